"""Passages of targets that are announced as such: …的主要预期目标是：…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.statements.findings import Passage, Stretch, each_once
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.headline.running import (
    LONGEST_COMMENT,
    LONGEST_PASSAGE,
    RESUMES,
    is_of_the_year,
    names_later_years,
    run_of_targets,
)
from mubiao.statements.zh.headline.sentences import sentences
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.timing.clock import Clock

_LEAD = re.compile(
    r"(?:目标|指标)(?:任务)?(?:建议|初步|拟|安排|暂|分别|概括|概括起来|大体|设定|确定|拟定|定|主要|初定)*(?:是|为|如下表|见下表|如下|(?<!分别)有|：|:)(?:：|:)?"
    r"|(?:要求|建议)(?=今年的国民生产总值)"
)
_EXPECTED = re.compile(r"预期|今年|全年|主要|\d{4}年|本年|总体|宏观|奋斗|发展")


# What a report is judged by; an announcement of anything else alone (全社会固定资产投资调控目标为…) is a goal of its own part.
_OF_THE_WHOLE = frozenset(
    (
        "gdp",
        "gnp",
        "national_income",
        "cpi",
        "rpi",
        "unemployment_surveyed",
        "unemployment_registered",
        "jobs_urban_new",
        "industrial_va",
        "industrial_output",
        "income",
        "income_urban",
        "income_rural",
        "budget_revenue",
    )
)


def announced_in(
    text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, clock: Clock, tries: Iterator[int]
) -> Iterator[Passage]:
    """The passages of ``stretch`` that an announcement opens, in order; each announcement that none follows takes one of ``tries``."""
    taken = stretch.start
    for lead in _LEAD.finditer(text, stretch.start, stretch.end):
        if lead.start() < taken:
            continue
        begin = behind_last(text, "。！；\n", taken, lead.start())
        begin = max(begin, taken)
        announcement = text[begin : lead.end()]
        if not _EXPECTED.search(announcement) or names_later_years(announcement, clock.year):
            continue
        # "经济增长预期目标为7%左右": the value follows at once, so the subject stands before the announcement.
        at_once = quantities.within(lead.end(), min(lead.end() + 16, stretch.end))
        start = begin if at_once and at_once[0].start <= lead.end() + 1 else lead.end()
        passage = (
            _at_once(text, start, stretch.end, mentions, quantities, clock)
            if start == begin
            else run_of_targets(text, start, stretch.end, mentions, quantities, clock)
        )
        if passage is None:
            if next(tries, None) is None:
                return
            continue
        yield passage
        taken = passage.end
        resumed = _resumed(text, passage.end, stretch.end) if start == begin else None
        more = run_of_targets(text, resumed, stretch.end, mentions, quantities, clock) if resumed is not None else None
        if more is not None:
            yield more
            taken = more.end


def _resumed(text: str, start: int, end: int) -> int | None:
    """Where the paragraph goes on with targets behind the reasons for the first: 与之相衔接，…"""
    line_end = text.find("\n", start, end)
    for i, (a, b) in enumerate(sentences(text, start, line_end if line_end >= 0 else end)):
        if i > LONGEST_COMMENT:
            return None
        if RESUMES.match(text, a, b):
            return a
    return None


def _at_once(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> Passage | None:
    """The one sentence of an announcement that its value follows; what it says in words belongs to the comment."""
    a, b = next(sentences(text, start, min(end, start + LONGEST_PASSAGE)))
    found = [
        finding
        for finding in read_sentence(text, a, b, mentions, quantities)
        if finding.bound != "qualitative" and not finding.counted and is_of_the_year(a, finding, clock)
    ]
    whole = any(finding.subject.indicator in _OF_THE_WHOLE for finding in found)
    return Passage(tuple(each_once(found)), a, b, "announced") if whole else None
