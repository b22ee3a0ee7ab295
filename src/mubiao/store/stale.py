"""Cells whose figures changed since they were last compared (see ``findings``). A cell: one indicator, kind, measure, year and area."""

from __future__ import annotations

import sqlite3

from mubiao.store.codes import PHRASES
from mubiao.store.years import YEAR

# The area of a cell is the first of those with the same code.
_CELLS = (
    f"INSERT OR IGNORE INTO stale SELECT f.indicator, f.kind, f.measure, {YEAR} AS year, "
    "(SELECT min(b.id) FROM areas b WHERE b.code = a.code) FROM figures f "
    "JOIN extractions e ON e.id = f.extraction JOIN areas a ON a.id = f.area "
    f"WHERE f.extraction = ? AND f.indicator < {PHRASES} AND year IS NOT NULL AND a.code IS NOT NULL"
)


def touch(connection: sqlite3.Connection, extraction: int, *, n: int | None = None, settled: bool = False) -> None:
    """Note that the cells of an extraction's rows changed. ``n``: of this row alone; ``settled``: of those that people spoke of."""
    which = (" AND f.n = ?" if n is not None else "") + (" AND f.status IS NOT NULL" if settled else "")
    connection.execute(_CELLS + which, [extraction] if n is None else [extraction, n])
