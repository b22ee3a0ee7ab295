"""What news tell of areas: their goals, other targets, and which articles those come from."""

from __future__ import annotations

import polars as pl

from mubiao.analysis.sources import Frames
from mubiao.brief.findings import Locality, Row


def goals_told(statements: pl.DataFrame, year: int, indicator: str, measure: str) -> dict[str, Row]:
    """The goals that news tell of areas for the year."""
    told = statements.filter(
        (pl.col("kind") == "target")
        & pl.col("report_area").is_null()
        & (pl.col("period") == str(year))
        & (pl.col("indicator") == indicator)
        & (pl.col("measure") == measure)
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    ).sort("confidence", "document", "start", descending=[True, False, False])
    found: dict[str, Row] = {}
    for row in told.iter_rows(named=True):
        found.setdefault(row["area_code"], row)
    return found


def other_targets_told(statements: pl.DataFrame, code: str, year: int, article: str, indicator: str) -> dict[str, Row]:
    """The other targets of the vocabulary that the article tells of an area."""
    rows = statements.filter(
        (pl.col("document") == article) & (pl.col("area_code") == code) & (pl.col("kind") == "target") & (pl.col("period") == str(year))
        & (pl.col("indicator") != indicator) & ~pl.col("indicator").str.starts_with("other:")
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    )  # fmt: skip
    return {row["indicator"]: row for row in rows.sort("start", descending=True).iter_rows(named=True)}


def articles(frames: Frames, localities: list[Locality]) -> list[Row]:
    """The articles that the goals of localities were taken from, by date."""
    names = {locality.goal["document"] for locality in localities if locality.from_news and locality.goal is not None}
    there = frames.documents.filter(pl.col("document").is_in(sorted(names)))
    return there.select("document", "published_on").unique("document").sort("published_on", "document").to_dicts()
