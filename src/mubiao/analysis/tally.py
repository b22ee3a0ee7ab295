"""Phrases counted over all texts at once, by looking through their letters in whole arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from mubiao.analysis.letters import CACHED, Block, Codes, Letters, Numbers

SHORTEST, LONGEST = 3, 8  # characters of a phrase: its beginning of three has a number, its halves of four are compared
_HALF = 4
_SPREAD = np.uint16(31153)  # odd, so that few beginnings share a number: 65,536 / the golden ratio, as Knuth multiplies


def tally(letters: Letters, phrases: Sequence[str]) -> pl.DataFrame:
    """How often each phrase stands in the texts, wherever it does: ``phrase``, ``count``, ``reports``, ``first_document``, ``first_start``
    (of the first passage that prints it, in the order given). A row for each phrase: zero, and no passage, where it is absent.

    A phrase has 3 to 8 characters that phrases go over (``ValueError`` else). One pass over the texts: the number of each three characters
    is looked up among those that phrases begin with, and what stands there is compared.
    """
    asked = list(dict.fromkeys(phrases))
    wanted = _Wanted(asked)
    count, first = np.zeros(len(asked), dtype=np.int64), np.full(len(asked), len(letters.of))
    width = max(1, letters.documents.height)
    prints = np.zeros(len(asked) * width, dtype=np.bool_)
    for block in letters.blocks() if asked else ():
        numbers, passages = wanted.found_in(block)
        count += np.bincount(numbers, minlength=len(asked))
        np.minimum.at(first, numbers, passages)
        prints[numbers * width + letters.of[passages]] = True
    reports = prints.reshape(len(asked), width).sum(axis=1, dtype=np.int64)
    there = np.flatnonzero(count)
    documents, starts = np.full(len(asked), -1), np.full(len(asked), -1)
    documents[there], starts[there] = letters.of[first[there]], letters.starts[first[there]]
    named = letters.documents["document"]
    return pl.DataFrame(
        {
            "phrase": pl.Series(asked, dtype=pl.String),
            "count": count,
            "reports": reports,
            "first_document": pl.Series([named[row] if row >= 0 else None for row in documents.tolist()], dtype=pl.String),
            "first_start": pl.Series([start if start >= 0 else None for start in starts.tolist()], dtype=pl.Int64),
        }
    )


def characters_in_runs(letters: Letters) -> int:
    """How many characters of the texts phrases go over."""
    return sum(int(np.count_nonzero(block.codes)) for block in letters.blocks())


class _Wanted:
    """Phrases made ready to be looked for."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.sizes: list[_OfSize] = []
        self.begins = np.zeros(1 << 16, dtype=np.uint8)  # of a beginning's number: a bit for each size of the phrases that have it
        for size in sorted({len(phrase) for phrase in phrases}):
            if not SHORTEST <= size <= LONGEST:
                raise ValueError(f"a phrase of {size} characters cannot be counted")
            numbers = [number for number, phrase in enumerate(phrases) if len(phrase) == size]
            codes = np.array([[ord(char) for char in phrases[number]] for number in numbers], dtype=np.uint16)
            self.sizes.append(_OfSize(size, codes, np.array(numbers)))
            self.begins[_beginnings(codes[:, 0], codes[:, 1], codes[:, 2])] |= np.uint8(1 << (size - 1))
        self.any = self.begins > 0

    def found_in(self, block: Block) -> tuple[Numbers, Numbers]:
        """The phrases that stand in some text, by their numbers, and the passages in which each does."""
        codes = block.codes
        places = np.concatenate([self._begun(codes, begin) for begin in range(0, len(codes), CACHED)])
        bits = self.begins[_beginnings(codes[places], codes[places + 1], codes[places + 2])]
        found = [each.found_in(codes, places[(bits & np.uint8(1 << (each.size - 1))) > 0]) for each in self.sizes]
        return np.concatenate([numbers for numbers, _ in found]), block.passage_at(np.concatenate([at for _, at in found]))

    def _begun(self, codes: Codes, begin: int) -> Numbers:
        """The places from ``begin`` on, as many as the processor holds at once, at which a phrase may begin."""
        part = codes[begin : begin + CACHED + 2]
        return np.flatnonzero(self.any.take(_beginnings(part[:-2], part[1:-1], part[2:]))) + begin


class _OfSize:
    """The phrases of one size: known by their first four characters, and by the others."""

    def __init__(self, size: int, codes: Codes, numbers: npt.NDArray[np.int64]) -> None:
        self.size = size
        halves = [_key(codes.T[: min(size, _HALF)]), _key(codes.T[_HALF:])]
        self.known = [np.unique(half) for half in halves]
        keys = np.searchsorted(self.known[0], halves[0]) * len(self.known[1]) + np.searchsorted(self.known[1], halves[1])
        order = np.argsort(keys)
        self.keys, self.numbers = keys[order], numbers[order]

    def found_in(self, codes: Codes, places: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the phrases that stand at some places, and those places."""
        places = places[places <= len(codes) - self.size]
        first = _key([codes[places + i] for i in range(min(self.size, _HALF))])
        at, same = _among(self.known[0], first)
        places, at = places[same], at[same]
        rest = _key([codes[places + i] for i in range(_HALF, self.size)]) if self.size > _HALF else np.zeros(len(places), dtype=np.uint64)
        there, same = _among(self.known[1], rest)
        at, which = _among(self.keys, at[same] * len(self.known[1]) + there[same])
        return self.numbers[at[which]], places[same][which]


def _beginnings(first: Codes, second: Codes, third: Codes) -> Codes:
    """A number for each three characters, the same for the same ones."""
    made: Codes = (first * _SPREAD + second) * _SPREAD + third
    return made


def _key(columns: Sequence[Codes] | Codes) -> npt.NDArray[np.uint64]:
    """Up to four characters each as one number; of none, one 0."""
    made = np.zeros(len(columns[0]) if len(columns) else 1, dtype=np.uint64)
    for column in columns:
        made = (made << np.uint64(16)) | column.astype(np.uint64)
    return made


def _among(known: npt.NDArray[np.generic], values: npt.NDArray[np.generic]) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """The place of each value among known ones, which are sorted, and whether it is there."""
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return at, known[at] == values
