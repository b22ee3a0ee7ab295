"""What a clause says of a counted thing behind it: 30个县|通过国家验收, 45万辆汽车报废|和置换更新; and whether it tells another amount."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.actions import begins_action
from mubiao.statements.zh.called import MARKS, begins_at, ends_at
from mubiao.statements.zh.marks import behind_last

_ENDS = re.compile("[，,。；：:;！？\n]")
_NO_PREDICATE = re.compile(r"以[上下内外]|左右|之[一间中]|等|[中里内](?!$)?[，。；、]|的[，。；、\d]|[、和及与（(]")
# 45万辆汽车报废|和置换更新: the number counts both
JOINED = re.compile("(?:和|及|与|以及)(?!一批|一系列|若干|多[个家项所座处])[\u4e00-\u9fff“”]{2,24}(?=[，。；：\n]|$)")
# Numerals that are no amount of the predicate: a place in a ranking, a grade, a generation, a year or a name in quotation marks.
_NO_AMOUNT = re.compile(
    r"前\d+(?:[强名位%％‰‱]|(?=[，、]|$))|\d+强|第\d+[名位届批轮次]?|[1-6]A+级?|AAA+级?|[2-6]G|\d{4}年度?|“[^”]*”|《[^》]*》|[A-Za-z]+-?\d+"
)
_OPENED, _CLOSED = "“（《", "”）》"
_SHORTEST_PREDICATE = 2
_TIME_UNITS = frozenset(("years", "quarters", "months", "days", "hours", "minutes"))
_SELECTED = re.compile("入选|获评|获批|荣获|列入|纳入|入围|上榜|被|获|通过|达标|实现|全部|全覆盖|落地|投产|投用|开工")
_LONGEST_NAME = 45


def said_behind(text: str, end: int, finding: Finding, following: Finding | None) -> str:
    """What is said of the counted thing behind it, up to the end of its clause; "" where the clause ends with the thing."""
    start = ends_at(text, finding)
    if not finding.counted and not _goes_on(text, end, finding):
        return ""
    joined = finding.counted and JOINED.match(text, start, end) and not lists_names(text, finding)
    if start >= end or (not joined and _NO_PREDICATE.match(text, start, end)):
        return ""
    mark = _ENDS.search(text, start, end)
    stop = mark.start() if mark else end
    next_clause = 0 if following is None else following.start if following.start >= start else begins_at(following)
    if start < next_clause < stop and text[next_clause - 1] in MARKS:
        stop = next_clause - 1
    said = text[start:stop].strip()
    if len(said) < _SHORTEST_PREDICATE or any(said.count(a) != said.count(b) for a, b in zip(_OPENED, _CLOSED, strict=True)):
        return ""
    return said


def lists_names(text: str, finding: Finding) -> bool:
    """甲、乙、丙|3个|实验室和研究院: the names before the number are as many as it counts, and it counts nothing else."""
    number = finding.printed_start
    floor = max(0, number - _LONGEST_NAME)
    clause = behind_last(text, "，。；：\n", floor, number)
    return finding.low == text.count("、", max(clause, floor), number) + 1 > 1


def _goes_on(text: str, end: int, finding: Finding) -> bool:
    """企业40家|获评…: a verb follows the number that stands behind its own name."""
    return (
        finding.own_subject
        and finding.measure in ("level", "ratio")
        and finding.unit not in _TIME_UNITS
        and "连续" not in text[finding.subject.end : finding.printed_start]
        and begins_action(text, finding.printed_end, end)
    ) or (
        finding.own_subject
        and finding.unit in ("count", "persons", "households")
        and _SELECTED.match(text, finding.printed_end, end) is not None
    )


def amount_in(said: str) -> int:
    """Where an amount begins in what is said of a counted thing; -1 where every numeral in it is of a ranking, a grade or a name."""
    if not said or said.isalpha():
        return -1
    spared = {place for found in _NO_AMOUNT.finditer(said) for place in range(*found.span())}
    return next((place for place, letter in enumerate(said) if letter.isdigit() and place not in spared), -1)
