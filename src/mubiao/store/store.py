"""The database as one object: every command of the command line is a method of the same name."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
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
from mubiao.store import adding, conflicts, corrections, facts, findings, gold, indexing, log, rows, runs, series, withdrawing
from mubiao.store import panel as panels
from mubiao.store import review as reviewing
from mubiao.store import search as searching
from mubiao.store.adding import Additions, Told
from mubiao.store.cells import Sources
from mubiao.store.connection import can_write, connect
from mubiao.store.errors import translated
from mubiao.store.filing import Source
from mubiao.store.gold import Merged
from mubiao.store.holdings import OfDatabase
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
        self.path, self.readonly = os.fspath(path), readonly
        self.connection: sqlite3.Connection = connect(self.path, create=create, readonly=readonly)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    def _settle(self) -> None:
        """Compare again what changed: after a change, and before what is found by comparing is read."""
        if not self.readonly:
            findings.settle(self.connection)
        elif can_write(self.path):  # as good as a writer, as for an older schema
            with closing(connect(self.path)) as connection:
                findings.settle(connection)
        else:
            findings.shadow(self.connection)

    # --- documents ---------------------------------------------------------------------------------------------------------------

    @_guarded
    def add(
        self,
        paths: Iterable[str | os.PathLike[str]] = (),
        *,
        jobs: int | None = None,
        text_column: str | None = None,
        limits: Limits | None = None,
        told: Told | None = None,
        allow_private: bool = False,
        fetcher: Fetcher | None = None,
    ) -> Additions:
        """Read files, folders and urls and file what they state. Without any: extract again what an older program extracted.

        Each document is filed whole or not at all, and ``told`` hears of it once it is in the file. What is there is left alone: the same
        bytes again change nothing. ``jobs`` as in ``batch.run``. A page that is fetched is kept with its bytes and the time;
        ``allow_private``: also from addresses that are not of the public internet.
        """
        given = [os.fspath(path) for path in paths]
        if not given:
            renewed = adding.renew(self.connection, jobs=jobs, limits=limits, told=told)
            self._settle()
            return renewed
        urls = [path for path in given if is_url(path)]
        files = files_in([path for path in given if not is_url(path)]) if len(urls) < len(given) else []
        sources: dict[str, Source] = {}
        with fetcher or Fetcher(limits=limits, allow_private=allow_private) as fetch:
            found: Iterator[Path | Task] = chain(files, pages(urls, fetch, sources, limits=limits, text_column=text_column))
            added = adding.add(self.connection, found, jobs=jobs, text_column=text_column, limits=limits, told=told, sources=sources)
        self._settle()
        return added

    @_guarded
    def load_facts(self) -> int:
        """File the facts that the package ships (no texts); the number of documents that are new. See ``mubiao.dataset``."""
        loaded = facts.load_facts(self.connection, datetime.now(UTC).isoformat(timespec="seconds"))
        self._settle()
        return loaded

    @_guarded
    def documents(self, *, duplicates: bool = True) -> list[Row]:
        """The documents with identity, warnings and sources; see ``rows.documents``."""
        return list(rows.documents(self.connection, duplicates=duplicates))

    def count(self) -> int:
        """How many documents there are."""
        with translated(self.path):
            return rows.count_documents(self.connection)

    def statements(self, /, **wanted: Any) -> Iterator[Row]:
        """Current statements with all fields of the contract; the arguments are those of ``rows.statements``."""
        with translated(self.path):
            yield from rows.statements(self.connection, **wanted)

    def records(self, **wanted: Any) -> Iterator[Row]:
        """Quotes, releases, priorities and guidance with all their fields; the arguments are those of ``rows.records``."""
        with translated(self.path):
            yield from rows.records(self.connection, **wanted)

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
    def panel(self, /, *, sources: Sources | None = None, **wanted: Any) -> list[Row]:
        """Area by year by indicator, every cell in one of four states; the arguments are those of ``panel.panel``. ``sources``: what
        ``cells.sources_in`` gave, of who asks often."""
        return panels.panel(OfDatabase(self.connection, sources), **wanted)

    @_guarded
    def conflicts(self, /, **wanted: Any) -> list[Row]:
        """Where two sources differ; the arguments are those of ``conflicts.conflicts``."""
        self._settle()
        return list(conflicts.conflicts(self.connection, **wanted))

    @_guarded
    def import_series(self, path: str | os.PathLike[str]) -> Counter[str]:
        """Official figures from a csv with area, indicator, measure, period, value, source; see ``series.import_series``."""
        return series.import_series(self.connection, Path(path))

    @_guarded
    def series(self, *, indicators: Sequence[str] = ()) -> list[Row]:
        """The official figures that were imported."""
        return list(series.series(self.connection, indicators=tuple(indicators)))

    @_guarded
    def search(self, query: str, /, **wanted: Any) -> list[Row]:
        """Passages that have the words of a query, best first; the arguments are those of ``search.search``."""
        if not self.readonly:
            indexing.index_pending(self.connection)
        return searching.search(self.connection, query, **wanted)

    @_guarded
    def unindexed(self) -> int:
        """Documents that search does not find yet, because an addition was stopped before they were in the index."""
        return len(indexing.pending(self.connection))

    # --- corrections -------------------------------------------------------------------------------------------------------------

    @_guarded
    def correct(self, statement: str, fields: Mapping[str, Any], *, by: str, why: str) -> str:
        """Change fields of a row; see ``corrections.correct``."""
        done = corrections.correct(self.connection, statement, fields, by=by, why=why)
        self._settle()
        return done

    @_guarded
    def reject(self, statement: str, *, by: str, why: str) -> str:
        """Say that a row is wrong."""
        done = corrections.reject(self.connection, statement, by=by, why=why)
        self._settle()
        return done

    @_guarded
    def confirm(self, statement: str, *, by: str, why: str = "") -> str:
        """Say that a row is right."""
        done = corrections.confirm(self.connection, statement, by=by, why=why)
        self._settle()
        return done

    @_guarded
    def withdraw(self, said: str, *, by: str, why: str = "") -> str:
        """Take back what was said of a row (by its id), or an entry of the log (by its uid); see ``withdrawing.withdraw``."""
        done = withdrawing.withdraw(self.connection, said, by=by, why=why)
        self._settle()
        return done

    @_guarded
    def history(self, statement: str) -> list[Row]:
        """What was said of a row, oldest first."""
        return withdrawing.history(self.connection, statement)

    @_guarded
    def add_row(self, document: str, evidence: str, fields: Mapping[str, Any], *, by: str, why: str, start: int | None = None) -> str:
        """Add a row that was not found; see ``corrections.add_row``."""
        done = corrections.add_row(self.connection, document, evidence, fields, by=by, why=why, start=start)
        self._settle()
        return done

    @_guarded
    def corrections(self) -> list[Row]:
        """The log of corrections, and where each holds now."""
        return log.corrections(self.connection)

    @_guarded
    def export_gold(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write the corrections as gold files, one a document, for colleagues."""
        return gold.export_gold(self.connection, Path(folder))

    @_guarded
    def import_gold(self, paths: Iterable[str | os.PathLike[str]], *, by: str | None = None) -> Merged:
        """Take in the corrections of colleagues, or the rows that one read (``by``); see ``gold.import_gold``."""
        done = gold.import_gold(self.connection, [Path(path) for path in paths], by=by)
        self._settle()
        return done

    @_guarded
    def review(self, *, limit: int = 50, offset: int = 0, settled: bool = False) -> list[Row]:
        """What most deserves a look; see ``review.review``."""
        self._settle()
        return reviewing.review(self.connection, limit=limit, offset=offset, settled=settled)

    @_guarded
    def evaluate(self) -> list[Row]:
        """Precision by the rows that people have looked at; see ``review.evaluate``."""
        return reviewing.evaluate(self.connection)

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
