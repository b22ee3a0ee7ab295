"""Search in the texts of a database."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from mubiao import Store, StoreError
from mubiao.cli import app
from mubiao.store.bigrams import is_han, pairs_of, terms_of
from mubiao.store.indexing import pieces
from store_reports import report, written

invoke = CliRunner().invoke
ENGLISH = "Ningbo sets its target\n\nNINGBO, Jan. 9, 2031 -- Ningbo in East China's Zhejiang Province said on Thursday that it aims at GDP growth of around 5 percent.\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "reports.db", create=True)
    folder = tmp_path / "reports"
    written(folder, "怀化市2031.txt", report("怀化市", 2031, extra="大力发展低空经济，让消费热起来，促消费、稳消费。冬天看雪。"))
    written(folder, "岳阳市2031.txt", report("岳阳市", 2031, extra="建设临港石化基地，发展高质\n量的港口物流。"))
    written(folder, "岳阳市2030.txt", report("岳阳市", 2030, extra="建设临港石化基地。"))
    written(folder, "ningbo.txt", ENGLISH)
    opened.add([folder])
    return opened


def found(store: Store, query: str, **wanted: object) -> list[tuple[object, object]]:
    return [(row["area"], row["year"]) for row in store.search(query, **wanted)]


def test_words_of_two_characters_and_phrases(store: Store) -> None:
    assert found(store, "消费")[0] == ("怀化市", 2031)  # says it oftenest
    assert found(store, "低空经济") == [("怀化市", 2031)]
    assert sorted(found(store, "临港石化")) == [("岳阳市", 2030), ("岳阳市", 2031)]
    assert found(store, "石化临港") == []
    assert found(store, "雪") == [("怀化市", 2031)]
    assert found(store, "高质量的港口") == [("岳阳市", 2031)]  # broken over two lines
    assert found(store, "低空经济 港口") == []
    assert found(store, "targets") == found(store, "GDP aim") == [(None, 2031)]  # of the dateline
    assert found(store, '"growth of around 5 percent"') == [(None, 2031)]
    assert found(store, '"around growth"') == []


def test_filters(store: Store) -> None:
    assert found(store, "石化", years=[2030]) == [("岳阳市", 2030)]
    assert found(store, "石化", area="怀化") == []
    assert len(found(store, "石化", area="湖南", level="prefecture", genre="work_report")) == 2
    assert found(store, "低空经济", section=["review"]) == []
    assert found(store, "低空经济", section=["tasks"]) == [("怀化市", 2031)]
    assert found(store, "低空经济", theme="low_altitude") == [("怀化市", 2031)]
    assert found(store, "石化", theme="low_altitude") == []
    with pytest.raises(StoreError, match="no theme"):
        store.search("石化", theme="nonsense")
    with pytest.raises(StoreError, match="no word"):
        store.search("，。")


def test_marks_are_the_words_found_and_passages_stand_in_the_text(store: Store) -> None:
    for row in store.search("消费", per_document=5):
        assert {row["snippet"][start:end] for start, end in row["marks"]} == {"消费"}
        assert store.text(row["document"])[row["start"] : row["end"]] == row["passage"]


def test_what_is_not_current_is_not_found(store: Store, tmp_path: Path) -> None:
    before = found(store, "消费")
    store.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    store.add([written(tmp_path, "copy.txt", "打印本页\n" + report("岳阳市", 2030, extra="建设临港石化基地。"))])
    assert len(found(store, "石化 临港")) == 2  # a copy is not listed beside its canonical
    assert len(before) == len(found(store, "消费"))


@given(st.text(alphabet="高质量发展ab 12\n，。𠀀", max_size=30), st.integers(0, 29), st.integers(1, 8))
def test_a_text_has_the_terms_of_every_phrase_in_it(text: str, start: int, length: int) -> None:
    phrase = text[start : start + length]
    terms = terms_of(text).split()
    for term in pairs_of(phrase):
        assert any(had.startswith(term) for had in terms) or not all(is_han(character) for character in term)


def test_sections_part_a_text_without_gap(store: Store) -> None:
    for number, text in store.connection.execute("SELECT e.id, t.text FROM extractions e JOIN texts t ON t.id = e.text"):
        cut = pieces(store.connection, number, len(text))
        assert cut[0][1] == 0
        assert cut[-1][2] == len(text)
        assert all(one[2] == other[1] for one, other in pairwise(cut))


def test_the_command(store: Store) -> None:
    done = invoke(app, ["search", store.path, "低空经济", "-s", "tasks", "-f", "jsonl"])
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["area"] == "怀化市"
    assert "低空经济" in invoke(app, ["search", store.path, "低空经济"]).stdout
    assert invoke(app, ["search", store.path, "没有的词"]).exit_code == 1
