"""The ladder of targets: each area that sets targets for those below it, and what they set themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis.frames import need
from mubiao.charts.look import Look
from mubiao.charts.style import ACCENT, BAD, SERIES, Row, data, label_room

if TYPE_CHECKING:
    import altair as alt

_ROW = 24  # px; the largest circle of a row fits in it
MOST_PARENTS = 60
_LEVELS = ("province", "prefecture", "county")


def ladder_chart(stepped: pl.DataFrame, look: Look | None = None, *, year: int | None = None) -> alt.VConcatChart:
    """``analysis.steps`` of one indicator and year (the latest one where ``year`` is None): a row a parent, a circle for each figure.

    A circle is as large as the number of areas that aim at the figure; the mark is the target of the parent itself, the dashed line the
    nation's.
    """
    import altair as alt

    need(
        stepped,
        ("area", "area_code", "level", "year", "point", "parent", "parent_area", "parent_point", "indicator", "measure"),
        "chart of a ladder",
    )
    chosen = stepped.filter(pl.col("point").is_not_null())
    year = year if year is not None else _year(chosen)
    chosen = chosen.filter(pl.col("year") == year)
    look = (look or Look()).of(chosen)
    rows, parents, names = _rows(chosen, look)
    values = [row["point"] for row in rows] + [row["parent_point"] for row in parents if row["parent_point"] is not None]
    nation = chosen.filter(pl.col("level") == "nation")["point"].to_list()
    values += nation
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = max(0.3, (high - low) * 0.05)
    scale = alt.Scale(domain=[low - room, high + room], nice=False, zero=False)
    unit = chosen["unit"].drop_nulls().to_list()[:1]
    x = alt.X("point:Q", scale=scale, title=unit[0] if unit else None, axis=alt.Axis(tickCount=8))
    y = alt.Y("parent:N", sort=names, title=None, axis=alt.Axis(labelLimit=label_room(names), grid=True))
    levels = [level for level in _LEVELS if any(row["level_id"] == level for row in rows)]
    color = alt.Color(
        "level:N", scale=alt.Scale(domain=[look.word(f"level_{name}") for name in levels], range=list(SERIES)), title=None,
        legend=alt.Legend(orient="right", symbolType="circle") if len(levels) > 1 else None,
    )  # fmt: skip
    most = max((row["count"] for row in rows), default=1)
    size = alt.Size("count:Q", scale=alt.Scale(domain=[0, most], range=[0, 420]), title=look.word("ladder_areas"), legend=alt.Legend(
        orient="right", values=sorted({1, max(1, most // 2), most}), symbolStrokeWidth=0, symbolFillColor="#8a949b"))  # fmt: skip
    tips = [
        alt.Tooltip("parent:N", title=" "),
        alt.Tooltip("point:Q", title=look.word("target")),
        alt.Tooltip("areas:N", title=look.word("area")),
    ]
    marks = alt.Chart(data([row for row in parents if row["parent_point"] is not None]))
    layers = [
        *([alt.Chart(data([{"point": nation[0]}])).mark_rule(color=ACCENT, strokeDash=[5, 3]).encode(x=x)] if nation else []),
        alt.Chart(data(rows)).mark_circle(opacity=0.75).encode(x=x, y=y, color=color, size=size, tooltip=tips),
        marks.mark_tick(color=BAD, thickness=3, size=20).encode(x=alt.X("parent_point:Q", scale=scale), y=y),
    ]
    chart = alt.layer(*layers).properties(width=460, height=max(1, len(names)) * _ROW)
    first = chosen.row(0, named=True) if chosen.height else {"indicator": "", "measure": "growth"}
    title = look.word("ladder", indicator=look.indicator(first["indicator"], first["measure"]), year=year)
    return look.finished(chart, title, look.word("ladder_note"), width=500 + label_room(names))


def _year(stepped: pl.DataFrame) -> int:
    """The year with the most targets."""
    if stepped.is_empty():
        return 0
    counted = stepped.group_by("year").len().sort("len", "year", descending=True)
    return int(counted["year"].item(0))


def _rows(chosen: pl.DataFrame, look: Look) -> tuple[list[Row], list[Row], list[str]]:
    """Circles, parents, and the parents' names in the order of their codes."""
    below = chosen.filter(pl.col("parent").is_not_null()).with_columns(name=pl.col("parent_area"))
    known = sorted(set(below["parent"].to_list()))[:MOST_PARENTS]
    names = {code: _parent_name(below, code, look) for code in known}
    counted = (
        below.filter(pl.col("parent").is_in(known))
        .group_by("parent", "level", "point")
        .agg(pl.col("area").sort().alias("areas"), pl.len().alias("count"))
    )
    rows = [
        {
            "parent": names[row["parent"]], "level_id": row["level"], "level": look.word(f"level_{row['level']}"), "point": row["point"],
            "count": row["count"], "areas": ", ".join(look.area(area) for area in row["areas"][:12]) + ("…" if row["count"] > 12 else ""),
        }
        for row in counted.sort("parent", "level", "point").to_dicts()
    ]  # fmt: skip
    own = below.unique("parent").select("parent", "parent_point").to_dicts()
    parents = [{"parent": names[row["parent"]], "parent_point": row["parent_point"]} for row in own if row["parent"] in names]
    return rows, parents, [names[code] for code in known]


def _parent_name(below: pl.DataFrame, code: str, look: Look) -> str:
    from mubiao.places import gazetteer

    if code == "100000":
        return look.word("level_nation")
    area = below.filter(pl.col("parent") == code)["parent_area"].drop_nulls().to_list()
    if area and area[0] in (look.sources.english if look.sources else {}):
        return look.area(area[0])
    versions = gazetteer().versions(code)
    return code if not versions else versions[-1].name_en if look.language == "en" else versions[-1].short
