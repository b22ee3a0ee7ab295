"""Frames of a few reports of the database for the pages that compare and write: those of some areas and years, and the news on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

import polars as pl

from mubiao import batch
from mubiao.analysis import attention
from mubiao.analysis.sources import Frames, studied
from mubiao.batch import Task
from mubiao.export.frame import frame_of
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS, Row
from mubiao.store import rows as stored
from mubiao.store.filing import reread
from mubiao.themes.frames import passage_frame, theme_frame
from mubiao.web.site import Ask

NATION = "100000"
_DOCUMENTS = (
    "SELECT d.id, e.id AS extraction, d.name, d.document_id, d.media_type, e.reading, e.report_year, a.code, t.text FROM extractions e "
    "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = e.area "
)


def frames_for(ask: Ask, codes: Sequence[str], years: Sequence[int], *, texts: Sequence[int] = (), news: bool = True) -> Frames:
    """Statements and documents of the reports of ``codes`` (and the nation's) in ``years``, with ``news`` of the articles too;
    passages and themes of those of the years ``texts``. What a text says is read once while the server runs and has room for it."""
    connection = ask.store.connection
    marks = ", ".join("?" * (len(codes) + 1))
    found = connection.execute(
        f"{_DOCUMENTS} WHERE e.current AND ((e.area IN (SELECT id FROM areas WHERE code IN ({marks})) AND e.report_year IN "
        f"({', '.join('?' * len(years))})) OR (? AND e.genre = 'news')) ORDER BY d.id",
        [*codes, NATION, *years, news],
    ).fetchall()
    numbers = [row["id"] for row in found]
    read = [row for row in found if row["report_year"] in texts and row["code"] in codes and row["text"]]
    said = [said_in(ask, row) for row in read]
    return Frames(
        frame_of(stored.statements(connection, numbers=numbers), STATEMENT_COLUMNS),
        frame_of(stored.documents(connection, duplicates=False, numbers=numbers), INSPECTION_COLUMNS),
        pl.concat([passage_frame([]), *(passages for passages, _ in said)]),
        pl.concat([theme_frame([]), *(themes for _, themes in said)]),
    )


def said_in(ask: Ask, row: sqlite3.Row) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The passages of a report and their themes. An extraction has one text, so that this holds as long as it does."""
    key = (ask.site.file(), row["extraction"])
    found = ask.site.passages.get(key)
    if found is None:
        outcome = next(iter(batch.run([Task(row["name"], (reread(row),))], examine=partial(studied, texts=True, headline=True))))
        found = passage_frame(outcome.more.get("passages", [])), theme_frame(outcome.more.get("themes", []))
        ask.site.passages.put(key, found)
    return found


def attention_to(ask: Ask, codes: tuple[str, ...], year: int) -> list[Row]:
    """The share of each theme in the tasks of some areas' reports of a year, each with the passage that says most of it."""

    def find() -> list[Row]:
        frames = frames_for(ask, codes, [year], texts=[year], news=False)
        if frames.passages.is_empty():
            return []
        most = (
            frames.themes.filter(frames.themes["section"] == "tasks")
            .sort("share", descending=True)
            .group_by("document", "theme", maintain_order=True)
            .first()
            .select("document", "document_id", "theme", "start", "end")
        )
        return attention(frames.themes, frames.passages).join(most, on=["document", "theme"], how="left").to_dicts()

    return ask.site.once(("attention", codes, year), find, of="documents")
