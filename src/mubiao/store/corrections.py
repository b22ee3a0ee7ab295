"""Corrections by hand: what people say of a row goes into an append-only log, anchored to document and span, and is applied from there."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from mubiao.errors import UnknownPlace
from mubiao.indicators import vocabulary
from mubiao.places import locate
from mubiao.records import STATEMENT_KINDS, Bound, Measure, Operator, Stance
from mubiao.store.anchoring import SETTLED, apply_corrections, apply_last, rows_of, snapshot, twin_of
from mubiao.store.codes import number_of_id
from mubiao.store.connection import transaction
from mubiao.store.duplicates import link_duplicates
from mubiao.store.errors import NoSuchRecord, WrongCorrection
from mubiao.store.filing import insert
from mubiao.store.rows import document_number

Row = dict[str, Any]
Action = Literal["correct", "reject", "confirm", "add", "withdraw"]

CORRECTION_COLUMNS: dict[str, type] = {
    "made_at": str, "made_by": str, "action": str, "why": str, "document": str, "document_id": str, "part": int, "statement": str,
    "start": int, "end": int, "evidence": str, "was": str, "fields": str, "anchor": str, "note": str, "uid": str,
}  # fmt: skip
_LOG = ("uid", "action", "made_at", "made_by", "why", "document_id", "part", "statement", "start", "end", "evidence", "was", "fields")
_OF_ROW = (
    "SELECT s.*, a.name AS area_name, a.code AS area_code, a.name_en AS area_en, d.id AS document, d.document_id, d.part, d.name, "
    "e.report_year, t.text FROM statements s JOIN extractions e ON e.id = s.extraction AND e.current JOIN documents d ON d.id = e.document "
    "JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = s.area "
)
_ALLOWED: dict[str, tuple[str, ...]] = {
    "kind": STATEMENT_KINDS,
    "measure": get_args(Measure),
    "bound": get_args(Bound),
    "stance": get_args(Stance),
    "relative_op": get_args(Operator),
}
ID_LENGTH = 16  # hexadecimal digits of the id of a row; an entry of the log has twice as many
SHORTEST_ID = 4
_NUMBERS = ("low", "high", "relative_margin")
_FLAGS = ("headline", "aims_higher")
_LONGEST = 2000  # characters of a passage, a reason or a name


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
        given = _checked(fields, row["report_year"], path)
        if missing := [name for name in ("kind", "indicator", "measure", "bound") if name not in given]:
            raise WrongCorrection(path, f"a row needs {', '.join(missing)}")
        whole: Row = {**_blank(row, given), **given}
        _agree(whole, path)
        section = connection.execute(
            'SELECT s.kind FROM sections s JOIN extractions e ON e.id = s.extraction WHERE e.document = ? AND e.current AND s.start <= ? AND s."end" > ?',
            (number, span[0], span[0]),
        ).fetchone()
        whole |= {"section": section[0] if section else "other", "confidence": 1.0}
        known = twin_of(rows_of(connection, row["extraction"]), whole, span)
        if known is not None:
            raise WrongCorrection(path, f"the row {known['id']} says so already; confirm or correct that")
        identity = _digest([row["document_id"], row["part"], *span, *(whole[name] for name in SETTLED)])[:16]
        entry = entry_of("add", identity, row, span, evidence, {}, whole, by, why, path)
        _file(connection, entry, number)
    return identity


def corrections(connection: sqlite3.Connection) -> list[Row]:
    """The log, oldest first, with where each correction holds now (``anchor``: see ``anchoring``; None: its document is not here)."""
    found = connection.execute(
        "SELECT c.*, d.name AS document, n.state AS anchor, n.note FROM corrections c "
        "LEFT JOIN documents d ON d.document_id = c.document_id AND d.part = c.part LEFT JOIN anchors n ON n.correction = c.number "
        "ORDER BY c.made_at, c.uid"
    )
    rows = [{name: row[name] for name in CORRECTION_COLUMNS} for row in found]
    for row in rows:
        row["was"], row["fields"] = json.loads(row["was"]), json.loads(row["fields"])
    return rows


def log_entry(connection: sqlite3.Connection, entry: Mapping[str, Any]) -> bool:
    """An entry of another database's log into this one, whether it was new; applied where its document is here. In a transaction."""
    values = {**entry, "was": _json(entry["was"]), "fields": _json(entry["fields"])}
    path = path_of(connection)
    if _uid(values) != entry["uid"]:
        raise WrongCorrection(path, f"the entry {entry['uid']} of {entry['made_by']} was changed after it was made")
    if connection.execute("SELECT 1 FROM corrections WHERE uid = ?", (entry["uid"],)).fetchone():
        return False
    log_and_apply(connection, values)
    return True


def log_and_apply(connection: sqlite3.Connection, entry: Mapping[str, Any]) -> None:
    """An entry into the log; the rows of its document, where that is here, are made anew from the whole of it."""
    insert(connection, "corrections", _LOG, [tuple(entry[name] for name in _LOG)])
    found = connection.execute(
        "SELECT id FROM documents WHERE document_id = ? AND part = ?", (entry["document_id"], entry["part"])
    ).fetchone()
    if found is not None:
        apply_corrections(connection, found[0])
        link_duplicates(connection, found[0])


def _say(connection: sqlite3.Connection, action: Action, statement: str, fields: Mapping[str, Any], by: str, why: str) -> str:
    path = path_of(connection)
    with transaction(connection):
        row = _row(connection, statement, path)
        given = _checked(fields, row["report_year"], path)
        if action == "correct":
            if not given:
                raise WrongCorrection(path, "a correction says which field is what: --high null --bound at_least")
            _agree({**snapshot(row), **given}, path)
        span = (row["start"], row["end"])
        entry = entry_of(action, row["id"], row, span, row["text"][slice(*span)], snapshot(row), given, by, why, path)
        _file(connection, entry, row["document"])
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


def entry_of(
    action: Action,
    statement: str,
    document: Mapping[str, Any] | sqlite3.Row,
    span: tuple[int, int],
    evidence: str,
    was: Row,
    fields: Row,
    by: str,
    why: str,
    path: str,
) -> Row:
    by, why = by.strip(), why.strip()
    if not by or len(by) > _LONGEST or len(why) > _LONGEST:
        raise WrongCorrection(
            path, "a correction bears the name of who makes it (--by NAME)" if not by else "the name or the reason is too long"
        )
    if action not in ("confirm", "withdraw") and not why:
        raise WrongCorrection(path, 'a correction says why (--why "…")')
    entry: Row = {
        "action": action,
        "made_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "made_by": by,
        "why": why,
        "document_id": document["document_id"],
        "part": document["part"],
        "statement": statement,
        "start": span[0],
        "end": span[1],
        "evidence": evidence,
        "was": _json(was),
        "fields": _json(fields),
    }
    return {"uid": _uid(entry), **entry}


def _file(connection: sqlite3.Connection, entry: Row, document: int) -> None:
    insert(connection, "corrections", _LOG, [tuple(entry[name] for name in _LOG)])
    apply_last(connection, document, entry["uid"])
    if connection.execute(
        "SELECT 1 FROM documents WHERE duplicate_of = ?1 OR (id = ?1 AND duplicate_of IS NOT NULL)", (document,)
    ).fetchone():
        link_duplicates(connection, document)  # of copies, the one that people work on is canonical


def _checked(fields: Mapping[str, Any], year: int | None, path: str) -> Row:
    """The fields of a correction with the types of the contract; an area with its code and English name."""
    made: Row = {}
    for name, value in fields.items():
        if name not in SETTLED:
            raise WrongCorrection(path, f"{name} is no field that can be corrected; there are {', '.join(SETTLED)}")
        if name in _ALLOWED and value is not None and value not in _ALLOWED[name]:
            raise WrongCorrection(path, f"{name} {value!r} is none of {', '.join(_ALLOWED[name])}")
        if name in _NUMBERS and value is not None:
            value = _number(name, value, path)  # noqa: PLW2901 - the same value, of its type
        if name in _FLAGS:
            value = int(bool(value))  # noqa: PLW2901
        if name == "indicator" and value not in vocabulary() and not str(value).startswith("other:"):
            raise WrongCorrection(path, f"indicator {value!r} is no id of `mubiao indicators`, nor other: and a phrase")
        made[name] = value
    if "area" in made and "area_code" not in made and made["area"] is not None:
        try:
            place = locate(made["area"], year=year)
        except UnknownPlace as unknown:
            raise WrongCorrection(path, str(unknown)) from unknown
        made |= {"area": place.name, "area_code": place.code, "area_en": place.name_en}
    return made


def _number(name: str, value: Any, path: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as wrong:
        raise WrongCorrection(path, f"{name} {value!r} is no number") from wrong


def _agree(row: Row, path: str) -> None:
    """Whether ends, bound and comparison of a row fit each other."""
    low, high, bound = row["low"], row["high"], row["bound"]
    wrong = None
    if low is not None and high is not None and low > high:
        wrong = f"low {low:g} is above high {high:g}"
    elif bound == "at_least" and (low is None or high is not None):
        wrong = "at_least has a low and no high"
    elif bound == "at_most" and (high is None or low is not None):
        wrong = "at_most has a high and no low"
    elif bound in ("point", "around") and (low is None or low != high):
        wrong = f"{bound} has a low and a high that are the same"
    elif bound == "range" and (low is None or high is None):
        wrong = "a range has a low and a high"
    elif bound == "relative" and row["relative_op"] is None:
        wrong = "relative needs relative_op and relative_to"
    if wrong:
        raise WrongCorrection(path, f"{wrong}; give the other fields too")


def _blank(document: sqlite3.Row, given: Row) -> Row:
    known = vocabulary()
    indicator = known.by_id(given["indicator"]) if given["indicator"] in known else None
    unit = "%" if given["measure"] in ("growth", "avg_growth", "ratio") else indicator.level_unit if indicator else "count"
    area = {name: document[name] for name in ("area", "area_code", "area_en")}
    year = document["report_year"]
    period = None if year is None else str(year - 1 if given["kind"] == "outcome" else year)
    return {
        **dict.fromkeys(SETTLED),
        **area,
        "unit": unit,
        "period": period,
        "headline": 0,
        "stance": "firm",
        "aims_higher": 0,
    }


def _place(text: str, evidence: str, start: int | None, path: str) -> tuple[int, int]:
    if not evidence or len(evidence) > _LONGEST:
        raise WrongCorrection(path, f"a row needs the passage that states it, of at most {_LONGEST} characters")
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


def _uid(entry: Mapping[str, Any]) -> str:
    return _digest([entry[name] for name in _LOG if name != "uid"])[:32]


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def path_of(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
