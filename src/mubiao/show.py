"""Tables for people: Rich keeps the columns straight where Chinese takes two cells a character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mubiao.indicators import vocabulary
from mubiao.records import STATEMENT_KINDS
from mubiao.show_news import place_in_words, voice_tables

Row = dict[str, Any]
_EVIDENCE_CELLS = 56
_KIND_STYLES = {"target": "bold green", "outcome": "blue", "outlook": "magenta", "commitment": "yellow"}
_AROUND = 14  # characters shown on either side of a numeral


def value_in_words(row: Row) -> str:
    """The value of a statement as a reader would say it: "≥ 5.5 %", "≈ 5 %", "= gdp", "in words"."""
    relative = row.get("relative")
    against = f"{relative['op']} {relative['to']}" if relative else ""
    if relative and relative.get("margin") is not None:
        against += f" by {number(relative['margin'])} pp"
    if row["low"] is None and row["high"] is None and relative:
        return against
    return f"{_interval(row)}, {against}" if relative else _interval(row)


def _interval(row: Row) -> str:
    if row["bound"] == "qualitative":
        return "in words"
    low, high, unit = row["low"], row["high"], row["unit"]
    if low is None and high is None:
        return ""
    if low is None:
        return f"≤ {number(high)} {unit}"
    if high is None:
        return f"≥ {number(low)} {unit}"
    if low == high:
        return f"{'≈ ' if row['bound'] == 'around' else ''}{number(low)} {unit}"
    return f"{number(low)} – {number(high)} {unit}"


def _unbroken(text: str) -> str:
    """A stretch of text in one line: blanks between Chinese characters are layout, those between words stay one blank."""
    return _BLANK_IN_CHINESE.sub("", " ".join(text.split(" ") if text.isascii() else text.split())).replace("\n", " ")


_BLANK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def number(value: float) -> str:
    """5.0 as 5, 850000.0 as 850,000."""
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def records_tables(rows: Iterable[Row]) -> Group:
    """Records of reports and news, document after document: the statements in a table, then the quotes, releases, priorities and guidance."""
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        by_document.setdefault(row["document"], []).append(row)
    shown: list[RenderableType] = []
    for own in by_document.values():
        statements = [row for row in own if row["kind"] in STATEMENT_KINDS]
        if statements:
            shown.append(statements_table(statements))
        if len(statements) < len(own):
            shown.extend(voice_tables([row for row in own if row["kind"] not in STATEMENT_KINDS]))
    return Group(*shown)


def statements_table(rows: Iterable[Row]) -> Group:
    """Statements, one table a report."""
    groups: dict[tuple[str, Any, Any], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["document"], row["report_area"], row["report_year"]), []).append(row)
    return Group(*[_report_table(document, area, year, group) for (document, area, year), group in groups.items()])


def _report_table(document: str, area: str | None, year: int | None, rows: list[Row]) -> Table:
    news = area is None and year is None
    english = rows[0].get("area_en")
    title = Text(
        "What it states" if news else f"{area or 'place unknown'}{f' ({english})' if english else ''}, {year or 'year unknown'}",
        style="bold",
    )
    title.append(f"   {PurePath(document).name}", style="dim not bold")
    table = Table(title=title, title_justify="left", header_style="bold", expand=False)
    mixed = news or any(row["kind"] != "target" for row in rows)  # a table of nothing but the year's targets needs to say neither
    if mixed:
        table.add_column("kind", no_wrap=True)
        table.add_column("period", no_wrap=True)
    if news:
        table.add_column("place", no_wrap=True, max_width=26)
    table.add_column("indicator", no_wrap=True, max_width=30)
    table.add_column("measure", no_wrap=True)
    table.add_column("value", no_wrap=True)
    table.add_column("stance", no_wrap=True)
    table.add_column("at", no_wrap=True, justify="right")
    table.add_column("evidence", overflow="fold", max_width=_EVIDENCE_CELLS)
    for row in rows:
        strive = row["stance"] == "strive"
        soft = row["bound"] in ("relative", "qualitative")
        told = [Text(row["kind"], style=_KIND_STYLES[row["kind"]]), row["period"] or "–"] if mixed else []
        table.add_row(
            *told,
            *([place_in_words(row)] if news else []),
            row["indicator"] if not row["indicator"].startswith("other:") else Text(row["indicator"], style="dim"),
            Text("–" if soft else row["measure"], style="dim" if soft else ""),
            Text(value_in_words(row), style="cyan"),
            Text(row["stance"], style="yellow" if strive else "dim"),
            str(row["start"]),
            Text(_unbroken(row["evidence"])),
        )
    return table


def inspections_table(rows: Iterable[Row]) -> Table:
    """Documents, a line each."""
    table = Table(header_style="bold")
    for name in ("document", "area", "level", "year", "genre", "sections", "warnings"):
        table.add_column(name, overflow="fold")
    for row in rows:
        sections = " ".join(f"{section['kind']}@{section['start_offset']}" for section in row["sections"])
        warnings = "\n".join(f"{notice['code']}: {notice['message']}" for notice in row["warnings"])
        table.add_row(
            row["document"],
            row["area"] or "–",
            row["level"] or "–",
            str(row["report_year"] or "–"),
            row["genre"],
            sections,
            Text(warnings, style="yellow"),
        )
    return table


def audit_table(rows: Iterable[Row], text: str) -> Table:
    """The numerals of one document, a line each, in the words around them."""
    table = Table(header_style="bold")
    table.add_column("at", no_wrap=True, justify="right")
    table.add_column("number in its sentence", overflow="fold", max_width=_EVIDENCE_CELLS + 20)
    for name in ("kind or reason", "detail", "records"):
        table.add_column(name, no_wrap=True)
    for row in rows:
        start, end = row["start"], row["end"]
        style = "green" if row["kind"] else "bold red" if row["reason"] == "not_understood" else "dim"
        shown = Text(_unbroken(text[max(0, start - _AROUND) : start]))
        shown.append(" ".join(row["printed"].split()), style=style)
        shown.append(_unbroken(text[end : end + _AROUND]))
        verdict = Text(row["kind"] or row["reason"].replace("_", " "), style=style)
        table.add_row(str(start), shown, verdict, row["detail"].replace("_", " "), Text(" ".join(row["records"]), style="dim"))
    return table


def audit_summary_table(summaries: Iterable[Row]) -> Table:
    """Documents, a line each: numbers, in a record by kind, in none by reason, not understood."""
    summaries = list(summaries)
    kinds = list(dict.fromkeys(kind for summary in summaries for kind in summary["by_kind"]))
    totals: dict[str, int] = {}
    for summary in summaries:
        for reason, count in summary["by_reason"].items():
            totals[reason] = totals.get(reason, 0) + count
    reasons = sorted(totals, key=lambda reason: -totals[reason])
    table = Table(
        header_style="bold", caption="numbers = in a record, by kind + in none, by reason + not understood", caption_justify="left"
    )
    table.add_column("document", overflow="fold")
    for name in ("numbers", *kinds, *reasons, "not understood"):
        table.add_column(name.replace("_", " "), justify="right")
    for summary in summaries:
        counts = [*(summary["by_kind"].get(kind, 0) for kind in kinds), *(summary["by_reason"].get(reason, 0) for reason in reasons)]
        unknown = summary["not_understood"]
        table.add_row(
            PurePath(summary["document"]).name,
            f"{summary['numbers']:,}",
            *(f"{count:,}" for count in counts),
            Text(f"{unknown:,} ({unknown / max(summary['numbers'], 1):.1%})", style="red" if unknown else "green"),
        )
    return table


_VERDICT_STYLES = {"agree": "green", "differ": "bold red", "alone": "yellow"}


def pairs_table(rows: Iterable[Row], title: str) -> Table:
    """Records of two texts, each beside its counterpart."""
    table = Table(title=Text(title), title_justify="left", header_style="bold")
    table.add_column("verdict", no_wrap=True)
    for name in ("left", "right"):
        table.add_column(name, overflow="fold", ratio=1)
    for row in rows:
        verdict = Text(row["verdict"], style=_VERDICT_STYLES[row["verdict"]])
        for name in row["differs"]:
            verdict.append(f"\n{name}", style="red")
        if row["unread"]:
            verdict.append(f"\nunread at {row['unread'][0]}", style="dim")
        if row["cause"]:
            verdict.append(f"\n{row['cause']}", style="magenta")
        right = _side(row["right"])
        if row["why"]:
            right.append(f"\n{row['why']}", style="italic")
        table.add_row(verdict, _side(row["left"]), right)
    return table


def _side(row: Row | None) -> Text:
    if row is None:
        return Text("–", style="dim")
    shown = Text(f"{row['kind']} ", style=_KIND_STYLES[row["kind"]])
    shown.append(f"{row['indicator']} {row['measure']} {row['period'] or ''} ", style="none")
    shown.append(f"{value_in_words(row)}{' strive' if row['stance'] == 'strive' else ''}", style="cyan")
    shown.append(f"\n@{row['start']} {_unbroken(row['evidence'])}", style="dim")
    return shown


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
            cell = Text(row[f"{side}_printed"] or number(row[f"{side}_value"]), style=style)
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
        table.add_row(row["id"], Text(_unbroken(row["evidence"])), Text(said), row["counts"])
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


def indicators_table(rows: Iterable[Row]) -> Table:
    table = Table(header_style="bold")
    for name in ("id", "zh", "en", "measures", "unit", "parent", "definition"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(row["id"], row["zh"], row["en"], ", ".join(row["measures"]), row["unit"], row["parent"] or "", row["definition"])
    return table


def indicator_name(indicator: str) -> str:
    """The Chinese name of an id; the phrase of an ``other:``."""
    return vocabulary().by_id(indicator).zh if indicator in vocabulary() else indicator.removeprefix("other:")
