"""What a panel stands on, whatever indicator it is of: the areas of each year, and what is held of their reports.

The areas are those that exist in the year (GB/T 2260 lists), so that a place without a document has a row; a cell that no figure fills is
``absent`` (the report was read and states none), ``no-document`` or ``failed`` (a report that could not be read, or not where it should
say it), with why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from mubiao.errors import UnknownPlace
from mubiao.identity.declared import declared_by
from mubiao.places import Place, gazetteer, locate
from mubiao.records import Document, Level
from mubiao.store.holdings import UNREAD, Holdings

Row = dict[str, Any]
State = Literal["stated", "absent", "no-document", "failed"]
PanelKind = Literal["target", "outcome", "outlook", "commitment", "official"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a panel is of. ``at``: areas as they were divided in that year, None for each year's own."""

    kind: PanelKind
    level: Level
    years: tuple[int, ...]
    within: Place | None
    at: int | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What a panel says of areas and years whatever it is asked of them: which there are, and what a cell without a figure is."""

    wanted: Wanted  # indicators left aside
    universe: Universe
    codes: frozenset[str]
    empty: dict[tuple[str, int], Row]  # by area and year, in order: the fields of a cell that no figure fills


def ground_of(
    held: Holdings,
    *,
    kind: PanelKind = "target",
    level: Level = "province",
    years: Iterable[int],
    within: str | None = None,
    at: int | None = None,
    misnamed: Sequence[Misnamed] | None = None,
) -> Ground:
    """The ground of panels, for who makes many on the same documents; arguments as of ``panel``. ``misnamed``: what ``misnamed_files``
    gave, of who has asked before."""
    wanted = Wanted(kind, level, tuple(sorted(set(years))), locate(within) if within else None, at)
    universe = _universe(level, wanted.within, at)
    codes = _codes(wanted.level, wanted.within, wanted.at, wanted.years)
    read = {} if kind == "official" else _documents(held, wanted, universe, codes)
    unreadable = {} if kind == "official" else _failures(held, universe)
    others = {} if kind == "official" else _misnamed(misnamed_files(held) if misnamed is None else misnamed, universe)
    empty: dict[tuple[str, int], Row] = {}
    for year in wanted.years:
        reported = year + 1 if kind == "outcome" else year  # the year of the report that would state it
        for place in _areas(universe, wanted, year, {code for code, at_year in read if at_year == reported}):
            code = place.code
            row = empty[code, year] = area_row(place, year)
            row["reason"] = others.get((code, reported))
            _miss(row, kind, read.get((code, reported)), unreadable.get((code, reported)))
    return Ground(wanted, universe, codes, in_codes(empty))


def in_codes(rows: Mapping[tuple[str, int], Row]) -> dict[tuple[str, int], Row]:
    """The same in the order of codes, and of the years of each: neither is sorted once for each of thousands of pairs."""
    years = sorted({year for _, year in rows})
    codes = sorted({code for code, _ in rows})
    return {key: rows[key] for code in codes for year in years if (key := (code, year)) in rows}


class Universe:
    """The areas of a panel and the way from an area of a document's year to the one it counts for."""

    def __init__(self, level: Level, within: Place | None, at: int | None) -> None:
        self.level, self.within, self.at, self.places = level, within, at, gazetteer()
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
        if place is not None and self.at is not None:
            living = self.places.living(place, self.at)
            place = living[0] if len(living) == 1 else None
        if place is None or place.level != self.level:
            return None
        return place if self.within is None or place.is_in(self.within) else None


@lru_cache(maxsize=1 << 16)  # some twenty years of all places
def _place(code: str, year: int | None) -> Place | None:
    versions = gazetteer().versions(code)
    standing = [p for p in versions if year is None or p.exists_in(year)] or [p for p in versions if year and p.bears_in(year)]
    found = standing or versions
    return found[-1] if found else None


@lru_cache(maxsize=32)
def _universe(level: Level, within: Place | None, at: int | None) -> Universe:
    if at is not None and not gazetteer().exists_in(at):
        raise UnknownPlace(f"there is no list of divisions for {at}")
    return Universe(level, within, at)


def _areas(universe: Universe, wanted: Wanted, year: int, extra: set[str]) -> list[Place]:
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


def _codes(level: Level, within: Place | None, at: int | None, years: tuple[int, ...]) -> frozenset[str]:
    """The codes that count for an area of a panel in one of its years, or in a report of the year after, which states an outcome."""
    asked = sorted({year + more for year in years for more in (0, 1)})
    return frozenset[str]().union(*(_codes_in(level, within, at, year) for year in asked))


@lru_cache(maxsize=512)
def _codes_in(level: Level, within: Place | None, at: int | None, year: int) -> frozenset[str]:
    universe = _universe(level, within, at)
    # An area may have come to its level; where areas are mapped to those of another year it may count for one of any level.
    codes = {place.code for place in universe.places if at is not None or place.level == level}
    return frozenset(code for code in codes if universe.target(code, year) is not None)


def _documents(held: Holdings, wanted: Wanted, universe: Universe, codes: frozenset[str]) -> dict[tuple[str, int], Row]:
    """The reports of the panel's areas by area and year; of several the best (whole before truncated)."""
    found: dict[tuple[str, int], Row] = {}
    asked = [year + 1 for year in wanted.years] if wanted.kind == "outcome" else wanted.years
    for row in held.reports(asked, wanted.kind, codes):
        place = universe.target(row["code"], row["report_year"])
        if place is None:
            continue
        key = (place.code, row["report_year"])
        row["gap"] = _gap(row["warnings"]) if row["warnings"] else None
        if key not in found or (found[key]["gap"] and not row["gap"]):
            found[key] = row
    return found


def _gap(warnings: Sequence[Row]) -> str | None:
    """Why a report may have said more than could be read."""
    return next((f"{n['code']}: {n['message']}" for code in UNREAD for n in warnings if n["code"] == code), None)


def _failures(held: Holdings, universe: Universe) -> dict[tuple[str, int], Row]:
    found: dict[tuple[str, int], Row] = {}
    for row in held.failures():
        place = universe.target(row["area_code"], row["report_year"])
        if place is not None:
            found.setdefault((place.code, row["report_year"]), row)
    return found


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A file that is named for an area and year and holds another's report; ``says`` whose."""

    place: Place
    year: int
    says: str


def misnamed_files(held: Holdings) -> list[Misnamed]:
    """The files that are named for an area and year and hold another's report; a place of several with that name each."""
    found: list[Misnamed] = []
    for row in held.misnamed():
        claim = declared_by(Document(row["name"], "", "", None, "zh", ""))
        if claim.year is not None:
            says = f"{row['name']} holds the report of {row['area'] or 'no known place'} of {row['report_year']}"
            whose = (row["code"], row["report_year"])
            found += [Misnamed(place, claim.year, says) for place in claim.places if whose != (place.code, claim.year)]
    return found


def _misnamed(files: Iterable[Misnamed], universe: Universe) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for file in files:
        place = universe.target(file.place.code, file.year)
        if place is not None:
            found[place.code, file.year] = file.says
    return found


def area_row(place: Place, year: int) -> Row:
    """The fields of a row that say where and when."""
    return {
        "area": place.name, "area_code": place.code, "area_en": place.name_en, "level": place.level, "province": place.province_name,
        "year": year, "state": "no-document", "reason": None, "document": None, "document_id": None,
    }  # fmt: skip


def _miss(row: Row, kind: PanelKind, document: Row | None, failure: Row | None) -> None:
    """The state of a cell without a value; ``reason`` may stand in the row already."""
    if kind == "official":
        row["reason"] = "no imported series has it"
    elif document is not None:
        row["document"], row["document_id"] = document["name"], document["document_id"]
        row["state"] = "absent" if document["read"] else "failed"
        row["reason"] = document["gap"] or _why_absent(document)
    elif failure is not None:
        row["state"], row["document"] = "failed", failure["name"]
        row["reason"] = f"{failure['code']}: {failure['reason']}"


def _why_absent(document: Row) -> str:
    code = "no-target-passage"
    return next((f"{code}: {n['message']}" for n in document["warnings"] if n["code"] == code), "the report was read and states none")
