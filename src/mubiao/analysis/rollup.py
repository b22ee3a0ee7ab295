"""What local targets add up to: the GDP-weighted sum with its bounds, beside the target of the area above."""

from __future__ import annotations

import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need, parent_code
from mubiao.analysis.goals import Convention, goals, point


def rollup(
    statements: pl.DataFrame,
    weights: pl.DataFrame,
    *,
    indicator: str = "gdp",
    measure: str = "growth",
    convention: Convention = "stated",
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The weighted sum of the targets of the areas of a level, and the inputs it was made from.

    For areas *i* with weight *w_i* (GDP) and target interval [l_i, h_i]: low = Σ w_i l_i / Σ w_i, high = Σ w_i h_i / Σ w_i over the
    areas that state a target; an end is open (null) where any of them leaves it open. ``point`` takes one number for each target by
    ``convention`` (see ``goals.point``); ``coverage`` = Σ w_i with a target / Σ w_i of all areas that ``weights`` lists.

    ``weights``: ``area_code``, ``area``, ``weight`` and, where it differs by year, ``year``; see ``frames.gdp_weights``. First frame: a
    row for each parent and year, with ``low``, ``high``, ``point``, ``areas``, ``stated``, ``coverage``, ``missing`` (areas without a
    target, by name), ``target_low``, ``target_high``, ``target_printed`` of the parent itself and ``gap`` = point − the parent's point.
    Second frame: every area with its weight, share of the weights and target, so that the first can be computed again by hand.
    """
    need(weights, ("area_code", "area", "weight"), "roll-up")
    if weights.filter(pl.col("weight").is_null() | ~(pl.col("weight") > 0)).height:
        raise CannotAnalyse("roll-up: weights must be positive numbers")
    cells = goals(statements, indicator=indicator, measure=measure)
    cells = cells.filter(pl.col("low").is_not_null() | pl.col("high").is_not_null()).with_columns(point=point(convention))
    by_year = ["area_code", "year"] if "year" in weights.columns else ["area_code"]
    children = cells.join(weights.select(by_year), on=by_year, how="semi")
    years = children.select("year").unique()
    listed = weights.with_columns(parent=parent_code())
    listed = listed.join(years, on="year") if "year" in weights.columns else listed.join(years, how="cross")
    taken = children.select("area_code", "year", "low", "high", "point", "bound", "printed", "document", "start", "end", "id")
    inputs = listed.join(taken, on=["area_code", "year"], how="left").with_columns(
        share=pl.col("weight") / pl.col("weight").sum().over("parent", "year")
    )
    has = pl.col("point").is_not_null()
    weight = pl.col("weight").filter(has)

    def mean(name: str) -> pl.Expr:
        return (pl.col(name).filter(has) * weight).sum() / weight.sum()

    def end(name: str) -> pl.Expr:
        return pl.when(pl.col(name).filter(has).is_null().any()).then(None).otherwise(mean(name)).alias(name)

    sums = (
        inputs.group_by("parent", "year")
        .agg(
            end("low"),
            end("high"),
            mean("point").alias("point"),
            pl.len().alias("areas"),
            has.sum().alias("stated"),
            (weight.sum() / pl.col("weight").sum()).alias("coverage"),
            pl.col("area").filter(~has).sort().str.join("、").alias("missing"),
        )
        .filter(pl.col("stated") > 0)
    )
    above = cells.select(
        pl.col("area_code").alias("parent"),
        "year",
        pl.col("low").alias("target_low"),
        pl.col("high").alias("target_high"),
        pl.col("printed").alias("target_printed"),
        pl.col("point").alias("target_point"),
        pl.col("document").alias("target_document"),
    )
    made = sums.join(above, on=["parent", "year"], how="left").with_columns(
        gap=pl.col("point") - pl.col("target_point"),
        indicator=pl.lit(indicator),
        measure=pl.lit(measure),
        convention=pl.lit(convention),
    )
    return made.sort("parent", "year"), inputs.sort("parent", "year", "area_code")
