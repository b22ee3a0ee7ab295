"""Reports a second and core: reading, main targets, everything, and reading with everything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mubiao import api
from mubiao.compiled import building, running
from mubiao.errors import ReadError
from mubiao.reading import Limits, read
from mubiao.records import Document
from mubiao.samples import paths

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def report_files() -> list[Path]:
    """Local reports of the shared corpora, or the shipped samples ten times over."""
    found = [*sorted(SHARED.glob("provinces-2025/*")), *sorted(SHARED.glob("cities-2024/*"))]
    return found or list(paths()) * 10


def reports(limit: int | None = None) -> list[Document]:
    files = report_files()[:limit]
    return [item for file in files for item in read(str(file), limits=Limits()) if isinstance(item, Document)]


def seconds(work: Callable[[], object], least: float = 2.0) -> float:
    """Processor seconds of one call, the best of as many as fit into ``least`` seconds (at least two)."""
    best, spent, calls = float("inf"), 0.0, 0
    while spent < least or calls < 2:
        begin = time.process_time()
        work()
        took = time.process_time() - begin
        best, spent, calls = min(best, took), spent + took, calls + 1
    return best


def everything(documents: Sequence[Document]) -> float:
    """Processor seconds of extracting everything from all documents."""
    api.examine(documents[0])  # vocabularies and gazetteer are built at the first call
    return seconds(lambda: [api.examine(document) for document in documents])


def _elsewhere(count: int, rooms: str) -> float:
    """``everything`` of the first ``count`` files in a process that takes these compiled rooms, a folder, or "0" for none."""
    command = [sys.executable, "-m", "benchmarks.speed", str(count)]
    return float(
        subprocess.run(command, env={**os.environ, "MUBIAO_COMPILED": rooms}, check=True, stdout=subprocess.PIPE, text=True).stdout
    )


def _compiled(count: int) -> float | None:
    """``everything`` of the first ``count`` files with rooms compiled for this alone; None, and the reason printed, where none can be."""
    with TemporaryDirectory() as scratch:
        rooms = Path(scratch) / "rooms"
        begin = time.perf_counter()
        try:
            modules = building.build(rooms)
        except building.BuildError as error:
            print(f"nothing is compiled: {error}")
            return None
        print(f"{modules} modules compiled in {time.perf_counter() - begin:.0f} s")
        return _elsewhere(count, str(rooms))


def measure(documents: Sequence[Document], *, compile_too: bool = False) -> float:
    """Print the rates; the seconds of extracting everything from all documents. ``compile_too``: where pure Python runs, compile the rooms
    and measure these beside it."""
    extraction = everything(documents)
    files = report_files()[: len(documents)]

    def read_all() -> None:
        for file in files:
            for item in read(str(file), limits=Limits()):
                if isinstance(item, ReadError):
                    raise item

    targets = seconds(lambda: [api.examine(document, headline=True) for document in documents])
    reading = seconds(read_all)
    count = len(documents)
    print(f"{f'({running()})':34}reports a second and core")
    print(f"{'reading':34}{count / reading:10.1f}")
    print(f"{'main targets (--headline)':34}{count / targets:10.1f}")
    print(f"{'everything':34}{count / extraction:10.1f}")
    if running() == "compiled":
        print(f"{'everything, in pure Python':34}{count / _elsewhere(len(files), '0'):10.1f}")
    elif compile_too and (compiled := _compiled(len(files))) is not None:
        print(f"{'everything, compiled':34}{count / compiled:10.1f}")
    print(f"{'reading and everything':34}{count / (reading + extraction):10.1f}\n")
    return extraction


if __name__ == "__main__":
    print(everything(reports(int(sys.argv[1]))))
