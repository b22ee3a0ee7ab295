"""Whose report, which year, what kind of text: judged by the text and compared with what the file claims."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.identity import identify, split_reports
from mubiao.identity.declared import declared_by
from mubiao.identity.names import names_in, tally
from mubiao.identity.opening import iso_date, opening_of
from mubiao.outline import outline
from mubiao.reading import read
from mubiao.reading.flow import flow_of
from mubiao.records import Document, Identity
from report_texts import CLOSE, PLAN, REVIEW, TASKS, document, greeting, standard, with_flow

SHARED = Path(__file__).resolve().parents[2] / "shared"


def identity(text: str, name: str = "reports/report.txt", language: str = "zh", **fields: object) -> Identity:
    return identify(*with_flow(text, name, language, **fields))  # type: ignore[arg-type]


def codes(found: Identity) -> set[str]:
    return {warning.code for warning in found.warnings}


def about(place: str, counties: tuple[str, ...] = (), **report: object) -> str:
    """A report that names its place as such reports do: in every other paragraph, with its counties."""
    text = standard(**report)  # type: ignore[arg-type]
    body = f"{place}的发展离不开{place}人民。" + "".join(f"支持{county}发展特色产业。" for county in counties)
    return text.replace(TASKS[1], TASKS[1] + "\n" + body).replace(REVIEW[1], REVIEW[1] + f"{place}站上了新起点，{place}的天更蓝了。")


@pytest.mark.parametrize(
    ("text", "area", "code", "level", "english"),
    [
        (standard("陕西省人民政府", opening=("2024年陕西省政府工作报告",)), "陕西省", "610000", "province", "Shaanxi"),
        (about("山西", ("太原市", "大同市"), who="省人民政府"), "山西省", "140000", "province", "Shanxi"),
        (
            standard("自治区人民政府", opening=("——2024年1月30日在内蒙古自治区第十四届人民代表大会第二次会议上",)),
            "内蒙古自治区",
            "150000",
            "province",
            "Inner Mongolia",
        ),
        (standard("上海市人民政府"), "上海市", "310000", "province", "Shanghai"),
        (about("聊城", ("临清市", "冠县", "莘县")), "聊城市", "371500", "prefecture", "Liaocheng"),
        (about("大理", ("祥云县", "宾川县"), who="州人民政府"), "大理白族自治州", "532900", "prefecture", "Dali"),
        (standard("州人民政府", opening=("凉山州2024年政府工作报告",)), "凉山彝族自治州", "513400", "prefecture", "Liangshan"),
        (standard("兴安盟行政公署"), "兴安盟", "152200", "prefecture", None),
        (standard("行署", opening=("2024年阿克苏地区行政公署工作报告",)), "阿克苏地区", "652900", "prefecture", "Aksu"),
        (
            standard("区人民政府", opening=("——2024年1月5日在南京市鼓楼区第十九届人民代表大会第三次会议上", "区长 某某")),
            "鼓楼区",
            "320106",
            "county",
            "Gulou",
        ),
        (standard("盟行政公署", opening=("2024年锡林郭勒盟行政公署工作报告",)), "锡林郭勒盟", "152500", "prefecture", None),
        (
            standard("县人民政府", opening=("政府工作报告", "——2024年1月5日在安吉县第十七届人民代表大会第三次会议上", "县长 某某")),
            "安吉县",
            "330523",
            "county",
            "Anji",
        ),
        (
            standard("旗人民政府", opening=("——2024年1月5日在准格尔旗第十八届人民代表大会第三次会议上",)),
            "准格尔旗",
            "150622",
            "county",
            None,
        ),
        (standard("昆山市人民政府"), "昆山市", "320583", "county", "Kunshan"),
        (
            standard("区人民政府", opening=("——2024年1月5日在杭州市余杭区第十七届人民代表大会第三次会议上",)),
            "余杭区",
            "330110",
            "county",
            "Yuhang",
        ),
        (standard("国务院"), "中国", "100000", "nation", None),
    ],
)
def test_every_rank_of_government(text: str, area: str, code: str, level: str, english: str | None):
    found = identity(text)
    assert (found.genre, found.area, found.area_code, found.level, found.report_year) == ("work_report", area, code, level, 2024)
    if english is not None:
        assert found.area_en == english
    assert "identity-mismatch" not in codes(found)


def test_the_text_wins_over_the_file_name():
    found = identity(standard("国务院"), "cities-2024/台州.txt")
    assert (found.area, found.level) == ("中国", "nation")
    assert [warning.message for warning in found.warnings if warning.code == "identity-mismatch"] == [
        "the text is the report of 中国, but the file is named 台州"
    ]


def test_another_city_under_this_name():
    found = identity(about("毕节", ("大方县", "黔西市", "织金县")), "铜仁.txt")
    assert found.area == "毕节市"
    assert "identity-mismatch" in codes(found)


def test_last_years_report_in_this_years_folder():
    found = identity(about("池州", ("青阳县", "石台县"), year=2023), "cities-2024/池州.docx")
    assert (found.area, found.report_year) == ("池州市", 2023)
    assert [warning.message for warning in found.warnings] == ["the text is the report of 2023, but the folder is named cities-2024"]


@pytest.mark.parametrize("name", ["绵阳.txt", "2024/绵阳2024.txt", "四川/2024年绵阳市政府工作报告.docx", "Mianyang-2024.pdf"])
def test_a_text_that_names_nobody_takes_the_file_name_and_says_so(name: str):
    found = identity(standard(), name)
    assert found.area == "绵阳市"
    assert "area-from-file-name" in codes(found)
    assert "identity-mismatch" not in codes(found)


def test_a_text_and_a_name_that_say_nothing():
    found = identity(standard(), "a.txt")
    assert found.area is None
    assert "area-unknown" in codes(found)


@pytest.mark.parametrize(
    ("title", "area"), [("Kunshan Government Work Report 2024", "昆山市"), ("Jinjiang Municipal Government Work Report", "晋江市")]
)
def test_an_english_report_of_a_city_that_is_no_prefecture(title: str, area: str):
    text = f"{title}\n\nReview of 2023\nGDP rose 5 percent.\n\nGoals for 2024\nGDP is to grow by about 6 percent.\n\nKey work in 2024\nWe will open two schools."
    assert identity(text, "en.txt", language="en").area == area


def test_a_development_zone_is_not_the_city_it_lies_in():
    report = standard("绵阳高新区管委会", opening=("绵阳高新区管委会2024年工作报告",))
    found = identity(report, "绵阳高新区2024.txt")
    assert found.area is None and found.level is None
    assert any(warning.code == "area-unknown" and "绵阳高新区" in warning.message for warning in found.warnings)
    assert identity(standard("绵阳市人民政府", opening=("2024年绵阳市政府工作报告",)), "a.txt").area == "绵阳市"


@pytest.mark.parametrize(
    "head",
    [
        ("泉州台商投资区管委会2024年工作报告",),
        ("政府工作报告", "——2024年1月5日在安仁镇第二十届人民代表大会第三次会议上"),
        ("平安镇2024年政府工作报告",),
        ("政府工作报告", "——2024年1月5日在山阳县王庄乡第四届人民代表大会第二次会议上"),
    ],
)
def test_a_zone_or_town_is_neither_the_place_it_lies_in_nor_one_of_its_name(head: tuple[str, ...]):
    assert identity(standard("管委会", opening=head), "x.txt").area is None


def test_a_city_whose_name_ends_as_a_town_does():
    assert identity(standard("景德镇市人民政府", opening=("景德镇2024年政府工作报告",)), "x.txt").area == "景德镇市"


def long(report: str, place: str) -> str:
    """The report at the length of a real one."""
    return report.replace(CLOSE, "".join(f"第{n}件事要办好，把{place}建好。" for n in range(300)) + "\n" + CLOSE)


def test_a_district_of_a_name_that_others_have():
    bare = identity(standard("区人民政府", opening=("朝阳区2024年政府工作报告",)))
    assert [warning.message for warning in bare.warnings] == [
        "the text does not say which 朝阳区 it is; 北京市朝阳区 is taken, it may be 吉林省长春市朝阳区"
    ]
    assert identity(standard("区人民政府", opening=("朝阳区2024年政府工作报告",)), "吉林/长春/朝阳区.txt").area_code == "220104"
    northern = standard("区人民政府", opening=("朝阳区2024年政府工作报告",)).replace("灯会", "长春灯会").replace("铸造", "长春的铸造")
    assert (identity(northern).area_code, identity(northern).warnings) == ("220104", ())
    sitting = "——2024年1月5日在北京市朝阳区第十七届人民代表大会第四次会议上"
    assert identity(standard("区人民政府", opening=(sitting,))).warnings == ()


def test_a_report_without_heading_and_salutation():
    text = long(about("宜春", ("丰城市", "高安市", "樟树市")), "宜春").split("\n", 2)[2].replace("各位代表！", "")
    headless = "\n".join(line for line in text.split("\n") if line[:2] not in ("一、", "二、", "三、"))
    headless = headless.replace("过去的一年", "2023年").replace("今年政府工作", "2024年政府工作")
    for printed in (text, headless, headless.replace("\n", "")):
        found = identity(printed, "x.txt")
        assert (found.genre, found.area, found.report_year, found.warnings) == ("work_report", "宜春市", 2024, ())
    assert "identity-mismatch" in codes(identity(text, "2024/伊春.txt"))


def test_a_newspaper_of_another_province_does_not_decide():
    opening = (
        "2024年宁夏政府工作报告",
        "来源：青海日报",
        "——2024年1月20日在宁夏回族自治区第十三届人民代表大会第二次会议上",
        "自治区主席 某某",
    )
    found = identity(standard("自治区人民政府", opening=opening), "2024年宁夏政府工作报告.docx")
    assert (found.area, found.delivered_on) == ("宁夏回族自治区", "2024-01-20")
    assert found.title == "2024年宁夏政府工作报告"


def test_a_columns_claim_goes_before_the_files_name():
    text = about("襄阳", ("枣阳市", "谷城县"))
    assert identity(text, "table.csv#3", declared_area="襄樊市", declared_year=2024).warnings == ()
    found = identity(text, "table.csv#3", declared_area="十堰", declared_year=2022)
    assert [warning.message for warning in found.warnings] == [
        "the text is the report of 2024, but the table's column says 2022",
        "the text is the report of 襄阳市, but the table's column says 十堰",
    ]


def test_names_and_codes_are_those_of_the_year():
    old = identity(about("襄樊", ("枣阳市", "谷城县"), year=2008), "2008.txt")
    assert (old.area, old.report_year) == ("襄樊市", 2008)


def test_no_year_in_the_text():
    text = about("绵阳", ("三台县",)).replace("2023年工作回顾", "工作回顾").replace("2024年工作安排", "工作安排")
    found = identity(text, "绵阳2024.txt")
    assert found.report_year == 2024
    assert "year-from-file-name" in codes(found)


def test_a_sitting_before_the_new_year():
    opening = ("——2023年12月27日在德清县第十七届人民代表大会第三次会议上", "县长 某某")
    found = identity(standard("县人民政府", opening=opening))
    assert (found.report_year, found.delivered_on) == (2024, "2023-12-27")


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        ("——2024年2月2日在河池市第五届人民代表大会第五次会议上\n市长 王小明\n各位代表：", "王小明"),
        ("2031年1月20日在福建省第十五届人民代表大会第四次会议上福建省人民政府省长赵大力作政府工作报告。\n", "赵大力"),
        ("——2031年1月18日钱小明市长在上海市第十七届人民代表大会第四次会议的政府工作报告\n", "钱小明"),
        ("2025年1月19日在新疆维吾尔自治区第十四届人民代表大会第三次会议上\n自治区主席 买买提·托合提\n", "买买提·托合提"),
        ("2016年3月5日在第十二届全国人民代表大会第四次会议上\n国务院总理　李某某\n", "李某某"),
        ("没有讲话的人\n", None),
    ],
)
def test_the_speaker(lines: str, speaker: str | None):
    made, flow = with_flow(lines + "\n".join(greeting()))
    assert opening_of(flow.text, made.language).speaker == speaker


def test_truncated_in_mid_sentence():
    text = standard("扬州市人民政府")
    cut = text[: text.index("办好河鲜节") + 6].replace("（二）", "（二）要说的话还有很多很多，今年的安排比往年更细更实，")
    assert "truncated" in codes(identity(cut))
    assert "truncated" not in codes(identity(text))


def test_truncated_before_the_tasks():
    text = standard("扬州市人民政府")
    assert "truncated" in codes(identity(text[: text.index("二、2024年")]))


@pytest.mark.parametrize("after", ["当年完成投资两百亿元以上。", "让夜市热起来。", "办民生的事。"])
def test_truncated_between_two_sentences(after: str):
    text = long(standard("扬州市人民政府"), "扬州")
    assert any("closing words" in warning.message for warning in identity(text[: text.index(after) + len(after)]).warnings)


def test_a_plan_report_closes_by_asking_for_its_examination():
    text = long(standard("扬州市人民政府"), "扬州")
    cut = text[: text.index("让夜市热起来。") + len("让夜市热起来。")]
    assert "truncated" not in codes(identity(cut + "\n以上报告，请予审查。"))


def test_the_number_of_the_last_page_is_no_end():
    text = standard("扬州市人民政府")
    for foot in ("\n— 23 —\n", "\n\n— 23", "\n责任编辑：某某"):
        assert "truncated" not in codes(identity(text + foot))


def test_no_target_passage():
    assert "no-target-passage" in codes(identity(standard("扬州市人民政府").replace(PLAN[1], "今年的目标，一句话：把日子过好。")))
    assert "no-target-passage" not in codes(identity(standard("扬州市人民政府")))


def test_a_plan_report_under_the_name_of_a_work_report():
    opening = ("关于2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", "——2024年1月9日在扬州市第九届人民代表大会第三次会议上")
    found = identity(standard("扬州市人民政府", opening=opening), "2024年扬州市政府工作报告.txt")
    assert any("report on the plan" in warning.message for warning in found.warnings)


def test_two_reports_in_one_file():
    first = standard("扬州市人民政府", opening=("扬州市政府工作报告",)).replace(CLOSE, "一、" + "把扬州的事办好。" * 500 + "\n" + CLOSE)
    second = standard("泰州市人民政府", opening=("泰州市政府工作报告",)).replace(CLOSE, "把泰州的事办好。" * 300 + "\n" + CLOSE)
    parts = split_reports(document(first + "\n" + second, "two.txt"))
    assert [part.name for part in parts] == ["two.txt", "two.txt#2"]
    assert "".join(part.text for part in parts) == first + "\n" + second
    assert [identify(part, flow_of(part)).area for part in parts] == ["扬州市", "泰州市"]
    assert all([warning.code for warning in part.warnings] == ["several-reports"] for part in parts)


def test_a_second_report_without_its_salutation():
    first = long(standard("扬州市人民政府", opening=("扬州市政府工作报告",)), "扬州")
    heading = ("泰州市政府工作报告", "——2024年1月9日在泰州市第六届人民代表大会第三次会议上")
    second = long(standard("泰州市人民政府", opening=heading), "泰州").replace("我代表泰州市人民政府，", "")
    parts = split_reports(document(first + "\n" + second, "two.txt"))
    assert [identify(part, flow_of(part)).area for part in parts] == ["扬州市", "泰州市"]
    notes = first + "\n扬州市政府工作报告名词解释\n各位代表：这是注释。" + "甲是乙。" * 2000
    assert len(split_reports(document(notes))) == 1


def test_the_same_report_twice_is_read_once():
    once = standard("扬州市人民政府", opening=("扬州市政府工作报告",)).replace(
        CLOSE, "".join(f"第{n}件事要办好。" for n in range(500)) + "\n" + CLOSE
    )
    (only,) = split_reports(document(once + "\n" + once))
    assert [warning.code for warning in only.warnings] == ["several-reports"]
    assert [(item.kind, only.text[item.start :][:8]) for item in only.furniture] == [("copy", "扬州市政府工作报")]
    assert [section.kind for section in outline(only, flow_of(only))].count("review") == 1


def test_one_report_stays_one():
    made = document(standard("扬州市人民政府"))
    assert split_reports(made) == (made,)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "某县2022年国民经济和社会发展统计公报\n一、综合\n初步核算，全年实现地区生产总值90.1亿元，按可比价计算，比上年增长4.4%。",
            "communique",
        ),
        ("2025-01-13\n1月13日，某市人民代表大会会议开幕。报告提出，今年地区生产总值增长5.5%左右。", "news"),
        ("本报讯（记者 某某）全市经济工作会议昨日召开。", "news"),
        ("BEIJING, Jan. 21 -- Several localities cut their targets, the mayor said on Tuesday.", "news"),
        ("食堂本周菜单：周一红烧肉，周二豆腐。", "other"),
    ],
)
def test_other_genres_have_no_area(text: str, genre: str):
    found = identity(text, "2025年北京市.txt", "zh" if "\u4e00" <= text[-2] <= "\u9fff" or "。" in text else "en")
    assert (found.genre, found.area, found.level, found.report_year) == (genre, None, None, None)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2025年1月13日", "2025-01-13"),
        ("二〇二五年一月十三日", "2025-01-13"),
        ("发布时间：2025-01-13 09:00", "2025-01-13"),
        ("January 13, 2025", "2025-01-13"),
        ("2025年2月30日", None),
        ("昨天", None),
    ],
)
def test_dates(printed: str, iso: str | None):
    assert iso_date(printed) == iso


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("成都市新津区2024", ["成都市", "新津区"]),
        ("1985政府工作报告_赵紫阳", []),
        ("2025年宁夏政府工作报告", ["宁夏"]),
        ("中国宜春", []),
        ("重庆市万州区", ["重庆市", "万州区"]),
    ],
)
def test_names_begin_where_a_word_may(words: str, names: list[str]):
    assert names_in(words) == names


def test_words_that_swallow_a_name():
    assert tally("实现长治久安，长治的明天会更好。")["长治"] == 1
    assert tally("弘扬大庆精神、铁人精神。")["大庆"] == 0


@pytest.mark.parametrize(
    ("name", "area", "year"),
    [
        ("四川/朝阳/新津区2023.txt", "新津区", 2023),
        ("辽宁/朝阳2024.txt", "朝阳市", 2024),
        ("national/1999.txt", "中国", 1999),
        ("x/y.txt", None, None),
    ],
)
def test_what_a_path_claims(name: str, area: str | None, year: int | None):
    declared = declared_by(document("", name))
    assert (declared.places[0].name if declared.places else None, declared.year) == (area, year)


@given(st.text(max_size=300), st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_text_under_any_name_is_identified(text: str, name: str):
    for language in ("zh", "en"):
        made, flow = with_flow(text, name or "a", language)  # type: ignore[arg-type]
        assert identify(made, flow).genre in ("work_report", "news", "communique", "other")
    assert "".join(part.text for part in split_reports(made)) == text


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
def test_identities_of_the_corpora():
    wrong: list[str] = []
    documents = 0
    for path in sorted((SHARED / "gold").rglob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if path.parent.name in ("national-bilingual", "news") or "report_year" not in gold:
            continue
        for file in (SHARED / "corpora" / path.parent.name).glob(f"{path.stem}.*"):
            for item in read(str(file)):
                assert not isinstance(item, Exception)
                for part in split_reports(item):
                    found = identify(part, flow_of(part))
                    documents += 1
                    if (found.area, found.level, found.report_year) != (gold["area"], gold["level"], gold["report_year"]):
                        wrong.append(f"{path.stem}: {found.area} {found.level} {found.report_year}")
                    if "WRONG FILE" in gold.get("remarks", "") and "identity-mismatch" not in codes(found):
                        wrong.append(f"{path.stem}: not flagged")
    assert len(wrong) <= 0.01 * documents, wrong


@pytest.mark.parametrize(
    "piece", ["现在，我代表市人民政府", "2024年工作回顾", "重庆市", "在上海市第一届人民代表大会", "政府工作报告", "年"]
)
def test_time_is_linear_in_the_length_of_one_line(piece: str):
    def seconds(length: int) -> float:
        made = document(piece * (length // len(piece)))
        start = time.process_time()
        for part in split_reports(made):
            identify(part, flow_of(part))
        return time.process_time() - start

    seconds(20_000)
    small, large = seconds(100_000), seconds(800_000)
    assert large < 8 * small * 3 + 0.5


@pytest.mark.parametrize(
    ("head", "area", "level"),
    [
        ("at the Third Session of the Sixteenth Shanghai Municipal People's Congress on January 15, 2031", "上海市", "province"),
        ("at the Fifth Session of the Seventh Shenzhen Municipal People's Congress on February 2, 2031", "深圳市", "prefecture"),
    ],
)
def test_an_english_report_says_whose_it_is_in_its_sitting(head: str, area: str, level: str) -> None:
    text = (
        f"Report on the Work of the Government\nDelivered {head}\nFellow Deputies,\n"
        "On behalf of the Municipal People's Government, I now report on the work of the government for your deliberation.\n"
        "I. Review of Work in 2030\nThe city's economy grew by 5 percent last year.\nII. Major Tasks for 2031\n"
        "The main targets for this year are: GDP growth of around 5 percent, and a CPI increase of around 2 percent.\n"
    )
    report = Document("report.txt", "0" * 64, "text/plain", "utf-8", "en", text)
    identity = identify(report, flow_of(report))
    assert (identity.genre, identity.area, identity.level, identity.report_year) == ("work_report", area, level, 2031)
