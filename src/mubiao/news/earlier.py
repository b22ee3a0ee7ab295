"""What a value is set against: the target or the figure of a year before, and by how much a target was changed.

cut to 4.5 percent this year, from 6 percent last year         6 of last year
down from 5.5 percent last year · compared with 5 percent in 2024
trimmed its goal by half a point                               less than the last target, by 0.5
one percentage point higher than its growth rate in 2021       more than the year before, by 1
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mubiao.records import Operator, Quantity, Relative
from mubiao.statements.en.times import Cue
from mubiao.statements.findings import Finding, Moment

_SET_AGAINST = re.compile(
    r"\b(?:from|compared (?:with|to)|versus|against|instead of|(?:lower|higher|less|more|slower|faster|down|up) than|(?:below|above|short of|shy of|off|beneath)(?= (?:the|its|their|last|that) ))\s+"
    r"(?:(?:a|an|the|its|their|previous|target|targets|goal|goals|growth|of|level|rate|figure|actual|GDP|economic|set|at|that|more|than|about|around|over|nearly|some|just|only|(?:last )?year['’]s|year|achieved|recorded|registered|in|for|last|19\d\d|20\d\d)\s+){0,8}$",
    re.IGNORECASE,
)
_ACTUAL = re.compile(
    r"\b(?:actual|actually|achieved|recorded|registered|expansion|posted|growth|clocked|managed|delivered|notched|logged|reported|grew|expanded|attained|outcome|result)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(r"\b(?:targets?|goals?|expectations?|objectives?)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?P<verb>lower(?:ed|s|ing)?|cut(?:s|ting)?|trim(?:med|s|ming)?|reduc(?:ed|es?|ing)|slash(?:ed|es|ing)?|rais(?:ed|es?|ing)|lift(?:ed|s|ing)?|increas(?:ed|es?|ing)|shav(?:ed|es?|ing))\b(?P<what>[^,;.]{0,60}?)\bby\s+(?:(?:about|around|some|a|an|as much as|at least)\s+)*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|theirs?|them)\b", re.IGNORECASE)
_RAISES = ("rais", "lift", "incr")
_MARGIN = re.compile(
    r"\s+(?P<op>higher|lower|more|less|faster|slower|above|below)(?: than)?\s+(?:(?:its|their|the|that of|of|in|what it|what was|actual)\s+)*(?P<to>(?:(?:economic |GDP )?growth(?: rate)?|(?:GDP|figure|rate|level|result))(?:\s+(?:in|of|for|recorded in|achieved in))?\s+(?:last year|the previous year|(?:19|20)\d\d)|last year(?!['’]s target)|the previous year|(?:19|20)\d\d|(?:last year['’]s|the previous year['’]s|previous|(?:its )?(?:19|20)\d\d)\s+(?:growth )?(?:target|goal)|(?:the )?target set (?:for|in) (?:19|20)\d\d|national average|national growth|national (?:target|goal)|country['’]s)",
    re.IGNORECASE,
)
_YEAR_EARLIER = re.compile(
    r"\s+(?:(?:in|for) )?(?:a year (?:earlier|ago|before)|the (?:year before|previous year|prior year))", re.IGNORECASE
)
_TURNS_TO = re.compile(r"[^,;]{0,40}\bto\s+(?:\w+\s+){0,3}", re.IGNORECASE)
_NEAR = 60
LAST_TARGET = "other:previous_target"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value of another year, beside ``near``; ``when`` is None where nothing says; ``actual``: it is a result and no target."""

    finding: Finding
    near: Finding
    when: Moment | None
    actual: bool
    goal: bool = False  # it is said to be a target
    year_before: bool = False  # "a year earlier": than the value beside it


# lifting rural incomes by 7 percent against 5.5 percent |for urban residents
_FOR_OTHERS = re.compile(r"\s+(?:for|among|in)\s+(?:urban|rural|city|town)\b", re.IGNORECASE)


# a notch above |the national goal of around 5 percent|: whose it is, another
NATIONAL = re.compile(
    r"\b(?:above|below|higher than|lower than|than|over|beating|topping|matching|in line with|level with|against|exceeding|outpacing|ahead of)\s+(?:the )?(?:national|nationwide|country['’]s|nation['’]s|central government['’]s|China['’]s)\s+(?:\w+ ){0,2}(?:goals?|targets?|averages?|figures?|rates?|levels?|growth)\s+(?:of |at )?(?:about |around |over |just )*$",
    re.IGNORECASE,
)


def set_against(
    text: str, value: Quantity, cues: Sequence[Cue], findings: Sequence[Finding], values: Sequence[Quantity], year: int | None
) -> Earlier | None:
    """What a finding of the sentence is set against; None where ``value`` is nothing of the kind."""
    lead = _SET_AGAINST.search(text[: value.start], max(0, value.start - 110))
    if lead is None or value.unit not in ("%", "pp") or _FOR_OTHERS.match(text, value.end) is not None:
        return None
    if NATIONAL.search(text, max(0, value.start - 80), value.start) is not None:
        return None
    alike = [one for one in findings if one.unit == value.unit and one.bound not in ("relative", "qualitative") and one.measure != "change"]
    if not alike:
        return None
    near = _beside(text, value, alike)
    following = min((other.start for other in values if other.start >= value.end), default=len(text))
    when = next(
        (cue.moment for cue in cues if value.end <= cue.start < following and not re.search("[,;:.]", text[value.end : cue.start])), None
    )
    when = when or next((cue.moment for cue in cues if lead.start() <= cue.start and cue.end <= value.start), None)
    year_before = when is None and _YEAR_EARLIER.match(text, value.end) is not None
    if year is not None and year_before:
        when = Moment(str(year - 1), "past")
    words = text[lead.start() : value.start] + re.split("[;,.]", text[value.end : min(following, value.end + 40)], maxsplit=1)[0]
    actual = _ACTUAL.search(words) is not None and _GOAL.search(words) is None
    made = replace(
        near, low=value.low, high=value.high, bound=value.bound, stance="firm", relative=None, aims_higher=False,
        start=min(near.start, lead.start()), end=max(near.end, value.end), printed_start=value.start, printed_end=value.end,
    )  # fmt: skip
    goal = _GOAL.search(text, lead.start(), value.start) is not None
    return Earlier(made, near, when, actual, goal, year_before)


def _beside(text: str, value: Quantity, alike: Sequence[Finding]) -> Finding:
    """Which finding ``value`` is set against: the one it turns to (from 7 percent to |6|), else the one before, else the nearest."""
    following = min((one for one in alike if one.printed_start >= value.end), key=lambda one: one.printed_start, default=None)
    if following is not None and _TURNS_TO.fullmatch(text, value.end, following.printed_start):
        return following
    before = [one for one in alike if one.printed_end <= value.start]
    if before and value.start - before[-1].printed_end <= _NEAR:
        return max(before, key=lambda one: one.printed_end)
    return min(alike, key=lambda one: abs(one.printed_start - value.start))


def changed_by(text: str, finding: Finding) -> Finding | None:
    """A target changed by so much, as a goal set against the one before it; None where the finding is none."""
    shape = _CHANGED.search(text[: finding.printed_start], max(0, finding.printed_start - 110))
    if shape is None or finding.unit not in ("%", "pp") or not (_GOAL.search(shape["what"]) or _PRONOUN.search(shape["what"])):
        return None
    size = finding.low if finding.low is not None else finding.high
    operator: Operator = ">" if shape["verb"].lower().startswith(_RAISES) else "<"
    relative = Relative(operator, LAST_TARGET, abs(size) if size is not None else None)
    return replace(
        finding,
        measure="growth",
        low=None,
        high=None,
        unit="%",
        bound="relative",
        relative=relative,
        start=min(finding.start, shape.start()),
    )


def margin_of(text: str, value: Quantity, findings: Sequence[Finding]) -> Finding | None:
    """one percentage point |higher than its growth rate in 2021: beside the value before it, a goal set against that year."""
    shape = _MARGIN.match(text, value.end) if value.unit in ("pp", "%") else None
    near = max((one for one in findings if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    if shape is None or near is None or near.bound in ("relative", "qualitative") or value.start - near.printed_end > 60:
        return None
    to = shape["to"].lower()
    against = (
        LAST_TARGET
        if re.search("target|goal", to) and "national" not in to
        else "national_average"
        if re.search("national|country", to)
        else "previous_year"
    )
    operator: Operator = ">" if shape["op"].lower() in ("higher", "more", "faster", "above") else "<"
    size = value.low if value.low is not None else value.high
    return replace(
        near, low=None, high=None, bound="relative", unit="%", relative=Relative(operator, against, size), end=max(near.end, shape.end()),
        printed_start=value.start, printed_end=shape.end(),
    )  # fmt: skip
