"""Cuts an English flow into sentences and clause groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A point ends a sentence before a blank and a capital, a figure or an opening mark, but not behind an initial or an abbreviation.
_END = re.compile(r"[.!?][”\"’')\]]{0,2}(?=[ \t]+[A-Z0-9“\"‘(\[$—-])|[。！？]|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|No|Nos|Mr|Mrs|Ms|Dr|St|vs|approx|sq|U\.S|e\.g|i\.e|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|^[ \t]*[0-9]{1,2})\.$"
)
LONGEST_SENTENCE = 2400  # a longer one is cut, so that reading stays linear in the text
_GROUP = re.compile(r";|(?:(?<=\s)|^)(?:--|—|–|•|●|▪|·|\*|-)(?=[ \t])|(?<=\s)—(?=[A-Z])|(?:(?<=\s)|^)\([0-9]{1,2}\)")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch; a line end closes a sentence too, and none is longer than ``LONGEST_SENTENCE``."""
    for first, b in _sentences(text, start, end):
        a = first
        while b - a > LONGEST_SENTENCE:
            cut = max(text.rfind(mark, a + LONGEST_SENTENCE // 2, a + LONGEST_SENTENCE) for mark in (";", ",", " "))
            cut = cut + 1 if cut > a else a + LONGEST_SENTENCE
            yield a, cut
            a = cut
        yield a, b


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for mark in _END.finditer(text, start, end):
        if mark[0][0] == "." and _ABBREVIATED.search(text, max(position, mark.start() - 8), mark.start() + 1):
            continue
        if position < mark.end():
            yield position, mark.end()
        position = mark.end()
    if position < end:
        yield position, end


def groups(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between semicolons and the marks of a list's points."""
    position = start
    for mark in _GROUP.finditer(text, start, end):
        if position < mark.start():
            yield position, mark.start()
        position = mark.end()
    if position < end:
        yield position, end
