"""The brief's English: how a bound, a list, an indicator are said, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mubiao.indicators import vocabulary

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
# Before "target".
ATTRIBUTES = {"cpi": "consumer price", "jobs_urban_new": "urban job"}
# Goals set against something else, without a number.
RELATIVES = {
    ("=", "gdp"): "in step with GDP", ("~", "gdp"): "broadly in step with GDP", (">", "gdp"): "faster than GDP", (">=", "gdp"): "not below GDP",
    (">", "national_average"): "above the nation's", (">=", "national_average"): "not below the nation's", ("=", "national_average"): "as the nation's",
    (">", "provincial_average"): "above the province's", (">=", "provincial_average"): "not below the province's",
    ("=", "provincial_average"): "as the province's", ("=", "assigned"): "as assigned", ("<=", "assigned"): "within what is assigned",
    ("~", "previous_year"): "much as the year before", (">=", "previous_year"): "not below the year before", ("=", "income_urban"): "in step with urban income",
    (">", "income_urban"): "faster than urban income",
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


def spelled(many: int) -> str:
    """A number that begins a sentence: Twenty-seven; from a hundred on in figures."""
    if many < len(_NUMBERS):
        return _NUMBERS[many].capitalize()
    if many < 20:
        return _TEENS[many - len(_NUMBERS)]
    if many < 100:
        tens, ones = divmod(many, 10)
        return _TENS[tens - 2] + (f"-{_NUMBERS[ones]}" if ones else "")
    return f"{many:,}"


_TEENS = ("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen")
_TENS = ("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")


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
    """at least 5.5 percent; about 5 percent; 5 to 5.5 percent; a fall of at least 3 percent."""
    low, high, unit = row["low"], row["high"], row["unit"]
    if high is not None and high < 0:
        return f"a fall of {goal(row | {'low': -high, 'high': -low if low is not None else None})}"
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


def noun(many: int, level: str | None) -> str:
    """province, provinces; localities where they are of several levels."""
    one = {"province": "province", "prefecture": "city", "county": "county"}.get(level or "", "locality")
    return one if many == 1 else {"city": "cities", "county": "counties", "locality": "localities"}.get(one, f"{one}s")


def areas(many: int, level: str | None) -> str:
    return f"{count(many)} {noun(many, level)}"


def indicator(name: str) -> str:
    """What the vocabulary calls an indicator, in running text: its first letter small, save in an abbreviation."""
    known = vocabulary().by_id(name).en
    return known if known[:2].isupper() else known[:1].lower() + known[1:]


def aim(name: str, growth: bool, goal: str) -> str:
    """What is aimed for: growth of about 5 percent; growth in retail sales of 6 percent; a rise in consumer prices of about 2 percent."""
    label = INDICATORS.get(name) or indicator(name)
    if name == "gdp" and growth:
        return f"growth of {goal}"
    if name == "cpi":
        return f"a rise in consumer prices of {goal}"
    if name == "jobs_urban_new":
        return f"{goal} new urban jobs"
    return f"growth in {label} of {goal}" if growth else f"{label} of {goal}"


def relative(row: Row) -> str:
    """in step with GDP; in words alone where it is nothing that has a word here."""
    return RELATIVES.get((row["relative_op"], row["relative_to"]), "in words alone")


def days(first: date, last: date) -> str:
    """10 January 2025; 8 January to 2 February 2025."""
    if first == last:
        return f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    start = f"{first.day} {_MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"{start} to {last.day} {_MONTHS[last.month - 1]} {last.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
