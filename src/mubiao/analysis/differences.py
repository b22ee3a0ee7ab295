"""How localities differ and where they complement each other, over shares of attention (themes or named industries).

Attention is what a report says, not what a budget does: a city that writes much of ports need not spend on them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need

Distance = Literal["jensen_shannon", "krugman"]
Matrix = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
MOST_AREAS = 4000  # pairs grow with the square


class Shares:
    """Areas by categories: each area's shares, made to sum to one (``rows``, a matrix). Two areas of one name are told apart by code."""

    def __init__(self, frame: pl.DataFrame, category: str = "theme", area: str = "area") -> None:
        need(frame, (area, category, "share"), "differences")
        if frame.select((pl.col("share") < 0).any() | pl.col("share").is_nan().any()).item():
            raise CannotAnalyse("differences: shares must not be negative")
        summed = _told_apart(frame, area).group_by(area, category).agg(pl.col("share").sum())
        wide = summed.pivot(on=category, index=area, values="share").fill_null(0).sort(area)
        self.areas: list[str] = wide[area].to_list()
        self.categories = sorted(name for name in wide.columns if name != area)
        if len(self.areas) > MOST_AREAS:
            raise CannotAnalyse(f"differences: {len(self.areas)} areas are more than {MOST_AREAS}; take one year or one province")
        raw = wide.select(self.categories).to_numpy().astype(np.float64).reshape(len(self.areas), len(self.categories))
        totals = raw.sum(axis=1)
        self.rows: Matrix = raw / np.where(totals > 0, totals, 1.0)[:, None]
        self.empty = [name for name, total in zip(self.areas, totals, strict=True) if not total]
        self.mean: Matrix = self.rows[totals > 0].mean(axis=0) if (totals > 0).any() else np.zeros(len(self.categories))


def _told_apart(frame: pl.DataFrame, area: str) -> pl.DataFrame:
    """The frame with the code behind the name of areas that share it with another (鼓楼区 of four cities)."""
    if area != "area" or "area_code" not in frame.columns:
        return frame
    several = pl.col("area_code").n_unique().over("area") > 1
    return frame.with_columns(area=pl.when(several).then(pl.format("{}（{}）", "area", "area_code")).otherwise("area"))


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
    gaps = [shares.rows[i] - shares.rows[j] for i, j in zip(first, second, strict=True)] if len(first) <= _MOST_EXPLAINED else []
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
    quotients = _quotients(shares.rows, shares.mean)
    every_krugman = np.abs(shares.rows - shares.mean).sum(axis=1)
    middle = _negative_entropy((shares.rows + shares.mean) / 2)
    own, whole = _negative_entropy(shares.rows), float(_negative_entropy(shares.mean[None, :])[0])
    rows = [
        (area, float(every_krugman[i]), math.sqrt(min(1.0, max(0.0, float((own[i] + whole) / 2 - middle[i])))), _leads(shares.categories, shares.rows[i], quotients[i]))
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


def groups(frame: pl.DataFrame, *, category: str = "theme", kind: Distance = "jensen_shannon", count: int = 4) -> pl.DataFrame:
    """Areas in ``count`` groups by Ward's method: ``area``, ``group`` (1 the largest), ``leads`` of the group's mean.

    The two groups whose union adds least to the scatter within groups are joined until ``count`` are left (Ward 1963), by the formula of
    Lance and Williams on squared distances; both √JSD and √K are distances in a Euclidean space (Fuglede and Topsøe 2004), as the method
    asks. Ties go to the first in order of names.
    """
    shares = Shares(frame, category)
    # Of what the measure gives, the square of a Euclidean distance.
    gap = matrix(shares.rows, kind) ** (2 if kind == "jensen_shannon" else 1)
    members = ward(gap, count)
    rows = []
    for number, held in enumerate(sorted(members, key=lambda held: (-len(held), held[0])), 1):
        centre = shares.rows[held].mean(axis=0)
        leads = _leads(shares.categories, centre, _quotients(centre, shares.mean))
        rows += [(shares.areas[i], number, leads) for i in sorted(held)]
    return pl.DataFrame(rows, schema={"area": pl.String, "group": pl.Int64, "leads": pl.String}, orient="row")


def ward(gap: Matrix, count: int) -> list[list[int]]:
    """The members of ``count`` groups by Ward's method (1963). ``gap``: squared Euclidean distances; it is written over."""
    members: dict[int, list[int]] = {i: [i] for i in range(len(gap))}
    np.fill_diagonal(gap, np.inf)
    sizes = np.ones(len(gap))
    nearest, distance = gap.argmin(axis=1), gap.min(axis=1)
    while len(members) > max(1, count):
        i = int(distance.argmin())
        j = int(nearest[i])
        i, j = min(i, j), max(i, j)
        joined = ((sizes[i] + sizes) * gap[i] + (sizes[j] + sizes) * gap[j] - sizes * gap[i, j]) / (sizes[i] + sizes[j] + sizes)
        members[i] += members.pop(j)
        sizes[i] += sizes[j]
        gap[j, :] = gap[:, j] = np.inf
        joined[[i, j]] = np.inf
        joined[~np.isfinite(gap[i]) & ~np.isfinite(joined)] = np.inf
        gap[i, :] = gap[:, i] = joined
        distance[j] = np.inf
        # Whoever was nearest to one of the two looks again; Ward's distances never shrink below the one just joined.
        stale = np.flatnonzero((nearest == i) | (nearest == j))
        for k in {i, *stale.tolist()} & members.keys():
            nearest[k] = gap[k].argmin()
            distance[k] = gap[k, nearest[k]]
        closer = joined < distance
        nearest[closer], distance[closer] = i, joined[closer]
    return list(members.values())


def complementarity(has: pl.DataFrame, seeks: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Pairs of areas where one leads in what the other seeks.

    From shares of what the reports look back on (``has``: the review) and of what they set out to do (``seeks``: the tasks): an area
    leads in *k* by L_ik = max(0, h_ik − h̄_k) and seeks *k* by S_ik = max(0, t_ik − t̄_k) where it does not lead in it. C_ij = Σ_k min(L_ik,
    S_jk) + Σ_k min(L_jk, S_ik), 0 to 1. ``gives`` and ``takes`` name the three largest categories of the first and of the second sum; for
    the passages behind each see ``complement_passages``. The overlap of supply and demand follows the trade complementarity index
    (Michaely 1996). Of more than 50,000 pairs the 50,000 largest are listed.

    What it cannot say: that either area has what it writes of (a report's pride is no capacity), that trade or talks between the two are
    likely (distance and cost are not in it), and anything about areas whose reports were not read. Leading is relative to the areas given.
    """
    supply, demand = Shares(has, category), Shares(seeks, category)
    categories = sorted({*supply.categories, *demand.categories})
    wanted = set(demand.areas)
    common = [area for area in supply.areas if area in wanted]
    leads, wants = _excess(supply, common, categories), _excess(demand, common, categories)
    wants[leads > 0] = 0.0
    one_way = np.zeros((len(common), len(common)))  # what the row leads in and the column seeks
    for k in range(len(categories)):
        leading, seeking = np.flatnonzero(leads[:, k]), np.flatnonzero(wants[:, k])
        one_way[np.ix_(leading, seeking)] += np.minimum(leads[leading, k][:, None], wants[seeking, k][None, :])
    first, second = np.triu_indices(len(common), 1)
    total = one_way[first, second] + one_way[second, first]
    best = np.argsort(-total, kind="stable")[:_MOST_EXPLAINED]
    rows = [
        (
            common[i], common[j], float(total[pair]), _names(categories, np.minimum(leads[i], wants[j])),
            _names(categories, np.minimum(leads[j], wants[i])),
        )
        for pair, i, j in zip(best.tolist(), first[best].tolist(), second[best].tolist(), strict=True)
    ]  # fmt: skip
    schema = {"area": pl.String, "other": pl.String, "complementarity": pl.Float64, "gives": pl.String, "takes": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("complementarity", "area", "other", descending=[True, False, False])


def complement_passages(pairs: pl.DataFrame, has: pl.DataFrame, seeks: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """The passages behind each pair of ``complementarity``: where the one says that it leads, and where the other says that it seeks.

    ``has``, ``seeks``: rows of passages with ``area``, ``category``, ``weight`` (how much of it is about the category), ``document`` and
    ``start``, of the review and of the tasks. A row for each pair and category that ``gives`` or ``takes`` names: ``leader``, ``seeker``,
    the category, ``amount``, and ``leader_document``, ``leader_start``, ``seeker_document``, ``seeker_start`` of the weightiest passage of
    each (null where no passage of it was given).
    """
    need(pairs, ("area", "other", "gives", "takes"), "passages of complementarity")
    for frame in (has, seeks):
        need(frame, ("area", category, "weight", "document", "start"), "passages of complementarity")
    rows = [
        (leader, seeker, name, float(amount.rstrip("%")) / 100)
        for area, other, gives, takes in pairs.select("area", "other", "gives", "takes").iter_rows()
        for leader, seeker, said in ((area, other, gives), (other, area, takes))
        for name, _, amount in (part.rpartition(" ") for part in said.split("、") if part)
    ]
    schema = {"leader": pl.String, "seeker": pl.String, category: pl.String, "amount": pl.Float64}
    made = pl.DataFrame(rows, schema=schema, orient="row")
    for role, frame in (("leader", has), ("seeker", seeks)):
        best = _told_apart(frame, "area").sort("weight", "document", "start", descending=[True, False, False])
        best = best.group_by("area", category, maintain_order=True).first()
        named = best.select(
            pl.col("area").alias(role), category, pl.col("document").alias(f"{role}_document"), pl.col("start").alias(f"{role}_start")
        )
        made = made.join(named, on=[role, category], how="left", maintain_order="left")
    return made


_SPEAKS = 0.02
_LEAST_NAMED = 0.0005  # what would print as 0.0 %
_MOST_EXPLAINED = 50_000  # pairs


def _quotients(row: Matrix, mean: Matrix) -> Matrix:
    made: Matrix = np.divide(row, mean, out=np.zeros_like(row), where=np.broadcast_to(mean > 0, row.shape))
    return made


def _leads(categories: Sequence[str], row: Matrix, quotients: Matrix) -> str:
    """The three categories with the highest quotient among those that the row speaks of."""
    leading = sorted((k for k, share in enumerate(row.tolist()) if share >= _SPEAKS), key=lambda k: (-quotients[k], categories[k]))[:3]
    return "、".join(f"{categories[k]} {quotients[k]:.1f}" for k in leading)


def _apart(categories: Sequence[str], gap: Matrix) -> str:
    largest = np.argsort(-np.abs(gap), kind="stable")[:3]
    return "、".join(f"{categories[k]} {gap[k]:+.1%}" for k in largest if gap[k])


def _excess(shares: Shares, areas: Sequence[str], categories: Sequence[str]) -> Matrix:
    """How far each of the areas is above the mean in each of the categories; 0 where it is not."""
    place = {area: i for i, area in enumerate(shares.areas)}
    column = {name: k for k, name in enumerate(shares.categories)}
    made = np.zeros((len(areas), len(categories)))
    above = np.clip(shares.rows - shares.mean, 0.0, None)[[place[area] for area in areas]]
    for k, name in enumerate(categories):
        if name in column:
            made[:, k] = above[:, column[name]]
    return made


def _names(categories: Sequence[str], amounts: Matrix) -> str:
    largest = sorted((k for k, amount in enumerate(amounts.tolist()) if amount >= _LEAST_NAMED), key=lambda k: (-amounts[k], categories[k]))
    return "、".join(f"{categories[k]} {amounts[k]:.1%}" for k in largest[:3])
