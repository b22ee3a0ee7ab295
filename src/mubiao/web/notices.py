"""What the program says of documents and rows, in the language of the page: its notices are English sentences with names and figures in
them; ``notices.toml`` has each with its twin. What is kept in the database stays as it is, and so do the .json and .csv twins of a page."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from mubiao.indicators import vocabulary
from mubiao.web.words import Tongue, words

_SLOT = re.compile(r"\{(\w+)\}")
_LONGEST = 1500  # characters of a notice that is looked into
_DEEPEST = 3  # notices in notices
_MEASURES = {"level": "amount", "change": "change_measure"}  # what the interface calls them


def notice(said: str | None, tongue: Tongue, depth: int = 0) -> str:
    """A notice as the page says it; one that is not in the list stays as it is.

    >>> notice("the text is the report of 宁波市, but the file is named 台州2024", "zh")
    '正文是宁波市的报告，而文件名为“台州2024”'
    """
    if not said or tongue == "en" or len(said) > _LONGEST or depth > _DEEPEST:
        return said or ""
    for pattern, twin in _notices():
        found = pattern.fullmatch(said)
        if found is not None:
            return twin.format(**{name: _part(name, part, tongue, depth + 1) for name, part in found.groupdict().items()})
    return said


def _part(name: str, said: str, tongue: Tongue, depth: int) -> str:
    known = vocabulary()
    if name == "indicator":
        return known.by_id(said).zh if said in known else said.removeprefix("other:")
    if name == "measure":
        return words(tongue).get(_MEASURES.get(said, said), said)
    if name in ("period", "area") and said.isdigit():
        return f"{said}年"
    return notice(said, tongue, depth)


@cache
def _notices() -> list[tuple[re.Pattern[str], str]]:
    """The notices as patterns, each with its twin."""
    made: dict[str, dict[str, str]] = tomllib.loads((files("mubiao.web") / "notices.toml").read_text(encoding="utf-8"))
    return [(_pattern(said), twin) for part in made.values() for said, twin in part.items()]


def _pattern(said: str) -> re.Pattern[str]:
    parts = _SLOT.split(said)
    return re.compile("".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>.+?)" for at, part in enumerate(parts)), re.DOTALL)


__all__ = ["notice"]
