"""What can go wrong with a database file; each error names the file and says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from mubiao.errors import MubiaoError


class StoreError(MubiaoError):
    """A database that cannot be opened, read or written. ``code`` is stable and machine-readable; ``reason`` is for people."""

    code = "store"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class NoSuchStore(StoreError):
    code = "no-such-database"


class NotAStore(StoreError):
    """A file that is no SQLite database, or one of another program."""

    code = "not-a-database"


class NewerStore(StoreError):
    """Written by a newer version of this program."""

    code = "newer-database"


class ReadOnlyStore(StoreError):
    code = "read-only"


class DiskFull(StoreError):
    code = "disk-full"


class StoreBusy(StoreError):
    """Another process kept the file locked for longer than a minute."""

    code = "busy"


class DamagedStore(StoreError):
    code = "damaged"


class NoSuchRecord(StoreError):
    """An id that no record of the database has, or that several have."""

    code = "no-such-record"


class WrongCorrection(StoreError):
    """A correction that cannot be: a field there is not, a value that is none, a span outside the text."""

    code = "wrong-correction"


_BY_NAME: tuple[tuple[str, type[StoreError], str], ...] = (
    ("SQLITE_READONLY", ReadOnlyStore, "the file or its folder is read-only; nothing was changed"),
    ("SQLITE_FULL", DiskFull, "the disk is full; what was reported as added is safe, the document being added is not in the database"),
    ("SQLITE_IOERR", DiskFull, "the disk refused to read or write; what was reported as added is safe"),
    ("SQLITE_NOTADB", NotAStore, "this is no database file"),
    ("SQLITE_CORRUPT", DamagedStore, "the file is damaged; `sqlite3 FILE .recover` may save what it holds"),
    ("SQLITE_BUSY", StoreBusy, "another process has kept it locked for a minute; try again when that is done"),
    ("SQLITE_LOCKED", StoreBusy, "another part of this process has kept it locked"),
    ("SQLITE_CANTOPEN", StoreError, "it cannot be opened: the folder is missing or may not be written to"),
)


@contextmanager
def translated(path: str) -> Iterator[None]:
    """SQLite's errors about the file as this program's; errors that are faults of a statement pass as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        for prefix, kind, reason in _BY_NAME:
            if name.startswith(prefix):
                raise kind(path, f"{reason} ({name})") from error
        raise
