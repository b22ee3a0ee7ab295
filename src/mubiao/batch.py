"""Many files, one after another or over processes: results in the order of the files, one bad file never stops the rest."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from mubiao import api
from mubiao.api import documents
from mubiao.audit import Audit, audit
from mubiao.errors import ReadError, TooSlow
from mubiao.output import inspection_row, record_row
from mubiao.pool import Lost, Ready, over_processes
from mubiao.reading import Limits
from mubiao.records import Document, Inspection, Notice, Record, Statement

Row = dict[str, Any]
# Files of many documents are read here and handed out one by one, so that no process holds a whole table.
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet"})
WARMED = ("mubiao.warm",)  # what worker processes find loaded


class Crashed(ReadError):
    """The process that worked on this file died (out of memory, a fault in a native library)."""

    code = "crashed"


class Defect(ReadError):
    """A fault of this program, met on this document: reported with its place in the code, and the batch goes on."""

    code = "defect"


@dataclass(slots=True)
class Outcome:
    """What came of one document: its rows, or the error."""

    name: str
    statements: list[Row] = field(default_factory=list)
    voices: list[Row] = field(default_factory=list)  # of news: quotes, releases, priorities, guidance
    inspection: Row | None = None
    warnings: tuple[Notice, ...] = ()
    error: ReadError | None = None
    audit: Audit | None = None
    source: str = ""  # the path of the file it came out of
    document: Document | None = None  # where the caller asked for it
    more: dict[str, list[Row]] = field(default_factory=dict)  # what an ``examine`` of the caller's own adds: passages, themes


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or documents already read."""

    path: str
    documents: tuple[Document, ...] = ()
    failed: ReadError | None = None


Examine = Callable[[Document], Outcome]


def run(
    paths: Iterable[str | Path | Task],
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    text_column: str | None = None,
    headline: bool = False,
    examine: Examine | None = None,
    wanted: Callable[[Document], bool] | None = None,
) -> Generator[Outcome]:
    """Read and extract every file of ``paths``; an ``Outcome`` for each document, in the order of the paths.

    ``headline``: only the main expected targets, see ``api.extract``. ``examine`` is what is done to each document instead of
    extracting it (``audited``). ``wanted`` says of a document in a table whether it is to be examined at all.

    ``jobs``, one rule wherever it is asked for: None does all in this process; a number has so many others work at once (1 is one beside
    this, 0 one for each core), and then a document that kills its process, or takes longer than ``limits.worker_seconds``, costs itself
    alone. (A script that asks for others needs the ``if __name__ == "__main__"`` of multiprocessing.) Memory is flat however many files
    there are. Close the iterator to stop early.
    """
    limits = limits or Limits()
    tasks = (task for path in paths for task in _tasks(path, limits, text_column, wanted))
    job = partial(work, limits=limits, text_column=text_column, examine=examine or (headlines if headline else extracted))
    if jobs is None:
        for task in tasks:
            yield from job(task)
        return
    items = (task if task.failed is None else Ready(tuple(job(task))) for task in tasks)
    with closing(over_processes(job, items, jobs=jobs or os.cpu_count() or 1, seconds=limits.worker_seconds, preload=WARMED)) as found:
        for outcome in found:
            yield _lost(outcome) if isinstance(outcome, Lost) else outcome


def work(task: Task, limits: Limits, text_column: str | None, examine: Examine) -> Iterator[Outcome]:
    """One task: an outcome for each of its documents, as they come. Errors of reading become outcomes."""
    for outcome in _worked(task, limits, text_column, examine):
        outcome.source = task.path
        yield outcome


def _worked(task: Task, limits: Limits, text_column: str | None, examine: Examine) -> Iterator[Outcome]:
    if task.failed is not None:
        yield Outcome(task.failed.path, error=task.failed)
        return
    items: Iterable[Document | ReadError] = task.documents or documents(task.path, limits=limits, text_column=text_column)
    try:
        for item in items:
            yield Outcome(item.path, error=item) if isinstance(item, ReadError) else _guarded(item, examine)
    except ReadError as error:
        yield Outcome(task.path, error=error)


def _lost(lost: Lost) -> Outcome:
    """What is said of a document whose process did not give an outcome."""
    task: Task = lost.item
    name = task.documents[0].name if task.documents else task.path
    error: ReadError
    if lost.why == "slow":
        error = TooSlow(name, f"{lost.detail}; the process that read it was ended")
    elif lost.why == "died":
        error = Crashed(name, f"the process that read it died: {lost.detail}")
    else:
        error = Defect(name, f"a fault of this program, please report it: {lost.detail}")
    return Outcome(name, error=error, source=task.path)


def extracted(document: Document) -> Outcome:
    """The records and the inspection of a document."""
    return _outcome(document, headline=False)


def with_document(document: Document) -> Outcome:
    """The records and the inspection of a document, and the document itself, whose text is to be kept."""
    return replace(extracted(document), document=document)


def headlines(document: Document) -> Outcome:
    """The main expected targets and the inspection of a document."""
    return _outcome(document, headline=True)


def _outcome(document: Document, headline: bool) -> Outcome:
    return outcome_of(document, *api.read_all(document, headline=headline))


def outcome_of(document: Document, inspection: Inspection, records: list[Record]) -> Outcome:
    """What ``api.read_all`` found in a document, as rows."""
    rows: tuple[list[Row], list[Row]] = ([], [])
    for record in records:
        rows[not isinstance(record, Statement)].append(record_row(record))
    return Outcome(document.name, *rows, inspection_row(inspection), inspection.warnings)


def audited(document: Document) -> Outcome:
    """The account of a document's numerals."""
    return Outcome(document.name, audit=audit(document))


def _guarded(document: Document, examine: Examine) -> Outcome:
    try:
        return examine(document)
    except Exception as fault:  # whatever it is, the other documents of the batch must not pay for it
        return Outcome(document.name, error=defect_of(document.name, fault))


def defect_of(name: str, fault: Exception) -> Defect:
    """A fault met on the document of this name, with its place in the code."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return Defect(name, f"a fault of this program, please report it: {fault!r}", f"{Path(frame.filename).name}:{frame.lineno}")


def _tasks(given: str | Path | Task, limits: Limits, text_column: str | None, wanted: Callable[[Document], bool] | None) -> Iterator[Task]:
    """A task for each document that is read already, each row of a table, and each other file."""
    if isinstance(given, Task):
        yield from (Task(given.path, (document,)) for document in given.documents) if given.documents else (given,)
        return
    path = str(given)
    if Path(path).suffix.lower() not in TABLES:
        yield Task(path)
        return
    try:
        for row in documents(path, limits=limits, text_column=text_column):
            if isinstance(row, ReadError):  # it keeps its place in the order
                yield Task(path, failed=row)
            elif wanted is None or wanted(row):
                yield Task(path, (row,))
    except ReadError as error:
        yield Task(path, failed=error)
