"""What is carried along while a sentence is read, and how a finding is added to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mubiao.indicators import Mention
from mubiao.records import Quantity
from mubiao.statements.en.subjects import fits, of_mention
from mubiao.statements.en.values import finding_of, strives
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions


@dataclass(slots=True)
class State:
    """What a sentence carries from value to value."""

    text: str
    mentions: Mentions
    out: list[Finding] = field(default_factory=list)
    subjects: tuple[Subject, ...] = ()  # of the value before
    comparands: list[tuple[int, int]] = field(default_factory=list)  # names that only serve a comparison
    late: dict[int, tuple[int, int]] = field(default_factory=dict)  # values of a list that takes up earlier subjects: their place in it
    taken_up: list[Subject] = field(default_factory=list)
    group: int = 0  # where the clause group begins that is read
    group_end: int = 0
    direction: str = ""  # of the verb before, which may go for what follows it too: cut A by 5 and B by 3 percent
    to: bool = False
    whole: str = ""  # what "of which" takes up
    parted: bool = False  # a part of it was told
    read_to: int = 0  # what stands before this place has served a value already


def head_chunk(text: str, left: int, position: int) -> int:
    """Where the words that lead to a name begin: behind the last comma or conjunction."""
    at = left
    for mark in re.finditer(r"[,;:.()]|(?<![A-Za-z-])(?:and|while|but|that|which)(?![A-Za-z-])", text[left:position]):
        at = left + mark.end()
    return at


def add_findings(
    state: State, subjects: Sequence[Subject], quantity: Quantity, direction: str, to: bool, average: bool, share: bool, start: int,
    *, own: bool = True, action: str = "", counted: bool = False,
) -> bool:  # fmt: skip
    """Adds a finding for each subject that can have such a value. ``start`` is where the words that lead to the subject begin."""
    subjects = subjects if share else [_known(state, subject, quantity) for subject in subjects]
    subjects = [_sum_of(subject, quantity.unit) for subject in subjects if fits(subject.indicator, quantity.unit)]
    strive = strives(state.text, clause_start(state.text, quantity.start), quantity.start) or _strives_for_all(state.text, quantity.start)
    for subject in subjects:
        state.out.append(
            finding_of(
                subject, quantity, direction=direction, to=to, average=average, share=share, strive=strive,
                start=min(start, subject.start) if own else quantity.start, end=max(subject.end, quantity.end) if own else quantity.end,
                own=own, counted=counted, action=action,
            )
        )  # fmt: skip
    if subjects:
        state.subjects = tuple(subjects)
        state.read_to = max(state.read_to, quantity.end, *(subject.end for subject in subjects))
    return bool(subjects)


# The city's GDP, our province's economic aggregate: whose it is adds nothing to a name of the vocabulary.
_WHOSE = re.compile(
    r"(?:(?:the|our|this|its|whole|entire)[ \t])*(?:(?:city|province|country|nation|region|county|prefecture|municipality|autonomous region|district|zone|area|state)['’]s?[ \t])?(?:(?:total|overall|annual|whole|own)[ \t])*",
    re.IGNORECASE,
)


def _known(state: State, subject: Subject, quantity: Quantity) -> Subject:
    """The name of the vocabulary that a phrase is, whoever it is said of."""
    if subject.known or subject.pair or subject.start >= subject.end:
        return subject
    mention = next((m for m in state.mentions.within(subject.start, subject.end) if m.end == subject.end), None)
    if (
        mention is None
        or mention.variant != "name"
        or not fits(mention.indicator, quantity.unit)
        or not _WHOSE.fullmatch(state.text, subject.start, mention.start)
    ):
        return subject
    printed = " ".join(state.text[subject.start : subject.end].split())
    if subject.indicator != f"other:{printed}":
        return subject  # a name that was completed by other words
    return replace(of_mention(mention), owner=subject.owner)


# What is counted by the mu where it is told by the mu, and as a whole where it is not: a grain yield of 600 million tons is the output.
_SUMS = {"grain_yield": "grain_output"}


def _sum_of(subject: Subject, unit: str) -> Subject:
    other = _SUMS.get(subject.indicator)
    return replace(subject, indicator=other) if other is not None and unit == "t" else subject


# strive to achieve 7-percent growth in GDP, |9-percent growth in exports
_EACH_GROWS = (
    r"(?:(?:an?|about|around|over)[ \t])?[0-9][0-9.]*(?:[ \t-]per[ \t]?cent|%)[ \t](?:growth|increase|rise)[ \t]in[ \t][^,.;:\n0-9]{2,60}"
)
_STRIVEN_LIST = re.compile(
    rf"(?<![A-Za-z])(?:strive|striving|endeavou?r)[ \t](?:for|to (?:achieve|attain|realize|reach))[ \t]{_EACH_GROWS}(?:,[ \t](?:and[ \t])?{_EACH_GROWS})*(?:,|,?[ \t]and)[ \t](?:and[ \t])?$",
    re.IGNORECASE,
)
# In 2026 we will strive for: GDP growth of 5 percent, |industrial investment of 30 billion yuan …
_FOR_ALL = re.compile(
    r"(?<![A-Za-z])(?:strive|striving|endeavou?r)[ \t](?:for|to (?:achieve|attain|realize|reach))(?:[ \t](?:the )?following(?: \w+)?)?:(?:[^.\n]|\.(?=[0-9A-Z]|[ \t][a-z]))*$",
    re.IGNORECASE,
)


def _strives_for_all(text: str, position: int) -> bool:
    start = max(0, position - 900)
    begin = max(start, text.rfind("\n", start, position) + 1)
    if text[position : position + 1].isdigit() and _STRIVEN_LIST.search(text, begin, position) is not None:
        return True
    colon = text.find(":", begin, position)
    return colon >= 0 and _FOR_ALL.search(text, max(begin, colon - 80), position) is not None


def clause_start(text: str, position: int) -> int:
    floor = max(0, position - 300)
    return max(floor, *(text.rfind(mark, floor, position) + 1 for mark in (",", ";", ".", "\n")))


def is_free(state: State, mention: Mention) -> bool:
    return not any(start <= mention.start < end for start, end in state.comparands)
