"""Themes of a passage, explained: the share of its text that each takes, and the terms that say so.

A passage is read sentence by sentence. A sentence belongs to the themes its terms speak for, in proportion to how many do; one that
names nothing belongs to what the passage announced (its first, short sentence: 加力提振消费。) or to what went before. The shares of the
sentences, weighted by their length, are the shares of the passage. A theme is *assigned* where it was announced or takes its part
(``LEAST_SHARE``); one that a short sentence further on turns to (…。织密社会保障网络。…) needs less than one that nothing announced.
Linear in the length of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mubiao.records import Language
from mubiao.themes.terms import Hit, hits

# Of the passage's text, for a theme that nothing announced, one that the first sentence did, one that a later sentence turned to. A
# quarter is the guide's rule for readers (data/README.md); the other two are the best of a grid over 1,050 passages that were read.
LEAST_SHARE = 0.25
_LEAST_LED = 0.05
_LEAST_TURNED_TO = 0.14
_WEAK = 0.3  # what a weak term says beside a strong one's 1
_OPENING = 1.5  # what a term says in the clause that opens a sentence: 加快港口建设，带动… is about the port
_FAINT = 0.5  # of the strongest theme of a sentence; what says less is said in passing
_LONGEST_LEAD = {"zh": 36, "en": 120}  # characters of a first sentence that announces
_LONGEST_TURN = 16  # … and of a later one, without a comma: English passages have no such sentences
_END_ZH = re.compile(r"[。！？；!?;\n]+[”」』）)]?")
_END_EN = re.compile(r"[.!?;](?=\s|\Z)[”\"')]?\s*|\n+")
_COMMA = {"zh": "，", "en": ", "}

Shares = dict[str, float]
Announced = Mapping[str, float]  # what a passage announces, and the share each of these themes needs to be assigned


@dataclass(frozen=True, slots=True)
class Assigned:
    """A theme of a passage: the share of the passage's text it takes (0 to 1), whether it was announced, and the terms found.

    Offsets of the evidence are characters into the text that was given.
    """

    theme: str
    share: float
    announced: bool
    evidence: tuple[Hit, ...]


def themes_in(text: str, language: Language = "zh") -> list[Assigned]:
    """The themes that a passage is about, by share, largest first; none where no term was found."""
    shares, found, announced = shares_of(text, language)
    most = max(shares.values(), default=0.0)
    assigned = [
        Assigned(theme, share, theme in announced, tuple(hit for hit in found if theme in hit.themes))
        for theme, share in shares.items()
        if is_assigned(theme, share, announced, most)
    ]
    return sorted(assigned, key=lambda item: (-item.share, item.theme))


def is_assigned(theme: str, share: float, announced: Announced, most: float) -> bool:
    """Whether a passage is about a theme that takes this share of its text; ``most`` is the largest share any theme has there."""
    return share >= announced.get(theme, min(LEAST_SHARE, most))


def shares_of(text: str, language: Language = "zh") -> tuple[Shares, list[Hit], Announced]:
    """Every theme's share of a passage's text (they sum to one, or are empty), the terms found, and the themes announced."""
    found = hits(text, language)
    sentences = sentences_of(text, language)
    lead = _lead(text, sentences, found, language)
    total: Shares = {}
    before: Shares = dict.fromkeys(lead, 1 / len(lead)) if lead else {}
    waiting = 0.0  # length of what stands before the first sentence that names anything
    position = 0
    for start, end in sentences:
        inside: list[Hit] = []
        while position < len(found) and found[position].start < end:
            inside.append(found[position])
            position += 1
        comma = text.find(_COMMA[language], start, end)
        shares = _sentence_shares(inside, lead, end if comma < 0 else comma)
        if not shares:
            shares = dict.fromkeys(lead, 1 / len(lead)) if lead else before
        if not shares:
            waiting += end - start
            continue
        for theme, share in shares.items():
            total[theme] = total.get(theme, 0.0) + share * (end - start + waiting)
        waiting, before = 0.0, shares
    length = sum(total.values())
    announced = dict.fromkeys(_turns(text, sentences, found, language), _LEAST_TURNED_TO) | dict.fromkeys(lead, _LEAST_LED)
    return {theme: amount / length for theme, amount in total.items()}, found, announced


def sentences_of(text: str, language: Language = "zh") -> list[tuple[int, int]]:
    """Where the sentences of a passage stand, without the marks that end them; empty ones left out."""
    places: list[tuple[int, int]] = []
    start = 0
    for match in (_END_EN if language == "en" else _END_ZH).finditer(text):
        if text[start : match.start()].strip():
            places.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        places.append((start, len(text)))
    return places


def _lead(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Hit], language: Language) -> tuple[str, ...]:
    """The themes that the first sentence of several announces, if it is short."""
    if len(sentences) < 2 or sentences[0][1] - sentences[0][0] > _LONGEST_LEAD[language]:
        return ()
    end = sentences[0][1]
    return tuple(_kept(_scores([hit for hit in found if hit.start < end], (), end)))


def _turns(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Hit], language: Language) -> list[str]:
    """The themes that short sentences between the first and the last turn to: at most two each, or they announce nothing."""
    if language != "zh":
        return []
    themes: list[str] = []
    position = 0
    for start, end in sentences[1:-1]:
        if end - start > _LONGEST_TURN or text[end] != "。" or text.find(_COMMA["zh"], start, end) >= 0:
            continue
        while position < len(found) and found[position].start < start:
            position += 1
        inside = []
        while position < len(found) and found[position].start < end:
            inside.append(found[position])
            position += 1
        kept = _kept(_scores(inside, (), end))
        if len(kept) <= 2:
            themes.extend(kept)
    return themes


def _sentence_shares(inside: Sequence[Hit], lead: Sequence[str], opening: int) -> Shares:
    kept = _kept(_scores(inside, lead, opening))
    total = sum(kept.values())
    return {theme: score / total for theme, score in kept.items()}


def _scores(inside: Sequence[Hit], lead: Sequence[str], opening: int) -> Shares:
    """What the terms of a sentence say for each theme; its first clause ends at ``opening``.

    A term said twice counts once, as it stands first; a weak one needs a strong one or an announcement.
    """
    strong: Shares = {}
    weak: Shares = {}
    said: set[str] = set()
    for hit in inside:
        if hit.text in said:
            continue
        said.add(hit.text)
        weight = _OPENING if hit.start < opening else 1.0
        for theme in hit.strong:
            strong[theme] = strong.get(theme, 0.0) + weight
        for theme in hit.weak:
            weak[theme] = weak.get(theme, 0.0) + _WEAK * weight
    for theme, score in weak.items():
        if theme in strong or theme in lead:
            strong[theme] = strong.get(theme, 0.0) + score
    return strong if strong or lead else weak


def _kept(scores: Mapping[str, float]) -> Shares:
    most = max(scores.values(), default=0.0)
    return {theme: score for theme, score in scores.items() if score >= _FAINT * most}
