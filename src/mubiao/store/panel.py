"""The panel: area by year by indicator, every cell in one of four states.

``stated``; ``absent``: the report was read and states none; ``no-document``; ``failed``: a report that could not be read, or not where
it should say it, with why (``ground.py`` tells the last three).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from mubiao.indicators import vocabulary
from mubiao.records import Level
from mubiao.store.cells import Cell, in_order
from mubiao.store.ground import Ground, PanelKind, Row, area_row, ground_of, in_codes
from mubiao.store.holdings import Holdings
from mubiao.store.precedence import source_kind, value_of

PANEL_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "area_en": str, "level": str, "province": str, "year": int, "indicator": str, "measure": str,
    "kind": str, "state": str, "reason": str, "value": float, "low": float, "high": float, "unit": str, "bound": str, "stance": str,
    "stretch": float, "relative_op": str, "relative_to": str, "relative_margin": float, "aims_higher": bool, "printed": str,
    "source": str, "status": str, "confidence": float, "conflicts": int, "id": str, "document": str, "document_id": str, "start": int,
    "end": int, "evidence": str,
}  # fmt: skip
_NOTHING: Row = dict.fromkeys(PANEL_COLUMNS)
_FROM_STATEMENT = (
    "low", "high", "unit", "bound", "stance", "relative_op", "relative_to", "relative_margin", "printed", "status",
    "confidence", "id", "document", "document_id", "start", "end",
)  # fmt: skip
_of_statement = itemgetter(*_FROM_STATEMENT)


def panel(
    held: Holdings,
    *,
    indicator: str | Sequence[str],
    measure: str | None = None,
    kind: PanelKind = "target",
    level: Level = "province",
    years: Iterable[int],
    within: str | None = None,
    at: int | None = None,
    confidence: float = 0.0,
    evidence: bool = True,
    ground: Ground | None = None,
    areas: Collection[str] | None = None,
) -> list[Row]:
    """A row for every area, year and indicator, in the order of codes, years and indicators; columns ``PANEL_COLUMNS``.

    ``measure``: what is measured (growth, level …); None takes for each indicator what a bare figure of it means. ``kind``:
    ``official`` is the imported series. ``within``: only areas of this province or prefecture. ``at``: the areas of each year mapped to
    the divisions of that year by the codes that succeeded them. A target belongs to the year it is for, an outcome to the year it
    happened in (the report of the year after states it), a goal for later years to the year of the report that sets it. ``value`` is the
    one number a row has, the middle of a range. ``evidence`` False leaves the passages out, which is faster, and says in ``text`` which text
    of the database they stand in (see ``lookup.passages``). ``ground``: what ``ground_of`` gave for the same kind, level, years and areas, of
    who asks often. ``areas``: only the rows of those codes (where ``at`` is None).
    """
    names = (indicator,) if isinstance(indicator, str) else tuple(indicator)
    ground = ground or ground_of(held, kind=kind, level=level, years=years, within=within, at=at)
    measures = {name: _measure(measure, name) for name in names}
    codes = ground.codes if areas is None else ground.codes & frozenset(areas)
    cells, merged = _cells(held, ground, codes, measures, confidence)
    empty = ground.empty if areas is None else {key: row for key, row in ground.empty.items() if key[0] in codes}
    unlisted = {(code, year) for code, year, _ in cells} - empty.keys()
    if unlisted:  # figures of areas that are in no list of the year
        empty = in_codes({**empty, **_unlisted(ground, unlisted)})
    rows: list[Row] = []
    for (code, year), missing in empty.items():
        for name in names:
            row = _NOTHING | missing
            row["indicator"], row["measure"], row["kind"] = name, measures[name], kind
            cell = cells.get((code, year, name))
            if cell is not None:
                _state(row, Cell(cell), held if evidence else None)
            elif (code, year, name) in merged:
                row |= {"state": "absent", "reason": merged[code, year, name], "document": None, "document_id": None}
            rows.append(row)
    return rows


def _unlisted(ground: Ground, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Row]:
    found = {(code, year): ground.universe.place(code, ground.wanted.at or year) for code, year in keys}
    return {(code, year): area_row(place, year) for (code, year), place in found.items() if place is not None}


def wide(rows: Iterable[Row]) -> list[Row]:
    """A panel with a row an area: ``gdp_2025`` its value, ``gdp_2025_bound`` and ``gdp_2025_state`` beside it."""
    made: dict[str, Row] = {}
    for row in rows:
        line = made.setdefault(row["area_code"], {name: row[name] for name in ("area", "area_code", "area_en", "level", "province")})
        name = f"{row['indicator']}_{row['year']}"
        line |= {name: row["value"], f"{name}_bound": row["bound"], f"{name}_state": row["state"]}
    columns = dict.fromkeys(name for line in made.values() for name in line)
    return [{name: line.get(name) for name in columns} for line in made.values()]


def wide_columns(rows: Sequence[Row]) -> dict[str, type]:
    """The columns of a wide panel and their types."""
    fixed = 5
    names = list(rows[0]) if rows else []
    return {name: str if at < fixed or name.endswith(("_bound", "_state")) else float for at, name in enumerate(names)}


def _cells(
    held: Holdings, ground: Ground, codes: frozenset[str], measures: Mapping[str, str], confidence: float
) -> tuple[dict[tuple[str, int, str], list[Row]], dict[tuple[str, int, str], str]]:
    """The rows of cells, in order, by area, year and indicator; and why a cell is left empty although there are figures (areas that were merged)."""
    wanted, universe, names = ground.wanted, ground.universe, tuple(measures)
    years = set(wanted.years)
    # What an area states of itself, and what others state that count for it: few, and the collector of garbage goes through each list.
    found: dict[tuple[str, int, str], list[Row]] = {}
    moved: dict[tuple[str, int, str], dict[str, list[Row]]] = {}
    if wanted.kind == "official":
        rows: Iterable[Row] = map(_official, held.series(names))
    else:
        rows = held.figures(names, sorted({*measures.values()}), wanted.kind, wanted.years, codes, confidence)
    for row in rows:
        code, year, name = row["area_code"], row["year"], row["indicator"]
        if year not in years or row["measure"] != measures[name]:
            continue
        place = universe.target(code, year)
        if place is None:
            continue
        key = (place.code, year, name)
        if code != place.code:
            moved.setdefault(key, {}).setdefault(code, []).append(row)
        elif key in found:
            found[key].append(row)
        else:
            found[key] = [row]
    merged: dict[tuple[str, int, str], str] = {}
    for key, by_area in moved.items():
        if key in found:
            continue
        if len(by_area) == 1:
            [found[key]] = by_area.values()
        else:
            parts = ", ".join(f"{rows[0]['area']} ({source})" for source, rows in sorted(by_area.items()))
            merged[key] = f"formed of {parts}, which state figures of their own"
    if wanted.kind != "official":
        in_order(found.values())
    return found, merged


def _official(row: Row) -> Row:
    """An official figure as a row of the panel has it."""
    value = {"low": row["value"], "high": row["value"], "bound": "point", "stance": "firm", "headline": False}
    return {**_NOTHING, **row, **value, "document": row["source"], "document_id": row["source"]}


def _measure(measure: str | None, indicator: str) -> str:
    if measure is not None:
        return measure
    known = vocabulary()
    return known.by_id(indicator).measure if indicator in known else "growth"


def _state(row: Row, cell: Cell, held: Holdings | None) -> None:
    """Fill in a cell that is stated; ``held``: its passage too."""
    first, stretch = cell.preferred, cell.stretch
    row.update(zip(_FROM_STATEMENT, _of_statement(first), strict=True))
    row["state"], row["reason"], row["value"] = "stated", None, value_of(first)
    row["source"] = first["source"] if row["kind"] == "official" else source_kind(first)
    row["aims_higher"] = bool(first["aims_higher"])
    row["stretch"] = value_of(stretch) if stretch else None
    row["conflicts"] = len(cell.rivals()) if len(cell.rows) > 1 else 0
    if held is None:
        row["text"] = first.get("text")
    elif first["id"] is not None:
        row["evidence"] = held.passage(first)
