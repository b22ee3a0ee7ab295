"""A phrase through the years: in how many reports of each level and year it stands, and where it stands first."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as InPath

from mubiao.web.pages import View, add_page, document_url
from mubiao.web.site import Asked

router = APIRouter()
Row = dict[str, Any]
THIN = 5  # reports of a level and year below which a share says little
_FIRST = 10
Term = Annotated[str, InPath(min_length=2, max_length=40, pattern=r"^[^/\x00]+$", description="A phrase, as it stands in the texts")]


def term(ask: Asked, term: Term) -> View:
    """How a phrase spreads: reports that have it among all, by level and year; zero where none has it, thin where there are few reports."""
    found = ask.store.connection.execute(
        "SELECT e.level, e.report_year AS year, count(*) AS reports, sum(instr(t.text, ?1) > 0) AS uses FROM extractions e "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN texts t ON t.id = e.text "
        "WHERE e.current AND e.genre = 'work_report' AND e.report_year IS NOT NULL AND e.level IS NOT NULL AND t.text <> '' "
        "GROUP BY 1, 2 ORDER BY 2, 1",
        (term,),
    )
    rows = [{**dict(row), "share": row["uses"] / row["reports"], "thin": row["reports"] < THIN} for row in found]
    first = ask.store.connection.execute(
        "SELECT d.document_id, d.part, a.name AS area, a.name_en AS area_en, e.report_year AS year, instr(t.text, ?1) - 1 AS start "
        "FROM extractions e JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN texts t ON t.id = e.text "
        "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.genre = 'work_report' AND e.report_year IS NOT NULL "
        "AND instr(t.text, ?1) > 0 ORDER BY e.report_year, a.code, d.id LIMIT ?2",
        (term, _FIRST),
    )
    uses = [
        {**dict(row), "url": f"{document_url(row['document_id'], row['part'])}#at-{row['start']}-{row['start'] + len(term)}"}
        for row in first
    ]
    columns: dict[str, type] = {"level": str, "year": int, "reports": int, "uses": int, "share": float, "thin": bool}
    return View("term.html", term, {"term": term, "spread": rows, "first": uses}, rows, columns, {"term": term, "first": uses})


add_page(router, "/terms/{term}", term)
