"""What a match of the number pattern says: value, scale and unit of one number, and the two ends of a range."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from mubiao.language.zh.lexer import DASHES, numeral_pattern, upper_pattern
from mubiao.language.zh.numerals import DIGITS, arabic_value, chinese_value
from mubiao.language.zh.units import SCALES, read_unit

_SHARES = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}
_ONE, _HUNDRED = Decimal(1), Decimal(100)
LONGEST = 28  # digits that Decimal arithmetic keeps exact; a longer run is a code
ROUND_SCALES = ("万多亿", "万余亿")
MORE_THAN = re.compile(r"多(?=[，。；、的时来间了以\n]|$)")
CONNECTIVES = frozenset(DASHES + "-至到、")


class Value(NamedTuple):
    """What one match of the number pattern says, before its surroundings are judged. ``low`` and ``high`` are unscaled."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    more: str  # 多, 余, 几 and the like; "around" for 来
    scale: Decimal
    number_end: int
    unit: str  # as printed, without scale
    digits: str  # the numeral as printed, without 多 and scale
    script: str  # "arabic", "chinese", "share" (百分之七, 1/3), "vague" (数百)


def read(text: str, found: re.Match[str]) -> Value | None:
    """The number pattern's groups as a value; None where the characters name no number."""
    high: Decimal | None = None
    if (digits := found["arabic"]) is not None:
        if len(digits) > LONGEST:
            return None
        low, script = arabic_value(digits), "arabic"
    elif (digits := found["chinese"]) is not None:
        both = chinese_value(digits) if len(digits) <= LONGEST else None
        if both is None:
            return None
        low, high = both
        script = "chinese"
    else:
        return _rarer(text, found)
    (start, end), number_end = found.span(), found.end(script)
    more, scale, more2, unit = found.group("more", "scale", "more2", "unit")
    if more:
        if not scale and not unit and more != "余":
            more, end = None, number_end  # 20来自, 三多: the character belongs to what follows
        elif more == "几" and digits[-1:] not in "十百千万亿":
            more, end, scale, unit = None, number_end, None, None
    if unit:
        if (scale or script == "chinese") and read_unit(unit)[2] == "noun":
            end, unit = end - len(unit), None  # 百亿县, 三省: the place is not what is counted
        elif unit[:2] == "个多":  # 3个多月
            more2 = "多"
    if scale in ROUND_SCALES:
        more2 = "多"
    if scale == "万" and script == "chinese" and high is None and more and "亿" in digits:
        left, _, right = digits.rpartition("亿")  # 一亿一千多万: the closing scale is of the last part alone
        parts = chinese_value(f"{left}亿"), chinese_value(right) if right else None
        if parts[0] is None or parts[1] is None:
            return None
        low, scale = (parts[0][0] + parts[1][0] * SCALES["万"]), None
    return Value(start, end, low, high, more or more2 or "", SCALES[scale or ""], number_end, unit or "", digits, script)


def _rarer(text: str, found: re.Match[str]) -> Value | None:
    """A share in words or as a fraction (百分之七, 1/3), and what only says how large (数百)."""
    parts, of, over, under, size = found.group("parts", "of", "over", "under", "size")
    if parts is not None:
        return _share(text, found, parts, of)
    start, end = found.span()
    if over is not None:
        if not int(under):
            return None
        percent = Decimal(over) / Decimal(under) * _HUNDRED
        return Value(start, found.end("under"), percent, None, "", _ONE, found.end("under"), "", found.group(), "share")
    both = chinese_value(size) if len(size) < 10 else None
    if both is None:
        return None
    more, scale, unit = found.group("more", "scale", "unit")
    return Value(start, end, both[0], None, more or "more", SCALES[scale or ""], found.end("size"), unit or "", size, "vague")


def _share(text: str, found: re.Match[str], parts: str, of: str) -> Value | None:
    """百分之七, 千分之二, 三分之一 as percent."""
    whole = parts[:-2]
    end = found.end("of")
    if of[0] in "0123456789":
        low, high = arabic_value(of) if len(of) <= LONGEST else None, None
    else:
        low, high = (chinese_value(of) if len(of) <= LONGEST else None) or (None, None)
    if low is None:
        return None
    factor = _SHARES.get(whole)
    if factor is None:
        base = chinese_value(whole)
        if base is None or base[1] is not None or not base[0]:
            return None
        low, factor = low / base[0] * _HUNDRED, _ONE
        high = None
    more = ""
    if text[end : end + 1] in ("多", "几") and text[end : end + 1]:
        more, end = "more", end + 1
    return Value(found.start(), end, low * factor, high * factor if high is not None else None, more, _ONE, end, "", of, "share")


def value_range(text: str, value: Value) -> tuple[Value, Value | None]:
    """The upper end of a range that begins with ``value``, and ``value`` with the scale it shares with it (10—20万)."""
    end = value.end
    if end >= len(text) or text[end] not in CONNECTIVES or value.more or (value.start > 0 and text[value.start - 1] in "从由自"):
        return value, None
    if text[end] == "、":
        return _counted_pair(text, value)
    found = upper_pattern().match(text, end)
    if found is None:
        return value, None
    upper = read(text, found)
    if upper is None or upper.script == "vague" or upper.high is not None or value.high is not None:
        return value, None
    if value.script == "share" and upper.script == "chinese" and not upper.unit:
        upper = upper._replace(script="share")  # 百分之八至九
        return (value, upper) if value.low < upper.low else (value, None)
    if (value.script == "share") != (upper.script == "share") or (value.script == "chinese") != (upper.script == "chinese"):
        return value, None
    if value.unit and value.unit != upper.unit and not (upper.unit and read_unit(value.unit)[0] == read_unit(upper.unit)[0]):
        return value, None
    if not value.unit and value.scale == 1 and upper.scale != 1 and value.low < upper.low:
        value = value._replace(scale=upper.scale)
    if value.unit and upper.unit and value.unit != upper.unit:
        value = value._replace(low=value.low * read_unit(value.unit)[1] / read_unit(upper.unit)[1])
    if value.low * value.scale >= upper.low * upper.scale:
        return value, None
    return value, upper


def _counted_pair(text: str, value: Value) -> tuple[Value, Value | None]:
    """三、四个 and 百分之七、八 name a span; 一、二、三产 does not."""
    nothing = (value, None)
    end = value.end + 1
    digit = text[end : end + 1]
    if (
        value.unit
        or value.scale != 1
        or len(value.digits) != 1
        or not DIGITS.get(value.digits)
        or DIGITS.get(digit) != DIGITS[value.digits] + 1
    ):
        return nothing
    found = numeral_pattern().match(text, end)
    if found is None or found["chinese"] is None or (value.start > 0 and text[value.start - 1] == "、"):
        return nothing
    upper = read(text, found)
    if upper is None or (len(upper.digits) != 1 and upper.digits[1:].strip("十百千万亿")):
        return nothing
    if value.script == "share":
        return (value, upper._replace(script="share")) if len(upper.digits) == 1 and not upper.unit and upper.scale == 1 else nothing
    if not upper.unit or upper.unit == "大":
        return nothing
    lower = chinese_value(value.digits + upper.digits[1:])
    return (value._replace(low=lower[0], scale=upper.scale), upper) if lower else nothing
