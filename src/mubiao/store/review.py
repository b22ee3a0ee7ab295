"""What most deserves a look, and how right the rows are that people have looked at."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mubiao.store.anchoring import LOOSE
from mubiao.store.codes import stored
from mubiao.store.filing import SURE
from mubiao.store.precedence import value_of

Row = dict[str, Any]

REVIEW_COLUMNS: dict[str, type] = {
    "weight": float, "reason": str, "detail": str, "id": str, "kind": str, "area": str, "year": int, "indicator": str, "measure": str,
    "value": float, "printed": str, "confidence": float, "document": str, "start": int, "end": int, "evidence": str,
    "document_id": str,
}  # fmt: skip
EVALUATION_COLUMNS: dict[str, type] = {
    "group": str, "name": str, "looked_at": int, "right": int, "corrected": int, "rejected": int, "precision": float, "low": float,
    "high": float, "added": int,
}  # fmt: skip

_WARNED = {"identity-mismatch": 0.95, "garbled": 0.9, "truncated": 0.85, "area-ambiguous": 0.8, "area-unknown": 0.8,
           "inconsistent": 0.75, "area-from-file-name": 0.6, "year-from-file-name": 0.6, "not-a-report": 0.6}  # fmt: skip
_UNSETTLED = "AND s.status IS NULL "
_Z = 1.96


def review(connection: sqlite3.Connection, *, limit: int = 50, offset: int = 0, settled: bool = False) -> list[Row]:
    """Rows and documents, what most deserves a look first, ``limit`` of them from ``offset`` on; columns ``REVIEW_COLUMNS``.

    Reasons: ``anchor`` (a correction whose passage moved, changed or was lost), ``conflict`` (two documents differ), ``outlier`` (far
    from its neighbours of the same level, or from the year before), ``confidence`` (the program is not sure), and the warnings of
    documents (``identity-mismatch``, ``truncated``, ``inconsistent`` …). Rows that people settled already are left out unless
    ``settled``. ``weight``: 0 to 1. What stands in the file is read: stale groups are compared before (see ``findings``).
    """
    upto = offset + limit
    found = [*_anchors(connection), *_warnings(connection), *_suspect(connection, upto, settled), *_unsure(connection, upto, settled)]
    found.sort(key=lambda row: (-row["weight"], row["document"] or "", row["start"] or 0, row["reason"]))
    kept = found[offset:upto]
    for row in kept:
        number = row.pop("text_number")
        if number is not None:
            text = connection.execute("SELECT text FROM texts WHERE id = ?", (number,)).fetchone()[0]
            row["evidence"] = text[row["start"] : row["end"]]
    return kept


def evaluate(connection: sqlite3.Connection) -> list[Row]:
    """Precision by the rows that people confirmed, corrected or rejected: all, by kind, by indicator and by confidence.

    ``precision`` is right / looked at, with its 95 % interval (Wilson 1927); a corrected row was wrong as it was extracted. ``added``
    rows were missed; they say nothing of precision. It is the precision of what was looked at: rows drawn by `review` are worse than most.
    """
    groups: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in connection.execute(
        "SELECT s.status, s.extracted, s.kind, s.indicator, s.confidence FROM statements s JOIN extractions e ON e.id = s.extraction "
        "AND e.current WHERE s.status IS NOT NULL"
    ):
        band = min(int(row["confidence"] * 10), 9)
        indicator = "other:" if row["indicator"].startswith("other:") else row["indicator"]
        for key in (("all", ""), ("kind", row["kind"]), ("indicator", indicator), ("confidence", f"{band / 10:.1f}-{(band + 1) / 10:.1f}")):
            groups[key][row["status"] if row["extracted"] is not None else "added"] += 1
    return [_precision(group, name, counts) for (group, name), counts in sorted(groups.items(), key=_in_order)]


def _in_order(item: tuple[tuple[str, str], dict[str, int]]) -> tuple[int, int, str]:
    (group, name), counts = item
    order = ("all", "kind", "confidence", "indicator").index(group)
    return order, -sum(counts.values()) if group == "indicator" else 0, name


def _precision(group: str, name: str, counts: dict[str, int]) -> Row:
    right, corrected, rejected = counts["confirmed"], counts["corrected"], counts["rejected"]
    looked = right + corrected + rejected
    made: Row = {"group": group, "name": name, "looked_at": looked, "right": right, "corrected": corrected, "rejected": rejected}
    made |= {"precision": None, "low": None, "high": None, "added": counts["added"]}
    if looked:
        share, z2 = right / looked, _Z * _Z
        centre = (share + z2 / (2 * looked)) / (1 + z2 / looked)
        half = _Z * math.sqrt(share * (1 - share) / looked + z2 / (4 * looked * looked)) / (1 + z2 / looked)
        made |= {"precision": round(share, 4), "low": round(max(0.0, centre - half), 4), "high": round(min(1.0, centre + half), 4)}
    return made


# --- reasons ---------------------------------------------------------------------------------------------------------------------


def _listed(weight: float, reason: str, detail: str, row: Row | sqlite3.Row) -> Row:
    had = row.keys()
    made: Row = {name: row[name] if name in had else None for name in (*REVIEW_COLUMNS, "text_number")}
    return {**made, "weight": round(weight, 3), "reason": reason, "detail": detail}


def _anchors(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(
        'SELECT n.state, n.note, c.statement AS id, c.made_by, c.start, c."end", c.evidence, c.was, c.document_id, d.name AS document FROM anchors n '
        "JOIN corrections c ON c.number = n.correction LEFT JOIN documents d ON d.document_id = c.document_id AND d.part = c.part "
        f"WHERE n.state IN ({', '.join('?' * len(LOOSE))}) ORDER BY c.made_at",
        LOOSE,
    ):
        was = json.loads(row["was"])
        listed = {**dict(row), **{name: was.get(name) for name in ("kind", "area", "indicator", "measure", "printed", "confidence")}}
        yield _listed(1.0, "anchor", f"{row['state']}: {row['note'] or ''} (correction of {row['made_by']})", listed)


def _warnings(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(
        "SELECT d.name AS document, d.document_id, a.name AS area, e.report_year AS year, e.warnings FROM extractions e JOIN documents d ON d.id = e.document "
        "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.warnings <> '[]' AND d.duplicate_of IS NULL"
    ):
        for notice in json.loads(row["warnings"]):
            if notice["code"] in _WARNED:
                yield _listed(_WARNED[notice["code"]], notice["code"], notice["message"], row)


_ROW = (
    's.id, s.kind, s.indicator, s.measure, s.low, s.high, s.printed, s.start, s."end", s.confidence, a.name AS area, d.name AS document, '
    "d.document_id, e.text AS text_number"
)
_OF = (
    "JOIN statements s ON s.extraction = x.extraction AND s.n = x.n JOIN extractions e ON e.id = x.extraction AND e.current "
    "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL LEFT JOIN areas a ON a.id = s.area "
)


def _suspect(connection: sqlite3.Connection, limit: int, settled: bool) -> Iterator[Row]:
    """Rows that differ from another document's or are far from their like, as ``findings`` keeps them."""
    for row in connection.execute(
        f"SELECT {_ROW}, x.year, x.weight, x.detail, o.printed AS other_printed, od.name AS other_document FROM suspects x {_OF}"
        "LEFT JOIN figures o ON o.extraction = x.other_extraction AND o.n = x.other_n LEFT JOIN extractions oe ON oe.id = o.extraction "
        "LEFT JOIN documents od ON od.id = oe.document WHERE x.weight IS NOT NULL AND x.kind IN (0, 1) "
        f"{_UNSETTLED if not settled else ''}ORDER BY x.weight DESC, d.name, s.start LIMIT ?",
        (limit,),
    ):
        reason, detail = "outlier", row["detail"]
        if row["other_document"] is not None:
            differs = detail.replace(",", ", ")
            reason, detail = "conflict", f"{row['printed']} here, {row['other_printed']} in {row['other_document']} ({differs})"
        yield _listed(row["weight"], reason, detail, {**dict(row), "value": value_of(row)})


def _unsure(connection: sqlite3.Connection, limit: int, settled: bool) -> Iterator[Row]:
    for row in connection.execute(
        f"SELECT {_ROW}, e.report_year AS year FROM unsure x {_OF}WHERE x.confidence < ? {_UNSETTLED if not settled else ''}"
        "ORDER BY x.confidence, d.name, s.start LIMIT ?",
        (stored("confidence", SURE), limit),
    ):
        detail = f"the program is sure by {row['confidence']:.2f}"
        yield _listed(0.6 * (1 - row["confidence"]) + 0.2, "confidence", detail, {**dict(row), "value": value_of(row)})
