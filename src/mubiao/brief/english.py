"""The brief's English: how a bound, a list, an indicator are said, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
INDICATORS = {
    "gdp": "growth", "industrial_va": "value added of larger industrial firms", "fai": "fixed-asset investment", "retail_sales": "retail sales",
    "trade_total": "foreign trade", "budget_revenue": "budget revenue", "income": "disposable income", "cpi": "consumer prices",
    "jobs_urban_new": "new urban jobs",
}  # fmt: skip
# The nine tasks of the conferences in a few words, in the order of the communiqué (the Chinese headings are in themes/data/crosswalk.toml).
TASKS = {
    "cewc_2024": (
        "innovation and a modern industrial system", "domestic demand", "reform", "opening-up", "preventing risks", "agriculture and the countryside",
        "urban–rural and regional coordination", "ecology and the green transition", "people's livelihoods",
    ),
    "cewc_2025": (
        "domestic demand", "innovation and a modern industrial system", "reform", "opening-up", "preventing risks",
        "urbanisation and the countryside", "regional strategies", "the green transition", "people's livelihoods",
    ),
}  # fmt: skip
_UNITS = {"persons": "", "CNY": " yuan", "t": " tonnes", "households": " households"}


def number(value: float) -> str:
    """5.5, 85, 1,200; millions and more in words."""
    for size, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            return f"{value / size:,.4f}".rstrip("0").rstrip(".") + word
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def count(many: int) -> str:
    return _NUMBERS[many] if many < len(_NUMBERS) else f"{many:,}"


def joined(names: Sequence[str]) -> str:
    """A, B and C."""
    if len(names) == 1:
        return names[0]
    # A name that holds an "and" of its own needs the comma before the last.
    last = ", and " if any(" and " in name for name in names) and len(names) > 2 else " and "
    return f"{', '.join(names[:-1])}{last}{names[-1]}"


def amount(value: float, unit: str) -> str:
    return (
        f"{number(value)} percent"
        if unit == "%"
        else f"{number(value)} points"
        if unit == "pp"
        else number(value) + _UNITS.get(unit, f" {unit}")
    )


def goal(row: Row) -> str:
    """at least 5.5 percent; about 5 percent; 5 to 5.5 percent."""
    low, high, unit = row["low"], row["high"], row["unit"]
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {amount(high, unit)}"
    if low == 0 and high is None and unit == "%":
        return "positive growth"
    value = low if low is not None else high
    before = "at least " if high is None else "at most " if low is None else "about " if row["bound"] == "around" else ""
    return before + amount(value, unit)


def bound(row: Row) -> str:
    """“at least”, “about”, a range, a bare figure: how a goal is worded."""
    return {"at_least": "“at least”", "around": "“about”", "range": "a range", "at_most": "“at most”"}.get(row["bound"], "a bare figure")


def name(place: Any) -> str:
    return str(place.name_en)


def areas(many: int, level: str | None) -> str:
    noun = {"province": "province", "prefecture": "city", "county": "county"}.get(level or "", "locality")
    plural = {"city": "cities", "county": "counties", "locality": "localities"}.get(noun, f"{noun}s")
    return f"{count(many)} {noun if many == 1 else plural}"
