"""What reports write about: a heat map of many, the shares of one with their intervals, the spread of very many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.heat import CELL, heat_map
from mubiao.charts.look import Look
from mubiao.charts.style import INK, LABEL, LINE, PALE, SEQUENTIAL, data, label_room

if TYPE_CHECKING:
    import altair as alt

MOST_AREAS = 60  # columns of a heat map


def attention_chart(attended: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """The chart that fits the reports of ``analysis.attention``: of one, of up to sixty, of more."""
    reports = attended["document"].n_unique()
    if reports == 1:
        return attention_of(attended, look)
    return attention_map(attended, look) if reports <= MOST_AREAS else attention_ranges(attended, look)


def attention_map(attended: pl.DataFrame, look: Look | None = None, *, most: int = 40) -> alt.VConcatChart:
    """Themes by areas: the share of each theme in each report's tasks. The ``most`` themes with the largest mean, largest first.

    ``attended``: rows of ``analysis.attention``, which may have ``url``.
    """
    import altair as alt

    need(attended, ("document", "area", "report_year", "theme", "share", "low", "high"), "chart of attention")
    look = (look or Look()).of(attended)
    names = _report_names(attended, look)
    ranked = attended.group_by("theme").agg(pl.col("share").mean()).sort("share", "theme", descending=[True, False]).head(most)
    themes = ranked["theme"].to_list()
    cells = [
        {
            "row": look.theme(row["theme"]), "column": names[row["document"]], "value": row["share"],
            "interval": f"{row['low']:.1%} – {row['high']:.1%}", "url": row.get("url"),
        }
        for row in attended.filter(pl.col("theme").is_in(themes)).to_dicts()
    ]  # fmt: skip
    order = [
        names[document] for document in attended.sort("area_code", "report_year", nulls_last=True)["document"].unique(maintain_order=True)
    ]
    tips = [alt.Tooltip("value:Q", format=".1%", title=look.word("share")), alt.Tooltip("interval:N", title=look.word("interval"))]
    chart = heat_map(
        cells,
        [look.theme(theme) for theme in themes],
        order,
        scale=alt.Scale(scheme=SEQUENTIAL, domainMin=0),
        legend="%",
        form=".0%",
        tooltip=tips,
    )
    count = attended["theme"].n_unique()
    some = look.word("only_some", shown=len(themes), all=count) if count > len(themes) else ""
    width = max(420, CELL * len(order))
    return look.finished(
        chart, look.word("attention_map"), look.word("attention_note"), some, look.word("attention_not_budget"), width=width
    )


def attention_of(attended: pl.DataFrame, look: Look | None = None, *, most: int = 25) -> alt.VConcatChart:
    """The themes of one report, the largest first: share, 95 % interval, the number of the heading where it leads."""
    import altair as alt

    need(attended, ("document", "area", "report_year", "theme", "share", "low", "high", "heading_rank"), "chart of attention")
    look = (look or Look()).of(attended)
    shown = attended.sort("share", "theme", descending=[True, False]).head(most).filter(pl.col("share") > 0)
    rows = [
        {
            "theme": look.theme(row["theme"]), "share": row["share"], "low": row["low"], "high": row["high"],
            "heading": "" if row["heading_rank"] is None else str(row["heading_rank"]), "url": row.get("url"),
        }
        for row in shown.to_dicts()
    ]  # fmt: skip
    names = [row["theme"] for row in rows]
    edge = max((row["high"] for row in rows), default=1.0)
    scale = alt.Scale(domain=[0, edge * 1.08], nice=False)
    y = alt.Y("theme:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    x = alt.X("share:Q", scale=scale, title=look.word("share"), axis=alt.Axis(format=".0%", tickCount=6))
    tips = [
        alt.Tooltip("theme:N", title=look.word("theme")), alt.Tooltip("share:Q", format=".1%", title=look.word("share")),
        alt.Tooltip("low:Q", format=".1%"), alt.Tooltip("high:Q", format=".1%"), alt.Tooltip("heading:N", title=look.word("heading_rank")),
    ]  # fmt: skip
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_rule(color=PALE, strokeWidth=5).encode(x=alt.X("low:Q", scale=scale), x2="high:Q", y=y, tooltip=tips),
        base.mark_point(filled=True, size=55, color=INK, opacity=1).encode(x=x, y=y, tooltip=tips),
        base.mark_text(align="left", dx=5, fontSize=LABEL - 1, color="#8a949b").encode(
            x=alt.X("high:Q", scale=scale), y=y, text="heading:N"
        ),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    first = attended.row(0, named=True)
    title = look.word("attention_of", area=look.area(first["area"]), year=first["report_year"] or "")
    return look.finished(chart, title, look.word("attention_of_note"), width=420 + label_room(names))


def attention_ranges(attended: pl.DataFrame, look: Look | None = None, *, most: int = 40) -> alt.VConcatChart:
    """The themes over very many reports: the mean share and the range from the tenth to the ninetieth of a hundred reports."""
    import altair as alt

    need(attended, ("document", "theme", "share"), "chart of attention")
    look = (look or Look()).of(attended)
    share = pl.col("share")
    rows = (
        attended.group_by("theme")
        .agg(share.mean().alias("mean"), share.quantile(0.1, "linear").alias("low"), share.quantile(0.9, "linear").alias("high"))
        .sort("mean", "theme", descending=[True, False])
        .head(most)
        .to_dicts()
    )
    rows = [{**row, "theme": look.theme(row["theme"])} for row in rows]
    names = [row["theme"] for row in rows]
    y = alt.Y("theme:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    axis = alt.Axis(format=".0%", tickCount=6)
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_rule(color=PALE, strokeWidth=5).encode(x=alt.X("low:Q", title=look.word("share"), axis=axis), x2="high:Q", y=y),
        base.mark_point(filled=True, size=55, color=INK, opacity=1).encode(x=alt.X("mean:Q", axis=axis), y=y),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    return look.finished(chart, look.word("attention_ranges"), look.word("attention_not_budget"), width=420 + label_room(names))


def _report_names(attended: pl.DataFrame, look: Look) -> dict[str, str]:
    """What each report's column is called: its area; with the year where there are several years; told apart where still alike."""
    reports = attended.select("document", "area", "report_year").unique(maintain_order=True)
    years = reports["report_year"].n_unique() > 1
    made: dict[str, str] = {}
    taken: set[str] = set()
    for document, area, year in reports.iter_rows():
        name = look.area(area) or document.rpartition("/")[2]
        name = f"{name} {year}" if years and year else name
        number, plain = 2, name
        while name in taken:
            name, number = f"{plain} ({number})", number + 1
        taken.add(name)
        made[document] = name
    return made
