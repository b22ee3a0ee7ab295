"""From reports to the frames that analyses take: out of files and folders, out of a database, or out of a lake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from mubiao import api, batch
from mubiao.analysis.keeping import letters_of_database, texts_of
from mubiao.analysis.known import Known, said_by
from mubiao.analysis.letters import Letters, joined, letters_of
from mubiao.batch import Outcome, Task
from mubiao.errors import ReadError
from mubiao.export.frame import frame_of
from mubiao.identity import identify
from mubiao.lake import Lake, is_lake
from mubiao.lake.filing import outcomes
from mubiao.outline import outline
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS, Row, inspection_row, record_row
from mubiao.reading import documents as files_in
from mubiao.reading.flow import flow_of
from mubiao.records import Document, Statement
from mubiao.store import Store
from mubiao.themes.frames import PASSAGE_COLUMNS, THEME_COLUMNS, passage_frame, rows_of, theme_frame

_SQLITE = b"SQLite format 3\x00"
Told = Callable[[Iterator[Outcome], Sequence[Path], int], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Frames:
    """What some reports state, as frames: statements, documents, passages and their themes; the official ``series`` that were imported
    into the databases among them (``attainment`` takes them); the ``priorities`` that news tell of; and what could not be read."""

    statements: pl.DataFrame
    documents: pl.DataFrame
    passages: pl.DataFrame
    themes: pl.DataFrame
    series: pl.DataFrame = field(default_factory=lambda: series_frame([]))
    priorities: pl.DataFrame = field(default_factory=lambda: priority_frame([]))  # that news tell of: a row a place and theme
    failed: list[ReadError] = field(default_factory=list)


_TABLES: Mapping[str, dict[str, type]] = {
    "statements": STATEMENT_COLUMNS, "documents": INSPECTION_COLUMNS, "passages": PASSAGE_COLUMNS, "themes": THEME_COLUMNS,
}  # fmt: skip


def frames_of(
    paths: Iterable[str | Path],
    *,
    texts: bool = True,
    statements: bool = True,
    indicators: Sequence[str] = (),
    jobs: int | None = None,
    told: Told | None = None,
) -> Frames:
    """The frames of all reports that ``paths`` name: files, folders, databases made by ``mubiao add``, lakes of ``mubiao spark extract``.

    ``texts``: passages and themes too; ``statements`` False leaves all but the main targets out, which is faster. ``indicators``: of
    databases and lakes only the statements of these are read. Of copies in a database the first counts; in a lake they are not linked. What
    the texts of a database say is kept in a file beside it (see ``keeping``). ``jobs`` as in ``batch.run``. ``told`` is given the outcomes,
    the files they come from and how many documents there are beside those, and passes the outcomes on (a progress bar).
    """
    given = [Path(path) for path in paths]
    databases = [path for path in given if is_database(path)]
    found = _Found(jobs, told)
    for path in databases:
        with Store(path, readonly=True) as store:
            found.take_store(store, texts, statements, indicators)
    lakes = [path for path in given if is_lake(path)]
    for path in lakes:
        found.take_lake(Lake(path), texts, statements, indicators)
    plain = [str(path) for path in given if path not in databases and path not in lakes]
    files = files_in(plain) if plain else []
    if files:
        examine = partial(studied, texts=texts, headline=not statements)
        with closing(batch.run(files, jobs=jobs, examine=examine)) as outcomes:
            for outcome in told(outcomes, files, 0) if told else outcomes:
                found.take(outcome)
    return found.frames()


def letters_in(paths: Iterable[str | Path], *, jobs: int | None = None, told: Told | None = None) -> tuple[Letters, list[ReadError]]:
    """The passages of all reports that ``paths`` name, as numbers (see ``letters``), and what could not be read. Of a database they are read
    from a file beside it, so that its texts take no memory; ``jobs`` and ``told`` as of ``frames_of``."""
    given = [Path(path) for path in paths]
    databases = [path for path in given if is_database(path)]
    found = _Found(jobs, told)
    parts = []
    for path in databases:
        with Store(path, readonly=True) as store:
            parts.append(letters_of_database(store, found.study))
    others = [path for path in given if path not in databases]
    if others or not parts:
        frames = frames_of(others, statements=False, jobs=jobs, told=told)
        found.failed += frames.failed
        parts.append(letters_of(frames.passages))
    return joined(parts), found.failed


def is_database(path: Path) -> bool:
    """Whether a file is a SQLite database."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def studied(document: Document, *, texts: bool, headline: bool) -> Outcome:
    """The statements of a document (of news what else they tell, too) and, with ``texts``, its passages and their themes."""
    inspection, records = api.read_all(document, headline=headline)
    rows: tuple[list[Row], list[Row]] = ([], [])
    for record in records:
        rows[not isinstance(record, Statement)].append(record_row(record))
    more: dict[str, list[Row]] = {}
    if texts and inspection.identity.genre == "work_report":
        more["passages"], more["themes"] = rows_of(document, inspection.identity, inspection.sections)
    return Outcome(document.name, *rows, inspection_row(inspection), inspection.warnings, more=more)


def said(document: Document) -> Outcome:
    """The passages of a document and their themes, without what it states."""
    if isinstance(document, Known):
        return Outcome(document.name, more=dict(zip(("passages", "themes"), said_by(document), strict=True)))
    flow = flow_of(document)
    sections = outline(document, flow)
    identity = identify(document, flow, sections)
    more: dict[str, list[Row]] = {}
    if identity.genre == "work_report":
        more["passages"], more["themes"] = rows_of(document, identity, sections, flow)
    return Outcome(document.name, more=more)


class _Found:
    def __init__(self, jobs: int | None, told: Told | None) -> None:
        self.jobs, self.told = jobs, told
        self.rows: dict[str, list[Row]] = {name: [] for name in _TABLES}
        self.scanned: dict[str, list[pl.DataFrame]] = {name: [] for name in _TABLES}
        self.series: list[Row] = []
        self.priorities: list[Row] = []
        self.failed: list[ReadError] = []

    def take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.failed.append(outcome.error)
            return
        self.rows["statements"] += outcome.statements
        self.priorities += (row for row in outcome.voices if row["kind"] == "priority")
        if outcome.inspection:
            self.rows["documents"].append(outcome.inspection)
        for name, rows in outcome.more.items():
            self.rows[name] += rows

    def take_store(self, store: Store, texts: bool, statements: bool, indicators: Sequence[str]) -> None:
        kinds = () if statements else ("target",)
        rows = store.statements(kinds=kinds, indicators=tuple(indicators))
        self.rows["statements"] += rows if statements else (row for row in rows if row["headline"])
        self.series += store.series(indicators=tuple(indicators))
        self.priorities += store.records(kinds=("priority",))
        self.rows["documents"] += store.documents(duplicates=False)
        if texts:
            for name, frame in zip(("passages", "themes"), texts_of(store, self.study), strict=True):
                self.scanned[name].append(frame)

    def take_lake(self, lake: Lake, texts: bool, statements: bool, indicators: Sequence[str]) -> None:
        figures = lake.scan("statements", kind=() if statements else ["target"])
        if not statements:
            figures = figures.filter(pl.col("headline"))
        if indicators:
            figures = figures.filter(pl.col("indicator").is_in(list(indicators)))
        self.priorities += lake.records(kinds=("priority",))
        scans = {"statements": figures, "documents": lake.scan("documents")}
        if texts and lake.settings.passages:
            scans |= {name: lake.scan(name) for name in ("passages", "themes")}
        elif texts:
            documents = lake.scan("documents")
            found = outcomes(documents, lake.scan("statements", parts=[]))
            count = documents.select(pl.len()).collect().item()
            for outcome in self.study((outcome.document for _, outcome in found if outcome.document is not None), count):
                for name, rows in outcome.more.items():
                    self.rows[name] += rows
        for name, scan in scans.items():
            self.scanned[name].append(scan.select(*_TABLES[name]).collect())

    def study(self, documents: Iterator[Document], count: int) -> Iterator[Outcome]:
        """What so many documents say; failures are noted."""
        tasks = (Task(document.name, (document,)) for document in documents)
        with closing(batch.run(tasks, jobs=self.jobs if count >= _WORTH_PROCESSES else None, examine=said)) as found:
            for outcome in self.told(found, (), count) if self.told else found:
                if outcome.error is not None:
                    self.failed.append(outcome.error)
                yield outcome

    def frames(self) -> Frames:
        made = {
            "statements": frame_of(self.rows["statements"], STATEMENT_COLUMNS),
            "documents": frame_of(self.rows["documents"], INSPECTION_COLUMNS),
            "passages": passage_frame(self.rows["passages"]),
            "themes": theme_frame(self.rows["themes"]),
        }
        return Frames(
            **{name: pl.concat([frame, *self.scanned[name]]) for name, frame in made.items()},
            series=series_frame(self.series),
            priorities=priority_frame(self.priorities),
            failed=self.failed,
        )


def priority_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """What news tell that places put first: ``document``, ``area_code``, ``area``, ``theme``, ``start``, ``end``, ``evidence``."""
    made = [tuple(row.get(name) for name in _PRIORITY) for row in rows if row.get("area_code") and row.get("theme")]
    return pl.DataFrame(made, schema=_PRIORITY, orient="row")


_PRIORITY = {
    "document": pl.String, "area_code": pl.String, "area": pl.String, "theme": pl.String, "start": pl.Int64, "end": pl.Int64,
    "evidence": pl.String,
}  # fmt: skip


def series_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """Official figures as ``attainment`` takes them: those of whole years, with ``year``. Of two sources the one imported last counts."""
    whole = [row for row in rows if len(row["period"]) == _YEAR and row["period"].isdigit()]
    whole.sort(key=lambda row: str(row.get("imported_at") or ""), reverse=True)
    made = [
        (row["area_code"], int(row["period"]), row["indicator"], row["measure"], row["value"], row["unit"], row["source"]) for row in whole
    ]
    frame = pl.DataFrame(made, schema=_SERIES, orient="row")
    keys = ["area_code", "year", "indicator", "measure"]
    return frame if frame.is_empty() else frame.unique(keys, keep="first", maintain_order=True)


_WORTH_PROCESSES = 40  # documents: of fewer, starting processes takes longer than reading them here
_YEAR = 4  # characters of 2024; quarters and five years are no year's result
_SERIES = {
    "area_code": pl.String, "year": pl.Int64, "indicator": pl.String, "measure": pl.String, "value": pl.Float64, "unit": pl.String,
    "source": pl.String,
}  # fmt: skip
