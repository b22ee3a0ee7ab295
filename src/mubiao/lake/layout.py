"""What a lake is on the disk: a folder of parquet files, and beside them what was planned and what is done.

    lake.json                                        which program made it, and how it was asked
    statements/kind=target/year=2025/part-000012.parquet
    records/kind=quote/year=…/                       what news tell beside values
    documents/year=2025/                             a document a row, with its text
    passages/year=2025/, themes/year=2025/           what the analyses of themes and terms take
    errors/, metrics/                                what failed and why; what each part came to
    _plan/000012.json                                what part 12 of the input is
    _done/000012.json                                that it is done: its files, written last and at once

A file that no manifest in ``_done`` lists is not there for this program: a part is in the lake whole or not at all. Every file is
written under another name and then renamed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from mubiao.errors import MubiaoError
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS
from mubiao.themes.frames import PASSAGE_COLUMNS, THEME_COLUMNS

LAYOUT = 1
LEDGER = "lake.json"
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # as Hive, Spark, Polars and DuckDB name a partition whose key is null

RECORD_COLUMNS: dict[str, type] = {
    "id": str, "document": str, "document_id": str, "kind": str, "area": str, "area_code": str, "area_en": str,
    "report_year": int, "start": int, "end": int, "payload": str,
}  # fmt: skip
DOCUMENT_COLUMNS: dict[str, type] = {
    **INSPECTION_COLUMNS, "statements": int, "records": int, "part": int, "source": str, "file_hash": str, "retrieved_at": str,
    "said": str, "reading": str, "text": str,
}  # fmt: skip
ERROR_COLUMNS: dict[str, type] = {"document": str, "code": str, "place": str, "message": str, "source": str, "part": int}
METRIC_COLUMNS: dict[str, type] = {
    "part": int, "source": str, "documents": int, "records": int, "failed": int, "pages": int, "seconds": float, "processor_seconds": float,
}  # fmt: skip
COLUMNS: dict[str, dict[str, type]] = {
    "statements": STATEMENT_COLUMNS, "records": RECORD_COLUMNS, "documents": DOCUMENT_COLUMNS, "passages": PASSAGE_COLUMNS,
    "themes": THEME_COLUMNS, "errors": ERROR_COLUMNS, "metrics": METRIC_COLUMNS,
}  # fmt: skip
# What each table's folders are named for, and the column that says it.
KEYS: dict[str, dict[str, str]] = {
    "statements": {"kind": "kind", "year": "report_year"}, "records": {"kind": "kind", "year": "report_year"},
    "documents": {"year": "report_year"}, "passages": {"year": "report_year"}, "themes": {"year": "report_year"}, "errors": {}, "metrics": {},
}  # fmt: skip


class LakeError(MubiaoError):
    """A folder that is no lake, or one that cannot be gone on with; the message names it."""

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        super().__init__(f"{os.fspath(path)}: {reason}")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the documents of a lake were asked for: one lake, one way."""

    headline: bool = False  # only the main expected targets
    text_column: str | None = None
    seconds: float = 300.0  # that a document may take
    passages: bool = True  # passages and their themes too
    pages: tuple[str, ...] = ("work_report", "part", "news", "communique")  # of a crawl: the kinds of pages that are read


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a part that is done came to, and the files that hold it (with their sizes in bytes)."""

    part: int
    documents: int
    records: int
    failed: int
    pages: int
    seconds: float
    files: dict[str, int] = field(default_factory=dict)


def is_lake(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is a lake."""
    return (Path(path) / LEDGER).is_file()


def file_name(part: int) -> str:
    return f"part-{part:06}.parquet"


def folder_of(table: str, keys: dict[str, Any]) -> str:
    """The folder of a table that holds the rows of these keys: ``statements/kind=target/year=2025``."""
    return "/".join([table, *(f"{name}={_NO_YEAR if value is None else value}" for name, value in keys.items())])


def key_in(file: str, name: str) -> str | None:
    """What a file's folders say of a key; None for null, or where they do not say."""
    for folder in file.split("/"):
        key, _, value = folder.partition("=")
        if key == name:
            return None if value == _NO_YEAR else value
    return None


def manifests(home: Path) -> Iterator[Manifest]:
    """The parts that are done, in their order."""
    for file in sorted((home / "_done").glob("*.json")):
        yield Manifest(**read_json(file))


def whole(home: Path, manifest: Manifest) -> bool:
    """Whether the files of a part lie there as they were written."""
    try:
        return all((home / file).stat().st_size == size for file, size in manifest.files.items())
    except OSError:
        return False


def read_json(file: Path) -> Any:
    """A file of this program's own. Raises LakeError where it is broken."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        raise LakeError(file, f"it cannot be read: {broken}") from broken


def settings_in(said: dict[str, Any]) -> Settings:
    """How a lake was asked for, as its ledger says."""
    return Settings(**{**said["settings"], "pages": tuple(said["settings"]["pages"])})


def write_json(file: Path, value: Any) -> None:
    """Write a file at once: it is there whole, on the disk, or not at all."""
    if hasattr(value, "__dataclass_fields__"):
        value = asdict(value)
    with _renamed(file) as part, part.open("w", encoding="utf-8") as stream:
        json.dump(value, stream, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _renamed(file: Path) -> Iterator[Path]:
    """A file to write that gets its name when it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
