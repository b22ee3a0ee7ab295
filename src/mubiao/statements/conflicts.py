"""Where a document contradicts itself: one value stated twice in two sizes, or a 分别 list whose parts do not count up.

The warning is for a reader who will look at both passages, so it must be rarely wrong: only indicators of the vocabulary that mean
one thing are compared, only values that cannot both hold, and only lists that the grammar could not pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mubiao.indicators import match, vocabulary
from mubiao.records import Language, Notice, Statement

_SOFT = ("relative", "qualitative")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．](?P<decimals>[0-9０-９]+))?")
# 近, 约, 左右: two such values may lie this far apart and mean one figure.
_ABOUT = 0.05
_EXACT = 1e-9
# Words that make a value a part, a sum or a step of what is named.
_PARTS = re.compile(
    "新增|净增|累计|总[量数额]|其中|新建|改造|提前|人均|月均|日均|最高|最低|余额|中央|地方|农村|城镇|预算|计划|new|total|additional|of which|central|local|per capita|rural|urban|average"
)
_ADDED = frozenset(("新增", "新建", "改造", "new", "additional"))
# 参保率: of which insurance stands in the words before.
_BARE_RATE = re.compile("[^a-z]{1,2}率")


def contradictions(statements: Sequence[Statement], language: Language) -> Iterator[Notice]:
    """A notice ``inconsistent`` for every two passages that state one indicator, measure, area, kind and period with values that cannot
    both hold."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.bound not in _SOFT and statement.indicator in vocabulary() and statement.period is not None:
            name = _name(statement, language)
            if name is not None:
                groups.setdefault((*_what(statement), name), []).append(statement)
    for group in groups.values():
        for one, other in pairwise(sorted(group, key=lambda statement: statement.start)):
            if one.end <= other.start and _cannot_both_hold(one, other):
                yield Notice(
                    "inconsistent",
                    f"{one.indicator} {one.measure} {one.period} of {one.area or 'this document'}: {_passage(one)} but {_passage(other)}",
                )


def _what(statement: Statement) -> tuple[object, ...]:
    area = statement.area_code or statement.area
    return (statement.indicator, statement.measure, area, statement.kind, statement.period, statement.unit, statement.stance)


def _name(statement: Statement, language: Language) -> tuple[str, tuple[str, ...]] | None:
    """The name that the passage prints for the indicator, and the words that say of which part or sum of it the value is; None where
    it is carried over from another passage. One indicator has many names (railways and expressways are transport lines): only one and
    the same name means one thing.
    """
    told = statement.evidence[: statement.evidence.rfind(statement.printed)]
    names = [mention.phrase for mention in match(told, language) if statement.indicator in (mention.indicator, *mention.parts)]
    if not names or _BARE_RATE.fullmatch(names[-1]):
        return None
    parts = tuple(sorted(set(_PARTS.findall(told.lower()))))
    if _ADDED & set(parts) and statement.unit != "persons":
        return None  # 新建4所学校、新增学位4410个: what is added is told project by project
    return names[-1].lower(), parts


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
