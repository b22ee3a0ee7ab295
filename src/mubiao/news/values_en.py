"""The values of an English article: what a locality aims at, what it aimed at before, what it reached, what it promises by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mubiao.indicators import match
from mubiao.language.en.quantities import find_quantities
from mubiao.news.article import Article, Sentence
from mubiao.news.earlier import NATIONAL, Earlier, changed_by, margin_of, set_against
from mubiao.news.forecasts import is_forecast
from mubiao.news.kinds import kind_of
from mubiao.news.making import Made, statements_for
from mubiao.news.mending import as_share_of_output, counts, goal_is_set, striving, told_better, with_whole_list, without_year_earlier
from mubiao.news.moments import begins_clause, moment_of, opening_of
from mubiao.news.rewording import Reworded, reword
from mubiao.news.roles import Actor
from mubiao.news.wording import SpokenOf, names_in
from mubiao.records import Quantity, StatementKind
from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.en.times import Cue, cues
from mubiao.statements.findings import Finding, Moment
from mubiao.statements.index import Mentions, Quantities

_TARGET = re.compile(r"\b(?:targets?|goals?|government work report)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last year|(?:19|20)\d\d|achievements|highlights)\b", re.IGNORECASE)
_MISSING = re.compile(
    r"[^.;]{0,40}?\b(?:against|versus|missing|missed|beating|exceeding|surpassing|short of|below|above|meeting|within|hitting|than|undershooting|overshooting)\b[^,;.\d]{0,40}",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"\b(?:up|down) from (?:an? |the |its )?actual (?:growth |rate |figure |of |just |only |about )*$", re.IGNORECASE)
_WITH_GROWTH = re.compile(
    r"[^,;]{0,40}?,? (?:with|after|at) (?:an? |actual |just |only |final |its )*(?:growth|expansion|increase|rise|gain)(?: rate)? of (?:just |only |about )?",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:short of|missed|missing|met|meeting|beat|beating|exceeded|exceeding|surpassed|below|undershot|overshot|hit|achieved|failed to)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_LONGEST_ITEM = 140
_LONGEST_HEADING = 40
_GOALS_HOLD = 3  # sentences
_BULLET = re.compile(r"\s*(?:[-–—•*·▪●]|\d{1,2}[.)]|:|\()")  # with the place at its head left out
_OF_PLACE = re.compile(
    r"\s+(?:of|for|in|from)\s+(?:the )?(?:(?:north|south|east|west|central)\w* China['’]s )?(?:the )?(?:(?:city|province|municipality) of )?",
    re.IGNORECASE,
)
_PLACE_FROM = re.compile(r"\b(?:from|of|for|in)\s+(?:the )?$", re.IGNORECASE)
_CLAUSE_IN_NAME = re.compile(r"[0-9][^A-Za-z]*\b(?:million|billion|trillion|percent|yuan|tons?)\b.* and ")
# its target was raised to 7 percent, up |1 percentage point|: so much the target, and not what it is for
_TARGET_MOVED = re.compile(
    r"\b(?:targets?|goals?)\b[^;]{0,80}\b(?:up|down|higher|lower|raised|cut|lowered|trimmed)\b[^;]{0,40}$", re.IGNORECASE
)
_LISTED = re.compile(r",?\s*(?:and|,)?\s*(?:of |at |by |for )?", re.IGNORECASE)
_MONTH_OF_RESULTS = 4  # until April "GDP grew by …" without a year tells of the year before


def told_in_english(article: Article) -> Iterator[Made]:
    """The statements of an English article, in order of the text."""
    spoken = SpokenOf()
    opened: Moment | None = None
    paragraph = -1
    listed: StatementKind | None = None  # what the items of a list are, whose heading says so
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            opened = opened if _is_item(article.text[sentence.start : sentence.end]) else None
            paragraph = sentence.paragraph
        said = reword(article.text, sentence)
        if not said.text.strip():
            continue
        listed = _listed(said.text, listed)
        values = [without_year_earlier(said.text, value) for value in find_quantities(said.text)]
        before = spoken.indicator if spoken.since <= 2 else None
        if not _BULLET.match(said.text) and len(said.text) > _LONGEST_HEADING:
            spoken.goals_listed = _GOALS_HOLD if _TARGET.search(said.text) is not None else spoken.goals_listed - 1
        names = names_in(said.text, match(said.text, "en"), values, spoken)
        times = cues(said.text, 0, len(said.text), "plan", article.year)
        if values or " in step " in said.text or " in line " in said.text or " than " in said.text:
            meant = replace(spoken, indicator=spoken.indicator or before)
            mentions, quantities = Mentions(names, length=len(said.text)), Quantities(values, length=len(said.text))
            yield from _told_by(article, said, mentions, quantities, times, opened, meant, listed)
        opening = None if listed is not None else opening_of(said.text, times)
        opened = None if listed == "target" else opened
        if opening is not None:
            opened = opening if opening.tense == "past" else None


def _told_by(
    article: Article,
    said: Reworded,
    names: Mentions,
    quantities: Quantities,
    times: Sequence[Cue],
    opened: Moment | None,
    spoken: SpokenOf,
    listed: StatementKind | None,
) -> Iterator[Made]:
    text, values = said.text, quantities.all
    findings = [finding for finding in read_sentence(text, 0, len(text), names, quantities) if counts(said, finding)]
    places = [actor.start for actor in said.sentence.actors if actor.acts and actor.role != "pronoun"]
    findings = [finding for finding in findings if not _UP_FROM.search(text, max(0, finding.printed_start - 50), finding.printed_start)]
    findings = told_better(text, values, names.all, findings, spoken, places)
    findings = [finding for finding in findings if not _of_another(text, finding)]
    findings = striving(text, [goal_is_set(text, with_whole_list(text, as_share_of_output(text, finding))) for finding in findings])
    margins = [made for value in values if (made := margin_of(text, value, findings)) is not None]
    taken = {made.printed_start for made in margins}
    findings = [finding for finding in findings if finding.printed_start not in taken]
    bound = {finding.printed_start for finding in findings} | taken
    earlier = (set_against(text, value, times, findings, values, article.year) for value in values if value.start not in bound)
    later = [made for made in earlier if made is not None]
    kinds: dict[int, StatementKind] = {}
    periods: dict[int, str | None] = {}
    shared = _respectively(said, findings)
    told: list[tuple[Finding, Moment | None]] = []  # the results so far
    for plain in sorted([*findings, *margins], key=lambda one: one.printed_start):
        changed = changed_by(text, plain)
        finding = changed or plain
        when = moment_of(text, said.sentence, finding, times, values, opened)
        if finding.measure == "avg_growth" and (when is None or not when.span):
            finding = replace(finding, measure="growth")  # an annual growth target: of this year
        clause = _clause(text, said.sentence, finding)
        before = max((value.end for value in values if value.end <= finding.printed_start), default=None)
        kind = "target" if changed is not None else kind_of(text, said.sentence, finding, when, clause, article.year, spoken, before)
        kind = kind or listed
        if kind is None and not finding.own_subject:  # Shandong targets 5 percent, Hebei 6 percent
            same = [kinds[one.printed_start] for one in findings if one.start == finding.start and one.printed_start in kinds]
            kind = same[-1] if same else None
        if kind == "target" and (missed := _target_of_result(text, finding, told)) is not None:
            when = missed
        if kind == "target" and (result := _result_of_target(text, finding, values)) is not None:
            kind = "outcome"
            year_told = periods.get(result)
            when = Moment(year_told, "past") if year_told is not None and year_told != str(article.year) else None
        if kind == "target" and changed is None and is_forecast(text, finding):
            kind = None
        if kind == "target" and finding.unit == "pp" and finding.measure == "change" and finding not in margins:
            kind = None if _TARGET_MOVED.search(text, 0, finding.printed_start) is not None else kind
        if finding in margins:
            near = [kinds[one.printed_start] for one in findings if one.printed_end <= finding.printed_start and one.printed_start in kinds]
            kind, when = (near[-1], None) if near and near[-1] == "target" else (None, None)
        if kind is None:
            continue
        kinds[plain.printed_start] = kind
        periods[plain.printed_start] = _period(article, kind, when, finding.measure == "avg_growth")
        if kind == "outcome":
            told.append((finding, when))
        actor, carried = _whose(article, said.sentence, text, finding)
        if plain.printed_start in shared and actor is not None:
            actor = replace(actor, places=(actor.places[shared[plain.printed_start]],), aggregate=None)
        yield from _each(article, said.back(finding), kind, _period(article, kind, when, finding.measure == "avg_growth"), actor, carried)
    yield from _before(article, said, later, kinds, periods)


def _of_another(text: str, finding: Finding) -> bool:
    """a notch above |the national goal of around 5 percent|; names that hold a clause with a number of its own."""
    if NATIONAL.search(text, max(0, finding.printed_start - 80), finding.printed_start) is not None:
        return True
    return not finding.subject.known and _CLAUSE_IN_NAME.search(finding.subject.indicator) is not None


def _target_of_result(text: str, finding: Finding, told: Sequence[tuple[Finding, Moment | None]]) -> Moment | None:
    """growing 4.9 percent, against a target of 9 percent: the target was that of the year of the result."""
    near = max((pair for pair in told if pair[0].printed_end <= finding.printed_start), key=lambda pair: pair[0].printed_end, default=None)
    if near is None or _MISSING.fullmatch(text, near[0].printed_end, finding.printed_start) is None:
        return None
    return near[1]


def _result_of_target(text: str, finding: Finding, values: Sequence[Quantity]) -> int | None:
    """fell short of its target of 5 percent with growth of |4.8 percent|: where the target's value begins, None for any other value."""
    near = max((value for value in values if value.end <= finding.printed_start), key=lambda value: value.end, default=None)
    if near is None or _WITH_GROWTH.fullmatch(text, near.end, finding.printed_start) is None:
        return None
    return near.start if _MET.search(text, max(0, near.start - 80), near.start) is not None else None


def _listed(text: str, listed: StatementKind | None) -> StatementKind | None:
    """What the items below a heading are: "… sets out the following targets:". A whole sentence ends the list."""
    if text.rstrip().endswith(":"):
        return "target" if _TARGET.search(text) else "outcome" if _LAST_YEAR.search(text) else None
    return listed if _is_item(text) else None


def _is_item(text: str) -> bool:
    """A line of a list, and no sentence."""
    return len(text) <= _LONGEST_ITEM and not text.rstrip().endswith((".", "!", "?"))


def _before(
    article: Article, said: Reworded, later: Sequence[Earlier], kinds: dict[int, StatementKind], periods: dict[int, str | None]
) -> Iterator[Made]:
    """The values of other years that those of the sentence are set against."""
    for one in later:
        near = kinds.get(one.near.printed_start)
        if near is None:
            continue
        kind: StatementKind = "outcome" if (one.actual or near == "outcome") and not one.goal else "target"
        if one.when is None and ((kind == "outcome" and not (one.actual and near == "target")) or article.year is None):
            continue
        period = one.when.period if one.when is not None else str((article.year or 0) - 1)
        beside = periods.get(one.near.printed_start) or ""
        if kind == "outcome" and one.year_before and beside.isdigit():
            period = str(int(beside) - 1) if near == "outcome" else period
        actor, carried = _whose(article, said.sentence, said.text, one.near)
        yield from statements_for(article, said.back(one.finding), kind, period, actor, carried=carried)


def _each(
    article: Article, finding: Finding, kind: StatementKind, period: str | None, actor: Actor | None, carried: bool
) -> Iterator[Made]:
    """A value, and as a goal of its own what it is set against."""
    if finding.relative is None or finding.bound == "relative" or finding.relative.to == "previous_year":
        finding = finding if finding.bound == "relative" else replace(finding, relative=None)
        yield from statements_for(article, finding, kind, period, actor, carried=carried)
        return
    yield from statements_for(article, replace(finding, relative=None), kind, period, actor, carried=carried)
    if kind == "target":
        yield from statements_for(article, replace(finding, bound="relative", low=None, high=None), kind, period, actor, carried=carried)


def _respectively(said: Reworded, findings: Sequence[Finding]) -> dict[int, int]:
    """Which of several places each of as many values is of, where "respectively" says that they go in order."""
    pairs: dict[int, int] = {}
    for word in said.paired:
        actor = max((one for one in said.sentence.actors if one.acts and one.start < word), key=lambda one: one.start)
        listed = sorted((one for one in findings if actor.start <= one.printed_start < word), key=lambda one: one.printed_start)
        if len(listed) == len(actor.places) and len({one.subject.indicator for one in listed}) == 1:
            pairs.update((one.printed_start, i) for i, one in enumerate(listed))
    for actor in said.sentence.actors:
        pairs.update(_in_order(said, actor, findings))
    return pairs


def _in_order(said: Reworded, actor: Actor, findings: Sequence[Finding]) -> dict[int, int]:
    """Hubei and Hunan have pencilled in growth of |6 percent and 5.5 percent|: as many values as places, one behind the other."""
    count = len(actor.places)
    if count < 2 or actor.aggregate is not None or not actor.acts:
        return {}
    following = min(
        (one.start for one in said.sentence.actors if one.acts and one is not actor and one.start >= actor.end), default=len(said.text)
    )
    listed = sorted((one for one in findings if actor.start <= one.printed_start < following), key=lambda one: one.printed_start)
    if len(listed) != count or len({(one.subject.indicator, one.measure) for one in listed}) != 1:
        return {}
    gaps = (said.text[one.printed_end : other.printed_start] for one, other in pairwise(listed))
    return {one.printed_start: i for i, one in enumerate(listed)} if all(_LISTED.fullmatch(gap) for gap in gaps) else {}


def _clause(text: str, sentence: Sentence, finding: Finding) -> int:
    """Where the clause of a finding begins: at the last subject before it."""
    return max([0, *(actor.start for actor in sentence.actors if begins_clause(text, actor) and actor.start <= finding.printed_start)])


def _whose(article: Article, sentence: Sentence, text: str, finding: Finding) -> tuple[Actor | None, bool]:
    """Whose value it is, and whether that is told only by an earlier sentence."""
    before = [actor for actor in sentence.actors if actor.start <= finding.printed_start]
    from_ = [
        actor
        for actor in before
        if actor.role == "mention" and actor.places and _PLACE_FROM.search(text[max(0, actor.start - 10) : actor.start])
    ]
    linked = [
        actor
        for actor in before
        if actor.places and finding.subject.end <= actor.start and _OF_PLACE.fullmatch(text, finding.subject.end, actor.start)
    ]  # the GDP of south China's Guangdong
    if linked:
        return linked[-1], False
    acting = [actor for actor in before if actor.acts]
    if acting:
        return acting[-1], False
    if from_ and not text[max(0, from_[-1].start - 4) : from_[-1].start].lower().startswith(" in"):
        return from_[-1], False
    topic = sentence.topic
    return (topic, True) if topic is None or len(topic.places) <= 1 else (None, True)


def _period(article: Article, kind: StatementKind, when: Moment | None, average: bool) -> str | None:
    if when is not None and when.span and when.period.startswith("by ") and average and article.year is not None:
        return f"{article.year}-{when.period[3:]}"
    if when is not None:
        return when.period.removeprefix("by ") if kind == "target" else when.period
    if article.year is None:
        return None
    if kind != "outcome":
        return str(article.year)
    month = int(article.published_on[5:7]) if article.published_on and len(article.published_on) > 4 else 1
    return str(article.year - 1) if month <= _MONTH_OF_RESULTS else None
