"""Reports a second and core: reading, main targets, everything, and reading with everything."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from mubiao import api
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


def measure(documents: Sequence[Document]) -> float:
    """Print the rates; the seconds of extracting everything from all documents."""
    api.examine(documents[0])  # vocabularies and gazetteer are built at the first call
    files = report_files()[: len(documents)]

    def read_all() -> None:
        for file in files:
            for item in read(str(file), limits=Limits()):
                if isinstance(item, ReadError):
                    raise item

    targets = seconds(lambda: [api.examine(document, headline=True) for document in documents])
    extraction = seconds(lambda: [api.examine(document) for document in documents])
    reading = seconds(read_all)
    count = len(documents)
    print(f"{'':34}reports a second and core")
    print(f"{'reading':34}{count / reading:10.1f}")
    print(f"{'main targets (--headline)':34}{count / targets:10.1f}")
    print(f"{'everything':34}{count / extraction:10.1f}")
    print(f"{'reading and everything':34}{count / (reading + extraction):10.1f}\n")
    return extraction
