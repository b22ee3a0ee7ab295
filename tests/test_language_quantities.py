"""The example corpus of the Chinese rules, and what quantities promise about any text."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.language import quantities
from mubiao.language.zh.context import REASONS
from mubiao.language.zh.quantities import Measured, classify_numerals, find_non_quantities, find_quantities, measured_quantities
from mubiao.reading.flow import flow_of_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(files("mubiao.language.zh").joinpath("corpus.toml").read_text(encoding="utf-8"))["example"]
WORDS = {"word", "slogan"}  # an example need not list every 一批


def _end(printed: str) -> float | None:
    return None if printed == "~" else float(printed)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"].strip()[:16] for e in EXAMPLES])
def test_every_example_of_the_corpus_reads_as_it_says(example: dict[str, Any]) -> None:
    wanted = []
    for line in example.get("is", []):
        printed, low, high, unit, bound, *stance = (part.strip() for part in line.split("|"))
        wanted.append((printed, _end(low), _end(high), unit, bound, stance[0] if stance else "firm"))
    assert [(q.printed, q.low, q.high, q.unit, q.bound, q.stance) for q in quantities(example["text"])] == wanted


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "not" in e], ids=lambda e: e["text"].strip()[:16])
def test_every_rejected_numeral_of_the_corpus_has_its_reason(example: dict[str, Any]) -> None:
    flow = flow_of_text(example["text"]).text
    given_reasons = [(flow[n.start : n.end], n.reason) for n in find_non_quantities(flow)]
    for line in example["not"]:
        numeral, reason = line.rsplit(" = ", 1)
        assert (numeral, reason) in given_reasons
        given_reasons.remove((numeral, reason))
    assert {reason for _, reason in given_reasons} <= WORDS


def test_the_corpus_shows_every_bound_and_nearly_every_reason() -> None:
    bounds = {line.split("|")[4].strip() for e in EXAMPLES for line in e.get("is", [])}
    assert bounds == {"point", "around", "at_least", "at_most", "range"}
    reasons = {line.rsplit(" = ", 1)[1] for e in EXAMPLES for line in e.get("not", [])}
    assert set(REASONS) - reasons == {"time", "code", "page_number"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [("每天9:30开门", "time"), ("编号" + "7" * 40, "code"), ("—21—", "page_number")],
    ids=["time", "code", "page_number"],
)
def test_numerals_of_the_page_have_their_reason(text: str, reason: str) -> None:
    assert [n.reason for n in find_non_quantities(text)] == [reason]


def test_spans_point_into_the_text_as_given() -> None:
    text = "　　增长 ５ . ５ ％ 左 右，粮食 1200 万 吨"
    around, grain = quantities(text)
    assert (around.printed, around.text, around.low) == ("５ . ５ ％ 左 右", "５ . ５ ％", 5.5)
    assert text[around.start : around.end] == around.printed
    assert text[around.value_start : around.value_end] == around.text
    assert (grain.low, grain.unit) == (12_000_000.0, "t")


def test_parts_of_a_value_are_at_hand() -> None:
    text = "力争达到4.5-5万人以上"
    (found,) = measured_quantities(text)
    assert (found.number, found.unit_printed) == ("4.5-5", "万人")
    assert text[found.chain_start : found.value_start] == "力争达到"
    assert text[found.after_start : found.end] == "以上"
    (crossed,) = measured_quantities("跨越千亿台阶")
    assert crossed.crosses


def test_amounts_are_exact() -> None:
    assert [q.low for q in quantities("36.5亿元，1.3万亿斤，0.07亿吨，2.05万户，1.15‰")] == [3.65e9, 6.5e8, 7_000_000.0, 20_500.0, 0.115]


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        quantities("5 %", language="fr")


NUMERAL_ISH = st.text(
    alphabet="0123456789.,，·:∶/%％‰-—~至到、和〇零一二三四五两十百千万亿半几数多余来第前保争过翻番倍成分之点年月日个元人吨亩级号以上下内左右约近超不低于力争力达控制在“”（）()[]〔〕+ \n",
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), NUMERAL_ISH))
def test_quantities_never_raise_and_spans_stay_inside(text: str) -> None:
    for q in quantities(text):
        assert 0 <= q.start <= q.value_start < q.value_end <= q.end <= len(text)
        assert text[q.start : q.end] == q.printed
        assert text[q.value_start : q.value_end] == q.text
        assert q.low is not None or q.high is not None
        if q.bound == "range":
            assert q.low is not None and q.high is not None and q.low <= q.high


@settings(max_examples=300, deadline=None)
@given(NUMERAL_ISH)
def test_numerals_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for item in classify_numerals(text):
        start, stop = (item.value_start, item.value_end) if isinstance(item, Measured) else (item.start, item.end)
        assert end <= start < stop
        end = stop


@settings(max_examples=300, deadline=None)
@given(NUMERAL_ISH)
def test_leaving_words_out_early_changes_no_quantity(text: str) -> None:
    assert measured_quantities(text) == [item for item in classify_numerals(text) if isinstance(item, Measured)]


@pytest.mark.parametrize(
    "unit", ["1", "一", "1，234，", "百分", "第一、", "5%、", "约", "1.", "5—", "力争", "（一", "2024年", "十几", "1、"]
)
def test_time_is_linear_in_the_length_of_a_line(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        classify_numerals(text)
        return time.process_time() - began

    short, long = min(seconds(20_000) for _ in range(3)), seconds(200_000)
    assert long < 40 * short + 0.2


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
def test_real_reports_read_fast_and_both_scans_agree() -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted((SHARED / "corpora" / "cities-2024").glob("*.txt"))[:12]]
    flows = [flow_of_text(text).text for text in texts]
    find_quantities(flows[0])
    began = time.process_time()
    found = [find_quantities(flow) for flow in flows]
    seconds = time.process_time() - began
    assert seconds / sum(map(len, flows)) * 20_000 < 0.05  # an order above what it takes on an idle machine
    assert sum(map(len, found)) > 1000
    for flow, quick in zip(flows, found, strict=True):
        assert len(quick) == sum(isinstance(item, Measured) for item in classify_numerals(flow))
