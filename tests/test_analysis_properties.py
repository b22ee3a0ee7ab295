"""What must hold of every analysis, whatever the figures; and the curve, its error and its fit by another way of reckoning. All invented."""

from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis_rows import NAMES, outcome, passages, statements, target, themes
from mubiao.analysis import (
    attainment,
    attention,
    by_crosswalk,
    complementarity,
    confidence,
    ladder,
    new_phrases,
    overlap,
    passage_changes,
    phrases,
    rollup,
    s_curve,
    steps,
    target_changes,
    theme_alignment,
)

CODES = ("360000", "420000", "430000")
GOALS = st.integers(30, 90).map(lambda tenths: tenths / 10)
BOUNDS = st.sampled_from(["at_least", "around", "point"])


def _spread(points: list[tuple[int, int, int]]) -> pl.DataFrame:
    rows = [("低空经济", "prefecture", year, reports, using) for year, reports, using in points]
    return pl.DataFrame(rows, schema=["phrase", "level", "report_year", "reports", "using"], orient="row")


def _logistic(year: int, midpoint: float, scale: float) -> float:
    return 1 / (1 + math.exp(-(year - midpoint) / scale))


@given(st.floats(2010.5, 2014.5), st.floats(0.8, 2.5))
def test_a_curve_through_points_of_a_curve_is_that_curve(midpoint: float, scale: float) -> None:
    reports = 1_000_000  # so that rounding to whole reports does not show
    points = [(year, reports, round(reports * _logistic(year, midpoint, scale))) for year in range(2005, 2021)]
    curve = s_curve(_spread(points)).row(0, named=True)
    assert curve["fitted"]
    assert (curve["midpoint"], curve["scale"]) == (pytest.approx(midpoint, abs=1e-3), pytest.approx(scale, abs=1e-3))
    assert curve["years_10_90"] == pytest.approx(2 * math.log(9) * scale, abs=5e-3)
    later = s_curve(_spread([(year + 7, count, using) for year, count, using in points])).row(0, named=True)
    assert later["midpoint"] == pytest.approx(curve["midpoint"] + 7, abs=1e-6)


def test_the_error_and_the_fit_of_a_curve_by_hand() -> None:
    """In the parameters midpoint m and scale s themselves, the information of year t with n reports is n p(1−p) g gᵀ, where
    g = (−1/s, −(t−m)/s²); the error of m is the root of the first element of its inverse."""
    points = [(2026, 10, 0), (2027, 10, 2), (2028, 10, 5), (2029, 10, 8), (2030, 10, 10)]
    curve = s_curve(_spread(points)).row(0, named=True)
    m, s = curve["midpoint"], curve["scale"]
    mm = ms = ss = 0.0
    for year, reports, _ in points:
        p = _logistic(year, m, s)
        one, other = -1 / s, -(year - m) / s**2
        weight = reports * p * (1 - p)
        mm, ms, ss = mm + weight * one * one, ms + weight * one * other, ss + weight * other * other
    assert curve["midpoint_error"] == pytest.approx(math.sqrt(ss / (mm * ss - ms * ms)), rel=1e-6)

    def likelihood(share: dict[int, float]) -> float:
        return sum(k * math.log(share[year]) + (n - k) * math.log(1 - share[year]) for year, n, k in points)

    flat, best = likelihood(dict.fromkeys(range(2026, 2031), 0.5)), likelihood({year: _logistic(year, m, s) for year, _, _ in points})
    assert curve["fit"] == pytest.approx(1 - best / flat, rel=1e-6)
    for nudged in ((m + 0.01, s), (m - 0.01, s), (m, s * 1.01), (m, s / 1.01)):  # no other curve is likelier
        assert likelihood({year: _logistic(year, *nudged) for year, _, _ in points}) < best


@given(st.lists(st.tuples(st.integers(20, 900), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12))
def test_attention_lies_in_its_interval_and_sums_to_one(rows: list[tuple[int, float, float]]) -> None:
    frame = passages(*({"text": "字" * size, "characters": size} for size, _, _ in rows))
    found = []
    for number, (size, trade, rest) in enumerate(rows):
        grain = (1 - trade) * rest
        parts = {"trade": trade, "grain": grain, "ports_and_logistics": 1 - trade - grain}
        found += [{"passage": number, "theme": name, "share": share, "characters": size} for name, share in parts.items() if share > 0]
    made = attention(themes(*found), frame)
    assert made["share"].sum() == pytest.approx(1)
    assert made.filter((pl.col("low") < -1e-12) | (pl.col("high") > 1 + 1e-12)).is_empty()
    assert made.filter((pl.col("low") > pl.col("share") + 1e-9) | (pl.col("high") < pl.col("share") - 1e-9)).is_empty()
    for crosswalk in ("group", "cap", "cewc_2025"):
        assert by_crosswalk(made, crosswalk)["share"].sum() == pytest.approx(1)


SHARES = st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda values: sum(values) > 0.01)


def _attended(document: str, values: list[float]) -> pl.DataFrame:
    rows = [
        (document, "甲", theme, value / sum(values), 1, 1)
        for theme, value in zip(("trade", "grain", "sports", "energy"), values, strict=True)
    ]
    return pl.DataFrame(rows, schema=["document", "area", "theme", "share", "heading_rank", "passages"], orient="row")


@given(SHARES, SHARES)
def test_a_report_is_aligned_with_itself_and_never_more_than_whole(one: list[float], other: list[float]) -> None:
    itself = theme_alignment(_attended("a", one), _attended("a", one))
    assert overlap(itself)["overlap"].item() == pytest.approx(1)
    assert not {"left out", "beyond", "touched"} & set(itself["verdict"])
    both = overlap(theme_alignment(_attended("a", one), _attended("b", other)))["overlap"].item()
    assert -1e-9 <= both <= 1 + 1e-9
    assert both == pytest.approx(overlap(theme_alignment(_attended("b", other), _attended("a", one)))["overlap"].item())


@given(st.lists(SHARES, min_size=2, max_size=6))
def test_nobody_seeks_what_all_have_alike_and_a_pair_gives_at_most_all_each_way(rows: list[list[float]]) -> None:
    frame = pl.concat([_attended("a", row).with_columns(area=pl.lit(f"市{i}")) for i, row in enumerate(rows)])
    alike = complementarity(frame, frame)  # whoever leads in a theme does not seek it, and the others do not seek it either
    assert alike["complementarity"].to_list() == pytest.approx([0.0] * alike.height, abs=1e-9)
    crossed = complementarity(frame, frame.with_columns(share=pl.col("share").reverse()))
    assert crossed.filter(~pl.col("complementarity").is_between(-1e-9, 2 + 1e-9)).is_empty()


@given(st.lists(st.tuples(GOALS, GOALS, BOUNDS), min_size=3, max_size=3), st.integers(-20, 20))
def test_confidence_is_of_differences_so_that_a_shift_of_all_changes_nothing(rows: list[tuple[float, float, str]], shift: int) -> None:
    def scored(by: float) -> pl.DataFrame:
        made = []
        for code, (goal, reached, bound) in zip(CODES, rows, strict=True):
            low, high = round(goal + by, 1), None if bound == "at_least" else round(goal + by, 1)
            made += [target(code, 2031, low, high, bound), outcome(code, 2030, round(reached + by, 1))]
        return confidence(statements(*made)).sort("area_code")

    still, moved = scored(0.0), scored(shift / 10)
    for name in ("index", "z_over_outcome", "z_firmness"):
        for one, other in zip(still[name], moved[name], strict=True):
            assert (one is None) == (other is None)
            assert one is None or one == pytest.approx(other, abs=1e-6)
    for name in ("z_over_outcome", "z_firmness"):
        assert sum(value or 0.0 for value in still[name]) == pytest.approx(0, abs=1e-9)


@given(st.lists(st.tuples(GOALS, st.floats(1, 100)), min_size=3, max_size=3), GOALS, st.integers(1, 30))
def test_amplification_lies_between_the_gaps_and_moves_with_them(rows: list[tuple[float, float]], nation: float, more: int) -> None:
    weights = pl.DataFrame({"area_code": CODES, "area": [NAMES[code] for code in CODES], "weight": [weight for _, weight in rows]})

    def summed(by: float) -> float:
        goals = [target(code, 2031, round(goal + by, 1), round(goal + by, 1)) for code, (goal, _) in zip(CODES, rows, strict=True)]
        made = ladder(steps(statements(target("100000", 2031, nation, nation), *goals)), weights, weights)
        return float(made.filter(pl.col("parent") == "100000")["amplification"].item())

    gaps = [goal - nation for goal, _ in rows]
    assert min(gaps) - 1e-6 <= summed(0) <= max(gaps) + 1e-6
    assert summed(more / 10) == pytest.approx(summed(0) + more / 10, abs=1e-5)


@given(st.lists(st.tuples(GOALS, st.floats(0.1, 1e6)), min_size=3, max_size=3))
def test_weights_sum_to_one_and_the_sum_can_be_made_again_from_the_inputs(rows: list[tuple[float, float]]) -> None:
    weights = pl.DataFrame({"area_code": CODES, "area": [NAMES[code] for code in CODES], "weight": [weight for _, weight in rows]})
    sums, inputs = rollup(statements(*(target(code, 2031, goal, goal) for code, (goal, _) in zip(CODES, rows, strict=True))), weights)
    assert inputs["share"].sum() == pytest.approx(1)
    assert sums["point"].item() == pytest.approx((inputs["share"] * inputs["point"]).sum())
    assert (sums["low"].item(), sums["high"].item()) == (pytest.approx(sums["point"].item()), pytest.approx(sums["point"].item()))


@given(GOALS, BOUNDS, GOALS, BOUNDS)
def test_what_was_raised_is_lowered_when_the_years_change_places(one: float, hard: str, other: float, soft: str) -> None:
    def change(before: tuple[float, str], now: tuple[float, str]) -> tuple[str, str, float]:
        rows = [
            target("430000", year, low, None if bound == "at_least" else low, bound)
            for year, (low, bound) in ((2030, before), (2031, now))
        ]  # fmt: skip
        row = target_changes(statements(*rows)).row(0, named=True)
        return row["change"], row["wording"], row["difference"]

    there, back = change((one, hard), (other, soft)), change((other, soft), (one, hard))
    mirror = {"raised": "lowered", "lowered": "raised", "softened": "hardened", "hardened": "softened"}
    assert back[0] == mirror.get(there[0], there[0])
    assert back[1] == mirror.get(there[1], there[1])
    assert back[2] == pytest.approx(-there[2])


@given(GOALS, BOUNDS, st.integers(-30, 30), st.integers(-20, 20))
def test_a_verdict_is_of_the_distance_between_target_and_result(goal: float, bound: str, over: int, shift: int) -> None:
    def judged(by: float) -> tuple[str, float]:
        low = round(goal + by, 1)
        goal_row = target("430000", 2030, low, None if bound == "at_least" else low, bound)
        row = attainment(statements(goal_row, outcome("430000", 2030, round(low + over / 10, 1)))).row(0, named=True)
        return row["verdict"], row["margin"]

    assume(goal + shift / 10 > 0)
    (one, margin), (other, same) = judged(0.0), judged(shift / 10)
    assert (one, margin) == (other, pytest.approx(same, abs=1e-6))
    assert margin == pytest.approx(over / 10, abs=1e-6)
    assert (one == "missed") == (over / 10 < (-0.2 - 1e-9 if bound == "around" else 0))


@given(
    st.lists(
        st.sampled_from(["疏浚内河航道八十公里", "新建城区小学十二所", "举办民俗灯会和公开赛", "推广无人机巡查林区"]),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_nothing_is_new_or_gone_in_the_same_text(texts: list[str]) -> None:
    frame = passages(*({"text": f"{text}，扩建沿江码头。", "heading_number": 1} for text in texts))
    assert set(passage_changes(frame, frame).select("change", "moved").rows()) == {("kept", False)}


def _reports(phrase: str, count: int, prefix: str) -> list[dict[str, object]]:
    names = [chr(0x4E00 + 11 * i) for i in range(count)]
    return [
        {"document": f"{prefix}{i % 40}", "text": f"{name}区发展{phrase}，{name}县布局{phrase}，整治滨江岸线。", "passage": i, "start": i}
        for i, name in enumerate(names)
    ]


def test_too_many_texts_are_looked_through_in_part_and_counted_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    now, before = passages(*_reports("低空经济", 400, "n")), passages(*_reports("内河航道", 400, "b"))
    whole = new_phrases(now, before)
    monkeypatch.setattr(phrases, "MOST_CHARACTERS", 1000)
    monkeypatch.setattr(phrases, "_DRAWN", 4000)
    part = new_phrases(now, before)
    assert part["phrase"].to_list()[0] == whole["phrase"].to_list()[0] == "低空经济"
    exact = ("count", "reports", "baseline_count", "baseline_reports", "first_document", "first_start")
    assert part.select(exact).row(0) == whole.select(exact).row(0) == (800, 40, 0, 0, "n0", 0)
    assert part["z"].item(0) == pytest.approx(whole["z"].item(0), rel=0.02)
    assert part["per_10k"].item(0) == pytest.approx(whole["per_10k"].item(0), rel=0.02)
    assert new_phrases(now, now).is_empty()
