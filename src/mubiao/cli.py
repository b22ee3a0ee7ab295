"""The command line: parse, call the public function, print. Exit 0 all read, 1 some documents failed, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from mubiao import api, batch
from mubiao.errors import MubiaoError, ReadError
from mubiao.output import (
    AUDIT_COLUMNS,
    AUDIT_SUMMARY_COLUMNS,
    FORMATS,
    INSPECTION_COLUMNS,
    PAIR_COLUMNS,
    STATEMENT_COLUMNS,
    VOICE_COLUMNS,
    Format,
    Row,
    flat_pair,
    open_writer,
)
from mubiao.reading import documents as files_in
from mubiao.reading import left_out
from mubiao.records import STATEMENT_KINDS, VOICE_KINDS, as_row
from mubiao.show import (
    audit_summary_table,
    audit_table,
    indicators_table,
    inspections_table,
    pairs_table,
    places_table,
    quantities_table,
    records_tables,
)

Wanted = Callable[[Row], bool]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read government work reports (政府工作报告) into a table in which every number opens the sentence it came from.",
)
out = Console()
err = Console(stderr=True)

Paths = Annotated[list[str], typer.Argument(help="Files and folders: docx, txt, html, pdf, csv, jsonl, xlsx, parquet, tmx.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file; its ending gives the format.")]
Form = Annotated[str | None, typer.Option("--format", "-f", help="table, jsonl, csv or parquet. Standard output defaults to table.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that work at once; 0 is one for each core.")]
Errors = Annotated[Path | None, typer.Option("--errors", help="Write the documents that failed to this file, as jsonl.")]
TextColumn_ = Annotated[str | None, typer.Option("--text-column", help="The column of a table that holds the report.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        "-k",
        help="Only this kind: target, outcome, outlook or commitment; of news also quote, release, priority or guidance. May be given again.",
    ),
]
Confidence = Annotated[float, typer.Option("--confidence", min=0.0, max=1.0, help="Only records of at least this confidence.")]
Headline = Annotated[bool, typer.Option("--headline", help="Only the targets of the passage of main expected targets.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    format: Form = None,
    jobs: Jobs = 0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    kind: Kinds = None,
    headline: Headline = False,
    confidence: Confidence = 0.0,
    quiet: Quiet = False,
) -> None:
    """Write what each report states, with evidence and offsets: targets, outcomes, goals of later years, numbered commitments. Of news
    also quotes, releases, priorities and central guidance."""
    kinds = set(kind or (*STATEMENT_KINDS, *VOICE_KINDS))
    if unknown := kinds - {*STATEMENT_KINDS, *VOICE_KINDS}:
        raise typer.BadParameter(f"kind {', '.join(sorted(unknown))} is none of {', '.join((*STATEMENT_KINDS, *VOICE_KINDS))}")
    columns = _columns_of(kinds, _format(format, output), given=kind is not None)

    def wanted(row: Row) -> bool:
        if row["kind"] in VOICE_KINDS:
            return not headline and row["kind"] in kinds
        return (bool(row["headline"]) if headline else row["kind"] in kinds) and row["confidence"] >= confidence

    _batch(paths, output, format, jobs, errors, text_column, quiet, wanted=wanted, headline=headline, columns=columns)


def _columns_of(kinds: set[str], chosen: Format, *, given: bool) -> dict[str, type]:
    """The columns of csv and parquet, which hold records of one shape: statements, or one kind of what news tell beside them. Kinds of
    another shape are taken out of ``kinds``, and refused where they were ``given``."""
    if chosen in ("table", "jsonl"):
        return STATEMENT_COLUMNS
    others = [kind for kind in VOICE_KINDS if kind in kinds]
    if given and others and (len(others) > 1 or kinds - {others[0]}):
        raise typer.BadParameter(f"{chosen} holds records of one shape: ask for {others[0]} alone, or for --format jsonl")
    if given and others:
        return VOICE_COLUMNS[others[0]]
    kinds.difference_update(others)
    return STATEMENT_COLUMNS


@app.command()
def inspect(
    paths: Paths,
    output: Output = None,
    format: Form = None,
    jobs: Jobs = 0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    quiet: Quiet = False,
) -> None:
    """Tell of each document whose report it is, which year it plans, its sections and what to look at."""
    _batch(paths, output, format, jobs, errors, text_column, quiet, wanted=None)


@app.command()
def audit(
    paths: Paths,
    output: Output = None,
    format: Form = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the reports with every number coloured to this page.")] = None,
    summary: Annotated[bool, typer.Option("--summary", "-s", help="A line a document instead of a line a number.")] = False,
    jobs: Jobs = 0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    quiet: Quiet = False,
) -> None:
    """Account for every number of a report: the record that took it, or the reason why none did."""
    from mubiao.audit.page import page

    chosen = _format(form=format, output=output)
    files = _files(paths)
    tally = _Tally()
    sums: list[Row] = []
    columns = AUDIT_SUMMARY_COLUMNS if summary else AUDIT_COLUMNS
    with ExitStack() as stack:
        run = batch.run(files, jobs=_jobs(jobs, files), text_column=text_column, examine=batch.audited)
        writer = None if chosen == "table" else stack.enter_context(open_writer(output or sys.stdout, chosen, columns))
        pages, tables = [], []
        for outcome in _progress(run, len(files), quiet, stack):
            tally.take(outcome)
            if outcome.audit is None:
                continue
            sums.append(outcome.audit.summary())
            if html is not None:
                pages.append(outcome.audit)
            rows = sums[-1:] if summary else outcome.audit.as_rows()
            if writer is not None:
                writer.write(rows)
            elif not summary:
                tables.append(audit_table(rows, outcome.audit.document.text))
        if html is not None:
            html.write_text(page(pages), encoding="utf-8")
        if writer is None:
            _page(Group(*tables, audit_summary_table(sums)), output)
    tally.report(errors, quiet, statements=False)
    if not quiet:
        numbers, taken, unknown = (sum(line[name] for line in sums) for name in ("numbers", "taken", "not_understood"))
        share = f" ({unknown / numbers:.1%})" if numbers else ""
        err.print(f"{numbers} numbers, {taken} in a record, {unknown} not understood{share}.", style="bold", markup=False, highlight=False)
    if tally.failed:
        raise typer.Exit(1)


@app.command()
def reconcile(
    path: Annotated[str, typer.Argument(help="A tmx with a Chinese and an English side, or one of two reports.")],
    other: Annotated[str | None, typer.Argument(help="The same report in the other language.")] = None,
    output: Output = None,
    format: Form = None,
    all: Annotated[bool, typer.Option("--all", "-a", help="The records that agree too, not only those that differ or are alone.")] = False,
    quiet: Quiet = False,
) -> None:
    """Lay the Chinese and the English text of one report side by side: records that agree, that differ and in what, that are alone."""
    chosen = _format(format, output)
    try:
        found = api.reconcile(path, other)
    except ReadError as error:
        _fail(error)
    rows = [row for row in found.as_rows() if all or row["verdict"] != "agree"]
    if chosen == "table":
        _page(pairs_table(rows, f"{found.left.name} beside {found.right.name}"), output)
    else:
        with open_writer(output or sys.stdout, chosen, PAIR_COLUMNS) as writer:
            writer.write(rows if chosen == "jsonl" else map(flat_pair, rows))
    if not quiet:
        counts = found.summary()
        pairs = counts["agree"] + counts["differ"]
        share = f" ({counts['agree'] / pairs:.1%} of those with a counterpart)" if pairs else ""
        err.print(
            f"{counts['agree']} numbers agree{share}, {counts['differ']} differ, {counts['unread']} stand in the other text but in no "
            f"record of it, {counts['alone']} in one text alone.",
            style="bold",
            markup=False,
            highlight=False,
        )


@app.command()
def text(
    path: Annotated[str, typer.Argument(help="A file; of several documents in one, name it as its record does: reports.csv#2.")],
    text_column: TextColumn_ = None,
) -> None:
    """Print the text that all offsets point into."""
    try:
        found = api.text(path, text_column=text_column)
    except ReadError as error:
        _fail(error)
    sys.stdout.write(found if found.endswith("\n") else found + "\n")


@app.command()
def quantities(
    text: Annotated[str, typer.Argument(help="A sentence; - reads standard input.")],
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the text: zh or en.")] = "zh",
    format: Form = None,
) -> None:
    """List the quantities of a sentence: value, unit, bound, stance, and where they stand."""
    from mubiao.language import quantities as find

    sentence = sys.stdin.read() if text == "-" else text
    rows = [
        {name: as_row(found)[name] for name in ("text", "start", "end", "low", "high", "unit", "bound", "stance", "printed")}
        for found in find(sentence, _language(language))
    ]
    _print(rows, format, lambda: quantities_table(rows))


@app.command()
def places(
    name: Annotated[str, typer.Argument(help="A name in Chinese or English, or with --text a sentence.")],
    within: Annotated[str | None, typer.Option("--within", help="The province (or its code) to look in first.")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Divisions of this year, 1981 to 2024.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Find the places named in running text.")] = False,
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the text: zh or en.")] = "zh",
    format: Form = None,
) -> None:
    """Say which place a name means: code, full and English name, level, years."""
    from mubiao.places import find_places, resolve

    if text:
        rows = [
            {"start": found.start, "end": found.end, "printed": found.printed, "ambiguous": found.ambiguous, **as_row(found.place)}
            for found in find_places(name, within=within, year=year, language=_language(language))
        ]
    else:
        rows = [as_row(place) for place in resolve(name, within=within, year=year)]
    if not rows:
        err.print(f"no place found in: {name}" if text else f"no place is called {name}", markup=False)
        raise typer.Exit(1)
    _print(rows, format, lambda: places_table(rows))


@app.command()
def indicators(
    query: Annotated[str | None, typer.Argument(help="An id, or part of a name in Chinese or English.")] = None,
    format: Form = None,
) -> None:
    """List the vocabulary, or the indicators that a name means."""
    from mubiao.indicators import search, vocabulary

    found = list(vocabulary()) if query is None else list(search(query))
    if not found:
        err.print(f"no indicator is called {query}", markup=False)
        raise typer.Exit(1)
    rows = [as_row(indicator) for indicator in found]
    _print(rows, format, lambda: indicators_table(rows))


def main() -> None:
    """Entry point of the ``mubiao`` command."""
    try:
        app()
    except MubiaoError as error:
        _fail(error)


# --- batches ---------------------------------------------------------------------------------------------------------------------


def _batch(
    paths: list[str],
    output: Path | None,
    form: str | None,
    jobs: int,
    errors: Path | None,
    text_column: str | None,
    quiet: bool,
    *,
    wanted: Wanted | None,
    headline: bool = False,
    columns: dict[str, type] = INSPECTION_COLUMNS,
) -> None:
    """Records that are ``wanted`` of every file (``headline``: nothing else is looked for), or without it the files' inspections."""
    statements = wanted is not None
    chosen = _format(form, output)
    files = _files(paths)
    tally = _Tally(left_out(paths))
    with ExitStack() as stack:
        run = batch.run(files, jobs=_jobs(jobs, files), text_column=text_column, headline=headline)
        outcomes = _progress(run, len(files), quiet, stack)
        rows = _rows(outcomes, tally, wanted)
        if chosen == "table":
            shown = records_tables(rows) if statements else inspections_table(rows)
            _page(shown, output)
        else:
            writer = stack.enter_context(open_writer(output or sys.stdout, chosen, columns))
            for row in rows:
                writer.write([row])
    tally.report(errors, quiet, statements)
    if tally.failed:
        raise typer.Exit(1)


def _files(paths: list[str]) -> list[Path]:
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}")
    files = files_in(paths)
    if not files:
        raise typer.BadParameter(f"nothing to read in {', '.join(paths)}")
    return files


def _jobs(jobs: int, files: list[Path]) -> int:
    """A few files are done before other processes have started; a table's rows are handed out, however few the tables."""
    few = len(files) < 4 and not any(file.suffix.lower() in batch.TABLES for file in files)
    return 1 if few else jobs


class _Tally:
    """What a batch came to."""

    def __init__(self, left_out: Counter[str] | None = None) -> None:
        self.left_out = left_out or Counter()
        self.read = self.records = 0
        self.failed: list[ReadError] = []
        self.warned: list[tuple[str, str, str]] = []

    def take(self, outcome: batch.Outcome) -> None:
        if outcome.error is not None:
            self.failed.append(outcome.error)
            return
        self.read += 1
        self.warned.extend((outcome.name, notice.code, notice.message) for notice in outcome.warnings)

    def report(self, errors: Path | None, quiet: bool, statements: bool) -> None:
        if errors is not None:
            lines = [
                json.dumps({"document": error.path, "code": error.code, "reason": error.reason, "place": error.place}, ensure_ascii=False)
                for error in self.failed
            ]
            errors.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        for error in self.failed:
            err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        if quiet:
            return
        for name, code, message in self.warned[:_WARNINGS_SHOWN]:
            err.print(f"warning: {name}: {code}: {message}", style="yellow", markup=False, highlight=False, soft_wrap=True)
        if len(self.warned) > _WARNINGS_SHOWN:
            kinds = ", ".join(f"{code} {count}" for code, count in Counter(code for _, code, _ in self.warned).most_common())
            err.print(f"… and {len(self.warned) - _WARNINGS_SHOWN} more warnings ({kinds}); `mubiao inspect` lists them all.", markup=False)
        if self.left_out:
            kinds = ", ".join(f"{suffix} {count}" for suffix, count in sorted(self.left_out.items()))
            err.print(f"left out, being no documents by their names: {kinds}", markup=False, highlight=False, soft_wrap=True)
        documents = len({name for name, _, _ in self.warned})
        summary = f"{self.read} documents read, {len(self.failed)} failed, {documents} with warnings"
        err.print(summary + (f", {self.records} records." if statements else "."), style="bold", markup=False, highlight=False)


_WARNINGS_SHOWN = 20


def _rows(outcomes: Iterable[batch.Outcome], tally: _Tally, wanted: Wanted | None) -> Iterator[Row]:
    for outcome in outcomes:
        tally.take(outcome)
        if wanted is None and outcome.inspection:
            yield outcome.inspection
            continue
        rows = outcome.statements
        if outcome.voices:
            rows = sorted([*rows, *outcome.voices], key=lambda row: (row["start"], row["end"]))
        for row in rows:
            if wanted is not None and wanted(row):
                tally.records += 1
                yield row


def _progress(outcomes: Iterator[batch.Outcome], files: int, quiet: bool, stack: ExitStack) -> Iterator[batch.Outcome]:
    if quiet or not err.is_terminal:
        yield from outcomes
        return
    bar = Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn(), console=err, transient=True
    )
    stack.enter_context(bar)
    task = bar.add_task("reading", total=files)
    seen: str | None = None
    for outcome in outcomes:
        file = outcome.name.partition("#")[0]
        if file != seen:
            bar.advance(task)
            seen = file
        yield outcome


# --- printing --------------------------------------------------------------------------------------------------------------------


def _format(form: str | None, output: Path | None) -> Format:
    if form is None and output is not None:
        form = output.suffix.lstrip(".").lower() or "csv"
        form = "table" if form in ("txt", "md") else form
    form = form or "table"
    if form not in FORMATS:
        raise typer.BadParameter(f"format {form!r} is none of {', '.join(FORMATS)}")
    if form == "parquet" and output is None:
        raise typer.BadParameter("parquet needs a file: --output targets.parquet")
    return form


def _language(language: str) -> Any:
    if language not in ("zh", "en"):
        raise typer.BadParameter(f"language {language!r} is neither zh nor en")
    return language


def _print(rows: list[Row], form: str | None, table: Any) -> None:
    chosen = _format(form, None)
    if chosen == "table":
        _page(table(), None)
        return
    columns = {name: type(value) if isinstance(value, (bool, int, float)) else str for name, value in (rows[0] if rows else {}).items()}
    with open_writer(sys.stdout, chosen, columns) as writer:
        writer.write(rows)


def _page(shown: Any, output: Path | None) -> None:
    if output is None:
        # Piped output has no width of its own; 80 columns would cut every sentence.
        console = out if out.is_terminal else Console(width=160)
        console.print(shown)
        return
    with output.open("w", encoding="utf-8") as stream:
        Console(file=stream, width=160).print(shown)


def _fail(error: MubiaoError) -> None:
    err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(1)
