"""What the analyses share: typed errors, the columns they need, GDP as weights, the region a province belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import polars as pl

from mubiao import dataset
from mubiao.errors import MubiaoError

NATION = "100000"
_HUNDRED_MILLION = 1e8  # 亿, in which GDP is printed
# The four regions of the National Bureau of Statistics (2011), by the first two digits of a province's code.
_REGIONS: dict[str, tuple[str, ...]] = {
    "east": ("11", "12", "13", "31", "32", "33", "35", "37", "44", "46"),
    "centre": ("14", "34", "36", "41", "42", "43"),
    "west": ("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"),
    "northeast": ("21", "22", "23"),
}
REGION_OF = {province: region for region, provinces in _REGIONS.items() for province in provinces}


class CannotAnalyse(MubiaoError):
    """A frame that an analysis cannot take; the message names the analysis and what is missing or too large."""


def need(frame: pl.DataFrame, columns: Iterable[str], analysis: str) -> None:
    """Raise ``CannotAnalyse`` where a frame lacks columns that an analysis reads."""
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise CannotAnalyse(f"{analysis}: the frame has no column {', '.join(missing)}")


def parent_code() -> pl.Expr:
    """The code of the area above ``area_code``: of a province the nation, of a city its province, of a county its city."""
    code = pl.col("area_code")
    city = pl.concat_str([code.str.slice(0, 4), pl.lit("00")])
    province = pl.concat_str([code.str.slice(0, 2), pl.lit("0000")])
    return (
        pl.when(code == NATION)
        .then(None)
        .when(code.str.ends_with("0000"))
        .then(pl.lit(NATION))
        .when(code.str.ends_with("00"))
        .then(province)
        # Counties directly under a province (429004) and districts of the four cities (110105) have no city above them.
        .when(code.str.slice(2, 2).is_in(["01", "02", "90"]) & code.str.slice(0, 2).is_in(["11", "12", "31", "50"]))
        .then(province)
        .when(code.str.slice(2, 2) == "90")
        .then(province)
        .otherwise(city)
        .alias("parent")
    )


def region() -> pl.Expr:
    """east, centre, west or northeast, by ``area_code``; null for the nation."""
    return pl.col("area_code").str.slice(0, 2).replace_strict(REGION_OF, default=None, return_dtype=pl.String).alias("region")


@cache
def provincial_gdp() -> pl.DataFrame:
    """GDP of the provinces: ``area_code``, ``area``, ``year``, ``gdp`` in 100 million yuan of that year, ``source``.

    1992–2020 the National Bureau of Statistics, 2023–2025 the provinces' statistical communiqués, where they are known.
    """
    return dataset.table("gdp").select("area_code", "area", "year", (pl.col("value") / _HUNDRED_MILLION).round(4).alias("gdp"), "source")


def gdp_weights(year: int) -> pl.DataFrame:
    """GDP of the provinces in ``year``: ``area_code``, ``area``, ``weight``, ``weight_year``, ``estimated``.

    A province whose GDP of that year is not known has that of its latest year before, carried on by the growth of those provinces
    together that are known in both years (``estimated``). Raises ``CannotAnalyse`` for a year before all that are known.
    """
    gdp = provincial_gdp().filter(pl.col("year") <= year)
    if gdp.is_empty():
        raise CannotAnalyse(f"weights: no provincial GDP is known up to {year}")
    latest = gdp.sort("year").group_by("area_code", maintain_order=True).last()
    base = int(latest["year"].max())  # type: ignore[arg-type]
    now = gdp.filter(pl.col("year") == base).select("area_code", pl.col("gdp").alias("now"))
    factors = gdp.join(now, on="area_code").group_by("year").agg((pl.col("now").sum() / pl.col("gdp").sum()).alias("factor"))
    return (
        latest.join(factors, on="year", how="left")
        .select(
            "area_code",
            "area",
            (pl.col("gdp") * pl.col("factor").fill_null(1.0)).alias("weight"),
            pl.col("year").alias("weight_year"),
            (pl.col("year") < base).alias("estimated"),
        )
        .sort("area_code")
    )


def level() -> pl.Expr:
    """nation, province, prefecture or county, by ``area_code``."""
    code = pl.col("area_code")
    return (
        pl.when(code == NATION)
        .then(pl.lit("nation"))
        .when(code.str.ends_with("0000"))
        .then(pl.lit("province"))
        .when(code.str.ends_with("00"))
        .then(pl.lit("prefecture"))
        .when(code.is_not_null())
        .then(pl.lit("county"))
        .alias("level")
    )


def one_text_each(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of one text of each report: of several for one area, year and language the one with most characters.

    ``frame`` has a row a passage. Rows without area or year are left out: they belong to no cell.
    """
    key = ["area_code", "report_year", "language"]
    sizes = (
        frame.filter(pl.col("area_code").is_not_null() & pl.col("report_year").is_not_null())
        .group_by(*key, "document")
        .agg(pl.col("characters").sum())
    )
    longest = sizes.sort("characters", "document", descending=[True, False]).group_by(key, maintain_order=True).first()
    return frame.join(longest.select("document"), on="document", how="semi")
