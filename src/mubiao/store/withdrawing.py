"""Taking back what was said of a row: the log stays as it is, and gets an entry that names the one it withdraws."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

from mubiao.store.anchoring import withdrawn
from mubiao.store.codes import number_of_id
from mubiao.store.connection import transaction
from mubiao.store.corrections import ID_LENGTH, SHORTEST_ID
from mubiao.store.errors import NoSuchRecord
from mubiao.store.ids import with_id
from mubiao.store.log import corrections, entry_of, log_and_apply, path_of

Row = dict[str, Any]

# Entries that speak of a row under its id, and those whose row of the current extraction has that id.
_SPOKEN_OF = (
    "SELECT * FROM corrections WHERE (statement >= ? AND statement < ?) OR number IN (SELECT c.number FROM figures f "
    "JOIN extractions e ON e.id = f.extraction AND e.current JOIN documents d ON d.id = e.document "
    "JOIN corrections c ON c.document_id = d.document_id AND c.part = d.part JOIN anchors n ON n.correction = c.number AND n.n = f.n "
    "WHERE {where}) ORDER BY made_at, uid"
)
_WHOLE = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_AFTER_ALL_DIGITS = "g"


def withdraw(connection: sqlite3.Connection, said: str, *, by: str, why: str = "") -> str:
    """Take back what was said of a row; the id of the row. Nothing is deleted: the log gets an entry that names the one it withdraws.

    ``said``: the id of a row (or the beginning of it), whose last standing entry is withdrawn, or the uid of an entry. A withdrawal can
    be withdrawn too, by its uid. Raises ``NoSuchRecord`` where nothing stands that could be withdrawn, ``WrongCorrection`` for a name or
    a reason that cannot be.
    """
    path = path_of(connection)
    with transaction(connection):
        target = _standing(connection, said, path)
        was = {name: target[name] for name in ("action", "made_by", "made_at", "why")} | {"fields": json.loads(target["fields"])}
        span, fields = (target["start"], target["end"]), {"withdraws": target["uid"]}
        log_and_apply(connection, entry_of("withdraw", target["statement"], target, span, target["evidence"], was, fields, by, why, path))
    return str(target["statement"])


def history(connection: sqlite3.Connection, statement: str) -> list[Row]:
    """What was said of a row (by its id), oldest first, as ``corrections`` lists it; also under the id that it had before it moved."""
    spoken = {entry["uid"] for entry in _spoken_of(connection, statement)}
    return [row for row in corrections(connection) if row["uid"] in spoken] if spoken else []


def _standing(connection: sqlite3.Connection, said: str, path: str) -> sqlite3.Row:
    """The entry of the log that is to be withdrawn."""
    if len(said) < SHORTEST_ID:
        raise NoSuchRecord(path, f"{said!r} is too short: give the first {SHORTEST_ID} or more digits of the id")
    if len(said) > ID_LENGTH:
        by_uid = "SELECT * FROM corrections WHERE uid >= ? AND uid < ? ORDER BY made_at, uid"
        found = connection.execute(by_uid, (said, said + _AFTER_ALL_DIGITS)).fetchall()
    else:
        found = [entry for entry in _spoken_of(connection, said) if entry["action"] != "withdraw"]
    if not found:
        raise NoSuchRecord(path, f"nothing was said of {said}; `mubiao corrections` lists the log")
    if len({entry["statement"] for entry in found}) > 1 and not _WHOLE.fullmatch(said):
        raise NoSuchRecord(path, f"people spoke of several rows whose ids begin with {said}")
    of_document = "SELECT * FROM corrections WHERE document_id = ? AND part = ?"
    back = withdrawn(connection.execute(of_document, (found[0]["document_id"], found[0]["part"])).fetchall())
    standing = [entry for entry in found if entry["uid"] not in back]
    if not standing:
        raise NoSuchRecord(path, f"what was said of {said} is withdrawn already")
    last: sqlite3.Row = standing[-1]
    return last


def _spoken_of(connection: sqlite3.Connection, statement: str) -> list[sqlite3.Row]:
    where, values = with_id(connection, "f", "id", [number_of_id(statement)]) if _WHOLE.fullmatch(statement) else ("0", [])
    return connection.execute(_SPOKEN_OF.format(where=where), (statement, statement + _AFTER_ALL_DIGITS, *values)).fetchall()
