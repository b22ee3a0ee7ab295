"""The ladder of targets: nation, province, city, county. Who asks for more than the level above (层层加码), and how firmly."""

from __future__ import annotations

from functools import cache

import polars as pl

from mubiao.analysis.frames import NATION, need, parent_code
from mubiao.analysis.goals import Convention, goals, point
from mubiao.places import gazetteer

# How hard a wording binds: 以上 hardest, then the bare figure, then 左右 and ranges. An ordering, used only to compare.
FIRMNESS = {"at_least": 1.0, "at_most": 1.0, "point": 0.75, "range": 0.25, "around": 0.25, "relative": 0.25, "qualitative": 0.0}
STRIVE_FACTOR = 0.5


def firmness() -> pl.Expr:
    """0 (qualitative) to 1 (at least), by ``bound``; half of it where ``stance`` is strive."""
    bound = pl.col("bound").replace_strict(FIRMNESS, default=None, return_dtype=pl.Float64)
    return pl.when(pl.col("stance") == "strive").then(bound * STRIVE_FACTOR).otherwise(bound)


def steps(statements: pl.DataFrame, *, indicator: str = "gdp", measure: str = "growth", convention: Convention = "stated") -> pl.DataFrame:
    """Each area's target beside that of the area above it in the same year: ``gap`` = target − target of the parent (points).

    A row for each area with a number: its ``goals`` columns, ``point``, ``firmness``, ``parent``, ``parent_area``, ``parent_point``,
    ``parent_printed``, ``gap`` (null where the parent's report is not there or states no number), and ``nation_gap`` = target − the
    nation's target of the year.
    """
    cells = goals(statements, indicator=indicator, measure=measure)
    cells = cells.with_columns(point=point(convention), firmness=firmness(), parent=parent_code())
    above = cells.select(
        pl.col("area_code").alias("parent"),
        "year",
        pl.col("area").alias("parent_area"),
        pl.col("point").alias("parent_point"),
        pl.col("printed").alias("parent_printed"),
        pl.col("document").alias("parent_document"),
    )
    nation = cells.filter(pl.col("area_code") == NATION).select("year", pl.col("point").alias("nation_point"))
    joined = cells.join(above, on=["parent", "year"], how="left").join(nation, on="year", how="left")
    return joined.with_columns(
        gap=(pl.col("point") - pl.col("parent_point")).round(6), nation_gap=(pl.col("point") - pl.col("nation_point")).round(6)
    ).sort("year", "area_code")


def ladder(stepped: pl.DataFrame, divisions: pl.DataFrame | None = None, weights: pl.DataFrame | None = None) -> pl.DataFrame:
    """The steps of a level below a parent, summed up.

    Weighted amplification A = Σ w_i (t_i − T) / Σ w_i over the children *i* of a parent with target *T* (Li, Liu, Weng and Zhou 2019,
    "Target setting in tournaments", Economic Journal 129: 2888–2915, who show that targets grow level by level); equal weights where
    ``weights`` (``area_code``, ``weight``) does not list all of them. ``divisions`` (``area_code``) are all areas there are, for the
    coverage. A row for each parent, year and level: ``areas``, ``stated``, ``coverage``, ``above``, ``equal``, ``below`` (counts, null where the parent has no target),
    ``amplification``, ``weighting``, ``over_nation`` (mean ``nation_gap``), ``firmness`` (mean), ``parent_firmness``, and the share of each wording: ``at_least``,
    ``around``, ``point_``, ``range``, ``strive``.
    """
    need(stepped, ("parent", "year", "level", "gap", "nation_gap", "bound", "stance", "firmness", "area_code"), "ladder")
    below = stepped.filter(pl.col("parent").is_not_null())
    frame = below if weights is None else below.join(weights.select("area_code", "weight"), on="area_code", how="left")
    if weights is None:
        frame = frame.with_columns(weight=pl.lit(None, dtype=pl.Float64))
    has = pl.col("gap").is_not_null()
    whole = pl.col("weight").filter(has).is_not_null().all() & has.any()
    equal = pl.col("gap").mean()
    sides = {"above": pl.col("gap") > 0, "equal": pl.col("gap") == 0, "below": pl.col("gap") < 0}
    weighted = (pl.col("gap") * pl.col("weight")).filter(has).sum() / pl.col("weight").filter(has).sum()
    summed = frame.group_by("parent", "year", "level").agg(
        pl.col("parent_area").first().fill_null(pl.col("parent").first().replace_strict(_names(), default=None, return_dtype=pl.String)),
        pl.col("parent_point").first(),
        pl.col("point").is_not_null().sum().alias("stated"),
        *(pl.when(has.any()).then(side.sum()).alias(name) for name, side in sides.items()),  # of no target above there is no side
        pl.when(whole).then(weighted).otherwise(equal).alias("amplification"),
        pl.when(whole).then(pl.lit("weight")).otherwise(pl.lit("equal")).alias("weighting"),
        pl.col("nation_gap").mean().alias("over_nation"),
        pl.col("firmness").mean(),
        *((pl.col("bound") == bound).mean().alias(name) for bound, name in _WORDINGS),
        (pl.col("stance") == "strive").mean().alias("strive"),
    )
    own = stepped.select(pl.col("area_code").alias("parent"), "year", pl.col("firmness").alias("parent_firmness"))
    summed = summed.join(own, on=["parent", "year"], how="left")
    if divisions is None:
        summed = summed.with_columns(areas=pl.lit(None, dtype=pl.UInt32))
    else:
        counts = divisions.select("area_code").unique().with_columns(parent=parent_code()).group_by("parent").agg(pl.len().alias("areas"))
        summed = summed.join(counts, on="parent", how="left")
    return summed.with_columns(coverage=pl.col("stated") / pl.col("areas")).sort("year", "level", "parent")


@cache
def _names() -> dict[str, str]:
    """What the areas are called that others lie in, for those whose report is not there."""
    return {place.code: place.name for place in gazetteer() if place.until is None and place.code.endswith("00")}


_WORDINGS = (("at_least", "at_least"), ("around", "around"), ("point", "point_"), ("range", "range"))
