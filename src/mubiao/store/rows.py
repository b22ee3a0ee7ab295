"""Reading the database: documents, statements and other records as rows with the names of the public contract."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mubiao.reading.lines import in_one_line
from mubiao.store.codes import cells_where, number_of_id
from mubiao.store.errors import NoSuchRecord
from mubiao.store.ids import with_id

Row = dict[str, Any]

# What a row of the database has beside the fields of the contract.
DOCUMENT_COLUMNS: dict[str, type] = {
    "document": str, "document_id": str, "part": int, "media_type": str, "language": str, "genre": str, "title": str, "area": str,
    "area_code": str, "area_en": str, "level": str, "report_year": int, "delivered_on": str, "published_on": str, "speaker": str,
    "characters": int, "statements": int, "duplicate_of": str, "sources": str, "version": str, "extracted_at": str, "warnings": str,
}  # fmt: skip
RUN_COLUMNS: dict[str, type] = {
    "run": int, "version": str, "vocabulary_hash": str, "program_hash": str, "started_at": str, "documents": int, "current": int,
    "statements": int,
}  # fmt: skip
FAILURE_COLUMNS: dict[str, type] = {
    "document": str, "code": str, "reason": str, "place": str, "area": str, "area_code": str, "level": str, "report_year": int,
    "failed_at": str,
}  # fmt: skip

_SHOWN = (
    "s.id, s.kind, s.headline, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, s.relative_to, "
    's.relative_margin, s.status, s.printed, s.start, s."end", s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes, s.topic_start, s.topic_end, '
    "a.name AS area, a.code AS area_code, a.name_en AS area_en, ra.name AS report_area, e.report_year, e.genre, e.language, e.level, "
    "d.name AS document, d.document_id, d.id AS document_number, e.id AS extraction"
)
_FROM = (
    "FROM statements s JOIN extractions e ON e.id = s.extraction JOIN documents d ON d.id = e.document "
    "LEFT JOIN areas a ON a.id = s.area LEFT JOIN areas ra ON ra.id = e.area"
)


def documents(connection: sqlite3.Connection, *, duplicates: bool = True, numbers: Sequence[int] | None = None) -> Iterator[Row]:
    """The documents in the order in which they came, as their current extractions judge them. ``duplicates``: copies too; ``numbers``:
    only those of these numbers in the database."""
    where = [] if duplicates else ["d.duplicate_of IS NULL"]
    if numbers is not None:
        where.append(f"d.id IN ({', '.join('?' * len(numbers))})")
    rows = connection.execute(
        "SELECT d.name AS document, d.document_id, d.part, d.media_type, e.language, e.genre, e.title, a.name AS area, a.code AS area_code, "
        "a.name_en AS area_en, e.level, e.report_year, e.delivered_on, e.published_on, e.speaker, e.characters, "
        "e.statements, c.name AS duplicate_of, "
        "(SELECT json_group_array(s.location) FROM source_documents sd JOIN sources s ON s.id = sd.source WHERE sd.document = d.id) AS sources, "
        "r.version, e.extracted_at, e.warnings, e.more FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
        "JOIN runs r ON r.id = e.run LEFT JOIN areas a ON a.id = e.area "
        f"LEFT JOIN documents c ON c.id = d.duplicate_of {'WHERE ' + ' AND '.join(where) if where else ''} ORDER BY d.id",
        tuple(numbers or ()),
    )
    for row in rows:
        made = dict(row)
        more = json.loads(made.pop("more") or "{}")
        yield {**made, "sources": json.loads(made["sources"]), "warnings": json.loads(made["warnings"]), **more}


def count_documents(connection: sqlite3.Connection) -> int:
    """How many documents there are."""
    return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


def statements(
    connection: sqlite3.Connection,
    *,
    kinds: Sequence[str] = (),
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    document: str | None = None,
    numbers: Sequence[int] | None = None,
    ids: Sequence[str] = (),
    duplicates: bool = False,
    rejected: bool = False,
    evidence: bool = True,
) -> Iterator[Row]:
    """Current statements with all fields of the contract, document by document in the order of the text.

    ``document``: only those of the document of this name or hash; ``numbers``: of those of these numbers in the database.
    ``duplicates``: those of copies too. ``rejected``: rows that people rejected too. Beside the contract's fields stand ``genre``, ``language`` and ``level`` of the document, and ``status``: confirmed,
    corrected, rejected or added by hand, None as extracted. ``evidence`` False leaves the passages out, which is faster.
    """
    conditions, values = cells_where(connection, indicator=indicators, kind=kinds, measure=measures)
    where = [f"e.current{conditions}"]
    if ids:
        condition, places = with_id(connection, "s", "id_number", map(number_of_id, ids))
        where.append(condition)
        values += places
    if document is not None:
        where.append("d.id = ?")
        values.append(document_number(connection, document))
    if numbers is not None:
        where.append(f"d.id IN ({', '.join('?' * len(numbers))})")
        values += numbers
    if not duplicates:
        where.append("d.duplicate_of IS NULL")
    if not rejected:
        where.append("s.status IS NOT 'rejected'")
    found = connection.execute(f"SELECT {_SHOWN} {_FROM} WHERE {' AND '.join(where)} ORDER BY d.id, s.start, s.n", values)
    text, extraction = "", None
    for row in found:
        if evidence and row["extraction"] != extraction:
            extraction = row["extraction"]
            text = text_of_extraction(connection, extraction)
        yield shown(row, text if evidence else None)


def records(
    connection: sqlite3.Connection,
    *,
    kinds: Sequence[str] = (),
    document: str | None = None,
    numbers: Sequence[int] | None = None,
    duplicates: bool = False,
) -> Iterator[Row]:
    """Quotes, releases, priorities, guidance: every current record that is no statement, with the fields it was printed with. The arguments are
    those of ``statements``."""
    where = ["e.current"]
    values: list[Any] = []
    if numbers is not None:
        where.append(f"d.id IN ({', '.join('?' * len(numbers))})")
        values += numbers
    if kinds:
        where.append(f"x.kind IN ({', '.join('?' * len(kinds))})")
        values += kinds
    if document is not None:
        where.append("d.id = ?")
        values.append(document_number(connection, document))
    if not duplicates:
        where.append("d.duplicate_of IS NULL")
    found = connection.execute(
        "SELECT x.payload, d.name, d.document_id FROM records x JOIN extractions e ON e.id = x.extraction "
        f"JOIN documents d ON d.id = e.document WHERE {' AND '.join(where)} ORDER BY d.id, x.start, x.number",
        values,
    )
    for row in found:
        yield {"document": row["name"], "document_id": row["document_id"], **json.loads(row["payload"])}


def text(connection: sqlite3.Connection, document: str) -> str:
    """The text of a document (by name or hash) that all offsets of its current extraction point into."""
    number = document_number(connection, document)
    return str(
        connection.execute(
            "SELECT t.text FROM extractions e JOIN texts t ON t.id = e.text WHERE e.document = ? AND e.current", (number,)
        ).fetchone()[0]
    )


def runs(connection: sqlite3.Connection) -> list[Row]:
    """The versions of the program that extracted anything: their documents, how many of them are current, their statements."""
    found = connection.execute(
        "SELECT r.id AS run, r.version, r.vocabulary_hash, r.program_hash, r.started_at, count(e.id) AS documents, "
        "ifnull(sum(e.current), 0) AS current, ifnull(sum(e.statements), 0) AS statements FROM runs r "
        "LEFT JOIN extractions e ON e.run = r.id GROUP BY r.id ORDER BY r.id"
    )
    return [dict(row) for row in found]


def failures(connection: sqlite3.Connection) -> list[Row]:
    """The documents that could not be read, why, and whose reports they are by their names."""
    found = connection.execute(
        "SELECT f.name AS document, f.code, f.reason, f.place, a.name AS area, a.code AS area_code, f.level, f.report_year, f.failed_at "
        "FROM failures f LEFT JOIN areas a ON a.id = f.area ORDER BY f.name"
    )
    return [dict(row) for row in found]


def document_number(connection: sqlite3.Connection, document: str) -> int:
    """The document of a name (also one under which it came again, or its last part where that is unique) or of a hash."""
    for where in (
        "d.name = ?1",
        "d.id IN (SELECT sd.document FROM source_documents sd WHERE sd.name = ?1)",
        "d.document_id = ?1",
        "length(?1) >= 8 AND substr(d.document_id, 1, length(?1)) = ?1",
        "substr(d.name, -length(?1) - 1) = '/' || ?1",
    ):
        found = connection.execute(f"SELECT d.id, d.name FROM documents d WHERE {where} LIMIT 5", (document,)).fetchall()
        if len(found) == 1:
            return int(found[0]["id"])
        if found:
            names = ", ".join(row["name"] for row in found)
            raise NoSuchRecord(_path(connection), f"{document} may be any of {names}: give one of these names")
    raise NoSuchRecord(_path(connection), f"there is no document called {document}")


def text_of_extraction(connection: sqlite3.Connection, extraction: int) -> str:
    return str(
        connection.execute("SELECT t.text FROM extractions e JOIN texts t ON t.id = e.text WHERE e.id = ?", (extraction,)).fetchone()[0]
    )


def shown(row: sqlite3.Row, text: str | None) -> Row:
    """A statement of the database with the names, nesting and types of the contract. Without its ``text`` it has no words of it."""
    made: Row = {name: row[name] for name in _ORDER}
    made["evidence"] = None if text is None else text[row["start"] : row["end"]]
    made["topic"] = None if text is None or row["topic_start"] is None else in_one_line(text[row["topic_start"] : row["topic_end"]])
    made["headline"], made["aims_higher"] = bool(row["headline"]), bool(row["aims_higher"])
    made["notes"] = json.loads(row["notes"]) if row["notes"] else []
    made["relative"] = (
        {"op": row["relative_op"], "to": row["relative_to"], "margin": row["relative_margin"]} if row["relative_op"] is not None else None
    )
    return made


def _path(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


_ORDER: Iterable[str] = (
    "id", "document", "document_id", "kind", "headline", "area", "area_code", "area_en", "report_area", "report_year", "indicator",
    "measure", "period", "low", "high", "unit", "bound", "stance", "printed", "start", "end", "section", "confidence", "aims_higher",
    "action", "rank", "rank_in", "topic_start", "topic_end", "genre", "language", "level", "status",
)  # fmt: skip
