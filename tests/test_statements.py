"""The clause grammar against the examples beside it."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finding_notation import in_words
from mubiao.indicators import match
from mubiao.language.zh.quantities import find_quantities
from mubiao.places import gazetteer
from mubiao.records import Language
from mubiao.statements.apart import told_apart
from mubiao.statements.basis import basis
from mubiao.statements.findings import Finding, Stretch
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.noting import notes
from mubiao.statements.zh import tell
from mubiao.statements.zh.clauses import read_sentence

EXAMPLES = tomllib.loads(resources.files("mubiao.statements.zh").joinpath("examples.toml").read_text(encoding="utf-8"))["example"]


def found(text: str) -> list[Finding]:
    return read_sentence(text, 0, len(text), Mentions(match(text), length=len(text)), Quantities(find_quantities(text), length=len(text)))


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:24] for example in EXAMPLES])
def test_example(example: dict[str, object]) -> None:
    assert [in_words(finding) for finding in found(str(example["text"]))] == example["rows"]


GENRE = st.lists(
    st.sampled_from(
        [
            "地区生产总值",
            "居民收入",
            "增长",
            "下降",
            "5%",
            "6.5%",
            "左右",
            "以上",
            "、",
            "，",
            "。",
            "和",
            "分别",
            "力争",
            "确保",
            "与经济增长同步",
            "完成",
            "省下达",
            "目标任务",
            "高于",
            "全省平均",
            "1个百分点",
            "万人",
            "控制在",
            "以内",
            "(",
            "）",
            "“",
            "比",
            "从",
            "到",
        ]
    ),
    max_size=60,
).map("".join)


@given(GENRE | st.text(max_size=200))
def test_any_text_gives_findings_inside_it(text: str) -> None:
    for finding in found(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.start <= finding.printed_end <= len(text)
        assert finding.low is None or finding.high is None or finding.low <= finding.high


def periods(text: str) -> list[tuple[float | None, str | None]]:
    """The value and period of everything that a review in the report of 2031 states."""
    told = tell(text, [Stretch("review", 0, len(text))], 2031)
    return [(one.finding.low, one.moment.period if one.moment else None) for one in told]


# Sentences between the values, so that lines are seen to be an aligner's segments.
FILLER = "各项事业全面进步。\n" * 24


def test_years_reviewed_hold_for_the_lines_of_an_aligned_text() -> None:
    text = f"五年来，经济实力跃上新台阶。\n{FILLER}城镇新增就业6400万人。\n国有企业效益好转，去年利润增长9%。\n淘汰落后炼钢产能9000万吨、水泥23000万吨。\n"
    text += "远程教育覆盖36万所学校。\n刚刚过去的2030年，经济稳中有进。\n城镇新增就业1240万人。\n"
    assert periods(text) == [
        (64e6, "2026-2030"),
        (9, "2030"),
        (90e6, "2026-2030"),
        (230e6, "2026-2030"),
        (36e4, "2030"),
        (12.4e6, "2030"),
    ]


def test_what_is_spent_in_the_years_named_adds_up() -> None:
    assert periods("五年中央财政用于科技的投入达到3600亿元，全国财政收入达到5.2万亿元。") == [(3600e8, "2026-2030"), (52e11, "2030")]


def test_a_year_that_a_sentence_counts_from() -> None:
    assert periods("2030年与2025年相比，生产总值增长28.3%，财政收入增长31%。") == [(28.3, "2026-2030"), (31, "2026-2030")]


MOMENTS = tomllib.loads(resources.files("mubiao.statements.zh").joinpath("moments.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", MOMENTS, ids=[example["text"][:24] for example in MOMENTS])
def test_kind_and_time(example: dict[str, object]) -> None:
    text = str(example["text"])
    year = example.get("year", 2031)
    assert isinstance(year, int)
    told = tell(text, [Stretch(example["section"], 0, len(text))], year)  # type: ignore[arg-type]
    rows = [
        f"{one.kind} {one.moment.period if one.moment else '-'} {one.finding.subject.indicator}"
        + (" strive" if one.finding.stance == "strive" else "")
        for one in told
    ]
    assert rows == example["rows"]


@pytest.mark.parametrize(
    ("sentence", "area"),
    [
        ("国家明确，到2035年生产总值比2020年翻一番。", "中国"),
        ("党的二十大提出，到2035年人均生产总值比2020年翻一番。", "中国"),
        ("江苏省提出到2035年生产总值突破20万亿元。", "江苏省"),
        ("省委提出，到2035年生产总值突破20万亿元。", "江苏省"),
        ("国家明确了政策，到2035年我市生产总值突破5万亿元。", None),
        ("市委提出，到2035年生产总值突破5万亿元。", None),
    ],
)
def test_a_plan_set_above_is_of_the_place_that_set_it(sentence: str, area: str | None) -> None:
    own = gazetteer().by_code("320500", 2024)
    told = list(tell(sentence, [Stretch("outlook", 0, len(sentence))], 2031, own))
    assert [one.place.name if one.place else None for one in told] == [area]


NAMES = tomllib.loads(resources.files("mubiao.statements.zh").joinpath("names.toml").read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", NAMES, ids=[example["text"][:24] for example in NAMES])
def test_name(example: dict[str, object]) -> None:
    text = str(example["text"])
    told = list(tell(text, [Stretch(example.get("section", "review"), 0, len(text))], 2031))  # type: ignore[arg-type]
    if example.get("stored"):  # … as records are, under printed names where the vocabulary tells them apart
        told = [told_apart(text, one, "zh") for one in told]
    rows = [
        f"{one.finding.subject.indicator.removeprefix('other:')} {_low(one.finding)} {one.finding.unit} {one.finding.action}".strip()
        for one in told
    ]
    assert rows == example["rows"]
    if "bounds" in example:
        assert [one.finding.bound for one in told] == example["bounds"]
    if "strives" in example:
        assert [one.finding.stance == "strive" for one in told] == example["strives"]


def _low(finding: Finding) -> str:
    return "-" if finding.low is None else f"{finding.low:.15g}"


@pytest.mark.parametrize(
    ("behind", "rank"),
    [
        ("，居全国第8位", (8, "全国")),
        ("，总量由全省第9位上升至第6位", (6, "全省")),
        ("，从世界第六位跃升到第四位", (4, "世界")),
        ("，由全省第9位前移3位", (None, None)),
        ("，增速居全省前列", (None, None)),
        ("，其中高新技术产业投资居全省第3位", (None, None)),
        ("，新增货值居全省第4位", (None, None)),
        ("，居全国内陆港口第一", (1, "全国内陆港口")),
        ("，增量居全省第2位", (None, None)),
        ("，在全省地级市排名升至第5位", (5, "全省地级市")),
        ("，居中西部城市第2位", (2, "中西部城市")),
        ("，全国连续三年第1", (1, "全国")),
        ("，全省排名上升到第6位", (6, "全省")),
    ],
)
def test_rank(behind: str, rank: tuple[int | None, str | None]) -> None:
    text = f"进出口总额达到300亿元{behind}。"
    [told] = tell(text, [Stretch("review", 0, len(text))], 2031)
    assert (told.rank, told.rank_in) == rank


@pytest.mark.parametrize(
    ("text", "value", "language", "words"),
    [
        ("一般公共预算收入增长3.4%，剔除减税因素后增长6.7%", "6.7%", "zh", "剔除减税因素后"),
        ("一般公共预算收入增长3.4%，剔除减税因素后增长6.7%", "3.4%", "zh", ""),
        ("居民收入名义增长5.7%，实际增长5.4%", "5.4%", "zh", "实际"),
        ("地区生产总值2.8万亿元，按不变价格计算，增长5.3%", "5.3%", "zh", "按不变价格计算"),
        ("实际利用外资增长4%", "4%", "zh", ""),
        ("per capita income grew 5.3% in real terms, and exports rose 4%", "5.3%", "en", "in real terms"),
        ("per capita income grew 5.3% in real terms, and exports rose 4%", "4%", "en", ""),
    ],
)
def test_on_what_basis_a_value_is_told(text: str, value: str, language: Language, words: str) -> None:
    at = text.index(value)
    assert basis(text, at, at + len(value), language) == words


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        ("累计建成养老驿站160个、助餐点85个，新建书房12间。", [("total: 累计",), ("total: 累计",), ()]),
        ("全年累计发放消费券3亿元。", [()]),
        ("五年累计新建学校60所。", [()]),
        ("预计地区生产总值增长6%，固定资产投资增长5%。", [("estimate: 预计",), ()]),
        ("工业总产值（不含村办工业）增长8%，农业总产值增长4%（不包括林业）。", [("scope: 不含村办工业",), ("scope: 不包括林业",)]),
    ],
)
def test_what_a_reader_has_to_know_besides(text: str, told_so: list[tuple[str, ...]]) -> None:
    told = tell(text, [Stretch("review", 0, len(text))], 2031)
    assert [notes(text, one, "zh") for one in told] == told_so
