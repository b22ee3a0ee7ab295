"""A phrase through the years: in how many reports of each level and year it stands, and where it stands first."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, HTTPException
from fastapi import Path as InPath

from mubiao.analysis import s_curve
from mubiao.analysis.diffusion import THIN
from mubiao.store.queries import match_of
from mubiao.web.pages import View, add_page, document_url, with_query
from mubiao.web.site import Ask, Asked

router = APIRouter()
Row = dict[str, Any]
MOST_PHRASES = 5
SHORTEST, LONGEST = 2, 40  # characters of a phrase
_FIRST = 10
_FEW = 150  # texts that are looked into while a page waits: some 30 ms
Term = Annotated[
    str, InPath(min_length=SHORTEST, max_length=LONGEST, pattern=r"^[^/\x00]+$", description="A phrase, as it stands in the texts")
]
_REPORTS = (
    "FROM extractions e JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL JOIN texts t ON t.id = e.text "
    "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.genre = 'work_report' AND e.report_year IS NOT NULL AND e.level IS NOT NULL "
    "AND e.characters > 0 "
)
_COLUMNS: dict[str, type] = {
    "level": str, "year": int, "reports": int, "uses": int, "share": float, "mentions": int, "per_10k": float, "thin": bool,
}  # fmt: skip


def term(ask: Asked, term: Term) -> View:
    """How a phrase spreads: reports that have it among all, by level and year; zero where none has it, thin where there are few reports."""
    found = spread(ask, term) if ask.patient or _is_soon_found(ask, term) else ask.site.soon(*_asked(ask, term), of="documents")
    rows, first = found or ([], [])
    uses = [
        {**row, "url": f"{document_url(row['document_id'], row['part'])}#at-{row['start']}-{row['start'] + len(term)}"} for row in first
    ]
    curves = s_curve(frame_of([(term, rows)])).to_dicts() if rows else []
    return View(
        "term.html",
        term,
        {"term": term, "spread": rows, "first": uses, "curves": curves},
        rows,
        _COLUMNS,
        {
            "term": term,
            "first": uses,
            "curves": [row for row in curves if row["fitted"]],
            "panels": panels_of(rows),
            "picture": with_query("/charts/spread.svg", {"phrases": term, "lang": ask.tongue}),
            "waits": found is None,
        },
        waits=found is None,
    )


def spread(ask: Ask, phrase: str) -> tuple[list[Row], list[Row]]:
    """Reports and uses by level and year, and the first uses; found once while the documents stay as they are."""
    return ask.site.once(*_asked(ask, phrase), of="documents")


def _asked(ask: Ask, phrase: str) -> tuple[Hashable, Callable[[], tuple[list[Row], list[Row]]]]:
    return ("spread", phrase), lambda: _spread(ask, phrase)


def _is_soon_found(ask: Ask, phrase: str) -> bool:
    """Whether few texts have to be looked into: those that the index names."""
    wanted = match_of(phrase)
    if not wanted or ask.store.unindexed():
        return len(texts_read(ask)) == 0
    found = ask.store.connection.execute("SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", (wanted, _FEW + 1))
    return int(found.fetchone()[0]) <= _FEW


def texts_read(ask: Ask) -> list[Row]:
    """How many reports there are texts of, by level and year, and their characters."""
    return ask.site.once(
        "texts",
        lambda: [
            dict(row)
            for row in ask.store.connection.execute(
                f"SELECT e.level, e.report_year AS year, count(*) AS reports, sum(e.characters) AS characters {_REPORTS} GROUP BY 1, 2 ORDER BY 2, 1"
            )
        ],
        of="documents",
    )


def panels_of(texts: list[Row]) -> int:
    """How many panels the chart of a spread has: one a level; none where the texts are all of one year, which no phrase spreads over."""
    return len({row["level"] for row in texts}) if len({row["year"] for row in texts}) > 1 else 0


def phrases_in(given: str) -> list[str]:
    """The phrases of a list parted by commas. Raises 422 for too many of them, or one too short or too long."""
    found = [phrase for phrase in dict.fromkeys(part.strip() for part in re.split(r"[,，、;；]+", given)) if phrase]
    if len(found) > MOST_PHRASES or any(not SHORTEST <= len(phrase) <= LONGEST for phrase in found):
        raise HTTPException(422, f"at most {MOST_PHRASES} phrases of {SHORTEST} to {LONGEST} characters")
    return found


def frame_of(found: list[tuple[str, list[Row]]]) -> pl.DataFrame:
    """The spread of phrases with the columns of ``analysis.spread``."""
    return pl.DataFrame(
        [
            {"phrase": phrase, "level": row["level"], "report_year": row["year"], "reports": row["reports"], "using": row["uses"],
             "share": row["share"], "mentions": row["mentions"], "per_10k": row["per_10k"], "thin": row["thin"]}
            for phrase, rows in found for row in rows
        ],
        schema={"phrase": pl.String, "level": pl.String, "report_year": pl.Int64, "reports": pl.Int64, "using": pl.Int64,
                "share": pl.Float64, "mentions": pl.Int64, "per_10k": pl.Float64, "thin": pl.Boolean},
    )  # fmt: skip


def _spread(ask: Ask, phrase: str) -> tuple[list[Row], list[Row]]:
    connection = ask.store.connection
    wanted = match_of(phrase)
    among, values = "", list[Any]()
    if wanted and not ask.store.unindexed():  # the index says in which texts it is worth looking
        among, values = "AND e.id IN (SELECT rowid FROM search WHERE search MATCH ?) ", [wanted]
    found = connection.execute(
        "SELECT e.level, e.report_year AS year, d.document_id, d.part, a.name AS area, a.name_en AS area_en, a.code, "
        f"instr(t.text, ?) - 1 AS start, (length(t.text) - length(replace(t.text, ?, ''))) / length(?) AS mentions {_REPORTS}{among}"
        "AND instr(t.text, ?) > 0 ORDER BY e.report_year, a.code, d.id",
        [phrase, phrase, phrase, *values, phrase],
    ).fetchall()
    uses: dict[tuple[str, int], list[int]] = {}
    for row in found:
        held = uses.setdefault((row["level"], row["year"]), [0, 0])
        held[0] += 1
        held[1] += row["mentions"]
    rows = []
    for row in texts_read(ask):
        using, mentions = uses.get((row["level"], row["year"]), (0, 0))
        rows.append(
            {
                "level": row["level"],
                "year": row["year"],
                "reports": row["reports"],
                "uses": using,
                "share": using / row["reports"],
                "mentions": mentions,
                "per_10k": mentions * 10_000 / row["characters"],
                "thin": row["reports"] < THIN,
            }
        )
    names = ("document_id", "part", "area", "area_en", "year", "start")
    return rows, [{name: row[name] for name in names} for row in found[:_FIRST]]


add_page(router, "/terms/{term}", term)
