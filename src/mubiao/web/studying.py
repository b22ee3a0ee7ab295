"""Frames of a few reports of the database for the pages that compare and write: those of some areas and years, and the news on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mubiao import batch
from mubiao.analysis.sources import Frames, studied
from mubiao.batch import Task
from mubiao.export.frame import frame_of
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS, Row
from mubiao.store import Store
from mubiao.store.filing import reread
from mubiao.themes.frames import passage_frame, theme_frame

NATION = "100000"


def frames_for(store: Store, codes: Sequence[str], years: Sequence[int], *, texts: Sequence[int] = (), news: bool = True) -> Frames:
    """Statements and documents of the reports of ``codes`` (and the nation's) in ``years``, with ``news`` of the articles too;
    passages and themes of those of the years ``texts``."""
    marks = ", ".join("?" * (len(codes) + 1))
    found = store.connection.execute(
        "SELECT d.name, d.document_id, d.media_type, e.reading, e.report_year, a.code, t.text FROM extractions e "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = e.area "
        f"WHERE e.current AND ((a.code IN ({marks}) AND e.report_year IN ({', '.join('?' * len(years))})) OR (? AND e.genre = 'news')) ORDER BY d.id",
        [*codes, NATION, *years, news],
    ).fetchall()
    statements: list[Row] = []
    documents: list[Row] = []
    more: dict[str, list[Row]] = {"passages": [], "themes": []}
    names = {row["name"] for row in found}
    for row in found:
        statements += store.statements(document=row["name"])
    documents = [row for row in store.documents(duplicates=False) if row["document"] in names]
    read = (Task(row["name"], (reread(row),)) for row in found if row["report_year"] in texts and row["code"] in codes and row["text"])
    for outcome in batch.run(read, examine=partial(studied, texts=True, headline=True)):
        for name, rows in outcome.more.items():
            more[name] += rows
    return Frames(
        frame_of(statements, STATEMENT_COLUMNS),
        frame_of(documents, INSPECTION_COLUMNS),
        passage_frame(more["passages"]),
        theme_frame(more["themes"]),
    )
