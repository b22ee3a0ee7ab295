"""What a text is made of (quantities, places, names of the vocabulary), as tables for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from mubiao.show.words import Row, number


def quantities_table(rows: Iterable[Row]) -> Table:
    table = Table(header_style="bold")
    for name in ("printed", "low", "high", "unit", "bound", "stance", "start", "end"):
        table.add_column(name, justify="right" if name in ("low", "high", "start", "end") else "left")
    for row in rows:
        low, high = ("–" if row[side] is None else number(row[side]) for side in ("low", "high"))
        table.add_row(Text(row["printed"]), low, high, row["unit"], row["bound"], row["stance"], str(row["start"]), str(row["end"]))
    return table


def places_table(rows: Iterable[Row]) -> Table:
    table = Table(header_style="bold")
    names = ("code", "name", "name_en", "level", "province", "since", "until", "note")
    rows = list(rows)
    text = bool(rows) and "printed" in rows[0]
    for name in (*(("printed", "start") if text else ()), *names):
        table.add_column(name, overflow="fold")
    for row in rows:
        shown = [str(row[name]) for name in ("printed", "start")] if text else []
        table.add_row(*shown, *["" if row.get(name) is None else str(row[name]) for name in names])
    return table


def indicators_table(rows: Iterable[Row]) -> Table:
    table = Table(header_style="bold")
    for name in ("id", "zh", "en", "measures", "unit", "parent", "definition"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(row["id"], row["zh"], row["en"], ", ".join(row["measures"]), row["unit"], row["parent"] or "", row["definition"])
    return table
