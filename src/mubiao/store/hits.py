"""The best passages of documents that may answer a query: how well each document does (bm25, Robertson 1994), and which of its passages show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mubiao.records import Language
from mubiao.store.errors import StoreError
from mubiao.store.queries import Word

Row = dict[str, Any]
Piece = tuple[str, int, int]  # kind of section, start, end
Cut = Callable[[Any], Iterable[Piece]]  # a document's text into pieces of one section each

_SNIPPET = 80  # characters around the first word found
_K, _B = 1.2, 0.75  # of bm25, as usual


def ranked(
    batches: Iterable[Sequence[Any]],
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
    """The best passages of some documents, in a database or not; rows and the other arguments as of ``search.search``.

    ``batches``: documents, those first in which the words stand oftenest: language, genre, level, report_year, published_on, area, area_code,
    document, document_id, text. ``cut``: the sections of one of them. ``path`` is named in errors.
    """
    about = _About.of(theme, path) if theme else None
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
