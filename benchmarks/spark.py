"""Spark beside the process pool of one machine: ``python -m benchmarks.spark [N]``; N reports, 20,000 where nothing is said.

Short reports of other places, years and figures are made of the samples, as a parquet with a column of texts, and four documents that are
poison: binary, too large, endless, broken. Then, each against the sha-256 of the sorted rows of the local run:

1. the process pool (``batch.run``), rows written as parquet;
2. Spark ``local[2]``, once through;
3. Spark again, its driver killed in the middle, one of its Python workers killed after that, and gone on with;
4. ``load``, a panel and a search of the lake beside those of the database it was loaded into.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.made_reports import vary
from benchmarks.processes import processor_seconds
from mubiao import Store, batch
from mubiao.lake import Lake
from mubiao.lake.lake import nested
from mubiao.lake.loading import load
from mubiao.output import STATEMENT_COLUMNS, flat, open_writer

_JOBS = 2
_LINES, _CHARACTERS = 4, 90  # of each main part that a short report keeps


def make(home: Path, count: int) -> tuple[Path, Path]:
    """The table of reports and the folder of poison."""
    texts = [_short(path.read_text(encoding="utf-8")) for path, _ in vary(home / "made", min(count, 2_000))]
    generator = random.Random(8)
    rows = [_other_figures(texts[at % len(texts)], generator) for at in range(count)]
    table = home / "reports.parquet"
    pl.DataFrame({"text": rows}).write_parquet(table, row_group_size=500)
    print(f"{count:,} reports, {sum(map(len, rows)) / count:,.0f} characters each; {table.stat().st_size / 1e6:.0f} MB of parquet")
    poison = home / "poison"
    poison.mkdir()
    (poison / "binary.txt").write_bytes(generator.randbytes(1_000_000))
    (poison / "large.txt").write_text("地区生产总值增长6%，" * 2_500_000, encoding="utf-8")
    (poison / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    os.mkfifo(poison / "endless.txt")
    return table, poison


def _short(text: str) -> str:
    """A report cut down: how it begins, and of each part its heading and the begin of some lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    kept = lines[:3]
    for at, line in enumerate(lines):
        if line[:2] in ("一、", "二、", "三、"):
            kept += [line[:_CHARACTERS] for line in lines[at : at + _LINES]]
        elif "预期目标" in line:
            kept.append(line[: 3 * _CHARACTERS])
    return "\n".join(dict.fromkeys(kept))


def _other_figures(text: str, generator: random.Random) -> str:
    head, mark, rest = text.partition("增长")
    return f"{head}{mark}{generator.randrange(1, 12)}.{generator.randrange(1, 10)}%、增长{rest}" if mark else text


def digest(rows: Iterable[dict[str, Any]]) -> tuple[int, str]:
    """How many rows, and the sha-256 of all of them as sorted lines."""
    lines = sorted(json.dumps(flat(row, STATEMENT_COLUMNS), ensure_ascii=False) for row in rows)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def pool(table: Path, home: Path) -> tuple[str, float]:
    """The local run over processes; the hash of its rows, and its seconds."""
    begin = time.perf_counter()
    documents = 0
    out = home / "local.parquet"
    with open_writer(out, "parquet", STATEMENT_COLUMNS) as writer, closing(batch.run([table], jobs=_JOBS)) as outcomes:
        for outcome in outcomes:
            documents += outcome.error is None
            writer.write(outcome.statements)
    took = time.perf_counter() - begin
    count, found = digest(map(nested, pl.read_parquet(out).iter_rows(named=True)))
    print(f"process pool, {_JOBS} processes: {documents:,} documents, {count:,} rows in {took:.0f} s: {found}")
    return found, took


def spark(table: Path, poison: Path, lake: Path, part: int) -> subprocess.Popen[bytes]:
    words = [
        str(table),
        str(poison),
        str(lake),
        "--part",
        str(part),
        "--master",
        f"local[{_JOBS}]",
        "--timeout",
        "60",
        "--no-passages",
        "-q",
    ]
    return subprocess.Popen([sys.executable, "-m", "mubiao", "spark", "extract", *words], stderr=subprocess.DEVNULL, start_new_session=True)


def checked(lake: Path, wanted: str) -> None:
    """Compare a lake with the local run."""
    found = Lake(lake)
    count, got = digest(found.statements())
    failed = {Path(row["document"]).name: row["code"] for row in found.failures()}
    print(f"  {found.count():,} documents, {count:,} rows: {got}, {'the same' if got == wanted else 'ANOTHER'}; failed: {failed}")
    if got != wanted or len(failed) != 4:
        raise SystemExit(1)


def through(table: Path, poison: Path, lake: Path, part: int, wanted: str, seconds: float) -> None:
    begin = time.perf_counter()
    spark(table, poison, lake, part).wait()
    took = time.perf_counter() - begin
    metrics = Lake(lake).scan("metrics").collect()
    own, working = metrics["processor_seconds"].sum(), metrics["seconds"].sum()
    print(
        f"Spark local[{_JOBS}]: {took:.0f} s, {took / seconds:.2f} times the pool's; the parts took {working:.0f} s one by one, {own:.0f} s of "
        f"processor, so {took - working / _JOBS:.0f} s were Spark's own: start, waiting for the last part, end"
    )
    checked(lake, wanted)


def killed(table: Path, poison: Path, lake: Path, part: int, wanted: str) -> None:
    """The driver killed when a quarter is done; then a Python worker of the next run when half is."""
    parts = -(-pl.scan_parquet(table).select(pl.len()).collect().item() // part) + 1
    driver = spark(table, poison, lake, part)
    _until(lambda: _done(lake) >= max(1, parts // 4))
    os.killpg(driver.pid, signal.SIGKILL)
    driver.wait()
    time.sleep(3)  # its Java and its workers see that it is gone
    left = len(list(lake.glob("_staging/*"))) + len(list(lake.glob("_trying/*/*.at")))
    print(f"driver killed: {_done(lake)} of {parts} parts done, {left} left half; {Lake(lake).count():,} documents are in the lake")
    driver = spark(table, poison, lake, part)
    _until(lambda: _done(lake) >= parts // 2 and any(_workers(lake)))
    victim = next(_workers(lake))
    os.kill(victim, signal.SIGKILL)
    print(f"a Python worker killed at {_done(lake)} parts; the run ends with {driver.wait()} (1: some documents failed)")
    checked(lake, wanted)


def _done(lake: Path) -> int:
    return len(list(lake.glob("_done/*.json")))


def _workers(lake: Path) -> Iterator[int]:
    """The processes that say they are at a document and live."""
    for file in lake.glob("_trying/*/*.at"):
        pid = int(file.name.split(".")[-2])
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, 0)
            yield pid


def _until(there: Callable[[], bool], seconds: float = 3600) -> None:
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise SystemExit("it takes too long")
        time.sleep(0.02)


def read(lake: Path, home: Path) -> None:
    """What a lake is read with, beside the database it is loaded into."""
    found = Lake(lake)
    size = sum(size for manifest in found.done for size in manifest.files.values())
    print(f"lake: {size / 1e6:.0f} MB in {sum(len(manifest.files) for manifest in found.done)} files")
    with Store(home / "loaded.db", create=True) as store:
        begin, before = time.perf_counter(), processor_seconds()
        load(store, found)
        took, used = time.perf_counter() - begin, processor_seconds() - before
        print(f"load: {took:.0f} s, {used:.0f} s of processor, {found.count() / used:.0f} documents a second; again: ", end="")
        begin = time.perf_counter()
        again = load(store, found)
        print(f"{dict(again.states)} in {time.perf_counter() - begin:.0f} s")
        for name, source in (("lake", found), ("database", store)):
            before = processor_seconds()
            panel = source.panel(indicator="gdp", level="county", years=[2031])
            between = processor_seconds()
            hits = source.search("低空经济")
            after = processor_seconds()
            states = sum(row["state"] == "stated" for row in panel)
            print(
                f"{name}: panel {between - before:.2f} s of processor ({states} stated), search {after - between:.2f} s ({len(hits)} found)"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--part", type=int, default=1_000)
    parser.add_argument("--home", type=Path, help="a folder for the scratch files, kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.home or Path(scratch)
        home.mkdir(parents=True, exist_ok=True)
        table, poison = make(home, asked.count)
        wanted, seconds = pool(table, home)
        through(table, poison, home / "lake", asked.part, wanted, seconds)
        killed(table, poison, home / "again", asked.part, wanted)
        read(home / "lake", home)


if __name__ == "__main__":
    main()
