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
    most = end - start
    if most < 1:
        return ""
    ends = _BY_ENDS.get(known) or _sizes(known, _BY_ENDS, slice(-2, None))
    sizes = ends.get(text[end - 2 : end])
    if sizes is not None:  # most pairs of characters end no word of a list
        for size in sizes:
            if size <= most and size <= longest and (word := text[end - size : end]) in known:
                return word
        return ""
    last = text[end - 1]
    return last if last in ends else ""


def longest_prefix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` begins with, or ''."""
    most = end - start
    if most < 1:
        return ""
    begins = _BY_BEGINNINGS.get(known) or _sizes(known, _BY_BEGINNINGS, slice(2))
    sizes = begins.get(text[start : start + 2])
    if sizes is not None:  # most pairs of characters begin no word of a list
        for size in sizes:
            if size <= most and size <= longest and (word := text[start : start + size]) in known:
                return word
        return ""
    first = text[start]
    return first if first in begins else ""


_Sizes = dict[str, tuple[int, ...]]
_BY_BEGINNINGS: dict[frozenset[str], _Sizes] = {}
_BY_ENDS: dict[frozenset[str], _Sizes] = {}


def _sizes(known: frozenset[str], kept: dict[frozenset[str], _Sizes], pair: slice) -> _Sizes:
    """How long the words are that begin or end with two characters, longest first, and which one character is a word alone.

    Where one of two characters is a word itself, its length is among theirs. ``kept`` has them for every list there is.
    """
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[pair], set()).add(len(word))
    alone = 0 if pair.start is None else -1
    for two, lengths in found.items():
        if len(two) > 1 and two[alone] in known:
            lengths.add(1)
    kept[known] = {two: tuple(sorted(lengths, reverse=True)) for two, lengths in found.items()}
    return kept[known]
