"""csv for spreadsheets: a byte order mark where asked for, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mubiao.output import Row, flat

# What makes Excel, LibreOffice or Sheets take a cell for a formula (OWASP, CSV injection). A tab or return is skipped by some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """A cell as it may stand in a spreadsheet: text that would run as a formula gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_csv(rows: Iterable[Row], columns: Mapping[str, type], path: Path, *, bom: bool = False) -> int:
    """Write rows as csv (RFC 4180, UTF-8); gives their number. ``bom``: with the mark by which Excel knows UTF-8."""
    count = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(_cell(value) for value in flat(row, columns).values())
            count += 1
    return count


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"  # as Frictionless and SDMX read it
    return safe_cell(value)


def write_jsonl(rows: Iterable[Row], path: Path) -> int:
    """Write the rows of the contract as they are, one JSON object a line; gives their number."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
