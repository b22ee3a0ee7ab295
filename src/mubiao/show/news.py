"""What news tell beside values, as tables for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

Row = dict[str, Any]
_CELLS = 76
_TITLES = {"quote": "What was said", "release": "What came out", "priority": "What is put first", "guidance": "What the centre asks for"}
_STANCES = {"optimistic": "green", "cautious": "yellow", "neutral": "dim"}


def voice_tables(rows: Sequence[Row]) -> list[RenderableType]:
    """The quotes, releases, priorities and guidance of one document, a table each."""
    makers = {"quote": _quotes, "release": _releases, "priority": _priorities, "guidance": _guidance}
    return [make([row for row in rows if row["kind"] == kind]) for kind, make in makers.items() if any(row["kind"] == kind for row in rows)]


def place_in_words(row: Row) -> Text:
    """A place in Chinese and English; for several at once the words as printed."""
    if row["area"]:
        return Text(" ".join(name for name in (row["area"], row["area_en"]) if name))
    said = row.get("area_printed") or next(
        (note.removeprefix("said of: ") for note in row.get("notes", ()) if note.startswith("said of: ")), None
    )
    return Text(said or "–", style="dim italic")


def _table(rows: Sequence[Row], *columns: str) -> Table:
    title = Text(_TITLES[rows[0]["kind"]], style="bold")
    title.append(f"   {PurePath(rows[0]['document']).name}", style="dim not bold")
    table = Table(title=title, title_justify="left", header_style="bold", expand=False)
    for name in columns:
        long = name in ("words", "evidence", "what is asked")
        table.add_column(
            name, overflow="fold", max_width=_CELLS if long else 34, no_wrap=name == "at", justify="right" if name == "at" else "left"
        )
    return table


def _quotes(rows: Sequence[Row]) -> Table:
    table = _table(rows, "speaker", "who", "stance", "at", "words")
    for row in rows:
        who = ", ".join(part for part in (row["role"], row["affiliation"]) if part)
        stance = Text(row["stance"], style=_STANCES[row["stance"]])
        if row["stance_words"]:
            stance.append(f" ({', '.join(row['stance_words'])})", style="dim")
        words = f"“{row['text']}”" if row["verbatim"] else row["text"]
        table.add_row(Text(row["speaker"] or "–"), Text(who), stance, str(row["start"]), Text(words))
    return table


def _releases(rows: Sequence[Row]) -> Table:
    table = _table(rows, "place", "document", "released on", "source", "at", "evidence")
    for row in rows:
        day = Text(row["released_on"] or "–")
        if row["date_note"]:
            day.append(f" ({row['date_note']})", style="dim")
        table.add_row(
            place_in_words(row), Text(row["document_type"]), day, Text(row["source"] or "–"), str(row["start"]), Text(row["evidence"])
        )
    return table


def _priorities(rows: Sequence[Row]) -> Table:
    table = _table(rows, "place", "theme", "named", "at", "evidence")
    for row in rows:
        table.add_row(place_in_words(row), Text(row["theme"]), Text("; ".join(row["named"])), str(row["start"]), Text(row["evidence"]))
    return table


def _guidance(rows: Sequence[Row]) -> Table:
    table = _table(rows, "event", "date", "theme", "at", "what is asked")
    for row in rows:
        for ask in row["asks"] or ({"theme": "–", "start": row["text_start"], "text": row["text"]},):
            table.add_row(Text(row["event"]), row["date"] or "–", Text(ask["theme"]), str(ask["start"]), Text(ask["text"]))
    return table


_VERDICTS = {"confirmed": "green", "differs": "bold yellow", "not_found": "red"}


def checks_table(rows: Sequence[Row]) -> Table:
    """What articles claim, a line each, with the verdict and the words of the report."""
    table = Table(header_style="bold")
    for name in ("verdict", "place", "kind", "period", "indicator", "the article", "the report", "detail"):
        table.add_column(name, overflow="fold", no_wrap=name in ("verdict", "kind", "period"))
    for row in rows:
        claim, report = row["claim"], row["report"]
        where = Text(f"{report['evidence']}" if report else "–")
        if report:
            where.append(f"  {PurePath(report['document']).name}@{report['start']}", style="dim")
        table.add_row(
            Text(row["verdict"].replace("_", " "), style=_VERDICTS[row["verdict"]]),
            place_in_words(claim),
            claim["kind"],
            claim["period"] or "–",
            claim["indicator"],
            Text(claim["printed"]),
            where,
            Text(row["detail"], style="dim"),
        )
    return table
