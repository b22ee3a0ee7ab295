"""Which of several sources of one figure goes before the others, and which of several rows of one source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Row = Mapping[str, Any]
SourceKind = Literal["report", "summary", "other_report", "news", "translation"]
# A place's own report; an official summary (a statistical communique); the report of the place above or below; news; a translation.
PRECEDENCE: tuple[SourceKind, ...] = ("report", "summary", "other_report", "news", "translation")


def source_kind(row: Row) -> SourceKind:
    """What kind of source a row has; it needs ``genre``, ``language``, ``report_code`` (of the document) and ``area_code`` (of the row)."""
    if row["genre"] == "news":
        return "news"
    if row["genre"] != "work_report":
        return "summary"
    if row["report_code"] != row["area_code"]:
        return "other_report"
    return "translation" if row["language"] == "en" else "report"


def order(row: Row) -> tuple[object, ...]:
    """The smallest is preferred: by source, then what people settled, the main targets, a number before a comparison, firm before strive."""
    return (
        PRECEDENCE.index(source_kind(row)),
        row["status"] is None,
        not row["headline"],
        row["low"] is None and row["high"] is None,
        row["stance"] == "strive",
        -row["confidence"],
        row["start"],
        row["document_id"],
        row["id"],
    )


def value_of(row: Row) -> float | None:
    """One number for a row: its only or both equal ends, the middle of a range; None where it has no number."""
    low: float | None = row["low"]
    high: float | None = row["high"]
    if low is not None and high is not None:
        return low if low == high else (low + high) / 2
    return low if high is None else high


def claim(row: Row) -> tuple[object, ...]:
    """What a row claims of its cell: two rows with equal claims do not differ."""
    return (row["low"], row["high"], row["unit"], row["bound"], row["relative_op"], row["relative_to"], row["relative_margin"])
