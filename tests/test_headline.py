"""The main targets alone: the very rows that a full run marks as headline, whatever part of the report they stand in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from mubiao import batch, samples
from mubiao.api import examine, extract
from mubiao.cli import app
from mubiao.statements.findings import Finding, Stretch
from mubiao.statements.zh import tell
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.headline import announced, passages, running, unannounced
from report_texts import CLOSE, PLAN, REVIEW, SELF, TASKS, document, greeting, standard

HEAD = ("2024年样例市政府工作报告",)
GROWTH = "今年要力争地区生产总值增长7%以上，城镇新增就业1.3万人。"


def without_announcement(*tasks: str) -> str:
    """A report whose plan sets no target in numbers; ``tasks`` come first among its tasks."""
    parts = (*HEAD, *greeting(), "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", PLAN[0], "重点做好以下工作：")
    return "\n".join((*parts, *tasks, *TASKS, "三、全面加强政府自身建设", *SELF, CLOSE))


TEXTS = {
    "announced in the plan": standard(opening=HEAD),
    "set in the plan without an announcement": standard(opening=HEAD).replace("主要预期目标是：", "今年，"),
    "scattered over the tasks": without_announcement(GROWTH),
    "announced among the tasks": without_announcement("（一）全力稳增长。" + PLAN[1]),
    "none": without_announcement(),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_rows_of_a_full_run(text: str) -> None:
    whole = extract(document(text))
    assert len(whole) > len(extract(document(text), headline=True))
    assert extract(document(text), headline=True) == [row for row in whole if row.headline]


def test_targets_listed_with_the_reasons_for_each() -> None:
    listed = (
        "主要预期目标建议为：\n（一）地区生产总值增长6%左右。主要考虑：一是衔接规划，二是近两年势头较好。\n"
        "（二）城镇新增就业1.2万人。主要考虑是保持就业稳定。\n（三）一般公共预算收入增长3%。"
    )
    rows = extract(document(standard(opening=HEAD).replace(PLAN[1], listed)), headline=True)
    assert [row.indicator for row in rows] == ["gdp", "jobs_urban_new", "budget_revenue"]

    dashed = (
        "主要预期目标是：\n——地区生产总值增长6%左右。主要考虑是，与规划逐步衔接。\n"
        "——城镇新增就业1.2万人。主要考虑是保持就业稳定。\n——一般公共预算收入增长3%。"
    )
    rows = extract(document(standard(opening=HEAD).replace(PLAN[1], dashed)), headline=True)
    assert [row.indicator for row in rows] == ["gdp", "jobs_urban_new", "budget_revenue"]


def test_targets_with_name_and_value_on_lines_of_their_own() -> None:
    listed = "主要预期目标：\n地区生产总值\n增长6%左右\n规模以上工业增加值\n增长7%\n城镇登记失业率\n控制在4%以内"
    rows = extract(document(standard(opening=HEAD).replace(PLAN[1], listed)), headline=True)
    assert [(row.indicator, row.printed) for row in rows] == [
        ("gdp", "6%左右"),
        ("industrial_va", "7%"),
        ("unemployment_registered", "控制在4%以内"),
    ]


def test_targets_that_go_on_behind_their_table() -> None:
    rows = (
        "指标名称\t单位\t2030年完成\t2031年目标",
        "地区生产总值增速\t%\t6.2\t6.5左右",
        "固定资产投资增速\t%\t-1.6\t3以上",
        "出口增速\t%\t9\t6",
    )
    more = "一般公共预算收入增长4%左右；城镇新增就业9万人以上，城镇调查失业率5%左右；居民消费价格涨幅2%左右；粮食产量80万吨。"
    text = "\n".join(("（一）主要预期目标", *rows, "（二）其他目标", more, ""))
    told = list(tell(text, [Stretch("plan", 0, len(text))], 2031))
    assert [(one.finding.subject.indicator, one.finding.low) for one in told if one.kind == "target" and one.how] == [
        ("gdp", 6.5),
        ("fai", 3),
        ("exports", 6),
        ("budget_revenue", 4),
        ("jobs_urban_new", 90000),
        ("unemployment_surveyed", 5),
        ("cpi", 2),
        ("grain_output", 800000),
    ]
    assert ("fai", -1.6) in [(one.finding.subject.indicator, one.finding.low) for one in told if one.kind == "outcome"]


def test_targets_said_before_the_review() -> None:
    text = standard(opening=HEAD).replace(PLAN[1], "").replace("一、2023年工作回顾", PLAN[1] + "\n一、2023年工作回顾")
    assert [row.indicator for row in extract(document(text), headline=True)][:3] == ["gdp", "budget_revenue", "jobs_urban_new"]


def test_the_texts_differ_in_what_they_are_for() -> None:
    found = {name: len(extract(document(text), headline=True)) for name, text in TEXTS.items()}
    assert found["none"] == 0
    assert all(count for name, count in found.items() if name != "none")


def test_a_target_that_the_narrative_says_again_stays_one() -> None:
    again = standard(opening=HEAD).replace("（一）全力以赴扩投资。", "（一）全力以赴扩投资。" + PLAN[1])
    assert [row.id for row in extract(document(again)) if row.headline] == [row.id for row in extract(document(again), headline=True)]


@pytest.mark.parametrize("path", samples.paths(), ids=lambda path: Path(path).stem)
def test_samples(path: Path) -> None:
    assert extract(path, headline=True) == [row for row in extract(path) if row.headline] != []


def test_inspection_is_that_of_a_full_run() -> None:
    one = document(standard(opening=HEAD))
    assert examine(one, headline=True)[0] == examine(one)[0]


def test_batch_and_command_line(tmp_path: Path) -> None:
    paths = [str(path) for path in samples.paths()]
    full = [row for outcome in batch.run(paths) for row in outcome.statements if row["headline"]]
    assert [row for outcome in batch.run(paths, jobs=2, headline=True) for row in outcome.statements] == full
    printed = CliRunner().invoke(app, ["extract", "--headline", "--format", "jsonl", *paths]).stdout
    assert [json.loads(line)["id"] for line in printed.splitlines()] == [row["id"] for row in full]


def test_a_text_of_goals_alone_is_not_read_again_from_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counted(text: str, start: int, end: int, *rest: Any, **more: Any) -> list[Finding]:
        nonlocal read
        read += end - start
        return read_sentence(text, start, end, *rest, **more)

    for module in (announced, running, unannounced):
        monkeypatch.setattr(module, "read_sentence", counted)
    goals = "".join(f"{county}县地区生产总值增长{rate}%以上。" for rate in range(3, 9) for county in "东西南北中上下左右前后" * 20)
    assert not any(row.headline for row in extract(document(standard(opening=HEAD).replace(PLAN[1], goals))))
    assert 2 * len(goals) < read < (passages._MOST_TRIES + 4) * running.LONGEST_PASSAGE


def test_a_goal_of_one_matter_among_the_tasks_is_no_main_target() -> None:
    plan = "今年经济增长速度的调控目标定为6%，物价上涨幅度控制在3%左右。\n"
    tasks = "保持合理的投资规模，今年全社会固定资产投资调控目标为9000亿元。\n"
    text = plan + tasks
    stretches = [Stretch("plan", 0, len(plan)), Stretch("tasks", len(plan), len(text))]
    told = list(tell(text, stretches, 2031))
    assert [(one.finding.subject.indicator, bool(one.how)) for one in told] == [("gdp", True), ("cpi", True), ("fai", False)]


def test_a_line_cut_inside_a_list_of_targets_goes_on_with_it() -> None:
    text = "今年要努力实现以下目标：城镇新增就业900万人以上，城镇调查失业率6%左右；\n居民消费价格涨幅3.5%左右；\n居民收入增长与经济增长基本同步；\n继续推进改革。\n"
    told = list(tell(text, [Stretch("plan", 0, len(text))], 2031))
    assert [(one.finding.subject.indicator, bool(one.how)) for one in told] == [
        ("jobs_urban_new", True),
        ("unemployment_surveyed", True),
        ("cpi", True),
        ("income", True),
    ]
