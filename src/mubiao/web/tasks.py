"""What the tasks of reports are about: their passages and themes, read once while the server runs and has room for them."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

import polars as pl

from mubiao.analysis.known import DOCUMENTS, document_of, said_by
from mubiao.themes.frames import passage_frame, theme_frame
from mubiao.web.site import Ask

Row = dict[str, Any]
_OF_REPORT = ("document", "document_id", "language", "area", "area_code", "area_en", "level", "report_year")


class Emphasis(NamedTuple):
    """A theme of a report's tasks: its share of their text (that of ``analysis.attention``), and the passage that says most of it."""

    theme: str
    share: float
    document_id: str
    part: int
    start: int
    end: int


def said_in(ask: Ask, row: sqlite3.Row) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The passages of a report's tasks and their themes, in the sections that the database knows. An extraction has one text, so that this holds
    as long as it does."""
    found = ask.site.passages.get(_key(ask, row))
    if found is None:
        found = _said(ask.store.connection, row)
        ask.site.passages.put(_key(ask, row), found)
    return found


def reports(ask: Ask, level: str, year: int) -> list[sqlite3.Row]:
    """The reports of a level and year, as ``said_in`` takes them."""
    where = "WHERE e.current AND e.level = ? AND e.report_year = ? AND e.genre = 'work_report' AND e.characters > 0 ORDER BY d.id"
    return ask.store.connection.execute(f"{DOCUMENTS} {where}", (level, year)).fetchall()


def emphasis_of(ask: Ask, code: str, year: int) -> list[Emphasis]:
    """What the tasks of an area's report of a year are about, the most first; of several texts the one preferred. None where there is no text."""
    row = ask.store.connection.execute(
        f"{DOCUMENTS} WHERE e.current AND a.code = ? AND e.report_year = ? AND e.genre = 'work_report' AND e.characters > 0 "
        "ORDER BY e.language DESC, e.characters DESC, d.id LIMIT 1",
        (code, year),
    ).fetchone()
    return [] if row is None else ask.site.once(("emphasis", row["extraction"]), lambda: _emphasis(ask, row), of="documents")


def _emphasis(ask: Ask, row: sqlite3.Row) -> list[Emphasis]:
    known = ask.site.passages.get(_key(ask, row))
    # The rows alone are enough, and to lay them out as a frame takes as long again as a page has.
    passages, themes = (frame.to_dicts() for frame in known) if known is not None else _rows(ask.store.connection, row)
    length = sum(passage["characters"] for passage in passages)
    text: dict[str, float] = {}
    most: dict[str, Row] = {}
    for part in themes:
        theme = part["theme"]
        text[theme] = text.get(theme, 0.0) + part["share"] * part["characters"]
        if theme not in most or part["share"] > most[theme]["share"]:
            most[theme] = part
    shares = sorted(((amount / length, theme) for theme, amount in text.items() if amount > 0), key=lambda item: (-item[0], item[1]))
    return [Emphasis(theme, share, row["document_id"], row["part"], most[theme]["start"], most[theme]["end"]) for share, theme in shares]


def _key(ask: Ask, row: sqlite3.Row) -> tuple[int, int]:
    return ask.site.file(), row["extraction"]


def _said(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[pl.DataFrame, pl.DataFrame]:
    passages, themes = _rows(connection, row)
    return _slim(passage_frame(passages)), _slim(theme_frame(themes))


def _slim(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with what names the report held once, not in every row."""
    return (
        frame
        if frame.is_empty()
        else frame.with_columns(pl.lit(frame[name][0], dtype=frame.schema[name]).alias(name) for name in _OF_REPORT)
    )


def _rows(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[list[Row], list[Row]]:
    """The passages of a report's tasks, and their themes: found in a few milliseconds, no longer than looking them up in the file that is
    kept beside a database would take (``analysis.keeping``)."""
    return said_by(document_of(connection, row), shares_alone=True)
