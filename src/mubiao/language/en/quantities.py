"""Quantities of English text: numbers with their units and the words that bound them."""

from __future__ import annotations

from mubiao.language.en.scan import scan
from mubiao.language.found import Measured, NonQuantity
from mubiao.reading.flow import flow_of_text
from mubiao.records import Quantity

__all__ = ["Measured", "NonQuantity", "classify_numerals", "find_non_quantities", "find_quantities", "measured_quantities", "quantities"]


def find_quantities(flow_text: str) -> list[Quantity]:
    """The quantities of an English flow (``mubiao.reading.flow``) in order; offsets point into it."""
    return [_record(item, flow_text) for item in measured_quantities(flow_text)]


def measured_quantities(flow_text: str) -> list[Measured]:
    """As ``find_quantities``, with the parts of each value as printed and the places of its qualifiers."""
    return [item for item in scan(flow_text, words=False) if isinstance(item, Measured)]


def find_non_quantities(flow_text: str) -> list[NonQuantity]:
    """The numerals of an English flow that are no quantities, each with the reason."""
    return [item for item in scan(flow_text) if isinstance(item, NonQuantity)]


def classify_numerals(flow_text: str) -> list[Measured | NonQuantity]:
    """Every numeral of an English flow in order, as a quantity or with the reason why it is none."""
    return list(scan(flow_text))


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text as printed; offsets point into it, ``text`` and ``printed`` are cut from it."""
    flow = flow_of_text(text, keep_blanks=True)
    found = []
    for item in measured_quantities(flow.text):
        start, end = flow.span(item.start, item.end)
        value_start, value_end = flow.span(item.value_start, item.value_end)
        moved = item._replace(start=start, end=end, value_start=value_start, value_end=value_end)
        found.append(_record(moved, text))
    return found


def _record(item: Measured, text: str) -> Quantity:
    return Quantity(
        text[item.value_start : item.value_end],
        item.start,
        item.end,
        item.low,
        item.high,
        item.unit,
        item.bound,
        item.stance,
        text[item.start : item.end],
        item.value_start,
        item.value_end,
    )
