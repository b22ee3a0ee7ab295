"""The panel: area by year by indicator, every cell in one of four states.

``stated``; ``absent``: the report was read and states none; ``no-document``; ``failed``: a report that could not be read, or not where
it should say it, with why. The areas are those that exist in the year (GB/T 2260 lists), so that a place without a document has a row.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal

from mubiao.errors import UnknownPlace
from mubiao.identity.declared import declared_by
from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer, locate
from mubiao.records import Document, Level
from mubiao.store.cells import Cell, candidates, in_order
from mubiao.store.precedence import source_kind, value_of

Row = dict[str, Any]
State = Literal["stated", "absent", "no-document", "failed"]
PanelKind = Literal["target", "outcome", "outlook", "commitment", "official"]

PANEL_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "area_en": str, "level": str, "province": str, "year": int, "indicator": str, "measure": str,
    "kind": str, "state": str, "reason": str, "value": float, "low": float, "high": float, "unit": str, "bound": str, "stance": str,
    "stretch": float, "relative_op": str, "relative_to": str, "relative_margin": float, "aims_higher": bool, "printed": str,
    "source": str, "status": str, "confidence": float, "conflicts": int, "id": str, "document": str, "document_id": str, "start": int,
    "end": int, "evidence": str,
}  # fmt: skip
_MOST_AREAS = 2000  # looked up one by one
_UNREAD = ("truncated", "garbled")  # warnings of a report that may have said more than could be read


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a panel is of. ``at``: areas as they were divided in that year, None for each year's own."""

    indicators: tuple[str, ...]
    measure: str | None
    kind: PanelKind
    level: Level
    years: tuple[int, ...]
    within: Place | None
    at: int | None


def panel(
    connection: sqlite3.Connection,
    *,
    indicator: str | Sequence[str],
    measure: str | None = None,
    kind: PanelKind = "target",
    level: Level = "province",
    years: Iterable[int],
    within: str | None = None,
    at: int | None = None,
    confidence: float = 0.0,
    evidence: bool = True,
    misnamed: Sequence[Misnamed] | None = None,
) -> list[Row]:
    """A row for every area, year and indicator, in the order of codes, years and indicators; columns ``PANEL_COLUMNS``.

    ``measure``: what is measured (growth, level …); None takes for each indicator what a bare figure of it means. ``kind``:
    ``official`` is the imported series. ``within``: only areas of this province or prefecture. ``at``: the areas of each year mapped to
    the divisions of that year by the codes that succeeded them. A target belongs to the year it is for, an outcome to the year it
    happened in (the report of the year after states it), a goal for later years to the year of the report that sets it. ``value`` is the
    one number a row has, the middle of a range. ``evidence`` False leaves the passages out, which is faster. ``misnamed``: what
    ``misnamed_files`` gave, of who asks often.
    """
    names = (indicator,) if isinstance(indicator, str) else tuple(indicator)
    wanted = Wanted(names, measure, kind, level, tuple(sorted(set(years))), locate(within) if within else None, at)
    universe = _universe(wanted)
    areas = _numbers(connection, wanted)
    cells, merged = _cells(connection, wanted, universe, confidence, areas)
    read = {} if kind == "official" else _documents(connection, wanted, universe, areas)
    unreadable = {} if kind == "official" else _failures(connection, universe)
    others = {} if kind == "official" else _misnamed(misnamed_files(connection) if misnamed is None else misnamed, universe)
    rows: list[Row] = []
    measures = {name: _measure(wanted, name) for name in names}
    texts = _Texts(connection) if evidence else None
    for year in wanted.years:
        reported = year + 1 if kind == "outcome" else year  # the year of the report that would state it
        extra = {code for code, at_year in cells if at_year == year} | {code for code, at_year in read if at_year == reported}
        for place in _areas(universe, wanted, year, extra):
            for name in names:
                row = _blank(place, year, name, measures[name], wanted)
                cell = cells.get((place.code, year), {}).get(name)
                if cell is not None:
                    _state(row, cell, texts)
                else:
                    report = (place.code, reported)
                    row["reason"] = merged.get((place.code, year, name)) or others.get(report)
                    _miss(row, read.get(report), unreadable.get(report), (place.code, year, name) in merged)
                rows.append(row)
    rows.sort(key=lambda row: (row["area_code"], row["year"]))
    return rows


def wide(rows: Iterable[Row]) -> list[Row]:
    """A panel with a row an area: ``gdp_2025`` its value, ``gdp_2025_bound`` and ``gdp_2025_state`` beside it."""
    made: dict[str, Row] = {}
    for row in rows:
        line = made.setdefault(row["area_code"], {name: row[name] for name in ("area", "area_code", "area_en", "level", "province")})
        name = f"{row['indicator']}_{row['year']}"
        line |= {name: row["value"], f"{name}_bound": row["bound"], f"{name}_state": row["state"]}
    columns = dict.fromkeys(name for line in made.values() for name in line)
    return [{name: line.get(name) for name in columns} for line in made.values()]


def wide_columns(rows: Sequence[Row]) -> dict[str, type]:
    """The columns of a wide panel and their types."""
    fixed = 5
    names = list(rows[0]) if rows else []
    return {name: str if at < fixed or name.endswith(("_bound", "_state")) else float for at, name in enumerate(names)}


# --- areas -----------------------------------------------------------------------------------------------------------------------


class _Universe:
    """The areas of a panel and the way from an area of a document's year to the one it counts for."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.places = wanted, gazetteer()
        self.mapped: dict[tuple[str, int], Place | None] = {}

    def place(self, code: str, year: int | None) -> Place | None:
        """The place of a code in a year; a report of January still goes by the divisions of the year before."""
        return _place(code, year)

    def target(self, code: str, year: int) -> Place | None:
        """The area that a figure of this code and year counts for; None where it is not in the panel or was divided among several."""
        key = (code, year)
        if key not in self.mapped:
            self.mapped[key] = self._target(code, year)
        return self.mapped[key]

    def _target(self, code: str, year: int) -> Place | None:
        place = self.place(code, year)
        if place is not None and self.wanted.at is not None:
            living = self.places.living(place, self.wanted.at)
            place = living[0] if len(living) == 1 else None
        if place is None or place.level != self.wanted.level:
            return None
        return place if self.wanted.within is None or place.is_in(self.wanted.within) else None


@lru_cache(maxsize=1 << 16)  # some twenty years of all places
def _place(code: str, year: int | None) -> Place | None:
    versions = gazetteer().versions(code)
    standing = [p for p in versions if year is None or p.exists_in(year)] or [p for p in versions if year and p.bears_in(year)]
    found = standing or versions
    return found[-1] if found else None


def _universe(wanted: Wanted) -> _Universe:
    if wanted.at is not None and not gazetteer().exists_in(wanted.at):
        raise UnknownPlace(f"there is no list of divisions for {wanted.at}")
    return _Universe(wanted)


def _areas(universe: _Universe, wanted: Wanted, year: int, extra: set[str]) -> list[Place]:
    """The areas that have a row for a year: those that exist, and those that have a figure or a document although they are not listed."""
    as_of = wanted.at or year
    found = {place.code: place for place in _standing(as_of, wanted.level) if wanted.within is None or place.is_in(wanted.within)}
    for code in extra - found.keys():
        place = universe.place(code, as_of)
        if place is not None:
            found[code] = place
    return list(found.values())


@lru_cache(maxsize=128)
def _standing(year: int, level: Level) -> tuple[Place, ...]:
    return tuple(gazetteer().exists_in(year, level))


# --- what the database holds -----------------------------------------------------------------------------------------------------


def _numbers(connection: sqlite3.Connection, wanted: Wanted) -> list[int] | None:
    """The numbers of the areas whose figures may count for an area of the panel; None where these are most of all, which are as soon read."""
    codes = _codes(wanted.level, wanted.within, wanted.at, wanted.years)
    found = connection.execute("SELECT id, code FROM areas WHERE code IS NOT NULL").fetchall()
    numbers = [number for number, code in found if code in codes]
    return numbers if len(numbers) <= min(_MOST_AREAS, len(found) / 2) else None


@lru_cache(maxsize=256)
def _codes(level: Level, within: Place | None, at: int | None, years: tuple[int, ...]) -> frozenset[str]:
    """The codes that count for an area of a panel in one of its years, or in a report of the year after, which states an outcome."""
    universe = _Universe(Wanted((), None, "target", level, years, within, at))
    asked = sorted({year + more for year in years for more in (0, 1)})
    codes = {place.code for place in universe.places}
    return frozenset(code for code in codes if any(universe.target(code, year) is not None for year in asked))


def _cells(
    connection: sqlite3.Connection, wanted: Wanted, universe: _Universe, confidence: float, areas: Sequence[int] | None
) -> tuple[dict[tuple[str, int], dict[str, Cell]], dict[tuple[str, int, str], str]]:
    """Cells by area and year, then indicator; and why a cell is left empty although there are figures (areas that were merged)."""
    years = set(wanted.years)
    measures = {name: _measure(wanted, name) for name in wanted.indicators}
    found: dict[tuple[str, int, str], dict[str, Cell]] = defaultdict(dict)  # by the area that states it
    if wanted.kind == "official":
        rows: Iterable[Any] = _series(connection, wanted)
    else:
        rows = candidates(
            connection,
            indicators=wanted.indicators,
            measures=sorted({*measures.values()}),
            kinds=(wanted.kind,),
            years=wanted.years,
            areas=areas,
            confidence=confidence,
        )
    for row in rows:
        code, year, name = row["area_code"], row["year"], row["indicator"]
        place = universe.target(code, year)
        if place is None or year not in years or row["measure"] != measures[name]:
            continue
        by_area = found[place.code, year, name]
        if code in by_area:
            by_area[code].rows.append(row)
        else:
            by_area[code] = Cell([row])
    cells: dict[tuple[str, int], dict[str, Cell]] = defaultdict(dict)
    merged: dict[tuple[str, int, str], str] = {}
    for (code, year, name), by_area in found.items():
        if len(by_area) > 1 and code not in by_area:
            parts = ", ".join(f"{cell.rows[0]['area']} ({source})" for source, cell in sorted(by_area.items()))
            merged[code, year, name] = f"formed of {parts}, which state figures of their own"
            continue
        cells[code, year][name] = by_area.get(code) or next(iter(by_area.values()))
    if wanted.kind != "official":
        for by_name in cells.values():
            in_order(by_name)
    return cells, merged


def _series(connection: sqlite3.Connection, wanted: Wanted) -> Iterable[Row]:
    rows = connection.execute(
        "SELECT a.code AS area_code, a.name AS area, x.indicator, x.measure, x.period, x.value, x.unit, x.source FROM series x "
        f"JOIN areas a ON a.id = x.area WHERE x.indicator IN ({', '.join('?' * len(wanted.indicators))}) ORDER BY x.source",
        wanted.indicators,
    )
    blank = dict.fromkeys(PANEL_COLUMNS)
    for row in rows:
        if row["period"].isdigit():
            value = {"low": row["value"], "high": row["value"], "bound": "point", "stance": "firm", "headline": False}
            yield {**blank, **dict(row), **value, "year": int(row["period"]), "document": row["source"], "document_id": row["source"]}


def _documents(
    connection: sqlite3.Connection, wanted: Wanted, universe: _Universe, areas: Sequence[int] | None
) -> dict[tuple[str, int], Row]:
    """The reports of the panel's areas by area and year; of several the best (whole before truncated)."""
    found: dict[tuple[str, int], Row] = {}
    asked = sorted({year + 1 for year in wanted.years} if wanted.kind == "outcome" else set(wanted.years))
    among = "" if areas is None else f"AND e.area IN ({', '.join('?' * len(areas))}) "
    rows = connection.execute(
        "SELECT e.id AS extraction, a.code, e.report_year, d.name, d.document_id, e.warnings FROM extractions e JOIN areas a ON a.id = e.area "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL WHERE e.current AND e.genre = 'work_report' "
        f"AND e.report_year IN ({', '.join('?' * len(asked))}) {among}AND a.code IS NOT NULL ORDER BY e.language DESC, d.document_id",
        (*asked, *(areas or ())),
    )
    for row in rows:
        place = universe.target(row["code"], row["report_year"])
        if place is None:
            continue
        notices = {notice["code"]: notice["message"] for notice in json.loads(row["warnings"])} if row["warnings"] != "[]" else {}
        gap = next((f"{code}: {notices[code]}" for code in _UNREAD if code in notices), None)
        key = (place.code, row["report_year"])
        if key not in found or (found[key]["gap"] and not gap):
            found[key] = {"name": row["name"], "document_id": row["document_id"], "gap": gap, "notices": notices}
            found[key]["read"] = gap is None or _has_any(connection, row["extraction"], wanted.kind)
    return found


def _has_any(connection: sqlite3.Connection, extraction: int, kind: str) -> bool:
    """Whether a report that breaks off was read where it states figures of this kind."""
    where = "AND headline" if kind == "target" else ""
    query = f"SELECT 1 FROM statements s WHERE extraction = ? AND kind = ? {where} LIMIT 1"
    return connection.execute(query, (extraction, kind)).fetchone() is not None


def _failures(connection: sqlite3.Connection, universe: _Universe) -> dict[tuple[str, int], Row]:
    found: dict[tuple[str, int], Row] = {}
    for row in connection.execute(
        "SELECT f.name, f.code, f.reason, f.report_year, a.code AS area_code FROM failures f JOIN areas a ON a.id = f.area "
        "WHERE f.report_year IS NOT NULL ORDER BY f.name"
    ):
        place = universe.target(row["area_code"], row["report_year"])
        if place is not None:
            found.setdefault((place.code, row["report_year"]), dict(row))
    return found


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A file that is named for an area and year and holds another's report; ``says`` whose."""

    place: Place
    year: int
    says: str


def misnamed_files(connection: sqlite3.Connection) -> list[Misnamed]:
    """The files that are named for an area and year and hold another's report; a place of several with that name each."""
    found: list[Misnamed] = []
    for row in connection.execute(
        "SELECT DISTINCT sd.name, a.name AS area, a.code, e.report_year FROM extractions e JOIN source_documents sd ON sd.document = e.document "
        "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.warnings LIKE '%\"identity-mismatch\"%' ORDER BY sd.name"
    ):
        claim = declared_by(Document(row["name"], "", "", None, "zh", ""))
        if claim.year is not None:
            says = f"{row['name']} holds the report of {row['area'] or 'no known place'} of {row['report_year']}"
            held = (row["code"], row["report_year"])
            found += [Misnamed(place, claim.year, says) for place in claim.places if held != (place.code, claim.year)]
    return found


def _misnamed(files: Iterable[Misnamed], universe: _Universe) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for file in files:
        place = universe.target(file.place.code, file.year)
        if place is not None:
            found[place.code, file.year] = file.says
    return found


class _Texts:
    """The passages of rows; a document's text is fetched once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.number, self.text = connection, None, ""

    def passage(self, row: Row) -> str:
        if row["text"] != self.number:
            self.number = row["text"]
            self.text = self.connection.execute("SELECT text FROM texts WHERE id = ?", (self.number,)).fetchone()[0]
        return self.text[row["start"] : row["end"]]


# --- rows of the panel -----------------------------------------------------------------------------------------------------------


def _measure(wanted: Wanted, indicator: str) -> str:
    if wanted.measure is not None:
        return wanted.measure
    known = vocabulary()
    return known.by_id(indicator).measure if indicator in known else "growth"


def _blank(place: Place, year: int, indicator: str, measure: str, wanted: Wanted) -> Row:
    row = _NOTHING.copy()
    row["area"], row["area_code"], row["area_en"] = place.name, place.code, place.name_en
    row["level"], row["province"] = place.level, place.province_name
    row["year"], row["indicator"], row["measure"], row["kind"] = year, indicator, measure, wanted.kind
    return row


def _state(row: Row, cell: Cell, texts: _Texts | None) -> None:
    first, stretch = cell.preferred, cell.stretch
    row.update(zip(_FROM_STATEMENT, _of_statement(first), strict=True))
    row["state"], row["value"] = "stated", value_of(first)
    row["source"] = first["source"] if row["kind"] == "official" else source_kind(first)
    row["aims_higher"] = bool(first["aims_higher"])
    row["stretch"] = value_of(stretch) if stretch else None
    row["conflicts"] = len(cell.rivals()) if len(cell.rows) > 1 else 0
    if texts is not None and first["id"] is not None:
        row["evidence"] = texts.passage(first)


def _miss(row: Row, document: Row | None, failure: Row | None, merged: bool) -> None:
    """The state of a cell without a value; ``reason`` may stand in the row already."""
    if merged:
        row["state"] = "absent"
    elif row["kind"] == "official":
        row["state"], row["reason"] = "no-document", "no imported series has it"
    elif document is not None:
        row["document"], row["document_id"] = document["name"], document["document_id"]
        row["state"] = "absent" if document["read"] else "failed"
        row["reason"] = document["gap"] or _why_absent(document)
    elif failure is not None:
        row["state"], row["document"] = "failed", failure["name"]
        row["reason"] = f"{failure['code']}: {failure['reason']}"
    else:
        row["state"] = "no-document"


def _why_absent(document: Row) -> str:
    notices = document["notices"]
    return f"no-target-passage: {notices['no-target-passage']}" if "no-target-passage" in notices else "the report was read and states none"


_NOTHING: Row = dict.fromkeys(PANEL_COLUMNS)
_FROM_STATEMENT = (
    "low", "high", "unit", "bound", "stance", "relative_op", "relative_to", "relative_margin", "printed", "status",
    "confidence", "id", "document", "document_id", "start", "end",
)  # fmt: skip
_of_statement = itemgetter(*_FROM_STATEMENT)
