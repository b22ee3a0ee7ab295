"""The grammar's words, read once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

__all__ = ["compiled", "longest_prefix", "longest_suffix", "table", "words"]


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


def longest_suffix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` ends with, or ''."""
    if end <= start:
        return ""
    sizes = (_BY_LAST.get(known) or _lengths(known, -1)).get(text[end - 1])
    if sizes is not None:  # most characters end no word of a list
        for size in sizes:
            if size <= end - start and size <= longest and text[end - size : end] in known:
                return text[end - size : end]
    return ""


def longest_prefix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` begins with, or ''."""
    if end <= start:
        return ""
    sizes = (_BY_FIRST.get(known) or _lengths(known, 0)).get(text[start])
    if sizes is not None:  # most characters begin no word of a list
        for size in sizes:
            if size <= end - start and size <= longest and text[start : start + size] in known:
                return text[start : start + size]
    return ""


_Lengths = dict[str, tuple[int, ...]]
_BY_FIRST: dict[frozenset[str], _Lengths] = {}
_BY_LAST: dict[frozenset[str], _Lengths] = {}


def _lengths(known: frozenset[str], at: int) -> _Lengths:
    """How long the words are that have a character first (``at`` 0) or last (-1), longest first; kept for every list there is."""
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[at], set()).add(len(word))
    lengths = {character: tuple(sorted(sizes, reverse=True)) for character, sizes in found.items()}
    (_BY_LAST if at else _BY_FIRST)[known] = lengths
    return lengths
