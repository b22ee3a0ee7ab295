"""Every number of a text is listed once, with the record that took it or the reason why none did."""

from __future__ import annotations

import csv
import json
import re
import time
from bisect import bisect_right
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from mubiao import batch
from mubiao.audit import REASONS, Audit, audit, reason
from mubiao.audit.page import page
from mubiao.cli import app
from mubiao.language.zh import context
from mubiao.reading import documents as files_in
from mubiao.records import Document, Furniture

REPORT = """2031年样例县人民政府工作报告（虚构样例）

——2031年1月8日在样例县第十八届人民代表大会第六次会议上

各位代表：

现在，我代表县人民政府向大会报告工作，请予审议。

一、2030年工作回顾

过去一年，全县地区生产总值增长6.1%，高于全省0.4个百分点。城镇化率由60.2%提高到61.5%，规上工业总产值达到450亿元、居全省第8位。

二、2031年工作安排

今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%以上，城镇新增就业5000人以上。

重点抓好以下工作：

（一）做强特色产业。新建标准化厂房12万平方米。深入实施“四个一批”工程，推进2000万元以上的工业项目建设，落实《样例县工业30条》。

（二）办好民生实事。按照样政发〔2030〕12号文件，开展安全生产三年行动，办好12345热线，扩大5G网络覆盖。

三、加强政府自身建设

坚持依法行政，提高服务效能。
"""
DIGITS = re.compile("[0-9０-９]+")


def document(text: str, furniture: tuple[Furniture, ...] = (), language: str = "zh") -> Document:
    return Document("sample.txt", "0" * 64, "text/plain", "utf-8", language, text, furniture=furniture)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def report() -> Audit:
    return audit(document(REPORT))


def verdict(audited: Audit, printed: str, nth: int = 0) -> str:
    row = [row for row in audited.rows if row.printed == printed][nth]
    return row.kind or f"{row.reason}/{row.detail}"


def test_numbers_of_records_name_their_record(report: Audit) -> None:
    statements = {statement.id: statement for statement in report.statements}
    assert verdict(report, "6.1%") == "outcome"
    assert verdict(report, "6%") == "target"
    assert verdict(report, "12万平方米") == "commitment"
    row = next(row for row in report.rows if row.printed == "6%")
    [record] = row.records
    assert statements[record].indicator == "gdp"
    assert statements[record].low == 6


def test_the_margin_of_a_comparison_is_in_its_record(report: Audit) -> None:
    row = next(row for row in report.rows if row.printed == "0.4个百分点")
    assert (row.kind, row.detail) == ("outcome", "margin")


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("2031年", "date/date"),
        ("2031年1月8日", "date/date"),
        ("第十八", "ordinal/ordinal"),
        ("第8", "ordinal/ordinal"),
        ("一、", "heading/heading"),
        ("（一）", "heading/heading"),
        ("60.2%", "part/base"),
        ("四", "quotation/quotation"),
        ("30", "quotation/title"),
        ("2000万元", "name/size"),
        ("〔2030〕12号", "document_number/document_number"),
        ("三年", "date/duration"),
        ("12345", "name/name"),
        ("5", "name/name"),
    ],
)
def test_the_reason_of_each_kind(report: Audit, printed: str, why: str) -> None:
    assert verdict(report, printed) == why


def test_nothing_is_left_in_a_plain_report(report: Audit) -> None:
    assert [row.printed for row in report.rows if not row.understood] == []
    summary = report.summary()
    assert summary["numbers"] == len(report.rows)
    assert summary["numbers"] == summary["taken"] + sum(summary["by_reason"].values()) + summary["not_understood"]


def test_a_quantity_that_no_record_took_is_not_understood() -> None:
    [row] = audit(document("这里说到5.5%就没有下文")).rows
    assert (row.reason, row.detail) == ("not_understood", "quantity")


@pytest.mark.parametrize(
    ("text", "printed", "why"),
    [
        ("治沙、造林分别完成年度任务的112%、108%。", "108%", "part/completion"),
        ("粮食面积、产量分别超省定任务0.6万亩、0.2万吨。", "0.2万吨", "part/completion"),
        ("接待游客、旅游收入分别是上年的2.4倍、3.1倍。", "3.1倍", "part/multiple"),
        ("实现5%的目标还要付出努力。", "5%", "name/aim"),
        ("全长66公里的环线贯通。", "66公里", "name/size"),
        ("首台3000吨级起重机下线。", "3000吨", "name/size"),
        ("推动甲公司12万吨高纯晶硅、乙公司22吉瓦切片项目满产。", "12万吨", "name/size"),
        ("12英寸晶圆产能提升。", "12", "name/size"),
        ("实施323攻坚行动。", "323", "name/name"),
        ("与甲、乙、360、丙等企业签约。", "360", "name/name"),
        ("入学人数由2019年的3200人增加到很高，即4100人。", "3200人", "part/compared"),
        ("增幅低于2029年增长8.8%的水平。", "8.8%", "part/compared"),
        ("支出比预算数920亿元少支3亿元。", "920亿元", "part/compared"),
        ("支出比预算数920亿元少支3亿元。", "3亿元", "part/completion"),
        ("在40种主要产品中，多数合格。", "40种", "part/whole"),
        ("那里占全县20亿亩耕地的三成，占全县9万亩耕地的百分之三。", "9万亩", "part/whole"),
        ("损失有三成，即8万吨。", "8万吨", "part/restated"),
        ("重点抓好以下十二个方面：", "十二个", "passing/points"),
        ("如果每户少用3吨水，情况就不同了。", "3吨", "passing/supposed"),
        ("例如东山机械厂积压资金30万元之多。", "30万元", "passing/example"),
        ("企业所得税减按12%征收。", "12%", "passing/rule"),
        ("按投入给予最高300万元补助。", "300万元", "passing/rule"),
        ("我国有十四亿人口，市场很大。", "十四亿人口", "passing/passing"),
        ("全面落实稳增长26条措施。", "26条", "name/name"),
        ("守牢120万亩耕地红线。", "120万亩", "name/aim"),
        ("有4.5%左右的增速就能够稳住就业。", "4.5%", "name/aim"),
        ("实施新一轮千亿斤粮食产能提升行动。", "千亿斤", "name/name"),
        ("再上一个万亿元台阶。", "万亿元", "name/class"),
        ("1000人以上集中安置点便利店全覆盖。", "1000人", "name/class"),
        ("制成1万千瓦的水轮发电机。", "1万千瓦", "name/size"),
        ("排名较上年前移4位。", "4位", "ordinal/rank"),
        ("口岸实行144小时过境免签政策。", "144小时", "date/duration"),
        ("从前两年的停滞转为回升。", "两年", "date/duration"),
        ("产量比五年计划原定的5，000吨超过320吨。", "320吨", "part/completion"),
        ("在全省94个开发区综合考核中居第6位。", "94个", "part/whole"),
        ("成为全国9个试点城市之一。", "9个", "part/whole"),
        ("在总量超过60万亿元的高基数上取得。", "60万亿元", "part/compared"),
        ("每增长1个百分点的增量更大。", "1个百分点", "part/denominator"),
        ("按投资给予最高12%、单户不超过80万元补助。", "12%", "passing/rule"),
        ("年收入1万元以下家庭动态清零。", "1万元", "name/class"),
        ("9个过百亿、20个过50亿项目签约。", "50亿", "name/class"),
        ("构建500千伏双环网架。", "500千伏", "name/size"),
        ("儿童年满6周岁入学。", "6周岁", "name/age"),
        ("甲部有57个项目，地方有14个项目，共计71个。", "71个", "part/sum"),
        ("十年间产值平均每年增加40亿元。", "40亿元", "part/yearly"),
        ("全县平均每天新增1.2万户。", "1.2万户", "part/yearly"),
        ("更新改造投资不少，比“六五”期间增加百分之八十。", "百分之八十", "withheld/since"),
        ("粮食很多，比五年前增加3万吨。", "3万吨", "withheld/since"),
        ("甲乙比第五个五年计划期间增加22亿元。", "22亿元", "withheld/since"),
        ("两类项目完成率达146%、141%。", "141%", "part/completion"),
        ("接待人次、收入分别恢复到2019年的108%、114%。", "114%", "part/multiple"),
        ("综合赛评较上年同期前进11位、7位和5位。", "5位", "ordinal/rank"),
        ("增速比前三季度和上半年分别提升0.4、0.5个百分点。", "0.5个百分点", "withheld/since"),
        ("三产比例调整为3.4∶52.1∶44.5。", "3.4∶52.1∶44.5", "withheld/ratio"),
        ("巩固成果，464户1408人风险可控。", "1408人", "part/also"),
        ("农村公路不少，有36个、1632公里。", "1632公里", "part/also"),
        ("这个比重，1978年为17.4%，1979年达到27%。", "27%", "withheld/referred"),
        ("其他为四亿六千万元，占百分之一点一。", "四亿六千万元", "withheld/referred"),
        ("取得了几十亿元的收入。", "几十亿元", "withheld/indefinite"),
        ("英国的煤产量到1958年只有2亿吨左右。", "2亿吨", "elsewhere/abroad"),
        ("规上工业企业三年翻番，势头很好。", "翻番", "withheld/since"),
        ("平均每年有赤字30亿元左右。", "30亿元", "part/yearly"),
        ("同解放前比较，学校多了，小学生增加了五倍以上。", "五倍", "withheld/since"),
        ("主要指标不错，5项位列全省前两位。", "5项", "ordinal/ranked"),
        ("东江水电站在改建完成后，可以达到50万千瓦。", "50万千瓦", "passing/example"),
        ("各类单位的投资限额为300万元。", "300万元", "passing/rule"),
    ],
)
def test_reasons_that_stand_beside_the_number(text: str, printed: str, why: str) -> None:
    assert verdict(audit(document(text)), printed) == why


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("如果没有大灾，甲产量5万吨。", "5万吨"),
        ("12人入选国家级人才。", "12人"),
        ("对41万平方公里海域普查。", "41万平方公里"),
    ],
)
def test_no_amount_of_the_area_is_only_mentioned(text: str, printed: str) -> None:
    [row] = [row for row in audit(document(text)).rows if row.printed == printed]
    assert row.kind is not None or row.reason == "not_understood"


def test_the_numbers_of_a_glossary_are_listed_as_such() -> None:
    text = REPORT + "\n名词解释\n\n1.“四个一批”：到2035年，全县建成4个产业园。\n"
    assert verdict(audit(document(text)), "4个") == "name/glossary"


def test_how_many_there_are_is_part_of_the_name_of_what_is_measured() -> None:
    text = REPORT.replace("规上工业总产值达到450亿元", "120个重点项目完成投资450亿元")
    audited = audit(document(text))
    assert verdict(audited, "120个") in ("name/named", "outcome")
    [record] = [one for one in audited.statements if one.low == 450e8]
    assert "120" not in record.indicator


def test_a_change_without_its_end_gives_no_reason_for_its_base() -> None:
    rows = audit(document("由60.2%提高到很多")).rows
    assert [row.reason for row in rows] == ["not_understood"]


def test_furniture_is_listed_as_such() -> None:
    text = "责任编辑12\n全县投资增长5%，\n— 7 —\n其中工业8%"
    furniture = (Furniture(0, 7, "navigation"), Furniture(text.index("— 7"), text.index("— 7") + 6, "page-number"))
    rows = audit(document(text, furniture)).rows
    assert [(row.printed, row.reason) for row in rows if row.reason == "furniture"] == [("12", "furniture"), ("7", "furniture")]


def test_the_numbers_of_a_communique_are_listed_as_such() -> None:
    text = (
        "青溪县2031年国民经济和社会发展统计公报\n一、综合\n全年全县地区生产总值186.3亿元，比上年增长6.2%。\n二、农业\n粮食产量31.4万吨。\n"
    )
    rows = [row for row in audit(document(text)).rows if row.printed in ("186.3", "6.2%", "31.4")]
    assert {(row.kind, row.reason, row.detail) for row in rows} == {(None, "withheld", "communique")}


def test_a_text_of_a_language_without_a_scanner_lists_its_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    from mubiao.audit import numerals

    monkeypatch.setattr(numerals, "SCANNERS", {})
    rows = audit(document("Output grew by 5.3 percent")).rows
    assert [(row.printed, row.reason) for row in rows] == [("5", "not_understood"), ("3", "not_understood")]


def test_every_reason_of_the_scanner_has_its_place() -> None:
    for detail in set(context.REASONS) - {"word"}:
        assert reason(detail) in REASONS


def test_no_detail_comes_under_two_reasons() -> None:
    details = [detail for found in REASONS.values() for detail in found.details]
    assert len(details) == len(set(details))


# --- every digit, once -----------------------------------------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(
        ["12", "3.5", "１５", "2024年", "5%", "亿元", "、", "，", "。\n", "—", "至", "到", "第", "前", "号", "〔2024〕", "（", "）", "“", "”", "《", "》",
         "月", "日", "增长", "由", "万", "个", "保8争9", "5 . 5", "1 9 9 8", "三", "十", "半年", "①", ":", "∶", "+", "×", "G", " ", "\u3000"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(PIECES | st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 12)), max_size=4))
def test_every_run_of_digits_is_in_exactly_one_row(text: str, cuts: list[tuple[int, int]]) -> None:
    furniture, floor = [], 0
    for wanted, size in sorted(cuts):
        start = max(wanted, floor)
        end = min(start + size, len(text))
        if start < end:
            furniture.append(Furniture(start, end, "navigation"))
            floor = end
    rows = audit(document(text, tuple(furniture))).rows
    for row in rows:
        assert row.start < row.end
        assert text[row.start : row.end] == row.printed
        assert (row.kind is None) == (row.reason is not None)
    for before, after in pairwise(rows):
        assert before.end <= after.start
    for run in DIGITS.finditer(text):
        assert sum(row.start <= run.start() and run.end() <= row.end for row in rows) == 1


@pytest.mark.parametrize("piece", ["从5%到6%、", "“3", "1", "第一", "5亿元以上的", "《2"])
def test_time_is_linear_in_the_text(piece: str) -> None:
    began = time.perf_counter()
    audit(document(piece * (100_000 // len(piece))))
    assert time.perf_counter() - began < 20


# --- the page --------------------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.marks: list[dict[str, str | None]] = []
        self.requests: list[str] = []
        self.text: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = self.inside or tag == "main"
        if tag == "mark" and "data-of" in values:
            self.marks.append(values)
        self.requests += [value for name, value in attrs if name in ("src", "href") and value and not value.startswith("#")]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text.append(data)


def test_the_page_stands_alone_and_marks_every_number(report: Audit) -> None:
    html = page([report])
    parsed = Page()
    parsed.feed(html)
    assert parsed.requests == []
    assert "http" not in html
    assert "@import" not in html
    assert len(parsed.marks) == len(report.rows)
    assert "".join("".join(parsed.text).split()) == "".join(REPORT.split())
    by_class = [mark["class"] for mark in parsed.marks]
    assert by_class.count("target") == report.by_kind()["target"]
    about = next(mark["title"] for mark in parsed.marks if mark["class"] == "target")
    assert about is not None
    assert "地区生产总值" in about
    assert "6 %" in about
    assert "2031" in about


def test_the_page_escapes_what_is_printed() -> None:
    html = page([audit(document("<u>增长5%</u>&"))])
    assert "<u>" not in html
    assert "&lt;u&gt;" in html


# --- the command -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_command_writes_a_row_a_number(file: Path, report: Audit) -> None:
    done = CliRunner().invoke(app, ["audit", str(file), "-f", "jsonl"])
    assert done.exit_code == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["printed"] for row in rows] == [row.printed for row in report.rows]
    assert "not understood" in done.stderr
    done = CliRunner().invoke(app, ["audit", str(file), "-f", "csv", "--quiet"])
    assert [row["printed"] for row in csv.DictReader(StringIO(done.stdout))] == [row.printed for row in report.rows]


def test_the_command_sums_up_and_writes_the_page(file: Path, tmp_path: Path, report: Audit) -> None:
    html = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["audit", str(file), "--summary", "-f", "jsonl", "--html", str(html)])
    [summary] = [json.loads(line) for line in done.stdout.splitlines()]
    assert summary["numbers"] == len(report.rows)
    assert summary["by_kind"] == report.by_kind()
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    table = CliRunner().invoke(app, ["audit", str(file)]).stdout
    assert "6.1%" in table
    assert "numbers" in table


def test_the_command_goes_on_past_a_bad_file(file: Path) -> None:
    (file.parent / "empty.txt").write_bytes(b"")
    done = CliRunner().invoke(app, ["audit", str(file.parent), "--summary", "-f", "csv"])
    assert done.exit_code == 1
    assert "empty.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 2


# --- the corpora -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "most"), [("provinces-2025", 0.015), ("cities-2024", 0.0168), ("national", 0.041)])
def test_few_numbers_of_the_corpora_are_not_understood(shared: Path, folder: str, most: float) -> None:
    outcomes = batch.run(files_in([shared / "corpora" / folder]), jobs=2, examine=batch.audited)
    audits = [outcome.audit for outcome in outcomes if outcome.audit is not None]
    numbers = sum(len(one.rows) for one in audits)
    assert numbers > 10_000
    assert sum(one.not_understood for one in audits) <= most * numbers
    for one in audits:
        assert all(before.end <= after.start for before, after in pairwise(one.rows))
        for run in DIGITS.finditer(one.document.text):
            i = bisect_right(one.rows, run.start(), key=lambda row: row.start) - 1
            assert i >= 0
            assert run.end() <= one.rows[i].end
