"""What a chart was made from: the names of its areas in either language, and the line that says source and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import polars as pl

from mubiao.charts.words import WORDS
from mubiao.places import gazetteer

_ORDER = ("nation", "province", "prefecture", "county")
_OUTSIDE = ("71", "81", "82")  # whose governments write no report of this kind


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports behind a chart: ``english`` and ``short`` Chinese names of areas, their ``order`` (of codes), how many areas of each
    level, and which years."""

    english: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    def label(self, area: str | None, language: str) -> str:
        """An area's name in the language; the Chinese one where no other is known."""
        name = area or ""
        return self.short.get(name, name) if language == "zh" else self.english.get(name) or name

    def sorted(self, areas: Iterable[str]) -> list[str]:
        """The areas in the order of their codes; those that are not known last, by name."""
        return sorted(set(areas), key=lambda area: (self.order.get(area, len(self.order)), area))

    def line(self, language: str) -> str:
        """Source and coverage: "Source: government work reports of 2025 (31 of 31 provinces)."."""
        words = WORDS[language]
        counts = [
            words["of_all"].format(count=self.levels[level], all=areas_of(level, self.years[-1]), level=words[f"level_{level}"])
            if self.years and level != "nation"
            else words[f"level_{level}"]
            for level in _ORDER
            if level in self.levels
        ]
        years = years_in_words(self.years)
        if len(self.order) == 1:
            return words["source_one"].format(years=years, area=self.label(next(iter(self.order)), language))
        return words["source"].format(years=years, areas=words["comma"].join(counts)) if counts else words["source_all"].format(years=years)


def sources_of(frame: pl.DataFrame) -> Sources:
    """The areas, levels and years of the rows of a frame, by the columns that it has of ``area``, ``area_en``, ``area_code``, ``level``,
    and ``report_year`` or ``year``."""
    year = "report_year" if "report_year" in frame.columns else "year"
    years = tuple(sorted(frame[year].drop_nulls().unique().to_list())) if year in frame.columns else ()
    english: dict[str, str] = {}
    if {"area", "area_en"} <= set(frame.columns):
        english = dict(frame.select("area", "area_en").drop_nulls().unique(maintain_order=True).iter_rows())
    levels: dict[str, int] = {}
    short = {place.name: place.short for place in gazetteer() if place.level == "province"}
    if {"level", "area_code"} <= set(frame.columns):
        counted = frame.filter(pl.col("area_code").is_not_null()).group_by("level").agg(pl.col("area_code").n_unique())
        levels = {level: count for level, count in counted.iter_rows() if level}
    order: dict[str, int] = {}
    if "area" in frame.columns:
        by = "area_code" if "area_code" in frame.columns else "area"
        names = frame.filter(pl.col("area").is_not_null()).sort(by, nulls_last=True)["area"].unique(maintain_order=True)
        order = {name: number for number, name in enumerate(names.to_list())}
    return Sources(english, short, order, levels, years)


def years_in_words(years: tuple[int, ...]) -> str:
    """2025, or 1994–2017."""
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


@cache
def areas_of(level: str, year: int) -> int:
    """How many areas of a level there were in a year (Hong Kong, Macao and Taiwan not counted)."""
    return sum(place.level == level and not place.code.startswith(_OUTSIDE) and place.exists_in(year) for place in gazetteer())
