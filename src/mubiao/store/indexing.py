"""Keeping the index of the full text beside the documents: what is current is in it, what is not is taken out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from mubiao.records import SectionKind
from mubiao.store.bigrams import WAY, terms_of
from mubiao.store.connection import transaction
from mubiao.store.ids import AT_ONCE, list_ids

SECTIONS: tuple[SectionKind, ...] = get_args(SectionKind)
BATCH = 256  # documents in one transaction: segments of an index cost less, the fewer they are


def pending(connection: sqlite3.Connection, limit: int = -1) -> list[int]:
    """The current extractions that are not in the index yet."""
    rows = connection.execute(
        "SELECT e.id FROM extractions e LEFT JOIN indexed i ON i.extraction = e.id WHERE e.current AND i.extraction IS NULL LIMIT ?",
        (limit,),
    )
    return [number for (number,) in rows]


def index_pending(connection: sqlite3.Connection, *, more: bool = False, terms: Mapping[int, str] | None = None) -> int:
    """Bring the index up to date, some documents a transaction, and the list of ids; how many were put in. ``more``: more are to come,
    and the list may wait for them. ``terms``: those of extractions whose caller has them."""
    done, known = 0, terms or {}
    _rebuild_other_ways(connection)
    while pending(connection, 1):
        with transaction(connection):
            numbers = pending(connection, BATCH)
            for number in numbers:
                ready = known.get(number)
                connection.execute(
                    "INSERT INTO search (rowid, terms) VALUES (?, ?)", (number, _terms(connection, number) if ready is None else ready)
                )
                connection.execute("INSERT INTO indexed (extraction, way) VALUES (?, ?)", (number, WAY))
        done += len(numbers)
    list_ids(connection, AT_ONCE if more else 1)
    return done


def unindex(connection: sqlite3.Connection, extraction: int) -> None:
    """Take an extraction out of the index. To be called in a transaction, before its text or sections go."""
    known = connection.execute("SELECT way FROM indexed WHERE extraction = ?", (extraction,)).fetchone()
    if known is None:
        return
    if known[0] == WAY:
        connection.execute(
            "INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)", (extraction, _terms(connection, extraction))
        )
    connection.execute("DELETE FROM indexed WHERE extraction = ?", (extraction,))


def _rebuild_other_ways(connection: sqlite3.Connection) -> None:
    """An index whose terms were made in another way is made anew."""
    if connection.execute("SELECT 1 FROM indexed WHERE way <> ? LIMIT 1", (WAY,)).fetchone():
        with transaction(connection):
            connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
            connection.execute("DELETE FROM indexed")


def _terms(connection: sqlite3.Connection, extraction: int) -> str:
    query = "SELECT t.text FROM extractions e JOIN texts t ON t.id = e.text WHERE e.id = ?"
    return terms_of(connection.execute(query, (extraction,)).fetchone()[0])


def pieces(connection: sqlite3.Connection, extraction: int, characters: int) -> list[tuple[str, int, int]]:
    """A text cut into stretches of one section each, see ``cut``."""
    rows = connection.execute('SELECT kind, start, "end" FROM sections WHERE extraction = ? ORDER BY start, "end"', (extraction,))
    return cut(rows, characters)


def cut(sections: Iterable[Sequence[Any]], characters: int) -> list[tuple[str, int, int]]:
    """A text cut into stretches of one section each, in order, without gap or overlap: (kind, start, end). ``sections``: the same, sorted
    by their places, with gaps and overlaps."""
    found: list[tuple[str, int, int]] = []
    position = 0
    for kind, start, end in sections:
        if start > position:
            found.append(("other", position, start))
        if end > max(start, position):
            found.append((kind if kind in SECTIONS else "other", max(start, position), end))
            position = end
    if position < characters:
        found.append(("other", position, characters))
    return found
