"""How phrases spread: a panel for each level of government, a line for each phrase, the S-curve where one was fitted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.style import SERIES, Row, data

if TYPE_CHECKING:
    import altair as alt

_LEVELS = ("nation", "province", "prefecture", "county")


def spread_chart(spreads: pl.DataFrame, curves: pl.DataFrame | None = None, look: Look | None = None) -> alt.VConcatChart:
    """The spread of phrases by level and year, ``analysis.spread``; with ``curves`` (``analysis.s_curve``) the fitted ones, and in the
    caption why there is none of the others.

    A level with several reports in a year shows the share of them that print a phrase; one with single reports (the nation) how often
    they print it, since a share of one is only yes or no; where a curve is fitted these are its points.
    """
    import altair as alt

    need(spreads, ("phrase", "level", "report_year", "reports", "using", "share", "per_10k", "thin"), "chart of a phrase's spread")
    look = look or Look()
    phrases = spreads["phrase"].unique(maintain_order=True).to_list()
    levels = [level for level in _LEVELS if level in spreads["level"].to_list()]
    color = alt.Color(
        "phrase:N",
        scale=alt.Scale(domain=phrases, range=list(SERIES)),
        sort=phrases,
        title=None,
        legend=alt.Legend(orient="top", columns=4),
    )
    panels = [_panel(spreads.filter(pl.col("level") == level), level, curves, color, look) for level in levels]
    chart: Any = alt.concat(*panels, columns=2 if len(panels) > 1 else 1, spacing=34).resolve_scale(color="shared")
    notes = [look.word("spread_note"), *(_curve_notes(curves, look) if curves is not None else ())]
    years = spreads["report_year"].drop_nulls()
    if look.sources is None and len(years):
        notes.append(_coverage(spreads, look))
    return look.finished(chart, look.word("spread"), *notes, width=760 if len(panels) > 1 else 480)


def _panel(part: pl.DataFrame, level: str, curves: pl.DataFrame | None, color: Any, look: Look) -> alt.LayerChart:
    import altair as alt

    years = sorted(set(part["report_year"].to_list()))
    fitted = _curve_rows(curves, level, years) if curves is not None else []
    single = bool((part["reports"] == 1).all())
    # One report a year prints a phrase or does not: with a curve through it these are the points, else how often it does.
    column, key = (
        ("share", "spread_panel_single" if single else "spread_panel_share") if fitted or not single else ("per_10k", "spread_panel_rate")
    )
    order = {phrase: number for number, phrase in enumerate(part["phrase"].unique(maintain_order=True).to_list())}
    rows = [
        {
            **row, "fill": "thin" if row["thin"] and not single else "full",
            # Points of several phrases would cover one another.
            "value": row[column] + (0.025 * order[row["phrase"]] * (-1 if row[column] else 1) if fitted and single else 0.0),
        }
        for row in part.select("phrase", "report_year", "reports", "using", "share", "mentions", "per_10k", "thin").to_dicts()
    ]  # fmt: skip
    x = alt.X(
        "report_year:Q", title=None, scale=alt.Scale(domain=[years[0] - 0.5, years[-1] + 0.5], nice=False),
        axis=alt.Axis(format="d", tickCount=min(8, max(1, years[-1] - years[0])), grid=False, values=years if len(years) <= 6 else alt.Undefined),
    )  # fmt: skip
    y = alt.Y(
        "value:Q", title=None, axis=alt.Axis(format=".0%" if column == "share" else "", tickCount=5),
        scale=alt.Scale(domain=[0, 1]) if column == "share" else alt.Scale(domainMin=0),
    )  # fmt: skip
    tips = [
        alt.Tooltip("phrase:N", title=look.word("phrase")), alt.Tooltip("report_year:Q", title=look.word("year")),
        alt.Tooltip("using:Q", title=look.word("using")), alt.Tooltip("reports:Q", title=look.word("reports")),
        alt.Tooltip("per_10k:Q", format=".2f", title=look.word("per_10k")),
    ]  # fmt: skip
    base = alt.Chart(data(rows))
    lines = [base.mark_line(strokeWidth=1.4, opacity=0.75).encode(x=x, y=y, color=color, detail="phrase:N")]
    points = [
        base.transform_filter(f"datum.fill == '{kind}'")
        .mark_point(opacity=1, filled=filled)
        .encode(
            x=x, y=y, color=color, tooltip=tips, size=alt.condition("datum.using > 0 || datum.fill == 'thin'", alt.value(34), alt.value(8))
        )
        for kind, filled in (("full", True), ("thin", False))
    ]
    curved = [alt.Chart(data(fitted)).mark_line(strokeDash=[5, 3], strokeWidth=2).encode(x=x, y=y, color=color, detail="phrase:N")]
    chart: Any = alt.layer(*(lines if not (fitted and single) else []), *points, *(curved if fitted else []))
    title = alt.TitleParams(look.word(key, level=look.word(f"level_{level}")), anchor="start", fontSize=12, fontWeight="normal")
    made: alt.LayerChart = chart.properties(width=380 if len(years) > 3 else 220, height=210, title=title)
    return made


def _curve_rows(curves: pl.DataFrame, level: str, years: list[int]) -> list[Row]:
    """Points along each fitted curve of the level, over the years that were read."""
    rows = []
    for curve in curves.filter((pl.col("level") == level) & pl.col("fitted")).to_dicts():
        steps = max(2, min(200, (years[-1] - years[0]) * 4))
        for i in range(steps + 1):
            year = years[0] + (years[-1] - years[0]) * i / steps
            share = 1 / (1 + math.exp(-max(-60.0, min(60.0, (year - curve["midpoint"]) / curve["scale"]))))
            rows.append({"phrase": curve["phrase"], "report_year": year, "value": share})
    return rows


def _curve_notes(curves: pl.DataFrame, look: Look) -> list[str]:
    """Where each fitted curve runs, and that the points of the others allow none; the table of ``analysis.s_curve`` says why."""
    fitted = [
        look.word(
            "curve_note", phrase=row["phrase"], level=look.word(f"level_{row['level']}"), midpoint=row["midpoint"], error=row["midpoint_error"],
            years=row["years_10_90"],
        )
        for row in curves.filter("fitted").to_dicts()
    ]  # fmt: skip
    missing = look.word("no_curve_note") if not curves["fitted"].all() else ""
    return [*fitted, missing]


def _coverage(spreads: pl.DataFrame, look: Look) -> str:
    """How many reports of each level were read, in which years."""
    each = spreads.unique(["level", "report_year"]).group_by("level").agg(
        pl.col("reports").sum(), pl.col("report_year").min().alias("first"), pl.col("report_year").max().alias("last")
    )  # fmt: skip
    counted = {row["level"]: row for row in each.to_dicts()}
    parts = [
        f"{look.word(f'level_{level}')} {counted[level]['first']}–{counted[level]['last']}: {counted[level]['reports']}"
        for level in _LEVELS
        if level in counted
    ]
    return look.word("read", parts="; ".join(parts) if look.language == "en" else "；".join(parts))
