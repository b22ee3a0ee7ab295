"""The command that compares localities: who resembles whom, who speaks more of what, who complements whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mubiao.cli.console import app, one_of
from mubiao.cli.frames import Asked, Reports, Year, asking, draw, latest, print_frame, read_frames

if TYPE_CHECKING:
    import polars as pl


_WHAT = ("neighbours", "distances", "specialisation", "quotients", "groups", "complementarity")


@app.command()
@asking
def compare(
    paths: Reports,
    what: Annotated[
        str, typer.Option("--what", "-w", help="neighbours, distances, specialisation, quotients, groups or complementarity.")
    ] = "neighbours",
    by: Annotated[str, typer.Option("--by", help="theme, or the industries that reports name: industry.")] = "theme",
    distance: Annotated[str, typer.Option("--distance", help="jensen_shannon or krugman.")] = "jensen_shannon",
    count: Annotated[int, typer.Option("--count", min=1, help="How many neighbours, or groups.")] = 4,
    passages: Annotated[
        bool, typer.Option("--passages", help="Of complementarity: the passages in which the one leads and the other seeks.")
    ] = False,
    year: Year = None,
    *,
    asked: Asked,
) -> None:
    """Compare localities by what their reports speak of: neighbours, groups, specialisation, where they complement each other."""
    import polars as pl

    one_of("--what", what, _WHAT)
    one_of("--by", by, ("theme", "industry"))
    one_of("--distance", distance, ("jensen_shannon", "krugman"))
    if passages and what != "complementarity":
        raise typer.BadParameter("--passages goes with --what complementarity")
    found = read_frames(paths, asked.jobs, asked.quiet, texts=True, statements=False)
    wanted = latest(found.passages, year)
    made, drawn = _compared(found, wanted, what, by, distance, count)
    draw(
        asked.chart,
        asked.language,
        drawn,
        found.passages.filter((pl.col("report_year") == wanted) & (pl.col("language") == "zh")),
        asked.quiet,
    )
    shown = ("area", "rank", "neighbour", "other", "distance", "apart", "krugman", "jensen_shannon", by, "share", "mean", "lq", "group", "leads",
             "complementarity", "gives", "takes")  # fmt: skip
    if passages:
        print_frame(_passages_behind(made, found, wanted, by), asked.format, asked.output, _BEHIND, "Passages", quiet=asked.quiet)
        return
    note = f"Reports of {wanted}. Attention is what a report says, not what a budget does."
    print_frame(made, asked.format, asked.output, shown, what.capitalize(), note, asked.quiet, ("mean",) if what == "quotients" else ())


def _compared(found: Any, year: int, what: str, by: str, distance: str, count: int) -> tuple[pl.DataFrame, Any]:
    """The comparison asked for, and the function that draws it."""
    import polars as pl

    from mubiao import analysis, charts

    kind: Any = distance
    passages, themes = _chosen(found, year)

    def shares(section: str, said: Any = None) -> pl.DataFrame:
        if by == "industry":
            return analysis.named_industries(passages, sections=(section,), said=said)
        return analysis.attention(themes, passages, sections=(section,))

    if what == "complementarity":
        pairs = analysis.complementarity(shares("review", "leads"), shares("tasks", "seeks"), category=by)
        return pairs, lambda look: charts.complementarity_chart(pairs, look, by=by)
    frame = shares("tasks")
    if what == "neighbours":
        near = analysis.neighbours(frame, category=by, kind=kind, count=count)
        return near, lambda look: charts.neighbours_chart(near, look, by=by, kind=kind)
    if what == "distances":
        apart = analysis.distances(frame, category=by, kind=kind)
        grouped = analysis.groups(frame, category=by, kind=kind, count=count)
        return apart, lambda look: charts.distances_chart(apart, grouped, look, by=by, kind=kind)
    if what == "specialisation":
        special = analysis.specialisation(frame, category=by)
        return special, lambda look: charts.specialisation_chart(special, look, by=by)
    quotients = analysis.location_quotients(frame, category=by)
    if what == "quotients":
        shown = quotients.filter(pl.col("share") > 0).sort("area", "lq", descending=[False, True])
        return shown, lambda look: charts.quotients_chart(quotients, look, by=by)
    grouped = analysis.groups(frame, category=by, kind=kind, count=count)
    return grouped, lambda look: charts.groups_chart(grouped, quotients, look, by=by, kind=kind)


def _chosen(found: Any, year: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The passages of one Chinese text of each report of the year, and their themes."""
    import polars as pl

    from mubiao.analysis.frames import one_text_each

    passages = one_text_each(found.passages.filter((pl.col("report_year") == year) & (pl.col("language") == "zh")))
    return passages, found.themes.join(passages.select("document").unique(), on="document", how="semi")


_BEHIND = ("leader", "seeker", "theme", "industry", "amount", "leader_text", "seeker_text", "leader_start", "seeker_start")


def _passages_behind(pairs: pl.DataFrame, found: Any, year: int, by: str) -> pl.DataFrame:
    """Where the one of each pair says that it leads and the other that it seeks, with the beginning of either passage."""
    import polars as pl

    from mubiao import analysis

    passages, themes = _chosen(found, year)
    if by == "industry":
        has, seeks = (
            analysis.named_industries(passages, sections=(section,), said=said).with_columns(weight=pl.col("mentions"))
            for section, said in _ROLES
        )
    else:
        weighed = themes.with_columns(weight=pl.col("share") * pl.col("characters"))
        has, seeks = (weighed.filter(pl.col("section") == section) for section, _ in _ROLES)
    made = analysis.complement_passages(pairs.head(_MOST_PAIRS), has, seeks, category=by)
    texts = passages.select("document", "start", "text").unique(["document", "start"])
    for role in ("leader", "seeker"):
        named = texts.rename({"document": f"{role}_document", "start": f"{role}_start", "text": f"{role}_text"})
        made = made.join(named, on=[f"{role}_document", f"{role}_start"], how="left", maintain_order="left")
    return made


_ROLES: tuple[tuple[str, Any], ...] = (("review", "leads"), ("tasks", "seeks"))
_MOST_PAIRS = 200  # whose passages are listed
