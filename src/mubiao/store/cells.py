"""The rows that may fill the cells of a panel: current, not rejected, with whose figure they are and for which year."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mubiao.store.codes import cells_where, worded
from mubiao.store.precedence import claim, order, source_kind
from mubiao.store.years import YEAR

Row = dict[str, Any]
Key = tuple[str, str, str, str, str]  # area code, year or period, indicator, measure, kind

# As they are stored; ``worded`` gives the words that numbers stand for, in less time than the view ``statements`` takes for it.
_FIGURES = (
    "id", "kind", "headline", "measure", "period", "low", "high", "unit", "bound", "stance", "relative_op", "relative_to", "relative_margin",
    "printed", "start", "end", "confidence", "aims_higher", "status",
)  # fmt: skip
_COLUMNS = {name: f'f."{name}"' for name in _FIGURES} | {
    "indicator": "i.name", "area": "a.name", "area_code": "a.code", "report_code": "ra.code", "extraction": "e.id", "text": "e.text",
    "genre": "e.genre", "language": "e.language", "report_year": "e.report_year", "published_on": "e.published_on", "document": "d.name",
    "document_id": "d.document_id", "document_number": "d.id", "year": YEAR,
}  # fmt: skip
_QUERY = (
    "SELECT "
    + ", ".join(f'{where} AS "{name}"' for name, where in _COLUMNS.items())
    + " FROM figures f JOIN extractions e ON e.id = f.extraction AND e.current JOIN indicators i ON i.id = f.indicator "
    "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN areas a ON a.id = f.area LEFT JOIN areas ra ON ra.id = e.area "
    "WHERE a.code IS NOT NULL AND f.status IS NOT 'rejected'"
)
_OUTLOOK = "outlook"


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
        if len(self.rows) == 1 or first["stance"] == "strive":
            return None
        return next((row for row in self.rows[1:] if row["stance"] == "strive" and row["document_id"] == first["document_id"]), None)

    def rivals(self) -> list[Row]:
        """The first row of every other document whose claim is not among those of the preferred one's document."""
        own = self.preferred["document_number"]
        others: dict[int, list[Row]] = {}
        for row in self.rows:
            if row["document_number"] != own:
                others.setdefault(row["document_number"], []).append(row)
        if not others:
            return []
        said = {claim(row) for row in self.rows if row["document_number"] == own}
        return [rows[0] for rows in others.values() if not any(claim(row) in said for row in rows)]


def candidates(
    connection: sqlite3.Connection,
    *,
    indicators: Sequence[str] = (),
    measures: Sequence[str] = (),
    kinds: Sequence[str] = (),
    years: Collection[int] = (),
    areas: Collection[int] | None = None,
    confidence: float = 0.0,
) -> Iterator[Row]:
    """Current rows of documents that are no copies, with the ``year`` that they are for; rows without one are left out.

    ``years``: only rows that are for one of them; ``areas``: only of those of these numbers.
    """
    where, values = cells_where(connection, "f", indicator=indicators, measure=measures, kind=kinds)
    where += f" AND year IN ({_marks(years)})" if years else " AND year IS NOT NULL"
    values += years
    if years and kinds and _OUTLOOK not in kinds:  # the index of cells tells the period before a row is read
        where += f" AND (f.period IS NULL OR f.period IN ({_marks(years)}))"
        values += years
    if areas is not None:
        where += f" AND f.area IN ({_marks(areas)})"
        values += areas
    if confidence:
        where += " AND (f.confidence >= ? OR f.status IS NOT NULL) "
        values.append(confidence * 1000)
    yield from _rows(connection, _QUERY + where, values)


def _marks(values: Collection[int]) -> str:
    return ", ".join("?" * len(values))


def rows_by_number(connection: sqlite3.Connection, numbers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Row]:
    """Those rows, by extraction and number in it, with the columns that ``candidates`` gives, and ``source``."""
    found: dict[tuple[int, int], Row] = {}
    for extraction, n in numbers:
        [row] = _rows(connection, _QUERY + " AND f.extraction = ? AND f.n = ?", (extraction, n))
        found[extraction, n] = {**row, "source": source_kind(row)}
    return found


def _rows(connection: sqlite3.Connection, query: str, values: Sequence[Any]) -> Iterator[Row]:
    cursor = connection.cursor()
    cursor.row_factory = None  # a row that finds its columns by their names costs more than a dict
    for row in cursor.execute(query, values):
        yield worded(dict(zip(_COLUMNS, row, strict=True)))


def in_order(cells: dict[Any, Cell]) -> None:
    """Put the preferred row of each cell first. Of two reports that state an outcome, the one nearer to its year goes before."""
    for cell in cells.values():
        if len(cell.rows) > 1:
            cell.rows.sort(key=_order)


def _order(row: Row) -> tuple[object, ...]:
    year: int = row["year"]
    reported: int = row["report_year"] or year
    source, *rest = order(row)
    return source, abs(reported - year), *rest
