"""Corrections by hand: what people say of a row goes into an append-only log, anchored to document and span, and is applied from there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from mubiao.store.anchoring import SETTLED, rows_of, snapshot, twin_of
from mubiao.store.codes import number_of_id
from mubiao.store.connection import transaction
from mubiao.store.errors import NoSuchRecord, WrongCorrection
from mubiao.store.fields import agree, blank, checked
from mubiao.store.log import LONGEST, Action, digest, entry_of, file_entry, path_of
from mubiao.store.rows import document_number

Row = dict[str, Any]
_OF_ROW = (
    "SELECT s.*, a.name AS area_name, a.code AS area_code, a.name_en AS area_en, d.id AS document, d.document_id, d.part, d.name, "
    "e.report_year, t.text FROM statements s JOIN extractions e ON e.id = s.extraction AND e.current JOIN documents d ON d.id = e.document "
    "JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = s.area "
)
ID_LENGTH = 16  # hexadecimal digits of the id of a row; an entry of the log has twice as many
SHORTEST_ID = 4


def correct(connection: sqlite3.Connection, statement: str, fields: Mapping[str, Any], *, by: str, why: str) -> str:
    """Change fields of a row; the id of the row. ``statement``: its id, or the beginning of it that no other row has.

    Raises ``NoSuchRecord`` where no row has that id, ``WrongCorrection`` where a field is none or a value cannot be.
    """
    return _say(connection, "correct", statement, fields, by, why)


def reject(connection: sqlite3.Connection, statement: str, *, by: str, why: str) -> str:
    """Say that a row is wrong and is to be left out. Raises as ``correct`` does."""
    return _say(connection, "reject", statement, {}, by, why)


def confirm(connection: sqlite3.Connection, statement: str, *, by: str, why: str = "") -> str:
    """Say that a row is right as it stands. Raises as ``correct`` does."""
    return _say(connection, "confirm", statement, {}, by, why)


def add_row(
    connection: sqlite3.Connection, document: str, evidence: str, fields: Mapping[str, Any], *, by: str, why: str, start: int | None = None
) -> str:
    """Add a row that the program did not find; the id of the row. ``evidence`` is the passage, as it stands in the document's text.

    ``fields`` are those of the contract; kind, indicator, measure, bound are needed, unit is that of the indicator where it is left
    out, area and period those of the report. ``start``: where the passage stands, needed where it stands in several places.
    Raises ``NoSuchRecord`` (no such document) and ``WrongCorrection``.
    """
    path = path_of(connection)
    with transaction(connection):
        number = document_number(connection, document)
        row = connection.execute(
            "SELECT d.document_id, d.part, e.id AS extraction, e.report_year, t.text, a.name AS area, a.code AS area_code, a.name_en AS area_en FROM documents d "
            "JOIN extractions e ON e.document = d.id AND e.current JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = e.area WHERE d.id = ?",
            (number,),
        ).fetchone()
        span = _place(row["text"], evidence, start, path)
        given = checked(fields, row["report_year"], path)
        if missing := [name for name in ("kind", "indicator", "measure", "bound") if name not in given]:
            raise WrongCorrection(path, f"a row needs {', '.join(missing)}")
        whole: Row = {**blank(row, given), **given}
        agree(whole, path)
        section = connection.execute(
            'SELECT s.kind FROM sections s JOIN extractions e ON e.id = s.extraction WHERE e.document = ? AND e.current AND s.start <= ? AND s."end" > ?',
            (number, span[0], span[0]),
        ).fetchone()
        whole |= {"section": section[0] if section else "other", "confidence": 1.0}
        known = twin_of(rows_of(connection, row["extraction"]), whole, span)
        if known is not None:
            raise WrongCorrection(path, f"the row {known['id']} says so already; confirm or correct that")
        identity = digest([row["document_id"], row["part"], *span, *(whole[name] for name in SETTLED)])[:16]
        entry = entry_of("add", identity, row, span, evidence, {}, whole, by, why, path)
        file_entry(connection, entry, number)
    return identity


def _say(connection: sqlite3.Connection, action: Action, statement: str, fields: Mapping[str, Any], by: str, why: str) -> str:
    path = path_of(connection)
    with transaction(connection):
        row = _row(connection, statement, path)
        given = checked(fields, row["report_year"], path)
        if action == "correct":
            if not given:
                raise WrongCorrection(path, "a correction says which field is what: --high null --bound at_least")
            agree({**snapshot(row), **given}, path)
        span = (row["start"], row["end"])
        entry = entry_of(action, row["id"], row, span, row["text"][slice(*span)], snapshot(row), given, by, why, path)
        file_entry(connection, entry, row["document"])
    return str(row["id"])


def _row(connection: sqlite3.Connection, statement: str, path: str) -> sqlite3.Row:
    try:
        low, high = (int(statement.ljust(ID_LENGTH, digit), 16) for digit in "0f")
    except ValueError as wrong:
        raise NoSuchRecord(path, f"{statement!r} is no id: 16 hexadecimal digits, or the first four or more of them") from wrong
    if not SHORTEST_ID <= len(statement) <= ID_LENGTH:
        raise NoSuchRecord(path, f"{statement!r} is no id: 16 hexadecimal digits, or the first four or more of them")
    bounds = (number_of_id(f"{low:x}"), number_of_id(f"{high:x}"))  # ids that begin alike are numbers of one sign
    found = connection.execute(
        f"{_OF_ROW} WHERE s.id_number BETWEEN ?1 AND ?2 AND s.id_number >> 32 BETWEEN ?1 >> 32 AND ?2 >> 32 LIMIT 2", bounds
    ).fetchall()
    if len(found) != 1:
        raise NoSuchRecord(path, f"no row has the id {statement}" if not found else f"several rows have ids that begin with {statement}")
    row: sqlite3.Row = found[0]
    return row


def _place(text: str, evidence: str, start: int | None, path: str) -> tuple[int, int]:
    if not evidence or len(evidence) > LONGEST:
        raise WrongCorrection(path, f"a row needs the passage that states it, of at most {LONGEST} characters")
    if start is not None:
        if text[start : start + len(evidence)] != evidence:
            raise WrongCorrection(path, f"the passage does not stand at {start}")
        return start, start + len(evidence)
    at = text.find(evidence)
    if at < 0:
        raise WrongCorrection(path, f"the passage {evidence[:40]!r} does not stand in the document's text")
    if text.find(evidence, at + 1) >= 0:
        raise WrongCorrection(path, f"the passage {evidence[:40]!r} stands in several places; say where with --start")
    return at, at + len(evidence)
