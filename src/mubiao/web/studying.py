"""Frames of a few reports of the database for the pages that compare and write: those of some areas and years, and the news on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import polars as pl

from mubiao.analysis.known import DOCUMENTS, text_of
from mubiao.analysis.sources import Frames, priority_frame
from mubiao.export.frame import frame_of
from mubiao.output import INSPECTION_COLUMNS, STATEMENT_COLUMNS, Row
from mubiao.reading.lines import in_one_line
from mubiao.store import rows as stored
from mubiao.store.codes import PHRASES
from mubiao.store.codes import stored as coded
from mubiao.themes.frames import passage_frame, theme_frame
from mubiao.web import held
from mubiao.web.site import Ask
from mubiao.web.tasks import reports_of, shares_in

NATION = "100000"
# Conditions on statements: of some kind, of an indicator, none.
TARGETS = f"s.kind_number = {coded('kind', 'target')}"
PROMISES = f"s.kind_number = {coded('kind', 'commitment')}"
OF_INDICATOR = "s.indicator_number = (SELECT id FROM indicators WHERE name = ?)"
KNOWN = f"s.indicator_number < {PHRASES}"  # of the vocabulary
NOTHING = "0"
_FIELDS = (
    "printf('%016x', s.id_number), d.name, d.document_id, s.kind, s.headline, a.name, a.code, a.name_en, ra.name, e.report_year, s.indicator, "
    "s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, s.relative_to, s.relative_margin, s.printed, "
    'NULL, s.start, s."end", s.section, s.confidence, s.aims_higher, s.action, s.rank, s.rank_in, s.notes, '
    "NULL, s.topic_start, s.topic_end, e.text"
)
_NUMBERS = {name: number for number, name in enumerate(STATEMENT_COLUMNS)}
_NOTES = _NUMBERS["notes"]
_NO_PASSAGES, _NO_THEMES = passage_frame([]), theme_frame([])
_TYPES = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}


def frames_for(
    ask: Ask,
    codes: Sequence[str],
    years: Sequence[int],
    *,
    news: bool = True,
    where: str = "",
    values: Sequence[object] = (),
) -> Frames:
    """Statements and documents of the reports of ``codes`` (and the nation's) in ``years``, with ``news`` of the articles too; neither
    passages nor themes (``tasks`` knows those). ``where``: a condition on statements ``s`` of documents ``e`` that leaves out those which the
    page has no use for."""
    connection = ask.store.connection
    found = _documents(connection, [*codes, NATION], years, held.news(ask) if news else [])
    told = [row["id"] for row in found if row["genre"] != "work_report"] if news else []
    return Frames(
        _statements(connection, [row["extraction"] for row in found], where, values),
        frame_of(stored.documents(connection, duplicates=False, numbers=[row["id"] for row in found]), INSPECTION_COLUMNS),
        _NO_PASSAGES,
        _NO_THEMES,
        priorities=priority_frame(ask.store.records(kinds=("priority",), numbers=told) if told else ()),
    )


def statements_for(ask: Ask, codes: Sequence[str], years: Sequence[int], where: str) -> pl.DataFrame:
    """The statements alone of the reports of ``codes`` in ``years``; ``where`` as of ``frames_for``."""
    connection = ask.store.connection
    return _statements(connection, [row["extraction"] for row in _documents(connection, codes, years, [])], where, [])


def _documents(connection: sqlite3.Connection, codes: Sequence[str], years: Sequence[int], articles: Sequence[int]) -> list[sqlite3.Row]:
    """The reports of some areas and years, and the articles of some numbers, in the order of the database."""
    return connection.execute(
        f"{DOCUMENTS} WHERE e.id IN (SELECT id FROM extractions WHERE current AND area IN (SELECT id FROM areas WHERE ifnull(code, '') IN "
        "(SELECT value FROM json_each(?))) AND report_year IN (SELECT value FROM json_each(?)) UNION SELECT value FROM json_each(?)) "
        "ORDER BY d.id",
        [json.dumps(list(each)) for each in (codes, years, articles)],
    ).fetchall()


def _statements(connection: sqlite3.Connection, extractions: Sequence[int], where: str, values: Sequence[object]) -> pl.DataFrame:
    """The statements of some extractions with ``STATEMENT_COLUMNS``, as ``frame_of`` gives them, column by column: that is faster."""
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(
        # The documents first: there are few, and the rows of a document lie together.
        f"SELECT {_FIELDS} FROM json_each(?) c CROSS JOIN extractions e ON e.id = c.value JOIN documents d ON d.id = e.document "
        "CROSS JOIN statements s ON s.extraction = e.id "
        "LEFT JOIN areas a ON a.id = s.area LEFT JOIN areas ra ON ra.id = e.area "
        f"WHERE s.status IS NOT 'rejected' {where and f'AND ({where})'} "
        "ORDER BY d.id, s.start, s.n",
        [json.dumps(list(extractions)), *values],
    ).fetchall()
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * (len(STATEMENT_COLUMNS) + 1)
    numbers = columns.pop()
    texts = {number: text_of(connection, number) for number in set(numbers)}
    for name, first, last in (("evidence", "start", "end"), ("topic", "topic_start", "topic_end")):
        places = zip(numbers, columns[_NUMBERS[first]], columns[_NUMBERS[last]], strict=True)
        columns[_NUMBERS[name]] = tuple(None if start is None else texts[number][start:end] for number, start, end in places)
    columns[_NUMBERS["topic"]] = tuple(topic and in_one_line(topic) for topic in columns[_NUMBERS["topic"]])
    columns[_NOTES] = tuple("; ".join(json.loads(notes)) or None if notes else None for notes in columns[_NOTES])
    return pl.DataFrame(
        [
            pl.Series(name, values_, dtype=pl.Int64, strict=False).cast(pl.Boolean)
            if kind is bool
            else pl.Series(name, values_, dtype=_TYPES[kind], strict=False)
            for (name, kind), values_ in zip(STATEMENT_COLUMNS.items(), columns, strict=True)
        ]
    )


def attention_to(ask: Ask, codes: tuple[str, ...], *years: int) -> list[Row]:
    """The share of each theme in the tasks of some areas' reports of a year (or some), each with the passage that says most of it."""
    return ask.site.once(("attention", codes, years), lambda: shares_in(ask, reports_of(ask, codes, years)), of="documents")
