"""Full text search over the passages of current documents, in Chinese and English, ranked, with the words marked.

A query is words parted by blanks, each of which a document must have; a run of Chinese characters, or words in quotation marks, is a
phrase and has to stand so. The index gives the documents that can have them, those first in which every word stands oftenest; their
texts say where the words stand, rank the documents (bm25, Robertson 1994) and show which passages are best.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from mubiao.places import Place, locate
from mubiao.records import Language
from mubiao.store.bigrams import STEPS, at_least, is_han, pairs_of, stem
from mubiao.store.errors import StoreError
from mubiao.store.indexing import pieces

Row = dict[str, Any]
Piece = tuple[str, int, int]  # kind of section, start, end
Cut = Callable[[Any], Iterable[Piece]]  # a document's text into pieces of one section each

SEARCH_COLUMNS: dict[str, type] = {
    "area": str, "area_code": str, "level": str, "year": int, "genre": str, "section": str, "snippet": str, "found": int, "score": float,
    "document": str, "document_id": str, "start": int, "end": int, "passage": str, "marks": str,
}  # fmt: skip
_WORD = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')
_LONGEST_QUERY = 200  # characters
_MOST_WORDS = 12
_SNIPPET = 80  # characters around the first word found
AT_ONCE = 48  # documents ranked among each other
_K, _B = 1.2, 0.75  # of bm25, as usual


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that has to stand in a document: its terms in the index, and the pattern by which it is found in the text."""

    printed: str
    terms: tuple[str, ...]
    pattern: re.Pattern[str]
    begins: str = ""  # lower case: how an English word begins; it is looked for before the pattern is tried, which is ten times as fast

    def places(self, text: str, lower: str) -> list[tuple[int, int]]:
        """Where the word stands in a text, of which ``lower`` is the lower case."""
        if not self.begins or len(lower) != len(text):
            return [match.span() for match in self.pattern.finditer(text)]
        found: list[tuple[int, int]] = []
        at = lower.find(self.begins)
        while at >= 0:
            match = self.pattern.match(text, at)
            if match is not None:
                found.append(match.span())
            at = lower.find(self.begins, match.end() if match else at + 1)
        return found


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
    about = _About.of(theme, _path(connection)) if theme else None
    return _ranked(batches, partial(_pieces, connection), words, weights, section, about, limit, per_document)


def ranked(
    batches: Iterable[Sequence[Row]],
    cut: Cut,
    words: Sequence[Word],
    weights: Sequence[float],
    *,
    section: Sequence[str] = (),
    theme: str | None = None,
    limit: int = 20,
    per_document: int = 1,
    path: str = "",
) -> list[Row]:
    """The best passages of documents that are not in a database; rows and the other arguments as of ``search``.

    ``batches``: documents, those first in which the words stand oftenest: language, genre, level, report_year, published_on, area, area_code,
    document, document_id, text. ``cut``: the sections of one of them. ``path`` is named in errors.
    """
    about = _About.of(theme, path) if theme else None
    return _ranked(batches, cut, words, weights, section, about, limit, per_document)


def _ranked(
    batches: Iterable[Sequence[Any]],
    cut: Cut,
    words: Sequence[Word],
    weights: Sequence[float],
    section: Sequence[str],
    about: _About | None,
    limit: int,
    per_document: int,
) -> list[Row]:
    found: list[list[Row]] = []
    for rows in batches:
        mean = sum(len(row["text"]) for row in rows) / len(rows)
        scored = [hit for row in rows if (hit := _hit(row, words, weights, mean)) is not None]
        scored.sort(key=lambda hit: (-hit.score, hit.row["document"]))
        for hit in scored:
            # What ranks behind as many passages as are asked for need not be read for its themes.
            if sum(len(passages) for passages in found if passages[0]["score"] >= hit.score) >= limit:
                break
            passages = list(islice(_passages(hit, cut(hit.row), section, about), per_document))
            if passages:
                found.append(passages)
        if sum(map(len, found)) >= limit:
            break
    found.sort(key=lambda passages: (-passages[0]["score"], passages[0]["document"]))
    return [passage for passages in found for passage in passages][:limit]


def wanted_words(query: str, path: str) -> list[Word]:
    """The words of a query. Raises ``StoreError`` where it has none."""
    words = words_of(query)
    if not words:
        raise StoreError(path, f"the query {query!r} has no word to look for")
    return words


def weights_of(counts: Sequence[int], total: int) -> list[float]:
    """The weight of each word (bm25): the more, the fewer of ``total`` documents have it."""
    return [math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in counts]


def match_of(phrase: str) -> str:
    """The query to the index for the documents that have all terms of a phrase; whether it stands in one is for its text to say. Empty
    for a phrase without a term."""
    return " AND ".join(_quoted(term) for term in pairs_of(phrase))


def words_of(query: str) -> list[Word]:
    """The words of a query; in a mixed run Chinese and other letters are words of their own."""
    found: dict[str, Word] = {}
    for match in _WORD.finditer(query[:_LONGEST_QUERY]):
        phrase = (match[1] or match[2] or match[3]).strip()
        terms = pairs_of(phrase)
        if terms:
            first = re.match(r"[A-Za-z]+", phrase)
            found.setdefault(phrase.casefold(), Word(phrase, tuple(terms), _pattern(phrase), stem(first[0]).lower() if first else ""))
    return list(found.values())[:_MOST_WORDS]


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as it may be printed: Chinese broken over lines, other words in any case and with any ending."""
    parts: list[str] = []
    for token in re.findall(r"\s+|\w+|[^\w\s]", phrase):
        if token.isspace():
            parts.append(r"\s+")
        elif token[0].isascii() and token[0].isalpha():
            parts.append(rf"\b{re.escape(stem(token))}\w*")
        else:
            # 5% is not the end of 5.5%.
            parts.append((r"(?<![\d.])" if token[0].isdigit() else "") + r"\s?".join(re.escape(character) for character in token))
    return re.compile("".join(parts), re.IGNORECASE)


Filters = tuple[str, list[Any]]


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
        wanted = " AND ".join(_quoted(term if step == 1 else at_least(term, step)) for term in terms)
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


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"' + ("*" if len(term) == 1 and is_han(term) else "")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A document that has all words: where each stands, and its score (bm25 with the weight of each word)."""

    row: Any
    places: list[list[tuple[int, int]]]
    score: float


def _hit(row: Any, words: Sequence[Word], weights: Sequence[float], mean: float) -> _Hit | None:
    """How well a document answers, None where it lacks one of the words. ``mean``: length of the documents it is ranked among."""
    text = row["text"]
    lower = text.lower() if any(word.begins for word in words) else text
    places = [word.places(text, lower) for word in words]
    if not all(places):
        return None
    length = _K * (1 - _B + _B * len(text) / mean)
    score = sum(weight * len(found) * (_K + 1) / (len(found) + length) for weight, found in zip(weights, places, strict=True))
    return _Hit(row, places, round(score, 6))


def _passages(hit: _Hit, sections: Iterable[Piece], section: Sequence[str], about: _About | None) -> Iterator[Row]:
    """The passages of a document that have words of the query, best first."""
    row, text = hit.row, hit.row["text"]
    allowed = set(section)
    parts = [piece for piece in sections if not allowed or piece[0] in allowed]
    spans: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    kinds: dict[tuple[int, int], str] = {}
    for number, found in enumerate(hit.places):
        for start, end in found:
            kind = next((kind for kind, begin, stop in parts if begin <= start < stop), None)
            if kind is None:
                continue
            passage = (text.rfind("\n", 0, start) + 1, _line_end(text, end))
            kinds[passage] = kind
            spans.setdefault(passage, []).append((start, end, number))

    def order(passage: tuple[int, int]) -> tuple[float, ...]:
        inside = spans[passage]
        return -len({number for _, _, number in inside}), -len(inside) / (40 + passage[1] - passage[0]), passage[0]

    year = row["report_year"] or (int(row["published_on"][:4]) if row["published_on"] else None)
    for start, end in sorted(spans, key=order):
        if about is not None and not about.holds(text[start:end], row["language"]):
            continue
        snippet, marks = _snippet(text, start, end, spans[start, end])
        yield {
            **{name: row[name] for name in ("area", "area_code", "level", "genre", "document", "document_id")},
            "year": year,
            "section": kinds[start, end],
            "snippet": snippet,
            "marks": marks,
            "found": len(spans[start, end]),
            "score": hit.score,
            "start": start,
            "end": end,
            "passage": text[start:end],
        }


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _snippet(text: str, start: int, end: int, found: Sequence[tuple[int, int, int]]) -> tuple[str, list[list[int]]]:
    """The words around the first find, and where the words found stand in them."""
    first = min(found)
    begin = max(start, first[0] - _SNIPPET // 2)
    stop = min(end, max(first[1], begin + _SNIPPET))
    head, tail = ("…" if begin > start else ""), ("…" if stop < end else "")
    marks = [[place - begin + len(head), min(to, stop) - begin + len(head)] for place, to, _ in sorted(found) if begin <= place < stop]
    return head + text[begin:stop] + tail, marks


@dataclass(frozen=True, slots=True)
class _About:
    """A theme, or the themes of a group. A passage is only read for its themes where it has a term of them."""

    themes: frozenset[str]
    terms: re.Pattern[str]

    @classmethod
    def of(cls, theme: str, path: str) -> _About:
        from mubiao.themes import taxonomy  # built at its first use

        found = [known for known in taxonomy() if theme in (known.id, known.parent)]
        if not found:
            raise StoreError(path, f"there is no theme {theme!r}; there are {', '.join(taxonomy().ids())}")
        terms = sorted({term.text for known in found for term in known.terms}, key=len)
        shortest = [term for at, term in enumerate(terms) if not any(other in term for other in terms[:at])]
        return cls(frozenset(known.id for known in found), re.compile("|".join(map(re.escape, shortest)), re.IGNORECASE))

    def holds(self, passage: str, language: Language) -> bool:
        from mubiao.themes import themes_in

        return self.terms.search(passage) is not None and any(found.theme in self.themes for found in themes_in(passage, language))


def _path(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
