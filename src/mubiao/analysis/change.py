"""A report against the one before: targets raised, lowered, softened, hardened, dropped, added; themes risen and fallen; passages
kept, moved, reworded, new, gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import polars as pl

from mubiao.analysis.frames import need
from mubiao.analysis.goals import Convention, goals, point
from mubiao.analysis.ladder import firmness
from mubiao.analysis.matching import best_matches

_CELL = ("area_code", "indicator", "measure")
_SIDE = (
    "low", "high", "bound", "stance", "printed", "document", "start", "end", "id", "point", "firmness", "unit", "relative_op", "relative_to",
)  # fmt: skip


def target_changes(statements: pl.DataFrame, *, convention: Convention = "stated") -> pl.DataFrame:
    """Each target beside the same area's target of the year before.

    ``change``: raised, lowered, unchanged (of the number, by ``convention``), added, dropped, or reworded where one side has no number
    (7%左右 became 与全省同步); without numbers the same words, or the same comparison, are unchanged. ``wording``: hardened (左右 → 以上), softened (以上 → 左右, or 力争 added), same; by the order of
    ``ladder.FIRMNESS``. ``difference`` = this year's point − last year's. ``added`` and ``dropped`` only where both years' reports state
    some target; both sides' print and place stand in columns with the endings ``_now`` and ``_before``.
    """
    cells = goals(statements).with_columns(point=point(convention), firmness=firmness())
    now = cells.select(*_CELL, "year", *(pl.col(name).alias(f"{name}_now") for name in _SIDE))
    before = cells.select(*_CELL, pl.col("year") + 1, *(pl.col(name).alias(f"{name}_before") for name in _SIDE))
    both = now.join(before, on=[*_CELL, "year"], how="full", coalesce=True, nulls_equal=True).filter(
        pl.col(side).is_not_null().any().over("area_code", "year") for side in ("id_now", "id_before")
    )
    names = cells.group_by("area_code").agg(pl.col("area", "area_en", "level").first())
    difference = pl.when(pl.col("unit_now") == pl.col("unit_before")).then((pl.col("point_now") - pl.col("point_before")).round(6))
    wordless = pl.col("point_now").is_null() & pl.col("point_before").is_null()
    compared = (pl.col("relative_op_now") == pl.col("relative_op_before")) & (pl.col("relative_to_now") == pl.col("relative_to_before"))
    change = (
        pl.when(pl.col("id_before").is_null())
        .then(pl.lit("added"))
        .when(pl.col("id_now").is_null())
        .then(pl.lit("dropped"))
        .when(pl.col("difference") > 0)
        .then(pl.lit("raised"))
        .when(pl.col("difference") < 0)
        .then(pl.lit("lowered"))
        .when((pl.col("difference") == 0) | (wordless & ((pl.col("printed_now") == pl.col("printed_before")) | compared)))
        .then(pl.lit("unchanged"))
        .otherwise(pl.lit("reworded"))
    )
    firmer = pl.col("firmness_now") - pl.col("firmness_before")
    wording = pl.when(firmer > 0).then(pl.lit("hardened")).when(firmer < 0).then(pl.lit("softened")).when(firmer == 0).then(pl.lit("same"))
    made = both.with_columns(difference=difference).with_columns(change=change, wording=wording)
    return made.join(names, on="area_code", how="left").sort("area_code", "year", "indicator", "measure")


def theme_changes(attention: pl.DataFrame) -> pl.DataFrame:
    """Themes risen and fallen: the difference of each area's share of attention to the year before.

    ``z`` = (s_t − s_{t−1}) / √(se_t² + se_{t−1}²), the two reports taken as independent; ``direction`` is risen or fallen where |z| ≥
    1.96, else steady. ``attention``: the frame of ``attention.attention``.
    """
    need(attention, ("document", "area", "area_code", "report_year", "theme", "share", "error", "rank", "characters"), "theme changes")
    keys = ["area_code", "report_year", "theme"]
    # Of several texts of one report the longest counts.
    longest = (
        attention.sort("characters", "document", descending=[True, False])
        .group_by("area_code", "report_year")
        .agg(pl.col("document").first())
    )
    chosen = attention.join(longest, on=["area_code", "report_year", "document"], how="semi")
    named = [name for name in ("area", "area_en", "level", "document") if name in chosen.columns]
    side = chosen.select(*named, *keys, "share", "error", "rank")
    before = (
        side.drop(named)
        .with_columns(report_year=pl.col("report_year") + 1)
        .rename({name: f"{name}_before" for name in ("share", "error", "rank")})
    )
    both = side.join(before, on=keys)
    spread = (pl.col("error") ** 2 + pl.col("error_before") ** 2).sqrt()
    both = both.with_columns(difference=pl.col("share") - pl.col("share_before"))
    both = both.with_columns(z=pl.when(spread > 0).then(pl.col("difference") / spread))
    direction = pl.when(pl.col("z") >= _Z).then(pl.lit("risen")).when(pl.col("z") <= -_Z).then(pl.lit("fallen")).otherwise(pl.lit("steady"))
    return both.with_columns(direction=direction).sort("area_code", "report_year", "difference", descending=[False, False, True])


_Z = 1.96
KEPT, REWORDED = 0.9, 0.45  # similarity from which a passage is the same, and from which it is the same in other words


def passage_changes(passages: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """The passages of a report beside those of an earlier one, matched by the pairs of characters they share.

    Similarity is the share of a passage's character pairs (weighted by how rare they are in both reports) that the other holds, see
    ``matching``; it is explained by the longest run of words in common. ``change``: kept (≥ 0.9), reworded (≥ 0.45), new, gone; ``moved``
    where it stands under another heading number than before. A row a passage of either report, with both places.
    """
    for frame in (passages, before):
        need(frame, ("passage", "text", "start", "end", "heading_number", "document"), "passage changes")
    now, old = passages.to_dicts(), before.to_dicts()
    matches = best_matches([row["text"] for row in now], [row["text"] for row in old])
    used: Counter[int] = Counter()
    rows = []
    for row, match in zip(now, matches, strict=True):
        other = old[match.index] if match is not None and match.score >= REWORDED else None
        if other is not None and match is not None:
            used[match.index] += 1
        rows.append(_pair(row, other, match.score if match else 0.0, match.common if match else ""))
    matched_back = best_matches([row["text"] for row in old], [row["text"] for row in now])
    for index, (row, match) in enumerate(zip(old, matched_back, strict=True)):
        if not used[index] and (match is None or match.score < REWORDED):
            rows.append(_pair(None, row, match.score if match else 0.0, match.common if match else ""))
    return pl.DataFrame(rows, schema=_PAIR, orient="row")


_PAIR: dict[str, type[pl.DataType]] = {
    "change": pl.String, "moved": pl.Boolean, "similarity": pl.Float64, "common": pl.String, "document": pl.String, "passage": pl.Int64,
    "start": pl.Int64, "end": pl.Int64, "heading_number": pl.Int64, "document_before": pl.String, "passage_before": pl.Int64,
    "start_before": pl.Int64, "end_before": pl.Int64, "heading_number_before": pl.Int64,
}  # fmt: skip


def _pair(now: dict[str, object] | None, before: dict[str, object] | None, score: float, common: str) -> dict[str, object]:
    change = "gone" if now is None else "new" if before is None else "kept" if score >= KEPT else "reworded"
    moved = bool(now and before and now["heading_number"] != before["heading_number"])
    names = ("document", "passage", "start", "end", "heading_number")
    return {
        "change": change,
        "moved": moved,
        "similarity": round(score, 4),
        "common": common,
        **{name: now[name] if now else None for name in names},
        **{f"{name}_before": before[name] if before else None for name in names},
    }


def counts(changes: pl.DataFrame, by: Iterable[str] = ("year", "level", "indicator", "measure")) -> pl.DataFrame:
    """How many targets were raised, lowered, … in each group, in the long form: ``change``, ``areas``."""
    keys = list(by)
    need(changes, ("change", *keys), "counts of changes")
    return changes.group_by(*keys, "change").agg(pl.len().alias("areas")).sort(*keys, "areas", descending=[False] * len(keys) + [True])
