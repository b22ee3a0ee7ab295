"""Charts as pictures: the specifications that the command line draws."""

from __future__ import annotations

from fastapi import APIRouter, Response

from mubiao.charts import interval_chart, svg_of
from mubiao.records import Level
from mubiao.web.pages import statement_url
from mubiao.web.site import Asked
from mubiao.web.views.tracker import Indicator_, Kind, MeasureQuery, Within, Year, cells, choose

router = APIRouter(prefix="/charts", include_in_schema=False)


@router.get("/intervals.svg")
def intervals(
    ask: Asked,
    indicator: Indicator_ = None,
    measure: MeasureQuery = None,
    year: Year = None,
    level: Level | None = None,
    kind: Kind = "target",
    within: Within = None,
) -> Response:
    """The ranked interval chart of the tracker."""
    key = (ask.site.state(), "intervals", ask.tongue, indicator, measure, year, level, kind, within)
    held = ask.site.kept(key)
    if held is None:
        rows, before = cells(ask, choose(ask, indicator, measure, year, level, kind, within))
        for row in rows:
            row["url"] = statement_url(row) if row["id"] else None
        held = svg_of(interval_chart(rows, before, language=ask.tongue)).encode(), "image/svg+xml"
        ask.site.keep(key, *held)
    return Response(held[0], media_type=held[1])
