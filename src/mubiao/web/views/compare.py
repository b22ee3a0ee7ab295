"""Several areas side by side: what each has set itself for a year, indicator by indicator."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from mubiao.indicators import vocabulary
from mubiao.places import Place
from mubiao.store import lookup
from mubiao.web import held
from mubiao.web.naming import places_named
from mubiao.web.pages import View, add_page, statement_url
from mubiao.web.site import Ask, Asked
from mubiao.web.views.areas import COMPARED as MOST

router = APIRouter()
Row = dict[str, Any]
_COLUMNS: dict[str, type] = {
    "indicator": str, "measure": str, "area": str, "area_code": str, "year": int, "low": float, "high": float, "unit": str, "bound": str,
    "stance": str, "relative_op": str, "relative_to": str, "printed": str, "id": str, "document_id": str,
}  # fmt: skip


def compare(
    ask: Asked,
    areas: Annotated[str, Query(max_length=200, description="Names or division codes, parted by commas or blanks")] = "",
    year: Annotated[int | None, Query(ge=1949, le=2100)] = None,
) -> View:
    """The main targets of up to eight areas in a year, side by side."""
    try:
        places, problem = places_named(areas, MOST), ""
    except HTTPException as error:
        if ask.patient:  # a twin has no form
            raise
        places, problem = [], str(error.detail)
    figures = {place.code: held.figures(ask, place) for place in places}
    targets = [row for rows in figures.values() for row in rows if row["kind"] == "target" and row["headline"]]
    years = sorted({int(row["period"]) for row in targets if (row["period"] or "").isdigit()}, reverse=True)
    chosen = year or (_most_held(figures, years) if years else None)
    rows = [
        {**row, "area": place.name, "area_en": place.name_en, "area_code": place.code, "year": chosen, "url": statement_url(row)}
        for place in places
        for row in figures[place.code]
        if row["kind"] == "target" and row["headline"] and row["period"] == str(chosen)
    ]
    names = (", " if ask.tongue == "en" else "、").join(place.name_en if ask.tongue == "en" else place.name for place in places)
    return View(
        "compare.html",
        f"{names} {chosen or ''}".strip() + f" · {ask.t['compare']}" if places else ask.t["compare"],
        {"areas": [place.code for place in places], "year": chosen, "targets": rows},
        rows,
        _COLUMNS,
        {
            "silent": {
                place.code: _why_silent(ask, place, chosen) for place in places if not any(row["area_code"] == place.code for row in rows)
            },
            "places": places,
            "asked": areas,
            "year": chosen,
            "years": years,
            "lines": _lines(ask, places, rows),
        },
        problem=problem,
    )


def _why_silent(ask: Ask, place: Place, year: int | None) -> str:
    """Why an area has no target of a year: there is no report of it, or one that states none."""
    return "absent" if any(row["report_year"] == year for row in lookup.reports_of(ask.store.connection, place.code)) else "no-document"


def _most_held(figures: dict[str, list[Row]], years: list[int]) -> int:
    """The newest of the years in which the most of the areas have targets."""
    having = {year: sum(any(row["period"] == str(year) and row["headline"] for row in rows) for rows in figures.values()) for year in years}
    return max(years, key=lambda year: (having[year], year))


def _lines(ask: Ask, places: list[Place], rows: list[Row]) -> list[Row]:
    """A line an indicator and measure, those that the most areas have first; in it a cell an area."""
    known = vocabulary()
    lines: dict[tuple[str, str], dict[str, Row]] = {}
    for row in sorted(rows, key=lambda row: row["low"] is None and row["high"] is None):  # goals in words join the line of the numbers
        if row["indicator"] not in known:
            continue
        key = (row["indicator"], row["measure"])
        if row["low"] is None and row["high"] is None and key not in lines:
            key = next((other for other in lines if other[0] == row["indicator"]), key)
        lines.setdefault(key, {}).setdefault(row["area_code"], row)
    made = []
    for (indicator, measure), cells in sorted(lines.items(), key=lambda item: (-len(item[1]), item[0] != ("gdp", "growth"))):
        entry = known.by_id(indicator)
        name = entry.zh if ask.tongue == "zh" else entry.en
        made.append({"indicator": indicator, "measure": measure, "name": name, "cells": [cells.get(place.code) for place in places]})
    return made


add_page(router, "/compare", compare)
