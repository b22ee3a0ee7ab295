"""What local targets add up to: each area as wide as its weight, at the height of its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.marks import goal_mark, reach_of
from mubiao.charts.style import ACCENT, BAD, INK, LABEL, Row, data, text_width

if TYPE_CHECKING:
    import altair as alt

_WIDTH = 640


def rollup_chart(
    sums: pl.DataFrame, inputs: pl.DataFrame, look: Look | None = None, *, indicator: str = "gdp", measure: str = "growth"
) -> alt.VConcatChart:
    """The two frames of ``analysis.rollup``, of the parent and year with the most targets: the areas from the highest target to the lowest.

    A step is as wide as the area's share of the weight; an arrow says that its target is open above; areas without a target are left out
    and lower the coverage that the caption names. The dashed line is the sum, the dotted one the target of the parent.
    """
    import altair as alt

    need(inputs, ("area", "parent", "year", "share", "low", "high", "point", "bound"), "chart of a roll-up")
    need(sums, ("parent", "year", "point", "coverage", "stated", "target_printed"), "chart of a roll-up")
    top = sums.sort("stated", "year", "parent", descending=[True, True, False]).head(1).to_dicts()
    one = top[0] if top else {"parent": None, "year": None, "point": None, "coverage": 0.0, "target_printed": None}
    part = inputs.filter((pl.col("parent") == one["parent"]) & (pl.col("year") == one["year"]))
    look = look or Look()
    rows = _steps(part, look)
    target = one.get("target_low") if one.get("target_low") is not None else one.get("target_high")
    low, high, reach = reach_of([end for row in rows for end in (row["from"], row["to"])] + [one["point"], target])
    for row in rows:
        row["floor"] = low
        row["tip"] = row["to"] + reach if row["open"] == "up" else row["from"] - reach if row["open"] == "down" else None
    scale = alt.Scale(domain=[low, high + reach], nice=False, zero=False)
    edge = max((row["right"] for row in rows), default=1.0)
    width = alt.Scale(domain=[0, edge], nice=False)
    x = alt.X("left:Q", scale=width, title=look.word("rollup_axis"), axis=alt.Axis(format=".0%", grid=False, tickCount=6))
    y = alt.Y("from:Q", scale=scale, title="%" if measure != "level" else None, axis=alt.Axis(tickCount=7))
    tips = [
        alt.Tooltip("area:N", title=look.word("area")), alt.Tooltip("printed:N", title=look.word("target")),
        alt.Tooltip("share:Q", format=".1%", title=look.word("weight")),
    ]  # fmt: skip
    steps = alt.Chart(data(rows))
    marked = [(one["point"], look.word("rollup_sum", point=f"{one['point']:.2f}") if one["point"] is not None else "", ACCENT, [6, 3])]
    if target is not None:
        marked.append((target, look.word("rollup_target", target=one["target_printed"]), BAD, [2, 2]))
    lines = [{"from": value, "text": text, "right": edge} for value, text, _, _ in marked if value is not None]
    layers = [
        steps.mark_rect(color=INK, opacity=0.14).encode(x=x, x2="right:Q", y=alt.Y("floor:Q", scale=scale), y2="to:Q"),
        steps.mark_rule(color=INK, strokeWidth=2.5).encode(x=x, x2="right:Q", y=y, tooltip=tips),
        steps.transform_filter("datum.from != datum.to").mark_rule(color=INK, strokeWidth=2.5).encode(x=x, x2="right:Q", y=alt.Y("to:Q", scale=scale), tooltip=tips),
        steps.transform_filter("datum.tip != null").mark_rule(color=INK, strokeWidth=1.2).encode(x="middle:Q", y=y, y2="tip:Q"),
        steps.transform_filter("datum.tip != null").mark_point(shape="triangle-up", filled=True, size=30, color=INK, opacity=1).encode(x="middle:Q", y=alt.Y("tip:Q", scale=scale)),
        steps.mark_text(angle=270, align="left", baseline="middle", fontSize=LABEL - 1, color="#27323a", dx=3).encode(x="middle:Q", y=alt.Y("floor:Q", scale=scale), text="name:N"),
    ]  # fmt: skip
    for line, (_, _, color, dash) in zip(lines, marked, strict=False):
        base = alt.Chart(data([line]))
        layers.append(base.mark_rule(color=color, strokeDash=dash, strokeWidth=1.6).encode(y=y))
        layers.append(base.mark_text(align="right", baseline="bottom", dy=-3, fontSize=LABEL, color=color).encode(x=alt.X("right:Q", scale=width), y=y, text="text:N"))  # fmt: skip
    chart = alt.layer(*layers).properties(width=_WIDTH, height=320)
    note = look.word(
        "rollup_note", point="–" if one["point"] is None else f"{one['point']:.2f}", coverage=f"{one['coverage']:.0%}"
    )  # fmt: skip
    title = look.word("rollup", indicator=look.indicator(indicator, measure), year=one["year"] or "")
    return look.finished(chart, title, note, width=_WIDTH + 40)


def _steps(part: pl.DataFrame, look: Look) -> list[Row]:
    rows: list[Row] = []
    at = 0.0
    stated = part.filter(pl.col("point").is_not_null()).sort("point", "share", "area", descending=[True, True, False])
    for row in stated.to_dicts():
        name = look.area(row["area"])
        room = _WIDTH * row["share"] / max(1e-9, float(stated["share"].sum()))
        rows.append(
            {
                **goal_mark(row["low"], row["high"], row["bound"]), "area": name, "left": at, "right": at + row["share"], "middle": at + row["share"] / 2,
                "share": row["share"], "printed": row.get("printed"), "name": name if room >= LABEL + 1 and text_width(name, LABEL) < 200 else "",
            }
        )  # fmt: skip
        at += row["share"]
    return rows
