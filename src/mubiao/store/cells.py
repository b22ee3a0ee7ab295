"""The rows that may fill the cells of a panel: current, not rejected, with whose figure they are and for which year."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from mubiao.store.codes import cells_where, worded_columns
from mubiao.store.precedence import claim, order, source_kind
from mubiao.store.years import year_of

Row = dict[str, Any]
Sources = Mapping[int, tuple[Any, ...]]  # by the number of an extraction: what ``_OF_EXTRACTION`` names
Key = tuple[str, str, str, str, str]  # area code, year or period, indicator, measure, kind

# As they are stored; ``worded_columns`` gives the words that numbers stand for, in less time than the view ``statements`` takes for it.
_FIGURES = (
    "id", "kind", "headline", "measure", "period", "low", "high", "unit", "bound", "stance", "relative_op", "relative_to", "relative_margin",
    "printed", "start", "end", "confidence", "aims_higher", "status",
)  # fmt: skip
_OF_FIGURE = ("extraction", "area", "indicator", *_FIGURES)
_OF_EXTRACTION = {
    "extraction": "e.id", "report_year": "e.report_year", "published_on": "e.published_on", "text": "e.text", "genre": "e.genre",
    "language": "e.language", "report_code": "a.code", "document": "d.name", "document_id": "d.document_id", "document_number": "d.id",
}  # fmt: skip
_COLUMNS = (*_FIGURES, "indicator", "area", "area_code", *_OF_EXTRACTION, "year")
# What the rows stand on is looked up in three queries, for joining it to each row takes longer than reading the row.
_ROWS = "SELECT " + ", ".join(f'f."{name}"' for name in _OF_FIGURE) + " FROM figures f WHERE f.status IS NOT 'rejected'"
_EXTRACTIONS = (
    f"SELECT {', '.join(_OF_EXTRACTION.values())} FROM extractions e JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL "
    "LEFT JOIN areas a ON a.id = e.area WHERE e.current"
)
_ONE_BY_ONE = 500  # of a table that are looked up by their numbers; where more are wanted, all are read
_MOST_AREAS = 2000  # in a query
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
    codes: Collection[str] | None = None,
    confidence: float = 0.0,
    sources: Sources | None = None,
) -> Iterator[Row]:
    """Current rows of documents that are no copies, with the ``year`` that they are for; rows without one are left out.

    ``years``: only rows that are for one of them; ``codes``: only those of areas of these codes; ``sources``: what ``sources_in`` gave, of who
    asks often.
    """
    where, values = cells_where(connection, "f", indicator=indicators, measure=measures, kind=kinds)
    if years and kinds and _OUTLOOK not in kinds:  # the index of cells tells the period before a row is read
        where += f" AND (f.period IS NULL OR f.period IN ({marks(years)}))"
        values += years
    areas = areas_by_number(connection, codes)
    if areas_are_few(connection, areas):
        where += f" AND f.area IN ({marks(areas)})"
        values += areas
    if confidence:
        where += " AND (f.confidence >= ? OR f.status IS NOT NULL) "
        values.append(confidence * 1000)
    for row in _rows(connection, _ROWS + where, values, areas, sources):
        if row["year"] in years if years else row["year"] is not None:
            yield row


def sources_in(connection: sqlite3.Connection) -> Sources:
    """What rows say of the extraction that they stand in, by its number; of the current ones of documents that are no copies."""
    columns: list[Sequence[Any]] = list(zip(*plain(connection).execute(_EXTRACTIONS), strict=True))
    for at, name in enumerate(_OF_EXTRACTION if columns else ()):
        if name in ("genre", "language", "report_code"):  # words that many rows share are held once
            columns[at] = [value and intern(value) for value in columns[at]]
    return {row[0]: row for row in zip(*columns, strict=True)}


def rows_by_number(connection: sqlite3.Connection, numbers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Row]:
    """Those rows, by extraction and number in it, with the columns that ``candidates`` gives, and ``source``."""
    found: dict[tuple[int, int], Row] = {}
    areas = areas_by_number(connection)
    for extraction, n in numbers:
        [row] = _rows(connection, _ROWS + " AND f.extraction = ? AND f.n = ?", (extraction, n), areas)
        found[extraction, n] = {**row, "source": source_kind(row)}
    return found


def areas_by_number(connection: sqlite3.Connection, codes: Collection[str] | None = None) -> dict[int, tuple[str, str]]:
    """The areas that have a code (``codes``: one of these): name and code of each, by its number."""
    query = "SELECT id, name, code FROM areas WHERE code IS NOT NULL"
    if codes is None or len(codes) > _MOST_AREAS:
        found = plain(connection).execute(query)
        return {number: (name, code) for number, name, code in found if codes is None or code in codes}
    # As the index of areas has it: ``areas_as_named``.
    found = plain(connection).execute(f"{query} AND ifnull(code, '') IN (SELECT value FROM json_each(?))", (json.dumps(list(codes)),))
    return {number: (name, code) for number, name, code in found}


def areas_are_few(connection: sqlite3.Connection, areas: Collection[int]) -> bool:
    """Whether it is worth while to ask for these areas alone: where they are most of all, all are as soon read."""
    number: int = plain(connection).execute("SELECT count(*) FROM areas WHERE code IS NOT NULL").fetchone()[0]
    return len(areas) <= min(_MOST_AREAS, number / 2)


def plain(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """A cursor that gives tuples: a row that finds its columns by their names costs more than a dict."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor


def marks(values: Collection[Any]) -> str:
    """The marks of so many values in a query."""
    return ", ".join("?" * len(values))


def _rows(
    connection: sqlite3.Connection,
    query: str,
    values: Sequence[Any],
    areas: Mapping[int, tuple[str, str]],
    sources: Sources | None = None,
) -> Iterator[Row]:
    """The rows of a query for ``_OF_FIGURE``, of these areas, with what ``_COLUMNS`` names."""
    found = [row for row in plain(connection).execute(query, values) if row[1] in areas]
    if sources is None:
        sources = {row[0]: row for row in _looked_up(connection, _EXTRACTIONS, "e.id", {row[0] for row in found})}
    found = [row for row in found if row[0] in sources]
    if not found:
        return
    extraction, area, indicator, *stored = zip(*found, strict=True)
    names = dict(_looked_up(connection, "SELECT id, name FROM indicators WHERE true", "id", set(indicator)))
    worded = zip(*worded_columns(_FIGURES, stored), strict=True)
    for one, of_area, of_extraction, of_indicator in zip(worded, area, extraction, indicator, strict=True):
        row = dict(zip(_COLUMNS, (*one, names[of_indicator], *areas[of_area], *sources[of_extraction], None), strict=True))
        row["year"] = year_of(row)
        yield row


def _looked_up(connection: sqlite3.Connection, query: str, column: str, numbers: set[int]) -> Iterable[tuple[Any, ...]]:
    """What a query finds of these numbers in ``column``; of all where they are many."""
    few = len(numbers) <= _ONE_BY_ONE
    return plain(connection).execute(f"{query} AND {column} IN ({marks(numbers)})" if few else query, tuple(numbers) if few else ())


def in_order(cells: Iterable[list[Row]]) -> None:
    """Of the rows of each cell put the preferred first. Of two reports that state an outcome, the one nearer to its year goes before."""
    for rows in cells:
        if len(rows) > 1:
            rows.sort(key=_order)


def _order(row: Row) -> tuple[object, ...]:
    year: int = row["year"]
    reported: int = row["report_year"] or year
    source, *rest = order(row)
    return source, abs(reported - year), *rest
