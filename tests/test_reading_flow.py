"""The flow: what a sentence reads like without its layout, and the way back to the printed text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mubiao.reading.flow import FOLD, flow_of_text
from mubiao.reading.furniture import find_furniture
from mubiao.records import Furniture
from reading_samples import REPORT


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("增长5 . 5%", "增长5.5%"),
        ("增长１．５％", "增长1.5%"),
        ("增长4．6％", "增长4.6%"),
        ("增长 1 5 ．3 ％", "增长15.3%"),
        ("目标为5. 5%左右", "目标为5.5%左右"),
        ("2024 年", "2024年"),
        ("1 9 9 8 年3 月5 日", "1998年3月5日"),
        ("达到7 4 7 7 2 亿元", "达到74772亿元"),
        ("100 200 300", "100 200 300"),
        ("人均收入 23 450 元", "人均收入23450元"),
        ("新增 1 204.5 万元", "新增1204.5万元"),
        ("合计 2019 100 200 300 元", "合计2019 100 200 300元"),
        ("指标\t5.2%\t5.5%", "指标5.2% 5.5%"),
        ("1. 2024年工作", "1. 2024年工作"),
        ("前文。\n2. 15个项目", "前文。\n2. 15个项目"),
        ("　　市长　王军", "市长王军"),
        ("手机、AI PC 等", "手机、AI PC等"),
        ("增长\u200b5%\ufeff", "增长5%"),
        ("⼈⺠⽣活", "人民生活"),
        ("增长5﹪", "增长5%"),
        ("“两高”，；：！？（）～", "“两高”，；：！？（）～"),
        ("增长8%,高于全省;其中:工业增长9% ,达到1,200亿元", "增长8%，高于全省；其中：工业增长9%，达到1,200亿元"),
        ("收入比2.6:1,见http://a.cn", "收入比2.6:1，见http://a.cn"),
    ],
)
def test_chinese_without_its_layout(printed: str, read: str) -> None:
    assert flow_of_text(printed).text == read


def test_english_keeps_its_blanks_and_reads_a_line_end_as_one() -> None:
    text = "grow by\u00a0about 5.5\npercent"
    flow = flow_of_text(text, (Furniture(17, 18, "hard-break"),), keep_blanks=True)
    assert flow.text == "grow by about 5.5 percent"
    assert flow.span(flow.text.index("5.5"), len(flow.text)) == (14, len(text))


def test_furniture_is_left_out_and_words_stay_apart() -> None:
    text = "发展GDP\nGreen[3]项目，500强[2]45家"
    furniture = (Furniture(5, 6, "hard-break"), Furniture(11, 14, "footnote-mark"), Furniture(21, 24, "footnote-mark"))
    assert flow_of_text(text, furniture).text == "发展GDP Green项目，500强45家"
    assert flow_of_text("共5[2]3家", (Furniture(2, 5, "footnote-mark"),)).text == "共5 3家"
    assert flow_of_text("增长1\n5%", (Furniture(3, 4, "hard-break"),)).text == "增长15%"


def test_spans_open_the_printed_text() -> None:
    text = "生产总值\n— 9 —\n增长６．５％左右。"
    furniture = find_furniture(text)
    flow = flow_of_text(text, furniture)
    start = flow.text.index("6.5%")
    first, last = flow.span(start, start + 4)
    assert text[first:last] == "６．５％"


PIECES = st.lists(
    st.sampled_from(["增长", "５", "5", ".", "．", " ", "　", "\n", "\t", "%", "，", "GDP", "[1]", "— 3 —", "\u200b", "。"]), max_size=60
)


@example(["增长", " ", "\t", "增长", "\n", "\t"], False)
@given(PIECES, st.booleans())
def test_every_character_of_a_flow_comes_from_where_it_says(pieces: list[str], keep_blanks: bool) -> None:
    text = "".join(pieces)
    flow = flow_of_text(text, find_furniture(text), keep_blanks)
    assert len(flow.origin) == len(flow.text) + 1
    assert list(flow.origin) == sorted(flow.origin)
    for i, character in enumerate(flow.text):
        printed = text[flow.origin[i]]
        assert character in {printed, FOLD.get(ord(printed))} or character == " "


@given(st.text(max_size=200), st.booleans())
def test_any_text_has_a_flow(text: str, keep_blanks: bool) -> None:
    flow = flow_of_text(text, find_furniture(text), keep_blanks)
    assert len(flow.origin) == len(flow.text) + 1


def test_the_flow_of_a_report_takes_milliseconds() -> None:
    text = (REPORT + "\n") * 46
    furniture = find_furniture(text)
    best = min(_seconds(lambda: flow_of_text(text, furniture)) for _ in range(5))
    assert len(text) > 20_000 and best < 0.01  # 1 ms where it was measured; room for a slow machine


@pytest.mark.parametrize(
    "unit", [REPORT.replace("\n", ""), "1 ", "　", "[1]", "（", "来源：", "— ", "第", "责编：", "1 . ", "\n5", "ＡＡ ", "字体："]
)
def test_time_is_linear_in_length(unit: str) -> None:
    """A line of two million characters takes about ten times as long as one of 200,000, whatever it is made of."""

    def work(length: int) -> float:
        text = unit * (length // len(unit))
        return min(_seconds(lambda: flow_of_text(text, find_furniture(text))) for _ in range(2))

    short, long = work(100_000), work(1_000_000)
    assert long < 25 * short + 0.05


def _seconds(call: object) -> float:
    start = time.process_time()
    call()  # type: ignore[operator]
    return time.process_time() - start
