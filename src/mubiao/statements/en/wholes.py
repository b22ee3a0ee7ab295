"""Numbers that are the whole which another number is a part of: 92 percent of the 260 projects; of the 35 projects, 33 were finished."""

from __future__ import annotations

import re

from mubiao.records import Quantity
from mubiao.statements.en.state import State, add_findings
from mubiao.statements.en.things import COUNTABLE, thing_measured

_OF_THE = re.compile(
    r"[ \t]{1,2}of[ \t]{1,2}(?:the|our|its|these|those|all)[ \t]{1,2}(?:planned[ \t]|total[ \t]|nearly[ \t]|over[ \t])?", re.IGNORECASE
)
_OPENS = re.compile(
    r"(?:\A|[.;:,\n][ \t\n]*)(?:and[ \t]|while[ \t])?of[ \t](?:the|our|its|these|those|all the)[ \t](?:planned[ \t])?$", re.IGNORECASE
)
_DONE = re.compile(
    r"[ \t](?:have been|has been|had been|were|was|are|will be)[ \t](?:\w+ly[ \t])?(?P<verb>[a-z]+ed|built|begun|met|put)(?![a-z])"
)
_LEADS = re.compile(r"[ \t]?,[ \t]")


def told_of_a_whole(state: State, quantity: Quantity, following: Quantity, end: int) -> bool:
    """Whether one of two numbers next to each other only says how many there are of which the other is a part; the part is then told."""
    return _share_of_so_many(state, quantity, following, end) or _of_so_many(state, quantity, following, end)


def _share_of_so_many(state: State, share: Quantity, count: Quantity, end: int) -> bool:
    if share.unit != "%" or count.unit not in COUNTABLE or _OF_THE.fullmatch(state.text, share.end, count.start) is None:
        return False
    thing = thing_measured(state, count, end)
    return thing is not None and add_findings(state, (thing,), share, "", True, False, True, share.start)


def is_whole(text: str, count: Quantity) -> bool:
    """Whether a number opens the clause as what a part is taken of: of the |35 projects, …"""
    return count.unit in COUNTABLE and _OPENS.search(text, max(0, count.start - 24), count.start) is not None


def _of_so_many(state: State, count: Quantity, part: Quantity, end: int) -> bool:
    text = state.text
    if not is_whole(text, count):
        return False
    thing = thing_measured(state, count, part.start)
    if thing is None or _LEADS.fullmatch(text, thing.end, part.start) is None or part.unit not in (*COUNTABLE, "%"):
        return False
    done = _DONE.match(text, part.end, end)
    return add_findings(
        state, (thing,), part, "", True, False, part.unit == "%", thing.start,
        action=done["verb"] if done is not None else "", counted=part.unit != "%",
    )  # fmt: skip
