"""What the reports write about: the themes of each area, their means, and the tasks of the conference that the year follows."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from mubiao.analysis import CONFERENCES, attention, task_alignment
from mubiao.analysis.frames import one_text_each
from mubiao.analysis.sources import Frames
from mubiao.brief.findings import Locality, Row


def shares_of(frames: Frames, codes: Iterable[str], year: int) -> list[Row]:
    """The attention of the areas' reports of a year (see ``analysis.attention``), the Chinese text before a translation; with the place of the
    passage that says most of each theme (None where none does). Nothing where there is no text."""
    here = pl.col("area_code").is_in(list(codes)) & (pl.col("report_year") == year)
    passages = one_text_each(frames.passages.filter(here))
    first = passages.group_by("area_code").agg(pl.col("language").max())  # zh, where there is one
    passages = passages.join(first, on=["area_code", "language"], how="semi")
    return [] if passages.is_empty() else attended(frames.themes.filter(here), passages)


def attended(themes: pl.DataFrame, passages: pl.DataFrame) -> list[Row]:
    """The rows of ``analysis.attention``, each with ``start`` and ``end`` of the passage of the tasks that says most of its theme."""
    most: dict[tuple[str, str], tuple[float, int, int]] = {}
    said = themes.filter(pl.col("section") == "tasks").select("document", "theme", pl.col("share") * pl.col("characters"), "start", "end")
    for document, theme, *found in said.iter_rows():
        if (document, theme) not in most or found[0] > most[document, theme][0]:
            most[document, theme] = (found[0], found[1], found[2])
    return [
        {**row, **dict(zip(("start", "end"), most.get((row["document"], row["theme"]), (0, None, None))[1:], strict=True))}
        for row in attention(themes, passages).iter_rows(named=True)
    ]


def themes_of(shares: Iterable[Row]) -> dict[str, list[Row]]:
    """The themes of each area's tasks with their share and the passage that speaks of each most; ``shares``: of ``shares_of``."""
    found: dict[str, list[Row]] = {}
    for row in shares:
        if row["start"] is not None:
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


def tasks_of(shares: list[Row], year: int) -> tuple[list[Row], str | None]:
    """The tasks of the conference that the year's reports follow, by their mean share of the local tasks; ``shares``: of ``shares_of``."""
    conference = CONFERENCES.get(year)
    if conference is None or not shares:
        return [], None
    rows = task_alignment(pl.DataFrame(shares, infer_schema_length=None), conference).filter(pl.col("topic") != "0")
    means = rows.group_by("topic", "name").agg(pl.col("share").mean(), (pl.col("verdict") == "left out").sum().alias("left_out"))
    return means.sort("share", "topic", descending=[True, False]).to_dicts(), conference
