"""Commands on a database: each is a method of ``Store`` of the same name."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, get_args

import typer

from mubiao.cli.console import (
    Confidence,
    Database,
    DatabaseOrLake,
    Errors,
    Form,
    Jobs,
    Output,
    Quiet,
    TextColumn_,
    Timeout,
    app,
    err,
    known_indicators,
    one_of,
    out,
    print_rows,
    stoppable,
    years_of,
)
from mubiao.records import Genre, Measure, SectionKind


@app.command()
def add(
    database: Database,
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files, folders and urls; none: extract again what an older version extracted.")
    ] = None,
    jobs: Jobs = 0,
    timeout: Timeout = 300.0,
    errors: Errors = None,
    text_column: TextColumn_ = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch urls also from addresses that are not of the public internet.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into a database. The same bytes again change nothing; a run that was stopped goes on where it was."""
    from mubiao.cli.added import Told, report_of
    from mubiao.cli.batches import files_of, jobs_of
    from mubiao.cli.progress import Bar
    from mubiao.fetching import is_url
    from mubiao.reading import Limits
    from mubiao.store import Store

    urls = [path for path in paths or () if is_url(path)]
    named = [path for path in paths or () if not is_url(path)]
    files = files_of(named) if named else []
    with Store(database, create=bool(paths)) as store, ExitStack() as stack:
        told = Told(Bar("adding", files, quiet, stack, more=len(urls) if paths else store.count()))
        processes = jobs_of(jobs, files) if files and not urls else jobs
        limits = Limits(worker_seconds=timeout)
        with stoppable(lambda: f"{told.documents} documents are in {database}, the same command goes on from there"):
            found = store.add(
                [*files, *urls], jobs=processes, text_column=text_column, limits=limits, told=told, allow_private=allow_private
            )
    report_of(found, told, errors, quiet)
    if found.failed:
        raise typer.Exit(1)


@app.command()
def documents(database: DatabaseOrLake, format: Form = None) -> None:
    """List the documents of a database: whose reports, which years, copies of which, where from, what to look at."""
    from mubiao.cli.lakes import source_of
    from mubiao.show import rows_table
    from mubiao.store.rows import DOCUMENT_COLUMNS

    with source_of(database) as store:
        rows = store.documents()
    shown = ("document", "area", "level", "report_year", "genre", "statements", "duplicate_of", "warnings")
    print_rows(rows, format, lambda: rows_table(rows, shown), DOCUMENT_COLUMNS)


@app.command()
def panel(
    database: DatabaseOrLake,
    indicator: Annotated[list[str], typer.Option("--indicator", "-i", help="An id of `mubiao indicators`. May be given again.")],
    years: Annotated[str, typer.Option("--years", "-y", help="2025, 2020-2025 or 2019,2024.")],
    measure: Annotated[
        str | None,
        typer.Option("--measure", "-m", help="growth, avg_growth, level, ratio or change; what a bare figure means if left out."),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", "-k", help="target, outcome, outlook, commitment, or official for imported series.")
    ] = "target",
    level: Annotated[str, typer.Option("--level", "-l", help="nation, province, prefecture or county.")] = "province",
    within: Annotated[str | None, typer.Option("--within", help="Only the areas of this province or prefecture.")] = None,
    at: Annotated[int | None, typer.Option("--at", help="Map every year's areas to the divisions of this year.")] = None,
    confidence: Confidence = 0.0,
    wide: Annotated[bool, typer.Option("--wide", "-w", help="A row an area, columns for each year, instead of a row a cell.")] = False,
    output: Output = None,
    format: Form = None,
) -> None:
    """Make a panel: area by year by indicator, each cell stated, absent, no-document or failed, with its sentence."""
    from mubiao.cli.lakes import source_of
    from mubiao.show import panel_table
    from mubiao.store.panel import PANEL_COLUMNS, wide_columns
    from mubiao.store.panel import wide as widened

    span = years_of(years)
    one_of("kind", kind, ("target", "outcome", "outlook", "commitment", "official"))
    one_of("level", level, ("nation", "province", "prefecture", "county"))
    known_indicators(indicator)
    if measure is not None:
        one_of("measure", measure, get_args(Measure))
    with source_of(database) as store:
        rows = store.panel(
            indicator=indicator,
            measure=measure,
            kind=kind,
            level=level,
            years=span,
            within=within,
            at=at,
            confidence=confidence,
            evidence=not wide,
        )
    if wide:
        lines = widened(rows)
        print_rows(lines, format, lambda: panel_table(rows), wide_columns(lines), output)
    else:
        print_rows(rows, format, lambda: panel_table(rows), PANEL_COLUMNS, output)
    counts = Counter(row["state"] for row in rows)
    err.print(
        ", ".join(f"{counts[state]} {state}" for state in ("stated", "absent", "no-document", "failed")) + ".",
        style="bold",
        highlight=False,
    )


@app.command()
def conflicts(
    database: Database,
    kind: Annotated[list[str] | None, typer.Option("--kind", "-k", help="target, outcome or outlook. May be given again.")] = None,
    indicator: Annotated[list[str] | None, typer.Option("--indicator", "-i", help="Only this indicator. May be given again.")] = None,
    all: Annotated[bool, typer.Option("--all", "-a", help="Amounts that differ by rounding alone too.")] = False,
    output: Output = None,
    format: Form = None,
) -> None:
    """List where two documents say different things of one figure: both, which is preferred, and the difference."""
    from mubiao.show import conflicts_table
    from mubiao.store import Store
    from mubiao.store.conflicts import CONFLICT_COLUMNS

    known_indicators(indicator or ())
    for name in kind or ():
        one_of("kind", name, ("target", "outcome", "outlook"))
    with Store(database, readonly=True) as store:
        rows = store.conflicts(kinds=kind or ("target", "outcome"), indicators=indicator or (), all=all)
    print_rows(rows, format, lambda: conflicts_table(rows), CONFLICT_COLUMNS, output)
    if not rows:
        err.print("no two documents differ", highlight=False)


@app.command(name="import")
def import_(
    database: Database,
    files: Annotated[
        list[Path], typer.Argument(help="Official series as csv (area, indicator, measure, period, value, source), or gold files (json).")
    ],
    by: Annotated[str | None, typer.Option("--by", help="Whose rows they are, for gold files that hold rows and no log.")] = None,
) -> None:
    """Take in official series, or the corrections or rows of colleagues; where two people say different things, both are shown."""
    from mubiao.show import disputes_table
    from mubiao.store import Store

    gold = [file for file in files if file.suffix.lower() == ".json"]
    with Store(database) as store:
        for file in files:
            if file not in gold:
                counts = store.import_series(file)
                out.print(
                    f"{file}: {counts['new']} new, {counts['changed']} changed, {counts['known']} there already",
                    highlight=False,
                    markup=False,
                )
        if gold:
            merged = store.import_gold(gold, by=by)
            told = [name for name in ("new", "confirmed", "corrected", "added", "known") if merged.counts[name]]
            said = ", ".join(f"{merged.counts[name]} {name}" for name in told) or "nothing new"
            waiting = f", {merged.counts['waiting']} waiting for their documents" if merged.counts["waiting"] else ""
            out.print(f"corrections: {said}{waiting}; {len(merged.conflicts)} in dispute", highlight=False, markup=False)
            for reason in merged.left:
                err.print(f"left: {reason}", highlight=False, markup=False)
            if merged.conflicts:
                print_rows(merged.conflicts, None, lambda: disputes_table(merged.conflicts))


@app.command()
def search(
    database: DatabaseOrLake,
    query: Annotated[str, typer.Argument(help='Words, each of which a document must have; "…" and Chinese words stand as they are.')],
    area: Annotated[str | None, typer.Option("--area", help="Only this place and the places in it.")] = None,
    level: Annotated[str | None, typer.Option("--level", "-l", help="nation, province, prefecture or county.")] = None,
    years: Annotated[str | None, typer.Option("--years", "-y", help="2025, 2020-2025 or 2019,2024.")] = None,
    section: Annotated[list[str] | None, typer.Option("--section", "-s", help="review, outlook, plan, tasks … May be given again.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", "-t", help="Only passages about this theme of the taxonomy.")] = None,
    genre: Annotated[str | None, typer.Option("--genre", help="work_report, news, communique or other.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="Passages to list.")] = 20,
    per_document: Annotated[int, typer.Option("--per-document", min=1, help="Passages of one document.")] = 1,
    output: Output = None,
    format: Form = None,
) -> None:
    """Search the texts of a database, Chinese and English: passages, best first, with the words marked."""
    from mubiao.cli.lakes import source_of
    from mubiao.show import search_table
    from mubiao.store.connection import can_write
    from mubiao.store.search import SEARCH_COLUMNS

    span = years_of(years) if years else []
    if level is not None:
        one_of("level", level, ("nation", "province", "prefecture", "county"))
    for name in section or ():
        one_of("section", name, get_args(SectionKind))
    if genre is not None:
        one_of("genre", genre, get_args(Genre))
    with source_of(database, readonly=not can_write(database)) as store:
        rows = store.search(
            query,
            area=area,
            level=level,
            years=span,
            section=section or (),
            theme=theme,
            genre=genre,
            limit=limit,
            per_document=per_document,
        )
        missing = store.unindexed()
    print_rows(rows, format, lambda: search_table(rows), SEARCH_COLUMNS, output)
    if missing:
        err.print(f"{missing} documents are not in the index yet, and the file is read-only.", style="yellow", highlight=False)
    if not rows:
        raise typer.Exit(1)


@app.command()
def runs(
    database: Database,
    drop: Annotated[int | None, typer.Option("--drop", help="Delete what this run extracted, where a newer one has done it again.")] = None,
    format: Form = None,
) -> None:
    """List which versions of the program extracted the documents of a database, or drop what an old one made."""
    from mubiao.show import rows_table
    from mubiao.store import Store
    from mubiao.store.rows import RUN_COLUMNS

    with Store(database, readonly=drop is None) as store:
        if drop is not None:
            out.print(f"run {drop} dropped: {store.drop_run(drop)} extractions", highlight=False)
        rows = store.runs()
    print_rows(rows, format, lambda: rows_table(rows, RUN_COLUMNS), RUN_COLUMNS)
