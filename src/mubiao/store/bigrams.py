"""Terms of a text for the index: pairs of Chinese characters (消费 is found, and 高质量发展 by its rarest pair), stems of other words.

A term that stands at least 4, 8, 16 … times in a text is there a second time with that step as its ending (消费zq8), so that the documents
which say a thing oftenest are found without looking at all that say it. The last character of a run is a term too, so that a single
character is found: 雪 begins a pair or ends a run. Where a phrase stands is looked for in the text itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

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
    words: Counter[str] = Counter()
    for word, count in Counter(_OTHERS.findall(text)).items():
        words[stem(word)] += count
    often = [at_least(word, step) for word, count in words.items() if count >= _LEAST_STEP for step in STEPS if count >= step]
    return " ".join([*_pairs(text), *words, *often])


def _pairs(text: str) -> Iterator[str]:
    """The pairs of neighbouring Chinese characters of a text, blanks left out, with their steps, and what its runs end with.

    All are counted and printed at once as numbers, which takes a small part of the time that strings do.
    """
    points = np.frombuffer(("".join(text.split()) + " ").encode("utf-32-le", "surrogatepass"), dtype="<u4")
    han = (points >= 0x3400) & (points < 0xA000) | (points >= 0xF900) & (points <= 0xFAFF) | (points >= 0x20000) & (points <= 0x3FFFF)
    at = np.flatnonzero(han[:-1] & han[1:])
    pairs = np.sort(points[at].astype(np.uint64) << np.uint64(32) | points[at + 1])
    if pairs.size:
        bounds = _bounds(pairs)
        found, counts = pairs[bounds[:-1]], bounds[1:] - bounds[:-1]
        yield from _printed(found, "")
        for step in STEPS:
            yield from _printed(found[counts >= step], _ENDINGS[step])
    last = np.sort(points[:-1][han[:-1] & ~han[1:]])
    if last.size:
        yield from last[_bounds(last)[:-1]].tobytes().decode("utf-32-le")


def _bounds(values: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.intp]]:
    """Where each value begins among sorted ones, of which there are some, and where the last one ends. (``np.unique`` takes five times as long.)"""
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1], [True])))


def _printed(pairs: np.ndarray[Any, np.dtype[np.uint64]], ending: str) -> Iterator[str]:
    """Pairs of characters (the upper and lower half of a number) with an ending each, parted by blanks; nothing where there are none."""
    if pairs.size:
        row = np.frombuffer(f"--{ending} ".encode("utf-32-le"), dtype="<u4")
        lines = np.tile(row, (pairs.size, 1))
        lines[:, 0], lines[:, 1] = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
        yield lines.tobytes().decode("utf-32-le").rstrip()


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
    if word.isdigit():  # as most of the words of a report that are not Chinese
        return word
    lower = word.lower()
    if not lower.endswith(_SUFFIXES):
        return lower
    for ending in _SUFFIXES:
        if lower.endswith(ending) and len(lower) - len(ending) >= _LEAST_STEM:
            return lower[: -len(ending)]
    return lower


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return character >= _FIRST_HAN and (character < _AFTER_COMMON or _HAN_ONE.match(character) is not None)
