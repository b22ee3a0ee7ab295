"""Finds the passage of main targets and reads its sentences.

The passage opens with words that announce it (the main targets … are, we have set the following targets) and runs until a sentence
comments on it or turns to something else. Where a report announces none, the sentences of its plan that set the growth target
stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.en.lexicon import any_of, words
from mubiao.statements.en.qualitative import MADE, qualitative
from mubiao.statements.en.sentences import sentences
from mubiao.statements.en.times import cues, nearest
from mubiao.statements.findings import Finding, Passage, Stretch, each_once
from mubiao.statements.index import Mentions, Quantities

CORE = frozenset(
    [
        "gdp",
        "industrial_va",
        "fai",
        "retail_sales",
        "trade_total",
        "budget_revenue",
        "income",
        "income_urban",
        "income_rural",
        "cpi",
        "unemployment_surveyed",
        "unemployment_registered",
        "jobs_urban_new",
        "grain_output",
        "energy_intensity",
        "primary_va",
        "secondary_va",
        "tertiary_va",
        "exports",
    ]
)
_LEAD = re.compile(
    r"\b(?:targets?|goals?|objectives?|indicators?)\b(?P<between>[^.:;\n]{0,160}?)(?P<mark>\b(?:are|is|as follows|include|includes|including|were set)\b[^.:;\n]{0,40}?:|\bas follows\b[.:]?|\bare to\b|:|\b(?:are|is|include)\b(?! (?:met|achieved|fulfilled|reached|attained|based|set|in|mainly|intended|not|still|also|consistent|realistic|needed|meant|reasonable|appropriate|accomplished|completed))"
    r"|\b(?:are|is) set at\b)"
    r"|\b(?:we (?:will )?(?:aim|strive|plan|propose|expect|intend)|(?:it|this) is (?:projected|expected|proposed|planned)|our (?:aim|goal|target) is)\b(?P<aim>[^.:;\n]{0,60}?\b(?:to|for|that|at)\b)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:main|major|key|projected|expected|anticipated|development|following|overall|primary|principal|general|economic|social|macro|set|basic|specific|proposed|planned|annual)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:were|was|have been|had|has been|accomplished|achieved|attained|met|exceeded|fulfilled|completed|reached)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:next|coming|following) (?:five|three|5|3) years\b|\bfive-year plan\b|\bby 20\d\d\b|\b(?:next|coming) (?:five|three)-year\b|\blong[- ](?:term|range)\b|\b20\d\d ?(?:-|–|to|through) ?20\d\d\b|\bover the next\b|\bterm of (?:office|this government)\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\bthis year|\bfor (?:19|20)\d\d\b|\bin (?:19|20)\d\d\b|\bthe year\b|\byear['’]s\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_STOPS = re.compile(
    rf"[\s“\"(]*(?:{'|'.join(sorted(map(re.escape, words('headline', 'stops')), key=len, reverse=True))})(?![A-Za-z])", re.IGNORECASE
)
_TASKS = re.compile(
    r"\bfollowing (?:\w+ ){0,3}(?:tasks|areas|aspects|priorities|work)\b|\bfocus (?:our efforts )?on (?:the following|work in|\w+ (?:areas|aspects|tasks))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:at the same time|in addition|meanwhile|moreover|furthermore|besides|we will also|we should also|we also)\b", re.IGNORECASE
)
_ITEM = re.compile(r"[ \t]*(?:--|[-—–•●▪·*]|\(?[0-9]{1,2}[).]|[a-z(])")
_BETTER = re.compile(
    r"\b(?:and |we will |while )?(?:striv\w+|work\w*|aim\w*|try\w*|endeavor\w*)[^.;\n]{0,40}?\b(?:better|even better|higher|faster)\b[^.;\n]{0,24}?(?:results?|outcomes?|growth|performance|if possible)?|\bor (?:higher|better|faster) if possible\b[^.;\n]{0,20}|\bstriv\w+ (?:to achieve|for) (?:a )?better\b|\b(?:better|higher) (?:results?|outcomes?) in (?:actual work|practice)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:last year|over the past|in the past|were|was|have been|has been|grew|rose|reached|increased)\b", re.IGNORECASE)
_LISTED_AHEAD = re.compile(any_of(("future", "words")), re.IGNORECASE)
_GROWTH_GOAL = re.compile(
    r"\b(?:will|should|to|target|targets|aim|goal|expected|projected|set|growth of|increase of|plan)\b", re.IGNORECASE
)
_HEAD = re.compile(r"\b(?:targets|goals|objectives)\b", re.IGNORECASE)
_LONGEST_HEAD, _LEAST_LISTED = 120, 3
_TRIES = 60  # announcements and growth sentences looked into, in a stretch
_LONGEST_ITEM = 260
LONGEST_PASSAGE = 6000


def headline_passages(
    text: str, stretches: Sequence[Stretch], mentions: Mentions, quantities: Quantities, year: int | None
) -> list[Passage]:
    """The passages that hold the report's main targets, in order of the text."""
    plan = [stretch for stretch in stretches if stretch.kind == "plan"]
    ahead = [stretch for stretch in stretches if stretch.kind in ("plan", "tasks", "outlook")] or [
        stretch for stretch in stretches if stretch.kind not in ("review", "appendix")
    ]
    for place in (plan, ahead):
        announced = [passage for stretch in place for passage in _announced(text, stretch, mentions, quantities, year)]
        if sum(_valued(passage) for passage in announced) >= 2:
            return announced
        headed = [passage for stretch in place if (passage := _headed(text, stretch, mentions, quantities, year)) is not None]
        if headed:
            return headed
        clusters = [passage for stretch in place for passage in _clusters(text, stretch, mentions, quantities, year)]
        if clusters:
            return clusters[:1]
    return []


def _valued(passage: Passage) -> int:
    return sum(finding.bound != "qualitative" for finding in passage.findings)


# --- announced -------------------------------------------------------------------------------------------------------------------


def _announced(text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, year: int | None) -> Iterator[Passage]:
    taken, tried = stretch.start, 0
    for lead in _LEAD.finditer(text, stretch.start, stretch.end):
        if lead.start() < taken:
            continue
        begin = _sentence_start(text, max(taken, lead.start() - 300), lead.start())
        announcement = text[begin : lead.end()]
        if _of_later_years(announcement) or (_DONE.search(lead[0]) and not lead[0].rstrip().endswith(":")):
            continue
        signs = (_ANNOUNCED.search(announcement) is not None) + (_THIS.search(announcement) is not None) + lead[0].rstrip().endswith(":")
        if lead["aim"] is not None or signs < 2:
            continue
        tried += 1
        if tried > _TRIES:
            return
        passage = _run(text, lead.end(), stretch.end, mentions, quantities, year)
        if passage is not None and _valued(passage) >= 1:
            yield passage
            taken = passage.end


def _headed(text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, year: int | None) -> Passage | None:
    """A list under a heading that is all the announcement there is: Goals for 2031, and below it an item a line."""
    if stretch.kind != "plan":
        return None
    head = text.find("\n", stretch.start, min(stretch.end, stretch.start + _LONGEST_HEAD))
    if head < 0 or not _HEAD.search(text, stretch.start, head) or _of_later_years(text[stretch.start : head]):
        return None
    first = _ITEM.match(text, _skip(text, head), stretch.end)
    passage = _run(text, head + 1, stretch.end, mentions, quantities, year) if first is not None else None
    return passage if passage is not None and _valued(passage) >= _LEAST_LISTED else None


def _sentence_start(text: str, start: int, position: int) -> int:
    at = start
    for a, _ in sentences(text, start, position):
        at = a
    return at


def _of_later_years(announcement: str) -> bool:
    later = list(_LATER.finditer(announcement))
    if not later:
        return False
    this_year = list(_THIS.finditer(announcement))
    return not any(hit.start() > later[-1].end() for hit in this_year) and re.search(r"\bthis year", announcement, re.IGNORECASE) is None


def _run(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, year: int | None) -> Passage | None:
    """Sentences from ``start`` on as long as they state targets."""
    found: list[Finding] = []
    finish, gap = start, 0
    for a, b in sentences(text, start, min(end, start + LONGEST_PASSAGE)):
        if not text[a:b].strip():
            continue
        first = a == start
        if not first and found and (_STOPS.match(text, a, b) or _TASKS.search(text, a, b)):
            better = _BETTER.search(text, a, b)
            if better is not None and not gap:
                found[-1].aims_higher = True
            break
        fresh = targets_of(text, a, b, mentions, quantities, year)
        core = sum(finding.subject.indicator in CORE and finding.bound != "qualitative" for finding in fresh)
        listed = (b - a <= _LONGEST_ITEM and not text[a:b].rstrip().endswith(".")) or _ITEM.match(text, a, b) is not None
        named = any(finding.subject.known for finding in fresh) and (
            MADE.search(text, a, b) is not None
            or any(finding.relative is not None and finding.relative.to == "assigned" for finding in fresh)
        )
        if (
            not first
            and not listed
            and core == 0
            and not (named and not gap)
            and not (_MORE.match(text, _skip(text, a), b) and fresh and not gap)
        ):
            if found and _BETTER.search(text, a, b):
                found[-1].aims_higher = True
                finish = b
                continue
            if found or gap:
                break
            gap += 1
            continue
        if (
            not first
            and not listed
            and core < 2
            and not _MORE.match(text, _skip(text, a), b)
            and len(found) >= 3
            and text[a - 1] == "\n"
            and _paragraph(text, a, end) > 400
        ):
            break
        if not fresh:
            gap += 1
            if gap > 1 and found:
                break
            continue
        found.extend(fresh)
        finish = b
    unique = each_once(found)
    return Passage(tuple(unique), start, finish, "announced") if unique else None


def _paragraph(text: str, start: int, end: int) -> int:
    stop = text.find("\n", start, end)
    return (stop if stop >= 0 else end) - start


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\n":
        position += 1
    return position


def targets_of(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, year: int | None) -> list[Finding]:
    """The goals that one sentence of a passage of targets states, in words too."""
    found = [finding for finding in read_sentence(text, start, end, mentions, quantities) if not finding.counted]
    times = cues(text, start, end, "plan", year)
    barriers = [quantity.start for quantity in quantities.within(start, end)]
    kept = []
    for finding in found:
        when = nearest(text, times, finding.printed_start, finding.printed_end, start, end, barriers)
        if when is not None and when.tense != "year" and finding.bound != "relative":
            continue
        kept.append(finding)
    kept.extend(qualitative(text, start, end, mentions, found))
    better = _BETTER.search(text, start, end)
    if better is not None:
        before = [finding for finding in kept if finding.printed_end <= better.start() + 4 and finding.bound not in ("qualitative",)]
        if before:
            before[-1].aims_higher = True
        kept = [f for f in kept if not (f.bound == "qualitative" and f.start < better.end() and better.start() < f.end)]
    return sorted(kept, key=lambda finding: finding.start)


# --- not announced ---------------------------------------------------------------------------------------------------------------


def _clusters(text: str, stretch: Stretch, mentions: Mentions, quantities: Quantities, year: int | None) -> Iterator[Passage]:
    """A sentence with the growth target and, with those that follow it, at least three core figures."""
    tried = 0
    for a, b in sentences(text, stretch.start, stretch.end):
        named = {mention.indicator for mention in mentions.within(a, b)}
        if "gdp" not in named or not quantities.within(a, b) or not _GROWTH_GOAL.search(text, a, b):
            continue
        if _PAST.search(text, a, b) and not re.search(r"\b(?:will|should|target|aim)", text[a:b]):
            continue
        tried += 1
        if tried > _TRIES:
            return
        passage = _run(text, a, stretch.end, mentions, quantities, year)
        if passage is None:
            continue
        core = {f.subject.indicator for f in passage.findings if f.subject.indicator in CORE and f.bound != "qualitative"}
        if "gdp" in core and len(core) >= 3:
            yield Passage(passage.findings, passage.start, passage.end, "cluster")
