"""The fields of a row as people give them: of the types and words of the contract, and agreeing with each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, get_args

from mubiao.errors import UnknownPlace
from mubiao.indicators import vocabulary
from mubiao.places import locate
from mubiao.records import STATEMENT_KINDS, Bound, Measure, Operator, Stance
from mubiao.store.anchoring import SETTLED
from mubiao.store.errors import WrongCorrection

Row = dict[str, Any]
_ALLOWED: dict[str, tuple[str, ...]] = {
    "kind": STATEMENT_KINDS,
    "measure": get_args(Measure),
    "bound": get_args(Bound),
    "stance": get_args(Stance),
    "relative_op": get_args(Operator),
}
_NUMBERS = ("low", "high", "relative_margin")
_FLAGS = ("headline", "aims_higher")


def checked(fields: Mapping[str, Any], year: int | None, path: str) -> Row:
    """The fields of a correction with the types of the contract; an area with its code and English name."""
    made: Row = {}
    for name, value in fields.items():
        if name not in SETTLED:
            raise WrongCorrection(path, f"{name} is no field that can be corrected; there are {', '.join(SETTLED)}")
        if name in _ALLOWED and value is not None and value not in _ALLOWED[name]:
            raise WrongCorrection(path, f"{name} {value!r} is none of {', '.join(_ALLOWED[name])}")
        if name in _NUMBERS and value is not None:
            value = _number(name, value, path)  # noqa: PLW2901 - the same value, of its type
        if name in _FLAGS:
            value = int(bool(value))  # noqa: PLW2901
        if name == "indicator" and value not in vocabulary() and not str(value).startswith("other:"):
            raise WrongCorrection(path, f"indicator {value!r} is no id of `mubiao indicators`, nor other: and a phrase")
        made[name] = value
    if "area" in made and "area_code" not in made and made["area"] is not None:
        try:
            place = locate(made["area"], year=year)
        except UnknownPlace as unknown:
            raise WrongCorrection(path, str(unknown)) from unknown
        made |= {"area": place.name, "area_code": place.code, "area_en": place.name_en}
    return made


def _number(name: str, value: Any, path: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as wrong:
        raise WrongCorrection(path, f"{name} {value!r} is no number") from wrong


def agree(row: Row, path: str) -> None:
    """Whether ends, bound and comparison of a row fit each other."""
    low, high, bound = row["low"], row["high"], row["bound"]
    wrong = None
    if low is not None and high is not None and low > high:
        wrong = f"low {low:g} is above high {high:g}"
    elif bound == "at_least" and (low is None or high is not None):
        wrong = "at_least has a low and no high"
    elif bound == "at_most" and (high is None or low is not None):
        wrong = "at_most has a high and no low"
    elif bound in ("point", "around") and (low is None or low != high):
        wrong = f"{bound} has a low and a high that are the same"
    elif bound == "range" and (low is None or high is None):
        wrong = "a range has a low and a high"
    elif bound == "relative" and row["relative_op"] is None:
        wrong = "relative needs relative_op and relative_to"
    if wrong:
        raise WrongCorrection(path, f"{wrong}; give the other fields too")


def blank(document: sqlite3.Row, given: Row) -> Row:
    """What a row says of itself where nothing else is given: area and year of the report, the unit of its indicator."""
    known = vocabulary()
    indicator = known.by_id(given["indicator"]) if given["indicator"] in known else None
    unit = "%" if given["measure"] in ("growth", "avg_growth", "ratio") else indicator.level_unit if indicator else "count"
    area = {name: document[name] for name in ("area", "area_code", "area_en")}
    year = document["report_year"]
    period = None if year is None else str(year - 1 if given["kind"] == "outcome" else year)
    return {
        **dict.fromkeys(SETTLED),
        **area,
        "unit": unit,
        "period": period,
        "headline": 0,
        "stance": "firm",
        "aims_higher": 0,
    }
