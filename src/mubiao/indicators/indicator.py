"""The vocabulary of indicators: what reports and news set targets for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from mubiao.errors import MubiaoError
from mubiao.records import Language, Measure

Direction = Literal["higher", "lower", "neutral"]
Use = Literal["name", "weak"]

MEASURES: tuple[Measure, ...] = get_args(Measure)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
UNITS = frozenset(
    [
        "%",
        "pp",
        "CNY",
        "USD",
        "person",
        "persons",
        "households",
        "t",
        "tce",
        "mu",
        "m2",
        "m3",
        "km",
        "km2",
        "kWh",
        "kW",
        "ug/m3",
        "days",
        "years",
        "count",
        "index",
    ]
)


class VocabularyError(MubiaoError):
    """The vocabulary's data contradict themselves; the message names the file and the entry."""


def unit_of(measure: Measure, level_unit: str) -> str:
    """The canonical unit of a measure of an indicator whose level is in ``level_unit``."""
    if measure in ("growth", "avg_growth", "ratio"):
        return "%"
    if measure == "change" and level_unit == "%":
        return "pp"
    return level_unit


@dataclass(frozen=True, slots=True)
class Name:
    """One way an indicator is printed.

    ``measure`` is set where the words settle it themselves (经济增速 is growth, 研发投入强度 a ratio). A ``weak`` name (出口, 税收) is an
    everyday word too: it names the indicator only where a value or a change hangs on it.
    """

    text: str
    language: Language
    measure: Measure | None = None
    use: Use = "name"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that localities set targets for or report on.

    ``measure`` is what a bare "增长5%" or figure most often means, ``unit`` the canonical unit of that measure; ``level_unit`` that of its
    level (``CNY``, ``persons`` …; ``%`` for rates). ``nbs`` is the name in the National Bureau of Statistics' tables. ``shares`` maps a
    denominator (a list of ``[words]``) to the indicator that the share is. ``confused_with`` maps an id, or a phrase without one, to why it
    is not the same. ``apart`` tells which printed names are other statistics that are read in the same way (客运量 beside 货运量): what is
    said of those is kept under the printed words.
    """

    id: str
    zh: str
    en: str
    definition: str
    domain: str
    measure: Measure
    unit: str
    measures: tuple[Measure, ...]
    level_unit: str
    direction: Direction
    nbs: str | None = None
    parent: str | None = None
    names: tuple[Name, ...] = ()
    shares: tuple[tuple[str, str], ...] = ()
    confused_with: tuple[tuple[str, str], ...] = ()
    apart: re.Pattern[str] | None = None

    def is_apart(self, printed: str) -> bool:
        """Whether a printed name is that of another statistic, which has no id."""
        return self.apart is not None and self.apart.search(printed) is not None

    def names_in(self, language: Language) -> tuple[str, ...]:
        """Every printed form in a language, the official name first."""
        return tuple(name.text for name in self.names if name.language == language)

    def unit_of(self, measure: Measure) -> str:
        """The canonical unit of a measure: % of growth and ratio, points of a change in a rate, else that of the level."""
        return unit_of(measure, self.level_unit)


@dataclass(frozen=True, slots=True)
class Split:
    """A phrase that names several indicators at once. ``joint`` ones are an indicator of their own unless 分别 tells the parts apart."""

    text: str
    language: Language
    indicators: tuple[str, ...]
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All indicators, in the order of the files. ``hash`` identifies the content: two runs with the same hash used the same words."""

    indicators: tuple[Indicator, ...]
    splits: tuple[Split, ...]
    blockers: tuple[tuple[Language, str], ...]
    words: Mapping[str, tuple[str, ...]]
    hash: str
    _by_id: dict[str, Indicator] = field(repr=False, compare=False)

    def by_id(self, indicator: str) -> Indicator:
        """The indicator of an id; ``KeyError`` if there is none."""
        return self._by_id[indicator]

    def get(self, indicator: str) -> Indicator | None:
        """The indicator of an id, or None."""
        return self._by_id.get(indicator)

    def __contains__(self, indicator: object) -> bool:
        return indicator in self._by_id

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)
