"""Full text search over the passages of current documents, in Chinese and English, ranked, with the words marked.

A query is words parted by blanks, each of which a document must have; a run of Chinese characters, or words in quotation marks, is a
phrase and has to stand so (``queries``). The index gives the documents that can have them, those first in which every word stands oftenest;
their texts say where the words stand, rank the documents and show which passages are best (``hits``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from mubiao.places import Place, locate
from mubiao.store.bigrams import STEPS, at_least
from mubiao.store.hits import Piece, Row, ranked
from mubiao.store.indexing import pieces
from mubiao.store.queries import Word, quoted, wanted_words, weights_of

Filters = tuple[str, list[Any]]

SEARCH_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "level": str, "year": int, "genre": str, "section": str, "snippet": str, "found": int, "score": float,
    "document": str, "document_id": str, "start": int, "end": int, "passage": str, "marks": str,
}  # fmt: skip
AT_ONCE = 48  # documents ranked among each other


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    area: str | None = None,
    level: str | None = None,
    years: Sequence[int] = (),
    section: Sequence[str] = (),
    theme: str | None = None,
    genre: str | None = None,
    limit: int = 20,
    per_document: int = 1,
) -> list[Row]:
    """Passages that have the words of a query, the best document first; columns ``SEARCH_COLUMNS``.

    ``area``: only documents of this place and the places in it. ``section``: only passages of these sections. ``theme``: only passages
    about this theme (an id of the taxonomy, of a theme or a group). ``marks`` are the places of the words in ``snippet``, ``start`` and ``end`` those of the
    passage in the document's text. ``per_document``: passages shown of one document. Raises ``StoreError`` for a query without a word.
    """
    words = wanted_words(query, _path(connection))
    place = locate(area) if area else None
    rare = [_rarest(connection, word) for word in words]
    total = connection.execute("SELECT count(*) FROM indexed").fetchone()[0]
    weights = weights_of([count for _, count in rare], total)
    batches = _documents(connection, [term for term, _ in rare], _filters(place, level, years, genre), max(AT_ONCE, 3 * limit))
    cut = partial(_pieces, connection)
    return ranked(
        batches, cut, words, weights, section=section, theme=theme, limit=limit, per_document=per_document, path=_path(connection)
    )


def _filters(place: Place | None, level: str | None, years: Sequence[int], genre: str | None) -> Filters:
    where, values = "", list[Any]()
    for column, value in (("e.level", level), ("e.genre", genre)):
        if value is not None:
            where, values = where + f" AND {column} = ?", [*values, value]
    if years:
        where, values = where + f" AND e.report_year IN ({', '.join('?' * len(years))})", [*values, *years]
    if place is not None and place.level == "nation":
        where += " AND a.code IS NOT NULL"
    elif place is not None:
        stem_of = {"province": 2, "prefecture": 4}.get(place.level, 6)
        where, values = where + " AND substr(a.code, 1, ?) = ?", [*values, stem_of, place.code[:stem_of]]
    return where, values


def _documents(connection: sqlite3.Connection, terms: Sequence[str], filters: Filters, at_once: int) -> Iterator[list[sqlite3.Row]]:
    """Documents that have all terms, some at a time: those first that have each of them oftenest."""
    where, values = filters
    seen: set[int] = set()
    waiting: list[int] = []
    for step in (*STEPS, 1):
        wanted = " AND ".join(quoted(term if step == 1 else at_least(term, step)) for term in terms)
        found = connection.execute(
            "SELECT search.rowid FROM search JOIN extractions e ON e.id = search.rowid AND e.current JOIN documents d ON d.id = e.document "
            f"AND d.duplicate_of IS NULL LEFT JOIN areas a ON a.id = e.area WHERE search MATCH ?{where} ORDER BY search.rowid DESC",
            (wanted, *values),
        )
        while numbers := [number for (number,) in found.fetchmany(at_once)]:
            waiting += [number for number in numbers if number not in seen]
            seen.update(numbers)
            while len(waiting) >= at_once:
                yield _rows(connection, waiting[:at_once])
                waiting = waiting[at_once:]
    if waiting:
        yield _rows(connection, waiting)


def _rows(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT e.id AS extraction, e.language, e.genre, e.level, e.report_year, e.published_on, a.name AS area, a.code AS area_code, "
        "d.name AS document, d.document_id, t.text FROM extractions e JOIN documents d ON d.id = e.document "
        f"JOIN texts t ON t.id = e.text LEFT JOIN areas a ON a.id = e.area WHERE e.id IN ({', '.join('?' * len(numbers))})",
        tuple(numbers),
    ).fetchall()


def _pieces(connection: sqlite3.Connection, row: sqlite3.Row) -> list[Piece]:
    return pieces(connection, row["extraction"], len(row["text"]))


def _rarest(connection: sqlite3.Connection, word: Word) -> tuple[str, int]:
    """The term of a word that the fewest documents have, and how many have it."""
    counts: dict[str, int] = {}
    for term in word.terms:
        row = connection.execute("SELECT doc FROM terms WHERE term = ?", (term,)).fetchone()
        counts[term] = row[0] if row else 0
    rarest = min(word.terms, key=lambda term: counts[term])
    return rarest, counts[rarest]


def _path(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
