"""Why a quantity stands in an English sentence without being a value of it: what a change is counted from, how long, how big a named thing is.

Only what the text itself shows beside the number counts as a reason; for anything else the answer is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mubiao.language.found import Measured

_TIMES = frozenset(("years", "months", "days", "hours", "minutes", "seconds", "quarters"))
_FROM = re.compile(r"(?<![A-Za-z])(?:from|between)(?: [^,;.0-9]{0,40})?[ \t]{0,2}$", re.IGNORECASE)
_LEADS_ON = re.compile(r"[^,;.0-9]{0,24}(?:19|20)?[0-9]{0,2}[ \t]{0,2}(?:to|and)(?![A-Za-z])", re.IGNORECASE)
_AGE = re.compile(r"(?<![A-Za-z])(?:aged|age|ages|over the age of|above the age of)(?: of| over| above| from)?[ \t]{1,2}$", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![A-Za-z])(?:with|whose)[ \t](?:an? )?(?:annual |yearly |total |individual |installed |unit |production |registered )*(?:revenues?|sales|turnover|incomes?|capacity|capacities|output|capital|population|investment)(?: from[^,;]{0,30})?[ \t](?:of|is|are)?[ \t]*$"
    r"|(?<![A-Za-z])(?:larger|smaller|bigger|longer|higher|lower) than[ \t]{1,2}$"
    r"|(?<![A-Za-z])(?:annual|yearly|taxable|monthly)[ \t](?:taxable[ \t])?(?:revenues?|sales|turnover|incomes?|output|profits?)(?:[ \t]of)?(?:[ \t](?:between|from|above|below|over|under|up to|less than|more than))?[ \t]{0,2}$",
    re.IGNORECASE,
)  # fmt: skip
_BEYOND_GOAL = re.compile(
    r"(?:beyond|than|above|short of|below|up from|down from|compared with)[ \t](?:(?:our|the|its)[ \t](?:\w+[ \t])?(?:targets?|goals?|plan|quota|figure)[ \t]of[ \t]*)?$",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an? (?:hundred|thousand))(?![A-Za-z])", re.IGNORECASE)


_OWN = re.compile(r"(?:['’]s|\b(?:our|its|their))[ \t]{1,2}$", re.IGNORECASE)
_GROUP_SPOKEN_OF = re.compile(
    r"(?:confidence (?:of|in)|food (?:supply|security) (?:for|of)|potential of|needs of|well-?being of|lives of|livelihoods of|interests of|demand of|feed(?:ing)?|(?:country|nation|populace) (?:with|of)(?: a population of)?|there (?:are|were|is|will be))[ \t]$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:^|[\n.;,“])[ \t]*(?:but |and |now )?with[ \t]$", re.IGNORECASE)
_THEIR_LOT = re.compile(
    r"[^.;,\n]{0,70}?\b(?:graduating|entering the (?:labou?r market|workforce)|joining the workforce|(?:are|is) due to graduate|will graduate|live on|liv(?:e|ing) in|rel(?:y|ying) on|depend(?:ing)? on)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:rose|rising|up|climbed|climbing|advanced|jumped|fell|dropped|down)(?: by)?[ \t]$")
_PLACES = re.compile(r"[ \t](?:places|spots|positions)(?: (?:in the|to|on the)\b|[ \t]?[.,;])")
_UNKNOWN_PART = re.compile(
    r"(?:\A|[.;\n][ \t]*|[ \t]and |[ \t]while )(?:[Ii]n |[Ii]n the |The |the )?(?P<name>(?:[A-Z][\w'’-]+[ \t]){1,5}?(?:Area|Zone|Park|Port|Subdistrict|Town|Township|Corridor|Cluster))(?:,|['’]s)[ \t]"
)
_COUNTED = ("count", "persons", "households")


def is_rank(text: str, start: int, end: int) -> bool:
    """Whether a number says by how many places something moved in a ranking."""
    return _MOVED.search(text, max(0, start - 20), start) is not None and _PLACES.match(text, end) is not None


def part_unknown(text: str, start: int, places: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether the clause of the value at ``start`` is told of a part of the area that the gazetteer does not know (In Lakeside Special
    Area, output rose); ``places`` are the spans of those it knows.
    """
    near = max(0, start - 160)
    floor = max(near, *(text.rfind(mark, near, start) for mark in ("\n", "; ", ". ")))
    found = _UNKNOWN_PART.match(text, floor, start) or (_UNKNOWN_PART.match(text, 0, start) if floor == 0 else None)
    return found is not None and not any(a < found.end("name") and found.start("name") < b for a, b in places)


def told_in_passing(text: str, start: int, end: int, unit: str) -> bool:
    """Whether a number only says how large the group is that is spoken of: China's 1.3 billion people, with 8 million graduates entering
    the labor market. It is no result of the year and no goal.
    """
    if unit not in _COUNTED:
        return False
    before = max(0, start - 40)
    if _OWN.search(text, before, start) or _GROUP_SPOKEN_OF.search(text, before, start):
        return True
    opens = _WITH.search(text, before, start) is not None or not text[max(0, start - 2) : start].strip(" \t\n") or text[start - 2] in ".\n;"
    return opens and _THEIR_LOT.match(text, end) is not None


def aside(text: str, quantity: Measured) -> str:
    """The finer reason why a quantity that no record took is none (see ``audit/reasons.toml``), or "" where nothing shows it."""
    before = max(0, quantity.start - 70)
    if _AGE.search(text, before, quantity.start):
        return "age"
    if quantity.unit in _TIMES:
        return "duration"
    if _FROM.search(text, before, quantity.start) and _LEADS_ON.match(text, quantity.end):
        return "base"
    if _SIZE.search(text, before, quantity.start) or _SIZE.search(text, before, quantity.value_start):
        return "size"
    if told_in_passing(text, quantity.start, quantity.value_end, quantity.unit):
        return "passing"
    if is_rank(text, quantity.start, quantity.value_end):
        return "rank"
    if part_unknown(text, quantity.start):
        return "elsewhere"
    if _BEYOND_GOAL.search(text, before, quantity.start):
        return "base"
    if quantity.unit in _COUNTED and _SMALL.match(text, quantity.value_start):
        return "slogan"
    return ""
