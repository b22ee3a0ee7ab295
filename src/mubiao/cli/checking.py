"""`mubiao extract ARTICLE --check REPORTS`: what articles claim, beside what the reports say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from mubiao import batch
from mubiao.cli.batches import Tally, files_of, jobs_of
from mubiao.cli.console import err, print_page
from mubiao.news import check
from mubiao.output import CHECK_COLUMNS, Format, Row, flat_check, open_writer
from mubiao.reading import Limits
from mubiao.show.news import checks_table


def run_check(
    paths: list[str],
    reports: str,
    output: Path | None,
    chosen: Format,
    jobs: int,
    timeout: float,
    errors: Path | None,
    text_column: str | None,
    quiet: bool,
    wanted: Callable[[Row], bool],
) -> None:
    """Print every claim that is ``wanted`` with the verdict on it. Wrong usage where ``reports`` is not there."""
    tally = Tally()
    files = files_of(paths)
    claims = []
    limits = Limits(worker_seconds=timeout)
    for outcome in batch.run(files, jobs=jobs_of(jobs, files), limits=limits, text_column=text_column):
        tally.take(outcome)
        if outcome.inspection is not None and outcome.inspection["genre"] == "news":
            claims += [row for row in outcome.statements if wanted(row)]
    found = list(check(claims, _rows_of(reports, jobs, limits, text_column, tally)))
    if chosen == "table":
        print_page(checks_table([one.as_row() for one in found]), output)
    else:
        with open_writer(output or sys.stdout, chosen, CHECK_COLUMNS) as writer:
            writer.write((one.as_row() for one in found) if chosen == "jsonl" else (flat_check(one.as_row()) for one in found))
    tally.report(errors, quiet, statements=False)
    if not quiet:
        counts = Counter(one.verdict for one in found)
        err.print(
            f"{len(found)} claims: {counts['confirmed']} confirmed, {counts['differs']} that differ, {counts['not_found']} not found.",
            style="bold",
            markup=False,
            highlight=False,
        )
    if tally.failed:
        raise typer.Exit(1)


def _rows_of(reports: str, jobs: int, limits: Limits, text_column: str | None, tally: Tally) -> Iterator[dict[str, Any]]:
    """The statements of a database, or of the files of a folder."""
    if not Path(reports).exists():
        raise typer.BadParameter(f"no such file or folder: {reports}")
    if Path(reports).suffix == ".db":
        from mubiao.store import Store

        with Store(reports) as store:
            yield from store.statements()
        return
    files = files_of([reports])
    for outcome in batch.run(files, jobs=jobs_of(jobs, files), limits=limits, text_column=text_column):
        tally.take(outcome)
        yield from outcome.statements
