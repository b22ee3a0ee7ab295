"""What every part of the brief says things with: the findings, the words of the language, names, passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mubiao.brief import chinese, english
from mubiao.brief.draft import Language, Sentence, Source
from mubiao.brief.findings import Findings, Locality, Row, source_of
from mubiao.themes import taxonomy

_FIRMEST = {"at_least": 0, "point": 1, "range": 2, "around": 3, "at_most": 4}
_SOFTEST = 5  # a goal without a number


class Speech:
    """The findings in a language. ``ranked`` are the localities with a goal, the highest and firmest first."""

    def __init__(self, findings: Findings, language: Language) -> None:
        self.f, self.language = findings, language
        self.en = language == "en"
        self.w: Any = english if self.en else chinese
        levels = {locality.place.level for locality in findings.localities}
        self.level = levels.pop() if len(levels) == 1 else None
        self.ranked = sorted(findings.stated, key=lambda each: (-point(each.goal), firmness(each.goal), each.place.code))

    def say(self, en: str, zh: str, sources: Iterable[Source] = ()) -> Sentence:
        """A sentence of the language that is spoken."""
        return Sentence(en if self.en else zh, tuple(sources))

    def many(self, count: int) -> str:
        """six cities, 6个城市."""
        return str(self.w.areas(count, self.level))

    def many_first(self, count: int) -> str:
        """As ``many``, where it begins a sentence."""
        return f"{english.spelled(count)} {english.noun(count, self.level)}" if self.en else self.many(count)

    def names(self, group: Iterable[Locality]) -> str:
        return str(self.w.joined([self.name(each) for each in group]))

    def name(self, each: Locality) -> str:
        return str(self.w.name(each.place))

    def goal(self, row: Row | None) -> str:
        return str(self.w.goal(row))

    def indicator(self, name: str) -> str:
        return str(self.w.INDICATORS.get(name) or self.w.indicator(name))

    def theme(self, theme: str) -> str:
        entry = taxonomy()[theme]
        return entry.en[:1].lower() + entry.en[1:] if self.en else entry.zh

    def cites(self, group: Iterable[Locality]) -> tuple[Source, ...]:
        """The passages of the goals of some localities."""
        return tuple(source_of(stated(each.goal), self.name(each)) for each in group)

    def with_last(self, group: Iterable[Locality], last: str) -> tuple[Source, ...]:
        """The passages of the goals and of last year's ``result`` or goal (``before``)."""
        return tuple(source for each in group for source in (*self.cites([each]), source_of(stated(getattr(each, last)), self.name(each))))

    def inputs(self) -> tuple[Source, ...]:
        """The targets that the weighted sum was made from."""
        names = {each.place.code: self.name(each) for each in self.f.localities}
        rows = [row for row in self.f.inputs if row.get("document")]
        return tuple(
            Source(row["document"], row["start"], row["end"], names.get(row["area_code"]) or str(row["area"]), row["printed"] or "")
            for row in rows
        )


def stated(row: Row | None) -> Row:
    """A row that is known to be there."""
    assert row is not None
    return row


def has_number(row: Row) -> bool:
    return row["low"] is not None or row["high"] is not None


def point(row: Row | None) -> float:
    """The number a goal counts as: its figure, the middle of a range."""
    low, high = stated(row)["low"], stated(row)["high"]
    return float((low + high) / 2 if low is not None and high is not None else low if low is not None else high)


def firmness(row: Row | None) -> int:
    """The place of a goal's wording from the hardest to the softest."""
    return _FIRMEST.get(stated(row)["bound"], _SOFTEST)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
