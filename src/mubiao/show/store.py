"""What a database answers, as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from rich.table import Table
from rich.text import Text

from mubiao.show.words import Row, number, unbroken, value_in_words

_STATE_STYLES = {"stated": "green", "absent": "yellow", "no-document": "dim", "failed": "bold red"}


def panel_table(rows: Iterable[Row]) -> Table:
    """A panel with a row an area and a column a year (and indicator); the state where a cell has no value."""
    rows = list(rows)
    several = len({row["indicator"] for row in rows}) > 1
    columns = {(row["year"], row["indicator"]): f"{row['indicator']} {row['year']}" if several else str(row["year"]) for row in rows}
    title = "" if several or not rows else f"{rows[0]['indicator']} {rows[0]['measure']}, {rows[0]['kind']}"
    table = Table(title=title, title_justify="left", header_style="bold")
    table.add_column("area", no_wrap=True)
    for name in columns.values():
        table.add_column(name, overflow="fold")
    lines: dict[str, tuple[str, dict[Any, Text]]] = {}
    for row in rows:
        shown = Text(row["state"], style=_STATE_STYLES[row["state"]])
        if row["state"] == "stated":
            relative = (
                {"op": row["relative_op"], "to": row["relative_to"], "margin": row["relative_margin"]} if row["relative_op"] else None
            )
            shown = Text(value_in_words({**row, "relative": relative}), style="yellow" if row["stance"] == "strive" else "green")
            shown.append(f" ({number(row['stretch'])})" if row["stretch"] is not None else "")
            shown.append(" !" if row["conflicts"] else "", style="bold red")
        lines.setdefault(row["area_code"], (row["area"], {}))[1][row["year"], row["indicator"]] = shown
    for area, cells in lines.values():
        table.add_row(area, *[cells.get(key, Text("")) for key in columns])
    return table


def conflicts_table(rows: Iterable[Row]) -> Table:
    """Figures that documents state differently, the preferred source first."""
    table = Table(header_style="bold")
    for name in ("area", "year", "indicator", "kind", "preferred", "other", "difference"):
        table.add_column(name, overflow="fold")
    for row in rows:
        cells = []
        for side, style in (("preferred", "green"), ("other", "yellow")):
            cell = Text(unbroken(row[f"{side}_printed"] or "") or number(row[f"{side}_value"]), style=style)
            cell.append(f"\n{row[f'{side}_source']}: {PurePath(row[f'{side}_document']).name}", style="dim")
            cells.append(cell)
        difference = ", ".join(row["differs"]) + ("" if row["difference"] in (None, 0) else f" {row['difference']:+.6g}")
        table.add_row(row["area"], str(row["year"]), f"{row['indicator']} {row['measure']}", row["kind"], *cells, difference)
    return table


def disputes_table(rows: Iterable[Row]) -> Table:
    """Rows of which people say different things."""
    table = Table(header_style="bold")
    for name in ("row", "evidence", "said", "counts"):
        table.add_column(name, overflow="fold")
    for row in rows:
        said = "\n".join(
            f"{one['made_by']}: {one['action']} {', '.join(f'{name} {value}' for name, value in one['fields'].items())} ({one['why']})"
            for one in row["said"]
        )
        table.add_row(row["id"], Text(unbroken(row["evidence"])), Text(said), row["counts"])
    return table


def search_table(rows: Iterable[Row]) -> Table:
    """Passages found, the words of the query marked."""
    table = Table(header_style="bold", show_lines=False)
    for name in ("area", "year", "section", "passage", "document", "at"):
        table.add_column(name, overflow="fold", justify="right" if name == "at" else "left")
    for row in rows:
        shown = Text(row["snippet"])
        for start, end in row["marks"]:
            shown.stylize("bold black on yellow", start, end)
        table.add_row(row["area"] or "–", str(row["year"] or "–"), row["section"], shown, PurePath(row["document"]).name, str(row["start"]))
    return table


def rows_table(rows: Iterable[Row], names: Iterable[str]) -> Table:
    """Rows as a plain table of these fields: numbers to the right, lists a line each, nothing where there is nothing."""
    rows, names = list(rows), list(names)
    table = Table(header_style="bold")
    for name in names:
        numeric = any(isinstance(row.get(name), (int, float)) and not isinstance(row.get(name), bool) for row in rows)
        table.add_column(name.replace("_", " "), overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*[Text(_cell(row.get(name))) for name in names])
    return table


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "\n".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return f"{value['code']}: {value['message']}" if "code" in value else ", ".join(f"{key} {item}" for key, item in value.items())
    return number(value) if isinstance(value, float) else str(value)
