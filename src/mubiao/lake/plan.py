"""Input to parts: what is read together, committed together and, when a run was stopped, done again together.

A plan is written down before the work begins and only ever added to, so the same command goes on where it was, and files that came
since are parts of their own.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import mubiao
from mubiao.crawl.finding import sources
from mubiao.crawl.warc import is_archive
from mubiao.lake.layout import LAYOUT, LEDGER, LakeError, Settings, manifests, read_json, settings_in, whole, write_json
from mubiao.store.program import this_program

_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xls"})


@dataclass(frozen=True, slots=True)
class Part:
    """Files, an archive, or the rows ``start`` to ``stop`` (exclusive) of a parquet file; ``sizes`` in bytes as it was planned."""

    number: int
    what: Literal["files", "archive", "rows"]
    paths: tuple[str, ...]
    sizes: tuple[int, ...]
    start: int = 1
    stop: int = 0

    @property
    def name(self) -> str:
        rows = f" rows {self.start} to {self.stop - 1}" if self.what == "rows" else ""
        more = f" and {len(self.paths) - 1} more" if len(self.paths) > 1 else ""
        return f"{self.paths[0]}{rows}{more}"


@contextmanager
def opened(home: Path, inputs: Iterable[str], settings: Settings, size: int) -> Iterator[list[int]]:
    """A lake to write into: the numbers of the parts that are still to be done.

    ``size``: documents a part, where a part is of several. The lake is held against other writers, what a stopped run left is swept up, and
    what of ``inputs`` is not planned yet is. Raises LakeError: another run writes into it; it was made by another version of the program or
    asked otherwise (its rows would not be those of one run); a file was changed since it was planned; there is nothing to read.
    """
    home.mkdir(parents=True, exist_ok=True)
    if any(home.iterdir()) and not (home / LEDGER).exists() and not (home / ".lock").exists():
        raise LakeError(home, "the folder is not empty, and no lake")
    with (home / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise LakeError(home, "another run writes into it") from held
        _ledger(home, settings)
        done = _swept(home)
        parts = _planned(home, inputs, size)
        yield [part.number for part in parts if part.number not in done]


def part_of(home: Path, number: int) -> Part:
    """A part as it was planned."""
    return _part(read_json(home / "_plan" / f"{number:06}.json"))


def settings_of(home: Path) -> Settings:
    """How a lake was asked for."""
    return settings_in(read_json(home / LEDGER))


def _ledger(home: Path, settings: Settings) -> None:
    said: dict[str, Any] = {
        "layout": LAYOUT,
        "version": mubiao.__version__,
        "program": asdict(this_program()),
        "settings": asdict(settings),
    }
    said["settings"]["pages"] = list(settings.pages)
    if not (home / LEDGER).exists():
        write_json(home / LEDGER, said)
        return
    known = read_json(home / LEDGER)
    if known["layout"] != LAYOUT or known["program"] != said["program"]:
        raise LakeError(home, f"version {known['version']} of the program made it, with other code or vocabularies: give another folder")
    if known["settings"] != said["settings"]:
        other = ", ".join(
            f"{name} {known['settings'].get(name)!r}" for name, value in said["settings"].items() if known["settings"].get(name) != value
        )
        raise LakeError(home, f"it was asked otherwise ({other}): ask the same again, or give another folder")


def _swept(home: Path) -> set[int]:
    """The parts that are done; what a stopped run left half is taken away."""
    done: set[int] = set()
    listed: set[str] = set()
    for manifest in manifests(home):
        if whole(home, manifest):
            done.add(manifest.part)
            listed |= manifest.files.keys()
        else:
            (home / "_done" / f"{manifest.part:06}.json").unlink()
    shutil.rmtree(home / "_staging", ignore_errors=True)
    for file in home.glob("*/**/part-*.parquet"):
        if file.relative_to(home).as_posix() not in listed:
            file.unlink()
    return done


def _planned(home: Path, inputs: Iterable[str], size: int) -> list[Part]:
    known = [_part(read_json(file)) for file in sorted((home / "_plan").glob("*.json"))]
    sizes = {path: size_ for part in known for path, size_ in zip(part.paths, part.sizes, strict=True)}
    found = sources(inputs)
    for path in found:
        if path in sizes and sizes[path] != _size(path):
            raise LakeError(path, f"it was changed since it was planned for {home}: give another folder")
    made = list(_parts([path for path in found if path not in sizes], size, len(known) and known[-1].number + 1))
    if not known and not made:
        raise LakeError(home, "there is nothing to read in what was given")
    for part in made:
        write_json(home / "_plan" / f"{part.number:06}.json", part)
    return known + made


def _parts(paths: Sequence[str], size: int, first: int) -> Iterator[Part]:
    number = first
    plain = [path for path in paths if not _alone(path)]
    for path in paths:
        if not _alone(path):
            continue
        rows = _rows_in(path)
        if rows is None:
            yield Part(number, "archive" if is_archive(path) else "files", (path,), (_size(path),))
            number += 1
            continue
        for start in range(1, rows + 1, size):
            yield Part(number, "rows", (path,), (_size(path),), start, min(start + size, rows + 1))
            number += 1
    for start in range(0, len(plain), size):
        group = tuple(plain[start : start + size])
        yield Part(number, "files", group, tuple(map(_size, group)))
        number += 1


def _alone(path: str) -> bool:
    return is_archive(path) or Path(path).suffix.lower() in _TABLES | {".parquet"}


def _rows_in(path: str) -> int | None:
    """How many rows a parquet file has; None where it is none, or too broken to say (reading it will)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if Path(path).suffix.lower() != ".parquet":
        return None
    try:
        return int(pq.read_metadata(path).num_rows) or None
    except (OSError, pa.ArrowException):
        return None


def _size(path: str) -> int:
    """In bytes; 0 of a url, and of what cannot be looked at."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _part(said: dict[str, Any]) -> Part:
    return Part(**{**said, "paths": tuple(said["paths"]), "sizes": tuple(said["sizes"])})
