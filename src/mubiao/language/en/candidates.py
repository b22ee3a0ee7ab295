"""Where a numeral of an English text may stand and what it may look like: figures, words, fractions, multiples, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from mubiao.language.en.numerals import FIGURES, FRACTION, SCALE, SCALES, SMALL, WORDS

LONGEST = 28
"""Characters of a number; what is longer is a code."""
SIGN = r"(?:US ?\$|U\.S\.\$|HK\$|[$¥￥€£]|(?<![A-Za-z])(?:RMB|Rmb|CNY|USD|HKD|EUR)(?=[ \t]?[0-9]))[ \t]?"
_CANDIDATE = (
    rf"(?P<figures>(?P<sign>{SIGN})?(?P<number>{FIGURES})(?P<scales>(?:[ \t]|-)?{SCALE}(?:[ -]{SCALE})?)?)"
    rf"|(?<![A-Za-z'’])(?:(?P<fraction>{FRACTION})(?!-(?:year|time|finals?))"
    rf"|(?P<digits>(?:double|two|triple|three|single|one)[- ]digits?)(?![A-Za-z])"
    rf"|(?P<multiple>(?:re)?(?:(?:doubl|trebl|tripl|quadrupl)(?:e(?= (?:the|its|our|their|in|from|by|that|over|per|to)[ \t]| [0-9]|[.,;]|$)|es|ed|ing)|(?:two|three|four|five|ten)-?fold))(?![A-Za-z])"
    rf"|(?P<halved>halv(?:e[sd]?|ing)|by half|in half)(?![A-Za-z])"
    rf"|(?P<zero>zero growth)|(?P<positive>positive(?= growth(?![A-Za-z])(?! (?:cycle|momentum|trends?|prospects?|outlook|loop|driver|engine))))"
    rf"|(?P<many>(?:(?:tens|scores|dozens|hundreds|thousands|millions|billions|trillions)(?: of (?=tens|hundreds|thousands|millions|billions))?)+(?![A-Za-z]))"
    rf"|(?P<some>(?:several|few|many)[ -](?:hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z]))"
    rf"|(?P<half>half(?! an? (?:hundred|thousand|million|billion|trillion|dozen)))(?![A-Za-z])"
    rf"|(?P<words>{WORDS})"
    rf"|(?P<bare>(?:hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z]))"
    rf"|(?P<ordinal>(?:twenty|thirty|forty|fifty)?-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    rf"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?:ly)?(?![A-Za-z])))"
)
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+|[$¥￥€£]")
_OPENERS = frozenset(
    [
        *SMALL, *SCALES, *(f"{word}s" for word in ("ten", "score", "dozen", "hundred", "thousand", "million", "billion", "trillion")),
        *(f"{prefix}{stem}{end}" for prefix in ("", "re") for stem in ("doubl", "tripl", "trebl", "quadrupl", "halv") for end in ("e", "es", "ed", "ing")),
        "a", "an", "half", "zero", "positive", "double", "triple", "single", "several", "few", "many", "by", "in", "us", "u", "hk", "rmb", "cny", "usd", "hkd", "eur",
        "twofold", "threefold", "fourfold", "fivefold", "tenfold", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "firstly", "secondly",
        "thirdly", "fourthly",
    ]
)  # fmt: skip


class Value(NamedTuple):
    """A number with its scale, not yet its unit. ``scaled`` where a word of size stands behind it."""

    start: int
    end: int
    amount: Decimal
    number: str
    scaled: bool
    sign: str
    word: bool


@cache
def candidate() -> re.Pattern[str]:
    return re.compile(_CANDIDATE, re.IGNORECASE)


def starts(text: str) -> Iterator[int]:
    """Where a numeral may begin: at a figure, the sign of a currency, or a word that can open one. Cheaper than trying everywhere."""
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not word[0].isalpha() or word.lower() in _OPENERS:
            yield token.start()
