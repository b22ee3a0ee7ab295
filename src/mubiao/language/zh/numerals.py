"""The value of a printed numeral: Arabic, Chinese, or both mixed. Values are exact (``Decimal``)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {"〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
DIGIT_CLASS = "〇○零一二三四五六七八九两"

# Full-width commas part thousands in older reports (8，725，483元); a group has three digits and no fourth.
ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:[.·][0-9]++)?)"
# 千 before 瓦, 米 … is part of the unit, 百 before 分 is 百分之 or 百分点.
CHINESE = rf"(?:(?:[{DIGIT_CLASS}十万亿]|百(?!分)|千(?![瓦克米伏卡焦帕]|升(?!级)))++(?:点[{DIGIT_CLASS}]++)?)"

_AS_DECIMAL = str.maketrans({",": None, "，": None, "·": "."})
_SPAN_OF_DIGITS = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])")


@lru_cache(maxsize=8192)
def arabic_value(printed: str) -> Decimal:
    """``1,234.5``, ``1，234`` or ``5·5`` as a number."""
    return Decimal(printed.translate(_AS_DECIMAL))


@lru_cache(maxsize=8192)
def chinese_value(printed: str) -> tuple[Decimal, Decimal | None] | None:
    """A Chinese numeral as (value, upper end); the upper end only where two neighbouring digits name a span (三四百, 十五六).

    None for a run of numeral characters that names no number (千百, 万千).
    """
    whole, _, decimals = printed.partition("点")
    if decimals:
        base = chinese_value(whole)
        if base is None or base[1] is not None:
            return None
        return base[0] + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals)), None
    if not whole or len(whole) > 40:
        return None
    if all(c in DIGITS for c in whole) and len(whole) > 1:
        if "两" in whole[2:]:
            return None  # 一九八一和一九八二|两个: no digit of a year
        if len(whole) == 2 and _is_span(whole[0], whole[1]):
            return Decimal(DIGITS[whole[0]]), Decimal(DIGITS[whole[1]])
        return Decimal(int("".join(str(DIGITS[c]) for c in whole))), None
    pair = _SPAN_OF_DIGITS.search(whole)
    if pair:
        if not _is_span(pair.group(1), pair.group(2)):
            return None
        low = _value(whole[: pair.start()] + pair.group(1) + whole[pair.end() :])
        high = _value(whole[: pair.start()] + pair.group(2) + whole[pair.end() :])
        return None if low is None or high is None else (Decimal(low), Decimal(high))
    value = _value(whole)
    return None if value is None else (Decimal(value), None)


def _is_span(first: str, second: str) -> bool:
    """Neighbours (三四, 两三) and the idiom 三五 name a span; other pairs are digits of a code or a year."""
    return DIGITS[second] == DIGITS[first] + 1 or (first, second) == ("三", "五")


def _value(run: str) -> int | None:
    """A well-formed numeral of 十百千万亿 (一千二百, 三亿五千万, 两万五, 百万, 六万万); None for one that is not."""
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        left, found, right = run.rpartition(sign)
        if found:
            high = _value(left) if left else 1
            low = _section(right, shorthand=size // 10) if right else 0
            if low is None and right[0] in DIGITS:
                low = _value(right)
            if high is None or low is None or low >= size:
                return None
            return high * size + low
    return _section(run, shorthand=0)


def _section(run: str, shorthand: int) -> int | None:
    """A numeral below 10,000. ``shorthand`` is the size of a single closing digit after 万 or 亿 (两万五 is 25,000)."""
    total, last, before = 0, 10**4, ""
    digit: int | None = None
    if shorthand and len(run) == 1 and DIGITS.get(run, 0):
        return DIGITS[run] * shorthand
    for c in run:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c] or None
        elif c in SMALL:
            # 二百十七 may leave 一 out before 十; 千百 and 百十 are no numbers
            bare = digit is None and total > 0 and before != "零" and not (c == "十" and total > 100)
            if SMALL[c] >= last or bare:
                return None
            last = SMALL[c]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
        before = c
    if digit:
        # 一百二 is 120, 三千五 is 3,500; 一百零二 and 十二 are what they say
        total += digit * (last // 10 if last in (100, 1000) and run[-2:-1] in SMALL else 1)
    return total
