"""One document into the database: its bytes' identity, its text, its extraction. Called inside a transaction, which makes it all or nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from mubiao.batch import Outcome
from mubiao.errors import ReadError
from mubiao.identity.declared import declared_by
from mubiao.places import Place
from mubiao.reading.table import MEDIA_TYPES as TABLE_TYPES
from mubiao.records import Document, as_row
from mubiao.store.codes import PHRASE, numbers_of_indicators
from mubiao.store.indexing import unindex
from mubiao.store.packing import AreaNames, Figures, Prepared, area_names, figures_of
from mubiao.store.readings import reading_of
from mubiao.store.stale import touch

Row = Mapping[str, Any]
State = Literal["new", "again", "known", "failed"]

# Fields of an inspection that have a column of their own; what else there is goes into "more".
_EXTRACTION_FIELDS = ("language", "genre", "title", "level", "report_year", "delivered_on", "published_on", "speaker")
_FILED_ELSEWHERE = frozenset(
    {"document", "document_id", "media_type", "encoding", "area", "area_code", "area_en", "characters", "sections", "warnings"}
)
SURE = 800  # thousandths: a row that the program is surer of is not listed for its confidence
_NAMED_BY_DOCUMENT = frozenset({"document", "document_id"})


class Filed(NamedTuple):
    """What came of a document: its number, its state, and the number of its extraction where one was made."""

    number: int
    state: State
    extraction: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes came from. The fields after ``retrieved_at`` are those of a page that was fetched."""

    location: str
    file_hash: str
    retrieved_at: str
    final_url: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    content: bytes | None = None


def insert(connection: sqlite3.Connection, table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows whose values stand in the order of ``columns``."""
    columns = tuple(columns)
    names = ", ".join(f'"{name}"' for name in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)


def part_of(document: Document, path: str) -> int:
    """Which of the documents with the same bytes this is: 2 for ``report.txt#2`` and for ``table.csv#5#2``, else 1."""
    fragments = document.name[len(path) :].split("#")[1:]
    own = fragments[1:] if document.media_type in TABLE_TYPES else fragments
    return int(own[-1]) if own and own[-1].isdigit() else 1


def file_document(
    connection: sqlite3.Connection,
    outcome: Outcome,
    document: Document,
    part: int,
    run: int,
    source: int | None,
    now: str,
    *,
    indicators: dict[str, int] | None = None,
) -> Filed:
    """The document's number and what came of it: ``new``, ``again`` (a new extraction of one that is known) or ``known``.
    ``indicators``: numbers of those that the caller's documents had before, see ``numbers_of_indicators``."""
    number, state = _document(connection, document, part, now)
    if source is not None:
        connection.execute(
            "INSERT INTO source_documents (source, document, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (source, number, document.name),
        )
    connection.execute("DELETE FROM failures WHERE name = ?", (document.name,))
    before = connection.execute("SELECT id, current FROM extractions WHERE document = ? AND run = ?", (number, run)).fetchone()
    if before is not None and before["current"]:
        return Filed(number, "known")
    for (former,) in connection.execute("SELECT id FROM extractions WHERE document = ? AND current", (number,)).fetchall():
        unindex(connection, former)
        touch(connection, former)
        connection.execute("UPDATE extractions SET current = 0 WHERE id = ?", (former,))
    if before is not None:  # back to a version of the program that has read it before
        connection.execute("UPDATE extractions SET current = 1 WHERE id = ?", (before["id"],))
        touch(connection, before["id"])
        return Filed(number, "again")
    return Filed(number, state, _extraction(connection, outcome, document, number, run, now, indicators))


def file_source(connection: sqlite3.Connection, source: Source) -> int:
    """The number of a source, filed if it is new; a page's bytes are kept beside it."""
    connection.execute(
        "INSERT INTO sources (location, file_hash, retrieved_at, final_url, media_type, encoding) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (source.location, source.file_hash, source.retrieved_at, source.final_url, source.media_type, source.encoding),
    )
    if source.content is not None:
        connection.execute("INSERT INTO raw (file_hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING", (source.file_hash, source.content))
    number: int = connection.execute(
        "SELECT id FROM sources WHERE location = ? AND file_hash = ?", (source.location, source.file_hash)
    ).fetchone()[0]
    return number


def file_failure(connection: sqlite3.Connection, error: ReadError, now: str) -> bool:
    """A document that could not be read, with whose report it is by its name. Whether that is new."""
    said = (error.code, error.reason, error.place)
    known = connection.execute("SELECT code, reason, place FROM failures WHERE name = ?", (error.path,)).fetchone()
    if known is not None and tuple(known) == said:
        return False
    place, year = named_for(error.path)
    area = area_number(connection, place.code, place.name, place.name_en) if place else None
    connection.execute(
        "INSERT OR REPLACE INTO failures (name, code, reason, place, area, level, report_year, failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (error.path, *said, area, place.level if place else None, year, now),
    )
    return True


def named_for(name: str) -> tuple[Place | None, int | None]:
    """The place and year that a document which could not be read is named for."""
    declared = declared_by(Document(name, "", "", None, "zh", ""))
    return next((p for p in declared.places if declared.year is None or p.bears_in(declared.year)), None), declared.year


def area_number(connection: sqlite3.Connection, code: str | None, name: str | None, name_en: str | None) -> int | None:
    """The number of an area in the database, filed if it is new; None where there is nothing to say of it."""
    if code is None and name is None and name_en is None:
        return None
    find = "SELECT id FROM areas WHERE ifnull(code, '') = ? AND ifnull(name, '') = ? AND ifnull(name_en, '') = ?"
    row = connection.execute(find, (code or "", name or "", name_en or "")).fetchone()
    if row is not None:
        return int(row[0])
    return connection.execute("INSERT INTO areas (code, name, name_en) VALUES (?, ?, ?)", (code, name, name_en)).lastrowid


def _document(connection: sqlite3.Connection, document: Document, part: int, now: str) -> tuple[int, State]:
    known = connection.execute("SELECT id FROM documents WHERE document_id = ? AND part = ?", (document.document_id, part)).fetchone()
    if known is not None:
        return known["id"], "again"
    added = connection.execute(
        "INSERT INTO documents (document_id, part, name, media_type, added_at) VALUES (?, ?, ?, ?, ?)",
        (document.document_id, part, document.name, document.media_type, now),
    )
    return added.lastrowid or 0, "new"


def _extraction(
    connection: sqlite3.Connection,
    outcome: Outcome,
    document: Document,
    number: int,
    run: int,
    now: str,
    indicators: dict[str, int] | None,
) -> int:
    said = outcome.inspection or {}
    figures = figures_of(outcome)
    areas: dict[AreaNames, int | None] = {}

    def area(names: AreaNames) -> int | None:
        if names not in areas:
            areas[names] = area_number(connection, *names)
        return areas[names]

    more = {
        name: value for name, value in said.items() if name not in _FILED_ELSEWHERE.union(_EXTRACTION_FIELDS) and value not in (None, [])
    }
    columns = {
        "document": number,
        "run": run,
        "text": _text(connection, document.text),
        "current": 1,
        "extracted_at": now,
        **{name: said[name] for name in _EXTRACTION_FIELDS},
        "area": area(area_names(said)),
        "characters": len(document.text),
        "statements": len(figures),
        "warnings": _json(said["warnings"]),
        "reading": outcome.reading if isinstance(outcome, Prepared) else reading_of(document),
        "more": _json(more) if more else None,
    }
    insert(connection, "extractions", columns, [tuple(columns.values())])
    extraction: int = connection.execute("SELECT id FROM extractions WHERE document = ? AND run = ?", (number, run)).fetchone()[0]
    sections = ((extraction, s["start_offset"], s["end_offset"], s["kind"], s["title"]) for s in said["sections"])
    insert(connection, "sections", ("extraction", "start", "end", "kind", "title"), sections)
    numbers = numbers_of_indicators(connection, figures.indicators, indicators)
    named = [numbers[name] for name in figures.indicators], [area(names) for names in figures.areas]
    for filled, rows in figures.rows(extraction, *named):
        insert(connection, "figures", filled, rows)
    connection.execute("INSERT INTO unlisted (extraction) VALUES (?)", (extraction,))
    unsure = ((confidence, extraction, n) for confidence, n in _unsure(figures))
    insert(connection, "unsure", ("confidence", "extraction", "n"), unsure)
    touch(connection, extraction)
    records = (
        (extraction, row["id"], row["kind"], area(area_names(row)), row["start"], row["end"], _json(_payload(row)))
        for row in outcome.voices
    )
    insert(connection, "records", ("extraction", "id", "kind", "area", "start", "end", "payload"), records)
    return extraction


def _unsure(figures: Figures) -> Iterable[tuple[int, int]]:
    """Confidence and number of the rows of the vocabulary that the program is not sure of."""
    phrases = [name.startswith(PHRASE) for name in figures.indicators]
    rows = enumerate(zip(figures.column("confidence"), figures.which[0], strict=True))
    return [(confidence, n) for n, (confidence, indicator) in rows if confidence < SURE and not phrases[indicator]]


def _payload(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NAMED_BY_DOCUMENT}


def _text(connection: sqlite3.Connection, text: str) -> int:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = connection.execute("SELECT id FROM texts WHERE hash = ?", (digest,)).fetchone()
    if known is not None:
        return int(known[0])
    return connection.execute("INSERT INTO texts (hash, text) VALUES (?, ?)", (digest, text)).lastrowid or 0


def _json(value: Any) -> str:
    return json.dumps(as_row(value), ensure_ascii=False, separators=(",", ":"))
