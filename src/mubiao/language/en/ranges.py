"""The upper end of a range, and the unit that the numbers of a list share: from 5.5 to 6 percent; 3, 5 and 7 percent."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from mubiao.language.en.candidates import LONGEST, SIGN, Value
from mubiao.language.en.numerals import FIGURES, SCALE, SCALES, WORDS, figure_value, word_value
from mubiao.language.en.units import Found, counted_at, unit_at

_CONNECT = r"(?:[ \t]{0,2}[-–—~～][ \t]{0,2}|[ \t]+to[ \t]+)"
_UPPER = rf"(?P<sign>{SIGN})?(?P<number>{FIGURES})(?P<scales>(?:[ \t]|-)?{SCALE}(?:[ -]{SCALE})?)?"
_LEFT_OF_RANGE = re.compile(
    r"\bfrom[ \t][^,;.0-9\n]{1,50}$|\b(?:from|rose|grew|fell|rising|falling|down|up|raised|increased|cut|reduced|lowered|dropped)[ \t]{1,2}(?:about |around |nearly |over |more than |under |less than |some )?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby[ \t]{1,2}(?:about |around |another |nearly |over |some |an additional )?$", re.IGNORECASE)
_WIDEST = 3  # times its lower end, behind "by"
_BETWEEN = re.compile(r"\bbetween[ \t]{1,2}$", re.IGNORECASE)
_BETWEEN_AND = r"[ \t]+and[ \t]+"
_SHARED = re.compile(
    rf"(?:[ \t]?,[ \t](?:and[ \t])?|[ \t]+and[ \t]+|[ \t]+to[ \t]+|[ \t]?/[ \t]?)(?:about |around |over |nearly )?{FIGURES}(?:[ \t]{SCALE})?"
)


@cache
def _upper_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = rf"(?:{_UPPER}|(?P<words>{WORDS}))"
    return re.compile(_CONNECT + words, re.IGNORECASE), re.compile(_BETWEEN_AND + words, re.IGNORECASE)


def range_of(text: str, value: Value) -> tuple[Value, Value | None, int | None]:
    """The upper end of a range that begins with ``value``; the place of "between", if that word opens it."""
    between = _BETWEEN.search(text, max(0, value.start - 12), value.start)
    unit = unit_at(text, value.end)
    position = unit.end if unit is not None else value.end
    dashed, joined = _upper_patterns()
    found = (joined if between else dashed).match(text, position)
    if found is None:
        return value, None, None
    if found["words"] is not None:
        amount, number, scaled = (
            word_value(found["words"]),
            found["words"],
            any(s in found["words"].lower() for s in ("illion", "hundred", "thousand")),
        )
    else:
        amount, number, scaled = figure_value(found["number"]), found["number"], bool(found["scales"])
        for scale in re.findall(SCALE, (found["scales"] or "").lower()):
            amount = amount * SCALES[scale]
    if amount is None or len(number) > LONGEST:
        return value, None, None
    upper = Value(found.start(), found.end(), amount, number, scaled, (found["sign"] or "").strip(), found["words"] is not None)
    raised = _LEFT_OF_RANGE.search(text, max(0, value.start - 60), value.start) is not None
    upper_unit = unit_at(text, upper.end)
    if not between and raised:
        return value, None, None
    if not between and _BY.search(text, max(0, value.start - 16), value.start) and text[position:].lstrip()[:2] == "to":
        shared = upper_unit is not None and upper_unit.canonical in ("%", "pp")
        if not shared and (unit is not None or value.amount * _WIDEST < upper.amount):
            return value, None, None  # raised by 10 yuan |to 143 yuan: the step, and what it comes to
    if unit is not None and (upper_unit is None or upper_unit.canonical != unit.canonical):
        return value, None, None
    if (
        not between
        and text[position:].lstrip()[:2] == "to"
        and not upper.scaled
        and upper_unit is None
        and counted_at(text, upper.end) is None
        and not value.sign
    ):
        return value, None, None
    if not value.scaled and upper.scaled and unit is None and value.amount < upper.amount and not value.word:
        if found["words"] is None and value.amount >= figure_value(found["number"]):
            return value, None, None  # grew by |600,000 to 13.5 million
        factor = Decimal(1)
        for scale in re.findall(SCALE, (found["scales"] or "").lower()):
            factor *= SCALES[scale]
        value = value._replace(amount=value.amount * factor)
    if value.amount >= upper.amount:
        return value, None, None
    return value, upper, between.start() if between else None


def shared_unit(text: str, end: int) -> Found | None:
    """The unit that the numbers of a list share: 3, 5 and 7 percent; 12 trillion to 17 trillion yuan."""
    for _ in range(6):
        found = _SHARED.match(text, end)
        if found is None:
            return None
        end = found.end()
        unit = unit_at(text, end)
        if unit is not None:
            return unit if unit.unit.kind in ("measure", "money") else None
    return None
