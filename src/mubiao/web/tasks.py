"""What the tasks of reports are about: the share of each theme in them, read once while the server runs and has room for it."""

from __future__ import annotations

import json
import marshal
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from mubiao.analysis.known import DOCUMENTS, document_of, said_by
from mubiao.brief.themes import attended
from mubiao.themes.frames import passage_frame, theme_frame
from mubiao.web.site import Ask

Row = dict[str, Any]
# Of what ``brief.themes.attended`` gives: what is the report's own, and what there is of each theme.
_OF_THEME = ("theme", "share", "error", "low", "high", "rank", "heading_rank", "passages", "characters", "thin", "start", "end")
_REPORT = "WHERE e.current AND e.genre = 'work_report' AND e.characters > 0 AND "


class Emphasis(NamedTuple):
    """A theme of a report's tasks: its share of their text (that of ``analysis.attention``), and the passage that says most of it."""

    theme: str
    share: float
    document_id: str
    part: int
    start: int
    end: int


def shares_in(ask: Ask, reports: Sequence[sqlite3.Row]) -> list[Row]:
    """The attention of the tasks of some reports, as ``brief.themes.attended`` gives it, with ``document_id``; nothing of one without tasks.

    An extraction has one text, so that what was found in one holds as long as it does. What is kept of a report is a few numbers for each
    theme, packed: the passages themselves would take fifty times the room.
    """
    kept = {row["extraction"]: ask.site.shares.get(_key(ask, row)) for row in reports}
    missing = [row for row in reports if kept[row["extraction"]] is None]
    if missing:
        for row, found in zip(missing, _found(ask, missing), strict=True):
            kept[row["extraction"]] = packed = marshal.dumps(found)
            ask.site.shares.put(_key(ask, row), packed)
    return [
        {**_named(row), **dict(zip(_OF_THEME, values, strict=True))}
        for row in reports
        for values in marshal.loads(kept[row["extraction"]] or b"")
    ]


def reports_of(ask: Ask, codes: Sequence[str], years: Sequence[int]) -> list[sqlite3.Row]:
    """The reports of some areas and years, as ``shares_in`` takes them, in the order of the database."""
    # By number, and codes as the index of areas has them.
    where = (
        "e.area IN (SELECT id FROM areas WHERE ifnull(code, '') IN (SELECT value FROM json_each(?))) "
        "AND e.report_year IN (SELECT value FROM json_each(?))"
    )
    return _reports(ask, where, (json.dumps(list(codes)), json.dumps(list(years))))


def reports_at(ask: Ask, level: str, year: int) -> list[sqlite3.Row]:
    """The reports of a level and year."""
    return _reports(ask, "e.level = ? AND e.report_year = ?", (level, year))


def shares_of(ask: Ask, codes: Sequence[str], year: int) -> list[Row]:
    """The attention of areas' reports of a year: of several texts of one the Chinese before a translation, and of those the longest; as
    ``brief.themes.shares_of`` finds it in frames."""
    rows = shares_in(ask, reports_of(ask, codes, [year]))
    first: dict[str, tuple[str, int]] = {}
    for row in rows:
        first[row["area_code"]] = max(first.get(row["area_code"], ("", 0)), (row["language"], row["characters"]))
    chosen: dict[str, str] = {}
    for row in rows:
        if (row["language"], row["characters"]) == first[row["area_code"]]:
            chosen[row["area_code"]] = min(chosen.get(row["area_code"], row["document"]), row["document"])
    return [row for row in rows if row["document"] == chosen[row["area_code"]]]


def emphasis_of(ask: Ask, code: str, year: int) -> list[Emphasis]:
    """What the tasks of an area's report of a year are about, the most first; of several texts the one preferred. None where there is no text."""
    row = ask.store.connection.execute(
        f"{DOCUMENTS} {_REPORT} a.code = ? AND e.report_year = ? ORDER BY e.language DESC, e.characters DESC, d.id LIMIT 1", (code, year)
    ).fetchone()
    return [] if row is None else ask.site.once(("emphasis", row["extraction"]), lambda: _emphasis(ask, row), of="documents")


def _emphasis(ask: Ask, row: sqlite3.Row) -> list[Emphasis]:
    if ask.site.shares.get(_key(ask, row)) is not None:
        shares = {each["theme"]: (each["share"], each["start"], each["end"]) for each in shares_in(ask, [row]) if each["start"] is not None}
    else:
        shares = _added(*said_by(document_of(ask.store.connection, row), shares_alone=True))
    found = sorted(((share, theme, start, end) for theme, (share, start, end) in shares.items()), key=lambda each: (-each[0], each[1]))
    return [Emphasis(theme, share, row["document_id"], row["part"], start, end) for share, theme, start, end in found if share > 0]


def _added(passages: list[Row], themes: list[Row]) -> dict[str, tuple[float, int, int]]:
    """The share of each theme, and where the passage stands that says most of it: what ``attended`` gives, without what it says of how sure
    that is. To lay out a report as frames takes as long again as a page has."""
    length = sum(passage["characters"] for passage in passages)
    text: dict[str, float] = {}
    most: dict[str, tuple[float, int, int]] = {}
    for part in themes:
        theme, amount = part["theme"], part["share"] * part["characters"]
        text[theme] = text.get(theme, 0.0) + amount
        if theme not in most or amount > most[theme][0]:
            most[theme] = (amount, part["start"], part["end"])
    return {theme: (amount / length, *most[theme][1:]) for theme, amount in text.items()}


def _found(ask: Ask, reports: Sequence[sqlite3.Row]) -> list[list[tuple[Any, ...]]]:
    """What ``_OF_THEME`` names, of each theme of each report."""
    passages: list[Row] = []
    themes: list[Row] = []
    for row in reports:
        own = said_by(document_of(ask.store.connection, row), shares_alone=True)
        for rows, more in zip((passages, themes), own, strict=True):
            # Two documents may have one name, but not one number.
            rows += [{**each, "document": str(row["extraction"])} for each in more]
    found: dict[str, list[tuple[Any, ...]]] = {str(row["extraction"]): [] for row in reports}
    if passages:
        for each in attended(theme_frame(themes), passage_frame(passages)):
            found[each["document"]].append(tuple(each[name] for name in _OF_THEME))
    return list(found.values())


def _reports(ask: Ask, where: str, values: Sequence[object]) -> list[sqlite3.Row]:
    return ask.store.connection.execute(f"{DOCUMENTS} {_REPORT} {where} ORDER BY d.id", values).fetchall()


def _named(row: sqlite3.Row) -> Row:
    """What is said of a report in each of its rows."""
    return {
        "document": row["name"], "document_id": row["document_id"], "language": row["language"], "area": row["area"], "area_code": row["code"],
        "area_en": row["area_en"], "level": row["level"], "report_year": row["report_year"],
    }  # fmt: skip


def _key(ask: Ask, row: sqlite3.Row) -> tuple[int, int]:
    return ask.site.file(), row["extraction"]
