"""Official series: what a yearbook or a statistical office says. They stand beside targets and outcomes and never replace them."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from mubiao.errors import ReadError, UnknownPlace
from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer, locate
from mubiao.reading.decoding import decode
from mubiao.records import Measure
from mubiao.store.connection import transaction
from mubiao.store.filing import area_number

Row = Mapping[str, Any]

NEEDED = ("area", "indicator", "measure", "period", "value", "source")
SERIES_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "area_en": str, "indicator": str, "measure": str, "period": str, "value": float, "unit": str,
    "source": str, "imported_at": str,
}  # fmt: skip
_LARGEST = 64 << 20  # bytes
_PERIOD = 7  # characters of 2024M12


def import_series(connection: sqlite3.Connection, path: str | Path) -> Counter[str]:
    """Read a csv with the columns area (name or code), indicator, measure, period, value, source, and unit where it is not the usual one.

    The same figure again changes nothing; another value for the same area, indicator, measure, period and source takes its place.
    All lines or none: raises ``ReadError`` naming the first line that is wrong. Counts ``new``, ``changed``, ``known``.
    """
    rows = list(_rows(Path(path)))
    counts: Counter[str] = Counter()
    now = datetime.now(UTC).isoformat(timespec="microseconds")  # of two sources, the one imported last goes before
    with transaction(connection):
        for place, key, value, unit in rows:
            area = area_number(connection, place.code, place.name, place.name_en)
            known = connection.execute(
                "SELECT value, unit FROM series WHERE area = ? AND indicator = ? AND measure = ? AND period = ? AND source = ?",
                (area, *key),
            ).fetchone()
            if known is not None and tuple(known) == (value, unit):
                counts["known"] += 1
                continue
            counts["new" if known is None else "changed"] += 1
            connection.execute(
                "INSERT OR REPLACE INTO series (area, indicator, measure, period, source, value, unit, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (area, *key, value, unit, now),
            )
    return counts


def series(connection: sqlite3.Connection, *, indicators: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """The imported figures, by area, indicator, measure, period and source."""
    where = f"WHERE x.indicator IN ({', '.join('?' * len(indicators))}) " if indicators else ""
    for row in connection.execute(
        "SELECT a.name AS area, a.code AS area_code, a.name_en AS area_en, x.indicator, x.measure, x.period, x.value, x.unit, x.source, "
        f"x.imported_at FROM series x JOIN areas a ON a.id = x.area {where}ORDER BY a.code, x.indicator, x.measure, x.period, x.source",
        indicators,
    ):
        yield dict(row)


def _rows(path: Path) -> Iterator[tuple[Place, tuple[str, str, str, str], float, str]]:
    name = str(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(name, f"larger than {_LARGEST >> 20} MB; cut it into parts")
        text, _ = decode(name, path.read_bytes(), None)
    except OSError as error:
        raise ReadError(name, error.strerror or str(error)) from error
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
    if missing:
        raise ReadError(name, f"the columns {', '.join(missing)} are missing; a series has {', '.join(NEEDED)} and may have unit")
    try:
        for row in table:
            yield _row(row, name, f"line {table.line_num}")
    except csv.Error as error:
        raise ReadError(name, f"no csv: {error}", f"line {table.line_num}") from error


def _row(row: Mapping[str, str | None], name: str, line: str) -> tuple[Place, tuple[str, str, str, str], float, str]:
    said = {column: (row.get(column) or "").strip() for column in (*NEEDED, "unit")}
    empty = [column for column in NEEDED if not said[column]]
    if empty:
        raise ReadError(name, f"{', '.join(empty)} is empty", line)
    known = vocabulary()
    if said["indicator"] not in known and not said["indicator"].startswith("other:"):
        raise ReadError(name, f"indicator {said['indicator']!r} is no id of `mubiao indicators`, nor other: and a phrase", line)
    if said["measure"] not in get_args(Measure):
        raise ReadError(name, f"measure {said['measure']!r} is none of {', '.join(get_args(Measure))}", line)
    if not said["period"][:4].isdigit() or len(said["period"]) > len("2021-2025"):
        raise ReadError(name, f"period {said['period']!r} is none: 2024, 2024H1, 2024Q3, 2021-2025", line)
    try:
        value = float(said["value"].replace(",", ""))
    except ValueError as wrong:
        raise ReadError(name, f"value {said['value']!r} is no number", line) from wrong
    indicator = known.by_id(said["indicator"]) if said["indicator"] in known else None
    usual = "%" if said["measure"] in ("growth", "avg_growth") else indicator.level_unit if indicator else "count"
    key = (said["indicator"], said["measure"], said["period"], said["source"])
    return _place(said["area"], int(said["period"][:4]), name, line), key, value, said["unit"] or usual


def _place(area: str, year: int, name: str, line: str) -> Place:
    try:
        if area.isdigit():
            found = gazetteer().versions(area)
            if found:
                return next((place for place in reversed(found) if place.exists_in(year)), found[-1])
        return locate(area, year=year)
    except UnknownPlace as unknown:
        raise ReadError(name, str(unknown), line) from unknown
