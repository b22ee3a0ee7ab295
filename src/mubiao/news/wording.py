"""The indicators that a reworded sentence names, with those that "the target", "it" and "growth" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mubiao.indicators import Mention
from mubiao.records import Quantity

# growth in GDP behind a value: the growth belongs to the value, 10-percent growth in |GDP
_GROWTH_OF = re.compile(r"(?:growth|increase|rise|expansion)(?: rate)? (?:in|of) (?:the )?", re.IGNORECASE)
# GDP |targets: the goal is that of the name before it
_GOAL_OF = re.compile(
    r"(?:[ -]growth)?(?:[ -]rate)? (?:targets?|goals?|objectives?|expectations?|forecasts?|projections?|estimates?|range)(?: (?:rate|figure|range))?\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"(?P<noun>\b(?:growth|GDP)?(?:(?<=growth) |(?<=GDP) )?(?:targets?|goals?|objectives?|forecasts?|projections?|expectations?|figures?|rates?|pace)\b(?: (?:rate|figure|range))?|\bgrowth(?: (?:rate|target|goal|forecast)s?)?\b|(?:(?<=economic )|(?<=percent )|(?<=per cent )|(?<=pct )|(?<=% ))expansion\b|\bexpansion(?= of (?:\w+ ){0,3}\d)|\boutput(?= (?:\w+ ){0,3}\d))"
    r"|\b(?P<sum>[Ii]t)(?= (?:reached|hit|topped|exceeded|surpassed|stood at|came to|totall?ed|amounted to) [^,;.]{0,30}?\d[\d.,]* (?:trillion|billion) yuan)"
    r"|\b(?:sets?|setting|put|puts|rais(?:es|ed|ing)|lower(?:s|ed|ing)) (?:the|its|their) (?P<bar>bar)\b"
    r"|(?P<own>(?<![A-Za-z])['’]s(?= (?:is|was|are|were|stands?|stood|will|rose|grew|fell|came|remains?|remained|at|expanded|climbed|increased|dropped|declined|reached|hit|jumped|edged)\b))"
    r"|\b(?:cut|cuts|lower|lowered|lowers|trim|trimmed|raise|raised|raises|set|sets|kept|keep|put|reduced|revised|lifted|slashed|adjusted|pegged|maintained|moved|brought|pushed|left) (?P<it>it|theirs|them)\b",
    re.IGNORECASE,
)
# Words before a bare noun that let it stand for the indicator; another noun there would make another indicator (an export target).
_MAY_PRECEDE = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|this|that|these|those|whose|own|new|lower|higher|stated|same|annual|yearly|official|expected|set|similar|modest|ambitious|conservative|cautious|more|less|optimistic|pragmatic|realistic|initial|original|previous|earlier|year['’]s|(?:last|this|next|same|that) year|(?:single|double|two)-digit|full-year|overall|headline|main|key|local|provincial|municipal|percent|pct|recorded|record|posted|posting|saw|seen|registered|registering|logged|achieved|achieving|reported|delivered|delivering|notched|with|of|for|and|at|to|sets|setting|announced|announcing|unveiled|economic|all|fixed|put|meet|hit|met|missed|exceeded|beat|slower|faster|strongest|weakest|steady|robust|stable|solid|sustain|maintain|maintained|reach|reached|target|targeting|project|projected|forecast|expects?|lowered|raised|cut|trimmed|average|19\d\d|20\d\d)|[%,:\"“”’'(])\s*$|^\s*$",
    re.IGNORECASE,
)
# A goal of something else, for which the vocabulary may have no name
_ANOTHER_GOAL = re.compile(
    r"\b(?:exports?|imports?|inflation|emissions?|budget|deficit|revenues?|sales|investment|employment|jobs?|incomes?|carbon|energy|climate|poverty|production|output|trade|fiscal|retail|consumption|intensity|unemployment|CPI|prices?|reduction|tax|capacity|profits?|development|planning|policy|neutrality|centenary|tourism|tourist|loans?|credit|housing|population|wages?|traffic|passengers?|cargo|throughput|users?|productivity|manufacturing|services?|sectors?|industry|industrial|agricultural|financial|insurance|money|power|electricity|business|compan(?:y|ies)|corporate|enterprises?|stocks?|goods|earnings|savings|deposits?|holdings|visitors?|arrivals|orders|bookings|shipments|installations|vehicles?|buildings?|securities|services)[ -]$",
    re.IGNORECASE,
)
_OWN_OUTPUT = re.compile(r"(?:^|\b(?:its|total|annual)|[,;] (?:while|and|whose)?)\s*$", re.IGNORECASE)
_BY_THE_TRILLION = re.compile(r" [^,;.]{0,50}?\d(?:[\d.]*) (?:trillion|billion) yuan", re.IGNORECASE)
_A_GOAL = re.compile(r"\b(?:targets?|goals?|aims?|aiming)\b", re.IGNORECASE)
_COMPARED_WITH = re.compile(
    r"\b(?:than|from|against|with|versus|to)\s+(?:its |the |their )?(?:(?:last|the previous) year['’]s|previous|earlier|(?:19|20)\d\d)\s+$",
    re.IGNORECASE,
)
# wants industrial output to rise: an everyday word is a name right behind such a verb
_EVERYDAY = frozenset(("industrial_va", "fdi", "exports", "imports"))
_WANTS = re.compile(r"\b(?:wants?|sees?|saw|expects?|projects?|forecasts?|hopes?|lifts?|raises?)\s$", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(r",? (?:and|while|but|or)\b|,? with\b")  # beating the target, and incomes rose
_FROM_VALUE = re.compile(r"\bfrom\b[^,;]{0,24}$", re.IGNORECASE)
_MEASURED = re.compile(r"(?:\d|percent|pct|%)[ -]*$", re.IGNORECASE)
# growth in exports, growth rate of 30 percent in NEV production: the name stands behind
_NAME_BEHIND = re.compile(
    r"(?: rate| target)?s? (?:(?:of|at) [^,;.]{0,30}?(?:percent|pct|%) )?(?:in|of|for)(?: the| its| their)? (?!(?:19|20)\d\d|just|only|an? mere|a (?:modest|rate)|mere|exactly|approximately|almost|close|double|single|the |this|last|next|about|around|more|over|at|nearly|less|up|[0-9]|between|no |January|February|March|first|second|third|fourth|past|same|some|roughly|above|below|under|within|not|GDP|year|[A-Z](?![A-Z]+ [a-z]))",
)
# Not the whole economy: the private economy, the digital economy
PART_OF_ECONOMY = re.compile(
    r"\b(?:private|digital|marine|ocean|blue|low-altitude|night-?time|night|silver|ice-and-snow|real|county|sharing|tourism|cultural|underground|informal|circular|green|world|global|headquarters|market|planned|private-sector|non-public|state-owned|sports|U\.?S\.?|American)[ -]$",
    re.IGNORECASE,
)


GROWTH_HOLDS = 4  # sentences for which "the target" and "aims for 6 percent" mean the economy


@dataclass(slots=True)
class SpokenOf:
    """The indicator spoken of last, which "the target" may stand for, and how many sentences ago."""

    indicator: str | None = None
    since: int = 0
    goal: bool = False  # it was a target that was spoken of
    last: str | None = None  # the indicator named last of all
    goals_listed: int = 0  # above 0 where the sentences before a list are about targets: its items are
    growth_since: int = 99  # how many sentences ago the economy's growth was spoken of


def names_in(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], spoken: SpokenOf) -> list[Mention]:
    """The indicators that the reworded sentence ``text`` names, in order; ``spoken`` is brought up to date."""
    found = [_whole(text, _anchored(mention, text, values)) for mention in mentions]
    found = [mention for mention in found if not (mention.phrase.lower() == "economy" and PART_OF_ECONOMY.search(text[: mention.start]))]
    found = [_raised(text, mention) for mention in found]
    found = [mention for i, mention in enumerate(found) if i == 0 or mention.start >= found[i - 1].end]
    for shape in _STANDS_FOR.finditer(text):
        name = next(name for name in ("noun", "own", "bar", "sum", "it") if shape[name])
        start, end = shape.span(name)
        if any(mention.start < end and start < mention.end for mention in found):
            continue
        indicator = _stood_for(text, shape, name, found, spoken)
        if indicator is not None:
            level = name == "sum" or (name == "noun" and shape[name].lower() == "output")
            found.append(Mention(start, end, indicator, shape[name], "name", "growth" if indicator == "gdp" and not level else None))
            found.sort(key=lambda mention: mention.start)
    known = [mention.indicator for mention in found if not mention.indicator.startswith("other:")]
    if found:
        own = any(mention.phrase in ("'s", "’s") or mention.phrase.lower() == "it" for mention in found)
        spoken.goal = spoken.goal if own else _A_GOAL.search(text) is not None
    spoken.growth_since = 0 if "gdp" in known else spoken.growth_since + 1
    if known:
        spoken.last = known[-1]
        spoken.indicator, spoken.since = ("gdp" if "gdp" in known else known[-1]), 0
    else:
        spoken.since += 1
    return found


def _anchored(mention: Mention, text: str, values: Sequence[Quantity]) -> Mention:
    lead = _GROWTH_OF.match(text, mention.start, mention.end)
    if lead is None or lead.end() >= mention.end:
        return mention
    behind = any(0 <= mention.start - value.end <= 2 for value in values)
    return replace(mention, start=lead.end(), measure=None) if behind else mention


def _whole(text: str, mention: Mention) -> Mention:
    goal = _GOAL_OF.match(text, mention.end)
    if goal is None:
        return mention
    measure = "growth" if mention.indicator == "gdp" else mention.measure
    return replace(mention, end=goal.end(), measure=measure, variant="name" if mention.indicator == "gdp" else mention.variant)


def _raised(text: str, mention: Mention) -> Mention:
    """An everyday word (economy, growth target) counts as a name where nothing of its own stands before it."""
    if mention.variant == "weak" and mention.indicator in _EVERYDAY and _WANTS.search(text[max(0, mention.start - 16) : mention.start]):
        return replace(mention, variant="name")
    if mention.variant != "weak" or mention.indicator != "gdp" or mention.phrase.lower() == "economic development":
        return mention
    return replace(mention, variant="name") if _MAY_PRECEDE.search(text[max(0, mention.start - 24) : mention.start]) else mention


def _stood_for(text: str, shape: re.Match[str], name: str, found: Sequence[Mention], spoken: SpokenOf) -> str | None:
    before = [mention for mention in found if mention.end <= shape.start()]
    if name == "own":
        return spoken.indicator if spoken.since <= 2 and not before else before[-1].indicator if before else None
    if name == "sum":  # GDP is to expand by 5 percent. Last year it reached 2 trillion yuan
        return spoken.indicator if spoken.since <= 1 and not before else before[-1].indicator if before else None
    if name == "it":
        return before[-1].indicator if before else spoken.indicator if spoken.since <= 1 else None
    if name == "bar":
        return "gdp" if spoken.growth_since <= GROWTH_HOLDS or any(mention.indicator == "gdp" for mention in found) else None
    word, lead = shape["noun"].lower(), text[max(0, shape.start() - 24) : shape.start()]
    if word == "output":  # Hubei's output topped 6 trillion yuan
        return "gdp" if _OWN_OUTPUT.search(lead) and _BY_THE_TRILLION.match(text, shape.end()) else None
    goal = word.startswith(("target", "goal", "objective"))
    if goal and _COMPARED_WITH.search(text[max(0, shape.start() - 40) : shape.start()]):
        return None  # lower than last year's target of 6 percent: see earlier.py
    if goal and (_ANOTHER_GOAL.search(lead) or _ENDS_CLAUSE.match(text, shape.end())):
        return None
    if word == "rate" and spoken.last is not None and spoken.last.startswith("unemployment") and not before:
        return spoken.last
    if word.startswith(("growth", "expansion")) and not _ANOTHER_GOAL.search(lead) and re.search(r"(?<![A-Za-z])[a-z]+ $", lead):
        goal = True  # projects growth of, recorded growth of
    if not goal and not _MAY_PRECEDE.search(lead) and not _MEASURED.search(lead):
        return None
    if word.startswith(("growth", "rate", "pace", "expansion")) and _NAME_BEHIND.match(text, shape.end()):
        return None
    if word == "growth" and before and _MEASURED.search(lead) and _FROM_VALUE.search(lead):
        return None  # from 7 percent growth to 6: what the change starts from
    near = before[-1] if before and not re.search(r"[.;](?!\d)|\b(?:and|while|but)\b", text[before[-1].end : shape.start()]) else None
    if word.startswith(("growth", "gdp", "expansion")):
        if _MEASURED.search(lead):  # sales grew by 4.3 percent, and … to see 4 percent growth
            return before[-1].indicator if before else "gdp"
        return near.indicator if near is not None and near.end >= shape.start() - 40 else "gdp"
    if near is not None and near.end >= shape.start() - 90:
        return near.indicator
    if spoken.growth_since <= GROWTH_HOLDS:
        return "gdp"
    return spoken.indicator if spoken.since <= 2 else None
