"""Reports beside guidance from above: one theme by theme, many as a heat map, the tasks of a conference, the overlap of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.heat import CELL, heat_map
from mubiao.charts.look import Look
from mubiao.charts.style import BAD, DIVERGING, GOOD, INK, LINE, PALE, SEQUENTIAL, STEADY, data, label_room
from mubiao.themes import taxonomy

if TYPE_CHECKING:
    import altair as alt

COLORS = {"taken up": INK, "touched": "#5b9bc7", "left out": BAD, "beyond": GOOD, "passing": STEADY}
MOST_AREAS, MOST_THEMES = 60, 30


def alignment_chart(aligned: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """``analysis.theme_alignment``: of one report a pair of marks for each theme, of several a heat map of the differences."""
    need(aligned, ("document", "area", "theme", "share", "guidance_share", "verdict", "difference"), "chart of alignment")
    return _one(aligned, look) if aligned["document"].n_unique() <= 1 else _many(aligned, look)


def _one(aligned: pl.DataFrame, look: Look | None) -> alt.VConcatChart:
    import altair as alt

    look = look or Look()
    largest = pl.max_horizontal("share", "guidance_share")
    part = (
        aligned.sort(largest, "theme", descending=[True, False]).head(MOST_THEMES).sort("guidance_share", "theme", descending=[True, False])
    )
    rows = [
        {"theme": look.theme(row["theme"]), "share": row["share"], "guidance": row["guidance_share"], "verdict": look.word(row["verdict"])}
        for row in part.to_dicts()
    ]
    names = [row["theme"] for row in rows]
    verdicts = [name for name in COLORS if any(row["verdict"] == look.word(name) for row in rows)]
    color = alt.Color(
        "verdict:N", scale=alt.Scale(domain=[look.word(name) for name in verdicts], range=[COLORS[name] for name in verdicts]), title=None,
        legend=alt.Legend(orient="right"),
    )  # fmt: skip
    y = alt.Y("theme:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    axis = alt.Axis(format=".0%", tickCount=6)
    tips = [
        alt.Tooltip("theme:N", title=look.word("theme")), alt.Tooltip("share:Q", format=".1%", title=look.word("share")),
        alt.Tooltip("guidance:Q", format=".1%", title=look.word("guidance")),
    ]  # fmt: skip
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_rule(color="#dfe4e8", strokeWidth=2).encode(x="share:Q", x2="guidance:Q", y=y),
        base.mark_point(size=70, color=PALE, strokeWidth=2.5, filled=False, opacity=1).encode(x=alt.X("guidance:Q", axis=axis), y=y),
        base.mark_point(filled=True, size=55, opacity=1).encode(
            x=alt.X("share:Q", title=look.word("share"), axis=axis), y=y, color=color, tooltip=tips
        ),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    area = aligned["area"].item(0) if aligned.height else ""
    return look.finished(chart, look.word("align_one", area=look.area(area)), look.word("align_note"), width=440 + label_room(names))


def _many(aligned: pl.DataFrame, look: Look | None) -> alt.VConcatChart:
    import altair as alt

    look = look or Look()
    documents = aligned["document"].unique(maintain_order=True).to_list()
    shown = aligned.filter(pl.col("document").is_in(documents[:MOST_AREAS]))
    ranked = (
        shown.group_by("theme")
        .agg(pl.col("guidance_share").first())
        .sort("guidance_share", "theme", descending=[True, False])
        .head(MOST_THEMES)
    )
    themes = ranked["theme"].to_list()
    cells = [
        {
            "row": look.theme(row["theme"]), "column": look.area(row["area"]), "value": row["difference"], "share": row["share"],
            "guidance": row["guidance_share"], "verdict": look.word(row["verdict"]),
        }
        for row in shown.filter(pl.col("theme").is_in(themes)).to_dicts()
    ]  # fmt: skip
    columns = [look.area(area) for area in look.sorted(shown["area"].to_list())]
    edge = max((abs(cell["value"]) for cell in cells), default=0.01)
    tips = [
        alt.Tooltip("share:Q", format=".1%", title=look.word("share")), alt.Tooltip("guidance:Q", format=".1%", title=look.word("guidance")),
        alt.Tooltip("verdict:N", title=look.word("verdict")),
    ]  # fmt: skip
    scale = alt.Scale(scheme=DIVERGING, domain=[-edge, edge], domainMid=0)
    chart = heat_map(
        cells, [look.theme(theme) for theme in themes], columns, scale=scale, legend=look.word("difference"), form="+.0%", tooltip=tips
    )
    some = look.word("only_some", shown=MOST_AREAS, all=len(documents)) if len(documents) > MOST_AREAS else ""
    return look.finished(chart, look.word("align_map"), look.word("align_map_note"), some, width=max(420, CELL * len(columns)))


def tasks_chart(tasks: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """The topics of a crosswalk by areas as a heat map: ``analysis.task_alignment`` or ``by_crosswalk``. What belongs to none comes last."""
    import altair as alt

    need(tasks, ("document", "area", "topic", "name", "share", "crosswalk"), "chart of tasks")
    look = (look or Look()).of(tasks)
    documents = tasks.sort("area_code", nulls_last=True)["document"].unique(maintain_order=True).to_list()
    shown = tasks.filter(pl.col("document").is_in(documents[:MOST_AREAS])).sort("area_code", nulls_last=True)
    crosswalk = tasks["crosswalk"].item(0) if tasks.height else ""
    named = {topic: _topic_name(topic, name, crosswalk, look) for topic, name in shown.select("topic", "name").unique().iter_rows()}
    topics = sorted(named, key=lambda topic: (topic == "0", int(topic) if topic.isdigit() else 0, named[topic]))
    cells = [
        {"row": named[row["topic"]], "column": look.area(row["area"]), "value": row["share"], "verdict": look.word(row.get("verdict") or "passing")}
        for row in shown.to_dicts()
    ]  # fmt: skip
    columns = list(dict.fromkeys(cell["column"] for cell in cells))
    tips = [alt.Tooltip("value:Q", format=".1%", title=look.word("share"))]
    if "verdict" in tasks.columns:
        tips.append(alt.Tooltip("verdict:N", title=look.word("verdict")))
    scale = alt.Scale(scheme=SEQUENTIAL, domainMin=0)
    chart = heat_map(cells, [named[topic] for topic in topics], columns, scale=scale, legend="%", form=".0%", tooltip=tips)
    some = look.word("only_some", shown=MOST_AREAS, all=len(documents)) if len(documents) > MOST_AREAS else ""
    conference = crosswalk.startswith("cewc")
    title = look.word("tasks" if conference else "attention_map")
    note = look.word("tasks_note" if conference else "attention_note")
    return look.finished(chart, title, note, some, width=max(420, CELL * len(columns)))


def _topic_name(topic: str, name: str, crosswalk: str, look: Look) -> str:
    if topic == "0":
        return look.word("none" if crosswalk.startswith("cewc") else "no_topic")
    if crosswalk == "group":
        groups = {group.id: group for group in taxonomy().groups}
        return groups[topic].zh if look.language == "zh" else groups[topic].en
    if look.language == "en" and crosswalk.startswith("cewc"):
        return f"{topic} {look.word(f'{crosswalk}_{topic}')}"
    return f"{topic} {name if len(name) <= 40 else name[:39] + '…'}"


def overlap_chart(overlaps: pl.DataFrame, look: Look | None = None) -> alt.VConcatChart:
    """``analysis.overlap``: the overlap of each report with its guidance, the largest first, with what is left out."""
    import altair as alt

    need(overlaps, ("area", "overlap", "left_out", "beyond"), "chart of the overlap")
    look = look or Look()
    rows = [
        {
            "area": look.area(row["area"]), "overlap": row["overlap"],
            "left": ("、" if look.language == "zh" else ", ").join(look.theme(name) for name in (row["left_out"] or "").split("、")[:3] if name),
        }
        for row in overlaps.head(MOST_AREAS).to_dicts()
    ]  # fmt: skip
    names = [row["area"] for row in rows]
    y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_bar(color=INK, height=LINE - 7).encode(
            x=alt.X("overlap:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(tickCount=6)), y=y
        ),
        base.mark_text(align="left", dx=6, fontSize=10, color="#6b757d").encode(x="overlap:Q", y=y, text="left:N"),
    ).properties(width=420, height=max(1, len(rows)) * LINE)
    return look.finished(chart, look.word("overlap"), look.word("overlap_note"), width=440 + label_room(names))
