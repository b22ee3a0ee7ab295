"""What one file may cost: bytes, expansion, pages, characters and seconds; beyond it the file is reported, not read."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from mubiao.errors import TooLarge, TooSlow


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. A whole yearbook of reports in one table is fine: tables are streamed and bounded by the row."""

    file_bytes: int = 100 * 2**20  # a file that has to be held in memory as a whole (everything but csv, tsv, jsonl, parquet)
    expanded_bytes: int = 100 * 2**20  # what the parts of a docx or xlsx may unpack to
    expansion_ratio: int = 200  # unpacked over packed size; real reports stay under 30
    markup_bytes: int = 20 * 2**20  # html: the extractors are native code or opaque to a deadline, so their input is bounded
    pdf_pages: int = 3_000
    characters: int = 20_000_000  # of one document's text
    seconds: float = 60.0  # a document; checked between pages, paragraphs and rows
    worker_seconds: float = 300.0  # a document in a worker process, whatever it is at: reading, extracting, or hanging in native code

    def deadline(self, path: str) -> Deadline:
        return Deadline(path, self.seconds)

    def check_bytes(self, path: str, size: int) -> None:
        if size > self.file_bytes:
            raise TooLarge(path, f"{size:,} bytes, over the limit of {self.file_bytes:,}")

    def check_characters(self, path: str, count: int, place: str | None = None) -> None:
        if count > self.characters:
            raise TooLarge(path, f"{count:,} characters of text, over the limit of {self.characters:,}", place)


@dataclass(slots=True)
class Deadline:
    """A cooperative clock: readers call ``check`` between pages, paragraphs or rows; ``restart`` begins the next document."""

    path: str
    seconds: float
    _ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._ends = time.monotonic() + self.seconds

    def check(self, place: str | None = None) -> None:
        """Raise ``TooSlow`` when the document's time is used up."""
        if time.monotonic() > self._ends:
            raise TooSlow(self.path, f"took more than {self.seconds:g} seconds", place)
