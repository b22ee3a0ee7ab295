"""The example corpus of the English rules, and what quantities promise about any text."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.language import quantities
from mubiao.language.en.context import REASONS
from mubiao.language.en.numerals import word_value
from mubiao.language.en.quantities import Measured, classify_numerals, find_non_quantities
from mubiao.language.en.units import units

EXAMPLES: list[dict[str, Any]] = tomllib.loads(files("mubiao.language.en").joinpath("corpus.toml").read_text(encoding="utf-8"))["example"]


def _end(printed: str) -> float | None:
    return None if printed == "~" else float(printed)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"].strip()[:24] for e in EXAMPLES])
def test_every_example_of_the_corpus_reads_as_it_says(example: dict[str, Any]) -> None:
    wanted = []
    for line in example.get("is", []):
        printed, low, high, unit, bound, *stance = (part.strip() for part in line.split("|"))
        wanted.append((printed, _end(low), _end(high), unit, bound, stance[0] if stance else "firm"))
    assert [(q.printed, q.low, q.high, q.unit, q.bound, q.stance) for q in quantities(example["text"], language="en")] == wanted


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "not" in e], ids=lambda e: e["text"].strip()[:24])
def test_every_rejected_numeral_of_the_corpus_has_its_reason(example: dict[str, Any]) -> None:
    text = example["text"]
    assert [f"{text[n.start : n.end]} = {n.reason}" for n in find_non_quantities(text)] == example["not"]


def test_reasons_given_are_reasons_known() -> None:
    given_reasons = {line.rsplit(" = ", 1)[1] for e in EXAMPLES for line in e.get("not", [])}
    assert given_reasons <= set(REASONS)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("fifty-one million", 51_000_000),
        ("one hundred and twenty", 120),
        ("two million three hundred thousand", 2_300_000),
        ("half a billion", 500_000_000),
    ],
)
def test_number_words(printed: str, value: int) -> None:
    assert word_value(printed) == value


def test_words_that_make_no_number() -> None:
    assert word_value("seven and eight") is None


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="zh and en"):
        quantities("5 Prozent", language="de")


# --- any text ----------------------------------------------------------------------------------------------------------------------

GENRE = st.lists(
    st.sampled_from(
        [
            "GDP", " grew ", "by ", "5", "5.5", "%", " percent", "one", " million", " trillion", " yuan", "US$", "-", "–", " to ", "between ", " and ", "over ",
            "no more than ", "about ", "or more", "-plus", "2031", "the ", "five", "-year", "half", "twenty", ",", ".", "\n", "(", ")", "“", "”", "13th", " per ",
            "person", "jobs", "hundred", "doubled", "March ", "No. ", "respectively", "strive for ", ":", "/", "a ",
        ]
    ),
    max_size=50,
).map("".join)  # fmt: skip


@given(GENRE | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_quantities_inside_it(text: str) -> None:
    before = 0
    for quantity in quantities(text, language="en"):
        assert before <= quantity.value_start < quantity.value_end <= len(text)
        assert 0 <= quantity.start <= quantity.value_start and quantity.value_end <= quantity.end <= len(text)
        assert quantity.printed == text[quantity.start : quantity.end]
        assert quantity.text == text[quantity.value_start : quantity.value_end]
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        before = quantity.value_end


@given(GENRE)
@settings(max_examples=200, deadline=None)
def test_every_figure_is_listed_once(text: str) -> None:
    spans = [(i.value_start, i.value_end) if isinstance(i, Measured) else (i.start, i.end) for i in classify_numerals(text)]
    assert spans == sorted(spans)
    for at, character in enumerate(text):
        if character in "0123456789":
            assert sum(a <= at < b for a, b in spans) == 1, (text, at)


# --- render and parse --------------------------------------------------------------------------------------------------------------

BEFORE = [
    ("over ", "at_least"), ("more than ", "at_least"), ("at least ", "at_least"), ("no less than ", "at_least"), ("no more than ", "at_most"),
    ("below ", "at_most"), ("within ", "at_most"), ("at or below ", "at_most"), ("around ", "around"), ("about ", "around"), ("approximately ", "around"), ("", "point"),
]  # fmt: skip
AFTER = [(" or more", "at_least"), (" or less", "at_most"), (" or so", "around"), ("", "point")]
PLAIN_UNITS = sorted(
    form for form, unit in units().items() if unit.kind in ("measure", "money") and form[0].isalpha() and len(form) > 4 and form != "times"
)
SCALES = {"": 1, " thousand": 1000, " million": 10**6, " billion": 10**9, " trillion": 10**12}


@given(
    st.decimals(min_value="0.1", max_value="9999", places=1),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(PLAIN_UNITS),
    st.sampled_from([(before, "", bound) for before, bound in BEFORE] + [("", after, bound) for after, bound in AFTER]),
)
@settings(max_examples=300, deadline=None)
def test_a_rendered_quantity_is_read_back(value: Any, scale: str, unit: str, words: tuple[str, str, str]) -> None:
    before, after, bound = words
    text = f"Output reached {before}{value:,}{scale} {unit}{after}."
    (found,) = quantities(text, language="en")
    amount = float(value * SCALES[scale] * units()[unit].factor)
    assert found.unit == units()[unit].canonical
    assert found.bound == bound
    assert (found.low, found.high) == (
        None if bound == "at_most" else pytest.approx(amount),
        None if bound == "at_least" else pytest.approx(amount),
    )
    assert found.printed == f"{before}{value:,}{scale} {unit}{after}"


@given(
    st.decimals(min_value="0.1", max_value="50", places=1),
    st.decimals(min_value="0.1", max_value="9", places=1),
    st.sampled_from(["-", "–", " to ", "% to ", "%-"]),
)
@settings(max_examples=100, deadline=None)
def test_a_rendered_range_is_read_back(low: Any, width: Any, dash: str) -> None:
    (found,) = quantities(f"growth of {low}{dash}{low + width}%", language="en")
    assert (found.low, found.high, found.bound) == (pytest.approx(float(low)), pytest.approx(float(low + width)), "range")


def test_a_long_line_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "revenue of 5.1 trillion yuan, up 11.7 percent and " * (size // 50)
        began = time.perf_counter()
        list(classify_numerals(text))
        return time.perf_counter() - began

    seconds(20_000)
    small, large = seconds(200_000), seconds(800_000)
    assert large < 4 * small * 3 + 0.5
