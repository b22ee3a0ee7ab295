"""A search of a lake: there is no index, so every text of the years asked for is looked through; those in which the words stand oftenest are
ranked as those of a database are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mubiao.lake.lake import Lake
from mubiao.places import Place, locate
from mubiao.store.hits import ranked
from mubiao.store.indexing import cut
from mubiao.store.queries import wanted_words, weights_of
from mubiao.store.search import AT_ONCE

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_MOST_FOUND = 2_000  # documents that are ranked; of more, those in which the words stand oftenest
_SHOWN = (
    "document", "document_id", "language", "genre", "level", "report_year", "published_on", "area", "area_code", "said", "text", "often",
)  # fmt: skip


def search(
    lake: Lake,
    query: str,
    *,
    area: str | None = None,
    level: str | None = None,
    years: Sequence[int] = (),
    section: Sequence[str] = (),
    theme: str | None = None,
    genre: str | None = None,
    limit: int = 20,
    per_document: int = 1,
) -> list[Row]:
    """As ``store.search.search``; how rare a word is counts among the documents that the other conditions leave."""
    import polars as pl

    words = wanted_words(query, str(lake.path))
    documents = lake.scan("documents", year=years)
    for column, value in (("level", level), ("genre", genre)):
        if value is not None:
            documents = documents.filter(pl.col(column) == value)
    if area:
        documents = documents.filter(pl.col("area_code").str.starts_with(_stem_of(locate(area))))
    times = [pl.col("text").str.count_matches(_plain(word.pattern.pattern)) for word in words]
    counted = documents.select("document", "document_id", *(times_.alias(f"word{n}") for n, times_ in enumerate(times))).collect(
        engine="streaming"
    )
    names = [f"word{n}" for n in range(len(words))]
    weights = weights_of([int((counted[name] > 0).sum()) for name in names], counted.height)
    having = counted.filter(pl.all_horizontal(pl.col(name) > 0 for name in names)).with_columns(often=pl.sum_horizontal(names))
    best = having.sort("often", "document", descending=[True, False]).head(_MOST_FOUND)
    batches = _batches(documents, best, max(AT_ONCE, 3 * limit))
    asked: dict[str, Any] = {"section": section, "theme": theme, "limit": limit, "per_document": per_document, "path": str(lake.path)}
    return ranked(batches, _pieces, words, weights, **asked)


def _batches(documents: pl.LazyFrame, best: pl.DataFrame, at_once: int) -> Iterator[list[Row]]:
    """The documents with their texts, some at a time."""
    import polars as pl

    for at in range(0, best.height, at_once):
        some = best.slice(at, at_once)
        wanted = documents.filter(pl.col("document").is_in(some["document"].implode()))
        found = wanted.collect(engine="streaming").join(some.select("document", "document_id", "often"), on=["document", "document_id"])
        yield found.select(_SHOWN).unique(["document", "document_id"]).sort("often", "document", descending=[True, False]).to_dicts()


def _pieces(row: Row) -> list[tuple[str, int, int]]:
    sections = ((s["kind"], s["start_offset"], s["end_offset"]) for s in json.loads(row["said"])["sections"])
    return cut(sorted(sections, key=itemgetter(1, 2)), len(row["text"]))


def _stem_of(place: Place) -> str:
    """What the codes of a place and of those in it begin with."""
    return place.code[: {"nation": 0, "province": 2, "prefecture": 4}.get(place.level, 6)]


def _plain(pattern: str) -> str:
    """A pattern as the engine that runs in linear time takes it: it looks neither ahead nor behind, so it may find a little more."""
    return "(?i)" + pattern.replace(r"(?<![\d.])", "")
