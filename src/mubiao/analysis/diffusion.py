"""How a phrase spreads: first use, use by level and year (zero where absent), and the S-curve through it where the points allow one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from mubiao.analysis.frames import CannotAnalyse, need, one_text_each

REPORT = ("document", "area", "area_code", "level", "report_year")
THIN = 5  # reports of a level in a year; fewer say little of how common a phrase is


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
    to all reports): every report is a trial, so single reports a year count as they are (the nation), and years without any are left out.
    ``midpoint`` is the year in which half print it, with its standard error ``midpoint_error`` (delta method on the inverse information),
    ``years_10_90`` = 2 ln 9 · scale how long from a tenth to nine tenths, ``fit`` McFadden's 1 − ln L / ln L₀ (0 no better than one share
    for all years, 1 perfect).

    Fitted only where there are twenty reports or more of four years or more, of which four and more print the phrase and four and more do
    not, where the years of the two kinds overlap (else it is a step, which any steep curve fits), and where the curve beats the flat line by the likelihood ratio
    (χ² with one degree of freedom, 5 %) and ``fit`` is at least 0.25 (a phrase that comes and goes has no S-curve); else ``fitted`` is false and ``reason`` says why, and there is no curve rather than a wrong one.
    ``reason`` begins with ``thin`` where more reports would be needed. ``first`` and ``last`` are the years read.
    """
    need(spreads, ("phrase", "level", "report_year", "reports", "using"), "S-curve")
    rows = []
    for (phrase, level), part in spreads.group_by("phrase", "level", maintain_order=True):
        points = list(part.filter(pl.col("reports") > 0).sort("report_year").select("report_year", "reports", "using").iter_rows())
        reason = _why_not(points)
        fit = None if reason else _logistic(points)
        if not reason and fit is None:
            reason = "the share does not rise with the years"
        elif fit is not None and (fit.ratio < _CHI_SQUARE or fit.fit < _LEAST_FIT):
            reason = f"the share does not follow a rising curve (it explains {fit.fit:.2f} of the likelihood)"
            fit = None
        span = (points[0][0], points[-1][0]) if points else (None, None)
        counts = (sum(reports for _, reports, _ in points), sum(using for _, _, using in points))
        measures = (fit.midpoint, fit.error, fit.scale, 2 * math.log(9) * fit.scale, fit.fit) if fit else (None,) * 5
        rows.append((phrase, level, *span, len(points), *counts, fit is not None, reason, *measures))
    schema = {
        "phrase": pl.String, "level": pl.String, "first": pl.Int64, "last": pl.Int64, "years": pl.Int64, "reports": pl.Int64, "using": pl.Int64,
        "fitted": pl.Boolean, "reason": pl.String, "midpoint": pl.Float64, "midpoint_error": pl.Float64, "scale": pl.Float64,
        "years_10_90": pl.Float64, "fit": pl.Float64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


_LEAST_YEARS, _LEAST_REPORTS = 4, 20  # for a curve
_LEAST_OF_EACH = 4  # reports that print the phrase, and that do not
_CHI_SQUARE = 3.841  # of one degree of freedom, at 5 %
_LEAST_FIT = 0.25  # below it the phrase comes and goes


def _why_not(points: list[tuple[int, int, int]]) -> str:
    reports, using = sum(count for _, count, _ in points), sum(count for _, _, count in points)
    if len(points) < _LEAST_YEARS or reports < _LEAST_REPORTS:
        return f"thin: {reports} reports of {len(points)} years; {_LEAST_REPORTS} of {_LEAST_YEARS} are needed"
    printed = [year for year, _, with_it in points if with_it]
    without = [year for year, count, with_it in points if with_it < count]
    if not using:
        return "no report prints it"
    if using < _LEAST_OF_EACH or reports - using < _LEAST_OF_EACH:
        return f"thin: {using} reports print it and {reports - using} do not; {_LEAST_OF_EACH} of each are needed"
    if printed[0] > without[-1]:
        return f"a step: in no report to {without[-1]}, in every report from {printed[0]}"
    return ""


@dataclass(frozen=True, slots=True)
class _Fit:
    midpoint: float
    error: float
    scale: float
    fit: float
    ratio: float  # likelihood ratio against one share for all years


def _logistic(points: list[tuple[int, int, int]]) -> _Fit | None:
    """The curve by Newton's method on its two coefficients; None where the likelihood has no maximum or the share falls."""
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
    # midpoint = centre − a/b: its gradient on (a, b) is (−1/b, a/b²), the covariance is the inverse of the information.
    gradient = (-1 / b, a / b**2)
    variance = (gradient[0] ** 2 * hbb - 2 * gradient[0] * gradient[1] * hab + gradient[1] ** 2 * haa) / determinant
    share = sum(using for _, _, using in points) / sum(reports for _, reports, _ in points)
    flat = _likelihood(points, lambda year: share)
    curved = _likelihood(points, lambda year: 1 / (1 + math.exp(-max(-30.0, min(30.0, a + b * (year - centre))))))
    return _Fit(centre - a / b, math.sqrt(max(0.0, variance)), 1 / b, 1 - curved / flat, 2 * (curved - flat))


def _likelihood(points: list[tuple[int, int, int]], share: Callable[[int], float]) -> float:
    """The logarithm of the likelihood of the points."""
    return sum(
        (using * math.log(share(year)) if using else 0.0) + ((reports - using) * math.log(1 - share(year)) if reports > using else 0.0)
        for year, reports, using in points
    )
