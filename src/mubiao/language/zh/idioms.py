"""Words and patterns that are a value by themselves: 翻一番, 两位数, 过半, 半年, 2.1∶1, 保8争9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mubiao.language.found import Measured, NonQuantity
from mubiao.language.zh import context, qualifiers
from mubiao.language.zh.measured import Measure, assemble
from mubiao.language.zh.numerals import DIGITS, arabic_value, chinese_value
from mubiao.language.zh.values import MORE_THAN, Value

_ZERO, _ONE = Decimal(0), Decimal(1)
_MULTIPLES = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16, "五": 32}
_HALF_UNITS = {"年": "years", "个月": "months", "个小时": "hours", "小时": "hours", "个百分点": "pp", "天": "days"}
# 时间过半, 上半年, 大半天, 一年半载
_NOT_BEFORE_OVER_HALF = frozenset("间务超通难经")
_NOT_BEFORE_HALF = frozenset("上下前后大多夜")


def idiom(text: str, found: re.Match[str]) -> Measured | NonQuantity:
    """翻番 as a multiple of the first amount (``times``); 两位数, 一半, 零增长 in percent."""
    printed, (start, end) = found.group(), found.span()
    low, unit, more = Decimal(50), "%", ""
    if printed[0] == "翻":
        if printed[-1] == "半":
            return NonQuantity(start, end, "word")  # 翻一番半: three times as much, or a doubling and the square root of another
        count = printed.removeprefix("翻").removeprefix("了")[0]
        low, unit = Decimal(2 ** int(count) if count.isdecimal() else _MULTIPLES.get(count, 2)), "times"
    elif printed == "一位数":
        low, more = Decimal(10), "下"
    elif printed.endswith("位数"):
        low, more = Decimal(10) ** (DIGITS[printed[0]] - 1), "多"
    elif printed[0] == "过":
        if text[start - 1 : start] in _NOT_BEFORE_OVER_HALF:
            return NonQuantity(start, end, "word")
        more = "多"
    elif printed == "零增长":
        low = _ZERO
    if MORE_THAN.match(text, end):
        more, end = "多", end + 1
    return _alone(text, Value(start, end, low, None, more, _ONE, end, "", printed, "idiom"), Measure("", "", unit, _ONE), False)


def half(text: str, found: re.Match[str]) -> Measured | NonQuantity:
    """半年, 半个百分点; 上半年 is a date and 大半年 a word."""
    start, end = found.span()
    if text[start - 1 : start] in _NOT_BEFORE_HALF:
        return NonQuantity(start, end, "word")
    unit = found["half_unit"]
    if unit == "小时" and context.circle(text, end):
        return NonQuantity(start, end, "name")
    value = Value(start, end, Decimal("0.5"), None, "", _ONE, start + 1, unit, "半", "idiom")
    return _alone(text, value, Measure(unit, unit, _HALF_UNITS[unit], _ONE), unit != "个百分点")


def to_one(text: str, found: re.Match[str]) -> Measured | NonQuantity:
    """城乡收入比 2.1∶1 is 2.1 ``times``."""
    start, end = found.span()
    if len(found["to"]) > 12:
        return NonQuantity(start, end, "ratio")
    value = Value(start, end, arabic_value(found["to"]), None, "", _ONE, found.end("to"), "", found["to"], "idiom")
    return _alone(text, value, Measure(text[found.end("to") : end], "", "times", _ONE), False)


def kept_and_aimed(found: re.Match[str]) -> Iterator[Measured]:
    """保8争9: the growth to be kept, firm, and the growth aimed at, in percent whether or not the sign is printed."""
    middle = found.start("contend")
    for name, start, end in (("floor", found.start(), middle), ("aim", middle, found.end())):
        printed, at = found[name], found.start(name)
        low = float(arabic_value(printed)) if printed[0] in "0123456789" else float(chinese_value(printed)[0])  # type: ignore[index]
        unit = "%" if end > found.end(name) else ""
        first = start + (name == "aim" and found.group("contend")[0] in "、，")
        yield Measured(first, end, at, end, low, low, "%", "point", "strive" if name == "aim" else "firm", printed, unit, first, end, False)


def _alone(text: str, value: Value, measure: Measure, period: bool) -> Measured:
    near = qualifiers.before(text, value.start, "", period)
    closing = qualifiers.after(text, value.end, False, period)
    return assemble(text, value, None, value.end, measure, value.more, near, closing)
