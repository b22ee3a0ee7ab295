"""Where two sources say different things of one area, indicator, measure, period and kind. Both are kept; the preferred is marked.

A target of a year, the outcome that the next report states and an official series are three things and are never compared here.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mubiao.store.cells import Cell, candidates, in_order
from mubiao.store.precedence import claim, value_of

Row = dict[str, Any]

CONFLICT_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "year": int, "indicator": str, "measure": str, "kind": str, "differs": str, "difference": float,
    "preferred_value": float, "preferred_bound": str, "preferred_printed": str, "preferred_source": str, "preferred_document": str,
    "preferred_id": str, "preferred_start": int, "preferred_end": int, "other_value": float, "other_bound": str, "other_printed": str,
    "other_source": str, "other_document": str, "other_id": str, "other_start": int, "other_end": int,
}  # fmt: skip
_ROUNDING = 0.005  # share by which two printed amounts may differ by rounding alone
_ROUNDED = ("level",)


def conflicts(
    connection: sqlite3.Connection, *, kinds: Sequence[str] = ("target", "outcome"), indicators: Sequence[str] = (), all: bool = False
) -> Iterator[Row]:
    """Every cell for which documents differ, a row for each source beside the preferred one; columns ``CONFLICT_COLUMNS``.

    ``differs``: value, bound, unit, comparison. ``difference``: the other value less the preferred one, in the unit. Amounts that differ
    by rounding alone (half a percent) are left out unless ``all``. ``other:`` phrases name no one thing and are not compared.
    """
    cells: dict[tuple[Any, ...], Cell] = defaultdict(Cell)
    for row in candidates(connection, kinds=kinds, indicators=indicators, shared=True):
        if not row["indicator"].startswith("other:"):
            cells[row["area_code"], row["year"], row["indicator"], row["measure"], row["kind"]].rows.append(row)
    several = {key: cell for key, cell in cells.items() if len({row["document_number"] for row in cell.rows}) > 1}
    in_order(several)
    yield from _official(connection, indicators)
    for key in sorted(several):
        cell = several[key]
        for rival in cell.rivals():
            differs = _differs(cell.preferred, rival)
            if differs and (all or not _rounding(cell.preferred, rival, differs)):
                yield _row(cell.preferred, rival, differs)


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
    if differs != ["value"] or first["measure"] not in _ROUNDED or a is None or b is None:
        return False
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))


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
