"""How localities differ and where they complement each other, over shares of attention (themes or named industries).

Attention is what a report says, not what a budget does: a city that writes much of ports need not spend on them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need

Distance = Literal["jensen_shannon", "krugman"]
MOST_AREAS = 2000  # pairs grow with the square
MOST_GROUPED = 400  # … and joining them with the cube


class Shares:
    """Areas by categories: each area's shares, made to sum to one."""

    def __init__(self, frame: pl.DataFrame, category: str = "theme", area: str = "area") -> None:
        need(frame, (area, category, "share"), "differences")
        if frame.select((pl.col("share") < 0).any() | pl.col("share").is_nan().any()).item():
            raise CannotAnalyse("differences: shares must not be negative")
        wide = (
            frame.group_by(area, category).agg(pl.col("share").sum()).pivot(on=category, index=area, values="share").fill_null(0).sort(area)
        )
        self.areas: list[str] = wide[area].to_list()
        self.categories = sorted(name for name in wide.columns if name != area)
        if len(self.areas) > MOST_AREAS:
            raise CannotAnalyse(f"differences: {len(self.areas)} areas are more than {MOST_AREAS}; take one year or one province")
        rows = wide.select(self.categories).rows()
        self.rows = [_normal(row) for row in rows]
        self.empty = [area for area, row in zip(self.areas, rows, strict=True) if not sum(row)]
        full = [row for row in self.rows if sum(row)]
        self.mean = [sum(column) / len(full) for column in zip(*full, strict=True)] if full else [0.0] * len(self.categories)


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


DISTANCES = {"jensen_shannon": jensen_shannon, "krugman": krugman}


def distances(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon") -> pl.DataFrame:
    """Every pair of areas: ``area``, ``other``, ``distance``, and the three categories that set them furthest apart (``apart``)."""
    shares = Shares(frame, category)
    measure = DISTANCES[kind]
    rows = [
        (area, other, measure(p, q), _apart(shares.categories, p, q))
        for i, (area, p) in enumerate(zip(shares.areas, shares.rows, strict=True))
        for other, q in zip(shares.areas[i + 1 :], shares.rows[i + 1 :], strict=True)
    ]
    schema = {"area": pl.String, "other": pl.String, "distance": pl.Float64, "apart": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("distance", "area", "other")


def neighbours(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon", count: int = 3) -> pl.DataFrame:
    """For each area the areas nearest to it: ``area``, ``rank``, ``neighbour``, ``distance``, ``apart``."""
    pairs = distances(frame, category=category, kind=kind)
    back = pairs.select(pl.col("other").alias("area"), pl.col("area").alias("neighbour"), "distance", "apart")
    both = pl.concat([pairs.rename({"other": "neighbour"}), back]).sort("area", "distance", "neighbour")
    ranked = both.with_columns(rank=pl.int_range(1, pl.len() + 1).over("area"))
    return ranked.filter(pl.col("rank") <= count).select("area", "rank", "neighbour", "distance", "apart")


def specialisation(frame: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Each area against the mean of all: ``krugman`` and ``jensen_shannon`` to it, and location quotients of its leading categories.

    The location quotient LQ = s_ik / s̄_k (Florence 1939; Isard 1960): above 1 the area speaks more of *k* than the areas do on average.
    ``leads``: the three categories with the highest LQ among those of at least 2 % of the area's text.
    """
    shares = Shares(frame, category)
    rows = []
    for area, row in zip(shares.areas, shares.rows, strict=True):
        quotients = _quotients(row, shares.mean)
        leading = sorted((k for k, s in enumerate(row) if s >= _SPEAKS), key=lambda k: (-quotients[k], shares.categories[k]))[:3]
        leads = "、".join(f"{shares.categories[k]} {quotients[k]:.1f}" for k in leading)
        rows.append((area, krugman(row, shares.mean), jensen_shannon(row, shares.mean), leads))
    schema = {"area": pl.String, "krugman": pl.Float64, "jensen_shannon": pl.Float64, "leads": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("krugman", descending=True)


def location_quotients(frame: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Every area and category: ``share``, ``mean`` over the areas, ``lq`` (null where no area speaks of it)."""
    shares = Shares(frame, category)
    rows = [
        (area, name, row[k], shares.mean[k], row[k] / shares.mean[k] if shares.mean[k] else None)
        for area, row in zip(shares.areas, shares.rows, strict=True)
        for k, name in enumerate(shares.categories)
    ]
    schema = {"area": pl.String, category: pl.String, "share": pl.Float64, "mean": pl.Float64, "lq": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def groups(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon", count: int = 4) -> pl.DataFrame:
    """Areas in ``count`` groups by Ward's method: ``area``, ``group`` (1 the largest), ``leads`` of the group's mean.

    The two groups whose union adds least to the scatter within groups are joined until ``count`` are left (Ward 1963), by the formula of
    Lance and Williams on squared distances; both √JSD and √K are distances in a Euclidean space (Fuglede and Topsøe 2004), as the method
    asks. Ties go to the first in order of names.
    """
    shares = Shares(frame, category)
    if len(shares.areas) > MOST_GROUPED:
        raise CannotAnalyse(f"groups: {len(shares.areas)} areas are more than {MOST_GROUPED}; take one year or one province")
    measure = DISTANCES[kind]
    power = 2 if kind == "jensen_shannon" else 1  # of what the measure gives, to have the square of a Euclidean distance
    members: dict[int, list[int]] = {i: [i] for i in range(len(shares.areas))}
    gap = {(i, j): measure(shares.rows[i], shares.rows[j]) ** power for i in members for j in members if i < j}
    while len(members) > max(1, count):
        i, j = min(gap, key=lambda pair: (gap[pair], pair))
        a, b, between = len(members[i]), len(members[j]), gap[i, j]
        for k, held in members.items():
            if k not in (i, j):
                c = len(held)
                left, right = gap[min(i, k), max(i, k)], gap[min(j, k), max(j, k)]
                gap[min(i, k), max(i, k)] = ((a + c) * left + (b + c) * right - c * between) / (a + b + c)
        members[i] += members.pop(j)
        gap = {pair: value for pair, value in gap.items() if j not in pair}
    rows = []
    for number, held in enumerate(sorted(members.values(), key=lambda held: (-len(held), held[0])), 1):
        centre = [sum(shares.rows[i][k] for i in held) / len(held) for k in range(len(shares.categories))]
        quotients = _quotients(centre, shares.mean)
        leading = sorted((k for k, s in enumerate(centre) if s >= _SPEAKS), key=lambda k: -quotients[k])[:3]
        leads = "、".join(f"{shares.categories[k]} {quotients[k]:.1f}" for k in leading)
        rows += [(shares.areas[i], number, leads) for i in sorted(held)]
    return pl.DataFrame(rows, schema={"area": pl.String, "group": pl.Int64, "leads": pl.String}, orient="row")


def complementarity(has: pl.DataFrame, seeks: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Pairs of areas where one leads in what the other seeks.

    From shares of what the reports look back on (``has``: the review) and of what they set out to do (``seeks``: the tasks): an area
    leads in *k* by L_ik = max(0, h_ik − h̄_k) and seeks *k* by S_ik = max(0, t_ik − t̄_k) where it does not lead in it. C_ij = Σ_k min(L_ik,
    S_jk) + Σ_k min(L_jk, S_ik), 0 to 1. ``gives`` and ``takes`` name the categories of the first and of the second sum, largest first, so
    that the passages behind each can be opened. The overlap of supply and demand follows the trade complementarity index (Michaely 1996).
    """
    supply, demand = Shares(has, category), Shares(seeks, category)
    categories = sorted({*supply.categories, *demand.categories})
    common = [area for area in supply.areas if area in demand.areas]
    leads = {area: _excess(supply, area, categories) for area in common}
    wants = {
        area: [0.0 if lead > 0 else want for lead, want in zip(leads[area], _excess(demand, area, categories), strict=True)]
        for area in common
    }
    rows = []
    for i, area in enumerate(common):
        for other in common[i + 1 :]:
            gives = [min(a, b) for a, b in zip(leads[area], wants[other], strict=True)]
            takes = [min(a, b) for a, b in zip(leads[other], wants[area], strict=True)]
            rows.append((area, other, math.fsum(gives) + math.fsum(takes), _names(categories, gives), _names(categories, takes)))
    schema = {"area": pl.String, "other": pl.String, "complementarity": pl.Float64, "gives": pl.String, "takes": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("complementarity", "area", "other", descending=[True, False, False])


_SPEAKS = 0.02


def _normal(row: Sequence[float]) -> tuple[float, ...]:
    total = math.fsum(row)
    return tuple(value / total for value in row) if total else tuple(row)


def _quotients(row: Sequence[float], mean: Sequence[float]) -> list[float]:
    return [share / average if average else 0.0 for share, average in zip(row, mean, strict=True)]


def _apart(categories: Sequence[str], one: Sequence[float], other: Sequence[float]) -> str:
    gaps = sorted(range(len(categories)), key=lambda k: (-abs(one[k] - other[k]), categories[k]))[:3]
    return "、".join(f"{categories[k]} {one[k] - other[k]:+.1%}" for k in gaps if one[k] != other[k])


def _excess(shares: Shares, area: str, categories: Sequence[str]) -> list[float]:
    row = dict(zip(shares.categories, shares.rows[shares.areas.index(area)], strict=True))
    mean = dict(zip(shares.categories, shares.mean, strict=True))
    return [max(0.0, row.get(name, 0.0) - mean.get(name, 0.0)) for name in categories]


def _names(categories: Sequence[str], amounts: Sequence[float]) -> str:
    largest = sorted((k for k, amount in enumerate(amounts) if amount > 0), key=lambda k: (-amounts[k], categories[k]))[:3]
    return "、".join(f"{categories[k]} {amounts[k]:.1%}" for k in largest)
