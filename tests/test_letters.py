"""Passages as numbers say what the passages say, and phrases are counted in them as looking through the texts would. All invented."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis_rows import passages
from mubiao.analysis import new_phrases
from mubiao.analysis.letters import Letters, joined, letters_of
from mubiao.analysis.tally import characters_in_runs, tally

TEXTS = st.lists(st.text(alphabet="低空经济发展𠮷、5a \0", max_size=14), min_size=1, max_size=9)


def _frame(texts: list[str]) -> pl.DataFrame:
    return passages(*({"text": text, "document": f"d{i % 3}", "report_year": 2031 - i % 3} for i, text in enumerate(texts)))


def _spelt(letters: Letters) -> list[str]:
    """The passages as they stand in the numbers, what no phrase goes over as a stop."""
    return [
        "".join(chr(code) if code else "." for code in letters.codes[begin : begin + length].tolist())
        for begin, length in zip(letters.begins.tolist(), letters.lengths.tolist(), strict=True)
    ]


@given(TEXTS)
def test_letters_are_those_of_the_text(texts: list[str]) -> None:
    letters = letters_of(_frame(texts))
    marks = str.maketrans({"、": ".", " ": ".", "\0": ".", "𠮷": ".."})
    assert _spelt(letters) == [text.translate(marks) for text in texts]
    assert [letters.documents["document"][row] for row in letters.of.tolist()] == [f"d{i % 3}" for i in range(len(texts))]
    assert characters_in_runs(letters) == sum(len(text.translate(marks).replace(".", "")) for text in texts)


@settings(max_examples=60)
@given(TEXTS, st.integers(1, 60), st.sampled_from([1, 7, 1000]))
def test_a_tally_is_what_looking_finds(texts: list[str], characters: int, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Letters.blocks, "__defaults__", (at_once,))
        letters = letters_of(_frame(texts))
        for which, side in (("all", letters), ("drawn", letters.drawn(characters)), ("one", letters.filter(pl.col("document") == "d1"))):
            chosen = [i for i in range(len(texts)) if which != "one" or i % 3 == 1]
            if which == "drawn":
                chosen = [letters.starts.tolist().index(start) for start in side.starts.tolist()]
            for row in tally(side, ["低空经", "空经济", "经济发展", "低空经济发展5a", "5a5"]).to_dicts():
                holders = [i for i in chosen if row["phrase"] in texts[i]]
                assert row["count"] == sum(texts[i].count(row["phrase"]) for i in chosen)
                assert row["reports"] == len({i % 3 for i in holders})
                assert row["first_document"] == (f"d{holders[0] % 3}" if holders else None)
                assert row["first_start"] == (holders[0] * 100 if holders else None)


@given(TEXTS, TEXTS)
def test_two_joined_are_both(one: list[str], other: list[str]) -> None:
    both = joined([letters_of(_frame(one)), letters_of(_frame(other).with_columns(document=pl.col("document") + "b"))])
    assert _spelt(both) == _spelt(letters_of(_frame(one))) + _spelt(letters_of(_frame(other)))
    assert [both.documents["document"][row] for row in both.of.tolist()][len(one) :] == [f"d{i % 3}b" for i in range(len(other))]


def test_a_phrase_of_another_length_is_refused() -> None:
    for phrase in ("低空", "低空经济低空经济低"):
        with pytest.raises(ValueError, match="cannot be counted"):
            tally(letters_of(_frame(["低空经济"])), [phrase])


def test_new_phrases_are_the_same_of_frames_and_of_letters() -> None:
    names = [chr(0x4E00 + 11 * i) for i in range(90)]
    now = passages(*({"document": f"n{i % 30}", "text": f"{name}区发展低空经济，{name}县布局低空经济。"} for i, name in enumerate(names)))
    before = passages(*({"document": f"b{i % 30}", "text": f"{name}区疏浚内河航道，建设{name}段码头。"} for i, name in enumerate(names)))
    both = letters_of(pl.concat([before, now]))
    made = new_phrases(both.filter(pl.col("document").str.starts_with("n")), both.filter(pl.col("document").str.starts_with("b")))
    assert made.equals(new_phrases(now, before)) and made["phrase"].to_list()[0] == "低空经济"


def test_of_nothing_there_is_nothing() -> None:
    nothing = letters_of(passages())
    assert (nothing.characters, nothing.report_count, list(nothing.blocks())) == (0, 0, [])
    assert tally(nothing, ["低空经济"]).row(0) == ("低空经济", 0, 0, None, None)
    assert new_phrases(passages(), passages()).is_empty()
