"""The heat map that several charts are: rows by columns, names of the columns above, a colour for the value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mubiao.charts.style import LABEL, Row, data, label_room, text_width

if TYPE_CHECKING:
    import altair as alt

CELL, LINE = 20, 16  # px, the least width and the height of a cell
MOST_COLUMNS, MOST_ROWS = 70, 120  # more are not legible


def heat_map(
    cells: Sequence[Row],
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    scale: Any,
    legend: str,
    form: str,
    tooltip: Sequence[Any] = (),
    width: int | None = None,
) -> alt.Chart:
    """``cells`` with ``row``, ``column``, ``value`` (and ``url``, where a cell is a link) as a heat map.

    ``rows`` and ``columns`` are the names in their order, ``form`` the number format of the legend. A cell that is missing stays white.
    """
    import altair as alt

    wide = width or max(CELL, min(64, 420 // max(1, len(columns)))) * len(columns)
    longest = max((text_width(name, LABEL) for name in columns), default=0)
    angle = 0 if longest + 6 < wide / max(1, len(columns)) else -50
    link = {"href": alt.Href("url:N")} if any(cell.get("url") for cell in cells) else {}
    bar = max(60, min(200, len(rows) * LINE - 20))
    chart: alt.Chart = (
        alt.Chart(data(cells))
        .mark_rect(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X(
                "column:N",
                sort=list(columns),
                scale=alt.Scale(domain=list(columns)),
                title=None,
                axis=alt.Axis(
                    orient="top", labelAngle=angle, labelAlign="left" if angle else "center", labelLimit=220, labelOverlap=False, grid=False
                ),
            ),
            y=alt.Y(
                "row:N",
                sort=list(rows),
                scale=alt.Scale(domain=list(rows)),
                title=None,
                axis=alt.Axis(labelLimit=label_room(rows), labelOverlap=False, grid=False),
            ),
            color=alt.Color(
                "value:Q",
                scale=scale,
                title=legend,
                legend=alt.Legend(format=form, gradientLength=bar, gradientThickness=10, titleLimit=160),
            ),
            tooltip=[alt.Tooltip("row:N", title=" "), alt.Tooltip("column:N", title=" "), *tooltip],
            **link,
        )
        .properties(width=wide, height=max(1, len(rows)) * LINE)
    )
    return chart
