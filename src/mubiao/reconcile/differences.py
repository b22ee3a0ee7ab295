"""What two records of one fact may differ in, and how near two values are."""

from __future__ import annotations

from mubiao.records import Statement

FIELDS = ("value", "bound", "unit", "stance", "period", "kind", "indicator", "measure", "area")

# Units of one dimension, as multiples of one of them: translators print 亩 as hectares and 里 as kilometers.
_DIMENSIONS: tuple[dict[str, float], ...] = (
    {"m2": 1.0, "mu": 2000 / 3, "km2": 1e6},
    {"m": 1.0, "km": 1000.0},
    {"days": 1.0, "years": 365.0},
    {"months": 1.0, "quarters": 3.0},
)
_FACTORS = {unit: (number, factor) for number, units in enumerate(_DIMENSIONS) for unit, factor in units.items()}
# Things that one language counts by a measure word and the other by the noun: 1200万户 is "12 million households" or "12 million farmers".
_COUNTED = frozenset({"count", "persons", "households"})
# A converted value is printed rounded.
_ROUNDED = 0.01
_EXACT = 1e-6


def is_other(statement: Statement) -> bool:
    """The indicator is a phrase as printed: in two languages it says nothing of whether two records are about one thing."""
    return statement.indicator.startswith("other:")


def same_dimension(left: str, right: str) -> bool:
    """Whether values in these units can be compared: equal, convertible, or both numbers of things counted."""
    if left == right or (left in _COUNTED and right in _COUNTED):
        return True
    one, other = _FACTORS.get(left), _FACTORS.get(right)
    return one is not None and other is not None and one[0] == other[0]


def distance(left: Statement, right: Statement) -> float:
    """0 where both state the same interval; else the greatest relative distance of its ends; 1 where one is open and the other not.

    Signs are told by ``differing``: a fall of 3 and a rise of 3 are as far apart as can be.
    """
    if not same_dimension(left.unit, right.unit):
        return 1.0
    factor = 1.0
    converted = left.unit in _FACTORS and left.unit != right.unit
    if converted:
        factor = _FACTORS[left.unit][1] / _FACTORS[right.unit][1]
    ends = [_end_distance(a, b, factor) for a, b in ((left.low, right.low), (left.high, right.high))]
    apart = max(ends)
    return 0.0 if apart <= (_ROUNDED if converted else _EXACT) else apart


def _end_distance(left: float | None, right: float | None, factor: float) -> float:
    if left is None or right is None:
        return 0.0 if left is right else 1.0
    left *= factor
    return min(1.0, abs(left - right) / max(abs(left), abs(right), 1e-12)) if left != right else 0.0


def figure(statement: Statement) -> float | None:
    """The one number that a statement prints, whatever its bound: 5.5%以上 and 5.5% both print 5.5. None of a range or of words."""
    low, high = statement.low, statement.high
    if low is not None and high is not None:
        return low if low == high else None
    return low if low is not None else high


def differing(left: Statement, right: Statement) -> tuple[str, ...]:
    """The fields, of ``FIELDS``, in which two records of one fact differ."""
    return tuple(name for name in FIELDS if _CHECKS[name](left, right))


def _value(left: Statement, right: Statement) -> bool:
    if left.relative is not None or right.relative is not None:
        ours, theirs = left.relative, right.relative
        if (ours is None) != (theirs is None) or (ours and theirs and (ours.op, ours.margin) != (theirs.op, theirs.margin)):
            return True
        if ours and theirs and ours.to != theirs.to and not (ours.to.startswith("other:") and theirs.to.startswith("other:")):
            return True
    if not same_dimension(left.unit, right.unit):
        return (left.low, left.high) != (right.low, right.high)
    if left.bound != right.bound:
        # 5.5%以上 beside "5.5 percent" is a difference of the bound, not of the value
        ours_figure, theirs_figure = figure(left), figure(right)
        if ours_figure is not None and theirs_figure is not None:
            return _apart(left, right, ours_figure, theirs_figure)
    return distance(left, right) > 0


def _apart(left: Statement, right: Statement, ours: float, theirs: float) -> bool:
    converted = left.unit in _FACTORS and left.unit != right.unit
    factor = _FACTORS[left.unit][1] / _FACTORS[right.unit][1] if converted else 1.0
    return _end_distance(ours, theirs, factor) > (_ROUNDED if converted else _EXACT)


def _indicator(left: Statement, right: Statement) -> bool:
    return left.indicator != right.indicator and not (is_other(left) and is_other(right))


def _measure(left: Statement, right: Statement) -> bool:
    soft = ("relative", "qualitative")
    return left.measure != right.measure and left.bound not in soft and right.bound not in soft


_CHECKS = {
    "value": _value,
    "bound": lambda left, right: left.bound != right.bound,
    "unit": lambda left, right: not same_dimension(left.unit, right.unit),
    "stance": lambda left, right: left.stance != right.stance,
    "period": lambda left, right: left.period != right.period,
    "kind": lambda left, right: left.kind != right.kind,
    "indicator": _indicator,
    "measure": _measure,
    "area": lambda left, right: left.area_code != right.area_code or left.area != right.area,
}
