"""A panel of a lake: its files have the same to say as a database (``store.holdings``), read lazily, those folders and columns alone that it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mubiao.lake.lake import Lake, rows_of
from mubiao.store.filing import named_for
from mubiao.store.holdings import UNREAD
from mubiao.store.panel import panel as made_of
from mubiao.store.years import year_of

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_FIGURES = (
    "id", "kind", "headline", "indicator", "measure", "period", "low", "high", "unit", "bound", "stance", "relative_op", "relative_to",
    "relative_margin", "printed", "start", "end", "confidence", "aims_higher", "area", "area_code", "document", "document_id", "report_year",
)  # fmt: skip
_KEY = ("document", "document_id")


def panel(lake: Lake, **wanted: Any) -> list[Row]:
    """As ``store.panel.panel``. Official series and corrections are a database's."""
    return made_of(OfLake(lake, passages=wanted.get("evidence", True)), **wanted)


class OfLake:
    """``store.holdings.Holdings`` of a lake. Copies of a report in several files are not linked: each counts."""

    def __init__(self, lake: Lake, *, passages: bool = True) -> None:
        self.lake, self.passages = lake, passages

    def figures(
        self, indicators: Sequence[str], measures: Sequence[str], kind: str, years: Sequence[int], codes: frozenset[str], confidence: float
    ) -> Iterator[Row]:
        import polars as pl

        asked = pl.col("indicator").is_in(list(indicators)) & pl.col("measure").is_in(list(measures)) & pl.col("area_code").is_not_null()
        frame = self.lake.scan("statements", kind=[kind]).filter(asked & _may_be_of(years, kind) & (pl.col("confidence") >= confidence))
        columns = (*_FIGURES, "evidence") if self.passages else _FIGURES
        found = frame.select(columns).collect()
        found = found.filter(pl.col("area_code").is_in(list(codes.intersection(found["area_code"].unique()))))
        documents = self.lake.scan("documents").select(*_KEY, "genre", "language", "published_on", pl.col("area_code").alias("report_code"))
        own = documents.filter(pl.col("document").is_in(found["document"].unique().implode())).unique(_KEY).collect()
        asked_for = set(years)
        for row in found.join(own, on=_KEY).sort(*_KEY, "start", "end", "id").iter_rows(named=True):
            year = year_of(row)
            if year in asked_for:
                row |= {"year": year, "status": None, "document_number": row["document"]}
                yield row

    def series(self, indicators: Sequence[str]) -> Iterator[Row]:
        return iter(())

    def reports(self, years: Sequence[int], kind: str, codes: frozenset[str]) -> Iterator[Row]:
        import polars as pl

        columns = ("document", "document_id", "area_code", "report_year", "language", "warnings", "said")
        reports = self.lake.scan("documents", year=years).filter(pl.col("genre") == "work_report", pl.col("area_code").is_not_null())
        found = reports.select(columns).collect().filter(pl.col("report_year").is_in(list(years)))
        found = found.filter(pl.col("area_code").is_in(list(codes.intersection(found["area_code"].unique()))))
        broken = found.filter(pl.col("warnings").str.contains("|".join(UNREAD)))["document"]
        whole = set(self._with_any(broken, kind)) if len(broken) else set()
        for row in found.sort("language", "document_id", descending=[True, False]).iter_rows(named=True):
            said = json.loads(row["said"])["warnings"] if row["warnings"] else []
            unread = any(notice["code"] in UNREAD for notice in said)
            made = {"code": row["area_code"], "name": row["document"], "warnings": said, "read": not unread or row["document"] in whole}
            yield {**made, "report_year": row["report_year"], "document_id": row["document_id"]}

    def failures(self) -> Iterator[Row]:
        for row in rows_of(self.lake.scan("errors").sort("document")):
            place, year = named_for(row["document"])
            if place is not None and year is not None:
                yield {"name": row["document"], "code": row["code"], "reason": row["message"], "report_year": year, "area_code": place.code}

    def misnamed(self) -> Iterator[Row]:
        import polars as pl

        frame = self.lake.scan("documents").filter(pl.col("warnings").str.contains("identity-mismatch", literal=True))
        yield from rows_of(
            frame.select(pl.col("document").alias("name"), "area", pl.col("area_code").alias("code"), "report_year").sort("name")
        )

    def passage(self, row: Row) -> str:
        return str(row["evidence"])

    def _with_any(self, documents: pl.Series, kind: str) -> Iterator[str]:
        """Those of these documents, which break off, that state figures of this kind all the same."""
        import polars as pl

        frame = self.lake.scan("statements", kind=[kind]).filter(pl.col("document").is_in(documents.implode()))
        if kind == "target":
            frame = frame.filter(pl.col("headline"))
        yield from frame.select(pl.col("document").unique()).collect()["document"]


def _may_be_of(years: Sequence[int], kind: str) -> pl.Expr:
    """Rows that may be for one of these years: ``store.years`` tells, but for what is quickly seen not to be."""
    import polars as pl

    of_report = pl.col("report_year").is_in(list(years)) | pl.col("report_year").is_null()
    if kind == "outlook":
        return of_report
    return pl.col("period").is_in([str(year) for year in years]) | (pl.col("period").is_null() & of_report)
