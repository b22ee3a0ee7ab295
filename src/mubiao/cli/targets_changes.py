"""The command that sets each report against the same area's report of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mubiao.cli.console import app, one_of
from mubiao.cli.frames import AnyIndicator, Asked, Reports, Year, asking, draw, of_year, print_frame, read_frames

if TYPE_CHECKING:
    import polars as pl


@app.command()
@asking
def changes(
    paths: Reports,
    what: Annotated[str, typer.Option("--what", "-w", help="targets, themes or passages.")] = "targets",
    indicator: AnyIndicator = None,
    year: Year = None,
    *,
    asked: Asked,
) -> None:
    """Set each report against the same area's report of the year before: targets, themes or passages."""
    import polars as pl

    from mubiao.analysis import attention, target_changes, theme_changes
    from mubiao.charts import passage_changes_chart, target_changes_chart, theme_changes_chart

    one_of("--what", what, ("targets", "themes", "passages"))
    found = read_frames(
        paths, asked.jobs, asked.quiet, texts=what != "targets", statements=what == "targets", indicators=[indicator] if indicator else ()
    )
    if what == "targets":
        made = of_year(_in_a_row(target_changes(found.statements)), year)
        made = made if indicator is None else made.filter(pl.col("indicator") == indicator)
        draw(
            asked.chart,
            asked.language,
            lambda look: target_changes_chart(made, look),
            _with_year_before(made.filter(pl.col("year") == pl.col("year").max())),
            asked.quiet,
        )
        shown: tuple[str, ...] = (
            "year",
            "area",
            "indicator",
            "measure",
            "printed_before",
            "printed_now",
            "difference",
            "change",
            "wording",
        )
    elif what == "themes":
        made = of_year(_in_a_row(theme_changes(attention(found.themes, found.passages))), year, "report_year")
        draw(asked.chart, asked.language, lambda look: theme_changes_chart(made, look), _with_year_before(made, "report_year"), asked.quiet)
        shown = ("report_year", "area", "theme", "share_before", "share", "z", "direction", "rank_before", "rank")
    else:
        made = of_year(_passages(found.passages), year, "report_year")
        draw(
            asked.chart, asked.language, lambda look: passage_changes_chart(made, look), _with_year_before(made, "report_year"), asked.quiet
        )
        shown = ("report_year", "area", "change", "moved", "similarity", "common", "start", "start_before")
    print_frame(made, asked.format, asked.output, shown, f"Changes of {what}")


def _passages(passages: pl.DataFrame) -> pl.DataFrame:
    """The changes of passages of every report whose area has one of the year before."""
    import polars as pl

    from mubiao.analysis import passage_changes
    from mubiao.analysis.frames import one_text_each

    tasks = one_text_each(passages).filter(pl.col("section").is_in(["plan", "tasks"]) & (pl.col("language") == "zh"))
    reports = {(code, year): part for (code, year), part in tasks.group_by("area_code", "report_year")}
    made = [
        passage_changes(part, reports[code, year - 1]).with_columns(
            area_code=pl.lit(code),
            area=pl.lit(part["area"].item(0)),
            area_en=pl.lit(part["area_en"].item(0)),
            level=pl.lit(part["level"].item(0)),
            report_year=pl.lit(year, dtype=pl.Int64),
        )
        for (code, year), part in sorted(reports.items())
        if (code, year - 1) in reports
    ]
    return _in_a_row(pl.concat(made) if made else pl.DataFrame())


def _with_year_before(made: pl.DataFrame, column: str = "year") -> pl.DataFrame:
    """The rows, and them again as of the year before: a change has two reports as its source."""
    import polars as pl

    return pl.concat([made.with_columns(pl.col(column) - 1), made])


def _in_a_row(made: pl.DataFrame) -> pl.DataFrame:
    """The changes; wrong usage where there are none, since no area has two reports to set beside each other."""
    if made.is_empty():
        raise typer.BadParameter("no area has reports of two years in a row")
    return made
