"""Which program made an extraction: its version, its vocabularies and its code. A change of any makes another run."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import mubiao

# What decides an extraction; the command line, the database and the pages do not.
_ROOMS = ("reading", "places", "outline", "identity", "indicators", "language", "statements", "themes", "news")
_MODULES = ("records.py", "api.py", "errors.py")
_DATA = frozenset({".toml", ".tsv"})


@dataclass(frozen=True, slots=True)
class Program:
    version: str
    vocabulary_hash: str
    program_hash: str


@lru_cache(maxsize=1)
def this_program() -> Program:
    """The program that is running."""
    home = Path(mubiao.__file__).parent
    files = [file for room in _ROOMS for file in sorted((home / room).rglob("*")) if file.is_file()]
    data = [file for file in files if file.suffix in _DATA]
    code = [file for file in files if file.suffix == ".py"] + [home / name for name in _MODULES]
    return Program(mubiao.__version__, _hash(home, data), _hash(home, code))


def run_of(connection: sqlite3.Connection, program: Program, now: str) -> int:
    """The number of the run of ``program`` in a database, made where there is none. To be called inside a transaction."""
    key = (program.version, program.vocabulary_hash, program.program_hash)
    connection.execute(
        "INSERT INTO runs (version, vocabulary_hash, program_hash, started_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (*key, now)
    )
    return known_run(connection, program) or 0


def known_run(connection: sqlite3.Connection, program: Program) -> int | None:
    """The number of the run of ``program``, None where it has none yet."""
    row = connection.execute(
        "SELECT id FROM runs WHERE version = ? AND vocabulary_hash = ? AND program_hash = ?",
        (program.version, program.vocabulary_hash, program.program_hash),
    ).fetchone()
    return row[0] if row else None


def _hash(home: Path, files: list[Path]) -> str:
    found = hashlib.sha256()
    for file in files:
        # Line ends as a checkout on another system writes them are no other vocabulary.
        found.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()[:16]
