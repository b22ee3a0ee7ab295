"""Quantities of Chinese text: numbers with their units and the words that bound them."""

from __future__ import annotations

from mubiao.language.found import Measured, NonQuantity
from mubiao.language.zh.scan import scan
from mubiao.reading.flow import flow_of_text
from mubiao.records import Quantity

__all__ = ["Measured", "NonQuantity", "classify_numerals", "find_non_quantities", "find_quantities", "measured_quantities", "quantities"]


def find_quantities(flow_text: str) -> list[Quantity]:
    """The quantities of a folded text (``mubiao.reading.flow``) in order; offsets point into it."""
    return [
        Quantity(flow_text[a:b], start, end, low, high, unit, bound, stance, flow_text[start:end], a, b)
        for item in scan(flow_text, words=False)
        if item.__class__ is Measured
        for start, end, a, b, low, high, unit, bound, stance, *_ in (item,)
    ]


def measured_quantities(flow_text: str) -> list[Measured]:
    """As ``find_quantities``, with the parts of each value as printed and the places of its qualifiers."""
    return [item for item in scan(flow_text, words=False) if isinstance(item, Measured)]


def find_non_quantities(flow_text: str) -> list[NonQuantity]:
    """The numerals of a folded text that are no quantities, each with the reason."""
    return [item for item in scan(flow_text) if isinstance(item, NonQuantity)]


def classify_numerals(flow_text: str) -> list[Measured | NonQuantity]:
    """Every numeral of a folded text in order, as a quantity or with the reason why it is none."""
    return list(scan(flow_text))


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text as printed; offsets point into it, ``text`` and ``printed`` are cut from it."""
    flow = flow_of_text(text)
    found = []
    for item in scan(flow.text, words=False):
        if isinstance(item, Measured):
            start, end = flow.span(item.start, item.end)
            value_start, value_end = flow.span(item.value_start, item.value_end)
            found.append(
                Quantity(
                    text[value_start:value_end],
                    start,
                    end,
                    item.low,
                    item.high,
                    item.unit,
                    item.bound,
                    item.stance,
                    text[start:end],
                    value_start,
                    value_end,
                )
            )
    return found
