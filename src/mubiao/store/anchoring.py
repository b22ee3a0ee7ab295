"""What the log of corrections means for the rows of a document's current extraction.

A correction is anchored to document and span. When another version of the program extracts the document again, each is looked for anew:

- ``held``     the row is there as it was
- ``moved``    the same passage stands elsewhere in the text now; applied
- ``changed``  the program reads another value in the same passage; a correction is applied (people go before programs), a confirmation
  or rejection was of the old value and is not
- ``unread``   the program takes no row from the passage any more; the row is kept as the correction left it
- ``gone``     a rejected row is not extracted any more
- ``lost``     the passage is not in the text any more
- ``withdrawn``  a later entry of the log takes it back, so it does nothing; that entry itself is ``held``

All but ``held``, ``gone`` and ``withdrawn`` are reported. The log is replayed in the order in which it was made, whoever made it and wherever it came from.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from mubiao.store.codes import indicator_number, number_of_id, stored
from mubiao.store.filing import area_number, insert
from mubiao.store.ids import list_id
from mubiao.store.stale import touch

Row = dict[str, Any]
Anchor = Literal["held", "moved", "changed", "unread", "gone", "lost", "withdrawn"]
Applied = tuple[Anchor, str | None, int | None]  # how the row was found, what there is to say of it, its number in the extraction
LOOSE: tuple[Anchor, ...] = ("moved", "changed", "unread", "lost")

# The fields of a row that people may settle; an area is three.
SETTLED = (
    "kind", "headline", "area", "area_code", "area_en", "indicator", "measure", "period", "low", "high", "unit", "bound", "stance",
    "relative_op", "relative_to", "relative_margin", "aims_higher",
)  # fmt: skip
_AREA = ("area", "area_code", "area_en")
_COLUMNS = tuple(name for name in SETTLED if name not in _AREA)
_SHOWN = (*_COLUMNS, "printed", "section", "confidence", "action", "rank", "rank_in")
_CLAIM = ("measure", "low", "high", "bound", "relative_op", "relative_to", "relative_margin")
_STATUS = {"correct": "corrected", "confirm": "confirmed", "reject": "rejected", "add": "added"}
_ROWS = (
    "SELECT s.*, a.name AS area_name, a.code AS area_code, a.name_en AS area_en FROM statements s LEFT JOIN areas a ON a.id = s.area "
    "WHERE s.extraction = ? ORDER BY s.start, s.n"
)


def apply_corrections(connection: sqlite3.Connection, document: int) -> None:
    """Make the rows of a document's current extraction what the log says. To be called inside a transaction."""
    log = _log(connection, document)
    if not log:
        return
    extraction, text = _current(connection, document)
    connection.executemany("DELETE FROM anchors WHERE correction = ?", [(entry["number"],) for entry in log])
    _restore(connection, extraction)
    back = withdrawn(log)
    for entry in log:
        _anchor(connection, entry, extraction, text, entry["uid"] in back)


def apply_last(connection: sqlite3.Connection, document: int, uid: str) -> None:
    """As ``apply_corrections`` where only the entry ``uid`` is new: if it is the last word too, the others stand as they are."""
    log = _log(connection, document)
    if log[-1]["uid"] == uid and log[-1]["action"] != "withdraw":
        _anchor(connection, log[-1], *_current(connection, document), False)
    else:
        apply_corrections(connection, document)


def withdrawn(log: Iterable[Mapping[str, Any] | sqlite3.Row]) -> set[str]:
    """The entries (by uid) of a document's log that others take back. A withdrawal that is itself withdrawn takes nothing back."""
    takers: dict[str, list[str]] = defaultdict(list)
    for entry in log:
        if entry["action"] == "withdraw":
            fields = entry["fields"]
            takers[(json.loads(fields) if isinstance(fields, str) else fields)["withdraws"]].append(entry["uid"])
    stands: dict[str, bool] = {}
    for first in takers:  # an entry's uid is a hash of what it says, so no chain comes back to its beginning
        chain = [first]
        while chain:
            waiting = [taker for taker in takers.get(chain[-1], ()) if taker not in stands]
            if waiting:
                chain.append(waiting[0])
            else:
                uid = chain.pop()
                stands[uid] = not any(stands[taker] for taker in takers.get(uid, ()))
    return {uid for uid, stand in stands.items() if not stand}


def _log(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT c.* FROM corrections c JOIN documents d ON d.document_id = c.document_id AND d.part = c.part WHERE d.id = ? "
        "ORDER BY c.made_at, c.uid",
        (document,),
    ).fetchall()


def _current(connection: sqlite3.Connection, document: int) -> tuple[int, str]:
    row = connection.execute(
        "SELECT e.id, t.text FROM extractions e JOIN texts t ON t.id = e.text WHERE e.document = ? AND e.current", (document,)
    ).fetchone()
    return row[0], row[1]


def _anchor(connection: sqlite3.Connection, entry: sqlite3.Row, extraction: int, text: str, taken_back: bool) -> None:
    if taken_back:
        applied: Applied = ("withdrawn", None, None)
    else:
        applied = ("held", None, None) if entry["action"] == "withdraw" else _apply(connection, entry, extraction, text)
    insert(connection, "anchors", ("correction", "state", "note", "n"), [(entry["number"], *applied)])


def snapshot(row: sqlite3.Row) -> Row:
    """A row of ``statements`` (with area_name, area_code, area_en) as a correction keeps it."""
    return {**{name: row[name] for name in _SHOWN}, "area": row["area_name"], "area_code": row["area_code"], "area_en": row["area_en"]}


def rows_of(connection: sqlite3.Connection, extraction: int) -> list[sqlite3.Row]:
    """The rows of an extraction with the names of their areas."""
    return connection.execute(_ROWS, (extraction,)).fetchall()


def _restore(connection: sqlite3.Connection, extraction: int) -> None:
    """Every row as it was extracted."""
    touch(connection, extraction, settled=True)
    added = connection.execute(
        "DELETE FROM figures WHERE extraction = ? AND status IS NOT NULL AND extracted IS NULL", (extraction,)
    ).rowcount
    connection.execute("UPDATE extractions SET statements = statements - ? WHERE id = ?", (added, extraction))
    for row in connection.execute("SELECT n, extracted FROM figures WHERE extraction = ? AND status IS NOT NULL", (extraction,)).fetchall():
        _settle(connection, extraction, row["n"], json.loads(row["extracted"]), None, None)


def _apply(connection: sqlite3.Connection, entry: sqlite3.Row, extraction: int, text: str) -> Applied:
    was, fields = json.loads(entry["was"]), json.loads(entry["fields"])
    rows = rows_of(connection, extraction)
    found, state, note = _find(rows, entry, was, text)
    if found is not None:
        if state == "changed" and entry["action"] in ("confirm", "reject"):
            return state, note, found["n"]
        extracted = json.loads(found["extracted"]) if found["extracted"] is not None else {} if found["status"] is None else None
        if extracted is not None:
            now = snapshot(found)
            extracted = {**{name: now[name] for name in fields}, **extracted}
        _settle(connection, extraction, found["n"], fields, _status(entry, found), extracted)
        return state, note, found["n"]
    span = _span(text, entry)
    if entry["action"] == "reject":
        return "gone", None, None
    if span is None:
        return "lost", "the passage is not in the text any more", None
    added = entry["action"] == "add"
    twin = twin_of(rows, {**was, **fields}, span) if added else None
    if twin is not None:  # the program has learnt to read it
        _settle(connection, extraction, twin["n"], {}, "confirmed", {})
        return "held", "the program reads this row itself now", twin["n"]
    n = _insert(connection, extraction, entry, {**was, **fields}, span, text)
    moved = span != (entry["start"], entry["end"])
    if added:
        return ("moved", f"from {entry['start']} to {span[0]}", n) if moved else ("held", None, n)
    return "unread", "the program takes no row from this passage any more; the row stands as it was corrected", n


def _find(rows: list[sqlite3.Row], entry: sqlite3.Row, was: Row, text: str) -> tuple[sqlite3.Row | None, Anchor, str | None]:
    """The row that a correction is of, how it was found, and what has changed."""
    same = next((row for row in rows if row["id"] == entry["statement"]), None)
    if same is not None:
        return same, "held", None
    if entry["action"] == "add":
        return None, "lost", None
    kin = [
        row
        for row in rows
        if row["indicator"] == was["indicator"] and row["kind"] == was["kind"] and row["extracted"] is None and row["status"] is None
    ]
    passage = "".join(entry["evidence"].split())
    there = [row for row in kin if "".join(text[row["start"] : row["end"]].split()) == passage]
    equal = [row for row in there if _claim(row) == _claim(was)]
    if equal:
        row = min(equal, key=lambda row: abs(row["start"] - entry["start"]))
        if (row["start"], row["end"]) == (entry["start"], entry["end"]):
            return row, "held", None
        return row, "moved", f"from {entry['start']} to {row['start']}"
    overlapping = there or [
        row
        for row in kin
        if row["start"] < entry["end"] and row["end"] > entry["start"] and _span(text, entry) == (entry["start"], entry["end"])
    ]
    if len(overlapping) == 1:
        return overlapping[0], "changed", f"was {_in_words(was)}, is {_in_words(overlapping[0])}"
    return None, "lost", None


def twin_of(rows: Iterable[sqlite3.Row], fields: Row, span: tuple[int, int]) -> sqlite3.Row | None:
    """The extracted row that says of a passage what ``fields`` say, None where there is none."""
    return next(
        (
            row
            for row in rows
            if row["start"] < span[1] and row["end"] > span[0] and row["indicator"] == fields["indicator"] and row["kind"] == fields["kind"]
            if row["extracted"] is None and row["status"] is None and _claim(row) == _claim(fields)
        ),
        None,
    )


def _claim(row: Any) -> tuple[object, ...]:
    return tuple(row[name] for name in _CLAIM)


def _in_words(row: Any) -> str:
    return f"{row['bound']} {row['low']}..{row['high']}" if row["relative_op"] is None else f"{row['relative_op']} {row['relative_to']}"


def _span(text: str, entry: sqlite3.Row) -> tuple[int, int] | None:
    """Where the passage of a correction stands in the text: where it stood, else the nearest place with the same words."""
    evidence, start = entry["evidence"], entry["start"]
    if text[start : entry["end"]] == evidence:
        return start, entry["end"]
    places: list[int] = []
    at = text.find(evidence)
    while at >= 0 and evidence:
        places.append(at)
        at = text.find(evidence, at + 1)
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(evidence)


def _status(entry: sqlite3.Row, row: sqlite3.Row) -> str:
    """What is said of a row: the last word counts; confirming a row that was corrected or added leaves that said."""
    if entry["action"] == "confirm" and row["status"] in ("corrected", "added"):
        return str(row["status"])
    if entry["action"] == "correct" and row["status"] == "added":
        return "added"
    return _STATUS[entry["action"]]


def _settle(connection: sqlite3.Connection, extraction: int, n: int, fields: Row, status: str | None, extracted: Row | None) -> None:
    """Set fields and status of a row; ``extracted`` keeps what the program said of them (None: nothing to go back to)."""
    columns: Row = {name: stored(name, fields[name]) for name in _COLUMNS if name in fields}
    if "indicator" in fields:
        columns["indicator"] = indicator_number(connection, fields["indicator"])
    if any(name in fields for name in _AREA):
        columns["area"] = area_number(connection, fields.get("area_code"), fields.get("area"), fields.get("area_en"))
    columns |= {"status": status, "extracted": None if extracted is None or status is None else json.dumps(extracted, ensure_ascii=False)}
    names = ", ".join(f"{name} = ?" for name in columns)
    touch(connection, extraction, n=n)
    connection.execute(f"UPDATE figures SET {names} WHERE extraction = ? AND n = ?", (*columns.values(), extraction, n))
    touch(connection, extraction, n=n)


def _insert(connection: sqlite3.Connection, extraction: int, entry: sqlite3.Row, fields: Row, span: tuple[int, int], text: str) -> int:
    """A row that no program took; its number in the extraction."""
    row: Row = {name: fields.get(name) for name in _SHOWN}
    n: int = connection.execute("SELECT ifnull(max(n), -1) + 1 FROM figures WHERE extraction = ?", (extraction,)).fetchone()[0]
    row |= {
        "extraction": extraction,
        "n": n,
        "id": entry["statement"],
        "indicator": indicator_number(connection, fields["indicator"]),
        "area": area_number(connection, fields.get("area_code"), fields.get("area"), fields.get("area_en")),
        "start": span[0],
        "end": span[1],
        "printed": fields.get("printed") or text[span[0] : span[1]],
        "status": _STATUS[entry["action"]],
    }
    insert(connection, "figures", row, [tuple(stored(name, value) for name, value in row.items())])
    connection.execute("UPDATE extractions SET statements = statements + 1 WHERE id = ?", (extraction,))
    list_id(connection, number_of_id(entry["statement"]), extraction, n)
    touch(connection, extraction, n=n)
    return n
