"""Every numeral of a document, in order and once: what the scanner of its language finds, page furniture, and digits left over.

A numeral is a run of Arabic digits or a Chinese numeral used as a number, with its unit; numerals that are part of a word (进一步)
are none. Places are offsets of the printed text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mubiao.language.en import scan as en
from mubiao.language.found import Measured, NonQuantity
from mubiao.language.zh import scan as zh
from mubiao.reading.flow import FOLD, Flow
from mubiao.records import Document, Language

Scanner = Callable[[str], Iterable[Measured | NonQuantity]]
SCANNERS: dict[Language, Scanner] = {"en": en.scan, "zh": zh.scan}
"""The scanner of each language: a folded text to its numerals in order."""

_WORD = "word"
_DIGITS = re.compile("[0-9０-９]+")


@dataclass(slots=True)
class Numeral:
    """A numeral at ``start``..``end`` of the printed text. ``measured`` where it is a quantity, else ``detail`` says what it is."""

    start: int
    end: int
    measured: Measured | None = None
    detail: str = ""
    furniture: bool = False
    flow_start: int = -1  # in the flow; -1 outside of it
    flow_end: int = -1


def numerals(document: Document, flow: Flow) -> list[Numeral]:
    """All numerals of the document. Every run of Arabic digits of its text lies in exactly one of them."""
    return _once(document.text, [*_in_flow(document, flow), *_in_furniture(document)])


def _in_flow(document: Document, flow: Flow) -> Iterator[Numeral]:
    scanner = SCANNERS.get(document.language)
    for item in scanner(flow.text) if scanner is not None else ():
        if isinstance(item, Measured):
            start, end = flow.span(item.value_start, item.value_end)
            yield Numeral(start, end, item, "quantity", False, item.value_start, item.value_end)
        elif item.reason != _WORD or _DIGITS.search(flow.text, item.start, item.end):
            start, end = flow.span(item.start, item.end)
            yield Numeral(start, end, None, item.reason if item.reason != _WORD else "unread", False, item.start, item.end)


def _in_furniture(document: Document) -> Iterator[Numeral]:
    """Navigation, page numbers and the like, which the flow leaves out. A hard break in the middle of a line holds no digits."""
    scanner = SCANNERS.get(document.language)
    for item in document.furniture:
        stretch = document.text[item.start : item.end]
        if scanner is None or not stretch.strip():
            continue
        for found in scanner(stretch.translate(FOLD)):
            start, end = (found.value_start, found.value_end) if isinstance(found, Measured) else (found.start, found.end)
            if isinstance(found, Measured) or found.reason != _WORD:
                yield Numeral(item.start + start, item.start + end, None, item.kind, True)


def _once(text: str, found: list[Numeral]) -> list[Numeral]:
    """In order and no place twice: a numeral that ends in the middle of digits takes the rest of them, one that another spans (a page
    number inside a number that runs over the page) belongs to it, and digits in none are numerals of their own."""
    runs = [run.span() for run in _DIGITS.finditer(text)]
    starts = [start for start, _ in runs]
    for item in found:
        first, last = bisect_right(starts, item.start) - 1, bisect_right(starts, item.end - 1) - 1
        if first >= 0 and runs[first][1] > item.start:
            item.start = runs[first][0]
        if last >= 0 and runs[last][1] > item.end:
            item.end = runs[last][1]
    found.extend(Numeral(start, end, None, "unread") for start, end in runs)
    found.sort(key=lambda item: (item.start, -item.end, item.detail == "unread"))
    kept: list[Numeral] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            kept[-1].end = max(kept[-1].end, item.end)
        else:
            kept.append(item)
    return kept
