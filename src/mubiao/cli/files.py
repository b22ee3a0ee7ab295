"""Commands on files: extract, inspect, audit, reconcile, text."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group

from mubiao.cli.console import (
    Confidence,
    Errors,
    Form,
    Headline,
    Jobs,
    Kinds,
    Output,
    Paths,
    Quiet,
    TextColumn_,
    Timeout,
    app,
    err,
    fail,
    format_of,
    print_page,
    stoppable,
)
from mubiao.errors import ReadError
from mubiao.output import (
    AUDIT_COLUMNS,
    AUDIT_SUMMARY_COLUMNS,
    PAIR_COLUMNS,
    STATEMENT_COLUMNS,
    VOICE_COLUMNS,
    Format,
    Row,
    flat_pair,
    open_writer,
)
from mubiao.records import STATEMENT_KINDS, VOICE_KINDS

if TYPE_CHECKING:
    from mubiao.reconcile import Reconciled


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    format: Form = None,
    jobs: Jobs = 0,
    timeout: Timeout = 300.0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    kind: Kinds = None,
    headline: Headline = False,
    confidence: Confidence = 0.0,
    check: Annotated[
        str | None,
        typer.Option("--check", help="Compare what articles claim with these reports: a file, a folder, or a database (ends in .db)."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write what each report states, with evidence and offsets: targets, outcomes, goals of later years, numbered commitments. Of news
    also quotes, releases, priorities and central guidance."""
    from mubiao.cli.batches import run_batch

    kinds = set(kind or (*STATEMENT_KINDS, *VOICE_KINDS))
    if unknown := kinds - {*STATEMENT_KINDS, *VOICE_KINDS}:
        raise typer.BadParameter(f"kind {', '.join(sorted(unknown))} is none of {', '.join((*STATEMENT_KINDS, *VOICE_KINDS))}")
    chosen = format_of(format, output)
    columns = _columns_of(kinds, chosen, given=kind is not None)

    def wanted(row: Row) -> bool:
        if row["kind"] in VOICE_KINDS:
            return not headline and row["kind"] in kinds
        return (bool(row["headline"]) if headline else row["kind"] in kinds) and row["confidence"] >= confidence

    if check is not None:
        from mubiao.cli.checking import run_check

        run_check(paths, check, output, chosen, jobs, timeout, errors, text_column, quiet, wanted)
        return
    run_batch(paths, output, format, jobs, errors, text_column, quiet, timeout=timeout, wanted=wanted, headline=headline, columns=columns)


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
    timeout: Timeout = 300.0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    quiet: Quiet = False,
) -> None:
    """Tell of each document whose report it is, which year it plans, its sections and what to look at."""
    from mubiao.cli.batches import run_batch

    run_batch(paths, output, format, jobs, errors, text_column, quiet, timeout=timeout, wanted=None)


@app.command()
def audit(
    paths: Paths,
    output: Output = None,
    format: Form = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the reports with every number coloured to this page.")] = None,
    summary: Annotated[bool, typer.Option("--summary", "-s", help="A line a document instead of a line a number.")] = False,
    jobs: Jobs = 0,
    timeout: Timeout = 300.0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    quiet: Quiet = False,
) -> None:
    """Account for every number of a report: the record that took it, or the reason why none did."""
    from rich.console import Group

    from mubiao import batch
    from mubiao.audit.page import page
    from mubiao.cli.batches import Tally, files_of, jobs_of
    from mubiao.cli.progress import Bar
    from mubiao.reading import Limits
    from mubiao.show import audit_summary_table, audit_table

    chosen = format_of(form=format, output=output)
    files = files_of(paths)
    tally = Tally()
    sums: list[Row] = []
    columns = AUDIT_SUMMARY_COLUMNS if summary else AUDIT_COLUMNS
    with stoppable(tally.kept), ExitStack() as stack:
        limits = Limits(worker_seconds=timeout)
        run = batch.run(files, jobs=jobs_of(jobs, files), limits=limits, text_column=text_column, examine=batch.audited)
        stack.enter_context(closing(run))
        writer = None if chosen == "table" else stack.enter_context(open_writer(output or sys.stdout, chosen, columns))
        pages, tables = [], []
        for outcome in Bar("reading", files, quiet, stack).follow(run):
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
            print_page(Group(*tables, audit_summary_table(sums)), output)
    tally.report(errors, quiet, statements=False)
    if not quiet:
        numbers, taken, unknown = (sum(line[name] for line in sums) for name in ("numbers", "taken", "not_understood"))
        share = f" ({unknown / numbers:.1%})" if numbers else ""
        err.print(f"{numbers} numbers, {taken} in a record, {unknown} not understood{share}.", style="bold", markup=False, highlight=False)
    if tally.failed:
        raise typer.Exit(1)


_CAUSES = {
    "translator": "differ or are alone because the texts do",
    "alignment": "because two facts were laid together or one is said more often",
    "ours": "because one text was not read to the full",
}


@app.command()
def reconcile(
    path: Annotated[str, typer.Argument(help="A tmx with a Chinese and an English side, a folder of such, or one of two reports.")],
    other: Annotated[str | None, typer.Argument(help="The same report in the other language.")] = None,
    output: Output = None,
    format: Form = None,
    all: Annotated[bool, typer.Option("--all", "-a", help="The records that agree too, not only those that differ or are alone.")] = False,
    quiet: Quiet = False,
) -> None:
    """Lay the Chinese and the English text of one report side by side: records that agree, that differ and in what, that are alone."""
    from mubiao import api
    from mubiao.show import pairs_table

    chosen = format_of(format, output)
    paths = sorted(str(file) for file in Path(path).rglob("*.tmx")) if other is None and Path(path).is_dir() else [path]
    if not paths:
        fail(ReadError(path, "holds no tmx; two reports are named one by one: mubiao reconcile CHINESE ENGLISH"))
    found: list[Reconciled] = []
    failed = 0
    for one in paths:
        try:
            found.append(api.reconcile(one, other))
        except ReadError as error:
            if len(paths) == 1:
                fail(error)
            failed += 1
            err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    rows = [[row for row in report.as_rows() if all or row["verdict"] != "agree"] for report in found]
    if chosen == "table":
        tables = (pairs_table(some, f"{report.left.name} beside {report.right.name}") for some, report in zip(rows, found, strict=True))
        print_page(Group(*tables), output)
    else:
        with open_writer(output or sys.stdout, chosen, PAIR_COLUMNS) as writer:
            for some in rows:
                writer.write(some if chosen == "jsonl" else map(flat_pair, some))
    if not quiet:
        _tell(found)
    if failed:
        raise typer.Exit(1)


def _tell(found: Sequence[Reconciled]) -> None:
    """How much of all reports agrees, and why the rest does not."""
    counts, causes = Counter[str](), Counter[str]()
    for report in found:
        counts.update(report.summary())
        causes.update(report.causes())
    pairs = counts["agree"] + counts["differ"]
    share = f" ({counts['agree'] / pairs:.1%} of those with a counterpart)" if pairs else ""
    err.print(
        (f"{len(found)} reports: " if len(found) > 1 else "")
        + f"{counts['agree']} numbers agree{share}, {counts['differ']} differ, {counts['unread']} stand in the other text but in no "
        f"record of it, {counts['alone']} in one text alone. "
        + ", ".join(f"{causes[cause]} {words}" for cause, words in _CAUSES.items())
        + ".",
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
    from mubiao import api

    try:
        found = api.text(path, text_column=text_column)
    except ReadError as error:
        fail(error)
    sys.stdout.write(found if found.endswith("\n") else found + "\n")
