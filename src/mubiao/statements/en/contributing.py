"""What contributes so many percent to the growth of the economy."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.en.nouns import is_actor, subject_before
from mubiao.statements.en.state import State
from mubiao.statements.findings import Subject

_CONTRIBUTES = re.compile(r"(?<![A-Za-z])contribut(?:ed|es|e|ing)[ \t](?:about |around |nearly |over |some |a )*$", re.IGNORECASE)
_TO_GROWTH = re.compile(
    r"[ \t](?:to|of)[ \t](?:(?:the|China['’]s|overall|its|total)[ \t])*(?:economic|GDP)[ \t](?:growth|expansion)(?![A-Za-z])", re.IGNORECASE
)


def contribution(state: State, quantity: Quantity, left: int, end: int) -> Subject | None:
    """What contributed so many percent to the growth of the economy."""
    text = state.text
    if quantity.unit != "%" or _TO_GROWTH.match(text, quantity.end, end) is None:
        return None
    verb = _CONTRIBUTES.search(text, max(left, quantity.start - 40), quantity.start)
    who = subject_before(text, state.group, verb.start()) if verb is not None else None
    if who is None or is_actor(who):
        return None
    if "consumption" in who.indicator.lower():
        return Subject("consumption_contribution", who.start, who.end, "ratio")
    return replace(who, indicator=f"other:contribution of {who.indicator.removeprefix('other:')} to economic growth", measure="ratio")
