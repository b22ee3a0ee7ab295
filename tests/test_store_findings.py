"""What deserves a look, kept beside the figures: after every change it is what comparing everything anew would give."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mubiao import Store
from mubiao.store import adding, findings
from mubiao.store.program import Program
from mubiao.store.stale import touch
from store_reports import report, written

CITIES = ("怀化市", "长沙市", "株洲市", "湘潭市", "衡阳市", "邵阳市", "岳阳市", "常德市")
IN_ENGLISH = {"怀化市": "Huaihua", "长沙市": "Changsha", "株洲市": "Zhuzhou"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "reports.db", create=True)
    for year in (2030, 2031):
        for number, name in enumerate(CITIES):
            growth = 60 if number == 3 and year == 2031 else 6 + number / 10
            text = report(name, year, f"地区生产总值增长{growth}%，一般公共预算收入增长{number}%左右。")
            opened.add([written(tmp_path / "r", f"{name}{year}.txt", text)])
    return opened


def news(place: str, growth: int) -> str:
    city = IN_ENGLISH[place]
    return f"""{city} sets its growth target
Published: Jan 09, 2031 11:04 PM

{city} in Central China's Hunan Province has set its GDP growth target for 2031 at around {growth} percent, officials said on Thursday.
"""


def kept(store: Store) -> list[list[tuple[object, ...]]]:
    columns = "indicator, kind, measure, year, area, extraction, n"
    queries = (f"SELECT {columns}, other_extraction, other_n, detail, weight FROM suspects", f"SELECT {columns}, value FROM cells")
    assert store.connection.execute("SELECT (SELECT count(*) FROM stale) + (SELECT count(*) FROM stale_groups)").fetchone()[0] == 0
    return [sorted((tuple(row) for row in store.connection.execute(query)), key=repr) for query in queries]


def anew(store: Store) -> list[list[tuple[object, ...]]]:
    store.connection.execute("DELETE FROM suspects")
    store.connection.execute("DELETE FROM cells")
    for (extraction,) in store.connection.execute("SELECT id FROM extractions").fetchall():
        touch(store.connection, extraction)
    findings.settle(store.connection)
    return kept(store)


def unchanged(store: Store) -> bool:
    """Whether what is kept is what comparing everything anew gives."""
    before = kept(store)
    return before == anew(store)


def headline(store: Store, area: str, year: int, indicator: str = "gdp") -> str:
    rows = store.statements(indicators=[indicator], kinds=["target"], rejected=True)
    return next(str(row["id"]) for row in rows if row["headline"] and (row["area"], row["report_year"]) == (area, year))


def test_what_is_kept_is_what_comparing_anew_gives(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unchanged(store)
    assert [row["area"] for row in store.review() if row["reason"] == "outlier"] == ["湘潭市"]
    # News that says otherwise, a copy that says more, another report under the same year.
    store.add([written(tmp_path / "r", "news.txt", news("怀化市", 7))])
    assert [(row["area"], row["difference"]) for row in store.conflicts()] == [("怀化市", 1.0)]
    store.add(
        [
            written(
                tmp_path / "r", "copy.txt", report("长沙市", 2031, "地区生产总值增长6.1%，一般公共预算收入增长1%左右。") + "\n附注一行。\n"
            )
        ]
    )
    store.add([written(tmp_path / "r", "again.txt", report("株洲市", 2031, "地区生产总值增长9%以上。"))])
    assert unchanged(store)
    wrong, right = headline(store, "湘潭市", 2031), headline(store, "岳阳市", 2031)
    store.reject(wrong, by="Li", why="x")
    assert unchanged(store)
    assert not [row for row in store.review() if row["reason"] == "outlier"]
    store.correct(right, {"low": 30, "high": 30}, by="Li", why="x")
    assert unchanged(store)
    store.correct(right, {"indicator": "cpi"}, by="Li", why="x")
    assert unchanged(store)
    for said in (wrong, right, right):
        store.withdraw(said, by="Li")
        assert unchanged(store)
    assert [row["area"] for row in store.review() if row["reason"] == "outlier"] == ["湘潭市"]
    store.correct(right, {"low": 30, "high": 30}, by="Li", why="x")
    monkeypatch.setattr(adding, "this_program", lambda: Program("9", "x", "y"))
    store.add()
    assert unchanged(store)
    store.drop_run(1)
    assert unchanged(store)


def test_conflicts_and_review_come_in_pages(store: Store, tmp_path: Path) -> None:
    for name in CITIES[:3]:
        store.add([written(tmp_path / "s", f"{name}.txt", news(name, 9))])
    whole = store.conflicts()
    assert len(whole) >= 3
    assert [*store.conflicts(limit=2), *store.conflicts(limit=100, offset=2)] == whole
    queue = store.review(limit=1000)
    assert [*store.review(limit=3), *store.review(limit=1000, offset=3)] == queue
    assert all(row["evidence"] for row in queue if row["id"])


@pytest.mark.skipif(os.geteuid() == 0 and not hasattr(os, "setresuid"), reason="a file cannot be made unwritable here")
def test_a_file_that_may_not_be_written_is_compared_in_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, wanted_conflicts = store.review(), store.conflicts()
    anew_of = [number for (number,) in store.connection.execute("SELECT id FROM extractions")]
    store.connection.execute("DELETE FROM suspects")
    for extraction in anew_of:
        touch(store.connection, extraction)
    store.close()
    Path(store.path).chmod(stat.S_IREAD)
    monkeypatch.setattr("mubiao.store.store.can_write", lambda _: False)  # as for one who is not root
    with Store(store.path, readonly=True) as reader:
        assert reader.review() == wanted
        assert reader.conflicts() == wanted_conflicts
        assert reader.connection.execute("SELECT count(*) FROM main.suspects").fetchone()[0] == 0
        assert reader.review() == wanted  # again
