"""Furniture of the page and hard line breaks: what is set aside, and what must never be."""

from __future__ import annotations

from pathlib import Path

import pytest

from mubiao.reading import flow_of, read, read_bytes
from mubiao.reading.flow import flow_of_text
from mubiao.reading.furniture import find_furniture, line_kind
from mubiao.reading.pdf import _PrintedLine, _written
from mubiao.records import Document
from reading_samples import PARAGRAPHS, REPORT

SHARED = Path(__file__).resolve().parents[2] / "shared"


def sentences(text: str) -> list[str]:
    (document,) = read_bytes("a.txt", text.encode())
    assert isinstance(document, Document)
    return [line for line in flow_of(document).text.split("\n") if line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("来源：海州日报", "source-line"),
        ("来源 : 海州人大—海州日报", "source-line"),
        ("信息来源：市政府办公室　发布时间：2024-01-20 09:12　浏览次数：1024", "source-line"),
        ("来源： 访问量：199 发布日期：2017-05-15 10:49:00", "source-line"),
        ("来源：海州日报　作者：某某　时间：2024-01-15 08:00　点击：123次", "source-line"),
        ("时间：2024-01-15 阅读：88", "date-line"),
        ("发布日期：2024年1月20日", "date-line"),
        ("【字体：大 中 小】", "share-buttons"),
        ("字号：[ 大 中 小 ] 打印本页 关闭窗口", "share-buttons"),
        ("扫一扫在手机打开当前页", "share-buttons"),
        ("分享到：微信 微博 QQ空间", "share-buttons"),
        ("责任编辑：李某", "editor"),
        ("责编：李某 校对：王某 审核：赵某", "editor"),
        ("当前位置：首页 > 政务公开 > 政府工作报告", "navigation"),
        ("上一篇：海州市2023年预算执行情况公布", "navigation"),
        ("返回顶部", "navigation"),
        ("第 3 页 共 20 页", "page-number"),
        ("http://www.example.gov.cn/zwgk/art_12_345.html 2/9", "running-head"),
        ("2023/2/14 上午9:05 海州市政府工作报告_海州市人民政府", "running-head"),
        ("3/14/24, 10:02 AM", "running-head"),
        ("苏ICP备05001234号-1", "navigation"),
    ],
)
def test_lines_of_the_page(line: str, kind: str) -> None:
    assert line_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "各位代表：",
        "一、2023年工作回顾",
        "政务服务网开放下载证照320万次，财政收入来源更加多元。",
        "来源于制造业的税收占比提高。",
        "主办单位：省交通运输厅，各州、市人民政府",
        "大中小企业融通发展。",
        "分享发展成果",
        "打印",
        "第三产业",
        "2024年1月20日",
        "（2024年1月20日）",
        "名词解释",
        "编辑：加快建设全国一流的出版基地。力争营业收入增长8%以上。",
        "作者",
        "5%",
        "更多群众得到实惠",
        "收藏保护文物1200件",
        "时间",
        "阅读",
        "访问",
    ],
)
def test_lines_of_the_report(line: str) -> None:
    assert line_kind(line) is None
    assert not find_furniture(f"{PARAGRAPHS[3]}\n{line}\n{PARAGRAPHS[5]}")


def test_a_report_has_no_furniture() -> None:
    assert find_furniture(REPORT) == ()


def test_the_list_of_other_articles_goes_and_a_closing_sentence_stays() -> None:
    text = f"{REPORT}\n相关报道\n海州市两会胜利闭幕\n一图读懂政府工作报告\n"
    assert sentences(text) == PARAGRAPHS
    kept = f"{REPORT}\n相关链接\n名词解释\n1.“双百工程”：指实施百个项目、引进百家企业的专项行动。"
    assert sentences(kept)[-3:] == ["相关链接", "名词解释", "1.“双百工程”：指实施百个项目、引进百家企业的专项行动。"]


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("完成投资450亿元以上（下转第2版），建成高速公路两条。", "完成投资450亿元以上，建成高速公路两条。"),
        (
            "完成投资450亿元（下转A2版）\n（上接A1版）以上，建成高速公路两条，力争新开工。",
            "完成投资450亿元以上，建成高速公路两条，力争新开工。",
        ),
        ("团结奋斗！（责任编辑：李某）", "团结奋斗！"),
        ("团结奋斗！　　责任编辑：李某", "团结奋斗！"),
        ("实施“双百工程”［1］和“千企行动”[12]，企业③达到500家。", "实施“双百工程”和“千企行动”，企业达到500家。"),
        ("新增绿地30km²，森林蓄积量增加20万立方米。", "新增绿地30km²，森林蓄积量增加20万立方米。"),
        ("印发政发〔24〕3号文件。", "印发政发〔24〕3号文件。"),
        ("目标是：①增长6%；②增收5%。", "目标是：①增长6%；②增收5%。"),
    ],
)
def test_marks_inside_sentences(printed: str, read_as: str) -> None:
    lead = "今年经济社会发展的各项任务十分繁重，我们将围绕目标狠抓落实，"
    assert sentences(lead + printed) == [lead + read_as]


def printed_page(paragraphs: list[str], width: int, between: str, pages: bool, indent: str = "") -> str:
    """The paragraphs as a pdf's text has them: cut at the margin, ``width`` columns wide, with page numbers in between."""
    lines: list[str] = []
    for text in paragraphs:
        line, columns = indent, len(indent) * 2
        for character in text:
            wide = len(character.encode("gb18030"))
            if columns + wide > width:
                lines.append(line)
                line, columns = "", 0
            line, columns = line + character, columns + wide
        lines.append(line)
    if pages:
        for number, at in enumerate(range(7, len(lines) + len(lines) // 7, 8), 1):
            lines.insert(at, f"— {number} —")
    return between.join(lines)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("pages", [False, True])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", [48, 54, 56, 60, 66, 76])
def test_printed_lines_become_sentences_and_headings_stay_alone(between: str, pages: bool, indent: str, width: int) -> None:
    paragraphs = PARAGRAPHS * 2
    assert sentences(printed_page(paragraphs, width, between, pages, indent)) == paragraphs


def test_bare_page_numbers_count_up_and_a_table_does_not() -> None:
    paragraphs = [f"{text}\n{number}" for number, text in enumerate(PARAGRAPHS, 1)]
    assert [item.kind for item in find_furniture("\n".join(paragraphs))] == ["page-number"] * len(PARAGRAPHS)
    assert find_furniture("产量\n15767\n18\n产值\n17\n") == ()


def test_english_lines_run_on_with_a_blank() -> None:
    lines = [
        "The city set its growth target at around 5 percent for the year",
        "2025, the same as last year, while promising to create more than",
        "40,000 urban jobs and to keep the surveyed unemployment rate low",
        "at about 5.5 percent, according to a report delivered on Monday.",
        "",
        "Investment in fixed assets is to rise by 4 percent, while retail",
        "sales of consumer goods grow by 5 percent or more, lawmakers who",
        "met in the city hall were told. The budget revenue should expand",
        "by 3 percent.",
        "",
        "A separate document showed that the output of grain should again",
        "stay above 30 million metric tons.",
    ]
    first, second, third = sentences("\n".join(lines))
    assert first.endswith(
        "to create more than 40,000 urban jobs and to keep the surveyed unemployment rate low at about 5.5 percent, according to a report delivered on Monday."
    )
    assert second.endswith("should expand by 3 percent.") and third.startswith("A separate") and "again stay above" in third


def test_a_paragraph_broken_inside_a_sentence_runs_on() -> None:
    broken = REPORT.replace("一般公共预算收入", "一般公共预算\n收入")
    assert sentences(broken) == PARAGRAPHS
    apart = PARAGRAPHS[3].rstrip("。")  # its stop was forgotten; an empty line or an indent shows where the next paragraph begins
    assert sentences(f"{apart}\n\n{PARAGRAPHS[5]}") == [apart, PARAGRAPHS[5]]
    assert sentences(f"{apart}\n　　{PARAGRAPHS[5]}") == [apart, PARAGRAPHS[5]]


def test_a_page_number_left_in_a_sentence() -> None:
    for number in (" - 3 - ", " — 12 — ", "　－3－　", " -- 3 -- "):
        assert sentences(REPORT.replace("规模以上工业", f"规模以上{number}工业")) == PARAGRAPHS
    for kept in ("增长 5 - 6 个百分点。", "比分为 3 - 2 的结果", "二〇二三 - 二〇二五 年"):
        assert kept.replace(" ", "") in "".join(sentences(f"{PARAGRAPHS[3]}{kept}"))


def test_paragraphs_are_left_as_they_are_but_for_a_comma_at_the_end() -> None:
    cut = "支持社会组织依法参与基层治理和公共服务供给，\n发展志愿服务和慈善事业，增长6%左右。"
    assert sentences(f"{REPORT}\n{cut}") == [*PARAGRAPHS, cut.replace("\n", "")]
    assert sentences("主要任务是推动全市经济社会发展全面绿色转型取得新成效\n（一）抓投资。完成投资450亿元。")[0].endswith("新成效")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
def test_reports_keep_every_sentence() -> None:
    """In all corpora furniture that is no layout is a source line, an editor or a note's mark: nothing a report says."""
    for path in sorted((SHARED / "corpora").rglob("*")):
        if path.suffix not in {".txt", ".docx"}:
            continue
        for document in read(path):
            assert isinstance(document, Document)
            for item in document.furniture:
                words = document.text[item.start : item.end]
                assert item.kind in {"hard-break", "page-number", "footnote-mark", "source-line"}, (path, words)
                assert len(words) <= 40


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2023年，全市地区生产总值增长7.1%，规模以", "上工业增加值增长7.5%，固定资产投资增长5.6%。"),
        ("规模以上工业增加值增长7.5%，固定资产", "投资增长5.6%。"),
        ("2023年，规模以上工业增加值增长", "7.5%，固定资产投资增长5.6%。"),
        ("2023年，全市地区生产总值", "增长7.1%，固定资产投资增长5.6%。"),
        ("2023年，全市地区生产总值增长7.", "1%，固定资产投资增长5.6%。"),
    ],
)
def test_a_single_break_inside_a_sentence_about_figures(above: str, below: str) -> None:
    text = f"一、2023年工作回顾\n{above}\n{below}\n二、2024年工作安排\n今年要干在实处。"
    assert above + below in flow_of_text(text, find_furniture(text)).text.split("\n")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("规模以上工业增加值增长8%以上", "固定资产投资增长5%。"),
        ("地区生产总值增长7%，总量突破千亿元", "固定资产投资增长5%。"),
        ("2023年工作回顾", "2023年，全市地区生产总值增长7.1%。"),
        ("强信心，稳预期", "过去的一年，全市地区生产总值增长7.1%。"),
        ("指标\t2023年完成", "地区生产总值\t增长7.1%"),
    ],
)
def test_items_of_a_list_and_headings_stand_alone(above: str, below: str) -> None:
    text = f"一、总体情况\n{above}\n{below}\n二、工作安排\n今年要干在实处。"
    lines = flow_of_text(text, find_furniture(text)).text.split("\n")
    assert "".join(above.split()) in ["".join(line.split()) for line in lines]


def test_one_paragraph_set_to_a_margin_of_its_own() -> None:
    whole = (
        "主要预期目标是：地区生产总值增长百分之六，规模以上工业增加值增长百分之七，固定资产投资增长百分之五，社会消费品零售总额增长百分之四，"
        "居民收入增长与经济增长同步，城镇新增就业两万人以上，粮食产量保持稳定。"
    )
    lines = [whole[at : at + 26] for at in range(0, len(whole), 26)]
    text = "\n".join(("一、2023年工作回顾", "过去的一年，我们迎难而上。", "二、2024年工作安排", *lines, "三、重点工作", "抓好春耕备耕。"))
    assert whole in flow_of_text(text, find_furniture(text)).text.split("\n")


def test_lines_cut_after_so_many_characters_with_digits_among_them() -> None:
    sentence = "2023年，全市地区生产总值增长7.1%，规模以上工业增加值增长7.5%，固定资产投资增长8.2%，社会消费品零售总额增长6.4%。"
    words = "我们坚持把发展作为第一要务，把民生放在心中最高位置，推动各项事业不断迈上新的台阶，群众的日子一天比一天更有奔头。"
    paragraphs = [words, sentence, words, words, sentence, words]
    text = "\n".join(paragraph[at : at + 24] for paragraph in paragraphs for at in range(0, len(paragraph), 24))
    assert sum(sentence in line for line in flow_of_text(text, find_furniture(text)).text.split("\n")) == 2


def test_the_table_of_particulars_above_a_document() -> None:
    text = "索引号\t014/2023-12\t发布机构\t市政府办公室\n公开日期\t2023-02-11\t浏览次数\t3862\n主题分类：综合政务 文号：无 有效性：有效\n政府工作报告"
    assert flow_of_text(text, find_furniture(text)).text.strip() == "政府工作报告"


def test_a_printed_line_may_end_short_of_a_number_that_is_not_parted() -> None:
    def line(text: str, right: float, top: float) -> _PrintedLine:
        return _PrintedLine(text, 90.0, right, top, 0, 16.0)

    rows = [
        ("全市收入分别达到四万元和二万元，稳步提", 410.0),
        ("高，增长4.9%和", 360.0),
        ("12345.6%，居全省前列，比上年前移一位，", 410.0),
        ("好于预期。", 170.0),
    ]
    written = _written([line(text, right, 0.8 - number / 20) for number, (text, right) in enumerate(rows)], 1)
    assert list(written.full_lines.values()) == [True, True, True, False]


def test_a_numbered_heading_is_not_joined_to_what_is_done_below_it() -> None:
    lines = ["一、2030年工作回顾", "完成固定资产投资320亿元，增长8%。", "二、2031年工作安排", "地区生产总值", "增长6%，力争更好。"]
    assert sentences("\n".join(lines)) == [*lines[:3], "地区生产总值增长6%，力争更好。"]
