"""The grammar's words, read once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

__all__ = ["compiled", "first_letters", "longest_prefix", "longest_suffix", "table", "words"]


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(resources.files("mubiao.statements.zh").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def table(section: str) -> dict[str, list[str]]:
    """One section of the lexicon: list name to its words."""
    return _lexicon()[section]  # type: ignore[no-any-return]


@cache
def words(section: str, name: str) -> frozenset[str]:
    """One list of the lexicon as a set."""
    return frozenset(_lexicon()[section][name])


def any_of(section: str, name: str) -> str:
    """The words of a list as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words(section, name), key=lambda word: (-len(word), word))))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of many alternatives, each a Chinese word, that is told by one look where none can begin.

    In it each alternative looks back from behind its first character, ``(?<![a])b`` becomes ``b(?<![a]b)``: the engine passes over an
    alternative whose first character does not stand there, but before one it stops to look back.
    """
    turned = re.sub(r"\(\?<!\[([^\]]+)\]\)([\u4e00-\u9fff])", r"\2(?<![\1]\2)", pattern)
    alone = re.sub(r"\(\?<?[=!][^()]*\)|\(\?:|\)", "", turned)  # without what is looked at around the words
    firsts = {alternative[0] for alternative in alone.split("|")}
    if not all("\u4e00" <= first <= "\u9fff" for first in firsts):
        raise ValueError(f"an alternative begins with no Chinese character: {sorted(firsts)}")
    return re.compile(f"(?=[{''.join(sorted(firsts))}])(?:{turned})")


def first_letters(made: re.Pattern[str]) -> frozenset[str]:
    """The characters that a match of a pattern of ``compiled`` can begin with."""
    return frozenset(made.pattern[len("(?=[") : made.pattern.index("]")])


def longest_suffix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` ends with, or ''."""
    if end <= start:
        return ""
    ends = (_BY_LAST.get(known) or _sizes(known, -1, -2)).get(text[end - 1])
    if ends is not None:  # most characters end no word of a list
        most = end - start if end - start < longest else longest
        for size in ends.get(text[end - 2], ends[""]) if most > 1 else ends[""]:
            if size <= most and (word := text[end - size : end]) in known:
                return word
    return ""


def longest_prefix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` begins with, or ''."""
    if end <= start:
        return ""
    begins = (_BY_FIRST.get(known) or _sizes(known, 0, 1)).get(text[start])
    if begins is not None:  # most characters begin no word of a list
        most = end - start if end - start < longest else longest
        for size in begins.get(text[start + 1], begins[""]) if most > 1 else begins[""]:
            if size <= most and (word := text[start : start + size]) in known:
                return word
    return ""


_Sizes = dict[str, dict[str, tuple[int, ...]]]
_BY_FIRST: dict[frozenset[str], _Sizes] = {}
_BY_LAST: dict[frozenset[str], _Sizes] = {}


def _sizes(known: frozenset[str], at: int, beside: int) -> _Sizes:
    """How long the words are that have one character first and another second (``at`` 0, ``beside`` 1), or last and before it (-1, -2).

    Longest first, and behind "" whether the one character alone is a word; kept for every list there is.
    """
    found: dict[str, dict[str, set[int]]] = {}
    for word in known:
        sizes = found.setdefault(word[at], {"": set()})
        if len(word) == 1:
            sizes[""].add(1)
        else:
            sizes.setdefault(word[beside], set()).add(len(word))
    by_character = {
        character: {other: tuple(sorted(sizes[""] | lengths, reverse=True)) for other, lengths in sizes.items()}
        for character, sizes in found.items()
    }
    (_BY_LAST if at else _BY_FIRST)[known] = by_character
    return by_character
