"""The two things a numeral can be, in any language: a measured value, or none."""

from __future__ import annotations

from typing import NamedTuple

from mubiao.records import Bound, Stance


class Measured(NamedTuple):
    """A quantity in full: the record's fields, and where its parts stand in the text.

    ``start``..``end`` spans the qualifiers too, ``value_start``..``value_end`` number and unit. ``number`` and ``unit_printed`` are as
    printed ("1.2", "万亿元"; a half-marked range "4.5-5%" has "4.5-5" and "%"; the first of "3.2、1.5个百分点" has the unit that
    follows the second). ``chain_start`` is where the words before the number begin, plain verbs included (达到, 为);
    ``after_start`` where the closing qualifier does (``end`` without one). ``crosses``: a mark gone over (跨越千亿台阶).
    """

    start: int
    end: int
    value_start: int
    value_end: int
    low: float | None
    high: float | None
    unit: str
    bound: Bound
    stance: Stance
    number: str
    unit_printed: str
    chain_start: int
    after_start: int
    crosses: bool


class NonQuantity(NamedTuple):
    """A numeral that measures and counts nothing, and why; the reasons are listed in the ``context.REASONS`` of its language."""

    start: int
    end: int
    reason: str
