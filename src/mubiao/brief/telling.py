"""What news tell of areas: their goals, other targets, and which articles those come from."""

from __future__ import annotations

import polars as pl

from mubiao.analysis.sources import Frames
from mubiao.brief.findings import Locality, Row


def targets_told(statements: pl.DataFrame, year: int) -> list[Row]:
    """The targets with a number that are for the year, whoever tells of them; the surest first."""
    own = (
        (pl.col("kind") == "target")
        & (pl.col("period") == str(year))
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    )  # fmt: skip
    return sorted(statements.filter(own).iter_rows(named=True), key=lambda row: (-row["confidence"], row["document"], row["start"]))


def goals_told(told: list[Row], indicator: str, measure: str) -> dict[str, Row]:
    """The goals that news tell of areas; ``told``: of ``targets_told``."""
    found: dict[str, Row] = {}
    for row in told:
        if row["report_area"] is None and (row["indicator"], row["measure"]) == (indicator, measure):
            found.setdefault(row["area_code"], row)
    return found


def other_targets_told(told: list[Row], code: str, article: str, indicator: str) -> dict[str, Row]:
    """The other targets of the vocabulary that the article tells of an area: of several on one indicator the first in the text."""
    rows = [
        row for row in told
        if (row["document"], row["area_code"]) == (article, code) and row["indicator"] != indicator and not row["indicator"].startswith("other:")
    ]  # fmt: skip
    return {row["indicator"]: row for row in sorted(rows, key=lambda row: -row["start"])}


def articles(frames: Frames, localities: list[Locality]) -> list[Row]:
    """The articles that the goals of localities were taken from, by date."""
    names = {locality.goal["document"] for locality in localities if locality.from_news and locality.goal is not None}
    dates = {document: date for document, date in frames.documents.select("document", "published_on").iter_rows() if document in names}
    return [
        {"document": document, "published_on": dates[document]} for document in sorted(dates, key=lambda name: (dates[name] or "", name))
    ]
