"""Set words of the contract as the numbers under which the database keeps them (see schema/004.sql); a word that is not set stands as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from mubiao.records import STATEMENT_KINDS

_WORDS: dict[str, Sequence[str]] = {
    "kind": STATEMENT_KINDS[:4],
    "measure": ("growth", "avg_growth", "level", "ratio", "change"),
    "bound": ("point", "around", "at_least", "at_most", "range", "relative", "qualitative"),
    "stance": ("firm", "strive"),
    "unit": (
        "%", "pp", "CNY", "USD", "persons", "households", "t", "tce", "mu", "m2", "m3", "km", "km2", "kWh", "kW", "ug/m3", "days", "years",
        "index", "count",
    ),
    "section": ("review", "outlook", "plan", "tasks", "self_governance", "appendix", "other"),
}  # fmt: skip
_CODES: dict[str, dict[str, int]] = {field: {word: number for number, word in enumerate(words)} for field, words in _WORDS.items()}
# The fields of a statement that have a column each, in the order of ``stored_columns``.
STATEMENT_FIELDS = (
    "id", "kind", "headline", "measure", "period", "low", "high", "unit", "bound", "stance", "printed", "start", "end",
    "section", "confidence", "aims_higher", "action", "rank", "rank_in",
)  # fmt: skip
_AS_THEY_ARE = frozenset({"headline", "low", "high", "printed", "start", "end", "aims_higher", "action", "rank", "rank_in"})
_SIGN = 1 << 63
_LONGEST_TOPIC = 255
_AT_ONCE = 500  # names in one query
_MOST_KNOWN = 50_000  # phrases are new in every report: what is kept of them has an end
PHRASE = "other:"
PHRASES = 4096  # the first number of a phrase; indicators of the vocabulary have lesser ones, and the index of cells has these alone


def stored(field: str, value: Any) -> Any:
    """The value of a field of ``figures`` but its indicator, as it is stored."""
    if field in _CODES:
        return _CODES[field].get(value, value)
    if field == "confidence":
        return round(value * 1000)
    if field == "period" and value is not None and len(value) == len("2031") and value.isascii() and value.isdigit():
        return int(value)
    if field == "id":
        return number_of_id(value)
    return int(value) if isinstance(value, bool) else value


def stored_columns(columns: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The columns of ``STATEMENT_FIELDS`` of many statements as ``stored`` gives each value, a column at once: a report has hundreds."""
    for field, values in zip(STATEMENT_FIELDS, columns, strict=True):
        if field in _CODES:
            codes = _CODES[field]
            yield [codes.get(value, value) for value in values]
        elif field in _AS_THEY_ARE:
            yield values
        elif field == "id":
            yield list(map(number_of_id, values))
        else:
            known = {value: stored(field, value) for value in set(values)}
            yield [known[value] for value in values]


def worded_columns(fields: Sequence[str], columns: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Columns of ``figures`` as the view ``statements`` shows them: the words of the contract in place of numbers."""
    for field, values in zip(fields, columns, strict=True):
        if field in _WORDS:
            words = _WORDS[field]
            yield [words[value] if type(value) is int else value for value in values]
        elif field == "id":
            yield [f"{value % (2 * _SIGN):016x}" for value in values]
        elif field == "period":
            yield [None if value is None else str(value) for value in values]
        elif field == "confidence":
            yield [value / 1000 for value in values]
        else:
            yield values


def stored_topic(start: int | None, end: int | None) -> int | None:
    """The place of a topic as one number (see schema/009.sql); none where it is longer than any."""
    return None if start is None or end is None or end - start > _LONGEST_TOPIC else start * (_LONGEST_TOPIC + 1) + end - start


def number_of_id(identity: str) -> int:
    """The 16 hexadecimal digits of an id as a signed number of 64 bits."""
    number = int(identity, 16)
    return number - 2 * _SIGN if number >= _SIGN else number


def indicator_number(connection: sqlite3.Connection, name: str) -> int:
    """The number of an indicator (or phrase) in the database, filed if it is new."""
    row = connection.execute("SELECT id FROM indicators WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row[0])
    number = _next_number(connection, name.startswith(PHRASE), 1)
    connection.execute("INSERT INTO indicators (id, name) VALUES (?, ?)", (number, name))
    return number


def _next_number(connection: sqlite3.Connection, phrase: bool, count: int) -> int:
    """The first number that no indicator (``phrase``: no phrase) has, where ``count`` of them are to be filed."""
    first, end = (PHRASES, _SIGN - 1) if phrase else (1, PHRASES)
    number: int = connection.execute(
        "SELECT ifnull(max(id), ? - 1) + 1 FROM indicators WHERE id BETWEEN ? AND ? - 1", (first, first, end)
    ).fetchone()[0]
    if number + count > end:
        raise OverflowError(f"more than {PHRASES - 1} indicators of the vocabulary")
    return number


def numbers_of_indicators(connection: sqlite3.Connection, names: Iterable[str], known: dict[str, int] | None = None) -> dict[str, int]:
    """The numbers of indicators (or phrases), filed if they are new. ``known``: those that the caller was told before, completed here;
    of no use any more once a transaction that it was completed in was undone."""
    found = {} if known is None else known
    if len(found) > _MOST_KNOWN:
        found.clear()
    asked = [name for name in dict.fromkeys(names) if name not in found]
    for at in range(0, len(asked), _AT_ONCE):
        some = asked[at : at + _AT_ONCE]
        found.update(connection.execute(f"SELECT name, id FROM indicators WHERE name IN ({', '.join('?' * len(some))})", some).fetchall())
    for phrases in (False, True):
        new = [name for name in asked if name not in found and name.startswith(PHRASE) == phrases]
        numbered = dict(zip(new, range(_next_number(connection, phrases, len(new)), _SIGN), strict=False)) if new else {}
        connection.executemany("INSERT INTO indicators (name, id) VALUES (?, ?)", numbered.items())
        found |= numbered
    return found


def indicator_numbers(connection: sqlite3.Connection, names: Sequence[str]) -> list[int]:
    """The numbers of those indicators that the database has."""
    marks = ", ".join("?" * len(names))
    return [number for (number,) in connection.execute(f"SELECT id FROM indicators WHERE name IN ({marks})", tuple(names))]


def cells_where(connection: sqlite3.Connection, table: Literal["s", "f"] = "s", /, **wanted: Sequence[str]) -> tuple[str, list[Any]]:
    """Conditions that the index of cells can answer (but of phrases), and their values, on ``statements s`` or ``figures f``; fields:
    indicator, kind, measure."""
    conditions, values = "", list[Any]()
    for field, words in wanted.items():
        if words:
            column = f"{table}.{field}{'_number' if table == 's' else ''}"
            numbers = indicator_numbers(connection, words) if field == "indicator" else [stored(field, word) for word in words]
            conditions += f" AND {column} IN ({', '.join('?' * len(numbers))})"
            if field == "indicator" and all(number < PHRASES for number in numbers):
                conditions += f" AND {column} < {PHRASES}"
            values += numbers
    return conditions, values
