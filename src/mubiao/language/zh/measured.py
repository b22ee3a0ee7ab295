"""How a measured value is put together from its parts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from mubiao.language.found import Measured
from mubiao.language.zh import context
from mubiao.language.zh.qualifiers import After, Before
from mubiao.language.zh.values import Value
from mubiao.records import Bound, Stance


class Measure(NamedTuple):
    """A unit as it applies to one value: as printed (with and without scale), its canonical name and factor."""

    printed: str
    bare: str
    canonical: str
    factor: Decimal
    extra: Decimal = Decimal(0)  # what a 半 after the unit adds


CURRENCY_SIGNS = {"$": "USD", "￥": "CNY", "¥": "CNY", "€": "EUR", "£": "GBP"}
_NEGATIVE_AFTER = frozenset("长为降率幅：:，、（(约达到是至于\n")
_SIZE, _YUAN_SIZE = Decimal(10) ** 4, Decimal(10) ** 8
_BOUND_INSIDE: dict[str, Bound] = {"来": "around", "下": "at_most"}  # 下 for 一位数; 多, 余, 几 and the like are a floor


def assemble(
    text: str, value: Value, upper: Value | None, end: int, measure: Measure, more: str, near: Before | None, closing: After | None
) -> Measured:
    """The measured value of a number (or range), its unit and the words around it.

    ``end`` is where number and unit end, ``more`` the 多, 余 or 来 inside.
    """
    start, canonical, negative = value.start, measure.canonical, False
    if start > 0 and value.script == "arabic":
        left = text[start - 1]
        if left in CURRENCY_SIGNS:
            if not measure.bare:
                canonical, start = CURRENCY_SIGNS[left], start - 1
        elif left in "-−" and upper is None and (start == 1 or text[start - 2] in _NEGATIVE_AFTER):
            negative, start = True, start - 1
    if value.script == "share":
        canonical = "%"
    low = high = (value.low + measure.extra if measure.extra else value.low) * value.scale * measure.factor
    if negative:
        low = high = -low
    spans = upper is not None or value.high is not None
    if upper is not None:
        high = upper.low * upper.scale * measure.factor
    elif value.high is not None:
        high = value.high * value.scale * measure.factor

    sized = low >= _SIZE
    before = near.bound if near is not None else None
    after = closing.bound if closing is not None else None
    crosses = near is not None and near.crosses
    if closing is not None and after is None:  # 大关, 台阶: a mark, if the amount is one
        if before is not None or sized:
            after, crosses = "at_least", True
        else:
            closing = None
    elif crosses and not sized:  # 迈入3个…: a verb of its own
        near, before, crosses = None, None, False
    printed_end, after_start = (closing.end, closing.start) if closing is not None else (end, end)
    if after is None and upper is None and sized and _names_a_class(text, value, end, measure.bare):
        after = before or "at_least"
        if not measure.bare and low >= _YUAN_SIZE:
            canonical = "CNY"
        if text[end] == "级":
            printed_end = end + 1

    printed_start = chain_start = start
    stance: Stance = "firm"
    if near is not None:
        chain_start, stance = near.chain_start, near.stance or "firm"
        printed_start = min(start, near.keep_start if closing is not None else near.start)
    bound = bound_by(before, after, more, spans)
    least = float(low)
    most = least if high is low else float(high)
    number_end = upper.number_end if upper is not None else value.number_end
    return Measured(
        printed_start, printed_end, start, end, None if bound == "at_most" else least, None if bound == "at_least" else most, canonical, bound, stance,
        text[value.start : number_end], measure.printed, chain_start, after_start, crosses,
    )  # fmt: skip


def _names_a_class(text: str, value: Value, end: int, unit: str) -> bool:
    """千亿级产业, 百亿元项目, 50亿级企业: the amount is the floor of a class of size."""
    if unit not in ("", "元"):
        return False
    bare_scale = value.script == "chinese" and value.digits[0] in "百千万亿十"
    return (bare_scale or text.startswith("级", end)) and context.CLASS_OF_SIZE.match(text, end) is not None


def bound_by(before: Bound | None, after: Bound | None, more: str = "", spans: bool = False) -> Bound:
    """What the words before and after a number and its 多 or 来 come to: the closing word wins, save that 左右 leaves a floor a floor."""
    said = before if after == "around" and before in ("at_least", "at_most") else after or before
    if said is None and more:
        said = _BOUND_INSIDE.get(more, "at_least")
    if spans and said in (None, "around"):
        return "range"
    return said or "point"
