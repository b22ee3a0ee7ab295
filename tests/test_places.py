"""Places: the gazetteer through time, names in context, mentions in Chinese and English text, the area before an indicator."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.errors import UnknownPlace
from mubiao.places import area_of_prefix, find_places, gazetteer, is_ambiguous, locate, resolve, search

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")


def seen(text: str, within: str | None = None, year: int | None = None, language: str = "zh") -> list[tuple[str, str]]:
    """The mentions of a text as (printed, official name)."""
    mentions = find_places(text, within=within, year=year, language=language)  # type: ignore[arg-type]
    assert all(text[m.start : m.end] == m.printed for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    return [(m.printed, m.place.name) for m in mentions]


# --- the gazetteer through time -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "provinces", "prefectures", "counties"),
    [
        (1985, 30, (320, 335), (2750, 2900)),
        (1996, 31, (330, 340), (2800, 2900)),
        (2000, 34, (333, 333), (2840, 2880)),
        (2010, 34, (333, 333), (2850, 2865)),
        (2023, 34, (333, 333), (2843, 2844)),
        (2024, 34, (333, 333), (2843, 2848)),
    ],
)
def test_counts_of_a_year(year: int, provinces: int, prefectures: tuple[int, int], counties: tuple[int, int]) -> None:
    areas = gazetteer()
    if year == 1996:
        assert len(areas.exists_in(year, "province")) >= provinces
    else:
        assert len(areas.exists_in(year, "province")) == provinces
    assert prefectures[0] <= len(areas.exists_in(year, "prefecture")) <= prefectures[1]
    assert counties[0] <= len(areas.exists_in(year, "county")) <= counties[1]
    assert [p.code for p in areas.exists_in(year, "nation")] == ["100000"]


def test_codes_are_unique_in_every_year_and_have_parents() -> None:
    areas = gazetteer()
    for year in range(1981, 2025):
        standing = areas.exists_in(year)
        assert len({p.code for p in standing}) == len(standing), year
    for place in areas:
        parent = areas.parent(place)
        assert (parent is None) == (place.level == "nation")
        assert parent is None or place.is_in(parent)
        assert place.name and place.short and place.name_en, place
        assert place.until is None or place.since < place.until, place


def test_every_dropped_area_leads_to_what_it_is_today() -> None:
    areas = gazetteer()
    lost = [(p.code, p.name) for p in areas if p.until is not None and not areas.living(p)]
    assert lost == []
    assert all(heir.until is None for p in areas for heir in areas.living(p))


def test_successors() -> None:
    areas = gazetteer()
    assert [p.name for p in areas.successor("420600")] == ["襄阳市"]
    assert areas.by_code("420600", 2009).name == "襄樊市"
    assert areas.by_code("420600").name == "襄阳市"
    assert [p.name for p in areas.versions("420600")] == ["襄樊市", "襄阳市"]
    assert "莱芜区" in [p.name for p in areas.successor("371200")]
    assert {p.name for p in areas.successor("341400")} == {"合肥市", "芜湖市", "马鞍山市"}
    assert {p.name for p in areas.successor("110103")} == {"东城区"}  # 崇文区
    assert [p.name for p in areas.successor("110103", 2005)] == ["崇文区"]
    with pytest.raises(UnknownPlace, match="999999"):
        areas.successor("999999")


def test_names_of_other_years() -> None:
    assert locate("襄樊", year=2008).name == "襄樊市"
    assert locate("襄樊").name == "襄阳市"
    assert locate("襄阳", year=2015).name == "襄阳市"
    assert (locate("莱芜", year=2017).name, locate("莱芜", year=2017).level) == ("莱芜市", "prefecture")
    heir = locate("莱芜", year=2019)
    assert (heir.name, heir.code, heir.prefecture_name) == ("莱芜区", "370116", "济南市")
    assert locate("巢湖", year=2009).code == "341400"
    assert locate("巢湖", year=2013).prefecture_name == "合肥市"
    assert locate("渡口").name == "攀枝花市"
    assert locate("思茅市", year=2005).name == "思茅市"
    assert locate("普洱").code == locate("思茅地区").code or locate("普洱").level == "prefecture"
    assert locate("重庆", year=1990).province_name == "四川省"
    assert locate("重庆", year=2000).level == "province"


def test_gazetteer_of_a_year_answers_for_that_year() -> None:
    then = gazetteer(1990)
    assert locate("重庆市", year=1990).code in {p.code for p in then}
    assert "500000" not in {p.code for p in then}
    assert len(then) == len(gazetteer().exists_in(1990))
    with pytest.raises(UnknownPlace, match="1990"):
        then.by_code("500000")


# --- kinds of areas and English names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "official", "level", "kind", "english"),
    [
        ("中国", "中国", "nation", "", "China"),
        ("陕西", "陕西省", "province", "省", "Shaanxi"),
        ("山西", "山西省", "province", "省", "Shanxi"),
        ("内蒙古", "内蒙古自治区", "province", "自治区", "Inner Mongolia"),
        ("西藏", "西藏自治区", "province", "自治区", "Tibet"),
        ("香港", "香港特别行政区", "province", "特别行政区", "Hong Kong"),
        ("澳门", "澳门特别行政区", "province", "特别行政区", "Macao"),
        ("台湾", "台湾省", "province", "省", "Taiwan"),
        ("呼和浩特", "呼和浩特市", "prefecture", "市", "Hohhot"),
        ("乌鲁木齐", "乌鲁木齐市", "prefecture", "市", "Urumqi"),
        ("拉萨", "拉萨市", "prefecture", "市", "Lhasa"),
        ("吕梁", "吕梁市", "prefecture", "市", "Lüliang"),
        ("齐齐哈尔", "齐齐哈尔市", "prefecture", "市", "Qiqihar"),
        ("鄂尔多斯", "鄂尔多斯市", "prefecture", "市", "Ordos"),
        ("哈尔滨", "哈尔滨市", "prefecture", "市", "Harbin"),
        ("西安", "西安市", "prefecture", "市", "Xi'an"),
        ("凉山", "凉山彝族自治州", "prefecture", "自治州", "Liangshan"),
        ("凉山州", "凉山彝族自治州", "prefecture", "自治州", "Liangshan"),
        ("克孜勒苏", "克孜勒苏柯尔克孜自治州", "prefecture", "自治州", "Kizilsu"),
        ("锡林郭勒盟", "锡林郭勒盟", "prefecture", "盟", "Xilingol"),
        ("阿里地区", "阿里地区", "prefecture", "地区", "Ngari"),
        ("土默特左旗", "土默特左旗", "county", "旗", "Tumed Left"),
        ("景宁县", "景宁畲族自治县", "county", "自治县", "Jingning"),
        ("仙桃", "仙桃市", "county", "市", "Xiantao"),
        ("济源", "济源市", "county", "市", "Jiyuan"),
        ("石河子", "石河子市", "county", "市", "Shihezi"),
        ("神农架", "神农架林区", "county", "林区", "Shennongjia"),
        ("海淀", "海淀区", "county", "区", "Haidian"),
        ("忠县", "忠县", "county", "县", "Zhongxian"),
    ],
)
def test_kinds_and_english_names(name: str, official: str, level: str, kind: str, english: str) -> None:
    place = locate(name)
    assert (place.name, place.level, place.kind, place.name_en) == (official, level, kind, english)
    assert place in resolve(english)


def test_county_level_cities_run_by_the_province_have_no_prefecture() -> None:
    for name in ("仙桃市", "天门市", "潜江市", "济源市", "石河子市", "五指山市"):
        place = locate(name)
        parent = gazetteer().parent(place)
        assert (place.level, place.prefecture) == ("county", None), name
        assert parent is not None and parent.level == "province"


def test_new_areas_carry_a_note() -> None:
    xiongan = locate("雄安新区")
    assert (xiongan.name, xiongan.province_name, xiongan.kind, xiongan.since) == ("雄安新区", "河北省", "新区", 2017)
    assert "GB/T 2260" in xiongan.note and "雄县" in xiongan.note
    assert locate("雄安").code == locate("Xiong'an New Area").code == xiongan.code
    assert not xiongan.code.isdigit() and xiongan.code not in {p.code for p in gazetteer().exists_in(2024)}
    assert locate("浦东新区").code == locate("Pudong New Area").code == "310115"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Peking", "110000"),
        ("Xiongan", "1331XQ"),
        ("Xiong'an", "1331XQ"),
        ("Xizang", "540000"),
        ("Shannxi", "610000"),
        ("Luliang", "141100"),
        ("Lvliang", "141100"),
        ("Lyuliang City", "141100"),
        ("Xian", "610100"),
        ("XI’AN", "610100"),
        ("Wulumuqi", "650100"),
        ("Huhehaote", "150100"),
        ("Inner Mongolia Autonomous Region", "150000"),
        ("Xinjiang Uygur Autonomous Region", "650000"),
        ("Liangshan Yi Autonomous Prefecture", "513400"),
        ("Jilin City", "220200"),
        ("Jilin Province", "220000"),
        ("Jilin", "220000"),
        ("Hainan", "460000"),
        ("Hainan Tibetan Autonomous Prefecture", "632500"),
        ("Macau", "820000"),
        ("４２０６００", "420600"),
        ("420600", "420600"),
        ("江苏省苏州市", "320500"),
        ("四川 成都市新津区", "510118"),
    ],
)
def test_spellings(written: str, code: str) -> None:
    assert locate(written).code == code


def test_unknown_names() -> None:
    assert resolve("亚特兰蒂斯") == [] == resolve("Atlantis") == resolve("")
    with pytest.raises(UnknownPlace, match="Atlantis"):
        locate("Atlantis")
    assert "襄阳市" in [p.name for p in search("襄阳")]
    assert {"长白山", "长白"} & {p.short for p in search("长白")}
    assert search("Atlantis") == []


# --- one name, several places --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("朝阳", "北京", "110105"),
        ("朝阳", "辽宁", "211300"),
        ("朝阳区", "长春", "220104"),
        ("鼓楼", "南京", "320106"),
        ("鼓楼", "福州", "350102"),
        ("鼓楼区", "江苏徐州", "320302"),
        ("鼓楼区", "开封", "410204"),
        ("海南", "青海", "632500"),
        ("海南", None, "460000"),
        ("吉林", None, "220000"),
        ("吉林市", None, "220200"),
        ("苏州", None, "320500"),
        ("宿州", None, "341300"),
        ("Suzhou", "Anhui", "341300"),
        ("Suzhou", "Jiangsu", "320500"),
        ("Taizhou", "Zhejiang", "331000"),
        ("Taizhou", "Jiangsu", "321200"),
        ("Fuzhou", "Jiangxi", "361000"),
        ("Fuzhou", "Fujian", "350100"),
        ("Yichun", "Heilongjiang", "230700"),
        ("Yichun", "Jiangxi", "360900"),
        ("台州", None, "331000"),
        ("泰州", None, "321200"),
    ],
)
def test_the_parent_decides(name: str, within: str | None, code: str) -> None:
    assert locate(name, within=within).code == code


def test_then_the_year_then_the_level() -> None:
    assert locate("海南", year=1985).province_name == "青海省"  # the province was founded in 1988
    assert locate("海南", year=1990).level == "province"
    assert locate("吉林", level="prefecture").code == "220200"
    assert locate("朝阳", level="county").code == "110105"
    assert locate("巢湖", year=2012, level="prefecture").level == "county"  # a level asked for does not raise the dead


def test_what_a_careful_reader_would_ask() -> None:
    assert all(is_ambiguous(name) for name in ("鼓楼", "朝阳", "朝阳区", "Taizhou", "Fuzhou", "Yichun"))
    assert not any(is_ambiguous(name) for name in ("吉林", "海南", "铁岭", "北京", "苏州", "襄樊", "台州"))
    assert not is_ambiguous("鼓楼", within="南京")


# --- Chinese text --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "within", "mentions"),
    [
        ("北京市朝阳区建成大模型产业园", None, [("北京市", "北京市"), ("朝阳区", "朝阳区")]),
        ("浙江台州和平湖联手办展", None, [("浙江", "浙江省"), ("台州", "台州市"), ("平湖", "平湖市")]),
        ("支持西昌、会东建设光伏基地", None, [("西昌", "西昌市"), ("会东", "会东县")]),
        ("吉林吉林市的雾凇", None, [("吉林", "吉林省"), ("吉林市", "吉林市")]),
        ("青海海南的光伏", None, [("青海", "青海省"), ("海南", "海南藏族自治州")]),
        ("与江西宜春、黑龙江伊春结对", None, [("江西", "江西省"), ("宜春", "宜春市"), ("黑龙江", "黑龙江省"), ("伊春", "伊春市")]),
        ("支持德清打造样板", "湖州市", [("德清", "德清县")]),
        ("支持雄安新区建设", None, [("雄安新区", "雄安新区")]),
        ("深化与上海南部新城的合作", None, [("上海", "上海市")]),
        ("海南州、海北州率先达标", None, [("海南州", "海南藏族自治州"), ("海北州", "海北藏族自治州")]),
        ("支持襄樊发展", None, [("襄樊", "襄阳市")]),
        ("洪湖至天门公路开工", "湖北省", [("洪湖", "洪湖市"), ("天门", "天门市")]),
    ],
)
def test_mentions(text: str, within: str | None, mentions: list[tuple[str, str]]) -> None:
    assert seen(text, within) == mentions


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("维护和平与发展", "沈阳市"),
        ("保障社会长治久安", "山西省"),
        ("共建大同社会，天下大同", "山西省"),
        ("东方大国的东方智慧", "海南省"),
        ("江山东侧新建水库", None),
        ("医保定点机构扩面", "河北省"),
        ("推动创新平台建设", "云南省"),
        ("建设示范县、重点县和县城", "河南省"),
        ("各县、县、全县", "重庆市"),
        ("朝阳产业和夕阳产业", "辽宁省"),
        ("中心城区域内", "晋城市"),
        ("教育资源向山区县倾斜", "安徽省"),
        ("高密度电池", "山东省"),
        ("牡丹江流域治理", "黑龙江省"),
        ("阿里云和阿里巴巴", "西藏自治区"),
        ("郑州大学、北京银行", None),
        ("邮轮和临海旅游", "天津市"),
        ("建设宁安高速", "宣城市"),
        ("拓宽黄山北路", "池州市"),
        ("综合物流资源整合", "桂林市"),
        ("平安建设和振兴工程", "辽宁省"),
        ("建设鄂西生态屏障", None),
    ],
)
def test_words_that_only_look_like_names(text: str, within: str | None) -> None:
    assert seen(text, within) == []


def test_faults_of_others() -> None:
    """县 alone is not 重庆, and 朝阳区 does not mean 长春."""
    assert seen("全面推进县重点项目") == [] == seen("县") == seen("区县")
    for text in ("朝阳区", "朝阳区加快建设", "北京朝阳区"):
        assert "长春市" not in [name for _, name in seen(text)]
    assert [m.place.code for m in find_places("北京朝阳区")] == ["110000", "110105"]
    alone = find_places("朝阳区加快建设")
    assert [m.ambiguous for m in alone] == [True]
    assert {"110105", "220104"} <= {p.code for p in alone[0].candidates}


def test_a_city_whose_name_is_a_word_is_named_in_its_own_report() -> None:
    assert seen("今年，天门要办好服装电商大会。", "天门市") == [("天门", "天门市")]
    assert seen("今年，天门要办好服装电商大会。", "山西省") == []


def test_the_report_of_a_place_decides_its_namesakes() -> None:
    assert [m.place.code for m in find_places("鼓楼区创建示范区", within="福州市")] == ["350102"]
    assert [m.place.code for m in find_places("鼓楼区创建示范区", within="南京市")] == ["320106"]
    assert [m.ambiguous for m in find_places("鼓楼区创建示范区")] == [True]
    assert [m.place.name for m in find_places("在襄樊举行", year=2008)] == ["襄樊市"]


# --- English text --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("East China's Zhejiang Province aims for 5.5 percent.", [("Zhejiang Province", "浙江省")]),
        ("Growth in the Inner Mongolia autonomous region slowed.", [("Inner Mongolia autonomous region", "内蒙古自治区")]),
        ("Both Xi'an and Xian are in use.", [("Xi'an", "西安市"), ("Xian", "西安市")]),
        ("Taizhou in Zhejiang exports pumps.", [("Taizhou", "台州市"), ("Zhejiang", "浙江省")]),
        ("Taizhou, Jiangsu, exports ships.", [("Taizhou", "泰州市"), ("Jiangsu", "江苏省")]),
        ("Fuzhou, Jiangxi province", [("Fuzhou", "抚州市"), ("Jiangxi province", "江西省")]),
        ("Yichun in Heilongjiang province", [("Yichun", "伊春市"), ("Heilongjiang province", "黑龙江省")]),
        ("Jilin City, Jilin Province", [("Jilin City", "吉林市"), ("Jilin Province", "吉林省")]),
        ("Chaoyang district in Beijing", [("Chaoyang district", "朝阳区"), ("Beijing", "北京市")]),
        ("Shaanxi and Shanxi", [("Shaanxi", "陕西省"), ("Shanxi", "山西省")]),
        ("HANGZHOU - The city of Hangzhou grew", [("HANGZHOU", "杭州市"), ("Hangzhou", "杭州市")]),
        ("Xizang and Ningxia's economies", [("Xizang", "西藏自治区"), ("Ningxia", "宁夏回族自治区")]),
        ("Mayor He Zhongwei of Zhoushan spoke.", [("Zhoushan", "舟山市")]),
        ("A professor at Peking University said so.", []),
        ("Northwest China and South China", []),
    ],
)
def test_english_mentions(text: str, mentions: list[tuple[str, str]]) -> None:
    assert seen(text, language="en") == mentions


def test_taizhou_without_its_province_is_ambiguous() -> None:
    (mention,) = find_places("Taizhou expects growth of 6 percent.", language="en")
    assert mention.ambiguous and {p.name for p in mention.candidates} == {"台州市", "泰州市"}


# --- the area before an indicator ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "within", "name"),
    [
        ("北京地区", None, "北京市"),
        ("太原市", None, "太原市"),
        ("太原市域", None, "太原市"),
        ("太原全市", None, "太原市"),
        ("浙江全省", None, "浙江省"),
        ("江苏省苏州市", None, "苏州市"),
        ("苏州昆山市的", None, "昆山市"),
        ("雄安新区", None, "雄安新区"),
        ("延边地区", None, "延边朝鲜族自治州"),
        ("阿里地区", None, "阿里地区"),
        ("全疆", None, "新疆维吾尔自治区"),
        ("全国", "北京市", "中国"),
        ("全省", "杭州市", "浙江省"),
        ("我省", "山西省", "山西省"),
        ("全市", "昆山市", "昆山市"),
        ("全市", "浦东新区", "上海市"),
        ("全区", "海淀区", "海淀区"),
        ("全区", "百色市", "广西壮族自治区"),
        ("全州", "凉山州", "凉山彝族自治州"),
        ("全盟", "锡林郭勒盟", "锡林郭勒盟"),
        ("全旗", "土默特左旗", "土默特左旗"),
        ("海南", "青海省", "海南藏族自治州"),
        ("海南", None, "海南省"),
        ("德清", "湖州市", "德清县"),
        ("鼓楼区", "南京市", "鼓楼区"),
        ("沈阳和平", None, "和平区"),
        ("襄樊市", None, "襄阳市"),
        ("晋城城区", None, "城区"),
    ],
)
def test_area_before_an_indicator(words: str, within: str | None, name: str) -> None:
    place = area_of_prefix(words, locate(within) if within else None)
    assert place is not None and place.name == name


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("西宁、海东", "青海省"),
        ("京津冀", None),
        ("太原市区", None),
        ("海淀区域", None),
        ("全县", "北京市"),
        ("全省", None),
        ("全州", "桂林市"),
        ("鼓楼", None),
        ("朝阳区", None),
        ("资源", "桂林市"),
        ("和平", "沈阳市"),
        ("城区", "晋城市"),
        ("郊区", "铜陵市"),
        ("全新", "新疆"),
        ("国家", None),
        ("城市", None),
        ("经开区", None),
        ("", None),
        ("市", "太原市"),
        ("固定资产投资" * 20, None),
    ],
)
def test_no_single_area_before_an_indicator(words: str, within: str | None) -> None:
    assert area_of_prefix(words, locate(within) if within else None) is None


def test_area_before_an_indicator_in_its_year() -> None:
    place = area_of_prefix("襄樊市", None, 2008)
    assert place is not None and place.name == "襄樊市"
    assert area_of_prefix("全市", locate("襄樊", year=2008), 2008) == place


# --- all names, arbitrary text, time -------------------------------------------------------------------------------------------


def test_every_official_name_of_today_resolves_to_its_place() -> None:
    wrong = [p.name for p in gazetteer().exists_in(2024) if p not in resolve(p.name, within=gazetteer().parent(p))[:1]]
    assert wrong == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("北京市朝阳区吉林海南州县和平山东上长安、。\nAbeijing '’省Xian重庆")) | st.text())
def test_arbitrary_text(text: str) -> None:
    seen(text)
    seen(text, language="en")
    resolve(text)
    area_of_prefix(text)


@pytest.mark.parametrize(
    ("unit", "language"),
    [
        ("支持浙江台州、温州和吉林市加快建设，", "zh"),
        ("鼓楼区朝阳区", "zh"),
        ("会东、和平、新平、", "zh"),
        ("Taizhou and Chaoyang district of Beijing ", "en"),
        ("Inner Mongolia Inner ", "en"),
    ],
)
def test_time_grows_with_length(unit: str, language: str) -> None:
    """Eight times the text takes about eight times the time; a quadratic search would take sixty-four times."""
    find_places(unit, language=language)  # type: ignore[arg-type]

    def best(text: str) -> float:
        times = []
        for _ in range(3):
            began = time.process_time()
            find_places(text, language=language)  # type: ignore[arg-type]
            times.append(time.process_time() - began)
        return min(times)

    count = 12_000 // len(unit)
    assert best(unit * count * 8) < 24 * max(best(unit * count), 0.001)


def test_loading_costs_no_more_than_a_few_passes_over_the_table() -> None:
    """In a fresh process: building the gazetteer and its names against reading and splitting the same file, as a ratio."""
    code = (
        "import time\n"
        "from importlib import resources\n"
        "import mubiao.places as places\n"
        "a = time.process_time()\n"
        "for _ in range(20):\n"
        "    text = (resources.files('mubiao.places') / 'data' / 'places.tsv').read_text(encoding='utf-8')\n"
        "    rows = [line.split('\\t') for line in text.split('\\n')]\n"
        "b = time.process_time()\n"
        "places.locate('北京'); places.find_places('北京')\n"
        "c = time.process_time()\n"
        "print((c - b) / ((b - a) / 20))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert float(done.stdout) < 150


# --- against the shared facts and gold -----------------------------------------------------------------------------------------


@needs_shared
def test_gold_areas_resolve_to_themselves() -> None:
    checked, wrong = 0, []
    for path in sorted(SHARED.glob("gold/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        area = gold["area"]
        if area is not None:
            checked += 1
            found = resolve(area, year=gold["report_year"])
            if not found or found[0].name != area:
                wrong.append((path.stem, area, found[:1]))
    assert checked > 0 and wrong == []


@needs_shared
def test_the_gazetteer_holds_every_area_of_the_facts() -> None:
    with (SHARED / "facts" / "areacodes-1981-2024.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {(p.code, p.name) for p in gazetteer()}
    assert {(row["code"], row["name"]) for row in rows} <= known


@needs_shared
def test_the_shipped_table_is_what_the_tool_builds(tmp_path: Path) -> None:
    target = tmp_path / "places.tsv"
    tool = ROOT / "tools" / "build_gazetteer.py"
    subprocess.run([sys.executable, str(tool), str(SHARED / "facts"), str(target)], check=True, capture_output=True)
    assert target.read_bytes() == (ROOT / "src" / "mubiao" / "places" / "data" / "places.tsv").read_bytes()
