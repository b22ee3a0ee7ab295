"""The brief: nothing in it that is not in the findings, every sentence with its passage, all forms readable by others."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from lxml import html
from typer.testing import CliRunner

from mubiao.analysis import CONFERENCES
from mubiao.analysis.sources import frames_of
from mubiao.brief import FORMS, Findings, chinese, english, gather, render, write
from mubiao.cli import app
from mubiao.errors import UnknownPlace
from mubiao.samples import paths

CITY = """{city}2031年政府工作报告
——2031年1月{day}日在{city}第九届人民代表大会第一次会议上
市长 某某
各位代表：
一、2030年工作回顾
地区生产总值增长{past}%，城镇新增就业{jobs}万人。
二、2031年工作安排
主要预期目标是：地区生产总值增长{goal}，社会消费品零售总额增长{retail}，城镇新增就业{jobs}万人以上。
重点做好以下工作：
（一）坚持创新驱动，建设现代化产业体系。新建重点实验室{labs}家，培育高新技术企业{firms}家。推进关键核心技术攻关，促进科技成果转化。
（二）着力扩大内需，激发消费活力。举办促消费活动{shows}场，建设区域消费中心。
（三）推进乡村全面振兴。建设高标准农田{land}万亩，抓好粮食生产和耕地保护。
（四）增进民生福祉。新建中小学校{schools}所，完善养老服务体系和医疗保障。
"""
CITIES = (
    {
        "city": "衡阳市",
        "day": 8,
        "past": 5.2,
        "goal": "6%以上",
        "retail": "7%左右",
        "jobs": 4.5,
        "labs": 3,
        "firms": 120,
        "shows": 210,
        "land": 18,
        "schools": 9,
    },
    {
        "city": "株洲市",
        "day": 9,
        "past": 6.1,
        "goal": "5.5%左右",
        "retail": "6%以上",
        "jobs": 3.6,
        "labs": 5,
        "firms": 150,
        "shows": 180,
        "land": 12,
        "schools": 7,
    },
    {
        "city": "岳阳市",
        "day": 10,
        "past": 5.5,
        "goal": "5.5%-6%",
        "retail": "6.5%",
        "jobs": 4.1,
        "labs": 2,
        "firms": 95,
        "shows": 160,
        "land": 21,
        "schools": 11,
    },
)


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for city in CITIES:
        (folder / f"{city['city']}2031.txt").write_text(CITY.format(**city), encoding="utf-8")
    return frames_of([folder, *paths()])


@pytest.fixture(scope="module")
def findings(frames) -> Findings:
    return gather(frames, ["衡阳市", "株洲市", "岳阳市", "郴州市"], 2031)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_says_who_set_what_and_who_is_missing(findings, language):
    draft = write(findings, language)
    text = " ".join(sentence.text for sentence in draft.sentences())
    if language == "en":
        assert draft.title == "Three cities set growth targets for 2031: from about 5.5 percent to at least 6 percent"
        assert "At least 6 percent: Hengyang." in text and "5.5 to 6 percent: Yueyang." in text
        assert "Three cities report growth in 2030: two aim above it and one below it." in text
        assert "Missing: the report of 2031 of Chenzhou." in text
    else:
        assert draft.title == "3个城市2031年经济增长目标：5.5%左右到6%以上"
        assert "6%以上：衡阳市。" in text and "5.5%至6%：岳阳市。" in text
        assert "缺2031年报告：郴州市。" in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sentence_on_a_report_opens_its_passage(findings, frames, language):
    texts = {Path(path).name: None for path in frames.documents["document"]}
    draft = write(findings, language)
    for part in draft.parts[:-1]:  # the last are the caveats, which are about the database
        for sentence in part.sentences:
            assert sentence.sources, sentence.text
            assert all(Path(source.document).name in texts and source.start < source.end for source in sentence.sources)


def test_the_same_findings_give_the_same_brief(findings):
    for form in FORMS[:2]:
        assert render(write(findings, "en"), form) == render(write(findings, "en"), form)


def test_forms_are_read_by_others(findings):
    draft = write(findings, "zh")
    page = html.fromstring(render(draft, "html"))
    assert page.findtext(".//h1") == draft.title and len(page.findall(".//ol/li")) == len({id(s) for s in draft.sentences() if s.sources})
    assert all(page.get_element_by_id(link.get("href")[1:]) is not None for link in page.findall(".//sup/a"))
    word = docx.Document(io.BytesIO(render(draft, "docx")))
    assert word.paragraphs[0].text == draft.title and any("衡阳市" in paragraph.text for paragraph in word.paragraphs)
    text = render(draft, "md").decode()
    assert sorted(set(re.findall(r"\[\^(\d+)\](?!:)", text))) == sorted(set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)))
    assert "地区生产总值增长6%以上" in text and "“地区生产总值增长6%以上" not in render(draft, "md", quotes=False).decode()


def test_provinces_are_added_up(frames):
    draft = write(gather(frames, [], 2031), "en")
    assert draft.title.endswith("percent") or "No growth" in draft.title


def test_a_place_that_is_none_is_told(frames):
    with pytest.raises(UnknownPlace):
        gather(frames, ["无此地"], 2031)


ARTICLE = """2031-01-12 Cities in central China set growth targets for 2031

Hengyang in Central China's Hunan Province has set its GDP growth target for 2031 at more than 6 percent, according to its government work report.

Zhuzhou in Central China's Hunan Province has set a target for GDP growth of around 5.5 percent for 2031.

Zhuzhou will focus on boosting consumption, while it aims to achieve a growth rate of more than 30 percent in NEV production.
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_only_news_tell_is_said_to_be_so(tmp_path, language):
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    told = gather(frames_of([article, *paths()]), ["衡阳市", "株洲市"], 2031)
    draft = write(told, language)
    text = " ".join(sentence.text for sentence in draft.sentences())
    if language == "en":
        assert "No report of 2031 of the two cities was read." in text
        assert "comes from one news article of 12 January 2031, not from the reports" in text
        assert "As the news tells it, Zhuzhou puts first consumption." in text
        assert "Growth of output of new-energy vehicles: at least 30 percent (Zhuzhou)." in text
    else:
        assert "2个城市的2031年报告，一份也没有读到。" in text and "出自2031年1月12日的1篇新闻报道，而非报告原文" in text
        assert "据报道，株洲市的重点是消费。" in text and "新能源汽车产量增长：株洲市30%以上。" in text
    assert not re.search(r"[\u4e00-\u9fff]", text) or language == "zh"
    for part in draft.parts[:-1]:
        assert all(sentence.sources for sentence in part.sentences)


def test_nothing_to_tell_is_said(frames):
    draft = write(gather(frames, ["郴州市"], 2031), "zh")
    assert draft.title == "2031年经济增长目标：没有读到报告" and draft.parts


def test_the_command_writes_each_form(tmp_path):
    report = tmp_path / "衡阳市2031.txt"
    report.write_text(CITY.format(**CITIES[0]), encoding="utf-8")
    run = CliRunner()
    for form in FORMS:
        made = run.invoke(app, ["brief", str(report), "-y", "2031", "--language", "zh", "-o", str(tmp_path / f"b.{form}")])
        assert made.exit_code == 0, made.output
        assert (tmp_path / f"b.{form}").stat().st_size > 500
    shown = run.invoke(app, ["brief", str(report), "--level", "prefecture", "-q"])
    assert shown.exit_code == 0 and "Hengyang" in shown.output
    for wrong in (["-o", str(tmp_path / "b.pdf")], ["--language", "fr"], ["--level", "county"]):
        assert run.invoke(app, ["brief", str(report), *wrong]).exit_code == 2


def test_figures_in_words():
    row = {"low": 1_200_000.0, "high": None, "unit": "persons", "bound": "at_least"}
    assert english.goal(row) == "at least 1.2 million" and chinese.goal(row) == "120万人以上"
    falling = {"low": None, "high": -3.0, "unit": "%", "bound": "at_least"}
    assert english.goal(falling) == "a fall of at least 3 percent" and chinese.goal(falling) == "下降3%以上"
    assert [english.spelled(many) for many in (3, 12, 20, 27, 140)] == ["Three", "Twelve", "Twenty", "Twenty-seven", "140"]
    assert english.joined(["A", "B", "C"]) == "A, B and C" and chinese.joined(["甲", "乙", "丙"]) == "甲、乙和丙"


def test_a_year_follows_the_tasks_set_in_the_december_before() -> None:
    """The tasks of a conference are filed under the year they are set for: those of 2025 are of December 2024."""
    assert CONFERENCES == {2024: "cewc_2024", 2025: "cewc_2025"}
    assert all(len(names) == 9 for names in english.TASKS.values())


INCOME = """{name}2031年政府工作报告
——2031年1月10日在{name}第六届人民代表大会第四次会议上
市长 某某
各位代表：
一、2030年工作回顾
地区生产总值增长{past}%。
二、2031年工作安排
主要预期目标是：{goal}，居民消费价格涨幅2%左右，居民收入增长与经济增长同步。
重点做好以下工作：
（一）提振消费。举办促消费活动，发展首店经济和夜间经济，扩大服务消费。
各位代表！让我们团结一心，为全面完成今年目标任务而努力奋斗！
"""


def _briefs(folder: Path, areas: dict[str, tuple[str, str]], **asked):
    for name, (past, goal) in areas.items():
        (folder / f"{name}2031.txt").write_text(INCOME.format(name=name, past=past, goal=goal), encoding="utf-8")
    found = gather(frames_of([folder]), list(areas), 2031, **asked)
    return [write(found, language) for language in ("en", "zh")]


def _said(draft) -> str:
    return " ".join([draft.title, *(each.text for each in draft.sentences())])


def test_one_area_alone_is_named_and_compared_with_nobody(tmp_path):
    en, zh = map(_said, _briefs(tmp_path, {"衡阳市": ("5.2", "地区生产总值增长6%以上")}))
    assert "Hengyang sets a growth target for 2031: at least 6 percent" in en and "衡阳市2031年经济增长目标：6%以上" in zh
    assert "Hengyang aims for growth of at least 6 percent in 2031." in en and "highest" not in en and "最高" not in zh
    assert (
        "Hengyang reports growth of 5.2 percent in 2030 and aims above it." in en
        and "衡阳市报告2030年增速为5.2%，2031年目标高于这一增速。" in zh
    )
    assert "The report of 2031 of Hengyang was read." in en and "已读到衡阳市2031年报告。" in zh
    assert "Consumer prices: about 2 percent." in en and "居民消费价格：2%左右。" in zh


def test_two_that_aim_alike_are_both(tmp_path):
    same = ("5", "地区生产总值增长5.5%左右")
    en, zh = map(_said, _briefs(tmp_path, {"衡阳市": same, "株洲市": same}))
    assert "Zhuzhou and Hengyang aim for growth of about 5.5 percent in 2031. Both say “about”." in en
    assert "commonest" not in en and "最常见" not in zh.split("。居民消费价格")[0]


def test_a_goal_without_a_number_is_told_as_what_it_is_set_against(tmp_path):
    areas = {"衡阳市": ("5.2", "地区生产总值增长6%以上"), "株洲市": ("5", "地区生产总值增长5.5%左右")}
    en, zh = map(_said, _briefs(tmp_path, areas, indicator="income"))
    assert "Disposable income targets for 2031: none with a number" in en and "2031年居民人均可支配收入目标：都没有写数字" in zh
    assert (
        "Without a number, in step with GDP: Zhuzhou and Hengyang." in en
        or "Without a number, in step with GDP: Hengyang and Zhuzhou." in en
    )
    assert "未写数字，与经济增长同步：" in zh and "no such target" not in en
    assert "Growth: from about 5.5 percent (Zhuzhou) to at least 6 percent (Hengyang)" in en


def test_another_indicator_is_named_as_it_is(tmp_path):
    areas = {"衡阳市": ("5.2", "地区生产总值增长6%以上"), "株洲市": ("5", "地区生产总值增长5.5%左右")}
    en, zh = map(_said, _briefs(tmp_path, areas, indicator="cpi"))
    assert "Two cities set consumer price targets for 2031: about 2 percent" in en
    assert "aim for a rise in consumer prices of about 2 percent in 2031." in en and "2031年居民消费价格涨幅2%左右" in zh
    assert "Weighted" not in en and "加权" not in zh  # GDP is no weight of prices


def test_no_report_of_last_year_is_not_a_report_without_a_target(tmp_path):
    before = tmp_path / "衡阳市2030.txt"
    before.write_text(
        INCOME.format(name="衡阳市", past="5", goal="粮食产量保持稳定").replace("2031", "2030").replace("2030年工作回顾", "2029年工作回顾"),
        encoding="utf-8",
    )
    en, zh = map(_said, _briefs(tmp_path, {"衡阳市": ("5.2", "地区生产总值增长6%以上")}))
    assert "No such target for 2030 was found in the report of that year." in en and "2030年的报告已读，未见该目标" in zh
