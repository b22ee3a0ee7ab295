"""One value as a finding: its measure (level, growth, change, ratio) by verb, unit and name, its bound and its sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mubiao.indicators import Indicator, vocabulary
from mubiao.records import Bound, Measure, Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.links import Link
from mubiao.statements.zh.subjects.single import default_measure
from mubiao.statements.zh.values.units import PERCENT, unit_of

_RATIO_NAME = re.compile(r"(?:率|比重|占比|比例|强度|份额|覆盖面|比|度)$")
_RELATIVE = frozenset((*PERCENT, "pp", "times"))
_YEARLY = frozenset(("递增", "递减"))  # each year by so much
_SPEED = frozenset(("增长", "递增"))
_ABOUT = frozenset(("约", "大约"))
_BETTER_THAN = {"优于", "好于"}
# A fall that is itself measured: 降幅|收窄至|1.1% is a growth of -1.1 %, 降幅|收窄|2个百分点 a growth that is 2 points higher.
_FALL_NOUNS = frozenset(("降幅", "跌幅", "下降幅度"))
_OF_A_FALL = ("收窄", "缩小", "扩大")


@dataclass(slots=True)
class Value:
    """A quantity with the link that leads to it."""

    quantity: Quantity
    link: Link
    listed: bool = False  # joined to the value before it by a list mark (5%、6%)


def finding_of(subject: Subject, value: Value, bound: Bound, verb: Link, start: int, end: int, inherited: Measure | None) -> Finding:
    """What ``value`` says of ``subject``, between ``start`` and ``end`` of the text.

    ``bound`` is the value's own or the one its list shares, ``verb`` leads to the first value of the list, and ``inherited`` is the
    measure of the value before, for what goes on with it.
    """
    quantity, link = value.quantity, value.link
    unit, words = quantity.unit, link.words
    known = vocabulary().get(subject.indicator) if subject.known else None
    direction = link.direction or verb.direction
    to = link.to or (not link.direction and verb.to)
    average = link.average or verb.average
    if words:
        average = average or not _YEARLY.isdisjoint(words)
        if to and unit in PERCENT and direction and "为" in words and not _SPEED.isdisjoint(words):
            to = False  # 产值增长将为130%: the growth itself
        if bound == "point":
            bound = _bound_told(words, subject)
    if direction == "up" and (words or verb.words)[-1:] == ["改善"] and _less_is_better(subject):  # PM2.5浓度改善7% is a fall
        direction = "down"
    low, high = (quantity.low, quantity.high) if bound == quantity.bound else _with_bound(quantity, bound)
    strive = quantity.stance == "strive" or link.strive or (verb.strive and not link.firm)
    measure: Measure
    if unit in _RELATIVE:
        doubled = quantity.text[0] == "翻" or quantity.text == "零增长"  # themselves words of growth
        goes_on = strive and inherited == "avg_growth" and not direction  # 年均增长9%，力争|10%
        measure, sure = _measure(subject, unit, direction, to, average, inherited, doubled, goes_on)
        if unit == "times" and measure == "growth":  # 增长1.7倍 is 170 %
            low, high = _grown(low, doubled), _grown(high, doubled)
    else:
        measure, sure = "change" if direction and not to else "level", True
    if subject.adds and measure == "level":
        measure = "change"
    if unit == "%" and known is not None and not direction and _is_index(known, quantity):
        measure, sure = "level", True
    falls = (direction == "down" or (not direction and subject.falls)) and not to
    if direction and words and (subject.falls or not _FALL_NOUNS.isdisjoint(words)):
        became = words[-1].startswith(_OF_A_FALL) or (len(words) > 1 and words[-2] in _OF_A_FALL)
        if became or not subject.falls:
            falls = not became or measure != "change" or direction == "up"
    if falls and measure in ("growth", "avg_growth", "change"):
        low, high, bound = _negated(low, high, bound)
    return Finding(
        subject, measure, low, high, unit_of(subject, known, quantity, measure), bound, "strive" if strive else "firm", None, start,
        end if end > quantity.end else quantity.end, quantity.start, quantity.end, True, sure, False, average,
    )  # fmt: skip


def _bound_told(words: list[str], subject: Subject) -> Bound:
    """The bound of a bare figure by the words before it: 优于, 不到, 至少, 约."""
    if not _BETTER_THAN.isdisjoint(words):  # below where less is better
        return "at_most" if _less_is_better(subject) else "at_least"
    if "不到" in words:
        return "at_most"
    if "至少" in words:  # 至少降低30%
        return "at_least"
    return "point" if _ABOUT.isdisjoint(words) else "around"  # 约|增长30%


def _grown(times: float | None, doubled: bool) -> float | None:
    """The growth in percent; 翻一番 is twice as much, a growth of 100 %."""
    return None if times is None else round((times - doubled) * 100, 9)


def _less_is_better(subject: Subject) -> bool:
    if subject.known and subject.indicator in vocabulary():
        return vocabulary().by_id(subject.indicator).direction == "lower"
    return subject.indicator.endswith(("浓度", "浓度均值", "综合指数", "质量指数", "水质指数"))


def _is_index(known: Indicator, quantity: Quantity) -> bool:
    """居民消费价格指数103%: the index with the year before as 100. No price rises by nine tenths in a year of these reports."""
    value = quantity.low if quantity.low is not None else quantity.high
    return known.level_unit == "index" and value is not None and 90 <= value <= 150


def _with_bound(quantity: Quantity, bound: Bound) -> tuple[float | None, float | None]:
    value = quantity.low if quantity.low is not None else quantity.high
    if bound == "at_least":
        return value, None
    if bound == "at_most":
        return None, value
    return value, value


def _negated(low: float | None, high: float | None, bound: Bound) -> tuple[float | None, float | None, Bound]:
    """A fall: 下降3%以上 is (null, -3), at most."""
    flipped: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
    return (None if high is None else -high), (None if low is None else -low), flipped.get(bound, bound)


def _measure(
    subject: Subject, unit: str, direction: str, to: bool, average: bool, inherited: Measure | None, doubled: bool, goes_on: bool
) -> tuple[Measure, bool]:
    """The measure of a share, a multiple or a change of one, and whether something in the text settled it."""
    if unit == "pp":
        return "change", True
    if unit == "times":  # 增长1.7倍, 翻一番; 达到2010年的2.6倍 stays a multiple
        return ("growth", True) if (direction and not to) or doubled else ("level", False)
    if doubled:
        return "growth", True
    if direction and not to:
        return ("avg_growth" if average else "growth"), True
    default = default_measure(subject)
    if to and default not in ("growth", "avg_growth"):
        return "ratio", True
    named_ratio = _RATIO_NAME.search(subject.indicator) is not None
    if average and default != "ratio" and not (named_ratio and default is None):
        return "avg_growth", True  # but not 优良天数比例三年平均达到|90%
    if default == "growth" and goes_on:
        return "avg_growth", True
    if default in ("growth", "ratio"):
        return default, True
    if inherited in ("growth", "avg_growth", "ratio"):
        return inherited, True
    return ("ratio", named_ratio) if not direction else ("growth", True)
