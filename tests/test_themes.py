"""The taxonomy's data, the finding of its terms, and the themes of passages. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mubiao.themes import TaxonomyError, hits, shares_of, taxonomy, themes_in
from mubiao.themes.taxonomy import load

THEMES = taxonomy()


def test_every_theme_has_a_definition_terms_in_both_languages_and_a_counter_example() -> None:
    assert 45 <= len(THEMES.themes) <= 60
    for theme in THEMES:
        assert len(theme.definition) > 20, theme.id
        assert theme.counter_examples, theme.id
        for language in ("zh", "en"):
            assert any(term.strong for term in theme.terms if term.language == language), theme.id
        assert theme.cap, theme.id


def test_the_nine_tasks_of_both_conferences_are_taken_up_by_some_theme() -> None:
    for name in ("cewc_2024", "cewc_2025"):
        assert set(THEMES.crosswalks[name]) == set(range(1, 10))
        assert {number for theme in THEMES for number in getattr(theme, name)} == set(range(1, 10))


@pytest.mark.parametrize(
    ("theme", "text", "instead"),
    [(theme.id, example.text, example.instead) for theme in THEMES for example in theme.counter_examples],
)
def test_counter_examples_are_about_something_else(theme: str, text: str, instead: str) -> None:
    assigned = {item.theme for item in themes_in(text)}
    assert theme not in assigned
    assert not instead or instead in assigned


def test_terms_are_found_leftmost_longest_with_their_places() -> None:
    text = "发展低空经济，控制煤炭消费总量。"
    found = hits(text)
    assert [(hit.text, hit.strong) for hit in found] == [("低空经济", ("low_altitude",)), ("煤炭消费总量", ("energy",))]
    assert all(text[hit.start : hit.end] == hit.text for hit in found)


def test_english_terms_are_whole_words() -> None:
    assert hits("It is said that support is important", "en") == []
    assert [hit.text for hit in hits("AI and NEVs at the port", "en")] == ["AI", "NEVs", "port"]


def test_data_that_contradict_themselves_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "bad.toml"
    file.write_text('[[theme]]\nid = "a"\nparent = "nowhere"\nzh = "甲"\nen = "A"\ndefinition = "x"\n', encoding="utf-8")
    with pytest.raises(TaxonomyError, match="no group is called 'nowhere'"):
        load([file])
    file.write_text('[[theme]]\nid = "a"\nzh = "甲"\nen = "A"\ndefinition = "x"\nterms = ["b"]\n', encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"bad.toml: a: unknown keys \['terms'\]"):
        load([file])


@given(st.text(alphabet="消费医院科技创新。，；农村教育abc \n“”", max_size=200), st.sampled_from(["zh", "en"]))
def test_shares_sum_to_one_or_are_empty(text: str, language: str) -> None:
    shares, found, _ = shares_of(text, language)  # type: ignore[arg-type]
    assert not shares or sum(shares.values()) == pytest.approx(1)
    assert all(text[hit.start : hit.end] == hit.text for hit in found)
