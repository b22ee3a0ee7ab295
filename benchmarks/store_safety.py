"""Additions to a database that are killed, and processes that write and read at once."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.made_reports import vary
from benchmarks.speed import report_files
from mubiao import Store, StoreError


def killed(home: Path, times: int, minutes: float) -> None:
    """Kill additions at random moments (anywhere from the first moment to the end), then let one end. After ``minutes`` no more are begun."""
    until = time.monotonic() + minutes * 60
    files = report_files()[:60] if len(report_files()) > 60 else report_files()
    with Store(home / "whole.db", create=True) as whole:
        begin = time.perf_counter()
        whole.add(files, jobs=1)
        took, wanted = time.perf_counter() - begin, whole.content_hash()
        count = len(whole.documents())
    print(f"undisturbed: {count} documents in {took:.1f} s, content {wanted[:16]}")
    generator = random.Random(20310112)
    database = home / "killed.db"
    words = [sys.executable, "-m", "mubiao.store", str(database), *map(str, files)]
    rounds: Counter[str] = Counter()
    reported: set[str] = set()
    for kill in range(times):
        if time.monotonic() > until:
            print(f"stopped after {kill} of {times} runs: {minutes:g} minutes are over")
            times = kill
            break
        if kill and kill % 20 == 0:
            print(f"{kill} of {times} runs, {len(reported)} documents reported since the file was begun: {dict(rounds)}", flush=True)
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        # Half of them somewhere in the work, the others right after something was reported, when the next transaction is on its way.
        if kill % 2:
            time.sleep(generator.random() * 4)
        else:
            for _ in range(generator.randrange(len(reported), len(reported) + 4)):
                name = process.stdout.readline().strip()
                reported |= {name} - {""}
            time.sleep(generator.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        reported |= {line for line in process.stdout.read().split("\n")[:-1] if line}
        rounds["ended before" if process.wait() == 0 else "killed"] += 1
        process.stdout.close()
        if database.exists():
            with Store(database) as store:
                integrity(store, quiet=True)
                there = {name for row in store.documents() for name in [row["document"], *row["sources"]]}
                if not reported <= there:
                    raise SystemExit(f"reported and not there: {reported - there}")
                if len(there) >= count and kill < times - 1:
                    rounds["begun anew"] += 1
                    for suffix in ("", "-wal", "-shm"):
                        database.with_name(database.name + suffix).unlink(missing_ok=True)
                    reported = set()
    with Store(database, create=True) as store:
        store.add(files, jobs=1)
        got = store.content_hash()
        integrity(store)
        doubled = store.connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM statements GROUP BY extraction, id HAVING count(*) > 1)"
        ).fetchone()[0]
        print(f"{times} runs: {dict(rounds)}; every document that was reported is there; {doubled} rows doubled")
        print(f"content after a normal end: {got[:16]}, {'the same' if got == wanted else 'ANOTHER'}")
    if got != wanted:
        raise SystemExit(1)


def together(home: Path, seconds: float) -> None:
    """Two writers (one adds documents, one corrects rows) and four readers (panel, search, review, statements) at once."""
    database = home / "together.db"
    with Store(database, create=True) as store:
        store.add(report_files()[:6])
    made = home / "made"
    for path, _ in vary(made, 600):  # cut short, so that there is more writing than reading of reports
        path.write_text(path.read_text(encoding="utf-8")[:1500], encoding="utf-8")
    until = time.time() + seconds
    queue: multiprocessing.Queue[tuple[str, int, list[str]]] = multiprocessing.Queue()
    work: list[Callable[..., None]] = [_adds, _corrects, *[_reads] * 4]
    processes = [
        multiprocessing.Process(target=one, args=(str(database), str(made), until, number, queue)) for number, one in enumerate(work)
    ]
    for process in processes:
        process.start()
    results = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    with Store(database) as store:
        integrity(store)
        documents, corrections = len(store.documents()), len(store.corrections())
        settled = store.connection.execute("SELECT count(*) FROM statements WHERE status = 'confirmed'").fetchone()[0]
    for name, count, errors in sorted(results):
        print(f"{name}: {count:,}" + (f"; ERRORS {errors[:3]}" if errors else ""))
    added = sum(count for name, count, _ in results if name == "documents added")
    confirmed = sum(count for name, count, _ in results if name == "rows confirmed")
    lost = added + 6 - documents + confirmed - corrections
    print(f"{documents} documents and {corrections} corrections are there ({settled} rows confirmed); {lost} updates lost")
    if lost or any(errors for _, _, errors in results):
        raise SystemExit(1)


def _adds(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors = 0, []
    with Store(database) as store:
        for file in sorted(Path(made).iterdir()):
            if time.time() > until:
                break
            try:
                done += store.add([file]).states["new"]
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put(("documents added", done, errors))


def _corrects(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors = 0, []
    with Store(database) as store:
        ids = [row["id"] for row in store.statements(evidence=False)]
        for id_ in ids:
            if time.time() > until:
                break
            try:
                store.confirm(id_, by="writer 2")
                done += 1
                time.sleep(0.02)
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put(("rows confirmed", done, errors))


def _reads(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors, seen = 0, [], 0
    with Store(database, readonly=True) as store:
        while time.time() < until:
            try:
                store.panel(indicator="gdp", level="county", years=[2031])
                store.search("消费")
                now = len(store.documents())
                if now < seen:
                    errors.append(f"{seen} documents, then {now}")
                seen = now
                done += 1
                time.sleep(0.05)
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put((f"rounds of reader {number - 1}", done, errors))


def integrity(store: Store, quiet: bool = False) -> None:
    found = store.connection.execute("PRAGMA integrity_check").fetchone()[0]
    broken = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    if found != "ok" or broken:
        raise SystemExit(f"integrity: {found}, {len(broken)} broken keys")
    if not quiet:
        print("integrity: ok")
