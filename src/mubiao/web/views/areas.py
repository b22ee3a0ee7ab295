"""An area: its targets and outcomes through the years, its reports, where it belongs and what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter
from fastapi import Path as InPath

from mubiao.analysis import attainment, target_changes
from mubiao.errors import UnknownPlace
from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer
from mubiao.store import lookup
from mubiao.themes import taxonomy
from mubiao.web import held
from mubiao.web.pages import View, add_page, document_url, statement_url, with_query
from mubiao.web.site import Ask, Asked
from mubiao.web.studying import KNOWN, NATION, OF_INDICATOR, TARGETS, frames_for, statements_for
from mubiao.web.tasks import emphasis_of

router = APIRouter()
Row = dict[str, Any]
Code = Annotated[str, InPath(pattern=r"^\d{6}$", description="Division code (GB/T 2260)")]
_COLUMNS: dict[str, type] = {
    "indicator": str, "measure": str, "kind": str, "period": str, "low": float, "high": float, "unit": str, "bound": str, "stance": str,
    "relative_op": str, "relative_to": str, "printed": str, "confidence": float, "report_year": int, "id": str, "document_id": str,
}  # fmt: skip
MOST_THEMES, MOST_NAMES = 16, 120  # of an area on its page
COMPARED = 8  # areas side by side
MOST_BESIDE = 16  # years of a chart that stands beside something else
_ORDER = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
_FIRST = ("gdp", "industrial_va", "fai", "retail_sales", "trade_total", "budget_revenue", "income", "income_urban", "income_rural", "cpi")


def areas(ask: Asked) -> View:
    """The areas that there are reports of."""
    rows = [dict(row) for row in ask.store.connection.execute(
        "SELECT a.code AS area_code, a.name AS area, a.name_en AS area_en, e.level, count(*) AS reports, min(e.report_year) AS first, "
        "max(e.report_year) AS last FROM extractions e JOIN areas a ON a.id = e.area JOIN documents d ON d.id = e.document "
        "AND d.duplicate_of IS NULL WHERE e.current AND a.code IS NOT NULL AND e.genre = 'work_report' GROUP BY a.code ORDER BY a.code"
    )]  # fmt: skip
    levels = [(level, [row for row in rows if row["level"] == level]) for level in ("nation", "province", "prefecture", "county")]
    columns = {"area_code": str, "area": str, "area_en": str, "level": str, "reports": int, "first": int, "last": int}
    return View("areas.html", ask.t["areas"], {"areas": rows}, rows, columns, {"levels": [item for item in levels if item[1]]})


def area(ask: Asked, code: Code) -> View:
    """An area's targets and outcomes by indicator and year, what changed, its themes, its reports, its place among the divisions."""
    place = place_of(code)
    figures = held.figures(ask, place)
    reports = lookup.reports_of(ask.store.connection, code)
    years = sorted({row["report_year"] for row in reports if row["report_year"] and row["genre"] == "work_report"}, reverse=True)
    changes = _changes(ask, place, years)
    said = _themes(ask, code, years)
    return View(
        "area.html",
        place.name_en if ask.tongue == "en" else place.name,
        {"area": _about(place), "reports": reports, "figures": figures, "changes": changes, "themes": said},
        figures,
        _COLUMNS,
        {
            "place": place,
            "reports": reports,
            "table": _table(ask, figures),
            "family": _family(ask, place),
            "changes": changes,
            "themes": said,
            "compared": ",".join((code, *(other.code for other in _like(ask, place)[: COMPARED - 1]))),
            "picture": _picture(ask, code, figures),
            "long": len({row["period"] for row in figures if (row["indicator"], row["measure"]) == ("gdp", "growth")}) > MOST_BESIDE,
        },
    )


def attained(ask: Ask, code: str, indicator: str) -> pl.DataFrame:
    """Targets of an area and what its next reports say was reached."""
    reports = lookup.reports_of(ask.store.connection, code)
    years = sorted({row["report_year"] for row in reports if row["report_year"]})
    made = attainment(frames_for(ask, [code], years, news=False, where=OF_INDICATOR, values=[indicator]).statements, indicator=indicator)
    return made.filter(pl.col("area_code") == code)


def _picture(ask: Ask, code: str, figures: list[Row]) -> str | None:
    """The chart of growth targets and results, where there are targets of two years or more and a result of one of them."""
    growth = [row for row in figures if (row["indicator"], row["measure"]) == ("gdp", "growth")]
    aimed = {row["period"] for row in growth if row["kind"] == "target" and row["headline"]}
    known = {row["period"] for row in growth if row["kind"] == "outcome"}
    return with_query("/charts/attainment.svg", {"area": code, "lang": ask.tongue}) if len(aimed) > 1 and aimed & known else None


def _changes(ask: Ask, place: Place, years: list[int]) -> list[Row]:
    """The targets of the newest report beside those of the year before: those that rose, fell, came, went or changed their wording."""
    if len(years) < 2 or years[1] != years[0] - 1:
        return []
    known = vocabulary()
    made = target_changes(statements_for(ask, [place.code], years[:2], f"{TARGETS} AND {KNOWN}"))
    rows = made.filter((pl.col("area_code") == place.code) & (pl.col("year") == years[0])).to_dicts()
    found = []
    for row in rows:
        if row["indicator"] not in known or _is_kept(row):
            continue
        entry = known.by_id(row["indicator"])
        found.append({**row, "name": entry.zh if ask.tongue == "zh" else entry.en})
    order = {name: at for at, name in enumerate(("raised", "lowered", "unchanged", "reworded", "added", "dropped"))}
    return sorted(found, key=lambda row: (order[row["change"]], row["indicator"] != "gdp", row["indicator"]))


def _is_kept(row: Row) -> bool:
    """Whether a target is what it was: the same number as firmly, or the same words."""
    if row["change"] == "reworded":
        return bool(row["printed_now"] == row["printed_before"])
    return row["change"] == "unchanged" and row["wording"] in ("same", None)


def _themes(ask: Ask, code: str, years: list[int]) -> list[Row]:
    """The themes that take the most of the newest report's tasks, with the share they took the year before."""
    if not years:
        return []
    known = taxonomy()
    before = {said.theme: said.share for said in emphasis_of(ask, code, years[0] - 1)}
    return [
        {
            "theme": said.theme,
            "name": known[said.theme].zh if ask.tongue == "zh" else known[said.theme].en,
            "share": said.share,
            "before": before.get(said.theme, 0.0) if before else None,
            "year": years[0],
            "url": f"{document_url(said.document_id, said.part)}#at-{said.start}-{said.end}",
        }
        for said in emphasis_of(ask, code, years[0])[:MOST_THEMES]
    ]


def place_of(code: str) -> Place:
    """The newest version of the area of a code."""
    versions = gazetteer().versions(code)
    if not versions:
        raise UnknownPlace(f"there is no area {code}")
    return versions[-1]


def _about(place: Place) -> Row:
    return {"code": place.code, "name": place.name, "name_en": place.name_en, "level": place.level, "province": place.province_name}


def _table(ask: Ask, figures: list[Row]) -> list[Row]:
    """A line an indicator and measure; in it the years with target, outcome and the rest."""
    known = vocabulary()
    lines: dict[tuple[str, str], dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in figures:
        if row["indicator"] not in known or not (row["period"] or "").isdigit() or row["kind"] == "outlook":
            continue
        held = lines[row["indicator"], row["measure"]][row["period"]]
        before = held.get(row["kind"])
        if before is None or (row["headline"], row["confidence"]) > (before["headline"], before["confidence"]):
            held[row["kind"]] = {**row, "url": statement_url(row)}
    order = {name: at for at, name in enumerate(_FIRST)}
    made = []
    for (indicator, measure), years in sorted(lines.items(), key=lambda item: (order.get(item[0][0], 99), item[0])):
        entry = known.by_id(indicator)
        cells = [{"year": year, **{kind: years[year].get(kind) for kind in ("target", "outcome")}} for year in sorted(years, reverse=True)]
        made.append({"indicator": indicator, "measure": measure, "name": entry.zh if ask.tongue == "zh" else entry.en, "years": cells})
    return made


def _family(ask: Ask, place: Place) -> Row:
    """Where an area belongs, what belongs to it, and the areas of its level beside it; of those without reports the parents alone."""
    places, codes = gazetteer(), held.reported(ask)
    parent = places.parent(place)
    inside = [other for other in _placed(ask, place) if other.is_in(place) and other.code != place.code and other.level != place.level]
    return {
        "parents": [(each, each.code in codes) for each in _above(parent)],
        "children": [other for other in inside if other.level == min(inside, key=lambda each: _ORDER[each.level]).level][:MOST_NAMES],
        "neighbours": _like(ask, place)[:MOST_NAMES],
    }


def _above(place: Place | None) -> list[Place]:
    """A place and those that it belongs to, the highest first."""
    return [] if place is None else [*_above(gazetteer().parent(place)), place]


def _like(ask: Ask, place: Place) -> list[Place]:
    """The areas of the same level under the same parent that there are reports of, those with the nearest codes first."""
    parent = gazetteer().parent(place)
    found = [
        other
        for other in _placed(ask, parent or place)
        if other.level == place.level and other.code != place.code and (parent is None or parent.level == "nation" or other.is_in(parent))
    ]
    return sorted(found, key=lambda other: (abs(int(other.code) - int(place.code)), other.code))


def _placed(ask: Ask, within: Place) -> list[Place]:
    """The areas that there are reports of, of the province that a place is (in); of the nation all."""
    first = within.code[:2]
    return ask.site.once(
        ("placed", first),
        lambda: [
            place_of(code)
            for code in sorted(held.reported(ask))
            if (first == NATION[:2] or code.startswith(first)) and gazetteer().versions(code)
        ],
        of="documents",
    )


add_page(router, "/areas", areas)
add_page(router, "/areas/{code}", area)
