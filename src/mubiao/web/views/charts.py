"""Charts: the specifications that the command line draws, as pictures (.svg) and for the browser's own drawing (.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response

from mubiao.charts import interval_chart
from mubiao.charts.drawing import cleaned
from mubiao.records import Level
from mubiao.web.pages import kept_response, statement_url
from mubiao.web.site import Ask, Asked
from mubiao.web.views.tracker import Indicator_, Kind, MeasureQuery, Within, Year, cells, choose

if TYPE_CHECKING:
    import altair as alt

router = APIRouter(include_in_schema=False)
Build = Callable[..., "alt.TopLevelMixin"]


def add_chart(name: str, build: Build) -> None:
    """Serve a chart as ``/charts/NAME.svg`` and its specification as ``/charts/NAME.json``; the parameters are those of ``build``."""
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
    rows, before = cells(ask, choose(ask, indicator, measure, year, level, kind, within))
    shown = [{**row, "url": statement_url(row) if row["id"] else None} for row in rows]
    return interval_chart(shown, before, language=ask.tongue)


@router.get("/static/vega.js")
def library(ask: Asked) -> Response:
    """Vega, Vega-Lite and Vega-Embed, out of the drawing library: no other host is asked for them."""
    return kept_response(ask, lambda: ask.site.painter.library().encode(), "text/javascript; charset=utf-8")


add_chart("intervals", intervals)
