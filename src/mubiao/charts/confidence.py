"""Who is confident: the index of each area with its parts, and its distribution over regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.confidence import COMPONENTS
from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.style import INK, LINE, SERIES, data, label_room

if TYPE_CHECKING:
    import altair as alt

MOST_AREAS = 80
_REGIONS = ("east", "centre", "west", "northeast")
_SHAPES = ("square", "triangle-up", "diamond", "cross")


def confidence_chart(
    scored: pl.DataFrame, look: Look | None = None, *, indicator: str = "gdp", measure: str = "growth"
) -> alt.VConcatChart:
    """``analysis.confidence`` of the year and level with the most areas: the index as a bar, its standardised parts as marks."""
    import altair as alt

    need(scored, ("area", "level", "year", "index", "printed", *(f"z_{name}" for name in COMPONENTS)), "chart of confidence")
    known = _commonest(scored)
    look = (look or Look()).of(known)
    part = known.sort("index", "area", descending=[True, False]).head(MOST_AREAS).to_dicts()
    rows = [{"area": look.area(row["area"]), "index": row["index"], "printed": row["printed"]} for row in part]
    marks = [
        {"area": look.area(row["area"]), "part": look.word(name), "value": row[f"z_{name}"], "raw": row[name]}
        for row in part
        for name in COMPONENTS
        if row[f"z_{name}"] is not None
    ]
    names = [row["area"] for row in rows]
    parts = [look.word(name) for name in COMPONENTS if any(mark["part"] == look.word(name) for mark in marks)]
    y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    x = alt.X("index:Q", title=look.word("index"), axis=alt.Axis(tickCount=8))
    color = alt.Color("part:N", scale=alt.Scale(domain=parts, range=list(SERIES[1:])), title=None, legend=alt.Legend(orient="right"))
    shape = alt.Shape("part:N", scale=alt.Scale(domain=parts, range=list(_SHAPES)), title=None, legend=alt.Legend(orient="right"))
    tips = ["area:N", alt.Tooltip("printed:N", title=look.word("value")), alt.Tooltip("index:Q", format=".2f", title=look.word("index"))]
    chart = alt.layer(
        alt.Chart(data(rows)).mark_bar(color=INK, opacity=0.18, height=LINE - 5).encode(x=x, y=y, tooltip=tips),
        alt.Chart(data(marks)).mark_point(filled=True, size=26, opacity=0.9).encode(
            x=alt.X("value:Q"), y=y, color=color, shape=shape, tooltip=["area:N", "part:N", alt.Tooltip("raw:Q", format="+.2f")]
        ),
        alt.Chart(data(rows)).mark_point(filled=True, size=64, color=INK, opacity=1).encode(x=alt.X("index:Q"), y=y, tooltip=tips),
    ).properties(width=420, height=max(1, len(rows)) * LINE)  # fmt: skip
    year = part[0]["year"] if part else ""
    title = look.word("confidence", indicator=look.indicator(indicator, measure), year=year)
    some = look.word("only_some", shown=len(rows), all=known.height) if known.height > len(rows) else ""
    return look.finished(chart, title, look.word("confidence_note"), some, width=440 + label_room(names))


def regions_chart(scored: pl.DataFrame, look: Look | None = None, *, indicator: str = "gdp", measure: str = "growth") -> alt.VConcatChart:
    """The index of the areas of each region, a circle each, with the mean of the region; the region with the highest mean first."""
    import altair as alt

    need(scored, ("area", "level", "year", "region", "index"), "chart of confidence by region")
    known = _commonest(scored).filter(pl.col("region").is_not_null())
    look = (look or Look()).of(known)
    means = known.group_by("region").agg(pl.col("index").mean()).sort("index", descending=True).to_dicts()
    names = [look.word(row["region"]) for row in means]
    rows = [
        {"region": look.word(row["region"]), "area": look.area(row["area"]), "index": row["index"], "printed": row["printed"]}
        for row in known.sort("index").to_dicts()
    ]
    mean = [{"region": look.word(row["region"]), "index": row["index"]} for row in means]
    y = alt.Y("region:N", sort=names, title=None, axis=alt.Axis(labelLimit=120, grid=True))
    x = alt.X("index:Q", title=look.word("index"), axis=alt.Axis(tickCount=8))
    chart = alt.layer(
        alt.Chart(data(rows)).mark_circle(size=110, color=INK, opacity=0.35).encode(x=x, y=y, tooltip=["area:N", "printed:N"]),
        alt.Chart(data(mean)).mark_tick(color="#c8741b", thickness=3, size=26).encode(x=x, y=y),
        alt.Chart(data(_ends(rows, names))).mark_text(fontSize=10, dy=-13, color="#5b6770").encode(x="index:Q", y=y, text="area:N"),
    ).properties(width=460, height=max(1, len(names)) * 46)
    year = known["year"].item(0) if known.height else ""
    title = look.word("confidence_regions", indicator=look.indicator(indicator, measure), year=year)
    return look.finished(chart, title, look.word("confidence_regions_note"), width=560)


def _ends(rows: list[dict[str, object]], names: list[str]) -> list[dict[str, object]]:
    """The least and the most confident area of each region, which are named."""
    found = []
    for name in names:
        inside = [row for row in rows if row["region"] == name]
        found += [inside[0], inside[-1]] if len(inside) > 1 else inside
    return found


def _commonest(scored: pl.DataFrame) -> pl.DataFrame:
    """The areas with an index, of the year and level that has most of them."""
    known = scored.filter(pl.col("index").is_not_null())
    if known.is_empty():
        return known
    group = known.group_by("year", "level").len().sort("len", "year", descending=True).head(1)
    return known.join(group.select("year", "level"), on=["year", "level"], how="semi")
