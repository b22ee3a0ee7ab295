"""The analyses of attention, differences, matching, phrases and their spread, against examples by hand. All texts are invented."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis_rows import passages, themes
from mubiao.analysis import (
    CannotAnalyse,
    attention,
    by_crosswalk,
    complement_passages,
    complementarity,
    distances,
    first_uses,
    groups,
    location_quotients,
    named_industries,
    neighbours,
    new_phrases,
    overlap,
    passage_changes,
    s_curve,
    sentence_alignment,
    specialisation,
    spread,
    task_alignment,
    theme_alignment,
    theme_changes,
    uses,
)
from mubiao.analysis.differences import jensen_shannon, krugman, matrix
from mubiao.analysis.grouping import ward
from mubiao.analysis.matching import best_matches
from mubiao.themes import taxonomy

THREE = passages({"text": "一" * 100}, {"text": "二" * 100}, {"text": "三" * 200})

_WEIGHTS = st.floats(0, 1).map(lambda weight: round(weight, 6))  # counts of characters, divided: none is smaller than one in a million


def test_attention_is_the_share_of_the_text_with_the_error_of_a_ratio() -> None:
    found = themes(
        {"passage": 0, "theme": "consumption", "share": 1.0, "characters": 100, "heading_number": 1},
        {"passage": 1, "theme": "consumption", "share": 0.5, "characters": 100, "heading_number": 2},
        {"passage": 1, "theme": "trade", "share": 0.5, "characters": 100, "heading_number": 2},
        {"passage": 2, "theme": "trade", "share": 1.0, "characters": 200, "heading_number": 3},
    )
    made = attention(found, THREE)
    rows = {row["theme"]: row for row in made.to_dicts()}
    assert len(rows) == len(taxonomy().themes)
    # s = 150/400; v = 3/2 · (100²·0.625² + 100²·0.125² + 200²·0.375²) / 400²
    variance = 1.5 * (100**2 * 0.625**2 + 100**2 * 0.125**2 + 200**2 * 0.375**2) / 400**2
    assert rows["consumption"]["share"] == pytest.approx(0.375)
    assert rows["consumption"]["error"] == pytest.approx(math.sqrt(variance))
    assert rows["consumption"]["low"] < 0.375 < rows["consumption"]["high"]
    assert (rows["trade"]["rank"], rows["consumption"]["rank"], rows["consumption"]["heading_rank"]) == (1, 2, 1)
    # A theme no passage names: zero, at most 1 − 0.05^(1/3), no rank.
    absent = rows["defence"]
    assert (absent["share"], absent["low"], absent["rank"], absent["thin"]) == (0, 0, None, True)
    assert absent["high"] == pytest.approx(1 - 0.05 ** (1 / 3))
    assert made["share"].sum() == pytest.approx(1)


def test_attention_over_a_crosswalk_keeps_the_sum() -> None:
    found = themes(
        {"passage": 0, "theme": "water", "share": 1.0, "characters": 100},
        {"passage": 1, "theme": "defence", "share": 1.0, "characters": 100},
        {"passage": 2, "theme": "healthcare", "share": 1.0, "characters": 200},
    )
    made = attention(found, THREE)
    cap = dict(by_crosswalk(made, "cap").filter(pl.col("share") > 0).select("name", "share").iter_rows())
    assert cap == {"Health": 0.5, "Defense": 0.25, "Environment": 0.125, "Public Lands": 0.125}
    tasks = task_alignment(made, "cewc_2025")
    assert {row["topic"]: row["verdict"] for row in tasks.to_dicts() if row["share"] > 0} == {
        "9": "taken up", "1": "taken up", "0": "beyond",
    }  # fmt: skip
    for crosswalk in ("group", "cap", "cewc_2024", "cewc_2025"):
        assert by_crosswalk(made, crosswalk)["share"].sum() == pytest.approx(1)
    with pytest.raises(CannotAnalyse, match="none of group"):
        by_crosswalk(made, "elsewhere")


def test_themes_risen_and_fallen_need_more_than_chance() -> None:
    def report(year: int, share: float) -> pl.DataFrame:
        return pl.DataFrame(
            {
                "document": [f"{year}"] * 2, "area": ["甲"] * 2, "area_code": ["430000"] * 2, "report_year": [year] * 2,
                "theme": ["trade", "grain"], "share": [share, 0.1], "error": [0.01, 0.01], "rank": [1, 2], "characters": [9, 9],
            }
        )  # fmt: skip

    made = theme_changes(pl.concat([report(2030, 0.10), report(2031, 0.15)]))
    # (0.15 − 0.10) / √(0.01² + 0.01²) = 3.54
    assert made.select("theme", "direction").rows() == [("trade", "risen"), ("grain", "steady")]
    assert made["z"].to_list()[0] == pytest.approx(0.05 / math.sqrt(2e-4))


def test_alignment_says_what_is_taken_up_left_out_and_beyond() -> None:
    def shares(document: str, values: dict[str, float]) -> pl.DataFrame:
        return pl.DataFrame(
            [(document, "甲", theme, share, 1, 2) for theme, share in values.items()],
            schema=["document", "area", "theme", "share", "heading_rank", "passages"], orient="row",
        )  # fmt: skip

    local = shares("local", {"trade": 0.5, "grain": 0.0, "sports": 0.3, "energy": 0.2})
    aligned = theme_alignment(local, shares("centre", {"trade": 0.6, "grain": 0.4, "sports": 0.0, "energy": 0.0}))
    assert dict(aligned.select("theme", "verdict").iter_rows()) == {
        "trade": "taken up", "grain": "left out", "sports": "beyond", "energy": "beyond",
    }  # fmt: skip
    assert overlap(aligned).row(0) == ("local", "甲", 0.5, "grain", "sports、energy")


DISTRIBUTION = st.lists(_WEIGHTS, min_size=4, max_size=4).filter(lambda values: sum(values) > 0.01)


def _normal(values: list[float]) -> list[float]:
    return [value / sum(values) for value in values]


@given(DISTRIBUTION, DISTRIBUTION, DISTRIBUTION)
def test_distances_are_zero_to_oneself_symmetric_and_keep_the_triangle(a: list[float], b: list[float], c: list[float]) -> None:
    p, q, r = map(_normal, (a, b, c))
    for measure, most in ((jensen_shannon, 1), (krugman, 2)):
        assert measure(p, p) == pytest.approx(0, abs=1e-7)
        assert measure(p, q) == pytest.approx(measure(q, p))
        assert -1e-9 <= measure(p, q) <= most + 1e-9
        assert measure(p, r) <= measure(p, q) + measure(q, r) + 1e-6


def test_distances_by_hand() -> None:
    assert krugman([0.5, 0.5, 0], [0, 0.5, 0.5]) == 1
    assert krugman([1, 0], [0, 1]) == 2
    assert jensen_shannon([1, 0], [0, 1]) == 1
    # m = (0.75, 0.25): ½·log₂(1/0.75) + ½·(½ log₂(0.5/0.75) + ½ log₂(0.5/0.25))
    by_hand = 0.5 * math.log2(1 / 0.75) + 0.25 * math.log2(0.5 / 0.75) + 0.25 * math.log2(2)
    assert jensen_shannon([1, 0], [0.5, 0.5]) == pytest.approx(math.sqrt(by_hand))


def _shares(table: dict[str, list[float]]) -> pl.DataFrame:
    return pl.DataFrame(
        [(area, name, share) for area, row in table.items() for name, share in zip(("trade", "grain", "ports"), row, strict=True)],
        schema=["area", "theme", "share"], orient="row",
    )  # fmt: skip


TABLE = {"甲": [0.8, 0.1, 0.1], "乙": [0.7, 0.2, 0.1], "丙": [0.1, 0.8, 0.1], "丁": [0.1, 0.7, 0.2]}


def test_neighbours_groups_and_quotients() -> None:
    frame = _shares(TABLE)
    near = neighbours(frame, count=1)
    assert dict(near.select("area", "neighbour").iter_rows()) == {"甲": "乙", "乙": "甲", "丙": "丁", "丁": "丙"}
    held = dict(groups(frame, count=2).select("area", "group").iter_rows())
    assert held["甲"] == held["乙"] != held["丙"] == held["丁"]
    assert groups(frame, count=1)["group"].unique().to_list() == [1]
    quotients = location_quotients(frame)
    # trade: mean 0.425; 甲 0.8/0.425
    assert quotients.filter((pl.col("area") == "甲") & (pl.col("theme") == "trade"))["lq"].item() == pytest.approx(0.8 / 0.425)
    special = dict(specialisation(frame).select("area", "krugman").iter_rows())
    assert special["甲"] == pytest.approx(abs(0.8 - 0.425) + abs(0.1 - 0.45) + abs(0.1 - 0.125))
    assert distances(frame).height == 6
    # ports leads everywhere alike: its quotient is 1 where the shares are equal
    assert quotients.group_by("area").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1] * 4)


def test_complementarity_is_where_one_leads_in_what_the_other_seeks() -> None:
    has = _shares({"甲": [0.6, 0.2, 0.2], "乙": [0.2, 0.6, 0.2], "丙": [0.4, 0.4, 0.2]})
    seeks = _shares({"甲": [0.2, 0.6, 0.2], "乙": [0.6, 0.2, 0.2], "丙": [0.4, 0.4, 0.2]})
    made = complementarity(has, seeks)
    first = made.row(0, named=True)
    # 甲 leads in trade by 0.6 − 0.4 and 乙 seeks trade by 0.6 − 0.4; the same with grain the other way.
    assert (first["area"], first["other"], first["complementarity"]) == ("乙", "甲", pytest.approx(0.4))
    assert (first["gives"], first["takes"]) == ("grain 20.0%", "trade 20.0%")
    assert made["complementarity"].to_list()[1:] == [pytest.approx(0), pytest.approx(0)]


def test_the_passages_behind_a_pair_are_the_weightiest_of_each_side() -> None:
    has = _shares({"甲": [0.6, 0.2, 0.2], "乙": [0.2, 0.6, 0.2], "丙": [0.4, 0.4, 0.2]})
    seeks = _shares({"甲": [0.2, 0.6, 0.2], "乙": [0.6, 0.2, 0.2], "丙": [0.4, 0.4, 0.2]})
    rows = [("甲", "trade", 5.0, "a", 10), ("甲", "trade", 9.0, "a", 70), ("乙", "trade", 3.0, "b", 20), ("乙", "grain", 4.0, "b", 30)]
    placed = pl.DataFrame(rows, schema=["area", "theme", "weight", "document", "start"], orient="row")
    made = complement_passages(complementarity(has, seeks).head(1), placed, placed)
    shown = made.select("leader", "seeker", "theme", "amount", "leader_document", "leader_start", "seeker_start").rows()
    assert shown == [("乙", "甲", "grain", 0.2, "b", 30, None), ("甲", "乙", "trade", 0.2, "a", 70, 20)]


@given(st.lists(st.lists(_WEIGHTS, min_size=3, max_size=3).filter(lambda row: sum(row) > 0.01), min_size=2, max_size=8))
def test_all_distances_at_once_are_those_of_each_pair(rows: list[list[float]]) -> None:
    shares = np.array([[value / sum(row) for value in row] for row in rows])
    for kind, measure in (("jensen_shannon", jensen_shannon), ("krugman", krugman)):
        made = matrix(shares, kind)
        assert (made == made.T).all() and not made.diagonal().any()
        for i, one in enumerate(shares):
            for j, other in enumerate(shares):
                assert made[i, j] == pytest.approx(measure(one, other), abs=1e-6)


@given(st.lists(st.lists(_WEIGHTS, min_size=3, max_size=3).filter(lambda row: sum(row) > 0.01), min_size=2, max_size=9))
def test_shares_sum_to_one_and_quotients_average_to_one(rows: list[list[float]]) -> None:
    quotients = location_quotients(_shares({f"市{i}": row for i, row in enumerate(rows)}))
    assert quotients.group_by("area").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1.0] * len(rows))
    for _, part in quotients.filter(pl.col("lq").is_not_null()).group_by("theme"):
        assert part["lq"].mean() == pytest.approx(1.0)


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=9, unique=True), st.integers(1, 5))
def test_groups_join_what_adds_least_to_the_scatter_within(points: list[int], count: int) -> None:
    """Against Ward's own definition: of all pairs of groups the one whose union adds least to the sum of squares about the means."""
    plain = [[i] for i in range(len(points))]

    def added(one: list[int], other: list[int]) -> float:
        def centre(held: list[int]) -> float:
            return sum(points[i] for i in held) / len(held)

        return len(one) * len(other) / (len(one) + len(other)) * (centre(one) - centre(other)) ** 2

    while len(plain) > count:
        costs = sorted((added(a, b), plain.index(a), plain.index(b)) for k, a in enumerate(plain) for b in plain[k + 1 :])
        assume(len(costs) == 1 or costs[1][0] - costs[0][0] > 1e-6 * costs[1][0])  # no tie
        _, i, j = costs[0]
        plain[i] += plain.pop(j)
    gap = np.subtract.outer(np.array(points, dtype=float), np.array(points, dtype=float)) ** 2
    assert sorted(map(sorted, ward(gap, count))) == sorted(map(sorted, plain))


def test_a_symmetric_measure_whoever_is_named_first() -> None:
    frame = _shares(TABLE)
    back = frame.reverse()
    for kind in ("jensen_shannon", "krugman"):
        assert distances(frame, kind=kind).equals(distances(back, kind=kind))
    assert groups(frame).equals(groups(back))
    assert complementarity(frame, frame).equals(complementarity(back, back))


def test_areas_of_one_name_are_told_apart() -> None:
    frame = pl.DataFrame(
        [("鼓楼区", "320106", "trade", 1.0), ("鼓楼区", "320302", "grain", 1.0), ("秦淮区", "320104", "trade", 1.0)],
        schema=["area", "area_code", "theme", "share"], orient="row",
    )  # fmt: skip
    assert set(location_quotients(frame)["area"]) == {"鼓楼区（320106）", "鼓楼区（320302）", "秦淮区"}


def test_shares_that_are_none_are_refused() -> None:
    with pytest.raises(CannotAnalyse, match="negative"):
        distances(_shares({"甲": [-0.1, 0.5, 0.6], "乙": [1, 0, 0]}))


def test_passages_kept_reworded_new_and_gone() -> None:
    before = passages(
        {"text": "新建城区小学十二所，增加公办学位九千个。", "heading_number": 1},
        {"text": "疏浚内河航道八十公里，扩建沿江码头泊位。", "heading_number": 2},
        {"text": "举办山地自行车公开赛和民俗灯会。", "heading_number": 3},
    )
    now = passages(
        {"text": "新建城区小学十二所，增加公办学位九千个。", "heading_number": 2},
        {"text": "继续疏浚内河航道，扩建沿江码头，开通集装箱航班。", "heading_number": 2},
        {"text": "推广低空旅游和无人机巡查。", "heading_number": 4},
    )
    made = passage_changes(now, before)
    assert made.select("change", "moved").rows() == [("kept", True), ("reworded", False), ("new", False), ("gone", False)]
    assert made["common"].to_list()[0] == "新建城区小学十二所，增加公办学位九千个。"


def test_a_text_matches_itself_whole() -> None:
    texts = ["疏浚内河航道八十公里", "新建城区小学十二所", "举办民俗灯会"]
    assert [(match.index, match.score) for match in best_matches(texts, texts) if match] == [(0, 1.0), (1, 1.0), (2, 1.0)]
    assert best_matches(["abc"], []) == [None]


def test_sentences_of_the_guidance_are_found_or_left_out() -> None:
    sentences = pl.DataFrame({"text": ["疏浚内河航道，扩建沿江码头", "推动渐进式延迟退休"]})
    made = sentence_alignment(sentences, passages({"text": "我们将疏浚内河航道，扩建沿江码头泊位。"}, {"text": "举办民俗灯会。"}))
    assert made["verdict"].to_list() == ["taken up", "left out"]
    assert made["common"].to_list()[0] == "疏浚内河航道，扩建沿江码头"


def _reports(year: int, using: int, reports: int) -> list[dict[str, object]]:
    return [
        {
            "document": f"{year}-{i}", "area_code": f"43{i:02}00", "area": f"市{i}", "level": "prefecture", "report_year": year,
            "text": "发展低空经济，建设起降场。" if i < using else "疏浚内河航道，扩建沿江码头。",
        }
        for i in range(reports)
    ]  # fmt: skip


def test_a_phrase_spreads_and_the_curve_is_fitted_where_the_points_allow() -> None:
    rows = [row for year, using in ((2026, 0), (2027, 2), (2028, 5), (2029, 8), (2030, 10)) for row in _reports(year, using, 10)]
    used = uses(passages(*rows), ["低空经济", "脑机接口"])
    spreads = spread(used)
    mine = spreads.filter(pl.col("phrase") == "低空经济")
    assert mine["share"].to_list() == [0, 0.2, 0.5, 0.8, 1]
    assert spreads.filter(pl.col("phrase") == "脑机接口")["share"].to_list() == [0] * 5
    assert first_uses(used).select("phrase", "report_year", "since_start").rows() == [("低空经济", 2027, False)]
    curve = s_curve(spreads).row(0, named=True)
    # The points are symmetric about 2028, and so is the likeliest curve.
    assert (curve["fitted"], curve["midpoint"]) == (True, pytest.approx(2028))
    assert curve["years_10_90"] == pytest.approx(2 * math.log(9) * curve["scale"])
    never = s_curve(spreads).row(1, named=True)
    assert (never["fitted"], never["midpoint"], never["reason"]) == (False, None, "no report prints it")


def test_few_reports_are_thin_and_copies_count_once() -> None:
    rows = [*_reports(2030, 1, 2), {**_reports(2030, 1, 1)[0], "document": "copy", "text": "发展低空经济。"}]
    made = spread(uses(passages(*rows), ["低空经济"]))
    assert made.select("reports", "using", "share", "thin").rows() == [(2, 1, 0.5, True)]
    assert s_curve(made)["reason"].item() == "thin: 2 reports of 1 years; 20 of 4 are needed"


def test_new_phrases_are_found_with_what_explains_them() -> None:
    names = [chr(0x4E00 + 7 * i) for i in range(80)]
    before = [{"document": f"b{i}", "text": f"疏浚内河航道{name}段，扩建沿江码头，整治滨江岸线。"} for i, name in enumerate(names)]
    now = [
        {"document": f"n{i}", "text": f"{name}区发展低空经济，{name}县布局低空经济，整治滨江岸线。低空经济起步。"}
        for i, name in enumerate(names)
    ]
    made = new_phrases(passages(*now), passages(*before))
    first = made.row(0, named=True)
    assert (first["phrase"], first["count"], first["reports"], first["baseline_count"]) == ("低空经济", 240, 80, 0)
    assert first["first_document"] == "n0"
    assert first["thin"]  # the baseline is a few thousand characters
    assert "滨江岸线" not in made["phrase"].to_list()
    assert new_phrases(passages(*now), passages(*now)).is_empty()  # nothing is new against itself


def test_industries_by_what_is_said_of_them() -> None:
    text = "光伏产量居全国第三。风电稳步推进。积极引进氢能企业。"
    frame = passages({"text": text, "section": "review"}, {"text": text, "section": "tasks"})
    lead = named_industries(frame, sections=("review",), said="leads")
    seek = named_industries(frame, sections=("tasks",), said="seeks")
    assert (lead["industry"].to_list(), seek["industry"].to_list()) == (["photovoltaics"], ["hydrogen"])
    assert named_industries(frame)["industry"].to_list() == ["hydrogen", "photovoltaics", "wind_power"]


def test_named_industries_are_shares_of_all_that_are_named() -> None:
    made = named_industries(passages({"text": "壮大集成电路和光伏产业，延伸光伏制造链条。"}, {"text": "建设民宿。"}))
    assert dict(made.select("industry", "mentions").iter_rows()) == {"integrated_circuits": 1, "photovoltaics": 2}
    assert made["share"].sum() == pytest.approx(1)


def test_each_report_is_set_against_the_tasks_of_its_own_year() -> None:
    years = {"甲": 2024, "乙": 2025, "丙": 1957}
    texts = [{"text": "一" * 100, "document": name, "report_year": year} for name, year in years.items()]
    found = themes(
        *(
            {"passage": i, "theme": "water", "share": 1.0, "characters": 100, "document": name, "report_year": year}
            for i, (name, year) in enumerate(years.items())
        )
    )
    attended = attention(found, passages(*texts))
    own = task_alignment(attended)
    assert sorted(own["document"].unique()) == sorted(("甲", "乙"))
    for name in ("甲", "乙"):
        alone = attended.filter(pl.col("document") == name)
        set_for_it = task_alignment(alone, f"cewc_{years[name]}")
        assert own.filter(pl.col("document") == name).sort("topic").equals(set_for_it.sort("topic"))
