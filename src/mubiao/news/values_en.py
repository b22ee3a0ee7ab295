"""The values of an English article: what a locality aims at, what it aimed at before, what it reached, what it promises by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.indicators import match
from mubiao.language.en.quantities import find_quantities
from mubiao.news.actors import Actor
from mubiao.news.article import Article, Sentence
from mubiao.news.earlier import Earlier, changed_by, further, margin_of, set_against
from mubiao.news.kinds import kind_of
from mubiao.news.making import statements_for
from mubiao.news.moments import begins_clause, moment_of, opening_of
from mubiao.news.rewording import Reworded, reword
from mubiao.news.wording import SpokenOf, names_in
from mubiao.records import Statement, StatementKind
from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.en.times import Cue, cues
from mubiao.statements.findings import Finding, Moment
from mubiao.statements.index import Mentions, Quantities

_STRIVES = re.compile(r"\b(?:striv(?:e|es|ed|ing) (?:to|for)|make every effort to|endeavou?r(?:s|ed)? to|try(?:ing)? to)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r";|\b(?:will|is|are|was|were|has|have|while|which)\b", re.IGNORECASE)
_LISTED_THINGS = re.compile(
    r"(?:, (?!and\b)[a-z][a-z -]{2,30}){0,4},? and (?P<last>[a-z][a-z -]{2,40}?)(?=,|\.|;| (?:in|by|this|for|across|to|with|on|as|from|and|while)\b)"
)
_VERBS = re.compile(
    r"\b(?:will|is|are|to|introduce|launch|build|cultivate|attract|create|add|open|set|hold|support|develop|expand|host|establish|promote)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\s+of\s+(?:the )?(?:[\w'’]+ ){0,3}(?:GDP|gross domestic product|economic output|economy)\b")
_PLACE_FROM = re.compile(r"\b(?:from|of|for)\s+(?:the )?$", re.IGNORECASE)
_MONTH_OF_RESULTS = 4  # until April "GDP grew by …" without a year tells of the year before


def told_in_english(article: Article) -> Iterator[Statement]:
    """The statements of an English article, in order of the text."""
    spoken = SpokenOf()
    opened: Moment | None = None
    paragraph = -1
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            opened, paragraph = None, sentence.paragraph
        said = reword(article.text, sentence)
        if not said.text.strip():
            continue
        values = find_quantities(said.text)
        names = names_in(said.text, match(said.text, "en"), values, spoken)
        times = cues(said.text, 0, len(said.text), "plan", article.year)
        if values or " in step " in said.text or " in line " in said.text or " than " in said.text:
            yield from _told_by(article, sentence, said, Mentions(names), Quantities(values), times, opened)
        opening = opening_of(said.text, times)
        if opening is not None:
            opened = opening if opening.tense == "past" else None


def _told_by(
    article: Article,
    sentence: Sentence,
    said: Reworded,
    names: Mentions,
    quantities: Quantities,
    times: Sequence[Cue],
    opened: Moment | None,
) -> Iterator[Statement]:
    text, values = said.text, quantities.all
    findings = [finding for finding in read_sentence(text, 0, len(text), names, quantities) if _counts(said, finding)]
    findings += further(text, values, names.all, findings)
    findings = _striving(text, [_whole_list(text, _share(text, finding)) for finding in findings])
    margins = [made for value in values if (made := margin_of(text, value, findings)) is not None]
    taken = {made.printed_start for made in margins}
    findings = [finding for finding in findings if finding.printed_start not in taken]
    bound = {finding.printed_start for finding in findings} | taken
    earlier = (set_against(text, value, times, findings, values) for value in values if value.start not in bound)
    later = [made for made in earlier if made is not None]
    kinds: dict[int, StatementKind] = {}
    for plain in sorted([*findings, *margins], key=lambda one: one.printed_start):
        changed = changed_by(text, plain)
        finding = changed or plain
        when = moment_of(text, said.sentence, finding, times, values, opened)
        clause = _clause(text, said.sentence, finding)
        kind = "target" if changed is not None else kind_of(text, said.sentence, finding, when, clause, article.year)
        if finding in margins:
            near = [kinds[one.printed_start] for one in findings if one.printed_end <= finding.printed_start and one.printed_start in kinds]
            kind, when = (near[-1], None) if near and near[-1] == "target" else (None, None)
        if kind is None:
            continue
        kinds[plain.printed_start] = kind
        actor, carried = _whose(article, said.sentence, text, finding)
        yield from _each(article, said.back(finding), kind, _period(article, kind, when), actor, carried)
    yield from _before(article, said, later, kinds)


def _before(article: Article, said: Reworded, later: Sequence[Earlier], kinds: dict[int, StatementKind]) -> Iterator[Statement]:
    """The values of other years that those of the sentence are set against."""
    for one in later:
        near = kinds.get(one.near.printed_start)
        if near is None:
            continue
        kind: StatementKind = "outcome" if one.actual or near == "outcome" else "target"
        if one.when is None and (kind == "outcome" or article.year is None):
            continue
        period = one.when.period if one.when is not None else str((article.year or 0) - 1)
        actor, carried = _whose(article, said.sentence, said.text, one.near)
        yield from statements_for(article, said.back(one.finding), kind, period, actor, carried=carried)


def _each(
    article: Article, finding: Finding, kind: StatementKind, period: str | None, actor: Actor | None, carried: bool
) -> Iterator[Statement]:
    """A value, and as a goal of its own what it is set against."""
    if finding.relative is None or finding.bound == "relative":
        yield from statements_for(article, finding, kind, period, actor, carried=carried)
        return
    yield from statements_for(article, replace(finding, relative=None), kind, period, actor, carried=carried)
    if kind == "target":
        yield from statements_for(article, replace(finding, bound="relative", low=None, high=None), kind, period, actor, carried=carried)


def _counts(said: Reworded, finding: Finding) -> bool:
    """Not places counted (26 cities), nor what is said in words alone."""
    if finding.bound == "qualitative" or (finding.bound == "relative" and not finding.subject.known):
        return False
    return not any(actor.start <= finding.printed_start < actor.end and actor.aggregate is not None for actor in said.sentence.actors)


def _share(text: str, finding: Finding) -> Finding:
    """accounted for 40 percent of China's GDP: a share, and no growth."""
    if finding.subject.indicator != "gdp" or finding.measure != "ratio":
        return finding
    whole = _OF_WHOLE.match(text, finding.printed_end)
    if whole is None:
        return finding
    subject = replace(
        finding.subject, indicator=f"other:share {' '.join(whole[0].split())}", known=False, end=max(finding.subject.end, whole.end())
    )
    return replace(finding, subject=subject, end=max(finding.end, whole.end()))


def _whole_list(text: str, finding: Finding) -> Finding:
    """100 smart shops|, restaurants and shopping districts: the number counts all of the list."""
    if not finding.counted or finding.subject.known or finding.subject.start < finding.printed_start:
        return finding
    rest = _LISTED_THINGS.match(text, finding.subject.end)
    if rest is None or _VERBS.search(rest[0]) or re.search(r"\d", rest[0]):
        return finding
    subject = replace(finding.subject, indicator=f"{finding.subject.indicator}{rest[0]}", end=rest.end())
    return replace(finding, subject=subject, end=max(finding.end, rest.end()))


def _striving(text: str, findings: list[Finding]) -> list[Finding]:
    """strive to achieve A, B and C: the word governs the list."""
    word = _STRIVES.search(text)
    if word is None:
        return findings
    return [
        replace(finding, stance="strive")
        if finding.printed_start >= word.end() and not _NEW_CLAUSE.search(text, word.end(), finding.printed_start)
        else finding
        for finding in findings
    ]


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
    linked = [actor for actor in from_ if 0 <= actor.start - finding.subject.end <= 12]  # the GDP of Zhoushan
    if linked:
        return linked[-1], False
    acting = [actor for actor in before if actor.acts]
    if acting:
        return acting[-1], False
    return (from_[-1], False) if from_ else (sentence.topic, True)


def _period(article: Article, kind: StatementKind, when: Moment | None) -> str | None:
    if when is not None:
        return when.period.removeprefix("by ") if kind == "target" else when.period
    if article.year is None:
        return None
    if kind != "outcome":
        return str(article.year)
    month = int(article.published_on[5:7]) if article.published_on and len(article.published_on) > 4 else 1
    return str(article.year - 1) if month <= _MONTH_OF_RESULTS else None
