"""The grammar's words, read once from ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
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


def longest_suffix(text: str, start: int, end: int, known: Iterable[str] | frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` ends with, or ''."""
    for size in range(min(longest, end - start), 0, -1):
        if text[end - size : end] in known:
            return text[end - size : end]
    return ""


def longest_prefix(text: str, start: int, end: int, known: Iterable[str] | frozenset[str], longest: int) -> str:
    """The longest of ``known`` that ``text[start:end]`` begins with, or ''."""
    for size in range(min(longest, end - start), 0, -1):
        if text[start : start + size] in known:
            return text[start : start + size]
    return ""
