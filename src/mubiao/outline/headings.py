"""What a Chinese heading says: its words (words.toml), the years and five-year plans it prints, and what it is about.

Examples stand in tests/test_outline_headings.py.
"""

from __future__ import annotations

import re

from mubiao.outline.lines import ordinal_of
from mubiao.outline.words import OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores, words
from mubiao.outline.years import printed_years

# A heading about government itself: 努力建设廉洁勤政的政府; 数字政府 is a task.
_SELF_HEADING = re.compile(r"(?:建设|打造|建成|当好|争做)[^，。；]{0,20}(?<!数字)(?<!数智)政府\Z")
# A heading about how the year's targets are to be reached is one of tasks: 狠抓落实，确保全年目标任务完成.
_REACHES_TARGETS = re.compile(
    r"(?:\A|，)(?:确保|保证|力争|全面|圆满|努力|坚决|如期)*(?:完成|实现|落实)[^，。；]{0,8}(?:今年|全年|年度|\d{4}年)[^，。；]{0,10}(?:目标|任务)(?!.{0,8}情况)"
    r"|(?:确保|保证)[^，。；]{0,12}(?:目标|任务)[^，。；]{0,6}(?:完成|实现|落实|落地)(?!情况)"
)
_FIVE_YEARS = re.compile(
    r"(?<!十)(?<![一二三四五六七八九])(?P<number>十[一二三四五六]|十|[六七八九])五”?(?=时期|期间|规划|计划|发展|以来|经济|社会|主要|目标|成就|回顾|工作|的|和|与|及|、|\Z)"
)


def scores_of_heading(head: str, year: int | None) -> Scores:
    """What the words of a heading say for each section, in the report of that year (None: not known)."""
    scores = words("zh", "heading").score(head)
    _add_years(scores, head, year)
    _add_five_years(scores, head, year)
    if _SELF_HEADING.search(head):
        scores[SELF] = max(scores.get(SELF, 0.0), 6.0)
    if ("目标" in head or "任务" in head) and _REACHES_TARGETS.search(head):
        scores[TASKS] = scores.get(TASKS, 0.0) + 4.0
        scores[PLAN] = scores.get(PLAN, 0.0) - 3.0
        scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) - 3.0
    return scores


def _add_five_years(scores: Scores, head: str, year: int | None) -> None:
    """What a five-year plan in a heading says: one that is over is looked back upon, another looks ahead. 十三五 is 2016 to 2020."""
    for match in _FIVE_YEARS.finditer(head) if "五" in head else ():
        last = 1955 + 5 * ordinal_of(match["number"])
        over = year is not None and last < year
        changes = {REVIEW: 4.0, OUTLOOK: -4.0, PLAN: -1.0} if over else {OUTLOOK: 3.0, PLAN: -1.0}
        for kind, change in changes.items():
            scores[kind] = scores.get(kind, 0.0) + change


def _add_years(scores: Scores, head: str, year: int | None) -> None:
    """What the years of a heading say, against the year that the report plans."""
    if year is None:
        return
    for printed, _ in printed_years(head):
        if printed == year:
            changes = {REVIEW: -2.0, PLAN: 2.0, TASKS: 1.5}
        elif printed == year - 1:
            changes = {REVIEW: 4.0, PLAN: -2.0, TASKS: -2.0}
        elif printed > year:
            changes = {OUTLOOK: 3.0}
        else:
            changes = {REVIEW: 1.0}
        for kind, change in changes.items():
            scores[kind] = scores.get(kind, 0.0) + change
