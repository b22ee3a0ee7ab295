"""Parts of what was named before: 87 percent of it allocated to the west; of whom 2 million weave; 4,000 of them in 2028."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.en.nouns import relative_end
from mubiao.statements.en.state import State, add_findings
from mubiao.statements.findings import Subject

_OF_IT = re.compile(r"[ \t]{1,2}of[ \t]{1,2}(?:it|them|this|these|this amount|this sum|which|whom|the total)(?![A-Za-z'’-])", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"(?<![A-Za-z])(?P<of>of)[ \t]{1,2}(?:it|them|this|these|these funds|this amount|this sum|this total|which|whom|the total|the (?P<name>[a-z]+(?: [a-z]+)?))[ \t]?,?[ \t]{1,2}$",
    re.IGNORECASE,
)
_REMAINING = re.compile(r"(?<![A-Za-z])the (?:remaining|other)[ \t]$", re.IGNORECASE)
_COPULA = re.compile(
    r"[ \t]{1,2}(?:who[ \t])?(?:(?:will|should|would|are|is|were|was|have|has|had)[ \t](?:also[ \t])?(?:been|be|to be)?[ \t]?)",
    re.IGNORECASE,
)


def bind_part(state: State, quantity: Quantity, right: int) -> bool:
    """87 percent of it allocated to the west; of whom 2 million weave: the part of what was named before."""
    text = state.text
    behind = _OF_IT.match(text, quantity.end, right + 20)
    before = _OF_WHICH.search(text, max(state.group, quantity.start - 40), quantity.start)
    rest_of = _REMAINING.search(text, max(state.group, quantity.start - 16), quantity.start) if state.parted else None
    antecedent = state.subjects[-1] if state.subjects else None
    if behind is None and before is None and rest_of is None:
        return False
    named = before["name"] if before is not None else None
    if named is not None and before is not None and text[state.group : before.start("of")].strip():
        return False  # the course of the year, 7 million …
    if antecedent is None and named is None:
        return False
    at = behind.end() if behind is not None else quantity.end
    copula = _COPULA.match(text, at, state.group_end)
    begin = copula.end() - 1 if copula is not None else at
    end = relative_end(text, begin, min(state.group_end, begin + 110))
    printed = " ".join(text[begin:end].split())
    phrase = _DANGLING.sub("", printed)  # 4,000 of them in |2028
    if printed and not phrase and text[end : end + 3].strip()[:2] in ("19", "20"):
        subject = replace(antecedent, start=quantity.start, end=quantity.end) if antecedent is not None else None
        return subject is not None and add_findings(state, (subject,), quantity, "", True, False, quantity.unit == "%", quantity.start)
    if not phrase or phrase[0].isdigit():
        return False
    whole = named or state.whole
    if antecedent is not None and not (whole and (named or rest_of is not None or antecedent.indicator.startswith(f"other:{whole}"))):
        whole = " ".join(text[antecedent.start : antecedent.end].split())
    whole = whole.removeprefix("number of ").removeprefix("total number of ")
    perfect = copula is not None and copula[0].split()[-1].lower() in ("have", "has", "had")
    if perfect or _DID.match(phrase):
        phrase = f"{'that' if before is not None and 'which' in before[0] else 'who'} {copula[0].split()[-1] + ' ' if perfect and copula is not None else ''}{phrase}"
    state.whole, state.parted = whole, True
    if quantity.unit == "count" and state.out and state.out[-1].unit in ("persons", "households"):
        quantity = replace(quantity, unit=state.out[-1].unit)
    subject = Subject(f"other:{whole} {phrase}"[:160], quantity.start, max(end, quantity.end), None, False)
    return add_findings(state, (subject,), quantity, "", True, False, quantity.unit == "%", quantity.start)


_DANGLING = re.compile(r"(?:^|[ ])(?:in|by|during|of|for|over|at)$")
_DID = re.compile(r"(?:worked|lived|went|came|benefited|benefitted|moved|found|got|received|gained|took|entered|obtained)(?![A-Za-z])")
