"""Percentages that are a share of something named: 4 percent of GDP."""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.records import Quantity
from mubiao.statements.en.state import State
from mubiao.statements.findings import Subject

SHARE_OF = re.compile(
    r"[ \t]{1,2}(?:of|in)[ \t]{1,2}(?:(?:the|its|our|their|all|China['’]s|total|country['’]s|national|nation['’]s|province['’]s|city['’]s|world['’]s|regional|its total|overall)[ \t]{1,2}){0,3}(?P<of>[A-Za-z]+)",
    re.IGNORECASE,
)
_GDP = frozenset(("gdp", "gross", "grp"))


def whole_of(text: str, quantity: Quantity) -> str:
    """What a percentage is a share of: ``"GDP"``, another word, or nothing."""
    if quantity.unit != "%":
        return ""
    of = SHARE_OF.match(text, quantity.end)
    if of is None or of[0].split()[0].lower() == "in":
        return ""
    return "GDP" if of["of"].lower() in _GDP else of["of"]


def share_end(state: State, quantity: Quantity, right: int) -> int:
    """Where the words end that say what a percentage is a share of."""
    of = SHARE_OF.match(state.text, quantity.end)
    if of is None:
        return quantity.end
    name = next((m for m in state.mentions.within(of.start(), right) if m.start <= of.end()), None)
    return max(of.end(), name.end if name is not None else 0)


def as_share(subject: Subject, of: str) -> Subject:
    """An amount given as a share of GDP is another indicator where the vocabulary has one (deficit, deficit_ratio)."""
    if of != "GDP" or subject.indicator not in vocabulary():
        return subject
    shares = dict(vocabulary().by_id(subject.indicator).shares)
    known = shares.get("GDP")
    return Subject(known, subject.start, subject.end, "ratio") if known else subject
