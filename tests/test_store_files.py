"""The file itself: schemas of every age, files that cannot be written, disks that are full, processes that are killed, many at once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from mubiao import Store
from mubiao.store import connection as opening
from mubiao.store import errors
from mubiao.store.codes import PHRASES
from mubiao.store.connection import migrate, newest_schema
from store_reports import report, written

# A row of every table of each schema; the columns are those of that schema.
ROWS: dict[int, list[str]] = {
    1: [
        "INSERT INTO runs VALUES (1, '0.1.0', 'v', 'p', '2026-01-01T00:00:00+00:00')",
        "INSERT INTO areas VALUES (1, '431224', '溆浦县', 'Xupu')",
        "INSERT INTO texts VALUES (1, 'h', '今年地区生产总值增长6%左右，让消费热起来。')",
        "INSERT INTO documents VALUES (1, 'abc', 1, 'r/溆浦县2031.txt', 'text/plain', '2026-01-01', NULL)",
        "INSERT INTO sketches VALUES (7, 1)",
        "INSERT INTO sources VALUES (1, 'r/溆浦县2031.txt', 'abc', '2026-01-01', NULL, NULL, NULL)",
        "INSERT INTO raw VALUES ('abc', x'00')",
        "INSERT INTO source_documents VALUES (1, 1, 'r/溆浦县2031.txt')",
        "INSERT INTO files_read VALUES ('abc', '', 1, 1)",
        "INSERT INTO failures VALUES ('x.pdf', 'damaged', 'broken', NULL, 1, 'county', 2030, '2026-01-01')",
        "INSERT INTO extractions VALUES (1, 1, 1, 1, 1, '2026-01-01', 'zh', 'work_report', NULL, 1, 'county', 2031, NULL, NULL, NULL, '[]', "
        """'{"encoding":"utf-8","language":"zh","title":null,"declared_area":null,"declared_year":null,"declared_date":null,"furniture":[],"warnings":[]}', NULL)""",
        "INSERT INTO sections VALUES (1, 0, 22, 'plan', '')",
        "INSERT INTO statements (number, extraction, id, kind, headline, area, indicator, measure, period, low, high, unit, bound, stance, "
        "printed, start, \"end\", section, confidence, aims_higher) VALUES (1, 1, '80000000000000a1', 'target', 1, 1, 'gdp', 'growth', '2031', 6, 6, "
        "'%', 'around', 'firm', '6%左右', 2, 14, 'plan', 0.99, 0)",
        "INSERT INTO records VALUES (1, 1, 'q1', 'quote', 1, 0, 3, '{}')",
    ],
    2: [
        "INSERT INTO series VALUES (1, 'gdp', 'growth', '2030', 'yearbook', 5.5, '%', '2026-01-01')",
        "INSERT INTO corrections VALUES (1, 'u', 'confirm', '2026-01-01', 'Li', '', 'abc', 1, '80000000000000a1', 2, 14, '地区生产总值增长6%左右', '{}', '{}')",
        "INSERT INTO anchors VALUES (1, 'held', 1, NULL)",
    ],
    8: ["INSERT INTO unlisted VALUES (1)"],
    7: [
        "INSERT OR IGNORE INTO stale VALUES (1, 0, 0, 2031, 1)",
        "INSERT INTO stale_groups VALUES (1, 0, 0, 2031)",
        "INSERT INTO cells VALUES (1, 0, 0, 2031, 1, 60000, 1, 0)",
        "INSERT INTO suspects VALUES (1, 1, 0, 0, 2031, 1, 1, 0, NULL, NULL, 'x', 0.5)",
        "INSERT INTO unsure VALUES (500, 1, 0)",
    ],
    6: [
        "INSERT INTO corrections VALUES (2, 'w', 'withdraw', '2026-01-02', 'Li', '', 'abc', 1, '80000000000000a1', 2, 14, '地区生产总值增长6%左右', '{}', "
        """'{"withdraws": "u"}')""",
        "UPDATE anchors SET state = 'withdrawn'",
        "INSERT INTO anchors VALUES (2, 'held', NULL, NULL)",
    ],
    4: ["INSERT INTO indexed VALUES (1, 3)", "INSERT INTO search (rowid, terms) VALUES (1, '消费 费热')"],
    3: ["INSERT INTO indexed VALUES (1, 1)", "INSERT INTO search (rowid, plan) VALUES (1, '消费 费热')"],
}


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(line.partition("--")[0] for line in sql.split("\n")).replace(" ", "") for name, sql in rows}


def at_schema(path: Path, version: int) -> sqlite3.Connection:
    """A database of an older schema, with rows in every table."""
    connection = sqlite3.connect(path, isolation_level=None)
    for step in range(1, version + 1):
        migrate(connection, str(path), upto=step)
        for statement in ROWS.get(step, []):
            connection.execute(statement)
    return connection


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'search%'"
        )
    ]
    return {name: [tuple(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1")] for name in names}


@pytest.mark.parametrize("version", range(1, newest_schema()))
def test_every_schema_is_brought_up_to_date_with_all_it_holds(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    old = at_schema(path, version)
    before = tables(old)
    assert all(before.values()), "a row in every table"
    old.close()
    with Store(path) as store:
        after = tables(store.connection)
        for name, rows in before.items():
            if name in ("statements", "anchors", "indexed"):  # kept otherwise since schema 4
                continue
            assert [row[: len(rows[0])] for row in after[name]] == rows
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == newest_schema()
        assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        [row] = store.statements()
        assert (row["indicator"], row["evidence"], row["status"]) == ("gdp", "地区生产总值增长6%左右", None)
        assert (row["id"], row["kind"], row["measure"], row["bound"], row["stance"]) == (
            "80000000000000a1",
            "target",
            "growth",
            "around",
            "firm",
        )
        assert (row["low"], row["high"], row["unit"], row["section"], row["confidence"]) == (6.0, 6.0, "%", "plan", 0.99)
        assert (row["topic"], row["topic_start"], row["topic_end"]) == (None, None, None)  # what older programs did not look for
        assert [entry["anchor"] for entry in store.corrections()] == {1: [], 6: ["withdrawn", "held"]}.get(min(version, 6), ["held"])
        assert [found["area"] for found in store.search("消费")] == ["溆浦县"]
        with Store(tmp_path / "new.db", create=True) as new:
            assert schema(store.connection) == schema(new.connection)


def test_indicators_of_the_vocabulary_get_the_lesser_numbers(tmp_path: Path) -> None:
    old = at_schema(tmp_path / "old.db", 7)
    old.execute("INSERT INTO indicators VALUES (5, 'other:古树名木'), (9, 'retail_sales'), (4096, 'grain_output')")
    for n, indicator in ((1, 5), (2, 9), (3, 4096)):
        old.execute(
            "INSERT INTO figures (extraction, n, id, kind, headline, area, indicator, measure, period, low, high, unit, bound, stance, printed, "
            "start, \"end\", section, confidence, aims_higher) VALUES (1, ?, ?, 0, 1, 1, ?, 0, 2031, 6, 6, 0, 0, 0, '6%', 2, 14, 2, 990, 0)",
            (n, n, indicator),
        )
        old.execute("INSERT INTO cells VALUES (?, 0, 0, 2031, 1, 60000, 1, ?)", (indicator, n))
    old.close()
    with Store(tmp_path / "old.db") as store:
        assert [row["indicator"] for row in store.statements()] == ["gdp", "other:古树名木", "retail_sales", "grain_output"]
        assert store.documents()[0]["statements"] == 4
        [phrase] = store.connection.execute("SELECT id FROM indicators WHERE name = 'other:古树名木'").fetchone()
        assert phrase == PHRASES
        named = "SELECT i.name FROM cells c JOIN indicators i ON i.id = c.indicator JOIN figures f ON f.extraction = c.extraction "
        same = store.connection.execute(named + "AND f.n = c.n AND f.indicator = c.indicator ORDER BY c.n").fetchall()
        assert [name for (name,) in same] == ["gdp", "other:古树名木", "retail_sales", "grain_output"]


def test_reading_brings_an_older_file_up_to_date_too(tmp_path: Path) -> None:
    at_schema(tmp_path / "old.db", 1).close()
    with Store(tmp_path / "old.db", readonly=True) as store:
        assert len(list(store.statements())) == 1


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    old = at_schema(path, newest_schema())
    before = tables(old)
    steps = [*opening._migrations(), "CREATE TABLE more (x);\nINSERT INTO nowhere VALUES (1);\n"]
    monkeypatch.setattr(opening, "_migrations", lambda: steps)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store(path)
    assert tables(old) == before
    assert old.execute("PRAGMA user_version").fetchone()[0] == len(steps) - 1
    old.close()


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    names = ["溆浦县", "辰溪县", "中方县", "会同县"]
    for name in names:
        written(folder, f"{name}2031.txt", report(name, 2031) + "\n" + "附件：" + "长" * 60_000)
    with Store(tmp_path / "x.db", create=True) as store:
        told: list[str] = []
        store.connection.execute("PRAGMA max_page_count = 200")
        with pytest.raises(errors.DiskFull, match="disk is full; what was reported as added is safe"):
            store.add([folder], told=lambda added: told.append(added.name))
        assert 0 < len(told) < len(names)
        assert [row["document"] for row in store.documents()] == told
        assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        store.connection.execute("PRAGMA max_page_count = 1000000")
        done = store.add([folder])
        assert done.states == {"known": len(told), "new": len(names) - len(told)}
        with Store(tmp_path / "whole.db", create=True) as whole:
            whole.add([folder])
            assert whole.content_hash() == store.content_hash()


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions are those of POSIX systems")
def test_a_read_only_file_is_read_and_says_why_it_is_not_written() -> None:
    home = Path(tempfile.mkdtemp())
    me = os.geteuid()
    try:
        with Store(home / "x.db", create=True) as store:
            store.add([written(home, "溆浦县2031.txt", report())])
            store.confirm(next(store.statements())["id"], by="Li")
            found = len(store.search("消费"))
        (home / "x.db").chmod(0o444)
        home.chmod(0o555)
        if me == 0:
            os.seteuid(65534)  # permissions do not bind root
        with Store(home / "x.db", readonly=True) as store:
            assert len(store.documents()) == 1
            assert len(store.search("消费")) == found == 1
        with pytest.raises(errors.ReadOnlyStore, match="read-only"), Store(home / "x.db") as store:
            store.confirm("x", by="Li")
        with pytest.raises(errors.StoreError, match="may not be written to"):
            Store(home / "new.db", create=True)
    finally:
        os.seteuid(me)
        home.chmod(0o755)
        shutil.rmtree(home)


def reports(folder: Path, count: int) -> None:
    for number in range(count):
        written(
            folder,
            f"溆浦县{1990 + number}.txt",
            report("溆浦县", 1990 + number, f"地区生产总值增长{number}%左右，财政收入增长{number + 1}%。"),
        )


def test_a_killed_addition_goes_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    reports(tmp_path / "r", 12)
    with Store(tmp_path / "whole.db", create=True) as whole:
        whole.add([tmp_path / "r"])
        wanted = whole.content_hash()
    words = [sys.executable, "-m", "mubiao.store", str(tmp_path / "x.db"), str(tmp_path / "r")]
    generator = random.Random(5)
    for _ in range(3):
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(generator.randrange(1, 4))]
        time.sleep(generator.random() * 0.03)
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().split("\n")[:-1]
        process.wait()
        process.stdout.close()
        with Store(tmp_path / "x.db") as store:
            assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert {name for name in told if name} <= {row["document"] for row in store.documents()}
    with Store(tmp_path / "x.db") as store:
        store.add([tmp_path / "r"])
        assert store.content_hash() == wanted
        assert len(store.search("消费", limit=50)) == 12


def test_writers_take_turns_and_readers_do_not_wait(tmp_path: Path) -> None:
    reports(tmp_path / "a", 8)
    reports(tmp_path / "b", 12)  # eight of them the same bytes
    database = str(tmp_path / "x.db")
    Store(database, create=True).close()
    writers = [
        subprocess.Popen([sys.executable, "-m", "mubiao.store", database, str(tmp_path / name)], stdout=subprocess.PIPE, text=True)
        for name in ("a", "b")
    ]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        with Store(database, readonly=True) as store:
            now = len(store.documents())
            assert now >= seen
            seen = now
            assert len({row["id"] for row in store.statements()}) == len([row["id"] for row in store.statements()]) or now < 12
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    with Store(tmp_path / "alone.db", create=True) as alone, Store(database) as store:
        alone.add([tmp_path / "a", tmp_path / "b"])
        assert store.content_hash() == alone.content_hash()
