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
from mubiao.statements.en.headline import Passage
from mubiao.statements.en.lexicon import any_of, words
from mubiao.statements.en.sentences import sentences
from mubiao.statements.en.times import base_named_first, base_year, cues, default_moment, nearest
from mubiao.statements.findings import Finding, Moment, Stretch, Subject, Told
from mubiao.statements.index import Mentions, Quantities

# "the plan to increase" is a thing, and no time to come.
_FUTURE = re.compile(r"(?<!\bthe )(?<!\ba )" + any_of(("future", "words")), re.IGNORECASE)
# "bonds issued by the central government" and "people who have moved" tell whose or who, and no past.
_PAST = re.compile(r"(?<!\bwho )" + any_of(("past", "words")) + r"(?! by the\b)", re.IGNORECASE)
# "is projected to have grown" is over; "To build 200 km of greenways" and "industry to account for 40%" are the plain goals of a list.
_TO_HAVE = re.compile(r"\b(?:projected|estimated|expected|believed|likely) to have \w", re.IGNORECASE)
_INFINITIVE = re.compile(r"[\s*•·●▪–—-]*(?:[0-9]{1,2}[.)][ \t]*)?To (?!date\b)[a-z]{2,16}\b")
_IMPERATIVE = re.compile(
    r"[\s*•·●▪–—-]*(?:[(（]?[0-9]{1,2}[.)）][ \t]*)?(?P<verb>(?-i:[A-Z])[a-z]+)[ \t](?!(?:of|for|in|was|were|has|have|had|is|are|began|went|came|reached|grew|rose|fell|exceeded|increased|totaled)\b)"
)
_BARE_VERBS = words("classes", "infinitives") | words("classes", "imperatives")
_GOAL_VERB = re.compile(
    r"\b(?:is|are)[ \t]to[ \t](?!date)[a-z]{3,}[^,;:]{0,40}\Z|(?<!\bup )(?<!\bdown )\bto (?:account for|reach|exceed|top|grow (?:at|by)|rise (?:to|by)|increase (?:to|by)|stand at|remain (?:at|above|below))[^,;:]{0,40}\Z"
)
_SUM = re.compile(
    r"\b(?:cumulative|altogether|combined|accumulated|savings|created|new|added|additional|aggregate|for the five-year period|spent|invested|built)\b",
    re.IGNORECASE,
)
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
_SPENT = re.compile(r"expend|spending|investment|alloc|subsid|funds\b|funding|input\b|appropriat", re.IGNORECASE)
# Money spent in the years that the sentence names, and what came to a total over them, adds up.
_OUTLAYS = re.compile(
    r"\b(?:expenditures?|spending|allocations?|payments|outlays?|allocated|appropriated|investment|subsidies|turned over)\b", re.IGNORECASE
)
# What is covered is there at the end: now covers 360,000 schools.
_STOCK = re.compile(r"\b(?:now|covers?|covered|covering|population|enrollments?|enrolled|participat(?:e|es|ed|ing|ants))\b", re.IGNORECASE)
_TOTALS = re.compile(r"\b(?:amounted to|came to|totaled|totalled|totaling|total of|in total|made available to)\b", re.IGNORECASE)
_BASE_TOO = ("cut", "put", "set up", "set")  # past and plain form alike
_YEARS_AHEAD = re.compile(r"\b(?:next|coming|following)[ \t]\w+[ -]years?\b", re.IGNORECASE)
_COMPARES = re.compile(
    r" than | in (?:step|line|tandem|pace) with|outpac|outstrip|keep pace|on par with|above the (?:national|provincial)", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:in each of|in every one of|every year|each year)\b", re.IGNORECASE)
_FLOWS = frozenset(["jobs_urban_new", "labour_transfer", "reemployment", "overcapacity_cuts", "tax_cuts"])
_OPENING = 70
_SEGMENT = 250  # characters a line, below which the lines are an aligner's segments and no paragraphs
# How long a year, and a span of years, holds for the sentences after it: sentences, or segments. A review of several years runs longer.
_CARRIED_FOR, _LINES_CARRIED_FOR = (14, 45), (10, 300)
_INITIAL = re.compile(
    r"[\s“\"(—–-]*(?:(?:in|over|during|throughout|by|for|since|through|as of|at|with|here|first|also|overall|looking back on|looking back over|the|this|these|our|past|period|of|end|course|entire|covered|years)[ \t,]{1,2})*",
    re.IGNORECASE,
)
_PART_OF_PLAN = re.compile(r"\bfirst\b", re.IGNORECASE)
_HEADING = re.compile(r"[ \t]*(?:[IVX]{1,4}|[0-9]{1,2})[.．、)][ \t]*\S")


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
        tense = _tense(text, start, end, finding) if section not in ("plan", "tasks") or not _orders(text, start, end) else "ahead"
        if when is not None and when.tense == "past" and tense == "ahead":
            ahead = [cue for cue in times if cue.end <= finding.printed_start]
            if _FUTURE.search(text, ahead[-1].end if ahead else start, finding.printed_start):
                when = None  # the policies introduced last year …, and we will cut a further 30 billion yuan
        said = when is not None
        if when is None:
            when = carried if carried is not None and not (carried.tense == "past" and tense == "ahead") else _default(section, tense, year)
        if section == "outlook" and tense == "" and when is not None and not when.cue:
            continue
        when = _fitted(when, finding, text, start, end, year, said)
        if finding.average and finding.measure == "growth":
            finding.measure = "avg_growth"
        if finding.measure == "avg_growth" and when is not None and when.tense == "year" and not when.span:
            finding.measure = "growth"  # cut by 15 percent on average, this year: over things, not over years
        kind = _kind(finding, section, when, tense)
        if kind is None:
            continue
        rank, where = _rank(text, finding, end)
        yield Told(finding, kind, when, start, rank, where)


def _orders(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the tasks begins with a bare verb: Put into operation 10 hospitals; Make sure that 95 percent can be handled."""
    opens = _IMPERATIVE.match(text, start, end)
    return opens is not None and opens["verb"].lower() in _BARE_VERBS


def _tense(text: str, start: int, end: int, finding: Finding) -> str:
    """``"ahead"``, ``"past"`` or ``""``: the tense of the clause that holds the value."""
    begin = max(start, *(text.rfind(mark, start, finding.printed_start) + 1 for mark in (";", ":")))
    if _TO_HAVE.search(text, begin, finding.printed_end):
        return "past"
    if _INFINITIVE.match(text, start, end) or _GOAL_VERB.search(text, begin, finding.printed_start):
        return "ahead"
    if _FUTURE.search(text, begin, finding.printed_end):
        return "ahead"
    same = _PAST.search(text, begin, finding.printed_end)
    if same is not None and same[0].lower() in _BASE_TOO and _FUTURE.search(text, start, begin):
        return "ahead"  # we will clear the nets; and cut waiting times
    before = max(start, text.rfind(";", start, finding.printed_start) + 1)
    if before < begin and not _PAST.search(text, begin, finding.printed_end) and _FUTURE.search(text, before, begin):
        return "ahead"  # we will focus on three tasks: …
    if finding.counted and not _PAST.search(text, begin, finding.printed_end) and not finding.action:
        future = _FUTURE.search(text, finding.printed_end, min(end, finding.printed_end + 60))
        past = _PAST.search(text, finding.printed_end, min(end, finding.printed_end + 80))
        if future is not None and (past is None or future.start() < past.start()):
            return "ahead"  # 90 billion yuan will be invested
        return "past" if _PAST.search(text, finding.printed_end, min(end, finding.printed_end + 80)) else ""
    stop = text.find(";", finding.printed_end, end)
    stop = stop if stop >= 0 else end
    if _PAST.search(text, begin, min(stop, finding.printed_end + 80)):
        future = _FUTURE.search(text, finding.printed_end, min(stop, finding.printed_end + 60))
        return "ahead" if future is not None and not _PAST.search(text, begin, finding.printed_end) else "past"
    if _FUTURE.search(text, finding.printed_end, stop):
        return "ahead"
    return ""


def _default(section: SectionKind, tense: str, year: int | None) -> Moment | None:
    default = default_moment(section, year)
    if default is None or year is None:
        return default
    if tense == "past" and default.tense != "past":
        return Moment(str(year - 1), "past", cue=False)
    if tense == "ahead" and default.tense == "past":
        return Moment(str(year), "year", cue=False)
    return default


def _fitted(when: Moment | None, finding: Finding, text: str, start: int, end: int, year: int | None, said: bool) -> Moment | None:
    """The period a span means for this value: a level reached stands at the span's end, a sum or an average over all of it.

    ``said``: the sentence itself says when.
    """
    if when is None or year is None:
        return when
    base = base_year(text, finding.start, min(end, finding.printed_end + 40)) or base_named_first(text, start, end)
    reached = when.period.removeprefix("by ")
    if base is not None and finding.measure in ("growth", "change", "avg_growth") and reached.isdigit() and base < int(reached) - 1:
        return Moment(f"{base + 1}-{reached}", when.tense, span=True)
    ahead = said and when.tense == "later" and when.span and finding.measure in ("growth", "change") and reached.isdigit()
    if ahead and _YEARS_AHEAD.search(text, start, finding.printed_start):
        return Moment(f"{year}-{reached}", "later", span=True)  # over the next five years …, cut by 15%: over all of them
    done = when.tense == "later" and when.span and when.period.startswith("by ") and finding.measure == "level"
    if done and (finding.subject.indicator in _FLOWS or finding.action):
        return Moment(f"{year}-{reached}", "later", span=True)  # over the next five years we will build 900 km of track
    if finding.measure == "avg_growth" and when.period.isdigit() and when.tense == "past":
        base = base_year(text, max(0, finding.printed_start - 60), min(end, finding.printed_end + 40))
        if base is not None and base < int(when.period) - 1:
            return Moment(f"{base + 1}-{when.period}", when.tense, span=True)
    if when.tense == "past" and when.span and finding.measure in ("level", "ratio") and "-" in when.period:
        near = max(start, finding.start - 90), min(end, finding.end + 40)
        deed = finding.counted or bool(finding.action)
        deed = deed or (not finding.subject.known and _SUM.search(text, finding.start, finding.printed_end) is not None)
        deed = deed or (said and finding.unit == "CNY" and _OUTLAYS.search(text, *near) is not None)
        deed = deed or (said and _TOTALS.search(text, finding.start, finding.printed_start) is not None)
        deed = deed or (finding.unit == "CNY" and _SPENT.search(text, finding.subject.start, finding.subject.end) is not None)
        stock = _STOCK.search(text, max(start, finding.start - 60), min(end, finding.end + 40)) is not None
        summed = finding.subject.indicator in _FLOWS or (deed and not stock)
        if (not summed or finding.measure == "ratio") and not _EACH.search(text, finding.start, finding.printed_start):
            return Moment(when.period.rpartition("-")[2], "past")
    if when.tense == "past" and not when.span and finding.measure == "avg_growth" and not when.cue:
        return Moment(f"{year - 5}-{year - 1}", "past", span=True, cue=False)
    if when.tense == "later" and finding.measure == "avg_growth" and when.period.startswith("by "):
        return Moment(f"{year}-{when.period[3:]}", "later", span=True)
    if when.tense == "later" and when.span and "-" in when.period and finding.measure in ("level", "ratio") and not _is_summed(finding):
        return Moment(f"by {when.period.rpartition('-')[2]}", "later")
    return when


def _is_summed(finding: Finding) -> bool:
    """Whether what is reached over several years is a sum of what was done, and no level at their end."""
    return finding.measure == "level" and (finding.counted or finding.subject.indicator in _FLOWS)


def _kind(finding: Finding, section: SectionKind, when: Moment | None, tense: str) -> StatementKind | None:
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
        return None  # a fact told among the tasks
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
