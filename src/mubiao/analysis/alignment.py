"""A report against guidance from above: what it takes up, where, what it leaves out, what it goes beyond with."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from mubiao.analysis.attention import by_crosswalk
from mubiao.analysis.frames import need
from mubiao.analysis.matching import best_matches
from mubiao.themes.assign import sentences_of

_SPEAKS = 0.02  # of the tasks: from here on a report speaks of a theme
_SILENT = 0.005  # and below this it does not
MATCHED = 0.5  # containment from which a sentence of the guidance counts as taken up


def theme_alignment(attended: pl.DataFrame, guidance: pl.DataFrame) -> pl.DataFrame:
    """Each theme's share in a report beside its share in the guidance (another report, say the province's of the same year).

    ``verdict`` of themes that the guidance speaks of (2 % of its tasks or more): taken up (at least half its share), left out (less than
    0.5 % of the report's tasks), touched (between). Of others: beyond, where the report speaks of what the guidance is silent about, else
    passing. ``difference`` = report − guidance. For a whole report see ``overlap``. Both frames are ``attention``'s.
    """
    need(attended, ("document", "area", "theme", "share", "heading_rank"), "alignment")
    need(guidance, ("theme", "share", "document", "heading_rank"), "alignment")
    central = guidance.select(
        "theme",
        pl.col("document").alias("guidance"),
        pl.col("share").alias("guidance_share"),
        pl.col("heading_rank").alias("guidance_heading_rank"),
    )
    both = attended.select("document", "area", "theme", "share", "heading_rank", "passages").join(central, on="theme")
    there = pl.col("guidance_share") >= _SPEAKS
    verdict = (
        pl.when(there & (pl.col("share") >= pl.col("guidance_share") / 2))
        .then(pl.lit("taken up"))
        .when(there & (pl.col("share") < _SILENT))
        .then(pl.lit("left out"))
        .when(there)
        .then(pl.lit("touched"))
        .when((pl.col("share") >= _SPEAKS) & (pl.col("guidance_share") < _SILENT))
        .then(pl.lit("beyond"))
        .otherwise(pl.lit("passing"))
    )
    return both.with_columns(difference=pl.col("share") - pl.col("guidance_share"), verdict=verdict).sort(
        "document", "guidance_share", descending=[False, True]
    )


def overlap(aligned: pl.DataFrame) -> pl.DataFrame:
    """The overlap of each report with its guidance, O = Σ_k min(s_k, g_k) / Σ_k g_k: 1 where every share is matched, 0 where none is.

    (Renkonen 1938, percentage similarity.) With the themes left out and beyond, largest first.
    """
    need(aligned, ("document", "area", "theme", "share", "guidance_share", "verdict"), "overlap")
    least = pl.min_horizontal("share", "guidance_share").sum() / pl.col("guidance_share").sum()

    def named(verdict: str, column: str) -> pl.Expr:
        chosen = (
            pl.col("theme")
            .filter(pl.col("verdict") == verdict)
            .sort_by(pl.col(column).filter(pl.col("verdict") == verdict), descending=True)
        )
        return chosen.str.join("、")

    return (
        aligned.group_by("document", "area", maintain_order=True)
        .agg(least.alias("overlap"), named("left out", "guidance_share").alias("left_out"), named("beyond", "share").alias("beyond"))
        .sort("overlap", descending=True)
    )


# The tasks that a year's local reports follow: those that the conference of the December before set for the year (themes/data/crosswalk.toml).
CONFERENCES = {2024: "cewc_2024", 2025: "cewc_2025"}


def task_alignment(attended: pl.DataFrame, conference: str | None = None) -> pl.DataFrame:
    """The tasks of a Central Economic Work Conference in each report: share of its tasks, rank among the nine, or left out.

    ``conference`` is ``cewc_2024`` or ``cewc_2025``; without it each report is set against the tasks of its own year, and those of years
    whose tasks are not known are left out. By the crosswalk of themes; themes that the conference does not speak of are task 0, what the
    report does beyond it.
    """
    if conference is None:
        own_year = [attended.filter(pl.col("report_year") == year) for year in CONFERENCES]
        return pl.concat([task_alignment(part, name) for part, name in zip(own_year, CONFERENCES.values(), strict=True)])
    tasks = by_crosswalk(attended, conference)
    own = pl.col("topic") != "0"
    rank = pl.when(own & (pl.col("share") > 0)).then(pl.col("share").rank("min", descending=True).over("document", own))
    return tasks.with_columns(
        rank=rank.cast(pl.Int64),
        verdict=pl.when(~own)
        .then(pl.lit("beyond"))
        .when(pl.col("share") >= _SPEAKS)
        .then(pl.lit("taken up"))
        .otherwise(pl.lit("left out")),
    )


def guidance_sentences(passages: pl.DataFrame, *, sections: Sequence[str] = ("tasks",)) -> pl.DataFrame:
    """The sentences of a report's tasks, as ``sentence_alignment`` takes them: ``document``, ``passage``, ``number`` in it, ``text``."""
    need(passages, ("document", "passage", "section", "text", "language"), "sentences of the guidance")
    rows = [
        (document, passage, number, text[start:end])
        for document, passage, text, language in passages.filter(pl.col("section").is_in(list(sections)))
        .select("document", "passage", "text", "language")
        .iter_rows()
        for number, (start, end) in enumerate(sentences_of(text, language))
        if end - start >= _SHORTEST_SENTENCE
    ]
    schema = {"document": pl.String, "passage": pl.Int64, "number": pl.Int64, "text": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


_SHORTEST_SENTENCE = 8


def sentence_alignment(sentences: pl.DataFrame, passages: pl.DataFrame, *, matched: float = MATCHED) -> pl.DataFrame:
    """Each sentence of the guidance with the passage of the report that says most of it.

    ``sentences``: ``text``, and whatever names its place; ``passages``: those of one report. By the rare pairs of characters in common
    (``matching``); ``common`` is the longest run that both hold. ``verdict`` is taken up where ``similarity`` ≥ ``matched``, else left out.
    """
    need(sentences, ("text",), "sentence alignment")
    need(passages, ("text", "document", "passage", "start", "end"), "sentence alignment")
    rows = passages.to_dicts()
    made = []
    for row, match in zip(sentences.to_dicts(), best_matches(sentences["text"].to_list(), passages["text"].to_list()), strict=True):
        other = rows[match.index] if match else {}
        found = {name: other.get(name) for name in ("document", "passage", "start", "end")}
        score = match.score if match else 0.0
        verdict = "taken up" if score >= matched else "left out"
        made.append(
            {
                **{f"guidance_{k}": v for k, v in row.items()},
                **found,
                "similarity": score,
                "common": match.common if match else "",
                "verdict": verdict,
            }
        )
    return pl.DataFrame(made, infer_schema_length=None)
