"""Runs of characters that recur in some texts, counted there and in others: by sorting whole arrays, not string by string.

A run of *n* characters is known by its two runs of *n* − 1, so that a number for each is enough and no two are taken for one another.
Only runs that occur often enough in the first texts are followed to the next length, which is what keeps the arrays small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mubiao.analysis.letters import Letters, Numbers

Flags = npt.NDArray[np.bool_]


class Text:
    """Some letters to be sorted: ``codes`` (0 where no run goes on), and which passage and report a place is in."""

    def __init__(self, letters: Letters) -> None:
        blocks = list(letters.blocks())
        self.codes: Numbers = np.concatenate([np.zeros(0, dtype=np.int64), *(block.codes.astype(np.int64) for block in blocks)])
        self.begins: Numbers = np.cumsum(np.append(0, letters.lengths + 1))[:-1]
        self.letters = letters
        documents, self.reports = np.unique(letters.of, return_inverse=True)
        self.report_count = len(documents)
        self.characters = int(np.count_nonzero(self.codes))

    def passage_at(self, places: Numbers) -> Numbers:
        """The number of the passage in which each place is."""
        return np.searchsorted(self.begins, places, side="right") - 1

    def source(self, passage: int) -> tuple[str, int]:
        """The document of a passage, and where the passage begins in it."""
        return self.letters.documents["document"][int(self.letters.of[passage])], int(self.letters.starts[passage])

    def neighbours(self, places: Numbers) -> Numbers:
        """The character at each place; 0 at an edge of a run, of the text, and for +."""
        inside = (places >= 0) & (places < len(self.codes))
        found = np.where(inside, self.codes[np.clip(places, 0, max(0, len(self.codes) - 1))], 0) if len(self.codes) else places * 0
        return np.where(found == ord("+"), 0, found)


@dataclass(slots=True)
class Level:
    """The runs of one length. Arrays over runs: how often here and there, where first (a place in ``here``), the numbers of the runs
    without the last and without the first character in the level before, and those two of its characters; ``digit``: whether it holds
    one. Arrays over occurrences: the places in each text, and the number of the run that stands there."""

    size: int
    here: Numbers
    there: Numbers
    first: Numbers
    prefix: Numbers
    suffix: Numbers
    digit: Flags
    places_here: Numbers
    numbers_here: Numbers
    places_there: Numbers
    numbers_there: Numbers


def levels(here: Text, there: Text, longest: int, least: int) -> Iterator[Level]:
    """The runs of 1, 2 … ``longest`` characters of ``here``; from two characters on only those that occur ``least`` times there.

    Each level is given out before the next is made; n log n in the characters.
    """
    letters, first, numbers = np.unique(here.codes[here.codes > 0], return_index=True, return_inverse=True)
    places = np.flatnonzero(here.codes)
    others = np.flatnonzero(there.codes)
    others, theirs = _known(letters, there.codes[others], others)
    nothing = np.zeros(len(letters), dtype=np.int64)
    level = Level(
        1, np.bincount(numbers, minlength=len(letters)), np.bincount(theirs, minlength=len(letters)), places[first], nothing, nothing,
        (letters >= ord("0")) & (letters <= ord("9")), places, numbers, others, theirs,
    )  # fmt: skip
    yield level
    for size in range(2, longest + 1):
        level = _longer(level, size, least)
        if not len(level.here):
            return
        yield level


def _longer(shorter: Level, size: int, least: int) -> Level:
    """The runs that are one character longer."""
    count = len(shorter.here)
    places, pairs = _pairs(shorter.places_here, shorter.numbers_here, count)
    found, first, numbers, often = np.unique(pairs, return_index=True, return_inverse=True, return_counts=True)
    kept = often >= least
    renumbered = np.cumsum(kept) - 1
    there, theirs = _pairs(shorter.places_there, shorter.numbers_there, count)
    there, numbers_there = _known(found[kept], theirs, there)
    stays = kept[numbers]
    prefix, suffix = np.divmod(found[kept], max(1, count))
    return Level(
        size, often[kept], np.bincount(numbers_there, minlength=int(kept.sum())), places[first[kept]], prefix, suffix,
        shorter.digit[prefix] | shorter.digit[suffix], places[stays], renumbered[numbers[stays]], there, numbers_there,
    )  # fmt: skip


def _pairs(places: Numbers, numbers: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Where a run is followed, one character on, by another, and a number for the two together."""
    follows = np.flatnonzero(places[1:] == places[:-1] + 1)
    return places[follows], numbers[follows] * count + numbers[follows + 1]


def _known(keys: Numbers, values: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
    """Of ``values`` at ``places`` those that are among the sorted ``keys``: their places, and their numbers in ``keys``."""
    if not len(keys):
        return places[:0], places[:0]
    numbers = np.minimum(np.searchsorted(keys, values), len(keys) - 1)
    same = keys[numbers] == values
    return places[same], numbers[same]
