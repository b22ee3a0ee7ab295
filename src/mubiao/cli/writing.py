"""The command that writes the brief."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mubiao.cli.console import Jobs, Quiet, app, err, language_of
from mubiao.cli.frames import Indicator, latest, read_frames


@app.command()
def brief(
    paths: Annotated[list[str], typer.Argument(help="Reports and news: files, folders, or a database made by `mubiao add`.")],
    areas: Annotated[
        str, typer.Option("--areas", "-a", help="Names or codes, parted by commas; none: all that have a report of the year.")
    ] = "",
    level: Annotated[
        str, typer.Option("--level", "-l", help="Of all areas, only those of this level: province, prefecture or county.")
    ] = "",
    year: Annotated[int | None, typer.Option("--year", "-y", help="The year of the targets; that of the most reports if left out.")] = None,
    indicator: Indicator = "gdp",
    language: Annotated[str, typer.Option("--language", help="en or zh.")] = "en",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A .md, .html or .docx file; markdown on the screen if left out.")
    ] = None,
    quotes: Annotated[
        bool,
        typer.Option(
            "--quotes/--no-quotes", help="Whether passages are quoted; without, the notes give their places and the promises are left out."
        ),
    ] = True,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> None:
    """Write the brief: who set what, against last year, priorities, promises, the sum, the central line; every sentence with its source."""
    import re

    from mubiao.brief import FORMS, gather, render, write

    form = next((known for known in FORMS if output is None or output.suffix.lower() == f".{known}"), None)
    if form is None:
        raise typer.BadParameter(f"{output}: a brief is written as {', '.join(FORMS)}")
    chosen = language_of(language)
    found = read_frames(paths, jobs, quiet, texts=True, statements=True, news_too=True)
    wanted = latest(found.statements, year)
    names = [name for name in re.split(r"[,，、;；]\s*", areas) if name]
    if not names and level:
        import polars as pl

        reports = found.documents.filter(
            (pl.col("report_year") == wanted) & (pl.col("level") == level) & (pl.col("genre") == "work_report")
        )
        names = sorted(set(reports["area_code"].drop_nulls()))
        if not names:
            raise typer.BadParameter(f"no report of {wanted} of the level {level!r}")
    findings = gather(found, names, wanted, indicator=indicator)
    if not findings.localities:
        there = ", ".join(str(known) for known in found.documents["report_year"].drop_nulls().unique().sort().to_list())
        raise typer.BadParameter(
            f"--year {wanted}: no local report of that year was read; there is of {there or 'no year'}. --areas names areas that news tell of"
        )
    made = render(write(findings, chosen, quotes=quotes), form, quotes=quotes)
    if output is None:
        sys.stdout.write(made.decode())
    else:
        output.write_bytes(made)
        if not quiet:
            err.print(f"written to {output}", markup=False, highlight=False)
