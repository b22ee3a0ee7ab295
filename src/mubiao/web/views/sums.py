"""What local targets add up to, and the themes of local tasks side by side."""

from __future__ import annotations

from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Query

from mubiao.analysis import gdp_weights
from mubiao.analysis import rollup as added
from mubiao.errors import MubiaoError
from mubiao.themes import taxonomy
from mubiao.web import held
from mubiao.web.pages import View, add_page, with_query
from mubiao.web.site import Ask, Asked
from mubiao.web.studying import NATION, OF_INDICATOR, TARGETS, attention_to, frames_for
from mubiao.web.views.areas import place_of
from mubiao.web.views.terms import panels_of, phrases_in, texts_read

router = APIRouter()
Row = dict[str, Any]
Year = Annotated[int | None, Query(ge=1949, le=2100, description="a year; none: that of the most reports")]
_MOST = 40  # areas of the heat map
PHRASES = ("新质生产力", "低空经济", "人工智能")  # followed where none are asked for: three that were new once


def rollup(ask: Asked, year: Year = None) -> View:
    """The GDP-weighted sum of the provinces' growth targets, with its bounds and every input."""
    chosen, codes = held.provinces(ask, year)
    sums, each, why = summed(ask, chosen, codes)
    inputs = [{**row, "area_en": place_of(row["area_code"]).name_en} for row in each.to_dicts()]
    inputs.sort(key=lambda row: -row["weight"])
    columns: dict[str, type] = {
        "area": str, "area_code": str, "weight": float, "share": float, "low": float, "high": float, "point": float, "printed": str,
    }  # fmt: skip
    total = next(iter(sums.to_dicts()), None)
    data = {"year": chosen, "sum": total, "inputs": inputs}
    context = {
        "year": chosen,
        "sum": total,
        "years": held.years(ask, "province"),
        "why": why,
        "picture": with_query("/charts/rollup.svg", {"year": chosen, "lang": ask.tongue}),
    }
    return View("rollup.html", f"{ask.t['rollup']} {chosen}", data, inputs, columns, context)


def summed(ask: Ask, year: int, codes: list[str]) -> tuple[pl.DataFrame, pl.DataFrame, str]:
    """The sum of a year over the provinces of some codes, its inputs, and why there is none."""
    if not codes:
        return pl.DataFrame(), pl.DataFrame(), ""
    frames = frames_for(ask, codes, [year], news=False, where=f"{TARGETS} AND {OF_INDICATOR}", values=["gdp"])
    try:
        made, each = added(frames.statements, gdp_weights(year - 1))
    except MubiaoError as error:
        return pl.DataFrame(), pl.DataFrame(), str(error)
    return made.filter((pl.col("year") == year) & (pl.col("parent") == NATION)), each.filter(pl.col("year") == year), ""


def charted(codes: list[str]) -> tuple[str, ...]:
    """The areas of the heat map: of many the first."""
    return tuple(codes[:_MOST])


def themes(
    ask: Asked,
    year: Year = None,
    phrases: Annotated[str, Query(max_length=220, description="Phrases to follow through the years, parted by commas")] = "",
) -> View:
    """The share of each theme in the tasks of the provinces' reports, as a heat map; each cell opens the passage that says most of it.
    Below it, how phrases spread."""
    read = {row["year"]: row["reports"] for row in texts_read(ask) if row["level"] == "province"}
    with_text = sorted(read, reverse=True)
    chosen, codes = held.provinces(ask, year or max(with_text, key=lambda each: (read[each], each), default=None))
    rows = sorted((dict(row) for row in attention_to(ask, charted(codes), chosen)), key=lambda row: row["area_code"])
    means: dict[str, float] = {}
    for row in rows:
        means[row["theme"]] = means.get(row["theme"], 0.0) + row["share"]
    order = sorted(means, key=lambda theme: -means[theme])
    known = taxonomy()
    table: dict[str, dict[str, Row]] = {}
    for row in rows:
        row["shade"] = min(5, 1 + int(row["share"] / 0.025)) if row["share"] > 0 else 0
        table.setdefault(row["area_code"], {})[row["theme"]] = row
    names = {theme: (known[theme].zh if ask.tongue == "zh" else known[theme].en) for theme in order}
    columns: dict[str, type] = {
        "area": str, "area_code": str, "theme": str, "share": float, "low": float, "high": float, "rank": int, "document": str,
    }  # fmt: skip
    followed = phrases_in(phrases) or list(PHRASES)
    context = {
        "year": chosen,
        "years": with_text or held.years(ask, "province"),
        "order": order,
        "names": names,
        "table": table,
        "phrases": phrases,
        "followed": followed,
        "panels": panels_of(texts_read(ask)),
        "picture": with_query("/charts/spread.svg", {"phrases": ",".join(followed), "lang": ask.tongue}),
    }
    return View("themes.html", f"{ask.t['themes']} {chosen}", {"year": chosen, "themes": rows}, rows, columns, context)


add_page(router, "/rollup", rollup)
add_page(router, "/themes", themes)
