"""Corrections between colleagues: a gold file a document, with the rows as people left them and the log that says who did what.

The rows follow the gold format (low, high and unit as printed); the log is what another database takes in. Two people who say different
things of one row are both kept; the later word counts, and the conflict is shown.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, get_args

from mubiao.errors import ReadError
from mubiao.language import quantities
from mubiao.store.anchoring import withdrawn
from mubiao.store.connection import transaction
from mubiao.store.errors import WrongCorrection
from mubiao.store.gold_rows import NEEDED, Unplaced, document_of, documents_by_name, take_in
from mubiao.store.log import Action, corrections, log_entry
from mubiao.store.rows import statements, text_of_extraction

Row = dict[str, Any]

_LARGEST = 64 << 20  # bytes of a gold file
_ROW = ("kind", "area", "indicator", "measure", "period")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"\s*([^\s\d以上下左右内之多余约—–~～、，。；（）()-]{0,8})")
_ENTRY = (
    "uid", "action", "made_at", "made_by", "why", "document_id", "part", "statement", "start", "end", "evidence", "was", "fields",
)  # fmt: skip


@dataclass(slots=True)
class Merged:
    """What an import of corrections came to. ``conflicts``: rows of which two people say different things. ``left``: rows of plain gold
    files that were not taken in, and why."""

    counts: Counter[str] = field(default_factory=Counter)
    conflicts: list[Row] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def export_gold(connection: sqlite3.Connection, folder: str | Path) -> list[Path]:
    """Write a gold file for each document with corrections, named after it; the files."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    log: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for entry in corrections(connection):
        log[entry["document_id"], entry["part"]].append(entry)
    written: list[Path] = []
    for (document_id, part), entries in log.items():
        found = connection.execute(
            "SELECT d.name, e.id, a.name AS area, e.level, e.report_year FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
            "LEFT JOIN areas a ON a.id = e.area WHERE d.document_id = ? AND d.part = ?",
            (document_id, part),
        ).fetchone()
        name = PurePath(found["name"]) if found else PurePath(f"{document_id[:16]}-{part}")
        gold: Row = {
            "doc": "/".join([*name.parts[-2:-1], name.stem]),
            "document_id": document_id,
            "area": found["area"] if found else None,
            "level": found["level"] if found else None,
            "report_year": found["report_year"] if found else None,
            "sections": _sections(connection, found["id"]) if found else [],
            "rows": _rows(connection, entries, found["name"]) if found else [],
            "remarks": "rows that people confirmed, corrected or added; rejected ones are in the corrections alone",
            "corrections": [{name: entry[name] for name in _ENTRY} for entry in entries],
        }
        target = home / f"{name.stem}.{document_id[:8]}.json"
        target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(target)
    return written


def import_gold(connection: sqlite3.Connection, paths: Iterable[str | Path], *, by: str | None = None) -> Merged:
    """Take the corrections of gold files in: the logs are merged, and applied where their documents are here.

    A file without a log, with the rows alone that a person read, is taken in the name of ``by``; see ``gold_rows``.

    Counts ``new``, ``known``, and ``waiting`` (new, and their documents are not here yet), of plain rows ``confirmed``, ``corrected``,
    ``added``, ``known``. Raises ``ReadError`` for a file that is none, and ``WrongCorrection`` for an entry that was changed after it was
    made; then nothing is taken in.
    """
    merged = Merged()
    files = [(Path(path), _gold(Path(path))) for path in paths]
    plain = [(path, gold) for path, gold in files if not isinstance(gold.get("corrections"), list)]
    entries = [entry for path, gold in files if isinstance(gold.get("corrections"), list) for entry in _entries(path, gold)]
    if plain and not (by or "").strip():
        raise ReadError(str(plain[0][0]), "its rows bear no name: say whose they are with --by NAME")
    with transaction(connection):
        names = documents_by_name(connection) if plain else {}
        for path, gold in plain:
            _take_rows(connection, path, gold, document_of(connection, gold, names), by or "", merged)
        for entry in entries:
            new = log_entry(connection, entry)
            here = connection.execute(
                "SELECT 1 FROM documents WHERE document_id = ? AND part = ?", (entry["document_id"], entry["part"])
            ).fetchone()
            merged.counts["known" if not new else "new" if here else "waiting"] += 1
        merged.conflicts = disputed(connection)
    return merged


def disputed(connection: sqlite3.Connection) -> list[Row]:
    """Rows of which different people say different things: what each says, and which counts (the latest)."""
    by_row: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    log = corrections(connection)
    back = withdrawn(log)
    for entry in log:
        if entry["action"] != "withdraw" and entry["uid"] not in back:
            by_row[entry["document_id"], entry["part"], entry["statement"]].append(entry)
    found: list[Row] = []
    for (document_id, _, statement), entries in by_row.items():
        last = {entry["made_by"]: entry for entry in entries}  # the last word of each
        if len(last) > 1 and len({_verdict(entry) for entry in last.values()}) > 1:
            latest = entries[-1]
            said = [{name: entry[name] for name in ("made_by", "made_at", "action", "fields", "why")} for entry in last.values()]
            found.append(
                {
                    "document": latest["document"] or document_id,
                    "id": statement,
                    "evidence": latest["evidence"],
                    "said": said,
                    "counts": latest["made_by"],
                }
            )
    return found


def _verdict(entry: Mapping[str, Any]) -> str:
    """What an entry makes of its row; a confirmation and an addition say the same of the fields: as they are."""
    if entry["action"] == "reject":
        return "rejected"
    return json.dumps(entry["fields"], sort_keys=True, ensure_ascii=False) if entry["action"] == "correct" else "right"


def _take_rows(connection: sqlite3.Connection, path: Path, gold: Row, document: int | None, by: str, merged: Merged) -> None:
    rows = gold["rows"]
    for number, row in enumerate(rows, 1):
        missing = [name for name in NEEDED if not isinstance(row, dict) or name not in row]
        if missing:
            raise ReadError(str(path), f"lacks {', '.join(missing)}", f"row {number}")
    if document is None:
        merged.left.append(f"{path}: {len(rows)} rows of {gold.get('doc')}, which no document here, or more than one, is called")
        return
    taken: set[str] = set()
    for number, row in enumerate(rows, 1):
        try:
            found = take_in(connection, document, row, by, f"read so in {path.name}", str(path), taken)
        except (Unplaced, WrongCorrection) as error:
            merged.left.append(f"{path}, row {number}: {error.reason}")
            continue
        if found is not None:
            merged.counts[found] += 1


def _gold(path: Path) -> Row:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(str(path), f"larger than {_LARGEST >> 20} MB")
        gold = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise ReadError(str(path), f"no json: {error}") from error
    if not isinstance(gold, dict) or not (isinstance(gold.get("corrections"), list) or isinstance(gold.get("rows"), list)):
        raise ReadError(str(path), "holds neither corrections nor rows; `mubiao corrections DB --gold FOLDER` writes such files")
    return gold


def _entries(path: Path, gold: Row) -> list[Row]:
    entries: list[Row] = gold["corrections"]
    for number, entry in enumerate(entries, 1):
        missing = [name for name in _ENTRY if not isinstance(entry, dict) or name not in entry]
        if missing:
            raise ReadError(str(path), f"lacks {', '.join(missing)}", f"correction {number}")
        if entry["action"] not in get_args(Action):
            raise WrongCorrection(str(path), f"correction {number} is a {entry['action']!r}, which is none")
        if entry["action"] == "withdraw" and not isinstance(entry["fields"].get("withdraws"), str):
            raise WrongCorrection(str(path), f"correction {number} does not say what it withdraws")
    return entries


def _sections(connection: sqlite3.Connection, extraction: int) -> list[Row]:
    text = text_of_extraction(connection, extraction)
    rows = connection.execute('SELECT kind, start, "end" FROM sections WHERE extraction = ? ORDER BY start', (extraction,))
    return [{"kind": row["kind"], "start": text[row["start"] : row["end"]].lstrip()[:20]} for row in rows]


def _rows(connection: sqlite3.Connection, entries: list[Row], document: str) -> list[Row]:
    ids = sorted({entry["statement"] for entry in entries})
    settled = [row for row in statements(connection, document=document, duplicates=True) if row["status"] is not None]
    made: list[Row] = []
    for row in settled:
        low, high, unit = as_printed(row)
        made.append(
            {
                **{name: row[name] for name in _ROW},
                "low": low,
                "high": high,
                "unit": unit,
                **{name: row[name] for name in ("bound", "stance", "relative", "evidence")},
                **({"headline": True} if row["headline"] else {}),
                **({} if row["id"] in ids else {"remark": f"anchored anew, was one of {', '.join(ids)}"}),
            }
        )
    return made


def as_printed(row: Mapping[str, Any]) -> tuple[float | None, float | None, str]:
    """Ends and unit of a row in the unit that is printed (85 万人, not 850000 persons), where the printed words show it in digits."""
    low, high, printed = row["low"], row["high"], row["printed"] or ""
    found = quantities(printed, "zh")
    number = _NUMBER.search(printed)
    if number is None or not found:
        return low, high, row["unit"]
    unit = _UNIT.match(printed, max(match.end() for match in _NUMBER.finditer(printed)))
    value = found[0].high if found[0].low is None else found[0].low
    figure = float(number[0].replace(",", ""))
    if unit is None or not unit[1] or not value or not figure or found[0].unit.split("/")[0] != row["unit"].split("/")[0]:
        return low, high, row["unit"]
    times = value / figure
    return (None if low is None else round(low / times, 9)), (None if high is None else round(high / times, 9)), unit[1]
