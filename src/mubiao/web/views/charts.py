"""Charts: the specifications that the command line draws, as pictures (.svg) and for the browser's own drawing (.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Query, Response

from mubiao.analysis import s_curve
from mubiao.charts import Look, attainment_years, interval_chart, rollup_chart, sources_of, spread_chart
from mubiao.charts.drawing import cleaned
from mubiao.records import Level
from mubiao.web import held
from mubiao.web.pages import kept_response, statement_url
from mubiao.web.site import Ask, Asked
from mubiao.web.studying import NOTHING, frames_for
from mubiao.web.views.areas import attained
from mubiao.web.views.sums import summed
from mubiao.web.views.terms import frame_of, phrases_in
from mubiao.web.views.terms import spread as spread_of
from mubiao.web.views.tracker import Indicator_, Kind, MeasureQuery, Within, Year, cells, choose, former

if TYPE_CHECKING:
    import altair as alt

router = APIRouter(include_in_schema=False)
Build = Callable[..., "alt.TopLevelMixin"]


CHARTS: dict[str, Build] = {}


def add_chart(name: str, build: Build) -> None:
    """Serve a chart as ``/charts/NAME.svg`` and its specification as ``/charts/NAME.json``; the parameters are those of ``build``."""
    CHARTS[f"/charts/{name}.svg"] = build
    for ending, write, media_type in ((".svg", picture, "image/svg+xml"), (".json", specification, "application/json")):
        router.add_api_route(
            f"/charts/{name}{ending}", _kept(build, write, media_type), methods=["GET"], response_class=Response, response_model=None
        )


def _kept(build: Build, write: Callable[[Ask, alt.TopLevelMixin], bytes], media_type: str) -> Callable[..., Response]:
    @wraps(build)
    def endpoint(*args: Any, **kwargs: Any) -> Response:
        ask: Ask = kwargs["ask"]
        return kept_response(ask, lambda: write(ask, build(*args, **kwargs)), media_type)

    return endpoint


def picture(ask: Ask, chart: alt.TopLevelMixin) -> bytes:
    """A chart as SVG, drawn beside the server."""
    return cleaned(ask.site.painter.svg(chart.to_dict(validate=False))).encode()


def picture_at(ask: Ask, address: str) -> bytes:
    """The picture that an address of this site shows, in the language of ``ask``."""
    path, _, query = address.partition("?")
    given: dict[str, Any] = {name: value for name, value in parse_qsl(query) if name != "lang"}
    if "year" in given:
        given["year"] = int(given["year"])
    return picture(ask, CHARTS[path](ask, **given))


def specification(ask: Ask, chart: alt.TopLevelMixin) -> bytes:
    """A chart as its Vega-Lite specification."""
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False).encode()


def intervals(
    ask: Asked,
    indicator: Indicator_ = None,
    measure: MeasureQuery = None,
    year: Year = None,
    level: Level | None = None,
    kind: Kind = "target",
    within: Within = None,
) -> alt.TopLevelMixin:
    """The ranked interval chart of the tracker."""
    chosen = choose(ask, indicator, measure, year, level, kind, within)
    rows = cells(ask, chosen)
    shown = [{**row, "url": statement_url(row) if row["id"] else None} for row in rows]
    return interval_chart(shown, former(ask, chosen, rows), language=ask.tongue)


def spread(ask: Asked, phrases: Annotated[str, Query(max_length=220)]) -> alt.TopLevelMixin:
    """How phrases spread over levels and years, with the curves that fit."""
    wanted = phrases_in(phrases)
    found = frame_of([(phrase, spread_of(ask, phrase)[0]) for phrase in wanted])
    if found.is_empty():
        raise HTTPException(404)
    return spread_chart(found, s_curve(found), Look(ask.tongue, title=""))


def rollup(ask: Asked, year: Year = None) -> alt.TopLevelMixin:
    """What the provinces' growth targets add up to."""
    chosen, codes = held.provinces(ask, year)
    sums, inputs, _ = summed(ask, chosen, codes)
    if sums.is_empty():
        raise HTTPException(404)
    return rollup_chart(
        sums, inputs, Look(ask.tongue, title="", sources=sources_of(frames_for(ask, codes, [chosen], news=False, where=NOTHING).documents))
    )


def reached(ask: Asked, area: Annotated[str, Query(pattern=r"^\d{6}$")], indicator: Indicator_ = None) -> alt.TopLevelMixin:
    """Targets of an area and what the next reports say was reached, through the years."""
    made = attained(ask, area, indicator or "gdp")
    if made.is_empty():
        raise HTTPException(404)
    return attainment_years(made, Look(ask.tongue, title=""))


@router.get("/static/vega.js")
def library(ask: Asked) -> Response:
    """Vega, Vega-Lite and Vega-Embed, out of the drawing library: no other host is asked for them."""
    return kept_response(ask, lambda: ask.site.painter.library().encode(), "text/javascript; charset=utf-8")


add_chart("intervals", intervals)
add_chart("spread", spread)
add_chart("rollup", rollup)
add_chart("attainment", reached)
