"""What an audit says: a row for each numeral, and the sums over a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from mubiao.records import STATEMENT_KINDS, Document, Identity, Statement, StatementKind

NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One numeral of the text. ``text[start:end] == printed``, unit included.

    Either ``kind`` and ``records`` name what took it and ``detail`` says as what (``value``, ``margin`` of a comparison, ``again``
    for a value that is said a second time), or ``reason`` says why nothing did (an id of ``reasons.toml``) and ``detail`` says it more
    finely.
    """

    start: int
    end: int
    printed: str
    kind: StatementKind | None
    records: tuple[str, ...]
    reason: str | None
    detail: str

    @property
    def understood(self) -> bool:
        return self.reason != NOT_UNDERSTOOD


@dataclass(frozen=True, slots=True)
class Audit:
    """All numerals of a document in order of the text, none twice, beside the records they are in."""

    document: Document
    identity: Identity
    statements: tuple[Statement, ...]
    rows: tuple[AuditRow, ...]

    def by_kind(self) -> dict[str, int]:
        """How many numerals the records of each kind took."""
        counts = Counter(row.kind for row in self.rows if row.kind is not None)
        return {kind: counts[kind] for kind in STATEMENT_KINDS}

    def by_reason(self) -> dict[str, int]:
        """How many numerals each reason explains, the commonest first; the not understood are apart."""
        counts = Counter(row.reason for row in self.rows if row.reason is not None and row.understood)
        return dict(counts.most_common())

    @property
    def not_understood(self) -> int:
        return sum(not row.understood for row in self.rows)

    def summary(self) -> dict[str, Any]:
        """The document's line: numbers, taken by kind, explained by reason, not understood."""
        kinds = self.by_kind()
        return {
            "document": self.document.name,
            "document_id": self.document.document_id,
            "area": self.identity.area,
            "report_year": self.identity.report_year,
            "numbers": len(self.rows),
            "taken": sum(kinds.values()),
            "by_kind": kinds,
            "by_reason": self.by_reason(),
            "not_understood": self.not_understood,
        }

    def as_rows(self) -> list[dict[str, Any]]:
        """The rows as JSON-ready values, each with its document."""
        return [
            {
                "document": self.document.name,
                "document_id": self.document.document_id,
                "start": row.start,
                "end": row.end,
                "printed": row.printed,
                "kind": row.kind,
                "records": list(row.records),
                "reason": row.reason,
                "detail": row.detail,
            }
            for row in self.rows
        ]
