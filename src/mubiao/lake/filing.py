"""Documents of a lake as the database files them: what was extracted goes in as it is, nothing is read again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mubiao.batch import Outcome
from mubiao.errors import ReadError
from mubiao.lake.lake import nested, rows_of
from mubiao.records import Document, Notice
from mubiao.store.readings import reread

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_SAID = (
    "document", "document_id", "media_type", "encoding", "language", "genre", "title", "area", "area_code", "area_en", "level", "report_year",
    "delivered_on", "published_on", "speaker", "publisher", "characters",
)  # fmt: skip


def outcomes(documents: pl.LazyFrame, statements: pl.LazyFrame, records: pl.LazyFrame | None = None) -> Iterator[tuple[Row, Outcome]]:
    """Every row of ``documents`` with its outcome as the extraction gave it. The rows of the others are held at once: ask part by part.

    Without the column ``text`` the documents have none, which is enough for figures.
    """
    figures = _by_document(map(nested, rows_of(statements)))
    voices = (
        _by_document({"document": row["document"], **json.loads(row["payload"])} for row in rows_of(records)) if records is not None else {}
    )
    for row in rows_of(documents):
        said = {name: row[name] for name in _SAID} | json.loads(row["said"])
        name = row["document"]
        outcome = Outcome(
            name,
            _sorted(figures.get(name, ())),
            _sorted(voices.get(name, ())),
            said,
            tuple(Notice(**n) for n in said["warnings"]),
            source=row["source"],
        )
        outcome.document = _document(row)
        yield row, outcome


def error_of(row: Row) -> ReadError:
    """A row of the table of errors as the error it was."""
    error = ReadError(row["document"], row["message"], row["place"])
    error.code = row["code"]
    return error


def _document(row: Row) -> Document:
    if "text" not in row:
        return Document(row["document"], row["document_id"], row["media_type"], row["encoding"], row["language"], "")
    return reread({**row, "name": row["document"]})


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return found


def _sorted(rows: Sequence[Row]) -> list[Row]:
    """In the order of the text: a document's rows lie in a file for each kind."""
    return sorted(rows, key=lambda row: (row["start"], row["end"]))
