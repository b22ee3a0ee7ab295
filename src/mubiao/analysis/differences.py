"""How localities differ, over shares of attention (themes or named industries).

Attention is what a report says, not what a budget does: a city that writes much of ports need not spend on them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import polars as pl

from mubiao.analysis.shares import MOST_EXPLAINED, Indexes, Matrix, Shares, leads, quotients

Distance = Literal["jensen_shannon", "krugman"]


def krugman(one: Sequence[float], other: Sequence[float]) -> float:
    """Krugman's specialisation index K = Σ |s_k − s'_k|: 0 the same structure, 2 nothing in common.

    Krugman (1991), *Geography and Trade*, appendix D.
    """
    return math.fsum(abs(a - b) for a, b in zip(one, other, strict=True))


def jensen_shannon(one: Sequence[float], other: Sequence[float]) -> float:
    """The Jensen–Shannon distance √JSD with logarithms to base 2: 0 the same, 1 nothing in common; a metric.

    JSD = ½ Σ p log₂(p/m) + ½ Σ q log₂(q/m), m = ½(p+q). Lin (1991), IEEE Trans. Inf. Theory 37; Endres and Schindelin (2003), 49.
    """
    total = 0.0
    for p, q in zip(one, other, strict=True):
        m = (p + q) / 2
        if not m:
            continue
        total += (p * math.log2(p / m) if p > 0 else 0.0) / 2 + (q * math.log2(q / m) if q > 0 else 0.0) / 2
    return math.sqrt(min(1.0, max(0.0, total)))


def matrix(rows: Matrix, kind: Distance) -> Matrix:
    """The distances between all rows at once, as ``krugman`` and ``jensen_shannon`` give them: areas × areas, zero on the diagonal."""
    count = len(rows)
    made = np.zeros((count, count))
    # 2·JSD = 2·H(m) − H(p) − H(q): what belongs to one row alone is taken out of the loop.
    entropy = _negative_entropy(rows) if kind == "jensen_shannon" else None
    for i in range(count - 1):
        if entropy is None:
            made[i, i + 1 :] = np.abs(rows[i + 1 :] - rows[i]).sum(axis=1)
        else:
            middle = _negative_entropy((rows[i + 1 :] + rows[i]) / 2)
            made[i, i + 1 :] = np.sqrt(np.clip((entropy[i] + entropy[i + 1 :]) / 2 - middle, 0.0, 1.0))
    return made + made.T


def _negative_entropy(rows: Matrix) -> Matrix:
    """Σ p log₂ p of each row, 0 log 0 taken as 0."""
    logs = np.zeros_like(rows)
    np.log2(rows, out=logs, where=rows > 0)
    found: Matrix = (rows * logs).sum(axis=1)
    return found


def distances(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon") -> pl.DataFrame:
    """Every pair of areas: ``area``, ``other``, ``distance``, and the three categories that set them furthest apart (``apart``; null where
    there are more than 50,000 pairs, which nobody reads).
    """
    shares = Shares(frame, category)
    apart = matrix(shares.rows, kind)
    first, second = np.triu_indices(len(shares.areas), 1)
    made = _pairs(shares, first, second, apart[first, second])
    return made.sort("distance", "area", "other")


def neighbours(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon", count: int = 3) -> pl.DataFrame:
    """For each area the areas nearest to it: ``area``, ``rank``, ``neighbour``, ``distance``, ``apart``."""
    shares = Shares(frame, category)
    apart = matrix(shares.rows, kind)
    np.fill_diagonal(apart, np.inf)
    near = np.argsort(apart, axis=1, kind="stable")[:, : max(0, min(count, len(shares.areas) - 1))]
    first = np.repeat(np.arange(len(shares.areas)), near.shape[1])
    made = _pairs(shares, first, near.ravel(), apart[first, near.ravel()]).rename({"other": "neighbour"})
    return made.with_columns(rank=pl.int_range(1, pl.len() + 1).over("area")).select("area", "rank", "neighbour", "distance", "apart")


def _pairs(shares: Shares, first: Indexes, second: Indexes, distance: Matrix) -> pl.DataFrame:
    """Rows of pairs with the three categories that set each furthest apart."""
    gaps = [shares.rows[i] - shares.rows[j] for i, j in zip(first, second, strict=True)] if len(first) <= MOST_EXPLAINED else []
    said = [_apart(shares.categories, gap) for gap in gaps] if gaps else [None] * len(first)
    return pl.DataFrame(
        {
            "area": [shares.areas[i] for i in first],
            "other": [shares.areas[j] for j in second],
            "distance": distance.astype(np.float64),
            "apart": said,
        },
        schema={"area": pl.String, "other": pl.String, "distance": pl.Float64, "apart": pl.String},
    )


def specialisation(frame: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Each area against the mean of all: ``krugman`` and ``jensen_shannon`` to it, and location quotients of its leading categories.

    The location quotient LQ = s_ik / s̄_k (Florence 1939; Isard 1960): above 1 the area speaks more of *k* than the areas do on average.
    ``leads``: the three categories with the highest LQ among those of at least 2 % of the area's text.
    """
    shares = Shares(frame, category)
    ratios = quotients(shares.rows, shares.mean)
    every_krugman = np.abs(shares.rows - shares.mean).sum(axis=1)
    middle = _negative_entropy((shares.rows + shares.mean) / 2)
    own, whole = _negative_entropy(shares.rows), float(_negative_entropy(shares.mean[None, :])[0])
    rows = [
        (area, float(every_krugman[i]), math.sqrt(min(1.0, max(0.0, float((own[i] + whole) / 2 - middle[i])))), leads(shares.categories, shares.rows[i], ratios[i]))
        for i, area in enumerate(shares.areas)
    ]  # fmt: skip
    schema = {"area": pl.String, "krugman": pl.Float64, "jensen_shannon": pl.Float64, "leads": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("krugman", "area", descending=[True, False])


def location_quotients(frame: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Every area and category: ``share``, ``mean`` over the areas, ``lq`` (null where no area speaks of it)."""
    shares = Shares(frame, category)
    areas, categories = len(shares.areas), len(shares.categories)
    made = pl.DataFrame(
        {
            "area": np.repeat(np.array(shares.areas, dtype=object), categories).tolist(),
            category: shares.categories * areas,
            "share": shares.rows.ravel(),
            "mean": np.tile(shares.mean, areas),
        },
        schema={"area": pl.String, category: pl.String, "share": pl.Float64, "mean": pl.Float64},
    )
    return made.with_columns(lq=pl.when(pl.col("mean") > 0).then(pl.col("share") / pl.col("mean")))


def _apart(categories: Sequence[str], gap: Matrix) -> str:
    largest = np.argsort(-np.abs(gap), kind="stable")[:3]
    return "、".join(f"{categories[k]} {gap[k]:+.1%}" for k in largest if gap[k])
