"""The numbers that one text prints and no record of it took, where a record of the other text has the same value.

Without them a record of 7 million houses would be laid beside one of 4.7 million in the same sentence and called a slip of the
translator, where the other text does say 7 million and the program has not read it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from mubiao.language import quantities
from mubiao.reading.flow import flow_of
from mubiao.reconcile.axis import Place
from mubiao.reconcile.differences import same_figure
from mubiao.reconcile.sides import Side
from mubiao.records import Statement

_AT_MOST = 80  # numbers looked at around a place


@dataclass(frozen=True, slots=True)
class Printed:
    """A quantity at ``start``..``end`` of its text, at ``place`` of the axis; its interval and canonical unit."""

    place: float
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str


class Unread:
    """The quantities of one text that are the value of no record, found once, given out once."""

    def __init__(self, side: Side, place: Place) -> None:
        flow = flow_of(side.document)
        starts = sorted(side.statements, key=lambda statement: statement.start)
        found = []
        for quantity in quantities(flow.text, side.document.language):
            start, end = flow.span(quantity.value_start, quantity.value_end)
            printed = Printed(place(start), start, end, quantity.low, quantity.high, quantity.unit)
            if not _is_taken(printed, starts):
                found.append(printed)
        self._found = sorted(found, key=lambda printed: (printed.place, printed.start))
        self._places = [printed.place for printed in self._found]
        self._given: set[int] = set()

    def near(self, statement: Statement, place: float, reach: float) -> tuple[int, int] | None:
        """Where the nearest number that has the value of ``statement`` stands, within ``reach``; each is given out once."""
        first, last = bisect_left(self._places, place - reach), bisect_right(self._places, place + reach)
        here = bisect_left(self._places, place)
        best: int | None = None
        for i in range(max(first, here - _AT_MOST), min(last, here + _AT_MOST)):
            if i in self._given or not same_figure(statement, self._found[i]):
                continue
            if best is None or abs(self._places[i] - place) < abs(self._places[best] - place):
                best = i
        if best is None:
            return None
        self._given.add(best)
        return self._found[best].start, self._found[best].end


def _is_taken(printed: Printed, statements: list[Statement]) -> bool:
    """Some record's evidence holds the quantity and its value is this one."""
    last = bisect_right([statement.start for statement in statements], printed.start)
    return any(statement.end >= printed.end and same_figure(statement, printed) for statement in statements[max(0, last - _AT_MOST) : last])
