"""How a speaker sees the prospects, by the words of ``stance.toml``: optimistic, cautious or neutral, with the words that decided.

Each word counts one for its side. A word that turns (overcame pressures, 化解风险) takes the caution from the next cautious word; a word
that denies (not yet solid, 缺乏信心) makes an optimistic word count for caution. What follows "but" or 但 counts double, since that is
where the speaker's weight lies. The heavier side gives the stance; without any word, or with both alike, it is neutral.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mubiao.news.words import words
from mubiao.records import Language, QuoteStance

_TURNING, _DENYING = 40, 28  # characters that a turning or denying word reaches in English
_REACH = {"en": (_TURNING, _DENYING), "zh": (8, 6)}


@dataclass(frozen=True, slots=True)
class StanceFound:
    """``decided``: the words that count for the stance, as printed, in order."""

    stance: QuoteStance
    decided: tuple[str, ...] = ()


def stance_of(text: str, language: Language) -> StanceFound:
    """The stance of what was said. Linear in its length."""
    turned = [(shape.start(), shape.end()) for shape in _pattern(language, "turned").finditer(text)]
    denied = [(shape.start(), shape.end()) for shape in _pattern(language, "not").finditer(text)]
    still = _pattern(language, "still").search(text)
    reach_turned, reach_denied = _REACH[language]
    sides: dict[QuoteStance, float] = {"optimistic": 0.0, "cautious": 0.0}
    decided: dict[QuoteStance, list[str]] = {"optimistic": [], "cautious": []}
    used: set[int] = set()
    reached = 0
    for start, end, side_of_word in _counted(text, language):
        side = side_of_word
        if start < reached:
            continue
        reached = end
        if side == "cautious":
            turning = next(
                (i for i, (a, b) in enumerate(turned) if a <= start and start - b <= reach_turned and not _parted(text, b, start)), None
            )
            if turning is not None:
                used.add(turning)
                continue
        elif any(b <= start and start - b <= reach_denied and not _parted(text, b, start) for _, b in denied):
            side = "cautious"
        weight = 2.0 if still is not None and start >= still.end() and still.start() > 0 else 1.0
        sides[side] += weight
        decided[side].append(text[start:end])
    if sides["optimistic"] == sides["cautious"]:
        return StanceFound("neutral")
    stance: QuoteStance = "optimistic" if sides["optimistic"] > sides["cautious"] else "cautious"
    return StanceFound(stance, tuple(dict.fromkeys(decided[stance])))


def _counted(text: str, language: Language) -> list[tuple[int, int, QuoteStance]]:
    found: list[tuple[int, int, QuoteStance]] = []
    for side in ("optimistic", "cautious"):
        found.extend((shape.start(), shape.end(), side) for shape in _pattern(language, side).finditer(text))
    return sorted(found, key=lambda item: (item[0], -item[1]))


def _parted(text: str, start: int, end: int) -> bool:
    return re.search(r"[,;.:，。；：]| and | but ", text[start:end]) is not None


@cache
def _pattern(language: Language, name: str) -> re.Pattern[str]:
    forms = sorted(words("stance", language, name), key=len, reverse=True)
    if language == "zh":
        return re.compile("|".join(map(re.escape, forms)))
    made = [re.escape(form[:-1]) + r"[a-z]*" if form.endswith("*") else re.escape(form) + r"(?![A-Za-z-])" for form in forms]
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(made) + ")", re.IGNORECASE)
