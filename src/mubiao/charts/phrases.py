"""New phrases: how often these reports print each, and how often the ones they are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.style import INK, LINE, PALE, data, label_room

if TYPE_CHECKING:
    import altair as alt


def new_phrases_chart(phrases: pl.DataFrame, look: Look | None = None, *, most: int = 40) -> alt.VConcatChart:
    """The first ``most`` rows of ``analysis.new_phrases`` as pairs of dots, in their order (the surest difference first)."""
    import altair as alt

    need(phrases, ("phrase", "z", "count", "reports", "per_10k", "baseline_per_10k", "thin"), "chart of new phrases")
    look = look or Look()
    rows = phrases.head(most).to_dicts()
    names = [row["phrase"] for row in rows]
    y = alt.Y("phrase:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    sides = {look.word("now"): INK, look.word("baseline"): PALE}
    points = [
        {**row, "side": side, "value": row[column]}
        for side, column in zip(sides, ("per_10k", "baseline_per_10k"), strict=True)
        for row in rows
    ]
    tips = [
        alt.Tooltip("phrase:N", title=look.word("phrase")), alt.Tooltip("z:Q", format=".1f"), alt.Tooltip("count:Q"),
        alt.Tooltip("reports:Q", title=look.word("reports")),
    ]  # fmt: skip
    x = alt.X("value:Q", title=look.word("per_10k"), axis=alt.Axis(tickCount=6))
    color = alt.Color(
        "side:N", scale=alt.Scale(domain=list(sides), range=list(sides.values())), title=None, legend=alt.Legend(orient="top")
    )
    chart = alt.layer(
        alt.Chart(data(rows)).mark_rule(color="#dfe4e8", strokeWidth=2).encode(x=alt.X("baseline_per_10k:Q"), x2="per_10k:Q", y=y),
        alt.Chart(data(points)).mark_point(filled=True, size=50, opacity=1).encode(x=x, y=y, color=color, tooltip=tips),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    thin = look.word("thin_baseline") if phrases.height and phrases["thin"].any() else ""
    return look.finished(chart, look.word("new_phrases"), look.word("new_phrases_note"), thin, width=420 + label_room(names))
