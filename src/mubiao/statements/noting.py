"""What a reader of a row has to know besides its fields, in the report's own words: the row's ``notes``.

``basis: 同口径``: on what basis the value is told. ``total: 累计``: a sum up to then, which may be of more than the row's year.
``estimate: 预计``: a result that the report itself calls an estimate. ``scope: 不含村办工业``: what is counted in or left out.
"""

from __future__ import annotations

import re

from mubiao.records import Language
from mubiao.statements.basis import basis
from mubiao.statements.findings import Told

_MARKS, _CLAUSE = "，。；、：\n", "，。；：\n"
_REACH, _BRACKET = 60, 26
# 累计 of the year itself (全年累计, 今年以来累计) or told as what is added is no sum of more than the year.
_TOTAL = "累计"
_OF_THE_YEAR = re.compile("年|月|季|增长|增速|增幅|下降|同比|其中")
_GOES_ON = re.compile("其中|新增|净增|新建|增长|同比|达|今年|去年|全年|年内")
_SHARES = frozenset(("%", "pp", "times", "‰"))
_ESTIMATED = "预计"
_ESTIMATE = re.compile(f"{_ESTIMATED}(?!划|算|数)")
_SCOPE_BEGINS = "[均不含包扣剔]"
_SCOPE = re.compile(r"[（(](?P<said>(?:均?不?含|均?不?包括|扣除|剔除|不计)[^（）()，。；]{2,24})[）)]")
_ANY = re.compile(f"{_TOTAL}|{_ESTIMATED}|（{_SCOPE_BEGINS}|\\({_SCOPE_BEGINS}")  # most values have none of them near


def notes(text: str, told: Told, language: Language) -> tuple[str, ...]:
    """The notes of a row, in the order above; ``told`` in places of ``text``. Without any, as for nine rows in ten, ()."""
    finding = told.finding
    if finding.bound == "relative":
        return ()
    start, end = finding.printed_start, finding.printed_end
    told_on = basis(text, start, end, language)
    made: tuple[str, ...] = (f"basis: {told_on}",) if told_on else ()
    if language != "zh" or told.kind not in ("outcome", "commitment"):
        return made
    floor = max(0, start - _REACH)
    if _ANY.search(text, min(floor, finding.subject.start), max(end, finding.end) + _BRACKET) is None:
        return made
    if _is_total(text, told, floor):
        made += ("total: 累计",)
    if told.kind == "outcome" and _ESTIMATE.search(text, _begin(text, floor, start, _CLAUSE), start):
        made += ("estimate: 预计",)
    scope = _scope(text, told)
    return (*made, f"scope: {scope}") if scope else made


def _begin(text: str, floor: int, end: int, marks: str) -> int:
    """Where the stretch between ``marks`` that ``end`` stands in begins, at the earliest at ``floor``."""
    return next((at + 1 for at in range(end - 1, floor - 1, -1) if text[at] in marks), floor)


def _is_total(text: str, told: Told, floor: int) -> bool:
    """累计建成平台|16个: a sum up to then, in a row of one year; a list goes on with it (、服务站|8个)."""
    finding = told.finding
    if told.moment is None or not told.moment.period.isdigit() or finding.unit in _SHARES or "累计" in finding.subject.indicator:
        return False
    begin = _begin(text, floor, finding.printed_start, _CLAUSE)
    at = text.rfind(_TOTAL, begin, finding.printed_start)
    if at < 0 or _OF_THE_YEAR.search(text, begin, at):
        return False
    listed = text.find("、", at, finding.printed_start)
    return listed < 0 or _GOES_ON.search(text, at, finding.printed_start) is None


def _scope(text: str, told: Told) -> str:
    """工业产值（|不含村办工业|）: what the brackets behind name or value count in or leave out; "" where the name says it."""
    finding = told.finding
    behind = max(finding.printed_end, finding.end)
    found = _SCOPE.match(text, behind) or _SCOPE.match(text, finding.printed_end)
    if found is None and finding.subject.end < finding.printed_start:
        found = _SCOPE.search(text, finding.subject.start, finding.printed_start)
    return found["said"] if found is not None and found["said"] not in finding.subject.indicator else ""
