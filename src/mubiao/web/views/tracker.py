"""The tracker: an indicator and year over all areas of a level, as map, ranking and table; every cell opens its sentence."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query

from mubiao.indicators import vocabulary
from mubiao.places import gazetteer, resolve
from mubiao.records import Level
from mubiao.store import lookup
from mubiao.store.panel import PANEL_COLUMNS
from mubiao.web import held
from mubiao.web.notices import notice
from mubiao.web.pages import View, add_page, statement_url, with_query
from mubiao.web.site import Ask, Asked
from mubiao.web.words import figure, interval

router = APIRouter()
Row = dict[str, Any]
Kind = Literal["target", "outcome", "outlook"]
KINDS: tuple[Kind, ...] = ("target", "outcome", "outlook")
MOST_ROWS = 350  # of the table on the page: all prefectures; the twins have all counties too
MOST_RANKED = 120  # areas in the chart
_SHORT_EN = {"150000": "I. Mongolia", "230000": "Heilong-jiang", "710000": "Taiwan", "810000": "H. Kong"}  # what a tile has room for
CLASSES = 5  # shades of the map
_OF_THE_PAGE = ("before", "text")  # of a row, and not in the twins

Indicator_ = Annotated[str | None, Query(max_length=60, pattern=r"^[a-z][a-z0-9_]*$", description="An id of the vocabulary")]
MeasureQuery = Annotated[
    Literal["growth", "avg_growth", "level", "ratio", "change"] | None,
    Query(description="what is measured; none: what a bare figure of the indicator means"),
]
Year = Annotated[int | None, Query(ge=1949, le=2100, description="a year; none: that of the most reports")]
Within = Annotated[str | None, Query(pattern=r"^(\d{6})?$", description="Division code of a province or prefecture")]


def tracker(
    ask: Asked,
    indicator: Indicator_ = None,
    measure: MeasureQuery = None,
    year: Year = None,
    level: Level | None = None,
    kind: Kind = "target",
    within: Within = None,
) -> View:
    """An indicator over the areas of a level in a year: value, bound and state of every cell, and the year before."""
    chosen = choose(ask, indicator, measure, year, level, kind, within)
    rows = cells(ask, chosen)
    shades, edges = shade(rows)
    ordered = sorted(rows, key=lambda row: (row["value"] is None, -(row["value"] or 0), row["area_code"]))
    shown = ordered[:MOST_ROWS]
    for row in rows:
        row["shade"] = shades.get(row["area_code"])
        row["url"] = statement_url(row) if row["id"] else None
    _compare(shown, former(ask, chosen, shown))
    _say(ask, shown)
    counts = {state: sum(row["state"] == state for row in rows) for state in ("stated", "absent", "no-document", "failed")}
    outlines = ask.site.outlines
    drawn = [row for row in rows if outlines is not None and row["area_code"] in outlines.paths]
    tiles = _tables()["tiles"] if chosen["level"] == "province" and not within and not drawn else {}
    by_code = {row["area_code"]: row for row in rows}
    data: Row = {"asked": chosen, "counts": counts}

    def complete() -> None:
        _compare(rows, former(ask, chosen, rows))
        _say(ask, rows)
        data["cells"] = [{k: v for k, v in row.items() if k not in _OF_THE_PAGE} for row in rows]

    return View(
        "tracker.html",
        f"{_name(ask, chosen['indicator'])} {chosen['year']}",
        data,
        rows,
        PANEL_COLUMNS,
        {
            "chosen": chosen,
            "counts": counts,
            "lines": [_line(ask, row) for row in shown],
            "more": max(0, len(ordered) - MOST_ROWS),
            "ranked": sum(row["value"] is not None for row in rows) if counts["stated"] <= MOST_RANKED else 0,
            "unit": next((row["unit"] for row in ordered if row["value"] is not None), ""),
            "outlines": outlines if drawn else None,
            "drawn": drawn,
            "tiles": [(by_code[code], *place) for code, place in tiles.items() if code in by_code],
            "edges": edges,
            **choices(ask),
            "letters": _tables()["letters"],
            "short": {row["area_code"]: _short(ask, row) for row in rows} if tiles else {},
            "indicator_name": _name(ask, chosen["indicator"]),
            "picture": with_query("/charts/intervals.svg", {**chosen, "lang": ask.tongue}),
            "twin": with_query("/tracker", chosen).partition("?")[2],
        },
        complete,
    )


def _compare(rows: list[Row], before: list[Row]) -> None:
    """Lay the cells of the year before beside those of rows, with the change of a number in the same unit."""
    by_code = {row["area_code"]: row for row in before if row["state"] == "stated"}
    for row in rows:
        row["before"], row["change"] = by_code.get(row["area_code"]), None
        if row["before"] and row["unit"] == row["before"]["unit"] and None not in (row["value"], row["before"]["value"]):
            row["change"] = round(row["value"] - row["before"]["value"], 6)


def _line(ask: Ask, row: Row) -> tuple[object, ...]:
    """A row of the table on the page, as its template takes it apart: what it looks for in a row one by one would take twice the time."""
    before, change, stated = row["before"], row["change"], row["state"] == "stated"
    moved = change and (f"{change:+g}" if row["unit"] == "%" else ("+" if change > 0 else "") + figure(change, row["unit"], ask.tongue))
    return (
        row["area_code"],
        ask.name(row),
        row["state"],
        row["url"],
        row["value"],
        interval(row, ask.tongue) if stated else "",
        figure(row["stretch"], row["unit"], ask.tongue) if stated else "",
        row["stance"] == "strive",
        "" if stated else notice(row["reason"], ask.tongue),
        before and before["value"],
        interval(before, ask.tongue) if before else "",
        change,
        "" if change is None else moved or "0",
        row["evidence"] or row["printed"],
        row["confidence"],
    )


def _say(ask: Ask, rows: list[Row]) -> None:
    """Give rows the passages that they stand in."""
    silent = [row for row in rows if row["id"] and row["evidence"] is None]
    said = lookup.passages(ask.store.connection, [(row["text"], row["start"], row["end"]) for row in silent])
    for row, passage in zip(silent, said, strict=True):
        row["evidence"] = passage


def choose(
    ask: Ask, indicator: str | None, measure: str | None, year: int | None, level: Level | None, kind: Kind, within: str | None
) -> Row:
    """What is shown where the url leaves something open: GDP, the level and year with the most reports."""
    known = vocabulary()
    indicator = indicator or "gdp"
    if indicator not in known:
        raise HTTPException(422, f"there is no indicator {indicator}")
    reports = held.reports(ask)
    of_level = [row for row in reports if level is None or row["level"] == level]
    of_level = [row for row in of_level if level is not None or row["level"] in ("province", "prefecture")] or of_level
    if level is None:
        level = "province" if any(row["level"] == "province" for row in of_level) or not of_level else of_level[0]["level"]
        of_level = [row for row in reports if row["level"] == level]
    if year is None:
        best = max(of_level, key=lambda row: (row["reports"], row["report_year"]), default=None)
        year = best["report_year"] if best else 2025
        if best and kind == "outcome":
            year -= 1
    return {
        "indicator": indicator,
        "measure": measure or known.by_id(indicator).measure,
        "year": year,
        "level": level,
        "kind": kind,
        "within": within or None,
    }


def cells(ask: Ask, chosen: Row) -> list[Row]:
    """The cells of the year, as copies that the caller may add to; without the passages they stand in."""
    return _panel(ask, chosen, chosen["year"])


def former(ask: Ask, chosen: Row, rows: list[Row]) -> list[Row]:
    """The cells of the year before of the areas of some rows: of many areas only those are looked for that are asked for."""
    some = tuple(row["area_code"] for row in rows) if len(rows) == MOST_ROWS and _are_many(chosen) else None
    return _panel(ask, chosen, chosen["year"] - 1, some)


def _panel(ask: Ask, chosen: Row, year: int, areas: tuple[str, ...] | None = None) -> list[Row]:
    asked: Row = {name: chosen[name] for name in ("indicator", "measure", "kind", "level", "within")}
    # Both years are found at once, where it is not a matter of thousands of areas of which the year before is wanted of a few.
    years = (year,) if _are_many(chosen) else (chosen["year"] - 1, chosen["year"])
    ground = held.ground(ask, chosen["kind"], chosen["level"], years, chosen["within"])
    found = ask.site.once(
        ("panel", *asked.values(), years, areas),
        lambda: ask.store.panel(**asked, years=years, evidence=False, ground=ground, areas=areas, sources=held.sources(ask)),
    )
    return [dict(row) for row in found if row["year"] == year]


def _are_many(chosen: Row) -> bool:
    """Whether a panel has thousands of areas: all counties."""
    return chosen["level"] == "county" and chosen["within"] is None


def shade(rows: list[Row]) -> tuple[dict[str, int], list[float]]:
    """A shade from 1 to 5 for each area with a number, in equal steps between the lowest and the highest; and the edges of the steps."""
    values = {row["area_code"]: row["value"] for row in rows if row["value"] is not None}
    if not values:
        return {}, []
    low, high = min(values.values()), max(values.values())
    step = (high - low) / CLASSES
    if step == 0:
        return dict.fromkeys(values, 3), [low]
    return (
        {code: min(CLASSES, 1 + int((value - low) / step + 1e-9)) for code, value in values.items()},
        [low + step * at for at in range(CLASSES + 1)],
    )


def choices(ask: Ask) -> Row:
    """What the form offers: the indicators that reports set targets for, the levels there are, the years of each kind, the provinces."""
    written = held.years(ask)
    of_kind = {"target": written, "outlook": written, "outcome": [year - 1 for year in written]}  # a report states last year's outcome
    years = sorted({year for years in of_kind.values() for year in years}, reverse=True)
    places = [place for place in gazetteer() if place.level == "province" and place.exists_in(years[0] if years else 2025)]
    return {
        "choice_names": [(name, _name(ask, name)) for name in dict.fromkeys(("gdp", *held.indicators(ask)))],
        "year_names": [(year, " ".join(kind for kind in KINDS if year in of_kind[kind])) for year in years],
        "level_names": [(level, ask.t[level]) for level in held.levels(ask)],
        "kind_names": [(kind, ask.t[kind]) for kind in KINDS],
        "within_names": [("", ask.t["all_of_china"]), *((p.code, p.name_en if ask.tongue == "en" else p.name) for p in places)],
    }


def _short(ask: Ask, row: Row) -> str:
    """The name of a province as a tile holds it: 内蒙古, Inner Mongolia without its second word where the first says enough."""
    if ask.tongue == "en":
        return _SHORT_EN.get(row["area_code"]) or str(row["area_en"])
    return _short_zh(row["area"])


def _name(ask: Ask, indicator: str) -> str:
    known = vocabulary().by_id(indicator)
    return known.zh if ask.tongue == "zh" else known.en


@cache
def _short_zh(name: str) -> str:
    return resolve(name, level="province")[0].short


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("mubiao.web") / "tiles.toml").read_text(encoding="utf-8"))


add_page(router, "/tracker", tracker, also="/")
