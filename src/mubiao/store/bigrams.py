"""Terms of a text for the index: pairs of Chinese characters (消费 is found, and 高质量发展 by its rarest pair), stems of other words.

A term that stands at least 4, 8, 16 … times in a text is there a second time with that step as its ending (消费zq8), so that the documents
which say a thing oftenest are found without looking at all that say it. The last character of a run is a term too, so that a single
character is found: 雪 begins a pair or ends a run. Where a phrase stands is looked for in the text itself.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import add

WAY = 3  # of making terms; another way makes another index
STEPS = (64, 32, 16, 8, 4)  # the endings are like those of no word
_ENDINGS = {step: f"zq{step}" for step in STEPS}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"[{_HAN}]+|[^\W{_HAN}_]+")
_HAN_ONE = re.compile(rf"[{_HAN}]")
_OTHERS = re.compile(rf"[^\W{_HAN}_]+")
_FIRST_HAN, _AFTER_COMMON = "\u3400", "\ua000"  # nearly all Chinese characters of a report are between
_LEAST_STEP = STEPS[-1]
_SUFFIXES = ("ization", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
_LEAST_STEM = 3


def terms_of(text: str) -> str:
    """The terms of a text, each once, parted by blanks, as the index takes them."""
    made: list[str] = []
    # All pairs of neighbours are counted at once, blanks and line breaks left out, and of those found the Chinese ones are kept: that
    # is several times as fast as cutting the text into runs first.
    squeezed = "".join(text.split())
    ends: set[str] = set()
    for pair, count in Counter(map(add, squeezed, squeezed[1:] + " ")).items():
        if _FIRST_HAN <= pair < _AFTER_COMMON or is_han(pair[0]):
            if _FIRST_HAN <= pair[1] < _AFTER_COMMON or is_han(pair[1]):
                made.append(pair)
                if count >= _LEAST_STEP:
                    made += steps_of(pair, count)
            else:
                ends.add(pair[0])
    words: Counter[str] = Counter()
    for word, count in Counter(_OTHERS.findall(text)).items():
        words[stem(word)] += count
    for word, count in words.items():
        made.append(word)
        if count >= _LEAST_STEP:
            made += steps_of(word, count)
    return " ".join([*made, *ends])


def steps_of(term: str, count: int) -> list[str]:
    """The terms that say how often a term stands at least."""
    return [at_least(term, step) for step in STEPS if count >= step]


def at_least(term: str, step: int) -> str:
    """The term of the texts that have ``term`` at least ``step`` times."""
    return term + _ENDINGS[step]


def pairs_of(phrase: str) -> list[str]:
    """The terms that every text has which has the phrase; a single Chinese character is a term that others begin with."""
    found: list[str] = []
    for match in _RUNS.finditer(phrase):
        run = match[0]
        if not is_han(run[0]):
            found.append(stem(run))
        else:
            found += [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
    return list(dict.fromkeys(found))


def stem(word: str) -> str:
    """What the forms of an English word have in common, roughly: targets and targeting are target."""
    lower = word.lower()
    for ending in _SUFFIXES:
        if lower.endswith(ending) and len(lower) - len(ending) >= _LEAST_STEM:
            return lower[: -len(ending)]
    return lower


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return character >= _FIRST_HAN and (character < _AFTER_COMMON or _HAN_ONE.match(character) is not None)
