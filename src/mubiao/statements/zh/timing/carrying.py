"""How far a time said once holds: which times the sentences after it share, and where they stop doing so."""

from __future__ import annotations

import re

from mubiao.records import SectionKind
from mubiao.statements.findings import Moment

_HEADING = re.compile("[ \\t　]*(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、)")
_CARRIED_FOR, _SPAN_CARRIED_FOR = 10, 300  # lines; a review of several years runs longer


def ends_carrying(text: str, start: int, end: int, carried: Moment | None, since: int) -> bool:
    """Whether a time no longer holds where paragraphs are unknown: at a heading, or so many lines on."""
    if carried is None or _HEADING.match(text, start, end):
        return True
    return since > (_SPAN_CARRIED_FOR if carried.span else _CARRIED_FOR)


def carried_on(when: Moment, section: SectionKind) -> Moment | None:
    """A time that the sentences after it in the paragraph share: the years reviewed, or the past year told before the plan."""
    if not when.cue:
        return None
    if when.tense == "year":
        return (
            when if section == "other" else None
        )  # 1958年的…: what a paragraph is about, where nothing tells what the part of the text is
    if when.tense == "later":
        return when if section == "outlook" else None  # 到1985年，…: what the paragraph of an outlook goes on to say is of that year
    return when if when.tense == "past" and section in ("review", "other", "plan", "outlook") else None
