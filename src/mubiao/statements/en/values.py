"""The value of one quantity for one subject: its measure, and the direction that the words around it give."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import Bound, Measure, Quantity
from mubiao.statements.en.lexicon import any_of, pattern, words
from mubiao.statements.findings import Finding, Subject

_DIRECTION = re.compile(any_of(("rise", "verbs"), ("rise", "nouns"), ("fall", "verbs"), ("fall", "nouns")), re.IGNORECASE)
_LEVEL = pattern(("level", "verbs"))
_FALLS = frozenset(words("fall", "verbs") | words("fall", "nouns"))
_STRIVE = pattern(("strive", "words"))
_TO = re.compile(
    r"(?<![A-Za-z])to(?: (?:a|an|the|a total of|an average of|an average|a record high of|a record|within|a level of|some))?[ \t]{0,2}$",
    re.IGNORECASE,
)
_RATIO_NAME = re.compile(r"(?:rate|ratio|share|proportion|percentage|coverage|intensity|level|penetration)\b", re.IGNORECASE)
_CONTRIBUTION = re.compile(r"\bcontributions? to\b[^,;]*\bgrowth\b")  # the growth is what is contributed to
_FOLD = re.compile("(?:doubl|tripl|quadrupl)", re.IGNORECASE)
_COUNT_CUTS = frozenset(("overcapacity_cuts", "tax_cuts"))
_HIGHEST_INDEX = 1000  # the year before is 100
_RATE_NOUN = re.compile(r"\b(?:growth|increase) rate\b|\brate of (?:growth|increase)\b", re.IGNORECASE)


_KEPT = re.compile(
    r"[ \t]{1,2}(?:below|above|short of|under|beyond|(?<=add )up to|(?<=adds )up to|(?<=added )up to)(?![A-Za-z])", re.IGNORECASE
)


_A_TOTAL = re.compile(r"(?<![A-Za-z])an?[ \t]total$", re.IGNORECASE)  # cut by a total of |17 percent


def direction_of(text: str, start: int, end: int) -> tuple[str, bool, int]:
    """``("up" | "down" | "", whether a level word follows it, its place)`` of the last word of direction in ``text[start:end]``."""
    last: re.Match[str] | None = None
    for hit in _DIRECTION.finditer(text, start, end):
        if not _KEPT.match(text, hit.end(), end + 30):
            last = hit
    if last is None:
        return "", False, -1
    level = any(not _A_TOTAL.search(text, last.end(), hit.end()) for hit in _LEVEL.finditer(text, last.end(), end))
    word = " ".join(last[0].lower().split())
    return ("down" if word in _FALLS else "up"), level, last.start()


_OTHER_VERB = re.compile(r"(?<![A-Za-z])and[ \t](?:see to it|see that|ensure|make sure|will)(?![A-Za-z])", re.IGNORECASE)


def strives(text: str, start: int, end: int) -> bool:
    """Whether strive to, endeavor to and the like govern what stands in ``text[start:end]``."""
    found = _STRIVE.search(text, start, end)
    return found is not None and _OTHER_VERB.search(text, found.end(), end) is None


def ends_with_to(text: str, start: int, end: int) -> bool:
    """Whether "to" leads to the value that begins at ``end``: raised to."""
    return _TO.search(text, max(start, end - 24), end) is not None


def default_measure(subject: Subject) -> Measure:
    if subject.measure:
        return subject.measure
    words_ = vocabulary()
    return words_.by_id(subject.indicator).measure if subject.indicator in words_ else "level"


def finding_of(
    subject: Subject,
    quantity: Quantity,
    *,
    direction: str,
    to: bool,
    average: bool,
    share: bool,
    strive: bool,
    start: int,
    end: int,
    own: bool = True,
    counted: bool = False,
    action: str = "",
) -> Finding:
    """The finding of a quantity. ``to``: the words lead to a level (raised to 3%); ``share``: the value is a share of something named."""
    if subject.indicator in _COUNT_CUTS and direction == "down":
        direction = ""  # the indicator itself is what is cut
    multiple = quantity.unit == "times" and _FOLD.match(quantity.text) is not None
    measure, sure = _measure(subject, "multiple" if multiple else quantity.unit, direction, to and not multiple, average, share)
    low, high, bound = quantity.low, quantity.high, quantity.bound
    if direction == "down" and not to and measure in ("growth", "avg_growth", "change"):
        low, high, bound = _negated(low, high, bound)
    if multiple and measure == "growth":  # doubled is a growth of 100 percent
        low, high = (None if value is None else (value - 1) * 100 for value in (low, high))
        quantity = replace(quantity, unit="%")
    level = _level_unit(subject)
    unit = quantity.unit
    if (
        unit == "count"
        and level is not None
        and (level in ("persons", "households", "years") or (level == "index" and not counted and (quantity.low or 0) < _HIGHEST_INDEX))
    ):
        unit = level
    return Finding(
        subject=subject,
        measure=measure,
        low=low,
        high=high,
        unit=unit,
        bound=bound,
        stance="strive" if strive or quantity.stance == "strive" else "firm",
        relative=None,
        start=min(start, quantity.start),
        end=max(end, quantity.end),
        printed_start=quantity.start,
        printed_end=quantity.end,
        own_subject=own,
        measure_sure=sure,
        average=average,
        counted=counted,
        action=action,
    )


def _level_unit(subject: Subject) -> str | None:
    words_ = vocabulary()
    return words_.by_id(subject.indicator).level_unit if subject.indicator in words_ else None


def _negated(low: float | None, high: float | None, bound: Bound) -> tuple[float | None, float | None, Bound]:
    """A fall: down by at least 3% is (null, -3), at most."""
    flipped: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
    return (None if high is None else -high), (None if low is None else -low), flipped.get(bound, bound)


def _measure(subject: Subject, unit: str, direction: str, to: bool, average: bool, share: bool) -> tuple[Measure, bool]:
    """The measure of a value, and whether something in the text settled it."""
    default = default_measure(subject)
    if unit == "pp":
        return "change", True
    if unit == "%":
        if share or _CONTRIBUTION.search(subject.indicator):
            return "ratio", True
        amount = default in ("growth", "level") or (default == "ratio" and _level_unit(subject) != "%")
        if average and amount and (direction or default == "growth"):
            return "avg_growth", True
        if subject.measure in ("growth", "ratio"):
            return subject.measure, True
        if direction and not to and default != "ratio":
            return ("avg_growth" if average else "growth"), True
        if default == "ratio" and direction and not to and _level_unit(subject) != "%":
            return "growth", True
        if default in ("growth", "ratio"):
            return default, True
        if _RATE_NOUN.search(subject.indicator):
            return "growth", True
        if direction and not to:
            return "growth", True
        return "ratio", _RATIO_NAME.search(subject.indicator) is not None
    if unit == "multiple":
        return ("level", True) if to else ("growth", True)
    if unit == "times":
        return ("growth", False) if (default != "level" or direction) and not to else ("level", False)
    if direction and not to:
        return "change", True
    return "level", True
