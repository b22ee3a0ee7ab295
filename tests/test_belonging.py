"""Whose the later figures of a sentence are: those of a zone, a site, firms or a holiday are no figures of the whole area."""

from __future__ import annotations

import pytest

from mubiao.places.gazetteer import gazetteer
from mubiao.statements.findings import Stretch
from mubiao.statements.zh import tell

CASES = {
    "临江经开区规上工业产值增长12%，固定资产投资增长9%": ["other:临江经开区规上工业产值", "other:临江经开区固定资产投资"],
    "青石古镇接待游客、旅游收入分别增长29%、37%": ["other:青石古镇接待游客", "other:青石古镇旅游收入"],
    "经开区完成工业总产值300亿元、增长15%，固定资产投资增长20%": ["other:经开区工业总产值"] * 2 + ["other:经开区固定资产投资"],
    "湖东新区成为新的增长极，完成工业投资28亿元": ["other:湖东新区工业投资"],
    "园区企业实现营业收入120亿元、税收6亿元": ["other:园区企业营业收入", "other:园区企业税收"],
    "“五一”假期，全市接待游客增长35%，旅游收入增长40%": ["other:五一假期接待游客", "other:五一假期旅游收入"],
    "举办龙舟公开赛，吸引游客30万人次": ["other:吸引游客"],
    # one port's traffic, and what a park's firms are counted with
    "东海港货物和集装箱吞吐量分别增长4%、11%": ["other:东海港货物吞吐量", "other:东海港集装箱吞吐量"],
    "园区规上工业企业突破100家、工业总产值突破400亿元": ["other:园区规上工业企业", "other:园区工业总产值"],
    # whom the first of a list is for
    "国家财政对革命老区公路投资3亿元，教育支出8亿元，卫生支出2亿元": [
        "other:国家财政对革命老区公路投资",
        "other:革命老区教育支出",
        "other:革命老区卫生支出",
    ],
    "集体所有制单位就业职工增加600万人，工业产值增长49%": ["other:集体所有制单位就业职工", "other:集体所有制单位工业产值"],
    # a sector alone takes what the end of its list measures, and no value added is meant
    "高技术产业、清洁能源投资分别增长28%、17%": ["high_tech_investment", "other:清洁能源投资"],
    "服务业、制造业税收分别增长8%、5.5%": ["other:服务业税收", "other:制造业税收"],
    # what follows is the whole area's again
    "高新区规上工业产值增长12%，全市固定资产投资增长9%": ["other:高新区规上工业产值", "fai"],
    "步行街客流量增长50%，社会消费品零售总额增长8%": ["other:步行街客流量", "retail_sales"],
    "企业研发投入占营业收入比重达1.8%，全社会研发投入占地区生产总值比重升至3.4%": ["rd_firms", "rd_intensity"],
    "新增省级开发区2家，固定资产投资增长9%": ["other:省级开发区", "fai"],
    "全年接待游客3000万人次，旅游收入增长12%": ["visitors", "tourism_revenue"],
}


@pytest.mark.parametrize("text", CASES)
def test_belonging(text: str) -> None:
    told = tell(f"{text}。\n", [Stretch("review", 0, len(text) + 2)], 2031)
    assert [one.finding.subject.indicator for one in told] == CASES[text]


def values_of(review: str, withheld: list[tuple[int, int, str]]) -> list[tuple[str, float | None]]:
    told = tell(review, [Stretch("review", 0, len(review))], 2031, withheld=withheld)
    return [(one.finding.subject.indicator, one.finding.low) for one in told]


def test_what_contradicts_the_area_in_a_passage_on_its_parts_is_of_a_part() -> None:
    withheld: list[tuple[int, int, str]] = []
    text = "全市固定资产投资增长9%。\n开发区改革深入推进，标准厂房加快建设，固定资产投资增长22%。\n"
    assert values_of(text, withheld) == [("fai", 9.0)]
    assert [reason for *_, reason in withheld] == ["elsewhere"]


@pytest.mark.parametrize(
    "text",
    [
        "全市固定资产投资增长9%。\n开发区改革深入推进，全市固定资产投资增长22%。\n",  # a contradiction that a reader is told of
        "全市固定资产投资增长9%。\n水利建设步伐加快，固定资产投资增长22%。\n",  # nor is anything said of a part
        "固定资产投资增长9%。\n开发区改革深入推进。剔除房地产因素后，固定资产投资增长22%。\n",  # another basis
    ],
)
def test_what_contradicts_the_area_and_is_its_own_is_kept(text: str) -> None:
    assert values_of(text, []) == [("fai", 9.0), ("fai", 22.0)]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("固定资产投资增长9%、居全省第2位", [2]),
        ("规上工业增加值增长8%，增速由全省第8位跃居第2位", [2]),
        ("农林牧渔业增加值增长5%，乡村振兴考核连续三年全省第1", [None]),  # what was examined has the rank
        ("地区生产总值年均增长7.8%，成为全国第一钢铁大市", [None]),  # nor is this one of the growth
    ],
)
def test_a_rank_is_of_the_value_it_is_told_of(text: str, ranks: list[int | None]) -> None:
    told = tell(f"{text}。\n", [Stretch("review", 0, len(text) + 2)], 2031)
    assert [one.rank for one in told] == ranks


def test_what_follows_a_place_of_the_area_is_that_places() -> None:
    text = "荔波县生产总值增长6%，固定资产投资增长9%，全州固定资产投资增长5%"
    told = tell(f"{text}。\n", [Stretch("review", 0, len(text) + 2)], 2024, gazetteer().by_code("522700", 2024))
    assert [(one.place.name if one.place else "", one.finding.subject.indicator) for one in told] == [
        ("荔波县", "gdp"),
        ("荔波县", "fai"),
        ("", "fai"),
    ]
