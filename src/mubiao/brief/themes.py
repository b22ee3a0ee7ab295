"""What the reports write about: the themes of each area, their means, and the tasks of the conference that the year follows."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from mubiao.analysis import attention, task_alignment
from mubiao.analysis.sources import Frames
from mubiao.brief.findings import CONFERENCES, Locality, Row


def themes_of(frames: Frames, codes: Iterable[str], year: int) -> dict[str, list[Row]]:
    """The themes of each area's tasks with their share and the passage that speaks of each most."""
    here = pl.col("area_code").is_in(list(codes)) & (pl.col("report_year") == year)
    passages, themes = frames.passages.filter(here), frames.themes.filter(here)
    if passages.is_empty():
        return {}
    most = (
        themes.filter(pl.col("section") == "tasks")
        .sort(pl.col("share") * pl.col("characters"), descending=True)
        .group_by("document", "theme", maintain_order=True)
        .first()
        .select("document", "theme", "start", "end")
    )
    shares = attention(themes, passages).join(most, on=["document", "theme"])
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


def tasks_of(frames: Frames, codes: list[str], year: int) -> tuple[list[Row], str | None]:
    """The tasks of the conference that the year's reports follow, by their mean share of the local tasks."""
    conference = CONFERENCES.get(year)
    here = pl.col("area_code").is_in(codes) & (pl.col("report_year") == year)
    passages = frames.passages.filter(here)
    if conference is None or passages.is_empty():
        return [], None
    rows = task_alignment(attention(frames.themes.filter(here), passages), conference).filter(pl.col("topic") != "0")
    means = rows.group_by("topic", "name").agg(pl.col("share").mean(), (pl.col("verdict") == "left out").sum().alias("left_out"))
    return means.sort("share", "topic", descending=[True, False]).to_dicts(), conference
