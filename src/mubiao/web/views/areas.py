"""An area: its targets and outcomes through the years, its reports, where it belongs and what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as InPath

from mubiao.errors import UnknownPlace
from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer
from mubiao.store import lookup
from mubiao.web.pages import View, add_page, statement_url
from mubiao.web.site import Ask, Asked

router = APIRouter()
Row = dict[str, Any]
Code = Annotated[str, InPath(pattern=r"^\d{6}$", description="Division code (GB/T 2260)")]
_COLUMNS: dict[str, type] = {
    "indicator": str, "measure": str, "kind": str, "period": str, "low": float, "high": float, "unit": str, "bound": str, "stance": str,
    "relative_op": str, "relative_to": str, "printed": str, "confidence": float, "report_year": int, "id": str, "document_id": str,
}  # fmt: skip
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
    """An area's targets and outcomes by indicator and year, its reports, its place among the divisions."""
    place = place_of(code)
    figures = lookup.figures_of(ask.store.connection, place)
    reports = lookup.reports_of(ask.store.connection, code)
    table = _table(ask, figures)
    return View(
        "area.html",
        place.name_en if ask.tongue == "en" else place.name,
        {"area": _about(place), "reports": reports, "figures": figures},
        figures,
        _COLUMNS,
        {"place": place, "reports": reports, "table": table, "family": _family(ask, place)},
    )


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
    places = gazetteer()
    codes = {
        row[0]
        for row in ask.store.connection.execute(
            "SELECT DISTINCT a.code FROM extractions e JOIN areas a ON a.id = e.area WHERE e.current AND e.genre = 'work_report'"
        )
    }
    parent = places.parent(place)
    around = [other for other in (place_of(code) for code in sorted(code for code in codes if code)) if other.code != place.code]
    return {
        "parent": parent if parent is not None else None,
        "parent_has": parent is not None and parent.code in codes,
        "children": [other for other in around if other.is_in(place) and other.level != place.level],
        "neighbours": [other for other in around if other.level == place.level and other.province == place.province != place.code],
    }


add_page(router, "/areas", areas)
add_page(router, "/areas/{code}", area)
