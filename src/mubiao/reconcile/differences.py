"""What two records of one fact may differ in, and how near two values are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from mubiao.records import Statement

FIELDS = ("value", "bound", "unit", "stance", "period", "kind", "indicator", "measure")

# Units of one dimension, as multiples of one of them.
_DIMENSIONS: tuple[dict[str, float], ...] = (
    {"m2": 1.0, "mu": 2000 / 3, "km2": 1e6},
    {"m": 1.0, "km": 1000.0},
    {"months": 1.0, "quarters": 3.0, "years": 12.0},
)
_FACTORS = {unit: (number, factor) for number, units in enumerate(_DIMENSIONS) for unit, factor in units.items()}
# Things that one language counts by a measure word and the other by the noun: 1200万户 is "12 million households" or "12 million farmers".
_COUNTED = frozenset({"count", "persons", "households"})
# A value printed in 亩 on one side and in hectares on the other is rounded on the way.
_ROUNDED = 0.005
_EXACT = 1e-6
_SOFT = ("relative", "qualitative")
_PLANS = ("target", "commitment")


class Interval(Protocol):
    """What a record and a quantity have in common."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def unit(self) -> str: ...


def is_other(statement: Statement) -> bool:
    """The indicator is a phrase as printed: in two languages it says nothing of whether two records are about one thing."""
    return statement.indicator.startswith("other:")


def same_dimension(left: str, right: str) -> bool:
    """Whether values in these units can be compared: equal, convertible, or both numbers of things counted.

    A denominator that one side prints (120元/人) and the other leaves to the subject (人均…120元) is no difference.
    """
    (ours, _, per), (theirs, _, other_per) = left.partition("/"), right.partition("/")
    if per and other_per and per != other_per and not (per.startswith(other_per + "/") or other_per.startswith(per + "/")):
        return False
    if ours == theirs or (ours in _COUNTED and theirs in _COUNTED):
        return True
    one, other = _FACTORS.get(ours), _FACTORS.get(theirs)
    return one is not None and other is not None and one[0] == other[0]


def figure(interval: Interval) -> float | None:
    """The one number that is printed, whatever its bound: 5.5%以上 and 5.5% both print 5.5. None of a range or of words."""
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return low if low == high else None
    return low if low is not None else high


def same_figure(statement: Statement, printed: Interval) -> bool:
    """Whether a quantity as printed is the value of a record, direction and bound apart (下降3% prints 3)."""
    if statement.bound in _SOFT or not same_dimension(statement.unit, printed.unit):
        times = printed.unit == "times" and statement.unit == "%"
        return times and abs((figure(printed) or 0) * 100 - abs(figure(statement) or -1)) <= 100.001 and figure(printed) is not None
    ours, theirs = figure(statement), figure(printed)
    if ours is not None and theirs is not None:
        return _apart(abs(ours), abs(theirs), _factor(statement.unit, printed.unit)) <= _ROUNDED_MU.get(statement.unit, _EXACT)
    return sorted(map(abs, filter(None, (statement.low, statement.high)))) == sorted(
        map(abs, filter(None, (printed.low, printed.high)))
    ) and (ours is None) == (theirs is None)


_ROUNDED_MU = {"mu": _ROUNDED}


def distance(left: Statement, right: Statement) -> float:
    """0 where both state the same interval; else the greatest relative distance of its ends; 1 where one is open and the other not,
    or one rises and the other falls.
    """
    if not same_dimension(left.unit, right.unit):
        return 1.0
    factor = _factor(left.unit, right.unit)
    apart = max(_end_distance(left.low, right.low, factor), _end_distance(left.high, right.high, factor))
    return 0.0 if apart <= _tolerance(left, right) else apart


def differing(left: Statement, right: Statement) -> tuple[str, ...]:
    """The fields, of ``FIELDS``, in which two records of one fact differ."""
    return tuple(name for name in FIELDS if _CHECKS[name](left, right))


def _factor(left: str, right: str) -> float:
    left, right = left.partition("/")[0], right.partition("/")[0]
    return _FACTORS[left][1] / _FACTORS[right][1] if left != right and left in _FACTORS and right in _FACTORS else 1.0


def _tolerance(left: Statement, right: Statement) -> float:
    if _factor(left.unit, right.unit) != 1.0:
        return _ROUNDED
    local = ["亩" in side.printed or " mu" in side.printed for side in (left, right)]
    return _ROUNDED if left.unit.startswith("mu") and local[0] != local[1] else _EXACT


def _end_distance(left: float | None, right: float | None, factor: float) -> float:
    if left is None or right is None:
        return 0.0 if left is right else 1.0
    return _apart(left, right, factor)


def _apart(left: float, right: float, factor: float) -> float:
    left *= factor
    return min(1.0, abs(left - right) / max(abs(left), abs(right), 1e-12)) if left != right else 0.0


def _value(left: Statement, right: Statement) -> bool:
    if _relative(left, right):
        return True
    if left.bound in _SOFT or right.bound in _SOFT:
        return False
    if not same_dimension(left.unit, right.unit):
        return (left.low, left.high) != (right.low, right.high)
    ours, theirs = figure(left), figure(right)
    if ours is not None and theirs is not None and ours + _others(left) == theirs + _others(right):
        return False
    if {left.measure, right.measure} == {"level", "change"} and ours is not None and theirs is not None:
        ours, theirs = abs(ours), abs(theirs)  # 淘汰2700万吨 beside "cut by 27 million tons"
        return _apart(ours, theirs, _factor(left.unit, right.unit)) > _tolerance(left, right)
    if left.bound != right.bound and ours is not None and theirs is not None:
        # 5.5%以上 beside "5.5 percent" is a difference of the bound, not of the value
        return _apart(ours, theirs, _factor(left.unit, right.unit)) > _tolerance(left, right)
    return distance(left, right) > 0


def _others(statement: Statement) -> int:
    """1 where one is named apart: 12 diseases are "lung cancer and 11 other diseases"."""
    start = statement.evidence.find(statement.printed)
    return int(statement.unit in _COUNTED and start >= 0 and statement.evidence.startswith(" other ", start + len(statement.printed)))


def _bound(left: Statement, right: Statement) -> bool:
    if {left.measure, right.measure} == {"level", "change"} and {left.bound, right.bound} == {"at_least", "at_most"}:
        return False  # 压减3万吨以上 is at least 30,000 of what is cut, and at most -30,000 of a change
    return left.bound != right.bound


def _relative(left: Statement, right: Statement) -> bool:
    ours, theirs = left.relative, right.relative
    if ours is None or theirs is None:
        # a comparison told beside a number may stand as a clause of its own in the other language
        return ours is not theirs and (left.bound in _SOFT or right.bound in _SOFT)
    named = not (ours.to.startswith("other:") and theirs.to.startswith("other:"))
    return (ours.op, ours.margin) != (theirs.op, theirs.margin) or (named and ours.to != theirs.to)


def _kind(left: Statement, right: Statement) -> bool:
    """A promise is a target where the vocabulary has a name in what it counts (铁路投资 holds 投资, "railway construction" no name of
    its own): where a record of either text has only its printed words, the texts do not differ in it."""
    if left.kind in _PLANS and right.kind in _PLANS:
        return left.kind != right.kind and not is_other(left) and not is_other(right)
    return left.kind != right.kind


def _measure(left: Statement, right: Statement) -> bool:
    if left.measure == right.measure or left.bound in _SOFT or right.bound in _SOFT:
        return False
    # 新增8000万吨 counts what is added; "increase by 80 million tons" tells it as a change
    return not {left.measure, right.measure} <= {"level", "change"}


def _period(left: Statement, right: Statement) -> bool:
    """An amount of an unnamed thing that a review of several years tells may be for their end or for all of them: no word says."""
    if left.period == right.period:
        return False
    amounts = {left.measure, right.measure} <= {"level", "change"} and is_other(left) and is_other(right)
    ends = [(one.period or "").rpartition("-")[2] for one in (left, right)]
    return not (amounts and left.kind == right.kind == "outcome" and ends[0] == ends[1])


_CHECKS: dict[str, Callable[[Statement, Statement], bool]] = {
    "value": _value,
    "bound": _bound,
    "unit": lambda left, right: left.bound not in _SOFT and not same_dimension(left.unit, right.unit),
    "stance": lambda left, right: left.stance != right.stance,
    "period": _period,
    "kind": _kind,
    "indicator": lambda left, right: left.indicator != right.indicator and not is_other(left) and not is_other(right),
    "measure": _measure,
}
