"""Parts what an English sentence means to be done into actions: each a verb with what it governs.

widen the channel, cut fees, and train pilots                 three actions
cutting fees and training pilots                              two, which a caller may join again
upgrade the repair and support network                        one: "support" is a noun here
while luring carriers to set up and run bases                 one: "to set up and run" says what for
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mubiao.news.words import any_of, words


@dataclass(frozen=True, slots=True)
class Action:
    """``text[start:end]``, from the verb (its adverb before it) or from the thing that is pushed; ``joined``: by a bare "and"."""

    start: int
    end: int
    joined: bool = False


_ADVERB = r"(?:(?:[a-z]+ly|also|further|meanwhile|then|better|both) )?"
_SEPARATOR = r"(?P<mark>[,;] (?:and |while |as well as |but also |but |with |thereby )?|:\s|,? (?:and|while|as well as|but also|plus) |; )"


_TAIL = re.compile(r"(?:[\s.,;:]|(?<=[\s,])(?:and|while|but|as well as)(?=[\s,.]*$))+$")


# "seek progress while maintaining stability" is one aim.
_SLOGAN = re.compile(r",? while (?:ensuring|maintaining|keeping|preserving) stability")


@cache
def _verb_forms() -> tuple[str, str]:
    """Alternations of the verbs that always begin an action, and of those that may be nouns."""
    doubtful = set(words("priorities", "en", "doubtful"))
    forms = {form for verb in words("priorities", "en", "verbs") for form in (verb, _ing(verb))}
    return any_of(sorted(forms - doubtful)), any_of(sorted(doubtful & forms | doubtful))


def _ing(verb: str) -> str:
    """boost → boosting, cut → cutting, make → making, set up → setting up."""
    first, blank, rest = verb.partition(" ")
    if first in ("cut", "set", "tap", "curb", "grow", "open", "help", "plan") and first in ("cut", "set", "tap", "plan"):
        first += first[-1]
    elif first.endswith("e") and not first.endswith(("ee", "ye")):
        first = first[:-1]
    return first + "ing" + blank + rest


@cache
def _boundary() -> re.Pattern[str]:
    sure, doubtful = _verb_forms()
    determined = r"(?= (?:the|a|an|its|their|more|all|up|local|major|key|new|high|efforts|in|with|[A-Z]|\d|[a-z]+-[a-z]+ ))"
    return re.compile(rf"{_SEPARATOR}(?:to )?(?P<verb>{_ADVERB}(?:{sure}(?![A-Za-z-])|{doubtful}(?![A-Za-z-]){determined}))")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"[ \t\n,;:]*(?:(?:{any_of(words('priorities', 'en', 'lead'))})(?![A-Za-z-])[ \t\n,:]+)*")


def actions(text: str, start: int, end: int) -> list[Action]:
    """The actions of ``text[start:end]``, which begins behind "will" or "focus on". Linear in its length."""
    cuts: list[tuple[int, int, bool]] = []
    for shape in _boundary().finditer(text, start, end):
        if shape.start() <= start or _SLOGAN.match(text, shape.start()) or not _parallel(text, shape):
            continue
        bare = shape["mark"].strip() in ("and", "plus")
        cuts.append((shape.start(), shape.start("verb"), bare))
    found: list[Action] = []
    begin, joined = start, False
    for stop, following, bare in [*cuts, (end, end, False)]:
        first = _lead().match(text, begin, stop)
        a = first.end() if first is not None else begin
        b = stop
        tail = _TAIL.search(text, a, b)
        b = tail.start() if tail is not None else b
        if b - a > 3:
            found.append(Action(a, b, joined))
        begin, joined = following, bare
    return found


def _parallel(text: str, shape: re.Match[str]) -> bool:
    """Whether a verb behind "and" begins a new action, and is not the second of a purpose: attracting firms to set up and run offices."""
    if shape["mark"].strip() != "and" or shape["verb"].split()[0].endswith("ing"):
        return True
    begin = max(text.rfind(mark, max(0, shape.start() - 300), shape.start()) for mark in (",", ";", ".", ":", " while "))
    gerund = re.match(r"[,;.: ]*(?:(?:and|while|also) )*[a-z]*\s?\w+ing\b", text[begin : shape.start()])
    return gerund is None or re.search(r"\bto [a-z]+ [^,;]*$", text[max(0, shape.start() - 60) : shape.start()]) is None
