"""The English clause grammar against the examples beside it, and what it promises about any text."""

from __future__ import annotations

import time
import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finding_notation import in_words
from mubiao.indicators import match
from mubiao.language.en.quantities import find_quantities, measured_quantities
from mubiao.statements.en import tell
from mubiao.statements.en.asides import aside
from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.findings import Finding, Stretch, Told
from mubiao.statements.index import Mentions, Quantities

CORPUS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    resources.files("mubiao.statements.en").joinpath("examples.toml").read_text(encoding="utf-8")
)
YEAR = 2031


def found(text: str) -> list[Finding]:
    return read_sentence(
        text, 0, len(text), Mentions(match(text, "en"), length=len(text)), Quantities(find_quantities(text), length=len(text))
    )


def told(text: str, section: Any) -> list[Told]:
    return list(tell(text, [Stretch(section, 0, len(text))], YEAR))


def told_in_words(item: Told) -> str:
    return f"{item.kind} {item.moment.period if item.moment else '-'} {in_words(item.finding)}"


def _names(examples: list[dict[str, Any]]) -> list[str]:
    return [example["text"][:32].replace("\n", " ") for example in examples]


@pytest.mark.parametrize("example", CORPUS["sentence"], ids=_names(CORPUS["sentence"]))
def test_sentence(example: dict[str, Any]) -> None:
    assert [in_words(finding) for finding in found(example["text"])] == example["rows"]


@pytest.mark.parametrize("example", CORPUS["targets"], ids=_names(CORPUS["targets"]))
def test_passage_of_targets(example: dict[str, Any]) -> None:
    assert [in_words(item.finding) for item in told(example["text"], "plan") if item.how] == example["rows"]


@pytest.mark.parametrize("example", CORPUS["told"], ids=_names(CORPUS["told"]))
def test_kind_and_time(example: dict[str, Any]) -> None:
    items = told(example["text"], example["section"])
    assert [told_in_words(item) for item in items] == example["rows"]
    if "deeds" in example:
        assert [item.finding.action for item in items] == example["deeds"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("subsidies rose from 380 yuan to 420 yuan", "base"),
        ("residents aged 65 and above", "age"),
        ("output rose for 4 consecutive years", "duration"),
        ("enterprises with annual revenue of 20 million yuan", "size"),
        ("ensure stability on six key fronts", "slogan"),
        ("an odd 3 million tons", ""),
    ],
)
def test_why_a_quantity_is_no_value(text: str, reason: str) -> None:
    assert aside(text, measured_quantities(text)[0]) == reason


GENRE = st.lists(
    st.sampled_from(
        [
            "GDP", "retail sales", "the surveyed urban unemployment rate", "urban jobs", " grew ", "fell ", "reached ", "by ", "to ", "from ", "5 percent", "6.5%",
            "3 trillion yuan", "11 million ", "around ", "no more than ", ", ", "; ", ". ", "\n", " and ", "respectively", "strive to ", "in step with economic growth",
            "than the national average", "0.5 percentage points higher ", "last year", "by 2035", "over the past five years", "the main targets this year are: ", "- ",
            "a steady rise in ", "an increase of ", "up ", "of ", "in ", "as a proportion of GDP", "we will build ", "200 schools", "(", ")", "“", "”",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(GENRE | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_findings_inside_it(text: str) -> None:
    for section in ("plan", "review"):
        for item in told(text, section):
            finding = item.finding
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.start <= finding.printed_end <= len(text)
            assert finding.low is None or finding.high is None or finding.low <= finding.high


@pytest.mark.parametrize(
    "phrase",
    [
        "revenue was 5.1 trillion yuan, up 11.7 percent, and ",
        "5 percent and 6 percent, respectively, ",
        "the main targets this year are GDP ",
        "raise the ",
    ],
)
def test_a_long_line_is_read_in_linear_time(phrase: str) -> None:
    def seconds(size: int) -> float:
        text = phrase * (size // len(phrase))
        began = time.perf_counter()
        told(text, "plan")
        return time.perf_counter() - began

    seconds(5_000)
    small, large = seconds(50_000), seconds(200_000)
    assert large < 4 * small * 3 + 1
