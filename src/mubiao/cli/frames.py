"""Frames on the command line: read the reports, print an analysis as a table, csv, jsonl or parquet."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from rich.table import Table
from rich.text import Text

from mubiao.cli.console import Form, Jobs, Output, Quiet, err, format_of, language_of, print_page, print_rows

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

    from mubiao.analysis.letters import Letters
    from mubiao.analysis.sources import Frames
    from mubiao.batch import Outcome
    from mubiao.charts import Look
    from mubiao.errors import ReadError

Reports = Annotated[
    list[str], typer.Argument(help="Reports: files, folders, a database (`mubiao add`) or a lake (`mubiao spark extract`).")
]
Year = Annotated[int | None, typer.Option("--year", "-y", help="Only reports (targets, results) of this year.")]


def _known(indicator: str | None) -> str | None:
    """Wrong usage where the vocabulary has no such id; what reports name beside it begins with other:."""
    from mubiao.indicators import vocabulary

    if indicator is None or indicator in vocabulary() or indicator.startswith("other:"):
        return indicator
    raise typer.BadParameter(f"there is no indicator {indicator!r}: `mubiao indicators {indicator}` looks for one by its name")


Indicator = Annotated[
    str, typer.Option("--indicator", "-i", help="An indicator, by its id: `mubiao indicators` lists them.", callback=_known)
]
AnyIndicator = Annotated[str | None, typer.Option("--indicator", "-i", help="Only this indicator.", callback=_known)]
Measure = Annotated[str, typer.Option("--measure", help="growth, level, ratio, change or avg_growth.")]
Convention = Annotated[
    str, typer.Option("--convention", help="The number a target counts as: stated (5%以上 is 5, a range its middle), low or high.")
]
Chart = Annotated[
    Path | None, typer.Option("--chart", help="Draw it too: a .svg, .png or .html file; the html holds all it needs and asks no network.")
]
Tongue = Annotated[str, typer.Option("--language", help="Of the chart: en or zh.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every analysis is asked: where to draw and in which language, in which form and where to print, by how many processes."""

    chart: Chart = None
    language: Tongue = "en"
    output: Output = None
    format: Form = None
    jobs: Jobs = 0
    quiet: Quiet = False


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of ``Asked`` after its own; it is given them as ``asked``."""
    own = [parameter for name, parameter in inspect.signature(command, eval_str=True).parameters.items() if name != "asked"]
    kinds = get_type_hints(Asked, include_extras=True)
    shared = [
        inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=option.default, annotation=kinds[option.name])
        for option in fields(Asked)
    ]

    @wraps(command)
    def given(**values: Any) -> None:
        language_of(values["language"])  # refused before anything is read
        command(
            **{name: value for name, value in values.items() if name not in kinds}, asked=Asked(**{name: values[name] for name in kinds})
        )

    given.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    given.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
    return given


CELL = ("year", "area", "indicator", "printed")

_WIDEST = 48  # characters of a cell of a table for people


def read_frames(
    paths: Sequence[str], jobs: int, quiet: bool, *, texts: bool, statements: bool, indicators: Sequence[str] = (), news_too: bool = False
) -> Frames:
    """The frames of files, folders, databases and lakes; failures are told, and the rest goes on. Wrong usage where there is nothing.
    ``indicators``: no other statements are asked for, so what can leave them unread does. ``news_too``: news alone are something."""
    from mubiao.analysis.sources import frames_of

    found = frames_of(paths, texts=texts, statements=statements, indicators=indicators, jobs=_jobs(paths, jobs), told=_told(quiet))
    _tell(found.failed)
    if texts and found.passages.is_empty() and (found.statements.is_empty() or not news_too):
        raise _no_text(paths)
    return found


def read_letters(paths: Sequence[str], jobs: int, quiet: bool) -> Letters:
    """The passages of files, folders, databases and lakes as numbers, in which phrases are counted; failures as of ``read_frames``."""
    from mubiao.analysis.sources import letters_in

    found, failed = letters_in(paths, jobs=_jobs(paths, jobs), told=_told(quiet))
    _tell(failed)
    if not found.report_count:
        raise _no_text(paths)
    return found


def _jobs(paths: Sequence[str], jobs: int) -> int | None:
    from mubiao.analysis.sources import is_database
    from mubiao.cli.batches import files_of, jobs_of
    from mubiao.lake import is_lake

    plain = [path for path in paths if not is_database(Path(path)) and not is_lake(path)]
    return jobs_of(jobs, files_of(plain) if plain else [])


def _told(quiet: bool) -> Callable[[Iterator[Outcome], Sequence[Path], int], Iterator[Outcome]]:
    from mubiao.cli.progress import Bar

    def told(outcomes: Iterator[Outcome], files: Sequence[Path], more: int) -> Iterator[Outcome]:
        with ExitStack() as stack:
            yield from Bar("reading", files, quiet, stack, more).follow(outcomes)

    return told


def _tell(failed: Sequence[ReadError]) -> None:
    for error in failed:
        err.print(f"failed: {error}", style="red", markup=False, highlight=False, soft_wrap=True)


def _no_text(paths: Sequence[str]) -> typer.BadParameter:
    return typer.BadParameter(f"no text of a work report was read in {', '.join(paths)}")


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
    if frame.is_empty() and chosen == "table":
        err.print("nothing in what was read answers this", style="yellow", highlight=False)
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
    """The rows of a year, or all. Wrong usage where there are rows, but none of that year."""
    import polars as pl

    if year is None or frame.is_empty():
        return frame
    found = frame.filter(pl.col(column) == year)
    if found.is_empty():
        there = ", ".join(str(known) for known in frame[column].drop_nulls().unique().sort().to_list())
        raise typer.BadParameter(f"--year {year}: nothing to show of that year; there is of {there or 'no year'}")
    return found


def latest(frame: pl.DataFrame, year: int | None) -> int:
    """The year asked for, else the one of most reports (the later of two)."""
    import polars as pl

    if year is not None:
        return year
    counted = frame.filter(pl.col("report_year").is_not_null()).group_by("report_year").agg(pl.col("document").n_unique().alias("reports"))
    if counted.is_empty():
        raise typer.BadParameter("no report with a year was read: give --year")
    return int(counted.sort("reports", "report_year", descending=True)["report_year"].item(0))


def newest_text(passages: pl.DataFrame, quiet: bool) -> pl.DataFrame:
    """The passages of one text: of several the one of the newest report, in Chinese before a translation, the longest; which, is told."""
    import polars as pl

    sizes = passages.group_by("document").agg(pl.col("report_year", "language", "area").first(), pl.col("characters").sum())
    order = ("report_year", "language", "characters", "document")
    chosen = sizes.sort(order, descending=[True, True, True, False], nulls_last=True).row(0, named=True)
    if sizes.height > 1 and not quiet:
        err.print(
            f"of {sizes.height} reports that of {chosen['area'] or chosen['document']} {chosen['report_year'] or ''} is the guidance",
            markup=False,
            highlight=False,
        )
    return passages.filter(pl.col("document") == chosen["document"])


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
