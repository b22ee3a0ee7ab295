"""The indicators, places and quantities of a flow, ready to be asked by position.

A clause is asked about many times and holds few of them or none: one search finds where it begins, the rest is a step or two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

from mubiao.indicators import Mention
from mubiao.places import PlaceMention
from mubiao.records import Quantity


class Mentions:
    """The indicators named in a flow, and the places, ready to be asked by position."""

    def __init__(self, mentions: Sequence[Mention], places: Sequence[PlaceMention] = ()) -> None:
        self.all = mentions
        # Nothing begins or ends behind the last: no step has to look whether there is a next.
        self._starts = [*(mention.start for mention in mentions), inf]
        self._ends = [*(mention.end for mention in mentions), inf]
        self.places = places
        self._place_starts = [*(place.start for place in places), inf]

    def spanning(self, position: int) -> int:
        """The start of a name that begins before ``position`` and ends at it or behind it, or -1."""
        i = bisect_right(self._starts, position - 1) - 1
        if i >= 0 and self.all[i].end >= position:
            return self.all[i].start
        return -1

    def within(self, start: int, end: int) -> Sequence[Mention]:
        first = last = bisect_left(self._starts, start)
        while self._ends[last] <= end:
            last += 1
        return self.all[first:last] if first < last else ()

    def names_any(self, start: int, end: int) -> bool:
        """Whether ``within`` gives anything."""
        return self._ends[bisect_left(self._starts, start)] <= end

    def places_within(self, start: int, end: int) -> Sequence[PlaceMention]:
        i = bisect_left(self._place_starts, start)
        if self._place_starts[i] >= end:
            return ()
        j = bisect_left(self._place_starts, end, i)
        return [place for place in self.places[i:j] if place.end <= end]


class Quantities:
    """The quantities of a flow, ready to be asked by place."""

    def __init__(self, found: Sequence[Quantity]) -> None:
        self.all = found
        self._starts = [*(quantity.value_start for quantity in found), inf]

    def without(self, spans: Sequence[tuple[int, int]]) -> Quantities:
        """The quantities less those whose value lies in one of ``spans``."""
        inside = {quantity.value_start for start, end in spans for quantity in self.within(start, end)}
        return Quantities([quantity for quantity in self.all if quantity.value_start not in inside])

    def spanning(self, position: int) -> bool:
        """Whether ``position`` lies inside a value."""
        i = bisect_left(self._starts, position) - 1
        return i >= 0 and self.all[i].value_end > position + 1

    def within(self, start: int, end: int) -> list[Quantity]:
        i = bisect_left(self._starts, start)
        inside = []
        while self._starts[i] < end:
            if self.all[i].value_end <= end:
                inside.append(self.all[i])
            i += 1
        return inside

    def any_within(self, start: int, end: int) -> bool:
        """Whether ``within`` gives anything."""
        i = bisect_left(self._starts, start)
        while self._starts[i] < end:
            if self.all[i].value_end <= end:
                return True
            i += 1
        return False
