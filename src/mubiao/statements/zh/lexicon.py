"""The grammar's words, read once from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

__all__ = ["longest_prefix", "longest_suffix", "table", "words"]


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


def longest_suffix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` ends with, or ''."""
    if end <= start:
        return ""
    room = min(longest, end - start)
    for size in _lengths(known, -1).get(text[end - 1], ()):
        if size <= room and text[end - size : end] in known:
            return text[end - size : end]
    return ""


def longest_prefix(text: str, start: int, end: int, known: frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` begins with, or ''."""
    if end <= start:
        return ""
    room = min(longest, end - start)
    for size in _lengths(known, 0).get(text[start], ()):
        if size <= room and text[start : start + size] in known:
            return text[start : start + size]
    return ""


@cache
def _lengths(known: frozenset[str], at: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that have a character first (``at`` 0) or last (-1), longest first: most characters have none."""
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in found.items()}
