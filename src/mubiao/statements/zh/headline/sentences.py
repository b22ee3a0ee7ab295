"""The sentences of a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[。！!？?\n]")
# What a value means is asked of its sentence from the beginning, so a text that is one sentence takes time by the square of its length.
LONGEST_SENTENCE = 2000
# A name alone on its line, and the value on the next: 地区生产总值 / 增长6%左右.
_NAME_LINE = re.compile(r"[\s　]*[^\s，。；：、！？“”\d]{3,20}[ 　]*\n")
_VALUE_LINE = re.compile(
    r"[ 　]*(?:增长|增速|下降|降低|上涨|控制在|达到?|突破|超过|完成|力争|确保|保持|稳定在|不低于|不高于|与[^\n，。；]{2,12}同步|正增长)"
    r"[^\n，。；]{0,16}[。；]?(?:\n|\Z)"
)
_VALUE_BEGINS = frozenset("增下降上控达突超完力确保稳不与正 　")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch; a line end closes a sentence too. One longer than LONGEST_SENTENCE comes in parts."""
    position = start
    tabs = text.find("\t", start, end) >= 0  # the rows of a table are no sentences: see tables.py
    for mark in _SENTENCE_END.finditer(text, start, end):
        finish = mark.end()
        if text[finish - 1] == "\n" and text[finish : finish + 1] in _VALUE_BEGINS and _goes_on(text, position, finish, end):
            continue
        if position < finish and not (tabs and text.find("\t", position, finish) >= 0):
            if finish - position > LONGEST_SENTENCE:
                yield from _parts(text, position, finish)
            else:
                yield position, finish
        position = finish
    yield from _parts(text, position, end)


def _goes_on(text: str, start: int, line_end: int, end: int) -> bool:
    """Whether the line that ends at ``line_end`` is but the name of what the next line tells."""
    return _NAME_LINE.fullmatch(text, start, line_end) is not None and _VALUE_LINE.match(text, line_end, end) is not None


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
