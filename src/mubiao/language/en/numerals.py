"""English numerals: figures with thousands commas, number words, and the scales behind them (million, billion, trillion)."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {word: 10 * value for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SMALL: dict[str, int] = {**_ONES, **_TENS}
"""The number words below a hundred."""

SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "mn": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "dozen": Decimal(12),
}
_FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip

FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
"""A number in figures: 13,786 and 24.66."""

SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|mn|bn|trn|tn)(?![A-Za-z])"
_SMALL_WORD = "(?:" + "|".join(sorted(SMALL, key=len, reverse=True)) + r")(?![A-Za-z])"
WORDS = (
    rf"(?:(?:half an?|an?) (?:hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z])|{_SMALL_WORD})"
    rf"(?:(?: |-| and ){_SMALL_WORD}|[ -]{SCALE}){{0,8}}"
)
"""A number in words: fifty-one million, one hundred and twenty, half a million. Lower case; match it ignoring case."""

FRACTION = rf"(?:(?:{_SMALL_WORD}|an?)[ -](?:{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})(?![A-Za-z]))"
"""A fraction in words: two-thirds, one quarter."""

_TOKEN = re.compile(r"[a-z]+")


def figure_value(printed: str) -> Decimal:
    """The value of a number in figures."""
    return Decimal(printed.replace(",", ""))


def word_value(printed: str) -> Decimal | None:
    """The value of a number in words ("fifty-one million" is 51000000), or ``None`` where the words make no number ("five nine")."""
    total, group, last = Decimal(0), Decimal(0), 0
    half = False
    for token in _TOKEN.findall(printed.lower()):
        if token in SMALL:
            size = SMALL[token]
            joins = last == 100 or (last >= 20 and last % 10 == 0 and size <= 9)
            if last and not joins:
                return None  # ten five
            group += size
            last = size or 1
        elif token == "half":
            half = True
        elif token in ("a", "an"):
            group, last = Decimal(1), 1
        elif token in ("hundred", "dozen"):
            group = (group or Decimal(1)) * SCALES[token]
            last = 100
        elif token in SCALES:
            total += (group or Decimal(1)) * SCALES[token]
            group, last = Decimal(0), 0
    value = total + group
    return value / 2 if half else value


def fraction_value(printed: str) -> Decimal | None:
    """A fraction in words as a percentage: two-thirds is 66.67."""
    part, whole = re.split("[ -]", printed.lower(), maxsplit=1)
    count = 1 if part in ("a", "an") else SMALL[part]
    denominator = _FRACTIONS[whole]
    return Decimal(100 * count) / denominator if 0 < count <= denominator else None
