"""The marks of a Chinese report: headings, the sentence that opens the tasks, passages of targets, words of self-governance.

Examples of each rule stand in tests/test_outline.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import ahocorasick_rs

from mubiao.outline.headings import scores_of_heading
from mubiao.outline.lines import ITEM, PART, WORDED, Line, lines_of, ordinal_of
from mubiao.outline.path import Mark
from mubiao.outline.sentences import LEAD_HINTS, TARGET_HINTS, lead_in, sets_target, target_passage
from mubiao.outline.words import APPENDIX, CLOSING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores, words
from mubiao.outline.years import report_year

_HEADING_LENGTH = 60
_LONG_ENOUGH, _ENDS_WITH = 60, 0.3  # characters of a paragraph that may end with another matter than its own, and what that then weighs
_HEADED = 4.0  # what the words of a heading say for the section that it surely opens
_MANY_ITEMS = 6  # a plan lists a few requirements; more numbered items than this are tasks
_FEW_ITEMS = 4
_ANY = (REVIEW, OUTLOOK, PLAN, TASKS, SELF, CLOSING, APPENDIX)

# What it costs a numbered heading to open a section that its words do not call for.
_UNCALLED = ((PLAN, -1.5), (SELF, -1.5), (OUTLOOK, -3.0), (APPENDIX, -6.0))
_PLAN_OPENER = r"(?:{year}年|今年|新的一年|做好(?:今年|{year}年)|(?:党中央|中共中央|省委|市委|区委|县委|州委)[^。，]{{0,20}}对今年|展望{year}年|面向{year}年)"
_CALLS_FOR_THIS_YEAR = re.compile(r"(?:党中央|中共中央|中央|省委|市委|区委|县委|州委)[^。]{0,40}(?:提出|确定|明确)了?今年")
_YEAR_OF = re.compile(r"(?:(?:19|20)\d\d年|今年|新的一年)，?(?:是|将是)[^。]{0,80}(?:第一年|一年|之年|关键)")
# 大力兴修水利，让旱田变水田。今年…: a paragraph that begins with a short sentence to say what is to be done.
_TOPIC = re.compile(
    r"(?:——|—|－|-)?(?:狠抓|继续|进一步|大力|积极|切实|认真|努力|着力|全面|深入|扎实|加快|加强|加大|坚持|促进|推进|推动|发展|巩固|深化|扩大|搞好|抓好|提高|稳定|保持|改善|增加)"
    r"[^。；：\n]{4,32}。(?=[^\n]{30})"
)
_OUTLOOK_OPENER = re.compile(
    r"(?:今后|未来)(?:五|5|十|几|一个时期)|“?(?P<plan>十[一二三四五])五”?(?:时期|期间)，?(?:是|要|我|全[省市县区州盟旗]|经济社会)"
)
_SELF_OPENERS = (
    (re.compile(r"对政府[^。，]{0,16}(?:提出|要求)"), 5.0),
    (re.compile(r"(?:政府|行署|加强|狠抓)自身(?:改革|建设)|政府建设"), 4.0),
    (re.compile(r"政府工作要有|政府要担当|履职尽责|勇于担责|政府履职水平"), 3.0),
    (re.compile(r"政府系统|人民满意|政府治理|打铁|执行者、行动派|从严治政|廉政建设|机关作风"), 2.0),
    (re.compile(r"(?:各级|人民)政府"), 1.0),
    (re.compile(r"新(?:征程|形势|使命|任务|时代|起点|作为|挑战)"), 1.0),
    (re.compile(r"做好(?:新形势下的)?政府工作|完成(?:好|今年)|实现(?:预期|发展|今年)|赶考"), 1.5),
    (re.compile(r"把政治建设|(?:转变|改进)[^，。]{0,4}作风|政府责任"), 1.5),
    (re.compile(r"责任重大|使命(?:光荣|重大|呼唤)"), 1.0),
    (re.compile(r"全面领导|忠诚|两个确立|三个务必|我们(?:必须|一定)"), 1.0),
)
# A word of each: most paragraphs have none.
_ANY_SELF_OPENER = re.compile(
    "政府|自身|履职|担责|人民满意|打铁|执行者|从严治政|廉政|作风|新征程|新形势|新使命|新任务|新时代|新起点|新作为|新挑战|完成好|完成今年|实现预期|实现发展"
    "|实现今年|赶考|政治建设|责任重大|使命|全面领导|忠诚|两个确立|三个务必|我们必须|我们一定"
)
_SITTING_LINE = re.compile(r"(?:会议|大会)上\W{0,3}\Z")  # 在…第三次会议上: the year it prints is that of the day, not of a part
_CLOSING_WORDS = re.compile(r"让我们|紧密(?:地)?团结|而(?:不懈|努力|团结)奋斗|奋勇前进")
_CLOSING_HINTS = ("让我们", "紧密", "奋斗", "奋勇前进")
_ASKS_FOR_DELIBERATION = re.compile(
    r"(?:请予?(?:各位代表)?(?:一并)?审议|提出(?:宝贵)?(?:意见|建议)|(?:报告|审议)如下)[^。！\n]{0,40}[。！]"
)
_PEOPLE_LIVELIHOOD_VOTE = re.compile(r"民生实事[^。]{0,30}(?:候选项目|票决|审议)")
_SWALLOWED_HEADING = re.compile(
    r"20\d\d年[^。，；！]{0,12}?(?:工作回顾|回顾|工作安排(?:建议)?|工作建议|工作任务|目标任务|重点任务|重点工作|主要工作|主要任务|的?建议)"
    r"|[^。，；！：]{0,10}政府自身建设"
)
_SENTENCE_PUNCTUATION = "。！？；，：、"


@cache
def _signals() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Scores, ...], int]:
    vocabulary = words("zh", "passage")
    patterns = [*vocabulary.words, *LEAD_HINTS, *TARGET_HINTS]
    matcher = ahocorasick_rs.AhoCorasick(
        patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
    return matcher, vocabulary.scores, len(vocabulary.words) + len(LEAD_HINTS)


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
            else _heading(text, line, following, year) or _paragraph(text, line, opener, topics, year)
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
    _add_first_items(text, lines, found, _add_signals(text, lines, found))
    found.sort(key=lambda mark: mark.at)
    return found


def _heading(text: str, line: Line, following: Line | None, year: int | None) -> Mark | None:
    """A mark for a line that is, or opens with, a heading; None for plain text."""
    stop = min(line.end, line.body + _HEADING_LENGTH)
    sentence_end = text.find("。", line.body, stop)
    head = text[line.body : stop if sentence_end < 0 else sentence_end]
    whole = line.end - line.body <= _HEADING_LENGTH and (sentence_end < 0 or sentence_end == line.end - 1)
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
        if following is not None and _opens_outlook(text[following.body : following.body + 40], year):
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


def _opens_outlook(head: str, year: int | None) -> bool:
    """Whether a part begins with years to come. A five-year plan that is over (“十二五” in 2016) is looked back upon."""
    found = _OUTLOOK_OPENER.match(head)
    if found is None or found["plan"] is None or year is None:
        return found is not None
    return 1955 + 5 * ordinal_of(found["plan"]) >= year


def _bare_heading(text: str, line: Line, following: Line, year: int | None) -> Mark:
    """A mark for 一 alone on its line: what the first sentence below it says, which is half as sure as a heading."""
    stop = min(following.end, following.body + _HEADING_LENGTH)
    head = text[following.body : min((at for mark in "。：" if (at := text.find(mark, following.body, stop)) >= 0), default=stop)]
    scores = {kind: score / 2 for kind, score in scores_of_heading(head, year).items()}
    if _opens_outlook(head, year):
        scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) + 3.0
    bonus = sum(score for pattern, score in _SELF_OPENERS if pattern.search(head))
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


def _paragraph(text: str, line: Line, opener: re.Pattern[str], topics: bool, year: int | None) -> Mark:
    """A mark for plain text: a paragraph may open self-governance, an unheaded plan, or the closing on nation and army.

    ``topics`` says that the report numbers no items, so that a paragraph's first short sentence stands for one.
    """
    head = text[line.body : min(line.end, line.body + 110)]
    mark = Mark(line.body)
    if not line.opens_paragraph:
        return mark
    bonus = 0.0
    for pattern, score in _SELF_OPENERS if _ANY_SELF_OPENER.search(head) else ():
        if (said := pattern.search(head)) is not None and not _comes_last(line, line.body + said.start()):
            bonus += score
    mark.at = line.start
    mark.opens[SELF] = min(bonus, 6.0) - 5.0 + (1.0 if line.saluted else 0.0)
    mark.opens[CLOSING] = -5.0
    if bonus:
        mark.reasons.append(f"a paragraph that may open self-governance ({bonus:+.1f})")
    if opener.match(head) or (line.saluted and _CALLS_FOR_THIS_YEAR.match(head)):
        mark.opens[PLAN] = -0.7 if line.saluted else -2.0
        mark.scores[REVIEW] = -1.5 if line.saluted else -0.5
        mark.scores[PLAN] = 1.0 if line.saluted else 0.0
        if line.saluted and _YEAR_OF.match(head):
            mark.scores[PLAN] += 1.5
        mark.reasons.append("a paragraph that turns to this year")
    if topics and _TOPIC.match(head):
        mark.opens[TASKS] = -1.2
        mark.scores[PLAN] = mark.scores.get(PLAN, 0.0) - 0.6
        mark.reasons.append("a paragraph that begins with what is to be done")
    if _opens_outlook(head, year):
        mark.opens[OUTLOOK] = -2.0
        mark.scores[OUTLOOK] = 2.0
    if _PEOPLE_LIVELIHOOD_VOTE.search(text, line.body, min(line.end, line.body + 200)):
        mark.scores[TASKS] = mark.scores.get(TASKS, 0.0) + 3.0
        mark.opens[TASKS] = -0.5
        mark.scores[SELF] = -2.0
    return mark


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
            if text[before.end - 1] not in "：:" and not sets_target(text, line.body, min(line.end, line.body + _HEADING_LENGTH)):
                mark.scores[PLAN] = mark.scores.get(PLAN, 0.0) - 1.0
                mark.reasons.append("the first item behind the targets")


def _add_signals(text: str, lines: Sequence[Line], found: list[Mark]) -> set[int]:
    """Adds what stands inside paragraphs: the words of each section, the sentence that opens the tasks, the passages of targets.

    Gives the numbers of the lines that hold the year's targets.
    """
    matcher, scores, first_target = _signals()
    starts = [line.start for line in lines]
    sums: dict[int, dict[int, float]] = {}
    first_self: dict[int, int] = {}  # where a paragraph begins to speak of self-governance
    seen: set[tuple[int, int]] = set()
    targets: set[int] = set()
    last_lead = -1
    for number, start, end in matcher.find_matches_as_indexes(text):
        row = bisect_right(starts, start) - 1
        if row < 0:
            continue
        line = lines[row]
        if number < len(scores):
            if (row, number) not in seen:
                seen.add((row, number))
                total = sums.setdefault(row, {})
                for kind, score in scores[number].items():
                    total[kind] = total.get(kind, 0.0) + score
                    if kind == SELF:
                        first_self.setdefault(row, start)
        elif number < first_target:
            lead = lead_in(text, line, start, end)
            if lead is not None and lead.at != last_lead:
                last_lead = lead.at
                found.append(lead)
        else:
            target = target_passage(text, line.start, line.end, start, end)
            if target is not None:
                found.append(target)
                if OUTLOOK not in target.scores or target.scores[PLAN] > target.scores[OUTLOOK]:
                    targets.add(row)
    for row, at in first_self.items():
        if _comes_last(lines[row], at):
            sums[row][SELF] *= _ENDS_WITH
    _add_sums(text, lines, found, sums)
    return targets


def _closes(text: str, line: Line) -> bool:
    """Whether a paragraph has words of the closing; each of them holds one of the four that are looked for first."""
    may = any(text.find(word, line.start, line.end) >= 0 for word in _CLOSING_HINTS)
    return may and _CLOSING_WORDS.search(text, line.start, line.end) is not None


def _comes_last(line: Line, at: int) -> bool:
    """Whether what stands at ``at`` is but the end of a paragraph about something else: …八个方面的工作，全面加强政府自身建设。"""
    length = line.end - line.body
    return length > _LONG_ENOUGH and at - line.body > 0.6 * length


def _add_sums(text: str, lines: Sequence[Line], found: list[Mark], sums: dict[int, dict[int, float]]) -> None:
    for row, line in enumerate(lines):
        total = sums.get(row)
        mark = found[row]  # the marks of the lines come first, one a line
        if total:
            for kind, score in total.items():
                mark.scores[kind] = mark.scores.get(kind, 0.0) + min(score, 5.0 if kind != SELF else 4.0)
        length = line.end - line.start
        if length > 30:  # a paragraph without a word of self-governance speaks against it, a sentence alone less so
            share = min(1.0, length / 120)
            if total and total.get(CLOSING, 0.0) >= 3 and CLOSING in mark.opens and not line.level:
                mark.opens[CLOSING] = -3.0
            if not (total and CLOSING in total):
                mark.scores[CLOSING] = mark.scores.get(CLOSING, 0.0) - 0.8 * share
            if not (total and SELF in total) and not _closes(text, line):
                mark.scores[SELF] = mark.scores.get(SELF, 0.0) - 0.7 * share
