"""The analyses of targets, against examples computed by hand. All figures are invented."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_rows import outcome, statements, target
from mubiao.analysis import (
    CannotAnalyse,
    Rule,
    attainment,
    by_region,
    confidence,
    gdp_weights,
    goals,
    ladder,
    results,
    rollup,
    steps,
    target_changes,
)
from mubiao.analysis.attainment import summary


def test_a_goal_is_the_firm_headline_figure_and_the_one_striven_for_stands_beside_it() -> None:
    made = goals(
        statements(
            target("430000", 2031, 6, 6, "point", stance="strive", printed="力争6%"),
            target("430000", 2031, 5, None, "at_least", printed="5%以上"),
            target("430000", 2031, 9, 9, "point", headline=False, printed="9%"),
            target("431200", 2031, 7, 7, report_area="湖南省"),  # a city's figure in the province's report
            target("430000", 2031, 8, 8, period="2035"),
        )
    )
    assert made.height == 1
    row = made.row(0, named=True)
    assert (row["low"], row["high"], row["printed"], row["strive_low"], row["strive_printed"]) == (5, None, "5%以上", 6, "力争6%")
    assert row["candidates"] == 2
    assert row["level"] == "province"


def test_a_goal_that_is_only_striven_for_is_the_goal_and_no_stretch() -> None:
    row = goals(statements(target("430000", 2031, 6, 6, stance="strive", printed="力争6%"))).row(0, named=True)
    assert (row["low"], row["stance"], row["strive_low"]) == (6, "strive", None)


def test_results_are_of_the_year_before_the_report() -> None:
    made = results(statements(outcome("430000", 2030, 5.2), target("430000", 2031, 5, 5, kind="outcome", period="2026-2030")))
    assert made.select("year", "value").rows() == [(2030, 5.2)]


@pytest.mark.parametrize(
    ("low", "high", "bound", "indicator", "reached", "verdict", "margin"),
    [
        (5.0, 5.0, "around", "gdp", 4.8, "met", -0.2),
        (5.0, 5.0, "around", "gdp", 4.7, "missed", -0.3),
        (5.0, 5.0, "point", "gdp", 4.9, "missed", -0.1),
        (5.0, None, "at_least", "gdp", 5.0, "met", 0.0),
        (5.0, None, "at_least", "gdp", 5.6, "exceeded", 0.6),
        (5.0, 6.0, "range", "gdp", 5.7, "met", 0.7),
        (5.0, 6.0, "range", "gdp", 6.6, "exceeded", 0.6),
        (3.0, 3.0, "around", "cpi", 0.2, "exceeded", 2.8),
        (3.0, 3.0, "around", "cpi", 3.1, "met", -0.1),
        (None, 5.5, "at_most", "unemployment_surveyed", 5.6, "missed", -0.1),
        (-2.0, -2.0, "point", "pollutants", -5.6, "exceeded", 3.6),  # emissions fell by more than was asked
        (-2.0, -2.0, "point", "pollutants", -1.6, "missed", -0.4),
        (7.2, 7.2, "around", "gdp", 7.0, "met", -0.2),  # 7.0 against 7.2 − 0.2, which is not 7.0 in binary
    ],
)
def test_attainment_by_the_stated_rule(
    low: float | None, high: float | None, bound: str, indicator: str, reached: float, verdict: str, margin: float
) -> None:
    made = attainment(
        statements(target("430000", 2030, low, high, bound, indicator=indicator), outcome("430000", 2030, reached, indicator=indicator))
    )
    row = made.row(0, named=True)
    assert (row["verdict"], row["source"]) == (verdict, "report")
    assert row["margin"] == pytest.approx(margin)


def test_the_rule_can_be_changed_and_says_what_it_is() -> None:
    rows = statements(target("430000", 2030, 5, 5), outcome("430000", 2030, 4.8))
    assert attainment(rows, rule=Rule(around=0.1))["verdict"].to_list() == ["missed"]
    assert "down to 0.1 points" in Rule(around=0.1).in_words()


def test_the_official_series_stands_beside_the_report_and_a_target_without_result_is_kept() -> None:
    rows = statements(target("430000", 2030, 5, 5), outcome("430000", 2030, 5.2), target("430000", 2031, 5, 5))
    series = pl.DataFrame({"area_code": ["430000"], "year": [2030], "indicator": ["gdp"], "measure": ["growth"], "value": [4.1]})
    made = attainment(rows, series)
    assert made.select("year", "source", "verdict").rows() == [
        (2030, "official", "missed"), (2030, "report", "met"), (2031, None, "no-result"),
    ]  # fmt: skip
    counted = summary(made.filter(pl.col("source").is_null() | (pl.col("source") == "report")), by=("level",))
    assert counted.select("targets", "with_result", "met").sum().row(0) == (2, 1, 1)


def test_a_result_in_another_unit_is_no_result() -> None:
    rows = statements(target("430000", 2030, 5, 5), outcome("430000", 2030, 5e12, unit="CNY"))
    assert attainment(rows)["verdict"].to_list() == ["no-result"]


def test_an_amount_printed_twice_and_far_apart_gives_no_verdict() -> None:
    jobs: dict[str, Any] = {"indicator": "jobs_urban_new", "measure": "level", "unit": "persons"}
    goal = target("430000", 2030, 9e5, None, "at_least", **jobs)
    five_years, year = outcome("430000", 2030, 5.8e6, start=5, **jobs), outcome("430000", 2030, 1.2e6, start=50, **jobs)
    unsure = attainment(statements(goal, five_years, year)).row(0, named=True)
    assert (unsure["verdict"], unsure["result"], unsure["margin"]) == ("unsure", None, None)
    rounded = outcome("430000", 2030, 1.19e6, start=5, **jobs)
    assert attainment(statements(goal, rounded, year)).row(0, named=True)["verdict"] == "exceeded"


WEIGHTS = pl.DataFrame({"area_code": ["360000", "420000", "430000"], "area": ["江西省", "湖北省", "湖南省"], "weight": [10.0, 30.0, 60.0]})


def test_the_roll_up_carries_the_bounds_through() -> None:
    made, inputs = rollup(
        statements(
            target("100000", 2031, 5, 5, printed="5%左右"), target("430000", 2031, 6, None, "at_least"), target("420000", 2031, 5, 7, "range")
        ),
        WEIGHTS,
    )  # fmt: skip
    row = made.row(0, named=True)
    # low (60·6 + 30·5)/90, high open because Hunan's is, point (60·6 + 30·6)/90; Jiangxi has no target: coverage 90/100.
    assert (row["low"], row["high"], row["point"]) == (pytest.approx(510 / 90), None, pytest.approx(6.0))
    assert (row["coverage"], row["missing"], row["areas"], row["stated"]) == (pytest.approx(0.9), "江西省", 3, 2)
    assert (row["target_printed"], row["gap"]) == ("5%左右", pytest.approx(1.0))
    assert inputs["share"].sum() == pytest.approx(1)
    stated = inputs.filter(pl.col("point").is_not_null())
    assert (stated["weight"] * stated["point"]).sum() / stated["weight"].sum() == pytest.approx(row["point"])


def test_the_convention_of_the_roll_up_is_chosen() -> None:
    rows = statements(target("430000", 2031, 5, 7, "range"), target("420000", 2031, 5, 7, "range"))
    points = [rollup(rows, WEIGHTS, convention=convention)[0]["point"].item() for convention in ("low", "stated", "high")]  # type: ignore[arg-type]
    assert points == [pytest.approx(5), pytest.approx(6), pytest.approx(7)]


def test_weights_that_are_no_weights_are_refused() -> None:
    with pytest.raises(CannotAnalyse, match="positive"):
        rollup(statements(target("430000", 2031, 5, 5)), WEIGHTS.with_columns(weight=pl.lit(0.0)))
    with pytest.raises(CannotAnalyse, match="weight"):
        rollup(statements(target("430000", 2031, 5, 5)), WEIGHTS.drop("weight"))


@given(low=st.floats(0, 15), width=st.floats(0, 3), weight=st.floats(0.1, 1e6))
def test_a_roll_up_of_one_area_is_that_area(low: float, width: float, weight: float) -> None:
    one = WEIGHTS.filter(pl.col("area_code") == "430000").with_columns(weight=pl.lit(weight))
    row = rollup(statements(target("430000", 2031, low, low + width, "range")), one)[0].row(0, named=True)
    assert row["low"] == pytest.approx(low)
    assert row["high"] == pytest.approx(low + width)
    assert row["coverage"] == pytest.approx(1)


@given(st.lists(st.tuples(st.floats(0, 15), st.floats(0.1, 1e3)), min_size=3, max_size=3))
def test_a_roll_up_lies_between_the_least_and_the_most(pairs: list[tuple[float, float]]) -> None:
    codes = WEIGHTS["area_code"].to_list()
    rows = statements(*(target(code, 2031, low, low) for code, (low, _) in zip(codes, pairs, strict=True)))
    point = rollup(rows, WEIGHTS.with_columns(weight=pl.Series([weight for _, weight in pairs])))[0]["point"].item()
    assert min(low for low, _ in pairs) - 1e-9 <= point <= max(low for low, _ in pairs) + 1e-9


def test_gdp_weights_are_of_the_year_and_say_which_are_carried_on() -> None:
    weights = gdp_weights(2024)
    assert weights.height == 31
    assert set(weights.filter(~pl.col("estimated"))["weight_year"]) == {2024}
    assert (
        weights.filter(pl.col("area_code") == "440000")["weight"].item() > weights.filter(pl.col("area_code") == "540000")["weight"].item()
    )
    with pytest.raises(CannotAnalyse, match="1990"):
        gdp_weights(1990)


def test_the_ladder_counts_who_asks_for_more_and_weighs_by_how_much() -> None:
    stepped = steps(
        statements(
            target("100000", 2031, 5, 5), target("430000", 2031, 6, None, "at_least"), target("420000", 2031, 5, 5),
            target("360000", 2031, 4, 4, "point"), target("431200", 2031, 8, 8), target("430100", 2031, 7, 7, stance="strive"),
        )
    )  # fmt: skip
    assert dict(stepped.select("area_code", "gap").iter_rows()) == {
        "100000": None, "360000": -1, "420000": 0, "430000": 1, "430100": 1, "431200": 2,
    }  # fmt: skip
    summed = ladder(stepped, WEIGHTS, WEIGHTS).filter(pl.col("parent") == "100000").row(0, named=True)
    # (60·1 + 30·0 + 10·(−1)) / 100
    assert (summed["amplification"], summed["weighting"]) == (pytest.approx(0.5), "weight")
    assert (summed["above"], summed["equal"], summed["below"], summed["coverage"]) == (1, 1, 1, pytest.approx(1))
    assert summed["over_nation"] == pytest.approx(0)  # (1 + 0 − 1) / 3
    cities = ladder(stepped).filter(pl.col("parent") == "430000").row(0, named=True)
    assert (cities["amplification"], cities["weighting"], cities["strive"]) == (pytest.approx(1.5), "equal", pytest.approx(0.5))
    assert cities["over_nation"] == pytest.approx(2.5)  # (3 + 2) / 2


def test_the_parent_of_every_kind_of_area() -> None:
    codes = {"430000": "100000", "431200": "430000", "431202": "431200", "110105": "110000", "429004": "420000", "500101": "500000"}
    rows = statements(*(target(code, 2031, 5, 5) for code in codes))
    assert dict(steps(rows).select("area_code", "parent").iter_rows()) == codes


def test_targets_raised_softened_added_and_dropped() -> None:
    made = target_changes(
        statements(
            target("430000", 2030, 6, None, "at_least"), target("430000", 2031, 5.5, 5.5, "around"),
            target("430000", 2030, 3, 3, indicator="cpi"), target("430000", 2031, 3, 3, indicator="cpi"),
            target("430000", 2030, 8, 8, indicator="fai"), target("430000", 2031, 7, None, "at_least", indicator="exports"),
            target("420000", 2031, 7, 7),  # no report of the year before: nothing is said to be added
        )
    )  # fmt: skip
    assert {row["indicator"]: (row["change"], row["wording"], row["difference"]) for row in made.to_dicts()} == {
        "gdp": ("lowered", "softened", -0.5), "cpi": ("unchanged", "same", 0.0), "fai": ("dropped", None, None),
        "exports": ("added", None, None),
    }  # fmt: skip


def test_confidence_shows_its_components_and_ranks_by_their_mean() -> None:
    rows = [target("430000", 2031, 6, None, "at_least"), target("420000", 2031, 5, 5), target("360000", 2031, 5.5, 5.5)]
    rows += [outcome("430000", 2030, 5.0), outcome("420000", 2030, 5.0), outcome("360000", 2030, 5.0)]
    made = confidence(statements(*rows))
    assert made["area_code"].to_list() == ["430000", "360000", "420000"]
    first = made.row(0, named=True)
    assert (first["over_outcome"], first["firmness"], first["stretch"], first["components"]) == (1.0, 1.0, 0.0, 2)
    # over_outcome 1, 0.5, 0 has z 1, 0, −1; firmness 1, 0.25, 0.25 has z 1.1547, −0.5774, −0.5774; the last targets are not known.
    assert first["z_over_outcome"] == pytest.approx(1)
    assert first["z_firmness"] == pytest.approx(1.1547, abs=1e-4)
    assert first["index"] == pytest.approx((1 + 1.1547) / 2, abs=1e-4)
    assert made["index"].sum() == pytest.approx(0, abs=1e-9)
    regions = by_region(made)
    assert regions.select("region", "areas").rows() == [("centre", 3)]


def test_frames_without_the_columns_are_refused_by_name() -> None:
    with pytest.raises(CannotAnalyse, match=r"goals: the frame has no column id, document"):
        goals(pl.DataFrame({"x": [1]}))
