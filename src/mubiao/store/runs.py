"""Old runs: what an earlier version of the program made is kept until it is dropped; and the hash of what a database holds."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import Any

from mubiao.store.connection import transaction
from mubiao.store.errors import NoSuchRecord, StoreError


def drop_run(connection: sqlite3.Connection, run: int, path: str) -> int:
    """Delete the extractions of a run, and the texts that only they had; how many. A run that is current for a document stays.

    Raises ``NoSuchRecord`` where there is no such run, ``StoreError`` where documents have nothing newer.
    """
    with transaction(connection):
        if connection.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone() is None:
            raise NoSuchRecord(path, f"there is no run {run}; `mubiao runs` lists them")
        current = connection.execute("SELECT count(*) FROM extractions WHERE run = ? AND current", (run,)).fetchone()[0]
        if current:
            raise StoreError(
                path, f"run {run} is what {current} documents have; add them again with the newer program first (`mubiao add {path}`)"
            )
        dropped = connection.execute("DELETE FROM extractions WHERE run = ?", (run,)).rowcount
        for table in ("ids", "unlisted"):
            connection.execute(f"DELETE FROM {table} WHERE extraction NOT IN (SELECT id FROM extractions)")
        connection.execute("DELETE FROM runs WHERE id = ?", (run,))
        connection.execute("DELETE FROM unsure WHERE extraction NOT IN (SELECT id FROM extractions)")
        connection.execute("DELETE FROM texts WHERE id NOT IN (SELECT text FROM extractions)")
    return dropped


# What a database holds, without times, numbers of rows and the order in which it came.
_CONTENT = {
    "documents": "SELECT d.document_id, d.part, c.document_id AS canonical, c.part AS canonical_part FROM documents d "
    "LEFT JOIN documents c ON c.id = d.duplicate_of ORDER BY 1, 2",
    "sources": "SELECT s.location, s.file_hash, s.final_url, sd.name, d.document_id, d.part FROM sources s "
    "LEFT JOIN source_documents sd ON sd.source = s.id LEFT JOIN documents d ON d.id = sd.document ORDER BY 1, 2, 4, 5, 6",
    "raw": "SELECT file_hash, length(content) FROM raw ORDER BY 1",
    "files": "SELECT f.file_hash, f.text_column, r.version, r.vocabulary_hash, r.program_hash, f.documents FROM files_read f "
    "JOIN runs r ON r.id = f.run ORDER BY 1, 2, 3, 4, 5",
    "failures": "SELECT name, code, reason, place, report_year FROM failures ORDER BY 1",
    "extractions": "SELECT d.document_id, d.part, r.version, r.vocabulary_hash, r.program_hash, e.current, t.hash, e.language, e.genre, "
    "e.title, a.code, a.name, e.level, e.report_year, e.delivered_on, e.published_on, e.speaker, e.warnings, e.reading, e.more "
    "FROM extractions e JOIN documents d ON d.id = e.document JOIN runs r ON r.id = e.run JOIN texts t ON t.id = e.text "
    "LEFT JOIN areas a ON a.id = e.area ORDER BY 1, 2, 3, 4, 5",
    "texts": "SELECT hash, text FROM texts ORDER BY 1",
    "sections": "SELECT d.document_id, d.part, r.program_hash, r.vocabulary_hash, s.start, s.\"end\", s.kind, s.title FROM sections s "
    "JOIN extractions e ON e.id = s.extraction JOIN documents d ON d.id = e.document JOIN runs r ON r.id = e.run ORDER BY 1, 2, 3, 4, 5, 6, 7",
    "statements": "SELECT d.document_id, d.part, r.program_hash, r.vocabulary_hash, s.id, s.kind, s.headline, a.code, a.name, a.name_en, "
    "s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, s.relative_to, s.relative_margin, "
    "s.printed, s.start, s.\"end\", s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes, s.topic_start, s.topic_end, s.status, s.extracted FROM statements s "
    "JOIN extractions e ON e.id = s.extraction JOIN documents d ON d.id = e.document JOIN runs r ON r.id = e.run "
    "LEFT JOIN areas a ON a.id = s.area ORDER BY 1, 2, 3, 4, 5, 23, 24, 6, 12",
    "records": "SELECT d.document_id, d.part, r.program_hash, r.vocabulary_hash, x.id, x.kind, x.start, x.\"end\", x.payload FROM records x "
    "JOIN extractions e ON e.id = x.extraction JOIN documents d ON d.id = e.document JOIN runs r ON r.id = e.run ORDER BY 1, 2, 3, 4, 5, 9",
    "series": "SELECT a.code, a.name, x.indicator, x.measure, x.period, x.source, x.value, x.unit FROM series x JOIN areas a ON a.id = x.area "
    "ORDER BY 1, 3, 4, 5, 6",
    "corrections": "SELECT c.uid, n.state FROM corrections c LEFT JOIN anchors n ON n.correction = c.number ORDER BY 1",
}  # fmt: skip


def content_hash(connection: sqlite3.Connection) -> str:
    """The sha-256 of everything a database holds: equal for two that hold the same, whenever and in whatever order it came in."""
    found = hashlib.sha256()
    for name, query in _CONTENT.items():
        found.update(name.encode() + b"\n")
        for row in connection.execute(query):
            found.update(_line(tuple(row)))
    return found.hexdigest()


def _line(row: tuple[Any, ...]) -> bytes:
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
