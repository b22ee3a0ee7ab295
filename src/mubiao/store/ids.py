"""Where the rows with an id stand. Ids are hashes: listing those of a document touches a page for each, so many documents are listed at once,
in the order of their ids; the rows of those that are not listed yet are looked through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from mubiao.store.connection import transaction

AT_ONCE = 1024  # documents: their rows meet each other on the pages of the list
_HALF = 32  # bits


def with_id(connection: sqlite3.Connection, table: str, column: str, numbers: Iterable[int]) -> tuple[str, list[int]]:
    """The condition that a row of ``table`` (figures or statements) has one of these ids, given as numbers, and its values. ``column``: the id
    as a number. They are looked up at once: of a condition that holds the query itself, SQLite would make one that looks through all."""
    asked = list(numbers)
    halves, marks = [number >> _HALF for number in asked], ", ".join("?" * len(asked))
    found = connection.execute(
        f"SELECT f.extraction FROM ids i CROSS JOIN figures f ON f.extraction = i.extraction AND f.n = i.n WHERE i.half IN ({marks}) "
        f"AND +f.id IN ({marks}) UNION SELECT f.extraction FROM unlisted u CROSS JOIN figures f ON f.extraction = u.extraction "
        f"WHERE f.id IN ({marks})",
        (*halves, *asked, *asked),
    ).fetchall()
    # Of pairs (extraction, n) SQLite makes no search where there are many; the rows of an extraction lie together.
    extractions = sorted({row[0] for row in found})
    return f"{table}.extraction IN ({', '.join('?' * len(extractions))}) AND +{table}.{column} IN ({marks})", [*extractions, *asked]


def list_ids(connection: sqlite3.Connection, least: int = 1) -> None:
    """List the rows that are not listed yet, if they are of ``least`` documents at least."""
    if connection.execute("SELECT count(*) FROM unlisted").fetchone()[0] < least:
        return
    with transaction(connection):
        connection.execute(
            f"INSERT OR IGNORE INTO ids SELECT f.id >> {_HALF}, f.extraction, f.n FROM unlisted u "
            "CROSS JOIN figures f ON f.extraction = u.extraction ORDER BY 1, 2, 3"
        )
        connection.execute("DELETE FROM unlisted")


def list_id(connection: sqlite3.Connection, number: int, extraction: int, n: int) -> None:
    """List one row. To be called in a transaction."""
    connection.execute("INSERT OR IGNORE INTO ids (half, extraction, n) VALUES (?, ?, ?)", (number >> _HALF, extraction, n))
