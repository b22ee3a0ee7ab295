"""What a clause grammar finds, in places of the flow; the document's identity and section turn it into a Statement.

The same words for every language: each folder beside this file has a grammar that gives ``Told``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mubiao.places.place import Place
from mubiao.records import Bound, Measure, Relative, SectionKind, Stance, StatementKind, made_often

Tense = Literal["past", "year", "later"]

# The classes made by the ten thousand in a report are not frozen: a frozen one takes five times as long to make. None is changed
# once it is told, save Finding and Told while they are put together.


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section's part of the flow."""

    kind: SectionKind
    start: int
    end: int


@dataclass(slots=True)
class Subject:
    """One thing that a value is about, at ``start``..``end`` of the flow."""

    indicator: str
    start: int
    end: int
    measure: Measure | None = None  # where the phrase settles it (经济增速, 占比)
    known: bool = True  # an id of the vocabulary, not other:
    pair: tuple[str, ...] = ()  # what 分别 makes of a compound: 城乡居民收入
    falls: bool = False  # the phrase itself names a fall: 降幅, 能耗降低率
    adds: bool = False  # 新增高新技术企业: the value is what is added to a stock
    owner: Place | None = None  # the place that the phrase names: 太原市地区生产总值

    def named(self, indicator: str, start: int, end: int) -> Subject:
        """The same under another name at ``start``..``end``; half of all subjects are, and ``replace`` takes six times as long."""
        return Subject(indicator, start, end, self.measure, self.known, self.pair, self.falls, self.adds, self.owner)


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

    def under(self, subject: Subject, measure: Measure, action: str) -> Finding:
        """The same value under another subject, measure and deed; ``replace`` takes six times as long."""
        return Finding(
            subject, measure, self.low, self.high, self.unit, self.bound, self.stance, self.relative, self.start, self.end, self.printed_start,
            self.printed_end, self.own_subject, self.measure_sure, self.aims_higher, self.average, self.counted, action,
        )  # fmt: skip

    def key(self) -> tuple[object, ...]:
        """Two findings of one passage with the same key say the same thing twice."""
        return (self.subject.indicator, self.measure, self.low, self.high, self.unit, self.bound, self.relative)


@made_often
class Moment:
    """A period as printed in records (``2024``, ``2021-2025``, ``by 2030``, ``2024H1``) and where it lies from the report's year."""

    period: str
    tense: Tense
    span: bool = False  # several years: an average or a sum, not one year's figure
    cue: bool = True  # words say so; False for the section's default
    run: bool = False  # each of the years (连续八年)
    first: int = 0  # the first of the years that ``by`` ends (今后五年, a plan's heading); 0 where only the end is told


@dataclass(slots=True)
class Told:
    """One statement of a text: the finding, its kind and time, and a rank that the clause adds."""

    finding: Finding
    kind: StatementKind
    moment: Moment | None
    sentence: int = 0  # where its sentence begins
    rank: int | None = None
    rank_in: str | None = None
    place: Place | None = None  # whose value it is, where that is not the report's own area
    trust: float | None = None  # the share of records like it that are right, where the grammar can say
    how: str = ""  # how the passage of main targets was recognised ("announced", "cluster", "scattered"); "" outside of it


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of targets: the findings, and how it was recognised ("announced", "cluster", "scattered")."""

    findings: tuple[Finding, ...]
    start: int
    end: int
    how: str


def each_once(findings: Sequence[Finding]) -> list[Finding]:
    """The ``findings`` in their order, without those that say again what an earlier one said."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in findings:
        if finding.key() not in seen:
            seen.add(finding.key())
            kept.append(finding)
    return kept
