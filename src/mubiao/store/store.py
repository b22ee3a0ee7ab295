"""The database as one object: every command of the command line is a method of the same name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import wraps
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, TypeVar

from mubiao.batch import Task
from mubiao.fetching import Fetcher, is_url
from mubiao.reading import Limits
from mubiao.reading import documents as files_in
from mubiao.store import adding, facts, rows, runs
from mubiao.store import panel as panels
from mubiao.store.adding import Additions, Told
from mubiao.store.connection import connect
from mubiao.store.errors import translated
from mubiao.store.filing import Source
from mubiao.store.pages import pages
from mubiao.store.rows import Row

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _guarded(method: Callable[Concatenate[Store, _P], _R]) -> Callable[Concatenate[Store, _P], _R]:
    """SQLite's errors about the file come out as this program's, naming it."""

    @wraps(method)
    def call(self: Store, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with translated(self.path):
            return method(self, *args, **kwargs)

    return call


class Store(AbstractContextManager["Store"]):
    """A database file (SQLite). Safe under several processes at once: readers never wait, writers take turns.

    >>> with Store("reports.db", create=True) as store:  # doctest: +SKIP
    ...     store.add(["REPORTS/"])
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False, readonly: bool = False) -> None:
        """Open a database. ``create``: make it where it is not there. Raises ``StoreError``."""
        self.path = os.fspath(path)
        self.connection: sqlite3.Connection = connect(self.path, create=create, readonly=readonly)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    # --- documents ---------------------------------------------------------------------------------------------------------------

    @_guarded
    def add(
        self,
        paths: Iterable[str | os.PathLike[str]] = (),
        *,
        jobs: int = 1,
        text_column: str | None = None,
        limits: Limits | None = None,
        told: Told | None = None,
        allow_private: bool = False,
        fetcher: Fetcher | None = None,
    ) -> Additions:
        """Read files, folders and urls and file what they state. Without any: extract again what an older program extracted.

        Each document is one transaction, and ``told`` hears of it once it is in the file. What is there is left alone: the same
        bytes again change nothing. ``jobs`` processes work at once (0: one for each core). A page that is fetched is kept with its
        bytes and the time; ``allow_private``: also from addresses that are not of the public internet.
        """
        given = [os.fspath(path) for path in paths]
        if not given:
            return adding.renew(self.connection, jobs=jobs, told=told)
        urls = [path for path in given if is_url(path)]
        files = files_in([path for path in given if not is_url(path)]) if len(urls) < len(given) else []
        sources: dict[str, Source] = {}
        with fetcher or Fetcher(limits=limits, allow_private=allow_private) as fetch:
            found: Iterator[Path | Task] = chain(files, pages(urls, fetch, sources, limits=limits, text_column=text_column))
            return adding.add(self.connection, found, jobs=jobs, text_column=text_column, limits=limits, told=told, sources=sources)

    @_guarded
    def load_facts(self) -> int:
        """File the facts that the package ships (no texts); the number of documents that are new. See ``mubiao.dataset``."""
        return facts.load_facts(self.connection, datetime.now(UTC).isoformat(timespec="seconds"))

    @_guarded
    def documents(self, *, duplicates: bool = True) -> list[Row]:
        """The documents with identity, warnings and sources; see ``rows.documents``."""
        return list(rows.documents(self.connection, duplicates=duplicates))

    def statements(self, /, **wanted: Any) -> Iterator[Row]:
        """Current statements with all fields of the contract; the arguments are those of ``rows.statements``."""
        with translated(self.path):
            yield from rows.statements(self.connection, **wanted)

    def records(self, *, kinds: Sequence[str] = (), document: str | None = None, duplicates: bool = False) -> Iterator[Row]:
        """Quotes, releases, priorities and guidance with all their fields."""
        with translated(self.path):
            yield from rows.records(self.connection, kinds=kinds, document=document, duplicates=duplicates)

    @_guarded
    def text(self, document: str) -> str:
        """The text that all offsets point into, of the document of a name or hash."""
        return rows.text(self.connection, document)

    @_guarded
    def failures(self) -> list[Row]:
        """The documents that could not be read, and why."""
        return rows.failures(self.connection)

    # --- figures -----------------------------------------------------------------------------------------------------------------

    @_guarded
    def panel(self, /, **wanted: Any) -> list[Row]:
        """Area by year by indicator, every cell in one of four states; the arguments are those of ``panel.panel``."""
        return panels.panel(self.connection, **wanted)

    # --- runs --------------------------------------------------------------------------------------------------------------------

    @_guarded
    def runs(self) -> list[Row]:
        """The versions of the program that extracted anything, and how many documents are theirs."""
        return rows.runs(self.connection)

    @_guarded
    def drop_run(self, run: int) -> int:
        """Delete what an earlier version of the program made; how many extractions. What is current stays."""
        return runs.drop_run(self.connection, run, self.path)

    @_guarded
    def content_hash(self) -> str:
        """A hash of everything in it but times and the order in which it came."""
        return runs.content_hash(self.connection)
