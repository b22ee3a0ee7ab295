"""What of the figures deserves a look: rows that differ from another document's, and rows that are far from their like.

Rows of one cell (indicator, kind, measure, year and area) are compared with each other, the values of a group's cells (all areas) among
themselves and with the year before; what is found is kept in the table ``suspects``. A change to a row makes its cell stale, and what is
stale is compared again after every addition and correction, so that the queue of review is read off and not made. The result is what
comparing everything with everything would give.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from statistics import median
from typing import Any

from mubiao.places import gazetteer
from mubiao.store.cells import Cell, in_order
from mubiao.store.codes import PHRASES, stored
from mubiao.store.connection import transaction
from mubiao.store.precedence import claim, source_kind, value_of
from mubiao.store.years import YEAR

Row = dict[str, Any]
Turn = Callable[[sqlite3.Connection], AbstractContextManager[None]]

_TABLES = ("stale", "stale_groups", "cells", "suspects")

_ROUNDING = 0.005  # share by which two printed amounts may differ by rounding alone
_TARGET, _OUTCOME, _OUTLOOK = (stored("kind", name) for name in ("target", "outcome", "outlook"))
_GROWTH, _RATIO, _AVERAGE = (stored("measure", name) for name in ("growth", "ratio", "avg_growth"))
_COMPARED_KINDS = (_TARGET, _OUTCOME)
_COMPARED = (_GROWTH, _RATIO, _AVERAGE)  # measures whose values are like each other across places and years
_NEIGHBOURS = 5  # values of neighbours needed to call one an outlier
_FAR = 6.0  # median absolute deviations from the neighbours' median
_LEAST = {_GROWTH: 4.0, _AVERAGE: 4.0, _RATIO: 10.0}  # and at least so many points from it
_JUMP = {_GROWTH: 6.0, _AVERAGE: 6.0, _RATIO: 10.0}  # points from the year before
_AT_ONCE = 8000  # cells in one transaction, so that other writers have their turn
_GROUPS_AT_ONCE = 40
_PARTS = 10_000  # of one: how values are kept

_GROUP = "indicator = ? AND kind = ? AND measure = ? AND year = ?"
_SUSPECT = (
    "INSERT INTO suspects (indicator, kind, measure, year, area, extraction, n, other_extraction, other_n, detail, weight) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ORDER = "ORDER BY indicator, kind, measure, year"
_COUNTS = (
    "JOIN extractions e ON e.id = f.extraction AND e.current JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL "
    "{more}WHERE f.status IS NOT 'rejected' AND "
)
# Of the first stale cells: the rows, with their ends. CROSS JOIN keeps the order: from the cell to its few rows.
_OF_STALE = (
    "SELECT t.indicator, t.kind, t.measure, t.year, t.area, f.low, f.high, f.extraction, f.n FROM t CROSS JOIN areas first ON first.id = t.area "
    "CROSS JOIN areas a ON a.code = first.code CROSS JOIN figures f ON f.indicator = t.indicator AND "
    f"f.indicator < {PHRASES} AND f.kind = t.kind AND f.measure = t.measure AND f.area = a.id "
)
_FIRST_STALE = f"WITH t AS MATERIALIZED (SELECT * FROM stale {_ORDER}, area LIMIT ?) "
_FORGET = (  # what of these cells differed
    f"{_FIRST_STALE}DELETE FROM suspects WHERE number IN (SELECT s.number FROM t CROSS JOIN suspects s ON s.indicator = t.indicator "
    "AND s.kind = t.kind AND s.measure = t.measure AND s.year = t.year AND s.area = t.area AND s.other_n IS NOT NULL)"
)
# +: a year of ``stale`` as a bare value. Of a column of integers SQLite would not look up periods, which may be texts, in the index.
_ENDS = (
    f"{_FIRST_STALE}"
    f"{_OF_STALE}AND f.period = +t.year {_COUNTS.format(more='')} t.kind <> {_OUTLOOK} UNION ALL "
    f"{_OF_STALE}AND f.period IS NULL {_COUNTS.format(more='')} t.kind = {_TARGET} AND e.report_year = t.year UNION ALL "
    f"{_OF_STALE}{_COUNTS.format(more='')} t.kind = {_OUTLOOK} AND {YEAR} = t.year"
)
_ROWS = (
    "SELECT f.extraction, f.n, s.id, s.kind, s.headline, s.measure, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, s.relative_to, "
    "s.relative_margin, s.start, s.confidence, s.status, a.code AS area_code, ra.code AS report_code, e.genre, e.language, "
    f"e.report_year, d.document_id, d.id AS document_number, {YEAR} AS year FROM areas first CROSS JOIN areas a ON a.code = first.code "
    f"CROSS JOIN figures f ON f.indicator = ?1 AND f.indicator < {PHRASES} AND f.kind = ?2 AND f.measure = ?3 AND f.area = a.id "
    "JOIN statements s ON s.extraction = f.extraction AND s.n = f.n "
    f"{_COUNTS.format(more='LEFT JOIN areas ra ON ra.id = e.area ')}first.id = ?5 AND year = ?4"
)


def settle(connection: sqlite3.Connection, turn: Turn = transaction) -> None:
    """Compare again what is stale, some at a time, each time a transaction (``turn``)."""
    settle_cells(connection, turn)
    while _any(connection, "stale_groups"):
        with turn(connection):
            groups = _some(connection, "stale_groups", _GROUPS_AT_ONCE)
            codes = dict(tuple(row) for row in connection.execute("SELECT id, code FROM areas"))
            for group in groups:
                connection.execute(f"DELETE FROM suspects WHERE {_GROUP} AND other_n IS NULL", group)
                connection.executemany(_SUSPECT, _outlying(connection, group, codes))
            connection.executemany(f"DELETE FROM stale_groups WHERE {_GROUP}", groups)


def settle_cells(connection: sqlite3.Connection, turn: Turn = transaction) -> None:
    """Of what is stale, compare the rows of each cell; the comparison of cells with each other may wait until more is added."""
    while _any(connection, "stale"):
        with turn(connection):
            cells = _some(connection, "stale", _AT_ONCE)
            _settle_cells(connection, cells)
            if len(cells) < _AT_ONCE:  # these are all there are: the table is emptied at once
                connection.execute("DELETE FROM stale")
            else:
                connection.executemany(f"DELETE FROM stale WHERE {_GROUP} AND area = ?", cells)


def shadow(connection: sqlite3.Connection) -> None:
    """For a file that may not be written: what is found as it would be, in temporary tables that stand before those of the file."""
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    if _any(connection, "stale") or _any(connection, "stale_groups"):
        for table in _TABLES:
            made = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (table,)).fetchone()[0]
            connection.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
            connection.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")
        settle(connection, lambda _: nullcontext())


def _any(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


def _some(connection: sqlite3.Connection, table: str, limit: int) -> list[tuple[Any, ...]]:
    return [
        tuple(row) for row in connection.execute(f"SELECT * FROM {table} {_ORDER}{', area' if table == 'stale' else ''} LIMIT ?", (limit,))
    ]


def _settle_cells(connection: sqlite3.Connection, keys: list[tuple[Any, ...]]) -> None:
    connection.execute(_FORGET, (len(keys),))
    found: dict[tuple[Any, ...], list[sqlite3.Row]] = {key: [] for key in keys}
    for row in connection.execute(_ENDS, (len(keys),)):
        found[tuple(row)[: len(keys[0])]].append(row)
    values: list[tuple[Any, ...]] = []
    without: list[tuple[Any, ...]] = []
    for key, rows in found.items():
        first: Any = rows[0] if rows else None
        if len(rows) > 1:
            cell = _cell(connection, key)
            connection.executemany(_SUSPECT, _differing(key, cell))
            first = cell.preferred
        if key[1] in _COMPARED_KINDS and key[2] in _COMPARED:
            value = None if first is None else value_of(first)
            if value is None:
                without.append(key)
            else:
                values.append((*key, round(value * _PARTS), first["extraction"], first["n"]))
    connection.executemany(f"DELETE FROM cells WHERE {_GROUP} AND area = ?", without)
    connection.executemany("INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    groups = {key[:4] for key in keys if key[1] in _COMPARED_KINDS and key[2] in _COMPARED}
    groups |= {(*group[:3], group[3] + 1) for group in groups if group[1] == _TARGET}  # compared with the year before
    connection.executemany("INSERT OR IGNORE INTO stale_groups VALUES (?, ?, ?, ?)", groups)


def _cell(connection: sqlite3.Connection, key: tuple[Any, ...]) -> Cell:
    """The rows of a cell that has any, the preferred first."""
    cell = Cell([dict(row) for row in connection.execute(_ROWS, key)])
    in_order([cell.rows])
    return cell


# --- rows that differ ------------------------------------------------------------------------------------------------------------


def _differing(key: tuple[Any, ...], cell: Cell) -> Iterator[tuple[Any, ...]]:
    first = cell.preferred
    for rival in cell.rivals():
        differs = _differs(first, rival)
        if differs:
            weight = None if _rounding(first, rival, differs) else _weight(rival, differs)
            yield (*key, first["extraction"], first["n"], rival["extraction"], rival["n"], ",".join(differs), weight)


def _differs(first: Row, other: Row) -> list[str]:
    found = []
    if (first["low"], first["high"]) != (other["low"], other["high"]):
        same_number = first["bound"] != other["bound"] and value_of(first) == value_of(other)
        found += [] if same_number else ["value"]
    if first["bound"] != other["bound"]:
        found.append("bound")
    if "value" in found and first["unit"].split("/")[0] != other["unit"].split("/")[0]:
        found.append("unit")  # 户 beside a bare count of as many is no difference
    if claim(first)[4:] != claim(other)[4:]:
        found.append("comparison")
    return found


def _rounding(first: Row, other: Row, differs: list[str]) -> bool:
    a, b = value_of(first), value_of(other)
    if differs != ["value"] or first["measure"] != "level" or a is None or b is None:
        return False
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))


def _weight(rival: Row, differs: list[str]) -> float:
    weight = 0.9 if "value" in differs else 0.7
    return round(weight - (0.2 if source_kind(rival) == "translation" else 0.0), 3)


# --- rows far from their like ----------------------------------------------------------------------------------------------------


def _outlying(connection: sqlite3.Connection, group: tuple[Any, ...], codes: Mapping[int, str]) -> Iterator[tuple[Any, ...]]:
    """Rows whose value is far from those of the areas of the same level, or from their area's own of the year before."""
    target, measure = group[1] == _TARGET, group[2]
    found = connection.execute(f"SELECT area, value, extraction, n FROM cells WHERE {_GROUP}", group).fetchall()
    values = {area: value / _PARTS for area, value, _, _ in found}
    rows = {area: (extraction, n) for area, _, extraction, n in found}
    before = (*group[:3], group[3] - 1) if target else (None,) * len(group)
    earlier = {area: value / _PARTS for area, value in connection.execute(f"SELECT area, value FROM cells WHERE {_GROUP}", before)}
    levels = {area: _level(codes[area]) for area in values}
    peers: dict[str, list[float]] = defaultdict(list)
    for area, value in values.items():
        peers[levels[area]].append(value)
    middles = {level: _middle(found) for level, found in peers.items() if len(found) > _NEIGHBOURS}
    for area, value in values.items():
        centre, spread = middles.get(levels[area], (value, 0.0))
        far, allowed = abs(value - centre), max(_FAR * spread, _LEAST[measure])
        if far > allowed:
            weight = 0.5 + 0.3 * (1 - allowed / far) + (0.1 if target else 0.0)
            detail = f"{value:g} where the median of its level is {centre:g}"
        elif area in earlier and abs(value - earlier[area]) > _JUMP[measure]:
            weight, detail = 0.65, f"{value:g} after {earlier[area]:g} the year before"
        else:
            continue
        yield (*group, area, *rows[area], None, None, detail, round(weight, 3))


@lru_cache(maxsize=8192)
def _level(code: str) -> str:
    versions = gazetteer().versions(code)
    return versions[-1].level if versions else ""


def _middle(values: list[float]) -> tuple[float, float]:
    """Median and median absolute deviation."""
    centre = median(values)
    return centre, median(abs(value - centre) for value in values)
