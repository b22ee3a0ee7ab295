"""Which record of one text is the counterpart of which record of the other.

Every pair within reach is weighed by what the two have in common (value, indicator, measure, unit, period, kind) less how far apart
they stand; the heaviest pair is taken first. Linear in the number of records, as each has few neighbours within reach.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mubiao.reconcile.differences import differing, distance, figure, is_other, same_dimension
from mubiao.reconcile.positions import Positions
from mubiao.records import Statement

Verdict = Literal["agree", "differ", "alone"]

_SOFT = ("relative", "qualitative")
_AT_MOST = 60  # neighbours looked at on either side: more stand so near only in a list of one number after another
_LEAST = 4.0  # the weight from which two records are about one fact
_SLIP = 0.25  # values of unnamed things nearer than this may be one value misprinted


@dataclass(frozen=True, slots=True)
class Pair:
    """A record beside its counterpart. ``differs`` names the fields; one side is None where the record is alone."""

    left: Statement | None
    right: Statement | None
    differs: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.left is None or self.right is None:
            return "alone"
        return "differ" if self.differs else "agree"

    @property
    def numeric(self) -> bool:
        """A number is stated on each side there is."""
        return all(side is None or side.bound not in _SOFT for side in (self.left, self.right))


def reconcile(left: Sequence[Statement], right: Sequence[Statement], positions: Positions) -> list[Pair]:
    """Every record of both lists once, beside its counterpart or alone, in the order of the left text; those of the right text alone
    stand where the text would have them.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_candidates(left, right, positions)):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    placed = [(positions.left[i], i, _pair(one, right[partner[i]] if i in partner else None)) for i, one in enumerate(left)]
    placed += [(positions.right[j], len(left) + j, Pair(None, one)) for j, one in enumerate(right) if j not in taken]
    return [pair for _, _, pair in sorted(placed, key=lambda item: item[:2])]


def _pair(left: Statement, right: Statement | None) -> Pair:
    return Pair(left, right, differing(left, right) if right is not None else ())


def _candidates(left: Sequence[Statement], right: Sequence[Statement], positions: Positions) -> Iterator[tuple[float, int, int]]:
    """``(minus the weight, left, right)`` of every two records that may be counterparts."""
    order = sorted(range(len(right)), key=lambda j: positions.right[j])
    places = [positions.right[j] for j in order]
    for i, one in enumerate(left):
        at = positions.left[i]
        first, last, here = (bisect_left(places, place) for place in (at - positions.reach, at + positions.reach, at))
        for k in range(max(first, here - _AT_MOST), min(last, here + _AT_MOST)):
            j = order[k]
            weight = _weight(one, right[j], abs(places[k] - at) / positions.reach)
            if weight >= _LEAST:
                yield (-weight, i, j)


def _weight(left: Statement, right: Statement, apart: float) -> float:
    """What speaks for one fact; ``apart`` is 0 at the same place and 1 at the end of the reach."""
    others = is_other(left), is_other(right)
    same_name = left.indicator == right.indicator
    value = _value_weight(left, right, apart)
    name = 3.0 if same_name else 1.0 if all(others) else 0.0 if any(others) else -1.5
    if value <= 0 and not (same_name and not any(others) and (left.bound in _SOFT) == (right.bound in _SOFT)):
        return 0.0
    common = 0.5 * (left.kind == right.kind) + 0.5 * (left.period == right.period) + 0.25 * (left.bound == right.bound)
    measure = 1.0 if left.measure == right.measure else -0.5
    if value <= 0 and left.measure != right.measure:
        return 0.0
    return value + name + common + measure - 3.0 * apart


def _value_weight(left: Statement, right: Statement, apart: float) -> float:
    if left.bound in _SOFT or right.bound in _SOFT:
        return 3.0 if left.relative == right.relative and left.bound == right.bound else 0.0
    if distance(left, right) == 0:
        return 4.0
    ours, theirs = figure(left), figure(right)
    if ours is not None and ours == theirs:
        return 3.5 if same_dimension(left.unit, right.unit) else 1.5
    if ours is not None and theirs is not None and abs(ours) == abs(theirs) and left.unit == right.unit:
        return 2.5  # a rise beside a fall
    if apart > 0.5 or left.unit != right.unit:
        return 0.0
    return 1.5 if distance(left, right) <= _SLIP or _moved_point(ours, theirs) else 0.0


def _moved_point(left: float | None, right: float | None) -> bool:
    """One is the other with its point moved (a scale of 万, million or 亿 mistaken): the commonest slip of all."""
    if not left or not right:
        return False
    larger, smaller = max(abs(left), abs(right)), min(abs(left), abs(right))
    return any(abs(larger / smaller - power) < 1e-6 * power for power in (10, 100, 1000, 10000))
