"""Commands that write a database for other programs, and the one that shows what there is to see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mubiao.cli.console import Confidence, DatabaseOrLake, Headline, Kinds, Quiet, app, err, known_indicators, one_of
from mubiao.records import STATEMENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mubiao.export import ExportForm
    from mubiao.lake import Lake
    from mubiao.output import Row
    from mubiao.store import Store

_ENDINGS: dict[str, ExportForm] = {
    ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".xlsx": "xlsx", ".dta": "dta",
}  # fmt: skip


@app.command()
def export(
    database: DatabaseOrLake,
    output: Annotated[Path, typer.Argument(help="The file to write; its ending gives the format, .sdmx.csv is SDMX-CSV.")],
    format: Annotated[str | None, typer.Option("--format", "-f", help="csv, jsonl, parquet, xlsx, dta or sdmx.")] = None,
    table: Annotated[
        str, typer.Option("--table", help="statements, documents, or of news quote, release, priority or guidance.")
    ] = "statements",
    kind: Kinds = None,
    indicator: Annotated[list[str] | None, typer.Option("--indicator", help="Only this indicator. May be given again.")] = None,
    confidence: Confidence = 0.0,
    headline: Headline = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin a csv with the mark by which Excel knows UTF-8.")] = False,
    licence: Annotated[
        str | None, typer.Option("--licence", help="Licence of your table, as its data package names it: CC-BY-4.0.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the records of a database as csv, xlsx, parquet, Stata, SDMX-CSV or jsonl, with a data package that explains the columns."""
    from mubiao.cli.lakes import source_of
    from mubiao.export import export as write

    form = _form(output, format)
    columns = _columns(table)
    with source_of(database) as store:
        rows = _rows(store, table, kind or [], indicator or [])
        wanted = (row for row in rows if (row.get("confidence") or 1.0) >= confidence and (row.get("headline", True) or not headline))
        made = write(
            wanted,
            output,
            form,
            columns=columns,
            title=f"{table.capitalize()} of government work reports and of news about them",
            licence={"name": licence} if licence else None,
            bom=bom,
        )
    if not quiet:
        err.print(f"{made.rows} rows in {made.path}; its columns are explained in {made.package}.", markup=False, highlight=False)


@app.command()
def demo(folder: Annotated[Path, typer.Argument(help="Where targets.csv and demo.db go.")] = Path("demo-out")) -> None:
    """Read the sample reports, build a database from them and from the real facts that come with the program, and say what to type next."""
    from mubiao.demo import main as show

    raise typer.Exit(show(str(folder)))


def _form(output: Path, given: str | None) -> ExportForm:
    from mubiao.export import EXPORT_FORMS

    if given is None and output.name.endswith(".sdmx.csv"):
        return "sdmx"
    form = given or _ENDINGS.get(output.suffix.lower())
    if form is None:
        raise typer.BadParameter(f"{output.name} says no format: end it with {', '.join(_ENDINGS)} or .sdmx.csv, or give --format")
    for known in EXPORT_FORMS:
        if form == known:
            return known
    raise typer.BadParameter(f"format {form!r} is none of {', '.join(EXPORT_FORMS)}")


def _columns(table: str) -> dict[str, type]:
    from mubiao.output import STATEMENT_COLUMNS, VOICE_COLUMNS
    from mubiao.store.rows import DOCUMENT_COLUMNS

    known: dict[str, dict[str, type]] = {"statements": STATEMENT_COLUMNS, "documents": DOCUMENT_COLUMNS}
    known.update({str(kind): columns for kind, columns in VOICE_COLUMNS.items()})
    if table not in known:
        raise typer.BadParameter(f"table {table!r} is none of {', '.join(known)}")
    return known[table]


def _rows(store: Store | Lake, table: str, kinds: list[str], indicators: list[str]) -> Iterator[Row]:
    if table == "statements":
        known_indicators(indicators)
        for kind in kinds:
            one_of("kind", kind, STATEMENT_KINDS)
        return store.statements(kinds=kinds, indicators=indicators)
    if table == "documents":
        return iter(store.documents())
    return store.records(kinds=[table])
