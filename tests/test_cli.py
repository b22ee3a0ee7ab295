"""The commands as a user types them: output, errors, exit codes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from mubiao import samples
from mubiao.api import text as text_of
from mubiao.cli import app

REPORT = """2031年样例县人民政府工作报告（虚构样例）

各位代表：

现在，我代表县人民政府向大会报告工作，请予审议。

一、2030年工作回顾

过去一年，全县地区生产总值增长6.1%，固定资产投资增长8%，城镇新增就业5200人。

二、2031年工作安排

今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%以上，城镇新增就业5000人以上，居民收入增长与经济增长同步。

重点抓好以下工作：

（一）做强特色产业。新建标准化厂房12万平方米。

三、加强政府自身建设

坚持依法行政，提高服务效能。
"""
invoke = CliRunner().invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_extract_writes_jsonl_and_goes_on_past_a_bad_file(folder: Path) -> None:
    errors = folder / "errors.out"
    done = invoke(
        app, ["extract", str(folder / "good.txt"), str(folder / "empty.txt"), "--headline", "-f", "jsonl", "--errors", str(errors)]
    )
    assert done.exit_code == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["indicator"] for row in rows] == ["gdp", "fai", "jobs_urban_new", "income"]
    assert all(row["kind"] == "target" and row["headline"] and row["report_year"] == 2031 for row in rows)
    for row in rows:
        assert REPORT[row["start"] : row["end"]] == row["evidence"]
    [failure] = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert failure["code"] == "empty"
    assert failure["document"].endswith("empty.txt")
    assert "empty.txt" in done.stderr
    assert "1 documents read, 1 failed" in done.stderr


@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl"])
def test_the_ending_of_the_output_gives_the_format(folder: Path, suffix: str) -> None:
    target = folder / f"targets.{suffix}"
    done = invoke(app, ["extract", "--headline", str(folder / "good.txt"), "-o", str(target)])
    assert done.exit_code == 0, done.output
    if suffix == "csv":
        rows = list(csv.DictReader(target.open(encoding="utf-8")))
        assert rows[3]["relative_op"] == "="
    elif suffix == "parquet":
        rows = pl.read_parquet(target).to_dicts()
        assert rows[0]["low"] == 6.0
    else:
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert rows[1]["high"] is None
    assert len(rows) == 4


def test_kinds_can_be_chosen(folder: Path) -> None:
    done = invoke(app, ["extract", str(folder / "good.txt"), "-f", "jsonl", "-k", "outcome", "-k", "commitment"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["kind"], row["low"], row["period"]) for row in rows] == [
        ("outcome", 6.1, "2030"),
        ("outcome", 8.0, "2030"),
        ("outcome", 5200.0, "2030"),
        ("commitment", 120000.0, "2031"),
    ]
    assert invoke(app, ["extract", str(folder), "-k", "goal"]).exit_code == 2


def test_table_shows_the_targets(folder: Path) -> None:
    done = invoke(app, ["extract", str(folder / "good.txt")])
    assert done.exit_code == 0
    assert "≥ 8 %" in done.stdout
    assert "固定资产投资增长8%以上" in done.stdout


def test_inspect_names_sections_and_warnings(folder: Path) -> None:
    done = invoke(app, ["inspect", str(folder / "good.txt"), "-f", "jsonl"])
    row = json.loads(done.stdout)
    assert row["report_year"] == 2031
    assert [section["kind"] for section in row["sections"]][-4:] == ["review", "plan", "tasks", "self_governance"]


def test_text_prints_what_offsets_point_into(folder: Path) -> None:
    done = invoke(app, ["text", str(folder / "good.txt")])
    assert done.stdout == text_of(folder / "good.txt")


@pytest.mark.parametrize(
    "arguments", [["extract", "no-such-folder"], ["extract"], ["extract", ".", "-f", "dta"], ["extract", ".", "-f", "parquet"], ["unknown"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert invoke(app, arguments).exit_code == 2


def test_quantities_places_indicators() -> None:
    [quantity] = [json.loads(line) for line in invoke(app, ["quantities", "城镇新增就业85万人以上", "-f", "jsonl"]).stdout.splitlines()]
    assert set(quantity) == {"text", "start", "end", "low", "high", "unit", "bound", "stance", "printed"}
    assert (quantity["low"], quantity["high"], quantity["unit"]) == (850000.0, None, "persons")
    places = [json.loads(line) for line in invoke(app, ["places", "襄樊", "-f", "jsonl"]).stdout.splitlines()]
    assert places[0]["name"] in ("襄樊市", "襄阳市")
    found = [json.loads(line) for line in invoke(app, ["indicators", "gdp", "-f", "jsonl"]).stdout.splitlines()]
    assert found[0]["id"] == "gdp"


def test_jobs_do_not_change_a_byte(folder: Path) -> None:
    for i in range(6):
        (folder / f"r{i}.txt").write_text(REPORT.replace("6%", f"{i + 3}%"), encoding="utf-8")
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    for jobs, target in ((1, one), (3, two)):
        assert invoke(app, ["extract", *[str(folder / f"r{i}.txt") for i in range(6)], "-j", str(jobs), "-o", str(target)]).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 0


def test_samples_are_read(tmp_path: Path) -> None:
    done = invoke(app, ["extract", *map(str, samples.paths()), "-o", str(tmp_path / "targets.csv")])
    assert done.exit_code == 0, done.output


def test_what_a_folder_holds_besides_documents_is_named(folder: Path) -> None:
    (folder / "scan.png").write_bytes(b"\x89PNG")
    done = invoke(app, ["inspect", str(folder), "-f", "jsonl"])
    assert "left out, being no documents by their names: .png 1" in done.stderr
    assert "left out" not in invoke(app, ["inspect", str(folder), "-f", "jsonl", "--quiet"]).stderr


def test_rows_of_one_table_go_over_processes_in_order(folder: Path) -> None:
    table = folder / "reports.jsonl"
    lines = [json.dumps({"text": REPORT.replace("6%左右", f"{n}%左右")}, ensure_ascii=False) for n in range(1, 41)]
    table.write_text("\n".join(lines), encoding="utf-8")
    one, two = (invoke(app, ["extract", str(table), "-f", "jsonl", "-j", jobs]).stdout for jobs in ("1", "2"))
    assert one == two
    assert [row["low"] for row in map(json.loads, one.splitlines()) if row["indicator"] == "gdp" and row["headline"]] == list(range(1, 41))


def test_help_waits_for_no_room_that_reads():
    heavy = ("polars", "lxml", "trafilatura", "pypdfium2", "mubiao.reading", "mubiao.statements", "mubiao.show")
    code = f"import sys, mubiao.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
