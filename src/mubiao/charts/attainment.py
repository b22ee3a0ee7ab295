"""Targets and what was reached: an area through the years, or many areas in one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.marks import goal_layers, goal_mark, reach_of
from mubiao.charts.style import BAD, GOOD, LINE, STEADY, Row, data, label_room

if TYPE_CHECKING:
    import altair as alt

_COLUMNS = ("area", "year", "indicator", "measure", "low", "high", "bound", "printed", "result", "source", "margin", "verdict")
COLORS = {"exceeded": GOOD, "met": "#5b9bc7", "missed": BAD, "no-result": STEADY, "unsure": STEADY}
MOST_AREAS = 80
_TARGET = "#7d8a94"


def attainment_chart(attained: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """``analysis.attainment`` of one indicator: through the years where there is one area, else the areas of the latest year with results."""
    need(attained, _COLUMNS, "chart of attainment")
    one = _one_indicator(attained)
    if one["area"].n_unique() <= 1:
        return attainment_years(one, look)
    known = one.filter(pl.col("verdict") != "no-result")
    year = (known if known.height else one)["year"].max()
    return attainment_areas(one.filter(pl.col("year") == year), look)


def attainment_years(attained: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """Target and result of one area and indicator, year by year; the next report's results as dots, the official series as diamonds."""
    import altair as alt

    look = (look or Look()).of(attained)
    attained = _from_first_result(attained)
    rows = [_mark(row, look) for row in attained.sort("year").to_dicts()]
    low, high, reach = reach_of([end for row in rows for end in (row["from"], row["to"], row["result"])])
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    years = list(range(min((row["year"] for row in rows), default=0), max((row["year"] for row in rows), default=0) + 1))
    x = alt.X("year:O", title=None, scale=alt.Scale(domain=years), axis=alt.Axis(labelAngle=0 if len(years) <= 16 else -90, grid=False))
    unit = rows[0]["unit"] if rows else None
    width = max(260, 26 * len(years))
    chart = alt.layer(
        *goal_layers(_once(rows), "y", x, scale=scale, reach=reach, title=unit, color=_TARGET), *_results(rows, "y", x, scale, look)
    ).properties(width=width, height=300)
    first = attained.row(0, named=True) if attained.height else {"area": "", "indicator": "", "measure": "growth"}
    title = look.word(
        "attainment_years",
        area=look.area(first["area"]),
        indicator=look.indicator(first["indicator"], first["measure"], first.get("area_code")),
    )
    return look.finished(chart, title, look.word("attainment_note"), width=width + 90)


def attainment_areas(attained: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """Target and result of many areas for one indicator and year, the furthest above its target first."""
    import altair as alt

    look = (look or Look()).of(attained)
    known = attained.filter(pl.col("result").is_not_null())
    frame = known if known.height else attained
    order = frame.group_by("area").agg(pl.col("margin").max()).sort("margin", "area", descending=[True, False], nulls_last=True)
    areas = order["area"].head(MOST_AREAS).to_list()
    rows = [_mark(row, look) for row in frame.filter(pl.col("area").is_in(areas)).to_dicts()]
    names = [look.area(area) for area in areas]
    low, high, reach = reach_of([end for row in rows for end in (row["from"], row["to"], row["result"])])
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=True, labelPadding=6))
    unit = rows[0]["unit"] if rows else None
    chart = alt.layer(
        *goal_layers(_once(rows), "x", y, scale=scale, reach=reach, title=unit, color=_TARGET), *_results(rows, "x", y, scale, look)
    ).properties(width=420, height=max(1, len(names)) * LINE)
    first = attained.row(0, named=True) if attained.height else {"indicator": "", "measure": "growth", "year": ""}
    title = look.word("attainment_areas", indicator=look.indicator(first["indicator"], first["measure"]), year=first["year"])
    some = look.word("only_some", shown=len(areas), all=order.height) if order.height > len(areas) else ""
    return look.finished(chart, title, look.word("attainment_note"), some, width=420 + label_room(names))


def _one_indicator(attained: pl.DataFrame) -> pl.DataFrame:
    """The rows of the commonest indicator and measure, where there are several: their units do not share an axis."""
    if attained.is_empty():
        return attained
    counted = attained.group_by("indicator", "measure").len().sort("len", "indicator", "measure", descending=[True, False, False])
    return attained.join(counted.head(1).select("indicator", "measure"), on=["indicator", "measure"], how="semi")


def _from_first_result(attained: pl.DataFrame) -> pl.DataFrame:
    """Without the years before any result is known, which would only lengthen the axis; all where none is known."""
    known = attained.filter(pl.col("verdict") != "no-result")
    return attained.filter(pl.col("year") >= known["year"].min()) if known.height else attained


def _mark(row: Row, look: Look) -> Row:
    verdict = row["verdict"]
    return {
        **goal_mark(row["low"], row["high"], row["bound"]), "area": look.area(row["area"]), "year": row["year"], "unit": row["unit"],
        "result": row["result"], "verdict": look.word(verdict), "printed": row["printed"], "margin": row["margin"],
        "official": row["source"] not in ("report", None), "by": look.word("report" if row["source"] in ("report", None) else "official"), "url": row.get("url"),
    }  # fmt: skip


def _once(rows: list[Row]) -> list[Row]:
    """A target that has two results is drawn once."""
    return list({(row["area"], row["year"]): row for row in rows}.values())


def _results(rows: list[Row], value: str, other: Any, scale: Any, look: Look) -> list[Any]:
    import altair as alt

    reached = [row for row in rows if row["result"] is not None]
    verdicts = [name for name in COLORS if any(row["verdict"] == look.word(name) for row in reached)]
    color = alt.Color(
        "verdict:N",
        scale=alt.Scale(domain=[look.word(name) for name in verdicts], range=[COLORS[name] for name in verdicts]),
        title=None,
        legend=alt.Legend(orient="right"),
    )
    tips = [
        alt.Tooltip("area:N", title=look.word("area")), alt.Tooltip("year:O", title=look.word("year")),
        alt.Tooltip("printed:N", title=look.word("target")), alt.Tooltip("result:Q", title=look.word("result")),
        alt.Tooltip("by:N", title=look.word("source_kind")), alt.Tooltip("verdict:N", title=look.word("verdict")),
    ]  # fmt: skip
    along = alt.X("result:Q", scale=scale) if value == "x" else alt.Y("result:Q", scale=scale)
    encoding = {value: along, "y" if value == "x" else "x": other, "color": color, "tooltip": tips}
    return [
        alt.Chart(data([row for row in reached if row["official"] == official]))
        .mark_point(shape=shape, filled=True, size=64, opacity=1, stroke="white", strokeWidth=0.8)
        .encode(**encoding)
        for official, shape in ((False, "circle"), (True, "diamond"))
    ]
