"""Near-duplicates: the same report from two sites is two documents, linked, and one of them is canonical.

Two documents are copies where they are of one language, genre, place and year and share nearly all their clauses. Which is canonical
does not depend on the order in which they came: the one that people corrected, the whole before the truncated, the one with more
statements, the longer, the lesser hash. Candidates are found by the smallest hashes of their clauses (a bottom-k sketch, Broder 1997), then compared whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mubiao.store.stale import touch

# Clauses without blanks and wide forms, for copies break their lines (and translators' tools their segments) at other places.
_CLAUSE = re.compile(r"[^。！？!?；;，,：:]+")
_NOT_PLAIN = re.compile("[^\u4e00-\u9fff\0-\x7f]")  # what may have another form; the Chinese characters of a report have none
_LEAST_CHARACTERS = 10  # a shorter clause stands in many reports
_SKETCH = 12
COMPARED = 40  # candidates looked at whole
_SAME = 0.8  # share of the clauses of the two together that stand in both …
_WITHIN = 0.9  # … or of the shorter, where it is at least half the longer
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Copy:
    number: int
    clauses: frozenset[int]
    rank: tuple[object, ...]  # the smallest is canonical


def link_duplicates(connection: sqlite3.Connection, document: int, clauses: frozenset[int] | None = None) -> None:
    """Link a document with its copies, anew. To be called in the transaction that files its extraction. ``clauses``: those of its text, of
    who has them (see ``clauses_of``)."""
    former = _group(connection, document)
    connection.execute("UPDATE documents SET duplicate_of = NULL WHERE id = ? OR duplicate_of = ?", (document, document))
    own = _copy(connection, document, clauses)
    connection.execute("DELETE FROM sketches WHERE document = ?", (document,))
    sketch = sketch_of(own.clauses)
    connection.executemany("INSERT INTO sketches (hash, document) VALUES (?, ?)", [(value, document) for value in sketch])
    rivals = connection.execute(
        f"SELECT DISTINCT document FROM sketches WHERE hash IN ({', '.join('?' * len(sketch))}) AND document <> ? ORDER BY document LIMIT ?",
        (*sketch, document, COMPARED),
    ).fetchall()
    members = {document: own}
    for number in {row[0] for row in rivals} | former - {document}:
        other = _copy(connection, number)
        if _same(own, other):
            members |= {n: _copy(connection, n) for n in _group(connection, number)}
    _settle(connection, members.values())
    rest = former - members.keys()
    if rest:  # this one was what held them together
        _settle(connection, [_copy(connection, number) for number in rest])
    linked = members.keys() | former
    for number in linked if len(linked) > 1 else ():  # other rows than before may count now
        touch(connection, connection.execute("SELECT id FROM extractions WHERE document = ? AND current", (number,)).fetchone()[0])


def _settle(connection: sqlite3.Connection, copies: Iterable[_Copy]) -> None:
    ordered = sorted(copies, key=lambda copy: copy.rank)
    canonical = ordered[0].number
    connection.execute("UPDATE documents SET duplicate_of = NULL WHERE id = ? AND duplicate_of IS NOT NULL", (canonical,))
    connection.executemany("UPDATE documents SET duplicate_of = ? WHERE id = ?", [(canonical, copy.number) for copy in ordered[1:]])


def _group(connection: sqlite3.Connection, document: int) -> set[int]:
    """A document and those it is linked with."""
    row = connection.execute("SELECT ifnull(duplicate_of, id) FROM documents WHERE id = ?", (document,)).fetchone()
    rows = connection.execute("SELECT id FROM documents WHERE id = ? OR duplicate_of = ?", (row[0], row[0]))
    return {number for (number,) in rows}


def _copy(connection: sqlite3.Connection, document: int, clauses: frozenset[int] | None = None) -> _Copy:
    row = connection.execute(
        "SELECT d.document_id, d.part, e.language, e.genre, a.code, e.report_year, e.warnings, e.text, e.characters, "
        "e.statements, EXISTS (SELECT 1 FROM corrections c "
        "WHERE c.document_id = d.document_id AND c.part = d.part) AS corrected FROM documents d "
        "JOIN extractions e ON e.document = d.id AND e.current LEFT JOIN areas a ON a.id = e.area "
        "WHERE d.id = ?",
        (document,),
    ).fetchone()
    broken = any(notice["code"] in ("truncated", "garbled") for notice in json.loads(row["warnings"]))
    rank = (not row["corrected"], broken, -row["statements"], -row["characters"], row["document_id"], row["part"])
    if clauses is None:
        text = connection.execute("SELECT text FROM texts WHERE id = ?", (row["text"],)).fetchone()[0]
        clauses = clauses_of(text, key_of(row["language"], row["genre"], row["code"], row["report_year"]))
    return _Copy(document, clauses, rank)


def key_of(language: str, genre: str, code: str | None, year: int | None) -> str:
    """The same words in a report of another place or year are no copy: the hashes of clauses begin with whose report it is."""
    return f"{language}\x1f{genre}\x1f{code}\x1f{year}"


def clauses_of(text: str, key: str) -> frozenset[int]:
    """Hashes of the clauses of a text; those of texts with another ``key`` are others."""
    keyed = hashlib.blake2b(digest_size=7, key=key.encode()[:64])  # a copy of it costs less than another with the same key
    found: set[int] = set()
    for clause in _CLAUSE.findall(plain_forms("".join(text.split()))):
        if len(clause) >= _LEAST_CHARACTERS:
            digest = keyed.copy()
            digest.update(clause.encode("utf-8", "surrogatepass"))
            found.add(int.from_bytes(digest.digest(), "big"))
    return frozenset(found)


def plain_forms(text: str) -> str:
    """The text in NFKC. Of a report few characters have another form: each of these is replaced, which takes a quarter of the time."""
    made = text
    for character in set(_NOT_PLAIN.findall(text)):
        plain = unicodedata.normalize("NFKC", character)
        if plain != character:
            made = made.replace(character, plain)
    # Where neighbours make one character together, normalizing one by one is not enough.
    return made if unicodedata.is_normalized("NFKC", made) else unicodedata.normalize("NFKC", text)


def _same(one: _Copy, other: _Copy) -> bool:
    return same_text(one.clauses, other.clauses)


def same_text(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts of these clauses are copies."""
    if not one or not other:
        return False
    shared = len(one & other)
    fewer, more = sorted((len(one), len(other)))
    return shared >= _SAME * (fewer + more - shared) or (shared >= _WITHIN * fewer and fewer >= _HALF * more)


def sketch_of(clauses: frozenset[int]) -> list[int]:
    """The smallest hashes: copies have at least one of them in common, nearly always."""
    return sorted(clauses)[:_SKETCH]
