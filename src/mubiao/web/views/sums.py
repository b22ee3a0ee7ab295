"""What local targets add up to, and the themes of local tasks side by side."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from mubiao.analysis import attention, gdp_weights
from mubiao.analysis import rollup as added
from mubiao.errors import MubiaoError
from mubiao.themes import taxonomy
from mubiao.web import held
from mubiao.web.pages import View, add_page
from mubiao.web.site import Asked
from mubiao.web.studying import frames_for
from mubiao.web.views.areas import place_of

router = APIRouter()
Row = dict[str, Any]
Year = Annotated[int | None, Query(ge=1949, le=2100)]
_MOST = 40  # areas of the heat map


def rollup(ask: Asked, year: Year = None) -> View:
    """The GDP-weighted sum of the provinces' growth targets, with its bounds and every input."""
    chosen, codes = held.provinces(ask, year)
    sums: list[Row] = []
    inputs: list[Row] = []
    why = ""
    if codes:
        frames = frames_for(ask, codes, [chosen], news=False)
        try:
            made, each = added(frames.statements, gdp_weights(chosen - 1))
            sums = [row for row in made.to_dicts() if row["year"] == chosen and row["parent"] == "100000"]
            inputs = [{**row, "area_en": place_of(row["area_code"]).name_en} for row in each.to_dicts() if row["year"] == chosen]
        except MubiaoError as error:
            why = str(error)
    inputs.sort(key=lambda row: -row["weight"])
    columns: dict[str, type] = {
        "area": str,
        "area_code": str,
        "weight": float,
        "share": float,
        "low": float,
        "high": float,
        "point": float,
        "printed": str,
    }
    data = {"year": chosen, "sum": sums[0] if sums else None, "inputs": inputs}
    context = {"year": chosen, "sum": sums[0] if sums else None, "years": held.years(ask, "province"), "why": why}
    return View("rollup.html", ask.t["rollup"], data, inputs, columns, context)


def themes(ask: Asked, year: Year = None) -> View:
    """The share of each theme in the tasks of the provinces' reports, as a heat map; each cell opens the passage that says most of it."""
    chosen, codes = held.provinces(ask, year)
    frames = frames_for(ask, codes[:_MOST], [chosen], texts=[chosen], news=False)
    rows: list[Row] = []
    if not frames.passages.is_empty():
        most = (
            frames.themes.filter(frames.themes["section"] == "tasks")
            .sort("share", descending=True)
            .group_by("document", "theme", maintain_order=True)
            .first()
            .select("document", "document_id", "theme", "start", "end")
        )
        rows = attention(frames.themes, frames.passages).join(most, on=["document", "theme"], how="left").to_dicts()
    means: dict[str, float] = {}
    for row in rows:
        means[row["theme"]] = means.get(row["theme"], 0.0) + row["share"]
    order = sorted(means, key=lambda theme: -means[theme])
    known = taxonomy()
    table: dict[str, dict[str, Row]] = {}
    for row in rows:
        row["shade"] = min(5, 1 + int(row["share"] / 0.025)) if row["share"] > 0 else 0
        table.setdefault(row["area_code"], {})[row["theme"]] = row
    names = {theme: (known[theme].zh if ask.tongue == "zh" else known[theme].en) for theme in order}
    columns: dict[str, type] = {
        "area": str,
        "area_code": str,
        "theme": str,
        "share": float,
        "low": float,
        "high": float,
        "rank": int,
        "document": str,
    }
    context = {"year": chosen, "years": held.years(ask, "province"), "order": order, "names": names, "table": table}
    return View("themes.html", ask.t["themes"], {"year": chosen, "themes": rows}, rows, columns, context)


add_page(router, "/rollup", rollup)
add_page(router, "/themes", themes)
