"""Heads that say nothing alone, and what each lacks: the classes of ``alone.toml``, asked once for a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from mubiao.statements.findings import Finding
from mubiao.statements.zh.phrases import unmarked

_FILE = "alone.toml"
# What a class may ask the text to show: see its "only".
LISTED, SHARE_BY_VERB, BEHIND_VERB = "listed", "share told by its verb", "behind its verb"
_OFTEN = "*?+"
_WITHOUT = "(?!"  # what a pattern begins with that says first what a name does not hold
_ONLY = (LISTED, SHARE_BY_VERB, BEHIND_VERB)
_NEAR_VERB = 8
# 东部|占|43%以上: no word says of what
BARE_SHARE = re.compile(r"占(?P<of>全国|全省|全区|全市|全州)?(?:的|到|了|约|近|超过?|百分之|有)*[\d.一二三四五六七八九十半]*$")


@dataclass(frozen=True, slots=True, eq=False)  # each is one of the table's, and none is like another
class Lack:
    """A class of heads: what a name of it lacks, where that is sought, and why the record is withheld where it is not found."""

    name: str
    lacks: str
    seek: tuple[str, ...]
    reason: str  # "" where the record is given all the same
    kinds: frozenset[str]  # of record; none: all
    counted: bool | None
    deed: bool | None
    deeds: frozenset[str]  # with one of these verbs
    measures: frozenset[str]
    units: frozenset[str]
    only: str

    def holds(self, text: str, kind: str, finding: Finding) -> bool:
        """Whether the class is spoken of in a record of this kind and with this measure, unit and number."""
        if (self.kinds and kind not in self.kinds) or (self.counted is not None and self.counted != finding.counted):
            return False
        if self.deed is not None and self.deed != (bool(finding.action) and finding.action not in idle()):
            return False
        if self.deeds and finding.action not in self.deeds:
            return False
        if (self.measures and finding.measure not in self.measures) or (self.units and finding.unit not in self.units):
            return False
        if self.only == LISTED:
            return text[finding.printed_start - 1 : finding.printed_start] == "等"
        if self.only == BEHIND_VERB:
            start = min(finding.subject.start, finding.printed_start)
            return finding.action in text[max(0, start - _NEAR_VERB) : start]
        return self.only != SHARE_BY_VERB or BARE_SHARE.search(text, finding.subject.start, finding.printed_start) is not None


def lacks(text: str, kind: str, finding: Finding) -> list[Lack]:
    """What the finding's name lacks in a record of ``kind``, in the order of the table; nothing where the name stands by itself."""
    classes = classes_of(unmarked(finding.subject.indicator.removeprefix("other:")))
    return [lack for lack in classes if lack.holds(text, kind, finding)] if classes else []


@lru_cache(maxsize=8192)
def classes_of(name: str) -> tuple[Lack, ...]:
    """The classes that ``name`` is of by its form, in the order of the table."""
    table = _table()
    found = list(table.alone.get(name, ()))
    for size in table.begin_sizes.get(name[:1], ()):
        found += [lack for longer, lack in table.begins.get(name[:size], ()) if not name.startswith(longer)]
    for size in table.end_sizes.get(name[-1:], ()):
        found += [lack for longer, lack in table.ends.get(name[-size:], ()) if not name.endswith(longer)]
    found += [lack for without, lack in table.without if without.fullmatch(name)]
    if table.like_any.fullmatch(name):  # few names are like any
        found += [lack for like, lack in table.like if like.fullmatch(name)]
    return tuple(sorted(set(found), key=table.order.__getitem__)) if len(found) > 1 else tuple(found)


def _sizes(words: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that have one character first (``at`` 0) or last (-1)."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sizes) for character, sizes in found.items()}


@cache
def heads(name: str) -> frozenset[str]:
    """The heads that a class of the table gives as whole names."""
    return frozenset(next(one for one in _loaded()["heads"] if one["class"] == name)["alone"])


@cache
def idle() -> frozenset[str]:
    """Verbs that say no more than that there is so much."""
    return frozenset(_loaded()["idle"])


def carriers(head: str) -> re.Pattern[str] | None:
    """The words that say whose ``head`` is; few names have some."""
    return _carriers().get(head)


@cache
def _carriers() -> dict[str, re.Pattern[str]]:
    return {head: _any_of(found) for head, found in _loaded()["carriers"].items() if found}


_Words = dict[str, list[tuple[tuple[str, ...], Lack]]]  # of each word: the longer ones that are no case of it, and its class


@dataclass(frozen=True, slots=True)
class _Table:
    alone: dict[str, tuple[Lack, ...]]
    begins: _Words
    begin_sizes: dict[str, tuple[int, ...]]  # how long those are, by their first character
    ends: _Words
    end_sizes: dict[str, tuple[int, ...]]  # by their last
    without: tuple[tuple[re.Pattern[str], Lack], ...]  # any name is like these, save one that holds some word
    like: tuple[tuple[re.Pattern[str], Lack], ...]
    like_any: re.Pattern[str]
    order: dict[Lack, int]


@cache
def _loaded() -> dict[str, Any]:
    return tomllib.loads(resources.files("mubiao.statements.zh.naming").joinpath(_FILE).read_text(encoding="utf-8"))


@cache
def _table() -> _Table:
    alone: dict[str, tuple[Lack, ...]] = {}
    begins: _Words = {}
    ends: _Words = {}
    like: list[tuple[re.Pattern[str], Lack]] = []
    order: dict[Lack, int] = {}
    for one in _loaded()["heads"]:
        lack = _lack(one)
        order[lack] = len(order)
        for head in one.get("alone", ()):
            alone[head] = (*alone.get(head, ()), lack)
        for word, longer in one.get("begins", {}).items():
            begins.setdefault(word, []).append((tuple(longer), lack))
        for word, longer in one.get("ends", {}).items():
            ends.setdefault(word, []).append((tuple(longer), lack))
        patterns = [*one.get("like", ()), *(_put_together(made, one["words"]) for made in one.get("made", ()))]
        like += [(re.compile(pattern), lack) for pattern in patterns]
    without = tuple(one for one in like if one[0].pattern.startswith(_WITHOUT))
    like = [one for one in like if not one[0].pattern.startswith(_WITHOUT)]
    like_any = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in like))
    return _Table(alone, begins, _sizes(begins, 0), ends, _sizes(ends, -1), without, tuple(like), like_any, order)


def _lack(one: dict[str, Any]) -> Lack:
    only = one.get("only", "")
    if only and only not in _ONLY:
        raise ValueError(f"{_FILE}: the class {one['class']!r} asks for {only!r}, which is none of {', '.join(_ONLY)}")
    return Lack(
        one["class"],
        one["lacks"],
        tuple(one.get("seek", ())),
        one.get("reason", ""),
        frozenset(one.get("kinds", ())),
        one.get("counted"),
        one.get("deed"),
        frozenset(one.get("deeds", ())),
        frozenset(one.get("measures", ())),
        frozenset(one.get("units", ())),
        only,
    )


def _put_together(made: str, lists: dict[str, list[str]]) -> str:
    """The pattern of a line of "made": ``kinds* things done?``."""
    return "".join(f"(?:{_any_of(lists[part.rstrip(_OFTEN)]).pattern}){part[len(part.rstrip(_OFTEN)) :]}" for part in made.split())


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)))
