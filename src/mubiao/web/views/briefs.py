"""The brief on a page: chosen areas and a year, written in the language of the page; every note opens its passages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response

from mubiao.brief import Draft, Part, Sentence, gather, render, write
from mubiao.brief.gather import OTHERS
from mubiao.brief.pledges import LEAST_SURE
from mubiao.web import held
from mubiao.web.naming import places_named
from mubiao.web.pages import View, add_page
from mubiao.web.site import Ask, Asked
from mubiao.web.studying import OF_INDICATOR, PROMISES, TARGETS, frames_for
from mubiao.web.tasks import shares_of
from mubiao.web.views.areas import place_of

router = APIRouter()
Row = dict[str, Any]
# What a brief tells of: the core targets (of an article, all), the promises of the year that are sure enough to be repeated, and what the
# growth rate was.
_CORE = f"s.indicator_number IN (SELECT id FROM indicators WHERE name IN ({', '.join('?' * len(OTHERS))}))"
_USED = (
    f"({TARGETS} AND ({_CORE} OR e.genre <> 'work_report')) OR {OF_INDICATOR} OR "
    f"({PROMISES} AND e.report_year = ? AND s.confidence >= ? AND s.low IS NOT NULL AND (s.action IS NOT NULL OR e.language = 'en'))"
)
MOST = 40  # areas of a brief on a page; more are for the command line
_TYPES = {"md": "text/markdown; charset=utf-8", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
AreasQuery = Annotated[str, Query(max_length=600, description="Names or division codes, parted by commas; none: all provinces")]
YearQuery = Annotated[int | None, Query(ge=1949, le=2100, description="a year; none: that of the most reports")]


def briefs(ask: Asked, areas: AreasQuery = "", year: YearQuery = None) -> View:
    """A brief on the targets of some areas in a year; every sentence with the passages it was made from."""
    columns: dict[str, type] = {"part": str, "sentence": str, "area": str, "document": str, "start": int, "end": int, "quote": str}
    context: Row = {"parts": [], "areas": areas, "year": year, "years": held.years(ask)}
    try:
        draft, chosen = _draft(ask, areas, year)
    except HTTPException as error:
        if ask.patient:  # a twin has no form
            raise
        return View("brief.html", ask.t["briefs"], {}, [], columns, context, problem=str(error.detail))
    urls = held.urls(ask)
    parts = [Part("", draft.lede), *draft.parts]
    said = [
        {
            "heading": part.heading,
            "listed": part.listed,
            "sentences": [{"text": each.text, "sources": _sources(each, urls)} for each in part.sentences],
        }
        for part in parts
    ]
    rows = [
        {"part": part.heading, "sentence": each.text, **source}
        for part in parts
        for each in part.sentences
        for source in _sources(each, urls)
    ]
    return View(
        "brief.html",
        draft.title,
        {"title": draft.title, "language": draft.language, "year": chosen, "parts": said},
        rows,
        columns,
        {**context, "parts": said, "year": chosen},
    )


def brief_file(ask: Asked, form: str, areas: AreasQuery = "", year: YearQuery = None) -> Response:
    """The brief as markdown or a Word document."""
    if form not in _TYPES:
        raise HTTPException(404)
    draft, chosen = _draft(ask, areas, year)
    made = render(draft, "md" if form == "md" else "docx")
    return Response(made, media_type=_TYPES[form], headers={"Content-Disposition": f"attachment; filename=brief-{chosen}.{form}"})


def _sources(sentence: Sentence, urls: dict[str, str]) -> list[Row]:
    """The passages of a sentence, each with the page it is read on."""
    return [
        {
            "area": source.area or source.document.rsplit("/", 1)[-1],
            "quote": source.quote,
            "document": source.document,
            "start": source.start,
            "end": source.end,
            "url": urls.get(source.document),
        }
        for source in dict.fromkeys(sentence.sources)
    ]


def _draft(ask: Ask, areas: str, year: int | None) -> tuple[Draft, int]:
    reports = held.reports(ask)
    named = bool(areas.strip())
    best = max(
        (row for row in reports if named or row["level"] == "province"), key=lambda row: (row["reports"], row["report_year"]), default=None
    )
    chosen = year or (best["report_year"] if best else 2025)
    places = places_named(areas, MOST, chosen) if named else [place_of(code) for code in held.areas_of(ask, "province", chosen)]
    if len(places) > MOST:
        raise HTTPException(422, f"at most {MOST} areas")
    if not places:
        raise HTTPException(422, ask.t["nothing_found"])
    frames = frames_for(
        ask,
        [place.code for place in places],
        [chosen - 1, chosen],
        where=_USED,
        values=[*OTHERS, "gdp", chosen, LEAST_SURE],
    )
    shares = shares_of(ask, [place.code for place in places], chosen)
    return write(gather(frames, places, chosen, shares=shares), ask.tongue), chosen


add_page(router, "/briefs", briefs)
# Behind the twins: the first address that fits is taken.
router.add_api_route("/briefs.{form}", brief_file, methods=["GET"], include_in_schema=False, response_model=None)
