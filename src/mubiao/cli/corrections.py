"""Commands of people who check a database: correct, add-row, corrections, review, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mubiao.cli.console import Database, Form, Output, app, err, out, print_rows

By = Annotated[str, typer.Option("--by", help="Your name, for the log.")]
Why = Annotated[str, typer.Option("--why", help="Why: what the text says, or what was misread.")]
Kind = Annotated[str | None, typer.Option("--kind", help="target, outcome, outlook or commitment.")]
Indicator = Annotated[str | None, typer.Option("--indicator", help="An id of `mubiao indicators`, or other: and the phrase.")]
Measure = Annotated[str | None, typer.Option("--measure", help="growth, avg_growth, level, ratio or change.")]
Period = Annotated[str | None, typer.Option("--period", help="2025, 2021-2025, by 2030, 2024H1.")]
Low = Annotated[str | None, typer.Option("--low", help="The lower end, in the row's unit; null is open.")]
High = Annotated[str | None, typer.Option("--high", help="The upper end, in the row's unit; null is open.")]
Unit = Annotated[str | None, typer.Option("--unit", help="The canonical unit: %, CNY, persons, t …")]
Bound = Annotated[str | None, typer.Option("--bound", help="point, around, at_least, at_most, range, relative or qualitative.")]
StanceOption = Annotated[str | None, typer.Option("--stance", help="firm or strive.")]
Area = Annotated[str | None, typer.Option("--area", help="Whose value it is.")]
Relative = Annotated[
    str | None,
    typer.Option("--relative", help="What it is set against: '> provincial_average', '= gdp', with a margin: '> national_average 1'."),
]
HeadlineRow = Annotated[
    bool | None, typer.Option("--headline/--no-headline", help="Whether it stands in the passage of main expected targets.")
]


@app.command()
def correct(
    database: Database,
    statement: Annotated[
        str, typer.Argument(help="The id of a row, or the beginning of it; to withdraw, also the uid of an entry of the log.")
    ],
    by: By,
    why: Why = "",
    reject: Annotated[bool, typer.Option("--reject", help="The row is wrong as a whole: leave it out.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="The row is right as it stands.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was last said of the row; the log keeps that too.")] = False,
    kind: Kind = None,
    indicator: Indicator = None,
    measure: Measure = None,
    period: Period = None,
    low: Low = None,
    high: High = None,
    unit: Unit = None,
    bound: Bound = None,
    stance: StanceOption = None,
    area: Area = None,
    relative: Relative = None,
    headline: HeadlineRow = None,
) -> None:
    """Correct a row of a database, reject or confirm it. It stays so when the document is extracted again; the log keeps who and why."""
    from mubiao.store import Store

    fields = _fields(kind, indicator, measure, period, low, high, unit, bound, stance, area, relative, headline)
    if reject + confirm + withdraw + bool(fields) != 1:
        raise typer.BadParameter("give the fields that change, or --reject, or --confirm, or --withdraw")
    with Store(database) as store:
        if reject:
            said, found = "rejected", store.reject(statement, by=by, why=why)
        elif confirm:
            said, found = "confirmed", store.confirm(statement, by=by, why=why)
        elif withdraw:
            said, found = "as before", store.withdraw(statement, by=by, why=why)
        else:
            said, found = "corrected", store.correct(statement, fields, by=by, why=why)
    out.print(f"{found} {said}", highlight=False, markup=False)


@app.command(name="add-row")
def add_row(
    database: Database,
    document: Annotated[str, typer.Argument(help="The name or hash of a document, as `mubiao documents` lists it.")],
    evidence: Annotated[str, typer.Argument(help="The passage that states it, as it stands in the text.")],
    by: By,
    why: Why,
    kind: Annotated[str, typer.Option("--kind", help="target, outcome, outlook or commitment.")],
    indicator: Annotated[str, typer.Option("--indicator", help="An id of `mubiao indicators`, or other: and the phrase.")],
    measure: Annotated[str, typer.Option("--measure", help="growth, avg_growth, level, ratio or change.")],
    bound: Annotated[str, typer.Option("--bound", help="point, around, at_least, at_most, range, relative or qualitative.")],
    low: Low = None,
    high: High = None,
    unit: Unit = None,
    period: Period = None,
    stance: StanceOption = None,
    area: Area = None,
    relative: Relative = None,
    headline: HeadlineRow = None,
    start: Annotated[int | None, typer.Option("--start", help="Where the passage stands, if it stands in several places.")] = None,
) -> None:
    """Add a row that the program did not find to a document of a database."""
    from mubiao.store import Store

    fields = _fields(kind, indicator, measure, period, low, high, unit, bound, stance, area, relative, headline)
    with Store(database) as store:
        found = store.add_row(document, evidence, fields, by=by, why=why, start=start)
    out.print(f"{found} added", highlight=False, markup=False)


@app.command()
def corrections(
    database: Database,
    gold: Annotated[Path | None, typer.Option("--gold", help="Write them as gold files to this folder, for colleagues to import.")] = None,
    output: Output = None,
    format: Form = None,
) -> None:
    """List the log of corrections, and where each holds now, or write it as gold files."""
    from mubiao.show import rows_table
    from mubiao.store import Store
    from mubiao.store.log import CORRECTION_COLUMNS

    with Store(database, readonly=True) as store:
        rows = store.corrections()
        if gold is not None:
            written = store.export_gold(gold)
            err.print(f"{len(written)} gold files written to {gold}", highlight=False, markup=False)
            return
    shown = ("made_at", "made_by", "action", "fields", "why", "statement", "evidence", "anchor", "note", "uid")
    print_rows(rows, format, lambda: rows_table(rows, shown), CORRECTION_COLUMNS, output)
    if not rows:
        err.print("nothing was said of any row yet", highlight=False)


@app.command()
def review(
    database: Database,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Rows to list.")] = 50,
    settled: Annotated[bool, typer.Option("--settled", help="Rows that people settled already too.")] = False,
    output: Output = None,
    format: Form = None,
) -> None:
    """List what most deserves a look: moved corrections, conflicts, outliers, low confidence, reports that are not what they are named."""
    from mubiao.show import rows_table
    from mubiao.store import Store
    from mubiao.store.review import REVIEW_COLUMNS

    with Store(database, readonly=True) as store:
        rows = store.review(limit=limit, settled=settled)
    shown = ("weight", "reason", "detail", "id", "area", "year", "indicator", "printed", "evidence")
    print_rows(rows, format, lambda: rows_table(rows, shown), REVIEW_COLUMNS, output)
    if not rows:
        err.print("nothing asks for a look", highlight=False)


@app.command()
def evaluate(database: Database, output: Output = None, format: Form = None) -> None:
    """Say how right the rows are that people looked at: precision by confirmed, corrected and rejected rows, with its interval."""
    from mubiao.show import rows_table
    from mubiao.store import Store
    from mubiao.store.review import EVALUATION_COLUMNS

    with Store(database, readonly=True) as store:
        rows = store.evaluate()
    print_rows(rows, format, lambda: rows_table(rows, EVALUATION_COLUMNS), EVALUATION_COLUMNS, output)
    if not rows:
        err.print("nobody has confirmed, corrected or rejected a row yet; `mubiao review` lists what to begin with", highlight=False)


def _fields(
    kind: str | None,
    indicator: str | None,
    measure: str | None,
    period: str | None,
    low: str | None,
    high: str | None,
    unit: str | None,
    bound: str | None,
    stance: str | None,
    area: str | None,
    relative: str | None,
    headline: bool | None,
) -> dict[str, Any]:
    """The options that were given as fields of the contract; null is None."""
    given: dict[str, Any] = {
        "kind": kind, "indicator": indicator, "measure": measure, "period": period, "low": low, "high": high, "unit": unit,
        "bound": bound, "stance": stance, "area": area, "headline": headline,
    }  # fmt: skip
    fields = {name: None if value == "null" else value for name, value in given.items() if value is not None}
    if relative is not None:
        parts = relative.split() if relative != "null" else []
        if parts and len(parts) not in (2, 3):
            raise typer.BadParameter(f"--relative {relative!r}: an operator, what it is set against, and perhaps a margin")
        names = ("relative_op", "relative_to", "relative_margin")
        fields |= dict(zip(names, [*parts, None, None, None][:3], strict=True))
    return fields
