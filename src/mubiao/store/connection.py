"""Opening a database file: its settings, its schema brought up to date, transactions that wait their turn."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from mubiao.store.codes import number_of_id
from mubiao.store.errors import NewerStore, NoSuchStore, NotAStore, ReadOnlyStore, StoreBusy, translated

APPLICATION_ID = 0x4D554249  # "MUBI"
_WAIT = 60.0  # seconds a reader or writer waits for another
_CACHE = 32 * 2**20  # bytes of pages that a writer holds: rows go everywhere in the indices of a file of hundreds of megabytes
_CHECKPOINT = 8000  # pages of the log before they go into the file: one that is changed again and again goes there once
_MIGRATIONS = resources.files("mubiao.store") / "schema"


def newest_schema() -> int:
    """The schema that this version of the program writes: the number of its migrations."""
    return len(_migrations())


def connect(path: str | os.PathLike[str], *, create: bool = False, readonly: bool = False) -> sqlite3.Connection:
    """An open database, its schema brought up to date unless ``readonly``.

    Raises ``NoSuchStore`` where there is no file and none may be made, ``NotAStore`` for a file of something else, ``NewerStore`` for
    one of a newer program, ``ReadOnlyStore`` where it has to be written and cannot.
    """
    name = os.fspath(path)
    there = Path(name).exists()
    if not there and not create:
        raise NoSuchStore(name, "there is no such database; `mubiao add` makes one")
    if there and Path(name).is_dir():
        raise NotAStore(name, "this is a folder; a database is a file (what `mubiao spark extract` made goes into one by `mubiao load`)")
    with translated(name):
        connection = sqlite3.connect(_address(name, readonly), uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, name, readonly)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing. Takes the turn to write at the start, so that what is read inside cannot change before the end.

    Inside another it is a part of that.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def migrate(connection: sqlite3.Connection, name: str, *, upto: int | None = None) -> None:
    """Bring the schema from whatever version it has to the newest (``upto``: to that one), each step a transaction."""
    connection.create_function("number_of_id", 1, number_of_id, deterministic=True)  # schema 4 is made with it
    steps = _migrations()[:upto]
    # A number that others refer to would have all of them looked for, one by one; that they still fit is checked at the end of a step.
    kept = connection.execute("PRAGMA foreign_keys").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        while True:
            with transaction(connection):
                version = _version(connection, name)
                if version >= len(steps):
                    return
                for statement in _statements(steps[version]):
                    connection.execute(statement)
                if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                    raise sqlite3.IntegrityError(f"schema {version + 1} would leave rows that refer to none")
                connection.execute(f"PRAGMA user_version = {version + 1}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.execute(f"PRAGMA foreign_keys = {kept}")


def can_write(path: str | os.PathLike[str]) -> bool:
    """Whether this process may write a file or into a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _address(name: str, readonly: bool) -> str:
    path = quote(str(Path(name).absolute()))
    if not readonly:
        return f"file:{path}?mode=rwc"
    # SQLite keeps a file beside a database in use; where it may not, and nobody writes, the database is read as it lies there.
    lone = not can_write(Path(name).absolute().parent) and not Path(f"{name}-wal").exists()
    return f"file:{path}?mode=ro{'&immutable=1' if lone else ''}"


def _prepare(connection: sqlite3.Connection, name: str, readonly: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    version = _version(connection, name)
    if readonly:
        if version < newest_schema():
            # A reader does not change the file behind its owner's back, unless it may: then it is as good as a writer.
            connect(name).close()
        return
    if version == 0 or connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _use_wal(connection, name)
    connection.execute("PRAGMA synchronous = FULL")  # what was reported is on the disk, also when the power goes
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute(f"PRAGMA cache_size = -{_CACHE // 1024}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    if version < newest_schema():
        if version and not can_write(name):
            raise ReadOnlyStore(name, f"its schema {version} has to be brought to {newest_schema()}, and the file is read-only")
        migrate(connection, name)


def _use_wal(connection: sqlite3.Connection, name: str) -> None:
    """Write-ahead logging: readers and a writer at once. The change of mode does not wait for others by itself."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_BUSY"):
                raise
            if time.monotonic() > until:
                raise StoreBusy(name, "another process has kept it locked for a minute") from error
            time.sleep(0.02)


def _version(connection: sqlite3.Connection, name: str) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION_ID and not (empty and version == 0):
        raise NotAStore(name, "this is a database of another program; give the name of a new file, or of one that `mubiao add` made")
    if version > newest_schema():
        raise NewerStore(
            name,
            f"it was written by a newer version of mubiao (schema {version}; this one knows {newest_schema()}): update mubiao to open it",
        )
    return version


def _migrations() -> list[str]:
    """The steps from an empty file to the newest schema: schema/001.sql and on."""
    return [
        item.read_text(encoding="utf-8") for item in sorted(_MIGRATIONS.iterdir(), key=lambda item: item.name) if item.name.endswith(".sql")
    ]


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; ``executescript`` would end the transaction first."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
