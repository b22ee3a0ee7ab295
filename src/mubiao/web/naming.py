"""The places that somebody names in a form: 三亚市、内江市; Ningbo, Shenyang and Inner Mongolia; 430000 431200."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fastapi import HTTPException

from mubiao.errors import UnknownPlace
from mubiao.places import Place, locate
from mubiao.web.views.areas import place_of

_BETWEEN = re.compile(r"[,，、;；&]|\band\b", re.IGNORECASE)


def places_named(given: str, most: int, year: int | None = None) -> list[Place]:
    """The places of a list parted by commas, ``and`` or blanks, each once. Raises 422 for one that is not known and for too many."""
    try:
        found = list(dict.fromkeys(place for part in _BETWEEN.split(given) for place in _places(part.strip(), year)))
    except UnknownPlace as error:
        raise HTTPException(422, str(error)) from error
    if len(found) > most:
        raise HTTPException(422, f"at most {most} areas")
    return found


def _places(part: str, year: int | None) -> Iterator[Place]:
    """The place of this name; where there is none, those that its words name."""
    if not part:
        return
    try:
        yield place_of(part) if part.isdigit() else locate(part, year=year)
    except UnknownPlace:
        words = part.split()
        if len(words) < 2:
            raise
        for word in words:
            yield from _places(word, year)
