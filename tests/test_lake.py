"""A lake: the same rows as a local run, parts that are there whole or not at all, documents that cost only themselves; read as the database is."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from mubiao import Store, batch, samples
from mubiao.analysis.sources import frames_of
from mubiao.cli import app
from mubiao.lake import Lake, LakeError, Settings, is_lake, reading, tables
from mubiao.lake.layout import file_name
from mubiao.lake.loading import load
from mubiao.lake.plan import opened
from mubiao.lake.writing import work
from mubiao.output import STATEMENT_COLUMNS, flat
from store_reports import report, written
from test_crawl import LINES, page_of, record

BINARY = random.Random(8).randbytes(30_000)


def made(home: Path, inputs: Iterable[Path], size: int = 2, **settings: Any) -> Lake:
    """A lake of these inputs, made in this process."""
    with opened(home, [str(path) for path in inputs], Settings(**settings), size) as numbers:
        for number in numbers:
            work(home, number)
    return Lake(home)


def lines(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Rows as text in an order that is theirs alone."""
    return sorted(json.dumps(flat(row, STATEMENT_COLUMNS), ensure_ascii=False) for row in rows)


def local(paths: Iterable[Path]) -> list[str]:
    """The rows that a run without a lake gives."""
    return lines(row for outcome in batch.run(paths) for row in outcome.statements)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for place, year in (("溆浦县", 2030), ("溆浦县", 2031), ("洪江市", 2031), ("怀化市", 2031)):
        written(folder, f"{place}{year}.txt", report(place, year, extra=f"新建智能化煤矿{year - 2000}座。"))
    return folder


def test_a_lake_holds_what_a_local_run_gives(tmp_path: Path) -> None:
    files = samples.paths()
    lake = made(tmp_path / "lake", files)
    assert lines(lake.statements()) == local(files)
    assert [lake.text(row["document"]) for row in lake.documents()] == [
        outcome.document.text for outcome in batch.run(files, examine=lambda d: reading.examined(d, Settings())) if outcome.document
    ]
    assert [row["documents"] for row in lake.metrics()] == [2, 2]
    assert lake.failures() == []


def test_files_lie_by_kind_and_year_with_the_columns_of_the_contract(tmp_path: Path, reports: Path) -> None:
    made(tmp_path / "lake", [reports])
    folder = tmp_path / "lake" / "statements" / "kind=target" / "year=2030"
    assert [file.name for file in folder.iterdir()] == ["part-000000.parquet"] or len(list(folder.iterdir())) == 1
    for file in folder.iterdir():
        frame = pl.read_parquet(file)
        assert list(frame.columns) == list(STATEMENT_COLUMNS)
        assert set(frame["kind"]) == {"target"} and set(frame["report_year"]) == {2030}
    scanned = pl.scan_parquet(tmp_path / "lake" / "statements" / "**" / "*.parquet", hive_partitioning=True)
    assert scanned.filter((pl.col("kind") == "target") & (pl.col("year") == 2031)).collect().height > 0


def test_a_part_that_was_not_committed_is_not_there_and_is_done_again(tmp_path: Path, reports: Path) -> None:
    home = tmp_path / "lake"
    whole = lines(made(home, [reports]).statements())
    [first, second] = Lake(home).done
    (home / "_done" / f"{second.part:06}.json").unlink()  # it died between its files and the manifest
    left = home / "_staging" / "000001.1.1"
    left.mkdir()
    lake = Lake(home)
    assert lake.count() == first.documents
    assert 0 < len(lines(lake.statements())) < len(whole)
    with opened(home, [str(reports)], Settings(), 2) as numbers:
        assert numbers == [second.part]
        assert not left.exists()
        assert not any(home.glob(f"statements/**/{file_name(second.part)}"))
        work(home, second.part)
    assert lines(Lake(home).statements()) == whole
    next(iter((home / "statements").rglob(file_name(first.part)))).unlink()  # nor is one that lost a file
    with opened(home, [str(reports)], Settings(), 2) as numbers:
        assert numbers == [first.part]


def test_files_that_came_since_are_parts_of_their_own(tmp_path: Path, reports: Path) -> None:
    home = tmp_path / "lake"
    made(home, [reports])
    written(reports, "靖州2031.txt", report("靖州苗族侗族自治县", 2031))
    with opened(home, [str(reports)], Settings(), 2) as numbers:
        assert numbers == [2]


def test_what_cannot_be_gone_on_with_is_refused(tmp_path: Path, reports: Path) -> None:
    home = tmp_path / "lake"
    made(home, [reports])
    with pytest.raises(LakeError, match="asked otherwise"), opened(home, [str(reports)], Settings(headline=True), 2):
        pass
    written(reports, "溆浦县2030.txt", report("溆浦县", 2030) + "\n又及。")
    with pytest.raises(LakeError, match="changed since it was planned"), opened(home, [str(reports)], Settings(), 2):
        pass
    with pytest.raises(LakeError, match="no lake"), opened(reports, [str(reports)], Settings(), 2):
        pass
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(LakeError, match="nothing to read"), opened(tmp_path / "other", [str(empty)], Settings(), 2):
        pass


def test_two_runs_do_not_write_into_one_lake(tmp_path: Path, reports: Path) -> None:
    home = tmp_path / "lake"
    with opened(home, [str(reports)], Settings(), 2):  # noqa: SIM117
        with pytest.raises(LakeError, match="another run"), opened(home, [str(reports)], Settings(), 2):
            pass


def test_rows_of_parquet_are_read_in_parts_as_the_whole_is(tmp_path: Path, reports: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(reports.iterdir())]
    table = tmp_path / "reports.parquet"
    pl.DataFrame({"title": ["a", "b", "c", "d", "e"], "text": [*texts[:2], "", *texts[2:]]}).write_parquet(table, row_group_size=2)
    lake = made(tmp_path / "lake", [table])
    assert [manifest.part for manifest in lake.done] == [0, 1, 2]
    assert lines(lake.statements()) == local([table])
    assert [(row["document"], row["code"], row["place"]) for row in lake.failures()] == [(f"{table}#3", "empty", "row 3")]


def test_rows_that_do_not_fit_into_memory_come_out_the_same(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(tmp_path / "lake", [reports], size=4)
    monkeypatch.setattr(tables, "_TEXTS", 1)
    monkeypatch.setattr(tables.Tables.__init__, "__defaults__", (1_000,))
    pieces = made(tmp_path / "other", [reports], size=4)
    assert pieces.done[0].files.keys() == whole.done[0].files.keys()
    for table in ("statements", "documents", "passages", "themes"):
        assert pieces.scan(table).collect().equals(whole.scan(table).collect())


def test_an_archive_is_read_as_its_reports(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc"
    half = len(LINES) // 2
    pages = {
        "whole": ("溆浦县2031年政府工作报告", LINES, ""),
        "halves": ("溆浦县2031年政府工作报告", LINES[:half], "<div>第1页/共2页</div>"),
        "halves_1": ("溆浦县2031年政府工作报告", LINES[half:], "<div>第2页/共2页</div>"),
        "library": ("图书馆周末开放时间", ["请读者留意。"] * 30, ""),
    }
    records = [record(f"http://a.gov.cn/{name}.html", page_of(title, lines, more)) for name, (title, lines, more) in pages.items()]
    archive.write_bytes(b"".join(records) + record("http://a.gov.cn/cut.html", page_of("溆浦县2031年政府工作报告", LINES), claim=900))
    lake = made(tmp_path / "lake", [archive])
    [whole, joined] = lake.documents()
    assert [whole["document"], joined["document"]] == ["http://a.gov.cn/whole.html", "http://a.gov.cn/halves.html"]
    assert (joined["area"], joined["report_year"], joined["genre"]) == ("溆浦县", 2031, "work_report")
    found = [
        {(row["kind"], row["indicator"], row["printed"]) for row in lake.statements() if row["document"] == one["document"]}
        for one in (whole, joined)
    ]
    assert found[0] == found[1] != set()
    assert [(row["document"], row["code"]) for row in lake.failures()] == [("http://a.gov.cn/cut.html", "damaged")]
    assert lake.metrics()[0]["pages"] == 5
    assert made(tmp_path / "other", [archive], pages=("news",)).documents() == []


# --- documents that cost only themselves ------------------------------------------------------------------------------------------


def test_a_poisoned_document_costs_itself(tmp_path: Path, reports: Path) -> None:
    good = sorted(reports.iterdir())
    (reports / "二进制.txt").write_bytes(BINARY)
    (reports / "空.txt").write_bytes(b"")
    written(reports, "大.txt", "地区生产总值增长6%，" * 2_000_000)
    lake = made(tmp_path / "lake", [reports], size=20)
    assert lines(lake.statements()) == local(good)
    failed = {Path(row["document"]).name: row["code"] for row in lake.failures()}
    assert failed == {"二进制.txt": "not-text", "空.txt": "empty", "大.txt": "too-large"}
    assert lake.metrics()[0]["failed"] == 3


def test_a_document_without_end_costs_its_time(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    os.mkfifo(folder / "无穷.txt")  # nobody ever writes into it
    lake = made(tmp_path / "lake", [folder], seconds=1.0)
    assert [(Path(row["document"]).name, row["code"]) for row in lake.failures()] == [("无穷.txt", "too-slow")]


def _dies(home: Path, number: int, name: str, how: str) -> None:
    """A process that does not survive the document of this name; the others may take all the time they need."""
    examined = reading.Reader._examined

    def deadly(reader: reading.Reader, item: Any, source: Any, path: str) -> Any:
        if Path(item.name).name == name:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as code that is stuck in a library, it answers to no signal
            reader.clock.seconds = 0.1
            with reader.clock.over(item.name):
                if how == "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                signal.pause()  # until this process is ended
        return examined(reader, item, source, path)

    reading.Reader._examined = deadly  # type: ignore[method-assign]
    work(home, number)


@pytest.mark.parametrize(("how", "deaths"), [("killed", 2), ("stuck", 1)])
def test_a_document_that_no_process_survives_is_left_out(tmp_path: Path, reports: Path, how: str, deaths: int) -> None:
    home, context = tmp_path / "lake", multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
    good = [file for file in sorted(reports.iterdir()) if file.name != "洪江市2031.txt"]
    with opened(home, [str(reports)], Settings(), 20) as [number]:
        for attempt in range(deaths + 1):
            process = context.Process(target=_dies, args=(home, number, "洪江市2031.txt", how))
            process.start()
            process.join()
            assert (process.exitcode == 0) == (attempt == deaths)
    lake = Lake(home)
    assert lines(lake.statements()) == local(good)
    assert [(Path(row["document"]).name, row["code"]) for row in lake.failures()] == [("洪江市2031.txt", "crashed")]
    assert not (home / "_trying" / f"{number:06}").exists()


# --- read as the database is ------------------------------------------------------------------------------------------------------


@pytest.fixture
def both(tmp_path: Path, reports: Path) -> tuple[Store, Lake]:
    poisoned_name = written(reports, "麻阳2031.txt", report("溆浦县", 2030))  # named for another
    (reports / "辰溪2031.docx").write_bytes(b"PK\x03\x04 broken")
    written(reports, "中方2031.txt", report("中方县", 2031)[:700])
    assert poisoned_name.exists()
    store = Store(tmp_path / "added.db", create=True)
    store.add([reports])
    return store, made(tmp_path / "lake", [reports])


def test_a_loaded_lake_is_the_database_that_adding_makes(tmp_path: Path, both: tuple[Store, Lake], reports: Path) -> None:
    added, lake = both
    with Store(tmp_path / "loaded.db", create=True) as loaded:
        first = load(loaded, lake)
        assert (first.states["new"], first.states["failed"]) == (6, 1)
        assert loaded.content_hash() == added.content_hash()
        assert load(loaded, lake).states["known"] == 6
        assert loaded.add([reports]).states["known"] == 6
        assert loaded.content_hash() == added.content_hash()
    added.close()


def test_main_targets_alone_are_a_run_of_their_own(tmp_path: Path, reports: Path) -> None:
    lake = made(tmp_path / "lake", [reports], headline=True)
    with Store(tmp_path / "loaded.db", create=True) as loaded:
        load(loaded, lake)
        assert all(row["headline"] for row in loaded.statements())
        assert loaded.add([reports]).states["again"] == 4
        assert not all(row["headline"] for row in loaded.statements())


@pytest.mark.parametrize("kind", ["target", "outcome", "outlook", "commitment"])
def test_a_panel_of_a_lake_is_that_of_the_database(both: tuple[Store, Lake], kind: str) -> None:
    store, lake = both
    wanted: dict[str, Any] = {
        "indicator": ["gdp", "retail_sales"],
        "level": "county",
        "years": [2029, 2030, 2031],
        "within": "怀化市",
        "kind": kind,
    }
    rows = store.panel(**wanted)
    copies = {row["document"]: row["duplicate_of"] for row in store.documents() if row["duplicate_of"]}
    # Copies are not linked in a lake: the same figure may be cited from the copy.
    left_out = ("document", "document_id", "id", "reason")
    shown = [[{name: row[name] for name in row if name not in left_out} for row in found] for found in (rows, lake.panel(**wanted))]
    assert shown[0] == shown[1]
    assert {row["state"] for row in rows} >= ({"stated", "no-document", "failed"} if kind in ("target", "outcome") else set())
    assert len(copies) == 1
    store.close()


def test_a_search_of_a_lake_finds_what_the_database_finds(both: tuple[Store, Lake]) -> None:
    store, lake = both
    for query, wanted in (
        ("智能化煤矿", {}),
        ('"新建智能化" 消费', {}),
        ("煤矿31", {}),
        ("31座", {"years": [2031]}),
        ("煤矿", {"area": "溆浦县", "level": "county"}),
    ):
        found = [
            [(row["passage"], row["start"], row["section"], row["found"]) for row in one.search(query, limit=50, **wanted)]
            for one in (store, lake)
        ]
        assert set(found[0]) == set(found[1]), query
    store.close()


def test_analyses_take_a_lake(tmp_path: Path, reports: Path) -> None:
    made(tmp_path / "lake", [reports])
    plain, scanned = frames_of([reports]), frames_of([tmp_path / "lake"])
    for name in ("statements", "documents", "passages", "themes"):
        one, other = getattr(plain, name), getattr(scanned, name)
        assert one.schema == other.schema
        key = [column for column in ("document", "start", "end", "id", "theme", "passage") if column in one.columns]
        assert one.sort(key).equals(other.sort(key))
    without = frames_of([made(tmp_path / "bare", [reports], passages=False).path])
    assert without.themes.sort("document", "start", "theme").equals(plain.themes.sort("document", "start", "theme"))
    some = frames_of([tmp_path / "lake"], indicators=["gdp"])
    assert set(some.statements["indicator"]) == {"gdp"}


def test_commands_take_a_lake(tmp_path: Path, reports: Path) -> None:
    home = made(tmp_path / "lake", [reports]).path
    run = CliRunner().invoke
    assert is_lake(home)
    shown = run(app, ["panel", str(home), "-i", "gdp", "-l", "county", "-y", "2031", "--within", "怀化市", "-f", "csv"])
    assert shown.exit_code == 0, shown.output
    assert "stated" in shown.output
    for words in (
        ["search", str(home), "智能化煤矿"],
        ["documents", str(home)],
        ["attainment", str(home)],
        ["lake", str(home)],
        ["themes", str(home), "-q"],
    ):
        shown = run(app, words)
        assert shown.exit_code == 0, (words, shown.output)
    assert run(app, ["export", str(home), str(tmp_path / "all.parquet")]).exit_code == 0
    assert pl.read_parquet(tmp_path / "all.parquet").height == len(lines(Lake(home).statements()))
    assert run(app, ["load", str(tmp_path / "x.db"), str(home)]).exit_code == 0
    refused = run(app, ["review", str(home)])
    assert refused.exit_code != 0
