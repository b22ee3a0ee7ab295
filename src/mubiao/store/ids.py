"""Where the rows with an id stand. Ids are hashes: listing those of a document touches a page for each, so many documents are listed at once,
in the order of their ids; the rows of those that are not listed yet are looked through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from mubiao.store.connection import transaction

AT_ONCE = 1024  # documents: their rows meet each other on the pages of the list
_HALF = 32  # bits


def with_id(table: str, column: str, count: int = 1) -> str:
    """The condition that the id of a row of ``table`` (figures or statements) is one of several; see ``ids_as_asked``. ``column``: the id
    as a number."""
    marks = ", ".join("?" * count)
    # With + it is no column to SQLite, which else puts a single id in place of the column, and then looks through everything.
    return (
        f"({table}.extraction, {table}.n) IN (SELECT extraction, n FROM ids WHERE half IN ({marks}) UNION ALL SELECT w.extraction, w.n "
        f"FROM unlisted u CROSS JOIN figures w ON w.extraction = u.extraction WHERE w.id >> {_HALF} IN ({marks})) "
        f"AND +{table}.{column} IN ({marks})"
    )


def ids_as_asked(numbers: Iterable[int]) -> list[int]:
    """The values for the condition ``with_id``."""
    asked = list(numbers)
    halves = [number >> _HALF for number in asked]
    return halves + halves + asked


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
