"""Many files at once on the command line: what is read, what failed, what deserves a look, with a bar while it runs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import typer

from mubiao import batch
from mubiao.cli.console import err, format_of, print_page, stoppable
from mubiao.cli.progress import Bar
from mubiao.errors import ReadError
from mubiao.output import INSPECTION_COLUMNS, Row, open_writer
from mubiao.reading import Limits, left_out
from mubiao.reading import documents as files_in
from mubiao.show import inspections_table, records_tables

Wanted = Callable[[Row], bool]


def run_batch(
    paths: list[str],
    output: Path | None,
    form: str | None,
    jobs: int,
    errors: Path | None,
    text_column: str | None,
    quiet: bool,
    *,
    timeout: float,
    wanted: Wanted | None,
    headline: bool = False,
    columns: dict[str, type] = INSPECTION_COLUMNS,
) -> None:
    """Records that are ``wanted`` of every file (``headline``: nothing else is looked for), or without it the files' inspections.
    ``columns`` are those of csv and parquet."""
    statements = wanted is not None
    chosen = format_of(form, output)
    files = files_of(paths)
    tally = Tally(left_out(paths))
    with stoppable(tally.kept), ExitStack() as stack:
        limits = Limits(worker_seconds=timeout)
        run = batch.run(files, jobs=jobs_of(jobs, files), limits=limits, text_column=text_column, headline=headline)
        stack.enter_context(closing(run))
        rows = _rows(Bar("reading", files, quiet, stack).follow(run), tally, wanted)
        if chosen == "table":
            shown = records_tables(rows) if statements else inspections_table(rows)
            print_page(shown, output)
        else:
            writer = stack.enter_context(open_writer(output or sys.stdout, chosen, columns))
            for row in rows:
                writer.write([row])
    tally.report(errors, quiet, statements)
    if tally.failed:
        raise typer.Exit(1)


def files_of(paths: list[str]) -> list[Path]:
    """The files that paths name and folders hold. Wrong usage where a path is not there or nothing is to be read."""
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}")
    files = files_in(paths)
    if not files:
        raise typer.BadParameter(f"nothing to read in {', '.join(paths)}")
    return files


def jobs_of(jobs: int, files: list[Path]) -> int | None:
    """One file is done before another process has started; a table's rows are handed out, even those of a single one."""
    return None if len(files) == 1 and files[0].suffix.lower() not in batch.TABLES else jobs


def warn_of(failed: list[ReadError], warned: list[tuple[str, str, str]], errors: Path | None, quiet: bool) -> None:
    """Say which documents failed, in full, and the first warnings (document, code, message); ``errors``: the failures as jsonl too."""
    if errors is not None:
        lines = [
            json.dumps({"document": error.path, "code": error.code, "reason": error.reason, "place": error.place}, ensure_ascii=False)
            for error in failed
        ]
        errors.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for error in failed:
        err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    if quiet:
        return
    for name, code, message in warned[:_WARNINGS_SHOWN]:
        err.print(f"warning: {name}: {code}: {message}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    if len(warned) > _WARNINGS_SHOWN:
        kinds = ", ".join(f"{code} {count}" for code, count in Counter(code for _, code, _ in warned).most_common())
        err.print(f"… and {len(warned) - _WARNINGS_SHOWN} more warnings ({kinds}); `mubiao inspect` lists them all.", markup=False)


class Tally:
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

    def kept(self) -> str:
        """What a run that is stopped has done."""
        return f"{self.read} documents read, {len(self.failed)} failed; what is written of them is kept"

    def report(self, errors: Path | None, quiet: bool, statements: bool) -> None:
        warn_of(self.failed, self.warned, errors, quiet)
        if quiet:
            return
        if self.left_out:
            kinds = ", ".join(f"{suffix} {count}" for suffix, count in sorted(self.left_out.items()))
            err.print(f"left out, being no documents by their names: {kinds}", markup=False, highlight=False, soft_wrap=True)
        documents = len({name for name, _, _ in self.warned})
        summary = f"{self.read} documents read, {len(self.failed)} failed, {documents} with warnings"
        err.print(summary + (f", {self.records} records." if statements else "."), style="bold", markup=False, highlight=False)


_WARNINGS_SHOWN = 20


def _rows(outcomes: Iterable[batch.Outcome], tally: Tally, wanted: Wanted | None) -> Iterator[Row]:
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
