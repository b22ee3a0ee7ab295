"""What a document of a database says: its text as it was read, in the sections and under the name that the database knows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields

from mubiao.output import Row
from mubiao.records import Document, Identity, Section
from mubiao.store.program import this_program
from mubiao.store.readings import reread
from mubiao.themes.frames import rows_of

# Of documents ``d`` that are no copies, in the extractions ``e`` that are current: what ``document_of`` reads. To be followed by WHERE.
DOCUMENTS = (
    "SELECT d.id, e.id AS extraction, d.name, d.document_id, d.part, d.media_type, e.reading, e.language, e.genre, e.title, e.level, "
    "e.report_year, a.name AS area, a.code, a.name_en AS area_en, e.text FROM extractions e "
    "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL LEFT JOIN areas a ON a.id = e.area "
)
_STATED = ("name", "document_id", "media_type", "reading", "language", "genre", "title", "area", "code", "area_en", "level", "report_year")


@dataclass(frozen=True, slots=True)
class Known(Document):
    """A document of which it is known whose report it is, and where its sections are."""

    identity: Identity | None = None
    sections: tuple[Section, ...] = ()


def document_of(connection: sqlite3.Connection, row: sqlite3.Row | Row) -> Known:
    """The document of a row of ``DOCUMENTS``."""
    read = reread({**dict(row), "text": text_of(connection, row["text"])})
    parts = connection.execute('SELECT kind, title, start, "end" FROM sections WHERE extraction = ? ORDER BY start', (row["extraction"],))
    identity = Identity(
        row["genre"], row["language"], row["title"], row["area"], row["code"], row["area_en"], row["level"], row["report_year"]
    )
    given = {field.name: getattr(read, field.name) for field in fields(Document)}
    return Known(**given, identity=identity, sections=tuple(Section(*part) for part in parts))


def text_of(connection: sqlite3.Connection, number: int) -> str:
    """The text of a number."""
    return str(connection.execute("SELECT text FROM texts WHERE id = ?", (number,)).fetchone()[0])


def said_by(document: Known, *, shares_alone: bool = False) -> tuple[list[Row], list[Row]]:
    """The passages of a document and their themes, as ``themes.frames.rows_of`` gives them; nothing where it is no report."""
    if document.identity is None or document.identity.genre != "work_report" or not document.text:
        return [], []
    return rows_of(document, document.identity, document.sections, shares_alone=shares_alone)


def keyed(connection: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    """The documents of a database that have a text, in their order, each with what tells that which was found in one text, read in one way
    and known by one name, by one program, from all else."""
    program = this_program()
    rows = connection.execute(f"{DOCUMENTS.replace('e.text FROM', 'e.text, t.hash, r.program_hash, r.vocabulary_hash FROM', 1)} "
        "JOIN texts t ON t.id = e.text JOIN runs r ON r.id = e.run WHERE e.current AND e.characters > 0 ORDER BY d.id")  # fmt: skip
    for row in map(dict, rows):
        said = [program.program_hash, program.vocabulary_hash, row["program_hash"], row["vocabulary_hash"], row["hash"]]
        yield hashlib.sha256(json.dumps([*said, *(row[name] for name in _STATED)]).encode()).hexdigest()[:32], row
