"""How a chart shall look: its language, its title and caption, and the sources behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from mubiao.analysis.frames import NATION
from mubiao.analysis.industries import industry_names
from mubiao.brief import english
from mubiao.charts.sources import Sources, sources_of
from mubiao.charts.style import finished
from mubiao.charts.words import WORDS
from mubiao.indicators import vocabulary
from mubiao.themes import taxonomy

if TYPE_CHECKING:
    import altair as alt
    import polars as pl


@dataclass(frozen=True, slots=True)
class Look:
    """``language`` en or zh; ``title`` and ``caption`` None for those of the chart itself, empty for none (a page has its own).

    ``sources`` are the reports behind the chart, for the caption and for English names; None: those that the chart's frame shows.
    """

    language: str = "en"
    title: str | None = None
    caption: str | None = None
    sources: Sources | None = None

    def of(self, frame: pl.DataFrame) -> Look:
        """This look, with the sources of ``frame`` where none are set."""
        return self if self.sources is not None else replace(self, sources=sources_of(frame))

    def word(self, key: str, **parts: Any) -> str:
        """A word or sentence of ``words``, filled in."""
        text = WORDS[self.language][key]
        return text.format(**parts) if parts else text

    def area(self, name: str | None) -> str:
        """An area's name in the language."""
        return (self.sources or Sources()).label(name, self.language)

    def sorted(self, areas: Iterable[str]) -> list[str]:
        """Areas in the order of their codes, where the sources know them."""
        return (self.sources or Sources()).sorted(areas)

    def theme(self, name: str) -> str:
        """What a theme is called."""
        return names("theme", self.language).get(name, name)

    def category(self, name: str, by: str) -> str:
        """What a theme or a named industry is called."""
        return names(by, self.language).get(name, name)

    def categories(self, printed: str, by: str) -> str:
        """A list like ``ports 3.1、steel 2.0`` with the names of the language."""
        parts = [part.rpartition(" ") for part in printed.split("、") if part]
        return ("、" if self.language == "zh" else ", ").join(f"{self.category(name, by)} {value}" for name, _, value in parts)

    def goal(self, row: Mapping[str, Any], side: str = "") -> str:
        """A goal in a few words of the language: at least 5.5 percent, in step with GDP; a dash where there is none. ``side`` ends the
        names of the columns (``_now``)."""
        part = {name: row[f"{name}{side}"] for name in ("low", "high", "unit", "bound", "printed", "relative_op", "relative_to")}
        printed = part["printed"]
        if printed is None:
            return "–"
        if self.language == "zh":
            falls = part["high"] is not None and part["high"] < 0 and not any(word in printed for word in "降减-−－")
            return f"下降{printed}" if falls else str(printed)
        if part["low"] is not None or part["high"] is not None:
            return english.goal(part)
        return english.RELATIVES.get((part["relative_op"], part["relative_to"]), self.word("in_words"))

    def indicator(self, name: str, measure: str = "growth", area_code: str | None = None) -> str:
        """What an indicator is called: GDP growth, 地区生产总值增速 (of the nation 国内生产总值增速); no measure, no word for it."""
        known = names("indicator", self.language).get(name, name.removeprefix("other:"))
        if area_code == NATION and name == "gdp" and self.language == "zh":
            known = known.replace("地区", "国内")
        said = self.word({"level": "m_level", "change": "m_change"}.get(measure, measure)) if measure else ""
        if self.language == "zh":
            return known + said
        # GDP growth, but: energy consumption per unit of GDP, growth.
        return f"{known}{', ' if known.count(' ') > 1 and said else ' '}{said}".strip()

    def finished(self, chart: alt.TopLevelMixin, title: str, *notes: str, width: int) -> alt.VConcatChart:
        """The chart under its title and over its caption: the ``notes``, then source and coverage."""
        line = self.sources.line(self.language) if self.sources is not None and self.sources.years else ""
        blank = "" if self.language == "zh" else " "
        caption = "\n".join([blank.join(note for note in notes if note), line]) if self.caption is None else self.caption
        return finished(chart, title=title if self.title is None else self.title, caption=caption, width=width)


@cache
def names(kind: str, language: str) -> dict[str, str]:
    """The names of all themes, industries or indicators, by their ids."""
    if kind == "theme":
        return {theme.id: theme.zh if language == "zh" else theme.en for theme in taxonomy()}
    if kind == "industry":
        return industry_names(language)
    return {entry.id: entry.zh if language == "zh" else entry.en.replace("Gross domestic product", "GDP") for entry in vocabulary()}
