"""Reports in other styles: counties, five-year terms, parts named as parts, bullets, paragraphs without a number, older plans."""

from __future__ import annotations

import pytest

from mubiao.identity import identify, split_reports
from mubiao.outline import outline
from mubiao.reading.flow import flow_of
from report_texts import CLOSE, PLAN, REVIEW, SELF, TASKS, document, greeting, standard, with_flow

WORK = "健全包联机制，强化要素保障，能开工的尽早开工，能投产的尽快投产，让一个个项目在家门口落地生根。"


def starts(*lines: str, length: int = 12) -> list[tuple[str, str]]:
    """(kind, first characters) of every section of a report of these lines."""
    text = "\n".join(lines)
    made, flow = with_flow(text)
    return [(section.kind, text[section.start : section.start + length]) for section in outline(made, flow)]


def test_the_date_of_a_sitting_before_new_year_is_no_review():
    found = starts(
        "政府工作报告",
        "——2021年12月28日在浏阳市第十八届人民代表大会第一次会议上",
        *greeting(),
        "一、过去五年工作回顾",
        *REVIEW,
        "二、今后五年的奋斗目标和主要任务",
        "今后五年，我们要久久为功。到2026年，地区生产总值年均增长7%左右。",
        "三、2022年工作安排",
        *PLAN,
        "重点抓好以下工作：",
        *TASKS,
        "四、建设人民满意政府",
        *SELF,
        CLOSE,
    )
    assert [kind for kind, _ in found] == ["other", "review", "outlook", "plan", "tasks", "self_governance"]
    assert found[1] == ("review", "一、过去五年工作回顾\n过")


def test_within_named_parts_numbers_are_items():
    found = starts(
        *greeting(),
        "第一部分 2017年工作回顾",
        *REVIEW,
        "第二部分 2018年目标任务",
        *PLAN,
        "第三部分 2018年重点工作",
        "一、打好脱贫攻坚战。" + WORK,
        "二、推进全域旅游。" + WORK,
        "三、办好民生实事。" + WORK,
        "第四部分 政府自身建设",
        *SELF,
        CLOSE,
    )
    assert [kind for kind, _ in found] == ["other", "review", "plan", "tasks", "self_governance"]


def test_a_plan_period_is_an_outlook_and_dashes_may_open_tasks():
    found = starts(
        *greeting("县人民政府"),
        "一、2015年及“十二五”工作回顾",
        REVIEW[0],
        "——城乡面貌焕然一新。翻修背街小巷七十三条，污水管网补上了短板，老百姓出门不再一脚泥。",
        "二、“十三五”发展的主要目标和任务",
        "未来五年，地区生产总值年均增长9%，到2020年突破百亿元。",
        "三、2016年重点工作",
        "今年的主要预期目标是：地区生产总值增长9%，固定资产投资增长20%。",
        "——狠抓项目投资。" + WORK,
        "——狠抓产业发展。" + WORK,
        "——狠抓自身建设。" + "".join(SELF),
        CLOSE,
    )
    assert [kind for kind, _ in found] == ["other", "review", "outlook", "plan", "tasks", "self_governance"]
    assert ("tasks", "——狠抓项目投资。健全包") in found


@pytest.mark.parametrize(
    "plan",
    [
        "今年计划要求，物价稳得住、财力跟得上，国民生产总值增长百分之七。",
        "今年计划国内生产总值增长百分之十，跳一跳够得着。",
        "反复掂量家底，今年经济增长的调控目标，定为百分之七至八。",
    ],
)
def test_without_items_a_topic_sentence_opens_the_tasks(plan: str):
    found = starts(
        "1994年政府工作报告",
        *greeting("国务院"),
        "一、1993年工作的回顾",
        *REVIEW[:1],
        *REVIEW[-2:],
        "二、保持经济持续健康发展",
        plan,
        "大力兴修水利，让一万亩旱田变水田。" + WORK,
        "积极改造老厂，让旧机床换新颜。" + WORK,
        "三、加快改革步伐",
        WORK,
    )
    assert [(kind, first[:9]) for kind, first in found[1:]] == [
        ("review", "一、1993年工作"),
        ("plan", "二、保持经济持续健"),
        ("tasks", "大力兴修水利，让一"),
        ("tasks", "三、加快改革步伐\n"),
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "各位代表！2025年是承上启下的重要一年，政府工作要稳字当头、以进促稳、久久为功。",
        "各位代表！省委反复掂量家底，提出了今年工作的基本方针，一句话就是抓重点、补短板、防风险。",
    ],
)
def test_the_end_of_the_first_part_may_turn_to_this_year(turn: str):
    found = starts(
        "2025年政府工作报告", *greeting(), "一、2024年工作的回顾", *REVIEW, turn, "二、保持经济平稳增长", *PLAN, TASKS[0], TASKS[1]
    )
    assert ("plan", turn[:12]) in found


def test_a_list_within_self_governance_opens_no_tasks():
    close = "为完成上述任务，各级政府必须切实加强自身建设。今年的廉政建设，要着重抓好以下几件事：（一）压减会议。（二）精简文件。"
    found = starts(
        *greeting(), "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "重点抓好以下工作：", *TASKS, close, *SELF, CLOSE
    )
    assert found[-1] == ("self_governance", close[:12])


def test_the_text_under_an_item_opens_no_self_governance():
    close = "各位代表！站在新的起点上，我们一定加强自身建设，建设人民满意的政府。"
    item = ("（五）防范化解重大风险", "压实各级政府安全生产责任，督查整治到底，旗帜鲜明讲政治。" + WORK)
    found = starts(
        *greeting(), "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "重点抓好以下工作：", *TASKS, *item, close, *SELF, CLOSE
    )
    assert found[-1] == ("self_governance", close[:12])


def test_tasks_in_a_short_report_of_one_line():
    text = standard().replace("\n", "")
    assert ("tasks", "重点做好以下工作：（一）") in starts(text)


def test_a_prefecture_office_without_a_congress():
    opening = ("政府工作报告", "——2012年2月18日在大兴安岭地区人大工作联络会议上")
    made, flow = with_flow(standard("地区行署", 2012, opening))
    found = identify(made, flow)
    assert (found.area, found.area_code, found.level, found.report_year) == ("大兴安岭地区", "232700", "prefecture", 2012)
    assert found.delivered_on == "2012-02-18"


def test_a_county_report_that_meets_in_spring():
    opening = ("灵石县政府工作报告", "——2008年3月20日在灵石县第十四届人民代表大会第三次会议上", "县长 王建国")
    made, flow = with_flow(standard("县人民政府", 2008, opening))
    found = identify(made, flow)
    assert (found.area, found.level, found.report_year, found.speaker) == ("灵石县", "county", 2008, "王建国")
    assert found.warnings == ()


def test_two_years_of_one_county_in_one_file():
    def report(year: int) -> str:
        opening = (f"{year}年灵石县政府工作报告",)
        return standard("县人民政府", year, opening).replace(
            CLOSE, "".join(f"第{n}件实事，{year}年内办结。" for n in range(300)) + "\n" + CLOSE
        )

    parts = split_reports(document(report(2023) + "\n" + report(2024), "灵石县.txt"))
    assert [identify(part, flow_of(part)).report_year for part in parts] == [2023, 2024]
