"""Reading a lake: its tables as lazy scans of the files that are done, and what the database gives, given from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubiao.lake.layout import COLUMNS, LEDGER, LakeError, Manifest, is_lake, key_in, manifests, read_json, settings_in
from mubiao.store.program import Program

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]


class Lake(AbstractContextManager["Lake"]):
    """A folder of parquet that ``mubiao spark extract`` made. Read alone: corrections, conflicts and pages need a database (``load``).

    >>> with Lake("LAKE/") as lake:  # doctest: +SKIP
    ...     lake.scan("statements", kind=["target"], year=[2025]).collect()
    """

    def __init__(self, path: str | Path) -> None:
        """Raises ``LakeError`` where there is none."""
        self.path = Path(path)
        if not is_lake(self.path):
            raise LakeError(path, "there is no lake; `mubiao spark extract` makes one")
        self.done: list[Manifest] = list(manifests(self.path))
        said = read_json(self.path / LEDGER)
        self.settings = settings_in(said)
        made_by = Program(**said["program"])
        # Main targets alone are not what that program extracts of a document: as a run of its own it is done again by the whole one.
        self.program = replace(made_by, program_hash=f"{made_by.program_hash}-headline") if self.settings.headline else made_by

    def __exit__(self, *_: object) -> None:
        """Nothing is held open."""

    def scan(self, table: str, *, kind: Sequence[str] = (), year: Sequence[int] = (), parts: Sequence[int] | None = None) -> pl.LazyFrame:
        """A table as a lazy frame; only the folders of these kinds and years are looked into, and only parts that are done.

        Tables and columns are those of ``layout.COLUMNS``; those of statements are the public contract's, flat.
        """
        import polars as pl

        files = [str(self.path / file) for file in self.files(table, kind=kind, year=year, parts=parts)]
        if not files:
            types = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
            return pl.LazyFrame(schema={name: types[of] for name, of in COLUMNS[table].items()})
        return pl.scan_parquet(files, hive_partitioning=False)

    def files(self, table: str, *, kind: Sequence[str] = (), year: Sequence[int] = (), parts: Sequence[int] | None = None) -> Iterator[str]:
        """The files that hold the rows of a table, part by part, relative to the lake."""
        years = {str(one) for one in year}
        for manifest in self.done:
            if parts is not None and manifest.part not in parts:
                continue
            for file in manifest.files:
                if (
                    file.startswith(f"{table}/")
                    and (not kind or key_in(file, "kind") in kind)
                    and (not years or key_in(file, "year") in years)
                ):
                    yield file

    def count(self) -> int:
        """How many documents there are."""
        return sum(manifest.documents for manifest in self.done)

    def statements(self, *, kinds: Sequence[str] = (), indicators: Sequence[str] = ()) -> Iterator[Row]:
        """Statements with the fields of the contract, as ``Store.statements`` gives them."""
        yield from self._nested("statements", kinds, indicators)

    def records(self, *, kinds: Sequence[str] = ()) -> Iterator[Row]:
        """Quotes, releases, priorities and guidance with all their fields."""
        for row in rows_of(self.scan("records", kind=kinds)):
            yield json.loads(row["payload"])

    def documents(self) -> list[Row]:
        """The documents with identity and warnings, as ``Store.documents`` gives them; their texts are left out."""
        return [_document(row) for row in rows_of(self.scan("documents").drop("text", "reading"))]

    def failures(self) -> list[Row]:
        """The documents that could not be read, and why."""
        return list(rows_of(self.scan("errors")))

    def metrics(self) -> list[Row]:
        """What each part came to: documents, records, failed, seconds."""
        return list(rows_of(self.scan("metrics")))

    def text(self, document: str) -> str:
        """The text that all offsets of a document point into. Raises ``LakeError`` where there is no document of the name."""
        import polars as pl

        found = self.scan("documents").filter(pl.col("document") == document).select("text").head(1).collect()
        if found.is_empty():
            raise LakeError(self.path, f"there is no document called {document}")
        return str(found["text"].item())

    def panel(self, /, **wanted: Any) -> list[Row]:
        """Area by year by indicator; the arguments are those of ``store.panel.panel``. Copies are not linked in a lake."""
        from mubiao.lake.panel import panel

        return panel(self, **wanted)

    def search(self, query: str, /, **wanted: Any) -> list[Row]:
        """Passages that have the words of a query, best first; the arguments are those of ``store.search.search``. Every text of the
        years asked for is looked through: there is no index."""
        from mubiao.lake.search import search

        return search(self, query, **wanted)

    def unindexed(self) -> int:
        """As ``Store.unindexed``: nothing waits for an index."""
        return 0

    def _nested(self, table: str, kinds: Sequence[str], indicators: Sequence[str]) -> Iterator[Row]:
        import polars as pl

        frame = self.scan(table, kind=kinds)
        if indicators:
            frame = frame.filter(pl.col("indicator").is_in(list(indicators)))
        for row in rows_of(frame):
            yield nested(row)


_NEWER: Row = dict.fromkeys(("topic", "topic_start", "topic_end"))  # columns that older lakes lack


def rows_of(frame: pl.LazyFrame) -> Iterator[Row]:
    """The rows of a lazy frame, some thousands at a time in memory."""
    for batch in frame.collect_batches(chunk_size=5_000, maintain_order=True):
        yield from batch.iter_rows(named=True)


def nested(row: Row) -> Row:
    """A row of the table of statements as the contract nests it."""
    made = {**_NEWER, **{name: value for name, value in row.items() if not name.startswith("relative_")}}
    made["relative"] = (
        {"op": row["relative_op"], "to": row["relative_to"], "margin": row["relative_margin"]} if row["relative_op"] is not None else None
    )
    made["notes"] = row["notes"].split("; ") if row["notes"] else []
    return made


def _document(row: Row) -> Row:
    made = {name: value for name, value in row.items() if name not in ("said", "source", "file_hash", "retrieved_at")}
    return {**made, **json.loads(row["said"]), "sources": [row["source"]], "duplicate_of": None, "version": None, "extracted_at": None}
