"""From reports to the frames that analyses take: out of files and folders, or out of a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from mubiao import api, batch
from mubiao.batch import Outcome, Task
from mubiao.errors import ReadError
from mubiao.export.frame import frame_of
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS, Row, inspection_row, record_row
from mubiao.reading import documents as files_in
from mubiao.records import Document, Statement
from mubiao.store import Store
from mubiao.store.filing import reread
from mubiao.themes.frames import passage_frame, rows_of, theme_frame

_SQLITE = b"SQLite format 3\x00"
Told = Callable[[Iterator[Outcome], int], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Frames:
    """What some reports state, as frames: statements, documents, passages and their themes; and what could not be read."""

    statements: pl.DataFrame
    documents: pl.DataFrame
    passages: pl.DataFrame
    themes: pl.DataFrame
    failed: list[ReadError] = field(default_factory=list)


def frames_of(
    paths: Iterable[str | Path], *, texts: bool = True, statements: bool = True, jobs: int | None = None, told: Told | None = None
) -> Frames:
    """The frames of all reports that ``paths`` name: files, folders, databases made by ``mubiao add``.

    ``texts``: passages and themes too; ``statements`` False leaves all but the main targets out, which is faster. Of copies in a
    database the first counts. ``told`` is given the outcomes and how many files there are, and passes them on (a progress bar).
    """
    given = [Path(path) for path in paths]
    databases = [path for path in given if is_database(path)]
    found = _Found()
    for path in databases:
        with Store(path, readonly=True) as store:
            found.take_store(store, texts)
    files = files_in([str(path) for path in given if path not in databases]) if len(databases) < len(given) else []
    if files:
        examine = partial(studied, texts=texts, headline=not statements)
        with closing(batch.run(files, jobs=jobs, examine=examine)) as outcomes:
            for outcome in told(outcomes, len(files)) if told else outcomes:
                found.take(outcome)
    return found.frames()


def is_database(path: Path) -> bool:
    """Whether a file is a SQLite database."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def studied(document: Document, *, texts: bool, headline: bool) -> Outcome:
    """The statements of a document and, with ``texts``, its passages and their themes."""
    inspection, records = api.read_all(document, headline=headline)
    rows = [record_row(record) for record in records if isinstance(record, Statement)]
    more: dict[str, list[Row]] = {}
    if texts and inspection.identity.genre == "work_report":
        more["passages"], more["themes"] = rows_of(document, inspection.identity, inspection.sections)
    return Outcome(document.name, rows, [], inspection_row(inspection), inspection.warnings, more=more)


class _Found:
    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {"statements": [], "documents": [], "passages": [], "themes": []}
        self.failed: list[ReadError] = []

    def take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.failed.append(outcome.error)
            return
        self.rows["statements"] += outcome.statements
        if outcome.inspection:
            self.rows["documents"].append(outcome.inspection)
        for name, rows in outcome.more.items():
            self.rows[name] += rows

    def take_store(self, store: Store, texts: bool) -> None:
        self.rows["statements"] += store.statements()
        self.rows["documents"] += store.documents(duplicates=False)
        if not texts:
            return
        for outcome in batch.run(
            (Task(document.name, (document,)) for document in stored(store)), examine=partial(studied, texts=True, headline=True)
        ):
            for name, rows in outcome.more.items():
                self.rows[name] += rows

    def frames(self) -> Frames:
        return Frames(
            frame_of(self.rows["statements"], STATEMENT_COLUMNS),
            frame_of(self.rows["documents"], INSPECTION_COLUMNS),
            passage_frame(self.rows["passages"]),
            theme_frame(self.rows["themes"]),
            self.failed,
        )


def stored(store: Store) -> Iterator[Document]:
    """The documents of a database as they were read, copies left out, one after another."""
    rows = store.connection.execute(
        "SELECT d.name, d.document_id, d.media_type, e.reading, t.text FROM extractions e JOIN documents d ON d.id = e.document "
        "JOIN texts t ON t.id = e.text WHERE e.current AND d.duplicate_of IS NULL AND t.text <> '' ORDER BY d.id"
    )
    for row in rows:
        yield reread(row)
