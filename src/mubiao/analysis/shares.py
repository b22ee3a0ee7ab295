"""Shares of attention as a matrix, areas by categories: what the differences and complements of localities are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need

Matrix = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.intp]
MOST_AREAS = 4000  # pairs grow with the square
MOST_EXPLAINED = 50_000  # pairs
_SPEAKS = 0.02  # of an area's text; what takes less leads in nothing


class Shares:
    """Areas by categories: each area's shares, made to sum to one (``rows``, a matrix). Two areas of one name are told apart by code."""

    def __init__(self, frame: pl.DataFrame, category: str = "theme", area: str = "area") -> None:
        need(frame, (area, category, "share"), "differences")
        if frame.select((pl.col("share") < 0).any() | pl.col("share").is_nan().any()).item():
            raise CannotAnalyse("differences: shares must not be negative")
        summed = told_apart(frame, area).group_by(area, category).agg(pl.col("share").sum())
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


def told_apart(frame: pl.DataFrame, area: str) -> pl.DataFrame:
    """The frame with the code behind the name of areas that share it with another (鼓楼区 of four cities)."""
    if area != "area" or "area_code" not in frame.columns:
        return frame
    several = pl.col("area_code").n_unique().over("area") > 1
    return frame.with_columns(area=pl.when(several).then(pl.format("{}（{}）", "area", "area_code")).otherwise("area"))


def quotients(row: Matrix, mean: Matrix) -> Matrix:
    """The location quotients of a row of shares (or of several): share over mean, 0 where nobody speaks of it."""
    made: Matrix = np.divide(row, mean, out=np.zeros_like(row), where=np.broadcast_to(mean > 0, row.shape))
    return made


def leads(categories: Sequence[str], row: Matrix, ratios: Matrix) -> str:
    """The three categories with the highest quotient among those that the row speaks of."""
    leading = sorted((k for k, share in enumerate(row.tolist()) if share >= _SPEAKS), key=lambda k: (-ratios[k], categories[k]))[:3]
    return "、".join(f"{categories[k]} {ratios[k]:.1f}" for k in leading)
