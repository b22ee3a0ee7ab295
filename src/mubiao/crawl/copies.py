"""The same text on several sites: linked, and the best copy canonical. Copies are told as the database tells them (``store.duplicates``)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from mubiao.crawl.candidates import Candidate
from mubiao.store.duplicates import COMPARED, clauses_of, same_text, sketch_of


@dataclass(frozen=True, slots=True)
class _Known:
    clauses: array[int]  # eight bytes each: a hundred thousand reports are held in a gigabyte
    rank: tuple[object, ...]  # the smallest is canonical
    url: str


class Copies:
    """What was found so far. ``add`` everything, then ask ``canonical`` for each."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._sketches: dict[int, list[int]] = defaultdict(list)
        self._leader: list[int] = []  # of each, one that it is a copy of; itself where there is none

    def add(self, candidate: Candidate) -> int:
        """Take a candidate in; its number."""
        # The same words of another place or year are no copy.
        key = "\x1f".join(str(v) for v in (candidate.language, candidate.kind, candidate.area_code, candidate.year))
        clauses = clauses_of(candidate.text, key)
        number = len(self._known)
        sketch = sketch_of(clauses)
        rivals = sorted({other for value in sketch for other in self._sketches.get(value, ())})[:COMPARED]
        self._known.append(_Known(array("Q", clauses), _rank(candidate), candidate.url))
        self._leader.append(number)
        for other in rivals:
            if same_text(clauses, frozenset(self._known[other].clauses)):
                self._unite(number, other)
        for value in sketch:
            if len(self._sketches[value]) < COMPARED:
                self._sketches[value].append(number)
        return number

    def canonical(self, number: int) -> str | None:
        """The url of the best copy; None where this one is it."""
        best = self._root(number)
        return None if best == number else self._known[best].url

    def _root(self, number: int) -> int:
        while self._leader[number] != number:
            self._leader[number] = self._leader[self._leader[number]]
            number = self._leader[number]
        return number

    def _unite(self, one: int, other: int) -> None:
        """The better of the two leads both."""
        first, second = self._root(one), self._root(other)
        better, worse = sorted((first, second), key=lambda n: (self._known[n].rank, n))
        self._leader[worse] = better


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """The whole before the cut-off, one page before several, a government's site before others, the longer, the earlier crawled."""
    host = urlsplit(candidate.url).hostname or ""
    return (
        candidate.whole is False,
        (candidate.parts or 1) > 1,
        not host.endswith("gov.cn"),
        -candidate.characters,
        candidate.crawled_at or "9",
        candidate.url,
    )
