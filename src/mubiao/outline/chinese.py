"""The marks of a Chinese report: headings, the sentence that opens the tasks, passages of targets, words of self-governance.

Examples of each rule stand in tests/test_outline.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.outline.headings_zh import heading_mark
from mubiao.outline.lines import ITEM, PART, Line, lines_of
from mubiao.outline.paragraphs_zh import add_signals, paragraph_mark
from mubiao.outline.path import Mark
from mubiao.outline.sentences import sets_target
from mubiao.outline.turns_zh import HEADING_LENGTH
from mubiao.outline.words import PLAN, REVIEW, SELF, TASKS
from mubiao.outline.years import report_year

_HEADED = 4.0  # what the words of a heading say for the section that it surely opens
_FEW_ITEMS = 4
_PLAN_OPENER = r"(?:{year}年|今年|新的一年|做好(?:今年|{year}年)|(?:党中央|中共中央|省委|市委|区委|县委|州委)[^。，]{{0,20}}对今年|展望{year}年|面向{year}年)"
_ASKS_FOR_DELIBERATION = re.compile(
    r"(?:请予?(?:各位代表)?(?:一并)?审议|提出(?:宝贵)?(?:意见|建议)|(?:报告|审议)如下)[^。！\n]{0,40}[。！]"
)


def marks(text: str) -> list[Mark]:
    """The marks of ``text`` (a flow's), in order."""
    lines = lines_of(text, "zh")
    year = report_year(text)
    found: list[Mark] = []
    opener = re.compile(_PLAN_OPENER.format(year=year or "20[0-9]{2}"))
    contents = _table_of_contents(text, lines)
    topics = sum(line.level == ITEM for line in lines) < _FEW_ITEMS
    items_seen = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        mark = (
            Mark(line.start)
            if number in contents
            else heading_mark(text, line, following, year) or paragraph_mark(text, line, opener, topics, year)
        )
        if mark.top or (mark.heading_end and not line.level):
            items_seen = False
        elif line.level == ITEM:
            items_seen = True
        elif line.level and items_seen:  # 第一， within （二） opens no part of the report
            mark.opens.pop(TASKS, None)
        if found and found[-1].heading_end and SELF not in found[-1].opens and not line.level and not line.saluted and SELF in mark.opens:
            mark.opens[SELF] -= 2.0  # the text of the item headed on the line before
        found.append(mark)
    body = _body_start(text, lines)
    if body is not None:
        found.append(Mark(body, {}, {REVIEW: -1.5}, reasons=["the first sentence after the salutation"]))
    _add_first_items(text, lines, found, add_signals(text, lines, found))
    found.sort(key=lambda mark: mark.at)
    return found


def _body_start(text: str, lines: Sequence[Line]) -> int | None:
    """Where the report begins to speak: after "…请予审议，并请…提出意见。", or at the first line of text."""
    match = _ASKS_FOR_DELIBERATION.search(text, 0, 2500)
    if match is not None:
        after = match.end()
        while (more := _ASKS_FOR_DELIBERATION.search(text, after, after + 60)) is not None:
            after = more.end()
        while after < len(text) and text[after].isspace():
            after += 1
        return after if after < len(text) else None
    return next((line.start for line in lines if line.end - line.start > 60), None)


def _table_of_contents(text: str, lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines of a table of contents: parts that follow one another without text between, in the first tenth, and come again."""
    parts = [number for number, line in enumerate(lines) if line.level == PART]
    early = [number for number in parts if lines[number].start < len(text) // 8]
    entries: set[int] = set()
    seen_later = {text[lines[number].body : lines[number].body + 8] for number in parts if number not in early}
    for number, following in pairwise(early):
        if lines[following].start - lines[number].end < 120 and lines[following].ordinal == lines[number].ordinal + 1:
            entries.update((number, following))
    entries = {
        number for number in entries if text[lines[number].body : lines[number].body + 8] in seen_later or lines[number].ordinal == 1
    }
    return entries if len(entries) > 1 else set()


def _add_first_items(text: str, lines: Sequence[Line], found: list[Mark], targets: set[int]) -> None:
    """（一） in the line behind the year's targets opens the tasks, where no part ahead is headed as theirs.

    Not behind a colon, and not if it sets a target itself: then the items are the targets.
    """
    ahead = False  # whether a later part is headed as the tasks
    for row in range(len(lines) - 1, 0, -1):
        line, mark = lines[row], found[row]
        if line.level == PART:
            ahead = mark.scores.get(TASKS, 0.0) >= _HEADED
        elif line.level == ITEM and line.ordinal == 1 and row - 1 in targets and not ahead:
            before = lines[row - 1]
            if text[before.end - 1] not in "：:" and not sets_target(text, line.body, min(line.end, line.body + HEADING_LENGTH)):
                mark.scores[PLAN] = mark.scores.get(PLAN, 0.0) - 1.0
                mark.reasons.append("the first item behind the targets")
