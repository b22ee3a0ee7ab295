"""Where a record of one text should have its counterpart in the other: two texts of one report keep their order.

The two sides of a tmx have a line for each segment, and line n of one is line n of the other. Texts that were not aligned are laid
upon each other by the records that can be only each other's counterpart, and between those in proportion.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mubiao.reconcile.differences import is_other
from mubiao.reconcile.sides import Side
from mubiao.records import Document, Statement

_REACH_LINES = 4.0  # aligners put a sentence in the segment beside its own
_REACH_SHARE = 0.03  # of a text that was not aligned


Place = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis for the places of two texts: where an offset of each stands on it, and how far apart counterparts may stand."""

    left: Place
    right: Place
    reach: float
    segments: bool = False  # places are segments, and not shares of a text


def axis_of(left: Side, right: Side) -> Axis:
    """The axis of two texts: their segments where they are the two sides of one tmx, else the records they share."""
    if _sides_of_one(left.document, right.document):
        return Axis(_line_of(left.document.text), _line_of(right.document.text), _REACH_LINES, segments=True)
    return _by_anchors(left, right)


def _sides_of_one(left: Document, right: Document) -> bool:
    same_file = left.name.rpartition("#")[0] == right.name.rpartition("#")[0] and "#" in left.name
    return same_file and left.text.count("\n") == right.text.count("\n")


def _line_of(text: str) -> Callable[[int], float]:
    ends = [place for place, character in enumerate(text) if character == "\n"]

    def place_of(offset: int) -> float:
        line = bisect_left(ends, offset)
        start = ends[line - 1] + 1 if line else 0
        end = ends[line] if line < len(ends) else len(text)
        return line + (offset - start) / max(end - start + 1, 1)

    return place_of


def _by_anchors(left: Side, right: Side) -> Axis:
    """The right text as it is, in shares of its length; each place of the left moved to where the anchors around it say."""
    left_length, right_length = max(len(left.document.text), 1), max(len(right.document.text), 1)
    anchors = _in_order(_anchors(left.statements, right.statements))
    xs = [0.0, *(left.statements[i].start / left_length for i, _ in anchors), 1.0]
    ys = [0.0, *(right.statements[j].start / right_length for _, j in anchors), 1.0]

    def moved(offset: int) -> float:
        x = offset / left_length
        after = min(max(bisect_right(xs, x), 1), len(xs) - 1)
        low, high = xs[after - 1], xs[after]
        return ys[after - 1] + (ys[after] - ys[after - 1]) * ((x - low) / (high - low) if high > low else 0.0)

    return Axis(moved, lambda offset: offset / right_length, _REACH_SHARE)


def _anchors(left: Sequence[Statement], right: Sequence[Statement]) -> list[tuple[int, int]]:
    """Records that can only be each other's counterpart: the same value of the same indicator, once in each text."""
    ours, theirs = (Counter(key for statement in side if (key := _key(statement)) is not None) for side in (left, right))
    places = {key: j for j, statement in enumerate(right) if (key := _key(statement)) is not None and theirs[key] == 1}
    return [(i, places[key]) for i, one in enumerate(left) if (key := _key(one)) is not None and ours[key] == 1 and key in places]


def _key(statement: Statement) -> tuple[object, ...] | None:
    if statement.low is None and statement.high is None:
        return None
    name = "" if is_other(statement) else statement.indicator
    if not name and (statement.low or statement.high or 0) in range(100):
        return None  # small counts of unnamed things are no evidence
    return (name, statement.measure, statement.low, statement.high, statement.unit)


def _in_order(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the anchors that keeps the order of both texts (patience sorting, n log n)."""
    tails: list[int] = []  # the last right index of the best chain of each length
    chains: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(anchors):
        length = bisect_left(tails, j)
        before.append(chains[length - 1] if length else -1)
        if length == len(tails):
            tails.append(j)
            chains.append(place)
        else:
            tails[length], chains[length] = j, place
    kept: list[tuple[int, int]] = []
    place = chains[-1] if chains else -1
    while place >= 0:
        kept.append(anchors[place])
        place = before[place]
    return kept[::-1]
