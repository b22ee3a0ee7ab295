"""What most deserves a look, and how right the rows are that people have looked at."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Any

from mubiao.places import gazetteer
from mubiao.store.anchoring import LOOSE
from mubiao.store.cells import Cell, candidates, in_order
from mubiao.store.conflicts import conflicts
from mubiao.store.precedence import value_of

Row = dict[str, Any]

REVIEW_COLUMNS: dict[str, type] = {
    "weight": float, "reason": str, "detail": str, "id": str, "kind": str, "area": str, "year": int, "indicator": str, "measure": str,
    "value": float, "printed": str, "confidence": float, "document": str, "start": int, "end": int, "evidence": str,
}  # fmt: skip
EVALUATION_COLUMNS: dict[str, type] = {
    "group": str, "name": str, "looked_at": int, "right": int, "corrected": int, "rejected": int, "precision": float, "low": float,
    "high": float, "added": int,
}  # fmt: skip

_WARNED = {"identity-mismatch": 0.95, "garbled": 0.9, "truncated": 0.85, "area-ambiguous": 0.8, "area-unknown": 0.8,
           "inconsistent": 0.75, "area-from-file-name": 0.6, "year-from-file-name": 0.6, "not-a-report": 0.6}  # fmt: skip
_SURE = 0.8  # a row the program is surer of is not listed for its confidence
_COMPARED = ("growth", "ratio", "avg_growth")  # measures whose values are like each other across places and years
_NEIGHBOURS = 5  # values of neighbours needed to call one an outlier
_FAR = 6.0  # median absolute deviations from the neighbours' median
_LEAST = {"growth": 4.0, "avg_growth": 4.0, "ratio": 10.0}  # and at least so many points from it
_JUMP = {"growth": 6.0, "avg_growth": 6.0, "ratio": 10.0}  # points from the year before
_Z = 1.96


def review(connection: sqlite3.Connection, *, limit: int = 50, settled: bool = False) -> list[Row]:
    """Rows and documents, what most deserves a look first; columns ``REVIEW_COLUMNS``.

    Reasons: ``anchor`` (a correction whose passage moved, changed or was lost), ``conflict`` (two documents differ), ``outlier`` (far
    from its neighbours of the same level, or from the year before), ``confidence`` (the program is not sure), and the warnings of
    documents (``identity-mismatch``, ``truncated``, ``inconsistent`` …). Rows that people settled already are left out unless
    ``settled``. ``weight``: 0 to 1.
    """
    found = [*_anchors(connection), *_warnings(connection), *_conflicting(connection), *_outliers(connection), *_unsure(connection)]
    ids = {row["id"] for row in connection.execute("SELECT id FROM statements WHERE status IS NOT NULL")}
    kept = [row for row in found if settled or row["reason"] == "anchor" or row["id"] not in ids]
    kept.sort(key=lambda row: (-row["weight"], row["document"] or "", row["start"] or 0, row["reason"]))
    kept = kept[:limit]
    for row in kept:
        if row["id"] is not None and row["evidence"] is None:
            row["evidence"] = _evidence(connection, row)
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
    made: Row = {name: row[name] if name in had else None for name in REVIEW_COLUMNS}
    return {**made, "weight": round(weight, 3), "reason": reason, "detail": detail}


def _anchors(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(
        'SELECT n.state, n.note, c.statement AS id, c.made_by, c.start, c."end", c.evidence, c.was, d.name AS document FROM anchors n '
        "JOIN corrections c ON c.number = n.correction LEFT JOIN documents d ON d.document_id = c.document_id AND d.part = c.part "
        f"WHERE n.state IN ({', '.join('?' * len(LOOSE))}) ORDER BY c.made_at",
        LOOSE,
    ):
        was = json.loads(row["was"])
        listed = {**dict(row), **{name: was.get(name) for name in ("kind", "area", "indicator", "measure", "printed", "confidence")}}
        yield _listed(1.0, "anchor", f"{row['state']}: {row['note'] or ''} (correction of {row['made_by']})", listed)


def _warnings(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(
        "SELECT d.name AS document, a.name AS area, e.report_year AS year, e.warnings FROM extractions e JOIN documents d ON d.id = e.document "
        "LEFT JOIN areas a ON a.id = e.area WHERE e.current AND e.warnings <> '[]' AND d.duplicate_of IS NULL"
    ):
        for notice in json.loads(row["warnings"]):
            if notice["code"] in _WARNED:
                yield _listed(_WARNED[notice["code"]], notice["code"], notice["message"], row)


def _conflicting(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in conflicts(connection):
        if row["kind"] == "official":
            continue
        detail = f"{row['preferred_printed']} here, {row['other_printed']} in {row['other_document']} ({', '.join(row['differs'])})"
        listed = {**row, **{name: row[f"preferred_{name}"] for name in ("value", "printed", "document", "id", "start", "end")}}
        weight = 0.9 if "value" in row["differs"] else 0.7
        yield _listed(weight - (0.2 if row["other_source"] == "translation" else 0.0), "conflict", detail, listed)


def _outliers(connection: sqlite3.Connection) -> Iterator[Row]:
    """Values far from those of the areas of the same level in the same year, or from the area's own of the year before."""
    cells: dict[tuple[Any, ...], Cell] = defaultdict(Cell)
    for row in candidates(connection, kinds=("target", "outcome"), measures=_COMPARED):
        if not row["indicator"].startswith("other:"):
            cells[row["kind"], row["indicator"], row["measure"], row["area_code"], row["year"]].rows.append(row)
    in_order(cells)
    values = {key: value for key, cell in cells.items() if (value := value_of(cell.preferred)) is not None}
    peers: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    levels: dict[str, str] = {}
    for (kind, indicator, measure, code, year), value in values.items():
        if code not in levels:
            versions = gazetteer().versions(code)
            levels[code] = versions[-1].level if versions else ""
        peers[kind, indicator, measure, levels[code], year].append(value)
    middles = {key: _middle(found) for key, found in peers.items() if len(found) > _NEIGHBOURS}
    for (kind, indicator, measure, code, year), value in values.items():
        row = {**cells[kind, indicator, measure, code, year].preferred, "value": value}
        spread = middles.get((kind, indicator, measure, levels[code], year))
        far = abs(value - spread[0]) if spread is not None else 0.0
        if spread is not None and far > (allowed := max(_FAR * spread[1], _LEAST[measure])):
            weight = 0.5 + 0.3 * (1 - allowed / far) + (0.1 if kind == "target" else 0.0)
            yield _listed(weight, "outlier", f"{value:g} where the median of its level is {spread[0]:g}", row)
            continue
        before = values.get((kind, indicator, measure, code, year - 1))
        if before is not None and abs(value - before) > _JUMP[measure] and kind == "target":
            yield _listed(0.65, "outlier", f"{value:g} after {before:g} the year before", row)


def _middle(values: list[float]) -> tuple[float, float]:
    """Median and median absolute deviation."""
    centre = median(values)
    return centre, median(abs(value - centre) for value in values)


def _unsure(connection: sqlite3.Connection) -> Iterator[Row]:
    for row in connection.execute(
        'SELECT s.id, s.kind, s.indicator, s.measure, s.low, s.high, s.printed, s.start, s."end", s.confidence, a.name AS area, '
        "e.report_year AS year, d.name AS document FROM statements s JOIN extractions e ON e.id = s.extraction AND e.current "
        "JOIN documents d ON d.id = e.document AND d.duplicate_of IS NULL LEFT JOIN areas a ON a.id = s.area "
        "WHERE s.confidence < ? AND s.indicator NOT LIKE 'other:%' AND s.status IS NULL",
        (_SURE,),
    ):
        listed = {**dict(row), "value": value_of({"low": row["low"], "high": row["high"]})}
        yield _listed(0.6 * (1 - row["confidence"]) + 0.2, "confidence", f"the program is sure by {row['confidence']:.2f}", listed)


def _evidence(connection: sqlite3.Connection, row: Row) -> str | None:
    found = connection.execute(
        "SELECT t.text FROM documents d JOIN extractions e ON e.document = d.id AND e.current JOIN texts t ON t.id = e.text WHERE d.name = ?",
        (row["document"],),
    ).fetchone()
    return None if found is None or row["start"] is None else str(found[0])[row["start"] : row["end"]]
