"""When a value holds: the section's default, overruled by words of time beside it (last year, by 2030, over the past five years)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Tense

_COUNTS = {word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
        ],
        1,
    )
}
_COUNT = rf"(?:{'|'.join(_COUNTS)}|[0-9]{{1,2}})"
_YEAR = r"(?:19|20)[0-9]{2}"
_CUE = re.compile(
    rf"(?P<span>(?P<from>{_YEAR})[ \t]?(?:[-–—]|to|through|and|until)[ \t]?(?P<to>{_YEAR})\b)"
    rf"|(?P<by>\bby (?:the )?(?:end of |year-end )?(?P<byyear>{_YEAR})\b)"
    rf"|(?P<half>\b(?P<part>first half|second half|first quarter|second quarter|third quarter|fourth quarter|first three quarters|first two quarters|first (?:two|four|five|seven|eight|nine|ten|eleven|[0-9]{1, 2}) months)(?: of (?:(?P<halfyear>{_YEAR})|(?P<halflast>last year)|(?:the|this) year))?)"
    rf"|(?P<plan>\b(?:first (?P<planhead>{_COUNT}) years (?:of|covered by) the )?(?P<planname>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})[ -]Five[ -]Year[ -](?:Plan|Program(?:me)?)(?P<planpart>[ -]period| years)?)"
    rf"|(?P<future>\b(?:(?:next|coming|following) (?P<futurecount>{_COUNT})(?:-year|[ -]years?)|in (?P<futurecount2>{_COUNT}) years['’]? time|within (?P<futurecount3>{_COUNT}) years|(?P<futuretwo>this year and next(?! year['’]s)(?: year)?)|(?<=[a-z] )in (?P<futurecount4>three|five) years(?! (?:ago|earlier|before|to|of|since))|over (?P<futurecount5>two|three|four|five) years(?! (?:ago|earlier|old|ahead|in|after|before|since|later|of))))"
    rf"|(?P<past>\b(?:(?:past|last|previous|these|preceding|recent) (?P<pastcount>{_COUNT}) (?:consecutive |straight )?years|(?:the|this|a|past|last|that) (?P<pastcount2>five|three|four)-year (?:period|term|tenure)|(?:the|these|those) (?P<pastcount3>five|three|four) years))"
    rf"|(?P<since>\bsince (?P<sinceyear>{_YEAR})\b)"
    rf"|(?P<last>\blast year(?:['’]s)?\b|\b(?:the|over the|in the) (?:past|last|previous) year\b|\bthe year before\b|\bthe year (?:just|that has just) (?:past|passed|ended|gone by)\b|\bthe past 12 months\b)"
    rf"|(?P<this>\bthis year(?:['’]s)?\b|\bthe coming year\b)"
    rf"|(?P<next>\bnext year\b)"
    rf"|(?P<year>\b(?P<yearnumber>{_YEAR})\b(?![-–—/][0-9]|[ \t]?(?:yuan|kilo|meters|people|tons|(?:constant |comparable )?prices)))",
    re.IGNORECASE,
)
_TIMELY = re.compile(r"[12][90][0-9][0-9]|[Yy]ear|[Qq]uarter|[Hh]alf|months")
# Before a time that is only what a change is counted from.
_BASE_LEAD = re.compile(
    r"(?:\bthat of|(?<!said )(?<!announced )(?<!reported )(?<!declared )(?<!noted )(?<!added )(?<!stated )\bthat in|\bover|\bfrom|\bthan(?: in| at| for| that of| that in| those of)?|\bcompared (?:with|to)(?: that of| that in| in| those in| the level in)?|\bagainst|\brelative to|\bon|\babove(?: that of| the)?|\bequivalent to|\bfrom that of|\btwice(?: the)?|\bdouble(?: the)?|\btriple|\bhalf(?: of)?|\bnearly twice the number in)(?: the end of| the same period of| the same period| the levels? (?:of|in)| the figure (?:of|for)| the)?[ \t]{1,2}$",
    re.IGNORECASE,
)
_BASE_YEAR = re.compile(
    rf"\b(?:over|from|than(?: in)?|compared (?:with|to)(?: in| that of)?|on|above|doubl(?:e|ed|ing) (?:that (?:of|in)|the)|against(?: that of)?|relative to)(?: the(?: (?:end of|level of|levels of|figure for)|(?=[ \t](?:19|20)[0-9][0-9][ \t](?:levels?|figures?|total|base|baseline)\b)))?[ \t]{{1,2}}(?P<base>{_YEAR})\b",
    re.IGNORECASE,
)
_PLAN_TIME = re.compile(
    r"\b(?:during|over|in|throughout|under|for|of|since)(?: the)?(?: period (?:of|covered by))?(?: the)?[ \t]{1,2}$|\bperiod (?:of|covered by)(?: the)?[ \t]{1,2}$",
    re.IGNORECASE,
)
_PARTS = {
    "first half": "H1", "second half": "H2", "first quarter": "Q1", "second quarter": "Q2", "third quarter": "Q3", "fourth quarter": "Q4",
    "first three quarters": "M1-9", "first two quarters": "H1",
}  # fmt: skip
_MONTHS_COUNTED = {**_COUNTS, "eleven": 11}
_AVERAGE = re.compile(
    r"\b(?:an|keep|maintain|achieve|sustain|with) annual (?:[A-Za-z]+ ){0,4}(?:growth|increase)\b|\baverage annual\b|\bannual average\b|\bannually on average\b|\bon average\b|\byearly average\b|\baverage yearly\b|\b(?:at|by) an average of\b|\baveraged\b|\baveraging\b|\bper year on average\b|\bper annum\b",
    re.IGNORECASE,
)
_A_YEAR = re.compile(
    r"(?:[ \t](?:or|and)[ \t](?:above|more|over|higher|so|better|less|below))?[ \t]{1,2}(?:(?:a|per|each|every) year|annually|per annum|on average)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of time at ``start``..``end`` and the moment they name."""

    start: int
    end: int
    moment: Moment


def default_moment(section: SectionKind, year: int | None) -> Moment | None:
    """What a value without words of time means in a section of the report that plans ``year``."""
    if year is None:
        return None
    if section in ("review", "other"):
        return Moment(str(year - 1), "past", cue=False)
    if section == "outlook":
        return Moment(f"by {year + 4}", "later", span=True, cue=False)
    return Moment(str(year), "year", cue=False)


def cues(text: str, start: int, end: int, section: SectionKind, year: int | None) -> list[Cue]:
    """The words of time in ``text[start:end]`` that say when something holds; what a change is counted from is left out."""
    if year is None or _TIMELY.search(text, start, end) is None:
        return []
    found = []
    for cue in _CUE.finditer(text, start, end):
        if not any(cue[name] for name in ("plan", "past", "since", "future", "span")) and _is_base(text, start, cue):
            continue
        if (
            cue["year"]
            and _GOAL_MET.search(text, max(start, cue.start() - 24), cue.start())
            and text.startswith((" goal", " target"), cue.end())
        ):
            continue  # hitting the 2030 goal years ahead
        when = _moment(text, cue, year, section)
        if when is not None:
            found.append(Cue(cue.start(), cue.end(), when))
    return found


def _is_base(text: str, start: int, cue: re.Match[str]) -> bool:
    if cue["last"] is not None and cue["last"].lower().startswith(("over the", "in the")):
        # "an increase of 5% over the previous year" is a base, "over the past year" is not
        return "previous" in cue["last"].lower() and cue["last"].lower().startswith("over")
    return _BASE_LEAD.search(text, max(start, cue.start() - 40), cue.start()) is not None


def base_year(text: str, start: int, end: int) -> int | None:
    """The year that a change is counted from: an increase of 65.5% over 2002."""
    found = _BASE_YEAR.search(text, start, end)
    return int(found["base"]) if found else None


def base_named_first(text: str, start: int, end: int) -> int | None:
    """The year that the sentence ``text[start:end]`` sets everything in it against: Compared with 2025, energy use has dropped by 15%."""
    found = _FIRST_BASE.match(text, start, end)
    return int(found["base"]) if found else None


_FIRST_BASE = re.compile(
    rf"[\s“\"*•·–—-]*(?:As )?Compared (?:with|to)(?: that (?:of|in)| the (?:level|levels|figure|figures) (?:of|in|for))?[ \t](?:the[ \t](?=\w+[ \t](?:level|figure)))?(?P<base>{_YEAR})\b",
    re.IGNORECASE,
)


def averaged(text: str, start: int, value_end: int, end: int) -> bool:
    """Whether the value that ends at ``value_end`` is said to be an annual average, in its clause ``text[start:end]``."""
    return _AVERAGE.search(text, start, value_end) is not None or _A_YEAR.match(text, value_end, end) is not None


def nearest(
    text: str, found: Sequence[Cue], value_start: int, value_end: int, clause_start: int, clause_end: int, barriers: Sequence[int]
) -> Moment | None:
    """The time of a value: of the cue right behind it, else the last before it, else the first after it in the sentence.

    ``barriers`` are the places of other values: a cue behind one of them belongs to that one.
    """
    following = min((place for place in barriers if place > value_start), default=clause_end)
    behind = [cue for cue in found if value_end <= cue.start < min(following, clause_end)]
    if behind and not any(mark in text[value_end : behind[0].start] for mark in ",;:"):
        return behind[0].moment
    for cue in reversed(found):
        if cue.end > value_start:
            continue
        opens = len(text[clause_start : cue.start].strip()) <= _OPENS
        if opens or ";" not in text[cue.end : value_start]:
            return cue.moment  # a time told at the end of a clause (…; lay 90 km of track by 2030; …) is of that clause alone
    return behind[0].moment if behind and ":" not in text[value_end : behind[0].start] else None


_OPENS = 40  # characters before a time that opens a sentence


def _moment(text: str, cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    past = section in ("review", "other")
    if cue["span"]:
        first, last = int(cue["from"]), int(cue["to"])
        if last <= first:
            return None
        if last - first == 1 and " and " in cue["span"]:
            return Moment(str(last), _tense(last, year))
        return Moment(f"{first}-{last}", _tense(last, year), span=True)
    if cue["by"]:
        named = int(cue["byyear"])
        return Moment(f"by {named}", "later") if named > year else Moment(str(named), _tense(named, year))
    if cue["half"]:
        base = int(cue["halfyear"]) if cue["halfyear"] else year - 1 if cue["halflast"] or past else year
        return Moment(f"{base}{_part(cue['part'].lower())}", _tense(base, year))
    if cue["plan"]:
        return _plan(text, cue, year, section)
    if cue["future"]:
        if cue["futurecount4"] and (past or _RECORD.search(text, max(0, cue.start() - 16), cue.start())):
            return None  # the highest in five years
        if cue["futurecount5"] and past:
            return Moment(f"{year - _number(cue['futurecount5'])}-{year - 1}", "past", span=True)
        count = (
            2
            if cue["futuretwo"]
            else _number(cue["futurecount5"] or cue["futurecount"] or cue["futurecount2"] or cue["futurecount3"] or cue["futurecount4"])
        )
        return Moment(f"by {year + count - 1}", "later", span=True)
    if cue["past"]:
        words = cue["pastcount"] or cue["pastcount2"] or cue["pastcount3"]
        if not past and not cue["pastcount"]:
            return Moment(f"{year}-{year + _number(words) - 1}", "later", span=True) if section == "outlook" else None
        return Moment(f"{year - _number(words)}-{year - 1}", "past", span=True)
    if cue["since"]:
        named = int(cue["sinceyear"])
        return Moment(f"{named}-{year - 1}", "past", span=True) if named < year else None
    if cue["last"]:
        return Moment(str(year - 1), "past")
    if cue["this"]:
        return Moment(str(year), "year")
    if cue["next"]:
        return Moment(str(year + 1), "later")
    named = int(cue["yearnumber"])
    return Moment(f"by {named}", "later") if named > year else Moment(str(named), _tense(named, year))


_GOAL_MET = re.compile(
    r"(?:hitting|hit|meeting|met|achiev(?:ing|ed)|reach(?:ing|ed)|attain(?:ing|ed)|fulfill?(?:ing|ed)|surpass(?:ing|ed)|beat(?:ing)?|ahead of)[ \t](?:the|its|our|their)[ \t]$",
    re.IGNORECASE,
)
_RECORD = re.compile(r"(?<![a-z])(?:[a-z]+est|time|most|least|best|worst|record)[ \t]$", re.IGNORECASE)


def _part(words: str) -> str:
    """H1, Q3 or M1-9 for the first half, the third quarter, the first nine months."""
    if words in _PARTS:
        return _PARTS[words]
    count = words.removeprefix("first ").removesuffix(" months")
    return f"M1-{int(count) if count.isdigit() else _MONTHS_COUNTED[count]}"


def _plan(text: str, cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    if cue["planpart"] is None and _PLAN_TIME.search(text, max(0, cue.start() - 36), cue.start()) is None:
        return None
    name = cue["planname"].lower()
    ordinal = _ORDINALS.get(name) or int(re.sub("[a-z]", "", name) or 0)
    if not 6 <= ordinal <= 20:
        return None
    if cue["planpart"] is None and re.search(r"\b(?:of|under|in|for)(?: the)?[ \t]{1,2}$", text[max(0, cue.start() - 10) : cue.start()]):
        return None  # the goals of the plan: its name, not its time
    first = 1981 + 5 * (ordinal - 6)
    last = first + (_number(cue["planhead"]) - 1 if cue["planhead"] else 4)
    tense: Tense = "later" if last > year or (last == year and section not in ("review", "other")) else "past"
    return Moment(f"{first}-{last}", tense, span=True)


def _number(word: str) -> int:
    return _COUNTS.get(word.lower()) or int(word)


def _tense(named: int, year: int) -> Tense:
    return "past" if named < year else "year" if named == year else "later"
