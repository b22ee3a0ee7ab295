"""Where localities complement each other: one leads in what the other seeks, with the passages that say so."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from mubiao.analysis.frames import need
from mubiao.analysis.shares import MOST_EXPLAINED, Matrix, Shares, told_apart

_LEAST_NAMED = 0.0005  # what would print as 0.0 %


def complementarity(has: pl.DataFrame, seeks: pl.DataFrame, *, category: str = "theme") -> pl.DataFrame:
    """Pairs of areas where one leads in what the other seeks.

    From shares of what the reports look back on (``has``: the review) and of what they set out to do (``seeks``: the tasks): an area
    leads in *k* by L_ik = max(0, h_ik − h̄_k) and seeks *k* by S_ik = max(0, t_ik − t̄_k) where it does not lead in it. C_ij = Σ_k min(L_ik,
    S_jk) + Σ_k min(L_jk, S_ik): at most 1 each way, so 0 to 2. ``gives`` and ``takes`` name the three largest categories of the first and of
    the second sum; for
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
    best = np.argsort(-total, kind="stable")[:MOST_EXPLAINED]
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
        best = told_apart(frame, "area").sort("weight", "document", "start", descending=[True, False, False])
        best = best.group_by("area", category, maintain_order=True).first()
        named = best.select(
            pl.col("area").alias(role), category, pl.col("document").alias(f"{role}_document"), pl.col("start").alias(f"{role}_start")
        )
        made = made.join(named, on=[role, category], how="left", maintain_order="left")
    return made


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
