"""Sections of work reports: headings with and without numbers, lost headings, tasks that begin in mid-paragraph, unheaded closes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.outline import explain, has_target_passage, outline, report_year
from mubiao.outline.lines import lines_of, ordinal_of
from mubiao.outline.words import KINDS, words
from mubiao.reading import read
from mubiao.reading.flow import flow_of
from report_texts import CLOSE, PLAN, REVIEW, SELF, TASKS, greeting, standard, with_flow

SHARED = Path(__file__).resolve().parents[2] / "shared"


def starts(text: str, language: str = "zh", length: int = 12) -> list[tuple[str, str]]:
    """(kind, first characters) of every section."""
    made, flow = with_flow(text, language=language)  # type: ignore[arg-type]
    return [(section.kind, text[section.start : section.start + length]) for section in outline(made, flow)]


def test_a_report_in_three_parts():
    assert starts(standard()) == [
        ("other", "各位代表：\n现在，我代表"),
        ("review", "一、2023年工作回顾\n"),
        ("plan", "二、2024年工作安排\n"),
        ("tasks", "重点做好以下工作：\n（一"),
        ("self_governance", "三、全面加强政府自身建设"),
    ]


def test_titles_are_the_headings_as_printed():
    made, flow = with_flow(standard())
    titles = {section.kind: section.title for section in outline(made, flow)}
    assert titles["review"] == "一、2023年工作回顾"
    assert titles["self_governance"] == "三、全面加强政府自身建设"
    assert titles["tasks"] == titles["other"] == ""


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("今年要重点抓好七个方面工作：", "今年要重点抓好七个方面工作"),
        ("围绕上述目标，我们将着力做好以下八件大事：", "围绕上述目标，我们将着力"),
        ("目标越高越要实干。实现这些目标，必须横下一条心、铆足一股劲，集中力量抓好九个方面工作：", "集中力量抓好九个方面工作"),
        ("我们将以等不起的紧迫感、慢不得的危机感，坚定信心、埋头苦干，突出抓好以下十项重点工作。", "突出抓好以下十项重点工作"),
        ("按照市委部署，全力办好10件实事：", "按照市委部署，全力办好"),
    ],
)
def test_tasks_begin_at_the_clause_that_says_so(sentence: str, start: str):
    tasks = [first for kind, first in starts(standard(lead_in=sentence), length=len(start)) if kind == "tasks"]
    assert tasks == [start]


def test_a_list_within_the_plan_opens_no_tasks():
    text = standard(lead_in="做好今年工作，要突出抓好三个方面。一是稳预期，二是强信心，三是重实干。\n重点做好以下9项工作：")
    assert ("tasks", "重点做好以下9项工作：\n") in starts(text)


def test_without_a_sentence_the_tasks_begin_at_the_first_item_after_the_targets():
    assert ("tasks", TASKS[0][:12]) in starts(standard(lead_in="时间不等人，机遇不等人。"))


def test_the_first_item_behind_the_targets_opens_the_tasks_of_a_report_with_few_of_them():
    short = "\n".join((*greeting(), "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, *TASKS[:2]))
    assert ("tasks", TASKS[0][:12]) in starts(short)
    ahead = short.replace("二、2024年工作安排", "二、2024年总体要求") + "\n三、2024年重点工作\n（一）修好老街。"
    assert ("tasks", "三、2024年重点工作\n") in starts(ahead)
    assert ("tasks", TASKS[0][:12]) not in starts(ahead)


def test_items_that_set_targets_open_no_tasks():
    listed = PLAN[1].replace("主要预期目标是：", "主要预期目标是：\n（一）")
    assert not any(kind == "tasks" and start.startswith("（一）地区") for kind, start in starts(standard().replace(PLAN[1], listed)))


def test_tasks_under_a_heading_of_their_own_and_self_governance_as_their_last_item():
    text = "\n".join(
        (
            *greeting(),
            "一、2023年工作回顾",
            *REVIEW,
            "二、2024年总体要求和主要目标",
            *PLAN,
            "三、2024年重点工作",
            "抓好以下工作：",
            *TASKS,
            "（五）在提升政府效能上见行动",
            *SELF,
            CLOSE,
        )
    )
    assert [kind for kind, _ in starts(text)] == ["other", "review", "plan", "tasks", "self_governance"]
    assert ("tasks", "三、2024年重点工作\n") in starts(text)
    assert ("self_governance", "（五）在提升政府效能上见") in starts(text)


def test_an_unheaded_close_on_self_governance():
    close = "各位代表！新形势新任务对政府工作提出了新的更高要求。我们一定加强自身建设，建设人民满意的政府。" + "".join(SELF)
    text = "\n".join((*greeting(), "一、2023年工作回顾", *REVIEW, "二、2024年工作安排", *PLAN, "重点抓好以下工作：", *TASKS, close, CLOSE))
    assert starts(text)[-1] == ("self_governance", "各位代表！新形势新任务对")


def test_headings_without_numbers_keep_numbered_tasks_together():
    tasks = [line.replace("（一）", "一、").replace("（二）", "二、").replace("（三）", "三、").replace("（四）", "四、") for line in TASKS]
    text = "\n".join(
        (
            *greeting(),
            "2023年工作回顾",
            *REVIEW,
            "2024年工作安排建议",
            *PLAN,
            "重点抓好以下工作：",
            *tasks,
            "加强政府自身建设",
            *SELF,
            CLOSE,
        )
    )
    assert [kind for kind, _ in starts(text)] == ["other", "review", "plan", "tasks", "self_governance"]


def test_all_headings_lost():
    text = "\n".join(
        (
            "".join(greeting()) + "2023年是我市爬坡过坎的一年。" + REVIEW[0],
            *REVIEW[1:],
            "2024年是大干项目的关键一年，做好今年工作意义重大。" + PLAN[0],
            PLAN[1],
            "实现上述目标，我们将重点做好八个方面工作。",
            *TASKS,
            "立足新起点，我们必须加强政府自身建设，全面提升政府治理能力和水平。",
            *SELF,
            CLOSE,
        )
    )
    assert starts(text) == [
        ("other", "各位代表：现在，我代表市"),
        ("review", "2023年是我市爬坡过坎"),
        ("plan", "2024年是大干项目的关"),
        ("tasks", "实现上述目标，我们将重点"),
        ("self_governance", "立足新起点，我们必须加强"),
    ]


def test_a_text_that_begins_in_the_review():
    text = standard()
    assert starts(text[text.index(REVIEW[0]) :])[0] == ("review", REVIEW[0][:12])


def test_the_whole_report_in_one_line():
    body = standard().replace("\n", " ")
    filler = "各乡镇街道因地制宜、各展所长，田成方、路成网、渠相连、旱能灌、涝能排。" * 40
    text = body.replace("（四）用心用情", filler + "（四）用心用情")
    kinds = [kind for kind, _ in starts(text)]
    assert kinds == ["other", "review", "plan", "tasks", "self_governance"]
    assert ("self_governance", "三、全面加强政府自身建设") in starts(text)


def test_a_five_year_report_has_an_outlook():
    text = "\n".join(
        (
            *greeting(),
            "一、过去五年工作回顾",
            "五年来，全市经济总量跨过三个百亿台阶，年均增长6.2%。",
            *REVIEW[1:],
            "二、今后五年的奋斗目标和总体思路",
            "今后五年是爬坡过坎的五年。主要目标是：地区生产总值年均增长6%左右，到2026年突破千亿元。",
            "三、2022年重点工作",
            *PLAN,
            "重点做好以下工作：",
            *TASKS,
            "四、建设人民满意的服务型政府",
            *SELF,
            CLOSE,
        )
    )
    assert [kind for kind, _ in starts(text)] == ["other", "review", "outlook", "plan", "tasks", "self_governance"]


def test_parts_named_as_parts():
    text = standard().replace("一、2023", "第一部分 2023").replace("二、2024", "第二部分 2024").replace("三、全面", "第三部分 全面")
    assert [kind for kind, _ in starts(text)] == ["other", "review", "plan", "tasks", "self_governance"]


def test_a_table_of_contents_opens_nothing():
    contents = ("政府工作报告", "目录", "一、2023年工作回顾", "二、2024年工作安排", "三、全面加强政府自身建设")
    found = starts(standard(opening=contents))
    assert [kind for kind, _ in found] == ["other", "review", "plan", "tasks", "self_governance"]
    assert found[0][1].startswith("政府工作报告")


def test_appendices():
    text = (
        standard()
        + "\n名词解释\n1.四个一批：开工一批、投产一批、达产一批、谋划一批。\n附件2\n2024年十件民生实事\n1.新建公厕四十座。\n年度目标：新增就业岗位一千个，增长3%。"
    )
    assert starts(text, length=4)[-3:] == [("appendix", "名词解释"), ("appendix", "附件2\n"), ("appendix", "2024")]


def test_a_heading_broken_over_two_lines():
    text = standard().replace("三、全面加强政府自身建设", "三、全面提升政府\n治理效能和服务水平")
    assert starts(text)[-1] == ("self_governance", "三、全面提升政府\n治理效")


def test_review_subheadings_on_self_governance_stay_in_the_review():
    review = starts(standard())[1]
    assert review[0] == "review"
    assert [kind for kind, _ in starts(standard())].count("self_governance") == 1


def test_targets_always_stand_in_the_plan():
    made, flow = with_flow(standard())
    at = made.text.index("主要预期目标")
    assert [section.kind for section in outline(made, flow) if section.start <= at < section.end] == ["plan"]
    assert has_target_passage(flow, outline(made, flow))
    bare = standard().replace(PLAN[1], "今年不设具体指标。")
    made, flow = with_flow(bare)
    assert not has_target_passage(flow, outline(made, flow))


def test_a_national_report_closes_on_nation_and_army():
    text = standard("国务院").replace(
        CLOSE,
        "各位代表！\n我国是统一的多民族国家。要坚持和完善民族区域自治制度。\n我们要全面准确贯彻“一国两制”方针，支持港澳融入国家发展大局。\n"
        + CLOSE,
    )
    assert starts(text)[-1] == ("other", "我国是统一的多民族国家。")


def test_an_english_report():
    text = "\n".join(
        (
            "REPORT ON THE WORK OF THE GOVERNMENT",
            "Delivered at the Third Session of the Twentieth People's Congress on March 5, 2032",
            "Fellow Deputies,",
            "On behalf of the government, I now present this report for your deliberation and comments.",
            "I. Review of Work in 2031",
            "The harvest was good and prices stayed calm.",
            "1. We kept the economy steady.",
            "II. Requirements and Orientation of Policy for 2032",
            "The main targets for development this year are as follows: GDP growth of around 4 percent.",
            "III. Major Tasks for 2032",
            "1. Keeping the economy within an appropriate range",
            "We will plant more trees.",
            "Fellow Deputies,",
            "In the face of new tasks, governments at all levels must improve government performance and fight bureaucratism.",
            "Fellow Deputies,",
            "Ours is a multiethnic country. We will uphold regional ethnic autonomy.",
        )
    )
    assert [kind for kind, _ in starts(text, "en")] == ["other", "review", "plan", "tasks", "self_governance", "other"]


def test_a_communique_is_no_report():
    text = "某县2022年国民经济和社会发展统计公报\n一、综合\n初步核算，全年实现地区生产总值90.1亿元，比上年增长4.4%。\n二、农业\n全年粮食产量31万吨。\n三、工业和建筑业\n规模以上工业增加值增长6%。"
    assert [kind for kind, _ in starts(text)] == ["other"]


def test_explain_gives_the_reasons():
    made, flow = with_flow(standard())
    reasons = [reason for mark in explain(made, flow) for reason in mark["reasons"]]  # type: ignore[attr-defined]
    assert any("opens the tasks" in reason for reason in reasons)
    assert any("passage of targets" in reason for reason in reasons)


def test_empty_text_has_no_sections():
    made, flow = with_flow("")
    assert outline(made, flow) == ()


@given(
    st.text(
        alphabet=st.sampled_from("一二三四、（）。：！\n 年2024工作回顾安排重点做好以下目标是增长%各位代表政府自身建设名词解释附件abI."),
        max_size=400,
    )
)
@settings(max_examples=300, deadline=None)
def test_sections_cover_any_text_without_gap_or_overlap(text: str):
    for language in ("zh", "en"):
        made, flow = with_flow(text, language=language)  # type: ignore[arg-type]
        sections = outline(made, flow)
        assert "".join(text[section.start : section.end] for section in sections) == text
        assert all(section.start < section.end for section in sections)


@pytest.mark.parametrize(
    "piece", ["重点做好以下工作，", "一、", "（一）2024年目标是增长", "工作安排" * 20 + "。", "2024年\n", "各位代表！"]
)
def test_time_is_linear_in_the_length_of_one_line(piece: str):
    def seconds(length: int) -> float:
        made, flow = with_flow(piece * (length // len(piece)))
        start = time.process_time()
        outline(made, flow)
        return time.process_time() - start

    seconds(20_000)
    small, large = seconds(100_000), seconds(800_000)
    assert large < 8 * small * 3 + 0.5


@pytest.mark.parametrize(
    ("printed", "value"),
    [("一", 1), ("九", 9), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("7", 7), ("IV", 4), ("IX", 9), ("XII", 12)],
)
def test_ordinals(printed: str, value: int):
    assert ordinal_of(printed) == value


def test_lines_know_their_numbers_and_greetings():
    lines = lines_of("各位代表！\n一、总体要求\n（二）扩大内需\n3.修路\n第四，造林\n五是治水\n各位代表！新的一年，我们再出发。", "zh")
    assert [(line.level, line.ordinal) for line in lines] == [(1, 1), (2, 2), (3, 3), (4, 4), (4, 5), (0, 0)]
    assert lines[0].saluted
    assert lines[-1].saluted


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("一、2023年工作回顾\n二、2024年工作安排", 2024),
        ("——2023年12月28日在某县第十八届人民代表大会第三次会议上\n一、2023年工作回顾\n二、2024年重点工作", 2024),
        ("一、一九八九年的回顾\n二、一九九○年的主要任务", 1990),
        ("刚刚过去的2020年，我们战胜了洪水。2021年是“十四五”开局之年。", 2021),
        ("2024年政府工作报告\n到2035年基本实现现代化。", 2024),
        ("没有年份的文字", None),
    ],
)
def test_the_year_a_report_plans(text: str, year: int | None):
    assert report_year(text) == year


def test_every_word_names_known_sections():
    for language in ("zh", "en"):
        for use in ("heading", "passage"):
            table = words(language, use)
            assert len(table.words) == len(table.scores) == len(set(table.words))
            assert all(0 <= kind < len(KINDS) for row in table.scores for kind in row)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
@pytest.mark.parametrize(
    ("folder", "share"), [("cities-2024", 0.98), ("provinces-2025", 0.97), ("national", 0.96), ("national-bilingual", 0.96)]
)
def test_sections_of_the_corpora(folder: str, share: float):
    wanted = found = 0
    for path in sorted((SHARED / "gold" / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        sections = [section for section in gold.get("sections", []) if section["kind"] not in ("other", "appendix")]
        stem, _, side = path.stem.rpartition(".") if folder == "national-bilingual" else (path.stem, "", "")
        files = list((SHARED / "corpora" / folder).glob(f"{stem}.*"))
        read_all = [item for file in files for item in read(str(file)) if not isinstance(item, Exception) and item.name.endswith(side)]
        mine = {
            (section.kind, "".join(item.text[section.start : section.start + 24].split())[:8])
            for item in read_all
            for section in outline(item, flow_of(item))
        }
        wanted += len(sections)
        found += sum((section["kind"], "".join(section["start"].split())[:8]) in mine for section in sections)
    assert found / wanted >= share
