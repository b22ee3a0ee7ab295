"""What a value is about where the vocabulary has no name for it: the object of a verb, the thing counted or measured out."""

from __future__ import annotations

import re

from mubiao.language.en.numerals import SCALES, SMALL
from mubiao.records import Quantity
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.state import State, clause_start
from mubiao.statements.en.subjects import chunk_before, phrase, phrase_behind
from mubiao.statements.findings import Subject

_NUMBER_WORDS = (*SMALL, *SCALES)
ACTION = re.compile(any_of(("actions", "verbs"), ("nominal", "nouns")), re.IGNORECASE)
_OF_THING = re.compile(r"[ \t]{1,2}(?:(?:of|in|worth of|for|on)[ \t]{1,2})", re.IGNORECASE)
COUNTABLE = frozenset(("persons", "households", "count"))
PREDICATES = re.compile(
    any_of(("rise", "verbs"), ("fall", "verbs"), ("level", "verbs"))
    + r"|(?<![A-Za-z-])(?:will|should|has|have|had|to be|must)(?![A-Za-z-])",
    re.IGNORECASE,
)
# raise |subsidies| from 120 yuan to
_TRANSITIVE = re.compile(
    r"(?<![A-Za-z-])(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|keep(?:s|ing)?|kept|bring(?:s|ing)?|brought|set|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|hold|held|lift(?:ed|ing)?|boost(?:ed|ing)?|shorten(?:ed|ing)?|limit(?:ed|ing)?|control(?:led|ling)?|narrow(?:ed|ing)?|slash(?:ed|ing)?|maintain(?:ed|ing)?|decreas(?:e|ed|ing)|lessen(?:ed|ing)|eas(?:ed|ing))[ \t]{1,2}"
    r"(?P<object>[^,;:.]{3,100}?)[ \t]{1,2}(?:(?:from|by|to|at|within|in excess of)(?![A-Za-z])[^,;:]{0,40}?)$",
    re.IGNORECASE,
)


def object_of_verb(text: str, left: int, position: int) -> Subject | None:
    """The thing that a verb raises, cuts or keeps before a value: raise |the subsidy for| to."""
    last = next(reversed(list(_TRANSITIVE.finditer(text, left, position))), None)
    if last is None or re.match(r"(?:by|to|from|in|at|over|up)\b", last["object"]):
        return None
    return phrase(text, last.start("object"), last.end("object"))


_OF_BEFORE = re.compile(r"(?P<of>[ \t](?:of|at|within|to|by)(?: (?:a|an|the))?[ \t]{0,2})$", re.IGNORECASE)


def noun_before(text: str, left: int, position: int) -> Subject | None:
    """a combined capacity |of 5 million tons."""
    of = _OF_BEFORE.search(text, max(left, position - 14), position)
    if of is None:
        return None
    return phrase(text, chunk_before(text, left, of.start()), of.start())


def time_like(quantity: Quantity) -> bool:
    return quantity.unit in ("years", "months", "days", "hours", "minutes", "seconds", "quarters")


def thing_measured(state: State, quantity: Quantity, right: int) -> Subject | None:
    """What a number counts or measures out: 28,000 kilometers of |expressways; 5,000 |village doctors."""
    text = state.text
    link = _OF_THING.match(text, quantity.end, right)
    if quantity.unit in COUNTABLE and link is None:
        unit_word = _UNIT_WORD.search(quantity.text)
        at = quantity.value_end if unit_word is None else quantity.value_end - len(unit_word[0])
        if quantity.end > quantity.value_end:
            at = quantity.end
        return phrase_behind(text, at, right, state.mentions)
    if quantity.unit in COUNTABLE:
        unit_word = _UNIT_WORD.search(quantity.text)
        if unit_word is not None:
            return phrase(text, quantity.value_end - len(unit_word[0]), quantity.value_end)
        return None
    if link is not None:
        return phrase_behind(text, link.end(), right, state.mentions)
    spent = _SPENT.match(text, quantity.end, right)
    return phrase_behind(text, spent.end(), right, state.mentions) if spent is not None else None


_UNIT_WORD = re.compile(rf"(?<=[ \t])(?!(?:{'|'.join([*_NUMBER_WORDS])})\b)[A-Za-z]+$", re.IGNORECASE)
_SPENT = re.compile(
    r"[ \t]{1,2}(?:will be|was|were|has been|have been|is|are|is to be|are to be|should be|had been)[ \t]{1,2}\w+(?:ed|nt|t)[^,;:.]{0,70}?[ \t](?:for|on|in|to(?= (?:the|all|each|rural|local|support for)))[ \t]{1,2}(?=[a-z])",
    re.IGNORECASE,
)


def action_before(text: str, left: int, position: int) -> str:
    """The last verb of a deed before a number, in its own clause."""
    start = max(left, clause_start(text, position))
    last = next(reversed(list(ACTION.finditer(text, start, position))), None)
    return last[0].lower() if last is not None and position - last.end() <= 40 else ""
