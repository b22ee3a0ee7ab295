"""What every command shares: the application, its common options, and how rows, tables and errors are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from mubiao.errors import MubiaoError
from mubiao.output import FORMATS, Format, Row, open_writer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read government work reports (政府工作报告) into a table in which every number opens the sentence it came from.",
)
out = Console()
err = Console(stderr=True)


def _say_version(wanted: bool) -> None:
    if wanted:
        from mubiao import __version__
        from mubiao.compiled import running

        print(f"mubiao {__version__} ({running()})")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_say_version, help="Print the version, and whether compiled rooms run or pure Python."
        ),
    ] = False,
) -> None:
    pass


Paths = Annotated[list[str], typer.Argument(help="Files and folders: docx, txt, html, pdf, csv, jsonl, xlsx, parquet, tmx.")]
Database = Annotated[Path, typer.Argument(help="The database: a file that `mubiao add` makes.")]
DatabaseOrLake = Annotated[Path, typer.Argument(help="The database, or a lake: a folder that `mubiao spark extract` makes.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file; its ending gives the format.")]
Form = Annotated[str | None, typer.Option("--format", "-f", help="table, jsonl, csv or parquet. Standard output defaults to table.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that work at once; 0 is one for each core.")]
Timeout = Annotated[
    float,
    typer.Option("--timeout", min=1.0, help="Seconds that one document may take; then it fails, and the process that read it is replaced."),
]
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


def format_of(form: str | None, output: Path | None) -> Format:
    """The format asked for, else the one that the output's ending names, else table. Wrong usage where there is none such."""
    if form is None and output is not None:
        form = output.suffix.lstrip(".").lower() or "csv"
        form = "table" if form in ("txt", "md") else form
    form = form or "table"
    if form not in FORMATS:
        raise typer.BadParameter(f"format {form!r} is none of {', '.join(FORMATS)}")
    if form == "parquet" and output is None:
        raise typer.BadParameter("parquet needs a file: --output targets.parquet")
    return form


def language_of(language: str) -> Any:
    """zh or en as given. Wrong usage where it is neither."""
    if language not in ("zh", "en"):
        raise typer.BadParameter(f"language {language!r} is neither zh nor en")
    return language


def years_of(words: str) -> list[int]:
    """The years that "2020-2025", "2019,2024" or "2025" names. Wrong usage where it names none."""
    found: list[int] = []
    for part in words.replace("，", ",").split(","):
        first, _, last = part.strip().partition("-")
        if not (first.isdigit() and (last or first).isdigit()) or not 1949 <= int(first) <= int(last or first) <= 2100:
            raise typer.BadParameter(f"years {words!r} are none: 2025, 2020-2025 or 2019,2024")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def one_of(name: str, value: str, allowed: Sequence[str]) -> None:
    """Wrong usage where a value is none of those allowed."""
    if value not in allowed:
        raise typer.BadParameter(f"{name} {value!r} is none of {', '.join(allowed)}")


def known_indicators(names: Iterable[str]) -> None:
    """Wrong usage where a name is no id of the vocabulary, nor ``other:`` and a phrase: nothing states it, which would read as if reports did not."""
    from difflib import get_close_matches

    from mubiao.indicators import vocabulary

    known = vocabulary()
    for name in names:
        if name not in known and not name.startswith("other:"):
            near = get_close_matches(name, [entry.id for entry in known])
            meant = f"; is it {' or '.join(near)}?" if near else ""
            raise typer.BadParameter(f"indicator {name!r} is no id of `mubiao indicators`, nor other: and a phrase{meant}")


def print_rows(
    rows: list[Row], form: str | None, table: Any, columns: Mapping[str, type] | None = None, output: Path | None = None
) -> None:
    """Print rows in the format asked for, or write them to a file; ``table`` makes the one for people, ``columns`` are those of csv."""
    chosen = format_of(form, output)
    if chosen == "table":
        print_page(table(), output)
        return
    if columns is None:
        columns = {name: type(value) if isinstance(value, (bool, int, float)) else str for name, value in (rows[0] if rows else {}).items()}
    with open_writer(output or sys.stdout, chosen, columns) as writer:
        writer.write(rows)


def print_page(shown: Any, output: Path | None) -> None:
    """Print a table to the console or, as plain text, to a file."""
    if output is None:
        # Piped output has no width of its own; 80 columns would cut every sentence.
        console = out if out.is_terminal else Console(width=160)
        console.print(shown)
        return
    with output.open("w", encoding="utf-8") as stream:
        Console(file=stream, width=160).print(shown)


@contextmanager
def stoppable(kept: Callable[[], str]) -> Iterator[None]:
    """Ctrl-C inside ends the command with 130 and one line that says what is ``kept``."""
    try:
        yield
    except KeyboardInterrupt:
        err.print(f"stopped: {kept()}.", style="yellow", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(130) from None


def fail(error: MubiaoError) -> NoReturn:
    """Say what went wrong and leave with 1."""
    err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(1)
