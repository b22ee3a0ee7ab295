"""Whose goals the tasks tell, and which numbers beside them are goals of nobody."""

from __future__ import annotations

import pytest

from mubiao.places.gazetteer import gazetteer
from mubiao.records import SectionKind
from mubiao.statements.findings import Stretch
from mubiao.statements.zh import tell


def told(text: str, section: SectionKind = "tasks", year: int = 2031, withheld: list[tuple[int, int, str]] | None = None) -> list[str]:
    found = tell(text, [Stretch(section, 0, len(text))], year, withheld=withheld)
    return [
        f"{one.kind} {one.finding.subject.indicator} {one.finding.measure} {one.finding.low:g}"
        for one in found
        if one.finding.low is not None
    ]


# A zone that a sentence, a passage or the first of a list is about has what is to be reached.
ZONES = {
    "加快青石产业园区建设，有序承接产业转移，实现规上工业总产值300亿元以上。\n": ["target other:青石产业园区规上工业总产值 level 3e+10"],
    "高质量建设河湾合作区北岭片区。完善配套设施，力争全年完成工业投资90亿元以上。\n": [
        "target other:河湾合作区北岭片区工业投资 level 9e+09"
    ],
    "高新区抬高标杆、提速发展，高新技术产业产值增长12%。\n": ["target other:高新区高新技术产业产值 growth 12"],
    "力争经开区地区生产总值、固定资产投资大幅增长，工业总产值增长25%以上。\n": ["target other:经开区工业总产值 growth 25"],
    "六大制造业平台提能级。实施空间优化行动，规上工业总产值达到700亿元。\n": ["target other:六大制造业平台规上工业总产值 level 7e+10"],
    "加快青石产业园区建设，完善配套，新培育规上企业12家以上。\n": ["target other:青石产业园区规上企业 change 12"],
    # what is the area's own
    "加快青石产业园区建设，全市规上工业总产值达到900亿元。\n": ["target industrial_output level 9e+10"],
    "更好发挥青石新区开放龙头作用，全年实际使用外资5亿美元。\n": ["target fdi level 5e+08"],
    "争创国家新型工业化示范区，规上工业增加值增长6%左右。\n": ["target industrial_va growth 6"],
    "加快青石产业园区建设，粮食总产量稳定在30万吨。\n": ["target grain_output level 300000"],
    # which of several zones, nobody can say
    "全力推进东港合作区、西港协同发展区建设，力争规上工业产值增长35%。\n": [],
}


@pytest.mark.parametrize("text", ZONES)
def test_goals_of_a_zone_are_told_by_its_name(text: str) -> None:
    assert told(text) == ZONES[text]


# Numbers beside the goals of the year, and why they are in no record.
NO_GOALS = {
    "今年高校毕业生将达900万人，要促进市场化就业。\n": "passing",
    "我区每年接待游客近4亿人次，潜力很大。\n": "yearly",
    "城镇新增就业预期目标比去年多50万人，突出了就业导向。\n": "margin",
    "抓实80个重点项目建设，完成投资310亿元以上，其中工业投资不低于120亿元。\n": "unnamed",
    "实施亿元以上工业项目230个，完成年度固定资产投资320亿元。\n": "unnamed",
    "推进省属国有资本在重要领域的资产总额达到60%以上，战略性新兴产业营业收入占比达到15%。\n": "elsewhere",
    "基本建设投资总额，通过国家预算的部分，拟定为八百亿元。\n": "unnamed",
}


@pytest.mark.parametrize("text", NO_GOALS)
def test_what_nobody_set_is_no_goal(text: str) -> None:
    withheld: list[tuple[int, int, str]] = []
    assert not [row for row in told(text, withheld=withheld) if row.startswith("target")]
    assert NO_GOALS[text] in [reason for *_, reason in withheld]


def test_those_who_are_won_are_a_goal() -> None:
    assert told("力争新引进高校毕业生3万人以上。\n") == ["target new_talent level 30000"]


# A part or a share is told by its own name.
PARTS = {
    "新改扩建幼儿园9所、新增学位3000个；新建中小学校4所、新增学位4000个。\n": [
        "target other:幼儿园新增学位 level 3000",
        "target school_places level 4000",
    ],
    "拟安排中央财政赤字7000亿元，全国财政赤字合计9000亿元。\n": ["target central_deficit level 7e+11", "target deficit level 9e+11"],
    "工业投资、生态环保投资占固定资产投资比重分别达30%、10%以上。\n": ["target other:工业投资占固定资产投资比重 ratio 30"],
    "大型商业银行普惠型小微企业贷款增速要高于30%。\n": ["target loans_small_firms growth 30"],
    "今年再减少企业税负300亿元左右。\n": ["target other:减少企业税负 level 3e+10"],
}


@pytest.mark.parametrize("text", PARTS)
def test_parts_are_told_by_their_own_names(text: str) -> None:
    rows = told(text)
    assert [row for row in rows if row in PARTS[text]] == PARTS[text]
    assert not [row for row in rows if row.startswith(("target industrial_investment", "target tax_cuts"))]


def test_indicators_of_the_year_after_are_no_main_targets_of_this_one() -> None:
    text = "1981年国民经济计划主要指标安排如下。\n工农业总产值比上年增长5%，农业总产值增长4%，工业总产值增长6%。\n"
    found = list(tell(text, [Stretch("outlook", 0, len(text))], 1980))
    assert {(one.kind, one.moment.period if one.moment else "") for one in found} == {("outlook", "1981")}


def test_the_whole_year_of_a_sentence_about_the_last_is_the_last() -> None:
    text = "去年增发国债扩大内需，但全年物价平稳；商品零售价格比上年下降3%。\n"
    assert told(text) == ["outcome rpi growth -3"]


def test_what_is_to_be_done_soon_has_no_year() -> None:
    text = "今后五年，粮食产量年均增长2%。\n国家近期要集中力量抓好500户大型企业的改革。\n"
    found = tell(text, [Stretch("outlook", 0, len(text))], 1996)
    assert [one.finding.subject.indicator for one in found] == ["grain_output"]


def test_investment_of_those_just_named_is_still_theirs() -> None:
    text = "五年内全民所有制单位基本建设投资总规模为五百亿元；更新改造投资二百亿元。\n"
    found = tell(text, [Stretch("outlook", 0, len(text))], 1986)
    assert [one.finding.subject.indicator for one in found][-1] == "other:全民所有制单位更新改造投资"


def test_what_one_port_of_a_province_handles_is_told_by_its_name() -> None:
    text = "加快集疏运工程建设，力争宁波舟山港集装箱吞吐量突破5000万标箱。\n"
    found = tell(text, [Stretch("tasks", 0, len(text))], 2031, gazetteer().by_code("330000"))
    assert [one.finding.subject.indicator for one in found] == ["other:宁波舟山港集装箱吞吐量"]
