"""The passages of many reports as numbers, a number a character: what phrases are counted in.

A text takes two bytes a character here and is looked through by whole arrays, which is several times as fast, and as small, as strings
are. Characters that no phrase goes over (marks, blanks, everything but Chinese characters, Latin letters, digits and +) are 0, and so is the
place after each passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import polars as pl

Codes = npt.NDArray[np.uint16]
Numbers = npt.NDArray[np.int64]
REPORT = ("document", "document_id", "language", "area", "area_code", "area_en", "level", "report_year")  # of a row of ``documents``
_AT_ONCE = 20_000  # passages that are turned into numbers together
_BLOCK = 1 << 20  # characters that are looked through together
CACHED = 1 << 16  # … and what of them the processor holds


def _letters_of_runs() -> Codes:
    """What each character counts as: itself, or 0."""
    codes = np.arange(1 << 16, dtype=np.uint16)
    low = codes | 0x20
    inside = ((codes >= 0x3400) & (codes <= 0x9FFF)) | ((low >= ord("a")) & (low <= ord("z")) & (codes < 128))
    inside |= ((codes >= ord("0")) & (codes <= ord("9"))) | (codes == ord("+"))
    return np.where(inside, codes, 0).astype(np.uint16)


_OF_RUNS = _letters_of_runs()


@dataclass(frozen=True, slots=True)
class Block:
    """Some characters of passages that follow one another: which passages (places in ``Letters``) and where each begins in ``codes``."""

    codes: Codes
    passages: Numbers
    begins: Numbers

    def passage_at(self, places: Numbers) -> Numbers:
        """The passage in which each place of ``codes`` is."""
        return self.passages[np.searchsorted(self.begins, places, side="right") - 1]


@dataclass(frozen=True, slots=True)
class Letters:
    """Passages as numbers. ``documents``: a row a document (``REPORT``, or some of it). Of each passage: the row of its document (``of``),
    its place in the document (``starts``), and where its ``lengths`` characters begin in ``codes``."""

    documents: pl.DataFrame
    of: Numbers
    starts: Numbers
    begins: Numbers
    lengths: Numbers
    codes: Codes

    @property
    def characters(self) -> int:
        """Of all passages, marks too."""
        return int(self.lengths.sum())

    @property
    def report_count(self) -> int:
        """How many documents the passages are of."""
        return len(np.unique(self.of))

    def reports(self) -> pl.DataFrame:
        """The rows of ``documents`` that passages are of."""
        return self.documents[np.unique(self.of)]

    def filter(self, which: pl.Expr) -> Letters:
        """The passages of the documents for which an expression over ``documents`` holds."""
        chosen = self.documents.select(which.fill_null(value=False)).to_series().to_numpy()
        return self._passages(np.flatnonzero(chosen[self.of]))

    def drawn(self, characters: int) -> Letters:
        """Every k-th passage, so that about so many characters are left; all where they are no more. The same each time."""
        step = max(1, -(-self.characters // characters))
        return self._passages(np.arange(step // 2, len(self.of), step)) if step > 1 else self

    def _passages(self, chosen: Numbers) -> Letters:
        return replace(self, of=self.of[chosen], starts=self.starts[chosen], begins=self.begins[chosen], lengths=self.lengths[chosen])

    def blocks(self, size: int = _BLOCK) -> Iterator[Block]:
        """All passages in their order, some at a time: about ``size`` characters, of a long passage more."""
        ends = np.cumsum(self.lengths + 1)
        first = 0
        while first < len(ends):
            before = ends[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(ends, before + size, side="right")))
            yield Block(self._codes(first, last), np.arange(first, last), ends[first:last] - self.lengths[first:last] - 1 - before)
            first = last

    def _codes(self, first: int, last: int) -> Codes:
        """The characters of some passages end to end: as they lie where they follow one another there, else put together."""
        begins = self.begins[first:last]
        ends = begins + self.lengths[first:last] + 1
        cuts = np.flatnonzero(begins[1:] != ends[:-1])
        runs = zip(begins[np.append(0, cuts + 1)].tolist(), ends[np.append(cuts, last - first - 1)].tolist(), strict=True)
        pieces = [self.codes[begin:end] for begin, end in runs]
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)


def letters_of(passages: pl.DataFrame) -> Letters:
    """The letters of a frame of passages (``document``, ``text``, ``start``). Linear in the text."""
    own = [name for name in REPORT if name in passages.columns]
    documents = passages.select(own).unique("document", keep="first", maintain_order=True)
    rows = documents.select("document").with_row_index("row")
    of = passages.select("document").join(rows, on="document", how="left", maintain_order="left")["row"].to_numpy().astype(np.int64)
    codes, lengths = codes_of(passages["text"])
    begins = np.cumsum(np.append(0, lengths + 1))[:-1]
    return Letters(documents, of, passages["start"].to_numpy().astype(np.int64), begins, lengths, codes)


def joined(parts: Sequence[Letters]) -> Letters:
    """The letters of several, one after the other."""
    if len(parts) == 1:
        return parts[0]
    rows = np.cumsum([0, *(part.documents.height for part in parts)])
    places = np.cumsum([0, *(len(part.codes) for part in parts)])
    return Letters(
        pl.concat([part.documents for part in parts]),
        np.concatenate([part.of + row for part, row in zip(parts, rows[:-1], strict=True)]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.begins + place for part, place in zip(parts, places[:-1], strict=True)]),
        np.concatenate([part.lengths for part in parts]),
        np.concatenate([part.codes for part in parts]),
    )


def codes_of(texts: pl.Series) -> tuple[Codes, Numbers]:
    """Texts end to end, a 0 after each, and how many places each takes: one a character, two for one beyond the basic plane."""
    lengths = texts.str.len_chars().to_numpy().astype(np.int64)
    pieces = []
    for begin in range(0, len(texts), _AT_ONCE):
        some = texts.slice(begin, _AT_ONCE)
        units = (str(some.str.join("\0").item()) + "\0").encode("utf-16-le")
        pieces.append(_of_runs(np.frombuffer(units, dtype="<u2")))
        if lengths[begin : begin + _AT_ONCE].sum() + len(some) != len(pieces[-1]):
            lengths[begin : begin + _AT_ONCE] = [len(text.encode("utf-16-le")) // 2 for text in some]
    return np.concatenate([np.zeros(0, dtype=np.uint16), *pieces]), lengths


def _of_runs(units: Codes) -> Codes:
    made = np.empty(len(units), dtype=np.uint16)
    for begin in range(0, len(units), CACHED):
        made[begin : begin + CACHED] = _OF_RUNS.take(units[begin : begin + CACHED])
    return made
