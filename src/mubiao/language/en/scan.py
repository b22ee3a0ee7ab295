"""Every numeral of an English text, in order: a measured value, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mubiao.language.en import context, qualifiers
from mubiao.language.en.candidates import LONGEST, Value, candidate, starts
from mubiao.language.en.numerals import SCALE, SCALES, figure_value, fraction_value, word_value
from mubiao.language.en.ranges import range_of, shared_unit
from mubiao.language.en.units import CURRENCY_SIGNS, Found, Unit, counted_at, noun_at, unit_at
from mubiao.language.found import Measured, NonQuantity
from mubiao.records import Bound

_ONE = Decimal(1)
_MULTIPLES = {
    "double": 2,
    "twofold": 2,
    "triple": 3,
    "treble": 3,
    "threefold": 3,
    "quadruple": 4,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
_JOINED_LEFT = re.compile(r"(?:[A-Za-zα-ωΑ-Ω_]|[A-Za-z][-+&])$")
_MONTH_HYPHEN = re.compile(r"(?:mid|early|late|pre|post|since|end)-$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
_NAME_TAIL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_COLON = re.compile(r"(?:[:∶][0-9]+(?:\.[0-9]+)?)+")
_PARTS = re.compile(r"(?:\.[0-9]+)+|(?:/[0-9]+)+")
_DATE_SPAN = re.compile(r"[ \t]?[-–—/~][ \t]?(?:[0-9]{4}|[0-9]{2})(?![0-9%]|[.,][0-9]|[ \t]?percent)")
_DATE_JOIN = re.compile(r"(?:and|to|through|or|-)[ \t]$")
_DATED = re.compile(r"(?:1[89]|20)[0-9]{2}[ \t]+(?:and|to|through|or)[ \t]+$")
_HYPHENATED = re.compile(r"-(?=[A-Za-z])")
_HALF_MORE = re.compile(r"[ \t]and a half(?![A-Za-z])")
_NEGATIVE = re.compile(r"(?:(?<![0-9A-Za-z)])[-−–]|\b(?:minus|negative)[ \t])$", re.IGNORECASE)
_DIRECT_COUNT = re.compile(
    r"\b(?:to|from|by|of|reach|reaches|reached|reaching|totals|totaled|totalled|totaling|totalling|exceed|exceeds|average|averaged|averaging|surpass|surpasses|surpassed|surpassing|tops|will top|to top|was|were|is|are|at|over|than|about|nearly|some|around|numbered|exceeded|exceeding|topped|least|hit|have|has|had|total|only|another|additional|extra|with)[ \t]{1,2}$",
    re.IGNORECASE,
)
# of the 35 projects, |33 were finished
_DONE = re.compile(r"[ \t](?:were|have been|had been|has been|will be)[ \t][a-z]")
_HALF_COUNT = re.compile(r"[ \t](?:of|the)(?![A-Za-z])")
_HALF_MEASURED = re.compile(r"\b(?:over|than|nearly|almost|about|exceeding|exceeded|at least|by|least)[ \t]{1,2}$", re.IGNORECASE)
_ONE_WORDS = frozenset(("one", "zero"))


def scan(text: str, words: bool = True) -> Iterator[Measured | NonQuantity]:
    """All numerals of an English flow, in order and without overlap.

    ``words=False`` leaves out the number words that measure nothing (one of, the first); the measured values are the same.
    """
    match, position = candidate().match, 0
    for place in starts(text):
        if place < position:
            continue
        found = match(text, place)
        if found is None:
            continue
        position = found.end()
        for item in _judged(text, found):
            position = max(position, item.value_end if isinstance(item, Measured) else item.end)
            if words or isinstance(item, Measured) or text[item.start].isdigit():
                yield item


def _judged(text: str, found: re.Match[str]) -> Iterator[Measured | NonQuantity]:
    group = found.lastgroup
    start, end = found.span()
    if group == "figures":
        yield _figures(text, found)
    elif group == "words":
        yield _words(text, found)
    elif group == "fraction":
        share = fraction_value(found[0])
        if (
            share is None
            or (found[0].lower().startswith(("a ", "one ")) and text[end : end + 5].lower() == " time")
            or ("quarter" in found[0].lower() and found[0][0] in "aA" and not _HALF_COUNT.match(text, end))
        ):
            yield NonQuantity(start, end, "word")
        else:
            yield _measured(text, start, end, share, None, "%", found[0], "", end)
    elif group == "digits":
        low = not found[0].lower().startswith(("single", "one"))
        size = Decimal(100 if found[0].lower().startswith(("triple", "three")) else 10)
        yield Measured(
            start, end, start, end, float(size) if low else None, None if low else float(size), "%", "at_least" if low else "at_most", "firm",
            found[0], "", start, end, False,
        )  # fmt: skip
    elif group == "multiple":
        word = found[0].lower()
        stem = next((size for name, size in _MULTIPLES.items() if word.startswith(name[:5])), None)
        if word.startswith("re") or stem is None or text[end : end + 1] == "-":
            yield NonQuantity(start, end, "word")
        else:
            yield _measured(text, start, end, Decimal(stem), None, "times", found[0], "", end)
    elif group == "halved":
        yield _measured(text, start, end, Decimal(50), None, "%", found[0], "", end)
    elif group == "zero":
        yield _measured(text, start, start + 4, Decimal(0), None, "%", text[start : start + 4], "", start + 4)
    elif group == "positive":
        yield Measured(start, end, start, end, 0.0, None, "%", "at_least", "firm", found[0], "", start, end, False)
    elif group == "half":
        if _HALF_MEASURED.search(text, max(0, start - 12), start) and not text.startswith("-", end):
            yield _measured(text, start, end, Decimal(50), None, "%", found[0], "", end)
        else:
            yield NonQuantity(start, end, "word")
    else:
        yield NonQuantity(start, end, "ordinal" if group == "ordinal" else "word")


# --- figures ---------------------------------------------------------------------------------------------------------------------


def _figures(text: str, found: re.Match[str]) -> Measured | NonQuantity:
    start, number_start, end = found.start(), found.start("number"), found.end()
    number = found["number"]
    if len(number) > LONGEST:
        return NonQuantity(number_start, end, "code")
    if not found["sign"]:
        reason = _not_alone(text, found)
        if reason is not None:
            return reason
    amount, scaled = figure_value(number), False
    for scale in re.findall(SCALE, (found["scales"] or "").lower()):
        amount, scaled = amount * SCALES[scale], True
    value = Value(start, end, amount, number, scaled, (found["sign"] or "").strip(), False)
    return _with_unit(text, value)


def _not_alone(text: str, found: re.Match[str]) -> NonQuantity | None:
    """Why figures that run into letters, points or strokes are none: G20, 18th, 5G, 10:30, 1.2.3, 2016-2020."""
    start, end, number = found.start("number"), found.end("number"), found["number"]
    left = text[max(0, start - 6) : start]
    if _JOINED_LEFT.search(left) and not _MONTH_HYPHEN.search(left):
        tail = _NAME_TAIL.match(text, end)
        return NonQuantity(start, tail.end() if tail else end, "name")
    reason = context.of_the_page(text, start, end)
    if reason is not None:
        return NonQuantity(start, end, reason)
    colon = _COLON.match(text, end)
    if colon is not None:
        parts = colon[0].count(":") + colon[0].count("∶")
        if parts == 1 and colon[0][1:] == "1":
            return None
        clock = parts <= 2 and len(number) <= 2 and len(colon[0]) == 3 * parts
        return NonQuantity(start, colon.end(), "time" if clock else "ratio")
    parts_found = _PARTS.match(text, end)
    if parts_found is not None:
        return NonQuantity(start, parts_found.end(), "version" if parts_found[0][0] == "." else "name")
    ordinal = _ORDINAL.match(text, end)
    if ordinal is not None:
        return NonQuantity(start, ordinal.end(), "ordinal")
    if context.is_year(number):
        span = _DATE_SPAN.match(text, end)
        if span is not None and unit_at(text, span.end()) is None:
            return NonQuantity(start, span.end(), "date")
    if not found["scales"]:
        dated = context.of_a_date(text, start, end, number)
        if dated is not None and (dated == "time" or not _money_behind(text, end)):
            return NonQuantity(start, end + (1 if text.startswith("s", end) else 0), dated)
        tail = _NAME_TAIL.match(text, end)
        if tail is not None and unit_at(text, end) is None:
            return NonQuantity(start, tail.end(), "name")
        named = context.of_a_name(text, start, end)
        if named is not None and not (named == "rank" and _money_behind(text, end)):
            return NonQuantity(start, end, named)
    return None


def _money_behind(text: str, end: int) -> bool:
    unit = unit_at(text, end)
    return unit is not None and unit.unit.kind != "time"


def _words(text: str, found: re.Match[str]) -> Measured | NonQuantity:
    start, end = found.span()
    printed = found[0]
    amount = word_value(printed)
    if amount is None:  # seven and eight: the first alone
        first = re.match(r"[A-Za-z]+", printed)
        end = start + (first.end() if first else 1)
        printed = text[start:end]
        amount = word_value(printed) or Decimal(0)
    if _HALF_MORE.match(text, end):
        amount += Decimal("0.5")
        end += len(" and a half")
    tokens = printed.lower().replace("-", " ").split()
    scaled = any(token in SCALES for token in tokens)
    if context.of_a_plan(text, end):
        return NonQuantity(start, end, "plan")
    if not scaled and start > 0 and text[start - 1] in '“‘"':
        return NonQuantity(start, end, "name")
    if text[start : start + 1].isupper() and start > 0 and _mid_sentence(text, start) and not scaled:
        return NonQuantity(start, end, "name")
    return _with_unit(text, Value(start, end, amount, printed, scaled, "", True))


def _mid_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",'’)")


# --- unit, range, qualifiers -----------------------------------------------------------------------------------------------------


def _with_unit(text: str, value: Value) -> Measured | NonQuantity:
    """The value with its unit, the upper end of its range and its qualifiers, or why it is none."""
    value, upper, joint = range_of(text, value)
    outer = upper or value
    end = outer.end
    if context.per(text, value.start):
        return NonQuantity(value.start, value.end, "denominator")
    if not value.word and not outer.scaled and context.of_a_plan(text, outer.end):
        return NonQuantity(value.start, outer.end, "plan")
    closing = qualifiers.after(text, end)
    if closing is not None and closing.bound is not None and unit_at(text, closing.end) is None and text[closing.start] not in "-+p":
        closing = None if unit_at(text, end) is not None else closing
    unit = unit_at(text, closing.end if closing is not None and text[closing.start] in "-+p" else end)
    colon = _COLON.match(text, end) if not value.word else None
    if colon is not None:
        end, unit = colon.end(), Found(Unit("times", _ONE, "measure", ""), "times", colon.end(), colon.end())
    shared: Found | None = None
    if unit is None and not outer.sign and not value.word:
        shared = shared_unit(text, end)
    reason = _reason(text, value, outer, unit or shared)
    if reason is not None:
        return NonQuantity(value.start, value.end if upper is None or reason != "date" else outer.end, reason)
    canonical, factor = "count", _ONE
    if outer.sign or value.sign:
        canonical = CURRENCY_SIGNS[_plain_sign(outer.sign or value.sign)]
        if unit is not None and unit.unit.kind == "money":
            end = unit.end
    elif unit is not None:
        canonical, factor, end = unit.canonical, unit.unit.factor, unit.end
    elif shared is not None:
        canonical, factor = shared.canonical, shared.unit.factor
    else:
        people = counted_at(text, closing.end if closing is not None else end)
        if people is not None:
            canonical = people.canonical
            if people.near and closing is None:
                end = people.end
    if closing is None or closing.end > end:
        closing = qualifiers.after(text, end) or (closing if closing is not None and closing.end > end else None)
    low, high = value.amount * factor, (outer.amount * factor)
    sign = _NEGATIVE.search(text, max(0, value.start - 10), value.start) if upper is None and canonical in ("%", "pp") else None
    start = value.start
    if sign is not None:
        low = high = -low
        start = sign.start()
    return _measured(
        text,
        start,
        end,
        low,
        high if upper is not None else None,
        canonical,
        text[value.start : outer.end],
        text[outer.end : end],
        end,
        closing,
        joint,
    )


def _measured(
    text: str,
    start: int,
    end: int,
    low: Decimal,
    high: Decimal | None,
    canonical: str,
    number: str,
    unit_printed: str,
    value_end: int,
    closing: qualifiers.After | None = None,
    joint: int | None = None,
) -> Measured:
    near = qualifiers.before(text, joint if joint is not None else start)
    if closing is None:
        closing = qualifiers.after(text, end)
    crosses = closing is not None and closing.bound is None
    after = closing.bound if closing is not None else None
    if crosses and not (near is not None and near.bound == "at_least"):
        closing, crosses = None, False
    said: Bound | None = after or (near.bound if near is not None else None)
    if after == "around" and near is not None and near.bound in ("at_least", "at_most"):
        said = near.bound
    if high is not None and said in (None, "around"):
        said = "range"
    bound: Bound = said or "point"
    top = high if high is not None else low
    printed_start = near.start if near is not None else (joint if joint is not None else start)
    printed_end = max(value_end, closing.end) if closing is not None else value_end
    return Measured(
        printed_start, printed_end, start, value_end,
        None if bound == "at_most" else float(low), None if bound == "at_least" else float(top), canonical, bound,
        near.stance if near is not None else "firm", number, unit_printed.strip(), printed_start, closing.start if closing else value_end, crosses,
    )  # fmt: skip


def _plain_sign(sign: str) -> str:
    plain = sign.replace(" ", "")
    return next((known for known in CURRENCY_SIGNS if known.replace(" ", "").lower() == plain.lower()), "$")


def _reason(text: str, value: Value, outer: Value, unit: Found | None) -> str | None:
    end = outer.end
    kind = unit.unit.kind if unit is not None else ""
    hyphen = _HYPHENATED.match(text, end) is not None
    if hyphen and unit is None and not outer.sign:
        return None if text.startswith(("-plus", "-odd"), end) else "class" if not value.word or value.scaled else "word"
    if unit is not None and hyphen and not text.startswith(("-plus", "-odd"), end) and unit.canonical not in ("%", "pp", "times"):
        return None if qualifiers.is_crossed(text, value.start, unit.end) else "class"
    if kind == "time" and context.spans_years(text, value.start, end):
        return "date"
    if value.word and not value.scaled:
        return _against_word(text, value, kind)
    if unit is not None or outer.sign or outer.scaled:
        return None
    if value.word or noun_at(text, end) or qualifiers.after(text, end) is not None or _DONE.match(text, end):
        return None
    if value.amount != int(value.amount):
        return "bare_number" if value.start == 0 else None
    if "," in value.number:
        return None  # thousands are parted in amounts, not in years and names
    return None if _DIRECT_COUNT.search(text, max(0, value.start - 14), value.start) else "bare_number"


def _against_word(text: str, value: Value, kind: str) -> str | None:
    """Small number words are mostly figures of speech: one of, the three critical battles."""
    if kind in ("measure", "money"):
        return None
    if value.number.lower() in _ONE_WORDS:
        return "word"
    if context.determined(text, value.start):
        return "slogan"
    if kind:
        return None
    return None if noun_at(text, value.end) else "word"
