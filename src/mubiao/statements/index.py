"""The indicators, places and quantities of a flow, ready to be asked by position.

A clause is asked about many times and holds few of them or none: for every place of the flow it is kept which is the next, so that the
answer is a step or two.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from math import inf
from operator import mul, sub

from mubiao.indicators import Mention
from mubiao.places import PlaceMention
from mubiao.records import Quantity

_NUMBERS: list[bytes] = []  # 0, 1, 2 … as an array holds them


def _next_of(starts: Sequence[int], length: int) -> array[int]:
    """For every place of a flow of ``length`` the number of those that begin before it, which is the place in order of the next."""
    ends = [*starts, length + 1]
    while len(_NUMBERS) < len(ends):
        _NUMBERS.append(array("I", (len(_NUMBERS),)).tobytes())
    return array("I", b"".join(map(mul, _NUMBERS, map(sub, ends, [-1, *starts]))))


class Mentions:
    """The indicators named in a flow of ``length`` characters, and the places, ready to be asked by position."""

    def __init__(self, mentions: Sequence[Mention], places: Sequence[PlaceMention] = (), *, length: int) -> None:
        self.all = mentions
        self._next = _next_of([mention.start for mention in mentions], length)
        self._ends = [
            *(mention.end for mention in mentions),
            inf,
        ]  # nothing ends behind the last: no step has to look whether there is a next
        self.places = places
        self._place_starts = [*(place.start for place in places), inf]

    def spanning(self, position: int) -> int:
        """The start of a name that begins before ``position`` and ends at it or behind it, or -1."""
        i = self._next[position] - 1
        if i >= 0 and self._ends[i] >= position:
            return self.all[i].start
        return -1

    def within(self, start: int, end: int) -> Sequence[Mention]:
        first = last = self._next[start]
        ends = self._ends
        if ends[first] > end:
            return ()
        while ends[last] <= end:
            last += 1
        return self.all[first:last]

    def names_any(self, start: int, end: int) -> bool:
        """Whether ``within`` gives anything."""
        return self._ends[self._next[start]] <= end

    def places_within(self, start: int, end: int) -> Sequence[PlaceMention]:
        i = bisect_left(self._place_starts, start)
        if self._place_starts[i] >= end:
            return ()
        j = bisect_left(self._place_starts, end, i)
        return [place for place in self.places[i:j] if place.end <= end]


class _NoMentions(Mentions):
    """Of a text in which nothing is looked for, whatever its length."""

    def spanning(self, position: int) -> int:
        return -1

    def within(self, start: int, end: int) -> Sequence[Mention]:
        return ()

    def names_any(self, start: int, end: int) -> bool:
        return False


NO_MENTIONS = _NoMentions((), length=0)


class Quantities:
    """The quantities of a flow of ``length`` characters, ready to be asked by place; less those whose value lies in a span of ``without``."""

    def __init__(self, found: Sequence[Quantity], *, length: int, without: Sequence[tuple[int, int]] = ()) -> None:
        if without:
            starts = [quantity.value_start for quantity in found]
            inside = {start for a, b in without for start in starts[bisect_left(starts, a) : bisect_left(starts, b)]}
            found = [quantity for quantity in found if quantity.value_start not in inside]
        self.all = list(found)
        starts = [quantity.value_start for quantity in found]
        self._next = _next_of(starts, length)
        self._ends = [*(quantity.value_end for quantity in found), inf]  # nothing ends behind the last, as above

    def spanning(self, position: int) -> bool:
        """Whether ``position`` lies inside a value."""
        i = self._next[position] - 1
        return i >= 0 and self._ends[i] > position + 1

    def within(self, start: int, end: int) -> list[Quantity]:
        first = last = self._next[start]
        ends = self._ends
        if ends[first] > end:
            return []
        while ends[last] <= end:
            last += 1
        return self.all[first:last]

    def any_within(self, start: int, end: int) -> bool:
        """Whether ``within`` gives anything."""
        return self._ends[self._next[start]] <= end
