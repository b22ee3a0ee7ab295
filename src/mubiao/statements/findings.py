"""What the clause grammar finds, in places of the flow; the document's identity and section turn it into a Statement."""

from __future__ import annotations

from dataclasses import dataclass

from mubiao.records import Bound, Measure, Relative, Stance
from mubiao.statements.subjects import Subject


@dataclass(slots=True)
class Finding:
    """One value that a clause states. ``start``..``end`` carries subject, value and qualifier; ``printed`` the value alone."""

    subject: Subject
    measure: Measure
    low: float | None
    high: float | None
    unit: str
    bound: Bound
    stance: Stance
    relative: Relative | None
    start: int
    end: int
    printed_start: int
    printed_end: int
    own_subject: bool = True  # False where the subject was carried over from the piece before
    measure_sure: bool = True  # False where neither verb, unit nor vocabulary settled the measure
    aims_higher: bool = False
    average: bool = False
    counted: bool = False  # the number stands before the thing: 新增5个平台
    action: str = ""  # the verb of a promise or deed: 新建, 培育

    def key(self) -> tuple[object, ...]:
        """Two findings of one passage with the same key say the same thing twice."""
        return (self.subject.indicator, self.measure, self.low, self.high, self.unit, self.bound, self.relative)
