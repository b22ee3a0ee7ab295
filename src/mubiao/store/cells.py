"""The rows that may fill the cells of a panel: current, not rejected, with whose figure they are and for which year."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mubiao.store.codes import cells_where
from mubiao.store.precedence import claim, order, source_kind

Row = dict[str, Any]
Key = tuple[str, str, str, str, str]  # area code, year or period, indicator, measure, kind

# The year of a row's cell: that of its period; of a goal for later years, the year of the report that sets it.
_YEAR = (
    "CASE WHEN s.kind = 'outlook' THEN ifnull(e.report_year, CAST(substr(e.published_on, 1, 4) AS INTEGER)) "
    "WHEN s.period IS NULL THEN CASE s.kind WHEN 'target' THEN e.report_year END "
    "WHEN s.period GLOB '19[0-9][0-9]' OR s.period GLOB '20[0-9][0-9]' THEN CAST(s.period AS INTEGER) END"
)
_QUERY = (
    "SELECT s.id, s.kind, s.headline, s.indicator, s.measure, s.period, s.low, s.high, s.unit, s.bound, s.stance, s.relative_op, "
    's.relative_to, s.relative_margin, s.indicator_number, s.measure_number, s.kind_number, s.printed, s.start, s."end", s.confidence, s.aims_higher, s.status, a.name AS area, '
    "a.code AS area_code, ra.code AS report_code, e.id AS extraction, e.text, e.genre, e.language, e.report_year, e.published_on, "
    f"d.name AS document, d.document_id, d.id AS document_number, {_YEAR} AS year FROM statements s JOIN extractions e ON e.id = s.extraction AND e.current "
    "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN areas a ON a.id = s.area LEFT JOIN areas ra ON ra.id = e.area "
    "WHERE a.code IS NOT NULL AND s.status IS NOT 'rejected'"
)


@dataclass(slots=True)
class Cell:
    """All rows that speak of one area, year, indicator, measure and kind; the preferred first."""

    rows: list[Row] = field(default_factory=list)

    @property
    def preferred(self) -> Row:
        return self.rows[0]

    @property
    def stretch(self) -> Row | None:
        """The goal striven for beside the firm one (确保6%、力争6.5%), of the same document."""
        first = self.preferred
        if first["stance"] == "strive":
            return None
        return next((row for row in self.rows[1:] if row["stance"] == "strive" and row["document_id"] == first["document_id"]), None)

    def rivals(self) -> list[Row]:
        """The first row of every other document whose claim is not among those of the preferred one's document."""
        said = {claim(row) for row in self.rows if row["document_number"] == self.preferred["document_number"]}
        others: dict[int, list[Row]] = {}
        for row in self.rows:
            if row["document_number"] != self.preferred["document_number"]:
                others.setdefault(row["document_number"], []).append(row)
        return [rows[0] for rows in others.values() if not any(claim(row) in said for row in rows)]


def candidates(
    connection: sqlite3.Connection,
    *,
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    kinds: Sequence[str] = (),
    years: Collection[int] = (),
    confidence: float = 0.0,
) -> Iterator[sqlite3.Row]:
    """Current rows of documents that are no copies, with the ``year`` that they are for; rows without one are left out.

    ``years``: only rows that are for one of them.
    """
    where, values = cells_where(connection, indicator=indicators, measure=measures, kind=kinds)
    where += f" AND year IN ({', '.join('?' * len(years))})" if years else " AND year IS NOT NULL"
    values += years
    if confidence:
        where += " AND (s.confidence >= ? OR s.status IS NOT NULL) "
        values.append(confidence)
    yield from connection.execute(_QUERY + where, values)


def rows_by_number(connection: sqlite3.Connection, numbers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Row]:
    """Those rows, by extraction and number in it, with the columns that ``candidates`` gives, and ``source``."""
    found: dict[tuple[int, int], Row] = {}
    for extraction, n in numbers:
        row = connection.execute(_QUERY + " AND s.extraction = ? AND s.n = ?", (extraction, n)).fetchone()
        found[extraction, n] = {**dict(row), "source": source_kind(row)}
    return found


def in_order(cells: dict[Any, Cell]) -> None:
    """Put the preferred row of each cell first. Of two reports that state an outcome, the one nearer to its year goes before."""
    for cell in cells.values():
        if len(cell.rows) > 1:
            cell.rows.sort(key=lambda row: (order(row)[0], _distance(row), *order(row)[1:]))


def _distance(row: Row) -> int:
    year: int = row["year"]
    reported: int = row["report_year"] or year
    return abs(reported - year)
