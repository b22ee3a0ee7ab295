"""What is looked for in Chinese text: the names of places, and the words that shield text from names that only seem to be there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import ahocorasick_rs

from mubiao.places.gazetteer import gazetteer, rows_of
from mubiao.places.mentions import Named
from mubiao.places.naming import is_chinese
from mubiao.places.place import NATION, Place
from mubiao.places.resolve import chinese_names


class Form(Enum):
    OFFICIAL = "official"
    SHORT = "short"
    SHIELD = "shield"


@dataclass(frozen=True, slots=True)
class Pattern:
    word: str
    form: Form
    ordinary: bool  # a word of the language too
    named: Named
    top: str  # the highest level of a place that has this name today


@dataclass(frozen=True, slots=True)
class Vocabulary:
    matcher: ahocorasick_rs.AhoCorasick
    patterns: list[Pattern]


@lru_cache(maxsize=1)
def ordinary_names() -> frozenset[str]:
    """Names of places that are words of the language too: 资源, 和平, 安康, 城区."""
    return frozenset(word for word, use, _note in rows_of("ordinary.tsv") if use in ("name", "area"))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Every pattern and one matcher of all, built at the first call."""
    uses: dict[str, set[str]] = {}
    for word, use, _note in rows_of("ordinary.tsv"):
        uses.setdefault(word, set()).add(use)
    forms: dict[str, Form] = {}
    named: dict[str, list[tuple[Place, int]]] = {}
    for place in gazetteer():
        for name, fit in chinese_names(place).items():
            if not _may_be_mentioned(place, name):
                continue
            official = name == place.name or (name[-1:] == place.kind[-1:] and name != place.short and place.level != "nation")
            named.setdefault(name, []).append((place, fit))
            if official or name not in forms:
                forms[name] = Form.OFFICIAL if official else Form.SHORT
    patterns = [
        _pattern(name, forms[name], uses.get(name, set()), places)
        for name, places in named.items()
        if _worth_finding(name, forms[name], places)
    ]
    known = {pattern.word for pattern in patterns}
    patterns += [Pattern(word, Form.SHIELD, True, (), "") for word, use in uses.items() if "shield" in use and word not in known]
    # Between two reports it leaves the processor's cache, so that the form of 15 MB less is searched in three quarters of the time.
    form = ahocorasick_rs.Implementation.ContiguousNFA
    matcher = ahocorasick_rs.AhoCorasick([pattern.word for pattern in patterns], implementation=form)
    return Vocabulary(matcher, patterns)


def _may_be_mentioned(place: Place, name: str) -> bool:
    if place.code == NATION:
        return name in ("中国", "中华人民共和国")
    return len(name) > 1 and is_chinese(name)


def _worth_finding(name: str, form: Form, places: Named) -> bool:
    """Short names of areas long gone are mostly ordinary words by now; official ones of two characters too."""
    living = any(place.until is None for place, _ in places)
    if form is Form.OFFICIAL:
        return living or len(name) > 2
    return living or any(place.level == "prefecture" for place, _ in places)


def _pattern(name: str, form: Form, uses: set[str], places: Named) -> Pattern:
    order = ("nation", "province", "prefecture", "county")
    top = min((place.level for place, _ in places), key=order.index)
    return Pattern(name, form, bool(uses), tuple(places), top)


@lru_cache(maxsize=1)
def openings() -> dict[str, list[str]]:
    """The names of provinces, prefectures and counties by their first two characters."""
    found: dict[str, list[str]] = {}
    for pattern in vocabulary().patterns:
        if pattern.form is Form.OFFICIAL or (pattern.form is Form.SHORT and pattern.top != "county"):
            found.setdefault(pattern.word[:2], []).append(pattern.word)
    return found
