"""Binds comparisons to their subjects, and margins to the values they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.records import Quantity, Relative
from mubiao.statements.en.listed import per_unit
from mubiao.statements.en.names import COORDINATED, named_before
from mubiao.statements.en.relatives import Comparison, margin_behind
from mubiao.statements.en.state import State, head_chunk, is_free
from mubiao.statements.en.subjects import elided_before, of_mention
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.unprinted import unprinted_measure

_BY = re.compile(r"[ \t]by[ \t]{1,2}", re.IGNORECASE)
_LAST_YEAR = ("previous_year",)
_RATES = ("growth", "avg_growth")


def margins_of(text: str, inside: Sequence[Quantity], found: Sequence[Comparison], end: int) -> dict[int, int]:
    """The values that say by how much a comparison holds (0.7 percentage points higher than the national average)."""
    margins: dict[int, int] = {}
    for i, quantity in enumerate(inside):
        if quantity.unit not in ("pp", "%"):
            continue
        ahead = next((k for k, one in enumerate(found) if _BY.fullmatch(text, one.end, quantity.start)), None)
        if ahead is not None and found[ahead].relative.to not in _LAST_YEAR and ahead not in margins.values():
            margins[i] = ahead  # outpacing the national average |by 0.8 points
            continue
        behind = margin_behind(text, quantity.end, end)
        if behind is None or behind.relative.to in _LAST_YEAR:
            continue
        for k, comparison in enumerate(found):
            if comparison.start <= behind.start < comparison.end:
                margins[i] = k
    return margins


# 0.4 percentage points higher |than the industry's average: neither a change nor growth
_AGAINST = re.compile(
    r"[ \t]{1,2}(?:(?:higher|lower|faster|slower|more|less|greater|better|quicker|fewer|larger|smaller)[ \t]than|above|below)[ \t\n]{1,2}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:that|those|what|it was|they were|the[ \t](?:levels?|figures?|number|amount|rate|total|corresponding figure))?[ \t]?(?:of|in|for|at|during|from|on|as of|by)?[ \t]?(?:the[ \t])?"
    r"(?:same|corresponding|previous|preceding|last|year|a year|an? \w+ (?:ago|earlier)|\w+ (?:years?|months?|decades?) (?:ago|earlier|before)|end|beginning|start|(?:19|20)[0-9]{2}|first|second|third|fourth|month|quarter|past|1[0-9]th|\w+ five-year|before|when|early|late|mid|this|today|now|current)(?![a-z])",
    re.IGNORECASE,
)


def against_another(text: str, quantity: Quantity, end: int) -> bool:
    """Whether a rate says how far something lies from another thing than its own past: from an average, a plan, a rival."""
    if quantity.unit not in ("pp", "%"):
        return False
    than = _AGAINST.match(text, quantity.end, end)
    return than is not None and than.end() < end and _TIME.match(text, than.end(), end) is None


def add_margin(state: State, quantity: Quantity, comparison: Comparison, left: int) -> None:
    """A margin belongs to the value before it, or stands for a comparison of its own."""
    size = quantity.low if quantity.low is not None else quantity.high
    relative = Relative(comparison.relative.op, comparison.relative.to, size)
    last = state.out[-1] if state.out else None
    named = named_before(state, quantity, left)
    if last is not None and not named and last.measure == "level" and quantity.unit == "pp":
        # rose 5.7 percent to 312 billion yuan, |0.7 points above the average: of the growth
        last = next((one for one in reversed(state.out) if one.measure in _RATES and one.subject.indicator == last.subject.indicator), None)
        if last is None:
            return
    if last is not None and last.relative is None and not named and last.bound not in ("relative", "qualitative"):
        last.relative = relative
        last.end = max(last.end, comparison.end, quantity.end)
        return
    for subject in named or state.subjects:
        state.out.append(_relative_finding(subject, relative, quantity.start, comparison.end, own=bool(named)))


def add_comparison(state: State, comparison: Comparison, start: int, end: int, inside: Sequence[Quantity]) -> None:
    text = state.text
    if comparison.parity:
        names = state.mentions.within(comparison.end, end)
        if len(names) >= 2:
            first = next((m for m in names if m.indicator != "gdp"), None)
            if first is not None and any(m.indicator == "gdp" for m in names):
                state.out.append(_relative_finding(of_mention(first), comparison.relative, comparison.start, names[1].end))
        return
    left = max((quantity.end for quantity in inside if quantity.end <= comparison.start), default=start)
    left = max([left, *(e for s, e in state.comparands if e <= comparison.start)])
    names = [m for m in state.mentions.within(left, comparison.start) if is_free(state, m)]
    if names:
        i = len(names) - 1
        while i > 0 and (
            COORDINATED.fullmatch(text[names[i - 1].end : names[i].start])
            or (i < len(names) - 1 and text[names[i - 1].end : names[i].start].strip() == ",")  # A, B and C
        ):
            i -= 1
        while i > 0 and _OF_WHOM.fullmatch(text, names[i - 1].end, names[i].start):
            i -= 1  # labor productivity of the whole |population
            del names[i + 1 :]
        elided = elided_before(text, names[i])
        subjects = per_unit(text, [*([elided] if elided is not None else []), *(of_mention(name) for name in names[i:])])
        begin = head_chunk(text, left, names[i].start)
        for subject in subjects:
            state.out.append(_relative_finding(subject, comparison.relative, min(subject.start, _skip(text, begin)), comparison.end))
        return
    if comparison.relative.to == "assigned":
        for mention in state.mentions.within(comparison.start, comparison.end):
            state.out.append(_relative_finding(of_mention(mention), comparison.relative, comparison.start, comparison.end))
        return
    before = [
        finding for finding in state.out if finding.printed_end <= comparison.start and finding.bound not in ("relative", "qualitative")
    ]
    last = max(before, key=lambda finding: finding.printed_end, default=None)
    if comparison.relative.to in _LAST_YEAR and last is not None and last.measure in ("growth", "avg_growth"):
        return  # 3.4% higher than the year before is what growth means
    if last is not None and last.relative is None and last.measure != "change" and comparison.start - last.printed_end <= 60:
        last.relative = comparison.relative
        last.end = max(last.end, comparison.end)


_OF_WHOM = re.compile(r"[ \t](?:of|in|among)[ \t](?:(?:the|all|our|its|whole|entire|total)[ \t])*", re.IGNORECASE)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\n,;:—–-":
        position += 1
    return position


def _relative_finding(subject: Subject, relative: Relative, start: int, end: int, *, own: bool = True) -> Finding:
    return Finding(
        subject=subject, measure=unprinted_measure(subject, handed_down=relative.to == "assigned"), low=None, high=None, unit="%", bound="relative", stance="firm", relative=relative,
        start=min(start, subject.start) if own else start, end=max(end, subject.end) if own else end, printed_start=start, printed_end=end, own_subject=own,
    )  # fmt: skip
