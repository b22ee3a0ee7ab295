"""`mubiao add`: files into the database, each document whole or not at all. What is there already is left alone; what stopped goes on.

Documents that come quickly share a transaction, some at a time: what a commit costs is paid once for all of them, and none is told of
before it is over.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mubiao import batch
from mubiao.batch import Outcome, Task
from mubiao.errors import ReadError
from mubiao.reading import Limits
from mubiao.records import Document, Notice
from mubiao.store.anchoring import LOOSE, apply_corrections
from mubiao.store.connection import transaction
from mubiao.store.duplicates import link_duplicates
from mubiao.store.filing import Source, State, file_document, file_failure, file_source, part_of
from mubiao.store.findings import settle_cells
from mubiao.store.indexing import BATCH, index_pending
from mubiao.store.packing import Prepared, count_of, prepared
from mubiao.store.program import known_run, run_of, this_program
from mubiao.store.readings import reread

_TOGETHER = 32  # documents in one transaction at most: what they share of the file's pages is written once
_WAIT = 1.0  # seconds that a document which was read waits for others, so that what is told keeps up with what is done


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one document: told after its transaction has ended, so what is told is in the file."""

    name: str
    state: State
    records: int = 0
    warnings: tuple[Notice, ...] = ()
    error: ReadError | None = None


@dataclass(slots=True)
class Additions:
    """What an addition came to: documents by state, and those that failed."""

    states: Counter[State] = field(default_factory=Counter)
    failed: list[ReadError] = field(default_factory=list)
    loose: int = 0  # corrections of the documents extracted again whose passage moved, changed or was lost


Told = Callable[[Added], None]
_Held = tuple[Outcome, tuple[str, int] | None]  # a document, and the file before it with how many it has, where that was read to its end


def add(
    connection: sqlite3.Connection,
    paths: Iterable[str | Path | Task],
    *,
    jobs: int | None = None,
    text_column: str | None = None,
    limits: Limits | None = None,
    told: Told | None = None,
    sources: dict[str, Source] | None = None,
) -> Additions:
    """Read and extract files into the database; ``told`` hears of every document once it is in.

    ``paths``: files, or tasks of documents that were read already, whose ``Source`` then stands in ``sources`` under the task's path.
    Documents that this version of the program has extracted are not read again.
    """
    return _Addition(connection, text_column, limits or Limits(), told or (lambda _: None), {} if sources is None else sources).run(
        paths, jobs
    )


def renew(connection: sqlite3.Connection, *, jobs: int | None = None, limits: Limits | None = None, told: Told | None = None) -> Additions:
    """Extract again, from the texts in the database, every document that this version of the program has not extracted yet."""
    addition = _Addition(connection, None, limits or Limits(), told or (lambda _: None), {})
    return addition.run(_stale(connection, addition), jobs)


class _Addition:
    def __init__(
        self, connection: sqlite3.Connection, text_column: str | None, limits: Limits, told: Told, sources: dict[str, Source]
    ) -> None:
        self.connection, self.text_column, self.limits, self.told, self.sources = connection, text_column, limits, told, sources
        self.program = this_program()
        self.found = Additions()
        self.indicators: dict[str, int] = {}  # numbers of those that came before
        self.unindexed = 0  # documents that are in the file and not in its index yet
        self.terms: dict[int, str] = {}  # of these, by extraction
        self.parts: dict[str, int] = {}  # of documents that come out of the database, by name

    def run(self, paths: Iterable[str | Path | Task], jobs: int | None) -> Additions:
        file, documents = "", 0
        ended: tuple[str, int] | None = None  # the file before, read to its end, which is noted in the transaction of the next document
        held: list[_Held] = []
        since = 0.0
        run = batch.run(
            self._unknown(paths), jobs=jobs, limits=self.limits, text_column=self.text_column, examine=prepared, wanted=self._wanted
        )
        with closing(run) as outcomes:
            for outcome in outcomes:
                if outcome.source != file:
                    ended, file, documents = (file, documents), outcome.source, 0
                documents += 1
                since = since if held else time.monotonic()
                held.append((outcome, ended))
                ended = None
                if len(held) == _TOGETHER or time.monotonic() - since > _WAIT:
                    self._take(held)
                    held = []
        self._take(held)
        self._read_whole(file, documents)
        self._index(more=False)
        if self.found.states["again"]:
            loose = f"SELECT count(*) FROM anchors WHERE state IN ({', '.join('?' * len(LOOSE))})"
            self.found.loose = self.connection.execute(loose, LOOSE).fetchone()[0]
        return self.found

    def _take(self, held: Sequence[_Held]) -> None:
        """File documents in one transaction, each with the file before it where that was read to its end, then tell of them. Where one
        cannot be filed (the disk is full), those before it are."""
        try:
            with transaction(self.connection):
                filed = [self._filed(outcome, ended, _now()) for outcome, ended in held]
        except Exception:
            if len(held) < 2:
                raise
            self.indicators.clear()  # some of them were undone
            for one in held:
                self._take([one])
            return
        for (outcome, _), (added, extraction) in zip(held, filed, strict=True):
            if isinstance(outcome, Prepared) and extraction is not None:
                self.terms[extraction] = outcome.terms
            self.unindexed += added.state in ("new", "again")
            self._tell(added)
        if self.unindexed >= BATCH:
            self._index(more=True)
            settle_cells(self.connection)

    def _filed(self, outcome: Outcome, ended: tuple[str, int] | None, now: str) -> tuple[Added, int | None]:
        """File a document, or why there is none, in the transaction that is open; its extraction where one was made."""
        if ended is not None:
            self._read_whole(*ended)
        if outcome.error is not None or outcome.document is None:
            error = outcome.error or ReadError(outcome.name, "nothing came of it")
            file_failure(self.connection, error, now)
            return Added(outcome.name, "failed", error=error), None
        source = self.sources.get(outcome.source)
        part = self.parts.get(outcome.name) or part_of(outcome.document, outcome.source)
        run = run_of(self.connection, self.program, now)
        origin = file_source(self.connection, source) if source else None
        filed = file_document(self.connection, outcome, outcome.document, part, run, origin, now, indicators=self.indicators)
        if filed.state != "known":
            apply_corrections(self.connection, filed.number)
            clauses = outcome.clauses if isinstance(outcome, Prepared) and filed.extraction is not None else None
            link_duplicates(self.connection, filed.number, clauses)
        return Added(outcome.name, filed.state, count_of(outcome), outcome.warnings), filed.extraction

    def _index(self, *, more: bool) -> None:
        index_pending(self.connection, more=more, terms=self.terms)
        self.unindexed, self.terms = 0, {}

    def _tell(self, added: Added) -> None:
        self.found.states[added.state] += 1
        if added.error is not None:
            self.found.failed.append(added.error)
        self.told(added)

    def _unknown(self, paths: Iterable[str | Path | Task]) -> Iterator[str | Path | Task]:
        """The files that have to be read; of the others it is noted under which names they came."""
        for path in paths:
            if isinstance(path, Task):
                source = self.sources.get(path.path)
            else:
                source = self.sources[str(path)] = _source(path)
            if source is not None and (known := self._known(source)):
                self._note(source)
                for name in known:
                    self._tell(Added(name, "known"))
                continue
            yield path

    def _known(self, source: Source) -> list[str]:
        """The documents of a file that was read to its end and whose current extractions are this program's; else none."""
        run = known_run(self.connection, self.program)
        read = self.connection.execute(
            "SELECT documents FROM files_read WHERE file_hash = ? AND text_column = ? AND run = ?",
            (source.file_hash, self.text_column or "", run),
        ).fetchone()
        if read is None:
            return []
        rows = self.connection.execute(
            "SELECT sd.name, e.run, s.location FROM sources s JOIN source_documents sd ON sd.source = s.id "
            "JOIN extractions e ON e.document = sd.document AND e.current WHERE s.file_hash = ?",
            (source.file_hash,),
        ).fetchall()
        if any(row["run"] != run for row in rows):
            return []
        location = next((row["location"] for row in rows if row["location"] == source.location), rows[0]["location"] if rows else "")
        return [row["name"] for row in rows if row["location"] == location]

    def _note(self, source: Source) -> None:
        """A file that is known, found under another name: its documents are listed under both."""
        there = "SELECT 1 FROM sources WHERE location = ? AND file_hash = ?"
        if self.connection.execute(there, (source.location, source.file_hash)).fetchone():
            return
        with transaction(self.connection):
            number = file_source(self.connection, source)
            twins = self.connection.execute(
                "SELECT DISTINCT sd.document, sd.name, s.location FROM source_documents sd JOIN sources s ON s.id = sd.source "
                "WHERE s.file_hash = ? AND s.id <> ? GROUP BY sd.document",
                (source.file_hash, number),
            ).fetchall()
            self.connection.executemany(
                "INSERT INTO source_documents (source, document, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [(number, row["document"], source.location + row["name"][len(row["location"]) :]) for row in twins],
            )

    def _wanted(self, document: Document) -> bool:
        """Whether a row of a table has to be extracted: a run that was stopped goes on where it was."""
        run = known_run(self.connection, self.program)
        known = self.connection.execute(
            "SELECT 1 FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
            "JOIN source_documents sd ON sd.document = d.id WHERE d.document_id = ? AND sd.name = ? AND e.run = ?",
            (document.document_id, document.name, run),
        ).fetchone()
        if known:
            self._tell(Added(document.name, "known"))
        return known is None

    def _read_whole(self, file: str, documents: int) -> None:
        """Note that a file was read to its end, so that the same bytes need not be read again."""
        source = self.sources.get(file)
        if source is None or not source.file_hash:
            return
        run = known_run(self.connection, self.program)
        key = (source.file_hash, self.text_column or "", run)
        found = self.connection.execute("SELECT 1 FROM sources WHERE location = ? AND file_hash = ?", (file, source.file_hash)).fetchone()
        noted = self.connection.execute("SELECT 1 FROM files_read WHERE file_hash = ? AND text_column = ? AND run = ?", key).fetchone()
        if run is None or found is None or noted:  # nothing of it could be read
            return
        with transaction(self.connection):
            self.connection.execute(
                "INSERT INTO files_read (file_hash, text_column, run, documents) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*key, documents),
            )


def _stale(connection: sqlite3.Connection, addition: _Addition) -> Iterator[Task]:
    numbers = connection.execute(
        # A document of the shipped facts has no text here that could be read again.
        "SELECT e.id FROM extractions e JOIN texts t ON t.id = e.text WHERE e.current AND e.run IS NOT ? AND t.text <> '' ORDER BY e.document",
        (known_run(connection, addition.program),),
    ).fetchall()
    for (number,) in numbers:
        row = connection.execute(
            "SELECT d.name, d.document_id, d.part, d.media_type, e.reading, t.text FROM extractions e JOIN documents d ON d.id = e.document "
            "JOIN texts t ON t.id = e.text WHERE e.id = ?",
            (number,),
        ).fetchone()
        addition.parts[row["name"]] = row["part"]
        yield Task(row["name"], (reread(row),))


def _source(path: str | Path) -> Source:
    try:
        with Path(path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        digest = ""  # reading it will say why
    return Source(str(path), digest, _now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
