"""Chinese leads: what a heading, the short sentence that opens a passage, or a clause before a value says the passage is about.

The words are data, topics.toml; examples, right and wrong ones, stand in topics_examples.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from operator import methodcaller

from mubiao.outline.lines import WORDED, Line

Span = tuple[int, int]
LONGEST = 32  # characters of a topic
_SHORTEST = 4
_LONGEST_LEAD = 44  # of a sentence that opens a paragraph, before what says nothing is taken off
_SHORT = 16  # of one that opens a paragraph in whatever words
_LONGEST_MID = 18  # of a lead within a paragraph
_LEAST_FOLLOWING = 20  # a lead is told at length by the sentence behind it; in a list of short sentences each stands alone
_LONGEST_ALONE = 34  # of a heading on a line of its own
_LONGEST_HEADING = 60
_LATEST_STATE = 14  # characters of a matter before the word that tells how it fares

_TABLE: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))["zh"]


def _any_of(name: str) -> re.Pattern[str]:
    """Words, the longest first. Of words alone the engine knows by which characters they begin, and runs over all others."""
    return re.compile("|".join(map(re.escape, sorted(_TABLE[name], key=len, reverse=True))))


_TIMES, _ACTORS, _EMPTY, _MANNER, _CIRCUMSTANCES, _NOTHING, _STATE, _ADVERBS, _VERBS, _FACTS, _MATTERS, _DEEDS, _SINGLE = map(
    _any_of,
    ("times", "actors", "empty", "manner", "circumstances", "nothing", "state", "adverbs", "verbs", "facts", "matters", "deeds", "single"),
)
# How a clause may begin, in one look: as one that is passed over, or as a circumstance, or with the manner of a deed.
_HEAD = re.compile("|".join(f"(?P<{name}>{_any_of(name).pattern})" for name in ("circumstances", "empty", "manner")))
_OURS = re.compile("我们|同时|这")  # may stand before what is said, and is taken off
_FIELDS, _NOTHING_ENDS, _STATE_ENDS = (tuple(_TABLE[name]) for name in ("fields", "nothing_ends", "ends"))

_ENDS = "。！？；"
_OUTER = frozenset('—-－●■◆▲•·“”"【《#*> \t')  # may stand before a lead and is none of it
_INNER = frozenset("，、：:。；！*# ")  # … behind it
_CLOSING = {"”": "“", "】": "【", "》": "《", '"': "“"}
_UNIT_END = re.compile("[。！？；]+")
_END_OF = methodcaller("end")
_CLAUSE_END = re.compile("[，：:]")
# A digit, or a number in words with what it counts; 5G, 4A and “3+2”产业 are none.
_NUMBER = re.compile(
    "[0-9百千万亿十](?:(?<=[0-9])|(?<=百)分之|(?<=[百千万亿十])[多余]?(?:元|吨|人次|户|亩|公里|万|亿|家|个百分点|倍|度|%))"
)
_NO_NUMBER_BEFORE, _NO_NUMBER_BEHIND = frozenset("“+"), frozenset("GA+")
_NUMERALS = frozenset("一二三四五六七八九十第首其①②③④⑤⑥⑦⑧⑨⑩（(0123456789")
_ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)(?!定)|第[一二三四五六七八九十]{1,3}[，、：]|首先，|其次，|[①-⑳]|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)"
)
# Kinds of clauses before a value: no topic, words of time between, of the whole sentence (围绕供应链; 国际旅游业发展迅速), of the clause behind it (推进水土保持).
_NONE, _BETWEEN, _DEED, _FARES, _HOLDS = range(5)
Clause = tuple[int, Span | None]  # its kind, what it says
_NO_CLAUSE: Clause = (_NONE, None)


def heading(text: str, line: Line) -> tuple[Span | None, bool]:
    """What a line says as a heading, None if nothing; and whether it is nothing else (its text follows on other lines)."""
    mark = _UNIT_END.search(text, line.body, line.end)
    stop = mark.start() if mark is not None else line.end
    alone = stop >= line.end - 1 and line.end - line.body <= (_LONGEST_HEADING if line.level else _LONGEST_ALONE)
    if not alone and stop - line.body > _LONGEST_HEADING - 4:
        stop = _clause_end(text, line.body, stop)
    return _said(text, line.body, stop), alone


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
    return text[start] in _NUMERALS and _ORDINAL.match(text, start) is not None


def leads(text: str, line: Line, starts: Sequence[int]) -> list[tuple[int, Span | None]]:
    """Where in a paragraph what it is about changes, and to what; None: to what stands over it. ``starts``: of its sentences.

    Beside leads these are the items counted in it (一是…；二是…), whatever they begin with.
    """
    found: list[tuple[int, Span | None]] = []
    units = list(zip(starts, [*starts[1:], line.end], strict=True))
    for number, (start, end) in enumerate(units):
        ordinal = _ORDINAL.match(text, start, end) if text[start] in _NUMERALS else None
        if ordinal is not None or (number == 0 and line.level == WORDED):
            found.append((start, _item(text, ordinal.end() if ordinal else start, end)))
        elif number == 0:
            if (
                not line.level
                and end - start <= _LONGEST_LEAD
                and text[end - 1] in "。！"
                and (said := _said(text, start, end - 1)) is not None
            ):
                found += [(start, said)] if _may_open(text, *said) else []
        elif end - start <= _LONGEST_MID and text[end - 1] in "。！" and text.find("，", start, end) < 0:
            _add_mid(text, units, number, found)
        elif found and _turns(text, start, end, found[-1][1]):
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
    listed = number > 1 and before[1] - before[0] <= _LONGEST_MID and text.find("，", *before) < 0 and _number(text, *before) == before[1]
    said = _said(text, start, end - 1) if not listed and following[1] - following[0] >= _LEAST_FOLLOWING else None
    if said is not None and not (_FACTS.search(text, *said) or _SINGLE.match(text, *said)) and _is_lead(text, *said):
        found.append((start, said))
    elif found and found[-1][0] > units[0][0]:  # one of several short sentences: of what the next one is, is in doubt
        found.append((start, None))


def _turns(text: str, start: int, end: int, lead: Span | None) -> bool:
    """Whether a sentence opens with another matter than the lead before it: 教育事业有较大发展，… under 工业生产稳步增长."""
    stop = text.find("，", start, min(end, start + LONGEST)) if lead is not None else -1
    matter = _MATTERS.search(text, start, min(stop, start + 10)) if stop >= 0 else None
    if lead is None or matter is None or not _fares(text, start, stop):
        return False
    begin, stop = lead
    return all(text.find(text[at : at + 2], begin, stop) < 0 for at in range(start, matter.end() - 1))


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a sentence without numbers that opens a paragraph is its lead."""
    return _is_lead(text, start, end) or (end - start <= _SHORT and text.find("，", start, end) < 0 and not _FACTS.search(text, start, end))


def _is_lead(text: str, start: int, end: int) -> bool:
    """Whether a clause of a sentence says what is to be done, or how a matter fares."""
    return any(_does(text, *clause) or _fares(text, *clause) for clause in _clauses(text, start, end))


def _fares(text: str, start: int, end: int) -> bool:
    """Whether a clause tells a matter and how it fares: 产业结构持续优化."""
    for state in _STATE.finditer(text, start + 2, end):
        if state.start() - start > _LATEST_STATE:
            break
        if 1 <= end - state.end() <= 12:
            return True
    return end - start <= _LATEST_STATE and text.endswith(_STATE_ENDS, start + 2, end)


def _item(text: str, start: int, end: int) -> Span | None:
    stop = end - 1 if text[end - 1] in _ENDS else end
    if stop - start > LONGEST or _number(text, start, stop) < stop:
        stop = _clause_end(text, start, stop)
    return _said(text, start, stop)


def _clause_end(text: str, start: int, end: int) -> int:
    mark = _CLAUSE_END.search(text, start, end)
    return mark.start() if mark else end


def opening(text: str, start: int, end: int) -> tuple[Span | None, bool]:
    """The clause that opens a sentence and holds for the whole of it, and whether it says more than a name of the vocabulary does.

    A circumstance (围绕供应链) does, a matter with how it fares (国际旅游业发展迅速) does not. Behind a clause with a number none is looked for.
    """
    if text[start] in _NUMERALS and (ordinal := _ORDINAL.match(text, start, end)) is not None:
        start = ordinal.end()
    stop = text.find("，", start, end)
    if stop < 0:
        return None, False
    number = _number(text, start, end)
    alone = True  # nothing was told before: behind a deed a matter is one beside the value
    while 0 <= stop <= number:
        if stop - start <= LONGEST:
            kind, said = _clause(text, start, stop)
            if kind == _HOLDS or (kind == _FARES and alone):
                return said, kind == _HOLDS
            alone = alone and kind == _BETWEEN
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
        clause = read[end] = _NO_CLAUSE if _number(text, unit, end) < end else _first_deed(text, unit, end)
    return clause[1]


def _first_deed(text: str, start: int, end: int) -> Clause:
    """The deed that alone stands in ``text[start:end]``, which has no number."""
    found = _NO_CLAUSE
    while start < end:
        stop = text.find("，", start, end)
        stop = end if stop < 0 else stop
        clause = _clause(text, start, stop) if stop - start <= LONGEST else _NO_CLAUSE
        if clause[0] in (_DEED, _NONE) and found[0] == _DEED:
            return _NO_CLAUSE
        if clause[0] in (_NONE, _FARES, _HOLDS):
            return _NO_CLAUSE
        found = clause if clause[0] == _DEED else found
        start = stop + 1
    return found


def _clause(text: str, start: int, end: int) -> Clause:
    """What a clause without numbers, and not longer than a topic, says of those behind it."""
    if end - start < _SHORTEST:
        return _BETWEEN, None
    head = _HEAD.match(text, start, end)
    how = head.lastgroup if head is not None else None
    if how == "empty":
        return _BETWEEN, None
    if _NOTHING.search(text, start, end) is not None or text.find("：", start, end) >= 0:
        return _NO_CLAUSE
    if how == "circumstances" or text.endswith(_FIELDS, start, end):
        return _HOLDS, (start, end)
    if how == "manner":
        return _BETWEEN, None
    if _does(text, start, end):
        return _DEED, (start, end)
    return (_FARES, (start, end)) if _fares(text, start, end) else _NO_CLAUSE


def _does(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with what is done."""
    at = start
    while adverb := _ADVERBS.match(text, at, end):
        if _VERBS.match(text, at, end):
            return True
        at = adverb.end()
    return (_VERBS.match(text, at, end) or _DEEDS.match(text, at, end)) is not None


def _number(text: str, start: int, end: int) -> int:
    """Where the first number of ``text[start:end]`` stands; ``end`` where none does."""
    while (found := _NUMBER.search(text, start, end)) is not None:
        at, start = found.span()
        if text[at - 1] not in _NO_NUMBER_BEFORE and (start == end or text[start] not in _NO_NUMBER_BEHIND):
            return at
    return end


def _said(text: str, start: int, end: int) -> Span | None:
    """``start``..``end`` without what says nothing, cut at a mark where it is long; None if nothing is left."""
    if _NOTHING.search(text, start, end) is not None and _OURS.search(text, start, end) is None:
        return None
    while start < end and text[start] in _OUTER and not (text[start] in "“《【" and _has_end(text, start, end)):
        start += 1
    while (time := _TIMES.match(text, start, end)) and (text.startswith("，", time.end(), end) or _ACTORS.match(text, time.end(), end)):
        start = time.end() + text.startswith("，", time.end(), end)
    if actor := _ACTORS.match(text, start, end):
        start = actor.end()
    while end > start and (text[end - 1] in _INNER or (text[end - 1] in _CLOSING and text.find(_CLOSING[text[end - 1]], start, end) < 0)):
        end -= 1
    if end - start < _SHORTEST or _number(text, start, end) < end or text.endswith(_NOTHING_ENDS, start, end):
        return None
    if _NOTHING.search(text, start, end) is not None:
        return None
    if end - start > LONGEST:
        start, end = _cut(text, start, end)
    return (start, end) if _SHORTEST <= end - start <= LONGEST else None


def _has_end(text: str, start: int, end: int) -> bool:
    """Whether the mark that opens at ``start`` is closed by ``end``."""
    return text.find({"“": "”", "《": "》", "【": "】"}[text[start]], start, end) >= 0


def _cut(text: str, start: int, end: int) -> Span:
    """A long heading from the first clause that is no manner, as many whole clauses as there is room for."""
    clauses = list(_clauses(text, start, end))
    first = 0
    while first < len(clauses) - 1 and (_MANNER.match(text, *clauses[first]) or clauses[first][1] - clauses[first][0] > LONGEST):
        first += 1
    last = first
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= LONGEST:
        last += 1
    return clauses[first][0], clauses[last][1]


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = _clause_end(text, start, end)
        yield start, stop
        start = stop + 1
