"""The gazetteer: nation, provinces, prefectures and counties with their codes and names from 1981 on.

Source: yescallop/areacodes (CC0), English names after official use; built by ``tools/build_gazetteer.py`` into ``data/places.tsv``.
``aliases.tsv`` (other names), ``new_areas.tsv`` (areas without a code in the standard) and ``homonyms.tsv`` (which of several places
of one name is meant more often) are kept by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from mubiao.errors import UnknownPlace
from mubiao.places.naming import spelling
from mubiao.places.place import NATION, Place
from mubiao.records import Level

_DATA = resources.files("mubiao.places") / "data"


def rows_of(table: str) -> Iterator[list[str]]:
    """The rows of one of the tables in ``data/``, without its head line."""
    lines = (_DATA / table).read_text(encoding="utf-8").split("\n")
    return (line.split("\t") for line in lines[1:] if line)


class Gazetteer:
    """Places by code and year. ``year`` sets what is asked for where a call names no year; None is the newest list."""

    def __init__(self, places: list[Place], year: int | None = None) -> None:
        self.places = places
        self.year = year
        self._by_code: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._by_code[place.code].append(place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places if self.year is None else self.exists_in(self.year))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def by_code(self, code: str, year: int | None = None) -> Place:
        """The place a code stood for at the end of that year; without a year, the last it stood for. Raises UnknownPlace."""
        versions = self._by_code.get(code, [])
        year = self.year if year is None else year
        found = [place for place in versions if year is None or place.exists_in(year)]
        if not found:
            raise UnknownPlace(f"no place has the code {code!r}" + (f" in {year}" if year is not None and versions else ""))
        return found[-1]

    def versions(self, code: str) -> tuple[Place, ...]:
        """Every place the code has stood for, oldest first."""
        return tuple(self._by_code.get(code, ()))

    def exists_in(self, year: int, level: Level | None = None) -> list[Place]:
        """The areas with a code of the standard at the end of that year (1981 to the newest list), in the order of codes."""
        return [p for p in self.places if p.exists_in(year) and (level is None or p.level == level) and p.code.isdigit()]

    def successor(self, code: str, year: int | None = None) -> list[Place]:
        """What the area of that code had become by ``year`` (default: today): itself, its one successor, or the areas it was divided among."""
        versions = self._by_code.get(code)
        if not versions:
            raise UnknownPlace(f"no place has the code {code!r}")
        return self.living(versions[0], year)

    def living(self, place: Place, year: int | None = None) -> list[Place]:
        """``place`` if it stands in ``year`` (None: today), else what came of it by then; of one not yet founded, what stood before it."""
        found: dict[tuple[str, str], Place] = {}
        self._follow(place, year, found, set())
        return list(found.values())

    def _follow(self, place: Place, year: int | None, found: dict[tuple[str, str], Place], seen: set[tuple[str, int]]) -> None:
        if (place.code, place.since) in seen:
            return
        seen.add((place.code, place.since))
        if place.until is None if year is None else place.exists_in(year):
            found[place.code, place.name] = place
        elif year is not None and year < place.since:
            for former in self.predecessors(place):
                self._follow(former, year, found, seen)
        else:
            for code in place.successors:
                heirs = [p for p in self._by_code.get(code, ()) if p.until is None or p.until > (place.until or 0)]
                if heirs:
                    self._follow(heirs[0], year, found, seen)

    def predecessors(self, place: Place) -> list[Place]:
        """The places that became this one, newest first."""
        return [p for p in self._predecessors().get(place.code, ()) if p.until is not None and p.until <= place.since]

    @lru_cache(maxsize=1)  # noqa: B019 - there is one gazetteer, and it lives as long as the program
    def _predecessors(self) -> dict[str, list[Place]]:
        former: dict[str, list[Place]] = defaultdict(list)
        for place in sorted(self.places, key=lambda p: p.until or 0, reverse=True):
            for code in place.successors:
                former[code].append(place)
        return former

    def parent(self, place: Place) -> Place | None:
        """The area above: prefecture, province or nation; None above the nation."""
        above = place.prefecture if place.level == "county" and place.prefecture else place.province
        if place.level == "nation":
            return None
        return self._by_code[NATION if above in (None, place.code) else above][-1]


@lru_cache(maxsize=1)
def _everything() -> Gazetteer:
    rows = list(rows_of("places.tsv"))
    names: dict[str, str] = {}
    for code, name, *_ in rows:
        names[code] = name  # the last name of a code: rows are in the order of years
    aliases: dict[str, list[str]] = defaultdict(list)
    notes: dict[str, list[str]] = defaultdict(list)
    for alias, code, note in rows_of("aliases.tsv"):
        aliases[code].append(alias)
        # Of several aliases for one new area the first bears the note.
        if ("新区" in note or "实验区" in note) and not any(said.endswith(note) for said in notes[code]):
            notes[code].append(f"{alias}：{note}")
    for _code, name, _short, _en, _level, _prefecture, _since, until, successors, _kind in rows:
        if until and ";" not in successors and names.get(successors) != name:
            aliases[successors].append(name)
    places = []
    for code, name, short, name_en, level, prefecture, since, until, successors, kind in rows:
        province = None if code == NATION else code[:2] + "0000"
        places.append(
            Place(
                code,
                name,
                short,
                name_en,
                level,  # type: ignore[arg-type]
                kind,
                province,
                names[province] if province else None,
                prefecture or None,
                names[prefecture] if prefecture else None,
                int(since),
                int(until) if until else None,
                tuple(successors.split(";")) if successors else (),
                () if until else tuple(aliases.get(code, ())),
                "" if until else "；".join(notes.get(code, ())),
            )
        )
    for code, name, name_en, level, province, prefecture, since, others, note in rows_of("new_areas.tsv"):
        places.append(
            Place(
                code,
                name,
                name.removesuffix("新区") if len(name) > 4 else name,
                name_en,
                level,  # type: ignore[arg-type]
                "新区",
                province,
                names[province],
                prefecture or None,
                names[prefecture] if prefecture else None,
                int(since),
                aliases=tuple(others.split(";")) if others else (),
                note=note,
            )
        )
    return Gazetteer(places)


@lru_cache(maxsize=8)
def gazetteer(year: int | None = None) -> Gazetteer:
    """The gazetteer, loaded at the first call; with ``year``, its answers are for the list of that year's end."""
    everything = _everything()
    return everything if year is None else Gazetteer(everything.places, year)


@lru_cache(maxsize=1)
def homonyms() -> dict[str, tuple[str, ...]]:
    """Names whose several places are not equally often meant: the spelling, and the codes most likely first."""
    return {spelling(name): tuple(codes.split(";")) for name, codes, _note in rows_of("homonyms.tsv")}
