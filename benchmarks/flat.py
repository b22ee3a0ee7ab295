"""``python -m benchmarks.flat [DOCUMENTS]``: memory of one long run over the pool, as it goes on, and what one document of 50 MB does to it.

The documents are small and all different: the invented report of a county with other figures, names of villages and a number of
its own. Only main targets are read, so that a hundred thousand end within a quarter of an hour. Printed: what the process that reads
and writes holds, what its workers hold together, and the peaks so far. Linux only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mubiao import batch, samples
from mubiao.output import STATEMENT_COLUMNS, open_writer
from mubiao.reading import read
from mubiao.records import Document

_HUGE = 50_000_000  # bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    wanted = {given.documents // share for share in (100, 50, 20, 10, 5, 2, 1)} | {given.documents // 2 + 1, given.documents // 2 + 500}
    with tempfile.TemporaryDirectory() as folder:
        table, rows = Path(folder, "reports.jsonl"), Path(folder, "rows.parquet")
        _write(table, given.documents)
        print(f"{given.documents:,} documents, {table.stat().st_size / 1e6:,.0f} MB; the one of {_HUGE / 1e6:,.0f} MB is in the middle")
        print(
            f"{'documents':>12}{'seconds':>10}{'failed':>8}{'records':>10}{'this, MB':>10}{'peak':>7}{'workers, MB':>13}{'peak of one':>13}"
        )
        begin, failed, records = time.monotonic(), 0, 0
        with open_writer(rows, "parquet", STATEMENT_COLUMNS) as writer:
            run = batch.run([table], jobs=given.jobs, headline=True)
            for number, outcome in enumerate(run, 1):
                failed += outcome.error is not None
                records += len(outcome.statements)
                writer.write(outcome.statements)
                if number in wanted:
                    own, workers = _memory("self"), [_memory(child) for child in _workers()]
                    together, highest = sum(now for now, _ in workers), max((peak for _, peak in workers), default=0)
                    spent = time.monotonic() - begin
                    print(
                        f"{number:12,}{spent:10,.0f}{failed:8,}{records:10,}{own[0]:10,}{own[1]:7,}{together:13,}{highest:13,}", flush=True
                    )


def _write(table: Path, count: int) -> None:
    draw = random.Random(4)
    [document] = [one for one in read(samples.paths()[2]) if isinstance(one, Document)]
    lines = [line for line in document.text.split("\n") if line.strip()]
    plan = next(n for n, line in enumerate(lines) if "主要预期目标" in line)
    short = [*lines[:6], *lines[plan - 2 : plan + 4], lines[-1]]
    with table.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(_row(number, _varied(draw, short)))
            if number == count // 2:
                huge: list[str] = []
                size = 0
                while size < _HUGE:
                    piece = _varied(draw, lines)
                    huge.append(piece)
                    size += len(piece.encode())
                stream.write(_row(-1, "\n".join(huge)))


def _varied(draw: random.Random, lines: list[str]) -> str:
    text = "\n".join(lines)
    return re.sub(r"\d+\.\d", lambda m: f"{float(m[0]) * draw.uniform(0.7, 1.3):.1f}", text) + f"\n第{draw.randrange(10**9)}号村。"


def _row(number: int, text: str) -> str:
    return json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n"


def _memory(process: str) -> tuple[int, int]:
    """Megabytes that a process holds, and the most it ever held."""
    try:
        lines = Path("/proc", process, "status").read_text().splitlines()
    except OSError:  # gone since
        return 0, 0
    found = {line.partition(":")[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return found.get("VmRSS", 0), found.get("VmHWM", 0)


def _workers() -> Iterator[str]:
    """The workers: children of the server that forks them, which is a child of this process."""
    mine = str(Path("/proc/self").resolve().name)
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[entry.name] = entry.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
    servers = {child for child, parent in parents.items() if parent == mine}
    return (child for child, parent in parents.items() if parent in servers)


if __name__ == "__main__":
    main()
