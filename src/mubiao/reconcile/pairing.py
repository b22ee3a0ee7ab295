"""Which record of one text is the counterpart of which record of the other.

Records of one value are laid together first, weighed by what else they have in common (indicator, measure, period, kind) less how
far apart they stand; the heaviest pair is taken first. What is left over is looked for among the numbers of the other text that no
record took. Only what is not printed there at all is laid beside a record of another value of the same indicator: there one of
the two texts has erred. Each record has few neighbours within reach, so the work grows with the number of records.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mubiao.reconcile.axis import Axis, axis_of
from mubiao.reconcile.differences import differing, distance, figure, is_other, same_dimension
from mubiao.reconcile.explain import explained
from mubiao.reconcile.sides import Pair, Side
from mubiao.reconcile.unread import Unread
from mubiao.records import Statement

_Weigh = Callable[[Statement, Statement, float], float]

_SOFT = ("relative", "qualitative")
_AT_MOST = 60  # neighbours looked at on either side: more stand so near only in a list of one number after another
_LEAST = 3.5  # the weight from which two records are about one fact
_UNNAMED_SLIP = 0.25  # values of unnamed things nearer than this may be one value misprinted
_NAMED_SLIP = 0.5


def reconcile(left: Side, right: Side) -> list[Pair]:
    """Every record of both texts once, beside its counterpart or alone, in the order of the left text; those of the right text alone
    stand where that text would have them.
    """
    axis = axis_of(left, right)
    work = _Work(left, right, axis)
    work.match(_equal)
    work.look_for_unread()
    work.match(_unequal)
    return list(explained(work.pairs(), left, right, axis))


@dataclass(slots=True)
class _Placed:
    index: int
    statement: Statement
    place: float


class _Work:
    """Who is whose counterpart so far."""

    def __init__(self, left: Side, right: Side, axis: Axis) -> None:
        self.sides, self.axis = (left, right), axis
        self.left = [_Placed(i, one, axis.left(one.start)) for i, one in enumerate(left.statements)]
        self.right = [_Placed(j, one, axis.right(one.start)) for j, one in enumerate(right.statements)]
        self.partner: dict[int, int] = {}
        self.unread: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]] = ({}, {})

    def match(self, weigh: _Weigh) -> None:
        """Take the pairs of what is still alone, the heaviest first."""
        taken = set(self.partner.values())
        left = [one for one in self.left if one.index not in self.partner and one.index not in self.unread[0]]
        right = [one for one in self.right if one.index not in taken and one.index not in self.unread[1]]
        for _, i, j in sorted(self._candidates(left, right, weigh)):
            if i not in self.partner and j not in taken:
                self.partner[i] = j
                taken.add(j)

    def _candidates(self, left: list[_Placed], right: list[_Placed], weigh: _Weigh) -> Iterator[tuple[float, int, int]]:
        right = sorted(right, key=lambda one: one.place)
        places = [one.place for one in right]
        reach = self.axis.reach
        for one in left:
            first, last, here = (bisect_left(places, place) for place in (one.place - reach, one.place + reach, one.place))
            for other in right[max(first, here - _AT_MOST) : min(last, here + _AT_MOST)]:
                weight = weigh(one.statement, other.statement, abs(other.place - one.place) / reach)
                if weight >= _LEAST:
                    yield (-weight, one.index, other.index)

    def look_for_unread(self) -> None:
        """Mark the records whose value the other text prints where no record took it."""
        taken = set(self.partner.values())
        here = [one for one in self.left if one.index not in self.partner], [one for one in self.right if one.index not in taken]
        places = (self.axis.left, self.axis.right)
        for k in (0, 1):
            printed = Unread(self.sides[1 - k], places[1 - k]) if here[k] else None
            for one in here[k]:
                if one.statement.bound in _SOFT or printed is None:
                    continue
                found = printed.near(one.statement, one.place, self.axis.reach / 2)
                if found is not None:
                    self.unread[k][one.index] = found

    def pairs(self) -> list[Pair]:
        taken = set(self.partner.values())
        made: list[tuple[float, int, Pair]] = []
        for one in self.left:
            counterpart = self.right[self.partner[one.index]].statement if one.index in self.partner else None
            differs = differing(one.statement, counterpart) if counterpart is not None else ()
            made.append((one.place, one.index, Pair(one.statement, counterpart, differs, self.unread[0].get(one.index))))
        for one in self.right:
            if one.index not in taken:
                made.append((one.place, len(self.left) + one.index, Pair(None, one.statement, (), self.unread[1].get(one.index))))
        return [pair for _, _, pair in sorted(made, key=lambda item: item[:2])]


def _equal(left: Statement, right: Statement, apart: float) -> float:
    """The weight of two records of one value, bound apart; ``apart`` is 0 at the same place and 1 at the end of the reach."""
    if left.bound in _SOFT or right.bound in _SOFT:
        same = left.relative == right.relative and left.bound == right.bound
        value = 3.0 if same and (left.indicator == right.indicator or (is_other(left) and is_other(right))) else 0.0
    elif distance(left, right) == 0:
        value = 4.0
    else:
        ours, theirs = figure(left), figure(right)
        same = ours is not None and theirs is not None and abs(ours) == abs(theirs)
        told_as_change = {left.measure, right.measure} == {"level", "change"}  # 削减450亿元 beside "reduced by 45 billion yuan"
        alike = (ours == theirs or told_as_change) and same_dimension(left.unit, right.unit)
        value = 0.0 if not same else 3.5 if alike else 2.0
    return value + _common(left, right) - 3.0 * apart if value else 0.0


def _unequal(left: Statement, right: Statement, apart: float) -> float:
    """The weight of two records that agree in all but the value: of one indicator, or unnamed and one misprinted as the other."""
    soft = left.bound in _SOFT, right.bound in _SOFT
    if soft[0] != soft[1] or left.measure != right.measure or (not soft[0] and left.unit != right.unit):
        return 0.0
    near = 0.0 if soft[0] else _between(figure(left), figure(right)) if left.bound != right.bound else distance(left, right)
    moved = _moved_point(figure(left), figure(right))
    if left.indicator == right.indicator and not is_other(left):
        value = 1.0 if soft[0] or near <= _NAMED_SLIP or moved else 0.0
    else:
        value = 2.0 if is_other(left) and is_other(right) and apart <= 0.25 and (near <= _UNNAMED_SLIP or moved) and not soft[0] else 0.0
    return value + _common(left, right) - 3.0 * apart if value else 0.0


def _common(left: Statement, right: Statement) -> float:
    others = is_other(left), is_other(right)
    name = 3.0 if left.indicator == right.indicator else 1.0 if all(others) else 0.0 if any(others) else -1.5
    measure = 1.0 if left.measure == right.measure else -0.5
    return name + measure + 0.5 * (left.kind == right.kind) + 0.5 * (left.period == right.period) + 0.75 * (left.bound == right.bound)


def _between(left: float | None, right: float | None) -> float:
    """How far apart two figures are, as a share of the larger."""
    if left is None or right is None:
        return 1.0
    return abs(left - right) / max(abs(left), abs(right), 1e-12)


def _moved_point(left: float | None, right: float | None) -> bool:
    """One is the other with its point moved (a scale of 万, million or 亿 mistaken): the commonest slip of all."""
    if not left or not right:
        return False
    larger, smaller = max(abs(left), abs(right)), min(abs(left), abs(right))
    return any(abs(larger / smaller - power) < 1e-6 * power for power in (10, 100, 1000, 10000))
