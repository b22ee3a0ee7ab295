"""English leads: what a heading, or the short sentence that opens a passage, says the passage is about.

Examples, right and wrong ones, stand in topics_examples.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.outline.lines import Line

Span = tuple[int, int]
LONGEST = 90  # characters of a topic
_SHORTEST = 8
_LONGEST_ALONE = 110
_END = re.compile(r"[.!?;](?=\s|\Z)")
_CLAUSE_END = re.compile(r"[,:](?=\s)")
_NUMBER = re.compile(r"\d|\b(?:percent|million|billion|trillion|hundred|thousand)\b", re.IGNORECASE)
_BEFORE = re.compile(r"[—–\-•·*#\s“\"]*")
_OPENING = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Firstly|Secondly|Thirdly|Finally|Lastly|Last year|This year|In \d{4}|Over the (?:past|last) [a-z]+ years?|At the same time|In addition|Meanwhile|Here)\b, ?)+",
)
_NOTHING = re.compile(
    r"\b(?:review|fellow deputies|deputies|targets?|overall|following|as follows|report|session|congress|difficulties|problems|achievements?|this (?:is|was)|these|those|that is|it (?:is|was)|they|let us|thanks?|appendix|table|main tasks|tasks for|work (?:for|in)|arrangements|recommendations|requirements|guidelines|principles|major progress|government work)\b|\?",
    re.IGNORECASE,
)


def heading(text: str, line: Line) -> tuple[Span | None, bool]:
    """What a line says as a heading, None if nothing; and whether it is nothing else (its text follows on other lines)."""
    mark = _END.search(text, line.body, line.end)
    stop = mark.start() if mark else line.end
    alone = stop >= line.end - 1 and line.end - line.body <= 160
    return _said(text, line.body, stop), alone


def is_heading(text: str, line: Line) -> bool:
    """Whether a line without a number is a heading: short, and not closed by a mark."""
    return line.end - line.body <= _LONGEST_ALONE and text[line.end - 1] not in ".!?;,:)" and not line.saluted and text[line.body].isupper()


def sentences(text: str, line: Line) -> list[int]:
    """Where what is looked at together begins: the line, for English names are whole within their clause."""
    return [line.body]


def is_item(text: str, start: int) -> bool:
    """Whether a sentence begins with the number of an item; lines alone do."""
    return False


def leads(text: str, line: Line, starts: Sequence[int]) -> list[tuple[int, Span | None]]:
    """The sentence that opens a paragraph, where it is short and without numbers."""
    mark = _END.search(text, line.body, line.end)
    if mark is None or line.level or mark.end() >= line.end:
        return []
    said = _said(text, line.body, mark.start())
    return [] if said is None else [(line.body, said)]


def opening(text: str, start: int, end: int) -> tuple[Span | None, bool]:
    """No clause that opens a sentence is taken for what it is about."""
    return None, False


def deed(text: str, unit: int, name: int, read: dict[int, object]) -> Span | None:
    """No deed told before a name is taken for what it is about."""
    return None


def _said(text: str, start: int, end: int) -> Span | None:
    start = _BEFORE.match(text, start, end).end()  # type: ignore[union-attr]
    opened = _OPENING.match(text, start, end)
    start = opened.end() if opened else start
    while end > start and text[end - 1] in ',:; .”"*#':
        end -= 1
    phrase = text[start:end]
    if _NUMBER.search(phrase) or _NOTHING.search(phrase):
        return None
    if end - start > LONGEST:
        marks = [mark.start() for mark in _CLAUSE_END.finditer(text, start, min(end, start + LONGEST))]
        if not marks:
            return None
        end = marks[-1]
    return (start, end) if end - start >= _SHORTEST else None
