"""What the texts of a database say is found once a text, and is what would be found anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from mubiao.analysis import keeping, known, sources
from mubiao.analysis.letters import Letters, letters_of
from mubiao.analysis.sources import frames_of, letters_in
from mubiao.store import Store
from store_reports import report, written


@pytest.fixture
def database(tmp_path: Path) -> Path:
    for place in ("溆浦县", "沅陵县"):
        written(tmp_path / "reports", f"{place}2031.txt", report(place))
    written(tmp_path / "reports", "note.txt", "今天会议讨论了春季植树的安排，没有其他事项。")
    add(tmp_path / "reports.db", tmp_path / "reports")
    return tmp_path / "reports.db"


def add(database: Path, folder: Path) -> None:
    with Store(database, create=True) as store:
        store.add([folder])


@pytest.fixture
def studied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents whose texts were studied."""
    names: list[str] = []
    said = sources.said

    def noted(document: object) -> object:
        names.append(Path(document.name).name)  # type: ignore[attr-defined]
        return said(document)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "said", noted)
    return names


def file_of(database: Path) -> Path:
    return database.with_name(database.name + keeping.SUFFIX)


def test_each_text_is_studied_once(database: Path, studied: list[str]) -> None:
    first = frames_of([database])
    assert len(studied) == 3 and file_of(database).exists()
    again = frames_of([database])
    assert len(studied) == 3
    assert again.passages.equals(first.passages) and again.themes.equals(first.themes)
    assert first.passages["area"].unique().sort().to_list() == ["沅陵县", "溆浦县"]


def test_it_is_what_the_files_give(database: Path) -> None:
    frames_of([database])
    kept, plain = frames_of([database]), frames_of([database.parent / "reports"])
    for name in ("passages", "themes"):
        one, other = getattr(kept, name), getattr(plain, name)
        order = ["document", "passage", *(["share", "theme"] if name == "themes" else [])]
        assert one.sort(order).equals(other.sort(order)) and one.height > 10


def test_only_a_new_text_is_studied(database: Path, studied: list[str]) -> None:
    frames_of([database])
    written(database.parent / "more", "辰溪县2031.txt", report("辰溪县"))
    add(database, database.parent / "more")
    found = frames_of([database])
    assert studied[3:] == ["辰溪县2031.txt"]
    assert found.passages["document"].unique(maintain_order=True).str.split("/").list.last().to_list()[-1] == "辰溪县2031.txt"


def test_another_program_studies_anew(database: Path, studied: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    frames_of([database])
    program = known.this_program()
    monkeypatch.setattr(known, "this_program", lambda: replace(program, vocabulary_hash="another"))
    frames_of([database])
    assert len(studied) == 6


@pytest.mark.parametrize("content", [b"", b"no parquet", None])
def test_a_file_that_is_none_is_written_again(database: Path, content: bytes | None, studied: list[str]) -> None:
    first = frames_of([database])
    if content is None:
        pl.DataFrame({"key": ["another make"]}).write_parquet(file_of(database))
    else:
        file_of(database).write_bytes(content)
    assert frames_of([database]).themes.equals(first.themes) and len(studied) == 6
    frames_of([database])
    assert len(studied) == 6


def test_where_nothing_can_be_written_nothing_is_kept(database: Path, studied: list[str]) -> None:
    file_of(database).mkdir()
    assert frames_of([database]).themes.equals(frames_of([database]).themes) and len(studied) == 6
    assert [path.name for path in database.parent.iterdir() if "themes" in path.name] == [file_of(database).name]


def test_a_document_that_fails_is_told_and_not_kept(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = sources.said

    def failing(document: object) -> object:
        if "沅陵" in document.name:  # type: ignore[attr-defined]
            raise ValueError("made to fail")
        return said(document)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "said", failing)
    found = frames_of([database])
    assert [error.code for error in found.failed] == ["defect"] and found.passages["area"].unique().to_list() == ["溆浦县"]
    monkeypatch.setattr(sources, "said", said)
    assert frames_of([database]).passages["area"].n_unique() == 2


def letters_file(database: Path) -> Path:
    return database.with_name(database.name + keeping.LETTERS)


def same(one: Letters, frame: pl.DataFrame) -> bool:
    """Whether letters are those that would be made of a frame of passages anew."""
    other = letters_of(frame)
    blocks = zip(one.blocks(), other.blocks(), strict=True)
    return (
        one.documents.equals(other.documents)
        and one.of.tolist() == other.of.tolist()
        and one.starts.tolist() == other.starts.tolist()
        and all(mine.codes.tolist() == theirs.codes.tolist() for mine, theirs in blocks)
    )


def test_letters_are_made_once_a_text_and_are_those_of_the_passages(database: Path, studied: list[str]) -> None:
    first, failed = letters_in([database])
    assert len(studied) == 3 and letters_file(database).exists() and not failed
    file_of(database).unlink()  # the letters are enough
    again, _ = letters_in([database])
    assert len(studied) == 3
    passages = frames_of([database]).passages
    assert same(first, passages) and same(again, passages) and passages.height > 10


def test_letters_of_a_new_text_are_added_in_the_order_of_the_database(database: Path, studied: list[str]) -> None:
    letters_in([database])
    written(database.parent / "more", "辰溪县2031.txt", report("辰溪县"))
    add(database, database.parent / "more")
    found, _ = letters_in([database])
    assert studied[3:] == ["辰溪县2031.txt"]
    assert same(found, frames_of([database]).passages) and found.documents["area"].to_list()[-1] == "辰溪县"
    with Store(database) as store:  # what is withdrawn from the database is not counted, though the file may hold it
        store.connection.execute("UPDATE documents SET duplicate_of = 1 WHERE name LIKE '%沅陵县2031.txt'")
        store.connection.commit()
    fewer, _ = letters_in([database])
    assert same(fewer, frames_of([database]).passages) and fewer.report_count == 2


@pytest.mark.parametrize("content", [b"", b"no arrow", None])
def test_letters_of_another_make_are_written_again(database: Path, content: bytes | None) -> None:
    letters_in([database])
    if content is None:
        pl.DataFrame({"key": ["another make"]}).write_ipc(letters_file(database))
    else:
        letters_file(database).write_bytes(content)
    found, _ = letters_in([database])
    assert same(found, frames_of([database]).passages)


def test_letters_of_a_database_and_of_files_are_counted_together(database: Path) -> None:
    plain = written(database.parent / "others", "辰溪县2032.txt", report("辰溪县")).parent
    both, _ = letters_in([database, plain])
    assert both.report_count == 3 and both.characters == frames_of([database, plain]).passages["text"].str.len_chars().sum()


def test_the_pages_find_what_is_kept(database: Path) -> None:
    """What a page finds of the tasks of one document is what the file beside the database says of them."""
    kept = frames_of([database])
    with Store(database, readonly=True) as store:
        for _, row in known.keyed(store.connection):
            passages, themes = known.said_by(known.document_of(store.connection, row), shares_alone=True)
            own = (pl.col("document") == row["name"]) & (pl.col("section") == "tasks")
            assert kept.passages.filter(own)["start"].to_list() == [passage["start"] for passage in passages]
            shares = ("passage", "theme", "share", "assigned")
            assert kept.themes.filter(own).select(shares).rows() == [tuple(theme[name] for name in shares) for theme in themes]
