"""This year's report against last year's: targets moved, themes risen and fallen, passages kept and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.style import ACCENT, BAD, GOOD, INK, LABEL, LINE, PALE, STEADY, Row, data, label_room

if TYPE_CHECKING:
    import altair as alt

# Neither up nor down is good in itself: of prices and emissions less is wanted.
COLORS = {
    "raised": INK, "unchanged": STEADY, "lowered": ACCENT, "added": "#3f8f6b", "dropped": "#8a6d3b", "reworded": "#8d4a86",
    "kept": "#b9c4cc", "new": INK, "gone": BAD,
}  # fmt: skip
MOST_AREAS, MOST_INDICATORS, MOST_THEMES = 80, 30, 24


def target_changes_chart(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """``analysis.target_changes``: of one indicator where each area moved, of several how many areas moved which way; the latest year."""
    need(changed, ("year", "area", "indicator", "measure", "change", "point_now", "point_before"), "chart of changes")
    part = changed.filter(pl.col("year") == pl.col("year").max())
    if part.select("indicator", "measure").n_unique() == 1:
        return moved_targets(part, look)
    if part["area_code"].n_unique() == 1:
        return changes_of(part, look)
    return counted_changes(part, look)


def moved_targets(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """The areas that print a number in both years, from last year's target (grey) to this year's; beside it softer or firmer wording."""
    import altair as alt

    look = (look or Look()).of(changed)
    both = changed.filter(pl.col("difference").is_not_null()).sort(
        "difference", "point_now", "area", descending=[True, True, False]
    )  # fmt: skip
    rows = [
        {
            "area": look.area(row["area"]), "before": row["point_before"], "now": row["point_now"], "change": look.word(row["change"]),
            "printed": row["printed_now"], "former": row["printed_before"], "mark": look.word(row["wording"]) if row["wording"] in ("softened", "hardened") else "",
            "right": max(row["point_before"], row["point_now"]), "url": row.get("url"),
        }
        for row in both.head(MOST_AREAS).to_dicts()
    ]  # fmt: skip
    names = [row["area"] for row in rows]
    shown = [name for name in ("raised", "unchanged", "lowered") if any(row["change"] == look.word(name) for row in rows)]
    scale = alt.Scale(zero=False, nice=False, padding=18)
    y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=True))
    unit = both["unit_now"].drop_nulls().to_list()[:1]
    x = alt.X("now:Q", scale=scale, title=unit[0] if unit else None, axis=alt.Axis(tickCount=7))
    color = alt.Color(
        "change:N", scale=alt.Scale(domain=[look.word(name) for name in shown], range=[COLORS[name] for name in shown]), title=None,
        legend=alt.Legend(orient="right"),
    )  # fmt: skip
    tips = [
        alt.Tooltip("area:N", title=look.word("area")), alt.Tooltip("printed:N", title=look.word("value")),
        alt.Tooltip("former:N", title=look.word("before")), alt.Tooltip("change:N", title=look.word("change")),
    ]  # fmt: skip
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_rule(strokeWidth=2.5, opacity=0.6).encode(x=alt.X("before:Q", scale=scale), x2="now:Q", y=y, color=color),
        base.mark_point(filled=True, size=42, color=PALE, opacity=1).encode(x=alt.X("before:Q", scale=scale), y=y),
        base.mark_point(filled=True, size=60, opacity=1).encode(x=x, y=y, color=color, tooltip=tips),
        base.mark_text(align="left", dx=9, fontSize=LABEL - 1, color="#6b757d").encode(x=alt.X("right:Q", scale=scale), y=y, text="mark:N"),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    first = changed.row(0, named=True) if changed.height else {"indicator": "", "measure": "growth", "year": ""}
    title = look.word("changes", indicator=look.indicator(first["indicator"], first["measure"]), year=first["year"])
    some = look.word("only_some", shown=len(rows), all=both.height) if both.height > len(rows) else ""
    return look.finished(chart, title, look.word("changes_note"), some, width=440 + label_room(names))


def changes_of(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """The targets of one area: what was set the year before and this year, coloured by which way they moved."""
    import altair as alt

    look = (look or Look()).of(changed)
    known = changed.filter(
        ~pl.col("indicator").str.starts_with("other:") & (pl.col("printed_now").is_not_null() | pl.col("printed_before").is_not_null())
    )
    kinds = ("raised", "unchanged", "lowered", "reworded", "added", "dropped")
    order = {kind: number for number, kind in enumerate(kinds)}
    rows: list[Row] = [
        {
            "indicator": look.indicator(row["indicator"], _measure(row), row["area_code"]), "change": look.word(row["change"]), "order": order[row["change"]],
            "before": _short(look.goal(row, "_before")), "now": _short(look.goal(row, "_now")),
        }
        for row in known.to_dicts()
    ]  # fmt: skip
    rows.sort(key=lambda row: (row["order"], row["indicator"]))
    rows = rows[: 2 * MOST_INDICATORS]
    names = [row["indicator"] for row in rows]
    shown = [name for name in kinds if any(row["change"] == look.word(name) for row in rows)]
    y = alt.Y("indicator:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    columns = [look.word("before"), "", look.word("this_year")]
    x = alt.X("column:N", sort=columns, scale=alt.Scale(domain=columns), title=None, axis=alt.Axis(orient="top", labelAngle=0, grid=False))
    texts = [{**row, "column": column, "text": row[side]} for row in rows for column, side in ((columns[0], "before"), (columns[2], "now"))]
    color = alt.Color(
        "change:N", scale=alt.Scale(domain=[look.word(name) for name in shown], range=[COLORS[name] for name in shown]), title=None,
        legend=alt.Legend(orient="right"),
    )  # fmt: skip
    arrows = [{**row, "column": columns[1], "text": {0: "↗", 1: "→", 2: "↘"}.get(row["order"], "•")} for row in rows]
    chart = alt.layer(
        alt.Chart(data(texts)).mark_text(fontSize=LABEL, color="#27323a").encode(x=x, y=y, text="text:N"),
        alt.Chart(data(arrows)).mark_text(fontSize=14, fontWeight=700).encode(x=x, y=y, text="text:N", color=color),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    first = changed.row(0, named=True) if changed.height else {"area": "", "year": ""}
    title = look.word("changes_of", area=look.area(first["area"]), year=first["year"])
    return look.finished(chart, title, width=440 + label_room(names))


def _measure(row: Row) -> str:
    """Of what is a number on neither side no measure is said."""
    numbers = any(row[f"{end}_{side}"] is not None for end in ("low", "high") for side in ("now", "before"))
    return str(row["measure"]) if numbers else ""


def _short(said: str) -> str:
    """A goal, short enough for a cell."""
    most = _CELL_ZH if any(char >= "\u3400" for char in said) else _CELL_EN
    return said if len(said) <= most else said[: most - 1] + "…"


_CELL_ZH, _CELL_EN = 16, 30  # characters


def counted_changes(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """How many areas raised, kept, lowered, added or dropped their target of each indicator; the indicators that most have first."""
    import altair as alt

    look = (look or Look()).of(changed)
    kinds = ("raised", "unchanged", "lowered", "reworded", "added", "dropped")
    # What the vocabulary does not name is an indicator of one report's own, and says nothing together.
    known = changed.filter(~pl.col("indicator").str.starts_with("other:"))
    counted = known.group_by("indicator", "measure", "change").len()
    totals = (
        counted.group_by("indicator", "measure")
        .agg(pl.col("len").sum())
        .sort("len", "indicator", "measure", descending=[True, False, False])
    )
    kept = [(indicator, measure) for indicator, measure, _ in totals.head(MOST_INDICATORS).iter_rows()]
    names = [look.indicator(*pair) for pair in kept]
    rows = [
        {"indicator": look.indicator(row["indicator"], row["measure"]), "change": look.word(row["change"]), "count": row["len"], "order": kinds.index(row["change"])}
        for row in counted.to_dicts()
        if (row["indicator"], row["measure"]) in kept
    ]  # fmt: skip
    shown = [name for name in kinds if any(row["change"] == look.word(name) for row in rows)]
    chart = (
        alt.Chart(data(rows))
        .mark_bar(height=LINE - 5)
        .encode(
            x=alt.X("count:Q", title=look.word("areas_count"), axis=_of_counts(rows, "indicator")),
            y=alt.Y("indicator:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False)),
            color=alt.Color(
                "change:N", scale=alt.Scale(domain=[look.word(name) for name in shown], range=[COLORS[name] for name in shown]), title=None,
                legend=alt.Legend(orient="right"),
            ),
            order=alt.Order("order:Q"),
            tooltip=["indicator:N", "change:N", "count:Q"],
        )
        .properties(width=420, height=max(1, len(names)) * LINE)
    )  # fmt: skip
    title = look.word("changes_counts", year=changed["year"].max() if changed.height else "")
    return look.finished(chart, title, look.word("changes_counts_note"), width=440 + label_room(names))


def theme_changes_chart(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """``analysis.theme_changes`` of the area with the latest pair of years: the themes that moved most, coloured where more than chance."""
    import altair as alt

    need(changed, ("area", "report_year", "theme", "difference", "z", "direction", "share", "share_before"), "chart of theme changes")
    look = (look or Look()).of(changed)
    last = changed.sort("report_year", "area_code", descending=[True, False]).head(1).to_dicts()
    first = last[0] if last else {"area": "", "report_year": ""}
    part = changed.filter((pl.col("area") == first["area"]) & (pl.col("report_year") == first["report_year"]))
    part = (
        part.sort(pl.col("z").abs(), "theme", descending=[True, False], nulls_last=True)
        .head(MOST_THEMES)
        .sort("difference", descending=True)
    )
    rows = [
        {
            "theme": look.theme(row["theme"]), "difference": row["difference"], "z": row["z"], "direction": look.word(row["direction"]),
            "share": row["share"], "share_before": row["share_before"],
        }
        for row in part.to_dicts()
    ]  # fmt: skip
    names = [row["theme"] for row in rows]
    there = set(part["direction"].to_list())
    colors = {look.word(name): color for name, color in (("risen", GOOD), ("steady", PALE), ("fallen", BAD)) if name in there}
    tips = ["theme:N", alt.Tooltip("share_before:Q", format=".1%", title=look.word("before")), alt.Tooltip("share:Q", format=".1%"), alt.Tooltip("z:Q", format=".1f")]  # fmt: skip
    chart = (
        alt.Chart(data(rows))
        .mark_bar(height=LINE - 6)
        .encode(
            x=alt.X("difference:Q", title=look.word("points_of_share"), axis=alt.Axis(format="+.1%", tickCount=7)),
            y=alt.Y("theme:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False)),
            color=alt.Color("direction:N", scale=alt.Scale(domain=list(colors), range=list(colors.values())), title=None, legend=alt.Legend(orient="right")),
            tooltip=tips,
        )
        .properties(width=420, height=max(1, len(rows)) * LINE)
    )  # fmt: skip
    title = look.word("changes_themes", area=look.area(first["area"]), year=first["report_year"])
    return look.finished(chart, title, look.word("changes_themes_note"), width=440 + label_room(names))


def passage_changes_chart(changed: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """Passages kept, reworded, new and gone, a bar for each area and year: ``analysis.passage_changes`` with ``area`` and ``report_year``."""
    import altair as alt

    need(changed, ("area", "report_year", "change"), "chart of passages")
    look = (look or Look()).of(changed)
    kinds = ("kept", "reworded", "new", "gone")
    counted = changed.group_by("area", "report_year", "change").len().sort("report_year", "area")
    reports = counted.select("area", "report_year").unique(maintain_order=True).head(MOST_AREAS).rows()
    names = [f"{look.area(area)} {year}" for area, year in reports]
    rows = [
        {"report": f"{look.area(row['area'])} {row['report_year']}", "change": look.word(row["change"]), "count": row["len"], "order": kinds.index(row["change"])}
        for row in counted.to_dicts()
        if (row["area"], row["report_year"]) in reports
    ]  # fmt: skip
    colors = {look.word(kind): {"reworded": ACCENT}.get(kind, COLORS[kind]) for kind in kinds}
    chart = (
        alt.Chart(data(rows))
        .mark_bar(height=LINE - 5)
        .encode(
            x=alt.X("count:Q", title=look.word("passages"), axis=_of_counts(rows, "report")),
            y=alt.Y("report:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False)),
            color=alt.Color("change:N", scale=alt.Scale(domain=list(colors), range=list(colors.values())), title=None, legend=alt.Legend(orient="right")),
            order=alt.Order("order:Q"),
            tooltip=["report:N", "change:N", "count:Q"],
        )
        .properties(width=420, height=max(1, len(names)) * LINE)
    )  # fmt: skip
    return look.finished(chart, look.word("changes_passages"), width=440 + label_room(names))


def _of_counts(rows: list[Row], bar: str) -> alt.Axis:
    """An axis of whole numbers: where a bar counts few, each of them once and nothing between."""
    import altair as alt

    lengths: dict[str, int] = {}
    for row in rows:
        lengths[row[bar]] = lengths.get(row[bar], 0) + row["count"]
    longest = max(lengths.values(), default=1)
    return alt.Axis(values=list(range(longest + 1)), format="d") if longest <= _FEW else alt.Axis(format="d")


_FEW = 10
