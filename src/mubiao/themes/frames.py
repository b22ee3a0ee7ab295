"""Passages and their themes as rows and frames: what the analyses of themes and terms take.

``PASSAGE_COLUMNS`` is a row a passage; ``THEME_COLUMNS`` a row for each theme of a passage, with the share of its text, the terms found
and their places in the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mubiao.outline import outline
from mubiao.reading.flow import Flow, flow_of
from mubiao.records import Document, Identity, Language, Section
from mubiao.themes.assign import is_assigned, shares_of
from mubiao.themes.passages import Heading, Passage, passages_of
from mubiao.themes.terms import Hit, hits

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
_REPORT: dict[str, type] = {
    "document": str, "document_id": str, "language": str, "area": str, "area_code": str, "area_en": str, "level": str, "report_year": int,
    "section": str, "passage": int,
}  # fmt: skip
PASSAGE_COLUMNS: dict[str, type] = {
    **_REPORT, "heading_number": int, "heading": str, "start": int, "end": int, "characters": int, "text": str,
}  # fmt: skip
THEME_COLUMNS: dict[str, type] = {
    **_REPORT, "heading_number": int, "characters": int, "theme": str, "share": float, "assigned": bool, "announced": bool,
    "inherited": bool, "evidence": str, "start": int, "end": int,
}  # fmt: skip
_SEPARATOR = "; "


def rows_of(
    document: Document, identity: Identity, sections: tuple[Section, ...], flow: Flow | None = None, *, shares_alone: bool = False
) -> tuple[list[Row], list[Row]]:
    """The passages of a document and the themes of each, in order of the text.

    A passage in which no term stands has the themes of its heading (``inherited``), with the heading's terms as evidence; one without
    heading, or whose heading names none, has no theme row. ``evidence`` lists terms and places in the document: ``消费@1204``. ``shares_alone``: the tasks alone,
    without texts and evidence, for who wants to know what they are about in half the time.
    """
    flow = flow or flow_of(document)
    report = {
        "document": document.name,
        "document_id": document.document_id,
        "language": document.language,
        "area": identity.area,
        "area_code": identity.area_code,
        "area_en": identity.area_en,
        "level": identity.level,
        "report_year": identity.report_year,
    }
    passages: list[Row] = []
    themes: list[Row] = []
    for passage in passages_of(document, flow, sections):
        heading = passage.heading
        if shares_alone and passage.section != "tasks":
            continue
        row = {**report, "section": passage.section, "passage": passage.number, "heading_number": heading.number if heading else None}
        row |= {"start": passage.start, "end": passage.end, "characters": len(passage.text)}
        passages.append({**row, "heading": heading.text if heading else None, "text": "" if shares_alone else passage.text})
        themes.extend(row | found for found in _themes(passage, document.language, evidence=not shares_alone))
    return passages, themes


def rows_of_text(document: Document, identity: Identity) -> tuple[list[Row], list[Row]]:
    """As ``rows_of``, with the sections found anew."""
    flow = flow_of(document)
    return rows_of(document, identity, outline(document, flow), flow)


def passage_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """Rows of passages as a frame with ``PASSAGE_COLUMNS``."""
    return _frame(rows, PASSAGE_COLUMNS)


def theme_frame(rows: Iterable[Row]) -> pl.DataFrame:
    """Rows of themes as a frame with ``THEME_COLUMNS``."""
    return _frame(rows, THEME_COLUMNS)


def _themes(passage: Passage, language: Language, *, evidence: bool = True) -> list[Row]:
    shares, found, announced = shares_of(passage.text, language)
    if not shares:
        return _inherited(passage.heading, language)
    most = max(shares.values())
    return [
        {
            "theme": theme,
            "share": share,
            "assigned": is_assigned(theme, share, announced, most),
            "announced": theme in announced,
            "inherited": False,
            "evidence": _evidence(theme, found, passage.origin) if evidence else "",
        }
        for theme, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    ]


def _inherited(heading: Heading | None, language: Language) -> list[Row]:
    if heading is None:
        return []
    shares, found, _ = shares_of(heading.text, language)
    places = range(heading.start, heading.end)
    return [
        {
            "theme": theme,
            "share": share,
            "assigned": True,
            "announced": False,
            "inherited": True,
            "evidence": _evidence(theme, found, places if len(places) == len(heading.text) else [heading.start] * len(heading.text)),
        }
        for theme, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    ]


def _evidence(theme: str, found: Iterable[Hit], origin: Any) -> str:
    return _SEPARATOR.join(f"{hit.text}@{origin[hit.start]}" for hit in found if theme in hit.themes)


def _frame(rows: Iterable[Row], columns: dict[str, type]) -> pl.DataFrame:
    import polars as pl

    types = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
    schema = {name: types[kind] for name, kind in columns.items()}
    held = list(rows)  # column by column: that is faster
    return pl.DataFrame({name: [row[name] for row in held] for name in columns}, schema=schema)


__all__ = ["PASSAGE_COLUMNS", "THEME_COLUMNS", "hits", "passage_frame", "rows_of", "rows_of_text", "theme_frame"]
