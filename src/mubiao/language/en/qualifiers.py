"""The words directly before and after a number that bind it: at least, no more than, around, or more (``qualifiers.toml``)."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mubiao.records import Bound, Stance

_BOUNDS: tuple[Bound, ...] = ("at_most", "at_least", "around")
# These bind only what is said without a number before them, or verbs that are also words of their own.
_UP_TO_LEVEL = re.compile(
    r"\b(?:bring|brings|bringing|brought|taking|take|raise|raising|raised|pushing)\b[^.;\n]{0,80}\bup to$|\b(?:add|adds|added|adding|amounts|amounted|sums|summed|totals|totaled|totalled|went|go|goes|going|gone|moved|shot)[ \t]up to$",
    re.IGNORECASE,
)
# turned over |4 billion yuan: the word belongs to the verb
_VERB_OVER = re.compile(r"\b(?:turned|turn|handed|hand)[ \t]$", re.IGNORECASE)
_WINDOW = 60
_BLANKS = "[ \\t\\n]{1,3}"


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number: its bound and stance, and where the words begin."""

    start: int
    bound: Bound | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class After:
    start: int
    end: int
    bound: Bound | None  # None: a mark (threshold, milestone)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("qualifiers.toml").read_text(encoding="utf-8"))


def _expanded(words: list[str]) -> list[str]:
    lists = _table()["lists"]
    out: list[str] = []
    for word in words:
        parts = re.split(r"\{(\w+)\}", word)
        choices = [[part] if i % 2 == 0 else lists[part] for i, part in enumerate(parts)]
        out.extend("".join(choice) for choice in itertools.product(*choices))
    return out


@cache
def _roles(place: str) -> dict[str, Bound | str]:
    return {form: role for role, words in _table()[place].items() for form in _expanded(words)}


@cache
def _before() -> re.Pattern[str]:
    """The words that end right before a number, longest first."""
    forms = sorted((form for form, role in _roles("before").items() if role != "keep"), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", _BLANKS) for form in forms)
    return re.compile(rf"(?<![A-Za-z-])({words})[ \t\n]{{0,3}}$|(?<=\w)(n[’']t (?:exceed|surpass|go over))[ \t\n]{{0,3}}$", re.IGNORECASE)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.split(" ")[-1] for form, role in _roles("before").items() if role != "keep")


@cache
def _after() -> re.Pattern[str]:
    forms = sorted(_roles("after"), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", _BLANKS) for form in forms)
    return re.compile(rf"(?:[ \t]{{1,3}}|-|)(?:(?<=[ \t-])|(?=[+-]))({words})(?![A-Za-z]|[ \t][0-9])", re.IGNORECASE)


_LAST_WORD = re.compile(r"([A-Za-z’']+)[ \t\n]{0,3}$")


def before(text: str, start: int) -> Before | None:
    """The qualifiers that end right before ``start``; several may follow one another (strive for at least)."""
    found_start = start
    bound: Bound | None = None
    stance: Stance = "firm"
    for _ in range(3):
        last = _LAST_WORD.search(text, max(0, found_start - 20), found_start)
        if last is None or last[1].lower() not in _last_words():
            break
        found = _before().search(text, max(0, found_start - _WINDOW), found_start)
        if found is None:
            break
        word = " ".join((found[1] or found[2]).lower().split())
        role = _roles("before").get(word, "at_most")
        said: Bound | None = next((name for name in _BOUNDS if name == role), None)
        if word == "over" and _VERB_OVER.search(text, max(0, found.start() - 12), found.start(1) if found[1] else found.start()):
            break
        if word == "up to" and _UP_TO_LEVEL.search(text, max(0, found_start - 100), found.end(1)):
            break
        if role == "strive":
            stance = "strive"
            if word.endswith(("exceed", "surpass")):
                bound = bound or "at_least"
        elif bound is None:
            bound = said
        elif role == "around" or bound == "around":  # at around or above: the firmer word holds
            bound = said if bound == "around" else bound
        else:
            break
        found_start = found.start()
        if role == "strive":
            break
    if found_start == start:
        return None
    return Before(found_start, bound, stance)


def is_crossed(text: str, start: int, end: int) -> bool:
    """Whether the amount ``text[start:end]`` is a mark that is passed: broke the |2-trillion-yuan| mark."""
    closing = after(text, end)
    leading = before(text, start) if closing is not None and closing.bound is None else None
    return leading is not None and leading.bound == "at_least"


def after(text: str, end: int) -> After | None:
    """The qualifier that begins right behind ``end``."""
    found = _after().match(text, end)
    if found is None:
        return None
    role = _roles("after")[" ".join(found[1].lower().split())]
    bound = next((name for name in _BOUNDS if name == role), None)
    return After(found.start(1), found.end(), bound)
