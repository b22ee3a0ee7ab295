"""The incomes of town and country, told by the people alone: that of rural residents, income per head for urban residents."""

from __future__ import annotations

import re

from mubiao.records import Quantity
from mubiao.statements.en.names import named_before
from mubiao.statements.en.state import State
from mubiao.statements.findings import Subject

_NEAR = 10  # characters between the name of an income and "for"
# that of |rural residents to 4,761 yuan; income growth of 6% |for urban residents
_RESIDENTS = re.compile(
    r"(?:that|those)[ \t](?:of|for|among)[ \t](?P<who>urban|rural)[ \t](?:residents|households|areas)(?![A-Za-z])", re.IGNORECASE
)
_INCOME_FOR = re.compile(
    r"income[ \t](?:per[ \t](?:head|capita|person)[ \t])?(?P<for>for|among)[ \t](?P<who>urban|rural)[ \t](?:residents|households)(?![A-Za-z])[^,;:0-9]{0,40}$",
    re.IGNORECASE,
)
_FOR_RESIDENTS = re.compile(
    r"[ \t]{1,2}(?:for|among|in the case of)[ \t](?:the[ \t])?(?P<who>urban|rural)[ \t](?:residents|households)(?![A-Za-z])", re.IGNORECASE
)


def of_residents(state: State, quantity: Quantity, left: int, right: int) -> tuple[Subject, ...]:
    """The income of town or country, where only the people are named and income was spoken of before."""
    text = state.text
    that = _RESIDENTS.search(text, left, quantity.start)
    after = _FOR_RESIDENTS.match(text, quantity.end, right)
    before = None if that or after else _INCOME_FOR.search(text, max(left, quantity.start - 120), quantity.start)
    found = that or after or before
    if found is None:
        return ()
    if before is not None:
        names = [m for m in state.mentions.within(max(left, before.start() - 40), before.end()) if m.indicator == "income"]
        if not names or before.start("for") - names[-1].end > _NEAR:
            return ()
        return (Subject(f"income_{before['who'].lower()}", names[-1].start, before.end("who"), names[-1].measure),)
    said = state.subjects if that else named_before(state, quantity, left) or state.subjects
    if not said or not said[-1].indicator.startswith("income"):
        return ()
    start = found.start() if that else min(said[-1].start, quantity.start) if said[-1].start >= left else quantity.start
    return (Subject(f"income_{found['who'].lower()}", start, found.end() if that else quantity.start, said[-1].measure),)
