"""Single things of the database for a page: a document with its sections, a statement, the documents of an area, what there is at all."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from mubiao.places import Place
from mubiao.records import Document
from mubiao.store.codes import PHRASES, number_of_id
from mubiao.store.errors import NoSuchRecord
from mubiao.store.ids import with_id
from mubiao.store.readings import reread
from mubiao.store.rows import Row

_ID = re.compile(r"[0-9a-f]{16}")
_DOCUMENT = (
    "SELECT d.id AS number, d.name AS document, d.document_id, d.part, d.media_type, e.id AS extraction, e.language, e.genre, e.title, "
    "a.name AS area, a.code AS area_code, a.name_en AS area_en, e.level, e.report_year, e.delivered_on, e.published_on, e.speaker, "
    "e.warnings, e.extracted_at, t.text, c.document_id AS canonical_id, c.part AS canonical_part FROM documents d "
    "JOIN extractions e ON e.document = d.id AND e.current JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = e.area "
    "LEFT JOIN documents c ON c.id = d.duplicate_of "
)


def document(connection: sqlite3.Connection, digest: str, part: int = 1) -> Row:
    """A document by its hash (or the first 12 or more digits of it) and part: identity, text, sections, sources.

    Raises ``NoSuchRecord``.
    """
    found = connection.execute(
        _DOCUMENT + "WHERE d.document_id >= ? AND d.document_id < ? AND d.part = ? LIMIT 2", (digest, digest + "g", part)
    ).fetchall()
    if len(found) != 1 or len(digest) < 12:
        raise NoSuchRecord(_path(connection), f"there is no document {digest}")
    row = dict(found[0])
    number, extraction = row.pop("number"), row.pop("extraction")
    sections = connection.execute('SELECT kind, title, start, "end" FROM sections WHERE extraction = ? ORDER BY start', (extraction,))
    sources = connection.execute(
        "SELECT s.location, s.final_url, s.retrieved_at FROM source_documents sd JOIN sources s ON s.id = sd.source WHERE sd.document = ? "
        "ORDER BY s.id",
        (number,),
    )
    return {
        **row,
        "warnings": json.loads(row["warnings"]),
        "sections": [dict(section) for section in sections],
        "sources": [dict(source) for source in sources],
    }


def document_number(connection: sqlite3.Connection, digest: str, part: int = 1) -> int:
    """The number of a document in the database, by its whole hash and part. Raises ``NoSuchRecord``."""
    row = connection.execute("SELECT id FROM documents WHERE document_id = ? AND part = ?", (digest, part)).fetchone()
    if row is None:
        raise NoSuchRecord(_path(connection), f"there is no document {digest}")
    return int(row[0])


def as_read(connection: sqlite3.Connection, digest: str, part: int = 1) -> Document:
    """A document as it was read, by its whole hash and part. Raises ``NoSuchRecord``."""
    row = connection.execute(
        "SELECT d.name, d.document_id, d.media_type, e.reading, t.text FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
        "JOIN texts t ON t.id = e.text WHERE d.document_id = ? AND d.part = ?",
        (digest, part),
    ).fetchone()
    if row is None:
        raise NoSuchRecord(_path(connection), f"there is no document {digest}")
    return reread(row)


def whereabouts(connection: sqlite3.Connection, statement: str) -> tuple[str, int]:
    """Hash and part of the document that a statement or another record (by its id) stands in. Raises ``NoSuchRecord``."""
    of = "JOIN extractions e ON e.id = s.extraction AND e.current JOIN documents d ON d.id = e.document"
    order = "ORDER BY d.duplicate_of IS NOT NULL LIMIT 1"
    row = connection.execute(f"SELECT d.document_id, d.part FROM records s {of} WHERE s.id = ? {order}", (statement,)).fetchone()
    if row is None and _ID.fullmatch(statement):
        where, values = with_id(connection, "s", "id", [number_of_id(statement)])
        row = connection.execute(f"SELECT d.document_id, d.part FROM figures s {of} WHERE {where} {order}", values).fetchone()
    if row is not None:
        return row["document_id"], row["part"]
    raise NoSuchRecord(_path(connection), f"there is no record {statement}")


def passages(connection: sqlite3.Connection, places: Iterable[tuple[int, int, int]]) -> list[str]:
    """The passages at some places: the number of a text, and the characters of it where they start and end."""
    query = "SELECT substr(text, ?2 + 1, ?3 - ?2) FROM texts WHERE id = ?1"
    return [connection.execute(query, place).fetchone()[0] for place in places]


def reports_of(connection: sqlite3.Connection, code: str) -> list[Row]:
    """The reports of an area, the newest first; copies left out."""
    rows = connection.execute(
        "SELECT d.document_id, d.part, d.name AS document, e.title, e.genre, e.language, e.report_year, e.warnings, "
        "e.statements FROM extractions e JOIN areas a ON a.id = e.area "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL WHERE e.current AND a.code = ? ORDER BY e.report_year DESC, d.id",
        (code,),
    )
    return [{**dict(row), "warnings": json.loads(row["warnings"])} for row in rows]


def figures_of(connection: sqlite3.Connection, place: Place, news: Sequence[int]) -> list[Row]:
    """The targets, outcomes and goals of an area on indicators of the vocabulary, of all years, with the documents they stand in: those
    of its own reports, and of ``news`` (see ``news_in``). Rejected rows are left out."""
    # The documents first: there are few of an area, and the rows of a document lie together.
    rows = connection.execute(
        "WITH chosen AS MATERIALIZED (SELECT e.id, e.report_year, e.genre, e.language, d.document_id, d.part, d.id AS document "
        "FROM extractions e JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL WHERE e.current AND "
        "e.area IN (SELECT id FROM areas WHERE code = ?1) UNION "
        "SELECT e.id, e.report_year, e.genre, e.language, d.document_id, d.part, d.id FROM extractions e "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL WHERE e.id IN (SELECT value FROM json_each(?2))) "
        "SELECT s.id, s.kind, s.headline, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, "
        "s.relative_to, s.relative_margin, s.printed, s.confidence, c.report_year, c.genre, c.language, c.document_id, c.part "
        "FROM chosen c CROSS JOIN statements s ON s.extraction = c.id "
        "WHERE s.area IN (SELECT id FROM areas WHERE code = ?1) AND s.kind <> 'commitment' "
        "AND s.indicator NOT LIKE 'other:%' AND s.status IS NOT 'rejected' ORDER BY s.indicator, s.period, c.document, s.start, s.id",
        (place.code, json.dumps(list(news))),
    )
    return [dict(row) for row in rows]


def news_in(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the current extractions of articles."""
    return [number for (number,) in connection.execute("SELECT id FROM extractions WHERE current AND genre = 'news'")]


def reports_by_year(connection: sqlite3.Connection) -> list[Row]:
    """How many reports there are of each level and year; copies left out."""
    reports = connection.execute(
        "SELECT e.level, e.report_year, count(*) AS reports FROM extractions e JOIN documents d ON d.id = e.document "
        "AND d.duplicate_of IS NULL WHERE e.current AND e.genre = 'work_report' AND e.report_year IS NOT NULL AND e.level IS NOT NULL "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return [dict(row) for row in reports]


def coverage(connection: sqlite3.Connection) -> dict[str, Any]:
    """What the database holds: documents, statements, and how many reports of each level and year."""
    counts = {
        "documents": "SELECT count(*) FROM extractions WHERE current",
        "statements": "SELECT ifnull(sum(e.statements), 0) FROM extractions e WHERE e.current",
        "failures": "SELECT count(*) FROM failures",
    }
    return {
        **{name: connection.execute(query).fetchone()[0] for name, query in counts.items()},
        "reports": reports_by_year(connection),
    }


def indicators_in(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Indicator, measure and number of targets (those of earlier runs too), the commonest first."""
    rows = connection.execute(
        "SELECT s.indicator, s.measure, sum(s.n) AS n FROM (SELECT i.name AS indicator, CASE f.measure WHEN 0 THEN 'growth' WHEN 1 THEN "
        "'avg_growth' WHEN 2 THEN 'level' WHEN 3 THEN 'ratio' WHEN 4 THEN 'change' ELSE f.measure END AS measure, count(*) AS n "
        f"FROM indicators i CROSS JOIN figures f ON f.indicator = i.id AND f.indicator < {PHRASES} WHERE f.kind = 0 GROUP BY i.id, f.measure) s "
        "GROUP BY 1, 2 ORDER BY n DESC, 1, 2"
    )
    return [(row["indicator"], row["measure"], row["n"]) for row in rows]


def _path(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
