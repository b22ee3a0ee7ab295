"""Commands on words: quantities of a sentence, places and indicators by name."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from mubiao.cli.console import Form, app, err, language_of, print_rows
from mubiao.records import as_row


@app.command()
def quantities(
    text: Annotated[str, typer.Argument(help="A sentence; - reads standard input.")],
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the text: zh or en.")] = "zh",
    format: Form = None,
) -> None:
    """List the quantities of a sentence: value, unit, bound, stance, and where they stand."""
    from mubiao.language import quantities as find
    from mubiao.show import quantities_table

    sentence = sys.stdin.read() if text == "-" else text
    rows = [
        {name: as_row(found)[name] for name in ("text", "start", "end", "low", "high", "unit", "bound", "stance", "printed")}
        for found in find(sentence, language_of(language))
    ]
    print_rows(rows, format, lambda: quantities_table(rows))


@app.command()
def places(
    name: Annotated[str, typer.Argument(help="A name in Chinese or English, or with --text a sentence.")],
    within: Annotated[str | None, typer.Option("--within", help="The province (or its code) to look in first.")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Divisions of this year, 1981 to 2024.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Find the places named in running text.")] = False,
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the text: zh or en.")] = "zh",
    format: Form = None,
) -> None:
    """Say which place a name means: code, full and English name, level, years."""
    from mubiao.places import find_places, resolve
    from mubiao.show import places_table

    if text:
        rows = [
            {"start": found.start, "end": found.end, "printed": found.printed, "ambiguous": found.ambiguous, **as_row(found.place)}
            for found in find_places(name, within=within, year=year, language=language_of(language))
        ]
    else:
        rows = [as_row(place) for place in resolve(name, within=within, year=year)]
    if not rows:
        err.print(f"no place found in: {name}" if text else f"no place is called {name}", markup=False)
        raise typer.Exit(1)
    print_rows(rows, format, lambda: places_table(rows))


@app.command()
def indicators(
    query: Annotated[str | None, typer.Argument(help="An id, or part of a name in Chinese or English.")] = None,
    format: Form = None,
) -> None:
    """List the vocabulary, or the indicators that a name means."""
    from mubiao.indicators import search, vocabulary
    from mubiao.show import indicators_table

    found = list(vocabulary()) if query is None else list(search(query))
    if not found:
        err.print(f"no indicator is called {query}", markup=False)
        raise typer.Exit(1)
    rows = [as_row(indicator) for indicator in found]
    print_rows(rows, format, lambda: indicators_table(rows))
