"""`mubiao spark extract` makes a lake, `mubiao load` takes one into a database, `mubiao lake` tells what is in one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mubiao.cli.console import Database, Errors, Form, Headline, Output, Quiet, TextColumn_, Timeout, app, err, one_of, print_rows

if TYPE_CHECKING:
    from mubiao.lake import Lake
    from mubiao.store import Store

spark = typer.Typer(no_args_is_help=True, help="The same extraction on Spark, over any number of machines.")
app.add_typer(spark, name="spark")
LakeFolder = Annotated[Path, typer.Argument(help="A lake: a folder that `mubiao spark extract` makes.")]


def source_of(path: Path, *, readonly: bool = True) -> AbstractContextManager[Store] | AbstractContextManager[Lake]:
    """The lake that a path is, else the database."""
    from mubiao.lake import Lake, is_lake
    from mubiao.store import Store

    return Lake(path) if is_lake(path) else Store(path, readonly=readonly)


@spark.command(name="extract")
def spark_extract(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, parquet with a column of texts, WARC and WET archives; the last is the lake to write."),
    ],
    text_column: TextColumn_ = None,
    headline: Headline = False,
    passages: Annotated[
        bool, typer.Option("--passages/--no-passages", help="Passages and their themes too, which the analyses of themes and terms take.")
    ] = True,
    page: Annotated[
        list[str] | None,
        typer.Option("--page", help="Of an archive: pages of this kind, as `mubiao find` names them. May be given again."),
    ] = None,
    timeout: Timeout = 300.0,
    part: Annotated[int, typer.Option("--part", min=1, help="Documents done and committed together.")] = 1000,
    master: Annotated[
        str | None, typer.Option("--master", help="Spark's master; without it that of spark-submit, else all cores of this machine.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Extract everything from files, parquet or archives into a lake of parquet. The same command goes on where one was stopped."""
    from mubiao.crawl import KINDS
    from mubiao.lake import Settings
    from mubiao.spark import extract

    if len(paths) < 2:
        raise typer.BadParameter("give what to read, and at the end the folder to write: REPORTS/ LAKE/")
    *inputs, output = paths
    missing = [path for path in inputs if "://" not in path and not Path(path).exists()]
    if missing:
        raise typer.BadParameter(f"no such file or folder: {', '.join(missing)}")
    for kind in page or ():
        one_of("page", kind, KINDS)
    settings = Settings(headline, text_column, timeout, passages, tuple(page) if page else Settings().pages)
    with ExitStack() as stack:
        told = None if quiet or not err.is_terminal else _bar(stack)
        made = extract(inputs, output, settings=settings, size=part, master=master, told=told)
    if not quiet:
        before = f" ({made.known} were there)" if made.known else ""
        err.print(
            f"{made.parts} parts done{before}; {output} holds {made.documents} documents, {made.records} records; {made.failed} failed.",
            style="bold", markup=False, highlight=False,
        )  # fmt: skip
    if made.failed:
        raise typer.Exit(1)


@app.command()
def lake(
    folder: LakeFolder,
    table: Annotated[
        str, typer.Option("--table", "-t", help="metrics (a row a part) or errors (a row a document that failed).")
    ] = "metrics",
    output: Output = None,
    format: Form = None,
) -> None:
    """Tell what each part of a lake came to, or which documents failed and why."""
    from mubiao.lake import COLUMNS, Lake
    from mubiao.show import rows_table

    one_of("table", table, ("metrics", "errors"))
    with Lake(folder) as found:
        rows = found.metrics() if table == "metrics" else found.failures()
    print_rows(rows, format, lambda: rows_table(rows, COLUMNS[table]), COLUMNS[table], output)


@app.command()
def load(database: Database, folder: LakeFolder, errors: Errors = None, quiet: Quiet = False) -> None:
    """Take a lake into a database: its extractions as they are, copies linked, corrections applied, texts indexed. Again: only what is new."""
    from mubiao.cli.added import Told, report_of
    from mubiao.cli.progress import Bar
    from mubiao.lake import Lake
    from mubiao.lake.loading import load as loaded
    from mubiao.store import Store

    with Lake(folder) as found, Store(database, create=True) as store, ExitStack() as stack:
        told = Told(Bar("loading", [], quiet, stack, more=found.count()))
        made = loaded(store, found, told=told)
    report_of(made, told, errors, quiet)
    if made.failed:
        raise typer.Exit(1)


def _bar(stack: ExitStack) -> Callable[[int, int], None]:
    from mubiao.cli.progress import progress_bar

    bar = stack.enter_context(progress_bar("extracting", "parts"))
    task = bar.add_task("extracting", total=0)
    return lambda done, wanted: bar.update(task, completed=done, total=wanted)
