"""Headings as different publishers word them: numbers alone, five-year plans, the government's own work, the way to the year's targets."""

from __future__ import annotations

import pytest

from mubiao.outline import outline
from report_texts import CLOSE, PLAN, REVIEW, SELF, TASKS, greeting, with_flow


def kinds(*lines: str) -> list[tuple[str, str]]:
    """(kind, first line) of every section but those of the opening and closing."""
    text = "\n".join((*greeting(), *lines))
    made, flow = with_flow(text)
    return [(found.kind, text[found.start : found.end].split("\n")[0]) for found in outline(made, flow) if found.kind != "other"]


def report(
    review: str = "一、2023年工作回顾",
    plan: str = "二、2024年总体要求和主要目标",
    tasks: str = "三、2024年重点工作",
    own: str = "四、加强政府自身建设",
) -> list[tuple[str, str]]:
    return kinds(review, *REVIEW, plan, *PLAN, tasks, *TASKS, own, *SELF, CLOSE)


@pytest.mark.parametrize(
    "heading",
    [
        "四、努力建设廉洁勤政的政府",
        "四、建设勤政廉洁高效政府",
        "四、转变职能，改进作风，全面提高政府工作水平",
        "四、提升政府服务能力",
        "四、加强政府能力建设",
        "四、强化执行力，确保各项任务落到实处",
        "四、当好服务企业、服务群众的贴心政府",
        "四、做硬自身作风",
    ],
)
def test_headings_of_the_governments_own_work(heading: str):
    assert report(own=heading)[-1] == ("self_governance", heading)


def test_a_digital_government_is_a_task():
    found = kinds(
        "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "三、重点工作", *TASKS, "四、加快建设数字政府", TASKS[1], CLOSE
    )
    assert ("tasks", "四、加快建设数字政府") in found


@pytest.mark.parametrize(
    "heading",
    [
        "三、突出重点，狠抓落实，确保全年目标任务完成",
        "三、实现2024年目标的主要措施",
        "三、凝心聚力，全面完成今年各项目标任务",
        "2024年工作重点",
    ],
)
def test_headings_of_the_way_to_the_targets_are_tasks(heading: str):
    assert report(tasks=heading)[2] == ("tasks", heading)


def test_how_targets_were_reached_is_review():
    assert report(review="一、2023年目标任务完成情况")[0] == ("review", "一、2023年目标任务完成情况")


def test_numbers_alone_on_their_lines():
    found = report("一", "二", "三", "四")
    assert [kind for kind, _ in found] == ["review", "plan", "tasks", "self_governance"]
    assert [line for _, line in found[:3]] == ["一", "二", "三"]


def test_a_number_that_stands_alone_by_chance_is_no_heading():
    found = kinds(
        "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "三、重点工作", *TASKS, "八", TASKS[1], "四、政府自身建设", *SELF, CLOSE
    )
    assert [kind for kind, _ in found] == ["review", "plan", "tasks", "self_governance"]


FIVE_YEARS = "今后五年，全市经济发展的主要目标是：地区生产总值年均增长6%左右，到2025年突破千亿元。"


def test_a_plan_period_that_is_over_is_looked_back_upon():
    found = kinds(
        "一、“十三五”发展成就", *REVIEW, "二、“十四五”发展目标和主要任务", FIVE_YEARS, "三、2021年工作安排", *PLAN,
        "重点抓好以下工作：", *TASKS, "四、政府自身建设", *SELF, CLOSE,
    )  # fmt: skip
    assert [kind for kind, _ in found] == ["review", "outlook", "plan", "tasks", "self_governance"]
    assert found[0][1] == "一、“十三五”发展成就"


def test_one_part_holds_the_period_and_the_year():
    year = "2021年是“十四五”开局之年，全市经济社会发展主要预期目标建议为：地区生产总值增长6%，城镇新增就业2万人。"
    found = kinds(
        "第一部分 2020年工作回顾", *REVIEW, "第二部分 “十四五”发展思路和2021年目标任务",
        "“十四五”时期，全市发展的主要目标是：地区生产总值年均增长7%左右，到2025年突破900亿元。", year,
        "第三部分 2021年重点工作", *TASKS, "第四部分 自身建设", *SELF, CLOSE,
    )  # fmt: skip
    assert found[1:3] == [("outlook", "第二部分 “十四五”发展思路和2021年目标任务"), ("plan", year)]


def test_two_parts_only_and_tasks_that_begin_with_an_item():
    own = "各位代表，使命呼唤担当，实干成就未来。我们要把政治建设摆在首位，坚持依法行政，转变作风，把每一分钱用在刀刃上。"
    found = kinds(
        "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "提出这样的目标，是跳起来才够得着的。",
        "（一）以项目为本，全力扩大投资。开工项目一百二十个，完成投资九十亿元。", *(line.replace("（一）", "（五）") for line in TASKS), own, CLOSE,
    )  # fmt: skip
    assert found[2:] == [("tasks", "（一）以项目为本，全力扩大投资。开工项目一百二十个，完成投资九十亿元。"), ("self_governance", own)]


def test_an_unheaded_close_on_the_manner_of_government():
    own = "各位代表，做好今年的工作，政府责任重大。我们要大力转变作风，推行首问责任制，建设廉洁、务实的政府。全年公务接待费下降一成。"
    found = kinds("一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "重点抓好以下工作：", *TASKS, own, CLOSE)
    assert found[-1] == ("self_governance", own)


def test_a_paragraph_that_only_ends_with_it_is_of_the_tasks():
    line = (
        "今年还要办好老旧小区改造、社区食堂建设、背街小巷整治等一批群众关心的实事，让城市更有温度、让乡村更有生气，并全面加强政府自身建设。"
    )
    found = kinds("一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "重点抓好以下工作：", *TASKS, line, CLOSE)
    assert [kind for kind, _ in found] == ["review", "plan", "tasks"]
