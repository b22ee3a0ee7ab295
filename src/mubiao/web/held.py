"""What many pages ask of a database, found once while its documents stay as they are: coverage, choices, areas, passages."""

from __future__ import annotations

from typing import Any

from mubiao.indicators import vocabulary
from mubiao.places import Place, gazetteer
from mubiao.records import Level
from mubiao.store import lookup
from mubiao.store.cells import Sources, sources_in
from mubiao.store.ground import Ground, Misnamed, PanelKind, ground_of, misnamed_files
from mubiao.store.holdings import OfDatabase
from mubiao.web.pages import document_url
from mubiao.web.site import Ask

Row = dict[str, Any]
_SOURCES = 20_000  # extractions that are held in memory, some 0.5 kB each
LEVELS: tuple[Level, ...] = ("nation", "province", "prefecture", "county")


def coverage(ask: Ask) -> Row:
    """What the database holds; see ``lookup.coverage``."""
    return ask.site.once("coverage", lambda: lookup.coverage(ask.store.connection))


def reports(ask: Ask) -> list[Row]:
    """How many reports there are of each level and year; a correction of a row changes nothing in that."""
    return ask.site.once("reports", lambda: lookup.reports_by_year(ask.store.connection), of="documents")


def levels(ask: Ask) -> list[Level]:
    """The levels that there are reports of, the highest first."""
    found = {row["level"] for row in reports(ask)}
    return [level for level in LEVELS if level in found]


def years(ask: Ask, level: str | None = None) -> list[int]:
    """The years that there are reports of (of a level), the newest first."""
    return sorted({row["report_year"] for row in reports(ask) if level in (None, row["level"])}, reverse=True)


def indicators(ask: Ask) -> list[str]:
    """The indicators of the vocabulary that reports set targets for, the commonest first."""
    known = vocabulary()
    found = ask.site.once("indicators", lambda: lookup.indicators_in(ask.store.connection), of="documents")
    return list(dict.fromkeys(name for name, _, _ in found if name in known))


def reported(ask: Ask) -> frozenset[str]:
    """The codes of the areas that there are reports of."""
    return ask.site.once(
        "reported",
        lambda: frozenset(
            row[0]
            for row in ask.store.connection.execute(
                "SELECT DISTINCT a.code FROM extractions e JOIN areas a ON a.id = e.area "
                "WHERE e.current AND e.genre = 'work_report' AND a.code IS NOT NULL"
            )
        ),
        of="documents",
    )


def news(ask: Ask) -> list[int]:
    """The numbers of the extractions of articles."""
    return ask.site.once("news", lambda: lookup.news_in(ask.store.connection), of="documents")


def english(code: str | None) -> str | None:
    """The English name of the area of a code, the newest that it has."""
    versions = gazetteer().versions(code) if code else ()
    return versions[-1].name_en if versions else None


def english_names(ask: Ask) -> dict[str, str]:
    """The English name of each area by its Chinese one; areas that share one share the other."""
    query = "SELECT name, name_en FROM areas WHERE name IS NOT NULL AND name_en IS NOT NULL"
    return ask.site.once("english", lambda: dict(tuple(row) for row in ask.store.connection.execute(query)), of="documents")


def misnamed(ask: Ask) -> list[Misnamed]:
    """The files that are named for another's report; see ``panel.misnamed_files``."""
    return ask.site.once("misnamed", lambda: misnamed_files(OfDatabase(ask.store.connection)), of="documents")


def ground(ask: Ask, kind: PanelKind, level: Level, years: tuple[int, ...], within: str | None) -> Ground:
    """What panels of a kind, level and some years stand on, whatever their indicator; see ``panel.ground_of``."""
    return ask.site.once(
        ("ground", kind, level, years, within),
        lambda: ground_of(OfDatabase(ask.store.connection), kind=kind, level=level, years=years, within=within, misnamed=misnamed(ask)),
        of="documents",
    )


def sources(ask: Ask) -> Sources | None:
    """What rows say of the extraction that they stand in (see ``cells.sources_in``); None where there are too many to be held."""
    connection = ask.store.connection
    many: int = ask.site.once("extractions", lambda: connection.execute("SELECT count(*) FROM extractions").fetchone()[0], of="documents")
    return ask.site.once("sources", lambda: sources_in(connection), of="documents") if many <= _SOURCES else None


def figures(ask: Ask, place: Place) -> list[Row]:
    """What an area aims at and reached; see ``lookup.figures_of``."""
    return lookup.figures_of(ask.store.connection, place, news(ask))


def urls(ask: Ask) -> dict[str, str]:
    """Where each document is read, by its name."""
    return ask.site.once(
        "urls",
        lambda: {
            row["name"]: document_url(row["document_id"], row["part"])
            for row in ask.store.connection.execute("SELECT name, document_id, part FROM documents")
        },
        of="documents",
    )


def provinces(ask: Ask, year: int | None) -> tuple[int, list[str]]:
    """The year asked for, or that of the most reports of provinces, and the provinces with a report of it."""
    held = [row for row in reports(ask) if row["level"] == "province"]
    best = max(held, key=lambda row: (row["reports"], row["report_year"]), default=None)
    chosen = year or (best["report_year"] if best else 2025)
    return chosen, areas_of(ask, "province", chosen)


def areas_of(ask: Ask, level: str, year: int) -> list[str]:
    """The codes of the areas of a level with a report of a year."""
    return ask.site.once(
        ("areas", level, year),
        lambda: [
            row["code"]
            for row in ask.store.connection.execute(
                "SELECT DISTINCT a.code FROM extractions e JOIN areas a ON a.id = e.area WHERE e.current AND e.level = ? "
                "AND e.report_year = ? AND e.genre = 'work_report' AND a.code IS NOT NULL ORDER BY a.code",
                (level, year),
            )
        ],
        of="documents",
    )
