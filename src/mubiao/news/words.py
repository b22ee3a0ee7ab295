"""The word lists of this room (the toml files beside the code) and regular expressions made of them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(file: str) -> dict[str, Any]:
    """The lists of ``FILE.toml``."""
    return tomllib.loads(files(__package__).joinpath(f"{file}.toml").read_text(encoding="utf-8"))


def words(file: str, *path: str) -> tuple[str, ...]:
    """One list of a file, as ``words("quotes", "en", "verbs")``."""
    found: Any = table(file)
    for key in path:
        found = found[key]
    return tuple(found)


def any_of(forms: tuple[str, ...] | list[str]) -> str:
    """An alternation of words, longest first. A blank stands for any gap of a line."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s{1,2}") for form in ordered) + ")"


def whole(forms: tuple[str, ...] | list[str]) -> str:
    """``any_of``, not run on into another Latin word at either end."""
    return rf"(?<![A-Za-z-]){any_of(forms)}(?![A-Za-z]|-[a-z])"


def with_chinese_quotes(text: str) -> str:
    """A Chinese text with its quotation marks as “ and ”, one for one: 「」 and the two-faced " of a keyboard, which open and close in turn."""
    text = text.replace("「", "“").replace("」", "”").replace("『", "‘").replace("』", "’")
    if '"' not in text:
        return text
    lines = []
    for line in text.split("\n"):
        pieces = line.split('"')
        lines.append("".join(piece + ("" if i == len(pieces) - 1 else "“" if i % 2 == 0 else "”") for i, piece in enumerate(pieces)))
    return "\n".join(lines)
