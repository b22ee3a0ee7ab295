"""Chinese leads: what a heading, the short sentence that opens a passage, or a clause before a value says the passage is about.

The words are data, topics.toml; examples, right and wrong ones, stand in topics_examples.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import methodcaller

from mubiao.outline.clauses_zh import (
    BETWEEN,
    DEED,
    FACTS,
    FARES,
    HOLDS,
    LONGEST,
    MATTERS,
    NO_CLAUSE,
    NONE,
    NUMERALS,
    ORDINAL,
    SINGLE,
    Clause,
    Span,
    clauses_of,
    end_of_clause,
    fares,
    first_number,
    read_clause,
    tells_a_deed,
    what_is_said,
)
from mubiao.outline.lines import WORDED, Line

_LONGEST_LEAD = 44  # of a sentence that opens a paragraph, before what says nothing is taken off
_SHORT = 16  # of one that opens a paragraph in whatever words
_LONGEST_MID = 18  # of a lead within a paragraph
_LEAST_FOLLOWING = 20  # a lead is told at length by the sentence behind it; in a list of short sentences each stands alone
_LONGEST_ALONE = 34  # of a heading on a line of its own
_LONGEST_HEADING = 60

_ENDS = "。！？；"
_UNIT_END = re.compile("[。！？；][。！？；]*")  # the first on its own: so the engine runs over everything else
_END_OF = methodcaller("end")


def heading(text: str, line: Line) -> tuple[Span | None, bool]:
    """What a line says as a heading, None if nothing; and whether it is nothing else (its text follows on other lines)."""
    mark = _UNIT_END.search(text, line.body, line.end)
    stop = mark.start() if mark is not None else line.end
    alone = stop >= line.end - 1 and line.end - line.body <= (_LONGEST_HEADING if line.level else _LONGEST_ALONE)
    if not alone and stop - line.body > _LONGEST_HEADING - 4:
        stop = end_of_clause(text, line.body, stop)
    return what_is_said(text, line.body, stop), alone


def is_heading(text: str, line: Line) -> bool:
    """Whether a line without a number is a heading: short, and not closed by a mark."""
    return line.end - line.body <= _LONGEST_ALONE and text[line.end - 1] not in "。！？；，：、:;,.!）)" and not line.saluted


def sentences(text: str, line: Line) -> list[int]:
    """Where the sentences of a line begin; at 。！？；."""
    starts = [line.body, *map(_END_OF, _UNIT_END.finditer(text, line.body, line.end))]
    if starts[-1] == line.end and len(starts) > 1:
        del starts[-1]
    return starts


def is_item(text: str, start: int) -> bool:
    """Whether a sentence begins with the number of an item: 一是."""
    return text[start] in NUMERALS and ORDINAL.match(text, start) is not None


def leads(text: str, line: Line, starts: Sequence[int]) -> list[tuple[int, Span | None]]:
    """Where in a paragraph what it is about changes, and to what; None: to what stands over it. ``starts``: of its sentences.

    Beside leads these are the items counted in it (一是…；二是…), whatever they begin with.
    """
    found: list[tuple[int, Span | None]] = []
    units = list(zip(starts, [*starts[1:], line.end], strict=True))
    for number, (start, end) in enumerate(units):
        ordinal = ORDINAL.match(text, start, end) if text[start] in NUMERALS else None
        if ordinal is not None or (number == 0 and line.level == WORDED):
            found.append((start, _item(text, ordinal.end() if ordinal else start, end)))
        elif number == 0:
            if (
                not line.level
                and end - start <= _LONGEST_LEAD
                and text[end - 1] in "。！"
                and (said := what_is_said(text, start, end - 1)) is not None
            ):
                found += [(start, said)] if _may_open(text, *said) else []
        elif end - start <= _LONGEST_MID and text[end - 1] in "。！" and text.find("，", start, end) < 0:
            _add_mid(text, units, number, found)
        elif found and (lead := found[-1][1]) is not None and _turns(text, start, end, lead):
            found.append((start, None))
    return _without_lone(text, found, line.body)


def _without_lone(text: str, found: list[tuple[int, Span | None]], body: int) -> list[tuple[int, Span | None]]:
    """Short sentences lead the parts of a paragraph where there are several; one alone may as well be one deed of many."""
    within = [
        lead for lead in found if lead[0] > body and lead[1] is not None and not is_item(text, lead[0])
    ]  # by place: compiled, a tuple is no object of its own
    return [lead for lead in found if lead[0] != within[0][0]] if len(within) == 1 else found


def _add_mid(text: str, units: Sequence[Span], number: int, found: list[tuple[int, Span | None]]) -> None:
    """A short sentence within a paragraph: a lead where it alone is short, else an end to the lead before it."""
    start, end = units[number]
    before, following = units[number - 1], units[number + 1] if number + 1 < len(units) else (end, end)
    listed = (
        number > 1 and before[1] - before[0] <= _LONGEST_MID and text.find("，", *before) < 0 and first_number(text, *before) == before[1]
    )
    said = what_is_said(text, start, end - 1) if not listed and following[1] - following[0] >= _LEAST_FOLLOWING else None
    if said is not None and not (FACTS.search(text, *said) or SINGLE.match(text, *said)) and _is_lead(text, *said):
        found.append((start, said))
    elif found and found[-1][0] > units[0][0]:  # one of several short sentences: of what the next one is, is in doubt
        found.append((start, None))


def _turns(text: str, start: int, end: int, lead: Span) -> bool:
    """Whether a sentence opens with another matter than the lead before it: 教育事业有较大发展，… under 工业生产稳步增长."""
    matter = MATTERS.search(text, start, start + 10)
    if matter is None:
        return False
    stop = text.find("，", start, min(end, start + LONGEST))
    if matter.end() > stop or not fares(text, start, stop):
        return False
    begin, stop = lead
    return all(text.find(text[at : at + 2], begin, stop) < 0 for at in range(start, matter.end() - 1))


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a sentence without numbers that opens a paragraph is its lead."""
    return _is_lead(text, start, end) or (end - start <= _SHORT and text.find("，", start, end) < 0 and not FACTS.search(text, start, end))


def _is_lead(text: str, start: int, end: int) -> bool:
    """Whether a clause of a sentence says what is to be done, or how a matter fares."""
    return any(tells_a_deed(text, *clause) or fares(text, *clause) for clause in clauses_of(text, start, end))


def _item(text: str, start: int, end: int) -> Span | None:
    stop = end - 1 if text[end - 1] in _ENDS else end
    if stop - start > LONGEST or first_number(text, start, stop) < stop:
        stop = end_of_clause(text, start, stop)
    return what_is_said(text, start, stop)


def opening(text: str, start: int, end: int) -> tuple[Span | None, bool]:
    """The clause that opens a sentence and holds for the whole of it, and whether it says more than a name of the vocabulary does.

    A circumstance (围绕供应链) does, a matter with how it fares (国际旅游业发展迅速) does not. Behind a clause with a number none is looked for.
    """
    if text[start] in NUMERALS and (ordinal := ORDINAL.match(text, start, end)) is not None:
        start = ordinal.end()
    stop = text.find("，", start, end)
    if stop < 0:
        return None, False
    number = first_number(text, start, end)
    alone = True  # nothing was told before: behind a deed a matter is one beside the value
    while 0 <= stop <= number:
        if stop - start <= LONGEST:
            kind, said = read_clause(text, start, stop)
            if kind == HOLDS or (kind == FARES and alone):
                return said, kind == HOLDS
            alone = alone and kind == BETWEEN
        start = stop + 1
        stop = text.find("，", start, end)
    return None, False


def deed(text: str, unit: int, name: int, read: dict[int, Clause]) -> Span | None:
    """The deed (推进水土保持，) told just before a name, of which the value behind it is one.

    It opens its sentence, but for manners and words of time: behind other deeds it is one beside the value. ``read`` keeps what was found.
    """
    end = text.rfind("，", unit, name)
    if end < 0:
        return None
    clause = read.get(end)
    if clause is None:
        clause = read[end] = NO_CLAUSE if first_number(text, unit, end) < end else _first_deed(text, unit, end)
    return clause[1]


def _first_deed(text: str, start: int, end: int) -> Clause:
    """The deed that alone stands in ``text[start:end]``, which has no number."""
    found = NO_CLAUSE
    while start < end:
        stop = text.find("，", start, end)
        stop = end if stop < 0 else stop
        clause = read_clause(text, start, stop) if stop - start <= LONGEST else NO_CLAUSE
        if clause[0] in (DEED, NONE) and found[0] == DEED:
            return NO_CLAUSE
        if clause[0] in (NONE, FARES, HOLDS):
            return NO_CLAUSE
        found = clause if clause[0] == DEED else found
        start = stop + 1
    return found
