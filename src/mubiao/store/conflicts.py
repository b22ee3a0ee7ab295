"""Where two sources say different things of one area, indicator, measure, period and kind. Both are kept; the preferred is marked.

A target of a year, the outcome that the next report states and an official series are three things and are never compared here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from mubiao.store.cells import rows_by_number
from mubiao.store.codes import indicator_numbers, stored
from mubiao.store.precedence import value_of

Row = dict[str, Any]

CONFLICT_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "year": int, "indicator": str, "measure": str, "kind": str, "differs": str, "difference": float,
    "preferred_value": float, "preferred_bound": str, "preferred_printed": str, "preferred_source": str, "preferred_document": str,
    "preferred_id": str, "preferred_start": int, "preferred_end": int, "other_value": float, "other_bound": str, "other_printed": str,
    "other_source": str, "other_document": str, "other_id": str, "other_start": int, "other_end": int,
}  # fmt: skip


def conflicts(
    connection: sqlite3.Connection,
    *,
    kinds: Sequence[str] = ("target", "outcome"),
    indicators: Sequence[str] = (),
    all: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Row]:
    """Every cell for which documents differ, a row for each source beside the preferred one; columns ``CONFLICT_COLUMNS``.

    ``differs``: value, bound, unit, comparison. ``difference``: the other value less the preferred one, in the unit. Amounts that differ
    by rounding alone (half a percent) are left out unless ``all``. ``other:`` phrases name no one thing and are not compared. Where
    imported series differ comes first, then areas in the order of their codes, years, indicators; ``limit`` rows from ``offset`` on.
    What stands in the file is read: stale groups are compared before (see ``findings``).
    """
    official = list(_official(connection, indicators))
    yield from official[offset : None if limit is None else offset + limit]
    where, values = ("", list[Any]()) if all else (" AND x.weight IS NOT NULL", [])
    if kinds:
        where += f" AND x.kind IN ({', '.join('?' * len(kinds))})"
        values += [stored("kind", kind) for kind in kinds]
    if indicators:
        numbers = indicator_numbers(connection, indicators)
        where += f" AND x.indicator IN ({', '.join('?' * len(numbers))})"
        values += numbers
    left = -1 if limit is None else max(0, limit - max(0, len(official) - offset))
    found = connection.execute(
        "SELECT x.extraction, x.n, x.other_extraction, x.other_n, x.detail, x.year FROM suspects x JOIN figures f ON f.extraction = x.extraction "
        "AND f.n = x.n JOIN areas a ON a.id = f.area JOIN indicators i ON i.id = x.indicator WHERE x.other_n IS NOT NULL"
        f"{where} ORDER BY a.code, x.year, i.name, x.measure, x.kind, x.number LIMIT ? OFFSET ?",
        (*values, left, max(0, offset - len(official))),
    ).fetchall()
    rows = rows_by_number(connection, {(row[at], row[at + 1]) for row in found for at in (0, 2)})
    for row in found:
        first, other = rows[row["extraction"], row["n"]], rows[row["other_extraction"], row["other_n"]]
        yield _row({**first, "year": row["year"]}, other, row["detail"].split(","))


def _row(first: Row, other: Row, differs: list[str]) -> Row:
    a, b = value_of(first), value_of(other)
    made: Row = {name: first[name] for name in ("area", "area_code", "year", "indicator", "measure", "kind")}
    made |= {"differs": differs, "difference": None if a is None or b is None or first["unit"] != other["unit"] else round(b - a, 6)}
    for side, row, value in (("preferred", first, a), ("other", other, b)):
        made[f"{side}_value"] = value
        made |= {f"{side}_{name}": row[name] for name in ("bound", "printed", "source", "document", "id", "start", "end")}
    return made


def _official(connection: sqlite3.Connection, indicators: Sequence[str]) -> Iterator[Row]:
    """Two imported series that give different values for one figure; the one imported last is preferred."""
    found = connection.execute(
        "SELECT a.name AS area, a.code AS area_code, x.indicator, x.measure, x.period, x.value, x.unit, x.source, y.value AS other_value, "
        "y.unit AS other_unit, y.source AS other_source FROM series x JOIN series y ON y.area = x.area AND y.indicator = x.indicator "
        "AND y.measure = x.measure AND y.period = x.period AND (y.imported_at, y.source) < (x.imported_at, x.source) "
        "JOIN areas a ON a.id = x.area WHERE (x.value, x.unit) <> (y.value, y.unit) ORDER BY a.code, x.period, x.indicator"
    )
    for row in found:
        if indicators and row["indicator"] not in indicators:
            continue
        made: Row = {**dict.fromkeys(CONFLICT_COLUMNS), **{name: row[name] for name in ("area", "area_code", "indicator", "measure")}}
        made |= {"kind": "official", "year": int(row["period"][:4]), "differs": ["value"] if row["unit"] == row["other_unit"] else ["unit"]}
        made |= {"preferred_value": row["value"], "preferred_document": row["source"], "other_value": row["other_value"]}
        made |= {"other_document": row["other_source"], "preferred_source": "official", "other_source": "official"}
        made["difference"] = round(row["other_value"] - row["value"], 6) if row["unit"] == row["other_unit"] else None
        yield made
