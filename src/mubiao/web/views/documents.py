"""The reader: a report with its sections, every record marked in its sentence, what deserves a look, where it is from."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi import Path as InPath

from mubiao.audit import REASONS
from mubiao.audit import audit as account_of
from mubiao.audit.reasons import detail_in_words
from mubiao.indicators import vocabulary
from mubiao.output import STATEMENT_COLUMNS
from mubiao.store import lookup
from mubiao.store.rows import DOCUMENT_COLUMNS
from mubiao.themes.taxonomy import taxonomy
from mubiao.web import held
from mubiao.web.pages import View, add_page, document_url, statement_url
from mubiao.web.site import Ask, Asked

router = APIRouter()
Row = dict[str, Any]
DocumentId = Annotated[str, InPath(pattern=r"^[0-9a-f]{12,64}(?:-\d{1,5})?$", description="Hash of the document, 12 digits or more")]
Audited = Annotated[Literal["on", "off", ""], Query(description="on: every number of the text coloured by what became of it")]
_A_PAGE = 200
_CARD = (
    "area", "measure", "period", "stance", "printed", "confidence", "rank", "rank_in", "notes", "relative", "low", "high", "unit", "bound",
    "topic",
)  # fmt: skip
_BLANK = dict.fromkeys(_CARD)
_LEVELS = Literal["nation", "province", "prefecture", "county"]


def documents(
    ask: Asked,
    level: Annotated[_LEVELS | Literal[""] | None, Query()] = None,
    year: Annotated[int | Literal[""] | None, Query()] = None,
    after: Annotated[int, Query(ge=0, le=10_000_000, description="how many documents to pass over")] = 0,
) -> View:
    """The reports and articles of the database, by year and area."""
    level, year = level or None, year or None  # the form sends an empty word for "all"
    where, values = "e.current", list[Any]()
    if level is not None:
        where, values = f"{where} AND e.level = ?", [*values, level]
    if year is not None:
        where, values = f"{where} AND e.report_year = ?", [*values, year]
    found = ask.store.connection.execute(
        "SELECT d.document_id, d.part, d.name AS document, d.media_type, e.language, e.genre, e.title, a.name AS area, a.code AS area_code, "
        "a.name_en AS area_en, e.level, e.report_year, e.published_on, d.duplicate_of IS NOT NULL AS copy, e.warnings "
        "FROM documents d JOIN extractions e ON e.document = d.id LEFT JOIN areas a ON a.id = e.area "
        f"WHERE {where} ORDER BY e.report_year DESC, a.code, d.id LIMIT ? OFFSET ?",
        [*values, _A_PAGE + 1, after],
    ).fetchall()
    rows = [
        {**dict(row), "warnings": json.loads(row["warnings"]), "url": document_url(row["document_id"], row["part"])}
        for row in found[:_A_PAGE]
    ]
    columns = {name: kind for name, kind in DOCUMENT_COLUMNS.items() if rows and name in rows[0]}
    more = after + _A_PAGE if len(found) > _A_PAGE else None
    context = {
        "level": level,
        "year": year,
        "after": after,
        "more": more,
        "page_query": "".join(f"{name}={value}&" for name, value in (("level", level), ("year", year)) if value is not None),
        "level_names": [("", ask.t["all"]), *((name, ask.t[name]) for name in held.levels(ask))],
        "year_names": [("", ask.t["all"]), *((y, y) for y in held.years(ask))],
    }
    return View("documents.html", ask.t["documents"], {"documents": rows, "after": after, "more": more}, rows, columns, context)


def document(
    ask: Asked,
    document_id: DocumentId,
    audit: Audited = "",
) -> View:
    """A document: its text, its sections, every record with the offsets of its sentence."""
    digest, _, part = document_id.partition("-")
    found = lookup.document(ask.store.connection, digest, int(part or 1))
    number = [lookup.document_number(ask.store.connection, found["document_id"], found["part"])]
    rows = list(ask.store.statements(numbers=number, duplicates=True))
    voices = list(ask.store.records(numbers=number, duplicates=True))
    records = sorted([*rows, *voices], key=lambda row: (row["start"], row["end"]))
    for row in records:
        row["url"] = statement_url({**row, "part": found["part"]})
    numbers = numbers_of(ask, found) if audit == "on" and found["text"] else []
    canonical = document_url(found["canonical_id"], found["canonical_part"]) if found["canonical_id"] else None
    return View(
        "document.html",
        ask.name(found) + (f" {found['report_year']}" if found["report_year"] else "") or found["document"],
        {"document": found, "records": records, **({"numbers": numbers} if numbers else {})},
        rows,
        STATEMENT_COLUMNS,
        {
            "document": found,
            "records": shown_records(ask, records),
            "counts": Counter(row["kind"] for row in records),
            "paragraphs": paragraphs_of(found["text"], records, found["sections"], numbers),
            "audited": account(ask, numbers) if audit == "on" and found["text"] else None,
            "editable": ask.site.token is not None and ask.session is not None,
            "canonical": canonical,
            "original": next(
                (source["final_url"] or source["location"] for source in found["sources"] if "://" in source["location"]), None
            ),
        },
    )


def statement(ask: Asked, record_id: Annotated[str, InPath(pattern=r"^[0-9a-zA-Z_-]{4,64}$")]) -> View:
    """A record: leads to its sentence."""
    digest, part = lookup.whereabouts(ask.store.connection, record_id)
    raise HTTPException(303, headers={"location": f"{document_url(digest, part)}#r-{record_id}"})


def numbers_of(ask: Ask, found: Row) -> list[Row]:
    """Every number of a document with what became of it: ``colour`` is the kind of the record that took it, ``explained`` or ``missed``;
    ``says`` is the same in words. Found once for a document."""
    made = ask.site.once(
        ("audit", found["document_id"], found["part"]),
        lambda: account_of(lookup.as_read(ask.store.connection, found["document_id"], found["part"])).as_rows(),
        of="documents",
    )
    return coloured(ask, made)


def coloured(ask: Ask, rows: Sequence[Row]) -> list[Row]:
    """Rows of an audit with the colour of each number and what is said of it."""
    return [{**{k: row[k] for k in ("start", "end", "printed", "reason")}, **_colour(ask, row)} for row in rows]


def _colour(ask: Ask, row: Row) -> Row:
    if row["kind"] is not None:
        return {"colour": row["kind"], "says": ask.t[row["kind"]]}
    reason = REASONS[row["reason"]]
    said = reason.zh if ask.tongue == "zh" else f"{reason.name}: {detail_in_words(row['reason'], row['detail'])}"
    return {"colour": "missed" if row["reason"] == "not_understood" else "explained", "says": said}


def account(ask: Ask, numbers: list[Row]) -> Row:
    """How many numbers there are, by colour and by reason, and the ones that nothing accounts for."""
    colours = Counter(row["colour"] for row in numbers)
    reasons = Counter(row["reason"] for row in numbers if row["colour"] == "explained")
    named = [(REASONS[reason].zh if ask.tongue == "zh" else REASONS[reason].name, count) for reason, count in reasons.most_common()]
    return {
        "all": len(numbers),
        "kinds": [(kind, colours[kind]) for kind in ("target", "outcome", "outlook", "commitment") if colours[kind]],
        "explained": colours["explained"],
        "reasons": named,
        "missed": [row for row in numbers if row["colour"] == "missed"],
    }


def shown_records(ask: Ask, records: list[Row]) -> list[Row]:
    """Records as the list beside the text shows them: all with the same fields, and a title."""
    return [{**_BLANK, **row, "title": record_title(ask, row)} for row in records]


def record_title(ask: Ask, row: Row) -> str:
    """What a record is of, in the language of the page: the indicator's name, the phrase, the speaker."""
    indicator = row.get("indicator")
    if row["kind"] == "priority" and row.get("theme") in taxonomy().ids():
        theme = taxonomy()[row["theme"]]
        return theme.zh if ask.tongue == "zh" else theme.en
    if indicator is None:
        return str(row.get("speaker") or row.get("theme") or row.get("document_type") or row.get("event") or row["kind"])
    if indicator.startswith("other:"):
        return str(indicator.removeprefix("other:"))
    entry = vocabulary().by_id(indicator) if indicator in vocabulary() else None
    return indicator if entry is None else entry.zh if ask.tongue == "zh" else entry.en


# --- the text, marked ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Piece:
    """A stretch of text that the same records cover."""

    text: str
    records: list[str] = field(default_factory=list)
    kind: str = ""  # of the shortest record there
    first: list[str] = field(default_factory=list)  # records that begin here: where their links lead
    number: Row | None = None  # that this is (a part of), where the numbers are coloured


@dataclass(slots=True)
class Paragraph:
    start: int
    pieces: list[Piece]
    section: Row | None = None  # the section that begins here


def paragraphs_of(text: str, records: list[Row], sections: list[Row], numbers: Sequence[Row] = ()) -> list[Paragraph]:
    """The lines of a text as pieces that are covered by the same records (and number); linear in the text and the records."""
    opening = sorted(records, key=lambda row: (row["start"], -row["end"]))
    sections = list(sections)
    made: list[Paragraph] = []
    at = 0
    live: list[Row] = []
    coming = deque(numbers)
    for match in re.finditer(r"[^\n]+", text):
        begin, end = match.span()
        live = [row for row in live if row["end"] > begin]
        while at < len(opening) and opening[at]["start"] < end:
            live.append(opening[at])
            at += 1
        section = None
        while sections and sections[0]["start"] < end:
            section = sections.pop(0)
        inside = []
        while coming and coming[0]["start"] < end:
            inside.append(coming.popleft())
        made.append(Paragraph(begin, _pieces(text, begin, end, live, inside), section))
    return made


def _pieces(text: str, begin: int, end: int, live: list[Row], numbers: list[Row]) -> list[Piece]:
    """The pieces of a line, from edge to edge of the records that touch it: a sweep, so that only what covers a piece is looked at."""
    edges = sorted({begin, end, *(edge for row in (*live, *numbers) for edge in (row["start"], row["end"]) if begin < edge < end)})
    waiting = sorted(live, key=lambda row: row["start"], reverse=True)
    over: list[Row] = []
    at = 0
    pieces = []
    for start, stop in pairwise(edges):
        over = [row for row in over if row["end"] > start]
        while waiting and waiting[-1]["start"] <= start:
            over.append(waiting.pop())
        shortest = min(over, key=lambda row: row["end"] - row["start"], default=None)
        first = [row["id"] for row in over if row["start"] == start]
        while at < len(numbers) and numbers[at]["end"] <= start:
            at += 1
        number = numbers[at] if at < len(numbers) and numbers[at]["start"] <= start else None
        pieces.append(Piece(text[start:stop], [row["id"] for row in over], shortest["kind"] if shortest else "", first, number))
    return pieces


add_page(router, "/documents", documents)
add_page(router, "/documents/{document_id}", document)
router.add_api_route("/statements/{record_id}", statement, methods=["GET"], include_in_schema=False)
