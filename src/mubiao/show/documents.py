"""What documents state and what of it deserves a look, as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mubiao.records import STATEMENT_KINDS
from mubiao.show.news import place_in_words, voice_tables
from mubiao.show.words import Row, unbroken, value_in_words

_EVIDENCE_CELLS = 56
_KIND_STYLES = {"target": "bold green", "outcome": "blue", "outlook": "magenta", "commitment": "yellow"}
_AROUND = 14  # characters shown on either side of a numeral


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
    english = next((row.get("area_en") for row in rows if row["area"] == area), None)
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
            _named(row, area),
            Text("–" if soft else row["measure"], style="dim" if soft else ""),
            Text(value_in_words(row), style="cyan"),
            Text(row["stance"], style="yellow" if strive else "dim"),
            str(row["start"]),
            Text(unbroken(row["evidence"])),
        )
    return table


def _named(row: Row, area: str | None) -> Text:
    """The indicator; under it whose it is, where that is not the report's own ``area``, and under a phrase, which may say too little
    alone, what its passage is about."""
    phrase = row["indicator"].startswith("other:")
    shown = Text(row["indicator"], style="dim" if phrase else "")
    if area and row["area"] and row["area"] != area:
        shown.append(f"\n· of {row['area']}", style="not dim bold")
    if phrase and row.get("topic"):
        shown.append(f"\n· {unbroken(row['topic'])}", style="dim italic")
    return shown


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
        shown = Text(unbroken(text[max(0, start - _AROUND) : start]))
        shown.append(" ".join(row["printed"].split()), style=style)
        shown.append(unbroken(text[end : end + _AROUND]))
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
    shown.append(f"\n@{row['start']} {unbroken(row['evidence'])}", style="dim")
    return shown
