"""Whether a value of an English sentence is a target, an outcome, a goal of later years or a promise."""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.news.article import Sentence
from mubiao.news.bare import AIMING, ITEM
from mubiao.news.wording import SpokenOf
from mubiao.records import StatementKind
from mubiao.statements.findings import Finding, Moment

_GOAL_NOUN = re.compile(
    r"\b(?:targets?|targeted|targeting|goals?|objectives?|growth expectations?|GDP expectations?|ambitions?)\b", re.IGNORECASE
)
_OWN_NOUN = re.compile(r"[ -](?:GDP |economic |annual )?(?:growth|expansion|increase|rise)\b(?! (?:target|goal|objective))", re.IGNORECASE)
_GOAL_BEHIND = re.compile(r"\s(?:growth |GDP |annual )?(?:target|goal|objective)", re.IGNORECASE)
_AIMS = re.compile(
    r"\b(?:will|targets|targeting|would|shall|should|pursue[sd]?|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|strive[sd]?|striving|seek(?:s|ing)?|hope[sd]?|wants?|intend(?:s|ed)?|vow(?:s|ed|ing)?|pledge[sd]?|pledging|promise[sd]?|propose[sd]?|project(?:s|ed|ing)|forecast(?:s|ed|ing)?|expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|eye[sd]?|eyeing|envision(?:s|ed)?|envisage[sd]?|peg(?:s|ged)|bid(?:s|ding)?|prepare[sd]? to|looks? to|looking (?:at|for|to)|going to|call(?:s|ed|ing)? for|pencil(?:s|led|ed|ling|ing) in|chas(?:es?|ed|ing)|opt(?:s|ed|ing)? for|settl(?:es?|ed|ing) (?:for|on)|commit(?:s|ted|ting)? (?:itself )?to|bank(?:s|ed|ing)? on|should|must|set to|set(?:s|ting)? (?:out|its|their|a|an|the|this|GDP|economic|growth|for|at)|(?P<infinitive>to (?:grow|reach|rise|increase|expand|hit|exceed|achieve|build|create|launch|add|cut|keep|be|maintain|attract|introduce|cultivate|account|climb|surge|jump|soar|advance|fall|drop|decline|surpass|top|stay|remain|hold|average|stand|come|total|lift|raise|boost|bring|limit|cap|contain|slow|gain|accelerate|double|deliver|secure|generate|shrink|contract)))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:grew|rose|grows|rises|expands|falls|hits|slows|expanded|increased|climbed|reached|(?<!to )hit|totaled|totalled|amounted|stood|fell|dropped|declined|decreased|slumped|slid|slowed|surged|jumped|recorded|registered(?! (?:urban|unemployment|jobless|population))|posted|notched|clocked|managed|swelled|plunged|tumbled|dipped|inched|accelerated|moderated|collapsed|cooled|quickened|decelerated|slackened|weakened|halved|rebounded|recovered|picked up|went up|went down|gone up|crossed|averaged|drew|welcomed|logged|saw|achieved|exceeded|surpassed|topped|was|were|came in|edged|advanced|gained|shrank|contracted|accounted|completed|attracted|created|(?<!value-)(?<!value )added(?!-| value)|built|delivered|generated|had|has (?:grown|reached|exceeded|risen|attracted|built)|have (?:grown|reached|risen))\b",
    re.IGNORECASE,
)
_ACTUAL = re.compile(
    r"\b(?:compares?|compared|comparing|contrasts?) (?:with|to) (?:an |the |its )?(?:actual|real|realized) (?:\w+ ){0,2}(?:of )?(?:just |only |about )*$",
    re.IGNORECASE,
)
# cut it to 8 percent: what is cut is the target
_SETS_IT = re.compile(
    r"\b(?:cut|lower|trim|rais|set|kept|keep|reduc|revis|lift|slash|adjust|peg|maintain|put)\w* (?:it|theirs|them)\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_NEXT_CLAUSE = re.compile(r";|,\s(?:and|while|but)\s|\s(?:after|because|although|even though)\s", re.IGNORECASE)
_COMMITTED = re.compile(
    r"\b(?:will|shall|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|strive[sd]?|seek(?:s|ing)?|intend(?:s|ed)?|vow(?:s|ed|ing)?|pledge[sd]?|pledging|promise[sd]?|propose[sd]?|expect(?:s|ed)?|hope[sd]?|to be|set to|target(?:s|ed|ing)?|goals?)\b",
    re.IGNORECASE,
)


def kind_of(
    text: str,
    sentence: Sentence,
    finding: Finding,
    when: Moment | None,
    clause: int,
    year: int | None,
    spoken: SpokenOf,
    before: int | None = None,
) -> StatementKind | None:
    """The kind of a finding whose clause begins at ``clause``; None where nothing in it tells.

    ``spoken``: what was spoken of before; ``before``: where the value before it ends.
    """
    begin = min(clause, finding.start, finding.subject.start)
    if _ACTUAL.search(text, max(begin, finding.printed_start - 60), finding.printed_start) is not None:
        return "outcome"  # the target compares with actual growth of |4.2 percent
    own = begin  # … beating the target, and incomes rose by: the target is not theirs
    if finding.own_subject:
        for mark in _NEXT_CLAUSE.finditer(text, begin, max(begin, min(finding.start, finding.subject.start))):
            own = mark.end()
    if when is not None and when.tense == "past" and _OWN_NOUN.match(text, finding.printed_end) and before is not None:
        goal_before = _GOAL_BEHIND.match(text, before)
        own = max(
            own, goal_before.end() if goal_before is not None else before
        )  # met its goal of 6 percent in part with |5.1 percent growth: the goal is that of the value before
    goal = _GOAL_NOUN.search(text, own, finding.printed_end) is not None
    goal = goal or _GOAL_BEHIND.match(text, finding.printed_end) is not None
    goal = goal or _SETS_IT.search(text, begin, finding.printed_start) is not None
    goal = goal or AIMING.search(text, max(begin, finding.printed_start - 60), finding.printed_start) is not None
    goal = goal or (spoken.goals_listed > 0 and ITEM.fullmatch(text, finding.subject.start, finding.subject.end) is not None)
    elided = text[finding.subject.start : finding.subject.end] in ("'s", "’s")  # Hebei's is around 7 percent
    goal = goal or (spoken.goal and elided and _PAST.match(text, finding.subject.end + 1) is None)
    stop = finding.printed_end if finding.bound == "relative" else finding.printed_start
    ahead = _AIMS.search(text, begin, stop)
    past = next(reversed(list(_PAST.finditer(text, begin, finding.printed_end))), None)  # "topped 6 trillion" is printed as the value
    if ahead is not None and ahead["infinitive"] and past is not None and past.end() <= ahead.start():
        led_to = _DIGIT.search(text, past.end(), ahead.start()) is not None  # grew 5 percent to reach 1.2 trillion yuan
        ahead = None if led_to else ahead
    if when is not None and when.tense == "past":
        return "target" if goal else "outcome"
    if when is not None and when.tense == "later" and not (year is not None and when.period in (str(year + 1), f"by {year + 1}")):
        return "outlook"
    if finding.counted or (finding.action and (not _known(finding) or is_deed(finding))):
        return _of_things(text, finding, ahead, past, begin)
    if goal:
        return "target"
    if ahead is not None and not (
        past is not None and past.start() > ahead.end() and past[0].lower() not in ("achieved", "set", "reached")
    ):
        return "target" if _known(finding) or finding.measure in ("growth", "ratio") else "commitment"
    return "outcome" if past is not None else None


def _of_things(text: str, finding: Finding, ahead: re.Match[str] | None, past: re.Match[str] | None, begin: int) -> StatementKind | None:
    """The kind of a number of things: promised, or done."""
    promised = next(reversed(list(_COMMITTED.finditer(text, 0, finding.printed_start))), None)
    if promised is not None and not (past is not None and past.start() > promised.start()):
        return "commitment"
    return "outcome" if past is not None and _known(finding) else None


# What is made, opened or moved by number is promised, though the vocabulary may have a name for it; jobs and money are aims.
THINGS = frozenset(("count", "households", "km", "m2", "persons", "mu"))
AIMS_BY_NUMBER = frozenset(("jobs_urban_new", "labour_transfer", "reemployment", "fdi", "grain_output"))


def is_deed(finding: Finding) -> bool:
    """Whether a value is a number of things to build, open, move or hold."""
    return bool(finding.action or finding.subject.adds) and finding.unit in THINGS and finding.subject.indicator not in AIMS_BY_NUMBER


def _known(finding: Finding) -> bool:
    return finding.subject.known and finding.subject.indicator in vocabulary()
