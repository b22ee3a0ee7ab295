"""Panel and search over a lake: what a question needs of it goes into a database for a moment, and that answers as any database does.

So there is one panel and one search. What is taken out is told by the question: of a panel the rows of its indicators and kind in the
folders of its years, of a search the documents that have every word.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubiao.batch import Outcome
from mubiao.lake.filing import error_of, outcomes
from mubiao.lake.lake import Lake
from mubiao.places import Place, locate
from mubiao.store import Store, StoreError
from mubiao.store.connection import transaction
from mubiao.store.filing import Source, file_document, file_failure, file_source
from mubiao.store.program import run_of
from mubiao.store.search import words_of

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_MOST_FOUND = 2_000  # documents of a search that are ranked; of more, those in which the words stand oftenest


def panel(lake: Lake, **wanted: Any) -> list[Row]:
    """As ``store.panel.panel``. Official series and corrections are a database's."""
    import polars as pl

    names, kind = wanted["indicator"], wanted.get("kind", "target")
    years = sorted(set(wanted["years"]))
    reported = [year + 1 for year in years] if kind == "outcome" else years  # of the reports that would state them
    every = lake.scan("documents").drop("text", "reading")
    reports = pl.col("report_year").is_in(reported) & (pl.col("genre") == "work_report")
    # Of a report that breaks off it is asked whether it states anything of the kind.
    broken = every.filter(reports & pl.col("warnings").str.contains("truncated|garbled")).select("document").collect()["document"]
    of_kind = lake.scan("statements", kind=[kind])
    asked = pl.col("indicator").is_in([names] if isinstance(names, str) else list(names)) & _may_be_of(years, kind)
    figures = of_kind.filter(asked | pl.col("document").is_in(broken.implode()) & ~pl.col("indicator").str.starts_with("other:")).collect()
    named = pl.col("document").is_in(figures["document"].unique().implode())
    documents = every.filter(reports | named | pl.col("warnings").str.contains("identity-mismatch"))
    with _slice(lake, outcomes(documents, figures.lazy()), lake.failures()) as store:
        rows = store.panel(**{**wanted, "evidence": False})
    if wanted.get("evidence", True):
        passages = dict(figures.select("id", "evidence").iter_rows())
        for row in rows:
            row["evidence"] = passages.get(row["id"])
    return rows


def search(lake: Lake, query: str, **wanted: Any) -> list[Row]:
    """As ``store.search.search``; how rare a word is counts among the documents that have them all."""
    import polars as pl

    words = words_of(query)
    if not words:
        raise StoreError(str(lake.path), f"the query {query!r} has no word to look for")
    documents = lake.scan("documents", year=wanted.get("years") or ())
    for column in ("level", "genre"):
        if wanted.get(column) is not None:
            documents = documents.filter(pl.col(column) == wanted[column])
    if wanted.get("area"):
        documents = documents.filter(pl.col("area_code").str.starts_with(_stem_of(locate(wanted["area"]))))
    patterns = [_plain(word.pattern.pattern) for word in words]
    for pattern in patterns:
        documents = documents.filter(pl.col("text").str.contains(pattern))
    often = pl.sum_horizontal(pl.col("text").str.count_matches(pattern) for pattern in patterns)
    found = documents.with_columns(often=often).top_k(_MOST_FOUND, by="often").drop("often").collect(engine="streaming")
    if found.is_empty():
        return []
    with _slice(lake, outcomes(found.sort("document").lazy(), lake.scan("statements", parts=[])), ()) as store:
        rows: list[Row] = store.search(query, **wanted)
    return rows


def _may_be_of(years: Sequence[int], kind: str) -> pl.Expr:
    """Rows that may belong to cells of these years, see ``store.cells.year_of``."""
    import polars as pl

    of_report = pl.col("report_year").is_in(list(years)) | pl.col("report_year").is_null()
    if kind == "outlook":
        return of_report
    return pl.col("period").is_in([str(year) for year in years]) | (pl.col("period").is_null() & of_report)


def _stem_of(place: Place) -> str:
    """What the codes of a place and of those in it begin with."""
    return place.code[: {"nation": 0, "province": 2, "prefecture": 4}.get(place.level, 6)]


def _plain(pattern: str) -> str:
    """A pattern as the engine that runs in linear time takes it: it looks neither ahead nor behind, so it may find a little more."""
    return "(?i)" + pattern.replace(r"(?<![\d.])", "")


@contextmanager
def _slice(lake: Lake, found: Iterable[tuple[Row, Outcome]], failures: Iterable[Row]) -> Iterator[Store]:
    """A database of some documents, for as long as it is asked."""
    with tempfile.TemporaryDirectory(prefix="mubiao-") as folder, Store(Path(folder) / "slice.db", create=True) as store:
        with transaction(store.connection):
            run = run_of(store.connection, lake.program, "")
            for row, outcome in found:
                document = outcome.document
                assert document is not None  # what ``outcomes`` gives
                source = file_source(store.connection, Source(row["source"], row["file_hash"] or "", row["retrieved_at"] or ""))
                file_document(store.connection, outcome, document, row["part"], run, source, "")
            for row in failures:
                file_failure(store.connection, error_of(row), "")
        yield store
