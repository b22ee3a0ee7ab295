"""What the passage is about in which a number stands: the nearest heading, item lead, run-in lead or opening clause over it, as printed.

    （三）大力发展文旅产业。建设景区5个…          a heading, or the lead of a numbered item
    产业结构持续优化。第三产业增加值占…            a run-in lead: the short sentence without numbers that opens a paragraph, or a part of it
    围绕供应链，设立基金2支                       the clause without numbers that opens the sentence, before the value's own name

The nearest one that says anything is taken, alone, so that it is a piece of the text. A new heading ends the one before it, a new
paragraph the leads of the one before it, a new lead the lead before it, a sentence its clauses. Where what stands over a value is in doubt,
the heading above it is taken, or nothing: what is taken is always about the passage.

Only passages that hold values are read, each once. The rules of a language stand in its own module
(leads_zh.py, leads_en.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from types import ModuleType
from typing import Any, Final, cast

from mubiao.outline import leads_en, leads_zh
from mubiao.outline.lines import ITEM, PART, POINT, WORDED, Line, lines_are_sentences, lines_of
from mubiao.records import Language

Span = tuple[int, int]
_RULES: Final[dict[Language, ModuleType]] = {"zh": leads_zh, "en": leads_en}
_ALONE = 0  # a heading without a number
_FARTHEST = 1500  # characters over which a heading still tells what a value is of
_RANKS = {PART: 1, ITEM: 2, _ALONE: 3, POINT: 4, WORDED: 5}  # what ends what: a heading those of its rank and beyond


class Topics:
    """The topics of a flow's text."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._rules = _RULES[language]
        self._tables = "\t" in text
        self._segmented = lines_are_sentences(text)
        self._lines: Sequence[Line] = lines_of(text, language)
        self._starts = [line.start for line in self._lines]
        self._headings: list[Span | None] = []  # over each line that was looked at
        self._open: list[tuple[int, Span | None]] = []  # the headings open behind the last of them: level, place
        self._leads: dict[int, tuple[list[int], list[tuple[int, Span | None]]]] = {}  # of a line: where its sentences begin, its leads
        self._clauses: dict[int, Any] = {}  # as the rules of the language keep them
        self._unit, self._end = 0, 0  # the sentence last asked for: hundreds of values stand several in one
        self._over: Span | None = None  # what stands over it
        self._above: Span | None = None  # … without the short sentences within its paragraph, which for a name of the vocabulary say little
        self._opened: tuple[Span | None, bool] = (None, False)  # the clause that opens it, and whether it does so for every name

    def over(self, name: int, known: bool) -> Span | None:
        """What a value is about whose name (or whose number, if it stands first) begins at ``name``.

        ``known``: the name is one of the vocabulary, which says more by itself than a phrase.
        """
        if not self._unit <= name < self._end:
            self._enter(name)
        opened, always = self._opened
        if opened is not None and opened[1] <= name and (always or not known):
            return opened
        if not known and (clause := self._rules.deed(self._text, self._unit, name, self._clauses)) is not None:
            return cast(Span, clause)
        over = self._above if known else self._over
        return over if over is not None and over[1] <= name <= over[1] + _FARTHEST else None

    def _enter(self, name: int) -> None:
        """Look at the sentence around a place: it, the clause that opens it, and what stands over it."""
        at = bisect_right(self._starts, name) - 1
        if at < 0:
            self._unit, self._end = 0, self._starts[0] if self._starts else name + 1
            self._over, self._above, self._opened = None, None, (None, False)
            return
        line = self._lines[at]
        if at not in self._leads:
            units = self._rules.sentences(self._text, line)
            self._leads[at] = units, [] if self._segmented and not line.level else self._rules.leads(self._text, line, units)
        units, leads = self._leads[at]
        number = max(0, bisect_right(units, name) - 1)
        self._unit, self._end = units[number], units[number + 1] if number + 1 < len(units) else max(line.end, name + 1)
        if self._tables and self._text.find("\t", line.start, self._end) >= 0:  # a row of a table
            self._over, self._above, self._opened = None, None, (None, False)
            return
        self._opened = self._rules.opening(self._text, self._unit, self._end)
        heading = self._heading(at)
        self._over = self._above = heading
        for begins, lead in leads:
            if begins > self._unit:
                break
            self._over = lead or heading
            self._above = self._over if begins == line.body or self._rules.is_item(self._text, begins) else heading

    def _heading(self, at: int) -> Span | None:
        """The heading over the ``at``-th line, itself included."""
        while len(self._headings) <= at:
            self._headings.append(self._next_heading(len(self._headings)))
        return self._headings[at]

    def _next_heading(self, at: int) -> Span | None:
        """The heading over the first line that was not looked at yet."""
        line, text = self._lines[at], self._text
        if line.saluted:
            self._open.clear()
        if not line.level and (self._segmented or not self._rules.is_heading(text, line)):
            return self._innermost()
        self._close(line.level or _ALONE)
        said, alone = self._rules.heading(text, line)
        if line.level == WORDED and not alone:  # 一是…；二是… of one line: its leads tell them apart
            return self._innermost()
        stays = alone and not self._segmented
        if line.level == PART or (stays and line.level in (_ALONE, ITEM)) or ((stays or line.level == ITEM) and self._goes_on(at)):
            self._open.append((line.level or _ALONE, said))
            return self._innermost()
        return said or self._innermost()

    def _close(self, level: int) -> None:
        """End the headings of a level and those under them."""
        while self._open and _RANKS[self._open[-1][0]] >= _RANKS[level]:
            self._open.pop()

    def _innermost(self) -> Span | None:
        for _, said in reversed(self._open):
            if said is not None:
                return said
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether another item of the list follows: what stands behind the last of them may be of none."""
        line = self._lines[at]
        follows = next((one for one in islice(self._lines, at + 1, None) if 0 < one.level <= line.level), None)
        return follows is not None and follows.level == line.level and follows.ordinal == line.ordinal + 1
