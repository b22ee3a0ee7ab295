"""Groups of localities whose shares of attention are alike."""

from __future__ import annotations

import numpy as np
import polars as pl

from mubiao.analysis.differences import Distance, matrix
from mubiao.analysis.shares import Matrix, Shares, leads, quotients


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
        ahead = leads(shares.categories, centre, quotients(centre, shares.mean))
        rows += [(shares.areas[i], number, ahead) for i in sorted(held)]
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
