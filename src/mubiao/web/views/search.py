"""Search: passages that have the words, with filters, each open in its document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query

from mubiao.errors import MubiaoError
from mubiao.store.search import SEARCH_COLUMNS
from mubiao.web import held
from mubiao.web.pages import View, add_page, document_url
from mubiao.web.site import Asked

router = APIRouter()
Row = dict[str, Any]
_SECTIONS = ("review", "outlook", "plan", "tasks", "self_governance", "appendix")


def search(
    ask: Asked,
    q: Annotated[str, Query(max_length=200, description="Words; a run of Chinese characters, or words in quotes, is a phrase")] = "",
    level: Annotated[Literal["nation", "province", "prefecture", "county", ""], Query()] = "",
    year: Annotated[int | Literal[""], Query()] = "",
    section: Annotated[Literal["review", "outlook", "plan", "tasks", "self_governance", "appendix", ""], Query()] = "",
    area: Annotated[str, Query(max_length=40, description="A place: name or division code")] = "",
) -> View:
    """Passages of reports and articles that have all the words asked for, the best first."""
    rows: list[Row] = []
    problem = ""
    if q.strip():
        try:
            rows = ask.store.search(
                q, level=level or None, years=[year] if year else [], section=[section] if section else [], area=area or None, limit=50
            )
        except MubiaoError as error:
            problem = str(getattr(error, "reason", error))
            if ask.patient:  # a twin has no form
                raise HTTPException(422, problem) from error
    for row in rows:
        row["url"] = f"{document_url(row['document_id'])}#c-{row['start']}"
        row["area_en"] = held.english(row["area_code"])
        row["pieces"] = _pieces(row["snippet"], row["marks"])
    asked = {"q": q, "level": level, "year": year, "section": section, "area": area}
    return View(
        "search.html",
        f"{q.strip()} · {ask.t['search']}" if q.strip() else ask.t["search"],
        {"asked": asked, "passages": [{name: value for name, value in row.items() if name != "pieces"} for row in rows]},
        rows,
        SEARCH_COLUMNS,
        {
            "asked": asked,
            "level_names": [("", ask.t["all"]), *((name, ask.t[name]) for name in held.levels(ask))],
            "year_names": [("", ask.t["all"]), *((y, y) for y in held.years(ask))],
            "section_names": [("", ask.t["all"]), *((name, ask.t[f"{name}_section"]) for name in _SECTIONS)],
        },
        problem=problem,
    )


def _pieces(snippet: str, marks: list[list[int]]) -> list[tuple[str, bool]]:
    """A snippet in pieces: text, and whether it is a word that was looked for."""
    made, at = [], 0
    for start, end in marks:
        made += [(snippet[at:start], False), (snippet[start:end], True)]
        at = end
    return [piece for piece in [*made, (snippet[at:], False)] if piece[0]]


add_page(router, "/search", search)
