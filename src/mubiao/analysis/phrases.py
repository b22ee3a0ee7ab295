"""New phrases, found by statistics: what a set of reports prints far more often than those it is compared with, and why it is listed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ahocorasick_rs
import polars as pl

from mubiao.analysis.frames import need

LONGEST = 8  # characters of a phrase
_SHORTEST = 3
_LEAST_REPORTS = 3  # that must print it
_LEAST_COHESION = 3.0  # bits; below it the pieces meet by chance
_LEAST_FREEDOM = 1.0  # bits; below it the phrase is a piece of a longer one
_LEAST_Z = 1.96
_PRIOR = 0.1  # of both texts together: how much the comparison believes, before it looks, that nothing differs
THIN_REPORTS, THIN_CHARACTERS = 5, 50_000
_RUNS = re.compile(r"[\u3400-\u9fffA-Za-z0-9+]+")
_DIGITS = re.compile(r"[0-9]")
# A phrase does not begin or end with a word of grammar.
_NO_START = frozenset("的了和与及或在对向从把被将以为是有等并中上下个各其这那要也都就又更很最不所着过地得年月日亿万元")
_NO_END = frozenset("的了和与及或在对向从把被将以为是有并个各其这那要也都就又更很最不所着过得第")


def new_phrases(passages: pl.DataFrame, baseline: pl.DataFrame, *, most: int = 100, unseen: bool = False) -> pl.DataFrame:
    """The phrases that set ``passages`` apart from ``baseline`` (earlier years, or other localities), best first.

    Candidates are runs of 3 to 8 characters that at least three reports print, whose pieces belong together (``cohesion`` = min over cuts
    of log₂ n·f(ab) / (f(a) f(b)), pointwise mutual information) and which stand in many surroundings (``freedom`` = the smaller entropy, in
    bits, of the characters before and after): Sproat and Shih 1990; Huang and Powers 2003. They are ranked by ``z``, the log-odds ratio
    with an informative Dirichlet prior over its standard deviation (Monroe, Colaresi and Quinn 2008, "Fightin' Words", Political Analysis
    16, eq. 16–22): δ = ln (f+α)/(n+α₀−f−α) − ln (f'+α)/(n'+α₀−f'−α), var ≈ 1/(f+α) + 1/(f'+α), with the prior α = (f+f')/10 and α₀ =
    (n+n')/10: as if a tenth of both texts had been read before, in which nothing differs. Only z > 1.96 is listed.

    ``count``, ``reports``, ``baseline_count``, ``baseline_reports`` (zero where absent), ``per_10k``, ``baseline_per_10k``, ``first_document``
    and ``first_start`` (the passage). ``thin`` where the baseline has fewer than 5 reports or 50,000 characters: what is missing there
    may simply not have been read. ``unseen``: only what the baseline does not print at all. A piece of a longer phrase that is listed and nearly as frequent is left out.
    """
    for frame in (passages, baseline):
        need(frame, ("document", "text", "start"), "new phrases")
    texts, others = _texts(passages), _texts(baseline)
    counts, n = _frequent(texts)
    m = sum(len(run) for _, text, _ in others for run in _RUNS.findall(text))
    candidates = [phrase for phrase in counts if _is_phrase(phrase) and _cohesion(phrase, counts, n) >= _LEAST_COHESION]
    there = _found(candidates, others)
    scores = {phrase: _z(counts[phrase], n, there[phrase].count, m) for phrase in candidates}
    wanted = [phrase for phrase in candidates if scores[phrase] > _LEAST_Z and not (unseen and there[phrase].count)]
    here = _found(wanted, texts)
    thin = len({document for document, _, _ in others}) < THIN_REPORTS or m < THIN_CHARACTERS
    rows: list[dict[str, Any]] = []
    for phrase, uses in here.items():
        freedom = min(_entropy(uses.before, "^"), _entropy(uses.after, "$"))
        if len(uses.documents) < _LEAST_REPORTS or freedom < _LEAST_FREEDOM:
            continue
        other = there[phrase]
        rows.append(
            {
                "phrase": phrase, "z": scores[phrase], "count": uses.count, "reports": len(uses.documents), "baseline_count": other.count,
                "baseline_reports": len(other.documents), "per_10k": uses.count * 1e4 / n, "baseline_per_10k": other.count * 1e4 / m if m else 0.0,
                "cohesion": _cohesion(phrase, counts, n), "freedom": freedom, "first_document": uses.first[0], "first_start": uses.first[1],
                "thin": thin,
            }
        )  # fmt: skip
    rows.sort(key=lambda row: (-row["z"], row["phrase"]))
    return pl.DataFrame(_without_pieces(rows)[:most], schema=_SCHEMA, orient="row")


_SCHEMA: dict[str, type[pl.DataType]] = {
    "phrase": pl.String, "z": pl.Float64, "count": pl.Int64, "reports": pl.Int64, "baseline_count": pl.Int64, "baseline_reports": pl.Int64,
    "per_10k": pl.Float64, "baseline_per_10k": pl.Float64, "cohesion": pl.Float64, "freedom": pl.Float64, "first_document": pl.String,
    "first_start": pl.Int64, "thin": pl.Boolean,
}  # fmt: skip


@dataclass(slots=True)
class _Uses:
    """What is known of a phrase in some texts: how often, in which reports, among which neighbours, where first."""

    count: int = 0
    documents: set[str] = field(default_factory=set)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    first: tuple[str | None, int | None] = (None, None)


def _texts(passages: pl.DataFrame) -> list[tuple[str, str, int]]:
    return list(passages.select("document", "text", "start").iter_rows())


def _frequent(texts: Iterable[tuple[str, str, int]]) -> tuple[dict[str, int], int]:
    """The runs of characters that occur at least three times, up to the longest length, and how many characters there are.

    A run is counted only where both its pieces that are one shorter are frequent: what is rare is not held in memory.
    """
    runs = [run for _, text, _ in texts for run in _RUNS.findall(text)]
    counts: dict[str, int] = dict(Counter("".join(runs)))
    before = counts
    for size in range(2, LONGEST + 1):
        found = Counter(
            piece for run in runs for i in range(len(run) - size + 1) if (piece := run[i : i + size])[:-1] in before and piece[1:] in before
        )
        before = {phrase: n for phrase, n in found.items() if n >= _LEAST_REPORTS}
        counts.update(before)
    return counts, sum(map(len, runs))


def _found(phrases: list[str], texts: Iterable[tuple[str, str, int]]) -> dict[str, _Uses]:
    """Every occurrence of the phrases, overlapping ones too; zero where absent. One pass over the texts."""
    uses = {phrase: _Uses() for phrase in phrases}
    if not phrases:
        return uses
    automaton = ahocorasick_rs.AhoCorasick(phrases)
    for document, text, start in texts:
        for number, i, j in automaton.find_matches_as_indexes(text, overlapping=True):
            held = uses[phrases[number]]
            held.count += 1
            held.documents.add(document)
            held.before[text[i - 1] if i and text[i - 1].isalnum() else "^"] += 1
            held.after[text[j] if j < len(text) and text[j].isalnum() else "$"] += 1
            if held.first[0] is None:
                held.first = (document, start)
    return uses


def _cohesion(phrase: str, counts: Mapping[str, int], n: int) -> float:
    """Bits: how much more often the phrase stands together than its two parts would by chance, at the weakest cut."""
    together = counts[phrase] * n
    return min(math.log2(together / (counts[phrase[:cut]] * counts[phrase[cut:]])) for cut in range(1, len(phrase)))


def _is_phrase(phrase: str) -> bool:
    return len(phrase) >= _SHORTEST and phrase[0] not in _NO_START and phrase[-1] not in _NO_END and not _DIGITS.search(phrase)


def _entropy(neighbours: Counter[str], edge: str) -> float:
    """Bits. Each edge of a run counts as a neighbour of its own, since another mark may stand there each time."""
    total = neighbours.total()
    inner = -sum(n / total * math.log2(n / total) for char, n in neighbours.items() if char != edge)
    return inner + neighbours[edge] / total * math.log2(total)


def _z(f: int, n: int, g: int, m: int) -> float:
    """Monroe, Colaresi and Quinn's z of a phrase printed f times in n characters and g times in m."""
    alpha, total = _PRIOR * (f + g), _PRIOR * (n + m)
    here = math.log((f + alpha) / (n + total - f - alpha))
    there = math.log((g + alpha) / (m + total - g - alpha))
    return (here - there) / math.sqrt(1 / (f + alpha) + 1 / (g + alpha))


def _without_pieces(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without phrases that a listed longer one holds and explains for the most part, and without longer ones that say no more."""
    by_phrase = {row["phrase"]: row for row in rows}
    covered: set[str] = set()
    for phrase, row in by_phrase.items():
        for size in range(_SHORTEST, len(phrase)):
            for i in range(len(phrase) - size + 1):
                piece = phrase[i : i + size]
                held = by_phrase.get(piece)
                if held is not None:
                    covered.add(piece if row["count"] >= 0.6 * held["count"] else phrase)
    return [row for row in rows if row["phrase"] not in covered]
