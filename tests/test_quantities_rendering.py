"""A random quantity, rendered in every form that reports print, is read back as what it was."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mubiao.language import quantities
from mubiao.language.zh.numerals import chinese_value
from mubiao.language.zh.units import SCALES, units
from mubiao.records import Quantity

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
PLAIN_SCALES = {name: size for name, size in SCALES.items() if name in ("", "万", "百万", "千万", "亿", "千亿", "万亿")}
# Units that stand after any Arabic number, with any scale
MEASURES = sorted(
    u.printed
    for u in units().values()
    if u.kind in ("measure", "money", "person", "thing") and u.printed[0] not in "个亿" and "多" not in u.printed
)

FLOORS_BEFORE = ("不低于", "不少于", "高于", "超过", "超", "突破", "逾", "至少", "大于")
CEILINGS_BEFORE = ("不超过", "不高于", "低于", "少于", "不足", "不到")
ABOUT_BEFORE = ("约", "大约", "近", "将近", "接近")
FLOORS_AFTER = ("以上", "及以上")
CEILINGS_AFTER = ("以内", "之内", "以下")
ABOUT_AFTER = ("左右", "上下")
FORMS = (
    [(before, "", "at_least") for before in FLOORS_BEFORE]
    + [(before, "", "at_most") for before in CEILINGS_BEFORE]
    + [(before, "", "around") for before in ABOUT_BEFORE]
    + [("", after, "at_least") for after in FLOORS_AFTER]
    + [("", after, "at_most") for after in CEILINGS_AFTER]
    + [("", after, "around") for after in ABOUT_AFTER]
    + [("控制在", "以内", "at_most"), ("稳定在", "左右", "around"), ("保持在", "以上", "at_least"), ("", "", "point")]
)
DASHES = ("—", "-", "–", "~", "～", "至", "到")


def chinese(number: int) -> str:
    """A whole number below 10**16 in Chinese numerals: 1,200,034 is 一百二十万零三十四."""
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            return chinese(high) + sign + (("零" if low < size // 10 else "") + chinese(low) if low else "")
    if number < 10:
        return DIGITS[number]
    size, sign = next((s, n) for s, n in ((1000, "千"), (100, "百"), (10, "十")) if number >= s)
    high, low = divmod(number, size)
    head = ("" if number < 20 else DIGITS[high]) + sign
    return head + (("零" if low < size // 10 else "") + (("一" if 10 <= low < 20 else "") + chinese(low)) if low else "")


def chinese_decimal(value: Decimal) -> str:
    whole, _, decimals = format(value, "f").partition(".")
    return chinese(int(whole)) + ("点" + "".join(DIGITS[int(d)] for d in decimals) if decimals else "")


def grouped(value: Decimal, comma: str) -> str:
    return f"{value:,f}".replace(",", comma)


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


decimals = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999.99"), places=2).map(lambda d: d.normalize() + 0)


@settings(max_examples=400, deadline=None)
@given(
    decimals,
    st.sampled_from(sorted(PLAIN_SCALES)),
    st.sampled_from(MEASURES),
    st.sampled_from(FORMS),
    st.sampled_from(["plain", "full", "comma", "wide comma", "blanks"]),
)
def test_arabic_numbers_with_unit_and_qualifier(value: Decimal, scale: str, unit: str, form: tuple[str, str, str], width: str) -> None:
    before, after, bound = form
    assume(not (scale and unit in ("%", "％", "‰", "‱")) and not (scale == "万" and unit.startswith("亿")))
    number = format(value, "f")
    rendered = {
        "plain": number,
        "full": number.translate(FULL_WIDTH),
        "comma": grouped(value, ","),
        "wide comma": grouped(value, "，"),
        "blanks": number.replace(".", " . "),
    }[width]
    text = f"指标{before}{rendered}{scale}{unit}{after}。"
    got = only(text)
    amount = float(value * PLAIN_SCALES[scale] * units()[unit].factor)
    assert (got.low, got.high) == (None if bound == "at_most" else amount, None if bound == "at_least" else amount)
    assert (got.unit, got.bound, got.stance) == (units()[unit].canonical, bound, "firm")
    assert got.printed == f"{before}{rendered}{scale}{unit}{after}"
    assert got.text == f"{rendered}{scale}{unit}"


@settings(max_examples=300, deadline=None)
@given(
    st.integers(min_value=1, max_value=10**13), st.sampled_from(["元", "吨", "公里", "千瓦", "亩", "美元", "公斤"]), st.sampled_from(FORMS)
)
def test_chinese_numerals(number: int, unit: str, form: tuple[str, str, str]) -> None:
    before, after, bound = form
    assert chinese_value(chinese(number)) == (Decimal(number), None)
    assume(before or after or number > 10)  # a bare 一吨 may be a word
    assume(not chinese(number).endswith("千") or unit not in ("千瓦", "瓦"))
    got = only(f"指标{before}{chinese(number)}{unit}{after}。")
    amount = float(number * units()[unit].factor)
    assert (got.low, got.high, got.bound) == (None if bound == "at_most" else amount, None if bound == "at_least" else amount, bound)


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=Decimal("0.1"), max_value=Decimal("99.9"), places=1), st.sampled_from(FORMS), st.sampled_from(["百", "千"]))
def test_chinese_percentages(value: Decimal, form: tuple[str, str, str], of: str) -> None:
    before, after, bound = form
    got = only(f"增长{before}{of}分之{chinese_decimal(value)}{after}，")
    share = float(value if of == "百" else value / 10)
    assert (got.low, got.high, got.unit) == (None if bound == "at_most" else share, None if bound == "at_least" else share, "%")


@settings(max_examples=300, deadline=None)
@given(
    decimals,
    decimals,
    st.sampled_from(DASHES),
    st.sampled_from(["%", "个百分点", "亿元", "万人", "家", "天"]),
    st.booleans(),
    st.sampled_from(["", "左右"]),
)
def test_ranges(one: Decimal, other: Decimal, dash: str, unit: str, half_marked: bool, after: str) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    first = format(low, "f") + ("" if half_marked else unit)
    assume(not (first.isdecimal() and len(first) == 4 and "1500" <= first <= "2199"))  # 2000—2100 may be years
    got = only(f"预期{first}{dash}{high:f}{unit}{after}。")
    scale = next((size for name, size in PLAIN_SCALES.items() if name and unit.startswith(name)), Decimal(1))
    assert (got.low, got.high, got.bound) == (float(low * scale), float(high * scale), "range")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 8), st.integers(1, 8))
def test_chinese_ranges(one: int, other: int) -> None:
    assume(one < other)
    low, high = chinese(one), chinese(other)
    for text in (f"增长百分之{low}至{high}。", f"增长百分之{low}到百分之{high}。", f"增长百分之{low}—百分之{high}。"):
        got = only(text)
        assert (got.low, got.high, got.unit, got.bound) == (one, other, "%", "range")
    got = only(f"用{low}到{high}年时间")
    assert (got.low, got.high, got.unit) == (one, other, "years")


@settings(max_examples=100, deadline=None)
@given(
    decimals,
    st.sampled_from(["力争", "争取", "努力"]),
    st.sampled_from(["", "达到", "实现"]),
    st.sampled_from([("", "point"), ("突破", "at_least"), ("不低于", "at_least")]),
    st.booleans(),
)
def test_stances(value: Decimal, stance: str, verb: str, floor: tuple[str, str], firm: bool) -> None:
    stance = "确保" if firm else stance
    got = only(f"全年{stance}{verb}{floor[0]}{value:f}亿元。")
    assert (got.low, got.bound, got.stance) == (float(value * 10**8), floor[1], "firm" if firm else "strive")
    assert got.printed == f"{stance}{verb}{floor[0]}{value:f}亿元"


@pytest.mark.parametrize(
    ("parts", "share"),
    [("二分之一", 50.0), ("四分之三", 75.0), ("五分之二", 40.0), ("十分之七", 70.0), ("1/4", 25.0), ("四成", 40.0), ("8成", 80.0)],
)
@pytest.mark.parametrize(
    ("before", "after", "bound"), [("", "", "point"), ("超过", "", "at_least"), ("近", "", "around"), ("", "以上", "at_least")]
)
def test_fractions(parts: str, share: float, before: str, after: str, bound: str) -> None:
    got = only(f"占比{before}{parts}{after}。")
    assert (got.low, got.high, got.unit, got.bound) == (share, None if bound == "at_least" else share, "%", bound)


@given(st.sampled_from(["多", "余"]), st.integers(11, 999), st.sampled_from(["亿元", "万人", "万亩", "家", "公里"]))
def test_numbers_with_more(more: str, number: int, unit: str) -> None:
    before_scale = f"{number}{more}{unit}"
    got = only(f"累计{before_scale}。")
    scale = next((size for name, size in PLAIN_SCALES.items() if name and unit.startswith(name)), Decimal(1))
    assert (got.low, got.high, got.bound, got.text) == (float(number * scale), None, "at_least", before_scale)
