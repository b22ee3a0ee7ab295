"""Everything a report states outside its target passage: what was achieved, what is promised, what is planned beyond the year.

The section and the words of time decide the kind, and where they are silent the tense of the verb. A past value is an ``outcome``; a goal of the report year for an
indicator of the vocabulary is a ``target`` (not of the headline); a goal of a later year is an ``outlook``; a number of things to
build, train or hand out is a ``commitment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import SectionKind, StatementKind
from mubiao.statements.en.acting import add_deeds
from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.en.completing import complete
from mubiao.statements.en.periods import fitted
from mubiao.statements.en.sentences import sentences
from mubiao.statements.en.tenses import FUTURE, estimated, orders, tense_of
from mubiao.statements.en.times import cues, default_moment, nearest
from mubiao.statements.findings import Finding, Moment, Passage, Stretch, Subject, Told
from mubiao.statements.index import Mentions, Quantities

_RANK = re.compile(
    r"\b(?:rank(?:ed|ing|s)?|plac(?:ed|ing)|coming|came)[ \t]{1,2}(?:(?:the|in|among)[ \t]{1,2})?(?:No\. ?)?(?P<place>[0-9]{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]{1,2})\b(?P<where>[^,.;\n]{0,40})",
    re.IGNORECASE,
)
_PLACES = {
    word: n for n, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1)
}
# A sentence that explains a target says it again.
_COMMENT = re.compile(
    r"[\s“\"]*(?:here,? (?:I|we)[^,.]{0,40}(?:that )?)?(?:in|by|when) (?:setting|projecting|targeting|deciding on)\b", re.IGNORECASE
)
_OF_TARGETS = re.compile(r"\b(?:targets?|targeting|setting|projected|projecting|growth rate|rate of growth|increase)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r" than | in (?:step|line|tandem|pace) with|outpac|outstrip|keep pace|on par with|above the (?:national|provincial)", re.IGNORECASE
)
_OPENING = 70
_SEGMENT = 250  # characters a line, below which the lines are an aligner's segments and no paragraphs
# How long a year, and a span of years, holds for the sentences after it: sentences, or segments. A review of several years runs longer.
_CARRIED_FOR, _LINES_CARRIED_FOR = (14, 45), (10, 300)
_INITIAL = re.compile(
    r"[\s“\"(—–-]*(?:(?:in|over|during|throughout|by|for|since|through|as of|at|with|here|first|also|overall|looking back on|looking back over|the|this|these|our|past|period|of|end|course|entire|covered|years)[ \t,]{1,2})*",
    re.IGNORECASE,
)
# (1) 45 km of roads; (2) |ten canteens: a list of promises has no verbs
_ITEM_OF_LIST = re.compile(r"[(（][0-9]{1,2}[)）][ \t]{0,2}$")
# A time to come without an end: what is promised for it is of no year.
_UNDATED = re.compile(
    r"[\s“\"]*(?:For|Over|In) (?:some|a long|a considerable|the foreseeable) (?:time|period|future)(?: to come| ahead)?\b", re.IGNORECASE
)
_PART_OF_PLAN = re.compile(r"\bfirst\b", re.IGNORECASE)
_HEADING = re.compile(r"[ \t]*(?:[IVX]{1,4}|[0-9]{1,2})[.．、)](?![0-9])[ \t]*\S")


def narrative(
    text: str, stretches: Sequence[Stretch], passages: Sequence[Passage], mentions: Mentions, quantities: Quantities, year: int | None
) -> Iterator[Told]:
    """The statements outside the target passages, in order of the text."""
    segmented = text.count("\n") * _SEGMENT > len(text)
    taken = [(passage.start, passage.end) for passage in passages]
    carried_for = _LINES_CARRIED_FOR if segmented else _CARRIED_FOR
    for stretch in stretches:
        carried: Moment | None = None
        since = 0
        subjects: tuple[Subject, ...] = ()  # of the last value of the sentence before
        for a, b in sentences(text, stretch.start, stretch.end):
            if any(start < b and a < end for start, end in taken):
                continue
            opened = _opening(text, a, b, stretch.kind, year, carried)
            since += text.count("\n", a - 1 if a else 0, a) if segmented else 1
            if opened is None and (
                since > (carried_for[1] if carried is not None and _long(carried) else carried_for[0]) or _HEADING.match(text, a, b)
            ):
                carried = None
            if opened is not None:
                since = 0
                carried = opened if opened.tense == "past" and stretch.kind in ("review", "other", "plan") else None
                carried = carried or (opened if stretch.kind == "outlook" and opened.tense == "later" else None)
            if _UNDATED.match(text, a, b):
                subjects = ()
                continue
            if not quantities.within(a, b) and not (stretch.kind in ("plan", "outlook") and _COMPARES.search(text, a, b)):
                subjects = ()
                continue
            ahead = stretch.kind in ("plan", "tasks")
            told = (
                []
                if ahead and _COMMENT.match(text, a, b)
                else list(_sentence(text, a, b, stretch.kind, carried, mentions, quantities, year, subjects))
            )
            yield from told
            subjects = tuple(one.finding.subject for one in told if told[-1].finding.printed_start == one.finding.printed_start)
            if ahead:
                yield from _said_again(text, a, b, passages, quantities, {one.finding.printed_start for one in told}, year)


def _said_again(
    text: str, start: int, end: int, passages: Sequence[Passage], quantities: Quantities, taken: set[int], year: int | None
) -> Iterator[Told]:
    """A main target that a sentence comments on, without its name or with it: a growth rate of around 5 percent will allow for …"""
    if not _OF_TARGETS.search(text, start, end):
        return
    for quantity in quantities.within(start, end):
        if quantity.start in taken or quantity.unit != "%":
            continue
        same = [
            finding
            for passage in passages
            for finding in passage.findings
            if (finding.low, finding.high, finding.unit) == (quantity.low, quantity.high, "%") and finding.measure in ("growth", "ratio")
        ]
        if len({finding.subject.indicator for finding in same}) == 1:
            again = replace(
                same[0], start=quantity.start, end=quantity.end, printed_start=quantity.start, printed_end=quantity.end, own_subject=False
            )
            yield Told(again, "target", default_moment("plan", year), start)


def _long(when: Moment) -> bool:
    """A span of four years or more: the subject of a whole review."""
    first, _, last = when.period.partition("-")
    return when.span and first.isdigit() and last.isdigit() and int(last) - int(first) >= 3


def _opening(text: str, start: int, end: int, section: SectionKind, year: int | None, carried: Moment | None) -> Moment | None:
    """The time that a sentence sets at its beginning, for those after it too.

    Within the years reviewed, one year holds for others only where it stands apart: "In 2030, …", not "In 2030 there was …".
    """
    found = cues(text, start, min(end, start + _OPENING), section, year)
    if not found or (_INITIAL.fullmatch(text, start, found[0].start) is None and not _HEADING.match(text, start, end)):
        return None
    if carried is not None and _long(carried) and not found[0].moment.span and not text.startswith(",", found[0].end):
        return None
    if _PART_OF_PLAN.search(text, found[0].start, found[0].end):
        return None  # "Over the first four years of the plan period, …" says what this sentence sums up
    return found[0].moment


def _sentence(
    text: str,
    start: int,
    end: int,
    section: SectionKind,
    carried: Moment | None,
    mentions: Mentions,
    quantities: Quantities,
    year: int | None,
    before: tuple[Subject, ...] = (),
) -> Iterator[Told]:
    times = cues(text, start, end, section, year)
    barriers = [
        quantity.start
        for quantity in quantities.within(start, end)
        if not any(cue.start < quantity.end and quantity.start < cue.end for cue in times)  # within five years
    ]
    findings = read_sentence(text, start, end, mentions, quantities, before)
    complete(text, start, findings)
    add_deeds(text, start, findings)
    for finding in findings:
        if finding.bound == "qualitative" or (finding.bound == "relative" and not finding.subject.known):
            continue
        if finding.subject.indicator == "gdp" and finding.measure == "ratio":
            continue  # around 1.5% of GDP: output is the whole that something is a share of
        when = nearest(text, times, finding.printed_start, finding.printed_end, start, end, barriers)
        tense = tense_of(text, start, end, finding) if section not in ("plan", "tasks") or not orders(text, start, end) else "ahead"
        if when is not None and when.tense == "past" and tense == "ahead":
            ahead = [cue for cue in times if cue.end <= finding.printed_start]
            if FUTURE.search(text, ahead[-1].end if ahead else start, finding.printed_start):
                when = None  # the policies introduced last year …, and we will cut a further 30 billion yuan
        said = when is not None
        if section == "review" and tense == "ahead" and (when is None or when.tense == "past") and estimated(text, start, finding):
            tense = "past"  # GDP is expected to exceed 2 trillion yuan: of the year that the review tells
        if when is None:
            when = carried if carried is not None and not (carried.tense == "past" and tense == "ahead") else _default(section, tense, year)
        if section == "outlook" and tense == "" and when is not None and not when.cue:
            continue
        when = fitted(when, finding, text, start, end, year, said)
        if finding.average and finding.measure == "growth":
            finding.measure = "avg_growth"
        if finding.measure == "avg_growth" and when is not None and when.tense == "year" and not when.span:
            finding.measure = "growth"  # cut by 15 percent on average, this year: over things, not over years
        listed = section == "tasks" and tense == "" and _ITEM_OF_LIST.search(text, start, finding.printed_start) is not None
        kind = _kind(finding, section, when, tense, listed)
        if kind is None:
            continue
        rank, where = _rank(text, finding, end)
        yield Told(finding, kind, when, start, rank, where)


def _default(section: SectionKind, tense: str, year: int | None) -> Moment | None:
    default = default_moment(section, year)
    if default is None or year is None:
        return default
    if tense == "past" and default.tense != "past":
        return Moment(str(year - 1), "past", cue=False)
    if tense == "ahead" and default.tense == "past":
        return Moment(str(year), "year", cue=False)
    return default


def _kind(finding: Finding, section: SectionKind, when: Moment | None, tense: str, listed: bool = False) -> StatementKind | None:
    default = "past" if section in ("review", "other") else "year"
    when_tense = default if when is None else when.tense
    if when_tense == "past":
        return None if tense == "ahead" and when is not None and not when.cue else "outcome"
    if when_tense == "later":
        return "outlook"
    if section in ("review", "other") and tense != "ahead":
        return "outcome"
    goal = finding.subject.known and finding.subject.indicator in vocabulary()
    if finding.bound == "relative":
        return "target" if goal else None
    if goal and not finding.counted:
        return "target"
    if finding.counted and not finding.action and tense != "ahead":
        return "commitment" if listed else None  # a fact told among the tasks, or an item of a list of promises
    return "commitment"


def _rank(text: str, finding: Finding, end: int) -> tuple[int | None, str | None]:
    """ranking eighth nationwide, behind a value and before the next."""
    found = _RANK.search(text, finding.printed_end, min(end, finding.printed_end + 60))
    if found is None or re.search(r"[0-9;]", text[finding.printed_end : found.start()]):
        return None, None
    printed = found["place"].lower()
    number = _PLACES.get(printed) or int(re.sub("[a-z]", "", printed))
    where = re.search(
        r"\b(?:nationwide|national(?:ly)?|in the (?:country|nation|province|world)|in China|globally|worldwide|among [a-z -]{3,30})",
        found["where"],
    )
    return number, where[0] if where else None
