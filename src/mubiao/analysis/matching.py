"""Which passage of another text says the same: by rare pairs of characters held in common, explained by the longest common run.

Lexical on purpose: every score can be checked by eye. Weighted containment, as Broder's resemblance (1997, "On the resemblance and
containment of documents") with the weights of inverse document frequency (Spärck Jones 1972): pairs that many passages hold, 推进 or
建设, weigh little.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_KEPT = re.compile(r"[\w%]+")
_CANDIDATES = 3  # of each passage, those that share the most weight, are compared in full
_COMMONEST = 0.2  # pairs that more of the passages hold say nothing and are not looked up


@dataclass(frozen=True, slots=True)
class Match:
    """The passage ``index`` of the other text; ``score`` 0 to 1; ``common`` the longest run of characters in both."""

    index: int
    score: float
    common: str


def best_matches(texts: Sequence[str], others: Sequence[str]) -> list[Match | None]:
    """For each text the best match among the others; None where nothing is shared. Near linear in the length of the texts."""
    pairs = [_pairs(text) for text in texts]
    other_pairs = [_pairs(text) for text in others]
    weights = _weights([*pairs, *other_pairs])
    ceiling = max(2, int(_COMMONEST * (len(texts) + len(others))))
    index: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(other_pairs):
        for pair in held:
            index[pair].append(number)
    found: list[Match | None] = []
    for text, held in zip(texts, pairs, strict=True):
        shared: Counter[int] = Counter()
        for pair in held:
            if len(index.get(pair, ())) <= ceiling:
                for number in index.get(pair, ()):
                    shared[number] += weights[pair]  # type: ignore[assignment]  # a sum of floats
        candidates = [number for number, _ in shared.most_common(_CANDIDATES)]
        scored = [(containment(held, other_pairs[number], weights), number) for number in candidates]
        if not scored:
            found.append(None)
            continue
        score, number = max(scored, key=lambda item: (item[0], -item[1]))
        found.append(Match(number, score, longest_common(text, others[number])))
    return found


def containment(held: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """Weight of the pairs in both, over the weight of the pairs of the smaller: 1 where one passage holds the other whole."""
    both = sum(weights[pair] for pair in held & other)
    smaller = min(sum(weights[pair] for pair in held), sum(weights[pair] for pair in other))
    return both / smaller if smaller else 0.0


def longest_common(text: str, other: str) -> str:
    """The longest run of characters that stands in both, up to 400 characters of each."""
    a, b = text[:400], other[:400]
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return a[match.a : match.a + match.size]


def _pairs(text: str) -> frozenset[str]:
    words = _KEPT.findall(text.lower())
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1)) | frozenset(words if len(words) == 1 else ())


def _weights(passages: Sequence[frozenset[str]]) -> dict[str, float]:
    count = Counter(pair for held in passages for pair in held)
    total = len(passages)
    return {pair: math.log(1 + total / number) for pair, number in count.items()}
