"""How a phrase spreads: first use, use by level and year (zero where absent), and the S-curve through it where the points allow one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need, one_text_each

REPORT = ("document", "area", "area_code", "level", "report_year")
THIN = 5  # reports of a level in a year; fewer say little of how common a phrase is
_LEAST_YEARS = 4  # for a curve
_LEAST_REPORTS = 3  # in a year that a curve is fitted to


def uses(passages: pl.DataFrame, phrases: Sequence[str]) -> pl.DataFrame:
    """How often each report prints each phrase: zero where it does not.

    ``passages`` has the columns of ``themes.frames`` (all sections). A row for each report and phrase: ``count``, ``per_10k`` (of 10,000
    characters), ``characters``, ``start`` of the first occurrence's passage in the document and its ``section``. Phrases are counted as
    they stand, without overlap. Of several texts of one report the longest counts; texts without area or year are left out.
    """
    need(passages, (*REPORT, "language", "text", "characters", "start", "section"), "uses of a phrase")
    passages = one_text_each(passages)
    if not phrases:
        raise CannotAnalyse("uses of a phrase: no phrase was given")
    frames = []
    for phrase in dict.fromkeys(phrases):
        counted = passages.with_columns(n=pl.col("text").str.count_matches(phrase, literal=True).cast(pl.Int64))
        hit = pl.col("n") > 0
        frames.append(
            counted.group_by(REPORT, maintain_order=True).agg(
                pl.lit(phrase).alias("phrase"),
                pl.col("n").sum().alias("count"),
                pl.col("characters").sum(),
                pl.col("start").filter(hit).first(),
                pl.col("section").filter(hit).first(),
            )
        )
    made = pl.concat(frames).with_columns(per_10k=pl.col("count") * 10_000 / pl.col("characters"))
    return made.sort("phrase", "report_year", "area_code", "document")


def first_uses(used: pl.DataFrame) -> pl.DataFrame:
    """The first report of each level that prints each phrase, with the first year that any report of the level is there at all.

    ``since_start`` is true where the phrase stands already in the first year read: it may be older than the reports are.
    """
    need(used, (*REPORT, "phrase", "count", "start"), "first uses")
    span = used.group_by("level").agg(pl.col("report_year").min().alias("first_year_read"))
    first = (
        used.filter(pl.col("count") > 0)
        .sort("report_year", "area_code", "document")
        .group_by("phrase", "level", maintain_order=True)
        .first()
        .join(span, on="level")
    )
    return first.select(
        "phrase", "level", "report_year", "area", "document", "start", "count", "first_year_read",
        (pl.col("report_year") == pl.col("first_year_read")).alias("since_start"),
    ).sort("phrase", "report_year", "level")  # fmt: skip


def spread(used: pl.DataFrame) -> pl.DataFrame:
    """The share of reports that print a phrase, by level and year: ``reports``, ``using``, ``share``, ``mentions``, ``per_10k``, ``thin``.

    Zero where reports were read and none prints it; a year without reports has no row. ``thin`` where there are fewer than five reports.
    """
    need(used, ("phrase", "level", "report_year", "count", "characters"), "spread")
    return (
        used.group_by("phrase", "level", "report_year")
        .agg(
            pl.len().alias("reports"),
            (pl.col("count") > 0).sum().alias("using"),
            pl.col("count").sum().alias("mentions"),
            (pl.col("count").sum() * 10_000 / pl.col("characters").sum()).alias("per_10k"),
        )
        .with_columns(share=pl.col("using") / pl.col("reports"), thin=pl.col("reports") < THIN)
        .sort("phrase", "level", "report_year")
    )


def s_curve(spreads: pl.DataFrame) -> pl.DataFrame:
    """The logistic curve share(t) = 1 / (1 + e^(−(t − midpoint)/scale)) through each phrase and level, by maximum likelihood.

    Binomial logistic regression of "prints the phrase" on the year (Griliches 1957, "Hybrid corn", Econometrica 25, with the ceiling set
    to all reports). ``midpoint`` is the year in which half print it, ``years_10_90`` = 2 ln 9 · scale how long from a tenth to nine
    tenths. Fitted only where four or more years have at least three reports each and the share moves through more than two values;
    else ``fitted`` is false and ``reason`` says why, and there is no curve rather than a wrong one.
    """
    need(spreads, ("phrase", "level", "report_year", "reports", "using"), "S-curve")
    rows = []
    for (phrase, level), part in spreads.group_by("phrase", "level", maintain_order=True):
        usable = part.filter(pl.col("reports") >= _LEAST_REPORTS).sort("report_year")
        points = list(usable.select("report_year", "reports", "using").iter_rows())
        reason = _why_not(points)
        midpoint = scale = None
        if not reason:
            fit = _logistic(points)
            if fit is None:
                reason = "the shares do not follow a curve in the years"
            else:
                midpoint, scale = fit
        rows.append(
            (phrase, level, len(points), not reason, reason, midpoint, scale, 2 * math.log(9) * scale if scale is not None else None)
        )
    schema = {
        "phrase": pl.String, "level": pl.String, "years": pl.Int64, "fitted": pl.Boolean, "reason": pl.String, "midpoint": pl.Float64,
        "scale": pl.Float64, "years_10_90": pl.Float64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _why_not(points: list[tuple[int, int, int]]) -> str:
    if len(points) < _LEAST_YEARS:
        return f"{len(points)} years with {_LEAST_REPORTS} reports or more; {_LEAST_YEARS} are needed"
    if len({using / reports for _, reports, using in points}) < 3:
        return "the share takes fewer than three values"
    return ""


def _logistic(points: list[tuple[int, int, int]]) -> tuple[float, float] | None:
    """(midpoint, scale) by Newton's method on the two coefficients; None where the likelihood has no maximum or the share falls."""
    centre = sum(year for year, _, _ in points) / len(points)
    a = b = 0.0
    for _ in range(100):
        ga = gb = haa = hab = hbb = 0.0
        for year, reports, using in points:
            x = year - centre
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, a + b * x))))
            residual, weight = using - reports * p, reports * p * (1 - p)
            ga, gb = ga + residual, gb + residual * x
            haa, hab, hbb = haa + weight, hab + weight * x, hbb + weight * x * x
        determinant = haa * hbb - hab * hab
        if determinant < 1e-12:
            return None
        da, db = (hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant
        step = min(1.0, 5.0 / max(abs(da), abs(db), 1e-9))
        a, b = a + step * da, b + step * db
        if abs(da) + abs(db) < 1e-10:
            break
    else:
        return None
    if b <= 1e-6 or abs(b) > 20:
        return None
    return centre - a / b, 1 / b
