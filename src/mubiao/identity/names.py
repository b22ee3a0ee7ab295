"""How often a text names each place: one pass with a matcher of all names, official and short.

Names that are also plain words (长治久安, 安康, 来宾, 平安, 和平) are counted with care: a county's short name only where its
official name stands in the text too, and words.toml lists longer words that swallow a name.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter

import ahocorasick_rs

from mubiao.places import Place, gazetteer

_FIRST = itemgetter(0)
_BEFORE_NAME = "年日省市区县州盟旗于的受表在由中共"


@dataclass(frozen=True, slots=True)
class _Index:
    matcher: ahocorasick_rs.AhoCorasick
    names: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]  # of each name; empty for a word that swallows one


@cache
def _index() -> _Index:
    named: dict[str, list[Place]] = {}
    for place in gazetteer():
        if place.level == "nation":
            continue
        forms = {place.name, place.short, *(alias for alias in place.aliases if "\u4e00" <= alias[0] <= "\u9fff")}
        if place.kind.startswith("自治") and place.level != "province":
            forms.add(place.short + place.kind[-1])
        for form in forms:
            if len(form) >= 2:
                named.setdefault(form, []).append(place)
    swallow = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))["not_places"]
    names = [*named, *(word for word in swallow if word not in named)]
    fitting = ahocorasick_rs.Implementation.ContiguousNFA  # as for the names that are mentioned: see places.vocabulary
    matcher = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=fitting)
    return _Index(matcher, tuple(names), tuple(tuple(named.get(name, ())) for name in names))


def names_in(words: str) -> list[str]:
    """The names of places in a few words (a file's name, a title), in order; the longest where several begin.

    A name must begin where a word may: at the start, after a mark or digit, after another name or 年, 省, 市 …; 赵紫阳 is not 紫阳.
    """
    index = _index()
    found: list[str] = []
    last = 0
    for number, start, end in index.matcher.find_matches_as_indexes(words):
        before = words[start - 1 : start]
        if index.places[number] and (start == last or not "\u4e00" <= before <= "\u9fff" or before in _BEFORE_NAME):
            found.append(index.names[number])
            last = end
    return found


def tally(text: str) -> Counter[str]:
    """How often each name of a place stands in ``text``. Linear time."""
    index = _index()
    counts: Counter[int] = Counter(map(_FIRST, index.matcher.find_matches_as_indexes(text)))
    return Counter({index.names[number]: count for number, count in counts.items() if index.places[number]})


def places_of(name: str) -> tuple[Place, ...]:
    """Every place that bears or bore this very name."""
    index = _index()
    return index.places[_numbers()[name]] if name in _numbers() else ()


@cache
def _numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(_index().names)}
