"""Targets that nothing announces: a cluster of the year's core figures, or single sentences that say 今年 and a goal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.statements.findings import Finding, Passage, Stretch, each_once
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.headline.running import (
    CORE,
    LONGEST_PASSAGE,
    PAST,
    THIS_YEAR,
    closes,
    is_of_the_year,
    names_later_years,
    run_of_targets,
)
from mubiao.statements.zh.headline.sentences import sentences
from mubiao.statements.zh.timing.clock import Clock

_MACRO = frozenset(
    [
        "gdp",
        "gnp",
        "cpi",
        "rpi",
        "fai",
        "deficit",
        "deficit_ratio",
        "national_income",
        "unemployment_surveyed",
        "unemployment_registered",
        "jobs_urban_new",
        "trade_total",
    ]
)
_GOAL = re.compile(r"预期|计划|目标|调控|拟|要求|控制|力争|确保|努力|保持|不能|使|安排|预算|预定")


def clusters_in(
    text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, clock: Clock, tries: Iterator[int]
) -> Iterator[Passage]:
    """A sentence with the growth target and, with those that follow it, at least three core figures."""
    position = stretch.start
    for a, b in sentences(text, stretch.start, stretch.end):
        if a < position:
            continue
        named = {mention.indicator for mention in mentions.within(a, b)}
        many = len(named & CORE) >= 4  # a year without a growth target (2020) still sets the others
        if not ("gdp" in named or many) or not quantities.within(a, b) or PAST.search(text, a, b):
            continue
        passage = run_of_targets(text, a, stretch.end, mentions, quantities, clock)
        if passage is None:
            if next(tries, None) is None:
                return
            continue
        core = {
            finding.subject.indicator
            for finding in passage.findings
            if finding.subject.indicator in CORE and finding.bound != "qualitative"
        }
        growth = any(finding.subject.indicator == "gdp" and finding.measure == "growth" for finding in passage.findings)
        if (growth and len(core) >= 3) or (many and len(core) >= 4):
            position = passage.end
            yield Passage(passage.findings, passage.start, passage.end, "cluster")
        elif next(tries, None) is None:
            return


def scattered_in(
    text: str,
    stretch: Stretch,
    mentions: Mentions,
    quantities: Quantities,
    announced: Sequence[Passage],
    clock: Clock,
    tries: Iterator[int],
) -> Iterator[Passage]:
    """Single sentences that say 今年 and a goal of a core indicator of the economy."""
    for a, b in sentences(text, stretch.start, stretch.end):
        if any(passage.start <= a < passage.end for passage in announced):
            continue
        this_year, goal = THIS_YEAR.search(text, a, b), _GOAL.search(text, a, b)
        if not this_year or not goal or names_later_years(text[a:b], clock.year) or b - a > 400:
            continue
        if not any(mention.indicator in CORE for mention in mentions.within(a, b)):
            continue
        found = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if finding.subject.indicator in CORE
            and finding.bound != "qualitative"
            and finding.printed_start >= this_year.start()
            and not PAST.search(text, a, finding.printed_start)
            and is_of_the_year(a, finding, clock)
            and not (finding.bound == "relative" and text.startswith("了", finding.printed_end))  # 比去年增加了，但…: a remark
        ]
        # Grain or one sector's output alone is a task of that sector, not a target of the whole economy.
        if any(finding.subject.indicator in _MACRO for finding in found):
            goes_on = len(found) > 1 and next(tries, None) is not None
            more, finish = _more(text, b, stretch.end, mentions, quantities, clock) if goes_on else ([], b)
            yield Passage(tuple(each_once([*found, *more])), a, finish, "scattered")


def _more(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> tuple[list[Finding], int]:
    """What the paragraph goes on to set: sentences with two core figures or more, up to the first that comments."""
    end = min(end, start + LONGEST_PASSAGE)
    line_end = text.find("\n", start, end)
    found: list[Finding] = []
    finish = start
    for a, b in sentences(text, start, line_end if line_end >= 0 else end):
        if closes(text, a, b) or PAST.search(text, a, b):
            break
        fresh = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if not finding.counted and is_of_the_year(a, finding, clock)
        ]
        if sum(finding.subject.indicator in CORE and finding.bound != "qualitative" for finding in fresh) >= 2:
            found.extend(finding for finding in fresh if finding.bound != "qualitative")
            finish = b
    return found, finish
