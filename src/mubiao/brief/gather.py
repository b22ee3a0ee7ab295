"""Findings out of frames, for some areas and a year.

Nothing is written here and nothing is left out of sight: a locality without a report is named, and one whose goal is known from a news
item alone says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from mubiao.analysis import gdp_weights, goals, results, rollup
from mubiao.brief.findings import NATION, WARNINGS, Findings, Locality, Row
from mubiao.brief.pledges import promises_of
from mubiao.brief.telling import articles, goals_told, other_targets_told, targets_told
from mubiao.brief.themes import mean_themes, shares_of, tasks_of, themes_of
from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer, locate

if TYPE_CHECKING:
    from mubiao.analysis.sources import Frames

# The targets of a locality that are told beside the one that the brief is on.
OTHERS = ("gdp", "industrial_va", "fai", "retail_sales", "trade_total", "budget_revenue", "income", "cpi", "jobs_urban_new")


def gather(
    frames: Frames,
    areas: Sequence[str | Place],
    year: int,
    *,
    indicator: str = "gdp",
    measure: str | None = None,
    shares: list[Row] | None = None,
) -> Findings:
    """The findings on some areas for a year. ``areas``: names or codes; none is all areas that have a report of the year. ``shares``: what
    ``themes.shares_of`` gives of them, of who has it already.

    Raises ``UnknownPlace``.
    """
    measure = measure or vocabulary().by_id(indicator).measure
    places = [area if isinstance(area, Place) else _place(area, year) for area in areas] or _with_report(frames, year)
    codes = [place.code for place in places]
    statements = frames.statements.filter(pl.col("area_code").is_in([*codes, NATION]))
    quotes = dict(zip(statements["id"], statements["evidence"], strict=True))
    wanted = _goals(statements, year, indicator)
    own, former = _of_indicator(wanted, year, indicator, measure), _of_indicator(wanted, year - 1, indicator, measure)
    reached = _results(statements, year - 1, indicator, measure)
    told = targets_told(statements, year)
    news = goals_told(told, indicator, measure)
    shares = shares_of(frames, codes, year) if shares is None else shares
    attended = themes_of(shares)
    others, promises = _others(wanted, year, indicator), promises_of(statements, codes, year)
    reports = _reports(frames)
    have = {code for code, at_year in reports if at_year == year}
    found = []
    for place in places:
        goal = own.get(place.code)
        usable = goal is not None and (goal["low"] is not None or goal["high"] is not None)
        by_news = not usable and place.code in news
        locality = Locality(place, goal if usable else news.get(place.code), from_news=by_news, read=place.code in have)
        if goal is not None and locality.goal is None:
            locality.wordless = goal
        locality.before, locality.result = former.get(place.code), reached.get(place.code)
        locality.others = others.get(place.code, {})
        if locality.from_news and locality.goal is not None:
            article = locality.goal["document"]
            locality.others = other_targets_told(told, place.code, article, indicator) | locality.others
            here = (pl.col("area_code") == place.code) & (pl.col("document") == article)
            locality.told = frames.priorities.filter(here).sort("start").to_dicts()
        locality.promises = promises.get(place.code, [])
        locality.attention = attended.get(place.code, [])
        for row in (locality.goal, locality.wordless, locality.before, locality.result, *locality.others.values()):
            if row is not None:
                row["evidence"] = row.get("evidence") or quotes.get(row["id"], "")
        found.append(locality)
    sums, inputs = _sums(statements, found, year, indicator, measure)
    national = own.get(NATION)
    if national is not None:
        national["evidence"] = quotes.get(national["id"], "")
    before = [code for code, at_year in reports if at_year == year - 1]
    return Findings(
        year, indicator, measure, found, national, sums, inputs, mean_themes(found), *tasks_of(shares, year), _warnings(frames, codes, year),
        articles(frames, found), sorted({code for code in before if code in codes}),
    )  # fmt: skip


def _place(area: str, year: int) -> Place:
    if area.isdigit():
        versions = gazetteer().versions(area)
        if versions:
            return versions[-1]
    return locate(area, year=year)


def _with_report(frames: Frames, year: int) -> list[Place]:
    reports = frames.documents.filter(
        (pl.col("report_year") == year)
        & (pl.col("genre") == "work_report")
        & pl.col("area_code").is_not_null()
        & (pl.col("area_code") != NATION)
    )
    return [_place(code, year) for code in sorted(set(reports["area_code"]))]


def _goals(statements: pl.DataFrame, year: int, indicator: str) -> list[Row]:
    """The goals of the year and the one before on the indicators that a brief tells of."""
    # Rows that can be no goal are left out first: what ``goals`` takes for a frame grows with it.
    named = statements.filter(pl.col("indicator").is_in([*OTHERS, indicator]) & (pl.col("kind") == "target"))
    return [row for row in goals(named).iter_rows(named=True) if row["year"] in (year, year - 1)]


def _of_indicator(wanted: list[Row], year: int, indicator: str, measure: str) -> dict[str, Row]:
    """The goals of a year on one indicator, by area."""
    return {row["area_code"]: row for row in wanted if (row["year"], row["indicator"], row["measure"]) == (year, indicator, measure)}


def _results(statements: pl.DataFrame, year: int, indicator: str, measure: str) -> dict[str, Row]:
    """What each area reached in a year."""
    rows = results(statements, indicator=indicator, measure=measure).iter_rows(named=True)
    return {row["area_code"]: row for row in rows if row["year"] == year}


def _reports(frames: Frames) -> list[tuple[str, int]]:
    """Area and year of each report."""
    rows = frames.documents.select("area_code", "report_year", "genre").iter_rows()
    return [(code, at_year) for code, at_year, genre in rows if genre == "work_report"]


def _others(wanted: list[Row], year: int, indicator: str) -> dict[str, dict[str, Row]]:
    """The other core targets of each area, by indicator."""
    measures = {name: vocabulary().by_id(name).measure for name in OTHERS if name != indicator}
    found: dict[str, dict[str, Row]] = {}
    for row in wanted:
        numeric = row["low"] is not None or row["high"] is not None
        if numeric and row["year"] == year and row["measure"] == measures.get(row["indicator"]):
            found.setdefault(row["area_code"], {})[row["indicator"]] = row
    return found


def _sums(statements: pl.DataFrame, localities: list[Locality], year: int, indicator: str, measure: str) -> tuple[Row | None, list[Row]]:
    """The weighted sum of growth targets, where there are provinces among the localities and GDP of the year before is known."""
    provinces = [locality.place.code for locality in localities if locality.place.level == "province" and locality.goal]
    if len(provinces) < 2 or (indicator, measure) != ("gdp", "growth"):  # GDP is no weight of prices or trade
        return None, []
    weights = gdp_weights(year - 1)
    sums, inputs = rollup(statements.filter(pl.col("report_year") == year), weights, indicator=indicator, measure=measure)
    rows = sums.filter((pl.col("parent") == NATION) & (pl.col("year") == year)).to_dicts()
    return (rows[0] if rows else None), inputs.filter(pl.col("year") == year).to_dicts()


def _warnings(frames: Frames, codes: list[str], year: int) -> list[tuple[str, str, str]]:
    found = []
    for area, at_year, document, warnings in frames.documents.select("area_code", "report_year", "document", "warnings").iter_rows():
        if at_year != year or area not in codes or not warnings:
            continue
        for warning in filter(None, warnings.split("; ")):
            code, _, message = warning.partition(": ")
            if code in WARNINGS:
                found.append((document, code, message))
    return found
