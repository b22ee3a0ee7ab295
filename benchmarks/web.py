"""How fast the web application answers over a database, how many requests a second the tracker takes, and how much memory it holds.

``python -m benchmarks.web DATABASE``: every page is asked for in many states, drawn the same way each time. *first*: the server is warm,
and this state was not asked for before; *of processor*: what the server itself took, which on a busy machine is the fairer figure;
*again*: it was, and the database is as it was. A phrase that many texts have is counted beside the page: what is timed is the page
that says so, *counted* is when the count is there. Bounded in time: at most ``--seconds`` for the load.
"""

from __future__ import annotations

import argparse
import http.client
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil

from mubiao.store import Store, lookup

GOAL_MS, GOAL_RATE, GOAL_MB = 50.0, 200.0, 400.0
STATES = 24  # of each page
CLIENTS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--seconds", type=float, default=15.0, help="of load on the tracker")
    parser.add_argument("--states", type=int, default=STATES, help="of each page")
    parser.add_argument("--pages", help="names parted by commas; all where none are named")
    given = parser.parse_args()
    pages = states(given.database, given.states)
    named = given.pages.split(",") if given.pages else list(pages)
    with server(given.database) as (port, process):
        warmed = settle(process)
        print(f"at rest after {warmed:.0f} s: {memory(process):.0f} MB")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
        for name in named:
            ask(connection, pages[name][-1])  # the last state of each page is not timed
        print(f"{'page':<12} {'states':>6} {'first, median':>14} {'of processor':>13} {'first, most':>12} {'again, median':>14} {'kB':>6}")
        slow: list[str] = []
        for name in named:
            urls = pages[name]
            first = [timed(connection, url, process) for url in urls[:-1]]
            settle(process)
            connection.close()  # the server has closed it meanwhile
            second = [ask(connection, url) for url in urls[:-1]]
            walls, works, sizes = ([one[at] for one in first] for at in range(3))
            again = statistics.median(ms for ms, _ in second)
            print(
                f"{name:<12} {len(first):>6} {statistics.median(walls):>11.1f} ms {statistics.median(works):>10.1f} ms {max(walls):>9.0f} ms "
                f"{again:>11.1f} ms {statistics.median(sizes) / 1000:>6.0f}"
            )
            if statistics.median(walls) > GOAL_MS and not name.startswith("chart"):
                slow.append(name)
        print(f"median of every page under {GOAL_MS:g} ms, asked for the first time: {'yes' if not slow else 'no: ' + ', '.join(slow)}")
        print(f"memory: {memory(process):.0f} MB, with the process that draws (goal {GOAL_MB:g})")
        rate, late = load(port, pages["tracker"], given.seconds)
        print(
            f"load on the tracker: {rate:.0f} requests a second from {CLIENTS} clients, 95 of 100 within {late:.0f} ms (goal {GOAL_RATE:g})"
        )
        print(f"memory: {memory(process):.0f} MB")


def states(database: str, most: int) -> dict[str, list[str]]:
    """Urls of every page, drawn the same way each time; one more than ``most`` of each where there are so many."""
    draw = random.Random(20261126)
    with Store(database, readonly=True) as store:
        connection = store.connection
        reports = lookup.coverage(connection)["reports"]
        indicators = [(name, measure) for name, measure, _ in lookup.indicators_in(connection)][:40]
        documents = [row[0][:16] for row in connection.execute("SELECT document_id FROM documents WHERE duplicate_of IS NULL AND part = 1")]
        codes = [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT a.code FROM extractions e JOIN areas a ON a.id = e.area WHERE a.code IS NOT NULL"
            )
        ]
        cities = [row[0] for row in connection.execute(
            "SELECT DISTINCT a.code FROM extractions e JOIN areas a ON a.id = e.area WHERE a.code IS NOT NULL AND e.level = 'prefecture'"
        )] or codes  # fmt: skip
        rows = [row[0] for row in connection.execute("SELECT printf('%016x', id) FROM figures WHERE n = 7 LIMIT 2000")]
    years = sorted({row["report_year"] for row in reports})
    levels = [level for level in ("province", "prefecture", "county") if any(row["level"] == level for row in reports)]
    words = [
        "消费",
        "创新",
        "就业",
        "产业",
        "乡村振兴",
        "人工智能",
        "低空经济",
        "高质量发展",
        "养老",
        "医疗",
        "教育",
        "绿色发展",
        "生态",
        "港口",
    ]
    count = most + 1

    def some(of: list[str]) -> list[str]:
        unique = list(dict.fromkeys(of))
        return draw.sample(unique, min(count, len(unique)))

    tracker = [
        f"/?indicator={name}&measure={measure}&level={level}&year={year}"
        for name, measure in indicators for level in levels for year in years[-6:]
    ]  # fmt: skip
    draws = [
        f"/charts/intervals.svg?indicator={name}&measure={measure}&level=province&year={year}"
        for name, measure in indicators
        for year in years[-6:]
    ]
    several = [",".join(draw.sample(cities, min(3, len(cities)))) for _ in range(count)]
    return {
        "tracker": some(tracker),
        "areas": ["/areas?lang=en", "/areas?lang=zh"],
        "area": some([f"/areas/{code}" for code in codes]),
        "documents": some([f"/documents?year={year}&after={after}" for year in years for after in (0, 200)]),
        "reader": some([f"/documents/{document}" for document in documents]),
        "compare": [f"/compare?areas={areas}" for areas in several],
        "themes": some([f"/themes?year={year}&lang={tongue}" for year in years for tongue in ("en", "zh")]),
        "term": [f"/terms/{quote(word)}" for word in words[:count]],
        "row": [f"/rows/{record}" for record in some(rows)],
        "rollup": some([f"/rollup?year={year}&lang={tongue}" for year in years for tongue in ("en", "zh")]),
        "search": [f"/search?q={quote(word)}" for word in words[:count]],
        "brief": [f"/briefs?areas={areas}&year={years[-1]}" for areas in several],
        "review": ["/review?lang=en", "/review?lang=zh"],
        "upload": ["/upload?lang=en", "/upload?lang=zh"],
        "data": ["/data?lang=en", "/data?lang=zh"],
        "about": ["/about?lang=en", "/about?lang=zh"],
        "docs": ["/docs?lang=en", "/docs?lang=zh"],
        "chart": some(draws),
    }


@contextmanager
def server(database: str) -> Iterator[tuple[int, psutil.Process]]:
    """`mubiao serve` on a free port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    code = "from mubiao.cli import main; main()"
    process = subprocess.Popen([sys.executable, "-c", code, "serve", database, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(60)


def ask(connection: http.client.HTTPConnection, url: str) -> tuple[float, int]:
    """Milliseconds until the whole answer was there, and its bytes on the way."""
    begun = time.perf_counter()
    connection.request("GET", url, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise SystemExit(f"{url}: {answer.status}")
    return (time.perf_counter() - begun) * 1000, size


def timed(connection: http.client.HTTPConnection, url: str, process: psutil.Process) -> tuple[float, float, int]:
    """Milliseconds until the answer was there, of processor that the server took meanwhile, and bytes."""
    before = worked(process)
    took, size = ask(connection, url)
    return took, worked(process) - before, size


def worked(process: psutil.Process) -> float:
    """Milliseconds of processor that the threads of a process took so far; in steps of 10 where the system tells no finer."""
    found = 0
    for task in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
            found += int(task.read_text().split()[0])
    times = process.cpu_times()
    return found / 1e6 if found else float(times.user + times.system) * 1000


def settle(process: psutil.Process, most: float = 240.0) -> float:
    """Wait until the server does nothing any more; seconds."""
    begun = time.monotonic()
    while time.monotonic() - begun < most:
        before = worked(process)
        time.sleep(1.0)
        if worked(process) - before < 50:
            break
    return time.monotonic() - begun


def load(port: int, urls: list[str], seconds: float) -> tuple[float, float]:
    """Requests a second that several clients get answered, and the time within which 95 of 100 were, in milliseconds."""
    until = time.monotonic() + seconds
    times: list[list[float]] = [[] for _ in range(CLIENTS)]

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        at = number
        while time.monotonic() < until:
            times[number].append(ask(connection, urls[at % len(urls)])[0])
            at += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    all_times = sorted(ms for each in times for ms in each)
    return len(all_times) / took, all_times[int(len(all_times) * 0.95)]


def memory(process: psutil.Process) -> float:
    """Megabytes that the server and its children hold (resident; pages that several share are counted once)."""
    return sum(each.memory_full_info().pss for each in (process, *process.children(recursive=True))) / 1e6


if __name__ == "__main__":
    main()
