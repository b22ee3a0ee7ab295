"""Numbers of those of whom an amount is told: 120家企业|与高校签约3亿元, 6类困难群众|救助标准提高5%. They say who is meant; the amount is the result.

What is said of the counted things without an amount of its own (120家企业|入选名录) completes their name and is a result: completing.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import STAGE
from mubiao.statements.zh.called import listed, name_of
from mubiao.statements.zh.phrases import clean_phrase

_UNITS = ("count", "persons", "households")
# Verbs that say nothing of the things counted: 实现|8个县城常住人口80万人
_IDLE = frozenset(("实现", "确保", "力争"))
_CLOSING = "”）)"
_CLAUSE_ENDS = re.compile("[，,。；;：:！？\n]")
# The next member of a list, or where nothing is said of the things.
_SAYS_NOTHING = re.compile(
    r"[、，,。；;：:！？\n（(]|以[上下]|[和及与](?![\u4e00-\u9fff]{2,}(?:建立|签|开展|合作|对接|共))|等|之[一间中]|的"
)


def passing(text: str, end: int, told: Sequence[Told]) -> frozenset[int]:
    """Which of a sentence's statements, by their place in ``told``, only count those of whom the clause goes on to tell an amount.

    The sentence ends at ``end`` of ``text``. A list of such numbers passes whole.
    """
    places: list[int] = []
    for i in range(len(told) - 1, -1, -1):
        if told[i].kind not in ("outcome", "commitment") or not _only_counts(text, told[i]):
            continue
        finding, following = told[i].finding, told[i + 1].finding if i + 1 < len(told) else None
        if _of_whom_more(text, end, told[i], following) or (following is not None and i + 1 in places and listed(text, finding, following)):
            places.append(i)
    return frozenset(places)


def _only_counts(text: str, told: Told) -> bool:
    """A number before its thing, with neither a deed before nor a predicate behind it in the name."""
    finding = told.finding
    return (
        finding.counted
        and finding.measure == "level"
        and finding.unit in _UNITS
        and (finding.action == "" or (told.kind == "commitment" and finding.action in _IDLE))
        and (
            finding.end <= max(finding.subject.end, finding.printed_end)
            or (told.kind == "commitment" and name_of(finding) == clean_phrase(text[finding.subject.start : finding.subject.end], True))
        )
    )


def _of_whom_more(text: str, end: int, told: Told, following: Finding | None) -> bool:
    """An amount in the clause behind the thing; where a list goes on (8个断面、|12条河流水质优良率…) it is of the list's last as well."""
    finding = told.finding
    start = max(finding.subject.end, finding.printed_end)
    while start < end and text[start] in _CLOSING:
        start += 1
    shared = text.startswith("、", start) and text[start + 1 : start + 2].isdigit() and following is not None and not following.counted
    if start >= end or following is None or (not shared and _SAYS_NOTHING.match(text, start, end)):
        return False
    mark = _CLAUSE_ENDS.search(text, start, end)
    stop = mark.start() if mark else end
    first = start if told.kind == "commitment" else start + 1  # 8个县城常住人口|80万人; but 6金|4银
    if not first <= following.printed_start < stop:
        return False
    if (
        told.kind == "outcome"
        and following.measure != "ratio"
        and not following.subject.known
        and name_of(following).startswith((name_of(finding), clean_phrase(text[finding.subject.start : finding.subject.end], True)))
        and text[start] not in "与同向对"
    ):
        return False  # 12个港口项目|完成投资3亿元: the projects, and what went into them
    # 80项任务|完成60项: the whole, and how much of it is done
    return not (following.unit == finding.unit and STAGE.fullmatch(text, start, following.printed_start))
