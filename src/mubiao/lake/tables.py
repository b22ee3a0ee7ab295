"""The rows of a part as parquet files by kind and year, however many there are: what is held in memory is bounded."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubiao.export.frame import frame_of
from mubiao.lake.layout import COLUMNS, KEYS, file_name, folder_of
from mubiao.lake.reading import Found
from mubiao.output import Row
from mubiao.records import as_row
from mubiao.store.readings import reading_of

if TYPE_CHECKING:
    import polars as pl

_AT_ONCE = 5_000  # rows held as Python has them; a frame of them is a tenth of that
_TEXTS = 100  # documents, which hold their texts
_HELD = 128 * 2**20  # bytes of frames, beyond which they go to the disk


class Tables:
    """The rows of a part, table by table. ``home`` is where its files are written, below it what does not stay in memory."""

    def __init__(self, number: int, home: Path, held: int = _HELD) -> None:
        self.number, self.home, self.most = number, home, held
        self.documents = self.records = self.failed = 0
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.frames: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self.held = self.pieces = 0

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
        row |= {"said": _json({name: said[name] for name in ("sections", "warnings", "places")}), "reading": reading_of(document)}
        self.add("documents", [row])
        for name, rows in outcome.more.items():
            self.add(name, rows)

    def add(self, table: str, rows: list[Row]) -> None:
        held = self.rows[table]
        held += rows
        if len(held) >= (_TEXTS if table == "documents" else _AT_ONCE):
            self._pack(table)

    def write(self) -> dict[str, int]:
        """Write the files; each with its bytes, in an order that is always the same."""
        import polars as pl

        for table in COLUMNS:
            self._pack(table)
        if self.pieces:
            self._to_disk()
            groups = {
                folder.relative_to(self._aside).as_posix(): sorted(folder.glob("*.parquet"))
                for folder in self._aside.rglob("*")
                if folder.is_dir()
            }
            for folder, pieces in groups.items():
                if pieces:
                    pl.scan_parquet(pieces, hive_partitioning=False).sink_parquet(self._file(folder), compression="zstd")
        else:
            for table in COLUMNS:
                for folder, frame in self._grouped(table):
                    frame.write_parquet(self._file(folder), compression="zstd")
        found = {file.relative_to(self.home).as_posix(): file.stat().st_size for file in self.home.rglob(file_name(self.number))}
        return dict(sorted(found.items()))

    @property
    def _aside(self) -> Path:
        return self.home / "_pieces"

    def _file(self, folder: str) -> Path:
        (self.home / folder).mkdir(parents=True, exist_ok=True)
        return self.home / folder / file_name(self.number)

    def _pack(self, table: str) -> None:
        rows = self.rows.pop(table, [])
        if rows:
            frame = frame_of(rows, COLUMNS[table])
            self.frames[table].append(frame)
            self.held += int(frame.estimated_size())
            if self.held > self.most:
                self._to_disk()

    def _to_disk(self) -> None:
        self.pieces += 1
        for table in COLUMNS:
            for folder, frame in self._grouped(table):
                (self._aside / folder).mkdir(parents=True, exist_ok=True)
                frame.write_parquet(self._aside / folder / f"{self.pieces:06}.parquet", compression="zstd")
        self.held = 0

    def _grouped(self, table: str) -> list[tuple[str, pl.DataFrame]]:
        """The rows of a table that are in memory, by the folder they go into; they are not held any more."""
        import polars as pl

        frames = self.frames.pop(table, [])
        if not frames:
            return []
        keys = KEYS[table]
        whole = pl.concat(frames)
        if not keys:
            return [(folder_of(table, {}), whole)]
        groups = whole.partition_by(list(keys.values()), maintain_order=True, as_dict=True)
        return [(folder_of(table, dict(zip(keys, values, strict=True))), group) for values, group in groups.items()]


def _json(value: Any) -> str:
    return json.dumps(as_row(value), ensure_ascii=False, separators=(",", ":"))
