"""Figures of a part that a text tells without saying whose: 开发区…，完成投资增长22%以上, where the whole area's own is 7%.

Nothing in the clause tells such a rate from the area's; but it contradicts that, and the passage it stands in speaks of zones, of a class of
firms or of platforms. It is given in no record: it is not the area's, and no name of a place says whose it is.
"""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.statements.basis import basis
from mubiao.statements.findings import Finding, Told

# What a passage speaks of that has figures of its own.
_PARTS = re.compile(
    "园区|产业园|开发区|高新区|经开区|新区|片区|平台|示范区|试验区|合作区|保税区|先行区|度假区|港区|县域|乡镇|民营|个体|外资企业|国有企业|国企|集群"
)
# The area is named again, or all that is told before is of one of its industries.
_WHOLE = re.compile("全[国省市区州县]|我[国省市区州县]")
_LONGEST_PASSAGE = 400
_ALIKE = 0.02  # 突破2万元 beside 20 460元


class Stated:
    """The figures of the area itself that a document has stated so far, by indicator, measure, kind and period."""

    def __init__(self) -> None:
        self._figures: dict[tuple[object, ...], list[tuple[float | None, float | None]]] = {}

    def announce(self, finding: Finding, period: str) -> None:
        """Take a main target: nothing that the tasks say contradicts it and is the area's."""
        self._figures.setdefault(_key(finding, "target", period), []).append((finding.low, finding.high))

    def contradicts(self, text: str, told: Told) -> bool:
        """Whether the figure contradicts the area's and its passage speaks of parts; one that does not is kept as the area's."""
        finding = told.finding
        if told.kind not in ("target", "outcome") or told.moment is None or not finding.subject.known or told.place is not None:
            return False
        if finding.measure != "growth" or finding.bound in ("relative", "qualitative") or finding.stance != "firm":
            return False  # of amounts one may be new and one of all there are
        known = vocabulary().get(finding.subject.indicator)
        if known is None or known.is_apart(text[finding.subject.start : finding.subject.end]):
            return False
        if basis(text, finding.printed_start, finding.printed_end, "zh"):
            return False  # 剔除…后增长6%: another basis, and no contradiction
        own = self._figures.setdefault(_key(finding, told.kind, told.moment.period), [])
        value = (finding.low, finding.high)
        if not own or any(_agree(value, other, told.kind) for other in own):
            own.append(value)
            return False
        line = text.rfind("\n", max(0, finding.subject.start - _LONGEST_PASSAGE), finding.subject.start) + 1
        start = max(line, finding.subject.start - _LONGEST_PASSAGE)
        of_part = max((found.end() for found in _PARTS.finditer(text, start, finding.subject.start)), default=-1)
        return of_part >= 0 and _WHOLE.search(text, of_part, finding.subject.start) is None


def _key(finding: Finding, kind: str, period: str) -> tuple[object, ...]:
    return (finding.subject.indicator, finding.measure, finding.unit, kind, period)


def _agree(one: tuple[float | None, float | None], other: tuple[float | None, float | None], kind: str) -> bool:
    """A bound in common; of results also what both can be, and what rounds to the same."""
    shared = {value for value in one if value is not None} & {value for value in other if value is not None}
    if shared or kind == "target":
        return bool(shared)
    low = max(-float("inf") if side[0] is None else side[0] for side in (one, other))
    high = min(float("inf") if side[1] is None else side[1] for side in (one, other))
    return low <= high or abs(low - high) <= _ALIKE * max(abs(low), abs(high))
