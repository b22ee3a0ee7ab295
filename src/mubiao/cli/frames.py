"""Frames on the command line: read the reports, print an analysis as a table, csv, jsonl or parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from mubiao.cli.console import err, format_of, language_of, print_page, print_rows

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

    from mubiao.analysis.sources import Frames
    from mubiao.batch import Outcome
    from mubiao.charts import Look

Reports = Annotated[
    list[str], typer.Argument(help="Reports: files, folders, a database (`mubiao add`) or a lake (`mubiao spark extract`).")
]
Year = Annotated[int | None, typer.Option("--year", "-y", help="Only reports (targets, results) of this year.")]
Indicator = Annotated[str, typer.Option("--indicator", "-i", help="An indicator, by its id: `mubiao indicators` lists them.")]
Measure = Annotated[str, typer.Option("--measure", help="growth, level, ratio, change or avg_growth.")]
Convention = Annotated[
    str, typer.Option("--convention", help="The number a target counts as: stated (5%以上 is 5, a range its middle), low or high.")
]
Chart = Annotated[
    Path | None, typer.Option("--chart", help="Draw it too: a .svg, .png or .html file; the html holds all it needs and asks no network.")
]
Tongue = Annotated[str, typer.Option("--language", help="Of the chart: en or zh.")]
CELL = ("year", "area", "indicator", "printed")

_WIDEST = 48  # characters of a cell of a table for people


def read_frames(paths: Sequence[str], jobs: int, quiet: bool, *, texts: bool, statements: bool, indicators: Sequence[str] = ()) -> Frames:
    """The frames of files, folders, databases and lakes; failures are told, and the rest goes on. Wrong usage where there is nothing.
    ``indicators``: no other statements are asked for, so what can leave them unread does."""
    from mubiao.analysis.sources import frames_of, is_database
    from mubiao.cli.batches import files_of, jobs_of
    from mubiao.cli.progress import Bar
    from mubiao.lake import is_lake

    plain = [path for path in paths if not is_database(Path(path)) and not is_lake(path)]
    files = files_of(plain) if plain else []

    def told(outcomes: Iterator[Outcome], files: Sequence[Path], more: int) -> Iterator[Outcome]:
        with ExitStack() as stack:
            yield from Bar("reading", files, quiet, stack, more).follow(outcomes)

    found = frames_of(paths, texts=texts, statements=statements, indicators=indicators, jobs=jobs_of(jobs, files), told=told)
    for error in found.failed:
        err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
    if texts and found.passages.is_empty():
        raise typer.BadParameter(f"no text of a work report was read in {', '.join(paths)}")
    return found


def print_frame(
    frame: pl.DataFrame,
    form: str | None,
    output: Path | None,
    shown: Sequence[str],
    title: str,
    note: str = "",
    quiet: bool = False,
    percent: Sequence[str] = (),
) -> None:
    """A frame in the format asked for; the table for people has the columns ``shown`` of it. ``note`` is said beside it; the columns
    ``percent`` are shares too, beside those that always are."""
    chosen = format_of(form, output)
    if chosen == "table":
        print_page(_table(frame, shown, title, _PERCENT | set(percent)), output)
    elif chosen == "parquet":
        frame.write_parquet(str(output))
    else:
        kinds: dict[str, Any] = {name: _python(kind) for name, kind in frame.schema.items()}
        print_rows(frame.to_dicts(), form, lambda: None, kinds, output)
    if note and not quiet:
        err.print(note, markup=False, highlight=False, soft_wrap=True)


def draw(path: Path | None, language: str, make: Callable[[Look], alt.VConcatChart], sources: pl.DataFrame, quiet: bool) -> None:
    """Write the chart that ``make`` gives to the file of ``--chart``, if there is one. ``sources``: the rows its caption counts."""
    if path is None:
        return
    from mubiao.charts import Look, picture, sources_of

    if sources.is_empty():
        raise typer.BadParameter("--chart: there is nothing to draw, the table has no row")
    picture(make(Look(language_of(language), sources=sources_of(sources))), path)
    if not quiet:
        err.print(f"drawn to {path}", markup=False, highlight=False, soft_wrap=True)


def of_year(frame: pl.DataFrame, year: int | None, column: str = "year") -> pl.DataFrame:
    """The rows of a year, or all."""
    import polars as pl

    return frame if year is None else frame.filter(pl.col(column) == year)


def latest(frame: pl.DataFrame, year: int | None) -> int:
    """The year asked for, else the one of most reports (the later of two)."""
    import polars as pl

    if year is not None:
        return year
    counted = frame.filter(pl.col("report_year").is_not_null()).group_by("report_year").agg(pl.col("document").n_unique().alias("reports"))
    if counted.is_empty():
        raise typer.BadParameter("no report with a year was read")
    return int(counted.sort("reports", "report_year", descending=True)["report_year"].item(0))


def _python(kind: Any) -> type:
    if kind.is_integer():
        return int
    if kind.is_float():
        return float
    return bool if str(kind) == "Boolean" else str


def _table(frame: pl.DataFrame, shown: Sequence[str], title: str, percent: Set[str]) -> Table:
    table = Table(title=Text(f"{title} ({frame.height} rows)"), title_justify="left", header_style="bold")
    names = [name for name in shown if name in frame.columns]
    for name in names:
        table.add_column(name, justify="right" if frame.schema[name].is_numeric() else "left", overflow="fold")
    for row in frame.select(names).iter_rows():
        table.add_row(*(Text(_cell(value, name, percent)) for name, value in zip(names, row, strict=True)))
    return table


def _cell(value: Any, name: str, percent: Set[str]) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.1%}" if name in percent else _number(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    if name.startswith(("document", "guidance")) and "/" in text:
        text = text.rpartition("/")[2]
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 1e5 else f"{value:,.0f}"


_PERCENT = frozenset(["share", "share_before", "guidance_share", "coverage", "share_met", "overlap"])
