"""The pool of processes: order, bounds, processes that die or hang, Ctrl-C. The workers here really die."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mubiao import batch
from mubiao.cli.progress import documents_in
from mubiao.errors import TooSlow
from mubiao.pool import Lost, PoolBroken, Ready, over_processes
from mubiao.pool.ordered import _HELD
from mubiao.reading import Limits
from mubiao.records import Document
from pool_work import greedy, once, process, slow, squared, tried
from store_reports import report, written

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
_BAD = ("killed", "fault in native code", "exit", "asleep", "stopped", "endless", "raises", "not to be sent")


@pytest.fixture(scope="module", autouse=True)
def _warmed() -> None:
    """The first to ask for a process decides what all later ones find loaded."""
    assert list(over_processes(squared, [2], jobs=1, preload=batch.WARMED)) == [4]


def alive(pids: set[int]) -> set[int]:
    """Those that run: not gone, and not waiting to be buried."""
    found = set()
    for pid in pids:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                found.add(pid)
        except OSError:
            continue
    return found


def session(leader: int) -> set[int]:
    """Every process of a session."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = entry.joinpath("stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == leader and fields[0] != "Z":
                found.add(int(entry.name))
    return found


def gone(leader: int, seconds: float = 10) -> bool:
    """Whether a session has no process left, now or soon."""
    end = time.monotonic() + seconds
    while session(leader):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(over_processes(squared, range(60), jobs=jobs)) == [n * n for n in range(60)]


def test_nothing_to_do_and_what_is_done_already() -> None:
    assert list(over_processes(squared, [], jobs=2)) == []
    assert list(over_processes(squared, [1, Ready((7, 8)), 2, Ready(())], jobs=2)) == [1, 7, 8, 4]


def test_few_items_are_drawn_ahead() -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for number in range(5000):
            drawn += 1
            yield number

    with closing(over_processes(squared, items(), jobs=2)) as results:
        for number in range(300):
            assert next(results) == number * number
            assert drawn <= number + 2 + 2 * 32


def test_an_item_that_kills_holds_up_or_fails_costs_itself() -> None:
    items = [word for bad in _BAD for word in (bad, f"after {bad}")]
    found = list(over_processes(tried, items, jobs=2, seconds=1.5))
    lost = {one.item: one for one in found if isinstance(one, Lost)}
    assert {item: one.why for item, one in lost.items()} == {
        "killed": "died", "fault in native code": "died", "exit": "died",
        "asleep": "slow", "stopped": "slow", "endless": "slow",
        "raises": "fault", "not to be sent": "fault",
    }  # fmt: skip
    assert "SIGKILL" in lost["killed"].detail and "SIGSEGV" in lost["fault in native code"].detail and "3" in lost["exit"].detail
    assert "too deep" in lost["raises"].detail and "pool_work.py" in lost["raises"].detail
    assert all(one.after == 1 for one in lost.values())  # what came before is kept
    told = [one if isinstance(one, str) else f"lost {one.item}" for one in found]
    assert told == [line for bad in _BAD for line in (f"begun {bad}", f"lost {bad}", f"begun after {bad}", f"done after {bad}")]


def test_a_death_that_was_not_the_items_fault_costs_nothing(tmp_path: Path) -> None:
    items = [(str(tmp_path), number) for number in range(12)]
    assert list(over_processes(once, items, jobs=2)) == list(range(12))


@on_linux
def test_closing_ends_every_process_at_once() -> None:
    results = over_processes(process, [1, 2, 3, 4], jobs=2)
    pids = {next(results)}
    results.close()
    assert not alive(pids)
    begin = time.monotonic()
    with closing(over_processes(slow, iter([Ready(("first",)), 1, 2, 3]), jobs=2)) as results:
        assert next(results) == "first"
    assert time.monotonic() - begin < 20


@on_linux
def test_a_process_that_held_a_lot_is_replaced() -> None:
    pids = list(over_processes(greedy, range(8), jobs=1))
    assert len(set(pids[:4])) == 1 and len(set(pids[4:])) == 1 and pids[3] != pids[4]


def test_where_no_process_comes_up_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mubiao.pool.process.serve", os.abort)
    with pytest.raises(PoolBroken, match="worker process"):
        list(over_processes(squared, [1], jobs=1))


# ---- documents


def examined(document: Document) -> batch.Outcome:
    if "溆浦县2003" in document.name or document.name.endswith("#3"):
        os.kill(os.getpid(), signal.SIGKILL)
    if "溆浦县2005" in document.name or document.name.endswith("#5"):
        time.sleep(3600)
    return batch.extracted(document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(8):
        written(tmp_path / "r", f"溆浦县{2000 + number}.txt", report("溆浦县", 2000 + number))
    return tmp_path / "r"


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_file_that_kills_or_hangs_is_reported_by_its_name(folder: Path, jobs: int) -> None:
    files = sorted(folder.iterdir())
    whole = list(batch.run(files))
    found = list(batch.run(files, jobs=jobs, examine=examined, limits=Limits(worker_seconds=5)))
    bad = {3: batch.Crashed, 5: TooSlow}
    for number, (before, now) in enumerate(zip(whole, found, strict=True)):
        if number in bad:
            assert isinstance(now.error, bad[number]) and now.error.path == now.name == now.source == str(files[number])
        else:
            assert now == before


def test_a_row_of_a_table_costs_itself(folder: Path) -> None:
    table = folder / "all.jsonl"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    table.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts), encoding="utf-8")
    found = list(batch.run([table], jobs=2, examine=examined, limits=Limits(worker_seconds=5)))
    assert len(found) == 8
    assert {one.name.partition("#")[2] for one in found if one.error} == {"3", "5"}


def test_the_bar_knows_how_many_documents_there_are(folder: Path) -> None:
    table = folder / "all.csv"
    table.write_text('id,text\n1,"一行\n又一行"\n2,"一行\n又一行"\n', encoding="gb18030")
    assert documents_in(table) == 2
    lines = folder / "all.jsonl"
    lines.write_text('{"text": "一"}\n' * 200_000, encoding="utf-8")
    assert 190_000 < documents_in(lines) < 210_000
    assert documents_in(folder / "溆浦县2001.txt") == documents_in(folder / "none.csv") == 1


# ---- the command line


def started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mubiao", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def many(folder: Path, count: int) -> Path:
    table = folder.parent / "many.jsonl"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    with table.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps({"text": texts[number % 8] + f"\n{number}"}, ensure_ascii=False) + "\n")
    return table


@on_linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_cleanly_and_keeps_what_was_written(folder: Path, tmp_path: Path, jobs: str) -> None:
    written_to = tmp_path / "rows.jsonl"
    command = started("extract", str(many(folder, 4_000)), "-o", str(written_to), "--jobs", jobs)
    end = time.monotonic() + 60
    while not (written_to.exists() and written_to.stat().st_size > 10_000) and time.monotonic() < end:
        time.sleep(0.05)
    os.killpg(command.pid, signal.SIGINT)  # as a terminal does: every process of the group
    _, told = command.communicate(timeout=30)
    assert command.returncode == 130
    assert "stopped: " in told and "Traceback" not in told and "Interrupt" not in told
    assert gone(command.pid)
    rows = [json.loads(line) for line in written_to.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 10


@on_linux
@pytest.mark.parametrize("after", [0.05, 0.3, 0.6, 1.0])
def test_ctrl_c_while_processes_start(folder: Path, tmp_path: Path, after: float) -> None:
    command = started("extract", str(many(folder, 2_000)), "-o", str(tmp_path / "rows.csv"), "--jobs", "2")
    time.sleep(after)
    os.killpg(command.pid, signal.SIGINT)
    _, told = command.communicate(timeout=30)
    assert "forkserver" not in told and "multiprocessing" not in told
    assert gone(command.pid)


@on_linux
def test_a_killed_parent_leaves_no_orphan(folder: Path, tmp_path: Path) -> None:
    command = started("extract", str(many(folder, 4_000)), "-o", str(tmp_path / "rows.jsonl"), "--jobs", "2")
    end = time.monotonic() + 60
    while len(session(command.pid)) < 4 and time.monotonic() < end:
        time.sleep(0.05)
    assert len(session(command.pid)) >= 4  # the command, the server of processes, two workers
    command.kill()
    command.communicate(timeout=30)
    assert gone(command.pid)


@on_linux
def test_a_worker_killed_from_outside_costs_nothing(folder: Path, tmp_path: Path) -> None:
    """Each death while another document is worked on: one whose process dies twice is given up, and rightly."""
    table = many(folder, 240)
    command = started("extract", str(table), "-o", str(tmp_path / "rows.jsonl"), "--jobs", "2", "-q")
    rows, end, shot, surely_done = tmp_path / "rows.jsonl", time.monotonic() + 60, 0, 0
    while command.poll() is None and time.monotonic() < end:
        workers = [pid for pid in session(command.pid) if _is_worker(pid)]
        if workers and shot < 3 and (at := _documents_written(rows)) > surely_done:
            os.kill(max(workers), signal.SIGKILL)
            shot, surely_done = shot + 1, at + 3 * _HELD  # what it was at is written by then: rows keep the order, at most 2 * _HELD ahead
        time.sleep(0.05)
    _, told = command.communicate(timeout=60)
    assert shot and command.returncode == 0, told
    whole = started("extract", str(table), "-o", str(tmp_path / "whole.jsonl"), "--jobs", "1", "-q")
    whole.communicate(timeout=120)
    assert rows.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def _documents_written(rows: Path) -> int:
    """The number of the document that the last whole row is of."""
    found = re.findall(rb"many\.jsonl#(\d+)", rows.read_bytes()) if rows.exists() else []
    return int(found[-1]) if found else 0


def _is_worker(pid: int) -> bool:
    """Workers are those that the kernel is to end first where memory runs out."""
    try:
        return Path(f"/proc/{pid}/oom_score_adj").read_text().strip() == "800"
    except OSError:
        return False


@on_linux
@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_is_told_how_fast_and_how_long(folder: Path, tmp_path: Path, quiet: bool) -> None:
    ours, theirs = os.openpty()
    words = [
        "extract",
        str(many(folder, 10 if quiet else 60)),
        "-o",
        str(tmp_path / "rows.jsonl"),
        "--jobs",
        "1",
        *(["-q"] if quiet else []),
    ]
    command = subprocess.Popen(
        [sys.executable, "-m", "mubiao", *words], stderr=theirs, env={**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        told += piece
    os.close(ours)
    assert command.wait() == 0
    if quiet:
        assert told == b""
    else:
        shown = told.decode()
        assert "of 60 documents" in shown and "a second" in shown and "0:00:0" in shown
