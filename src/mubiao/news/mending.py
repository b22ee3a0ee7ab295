"""Mends what the grammar of reports makes of a sentence of news: what is no value of it, what its words name better, what a number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import Mention
from mubiao.news.bare import further
from mubiao.news.rewording import Reworded
from mubiao.news.wording import GROWTH_HOLDS, SpokenOf
from mubiao.records import Quantity
from mubiao.statements.en.subjects import phrase_behind
from mubiao.statements.en.things import COUNTABLE
from mubiao.statements.findings import Finding
from mubiao.statements.index import Mentions

_STRIVES = re.compile(r"\b(?:striv(?:e|es|ed|ing) (?:to|for)|make every effort to|endeavou?r(?:s|ed)? to|try(?:ing)? to)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r";|\b(?:will|is|are|was|were|has|have|while|which)\b", re.IGNORECASE)
_LISTED_THINGS = re.compile(
    r"(?:, (?!and\b)[a-z][a-z -]{2,30}){0,4},? and (?P<last>[a-z][a-z -]{2,40}?)(?=,|\.|;| (?:in|by|this|for|across|to|with|on|as|from|and|while)\b)"
)
_VERBS = re.compile(
    r"\b(?:will|is|are|to|introduce|launch|build|cultivate|attract|create|add|open|set|hold|support|develop|expand|host|establish|promote)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\d|['’]s\b|\b(?:want|wants|wanted|aim|aims|aiming|expect|expects|expected|maintain|set|sets|has|have|had|will|would|to|for|about|after|while|than|target|targets|goal|year|last|this|most|others|all|others|percent|GDP|growth|growing|with|which|who|that|said|plans?|hopes?|seeks?|keep|reach|economy|China|consumption)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:\w+ ){0,2}(?:vow|pledge|plan|aim|promise|propose|intend|hope|seek|want|expect|set|will)\w*(?: to)?(?: \w+)?", re.IGNORECASE
)
_GOAL_SET = re.compile(
    r"\b(?:lower|cut|trim|reduc|slash|shav|revis|adjust|dial|scal)\w*\b[^,;.]{0,40}\b(?:target|goal|expectation|forecast)s?\b[^;.]{0,40}$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(r"\s+of an?\s+(?:century|decade|hour|year|day|lifetime)\b", re.IGNORECASE)
_FOLD = re.compile(r"(?:nearly |almost |more than )?(?:doubl|tripl|quadrupl)", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s+of (?:its|their|the|all|total)\b")
_OF_WHOLE = re.compile(r"\s+of\s+(?:the )?(?:[\w'’]+ ){0,3}(?:GDP|gross domestic product|economic output|economy)\b")


def without_year_earlier(text: str, value: Quantity) -> Quantity:
    """8.5 percent |a year earlier: no rate per year."""
    tail = " a year"
    if (
        value.end != value.value_end
        or not text.endswith(tail, 0, value.end)
        or not text.startswith((" earlier", " ago", " before"), value.end)
    ):
        return value
    end = value.end - len(tail)
    return replace(value, unit=value.unit.removesuffix("/year"), end=end, value_end=end, printed=text[value.start : end])


def counts(said: Reworded, finding: Finding) -> bool:
    """Not places counted (26 cities), nor what is said in words alone."""
    if finding.measure == "ratio" and _OF_A_WHOLE.match(said.text, finding.printed_end) and finding.subject.start >= finding.printed_end:
        return False  # spend 70 percent of its revenue on …: what it is spent on is the thing
    if _TIME_BEHIND.match(said.text, finding.printed_end):
        return False  # the slowest pace in a quarter of a century
    printed = said.text[finding.printed_start : finding.printed_end]
    if _FOLD.match(printed) and said.text[finding.subject.start : finding.subject.end].endswith(("growth", "rate", "target")):
        return False  # double its growth: of what it was, and no growth of so much
    if finding.bound == "qualitative" or (finding.bound == "relative" and not finding.subject.known):
        return False
    return not any(actor.start <= finding.printed_start < actor.end and actor.aggregate is not None for actor in said.sentence.actors)


def told_better(
    text: str, values: Sequence[Quantity], names: Sequence[Mention], findings: list[Finding], spoken: SpokenOf, places: Sequence[int] = ()
) -> list[Finding]:
    """The findings, with those that only news has (``places``: where places act); a phrase of the sentence gives way to what the words beside the value name."""
    known = [finding for finding in findings if finding.subject.known]
    more = further(text, values, names, known, "gdp" if spoken.growth_since <= GROWTH_HOLDS else spoken.indicator, places)
    taken = {finding.printed_start for finding in more}
    phrases = [finding for finding in findings if not finding.subject.known and finding.printed_start not in taken]
    return [*known, *more, *(_of_the_thing(text, finding, names) for finding in phrases if _is_a_thing(text, finding))]


def _of_the_thing(text: str, finding: Finding, names: Sequence[Mention]) -> Finding:
    """vowed to hold 900 |fairs|: the things counted, and not the verb before them."""
    verb = finding.subject.indicator.removeprefix("other:")
    if finding.counted or finding.unit not in COUNTABLE or _SAYS.fullmatch(verb) is None:
        return finding
    thing = phrase_behind(text, finding.printed_end, len(text), Mentions(names, length=len(text)))
    if thing is None:
        return finding
    return replace(finding, subject=thing, measure="level", counted=True, end=max(finding.end, thing.end), action=finding.action or "hold")


def _is_a_thing(text: str, finding: Finding) -> bool:
    """Whether a phrase outside the vocabulary is a noun phrase that a share or a growth can be of."""
    if finding.counted or finding.action or finding.unit not in ("%", "pp", "times"):
        return True
    name = finding.subject.indicator.removeprefix("other:")
    return _NO_THING.search(name) is None and not text[finding.subject.end : finding.subject.end + 3].startswith(("'s", "’s"))


def as_share_of_output(text: str, finding: Finding) -> Finding:
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


def with_whole_list(text: str, finding: Finding) -> Finding:
    """100 smart shops|, restaurants and shopping districts: the number counts all of the list."""
    if not finding.counted or finding.subject.known or finding.subject.start < finding.printed_start:
        return finding
    rest = _LISTED_THINGS.match(text, finding.subject.end)
    if rest is None or _VERBS.search(rest[0]) or re.search(r"\d", rest[0]):
        return finding
    subject = replace(finding.subject, indicator=f"{finding.subject.indicator}{rest[0]}", end=rest.end())
    return replace(finding, subject=subject, end=max(finding.end, rest.end()))


def goal_is_set(text: str, finding: Finding) -> Finding:
    """lowers its growth target to a range of |6 to 6.5 percent|: what falls is the target; growth of so much is what it is now."""
    ends = [end for end in (finding.low, finding.high) if end is not None]
    if finding.measure not in ("growth", "avg_growth") or not ends or max(ends) >= 0:
        return finding
    if _GOAL_SET.search(text, max(0, finding.printed_start - 90), finding.printed_start) is None:
        return finding
    low, high = (None if end is None else -end for end in (finding.high, finding.low))
    bound = {"at_least": "at_most", "at_most": "at_least"}.get(finding.bound, finding.bound)
    return replace(finding, low=low, high=high, bound=bound)  # type: ignore[arg-type]


_OVER = re.compile(r"[”\"]|\b(?:after|when|as) (?:the|its|it)\b|\b(?:said|added|told)\b", re.IGNORECASE)


def striving(text: str, findings: list[Finding]) -> list[Finding]:
    """strive to achieve A, B and C: the word governs the list."""
    word = _STRIVES.search(text)
    if word is None:
        return findings
    return [
        replace(finding, stance="strive")
        if finding.printed_start >= word.end()
        and not _OVER.search(text, word.end(), finding.printed_start)
        and not _NEW_CLAUSE.search(text, word.end(), finding.printed_start)
        else finding
        for finding in findings
    ]
