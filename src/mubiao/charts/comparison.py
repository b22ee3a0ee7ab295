"""Who resembles whom, who speaks more of what, who complements whom: over themes or named industries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.heat import CELL, heat_map
from mubiao.charts.look import Look
from mubiao.charts.style import DIVERGING, INK, LINE, data, label_room

if TYPE_CHECKING:
    import altair as alt

MOST_AREAS, MOST_CATEGORIES, MOST_PAIRS = 60, 40, 30
_EDGE = 8.0  # location quotients beyond it have the colour of it


def distances_chart(
    pairs: pl.DataFrame, grouped: pl.DataFrame | None = None, look: Look | None = None, *, by: str = "theme", kind: str = "jensen_shannon"
) -> alt.VConcatChart:
    """``analysis.distances`` as a matrix, the darker the nearer; ``grouped`` (``analysis.groups``) puts those of a group side by side."""
    import altair as alt

    need(pairs, ("area", "other", "distance"), "chart of distances")
    look = look or Look()
    areas = sorted({*pairs["area"].to_list(), *pairs["other"].to_list()})
    if grouped is not None:
        place = {area: (group, area) for area, group in grouped.select("area", "group").iter_rows()}
        areas.sort(key=lambda area: place.get(area, (10**6, area)))
    total, areas = len(areas), areas[:MOST_AREAS]
    kept = set(areas)
    cells = [
        {"row": look.area(a), "column": look.area(b), "value": value, "apart": _signed(apart, by, look)}
        for one, other, value, apart in pairs.select("area", "other", "distance", "apart").iter_rows()
        if one in kept and other in kept
        for a, b in ((one, other), (other, one))
    ]
    names = [look.area(area) for area in areas]
    tips = [alt.Tooltip("value:Q", format=".2f", title=look.word("distance")), alt.Tooltip("apart:N", title=look.word(by))]
    scale = alt.Scale(scheme="blues", reverse=True, zero=False)
    chart = heat_map(cells, names, names, scale=scale, legend=look.word("distance"), form=".2f", tooltip=tips)
    note = look.word(
        "distances_note" if grouped is not None else "neighbours_note", measure=look.word(kind), by=look.word(f"by_{by}"),
        groups=grouped["group"].n_unique() if grouped is not None else 0,
    )  # fmt: skip
    some = look.word("only_some", shown=len(areas), all=total) if total > len(areas) else ""
    return look.finished(chart, look.word("distances"), note, some, look.word("attention_not_budget"), width=max(420, CELL * len(names)))


def neighbours_chart(near: pl.DataFrame, look: Look | None = None, *, by: str = "theme", kind: str = "jensen_shannon") -> alt.VConcatChart:
    """``analysis.neighbours``: each area with its neighbours, placed by how far away they are."""
    import altair as alt

    need(near, ("area", "rank", "neighbour", "distance"), "chart of neighbours")
    look = look or Look()
    order = near.filter(pl.col("rank") == 1).sort("distance", "area")["area"].to_list()
    shown = order[:MOST_AREAS]
    rows = [
        {"area": look.area(row["area"]), "neighbour": look.area(row["neighbour"]), "distance": row["distance"], "rank": row["rank"]}
        for row in near.filter(pl.col("area").is_in(shown) & (pl.col("rank") <= 3)).to_dicts()
    ]
    names = [look.area(area) for area in shown]
    y = alt.Y("area:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    room = max((label_room([row["neighbour"]]) for row in rows), default=60)
    x = alt.X("rank:O", title=None, axis=alt.Axis(orient="top", labelAngle=0, grid=False))
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_rect(stroke="white").encode(
            x=x, y=y,
            color=alt.Color("distance:Q", scale=alt.Scale(scheme="blues", reverse=True, zero=False), title=look.word("distance"),
                            legend=alt.Legend(format=".2f", gradientThickness=10, gradientLength=120)),
        ),
        base.mark_text(fontSize=11).encode(
            x=x, y=y, text="neighbour:N", color=alt.condition(f"datum.distance < {_middle(rows)}", alt.value("white"), alt.value("#1d2830"))
        ),
    ).properties(width=3 * (room + 14), height=max(1, len(names)) * LINE)  # fmt: skip
    note = look.word("neighbours_note", measure=look.word(kind), by=look.word(f"by_{by}"))
    some = look.word("only_some", shown=len(shown), all=len(order)) if len(order) > len(shown) else ""
    return look.finished(
        chart, look.word("neighbours"), note, some, look.word("attention_not_budget"), width=3 * room + label_room(names) + 80
    )


def quotients_chart(quotients: pl.DataFrame, look: Look | None = None, *, by: str = "theme") -> alt.VConcatChart:
    """``analysis.location_quotients`` as a heat map: red below the mean of the areas, blue above it; white where the area hardly speaks of it."""
    import altair as alt

    need(quotients, ("area", by, "share", "mean", "lq"), "chart of location quotients")
    look = look or Look()
    areas = look.sorted(quotients["area"].to_list())
    kept = areas[:MOST_AREAS]
    part = quotients.filter(pl.col("area").is_in(kept) & pl.col("lq").is_not_null())
    ranked = part.group_by(by).agg(pl.col("mean").first()).sort("mean", by, descending=[True, False]).head(MOST_CATEGORIES)
    categories = ranked[by].to_list()
    cells = [
        {
            "row": look.category(row[by], by), "column": look.area(row["area"]), "value": min(_EDGE, max(1 / _EDGE, row["lq"])), "lq": row["lq"],
            "share": row["share"],
        }
        for row in part.filter(pl.col(by).is_in(categories) & (pl.col("share") >= 0.02)).to_dicts()
    ]  # fmt: skip
    tips = [alt.Tooltip("lq:Q", format=".2f", title=look.word("lq")), alt.Tooltip("share:Q", format=".1%", title=look.word("share"))]
    scale = alt.Scale(type="log", scheme=DIVERGING, domain=[1 / _EDGE, _EDGE], domainMid=1)
    names = [look.area(area) for area in kept]
    chart = heat_map(
        cells, [look.category(name, by) for name in categories], names, scale=scale, legend=look.word("lq"), form=".2~g", tooltip=tips
    )
    some = look.word("only_some", shown=len(kept), all=len(areas)) if len(areas) > len(kept) else ""
    return look.finished(
        chart,
        look.word("quotients"),
        look.word("quotients_note"),
        some,
        look.word("attention_not_budget"),
        width=max(420, CELL * len(names)),
    )


def specialisation_chart(special: pl.DataFrame, look: Look | None = None, *, by: str = "theme") -> alt.VConcatChart:
    """``analysis.specialisation``: Krugman's index of each area against the mean of all, with what it speaks of more than others."""
    need(special, ("area", "krugman", "leads"), "chart of specialisation")
    look = look or Look()
    rows = [
        {"name": look.area(row["area"]), "value": row["krugman"], "said": look.categories(row["leads"], by)}
        for row in special.head(MOST_AREAS).to_dicts()
    ]
    some = look.word("only_some", shown=len(rows), all=special.height) if special.height > len(rows) else ""
    notes = (look.word("specialisation_note"), some, look.word("attention_not_budget"))
    return _bars(rows, look.word("krugman"), look, look.word("specialisation"), notes)


def groups_chart(
    grouped: pl.DataFrame, quotients: pl.DataFrame, look: Look | None = None, *, by: str = "theme", kind: str = "jensen_shannon"
) -> alt.VConcatChart:
    """``analysis.groups`` as a heat map of ``quotients`` (``location_quotients``) averaged over each group, of what sets the groups apart."""
    import altair as alt

    need(grouped, ("area", "group"), "chart of groups")
    look = look or Look()
    # The quotient of the group's mean share, not the mean of quotients: a single area's outlier does not speak for its group.
    means = (
        quotients.join(grouped.select("area", "group"), on="area")
        .group_by("group", by)
        .agg(pl.col("share").mean(), pl.col("mean").first())
        .with_columns(lq=pl.when(pl.col("mean") > 0).then(pl.col("share") / pl.col("mean")))
    )
    spoken = means.filter(pl.col("lq").is_not_null() & (pl.col("share") >= 0.02))
    leading = spoken.sort("group", "lq", descending=[False, True]).group_by("group", maintain_order=True).head(8)
    categories = leading[by].unique(maintain_order=True).to_list()
    members = {
        number: [look.area(area) for area in part["area"].to_list()] for (number,), part in grouped.group_by("group", maintain_order=True)
    }
    comma = "、" if look.language == "zh" else ", "
    names = {number: look.word("group", number=number, areas=_cut(held, comma)) for number, held in sorted(members.items())}
    cells = [
        {
            "row": look.category(row[by], by),
            "column": str(row["group"]),
            "value": min(_EDGE, max(1 / _EDGE, row["lq"])),
            "share": row["share"],
        }
        for row in means.filter(pl.col(by).is_in(categories) & pl.col("lq").is_not_null()).to_dicts()
    ]
    scale = alt.Scale(type="log", scheme=DIVERGING, domain=[1 / _EDGE, _EDGE], domainMid=1)
    rows = [look.category(name, by) for name in categories]
    chart = heat_map(
        cells, rows, [str(number) for number in sorted(members)], scale=scale, legend=look.word("lq"), form=".2~g", width=70 * len(members)
    )
    note = look.word("groups_note", measure=look.word(kind), by=look.word(f"by_{by}"))
    return look.finished(chart, look.word("groups"), "\n".join([note, *names.values(), ""]), look.word("attention_not_budget"), width=560)


def complementarity_chart(pairs: pl.DataFrame, look: Look | None = None, *, by: str = "theme") -> alt.VConcatChart:
    """``analysis.complementarity``: the pairs that complement each other most, with what the one leads in and the other seeks."""
    need(pairs, ("area", "other", "complementarity", "gives", "takes"), "chart of complementarity")
    look = look or Look()
    rows = []
    for row in pairs.head(MOST_PAIRS).to_dicts():
        first, second = look.area(row["area"]), look.area(row["other"])
        said = [f"{arrow} {look.categories(row[side], by)}" for arrow, side in (("→", "gives"), ("←", "takes")) if row[side]]
        rows.append({"name": f"{first} – {second}", "value": row["complementarity"], "said": "   ".join(said)})
    some = look.word("only_some", shown=len(rows), all=pairs.height) if pairs.height > len(rows) else ""
    notes = (look.word("complementarity_note", by=look.word(f"by_{by}")), some, look.word("attention_not_budget"))
    return _bars(rows, look.word("complementarity_axis"), look, look.word("complementarity"), notes)


def _bars(rows: Sequence[dict[str, object]], axis: str, look: Look, title: str, notes: Sequence[str]) -> alt.VConcatChart:
    """A bar for each row of ``name``, ``value`` and, beside it, what is ``said``."""
    import altair as alt

    names = [str(row["name"]) for row in rows]
    y = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=False))
    base = alt.Chart(data(rows))
    chart = alt.layer(
        base.mark_bar(color=INK, height=LINE - 7).encode(x=alt.X("value:Q", title=axis, axis=alt.Axis(tickCount=4)), y=y),
        base.mark_text(align="left", dx=6, fontSize=10, color="#4f5a62").encode(x="value:Q", y=y, text="said:N"),
    ).properties(width=240, height=max(1, len(rows)) * LINE)
    return look.finished(chart, title, *notes, width=560)


def _signed(apart: str, by: str, look: Look) -> str:
    return look.categories(apart or "", by)


def _middle(rows: Sequence[dict[str, object]]) -> float:
    """Where the text of a cell turns from white to black: halfway between the nearest and the farthest."""
    values = [float(row["distance"]) for row in rows]  # type: ignore[arg-type]
    return (min(values) + max(values)) / 2 if values else 0.0


def _cut(names: Sequence[str], comma: str) -> str:
    return comma.join(names[:24]) + ("…" if len(names) > 24 else "")
