"""Targets against what was reached: met, exceeded or missed, by how much, by a rule that is stated and can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from mubiao.analysis.frames import need
from mubiao.analysis.goals import CELL, goals, results
from mubiao.indicators import vocabulary

_SERIES = ("area_code", "year", "indicator", "measure", "value")


def _wanted_low() -> tuple[str, ...]:
    return (*(entry.id for entry in vocabulary() if entry.direction == "lower"), "deficit_ratio")


@dataclass(frozen=True, slots=True)
class Rule:
    """When a target counts as met.

    ``around``: how far below a target "around" a figure (5%左右) a result may lie, in the target's unit (0.2 points of growth; for
    amounts ``around_share`` of the figure). ``exceeds``: how far above the printed figure a result must lie to count as exceeded.
    ``unsure``: amounts of which a report prints two for one year, the larger more than so many times the smaller, give no verdict.
    ``ceilings``: indicators whose target is the most that is wanted, whatever the bound says (a price rise of 3%左右 is met at 0.2%,
    a fall of emissions by 2% at 5.6%): those whose direction in the vocabulary is lower, and the deficit.
    """

    around: float = 0.2
    around_share: float = 0.02
    exceeds: float = 0.5
    exceeds_share: float = 0.05
    unsure: float = 1.5
    ceilings: tuple[str, ...] = field(default_factory=_wanted_low)

    def in_words(self) -> str:
        """The rule as a sentence for captions and notes."""
        return (
            f"左右 is met down to {self.around:g} points ({self.around_share:.0%} of an amount) below; exceeded means more than "
            f"{self.exceeds:g} points ({self.exceeds_share:.0%}) above the figure; what should be low (prices, unemployment, emissions, the deficit …) has a ceiling; of amounts printed twice "
            f"more than {self.unsure:g} times apart none is taken"
        )


def attainment(
    statements: pl.DataFrame, series: pl.DataFrame | None = None, rule: Rule | None = None, *, indicator: str | None = None
) -> pl.DataFrame:
    """Each target beside the result of its year, from the area's next report (``source`` report) and from ``series`` (official).

    A target *t* with bounds [low, high] and a result *x*: missed where *x* < low − tolerance, exceeded where *x* > top + margin
    (top: high, or low where high is open), else met; for ceilings and for 3%以内 the mirror image: missed where *x* > high + tolerance,
    exceeded (better than asked) where *x* < high − margin. The tolerance is that of ``rule`` for 左右, else nothing. ``margin`` is
    *x* less the nearest printed end that matters, positive where better than asked.

    The two never mix: a target has a row of ``source`` report and, where the series knows the very same cell, another of ``source``
    official (``series`` names which). A series of levels says nothing of a growth target: growth of nominal levels is not real growth, so
    none is derived. ``series`` has ``area_code``, ``year``, ``indicator``, ``measure``, ``value``, and may have ``unit`` and ``source``. A
    frame with the columns of ``goals`` and ``result``, ``result_printed``, ``result_document``, ``result_start``, ``result_end``,
    ``source``, ``series``, ``margin``, ``verdict``. ``indicator``: only that one. A target without result keeps a row with ``verdict`` no-result, so that coverage is seen; one
    whose result is printed twice and cannot be both has ``verdict`` unsure and no ``result``.
    After Xu and Gao (2009) and Li, Liu, Weng and Zhou (2019, Economic Journal 129), who compare targets with results of the same year.
    """
    rule = rule or Rule()
    targets = goals(statements, indicator=indicator).filter(pl.col("low").is_not_null() | pl.col("high").is_not_null())
    reached = results(statements, indicator=indicator, of=targets).select(
        *CELL,
        pl.col("value").alias("result"),
        pl.col("printed").alias("result_printed"),
        pl.col("unit").alias("result_unit"),
        "least",
        "most",
        pl.col("document").alias("result_document"),
        pl.col("start").alias("result_start"),
        pl.col("end").alias("result_end"),
        pl.lit("report").alias("source"),
    )
    sides = [targets.join(reached, on=CELL, how="left")]
    if series is not None:
        need(series, _SERIES, "attainment")
        official = series.select(
            *CELL,
            pl.col("value").alias("result"),
            (pl.col("unit") if "unit" in series.columns else pl.lit(None, dtype=pl.String)).alias("result_unit"),
            pl.lit("official").alias("source"),
            (pl.col("source") if "source" in series.columns else pl.lit(None, dtype=pl.String)).alias("series"),
        )
        sides.append(targets.join(official, on=CELL, how="inner"))
    both = pl.concat(sides, how="diagonal")
    if "series" not in both.columns:
        both = both.with_columns(series=pl.lit(None, dtype=pl.String))
    same_unit = pl.col("result_unit").is_null() | (pl.col("result_unit") == pl.col("unit"))
    # Amounts that far apart are not of one thing: one is a sum over five years, or of a part. Which, the sentences say, not we.
    unsure = ~pl.col("unit").is_in(["%", "pp"]) & (pl.col("most") > rule.unsure * pl.col("least").abs()) & same_unit
    both = both.with_columns(result=pl.when(same_unit & ~unsure.fill_null(False)).then(pl.col("result")), unsure=unsure.fill_null(False))
    judged = _judged(both, rule).with_columns(verdict=pl.when("unsure").then(pl.lit("unsure")).otherwise("verdict"))
    return judged.drop("result_unit", "least", "most", "unsure").sort(*CELL, "source")


def _judged(frame: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """The frame with ``margin`` and ``verdict``."""
    amount = ~pl.col("unit").is_in(["%", "pp"])
    figure = pl.coalesce("low", "high").abs()
    tolerance = (
        pl.when(pl.col("bound") != "around").then(0.0).when(amount).then(rule.around_share * figure).otherwise(rule.around) + _EPSILON
    )
    more = pl.when(amount).then(rule.exceeds_share * figure).otherwise(rule.exceeds)
    ceiling = pl.col("indicator").is_in(rule.ceilings) | pl.col("low").is_null()
    top, bottom = pl.coalesce("high", "low"), pl.coalesce("low", "high")
    x = pl.col("result")
    margin = pl.when(ceiling).then(top - x).when(x > top).then(x - top).when(x < bottom).then(x - bottom).otherwise(x - bottom)
    missed = pl.when(ceiling).then(x > top + tolerance).otherwise(x < bottom - tolerance)
    exceeded = pl.when(ceiling).then(x < top - more - _EPSILON).otherwise(x > top + more + _EPSILON)
    verdict = pl.when(x.is_null()).then(pl.lit("no-result")).when(missed).then(pl.lit("missed")).when(exceeded).then(pl.lit("exceeded"))
    return frame.with_columns(margin=margin.round(6), verdict=verdict.otherwise(pl.lit("met")))


def summary(attained: pl.DataFrame, by: tuple[str, ...] = ("level", "year", "indicator", "measure")) -> pl.DataFrame:
    """How many targets were met: ``targets``, ``with_result``, ``met``, ``exceeded``, ``missed``, ``share_met`` of those with a result
    (exceeded ones included), ``mean_margin``."""
    need(attained, ("verdict", "margin", *by), "summary of attainment")
    verdict = pl.col("verdict")
    counted: Mapping[str, pl.Expr] = {name: (verdict == name).sum() for name in ("met", "exceeded", "missed")}
    with_result = (~verdict.is_in(["no-result", "unsure"])).sum()
    return (
        attained.group_by(*by, "source", maintain_order=True)
        .agg(
            pl.len().alias("targets"),
            with_result.alias("with_result"),
            *(expression.alias(name) for name, expression in counted.items()),
            pl.col("margin").mean().alias("mean_margin"),
        )
        .with_columns(share_met=(pl.col("met") + pl.col("exceeded")) / pl.col("with_result"))
        .sort(*by)
    )


_EPSILON = 1e-9  # 7.4 against 7.2 + 0.2 is met, whatever the floating point says
