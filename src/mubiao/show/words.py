"""Values, numbers and names as people write them."""

from __future__ import annotations

import re
from typing import Any

from mubiao.indicators import vocabulary

Row = dict[str, Any]


def value_in_words(row: Row) -> str:
    """The value of a statement as a reader would say it: "≥ 5.5 %", "≈ 5 %", "= gdp", "in words"."""
    relative = row.get("relative")
    against = f"{relative['op']} {relative['to']}" if relative else ""
    if relative and relative.get("margin") is not None:
        against += f" by {number(relative['margin'])} pp"
    if row["low"] is None and row["high"] is None and relative:
        return against
    return f"{_interval(row)}, {against}" if relative else _interval(row)


def _interval(row: Row) -> str:
    if row["bound"] == "qualitative":
        return "in words"
    low, high, unit = row["low"], row["high"], row["unit"]
    if low is None and high is None:
        return ""
    if low is None:
        return f"≤ {number(high)} {unit}"
    if high is None:
        return f"≥ {number(low)} {unit}"
    if low == high:
        return f"{'≈ ' if row['bound'] == 'around' else ''}{number(low)} {unit}"
    return f"{number(low)} – {number(high)} {unit}"


def unbroken(text: str) -> str:
    """A stretch of text in one line: blanks between Chinese characters are layout, those between words stay one blank."""
    return _BLANK_IN_CHINESE.sub("", " ".join(text.split(" ") if text.isascii() else text.split())).replace("\n", " ")


_BLANK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def number(value: float) -> str:
    """5.0 as 5, 850000.0 as 850,000."""
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def indicator_name(indicator: str) -> str:
    """The Chinese name of an id; the phrase of an ``other:``."""
    return vocabulary().by_id(indicator).zh if indicator in vocabulary() else indicator.removeprefix("other:")
