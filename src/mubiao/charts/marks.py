"""Targets as marks: a bar from one end to the other, an arrow where an end is open, a halo for 左右."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mubiao.charts.style import INK, Row, data

_ARROW = 0.035  # length of an arrow as a share of the axis


def goal_mark(low: float | None, high: float | None, bound: str | None) -> Row:
    """``from``, ``to``, ``open`` (up, down or None) and ``around`` of a target. Nothing for a target without a number."""
    if low is None and high is None:
        return {"from": None, "to": None, "open": None, "around": False}
    first, last = (low if low is not None else high), (high if high is not None else low)
    open_side = "up" if high is None else "down" if low is None else None
    return {"from": first, "to": last, "open": open_side, "around": bound == "around"}


def reach_of(values: Iterable[float | None]) -> tuple[float, float, float]:
    """The least and the greatest of some values with room around them, and how long an arrow is."""
    known = [value for value in values if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    span = (high - low) or max(1.0, abs(high) * 0.2)
    return low - 1.8 * _ARROW * span, high + 1.8 * _ARROW * span, _ARROW * span


def goal_layers(rows: Sequence[Row], value: str, other: Any, *, scale: Any, reach: float, title: str | None, color: str = INK) -> list[Any]:
    """The layers that draw targets along the axis ``value`` (x or y); ``other`` is the encoding of the other axis.

    ``rows`` have what ``goal_mark`` gives.
    """
    import altair as alt

    along, second, channel = (alt.X, "x2", "x") if value == "x" else (alt.Y, "y2", "y")
    across = "y" if value == "x" else "x"
    drawn = [{**row, "tip": _tip(row, reach)} for row in rows if row["from"] is not None]
    base = alt.Chart(data(drawn))
    at = along("from:Q", scale=scale, title=title)
    shapes = ("triangle-right", "triangle-left") if value == "x" else ("triangle-up", "triangle-down")

    def encoded(mark: Any, **more: Any) -> Any:
        return mark.encode(**{channel: at, across: other, **more})

    return [
        encoded(base.mark_rule(color=color, strokeWidth=6, opacity=0.5), **{second: alt.Y2("to:Q") if value == "y" else alt.X2("to:Q")}),
        encoded(base.transform_filter("datum.around").mark_point(filled=True, size=170, color=color, opacity=0.22)),
        encoded(
            base.transform_filter("datum.tip != null").mark_rule(color=color, strokeWidth=1.6),
            **{second: alt.Y2("tip:Q") if value == "y" else alt.X2("tip:Q")},
        ),
        *(
            # A shape each, not a scale of shapes: scales of layers are shared with whatever else the chart shows by shape.
            base.transform_filter(f"datum.open == '{side}'")
            .mark_point(shape=shape, filled=True, size=34, color=color, opacity=1)
            .encode(**{channel: along("tip:Q", scale=scale, title=title), across: other})
            for side, shape in zip(("up", "down"), shapes, strict=True)
        ),
        encoded(base.transform_filter("datum.from == datum.to").mark_point(filled=True, size=46, color=color, opacity=1)),
    ]


def _tip(row: Row, reach: float) -> float | None:
    if row["open"] == "up":
        return float(row["to"]) + reach
    return float(row["from"]) - reach if row["open"] == "down" else None
