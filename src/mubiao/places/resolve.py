"""From a name to the place it means: official, short, former, English or pinyin, in the light of parent, year and level."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from mubiao.errors import UnknownPlace
from mubiao.places.gazetteer import gazetteer, homonyms
from mubiao.places.naming import english_spellings, is_chinese, spelling
from mubiao.places.place import LEVEL_ORDER, Place
from mubiao.records import Level

# How well a name fits a place.
EXACT, ALIAS, FORMER = 0, 1, 2
# Cities with the rank of half a province, beside the capitals (whose codes end in 0100): more often meant than others of their name.
_GREAT_CITIES = {"210200", "370200", "330200", "350200", "440300"}


def resolve(name: str, *, within: str | Place | None = None, year: int | None = None, level: Level | None = None) -> list[Place]:
    """The places a name may mean, best first; empty where none has it.

    ``name`` may be official (凉山彝族自治州), short (凉山, 凉山州), former (襄樊), English or pinyin with or without tones and apostrophes
    (Xi'an, Xian, Lüliang, Peking), or a code. Order: places in ``within`` (a name, code or Place), then those of ``year`` (None: today;
    a former name gives what it is called in that year), then ``level``, or the higher level where none is asked for.
    """
    return [place for _, place in ranked(_named(name), name, _parent(within), year, level)]


def locate(name: str, *, within: str | Place | None = None, year: int | None = None, level: Level | None = None) -> Place:
    """The one place a name most likely means (see ``resolve``). Raises UnknownPlace where none has it."""
    found = resolve(name, within=within, year=year, level=level)
    if not found:
        raise UnknownPlace(f"no place is called {name!r}")
    return found[0]


def is_ambiguous(name: str, *, within: str | Place | None = None, year: int | None = None, level: Level | None = None) -> bool:
    """Whether a careful reader would ask which place is meant: 鼓楼, 朝阳, Taizhou; not 吉林 or 铁岭, where one lies in the other."""
    return has_rival(ranked(_named(name), name, _parent(within), year, level))


def search(name: str, *, within: str | None = None, year: int | None = None, level: Level | None = None, limit: int = 20) -> list[Place]:
    """As ``resolve``; where no place has the name, those whose name holds it (for looking around, not for deciding)."""
    found = resolve(name, within=within, year=year, level=level)
    if not found:
        wanted, parent = spelling(name), _parent(within)
        chinese = is_chinese(name)
        found = [p for p in gazetteer() if wanted and wanted in (p.name if chinese else spelling(p.name_en)) and _stands(p, year)]
        found = [p for p in found if parent is None or p.is_in(parent)]
        found.sort(key=lambda p: (level is not None and p.level != level, LEVEL_ORDER[p.level], p.code))
    return found[:limit]


def _parent(within: str | Place | None) -> Place | None:
    if within is None or isinstance(within, Place):
        return within
    return locate(within)


class Rank(NamedTuple):
    """What decides between places of one name, the weightiest first; smaller is better."""

    outside: bool
    gone: bool
    wrong_level: bool
    fit: int
    level: int
    likelihood: int
    renown: int
    order: tuple[int, int]


def ranked(
    named: Iterable[tuple[Place, int]], name: str, parent: Place | None, year: int | None, level: Level | None
) -> list[tuple[Rank, Place]]:
    """The places a name may mean in that year, with their ranks, best first. ``named``: places that ever had the name, and how it fits."""
    best: dict[tuple[str, str, int], tuple[Rank, Place]] = {}
    likely = _likely(name)
    for found, found_fit in named:
        for place, key, gone, fit, size, renown, order in _in_year(found, found_fit, year):
            rank = Rank(
                parent is not None and not place.is_in(parent),
                gone,
                level is not None and place.level != level,
                fit,
                size,
                likely.index(place.code) if place.code in likely else len(likely),
                renown,
                order,
            )
            if key not in best or rank < best[key][0]:
                best[key] = (rank, place)
    return sorted(best.values(), key=itemgetter(0)) if len(best) > 1 else list(best.values())


def has_rival(found: list[tuple[Rank, Place]]) -> bool:
    """Whether the best place has a rival: as near to what was asked for, named as well, of its level, and not part of it."""
    if not found or found[0][1].level in ("nation", "province"):
        return False
    first, best = found[0]
    for rank, place in found[1:]:
        as_near = (rank.outside, rank.gone, rank.wrong_level, rank.fit) == (first.outside, first.gone, first.wrong_level, first.fit)
        # A district of Beijing is as well known as a city elsewhere.
        as_known = place.level == best.level or place.province in ("110000", "310000")
        if as_near and as_known and not place.is_in(best) and not best.is_in(place):
            return True
    return False


def _renown(place: Place) -> int:
    if place.code.endswith("0100") or place.code in _GREAT_CITIES:
        return 0
    if place.level != "county":
        return 1
    if place.province in ("110000", "310000", "120000", "500000"):
        return 0
    return 1 if place.prefecture is not None and (place.prefecture.endswith("0100") or place.prefecture in _GREAT_CITIES) else 2


@lru_cache(maxsize=8192)
def _likely(name: str) -> tuple[str, ...]:
    """The codes of the places of a name that are not equally often meant, most likely first."""
    return homonyms().get(spelling(name), ())


@lru_cache(maxsize=8192)
def _number(code: str) -> int:
    """A code in the order of all: that of a new area, which has letters too, behind those of its province."""
    return int("".join(c for c in code if c.isdigit()).ljust(6, "9"))


def _stands(place: Place, year: int | None) -> bool:
    return place.until is None if year is None else place.bears_in(year)


class _Meant(NamedTuple):
    """A place that a name may mean in a year, with what of its rank depends on nothing else."""

    place: Place
    key: tuple[str, str, int]
    gone: bool
    fit: int
    level: int
    renown: int
    order: tuple[int, int]


_InYear = tuple[_Meant, ...]
# What stands for a place in a year is the same in every text, so it is worked out once.
_IN_YEAR: dict[tuple[int, int, int | None], _InYear] = {}
_MOST_IN_YEAR = 50_000


def _in_year(found: Place, fit: int, year: int | None) -> _InYear:
    """The place, and what stands for it in that year where it does not."""
    key = (id(found), fit, year)  # which stays its own: the place is kept in the answer
    known = _IN_YEAR.get(key)
    if known is None:
        if len(_IN_YEAR) >= _MOST_IN_YEAR:
            _IN_YEAR.clear()
        known = _IN_YEAR[key] = tuple(_meant(*standing) for standing in _standing(found, fit, year))
    return known


def _meant(place: Place, fit: int, stands: bool) -> _Meant:
    order = -(place.until or 9999), _number(place.code)
    return _Meant(place, (place.code, place.name, place.since), not stands, fit, LEVEL_ORDER[place.level], _renown(place), order)


def _standing(found: Place, fit: int, year: int | None) -> Iterable[tuple[Place, int, bool]]:
    yield found, fit, _stands(found, year)
    if year is None or not found.exists_in(year):
        heirs = [place for place in gazetteer().living(found, year) if place is not found]
        # A name of today said of an earlier year means the area as it then was. Divided among several, none is what the name says.
        later = year is not None and year < found.since
        yield from ((heir, fit if later else FORMER, len(heirs) == 1) for heir in heirs)


def _named(name: str) -> list[tuple[Place, int]]:
    """Every place that has, or in some year had, this very name."""
    code = unicodedata.normalize("NFKC", name).strip().upper()
    if code.isalnum() and len(code) == 6 and code[:4].isdigit():
        return [(place, EXACT) for place in gazetteer().versions(code)]
    if is_chinese(name):
        wanted = spelling(name)
        return _chinese_names().get(wanted, []) or _with_parent(wanted)
    for form in english_spellings(name):
        found = said_names().get(form)
        if found:
            return of_said_kind(name, found)
    return []


def _with_parent(name: str) -> list[tuple[Place, int]]:
    """江苏省苏州市, 成都市新津区: the longest end that is a name, in the place that the rest names."""
    for cut in range(2, len(name) - 1):
        found = _chinese_names().get(name[cut:])
        if found:
            parents = [place for place, _ in _named(name[:cut])]
            inside = [(place, fit) for place, fit in found if any(place is not p and place.is_in(p) for p in parents)]
            if inside:
                return inside
    return []


def name_of_parts(name: str) -> tuple[list[tuple[Place, int]], bool]:
    """The places that ever had a Chinese name, and whether the area above stands in it (江苏省苏州市)."""
    wanted = spelling(name)
    whole = _chinese_names().get(wanted, [])
    return (whole, False) if whole else (_with_parent(wanted), True)


_SAID_KIND: tuple[tuple[str, Level], ...] = (
    ("province", "province"),
    ("city", "prefecture"),
    ("county", "county"),
    ("district", "county"),
    ("banner", "county"),
)


def of_said_kind(name: str, found: list[tuple[Place, int]]) -> list[tuple[Place, int]]:
    """ "Jilin City" is not the province; "Chaoyang District" is no city. What the name says of its kind comes before all else."""
    words = name.casefold().replace("-", " ").split()
    for word, level in _SAID_KIND:
        if word in words and "prefecture" not in words[:-2]:
            if word == "city":
                fitting = [pair for pair in found if pair[0].kind == "市"]
            elif word == "district":
                fitting = [pair for pair in found if pair[0].kind == "区"]
            else:
                fitting = [pair for pair in found if pair[0].level == level and (word != "county" or pair[0].kind in ("县", "自治县"))]
            return fitting or found
    if "municipality" in words:
        great = [pair for pair in found if pair[0].level == "province" and pair[0].kind == "市"]
        return great or [pair for pair in found if pair[0].kind == "市"] or found
    if "prefecture" in words and "level" not in words:
        return [pair for pair in found if pair[0].kind in ("自治州", "地区", "盟")] or found
    return found


@lru_cache(maxsize=1)
def _chinese_names() -> dict[str, list[tuple[Place, int]]]:
    names: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for place in gazetteer():
        for name, fit in chinese_names(place).items():
            names[name].append((place, fit))
    return dict(names)


def chinese_names(place: Place) -> dict[str, int]:
    """The Chinese names of a place and how well each fits: official, short, then what people make of them (凉山州, 景宁县)."""
    names = {place.name: EXACT}
    if place.short:
        names.setdefault(place.short, EXACT)
    if place.kind.startswith("自治") and place.level != "province":
        names.setdefault(place.short + place.kind[-1], ALIAS)
        names.setdefault(place.short + place.kind, ALIAS)
    elif place.kind == "区" and place.name != place.short + "区" and len(place.name) - len(place.short) > 1:
        names.setdefault(place.short + "区", ALIAS)  # 管城区 for 管城回族区
    for alias in place.aliases:
        if is_chinese(alias):
            names.setdefault(alias, ALIAS)
    return names


@lru_cache(maxsize=1)
def said_names() -> dict[str, list[tuple[Place, int]]]:
    names: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for place in gazetteer():
        forms = {spelling(place.name_en): EXACT}
        if place.level == "county" and len(place.short) == 2 and place.short == place.name:
            forms.setdefault(spelling(place.name_en.removesuffix("xian")), EXACT)  # Zhong County for 忠县
        for alias in place.aliases:
            if not is_chinese(alias):
                forms.setdefault(spelling(alias), ALIAS)
        for form, fit in forms.items():
            names[form].append((place, fit))
    return dict(names)
