"""Attention: the share of a report's tasks that each theme takes, how sure that share is, and its rank."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need
from mubiao.themes import taxonomy
from mubiao.themes.taxonomy import CROSSWALKS

REPORT = ("document", "area", "area_code", "area_en", "level", "report_year")
Z95 = 1.959963984540054


def attention(themes: pl.DataFrame, passages: pl.DataFrame, *, sections: Sequence[str] = ("tasks",), by: str = "theme") -> pl.DataFrame:
    """The share of each theme in the text of a report's tasks, with a 95 % confidence interval; zero for a theme that is absent.

    For passages *p* of length n_p and a theme's share a_p of each, s = Σ a_p n_p / Σ n_p. A report is taken as one draw from what its
    writers could have written, passage by passage (Benoit, Laver and Mikhaylov 2009, "Treating words as data with error", AJPS 53), so
    *s* is a ratio of two sums over a sample of *m* passages, with the linearised variance (Cochran 1977, *Sampling Techniques*, 6.4)
    v = m/(m−1) Σ n_p² (a_p − s)² / (Σ n_p)². The interval is s ± 1.96 √v on the logit scale, which keeps it within 0 and 1; for a theme
    that no passage names, 0 to 1 − 0.05^(1/m). What it does not cover is that a term can be read wrongly: see the accuracy note.

    ``themes`` and ``passages`` have the columns of ``themes.frames``; ``by`` is a column of ``themes`` to sum over. A row for each
    report and theme of the taxonomy (or value of ``by``): ``share``, ``error`` (√v), ``low``, ``high``, ``rank`` by share,
    ``heading_rank`` (the number of the first heading whose passages, or itself, are assigned the theme foremost; null where none),
    ``passages`` assigned to it, ``characters`` of the tasks, ``thin`` where the tasks have fewer than ten passages.
    """
    need(passages, (*REPORT, "section", "passage", "characters"), "attention")
    need(themes, (*REPORT, "section", "passage", "characters", "share", "assigned", by), "attention")
    tasks = passages.filter(pl.col("section").is_in(list(sections))).select(*REPORT, "passage", "characters")
    size = pl.col("characters").cast(pl.Float64)
    totals = (
        tasks.group_by(REPORT, maintain_order=True)
        .agg(pl.len().alias("m"), size.sum().alias("total"), (size**2).sum().alias("squares"))
        .with_row_index("report")  # a number is joined and grouped by faster than a path
    )
    inside = (
        themes.filter(pl.col("section").is_in(list(sections)))
        .select("document", "passage", by, "share", "characters", "assigned", "heading_number")
        .join(totals.select("document", "report"), on="document")
        .drop("document")
    )
    if by != "theme":  # several themes of a passage may have the same value
        inside = inside.group_by("report", "passage", by).agg(
            pl.col("share").sum(), pl.col("characters", "heading_number").first(), pl.col("assigned").any()
        )
    foremost = pl.col("share") == pl.col("share").max().over("report", "passage")
    text = pl.col("share") * size
    sums = (
        inside.with_columns(text=text, heading_number=pl.when(foremost).then("heading_number"))
        .group_by("report", by)
        .agg(
            pl.col("text").sum(),
            (pl.col("text") ** 2).sum().alias("aa"),
            (pl.col("text") * size).sum().alias("an"),
            pl.col("assigned").sum().alias("passages"),
            pl.col("heading_number").min().alias("heading_rank"),
        )
    )
    values = list(taxonomy().ids()) if by == "theme" else sorted(inside[by].drop_nulls().unique().to_list())
    whole = totals.join(pl.DataFrame({by: values}, schema={by: pl.String}), how="cross").join(sums, on=["report", by], how="left")
    share = pl.col("text") / pl.col("total")
    # Σ n² (a − s)² = Σ (an)² − 2 s Σ (an) n + s² Σ n², with an the theme's text in a passage.
    scatter = pl.col("aa") - 2 * pl.col("share") * pl.col("an") + pl.col("share") ** 2 * pl.col("squares")
    factor = pl.when(pl.col("m") > 1).then(pl.col("m") / (pl.col("m") - 1))
    made = (
        whole.with_columns(pl.col("text", "aa", "an", "passages").fill_null(0))
        .with_columns(share=share)
        .with_columns(error=(factor * scatter.clip(0)).sqrt() / pl.col("total"))
    )
    inner = (pl.col("share") > 0) & (pl.col("share") < 1) & pl.col("error").is_not_null()
    logit = (pl.col("share") / (1 - pl.col("share"))).log()
    step = Z95 * pl.col("error") / (pl.col("share") * (1 - pl.col("share")))
    unseen = 1 - (pl.lit(math.log(0.05)) / pl.col("m")).exp()
    low = (
        pl.when(inner)
        .then(1 / (1 + (-(logit - step)).exp()))
        .when(pl.col("share") == 0)
        .then(0.0)
        .when(pl.col("share") == 1)
        .then(1 - unseen)
    )
    high = (
        pl.when(inner).then(1 / (1 + (-(logit + step)).exp())).when(pl.col("share") == 0).then(unseen).when(pl.col("share") == 1).then(1.0)
    )
    rank = pl.when(pl.col("share") > 0).then(pl.col("share").rank("min", descending=True).over("document"))
    return (
        made.with_columns(low=low, high=high, rank=rank.cast(pl.Int64), thin=pl.col("m") < _THIN)
        .select(
            *REPORT,
            by,
            "share",
            "error",
            "low",
            "high",
            "rank",
            "heading_rank",
            "passages",
            pl.col("total").cast(pl.Int64).alias("characters"),
            "thin",
        )
        .sort("document", "share", by, descending=[False, True, False])
    )


_THIN = 10


def by_crosswalk(attended: pl.DataFrame, crosswalk: str) -> pl.DataFrame:
    """Attention summed over the topics of a crosswalk: ``cap``, ``cewc_2024`` or ``cewc_2025``, or ``group`` for the first level.

    A theme that belongs to several topics gives each an equal part, so that the shares still sum to at most one; what belongs to none
    is ``topic`` 0 ("none"). A row for each report and topic: ``topic``, ``name``, ``share``.
    """
    need(attended, ("document", "theme", "share"), "crosswalk")
    rows = [(theme, topic, name, 1 / len(topics)) for theme, topics in _topics(crosswalk).items() for topic, name in topics]
    table = pl.DataFrame(rows, schema={"theme": pl.String, "topic": pl.String, "name": pl.String, "part": pl.Float64}, orient="row")
    keys = [name for name in REPORT if name in attended.columns]
    return (
        attended.join(table, on="theme")
        .group_by(*keys, "topic", "name")
        .agg((pl.col("share") * pl.col("part")).sum())
        .with_columns(crosswalk=pl.lit(crosswalk))
        .sort("document", "share", descending=[False, True])
    )


def _topics(crosswalk: str) -> Mapping[str, list[tuple[str, str]]]:
    themes = taxonomy()
    if crosswalk == "group":
        names = {group.id: group.zh for group in themes.groups}
        return {theme.id: [(theme.parent, names[theme.parent])] for theme in themes}
    if crosswalk not in CROSSWALKS:
        raise CannotAnalyse(f"crosswalk: {crosswalk!r} is none of group, {', '.join(CROSSWALKS)}")
    names_of = themes.crosswalks[crosswalk]
    return {theme.id: [(str(number), names_of[number]) for number in getattr(theme, crosswalk)] or [("0", "none")] for theme in themes}
