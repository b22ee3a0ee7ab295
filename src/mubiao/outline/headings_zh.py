"""The marks that headings of a Chinese report are: of a part, of an item within one, run into their text, or a number alone."""

from __future__ import annotations

import re

from mubiao.outline.headings import scores_of_heading
from mubiao.outline.lines import ITEM, PART, WORDED, Line
from mubiao.outline.path import Mark
from mubiao.outline.turns_zh import HEADING_LENGTH, SELF_OPENERS, opens_outlook
from mubiao.outline.words import APPENDIX, CLOSING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores

_MANY_ITEMS = 6  # a plan lists a few requirements; more numbered items than this are tasks
_ANY = (REVIEW, OUTLOOK, PLAN, TASKS, SELF, CLOSING, APPENDIX)

# What it costs a numbered heading to open a section that its words do not call for.
_UNCALLED = ((PLAN, -1.5), (SELF, -1.5), (OUTLOOK, -3.0), (APPENDIX, -6.0))
_SITTING_LINE = re.compile(r"(?:会议|大会)上\W{0,3}\Z")  # 在…第三次会议上: the year it prints is that of the day, not of a part
_SWALLOWED_HEADING = re.compile(
    r"20\d\d年[^。，；！]{0,12}?(?:工作回顾|回顾|工作安排(?:建议)?|工作建议|工作任务|目标任务|重点任务|重点工作|主要工作|主要任务|的?建议)"
    r"|[^。，；！：]{0,10}政府自身建设"
)
_SENTENCE_PUNCTUATION = "。！？；，：、"


def heading_mark(text: str, line: Line, following: Line | None, year: int | None) -> Mark | None:
    """A mark for a line that is, or opens with, a heading; None for plain text."""
    stop = min(line.end, line.body + HEADING_LENGTH)
    sentence_end = text.find("。", line.body, stop)
    head = text[line.body : stop if sentence_end < 0 else sentence_end]
    whole = line.end - line.body <= HEADING_LENGTH and (sentence_end < 0 or sentence_end == line.end - 1)
    if line.level == 0 and not line.opens_paragraph:
        return _swallowed_heading(text, line, year)
    if line.level == 0 and _SITTING_LINE.search(head):
        return None
    if line.level == 0 and (not whole or line.end - line.body > 45 or text[line.end - 1] in "；，：:、！!"):
        return None
    end = line.end
    if whole and sentence_end < 0 and following is not None and _continues(text, line, following):
        head += text[following.start : following.end]
        end = following.end
    if line.body == line.end and following is not None:
        return _bare_heading(text, line, following, year)
    scores = scores_of_heading(head, year)
    if line.level == 0:
        if not scores or max(scores.values()) < 3 or (sentence_end >= 0 and (len(head) > 20 or scores.get(REVIEW, 0.0) < 4)):
            return None
        stays = {PLAN: -2.0} if scores.get(TASKS, 0.0) >= 4 else {}
        end_or_none = end if sentence_end < 0 else None
        return Mark(line.start, scores, dict.fromkeys(_ANY, -0.5), end_or_none, False, [f"a heading without a number: {head}"], stays)
    if line.level == PART:
        if following is not None and opens_outlook(text[following.body : following.body + 40], year):
            scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) + 3.0
        opens = dict.fromkeys(_ANY, 0.0)
        for kind, cost in _UNCALLED:
            if scores.get(kind, 0.0) < 2:
                opens[kind] = cost
        scores[TASKS] = scores.get(TASKS, 0.0) + 0.6
        scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) + 0.5
        for kind in (SELF, CLOSING):
            if kind not in scores:
                scores[kind] = -3.0
        return Mark(line.start, scores, opens, end if whole else None, True, [f"a heading: {head}"], {PLAN: -2.0})
    return _item(line, scores, head, end if whole else None)


def _bare_heading(text: str, line: Line, following: Line, year: int | None) -> Mark:
    """A mark for 一 alone on its line: what the first sentence below it says, which is half as sure as a heading."""
    stop = min(following.end, following.body + HEADING_LENGTH)
    head = text[following.body : min((at for mark in "。：" if (at := text.find(mark, following.body, stop)) >= 0), default=stop)]
    scores = {kind: score / 2 for kind, score in scores_of_heading(head, year).items()}
    if opens_outlook(head, year):
        scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) + 3.0
    bonus = sum(score for pattern, score in SELF_OPENERS if pattern.search(head))
    scores[SELF] = scores.get(SELF, 0.0) + min(bonus, 6.0) - 3.0
    scores[CLOSING] = -3.0
    opens = {kind: 0.0 if scores.get(kind, 0.0) > 0 else cost for kind, cost in {**dict.fromkeys(_ANY, 0.0), **dict(_UNCALLED)}.items()}
    return Mark(line.start, scores, opens, None, True, [f"a number alone, above: {head}"], {PLAN: -2.0})


def _swallowed_heading(text: str, line: Line, year: int | None) -> Mark | None:
    """A heading without a number in a text that has lost its paragraph ends: …提出意见。2023年工作回顾过去一年…"""
    found = _SWALLOWED_HEADING.match(text, line.body, line.end)
    if found is None:
        return None
    scores = scores_of_heading(found[0], year)
    if not scores or max(scores.values()) < 3:
        return None
    return Mark(line.start, scores, dict.fromkeys(_ANY, -1.0), found.end(), False, [f"a heading run into its text: {found[0]}"])


def _continues(text: str, line: Line, following: Line) -> bool:
    """A heading broken over two lines: both short, neither closed by punctuation, the second without a number or a meaning of its own."""
    short = following.end - following.start <= 20 and line.end - line.start >= 6
    if not short or following.level or following.body != following.start or text[line.end - 1] in _SENTENCE_PUNCTUATION:
        return False
    return not any(char in _SENTENCE_PUNCTUATION for char in text[following.start : following.end]) and line.level == PART


def _item(line: Line, scores: Scores, head: str, end: int | None) -> Mark:
    """（一） 1. 第一， 一是: an item within a part. It may open the tasks (the first one), the plan, or self-governance."""
    mark = Mark(line.start, {}, {}, end, False, [f"item {line.ordinal}: {head}"])
    if line.level == ITEM and line.ordinal >= _MANY_ITEMS:
        mark.scores[PLAN] = -3.0
    if line.ordinal == 1:
        mark.opens[TASKS] = -0.3 if line.level == ITEM else -1.0 if line.level != WORDED else -2.0
    if scores.get(SELF, 0.0) >= 4:
        mark.scores[SELF] = 0.8 * scores[SELF]
        mark.scores[REVIEW] = mark.scores[SELF]  # a review too has its item on self-governance
        mark.opens[SELF] = 0.0 if line.level != WORDED or end is not None else -2.0
    for kind in (PLAN, TASKS):
        if scores.get(kind, 0.0) >= 4 and line.level == ITEM:
            mark.scores[kind] = mark.scores.get(kind, 0.0) + 0.6 * scores[kind]
            mark.opens[kind] = max(mark.opens.get(kind, -3.0), -1.0 if kind == TASKS else -3.0)
    return mark
