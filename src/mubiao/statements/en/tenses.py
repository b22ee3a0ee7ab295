"""The tense of the clause that holds a value: ahead, past, or told by no word of its own."""

from __future__ import annotations

import re

from mubiao.statements.en.lexicon import any_of, words
from mubiao.statements.findings import Finding

# "the plan to increase" is a thing, and no time to come.
FUTURE = re.compile(r"(?<!\bthe )(?<!\ba )" + any_of(("future", "words")), re.IGNORECASE)
# "bonds issued by the central government" and "people who have moved" tell whose or who, and no past.
_PAST = re.compile(r"(?<!\bwho )" + any_of(("past", "words")) + r"(?! by the\b)", re.IGNORECASE)
# "is projected to have grown" is over; "To build 200 km of greenways" and "industry to account for 40%" are the plain goals of a list.
_TO_HAVE = re.compile(r"\b(?:projected|estimated|expected|believed|likely) to have \w", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"[\s*•·●▪–—-]*(?:[0-9]{1,2}[.)][ \t]*)?To (?!date\b)[a-z]{2,16}\b(?![^,;:.\n]{3,200},[ \t](?:we|the|it|our|this|these|a|an|all|local|central|governments?)\b)"
)
_IMPERATIVE = re.compile(
    r"[\s*•·●▪–—-]*(?:[(（]?[0-9]{1,2}[.)）][ \t]*)?(?P<verb>(?-i:[A-Z])[a-z]+)[ \t](?!(?:of|for|in|was|were|has|have|had|is|are|began|went|came|reached|grew|rose|fell|exceeded|increased|totaled)\b)"
)
_BARE_VERBS = words("classes", "infinitives") | words("classes", "imperatives")
_GOAL_VERB = re.compile(
    r"\b(?:is|are)[ \t]to[ \t](?!date)[a-z]{2,}[^,;:]{0,40}\Z|(?<!ed )(?<!\bwere )(?<!\bwas )(?<!\bhad )\bto be (?:kept|held|raised|increased|reduced|cut|lowered|maintained|controlled|limited|created|expanded|brought)\b[^,;:]{0,40}\Z|(?<!\bup )(?<!\bdown )\bto (?:account for|reach|exceed|top|grow (?:at|by)|rise (?:to|by)|increase (?:to|by)|stand at|remain (?:at|above|below))[^,;:]{0,40}\Z"
)
_BASE_TOO = ("cut", "put", "set up", "set")  # past and plain form alike


def orders(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the tasks begins with a bare verb: Put into operation 10 hospitals; Make sure that 95 percent can be handled."""
    opens = _IMPERATIVE.match(text, start, end)
    return opens is not None and opens["verb"].lower() in _BARE_VERBS


_EXPECTED = re.compile(
    r"\b(?:is|are|was|were)[ \t](?:now[ \t])?(?:expected|estimated|projected|likely|forecast|predicted|anticipated)[ \t]to[ \t](?:be[ \t]|have[ \t])?(?:exceed|reach|grow|rise|increase|total|top|surpass|stand|hit|come|account|fall|drop|decrease|decline|be|have|pass|amount|up|down)",
    re.IGNORECASE,
)


def estimated(text: str, start: int, finding: Finding) -> bool:
    """Whether nothing but an estimate (is expected to exceed) makes the clause of a value look ahead."""
    begin = max(start, *(text.rfind(mark, start, finding.printed_start) + 1 for mark in (";", ":")))
    found = _EXPECTED.search(text, begin, finding.printed_start + 12)
    if found is None:
        return False
    rest = f"{text[begin : found.start()]} {text[found.end() : finding.printed_end]}"
    return FUTURE.search(rest) is None


def tense_of(text: str, start: int, end: int, finding: Finding) -> str:
    """``"ahead"``, ``"past"`` or ``""``: the tense of the clause that holds the value."""
    begin = max(start, *(text.rfind(mark, start, finding.printed_start) + 1 for mark in (";", ":")))
    if _TO_HAVE.search(text, begin, finding.printed_end):
        return "past"
    if _INFINITIVE.match(text, start, end) or _GOAL_VERB.search(text, begin, finding.printed_start):
        return "ahead"
    if FUTURE.search(text, begin, finding.printed_end):
        return "ahead"
    same = _PAST.search(text, begin, finding.printed_end)
    if same is not None and same[0].lower() in _BASE_TOO and FUTURE.search(text, start, begin):
        return "ahead"  # we will clear the nets; and cut waiting times
    before = max(start, text.rfind(";", start, finding.printed_start) + 1)
    if before < begin and not _PAST.search(text, begin, finding.printed_end) and FUTURE.search(text, before, begin):
        return "ahead"  # we will focus on three tasks: …
    if finding.counted and not _PAST.search(text, begin, finding.printed_end) and not finding.action:
        future = FUTURE.search(text, finding.printed_end, min(end, finding.printed_end + 60))
        past = _PAST.search(text, finding.printed_end, min(end, finding.printed_end + 80))
        if future is not None and (past is None or future.start() < past.start()):
            return "ahead"  # 90 billion yuan will be invested
        return "past" if _PAST.search(text, finding.printed_end, min(end, finding.printed_end + 80)) else ""
    stop = text.find(";", finding.printed_end, end)
    stop = stop if stop >= 0 else end
    if _PAST.search(text, begin, min(stop, finding.printed_end + 80)):
        future = FUTURE.search(text, finding.printed_end, min(stop, finding.printed_end + 60))
        return "ahead" if future is not None and not _PAST.search(text, begin, finding.printed_end) else "past"
    if FUTURE.search(text, finding.printed_end, stop):
        return "ahead"
    return ""
