"""The findings of one verb: its values paired with its subjects."""

from __future__ import annotations

from collections.abc import Sequence

from mubiao.records import Bound, Measure, Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.values.measures import Value, finding_of
from mubiao.statements.zh.values.units import fits

_SUFFIX_BOUNDS: tuple[Bound, ...] = ("around", "at_least", "at_most")
_PREFIX_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most")


def bind(
    subjects: Sequence[Subject], values: Sequence[Value], each: bool, start: int, end: int, inherited: Measure | None = None
) -> list[Finding]:
    """The findings of one verb. ``each`` is 分别: values pair with subjects in order.

    Values that do not pair (a list of two under three subjects) give nothing: a wrong number is worse than a missing one.
    """
    if len(values) == 1 and not each and not values[0].listed:  # four in five: nothing to pair
        value, found = values[0], []
        for subject in subjects:
            if fits(subject, value.quantity):
                found.append(finding_of(subject, value, value.quantity.bound, value.link, start, end, inherited))
        return found
    return _bind_several(subjects, values, each, start, end, inherited)


def _bind_several(
    subjects: Sequence[Subject], values: Sequence[Value], each: bool, start: int, end: int, inherited: Measure | None
) -> list[Finding]:
    quantities = [value.quantity for value in values]
    listed = any(value.listed for value in values)
    each = each or (listed and len(_expand_pair(subjects, len(values))) == len(values) > 1)
    if listed and not each:
        return []
    spread = _spread_closing_bound(quantities) if each else [quantity.bound for quantity in quantities]
    if each and len(values) > 1:
        subjects = _expand_pair(subjects, len(values))
        if len(subjects) != len(values):
            return []
        pairs = list(zip(subjects, values, spread, strict=True))
    else:
        if each:
            subjects = _expand_pair(subjects, 2)
        pairs = [(subject, value, bound) for value, bound in zip(values, spread, strict=True) for subject in subjects]
    verb = values[0].link
    return [
        finding_of(subject, value, bound, verb, start, end, inherited) for subject, value, bound in pairs if fits(subject, value.quantity)
    ]


def _expand_pair(subjects: Sequence[Subject], wanted: int) -> Sequence[Subject]:
    """城乡居民收入 is two subjects under 分别."""
    if len(subjects) >= wanted:
        return subjects
    expanded: list[Subject] = []
    for subject in subjects:
        if subject.pair:
            expanded.extend(Subject(part, subject.start, subject.end, subject.measure, True, (), subject.falls) for part in subject.pair)
        else:
            expanded.append(subject)
    return expanded


def _spread_closing_bound(quantities: Sequence[Quantity]) -> list[Bound]:
    """A qualifier behind the last value of a list, or before the first, governs the bare values: "5%、6.5%左右", "不低于5%和6%"."""
    bounds = [quantity.bound for quantity in quantities]
    last = quantities[-1]
    closes = last.end > last.value_end and last.bound in _SUFFIX_BOUNDS
    if closes and all(bound == "point" for bound in bounds[:-1]):
        return [last.bound] * len(bounds)
    first = quantities[0]
    opens = first.bound in _PREFIX_BOUNDS and first.end == first.value_end
    if opens and all(quantity.bound == "point" and quantity.end == quantity.value_end for quantity in quantities[1:]):
        return [first.bound] * len(bounds)  # 分别突破6万元、3万元
    return bounds
