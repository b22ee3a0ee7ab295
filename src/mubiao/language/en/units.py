"""The unit table (``units.tsv``) and what it makes of the words behind a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD", "US $": "USD", "U.S.$": "USD", "USD": "USD", "$": "USD", "HK$": "HKD", "HKD": "HKD",
    "RMB": "CNY", "Rmb": "CNY", "CNY": "CNY", "¥": "CNY", "￥": "CNY", "€": "EUR", "EUR": "EUR", "£": "GBP",
}  # fmt: skip
"""What may stand before a number as its unit."""

# Units written in small letters only where they stand right behind figures, since they are words or parts of names elsewhere.
_SHORT = frozenset(("pp", "ppt", "bps", "mu", "mw", "gw", "kw", "km", "kg", "db", "cm", "kv", "mop"))
# The words that may stand between a number and the people it counts end at one of these.
_PHRASE_ENDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "and",
        "or",
        "but",
        "as",
        "than",
        "that",
        "which",
        "who",
        "whose",
        "whom",
        "were",
        "was",
        "is",
        "are",
        "be",
        "been",
        "have",
        "has",
        "had",
        "will",
        "should",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "per",
        "over",
        "under",
        "above",
        "below",
        "during",
        "since",
        "until",
        "through",
        "into",
        "across",
        "among",
        "between",
        "within",
        "out",
        "up",
        "down",
        "not",
        "no",
        "this",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "it",
        "they",
        "we",
        "he",
        "she",
        "all",
        "each",
        "every",
        "both",
        "also",
        "only",
        "so",
        "if",
        "when",
        "while",
        "where",
        "because",
        "including",
        "compared",
        "respectively",
        "annually",
        "nationwide",
        "last",
        "next",
        "past",
    ]
)
_WORD = re.compile(r"[ \t]{1,2}([A-Za-z][A-Za-z'’-]*)|(,) ?(?=[a-z])")
_QUOTED_NAME = re.compile(r"[ \t]{1,2}[“\"][A-Za-z][^”\"\n]{1,40}[”\"](?=[ \t]{1,2}[a-z])")
_QUOTED_THING = re.compile(r"[ \t]{1,2}[“\"][A-Za-z][^”\"\n]{1,40}s[,]?[”\"](?=[ \t]?[,.;]|[ \t]and[ \t]|$)")
_PER = re.compile(r"[ \t]{0,2}(?:per|/|an?(?= (?:year|month|day|week|person|head|hour|household)\b))[ \t]{0,2}", re.IGNORECASE)
_LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``: ``factor`` turns a number of it into ``canonical``."""

    canonical: str
    factor: Decimal
    kind: str
    denominator: str


COUNT = Unit("count", Decimal(1), "", "")


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its printed form in small letters."""
    table: dict[str, Unit] = {}
    for line in files(__package__).joinpath("units.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "unit\t")):
            printed, canonical, factor, kind, denominator = line.split("\t")
            for form in printed.split("|"):
                table[form] = Unit(canonical, Decimal(factor), kind, denominator)
    return table


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(units(), key=len, reverse=True)
    signs = "|".join(re.escape(form) for form in forms if not form[0].isalpha())
    words = "|".join(re.escape(form).replace(r"\ ", "[ \\t]+") for form in forms if form[0].isalpha())
    return re.compile(
        rf"[ \t]{{0,2}}(?:({signs})|-?(?:(?:consecutive|straight|successive|whole|full|calendar|running)[ \t](?=years|months|quarters|days))?({words})(?![A-Za-z]|['’]s\b|-[a-z]))",
        re.IGNORECASE,
    )


@cache
def _denominators() -> re.Pattern[str]:
    forms = sorted((form for form, unit in units().items() if unit.denominator), key=len, reverse=True)
    words = "|".join(re.escape(form) for form in forms)
    return re.compile(
        rf"((?:[0-9][0-9,]*|thousand|million|ten thousand)[ \t])?(?:({words})|(capita|head|annum))(?![A-Za-z])", re.IGNORECASE
    )


_SIZES = {"thousand": "1000", "ten thousand": "10000", "million": "1000000"}
_HEADS = {"capita": "person", "head": "person", "annum": "year"}


@dataclass(frozen=True, slots=True)
class Found:
    """A unit in the text: ``end`` is where it ends; ``near`` is False where other words stand between the number and it."""

    unit: Unit
    canonical: str
    start: int
    end: int
    near: bool = True


def unit_at(text: str, position: int) -> Found | None:
    """The unit that follows a number ending at ``position``, its denominator included (yuan per person)."""
    found = _pattern().match(text, position)
    if found is None:
        return None
    printed = re.sub(r"[ \t]+", " ", found[1] or found[2]).lower()
    spaced = text[position : position + 1] in (" ", "\t")
    if (
        printed in _SHORT
        and spaced
        and found[2] is not None
        and printed != "mu"
        and (found[2].islower() and printed not in ("km", "kg", "kw"))
    ):
        return None
    unit = units()[printed]
    if printed in _ALONE and _OTHER_NOUN.match(text, found.end()) is not None:
        return None  # 300 job |fairs
    start = found.start(1) if found[1] else found.start(2)
    name, end = unit.canonical, found.end()
    for _ in range(2):
        per = _PER.match(text, end)
        below = _denominators().match(text, per.end()) if per else None
        if below is None:
            break
        size = (below[1] or "").strip().lower().replace(",", "")
        if unit.kind == "time" or (unit.canonical in ("%", "pp") and (below[3] or below[2]).lower() in ("year", "annum")):
            break  # grow by 6 percent a year: how the rate is reckoned, and no unit
        divisor = _HEADS[below[3].lower()] if below[3] else units()[below[2].lower()].denominator
        name, end = f"{name}/{_SIZES.get(size, size)}{divisor}", below.end()
    return Found(unit, name, start, end)


def counted_at(text: str, position: int) -> Found | None:
    """The people or households that a number ending at ``position`` counts, behind a few adjectives (12 million new urban jobs)."""
    end = position
    first = 0
    for _ in range(_LONGEST_PHRASE):
        word = _WORD.match(text, end)
        if word is None or (word[1] or "").lower() in _PHRASE_ENDS:
            break
        end = word.end()
        if word[2]:
            continue
        first = first or word.start(1)
        unit = units().get(word[1].lower())
        if unit is not None and unit.kind == "person" and text[end : end + 1] not in ("'", "’") and not _names_another(text, word, end):
            return Found(unit, unit.canonical, word.start(1), end, near=word.start(1) == first)
    return None


# family |farms, job |fairs, household |appliances; nursing homes
_ALONE = frozenset(("family", "household", "job", "elderly", "staff"))
_OTHER_NOUN = re.compile(
    r"[ \t](?!(?:opportunit|seeker|holder|vacanc|member|position|and|or|in|of|to|for|from|with|were|was|are|is|have|has|had|will)[a-z]*(?![a-z]))[a-z]+s(?![A-Za-z])"
)
_CARE = re.compile(r"(?:nursing|retirement|care|welfare|seniors['’]?|elderly|old[ -]age|funeral|rest)[ \t]$", re.IGNORECASE)


def _names_another(text: str, word: re.Match[str], end: int) -> bool:
    """Whether a word for people or households only says which things are counted."""
    said = word[1].lower()
    if said in _ALONE:
        return _OTHER_NOUN.match(text, end) is not None
    return said == "homes" and _CARE.search(text, max(0, word.start(1) - 12), word.start(1)) is not None


def noun_at(text: str, position: int) -> bool:
    """Whether a word that a number can count follows at ``position``."""
    if _QUOTED_THING.match(text, position) is not None:
        return True  # 100 |"little giants"
    quoted = _QUOTED_NAME.match(text, position)
    word = _WORD.match(text, quoted.end() if quoted is not None else position)
    return word is not None and word[1] is not None and word[1].lower() not in _PHRASE_ENDS
