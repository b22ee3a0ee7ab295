"""The vocabulary of indicators: its data hold together, its matcher finds the longest name, its search the nearest."""

from __future__ import annotations

import csv
import time
import tomllib
from pathlib import Path

import pytest

from mubiao.indicators import Matcher, Mention, VocabularyError, match, read_vocabulary, search, vocabulary
from mubiao.indicators.indicator import UNITS
from mubiao.indicators.loading import DATA, printed_forms
from mubiao.records import Language

SHARED = Path(__file__).resolve().parents[2] / "shared"
SPEC = SHARED / "spec" / "indicators.tsv"


def found(text: str, language: Language = "zh") -> list[tuple[str, str]]:
    return [(mention.phrase, mention.indicator) for mention in match(text, language)]


def only(text: str, language: Language = "zh") -> Mention:
    mentions = match(text, language)
    assert len(mentions) == 1, mentions
    return mentions[0]


# --- The data


def test_every_indicator_is_described() -> None:
    words = vocabulary()
    assert len(words) >= 150
    assert len({indicator.id for indicator in words}) == len(words)
    for indicator in words:
        assert len(indicator.definition.split()) >= 4, indicator.id
        assert indicator.definition.endswith("."), indicator.id
        assert indicator.names_in("zh")[0] == indicator.zh
        assert indicator.names_in("en")[0] == indicator.en.lower()
        assert indicator.measure == indicator.measures[0]
        assert indicator.domain in {file.stem for file in DATA.glob("*.toml")}


def test_units_are_canonical() -> None:
    for indicator in vocabulary():
        for measure in indicator.measures:
            unit = indicator.unit_of(measure)
            assert unit in UNITS or all(part in UNITS for part in unit.split("/")), (indicator.id, unit)
    assert vocabulary().by_id("gdp").unit_of("growth") == "%"
    assert vocabulary().by_id("gdp").unit_of("level") == "CNY"
    assert vocabulary().by_id("unemployment_surveyed").unit_of("change") == "pp"


def test_no_name_belongs_to_two_indicators() -> None:
    owners: dict[tuple[str, str], str] = {}
    for indicator in vocabulary():
        for name in indicator.names:
            assert owners.setdefault((name.language, name.text), indicator.id) == indicator.id, name.text


def test_references_lead_to_indicators() -> None:
    words = vocabulary()
    for indicator in words:
        assert indicator.parent is None or (indicator.parent in words and indicator.parent != indicator.id)
        assert all(share in words for _, share in indicator.shares), indicator.id
        assert all(why.strip() and other != indicator.id for other, why in indicator.confused_with), indicator.id
    assert all(part in words for split in words.splits for part in split.indicators)


def test_the_vocabulary_stays_small_enough_to_load() -> None:
    assert sum(len(indicator.names) for indicator in vocabulary()) < 100_000
    widest = max(vocabulary(), key=lambda indicator: len(indicator.names))
    assert len(widest.names) < 10_000, widest.id


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
def test_the_agreed_base_vocabulary_is_all_there() -> None:
    with SPEC.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    for row in rows:
        indicator = vocabulary().by_id(row["id"])
        assert (indicator.zh, indicator.en) == (row["zh"], row["en"])
        assert set(row["measures"].split(",")) <= set(indicator.measures), row["id"]
        for alias in filter(None, (row["aliases_zh"] or "").split("|")):
            assert (only(alias).indicator, only(alias).phrase) == (row["id"], alias)


ENTRY = """
[[indicator]]
id = "{id}"
zh = "{zh}"
en = "{en}"
definition = "Something counted."
measures = ["growth", "level"]
level_unit = "{unit}"
direction = "higher"
"""


def entry(id: str = "steel", zh: str = "钢产量", en: str = "Steel", unit: str = "t") -> str:
    return ENTRY.format(id=id, zh=zh, en=en, unit=unit)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (entry() + entry(en="Steel again", zh="粗钢产量"), "ids given twice"),
        (entry() + entry(id="crude_steel", en="Crude steel"), "a name of both steel and crude_steel"),
        (entry(unit="bushels"), "unit bushels"),
        (entry() + 'parent = "metal"\n', "indicator metal"),
        (entry() + 'zh_names = ["{METAL}产量"]\n', "no list of .words. is called METAL"),
        (entry() + 'colour = "grey"\n', "unknown keys"),
        (entry() + 'confused_with = { iron = "Iron is not steel." }\n', "confused_with iron"),
        (entry() + 'zh_names = ["{|钢材}"]\n', "an empty name"),
        ('[[indicator]]\nid = "steel"\n', "is missing"),
        ("[[indicator]\n", "data.toml"),
        (entry() + '[[split]]\nlanguage = "zh"\nindicators = ["steel", "iron"]\nphrases = ["钢铁"]\n', "no indicator is called iron"),
    ],
)
def test_data_that_contradict_themselves_are_refused(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "data.toml").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=complaint):
        read_vocabulary(tmp_path)


def test_a_vocabulary_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "data.toml").write_text(entry() + 'zh_names = ["{粗|}钢材"]\nzh_weak = ["钢"]\n', encoding="utf-8")
    words = read_vocabulary(tmp_path)
    assert words.by_id("steel").names_in("zh") == ("钢产量", "粗钢材", "钢材", "钢")
    assert [(m.phrase, m.variant) for m in Matcher(words, "zh").match("粗钢材涨，钢跌")] == [("粗钢材", "name"), ("钢", "weak")]


def test_the_hash_follows_the_content(tmp_path: Path) -> None:
    (tmp_path / "data.toml").write_bytes(entry().encode())
    first = read_vocabulary(tmp_path).hash
    (tmp_path / "data.toml").write_bytes(entry().replace("\n", "\r\n").encode())
    assert read_vocabulary(tmp_path).hash == first
    (tmp_path / "data.toml").write_bytes(entry(unit="kg" if "kg" in UNITS else "count").encode())
    assert read_vocabulary(tmp_path).hash != first


def test_alternatives_are_written_out_in_order() -> None:
    assert printed_forms(["{全市|}{GDP}增速", "GDP"], {"GDP": ("生产总值", "GDP")}) == [
        "全市生产总值增速",
        "全市GDP增速",
        "生产总值增速",
        "GDP增速",
        "GDP",
    ]


def test_the_data_files_say_what_they_hold() -> None:
    for file in DATA.glob("*.toml"):
        content = file.read_text(encoding="utf-8")
        assert content.startswith("# "), file.name
        assert tomllib.loads(content).keys() <= {"indicator", "split", "blocker", "words"}, file.name


# --- The longest name wins

TRAPS = [
    ("一般公共预算总收入增长4%", [("一般公共预算总收入", "total_fiscal_revenue")]),
    (
        "全部财政收入完成9亿元，其中地方一般预算收入5亿元",
        [("全部财政收入", "total_fiscal_revenue"), ("地方一般预算收入", "budget_revenue")],
    ),
    ("非税收入占一般公共预算收入比重降至三成", [("非税收入占一般公共预算收入比重", "non_tax_revenue")]),
    ("人均地区生产总值迈上8万元台阶", [("人均地区生产总值", "gdp_per_capita")]),
    ("单位GDP能耗下降3%", [("单位GDP能耗", "energy_intensity")]),
    ("规上工业单位增加值能耗下降4%", [("规上工业单位增加值能耗", "industrial_energy_intensity")]),
    ("单位地区生产总值二氧化碳排放下降", [("单位地区生产总值二氧化碳排放", "carbon_intensity")]),
    ("限额以上单位消费品零售额增长7%", [("限额以上单位消费品零售额", "retail_sales_above_limit")]),
    ("社会商品零售总额增长一成", [("社会商品零售总额", "social_commodity_retail")]),
    ("争取进出口银行授信支持", []),
    ("服务进出口增长9%", [("服务进出口", "services_trade")]),
    ("服务业增加值占地区生产总值比重达到52%", [("服务业增加值占地区生产总值比重", "tertiary_share")]),
    ("税收收入占一般公共预算收入的比重达到七成", [("税收收入占一般公共预算收入的比重", "tax_revenue")]),
    ("高技术产业投资增长15%", [("高技术产业投资", "high_tech_investment")]),
    ("高技术产业增加值增长9%", [("高技术产业增加值", "high_tech_va")]),
    ("城乡居民收入倍差缩小到1.9", [("城乡居民收入倍差", "urban_rural_income_ratio")]),
    ("农牧民人均纯收入增长11%", [("农牧民人均纯收入", "income_rural")]),
    ("户籍人口城镇化率提高1个百分点", [("户籍人口城镇化率", "urbanisation_registered")]),
    ("常住人口城镇化率提高1个百分点", [("常住人口城镇化率", "urbanisation_rate")]),
    ("人口自然增长率控制在6‰以内", [("人口自然增长率", "natural_growth_rate")]),
    ("林木覆盖率达到三成，森林覆盖率达到两成", [("林木覆盖率", "plant_cover"), ("森林覆盖率", "forest_cover")]),
    ("城镇登记失业人数控制在3万人以内", [("城镇登记失业人数", "unemployed_registered")]),
    ("集装箱吞吐量增长8%", [("集装箱吞吐量", "container_throughput")]),
    ("国民生产总值增长6%", [("国民生产总值", "gnp")]),
    ("工农业总产值增长8%，农业总产值增长4%", [("工农业总产值", "industry_agriculture_output"), ("农业总产值", "agri_output")]),
    ("完成新能源汽车总产值800亿元", [("新能源汽车总产值", "key_industry_output")]),
    ("实际到账外资5亿美元", [("实际到账外资", "fdi")]),
    ("持续优化营商环境", []),
]


@pytest.mark.parametrize(("text", "expected"), TRAPS)
def test_the_longest_name_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "研究与试验发展经费投入强度",
        "全社会研发（R&D）经费支出占GDP比重",
        "全社会研发(R&D)经费支出占GDP比重",
        "R&D经费支出占地区生产总值的比重",
        "全社会研发投入占比",
        "研发投入强度",
    ],
)
def test_research_intensity_in_every_word_order(phrase: str) -> None:
    assert (only(phrase).phrase, only(phrase).indicator) == (phrase, "rd_intensity")


def test_a_share_of_something_else_is_not_the_indicator() -> None:
    mention = only("出口占全省份额稳步提升")
    assert (mention.indicator, mention.variant, mention.measure) == ("other:出口占全省份额", "share", "ratio")


def test_words_that_settle_the_measure() -> None:
    assert only("经济增速").measure == "growth"
    assert only("税收占比").measure == "ratio"
    assert only("地区生产总值").measure is None


def test_everyday_words_are_weak() -> None:
    assert (only("扩大出口").indicator, only("扩大出口").variant) == ("exports", "weak")


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("三次产业增加值", ("primary_va", "secondary_va", "tertiary_va")),
        ("一、二、三产业增加值", ("primary_va", "secondary_va", "tertiary_va")),
        ("第一、第二、第三产业增加值", ("primary_va", "secondary_va", "tertiary_va")),
        ("一产、二产、三产增加值", ("primary_va", "secondary_va", "tertiary_va")),
        ("外贸外资", ("trade_total", "fdi")),
        ("粮食播种面积和产量", ("grain_area", "grain_output")),
        ("城镇和农村居民人均可支配收入", ("income_urban", "income_rural")),
    ],
)
def test_a_list_names_each_of_its_parts(phrase: str, parts: tuple[str, ...]) -> None:
    mention = only(phrase)
    assert (mention.phrase, mention.variant, mention.indicator, mention.parts) == (phrase, "list", parts[0], parts)


def test_a_joint_phrase_stands_for_itself_and_knows_its_parts() -> None:
    mention = only("城乡居民人均可支配收入分别增长6%和7%")
    assert (mention.indicator, mention.variant, mention.parts) == ("income", "joint", ("income_urban", "income_rural"))
    assert only("化学需氧量、氨氮排放量分别下降2%和3%").parts == ("pollutants", "pollutants")


@pytest.mark.parametrize("phrase", ["大气、水环境质量", "水和大气环境质量", "水、空气等主要生态环境指标", "节能减排降碳"])
def test_a_fused_phrase_is_one_goal(phrase: str) -> None:
    assert only(phrase).phrase == phrase


def test_offsets_are_those_of_the_text() -> None:
    text = "预期目标：地区生产总值（GDP）增长5%，CPI涨幅2%，PM₂.₅浓度下降"
    for mention in match(text):
        assert text[mention.start : mention.end] == mention.phrase
    assert [mention.indicator for mention in match(text)] == ["gdp", "cpi", "pm25"]


def test_latin_names_end_where_the_word_ends() -> None:
    assert found("M2增长8%") == [("M2", "m2")]
    assert found("M20高速公路") == []
    assert found("the GDPR rules", "en") == []


def test_nothing_is_found_in_nothing() -> None:
    assert match("") == []
    assert match("", "en") == []
    assert found("各位代表，下面我作报告。") == []


ENGLISH = [
    ("GDP growth of around 5 percent", ["gdp"]),
    ("per capita GDP passed a new mark", ["gdp_per_capita"]),
    ("Surveyed urban unemployment rate of about 5.5 percent", ["unemployment_surveyed"]),
    ("an increase of 2 percent in the consumer price index", ["cpi"]),
    ("retail sales of consumer goods rose, and fixed-asset investment fell", ["retail_sales", "fai"]),
    ("a deficit-to-GDP ratio of 4 percent", ["deficit_ratio"]),
    ("grain output reached a record", ["grain_output"]),
    ("R&D spending grew by 8 percent", ["rd_expenditure"]),
    ("at constant prices", []),
    ("improve the business environment", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert [mention.indicator for mention in match(text, "en")] == expected


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("piece", ["地区生产总值占", "国内", "GDP ", "出口占全省", "total value of "])
def test_time_is_linear(piece: str, language: Language) -> None:
    match(piece, language)

    def seconds(repeats: int) -> float:
        text = piece * repeats
        began = time.process_time()
        match(text, language)
        return time.process_time() - began

    short = max(min(seconds(10_000) for _ in range(3)), 0.005)
    # Eight times the text; the least of several runs, as a machine with other work to do may stop any one of them.
    assert min(seconds(80_000) for _ in range(3)) < 40 * short


# --- Search


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GDP", "gdp"),
        ("社零", "retail_sales"),
        ("cpi", "cpi"),
        ("pm25", "pm25"),
        ("fixed-asset investment", "fai"),
        ("城镇新增就业", "jobs_urban_new"),
    ],
)
def test_search_puts_the_same_name_first(name: str, expected: str) -> None:
    assert search(name)[0].id == expected


def test_search_widens_to_beginnings_and_parts() -> None:
    ids = [indicator.id for indicator in search("失业率")]
    assert ids[0] == "unemployment_surveyed"
    assert {"unemployment_registered", "youth_unemployment"} <= set(ids)


def test_search_by_language_and_for_nothing() -> None:
    assert search("  ") == []
    assert search("no such thing anywhere") == []
    assert "retail_sales" not in [indicator.id for indicator in search("零售", "en")]
