"""The log of corrections: entries with who and why, each known by a hash of what it says, so that a colleague's database knows it again.

The log is only ever added to; what an entry means for the rows of its document tells ``anchoring``.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from mubiao.store.anchoring import apply_corrections, apply_last
from mubiao.store.duplicates import link_duplicates
from mubiao.store.errors import WrongCorrection
from mubiao.store.filing import insert

Row = dict[str, Any]
Action = Literal["correct", "reject", "confirm", "add", "withdraw"]

CORRECTION_COLUMNS: dict[str, type] = {
    "made_at": str, "made_by": str, "action": str, "why": str, "document": str, "document_id": str, "part": int, "statement": str,
    "start": int, "end": int, "evidence": str, "was": str, "fields": str, "anchor": str, "note": str, "uid": str,
}  # fmt: skip
_LOG = ("uid", "action", "made_at", "made_by", "why", "document_id", "part", "statement", "start", "end", "evidence", "was", "fields")
LONGEST = 2000  # characters of a passage, a reason or a name


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
    """An entry as the log has it, made now. ``was``: the row as it stood; ``fields``: what is changed. Raises ``WrongCorrection`` where it
    does not say who made it, or why."""
    by, why = by.strip(), why.strip()
    if not by or len(by) > LONGEST or len(why) > LONGEST:
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


def file_entry(connection: sqlite3.Connection, entry: Row, document: int) -> None:
    """An entry into the log, as the last word on a document of this database. To be called in a transaction."""
    insert(connection, "corrections", _LOG, [tuple(entry[name] for name in _LOG)])
    apply_last(connection, document, entry["uid"])
    if connection.execute(
        "SELECT 1 FROM documents WHERE duplicate_of = ?1 OR (id = ?1 AND duplicate_of IS NOT NULL)", (document,)
    ).fetchone():
        link_duplicates(connection, document)  # of copies, the one that people work on is canonical


def _uid(entry: Mapping[str, Any]) -> str:
    return digest([entry[name] for name in _LOG if name != "uid"])[:32]


def digest(parts: list[Any]) -> str:
    """A hash of some values, by what they are printed as."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def path_of(connection: sqlite3.Connection) -> str:
    """The file of a database, for what is said of it."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
