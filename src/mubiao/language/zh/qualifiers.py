"""The words beside a number: what bounds it (以上, 左右, 不低于), what it is meant as (力争, 确保). Words are in ``qualifiers.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from mubiao.records import Bound, Stance

Size = Literal["", "amount", "scale"]
_NEEDS: dict[str, tuple[Size, ...]] = {"before_scale": ("scale",), "before_amount": ("scale", "amount")}


class Before(NamedTuple):
    """The chain of words directly before a number.

    ``start`` is where its leftmost bound or stance begins, ``keep_start`` where a 控制在 does, ``chain_start`` where the chain does,
    plain verbs (达到, 为) included. ``bound`` and ``stance`` are None where no word says so.
    """

    start: int
    keep_start: int
    chain_start: int
    bound: Bound | None
    stance: Stance | None
    keeps: bool
    crosses: bool
    verb: bool


class After(NamedTuple):
    """The word that closes a value. ``start`` is after a noun between unit and qualifier (60座煤矿以上)."""

    start: int
    end: int
    bound: Bound | None


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("qualifiers.toml").read_text(encoding="utf-8"))


def _by_last_character() -> dict[str, list[tuple[str, str, str]]]:
    """Last character → (word, role, characters it may not follow), longest word first."""
    words = _words()
    table: dict[str, list[tuple[str, str, str]]] = {}
    for role, entries in words["before"].items():
        for word in entries:
            table.setdefault(word[-1], []).append((word, role, words["not_after"].get(word, "")))
    for role in ("before_scale", "before_amount"):
        for word, guard in words[role].items():
            table.setdefault(word[-1], []).append((word, role, guard))
    for same in table.values():
        same.sort(key=lambda item: -len(item[0]))
    return table


_SHARES = ("率", "比重", "占比")  # 城镇化率|过50%

_BY_LAST_CHARACTER = _by_last_character()
LAST_CHARACTERS = frozenset(_BY_LAST_CHARACTER)


def before(text: str, position: int, size: Size, period: bool) -> Before | None:
    """The words that end at ``position``, read leftwards. ``size`` says whether the number is a bare scale (百, 千亿) or an amount in 万 or 亿.

    ``period``: the number is a length of time, and 近 before it says "the last", not "nearly" (近五年来).
    """
    if position == 0:
        return None
    start = keep_start = chain_start = position
    bound: Bound | None = None
    stance: Stance | None = None
    keeps = crosses = verb = False
    for _ in range(5):
        for word, role, guard in _BY_LAST_CHARACTER.get(text[chain_start - 1], ()) if chain_start > 0 else ():
            at = chain_start - len(word)
            if at < 0 or not text.startswith(word, at) or (at > 0 and text[at - 1] in guard):
                continue
            passed = role in _NEEDS and size not in _NEEDS[role] and not (word == "过" and text.endswith(_SHARES, 0, at))
            if passed or (period and word == "近"):
                continue
            break
        else:
            break
        if (role in ("strive", "firm") and stance) or (
            bound and role in ("at_least", "at_most", "around", "before_scale", "before_amount", "crossing")
        ):
            break
        chain_start = at
        if role == "verb":
            verb = True
            continue
        if role == "keep":
            keep_start, keeps = at, True
            continue
        start = at
        if role in ("strive", "firm"):
            stance = role  # type: ignore[assignment]
        elif role == "crossing":
            bound, crosses = "at_least", True
        else:
            bound = "at_least" if role in _NEEDS else role  # type: ignore[assignment]
    return Before(start, min(start, keep_start), chain_start, bound, stance, keeps, crosses, verb) if chain_start < position else None


@cache
def _after_pattern() -> re.Pattern[str]:
    after = _words()["after"]
    plain = "|".join(sorted((w for role in ("at_least", "at_most", "around") for w in after[role]), key=len, reverse=True))
    mark = "|".join(sorted(after["mark"], key=len, reverse=True))
    # Between unit and qualifier at most eight characters of a noun, and then the phrase must end: otherwise 以上 belongs to the noun
    # (3个县级以上单位). 规模以上 and its like are names of classes.
    noun = r"[^\W\d_以左上之内规限]{1,8}?(?<!规模)(?<!限额)(?<![级额上资])"
    return re.compile(
        rf"(?:(?P<direct>{plain})|(?P<mark>{mark})|内(?=[，。；、！）\n完建实基全解办送的]|$)|{noun}(?P<far>以上|左右|以内)(?=[，。；、！）)\n]|$))"
    )


# What a qualifier right behind a value begins with.
_FIRST_CHARACTERS = frozenset(word[0] for words in _words()["after"].values() for word in words) | {"内"}
# The words that may follow a noun begin with one of these; at most values none is near, and the pattern is slow to fail.
_FAR_LETTERS = re.compile("[以左]")


def after(text: str, position: int, counts: bool, period: bool) -> After | None:
    """The qualifier that closes a value ending at ``position``. ``counts``: a noun may stand between; ``period``: 内 may stand alone (三年内, 3%内)."""
    first = text[position : position + 1]
    if first in "，。；、" or (first not in _FIRST_CHARACTERS and not _FAR_LETTERS.search(text, position + 1, position + 10)):
        return None
    found = _after_pattern().match(text, position)
    if not found:
        return None
    word = found.group("direct")
    if word:
        return After(position, found.end(), _bound_of(word))
    if found.group("mark"):
        return After(position, found.end(), None)
    if found.group("far"):
        return After(found.start("far"), found.end(), _bound_of(found.group("far"))) if counts else None
    return After(position, found.end(), "at_most") if period else None


@cache
def _bound_of(word: str) -> Bound:
    for role, words in _words()["after"].items():
        if word in words:
            return role  # type: ignore[no-any-return]
    raise KeyError(word)
