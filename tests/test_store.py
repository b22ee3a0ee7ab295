"""The database: what is added is there once, whole, under every name it came with, and old runs stay until they are dropped."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import mubiao
from mubiao import Store
from mubiao.cli import app
from mubiao.output import record_row
from mubiao.records import Document, Furniture
from mubiao.store import adding, codes, errors, indexing, lookup
from mubiao.store.connection import newest_schema
from mubiao.store.duplicates import link_duplicates, sketch_of
from mubiao.store.filing import file_document
from mubiao.store.packing import prepared
from mubiao.store.program import Program, run_of, this_program
from report_texts import standard

invoke = CliRunner().invoke


def county_report(year: int) -> str:
    return standard("县人民政府", year, opening=(f"溆浦县{year}年政府工作报告（虚构样例）",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for year in (2030, 2031):
        (made / f"溆浦县{year}.txt").write_text(county_report(year=year), encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    return made


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = Store(tmp_path / "reports.db", create=True)
    opened.add([folder])
    return opened


def test_rows_are_the_records_that_extract_gives(store: Store, folder: Path) -> None:
    for file in sorted(folder.glob("溆*.txt")):
        wanted = [record_row(found) for found in mubiao.extract(file)]
        got = list(store.statements(document=str(file)))
        assert wanted
        assert [{name: row[name] for name in wanted[0]} for row in got] == wanted
        assert store.text(file.name) == mubiao.text(file)
    assert [failure["code"] for failure in store.failures()] == ["empty"]


def test_rows_can_be_asked_for_by_several_things_at_once(store: Store) -> None:
    [document] = [row["document"] for row in store.documents() if row["document"].endswith("溆浦县2031.txt")]
    found = list(store.statements(kinds=["target"], indicators=["gdp"], document=document))
    assert found and all((row["kind"], row["indicator"], row["document"]) == ("target", "gdp", document) for row in found)
    ids = [row["id"] for row in found]
    assert [row["id"] for row in store.statements(ids=ids, indicators=["gdp"], measures=["growth"])] == ids


def test_the_same_bytes_again_change_nothing(store: Store, folder: Path) -> None:
    before = store.content_hash()
    changes = store.connection.total_changes
    told: list[adding.Added] = []
    again = store.add([folder], told=told.append)
    assert again.states == {"known": 2, "failed": 1}
    assert {item.state for item in told} == {"known", "failed"}
    assert (store.content_hash(), store.connection.total_changes) == (before, changes)


def test_known_bytes_under_another_name_are_another_source(store: Store, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy of 2031.txt"
    other.write_bytes((folder / "溆浦县2031.txt").read_bytes())
    assert store.add([other]).states == {"known": 1}
    assert len(store.documents()) == 2
    [row] = [row for row in store.documents() if str(other) in row["sources"]]
    assert len(row["sources"]) == 2
    assert store.text(str(other)) == store.text(row["document"])


def test_a_new_program_extracts_again_and_keeps_the_old_run(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statements = list(store.statements())
    newer = Program("9.9.9", "other", "other")
    monkeypatch.setattr(adding, "this_program", lambda: newer)
    assert store.add().states == {"again": 2}  # from the texts in the database
    assert store.add([folder]).states == {"known": 2, "failed": 1}
    assert [(run["version"], run["documents"], run["current"]) for run in store.runs()] == [("0.1.0", 2, 0), ("9.9.9", 2, 2)]
    assert list(store.statements()) == statements
    with pytest.raises(errors.StoreError, match="2 documents have"):
        store.drop_run(2)
    assert store.drop_run(1) == 2
    assert len(store.runs()) == 1
    assert list(store.statements()) == statements
    with pytest.raises(errors.NoSuchRecord):
        store.drop_run(1)


def test_rows_of_a_table_go_on_where_they_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "reports.jsonl"
    table.write_text("".join(json.dumps({"text": county_report(year=2000 + n)}, ensure_ascii=False) + "\n" for n in range(5)), "utf-8")
    with Store(tmp_path / "t.db", create=True) as store:
        done = 0

        def stop(_: adding.Added) -> None:
            nonlocal done
            done += 1
            if done == 2:
                raise KeyboardInterrupt

        monkeypatch.setattr(adding, "_TOGETHER", 2)
        with pytest.raises(KeyboardInterrupt):
            store.add([table], told=stop)
        assert len(store.documents()) == 2
        assert store.add([table]).states == {"known": 2, "new": 3}
        assert store.add([table]).states == {"known": 5}


def test_what_is_told_is_in_the_file_and_what_shares_its_transaction_is_there_too_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for year in range(2021, 2028):
        files.append(tmp_path / f"{year}.txt")
        files[-1].write_text(county_report(year=year), encoding="utf-8")
    monkeypatch.setattr(adding, "_TOGETHER", 3)
    monkeypatch.setattr(adding, "_WAIT", 60.0)
    seen: list[int] = []
    with Store(tmp_path / "t.db", create=True) as store, Store(tmp_path / "t.db", readonly=True) as other:
        store.add(files, told=lambda _: seen.append(len(other.documents())))
        assert seen == [3, 3, 3, 6, 6, 6, 7]
    whole = adding.file_document

    def fails(*given: Any, **named: Any) -> Any:
        if given[1].name.endswith("2025.txt"):
            raise OSError("no room")
        return whole(*given, **named)

    monkeypatch.setattr(adding, "file_document", fails)
    told: list[str] = []
    with Store(tmp_path / "u.db", create=True) as store:
        with pytest.raises(OSError, match="no room"):
            store.add(files, told=lambda added: told.append(added.name))
        assert [row["document"] for row in store.documents()] == told == [str(path) for path in files[:4]]
        monkeypatch.setattr(adding, "file_document", whole)
        assert store.add(files).states == {"known": 4, "new": 3}
        with Store(tmp_path / "t.db") as undisturbed:
            assert store.content_hash() == undisturbed.content_hash()


def test_what_a_worker_made_ready_is_what_is_made_of_the_text_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = (Furniture(0, 4, "share-buttons"), Furniture(5, 6, "hard-break"))
    document = Document("r.txt", "0" * 64, "text/plain", "utf-8", "zh", "打印本页\n\n" + county_report(year=2031), furniture=aside)
    made = prepared(document)
    assert made.document is not None and not made.document.furniture
    with Store(tmp_path / "t.db", create=True) as store:
        run = run_of(store.connection, this_program(), "2031-01-01")
        filed = file_document(store.connection, made, made.document, 1, run, None, "2031-01-01")
        link_duplicates(store.connection, filed.number)
        sketch = [row[0] for row in store.connection.execute("SELECT hash FROM sketches ORDER BY hash")]
        assert sketch == sketch_of(made.clauses)
        assert filed.extraction is not None
        assert indexing._terms(store.connection, filed.extraction) == made.terms
        assert lookup.as_read(store.connection, document.document_id, 1) == document


def test_copies_of_a_report_are_linked_and_one_is_canonical(tmp_path: Path) -> None:
    report = county_report(year=2031)
    files = {
        "a.txt": report,
        "b.txt": "打印 关闭窗口\n" + report,
        "other-year.txt": county_report(year=2030),
        "cut.txt": report[: int(len(report) * 0.9)],
    }
    for order in (list(files), list(reversed(files))):
        with Store(tmp_path / f"{order[0]}.db", create=True) as store:
            for name in order:
                (tmp_path / name).write_text(files[name], encoding="utf-8")
                store.add([tmp_path / name])
            copies = {Path(row["document"]).name: row["duplicate_of"] and Path(row["duplicate_of"]).name for row in store.documents()}
            canonical = next(name for name in ("a.txt", "b.txt") if copies[name] is None)
            assert {name for name, of in copies.items() if of == canonical} == {"a.txt", "b.txt", "cut.txt"} - {canonical}
            assert copies["other-year.txt"] is None
            assert len(list(store.statements())) < len(list(store.statements(duplicates=True)))


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"no database", errors.NotAStore), (b"SQLite format 3\x00" + b"\x01" * 200, errors.StoreError)],
)
def test_files_of_something_else(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(error, match=r"x\.db"):
        Store(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_or_a_newer_one_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(errors.NotAStore, match="another program"):
        Store(path, create=True)
    ours = tmp_path / "ours.db"
    Store(ours, create=True).close()
    connection = sqlite3.connect(ours)
    connection.execute(f"PRAGMA user_version = {newest_schema() + 1}")
    connection.close()
    for readonly in (False, True):
        with pytest.raises(errors.NewerStore, match="newer version of mubiao"):
            Store(ours, readonly=readonly)
    with pytest.raises(errors.NoSuchStore, match="mubiao add"):
        Store(tmp_path / "none.db")


def test_the_words_of_the_view_are_those_of_the_program(store: Store) -> None:
    [view] = [row[0] for row in store.connection.execute("SELECT sql FROM sqlite_master WHERE name = 'statements'")]
    for field, words in codes._WORDS.items():
        cases = " ".join(f"WHEN {number} THEN '{word}'" for number, word in enumerate(words))
        assert f"CASE f.{field} {cases} ELSE f.{field} END" in view


def test_the_commands(tmp_path: Path, folder: Path) -> None:
    database = str(tmp_path / "reports.db")
    done = invoke(app, ["add", database, str(folder)])
    assert done.exit_code == 1
    assert "2 documents added" in done.stderr
    assert "empty.txt" in done.stderr
    rows = [json.loads(line) for line in invoke(app, ["documents", database, "-f", "jsonl"]).stdout.splitlines()]
    assert [(row["area"], row["report_year"]) for row in rows] == [("溆浦县", 2030), ("溆浦县", 2031)]
    assert "0.1.0" in invoke(app, ["runs", database]).stdout
    assert invoke(app, ["runs", database, "--drop", "7"]).exit_code == 1
