"""Heads as publishers print them: without greeting or delivery, with the speaker's office, under names of another time."""

from __future__ import annotations

import pytest

from mubiao.identity import identify
from mubiao.identity.opening import opening_of
from mubiao.identity.rank import ranks_of
from mubiao.reading.files import read_bytes
from mubiao.reading.furniture import find_furniture
from mubiao.records import Identity
from report_texts import CLOSE, PLAN, REVIEW, SELF, TASKS, standard, with_flow


def identity(text: str, name: str = "reports/report.txt") -> Identity:
    return identify(*with_flow(text, name, furniture=find_furniture(text)))


def bare(year: int = 2024, *opening: str, place: str = "聊城") -> str:
    """A report without 我代表…报告工作: what its head keeps is given."""
    named = f"{place}的变化看得见，市委要求{place}走在前列，我市综合排名居全省第三、全省领先，全省少有。"
    parts = (
        f"一、{year - 1}年工作回顾",
        *REVIEW,
        named,
        f"二、{year}年工作安排",
        *PLAN,
        "三、重点任务",
        *TASKS,
        "四、加强政府自身建设",
        *SELF,
        CLOSE,
    )
    return "\n".join((*opening, *parts))


@pytest.mark.parametrize(
    "opening",
    [
        ("政府工作报告", "——2024年1月8日在聊城市第十八届人民代表大会第三次会议上", "各位代表："),
        ("政府工作报告", "（2024年1月8日在聊城市第十八届人民代表大会第三次会议上）"),
        ("聊城市政府工作报告", "各位代表："),
        ("2024年聊城市政府工作报告",),
        ("政府工作报告", "聊城市人民政府市长 何某某", "（2024年1月8日）"),
        ("政府工作报告", "聊城市市长", "各位代表！"),
    ],
)
def test_a_report_without_its_delivery_is_a_report(opening: tuple[str, ...]):
    text = bare(2024, *opening)
    assert len(text) < 1500
    found = identity(text)
    assert (found.genre, found.area, found.level, found.report_year) == ("work_report", "聊城市", "prefecture", 2024)


def test_a_city_that_compares_itself_with_its_province_stays_the_city():
    named = "临沂的山更绿了。全省前列、全省第二、全省首位。"
    text = bare(2024, "政府工作报告", "各位代表：") + "\n" + "市委、市政府。我市。" * 3 + named * 8 + "山东省、山东的要求。" * 2
    assert identity(text).area == "临沂市"
    ranks = ranks_of(opening_of(text, "zh"), text)
    assert not ranks.said
    assert ranks.ranks == {"市", "省"}


def test_an_excerpt_has_title_headings_and_targets_and_neither_greeting_nor_sitting():
    parts = (
        "聊城市2024年政府工作报告",
        "一、2023年工作回顾",
        "2023年，地区生产总值增长5.6%，一般公共预算收入增长4.1%。",
        "二、2024年工作安排",
        "主要预期目标是：地区生产总值增长6%左右，固定资产投资增长7%以上，城镇调查失业率控制在5.5%以内。",
    )
    found = identity("\n".join(parts))
    assert (found.genre, found.area, found.report_year) == ("work_report", "聊城市", 2024)


def test_where_a_text_called_a_report_is_none_a_warning_says_so():
    text = "2024年市场监管工作要点\n坚持稳字当头。\n" + "做好服务，加强监管。\n" * 20
    found = identity(text, "2024年某市政府工作报告.txt")
    assert found.genre == "other"
    assert [warning.code for warning in found.warnings] == ["not-a-report"]
    assert not identity(text, "要点.txt").warnings


@pytest.mark.parametrize(
    ("opening", "area", "code", "speaker"),
    [
        (("在市十二届人大三次会议上的政府工作报告", "陕西省榆林市人民政府市长 李某某", "2008年2月20日"), "榆林市", "610800", "李某某"),
        (("政府工作报告", "临汾市人民政府市长 刘予予"), "临汾市", "141000", "刘予予"),
        (("政府工作报告", "2024年1月9日 昆山市市长"), "昆山市", "320583", None),
        (("政府工作报告", "宿迁市代市长", "（2024年1月9日）"), "宿迁市", "321300", None),
    ],
)
def test_the_speakers_office_names_the_area_and_is_no_person(opening: tuple[str, ...], area: str, code: str, speaker: str | None):
    found = identity(standard(opening=opening, year=2008 if "2008" in opening[-1] else 2024))
    assert (found.area, found.area_code, found.speaker) == (area, code, speaker)


def test_the_chairman_of_a_region_without_a_name():
    head = ("政府工作报告", "——2026年1月28日在广西壮族自治区第十四届人民代表大会第四次会议上", "自治区主席")
    assert identity(standard("自治区人民政府", opening=head)).speaker is None


@pytest.mark.parametrize(
    ("place", "year", "name", "code"),
    [
        ("北京市崇文区", 2000, "崇文区", "110103"),
        ("北京市崇文区", 2009, "崇文区", "110103"),
        ("上海市南汇区", 2007, "南汇区", "310119"),
        ("北京市东城区", 2012, "东城区", "110101"),
        ("上海市浦东新区", 2007, "浦东新区", "310115"),
    ],
)
def test_a_district_of_that_year(place: str, year: int, name: str, code: str):
    head = ("政府工作报告", f"——{year}年2月10日在{place}第三届人民代表大会第二次会议上")
    found = identity(standard("区人民政府", year, head))
    assert (found.area, found.area_code) == (name, code)


@pytest.mark.parametrize(
    "printed", ["二00六年二月十日", "二OO六年二月十日", "二〇〇六年二月十日", "二○○六年二月十日", "二零零六年二月十日"]
)
def test_dates_in_chinese_numerals_however_the_zeros_are_typed(printed: str):
    found = identity(standard("市人民政府", 2006, ("政府工作报告", f"{printed}在吴江市第十三届人民代表大会第四次会议上")))
    assert (found.delivered_on, found.report_year, found.area_code) == ("2006-02-10", 2006, "320584")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间：2026-02-10 来源：市政府办公室", "2026-02-10"),
        ("来源：本站 日期：2026年2月9日 浏览次数：31", "2026-02-09"),
        ("索引号：11-2 成文日期：2026-01-08 公开日期：2026-02-10", "2026-02-10"),
        ("生成日期：2026-02-10", None),
    ],
)
def test_the_day_of_publication_among_the_pages_furniture(line: str, published: str | None):
    assert identity("政府工作报告\n" + line + "\n" + standard("聊城市人民政府", 2026)).published_on == published


def _page(head: str, info: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in standard("聊城市人民政府", 2026).split("\n"))
    return (
        f"<html><head><meta charset='utf-8'><title>政府工作报告</title>{head}</head><body><h1>政府工作报告</h1>{info}"
        f"<div>{paragraphs}</div></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("head", "info"),
    [
        ("", "<div class='info'>发布时间：<span>2026-02-10</span> 来源：办公室</div>"),
        ("<meta name='PubDate' content='2026-02-10 09:30:00'>", ""),
        (
            "",
            "<table><tr><td>索引号</td><td>014/2026-2</td><td>发布机构</td><td>办公室</td></tr><tr><td>公开日期</td><td>2026-02-10</td></tr></table>",
        ),
    ],
)
def test_the_day_of_publication_of_a_page(head: str, info: str):
    (document,) = read_bytes("page.html", _page(head, info))
    found = identify(*with_flow(document.text, furniture=document.furniture, declared_date=document.declared_date))  # type: ignore[union-attr]
    assert found.published_on == "2026-02-10"


def test_title_and_sitting_make_a_report_of_a_short_text_without_headings():
    opening = ("政府工作报告", "——2024年1月8日在聊城市第十八届人民代表大会第三次会议上", "各位代表：")
    text = "\n".join((*opening, *REVIEW, *PLAN, "重点做好以下工作：", *TASKS, *SELF, CLOSE))
    assert (identity(text).genre, identity(text).area) == ("work_report", "聊城市")


def test_news_about_the_delivery_is_none():
    news = (
        "聊城市市长作政府工作报告\n1月8日，在聊城市第十八届人民代表大会第三次会议上，市长作政府工作报告。记者获悉，会议强调要干在实处。\n"
    )
    assert identity(news + "\n".join((*REVIEW, *PLAN))).genre == "news"
