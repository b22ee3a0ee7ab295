"""Phrases counted over all texts at once, and passages drawn evenly from texts that are too many to look through for them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import polars as pl

_PARTS = 4  # that the texts are cut into, so that several processors count


def drawn(passages: pl.DataFrame, characters: int) -> pl.DataFrame:
    """Every k-th passage, so that about ``characters`` characters are left; all of them where they are no more. The same each time."""
    there = int(passages["text"].str.len_chars().sum())
    step = max(1, math.ceil(there / characters))
    return passages.gather_every(step, step // 2) if step > 1 else passages


def tally(passages: pl.DataFrame, phrases: Sequence[str]) -> pl.DataFrame:
    """How often each phrase stands in the texts, wherever it does: ``phrase``, ``count``, ``reports``, ``first_document``, ``first_start``
    (of the first passage that prints it, in the order given). A row for each phrase: zero, and no passage, where it is absent. One pass
    over the texts (Aho–Corasick)."""
    asked = pl.DataFrame({"phrase": list(dict.fromkeys(phrases))}, schema={"phrase": pl.String})
    if asked.is_empty():
        return asked.with_columns(
            *(pl.lit(0, dtype=pl.Int64).alias(name) for name in ("count", "reports")),
            pl.lit(None, dtype=pl.String).alias("first_document"),
            pl.lit(None, dtype=pl.Int64).alias("first_start"),
        )
    size = max(1, math.ceil(passages.height / _PARTS))
    numbered = passages.lazy().select("document", "start", "text").with_row_index("passage")
    parts = [
        numbered.slice(start, size)
        .select(
            "document", "start", "passage", pl.col("text").str.extract_many(asked["phrase"].to_list(), overlapping=True).alias("phrase")
        )
        .filter(pl.col("phrase").list.len() > 0)
        .explode("phrase")
        .group_by("phrase", "document")
        .agg(pl.len().alias("count"), pl.col("passage").min(), pl.col("start").sort_by("passage").first())
        for start in range(0, max(1, passages.height), size)
    ]
    by_report = pl.concat(pl.collect_all(parts))
    found = by_report.sort("passage").group_by("phrase", maintain_order=True).agg(
        pl.col("count").sum().cast(pl.Int64), pl.col("document").n_unique().cast(pl.Int64).alias("reports"),
        pl.col("document").first().alias("first_document"), pl.col("start").first().alias("first_start"),
    )  # fmt: skip
    made = asked.join(found, on="phrase", how="left", maintain_order="left")
    return made.with_columns(pl.col("count", "reports").fill_null(0))
