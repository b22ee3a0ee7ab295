"""Why a numeral of an English text that could be a value is none: it runs on into a name, a date or a time, or only sizes a thing."""

from __future__ import annotations

import re

from mubiao.language.en import context, qualifiers
from mubiao.language.en.candidates import Value
from mubiao.language.en.units import Found, noun_at, unit_at
from mubiao.language.found import NonQuantity

COLON = re.compile(r"(?:[:∶][0-9]+(?:\.[0-9]+)?)+")
_JOINED_LEFT = re.compile(r"(?:[A-Za-zα-ωΑ-Ω_]|[A-Za-z][-+&])$")
_MONTH_HYPHEN = re.compile(r"(?:mid|early|late|pre|post|since|end)-$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
_NAME_TAIL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_PARTS = re.compile(r"(?:\.[0-9]+)+|(?:/[0-9]+)+")
_DATE_SPAN = re.compile(r"[ \t]?[-–—/~][ \t]?(?:[0-9]{4}|[0-9]{2})(?![0-9%]|[.,][0-9]|[ \t]?percent)")
_HYPHENATED = re.compile(r"-(?=[A-Za-z])")
_DIRECT_COUNT = re.compile(
    r"\b(?:to|from|by|of|reach|reaches|reached|reaching|totals|totaled|totalled|totaling|totalling|exceed|exceeds|average|averaged|averaging|surpass|surpasses|surpassed|surpassing|tops|will top|to top|was|were|is|are|at|over|than|about|nearly|some|around|numbered|exceeded|exceeding|topped|least|hit|have|has|had|total|only|another|additional|extra|with)[ \t]{1,2}$",
    re.IGNORECASE,
)
# of the 35 projects, |33 were finished
_DONE = re.compile(r"[ \t](?:were|have been|had been|has been|will be)[ \t][a-z]")
_ONE_WORDS = frozenset(("one", "zero"))


def not_alone(text: str, found: re.Match[str]) -> NonQuantity | None:
    """Why figures that run into letters, points or strokes are none: G20, 18th, 5G, 10:30, 1.2.3, 2016-2020."""
    start, end, number = found.start("number"), found.end("number"), found["number"]
    left = text[max(0, start - 6) : start]
    if _JOINED_LEFT.search(left) and not _MONTH_HYPHEN.search(left):
        tail = _NAME_TAIL.match(text, end)
        return NonQuantity(start, tail.end() if tail else end, "name")
    reason = context.of_the_page(text, start, end)
    if reason is not None:
        return NonQuantity(start, end, reason)
    colon = COLON.match(text, end)
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


def no_quantity(text: str, value: Value, outer: Value, unit: Found | None) -> str | None:
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
