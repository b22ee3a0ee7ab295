"""`mubiao find`: the reports in a crawl."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from mubiao.cli.console import Errors, Form, Jobs, Output, Quiet, Timeout, app, err, format_of, one_of, print_page, stoppable
from mubiao.output import open_writer

if TYPE_CHECKING:
    from mubiao.crawl import Found


@app.command()
def find(
    paths: Annotated[list[str], typer.Argument(help="WARC and WET files (.gz, .zst or plain), html files, folders, or urls of archives.")],
    output: Output = None,
    format: Form = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            "-k",
            help="Only this kind: work_report, part, summary, news, plan_report, budget_report, communique or other. May be given again.",
        ),
    ] = None,
    canonical: Annotated[bool, typer.Option("--canonical", help="Of copies only the best, and of joined reports no parts.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Pages that are nothing of the kind too.")] = False,
    jobs: Jobs = 0,
    timeout: Timeout = 300.0,
    errors: Errors = None,
    quiet: Quiet = False,
) -> None:
    """Find work reports in a web crawl: what each page is and why, whose and of which year; pages of a report joined, copies linked."""
    from mubiao.crawl import COLUMNS, KINDS, Found, flat_row, is_archive, row_of
    from mubiao.crawl import find as search
    from mubiao.reading import Limits

    for one in kind or []:
        one_of("kind", one, KINDS)
    missing = [path for path in paths if "://" not in path and not Path(path).exists()]
    if missing:
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}")
    chosen = format_of(format, output)
    tally = Found()
    alone = len(paths) == 1 and Path(paths[0]).is_file() and not is_archive(paths[0])
    limits = Limits(worker_seconds=timeout)
    with stoppable(lambda: f"{tally.pages} pages read; what was found in them is kept"), ExitStack() as stack:
        moved = _bar(quiet, stack)
        rows = search(
            paths, everything=everything or "other" in (kind or []), limits=limits, tally=tally, jobs=None if alone else jobs, told=moved
        )
        stack.enter_context(closing(rows))
        found = (c for c in rows if (not kind or c.kind in kind) and not (canonical and (c.copy_of or c.part_of)))
        if chosen == "table":
            shown = Table("kind", "score", "area", "year", "title", "url", "of")
            for c in found:
                of = c.part_of or c.copy_of or ""
                shown.add_row(c.kind, f"{c.score:.2f}", c.area or "", str(c.year or ""), c.title or "", c.url, of)
            print_page(shown, output)
        else:
            writer = stack.enter_context(open_writer(output or sys.stdout, chosen, COLUMNS))
            for c in found:
                writer.write([row_of(c) if chosen == "jsonl" else flat_row(c)])
    if errors is not None:
        lines = [
            json.dumps({"document": e.path, "code": e.code, "reason": e.reason, "place": e.place}, ensure_ascii=False) for e in tally.errors
        ]
        errors.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for error in tally.errors[:20]:
        err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    if len(tally.errors) > 20:
        err.print(f"… and {len(tally.errors) - 20} more; --errors FILE lists them all.", markup=False)
    if not quiet:
        kinds = ", ".join(f"{tally.kinds[name]} {name}" for name in KINDS if tally.kinds[name])
        judged = sum(tally.kinds.values())
        joined = f"; {tally.joined} report{'s' * (tally.joined != 1)} joined of their pages" if tally.joined else ""
        failed = f"; {len(tally.errors)} could not be read" if tally.errors else ""
        err.print(
            f"{judged} page{'s' * (judged != 1)} read{': ' * bool(kinds)}{kinds}{joined}{failed}.",
            style="bold",
            markup=False,
            highlight=False,
        )
    if tally.errors:
        raise typer.Exit(1)


def _bar(quiet: bool, stack: ExitStack) -> Callable[[Found], None] | None:
    """Moves a bar over the bytes of the crawl; None where none is to be shown."""
    if quiet or not err.is_terminal:
        return None
    from mubiao.cli.progress import progress_bar

    bar = stack.enter_context(progress_bar("finding", "pages"))
    task = bar.add_task("finding", total=None, things=0)

    def moved(tally: Found) -> None:
        bar.update(task, total=tally.size or None, completed=min(tally.read, tally.size), things=tally.pages)

    return moved
