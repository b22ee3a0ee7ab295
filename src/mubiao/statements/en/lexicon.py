"""The word lists of ``words.toml`` as regular expressions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def words(group: str, name: str) -> frozenset[str]:
    """A list of ``words.toml``."""
    return frozenset(_lists()[group][name])


def any_of(*lists: tuple[str, str]) -> str:
    """An alternation of the words of lists, longest first, not run on into another word at either end."""
    forms = sorted({form for group, name in lists for form in _lists()[group][name]}, key=len, reverse=True)
    return r"(?<![A-Za-z-])(?:" + "|".join(re.escape(form).replace(r"\ ", r"[ \t\n]{1,2}") for form in forms) + r")(?![A-Za-z])"


def pattern(*lists: tuple[str, str]) -> re.Pattern[str]:
    """``any_of``, compiled, ignoring case."""
    return re.compile(any_of(*lists), re.IGNORECASE)
