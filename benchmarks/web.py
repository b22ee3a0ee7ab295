"""How fast the web application answers over a database, how many requests a second the tracker takes, and how much memory it holds.

``python -m benchmarks.web DATABASE``: every page is asked for in several states. *first*: the server is warm, this state was not asked
for before; *again*: it was, and the database is as it was. Bounded in time: at most ``--seconds`` for the load.
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
from contextlib import contextmanager
from urllib.parse import quote

import psutil

from mubiao.store import Store, lookup

GOAL_MS, GOAL_RATE, GOAL_MB = 50.0, 200.0, 400.0
STATES = 12  # of each page
CLIENTS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--seconds", type=float, default=15.0, help="of load on the tracker")
    parser.add_argument("--states", type=int, default=STATES, help="of each page")
    given = parser.parse_args()
    pages = states(given.database, given.states)
    with server(given.database) as (port, process):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for urls in pages.values():
            ask(connection, urls[-1])  # warm: code and tables are loaded; the last state of each page is not timed
        print(f"{'page':<12} {'states':>6} {'first, median':>14} {'first, most':>12} {'again, median':>14} {'kB':>6}")
        again: dict[str, float] = {}
        for name, urls in pages.items():
            first = [ask(connection, url) for url in urls[:-1]]
            second = [ask(connection, url) for url in urls[:-1]]
            again[name] = statistics.median(ms for ms, _ in second)
            print(
                f"{name:<12} {len(first):>6} {statistics.median(ms for ms, _ in first):>11.1f} ms {max(ms for ms, _ in first):>9.0f} ms "
                f"{again[name]:>11.1f} ms {statistics.median(size for _, size in first) / 1000:>6.0f}"
            )
        over = [name for name, ms in again.items() if ms > GOAL_MS]
        print(f"median of every page under {GOAL_MS:g} ms: {'yes' if not over else 'no: ' + ', '.join(over)}")
        rate, late = load(port, pages["tracker"], given.seconds)
        print(
            f"load on the tracker: {rate:.0f} requests a second from {CLIENTS} clients, 95 of 100 within {late:.0f} ms (goal {GOAL_RATE:g})"
        )
        print(f"memory: {memory(process):.0f} MB, with the process that draws (goal {GOAL_MB:g})")


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
        "rollup": some([f"/rollup?year={year}&lang={tongue}" for year in years for tongue in ("en", "zh")]),
        "search": [f"/search?q={quote(word)}" for word in words[:count]],
        "brief": [f"/briefs?areas={areas}&year={years[-1]}" for areas in several],
        "review": ["/review?lang=en", "/review?lang=zh"],
        "upload": ["/upload?lang=en", "/upload?lang=zh"],
        "data": ["/data?lang=en", "/data?lang=zh"],
        "about": ["/about?lang=en", "/about?lang=zh"],
        "docs": ["/docs?lang=en", "/docs?lang=zh"],
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
        process.wait(10)


def ask(connection: http.client.HTTPConnection, url: str) -> tuple[float, int]:
    """Milliseconds until the whole answer was there, and its bytes on the way."""
    begun = time.perf_counter()
    connection.request("GET", url, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise SystemExit(f"{url}: {answer.status}")
    return (time.perf_counter() - begun) * 1000, size


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
