"""Finds the terms of the taxonomy in a text: leftmost, longest, not overlapping, in one pass (Aho-Corasick, linear time)."""

from __future__ import annotations

import string
from functools import cache

import ahocorasick_rs

from mubiao.records import Language, made_often
from mubiao.themes.taxonomy import Taxonomy, taxonomy

# One character for one, so that offsets stand.
_FOLD = {"＋": "+", "(": "（", ")": "）", '"': "“", "＂": "“", "”": "“", "．": ".", "\u3000": " ", "\u00a0": " "}
_FOLD_EN = {**_FOLD, "‑": "-", "–": "-", "\n": " ", "’": "'"}
_WORD = frozenset(string.ascii_letters + string.digits)


@made_often
class Hit:
    """A term at ``start``..``end`` of the text that was searched, and the themes it speaks for: strongly, or weakly."""

    start: int
    end: int
    text: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        return self.strong + self.weak


def hits(text: str, language: Language = "zh") -> list[Hit]:
    """Every term in a text, in order. Offsets are characters into it. Linear in its length."""
    return finder(language).hits(text)


@cache
def finder(language: Language) -> Finder:
    """The finder of the shipped taxonomy; built once a language."""
    return Finder(taxonomy(), language)


class Finder:
    """The terms of a taxonomy in one language, ready to be found."""

    def __init__(self, themes: Taxonomy, language: Language) -> None:
        self.language = language
        strong: dict[str, list[str]] = {}
        weak: dict[str, list[str]] = {}
        for theme in themes:
            for term in theme.terms:
                if term.language == language:
                    text = _folded(term.text, language)
                    strong.setdefault(text, []), weak.setdefault(text, [])
                    (strong if term.strong else weak)[text].append(theme.id)
        for blocker in themes.blockers:
            if blocker.language == language:
                text = _folded(blocker.text, language)
                strong[text], weak[text] = [blocker.gives] if blocker.gives else [], []
        self.patterns = list(strong)
        self.speaks = [(tuple(strong[text]), tuple(weak[text])) for text in self.patterns]
        kind = ahocorasick_rs.MatchKind.LeftmostLongest if language == "zh" else ahocorasick_rs.MatchKind.Standard
        self.automaton = ahocorasick_rs.AhoCorasick(self.patterns, matchkind=kind)

    def hits(self, text: str) -> list[Hit]:
        """See ``hits`` of this module."""
        folded = _folded(text, self.language)
        found: list[Hit] = []
        for index, start, end in self._places(folded):
            strong, weak = self.speaks[index]
            if strong or weak:
                found.append(Hit(start, end, text[start:end], strong, weak))
        return found

    def _places(self, folded: str) -> list[tuple[int, int, int]]:
        if self.language == "zh":
            return [place for place in self.automaton.find_matches_as_indexes(folded) if _stands_alone(folded, place[1], place[2])]
        # Word boundaries decide before length does, so every occurrence is needed first.
        every = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        kept: list[tuple[int, int, int]] = []
        for place in sorted(
            (place for place in every if _stands_alone(folded, place[1], place[2])), key=lambda place: (place[1], -place[2])
        ):
            if not kept or place[1] >= kept[-1][2]:
                kept.append(place)
        return kept


def _folded(text: str, language: Language) -> str:
    for printed, plain in (_FOLD_EN if language == "en" else _FOLD).items():
        text = text.replace(printed, plain)
    small = text.lower()
    # One character for one: ``str.lower`` makes two of a few letters (İ).
    return small if len(small) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """No Latin letter or digit runs on over either end (AI in ``said``, 5G in 15G)."""
    if start > 0 and folded[start] in _WORD and folded[start - 1] in _WORD:
        return False
    return end >= len(folded) or not (folded[end - 1] in _WORD and folded[end] in _WORD)
