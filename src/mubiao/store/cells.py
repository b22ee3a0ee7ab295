"""The rows that may fill the cells of a panel: current, not rejected, with whose figure they are and for which year."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mubiao.store.codes import cells_where, in_words, stored
from mubiao.store.precedence import claim, order, source_kind

Row = dict[str, Any]
Key = tuple[str, str, str, str, str]  # area code, year or period, indicator, measure, kind

# The year of a row's cell: that of its period; of a goal for later years, the year of the report that sets it. (A period that is no year
# is a text, and comes behind every number.)
_YEAR = (
    f"CASE WHEN f.kind = {stored('kind', 'outlook')} THEN ifnull(e.report_year, CAST(substr(e.published_on, 1, 4) AS INTEGER)) "
    f"WHEN f.period IS NULL THEN CASE f.kind WHEN {stored('kind', 'target')} THEN e.report_year END "
    "WHEN f.period BETWEEN 1900 AND 2099 THEN f.period END"
)
# The table and not its view: the index of cells then tells the area and the period of a row before the row is read.
_QUERY = (
    # A column is looked up by its name from the left: those that every row is asked for come first.
    f"SELECT a.code AS area_code, {_YEAR} AS year, {in_words('f.measure', 'measure')} AS measure, i.name AS indicator, e.genre, "
    f"ra.code AS report_code, e.language, f.low, f.high, {in_words('f.stance', 'stance')} AS stance, f.headline, f.status, d.document_id, "
    "d.id AS document_number, e.report_year, f.confidence / 1000.0 AS confidence, f.start, printf('%016x', f.id) AS id, "
    f"{in_words('f.unit', 'unit')} AS unit, {in_words('f.bound', 'bound')} AS bound, f.relative_op, f.relative_to, f.relative_margin, "
    f'f.printed, d.name AS document, f."end", f.aims_higher, {in_words("f.kind", "kind")} AS kind, CAST(f.period AS TEXT) AS period, '
    "a.name AS area, e.id AS extraction, e.text, e.published_on, f.indicator AS indicator_number, f.measure AS measure_number, "
    "f.kind AS kind_number FROM figures f JOIN indicators i ON i.id = f.indicator "
    "JOIN extractions e ON e.id = f.extraction AND e.current JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL "
    "JOIN areas a ON a.id = f.area LEFT JOIN areas ra ON ra.id = e.area WHERE a.code IS NOT NULL AND f.status IS NOT 'rejected'"
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
    areas: Collection[int] | None = None,
    confidence: float = 0.0,
) -> Iterator[sqlite3.Row]:
    """Current rows of documents that are no copies, with the ``year`` that they are for; rows without one are left out.

    ``years``: only rows that are for one of them. ``areas``: only rows of the areas of these numbers.
    """
    where, values = cells_where(connection, "f", indicator=indicators, measure=measures, kind=kinds)
    where += f" AND year IN ({_marks(years)})" if years else " AND year IS NOT NULL"
    values += years
    if years and kinds and _OUTLOOK not in kinds:
        where += f" AND (f.period IS NULL OR f.period IN ({_marks(years)}))"
        values += years
    if areas is not None:
        where += f" AND f.area IN ({_marks(areas)})"
        values += areas
    if confidence:
        where += " AND (f.confidence / 1000.0 >= ? OR f.status IS NOT NULL) "
        values.append(confidence)
    yield from connection.execute(_QUERY + where, values)


def _marks(values: Collection[int]) -> str:
    return ", ".join("?" * len(values))


def rows_by_number(connection: sqlite3.Connection, numbers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Row]:
    """Those rows, by extraction and number in it, with the columns that ``candidates`` gives, and ``source``."""
    found: dict[tuple[int, int], Row] = {}
    for extraction, n in numbers:
        row = connection.execute(_QUERY + " AND f.extraction = ? AND f.n = ?", (extraction, n)).fetchone()
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
