"""Why a numeral of English text is no quantity: dates, ordinals, names and figures of speech, told by what stands around them."""

from __future__ import annotations

import re

REASONS: dict[str, str] = {
    "date": "a year, month, day, quarter, decade or span of years",
    "time": "a time of day",
    "ordinal": "a place in an order: 18th, Phase 2, Line 5",
    "rank": "a ranking: the top 10, Fortune 500",
    "heading": "the number of a heading or of a point in a list: 1. (2)",
    "page_number": "a page number left in the text",
    "document_number": "the number of a document, article or order: No. 5",
    "version": "a version or address of several numbers: 3.2.1",
    "ratio": "a proportion of several parts: 10:40:50",
    "name": "part of a name: G20, 5G, PM2.5, the 863 Program",
    "code": "a run of digits too long for an amount",
    "plan": "a five-year plan or its span",
    "slogan": "a figure of speech or a programme: the Three Represents, the six priorities",
    "word": "part of a word or an idiom: one of, hundreds of, first half",
    "class": "a class of size, not a count: a ten-million-ton refinery, nine-year schooling",
    "denominator": "what an amount is counted against: per 10,000 yuan of GDP",
    "bare_number": "a number that nothing around it explains",
}
"""Every reason a numeral can have for being no quantity."""

MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{MONTHS}[ \t]{{1,2}}$")
_MONTH_AFTER = re.compile(rf"[ \t]{{1,2}}(?:of )?{MONTHS}(?![a-z])")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}$")
_CLOCK = re.compile(r"[ \t]?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:Document|Order|Decree|Articles?|Chapters?|Resolution|Circular|Document No|Rule|Section|Paragraph|Appendix|Annex|Notice)s?[ \t]{1,2}(?:No\.?[ \t]{0,2})?|\b[Nn]os?\.[ \t]{0,2}|№ ?)$"
)
_PLACED = re.compile(
    r"\b(?:Phases?|Stages?|Lines?|Routes?|Levels?|Grades?|Class|Category|Tier|Type|Zones?|Unit|Volume|Part|Highway|Expressway|Terminal|Block|Step|Task|Page|Room|Tables?|Figure|Box|Column|Priority|Pillar|Goal|Scenario|Bay|Area|Pier|Berth|Metro Line|Platform|National Highway|Number)[ \t]{1,2}$"
)
_RANK = re.compile(r"\b(?:top|Top|TOP|Fortune|Global|China['’]s top)[ \t-]{1,2}$")
# output will top |900 tons: the verb
_TOPS = re.compile(r"\b(?:will|to|should|would|must|can|and|also|already|expected to)[ \t]top[ \t]{1,2}$", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|every|for each|each|out of every|in every)[ \t]{1,2}$", re.IGNORECASE)
_HEADING = re.compile(r"(?:\A|\n)[ \t]*[(\[（]?$")
_HEADING_END = re.compile(r"[)\]）][ \t]*|\.(?:[ \t]+|(?=[A-Z]))")
# the people. |2. Install 3,000 lifts: points numbered in a running line
_POINT_BEFORE = re.compile(r"[.;:][ \t]{1,2}$")
_POINT_END = re.compile(r"\.[ \t]{1,2}[A-Z][a-z]")
_OPENING, _CLOSING = '“‘"', '”’"'
_DETERMINED = re.compile(
    r"\b(?:the|these|those|our|its|their|his|all|any|each|other|such|both|following|above|this|Party['’]s|country['’]s)[ \t]{1,2}$",
    re.IGNORECASE,
)
_PLAN = re.compile(r"[- ]?[Yy]ear[ -](?:Plan|plan|period|Period|program|Program|span|goal|target)")
_SPAN_BEFORE = re.compile(
    r"\b(?:past|last|next|coming|these|those|first|previous|preceding|following|recent|final|the|another|ensuing|intervening)[ \t]{1,2}(?:nearly |over |more than |about |few |or )?$",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(
    r"[ \t]{1,2}(?:consecutive |straight |successive )?(?:years?|months?|quarters?|decades?|days?)\b|-year\b", re.IGNORECASE
)


def is_year(number: str) -> bool:
    """A number that is written as a year is."""
    return _YEAR.match(number) is not None


def of_the_page(text: str, start: int, end: int) -> str | None:
    """A figure that numbers a heading, a point of a list or a document."""
    lead = text[max(0, start - 24) : start]
    if _HEADING.search(lead) and end - start <= 3 and _HEADING_END.match(text, end):
        return "heading"
    if end - start <= 2 and _POINT_BEFORE.search(lead) and _POINT_END.match(text, end):
        return "heading"
    if lead.endswith(("(", "（")) and text[end : end + 1] in (")", "）") and end - start <= 2:
        return "heading"
    if _NUMBERED.search(lead):
        return "document_number"
    return None


def of_a_date(text: str, start: int, end: int, number: str) -> str | None:
    """A figure without a unit that is part of a date or a time of day."""
    if text.startswith("s", end) and is_year(number):
        return "date"
    lead = text[max(0, start - 14) : start]
    if is_year(number):
        return "date"
    if len(number) <= 2 and (_MONTH_BEFORE.search(lead) or _MONTH_AFTER.match(text, end)):
        return "date"
    if _CLOCK.match(text, end):
        return "time"
    return None


def of_a_name(text: str, start: int, end: int) -> str | None:
    """A figure without a unit that is part of a name, a place in an order or a ranking."""
    lead = text[max(0, start - 24) : start]
    left = lead[-1:]
    if left and left in _OPENING and any(c in _CLOSING for c in text[end : end + 80]):
        return "name"
    line = text.rfind("\n", max(0, start - 80), start) + 1
    opened = max(text.rfind(mark, max(line, start - 80), start) for mark in "“‘")
    if opened >= 0 and not any(c in _CLOSING for c in text[opened + 1 : start]) and any(c in _CLOSING for c in text[end : end + 40]):
        return "name"
    if _PLACED.search(lead):
        return "ordinal"
    if _RANK.search(lead) and not _TOPS.search(lead):
        return "rank"
    return None


def per(text: str, start: int) -> bool:
    """Whether the number is what an amount is counted against: per 10,000 yuan."""
    return _PER.search(text, max(0, start - 16), start) is not None


def spans_years(text: str, start: int, end: int) -> bool:
    """The number counts the years of a time: over the past five years."""
    return _SPAN_AFTER.match(text, end) is not None and _SPAN_BEFORE.search(text, max(0, start - 32), start) is not None


def of_a_plan(text: str, end: int) -> bool:
    """The number is that of a five-year plan or period."""
    return _PLAN.match(text, end) is not None


def determined(text: str, start: int) -> bool:
    """A small number word behind the, these, our … names a known set (the three critical battles), it counts nothing."""
    return _DETERMINED.search(text, max(0, start - 16), start) is not None
