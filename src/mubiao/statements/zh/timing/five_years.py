"""The years of the national five-year plans, by their names: “十五五”, 第七个五年计划."""

from __future__ import annotations

import re

# The national five-year plans: ordinal to first year.
_PLANS = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996, "十": 2001}
_PLANS |= {f"十{digit}": 2006 + 5 * i for i, digit in enumerate("一二三四五六七八九")}
PLAN_YEARS = 5
Plan = tuple[int, int]
"""The first and the last year of a five-year plan."""


def plan_of(cue: re.Match[str]) -> Plan | None:
    """The years of the national five-year plan that a cue names: “十五五”, 第七个五年计划."""
    name = cue["planname"].removesuffix("五") if cue["plan"] else cue["nthname"]
    first = _PLANS.get(name) if name else None
    return (first, first + PLAN_YEARS - 1) if first is not None else None


def last_of_plan(name: str) -> int | None:
    """The last year of the five-year plan of that name: 十 of “十五”."""
    first = _PLANS.get(name)
    return first + PLAN_YEARS - 1 if first is not None else None
