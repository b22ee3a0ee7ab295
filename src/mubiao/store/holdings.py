"""What a panel is made of: the figures that may fill its cells, the reports that were read and those that could not be; from the database.

A lake has the same to say (``lake.panel``); the panel itself is made in one place of either.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from mubiao.store.cells import Sources, areas_are_few, areas_by_number, candidates, marks, plain

Row = dict[str, Any]


class Holdings(Protocol):
    """What documents, read and unread, have to say to a panel."""

    def figures(
        self, indicators: Sequence[str], measures: Sequence[str], kind: str, years: Sequence[int], codes: frozenset[str], confidence: float
    ) -> Iterable[Row]:
        """Rows as ``cells.candidates`` gives them, for one of these years and, if not of others too, of areas of these codes."""

    def series(self, indicators: Sequence[str]) -> Iterable[Row]:
        """Official figures of whole years: area, area_code, indicator, measure, year, value, unit, source."""

    def reports(self, years: Sequence[int], kind: str, codes: frozenset[str]) -> Iterable[Row]:
        """The reports of these years and, if not of others too, of areas of these codes: code, report_year, name, document_id, warnings (a list of code and message), and under
        ``read`` whether one that breaks off states anything of the kind; of several the preferred first."""

    def failures(self) -> Iterable[Row]:
        """Documents that could not be read, with the place and year of their names: name, code, reason, report_year, area_code."""

    def misnamed(self) -> Iterable[Row]:
        """Documents that are not what they are named for: name, and whose they are: area, code, report_year."""

    def passage(self, row: Row) -> str:
        """The evidence of a row of ``figures``."""


class OfDatabase:
    """``Holdings`` of a database: current extractions, copies and what people rejected left out."""

    def __init__(self, connection: sqlite3.Connection, sources: Sources | None = None) -> None:
        self.connection = connection
        self.sources = sources  # of ``cells.sources_in``, of who asks often
        self.number, self.text = None, ""  # the text that a passage was last taken of

    def figures(
        self, indicators: Sequence[str], measures: Sequence[str], kind: str, years: Sequence[int], codes: frozenset[str], confidence: float
    ) -> Iterable[Row]:
        return candidates(
            self.connection,
            indicators=indicators,
            measures=measures,
            kinds=(kind,),
            years=years,
            codes=codes,
            confidence=confidence,
            sources=self.sources,
        )

    def series(self, indicators: Sequence[str]) -> Iterator[Row]:
        rows = self.connection.execute(
            "SELECT a.code AS area_code, a.name AS area, x.indicator, x.measure, x.period, x.value, x.unit, x.source FROM series x "
            f"JOIN areas a ON a.id = x.area WHERE x.indicator IN ({marks(indicators)}) ORDER BY x.source",
            tuple(indicators),
        )
        for row in rows:
            if row["period"].isdigit():
                yield {**dict(row), "year": int(row["period"])}

    def reports(self, years: Sequence[int], kind: str, codes: frozenset[str]) -> Iterator[Row]:
        areas = areas_by_number(self.connection, codes)
        few = areas_are_few(self.connection, areas)
        rows = plain(self.connection).execute(
            "SELECT e.id, e.area, e.report_year, d.name, d.document_id, e.warnings FROM extractions e "
            "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL WHERE e.current AND e.genre = 'work_report' "
            f"AND e.report_year IN ({marks(years)}) {f'AND e.area IN ({marks(areas)}) ' if few else ''}ORDER BY e.language DESC, d.document_id",
            (*years, *(areas if few else ())),
        )
        for number, area, year, name, document_id, warnings in rows:
            if area not in areas:
                continue
            code = areas[area][1]
            found = json.loads(warnings) if warnings != "[]" else ()
            made: Row = {"code": code, "report_year": year, "name": name, "document_id": document_id, "warnings": found, "read": True}
            if found and any(notice["code"] in UNREAD for notice in found):
                made["read"] = self._has_any(number, kind)
            yield made

    def failures(self) -> Iterator[Row]:
        rows = self.connection.execute(
            "SELECT f.name, f.code, f.reason, f.report_year, a.code AS area_code FROM failures f JOIN areas a ON a.id = f.area "
            "WHERE f.report_year IS NOT NULL ORDER BY f.name"
        )
        return map(dict, rows)

    def misnamed(self) -> Iterator[Row]:
        rows = self.connection.execute(
            "SELECT DISTINCT sd.name, a.name AS area, a.code, e.report_year FROM extractions e JOIN source_documents sd ON sd.document = e.document "
            "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.warnings LIKE '%\"identity-mismatch\"%' ORDER BY sd.name"
        )
        return map(dict, rows)

    def passage(self, row: Row) -> str:
        if row["text"] != self.number:
            self.number = row["text"]
            self.text = self.connection.execute("SELECT text FROM texts WHERE id = ?", (self.number,)).fetchone()[0]
        return self.text[row["start"] : row["end"]]

    def _has_any(self, extraction: int, kind: str) -> bool:
        """Whether a report that breaks off was read where it states figures of this kind."""
        where = "AND headline" if kind == "target" else ""
        query = f"SELECT 1 FROM statements s WHERE extraction = ? AND kind = ? {where} LIMIT 1"
        return self.connection.execute(query, (extraction, kind)).fetchone() is not None


UNREAD = ("truncated", "garbled")  # warnings of a report that may have said more than could be read
