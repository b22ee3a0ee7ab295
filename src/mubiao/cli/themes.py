"""Commands on what reports speak of: themes, new phrases, guidance taken up."""

from __future__ import annotations

from typing import Annotated

import typer

from mubiao.cli.console import app, one_of
from mubiao.cli.frames import Asked, Reports, Year, asking, draw, latest, newest_text, of_year, print_frame, read_frames, read_letters


@app.command()
@asking
def themes(
    paths: Reports,
    year: Year = None,
    by: Annotated[str, typer.Option("--by", help="theme, group, cap (Comparative Agendas), cewc_2024 or cewc_2025.")] = "theme",
    section: Annotated[
        str, typer.Option("--section", help="The part of the report that counts: tasks, review, plan or outlook.")
    ] = "tasks",
    passages: Annotated[bool, typer.Option("--passages", help="Every passage with its themes and the terms that say so.")] = False,
    top: Annotated[int, typer.Option("--top", min=0, help="Of each report only so many, the largest; 0 is all.")] = 0,
    *,
    asked: Asked,
) -> None:
    """Say what reports speak of: the share of their tasks that each theme takes, with its confidence interval and rank."""
    import polars as pl

    from mubiao.analysis import attention, by_crosswalk
    from mubiao.charts import attention_chart, tasks_chart

    one_of("--by", by, ("theme", "group", "cap", "cewc_2024", "cewc_2025"))
    one_of("--section", section, ("tasks", "review", "plan", "outlook"))

    found = read_frames(paths, asked.jobs, asked.quiet, texts=True, statements=False)
    if passages:
        frame = of_year(found.themes, year, "report_year").filter((pl.col("section") == section) & pl.col("assigned"))
        print_frame(
            frame,
            asked.format,
            asked.output,
            ("area", "report_year", "passage", "theme", "share", "announced", "evidence", "start"),
            "Passages",
        )
        return
    made = of_year(attention(found.themes, found.passages, sections=(section,)), year, "report_year")
    attended = made
    if by != "theme":
        made = by_crosswalk(made, by)
        draw(asked.chart, asked.language, lambda look: tasks_chart(made, look), attended, asked.quiet)
    else:
        draw(asked.chart, asked.language, lambda look: attention_chart(attended, look), attended, asked.quiet)
    if top:
        made = made.group_by("document", maintain_order=True).head(top)
    shown = ("area", "report_year", "theme", "topic", "name", "share", "low", "high", "rank", "heading_rank", "passages", "thin")
    print_frame(made, asked.format, asked.output, shown, f"Attention by {by}", percent=("low", "high"))


@app.command()
@asking
def terms(
    paths: Reports,
    phrase: Annotated[
        list[str] | None, typer.Option("--phrase", "-p", help="Follow this phrase; may be given again. Else: find new ones.")
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", help="Reports to compare with; else the earlier ones among those given.")
    ] = None,
    year: Year = None,
    curve: Annotated[bool, typer.Option("--curve", help="The S-curve through a phrase's spread, where the points allow one.")] = False,
    first: Annotated[bool, typer.Option("--first", help="Where each level of government first prints a phrase.")] = False,
    unseen: Annotated[bool, typer.Option("--unseen", help="Only phrases that the others do not print at all.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="How many new phrases.")] = 50,
    *,
    asked: Asked,
) -> None:
    """Find phrases that are new, with what explains them, or follow a phrase by level and year."""
    import polars as pl

    from mubiao.analysis import are_too_many, first_uses, new_phrases, s_curve, spread, uses
    from mubiao.charts import new_phrases_chart, spread_chart

    if any(not each.strip() for each in phrase or ()):
        raise typer.BadParameter("--phrase: a phrase has at least one character")
    if phrase:
        found = read_frames(paths, asked.jobs, asked.quiet, texts=True, statements=False).passages.filter(pl.col("language") == "zh")
        used = uses(found, phrase)
        if first:
            shown: tuple[str, ...] = (
                "phrase",
                "level",
                "report_year",
                "area",
                "count",
                "document",
                "start",
                "first_year_read",
                "since_start",
            )
            print_frame(first_uses(used), asked.format, asked.output, shown, "First uses")
            return
        spreads = spread(used)
        curves = s_curve(spreads)
        draw(asked.chart, asked.language, lambda look: spread_chart(spreads, curves, look), found, asked.quiet)
        if curve:
            shown = (
                "phrase",
                "level",
                "first",
                "last",
                "reports",
                "using",
                "fitted",
                "reason",
                "midpoint",
                "midpoint_error",
                "years_10_90",
                "fit",
            )
            print_frame(curves, asked.format, asked.output, shown, "S-curves")
            return
        shown = ("phrase", "level", "report_year", "reports", "using", "share", "mentions", "per_10k", "thin")
        print_frame(of_year(spreads, year, "report_year"), asked.format, asked.output, shown, "Spread")
        return
    chinese = pl.col("language") == "zh"
    letters = read_letters(paths, asked.jobs, asked.quiet).filter(chinese)
    wanted = latest(letters.documents, year)
    others = read_letters(against, asked.jobs, asked.quiet).filter(chinese) if against else letters.filter(pl.col("report_year") < wanted)
    if not others.report_count:
        raise typer.BadParameter(f"nothing to compare the reports of {wanted} with: give earlier ones too, or --against")
    these = letters.filter(pl.col("report_year") == wanted)
    made = new_phrases(these, others, most=most, unseen=unseen)
    behind = pl.concat([these.reports(), others.reports()])
    draw(asked.chart, asked.language, lambda look: new_phrases_chart(made, look), behind, asked.quiet)
    shown = ("phrase", "z", "count", "reports", "baseline_count", "per_10k", "baseline_per_10k", "cohesion", "freedom", "thin")
    note = (
        "so many texts that phrases were looked for in evenly drawn passages; those listed are counted in all"
        if are_too_many(these, others)
        else ""
    )
    print_frame(made, asked.format, asked.output, shown, f"New phrases of {wanted}", note, asked.quiet)


@app.command()
@asking
def align(
    paths: Reports,
    guidance: Annotated[
        str | None, typer.Option("--with", help="The guidance: a report from above (the nation's, the province's).")
    ] = None,
    conference: Annotated[
        str | None,
        typer.Option(
            "--conference",
            help="Without --with: the nine tasks that a Central Economic Work Conference set for a year, cewc_2024 or cewc_2025; "
            "each report against those of its own year where this is not given.",
        ),
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Each sentence of the guidance with the passage that takes it up.")
    ] = False,
    each: Annotated[bool, typer.Option("--each", help="Every theme, not only the sum of each report.")] = False,
    year: Year = None,
    *,
    asked: Asked,
) -> None:
    """Set reports against guidance from above: what they take up, where, what they leave out, what they go beyond with."""
    import polars as pl

    from mubiao.analysis import CONFERENCES, attention, guidance_sentences, overlap, sentence_alignment, task_alignment, theme_alignment
    from mubiao.charts import alignment_chart, overlap_chart, tasks_chart

    if conference is not None:
        one_of("--conference", conference, tuple(CONFERENCES.values()))
    found = read_frames(paths, asked.jobs, asked.quiet, texts=True, statements=False)
    attended = of_year(attention(found.themes, found.passages), year, "report_year")
    if guidance is None:
        shown: tuple[str, ...] = ("area", "report_year", "topic", "name", "share", "rank", "verdict")
        tasked = task_alignment(attended, conference)
        draw(asked.chart, asked.language, lambda look: tasks_chart(tasked, look), attended, asked.quiet)
        beside = attended["document"].n_unique() - tasked["document"].n_unique()
        note = f"{beside} reports are of years whose tasks are not known, and are left out" if beside else ""
        title = f"Tasks of {conference}" if conference else "Tasks set for the year of each report"
        print_frame(tasked, asked.format, asked.output, shown, title, note, asked.quiet)
        return
    above = read_frames([guidance], asked.jobs, asked.quiet, texts=True, statements=False)
    if above.passages.is_empty():
        raise typer.BadParameter(f"--with {guidance}: no report was read there")
    guiding_text = newest_text(above.passages, asked.quiet)
    if sentences:
        told = guidance_sentences(guiding_text)
        tasks = of_year(found.passages, year, "report_year").filter(pl.col("section") == "tasks")
        made = pl.concat(
            [
                sentence_alignment(told, part).with_columns(area=pl.lit(part["area"].item(0)))
                for _, part in tasks.group_by("document", maintain_order=True)
            ],
            how="diagonal_relaxed",
        )
        shown = ("area", "guidance_text", "similarity", "common", "verdict", "start")
        print_frame(made, asked.format, asked.output, shown, "Alignment by sentences")
        return
    guiding = attention(above.themes.join(guiding_text.select("document").unique(), on="document", how="semi"), guiding_text)
    aligned = theme_alignment(attended, guiding)
    behind = pl.concat([attended, guiding], how="diagonal_relaxed")  # both are sources of the picture
    one = aligned["document"].n_unique() == 1
    if each or one:
        draw(asked.chart, asked.language, lambda look: alignment_chart(aligned, look), behind, asked.quiet)
    else:
        draw(asked.chart, asked.language, lambda look: overlap_chart(overlap(aligned), look), behind, asked.quiet)
    if each:
        shown = ("area", "theme", "share", "guidance_share", "verdict", "heading_rank", "guidance_heading_rank")
        print_frame(aligned, asked.format, asked.output, shown, "Alignment by themes")
        return
    print_frame(overlap(aligned), asked.format, asked.output, ("area", "overlap", "left_out", "beyond"), "Alignment")
