"""The sentences of a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[。！!？?\n]")
# What a value means is asked of its sentence from the beginning, so a text that is one sentence takes time by the square of its length.
LONGEST_SENTENCE = 2000


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch; a line end closes a sentence too. One longer than LONGEST_SENTENCE comes in parts."""
    position = start
    tabs = text.find("\t", start, end) >= 0  # the rows of a table are no sentences: see tables.py
    for mark in _SENTENCE_END.finditer(text, start, end):
        finish = mark.end()
        if position < finish and not (tabs and text.find("\t", position, finish) >= 0):
            if finish - position > LONGEST_SENTENCE:
                yield from _parts(text, position, finish)
            else:
                yield position, finish
        position = finish
    yield from _parts(text, position, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut behind clause marks where it is longer than any of the genre."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind("；", start, start + LONGEST_SENTENCE)
        cut = cut if cut >= 0 else text.rfind("，", start, start + LONGEST_SENTENCE)
        cut = cut + 1 if cut >= 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end
