"""Finds the indicators that a text names: leftmost, longest, not overlapping, in one pass.

The longest name wins (人均地区生产总值 over 地区生产总值), and a blocker is a name that yields nothing (进出口银行 is no trade figure).
A name followed by 占…比重 is the share of it, another quantity: see ``_share``.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

import ahocorasick_rs

from mubiao.indicators.indicator import Indicator, Vocabulary
from mubiao.indicators.loading import vocabulary
from mubiao.records import Language, Measure, made_often

Variant = Literal["name", "weak", "joint", "list", "share"]


@made_often
class Mention:
    """An indicator named at ``start``..``end`` of the text that was searched.

    ``indicator`` is an id, or ``other:`` and the phrase for a share that has no id. ``measure`` is set where the phrase settles it
    (经济增速, 占比). ``variant``: ``name``; ``weak``, an everyday word that needs a value or a change beside it; ``joint``, a compound
    that stands for itself unless 分别 follows, and then for ``parts`` in order; ``list``, a phrase that names each of ``parts``
    (``indicator`` is the first); ``share``, a name and the 占…比重 that follows it.
    """

    start: int
    end: int
    indicator: str
    phrase: str
    variant: Variant = "name"
    measure: Measure | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    indicator: str | None  # None: a blocker
    variant: Variant = "name"
    measure: Measure | None = None
    parts: tuple[str, ...] = ()


# One character for one, so that offsets stand. Brackets and quotes vary with the typist, subscripts with the typesetter.
_FOLD_ZH = str.maketrans('()₂₅₁₀-,“”″＂"•・．％', "（）2510－，＂＂＂＂＂···%")
_FOLD_EN = {**{i: i + 32 for i in range(ord("A"), ord("Z") + 1)}, **{ord(c): " " for c in "\t\n\r\u00a0\u2002\u2003\u2009\u202f\u3000"}}
_FOLD_EN.update({ord(a): b for a, b in zip("‐‑–—’‘", "----''", strict=True)})
_SHARE = re.compile(
    r"(?:总量|总额|支出|投入)?(?:(?:占比|所占比重|比重)|(?:所?占|相当于|与)(?P<of>[^，。；、：！？\d\n]{0,24}?)(?:的|之)?(?:比重|比例|份额|比率|占比|比(?=[达为提在到])))"
    r"|在(?P<within>[^，。；、：！？\d\n]{1,16})中(?:所占)?的(?:比重|比例|份额|占比)"
    r"|(?:总量|总额)?占(?P<part>[^，。；、：！？\d\n]{0,12}?)的?(?=(?:近|超|约|逾)?\d+(?:\.\d+)?%)"
)
_SHARE_BEGINS = frozenset("总支投占比所相与在")
_SHARE_ENDS = ("比重", "比例", "份额", "比率", "占比")  # what it ends with at the end of a text, where nothing can stand behind it
_LATIN = frozenset(string.ascii_letters + string.digits)


def match(flow_text: str, language: Language = "zh") -> list[Mention]:
    """Every indicator that a text names, in order, without overlap.

    ``flow_text`` is text as sentences run (see ``reading.flow``): no blanks inside Chinese words. Offsets are characters into it.
    Linear in its length, under ten milliseconds for a report of 20,000 characters.
    """
    return matcher(language).match(flow_text)


@lru_cache(maxsize=8192)
def indicator_named(phrase: str) -> Mention | None:
    """The indicator that a whole Chinese phrase names; the phrases of reports come again and again."""
    return matcher("zh").whole(phrase)


@cache
def matcher(language: Language) -> Matcher:
    """The matcher of the shipped vocabulary for a language; built once."""
    return Matcher(vocabulary(), language)


class Matcher:
    """A vocabulary's names in one language, ready to be found."""

    def __init__(self, words: Vocabulary, language: Language) -> None:
        self.language = language
        self.fold: dict[int, int | str] = dict(_FOLD_ZH if language == "zh" else _FOLD_EN)  # type: ignore[arg-type]
        self._folded = [(chr(code), chr(plain) if isinstance(plain, int) else plain) for code, plain in self.fold.items()]
        entries: dict[str, _Entry] = {}
        for indicator in words:
            for name in indicator.names:
                if name.language == language:
                    entries[name.text.translate(self.fold)] = _Entry(indicator.id, name.use, name.measure)
        for split in words.splits:
            if split.language == language:
                first = split.joint or split.indicators[0]
                entries[split.text.translate(self.fold)] = _Entry(first, "joint" if split.joint else "list", None, split.indicators)
        for blocked, text in words.blockers:
            if blocked == language:
                entries[text.translate(self.fold)] = _Entry(None)
        self.names = entries
        self.entries = list(entries.values())
        self.indicators: dict[str, Indicator] = {indicator.id: indicator for indicator in words}
        self.words = words.words
        kind = ahocorasick_rs.MatchKind.LeftmostLongest if language == "zh" else ahocorasick_rs.MatchKind.Standard
        # Built as fast as the form that the library would choose for so many names, and finds them in half the time.
        form = ahocorasick_rs.Implementation.ContiguousNFA
        self.automaton = ahocorasick_rs.AhoCorasick(list(entries), matchkind=kind, implementation=form)

    def match(self, text: str) -> list[Mention]:
        """See ``match`` of this module."""
        chinese, length = self.language == "zh", len(text)
        folded = self._fold(text) if chinese else text.translate(self.fold)
        mentions: list[Mention] = []
        taken = 0
        entries = self.entries
        for index, start, end in self._found(folded):
            entry = entries[index]
            if start < taken or entry.indicator is None:
                taken = max(taken, end)
                continue
            mention = Mention(start, end, entry.indicator, text[start:end], entry.variant, entry.measure, entry.parts)
            if chinese and end < length and folded[end] in _SHARE_BEGINS:
                mention = self._share(mention, text, folded)
            mentions.append(mention)
            taken = mention.end
        return mentions

    def whole(self, phrase: str) -> Mention | None:
        """What a whole Chinese phrase names: the name that it is, of which none is longer, or one with its share behind it."""
        entry = self.names.get(phrase if phrase.isalpha() else self._fold(phrase))
        if entry is not None:
            if entry.indicator is None:
                return None
            return Mention(0, len(phrase), entry.indicator, phrase, entry.variant, entry.measure, entry.parts)
        if not phrase.endswith(_SHARE_ENDS):
            return None
        found = self.match(phrase)
        return found[0] if found and found[0].start == 0 and found[0].end == len(phrase) else None

    def _fold(self, text: str) -> str:
        """One replacement for each character concerned: str.translate looks every character of a text up and takes ten times as long."""
        for character, plain in self._folded:
            text = text.replace(character, plain)
        return text

    def _found(self, folded: str) -> list[tuple[int, int, int]]:
        if self.language == "zh":
            found = self.automaton.find_matches_as_indexes(folded)
            return [
                hit
                for hit in found
                if (folded[hit[1]] not in _LATIN and folded[hit[2] - 1] not in _LATIN) or _stands_alone(folded, hit[1], hit[2])
            ]
        # Word boundaries decide before length does, so every occurrence is needed first.
        every = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        whole = sorted((hit for hit in every if _stands_alone(folded, hit[1], hit[2])), key=lambda hit: (hit[1], -hit[2]))
        kept: list[tuple[int, int, int]] = []
        for hit in whole:
            if not kept or hit[1] >= kept[-1][2]:
                kept.append(hit)
        return kept

    def _share(self, mention: Mention, text: str, folded: str) -> Mention:
        """The mention with the 占…比重 behind it, if there is one: a ratio of the indicator, or the indicator that the share is."""
        if mention.measure == "ratio":
            return mention
        found = _SHARE.match(folded, mention.end)
        if found is None:
            return mention
        end = found.end()
        phrase = text[mention.start : end]
        share = self._share_id(mention.indicator, found["of"] or found["within"] or found["part"] or "")
        return replace(mention, end=end, phrase=phrase, indicator=share or f"other:{phrase}", variant="share", measure="ratio", parts=())

    def _share_id(self, indicator: str, denominator: str) -> str | None:
        known = self.indicators[indicator]
        for word, share in known.shares:
            if any(denominator.endswith(printed) for printed in self.words[word]):
                return share
        return indicator if "ratio" in known.measures else None


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """No Latin letter or digit runs on over either end (M2 in M20, GDP in GDPs)."""
    if start > 0 and folded[start] in _LATIN and folded[start - 1] in _LATIN:
        return False
    return end >= len(folded) or not (folded[end - 1] in _LATIN and folded[end] in _LATIN)
