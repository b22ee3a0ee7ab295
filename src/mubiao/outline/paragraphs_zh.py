"""What the paragraphs of a Chinese report say of the section they stand in: as openers, and by the words inside of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import ahocorasick_rs

from mubiao.outline.lines import Line
from mubiao.outline.path import Mark
from mubiao.outline.sentences import LEAD_HINTS, TARGET_HINTS, lead_in, target_passage
from mubiao.outline.turns_zh import ANY_SELF_OPENER, ENDS_WITH, SELF_OPENERS, comes_last, opens_outlook
from mubiao.outline.words import CLOSING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores, words

_CALLS_FOR_THIS_YEAR = re.compile(r"(?:党中央|中共中央|中央|省委|市委|区委|县委|州委)[^。]{0,40}(?:提出|确定|明确)了?今年")
_YEAR_OF = re.compile(r"(?:(?:19|20)\d\d年|今年|新的一年)，?(?:是|将是)[^。]{0,80}(?:第一年|一年|之年|关键)")
# 大力兴修水利，让旱田变水田。今年…: a paragraph that begins with a short sentence to say what is to be done.
_TOPIC = re.compile(
    r"(?:——|—|－|-)?(?:狠抓|继续|进一步|大力|积极|切实|认真|努力|着力|全面|深入|扎实|加快|加强|加大|坚持|促进|推进|推动|发展|巩固|深化|扩大|搞好|抓好|提高|稳定|保持|改善|增加)"
    r"[^。；：\n]{4,32}。(?=[^\n]{30})"
)
_CLOSING_WORDS = re.compile(r"让我们|紧密(?:地)?团结|而(?:不懈|努力|团结)奋斗|奋勇前进")
_CLOSING_HINTS = ("让我们", "紧密", "奋斗", "奋勇前进")
_PEOPLE_LIVELIHOOD_VOTE = re.compile(r"民生实事[^。]{0,30}(?:候选项目|票决|审议)")


@cache
def _signals() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Scores, ...], int]:
    vocabulary = words("zh", "passage")
    patterns = [*vocabulary.words, *LEAD_HINTS, *TARGET_HINTS]
    matcher = ahocorasick_rs.AhoCorasick(
        patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
    return matcher, vocabulary.scores, len(vocabulary.words) + len(LEAD_HINTS)


def paragraph_mark(text: str, line: Line, opener: re.Pattern[str], topics: bool, year: int | None) -> Mark:
    """A mark for plain text: a paragraph may open self-governance, an unheaded plan, or the closing on nation and army.

    ``topics`` says that the report numbers no items, so that a paragraph's first short sentence stands for one.
    """
    head = text[line.body : min(line.end, line.body + 110)]
    mark = Mark(line.body)
    if not line.opens_paragraph:
        return mark
    bonus = 0.0
    for pattern, score in SELF_OPENERS if ANY_SELF_OPENER.search(head) else ():
        if (said := pattern.search(head)) is not None and not comes_last(line, line.body + said.start()):
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
    if opens_outlook(head, year):
        mark.opens[OUTLOOK] = -2.0
        mark.scores[OUTLOOK] = 2.0
    if _PEOPLE_LIVELIHOOD_VOTE.search(text, line.body, min(line.end, line.body + 200)):
        mark.scores[TASKS] = mark.scores.get(TASKS, 0.0) + 3.0
        mark.opens[TASKS] = -0.5
        mark.scores[SELF] = -2.0
    return mark


def add_signals(text: str, lines: Sequence[Line], found: list[Mark]) -> set[int]:
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
        if comes_last(lines[row], at):
            sums[row][SELF] *= ENDS_WITH
    _add_sums(text, lines, found, sums)
    return targets


def _add_sums(text: str, lines: Sequence[Line], found: list[Mark], sums: dict[int, dict[int, float]]) -> None:
    # The words of the closing stand in the last paragraphs; each of them holds one of the four that are looked for first.
    closing = min((at for word in _CLOSING_HINTS if (at := text.find(word)) >= 0), default=len(text))
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
            closes = line.end > closing and _CLOSING_WORDS.search(text, line.start, line.end) is not None
            if not closes and not (total and SELF in total):
                mark.scores[SELF] = mark.scores.get(SELF, 0.0) - 0.7 * share
