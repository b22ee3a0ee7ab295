"""How confident localities are: the index behind "relatively optimistic", with every component in sight."""

from __future__ import annotations

import polars as pl

from mubiao.analysis.frames import need, region
from mubiao.analysis.goals import CELL, Convention, goals, point, results
from mubiao.analysis.ladder import firmness

COMPONENTS = ("over_outcome", "over_last_target", "firmness", "stretch")


def confidence(
    statements: pl.DataFrame, *, indicator: str = "gdp", measure: str = "growth", convention: Convention = "stated"
) -> pl.DataFrame:
    """The confidence of each area that states a number, and what it is made of.

    ``over_outcome`` = target − last year's result as the same report states it; ``over_last_target`` = target − the target of the year
    before; ``firmness`` 0 to 1 by wording (``ladder.FIRMNESS``); ``stretch`` = the figure striven for − the firm one, 0 where there is
    none. Each is set against the areas of the same level and year: z = (x − mean) / standard deviation; the index is the mean of the z of
    the components that are known, for areas with at least two of them (``components`` says how many). An index of standardised parts
    with equal weights, as the composite indicators handbook has it (OECD and JRC 2008, step 5 and 6); it ranks areas within a year and
    says nothing across years. Null where fewer than three areas of the level have the component, or all are the same.
    """
    cells = goals(statements, indicator=indicator, measure=measure)
    cells = cells.filter(pl.col("low").is_not_null() | pl.col("high").is_not_null())
    cells = cells.with_columns(target=point(convention), firmness=firmness(), region=region())
    strive = cells.select(*CELL, pl.col("strive_low").alias("low"), pl.col("strive_high").alias("high")).with_columns(
        strive=point(convention)
    )
    past = results(statements, indicator=indicator, measure=measure).select(
        *CELL, pl.col("value").alias("outcome"), pl.col("printed").alias("outcome_printed"), pl.col("start").alias("outcome_start")
    )
    last = cells.select(*CELL, pl.col("target").alias("last_target"), pl.col("printed").alias("last_printed"))
    joined = (
        cells.join(strive.select(*CELL, "strive"), on=CELL, how="left")
        .join(past.with_columns(year=pl.col("year") + 1), on=CELL, how="left")
        .join(last.with_columns(year=pl.col("year") + 1), on=CELL, how="left")
        .with_columns(
            over_outcome=(pl.col("target") - pl.col("outcome")).round(6),
            over_last_target=(pl.col("target") - pl.col("last_target")).round(6),
            stretch=(pl.col("strive") - pl.col("target")).fill_null(0.0).round(6),
        )
    )
    group = ["level", "year"]
    standard = [
        pl.when((pl.col(name).count().over(group) >= _LEAST) & (pl.col(name).std().over(group) > 0))
        .then((pl.col(name) - pl.col(name).mean().over(group)) / pl.col(name).std().over(group))
        .alias(f"z_{name}")
        for name in COMPONENTS
    ]
    scored = joined.with_columns(standard)
    zs = [f"z_{name}" for name in COMPONENTS]
    known = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int64) for name in zs)
    scored = scored.with_columns(components=known, index=pl.mean_horizontal(zs))
    scored = scored.with_columns(index=pl.when(pl.col("components") >= 2).then(pl.col("index")))
    return scored.select(
        "area_code", "area", "area_en", "level", "region", "year", "index", "components", "target", "bound", "stance", "printed",
        *COMPONENTS, *zs, "outcome", "outcome_printed", "last_target", "last_printed", "document", "start", "end", "id",
    ).sort("year", "level", "index", descending=[False, False, True], nulls_last=True)  # fmt: skip


def by_region(scored: pl.DataFrame) -> pl.DataFrame:
    """The distribution over regions: ``areas``, and of the index ``mean``, ``median``, ``lowest``, ``highest``; mean target and firmness."""
    need(scored, ("region", "level", "year", "index", "target", "firmness"), "confidence by region")
    index = pl.col("index")
    return (
        scored.filter(pl.col("region").is_not_null())
        .group_by("year", "level", "region")
        .agg(
            pl.len().alias("areas"),
            index.mean().alias("mean"),
            index.median().alias("median"),
            index.min().alias("lowest"),
            index.max().alias("highest"),
            pl.col("target").mean().alias("mean_target"),
            pl.col("firmness").mean().alias("mean_firmness"),
        )
        .sort("year", "level", "mean", descending=[False, False, True], nulls_last=True)
    )


_LEAST = 3
