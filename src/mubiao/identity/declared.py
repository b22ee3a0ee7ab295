"""Whose report a file claims to hold: its name, its folder, a table's columns. A claim, to be compared with the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from mubiao.identity.names import names_in
from mubiao.places import Place, resolve
from mubiao.records import Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FRAGMENT = re.compile(r"#(?:\d+|zh|en)\Z")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'’ü]*(?:[ _-][A-Z][A-Za-z'’ü]*)*")
_NATION = re.compile(r"中国|国务院|中央政府|全国|national|state.?council", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """``places``: every place the claim may mean, empty where it names none; ``area`` and ``year`` with the words that say so."""

    places: tuple[Place, ...]
    area_source: str  # the file name 台州 · the column says 台州市
    year: int | None
    year_source: str
    name_source: str  # the file is named 台州
    folder_places: tuple[Place, ...] = ()


def declared_by(document: Document) -> Declared:
    """What name, folder and columns of a document claim. A column goes before the file's name, the name before the folder."""
    path = PurePath(_FRAGMENT.sub("", document.name.replace("\\", "/")))
    stem, folders = path.stem, path.parent.parts[-2:]
    folder_places: tuple[Place, ...] = next((found for folder in reversed(folders) if (found := _places_named(folder))), ())
    if document.declared_area:
        places, area_source = _places_named(document.declared_area), f"the table's column says {document.declared_area}"
    else:
        places, area_source = _places_named(stem), f"the file is named {stem}"
        if not places and folder_places:
            places, area_source = folder_places, f"the folder is named {folders[-1] if _places_named(folders[-1]) else folders[0]}"
    year, year_source = document.declared_year, f"the table's column says {document.declared_year}"
    if year is None:
        for part, kind in ((stem, "file"), *((folder, "folder") for folder in reversed(folders))):
            printed = _YEAR.findall(part)
            if printed:
                year, year_source = int(printed[0]), f"the {kind} is named {part}"
                break
    return Declared(_inside(places, folder_places), area_source, year, year_source, f"the file is named {stem}", folder_places)


def _inside(places: tuple[Place, ...], folder: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of several places of one name, those in the province or city that the folder names."""
    within = tuple(place for place in places if any(place.is_in(parent) for parent in folder))
    return within or places


@lru_cache(maxsize=4096)
def _places_named(words: str) -> tuple[Place, ...]:
    """The places that a file name or a column may mean: 聊城2024, 成都市新津区, 2025年宁夏政府工作报告, Ningbo_2024."""
    whole = tuple(resolve(words.strip()))
    if whole:
        return whole
    named = names_in(words)
    if named:
        last = tuple(resolve(named[-1]))
        if len(named) > 1:  # 成都市新津区: the last, where it lies in the first; else the first
            first = tuple(resolve(named[0]))
            inner = tuple(place for place in last if any(place is not parent and place.is_in(parent) for parent in first))
            return inner or first
        return last
    if _NATION.search(words):
        return tuple(resolve("中国"))
    for match in _LATIN_NAME.finditer(words):
        found = tuple(resolve(match[0].replace("_", " ").replace("-", " ")))
        if found:
            return found
    return ()
