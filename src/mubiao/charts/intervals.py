"""The ranked interval chart: what each area has set itself, with its bound.

以上 is a dot with an arrow to the open side, 左右 a dot with a halo, a range a bar; the year before in grey behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mubiao.charts.style import FONT, INK, PALE, Row
from mubiao.charts.words import WORDS

if TYPE_CHECKING:
    import altair as alt

ROW_HEIGHT = 17  # px
_ARROW = 0.04  # length of an arrow as a share of the axis


def interval_chart(rows: Iterable[Row], before: Iterable[Row] = (), *, language: str = "en", width: int = 430) -> alt.LayerChart:
    """A chart of the ``stated`` rows of a panel of one indicator and year, the firmest and highest first; ``before``: of the year before.

    A row may hold ``url``: its mark then is a link.
    """
    import altair as alt

    words = WORDS[language]
    shown = [_mark(row, language) for row in rows if row["value"] is not None]
    shown.sort(key=lambda mark: (-mark["value"], mark["order"], mark["area"]))
    names = [mark["area"] for mark in shown]
    former = [_mark(row, language) for row in before if row["value"] is not None]
    former = [mark for mark in former if mark["area"] in set(names)]
    values = [end for mark in (*shown, *former) for end in (mark["from"], mark["to"])] or [0.0, 1.0]
    low, high = min(values), max(values)
    reach = (high - low or 1.0) * _ARROW
    for mark in (*shown, *former):
        mark["tip"] = mark["to"] + reach if mark["open"] == "up" else mark["from"] - reach if mark["open"] == "down" else None
    unit = shown[0]["unit"] if shown else ""
    scale = alt.Scale(domain=[low - 2 * reach, high + 2 * reach], nice=False, zero=False)
    axis_x = alt.X("from:Q", scale=scale, title=unit or None, axis=alt.Axis(orient="top", grid=True, tickCount=6))
    axis_y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=150, ticks=False, domain=False))
    tip = ["area:N", alt.Tooltip("printed:N", title=words["value"]), alt.Tooltip("former:N", title=words["before"])]
    earlier = {mark["area"]: mark["printed"] for mark in former}
    for mark in shown:
        mark["former"] = earlier.get(mark["area"], "")
    behind, front = alt.InlineData(values=former), alt.InlineData(values=shown)
    link = {"href": alt.Href("url:N")} if any(mark["url"] for mark in shown) else {}
    layers = [
        alt.Chart(behind).mark_point(shape="stroke", angle=90, size=120, color=PALE, strokeWidth=3).encode(x=axis_x, y=axis_y),
        alt.Chart(front).mark_rule(color=INK, strokeWidth=6, opacity=0.55).encode(x=axis_x, x2="to:Q", y=axis_y, tooltip=tip, **link),
        alt.Chart(front)
        .transform_filter("datum.bound == 'around'")
        .mark_point(filled=True, size=190, color=INK, opacity=0.22)
        .encode(x=axis_x, y=axis_y),
        alt.Chart(front).transform_filter("datum.tip != null").mark_rule(color=INK, strokeWidth=1.6).encode(x=axis_x, x2="tip:Q", y=axis_y),
        alt.Chart(front)
        .transform_filter("datum.tip != null")
        .mark_point(filled=True, size=36, color=INK, opacity=1)
        .encode(
            x=alt.X("tip:Q", scale=scale),
            y=axis_y,
            shape=alt.Shape("open:N", scale=alt.Scale(domain=["up", "down"], range=["triangle-right", "triangle-left"]), legend=None),
        ),
        alt.Chart(front)
        .transform_filter("datum.from == datum.to")
        .mark_point(filled=True, size=48, color=INK, opacity=1)
        .encode(x=axis_x, y=axis_y, tooltip=tip, **link),
    ]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(width=width, height=max(1, len(names)) * ROW_HEIGHT)
        .configure(font=FONT, background="white", aria=False)
        .configure_view(stroke=None)
        .configure_axis(gridColor="#e4e8eb", domain=False, labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
    )
    return chart


def _mark(row: Row, language: str) -> Row:
    low, high = row["low"], row["high"]
    first = low if low is not None else high
    last = high if high is not None else low
    open_side = "up" if high is None and low is not None else "down" if low is None and high is not None else None
    return {
        "area": (row["area_en"] or row["area"]) if language == "en" else row["area"],
        "value": row["value"],
        "from": first if first is not None else row["value"],
        "to": last if last is not None else row["value"],
        "open": open_side,
        "bound": row["bound"],
        "order": ("at_least", "point", "range", "around").index(row["bound"]) if row["bound"] in ("at_least", "point", "range") else 4,
        "printed": row["printed"] or f"{row['value']:g}",
        "unit": row["unit"],
        "url": row.get("url"),
    }
