"""The period that a value has in the words of time around it: a level stands at a span's end, a sum or an average over all of it."""

from __future__ import annotations

import re

from mubiao.statements.en.times import base_named_first, base_year
from mubiao.statements.findings import Finding, Moment

_SUM = re.compile(
    r"\b(?:cumulative|altogether|combined|accumulated|savings|created|new|added|additional|aggregate|for the five-year period|spent|invested|built)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(r"expend|spending|investment|alloc|subsid|funds\b|funding|input\b|appropriat", re.IGNORECASE)
# Money spent in the years that the sentence names, and what came to a total over them, adds up.
_OUTLAYS = re.compile(
    r"\b(?:expenditures?|spending|allocations?|payments|outlays?|allocated|appropriated|investment|subsidies|turned over)\b", re.IGNORECASE
)
# What is covered is there at the end: now covers 360,000 schools.
_STOCK = re.compile(r"\b(?:now|covers?|covered|covering|population|enrollments?|enrolled|participat(?:e|es|ed|ing|ants))\b", re.IGNORECASE)
_TOTALS = re.compile(
    r"\b(?:amounted to|added up to|came to|totaled|totalled|totaling|total of|in total|made available to)\b", re.IGNORECASE
)
_YEARS_AHEAD = re.compile(r"\b(?:next|coming|following)[ \t]\w+[ -]years?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:in each of|in every one of|every year|each year)\b", re.IGNORECASE)
_FLOWS = frozenset(["jobs_urban_new", "labour_transfer", "reemployment", "overcapacity_cuts", "tax_cuts"])


def fitted(when: Moment | None, finding: Finding, text: str, start: int, end: int, year: int | None, said: bool) -> Moment | None:
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
        stock = stock or finding.unit.endswith(("/day", "/month"))  # so many a day, by the end
        summed = finding.subject.indicator in _FLOWS or (deed and not stock)
        if (not summed or finding.measure == "ratio") and not _EACH.search(text, finding.start, finding.printed_start):
            return Moment(when.period.rpartition("-")[2], "past")
    if when.tense == "past" and not when.span and finding.measure == "avg_growth" and not (when.cue and said):
        return Moment(f"{year - 5}-{year - 1}", "past", span=True, cue=False)
    if when.tense == "later" and finding.measure == "avg_growth" and when.period.startswith("by "):
        return Moment(f"{year}-{when.period[3:]}", "later", span=True)
    if when.tense == "later" and when.span and "-" in when.period and finding.measure in ("level", "ratio") and not _is_summed(finding):
        return Moment(f"by {when.period.rpartition('-')[2]}", "later")
    return when


def _is_summed(finding: Finding) -> bool:
    """Whether what is reached over several years is a sum of what was done, and no level at their end."""
    return finding.measure == "level" and (finding.counted or finding.subject.indicator in _FLOWS)
