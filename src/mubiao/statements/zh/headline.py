"""Finds the passage of main expected targets (主要预期目标) and reads its sentences.

The passage opens with words that announce it and runs until a sentence comments on it (上述目标…, 提出…) or the tasks begin. Where a
report announces none, the cluster of sentences that set the year's core figures stands for it, and failing that the sentences that
say 今年…预期目标 of a core indicator: the form of the State Council's reports before 2005.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mubiao.outline.lines import ordinal_of
from mubiao.statements.findings import Finding, Stretch
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence, says_better
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.timing.clock import Clock

CORE = frozenset(  # ids of the vocabulary
    [
        "gdp",
        "gnp",
        "industrial_va",
        "industrial_output",
        "agri_output",
        "fai",
        "retail_sales",
        "social_commodity_retail",
        "trade_total",
        "exports",
        "imports",
        "budget_revenue",
        "income",
        "income_urban",
        "income_rural",
        "cpi",
        "rpi",
        "unemployment_surveyed",
        "unemployment_registered",
        "jobs_urban_new",
        "grain_output",
        "primary_va",
        "secondary_va",
        "tertiary_va",
        "energy_intensity",
        "deficit",
        "deficit_ratio",
        "national_income",
        "currency_issue",
    ]
)
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
_LEAD = re.compile(
    r"(?:目标|指标)(?:任务)?(?:建议|初步|拟|安排|暂|分别|概括|概括起来|大体|设定|确定|拟定|定|主要|初定)*(?:是|为|如下表|见下表|如下|有|：|:)(?:：|:)?"
    r"|(?:要求|建议)(?=今年的国民生产总值)"
)
_EXPECTED = re.compile(r"预期|今年|全年|主要|\d{4}年|本年|总体|宏观|奋斗|发展")
_LATER = re.compile(
    r"今后(?:五|三|几|5|3)年|未来(?:五|三|几|5|3)年|本届政府(?:任期|五年|今后)|“?十[一二三四五六]?五”?(?:时期|期间)|到\d{4}年|五年(?:的)?(?:主要|奋斗|发展)*目标"
)
_THIS_YEAR = re.compile(r"今年|全年|本年|\d{4}年")
_GOAL = re.compile(r"预期|计划|目标|调控|拟|要求|控制|力争|确保|努力|保持|不能|使|安排|预算|预定")
_SENTENCE_END = re.compile(r"[。！!？?\n]")
_STOPS = words("headline", "stops")
_COMMENTS = re.compile("|".join(sorted(words("headline", "comments"), key=len, reverse=True)))
_PAST = re.compile(r"(?<![比较与同和超于])(?:去年|上年(?!同期))(?![^，。；、]{0,8}基础上)|一年来|五年来|过去|已经|累计|上一年|连续")
_TASKS_BEGIN = re.compile(
    r"(?:重点|着重|突出|集中|全力|扎实|认真|切实|我们将|要|必须|具体)[^，。；]{0,12}?(?:做好|抓好|抓实|推进|做到)[^，。；]{0,10}?(?:工作|任务|方面|大事|项)"
)
# An item of a list of targets, each in a paragraph of its own.
_ITEM = ("—", "-", "·", "●", "◆", "■", "1", "2", "3", "4", "5", "6", "7", "8", "9", "（", "(", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨")
_LONGEST_ITEM = 90
# （二） of a list of targets that each come with their reasons: （一）地区生产总值增长7%左右。主要考虑：…
_NUMBERED = re.compile(
    r"[\s　]*(?:[（(](?P<bracketed>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?P<point>\d{1,2})[.．、](?!\d)|(?P<ring>[①-⑳]))"
)
_SOFT = ("relative", "qualitative")
LONGEST_PASSAGE = 4000
# What a value means is asked of its sentence from the beginning, so a text that is one sentence takes time by the square of its length.
LONGEST_SENTENCE = 2000
# Targets that go on behind the reasons for the first of them.
_RESUMES = re.compile(
    r"[\s　]*(?:与之|与此|同经济增长|相应地?|与上述目标)?(?:相(?:衔接|适应|匹配|应|对应|协调)|其[他它](?:各项|主要|相关|方面)*(?:预期|指标|目标)+)"
)
_LONGEST_COMMENT = 4
# A report announces its targets once, and no real one made the search try more than five passages that were none. A try reads up to
# LONGEST_PASSAGE: without an end to them a text of nothing but goals would be read again from each of its sentences.
_MOST_TRIES = 16


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of targets: the findings, and how it was recognised ("announced", "cluster", "scattered")."""

    findings: tuple[Finding, ...]
    start: int
    end: int
    how: str


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch; a line end closes a sentence too. One longer than LONGEST_SENTENCE comes in parts."""
    position = start
    tabs = text.find("\t", start, end) >= 0  # the rows of a table are no sentences: see tables.py
    for mark in _SENTENCE_END.finditer(text, start, end):
        finish = mark.end()
        if position < finish and not (tabs and text.find("\t", position, finish) >= 0):
            if finish - position > LONGEST_SENTENCE:
                yield from _parts(text, position, finish)
            else:
                yield position, finish
        position = finish
    yield from _parts(text, position, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut behind clause marks where it is longer than any of the genre."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind("；", start, start + LONGEST_SENTENCE)
        cut = cut if cut >= 0 else text.rfind("，", start, start + LONGEST_SENTENCE)
        cut = cut + 1 if cut >= 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def headline_passages(text: str, stretches: Sequence[Stretch], mentions: Mentions, quantities: Quantities, clock: Clock) -> list[Passage]:
    """The passages that hold the report's main expected targets, in order of the text."""
    plan = [stretch for stretch in stretches if stretch.kind == "plan"]
    ahead = [stretch for stretch in stretches if stretch.kind in ("plan", "tasks", "outlook")] or [
        stretch for stretch in stretches if stretch.kind not in ("review", "appendix")
    ]
    tries = iter(range(_MOST_TRIES))
    announced = [passage for stretch in plan for passage in _announced(text, stretch, mentions, quantities, clock, tries)]
    if sum(len(passage.findings) for passage in announced) >= 3:
        return announced
    clusters = [passage for stretch in plan for passage in _clusters(text, stretch, mentions, quantities, clock, tries)]
    if not announced and clusters:
        return clusters[:1]
    announced = [passage for stretch in ahead for passage in _announced(text, stretch, mentions, quantities, clock, tries)]
    if sum(len(passage.findings) for passage in announced) >= 3:
        return announced
    clusters = [passage for stretch in ahead for passage in _clusters(text, stretch, mentions, quantities, clock, tries)]
    if not announced and clusters:
        return clusters[:1]
    opening = list(itertools.takewhile(lambda stretch: stretch.kind == "other", stretches)) if not announced else []
    announced = [passage for stretch in opening for passage in _announced(text, stretch, mentions, quantities, clock, tries)] or announced
    scattered = [passage for stretch in ahead for passage in _scattered(text, stretch, mentions, quantities, announced, clock, tries)]
    return sorted([*announced, *scattered], key=lambda passage: passage.start)


# --- announced -------------------------------------------------------------------------------------------------------------------


def _announced(
    text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, clock: Clock, tries: Iterator[int]
) -> Iterator[Passage]:
    taken = stretch.start
    for lead in _LEAD.finditer(text, stretch.start, stretch.end):
        if lead.start() < taken:
            continue
        begin = behind_last(text, "。！；\n", taken, lead.start())
        begin = max(begin, taken)
        announcement = text[begin : lead.end()]
        if not _EXPECTED.search(announcement) or _of_later_years(announcement):
            continue
        # "经济增长预期目标为7%左右": the value follows at once, so the subject stands before the announcement.
        at_once = quantities.within(lead.end(), min(lead.end() + 16, stretch.end))
        start = begin if at_once and at_once[0].start <= lead.end() + 1 else lead.end()
        passage = (
            _at_once(text, start, stretch.end, mentions, quantities, clock)
            if start == begin
            else _run(text, start, stretch.end, mentions, quantities, clock)
        )
        if passage is None:
            if next(tries, None) is None:
                return
            continue
        yield passage
        taken = passage.end
        resumed = _resumed(text, passage.end, stretch.end) if start == begin else None
        more = _run(text, resumed, stretch.end, mentions, quantities, clock) if resumed is not None else None
        if more is not None:
            yield more
            taken = more.end


def _resumed(text: str, start: int, end: int) -> int | None:
    """Where the paragraph goes on with targets behind the reasons for the first: 与之相衔接，…"""
    line_end = text.find("\n", start, end)
    for i, (a, b) in enumerate(sentences(text, start, line_end if line_end >= 0 else end)):
        if i > _LONGEST_COMMENT:
            return None
        if _RESUMES.match(text, a, b):
            return a
    return None


def _at_once(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> Passage | None:
    """The one sentence of an announcement that its value follows; what it says in words belongs to the comment."""
    a, b = next(sentences(text, start, min(end, start + LONGEST_PASSAGE)))
    found = [
        finding
        for finding in read_sentence(text, a, b, mentions, quantities)
        if finding.bound != "qualitative" and not finding.counted and _of_the_year(a, finding, clock)
    ]
    return Passage(tuple(_unique(found)), a, b, "announced") if found else None


def _of_later_years(announcement: str) -> bool:
    later = list(_LATER.finditer(announcement))
    if not later:
        return False
    this_year = list(_THIS_YEAR.finditer(announcement))
    return not this_year or later[-1].start() >= this_year[-1].start()


def _run(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> Passage | None:
    """Sentences from ``start`` on as long as they state targets."""
    found: list[Finding] = []
    finish = start
    gap = False  # the sentence before stated no target
    closed = 0  # sentences of comment since the last target
    numbered = ("", 0)  # how the items of a list that has begun are numbered, and the last item's number
    # An announcement that ends its line is followed by its items, a line each.
    lines = text[start : start + 3].lstrip(" \u3000").startswith("\n")
    for a, b in sentences(text, start, min(end, start + LONGEST_PASSAGE)):
        if not text[a:b].strip():
            continue
        listed = text[a : a + 6].lstrip().startswith(_ITEM) or (lines and b - a <= _LONGEST_ITEM)
        number = _numbered(text, a, b)
        next_item = number == (numbered[0], numbered[1] + 1) and bool(found)
        if found and not next_item and (closed or _closes(text, a, b)) and not _RESUMES.match(text, a, b):
            closed += 1  # reasons: the targets may go on behind them
            if closed > _LONGEST_COMMENT or (text[b - 1] == "\n" and _numbered(text, b, end) != (numbered[0], numbered[1] + 1)):
                break
            continue
        closed = 0
        fresh = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if not finding.counted and not _PAST.search(text, finding.start, finding.printed_start) and _of_the_year(a, finding, clock)
        ]
        if not fresh:
            if found and says_better(text, a, b):
                found[-1].aims_higher = True
            elif gap and not listed:
                break
            elif not listed or not found:
                gap = True
            continue
        core = sum(finding.subject.indicator in CORE and finding.bound != "qualitative" for finding in fresh)
        if found and not listed and (gap or text[a - 1] == "\n") and core < 2:
            break
        if number is not None and (next_item or not found):
            numbered = number
        gap = False
        found.extend(fresh)
        finish = b
    unique = _unique(found)
    return Passage(tuple(unique), start, finish, "announced") if unique else None


def _numbered(text: str, start: int, end: int) -> tuple[str, int] | None:
    """How the item that begins at ``start`` is numbered, and its number."""
    found = _NUMBERED.match(text, start, end)
    if found is None or found.lastgroup is None:
        return None
    printed = found[found.lastgroup]
    return found.lastgroup, ord(printed) - ord("①") + 1 if found.lastgroup == "ring" else ordinal_of(printed)


def _of_the_year(start: int, finding: Finding, clock: Clock) -> bool:
    """No words of time between the sentence's beginning and the value lead away from the report's year."""
    when = clock.moment(start, finding.printed_start, "plan")
    return (
        when is None
        or when.tense == "year"
        or (when.tense == "later" and finding.relative is not None and finding.relative.to == "assigned")
    )


def _closes(text: str, start: int, end: int) -> bool:
    while start < end and text[start] in " 　\n（(“":
        start += 1
    if any(text.startswith(stop, start) for stop in _STOPS):
        return True
    return _COMMENTS.search(text, start, end) is not None or _TASKS_BEGIN.search(text, start, end) is not None


def _unique(findings: Sequence[Finding]) -> list[Finding]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in findings:
        if finding.key() not in seen:
            seen.add(finding.key())
            kept.append(finding)
    return kept


# --- not announced ---------------------------------------------------------------------------------------------------------------


def _clusters(
    text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, clock: Clock, tries: Iterator[int]
) -> Iterator[Passage]:
    """A sentence with the growth target and, with those that follow it, at least three core figures."""
    position = stretch.start
    for a, b in sentences(text, stretch.start, stretch.end):
        if a < position:
            continue
        named = {mention.indicator for mention in mentions.within(a, b)}
        many = len(named & CORE) >= 4  # a year without a growth target (2020) still sets the others
        if not ("gdp" in named or many) or not quantities.within(a, b) or _PAST.search(text, a, b):
            continue
        passage = _run(text, a, stretch.end, mentions, quantities, clock)
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


def _scattered(
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
        this_year, goal = _THIS_YEAR.search(text, a, b), _GOAL.search(text, a, b)
        if not this_year or not goal or _of_later_years(text[a:b]) or b - a > 400:
            continue
        if not any(mention.indicator in CORE for mention in mentions.within(a, b)):
            continue
        found = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if finding.subject.indicator in CORE
            and finding.bound != "qualitative"
            and finding.printed_start >= this_year.start()
            and not _PAST.search(text, a, finding.printed_start)
            and _of_the_year(a, finding, clock)
        ]
        # Grain or one sector's output alone is a task of that sector, not a target of the whole economy.
        if any(finding.subject.indicator in _MACRO for finding in found):
            goes_on = len(found) > 1 and next(tries, None) is not None
            more, finish = _more(text, b, stretch.end, mentions, quantities, clock) if goes_on else ([], b)
            yield Passage(tuple(_unique([*found, *more])), a, finish, "scattered")


def _more(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> tuple[list[Finding], int]:
    """What the paragraph goes on to set: sentences with two core figures or more, up to the first that comments."""
    end = min(end, start + LONGEST_PASSAGE)
    line_end = text.find("\n", start, end)
    found: list[Finding] = []
    finish = start
    for a, b in sentences(text, start, line_end if line_end >= 0 else end):
        if _closes(text, a, b) or _PAST.search(text, a, b):
            break
        fresh = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if not finding.counted and _of_the_year(a, finding, clock)
        ]
        if sum(finding.subject.indicator in CORE and finding.bound != "qualitative" for finding in fresh) >= 2:
            found.extend(finding for finding in fresh if finding.bound != "qualitative")
            finish = b
    return found, finish
