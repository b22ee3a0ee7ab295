"""New phrases, found by statistics: what a set of reports prints far more often than those it is compared with, and why it is listed."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from mubiao.analysis.frames import need
from mubiao.analysis.grams import Flags, Level, Text, levels
from mubiao.analysis.letters import Letters, Numbers, letters_of
from mubiao.analysis.tally import LONGEST, characters_in_runs, tally

_SHORTEST = 3
_LEAST_REPORTS = 3  # that must print it
_LEAST_COHESION = 3.0  # bits; below it the pieces meet by chance
_LEAST_FREEDOM = 1.0  # bits; below it the phrase is a piece of a longer one
_LEAST_Z = 1.96
_PRIOR = 0.1  # of both texts together: how much the comparison believes, before it looks, that nothing differs
THIN_REPORTS, THIN_CHARACTERS = 5, 50_000
# Characters on a side. Sorting all runs of more would take minutes and the memory of a server.
MOST_CHARACTERS = 2_000_000
_DRAWN = 500_000  # of more, so many are looked through for candidates; …
_SHORTLISTS = ((6.0, 5_000_000), (1.3, None))  # … so many times the phrases asked for are counted in so many, at last in all
# A phrase does not begin or end with a word of grammar.
_NO_START = frozenset("的了和与及或在对向从把被将以为是有等并中上下个各其这那要也都就又更很最不所着过地得年月日亿万元")
_NO_END = frozenset("的了和与及或在对向从把被将以为是有并个各其这那要也都就又更很最不所着过得第")


def new_phrases(
    passages: pl.DataFrame | Letters, baseline: pl.DataFrame | Letters, *, most: int = 100, unseen: bool = False
) -> pl.DataFrame:
    """The phrases that set ``passages`` apart from ``baseline`` (earlier years, or other localities), best first.

    Candidates are runs of 3 to 8 characters that at least three reports print, whose pieces belong together (``cohesion`` = min over cuts
    of log₂ n·f(ab) / (f(a) f(b)), pointwise mutual information) and which stand in many surroundings (``freedom`` = the smaller entropy, in
    bits, of the characters before and after): Sproat and Shih 1990; Huang and Powers 2003. They are ranked by ``z``, the log-odds ratio
    with an informative Dirichlet prior over its standard deviation (Monroe, Colaresi and Quinn 2008, "Fightin' Words", Political Analysis
    16, eq. 16–22): δ = ln (f+α)/(n+α₀−f−α) − ln (f'+α)/(n'+α₀−f'−α), var ≈ 1/(f+α) + 1/(f'+α), with the prior α = (f+f')/10 and α₀ =
    (n+n')/10: as if a tenth of both texts had been read before, in which nothing differs. Only z > 1.96 is listed.

    ``count``, ``reports``, ``baseline_count``, ``baseline_reports`` (zero where absent), ``per_10k``, ``baseline_per_10k``, ``first_document``
    and ``first_start`` (the passage). ``thin`` where the baseline has fewer than 5 reports or 50,000 characters: what is missing there
    may simply not have been read. ``unseen``: only what the baseline does not print at all. A piece of a longer phrase that is listed and
    nearly as frequent is left out.

    Of more than ``MOST_CHARACTERS`` on a side, candidates are looked for in passages drawn evenly from all reports, which misses what few
    reports print; the best are counted in all texts and ranked by that. Only ``cohesion`` and ``freedom`` are then of the drawn passages.

    Either side is a frame of passages or its ``Letters``, as they are kept beside a database; the answer is the same.
    """
    here, there = _letters(passages), _letters(baseline)
    rows = _recounted(here, there, most, unseen) if are_too_many(here, there) else _candidates(Text(here), Text(there), unseen)
    return pl.DataFrame(_without_pieces(rows)[:most], schema=_SCHEMA, orient="row")


def are_too_many(passages: pl.DataFrame | Letters, baseline: pl.DataFrame | Letters) -> bool:
    """Whether either side has more than ``MOST_CHARACTERS``, so that candidates are looked for in a part."""
    return max(_letters(side).characters for side in (passages, baseline)) > MOST_CHARACTERS


def _letters(side: pl.DataFrame | Letters) -> Letters:
    if isinstance(side, Letters):
        return side
    need(side, ("document", "text", "start"), "new phrases")
    return letters_of(side)


def _candidates(here: Text, there: Text, unseen: bool, least_z: float = _LEAST_Z) -> list[dict[str, Any]]:
    """The phrases of some texts that may be listed, best first."""
    thin = there.report_count < THIN_REPORTS or there.characters < THIN_CHARACTERS
    rows: list[dict[str, Any]] = []
    shorter: list[Level] = []
    for level in levels(here, there, LONGEST, _LEAST_REPORTS):
        shorter.append(level)
        if level.size >= _SHORTEST:
            rows += [row | {"thin": thin} for row in _listed(shorter, here, there, unseen, least_z)]
    return sorted(rows, key=_best_first)


def _best_first(row: dict[str, Any]) -> tuple[float, str]:
    return -row["z"], row["phrase"]


def _recounted(here: Letters, there: Letters, most: int, unseen: bool) -> list[dict[str, Any]]:
    """The candidates of passages drawn from too many texts, the best with their figures in all of them."""
    samples = here.drawn(_DRAWN), there.drawn(_DRAWN)
    # What is sure over all texts need not be so over a part: z grows with the root of the text.
    part = max(len(sample.of) / max(1, len(letters.of)) for sample, letters in zip(samples, (here, there), strict=True))
    rows = _candidates(Text(samples[0]), Text(samples[1]), unseen, _LEAST_Z * math.sqrt(part))
    for times, characters in _SHORTLISTS:
        sides = [side if characters is None else side.drawn(characters) for side in (here, there)]
        n, m = (characters_in_runs(side) for side in sides)
        rows = _counted_in(sides[0], sides[1], rows[: math.ceil(times * most)], n, m)
    thin = there.report_count < THIN_REPORTS or m < THIN_CHARACTERS
    return [row | {"thin": thin} for row in rows if row["z"] > _LEAST_Z and not (unseen and row["baseline_count"])]


def _counted_in(here: Letters, there: Letters, rows: list[dict[str, Any]], n: int, m: int) -> list[dict[str, Any]]:
    """The rows with their figures in these texts, of n and m characters, best first."""
    phrases = [row["phrase"] for row in rows]
    own, other = tally(here, phrases), tally(there, phrases)
    z = _z(own["count"].to_numpy(), n, other["count"].to_numpy(), m)
    counted = zip(rows, own.iter_rows(named=True), other.iter_rows(named=True), z.tolist(), strict=True)
    made = [
        row | mine | {
            "z": sure, "baseline_count": theirs["count"], "baseline_reports": theirs["reports"], "per_10k": mine["count"] * 1e4 / max(1, n),
            "baseline_per_10k": theirs["count"] * 1e4 / max(1, m),
        }
        for row, mine, theirs, sure in counted
        if mine["count"]
    ]  # fmt: skip
    return sorted(made, key=_best_first)


_SCHEMA: dict[str, type[pl.DataType]] = {
    "phrase": pl.String, "z": pl.Float64, "count": pl.Int64, "reports": pl.Int64, "baseline_count": pl.Int64, "baseline_reports": pl.Int64,
    "per_10k": pl.Float64, "baseline_per_10k": pl.Float64, "cohesion": pl.Float64, "freedom": pl.Float64, "first_document": pl.String,
    "first_start": pl.Int64, "thin": pl.Boolean,
}  # fmt: skip
Reals = npt.NDArray[np.float64]


def _listed(shorter: list[Level], here: Text, there: Text, unseen: bool, least_z: float) -> list[dict[str, Any]]:
    """The rows of the last level's phrases that may be listed; ``shorter`` are the levels up to it."""
    level = shorter[-1]
    cohesion = _cohesion(shorter, here.characters)
    z = _z(level.here, here.characters, level.there, there.characters)
    wanted = _is_phrase(level, here) & (cohesion >= _LEAST_COHESION) & (z > least_z)
    if unseen:
        wanted &= level.there == 0
    places, numbers = _of(wanted, level.places_here, level.numbers_here)
    reports = _reports(places, numbers, here, len(wanted))
    freedom = np.minimum(
        _entropy(numbers, here.neighbours(places - 1), len(wanted)), _entropy(numbers, here.neighbours(places + level.size), len(wanted))
    )
    theirs = _reports(*_of(wanted, level.places_there, level.numbers_there), there, len(wanted))
    first = here.passage_at(level.first)
    rows = []
    for k in np.flatnonzero(wanted & (reports >= _LEAST_REPORTS) & (freedom >= _LEAST_FREEDOM)).tolist():
        document, start = here.source(first[k])
        rows.append(
            {
                "phrase": "".join(map(chr, here.codes[level.first[k] : level.first[k] + level.size])), "z": float(z[k]),
                "count": int(level.here[k]), "reports": int(reports[k]), "baseline_count": int(level.there[k]),
                "baseline_reports": int(theirs[k]), "per_10k": float(level.here[k]) * 1e4 / here.characters,
                "baseline_per_10k": float(level.there[k]) * 1e4 / there.characters if there.characters else 0.0,
                "cohesion": float(cohesion[k]), "freedom": float(freedom[k]), "first_document": document, "first_start": start,
            }
        )  # fmt: skip
    return rows


def _of(wanted: Flags, places: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The occurrences of the phrases that are wanted."""
    chosen = wanted[numbers]
    return places[chosen], numbers[chosen]


def _reports(places: Numbers, numbers: Numbers, text: Text, count: int) -> Numbers:
    """In how many reports each phrase stands."""
    if not len(places):
        return np.zeros(count, dtype=np.int64)
    pairs = np.unique(numbers * text.report_count + text.reports[text.passage_at(places)])
    return np.bincount(pairs // text.report_count, minlength=count)


def _cohesion(shorter: list[Level], n: int) -> Reals:
    """Bits: how much more often each phrase stands together than its two parts would by chance, at the weakest cut."""
    level = shorter[-1]
    weakest = np.full(len(level.here), np.inf)
    starts, ends = [np.arange(len(level.here))], [np.arange(len(level.here))]
    for at in range(len(shorter) - 1, 0, -1):  # the phrase's beginnings and ends, from the longest to one character
        starts.append(shorter[at].prefix[starts[-1]])
        ends.append(shorter[at].suffix[ends[-1]])
    for cut in range(1, level.size):
        one, other = shorter[cut - 1].here[starts[level.size - cut]], shorter[level.size - cut - 1].here[ends[cut]]
        weakest = np.minimum(weakest, np.log2(level.here * float(n) / (one * other.astype(np.float64))))
    return weakest


def _is_phrase(level: Level, text: Text) -> Flags:
    """Whether a run neither begins nor ends with a word of grammar, and holds no digit."""
    begins, ends = text.codes[level.first], text.codes[level.first + level.size - 1]
    return ~level.digit & ~np.isin(begins, [ord(char) for char in _NO_START]) & ~np.isin(ends, [ord(char) for char in _NO_END])


def _entropy(numbers: Numbers, neighbours: Numbers, count: int) -> Reals:
    """Bits, of the characters beside each phrase. Each edge of a run (0) counts as a neighbour of its own, since another mark may stand
    there each time."""
    made = np.zeros(count)
    if not len(numbers):
        return made
    total = np.bincount(numbers, minlength=count).astype(np.float64)
    width = int(neighbours.max()) + 1
    pairs, often = np.unique(numbers * width + neighbours, return_counts=True)
    phrase, char = np.divmod(pairs, width)
    share = often / total[phrase]
    bits = np.where(char == 0, share * np.log2(total[phrase]), -share * np.log2(share))
    np.add.at(made, phrase, bits)
    return made


def _z(f: Numbers, n: int, g: Numbers, m: int) -> Reals:
    """Monroe, Colaresi and Quinn's z of phrases printed f times in n characters and g times in m."""
    alpha, total = _PRIOR * (f + g), _PRIOR * (n + m)
    here = np.log((f + alpha) / (n + total - f - alpha))
    there = np.log((g + alpha) / (m + total - g - alpha))
    found: Reals = (here - there) / np.sqrt(1 / (f + alpha) + 1 / (g + alpha))
    return found


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
