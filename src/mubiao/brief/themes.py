"""What the reports write about: the themes of each area, their means, and the tasks of the conference that the year follows."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from mubiao.analysis import CONFERENCES, attention, task_alignment
from mubiao.analysis.frames import one_text_each
from mubiao.analysis.sources import Frames
from mubiao.brief.findings import Locality, Row


def shares_of(frames: Frames, codes: Iterable[str], year: int) -> pl.DataFrame | None:
    """The attention of the areas' reports of a year (see ``analysis.attention``), the Chinese text before a translation; None where there
    is no text of one."""
    here = pl.col("area_code").is_in(list(codes)) & (pl.col("report_year") == year)
    passages = one_text_each(frames.passages.filter(here))
    first = passages.group_by("area_code").agg(pl.col("language").max())  # zh, where there is one
    passages = passages.join(first, on=["area_code", "language"], how="semi")
    return None if passages.is_empty() else attention(frames.themes.filter(here), passages)


def themes_of(attended: pl.DataFrame | None, frames: Frames) -> dict[str, list[Row]]:
    """The themes of each area's tasks with their share and the passage that speaks of each most; ``attended``: of ``shares_of``."""
    if attended is None:
        return {}
    read = attended["document"].unique().to_list()
    most = (
        frames.themes.filter(pl.col("document").is_in(read) & (pl.col("section") == "tasks"))
        .sort(pl.col("share") * pl.col("characters"), descending=True)
        .group_by("document", "theme", maintain_order=True)
        .first()
        .select("document", "theme", "start", "end")
    )
    shares = attended.join(most, on=["document", "theme"])
    found: dict[str, list[Row]] = {}
    for row in shares.iter_rows(named=True):
        found.setdefault(row["area_code"], []).append(row)
    return found


def mean_themes(localities: list[Locality]) -> list[Row]:
    """Each theme's mean share over the localities whose tasks were read, with the localities' rows."""
    read = [locality for locality in localities if locality.attention]
    by_theme: dict[str, list[Row]] = {}
    for locality in read:
        for row in locality.attention:
            by_theme.setdefault(row["theme"], []).append(row)
    means = [{"theme": theme, "share": sum(row["share"] for row in rows) / len(read), "rows": rows} for theme, rows in by_theme.items()]
    return sorted(means, key=lambda row: (-row["share"], row["theme"]))


def tasks_of(attended: pl.DataFrame | None, year: int) -> tuple[list[Row], str | None]:
    """The tasks of the conference that the year's reports follow, by their mean share of the local tasks; ``attended``: of ``shares_of``."""
    conference = CONFERENCES.get(year)
    if conference is None or attended is None:
        return [], None
    rows = task_alignment(attended, conference).filter(pl.col("topic") != "0")
    means = rows.group_by("topic", "name").agg(pl.col("share").mean(), (pl.col("verdict") == "left out").sum().alias("left_out"))
    return means.sort("share", "topic", descending=[True, False]).to_dicts(), conference
