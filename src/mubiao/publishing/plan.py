"""Which pages a copy has: the main states of each page, the commonest first, bounded."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mubiao.indicators import vocabulary
from mubiao.store import Store, lookup
from mubiao.web.pages import View, document_url
from mubiao.web.site import Ask
from mubiao.web.views import about, areas, briefs, compare, data, documents, sums, tracker

LEVELS = ("nation", "province", "prefecture", "county")
_A_PAGE = 200  # documents on a page of the list
_YEARS = 12  # newest years of themes, roll-up and briefs
_GROUP = 8  # areas side by side
_REPORT = "e.current AND e.genre = 'work_report' AND d.duplicate_of IS NULL"


@dataclass(frozen=True, slots=True)
class Planned:
    """A page of the copy. ``stem``: its file within a language's folder, without the ending; ``query`` what the web application is asked."""

    stem: str
    path: str
    build: Callable[[Ask], View]
    query: Mapping[str, str] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)  # by language, where the page is listed among its like


def planned(store: Store, *, limit: int | None, states: int) -> list[Planned]:
    """The pages of a copy: ``limit`` is the most documents to read in it (None: all), ``states`` the most tables of the tracker."""
    connection = store.connection
    reports = lookup.coverage(connection)["reports"]
    provinces = sorted({row["report_year"] for row in reports if row["level"] == "province"}, reverse=True)[:_YEARS]
    pages = [*_tables(connection, states)]
    pages += [
        Planned("areas/index", "/areas", areas.areas),
        Planned("data", "/data", data.data),
        Planned("about", "/about", about.about),
    ]
    for name, build in (("themes", sums.themes), ("rollup", sums.rollup), ("briefs", briefs.briefs)):
        pages += [_of_year(name, build, year) for year in provinces]
    pages += _comparisons(connection)
    total = connection.execute("SELECT count(*) FROM extractions WHERE current").fetchone()[0]
    pages += [_list(after) for after in range(0, max(total, 1), _A_PAGE)]
    codes = connection.execute(
        f"SELECT DISTINCT a.code FROM extractions e JOIN documents d ON d.id = e.document JOIN areas a ON a.id = e.area WHERE {_REPORT} "
        "AND a.code IS NOT NULL ORDER BY a.code"
    )
    pages += [_area(code) for (code,) in codes]
    found = connection.execute(
        "SELECT d.document_id, d.part FROM documents d JOIN extractions e ON e.document = d.id AND e.current LEFT JOIN areas a ON a.id = e.area "
        "ORDER BY e.report_year DESC, a.code, d.id LIMIT ?",
        (-1 if limit is None else limit,),
    )
    pages += [_document(document_url(digest, part)) for digest, part in found]
    return pages


def table_stem(level: str, year: object, kind: str, indicator: str, measure: str) -> str:
    """The file of a table of the tracker."""
    return f"tracker/{level}-{year}-{kind}-{indicator}-{measure}"


def _tables(connection: sqlite3.Connection, most: int) -> list[Planned]:
    """The tables that state the most figures among those of their level, year and kind, the newer years before the older ones."""
    known = vocabulary()
    rows = connection.execute(
        "SELECT s.indicator, s.measure, s.kind, e.level, e.report_year, count(DISTINCT e.area) AS n FROM statements s "
        "JOIN extractions e ON e.id = s.extraction JOIN documents d ON d.id = e.document "
        f"WHERE {_REPORT} AND s.kind IN ('target', 'outcome') AND (s.headline OR s.kind = 'outcome') AND s.indicator NOT LIKE 'other:%' "
        "AND s.measure IN ('growth', 'avg_growth', 'level', 'ratio', 'change') AND e.report_year IS NOT NULL AND e.level IS NOT NULL "
        "GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5"
    ).fetchall()
    common: Counter[tuple[str, str]] = Counter()
    for row in rows:
        common[row["indicator"], row["measure"]] += row["n"]
    rows.sort(key=lambda row: (-row["n"], -common[row["indicator"], row["measure"]]))
    newest = max((row["report_year"] for row in rows), default=0)
    placed: Counter[tuple[str, str, int]] = Counter()
    ranked: list[tuple[float, int, int, Planned]] = []
    for row in rows:
        if row["indicator"] not in known:
            continue
        like = row["level"], row["kind"], row["report_year"]
        placed[like] += 1
        year = row["report_year"] - (row["kind"] == "outcome")  # a report states the outcome of the year before
        page = _table(row["indicator"], row["measure"], year, row["level"], row["kind"])
        # A year further back costs as much as two places: of the newest year the most indicators are there.
        ranked.append((placed[like] + 2 * (newest - row["report_year"]), LEVELS.index(row["level"]), row["kind"] == "outcome", page))
    ranked.sort(key=lambda item: item[:3])
    return [page for *_, page in ranked[:most]]


def _table(indicator: str, measure: str, year: int, level: Any, kind: Any) -> Planned:
    entry = vocabulary().by_id(indicator)
    chosen: Any = {"indicator": indicator, "measure": measure, "year": year, "level": level, "kind": kind}
    return Planned(
        table_stem(level, year, kind, indicator, measure),
        "/tracker",
        lambda ask: tracker.tracker(ask, **chosen),
        {name: str(value) for name, value in chosen.items()},
        {"zh": entry.zh, "en": entry.en},
    )


def _of_year(name: str, build: Callable[..., View], year: int) -> Planned:
    return Planned(f"{name}/{year}", f"/{name}", lambda ask: build(ask, year=year), {"year": str(year)}, {"zh": str(year), "en": str(year)})


def _comparisons(connection: sqlite3.Connection) -> list[Planned]:
    """Neighbours side by side: the areas of a level under one parent, some at a time, in the order of their codes."""
    rows = connection.execute(
        f"SELECT DISTINCT e.level, a.code, a.name, a.name_en FROM extractions e JOIN documents d ON d.id = e.document "
        f"JOIN areas a ON a.id = e.area WHERE {_REPORT} AND e.level IN ('province', 'prefecture') AND a.code IS NOT NULL "
        "AND a.name_en IS NOT NULL GROUP BY a.code ORDER BY a.code"
    ).fetchall()
    groups: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault((row["level"], "" if row["level"] == "province" else row["code"][:2]), []).append(row)
    made = []
    for _, members in sorted(groups.items(), key=lambda item: (item[0][0] != "province", item[0][1])):
        for at in range(0, len(members), _GROUP):
            some = members[at : at + _GROUP]
            if len(some) > 1:
                made.append(_comparison(some))
    return made


def _comparison(some: list[sqlite3.Row]) -> Planned:
    asked = ",".join(row["code"] for row in some)
    label = {"zh": f"{some[0]['name']}–{some[-1]['name']}", "en": f"{some[0]['name_en']} – {some[-1]['name_en']}"}
    stem = f"compare/{some[0]['code']}-{some[-1]['code']}"
    return Planned(stem, "/compare", lambda ask: compare.compare(ask, areas=asked), {"areas": asked}, label)


def _list(after: int) -> Planned:
    stem = f"documents/from-{after + 1}" if after else "documents/index"
    return Planned(stem, "/documents", lambda ask: documents.documents(ask, after=after), {"after": str(after)} if after else {})


def _area(code: str) -> Planned:
    return Planned(f"areas/{code}", f"/areas/{code}", lambda ask: areas.area(ask, code))


def _document(url: str) -> Planned:
    return Planned(url[1:], url, lambda ask: documents.document(ask, url.removeprefix("/documents/")))
