"""The unit table (``units.tsv``) and what it makes of a printed unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

SCALES: dict[str, Decimal] = {
    "": Decimal(1),
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "亿": Decimal(10) ** 8,
    "百亿": Decimal(10) ** 10,
    "千亿": Decimal(10) ** 11,
    "万亿": Decimal(10) ** 12,
    "万多亿": Decimal(10) ** 12,
    "万余亿": Decimal(10) ** 12,
}
# 千 before 瓦, 米 … begins a unit (5千瓦, 万千瓦), 百 before 分 begins 百分点.
SCALE_PATTERN = r"(?:万[多余]亿|[百千万]亿|亿|[百千]万|万|千(?![瓦克米伏卡焦帕]|升(?!级))|百(?!分))"
_DENOMINATOR_SIZES = {"百": "100", "100": "100", "千": "1000", "万": "10000", "亿": "100000000"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``: ``factor`` turns a number of it into ``canonical``."""

    printed: str
    canonical: str
    factor: Decimal
    kind: str
    denominator: str
    not_before: str

    def pattern(self) -> str:
        """The printed form, guarded against the words it begins."""
        single, *words = self.not_before.split(" ")
        longer = ([f"[{re.escape(single)}]"] if single else []) + [re.escape(word) for word in words]
        guard = f"(?!{'|'.join(longer)})" if longer else ""
        latin = "(?![A-Za-z0-9])" if self.printed[-1].isascii() and self.printed[-1].isalpha() else ""
        return re.escape(self.printed) + guard + latin


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its printed form."""
    table: dict[str, Unit] = {}
    for line in files(__package__).joinpath("units.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "unit\t")):
            printed, canonical, factor, kind, denominator, not_before = line.split("\t")
            table[printed] = Unit(printed, canonical, Decimal(factor), kind, denominator, not_before)
    return table


@cache
def unit_pattern() -> str:
    """One alternation of all units, branching on the first character and longest first behind it; 元/人 and 微克每立方米 too."""
    table = units().values()
    plain = _branches(u for u in table if u.kind not in ("denominator", "scaled"))
    after_scale = "|".join(f"(?<=[万亿]){u.pattern()}" for u in table if u.kind == "scaled")
    per = "|".join(sorted((re.escape(u.printed) for u in table if u.denominator), key=len, reverse=True))
    # What no unit begins with is told by one look at it.
    return rf"(?:(?=[{re.escape(first_characters())}])(?:{plain}|{after_scale})(?:(?:/|每(?![年月日天周个季]))(?:[百千万亿]|100)?(?:{per}))?(?:/(?:{per}))?)"


@cache
def first_characters() -> str:
    """The characters with which a unit can begin."""
    return "".join(sorted({u.printed[0] for u in units().values() if u.kind != "denominator"}))


# The engine tries the branches one after another, so the first characters of seven units in ten stand first.
_COMMONEST = "个%元年家批大项人件亩户"


def _branches(group: Iterable[Unit]) -> str:
    by_first: dict[str, list[Unit]] = {first: [] for first in _COMMONEST}
    for unit in sorted(group, key=lambda u: len(u.printed), reverse=True):
        by_first.setdefault(unit.printed[0], []).append(unit)
    return "|".join("(?:" + "|".join(u.pattern() for u in same) + ")" for same in by_first.values())


@lru_cache(maxsize=4096)
def read_unit(printed: str) -> tuple[str, Decimal, str]:
    """A printed unit (without scale) as canonical name, factor and class.

    A divided unit keeps its denominator as printed, for the number belongs to what stands before the stroke: 元/人 is
    ``CNY/person``, 吨标准煤/万元 ``tce/10000CNY``, 升/百公里 ``L/100km``.
    """
    table = units()
    if printed in table:
        unit = table[printed]
        return unit.canonical, unit.factor, unit.kind
    head, *rest = re.split("/|每", printed)
    unit = table[head]
    name, factor = (unit.canonical, unit.factor) if head != "升" else ("L", Decimal(1))
    for part in rest:
        size = next((s for s in _DENOMINATOR_SIZES if part.startswith(s) and part not in table), "")
        name += "/" + _DENOMINATOR_SIZES.get(size, "") + table[part.removeprefix(size)].denominator
    return name, factor, unit.kind
