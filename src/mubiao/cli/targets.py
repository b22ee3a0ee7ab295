"""Commands on what reports set: reached or not, level by level, added up, how confident."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mubiao.cli.console import app, one_of
from mubiao.cli.frames import (
    CELL,
    AnyIndicator,
    Asked,
    Convention,
    Indicator,
    Measure,
    Reports,
    Year,
    asking,
    draw,
    latest,
    of_year,
    print_frame,
    read_frames,
)

if TYPE_CHECKING:
    import polars as pl


NO_SERIES = (
    "no official figure for these targets was given (--series, `mubiao import`): results are what the next reports say; none is derived "
    "from levels of GDP, whose growth is nominal"
)


@app.command()
@asking
def attainment(
    paths: Reports,
    indicator: AnyIndicator = None,
    year: Year = None,
    series: Annotated[
        Path | None,
        typer.Option(
            "--series",
            help="Official results: a csv with area_code, year, indicator, measure, value. What `mubiao import` brought into a database is taken too.",
        ),
    ] = None,
    around: Annotated[float, typer.Option("--around", min=0.0, help="How many points below 左右 still meets it.")] = 0.2,
    exceeds: Annotated[float, typer.Option("--exceeds", min=0.0, help="How many points above the figure exceeds it.")] = 0.5,
    summary: Annotated[bool, typer.Option("--summary", "-s", help="Count by level, year and indicator.")] = False,
    *,
    asked: Asked,
) -> None:
    """Set each target against what was reached, as the next report says and by an official series: met, exceeded, missed."""
    import polars as pl

    from mubiao.analysis import Rule
    from mubiao.analysis import attainment as judged
    from mubiao.analysis.attainment import summary as counted
    from mubiao.charts import attainment_chart

    rule = Rule(around=around, exceeds=exceeds)
    found = read_frames(paths, asked.jobs, asked.quiet, texts=False, statements=True, indicators=[indicator] if indicator else ())
    official = found.series
    if series:
        official = pl.concat([_series(series), official], how="diagonal")
        official = official.unique(["area_code", "year", "indicator", "measure"], keep="first", maintain_order=True)
    made = of_year(judged(found.statements, official, rule, indicator=indicator), year)
    draw(asked.chart, asked.language, lambda look: attainment_chart(made, look), made, asked.quiet)
    note = rule.in_words()
    if not (made["source"] == "official").any():
        note += f"\n{NO_SERIES}"
    if summary:
        shown: tuple[str, ...] = (
            "level", "year", "indicator", "measure", "source", "targets", "with_result", "met", "exceeded", "missed", "share_met",
        )  # fmt: skip
        print_frame(counted(made), asked.format, asked.output, shown, "Attainment", note, asked.quiet)
        return
    shown = (*CELL, "measure", "result", "result_printed", "source", "series", "margin", "verdict")
    print_frame(made, asked.format, asked.output, shown, "Attainment", note, asked.quiet)


@app.command()
@asking
def ladder(
    paths: Reports,
    indicator: Indicator = "gdp",
    measure: Measure = "growth",
    year: Year = None,
    convention: Convention = "stated",
    each: Annotated[bool, typer.Option("--each", help="Every area beside the one above it.")] = False,
    *,
    asked: Asked,
) -> None:
    """Climb from nation to county: how much more each level asks for than the one above, and how firmly."""
    from mubiao.analysis import ladder as summed
    from mubiao.analysis import steps
    from mubiao.charts import ladder_chart

    stepped = of_year(
        steps(
            read_frames(paths, asked.jobs, asked.quiet, texts=False, statements=True, indicators=[indicator]).statements, indicator=indicator,
            measure=measure, convention=_convention(convention),
        ),
        year,
    )  # fmt: skip
    draw(asked.chart, asked.language, lambda look: ladder_chart(stepped, look), _of_the_most(stepped), asked.quiet)
    if each:
        shown: tuple[str, ...] = (*CELL, "parent_area", "parent_printed", "gap", "nation_gap", "firmness")
        print_frame(stepped, asked.format, asked.output, shown, "Steps")
        return
    shown = (
        "year", "parent_area", "level", "areas", "stated", "coverage", "above", "equal", "below", "amplification", "over_nation", "firmness",
        "at_least", "around",
    )  # fmt: skip
    print_frame(summed(stepped, _divisions()), asked.format, asked.output, shown, f"Ladder of {indicator} {measure}")


@app.command()
@asking
def rollup(
    paths: Reports,
    indicator: Indicator = "gdp",
    measure: Measure = "growth",
    year: Year = None,
    convention: Convention = "stated",
    weights: Annotated[
        Path | None,
        typer.Option("--weights", help="A csv with area_code, area, weight (and year); else provincial GDP of the year before."),
    ] = None,
    inputs: Annotated[bool, typer.Option("--inputs", help="Every area with its weight and target, from which the sum was made.")] = False,
    *,
    asked: Asked,
) -> None:
    """Add local targets up, weighted by GDP, with their bounds, beside the target of the level above."""
    import polars as pl

    from mubiao.analysis import gdp_weights
    from mubiao.analysis import rollup as added
    from mubiao.analysis.frames import level
    from mubiao.charts import rollup_chart

    taken = _convention(convention)
    found = read_frames(paths, asked.jobs, asked.quiet, texts=False, statements=True, indicators=[indicator] if year else ())
    wanted = latest(found.statements.filter(pl.col("area_code").str.ends_with("0000") & (pl.col("area_code") != "100000")), year)
    chosen = pl.read_csv(weights, schema_overrides={"area_code": pl.String, "weight": pl.Float64}) if weights else gdp_weights(wanted - 1)
    sums, each = added(found.statements, chosen, indicator=indicator, measure=measure, convention=taken)
    note = "weights: " + (str(weights) if weights else f"GDP of {wanted - 1}, carried on for {_estimated(chosen)}")
    stated = found.statements.filter((pl.col("report_year") == wanted) & pl.col("area_code").is_in(each["area_code"].to_list()))
    draw(
        asked.chart, asked.language, lambda look: rollup_chart(of_year(sums, wanted), each, look, indicator=indicator, measure=measure),
        stated.with_columns(level()), asked.quiet,
    )  # fmt: skip
    if inputs:
        shown: tuple[str, ...] = ("year", "area", "weight", "share", "printed", "low", "high", "point", "document", "start")
        print_frame(of_year(each, wanted), asked.format, asked.output, shown, "Inputs", note, asked.quiet)
        return
    shown = ("year", "parent", "low", "high", "point", "convention", "areas", "stated", "coverage", "missing", "target_printed", "gap")
    print_frame(of_year(sums, wanted), asked.format, asked.output, shown, f"Roll-up of {indicator} {measure}", note, asked.quiet)


@app.command()
@asking
def confidence(
    paths: Reports,
    indicator: Indicator = "gdp",
    measure: Measure = "growth",
    year: Year = None,
    regions: Annotated[bool, typer.Option("--regions", help="The distribution over east, centre, west and northeast.")] = False,
    *,
    asked: Asked,
) -> None:
    """Rank localities by how confident their target is: over last year's result and target, how firm, how far it stretches."""
    from mubiao.analysis import by_region
    from mubiao.analysis import confidence as scored
    from mubiao.charts import confidence_chart, regions_chart

    found = read_frames(paths, asked.jobs, asked.quiet, texts=False, statements=True, indicators=[indicator])
    made = of_year(scored(found.statements, indicator=indicator, measure=measure), year)
    drawn = regions_chart if regions else confidence_chart
    draw(asked.chart, asked.language, lambda look: drawn(made, look, indicator=indicator, measure=measure), _of_the_most(made), asked.quiet)
    if regions:
        shown: tuple[str, ...] = ("year", "level", "region", "areas", "mean", "median", "lowest", "highest", "mean_target", "mean_firmness")
        print_frame(by_region(made), asked.format, asked.output, shown, "Confidence by region")
        return
    shown = ("year", "level", "area", "region", "index", "components", "printed", "over_outcome", "over_last_target", "firmness", "stretch")
    print_frame(made, asked.format, asked.output, shown, f"Confidence ({indicator} {measure})")


def _series(path: Path) -> pl.DataFrame:
    """Official results of a csv; wrong usage where it is none, or a column is missing."""
    import polars as pl

    kinds = {"area_code": pl.String, "year": pl.Int64, "indicator": pl.String, "measure": pl.String, "value": pl.Float64}
    try:
        given = pl.read_csv(path, schema_overrides=kinds)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise typer.BadParameter(f"--series {path}: {str(error).splitlines()[0]}") from error
    if missing := [name for name in kinds if name not in given.columns]:
        raise typer.BadParameter(f"--series {path}: there is no column {', '.join(missing)}")
    return given


def _convention(given: str) -> Any:
    one_of("--convention", given, ("stated", "low", "high"))
    return given


_OTHERWISE_GOVERNED = ("71", "81", "82")


def _divisions() -> pl.DataFrame:
    """Every area there is today whose government makes such a report, for the coverage of a ladder: without Hong Kong, Macao and Taiwan."""
    import polars as pl

    from mubiao.places import gazetteer

    return pl.DataFrame(
        {
            "area_code": [
                place.code
                for place in gazetteer()
                if place.until is None and place.level != "nation" and place.code[:2] not in _OTHERWISE_GOVERNED
            ]
        }
    )


def _of_the_most(made: pl.DataFrame) -> pl.DataFrame:
    """The rows of the year with the most areas, which a chart shows."""
    import polars as pl

    counted = made.group_by("year").len().sort("len", "year", descending=True)
    return made.filter(pl.col("year") == counted["year"].item(0)) if made.height else made


def _estimated(weights: pl.DataFrame) -> str:
    import polars as pl

    return "、".join(weights.filter(pl.col("estimated"))["area"].to_list()) or "none"
