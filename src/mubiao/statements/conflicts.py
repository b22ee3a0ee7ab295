"""Where a document contradicts itself: one value stated twice in two sizes, or a 分别 list whose parts do not count up.

The warning is for a reader who will look at both passages, so it must be rarely wrong: only indicators of the vocabulary that mean
one thing are compared, only values that cannot both hold, and only lists that the grammar could not pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mubiao.indicators import match, vocabulary
from mubiao.language import quantities
from mubiao.reading.flow import Flow
from mubiao.records import Document, Language, Notice, Quantity, Statement

_SOFT = ("relative", "qualitative")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．](?P<decimals>[0-9０-９]+))?")
# 近, 约, 左右: two such values may lie this far apart and mean one figure.
_ABOUT = 0.05
_EXACT = 1e-9
# Words that make a value a part, a sum or a step of what is named.
_PARTS = re.compile(
    "新增|净增|累计|总[量数额]|其中|新建|改造|提前|人均|月均|日均|最高|最低|余额|中央|地方|农村|城镇|预算|计划|new|total|additional|of which|central|local|per capita|rural|urban|average"
)
_EACH = re.compile("分别")
_LIST_MARK = re.compile("、|以及|[和与]|及(?!以上|以下|其)")
_JOINS = re.compile("、|，|以及|[和与及]")
# What names several things without a list mark: 城乡居民, 产销量, 三次产业, and what is a list within an item.
_COMPOUND = re.compile("城乡|产销|三次|三产|一二三|进出口|[两三四五六]|等|[（(“]")
_GOES_ON = re.compile("(?:、|以及|[和与及])[0-9一二三四五六七八九十百千]")
_LONGEST_LIST, _LONGEST_VERB = 160, 12
_ADDED = frozenset(("新增", "新建", "改造", "new", "additional"))
# Whose and of when, said with the name: the record's own area and period tell it.
_SCOPE = re.compile("^(?:全[国省市县区州盟旗年]|我[国省市县区州])+")
# 参保率: of which insurance stands in the words before.
_BARE_RATE = re.compile("[^a-z]{1,2}率")


def inconsistencies(document: Document, flow: Flow, statements: Sequence[Statement]) -> list[Notice]:
    """A notice ``inconsistent`` for every two passages of a document that contradict each other, and for every list whose parts do not
    count up, in order of the text. Linear in the length of the text."""
    found = [*_contradictions(statements, document.language), *(_uneven_lists(flow, statements) if document.language == "zh" else ())]
    return [notice for _, notice in sorted(found, key=lambda item: item[0])]


def _contradictions(statements: Sequence[Statement], language: Language) -> Iterator[tuple[int, Notice]]:
    """One indicator, measure, area, kind and period stated twice with values that cannot both hold."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.bound not in _SOFT and statement.indicator in vocabulary() and statement.period is not None:
            groups.setdefault(_what(statement), []).append(statement)
    for group in groups.values():
        if len(group) < 2:
            continue
        named: dict[object, list[Statement]] = {}
        for statement in group:
            if (name := _name(statement, language)) is not None:
                named.setdefault(name, []).append(statement)
        for alike in named.values():
            for one, other in pairwise(sorted(alike, key=lambda statement: statement.start)):
                if one.end <= other.start and one.notes == other.notes and _cannot_both_hold(one, other):  # else on two bases
                    what = f"{one.indicator} {one.measure} {one.period} of {one.area or 'this document'}"
                    yield one.start, Notice("inconsistent", f"{what}: {_passage(one)} but {_passage(other)}")


def _uneven_lists(flow: Flow, statements: Sequence[Statement]) -> Iterator[tuple[int, Notice]]:
    """A 分别 list that names more things than it gives values, or fewer, and that the grammar could not pair."""
    text = flow.text
    read = [(statement.start, statement.end) for statement in statements if "分别" in statement.evidence]
    for each in _EACH.finditer(text):
        clause = max(text.rfind(mark, max(0, each.start() - _LONGEST_LIST), each.start()) for mark in "，。；：！？\n") + 1
        named = text[clause : each.start()]
        things = len(_LIST_MARK.split(named.strip("“”（）() ")))
        if things < 2 or _COMPOUND.search(named):
            continue
        first = flow.origin[each.end()], flow.origin[min(each.end() + _LONGEST_VERB, len(text))]  # where its first value begins
        if any(start <= first[0] and end > first[1] for start, end in read):
            continue  # paired, as nearly all are: the values need not be found again
        values = _values_listed(text, each.end())
        if len(values) < 2 or things == len(values):
            continue
        named_span, value_span = flow.span(clause, each.start()), flow.span(values[0].start, values[-1].end)
        if any(start < value_span[1] and end > value_span[0] for start, end in read):
            continue
        yield (
            named_span[0],
            Notice(
                "inconsistent",
                f"a 分别 list of {things} things ({named.strip()} at {named_span[0]}–{named_span[1]}) beside {len(values)} values "
                f"({text[values[0].start : values[-1].end]} at {value_span[0]}–{value_span[1]})",
            ),
        )


def _values_listed(text: str, start: int) -> list[Quantity]:
    """The quantities of one list that begins behind 分别 and its verb, with their places in ``text``."""
    end = min((place for mark in "。；\n" if (place := text.find(mark, start, start + _LONGEST_LIST)) >= 0), default=start + _LONGEST_LIST)
    listed: list[Quantity] = []
    for quantity in quantities(text[start:end]):
        placed = replace(quantity, start=quantity.start + start, end=quantity.end + start)
        lead = text[listed[-1].end if listed else start : placed.start]
        if not (_JOINS.fullmatch(lead) if listed else len(lead) <= _LONGEST_VERB and "，" not in lead):
            break
        listed.append(placed)
    return [] if listed and _GOES_ON.match(text, listed[-1].end) else listed  # 3分、5分和1毛钱: one of them was not read


def _what(statement: Statement) -> tuple[object, ...]:
    area = statement.area_code or statement.area
    return (statement.indicator, statement.measure, area, statement.kind, statement.period, statement.unit, statement.stance)


def _name(statement: Statement, language: Language) -> tuple[str, tuple[str, ...]] | None:
    """The name that the passage prints for the indicator, and the words that say of which part or sum of it the value is; None where
    it is carried over from another passage. One indicator has many names (railways and expressways are transport lines): only one and
    the same name means one thing.
    """
    told = statement.evidence[: statement.evidence.rfind(statement.printed)]
    names = [
        mention.phrase
        for mention in match(told, language)
        if statement.indicator == mention.indicator or statement.indicator in mention.parts
    ]
    if not names or _BARE_RATE.fullmatch(names[-1]):
        return None
    parts = tuple(sorted(set(_PARTS.findall(told.lower()))))
    if _ADDED & set(parts) and statement.unit != "persons":
        return None  # 新建4所学校、新增学位4410个: what is added is told project by project
    return _SCOPE.sub("", names[-1].lower()), parts


def _passage(statement: Statement) -> str:
    return f"{statement.printed} at {statement.start}–{statement.end} ({' '.join(statement.evidence.split())})"


def _cannot_both_hold(one: Statement, other: Statement) -> bool:
    low = max(-float("inf") if side.low is None else side.low for side in (one, other))
    high = min(float("inf") if side.high is None else side.high for side in (one, other))
    if low <= high:
        return False
    apart = abs(low - high) / max(abs(low), abs(high))
    if apart <= _EXACT:
        return False
    if "around" in (one.bound, other.bound):
        return apart > _ABOUT
    return not (_rounds_to(one, other) or _rounds_to(other, one))


def _rounds_to(rough: Statement, fine: Statement) -> bool:
    """5.1万亿元 is what 51304亿元 rounds to."""
    value, exact = rough.low, fine.low
    number = _NUMBER.search(rough.printed)
    if value is None or exact is None or value != rough.high or number is None or not value:
        return False
    shown = float(number[0].replace(",", "").replace("，", "").replace("．", ".") or 0)
    step = abs(value / shown) * 10.0 ** -len(number["decimals"] or "") if shown else 0.0
    return abs(value - exact) <= step / 2 * (1 + 1e-6)
