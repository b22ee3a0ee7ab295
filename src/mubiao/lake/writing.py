"""The rows of a part to parquet files by kind and year, and all of them into the lake at once."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubiao.export.frame import frame_of
from mubiao.lake.clock import Clock
from mubiao.lake.layout import COLUMNS, KEYS, Manifest, file_name, folder_of, write_json
from mubiao.lake.plan import part_of, settings_of
from mubiao.lake.reading import Found, Reader
from mubiao.output import Row
from mubiao.records import as_row
from mubiao.store.filing import reading_of

if TYPE_CHECKING:
    import polars as pl

_AT_ONCE = 5_000  # rows held as Python has them; a frame of them is a tenth of that


def work(home: Path, number: int) -> Manifest:
    """Do a part of a lake and commit it. Pure but for the files: who does it, and how often, makes no difference to them.

    Raises what the file system raises; of a document nothing.
    """
    import mubiao.warm  # noqa: F401  (vocabularies are built now, not on the first document's time)

    began, used = time.perf_counter(), time.process_time()
    part, settings = part_of(home, number), settings_of(home)
    attempts = home / "_trying" / f"{number:06}"
    tables = _Tables(number)
    with Clock(attempts, settings.seconds) as clock:
        reader = Reader(settings, clock)
        for found in reader.found(part):
            tables.take(found)
    seconds = round(time.perf_counter() - began, 3)
    metrics = {
        "part": number, "source": part.name, "documents": tables.documents, "records": tables.records, "failed": tables.failed,
        "pages": reader.pages, "seconds": seconds, "processor_seconds": round(time.process_time() - used, 3),
    }  # fmt: skip
    tables.add("metrics", [metrics])
    staging = home / "_staging" / f"{number:06}.{os.getpid()}.{time.time_ns()}"
    files = tables.write(staging)
    for file in files:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (staging / file).replace(home / file)
    manifest = Manifest(number, tables.documents, tables.records, tables.failed, reader.pages, seconds, files)
    write_json(home / "_done" / f"{number:06}.json", manifest)
    shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(attempts, ignore_errors=True)
    return manifest


class _Tables:
    """The rows of a part, table by table; few of them as Python has them."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.documents = self.records = self.failed = 0
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.frames: dict[str, list[pl.DataFrame]] = defaultdict(list)

    def take(self, found: Found) -> None:
        outcome, source = found.outcome, found.source
        if outcome.error is not None:
            self.failed += 1
            error = outcome.error
            self.add("errors", [{"document": error.path, "code": error.code, "place": error.place, "message": error.reason, "source": source.location, "part": self.number}])  # fmt: skip
            return
        said, document = outcome.inspection, outcome.document
        assert said is not None and document is not None  # what ``examined`` gives
        self.documents += 1
        self.records += len(outcome.statements) + len(outcome.voices)
        self.add("statements", outcome.statements)
        self.add("records", [{**row, "payload": _json(row), "report_year": said["report_year"]} for row in outcome.voices])
        row = {**said, "statements": len(outcome.statements), "records": len(outcome.voices), "part": found.part, "text": document.text}
        row |= {"source": source.location, "file_hash": source.file_hash, "retrieved_at": source.retrieved_at}
        row |= {"said": _json({name: said[name] for name in ("sections", "warnings", "places")}), "reading": _json(reading_of(document))}
        self.add("documents", [row])
        for name, rows in outcome.more.items():
            self.add(name, rows)

    def add(self, table: str, rows: list[Row]) -> None:
        held = self.rows[table]
        held += rows
        if len(held) >= _AT_ONCE:
            self._pack(table)

    def write(self, home: Path) -> dict[str, int]:
        """The files, written below ``home``, and the bytes of each."""
        import polars as pl

        files: dict[str, int] = {}
        for table in COLUMNS:
            self._pack(table)
            if not self.frames[table]:
                continue
            whole = pl.concat(self.frames.pop(table))
            for keys, frame in _by_keys(whole, KEYS[table]):
                file = f"{folder_of(table, keys)}/{file_name(self.number)}"
                (home / file).parent.mkdir(parents=True, exist_ok=True)
                frame.write_parquet(home / file, compression="zstd")
                files[file] = (home / file).stat().st_size
        return files

    def _pack(self, table: str) -> None:
        rows = self.rows.pop(table, [])
        if rows:
            self.frames[table].append(frame_of(rows, COLUMNS[table]))


def _by_keys(frame: pl.DataFrame, keys: dict[str, str]) -> list[tuple[dict[str, Any], pl.DataFrame]]:
    if not keys:
        return [({}, frame)]
    groups = frame.partition_by(list(keys.values()), maintain_order=True, as_dict=True)
    return [(dict(zip(keys, values, strict=True)), group) for values, group in groups.items()]


def _json(value: Any) -> str:
    return json.dumps(as_row(value), ensure_ascii=False, separators=(",", ":"))
