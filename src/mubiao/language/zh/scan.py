"""Every numeral of a text, in order: a measured value, or the reason why it is none.

The lexer finds the numerals; this module judges each by what stands around it: name, date or count, single value or range, and
which words bound it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from string import ascii_letters

from mubiao.language.found import Measured, NonQuantity
from mubiao.language.zh import context, idioms, qualifiers
from mubiao.language.zh.lexer import DASHES, REASONS, numeral_pattern
from mubiao.language.zh.measured import CURRENCY_SIGNS, Measure, assemble, bound_by
from mubiao.language.zh.numerals import arabic_value
from mubiao.language.zh.units import SCALES, first_characters, read_unit
from mubiao.language.zh.values import CONNECTIVES, LONGEST, MORE_THAN, ROUND_SCALES, Value, read, value_range
from mubiao.records import Stance

_ZERO, _ONE, _HALF, _LARGE = Decimal(0), Decimal(1), Decimal("0.5"), Decimal(10000)
_HALF_MORE = re.compile(r"半(?![径导夜价数成])")
_CLOSES = frozenset("，。；、！？）)\n,;”’")
_COUNTING = frozenset(("thing", "soft", "person", "noun", ""))
_LIST = frozenset("、和及")
_ORDINAL_LIST = frozenset("、和至—-")
_NO_UNIT = ("count", _ONE, "")
# Where a number with its unit may be more, or other, than it says: behind one of these, or before one.
_PLAIN_KINDS = frozenset(("measure", "money", "thing", "soft", "person"))
_ASKS_BEFORE = frozenset(f"{ascii_letters}{context.FORMULA}{context.OPENING}每前-−")
_ASKS_BEHIND = CONNECTIVES - {"、"} | frozenset(f"{context.CLOSING}半多级")

_DIGIT = "〇○零一二三四五六七八九两"
_NUMERAL = f"0-9{_DIGIT}十百千万亿半"
_SIGNS = "翻①-⑳㉑-㉟⑴-⒇〔"


@cache
def _candidate(words: bool) -> re.Pattern[str]:
    """Where a numeral can begin: one of its characters, or a word that joins it (第, 前, 保 …) with one right behind.

    Without ``words`` a Chinese digit counts only before what can make it a value, which leaves out 进一步 and its like early.
    """
    if words:
        return re.compile(rf"[{_NUMERAL}{_SIGNS}几数第前保过上下(（\[](?:(?<=[{_NUMERAL}{_SIGNS}])|(?=[{_NUMERAL}]))")
    follows = re.escape(first_characters()) + f"{_NUMERAL[3:]}点分位增多余来几、{DASHES}至到\\-"
    return re.compile(
        rf"[{_NUMERAL}{_SIGNS}几数第前保过上下(（\[](?:(?<=[0-9十百千万亿半{_SIGNS}])|(?<=[{_DIGIT}])(?=[{follows}])|(?<=[几数第前保过上下(（\[])(?=[{_NUMERAL}]))"
    )


def scan(text: str, words: bool = True) -> Iterator[Measured | NonQuantity]:
    """All numerals of a folded text (``mubiao.reading.flow``), in order and without overlap.

    ``words=False`` may leave out numerals that are part of a word; the measured values are the same.
    """
    candidate, match = _candidate(words).search, numeral_pattern().match
    position = ordinal_end = 0
    while (here := candidate(text, position)) is not None:
        position = here.start()
        found = match(text, position)
        if found is None:
            position += 1
            continue
        group = found.lastgroup
        position = found.end()
        if group in REASONS:
            yield NonQuantity(found.start(), position, group)
            if group in ("ordinal", "rank"):
                ordinal_end = position
            continue
        if group == "kept":
            yield from idioms.kept_and_aimed(found)
            continue
        if group == "unit":
            plain = _plain(text, found, ordinal_end)
            if plain is not None:
                yield plain
                continue
        judge = _IDIOMS.get(group)  # type: ignore[arg-type]
        result = judge(text, found) if judge is not None else _judged(text, found, ordinal_end)
        yield result
        if result.__class__ is Measured:
            position = result.value_end
        else:
            position = result.end
            if result[2] == "ordinal":
                ordinal_end = position


_IDIOMS = {"idiom": idioms.idiom, "half": idioms.half, "toone": idioms.to_one}


def _plain(text: str, found: re.Match[str], ordinal_end: int) -> Measured | None:
    """What ``_judged`` says of an Arabic number with a unit where nothing beside them asks for a second look; else None.

    Nine values in ten are such: 5.2%, 1.3万亿元, 200家以上.
    """
    digits, more, scale, more2, printed_unit = found.group("arabic", "more", "scale", "more2", "unit")
    if digits is None or more or more2 or scale in ROUND_SCALES or len(digits) > LONGEST:
        return None
    canonical, factor, kind = read_unit(printed_unit)
    start, end = found.span()
    if kind not in _PLAIN_KINDS or printed_unit[:2] == "个多" or start == ordinal_end + 1:
        return None
    if printed_unit == "个" and "." in digits:  # 0.6个、全省0.9个百分点
        return None
    left, right = text[start - 1 : start], text[end : end + 1]
    if left in _ASKS_BEFORE or right in _ASKS_BEHIND or right.isdigit():
        return None
    closing = None
    if right and right not in _CLOSES:
        closing = qualifiers.after(text, end, kind in _COUNTING, canonical in ("%", "pp"))
        if closing is not None and closing.bound is None:  # 1000亿元大关
            return None
    low = arabic_value(digits)
    near = None
    if left in qualifiers.LAST_CHARACTERS:
        near = qualifiers.before(text, start, "amount" if scale or low >= _LARGE else "", False)
    low = low * SCALES[scale] * factor if scale else low * factor
    least = float(low)
    unit_printed = text[found.end("arabic") : end]
    if near is not None and near.crosses and low < _LARGE:  # 迈入3个…: a verb of its own
        near = None
    if near is None and closing is None:
        return Measured(start, end, start, end, least, least, canonical, "point", "firm", digits, unit_printed, start, end, False)
    printed_start = chain_start = start
    stance: Stance = "firm"
    if near is not None:
        printed_start, chain_start = near.start if closing is None else near.keep_start, near.chain_start
        stance = near.stance or stance
    printed_end, after_start = (end, end) if closing is None else (closing.end, closing.start)
    bound = bound_by(None if near is None else near.bound, None if closing is None else closing.bound)
    return Measured(
        printed_start, printed_end, start, end, None if bound == "at_most" else least, None if bound == "at_least" else least, canonical,
        bound, stance, digits, unit_printed, chain_start, after_start, near is not None and near.crosses,
    )  # fmt: skip


def _judged(text: str, found: re.Match[str], ordinal_end: int) -> Measured | NonQuantity:
    value = read(text, found)
    if value is None:
        return NonQuantity(found.start(), _numeral_end(found), "word" if found["arabic"] is None else "code")
    start, end = value.start, value.end
    if text[end : end + 1].isdigit():
        value = _compound(text, value)
        start, end = value.start, value.end
    if start == ordinal_end + 1 and ordinal_end and text[ordinal_end] in _ORDINAL_LIST:
        return NonQuantity(start, value.number_end, "ordinal")
    unit, scaled = value.unit, value.scale != _ONE
    if unit == "个" and "." in value.digits and _POINTS_TOO.match(text, end):
        unit = "个百分点"
    canonical, factor, kind = read_unit(unit) if unit else _NO_UNIT
    if value.script == "arabic":
        if not unit and text[end : end + 1] in _LIST:
            shared = _shared_unit(text, end)
            if shared is not None:
                return _sharing(text, value, shared)
        reason = context.against_arabic(text, start, end, value.digits, unit, kind=kind, scaled=scaled)
        if reason:
            return NonQuantity(start, value.number_end, reason)
    elif value.script == "share" and context.ranked(text, start):
        return NonQuantity(start, end, "rank")

    upper = None
    if text[end : end + 1] in CONNECTIVES:
        value, upper = value_range(text, value)
    if upper is not None:
        end, scaled = upper.end, value.scale != _ONE or upper.scale != _ONE
        if upper.unit:
            unit = upper.unit
            canonical, factor, kind = read_unit(unit)
    period = kind == "time"
    near = qualifiers.before(text, start, _size(value, scaled), period) if start and text[start - 1] in qualifiers.LAST_CHARACTERS else None
    number_end = value.number_end if upper is None else upper.number_end
    unit_printed = text[number_end:end] if unit or scaled else ""
    extra, more = _ZERO, value.more
    if upper is None and end < len(text):
        if text[end] == "半" and (period or unit == "倍") and _HALF_MORE.match(text, end):
            extra, end = _HALF, end + 1
        elif text[end] == "多" and (kind in ("time", "measure", "money", "person") or (scaled and not unit)) and MORE_THAN.match(text, end):
            more, end = "多", end + 1
    closing = None
    if end < len(text) and text[end] not in _CLOSES:
        closing = qualifiers.after(text, end, kind in _COUNTING, period or canonical in ("%", "pp"))
    attached = bool(more) or closing is not None or (near is not None and bool(near.bound or near.stance))

    reason = None
    if upper is not None:
        reason = _against_range(text, value, end, unit, sized=scaled or attached, led=near is not None)
    elif value.script == "chinese":
        if value.digits == "一" and kind == "soft":  # 突破一批, 争取一个: the word before is a verb of its own
            attached = bool(more) or (closing is not None and closing.bound is not None)
        reason = context.against_chinese(
            text,
            start,
            end,
            value.digits,
            unit,
            kind=kind,
            scaled=scaled,
            attached=attached or extra != 0,
            leading_verb=near is not None,
        )
        if reason == "ordinal" and unit:
            number_end = end
    elif (
        not unit
        and value.script == "arabic"
        and not scaled
        and not _is_value(text, end, value, closed=closing is not None, led=near is not None)
    ):
        reason = "bare_number"
    if reason:
        return NonQuantity(start, number_end, reason)
    return assemble(text, value, upper, end, Measure(unit_printed, unit, canonical, factor, extra), more, near, closing)


def _compound(text: str, value: Value) -> Value:
    """2万|5千公里, 1亿|3千多万人: a number told in two scales is their sum."""
    if value.script != "arabic" or value.scale < _LARGE or value.unit or value.more or not text[value.end : value.end + 1].isdigit():
        return value
    myriads = _MYRIADS.match(text, value.end) if value.scale > _LARGE else None
    if myriads:
        amount = Decimal(myriads["number"]) * _THOUSAND[myriads["scale"] or ""] * _LARGE
        # The unit is read behind a one of its own: the pattern of numerals knows no unit without its number.
        probe = "1" + text[myriads.end() : myriads.end() + 8]
        found = numeral_pattern().match(probe)
        rest = read(probe, found) if found is not None else None
        unit = rest.unit if rest is not None else ""
        more = myriads["more"] or myriads["more2"] or ""
        end = myriads.end() + len(unit)
        return value._replace(end=end, low=value.low * value.scale + amount, scale=_ONE, number_end=myriads.end(), unit=unit, more=more)
    found = numeral_pattern().match(text, value.end)
    rest = read(text, found) if found is not None and found["arabic"] is not None else None
    if rest is None or rest.scale >= value.scale or rest.high is not None or (rest.scale == 1 and len(rest.digits) != 4):
        return value
    both = value.low * value.scale + rest.low * rest.scale
    return rest._replace(start=value.start, low=both, scale=_ONE, digits=value.digits)


# 高于全国0.6|个、全省0.9个百分点, 分别低0.5|个和0.3个百分点: what the number is counted in is told once
_POINTS_TOO = re.compile(
    r"[、，和](?:高于|快于|低于|较|比)?(?:(?:全[国省市区州县盟旗]|自治区|[省市区州]|国家)(?:平均)?(?:水平)?)?\d+(?:\.\d+)?个百分点"
)
_MYRIADS = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<scale>[千百])?(?P<more>[多余几])?万(?P<more2>[多余])?")
_THOUSAND = {"千": Decimal(1000), "百": Decimal(100), "": _ONE}


def _size(value: Value, scaled: bool) -> qualifiers.Size:
    if value.script == "share":
        return ""
    if value.script == "vague" or (value.script == "chinese" and value.digits[0] in "百千万亿"):
        return "scale"
    return "amount" if scaled or value.low >= _LARGE else ""


def _numeral_end(found: re.Match[str]) -> int:
    return max(found.end(name) for name in ("chinese", "of", "size", "arabic", "under"))


def _shared_unit(text: str, end: int) -> Value | str | None:
    """What closes a list of bare numbers: the number with the unit (3.2、1.5个百分点), or ``ordinal`` (6、7、8号线)."""
    for _ in range(4):
        found = numeral_pattern().match(text, end + 1)
        if found is None or found["arabic"] is None:
            return None
        last = read(text, found)
        if last is None:
            return None
        if last.unit:
            return last
        end = last.end
        if text[end : end + 1] not in _LIST:
            return "ordinal" if last.scale == 1 and context.designates(text, end) else None
    return None


def _sharing(text: str, value: Value, last: Value | str) -> Measured | NonQuantity:
    """A number of a list that has its unit from the last one."""
    if isinstance(last, str):
        return NonQuantity(value.start, value.number_end, last)
    canonical, factor, kind = read_unit(last.unit)
    value = value if value.scale != 1 else value._replace(scale=last.scale)
    reason = context.against_arabic(text, value.start, value.end, value.digits, last.unit, kind=kind, scaled=value.scale != 1)
    if reason:
        return NonQuantity(value.start, value.number_end, reason)
    near = qualifiers.before(text, value.start, "amount" if value.scale != 1 else "", kind == "time")
    unit_printed = text[last.number_end : last.end]
    return assemble(text, value, None, value.end, Measure(unit_printed, last.unit, canonical, factor), value.more, near, None)


def _against_range(text: str, value: Value, end: int, unit: str, *, sized: bool, led: bool) -> str | None:
    """Why two numbers with a connective are no range: berths (6—10号泊位), bare pairs (404—406)."""
    if unit or value.script == "share":
        return "slogan" if unit == "大" else None
    if context.designates(text, end):
        return "ordinal"
    if value.script == "chinese":
        return None if sized else "word"
    return None if sized or led else "bare_number"


def _is_value(text: str, end: int, value: Value, *, closed: bool, led: bool) -> bool:
    """A number without scale and unit is a value where a verb or qualifier says so (指数达45, 103左右), or as a decimal that closes its phrase."""
    left = text[value.start - 1 : value.start]
    if closed or value.more or left in CURRENCY_SIGNS:
        return True
    if end < len(text) and text[end] not in _CLOSES:
        return False
    return led or ("." in value.digits and left.isalpha() and not left.isascii())
