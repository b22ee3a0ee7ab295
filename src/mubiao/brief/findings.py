"""What a brief may say: of each locality its goal, last year's goal and result, its other targets, promises and priorities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mubiao.brief.draft import Source
from mubiao.places import Place

Row = dict[str, Any]
NATION = "100000"
WARNINGS = ("identity-mismatch", "truncated", "garbled")  # of reading, that a reader of the brief should know


@dataclass(slots=True)
class Locality:
    """One area: ``goal`` of the year, ``before`` the goal of the year before, ``result`` of the year before."""

    place: Place
    goal: Row | None = None
    wordless: Row | None = None  # a goal of the year that is set against something else, without a number
    from_news: bool = False
    before: Row | None = None
    result: Row | None = None
    others: dict[str, Row] = field(default_factory=dict)
    promises: list[Row] = field(default_factory=list)
    attention: list[Row] = field(default_factory=list)  # themes by share, highest first
    told: list[Row] = field(default_factory=list)  # what news tell that it puts first, in the order told; of those whose goal news tell
    read: bool = False  # whether its report of the year is there


@dataclass(slots=True)
class Findings:
    """All that a brief may say: a number or a place that is not in here cannot be in it."""

    year: int
    indicator: str
    measure: str
    localities: list[Locality]
    national: Row | None
    sums: Row | None  # of the roll-up, where the localities are provinces
    inputs: list[Row]
    themes: list[Row]  # the mean share of each theme over the localities, highest first
    tasks: list[Row]  # the tasks of the conference by mean share, highest first
    conference: str | None
    warnings: list[tuple[str, str, str]]  # document, code, message
    articles: list[Row] = field(default_factory=list)  # the news that goals were taken from: ``document``, ``published_on``
    read_before: list[str] = field(default_factory=list)  # codes of the areas whose report of the year before was read

    @property
    def stated(self) -> list[Locality]:
        return [locality for locality in self.localities if locality.goal is not None]


def source_of(row: Row, area: str = "") -> Source:
    """The passage of a statement or of a theme's row."""
    return Source(row["document"], row["start"], row["end"], area, row.get("evidence") or "")
