"""Many files, one after another or over processes: results in the order of the files, one bad file never stops the rest."""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from mubiao import api
from mubiao.api import documents
from mubiao.audit import Audit, audit
from mubiao.errors import ReadError
from mubiao.output import inspection_row, record_row
from mubiao.reading import Limits
from mubiao.records import Document, Inspection, Notice, Record, Statement
from mubiao.samples import paths as samples

Row = dict[str, Any]
# Files of many documents are read here and handed out in handfuls, so that no process holds a whole table.
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet"})
_HANDFUL = 16
_IN_FLIGHT_PER_JOB = 4


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
    jobs: int = 1,
    limits: Limits | None = None,
    text_column: str | None = None,
    headline: bool = False,
    examine: Examine | None = None,
    wanted: Callable[[Document], bool] | None = None,
) -> Iterator[Outcome]:
    """Read and extract every file of ``paths``; an ``Outcome`` for each document, in the order of the paths.

    ``headline``: only the main expected targets, see ``api.extract``. ``examine`` is what is done to each document instead of
    extracting it (``audited``). ``wanted`` says of a document in a table whether it is to be examined at all. ``jobs`` processes work
    at once (0: one for each core). At most a few tasks a process are in flight, so memory stays flat however many files there are.
    """
    limits = limits or Limits()
    examine = examine or (headlines if headline else extracted)
    jobs = jobs or os.cpu_count() or 1
    tasks = (task for path in paths for task in _tasks(path, limits, text_column, wanted))
    if jobs == 1:
        for task in tasks:
            yield from work(task, limits, text_column, examine)
        return
    yield from _over_processes(tasks, jobs, limits, text_column, examine)


def work(task: Task, limits: Limits, text_column: str | None, examine: Examine) -> list[Outcome]:
    """One task, whole. Errors of reading become outcomes."""
    found = _worked(task, limits, text_column, examine)
    for outcome in found:
        outcome.source = task.path
    return found


def _worked(task: Task, limits: Limits, text_column: str | None, examine: Examine) -> list[Outcome]:
    if task.failed is not None:
        return [Outcome(task.failed.path, error=task.failed)]
    found: list[Outcome] = []
    items: Iterable[Document | ReadError] = task.documents or documents(task.path, limits=limits, text_column=text_column)
    try:
        for item in items:
            if isinstance(item, ReadError):
                found.append(Outcome(item.path, error=item))
                continue
            found.append(_guarded(item, examine))
    except ReadError as error:
        found.append(Outcome(task.path, error=error))
    return found


def extracted(document: Document) -> Outcome:
    """The records and the inspection of a document."""
    return _outcome(document, headline=False)


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
    if isinstance(given, Task):
        yield given
        return
    path = str(given)
    if Path(path).suffix.lower() not in TABLES:
        yield Task(path)
        return
    try:
        rows = documents(path, limits=limits, text_column=text_column)
        items = (row for row in rows if wanted is None or isinstance(row, ReadError) or wanted(row))
        while handful := list(islice(items, _HANDFUL)):
            good = tuple(item for item in handful if isinstance(item, Document))
            if len(good) == len(handful):
                yield Task(path, good)
                continue
            for item in handful:  # a row that failed keeps its place in the order
                yield Task(path, failed=item) if isinstance(item, ReadError) else Task(path, (item,))
    except ReadError as error:
        yield Task(path, failed=error)


def _over_processes(tasks: Iterator[Task], jobs: int, limits: Limits, text_column: str | None, examine: Examine) -> Iterator[Outcome]:
    waiting: deque[tuple[Task, Future[list[Outcome]]]] = deque()
    if multiprocessing.get_start_method() == "fork":
        _warm(examine)
    pool = ProcessPoolExecutor(jobs, initializer=_end_with_the_parent)
    try:
        while True:
            for task in islice(tasks, jobs * _IN_FLIGHT_PER_JOB - len(waiting)):
                waiting.append((task, pool.submit(work, task, limits, text_column, examine)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                # Nobody knows which task it was: each of those in flight runs again, alone.
                pool.shutdown(wait=False, cancel_futures=True)
                stranded = [task, *(later for later, _ in waiting)]
                waiting.clear()
                for one in stranded:
                    yield from _alone(one, limits, text_column, examine)
                pool = ProcessPoolExecutor(jobs, initializer=_end_with_the_parent)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)  # not waiting leaves its pipes to be closed twice at exit


def _warm(examine: Examine) -> None:
    """Build vocabularies and gazetteer here, once, on an invented report: a forked process has what its parent has, and each would take
    most of a second to build its own."""
    for document in documents(samples()[2]):
        if isinstance(document, Document):
            examine(document)


def _end_with_the_parent() -> None:
    """A worker whose parent was killed waits for tasks for ever; this ends it."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _alone(task: Task, limits: Limits, text_column: str | None, examine: Examine) -> list[Outcome]:
    """A task in a process of its own; if that dies too, the task is the culprit, and of several documents each is tried."""
    with ProcessPoolExecutor(1, initializer=_end_with_the_parent) as pool:
        try:
            return pool.submit(work, task, limits, text_column, examine).result()
        except BrokenProcessPool:
            if len(task.documents) > 1:
                return [
                    outcome for one in task.documents for outcome in _alone(replace(task, documents=(one,)), limits, text_column, examine)
                ]
            name = task.documents[0].name if task.documents else task.path
            return [Outcome(name, error=Crashed(name, "the process that read it died"), source=task.path)]
