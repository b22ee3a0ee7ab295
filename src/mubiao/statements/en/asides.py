"""Why a quantity stands in an English sentence without being a value of it: what a change is counted from, how long, how big a named thing is.

Only what the text itself shows beside the number counts as a reason; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.language.found import Measured

_TIMES = frozenset(("years", "months", "days", "hours", "minutes", "seconds", "quarters"))
_FROM = re.compile(r"(?<![A-Za-z])(?:from|between)(?: [^,;.0-9]{0,40})?[ \t]{0,2}$", re.IGNORECASE)
_LEADS_ON = re.compile(r"[^,;.0-9]{0,24}(?:19|20)?[0-9]{0,2}[ \t]{0,2}(?:to|and)(?![A-Za-z])", re.IGNORECASE)
_AGE = re.compile(r"(?<![A-Za-z])(?:aged|age|ages|over the age of|above the age of)(?: of| over| above| from)?[ \t]{1,2}$", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![A-Za-z])(?:with|whose)[ \t](?:an? )?(?:annual |yearly |total |individual |installed |unit |production |registered )*(?:revenues?|sales|turnover|incomes?|capacity|capacities|output|capital|population|investment)(?: from[^,;]{0,30})?[ \t](?:of|is|are)?[ \t]*$"
    r"|(?<![A-Za-z])(?:larger|smaller|bigger|longer|higher|lower) than[ \t]{1,2}$",
    re.IGNORECASE,
)  # fmt: skip
_SMALL = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an? (?:hundred|thousand))(?![A-Za-z])", re.IGNORECASE)


def aside(text: str, quantity: Measured) -> str:
    """The finer reason why a quantity that no record took is none (see ``audit/reasons.toml``), or "" where nothing shows it."""
    before = max(0, quantity.start - 70)
    if _AGE.search(text, before, quantity.start):
        return "age"
    if quantity.unit in _TIMES:
        return "duration"
    if _FROM.search(text, before, quantity.start) and _LEADS_ON.match(text, quantity.end):
        return "base"
    if _SIZE.search(text, before, quantity.start):
        return "size"
    if quantity.unit in ("count", "persons", "households") and _SMALL.match(text, quantity.value_start):
        return "slogan"
    return ""
