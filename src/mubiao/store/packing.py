"""A document made ready for the database where it was read: its statements as columns of the table ``figures``.

Made of the records themselves, in the process that extracted them: rows with the names of their fields would be made, sent to the process
that writes and taken apart there, which takes three times as long.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from mubiao import api
from mubiao.batch import Outcome
from mubiao.output import inspection_row, record_row
from mubiao.records import Document, Statement
from mubiao.store.bigrams import terms_of
from mubiao.store.codes import STATEMENT_FIELDS, stored_columns, stored_topic
from mubiao.store.duplicates import clauses_of, key_of
from mubiao.store.readings import reading_of

AreaNames = tuple[str | None, str | None, str | None]  # code, name, English name
_AREA = ("area_code", "area", "area_en")
_TAKEN = (*STATEMENT_FIELDS, "indicator", *_AREA, "relative", "notes", "topic_start", "topic_end")
_of_record: Callable[[Any], tuple[Any, ...]] = attrgetter(*_TAKEN)
_of_row: Callable[[Any], tuple[Any, ...]] = itemgetter(*_TAKEN)
_COLUMNS = (
    "extraction", "n", "indicator", "area", *STATEMENT_FIELDS, "relative_op", "relative_to", "relative_margin", "notes", "topic",
)  # fmt: skip
_SELDOM = frozenset({"rank", "rank_in", "relative_op", "relative_to", "relative_margin", "notes"})  # null in nearly every row
_USUAL = [at for at, name in enumerate(_COLUMNS) if name not in _SELDOM]
_NONE = (None,) * len(_SELDOM)
_USUAL_COLUMNS = tuple(_COLUMNS[at] for at in _USUAL)
_NO_COMPARISON = (None, None, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """The statements of a document as the database stores them, but for the numbers of indicators and areas, which it alone knows."""

    count: int = 0
    indicators: tuple[str, ...] = ()
    areas: tuple[AreaNames, ...] = ()
    which: tuple[Sequence[int], Sequence[int]] = ((), ())  # of these, of each statement
    columns: tuple[Sequence[Any], ...] = ()  # the others of ``_COLUMNS``
    stretches: tuple[tuple[int, int, bool], ...] = ()  # of rows that have what is seldom there, and of those that have not

    def __len__(self) -> int:
        return self.count

    def rows(
        self, extraction: int, indicators: Sequence[int], areas: Sequence[int | None]
    ) -> Iterator[tuple[Sequence[str], Iterable[tuple[Any, ...]]]]:
        """Rows of an extraction of this number, in their order, as stretches: the names of columns, and rows of these alone, for each value
        that is given costs time. ``indicators`` and ``areas``: the numbers of those named here."""
        its_indicators, its_areas = self.which
        numbers = ([indicators[one] for one in its_indicators], [areas[one] for one in its_areas])
        whole = ([extraction] * self.count, range(self.count), *numbers, *self.columns)
        usual = [whole[at] for at in _USUAL] if self.count else []
        for start, end, seldom in self.stretches:
            columns = whole if seldom else usual
            yield _COLUMNS if seldom else _USUAL_COLUMNS, zip(*[column[start:end] for column in columns], strict=True)

    def column(self, name: str) -> Sequence[Any]:
        """A column of the table: of the fields of a statement alone, not of the numbers of indicators and areas."""
        return self.columns[STATEMENT_FIELDS.index(name)] if self.count else ()


@dataclass(slots=True)
class Prepared(Outcome):
    """An outcome whose statements are packed; ``statements`` is empty. With what the indices of the text are made of."""

    figures: Figures = Figures()
    reading: str = ""  # see ``reading_of``; the document comes without its furniture, hundreds of pieces in a broken text
    terms: str = ""  # see ``terms_of``
    hashes: bytes = b""  # of its clauses, 8 bytes each

    @property
    def clauses(self) -> frozenset[int]:
        """See ``clauses_of``."""
        return frozenset(array("Q", self.hashes))


def prepared(document: Document) -> Prepared:
    """What ``add`` has done to a document: extracted, its statements packed, its text kept beside them."""
    inspection, records = api.read_all(document)
    figures = packed(record for record in records if isinstance(record, Statement))
    voices = [record_row(record) for record in records if not isinstance(record, Statement)]
    identity = inspection.identity
    clauses = clauses_of(document.text, key_of(identity.language, identity.genre, identity.area_code, identity.report_year))
    return Prepared(
        document.name,
        voices=voices,
        inspection=inspection_row(inspection),
        warnings=inspection.warnings,
        document=replace(document, furniture=()),
        figures=figures,
        reading=reading_of(document),
        terms=terms_of(document.text),
        hashes=array("Q", clauses).tobytes(),
    )


def figures_of(outcome: Outcome) -> Figures:
    """The statements of an outcome, packed here if they are not yet."""
    return outcome.figures if isinstance(outcome, Prepared) else packed(outcome.statements)


def count_of(outcome: Outcome) -> int:
    """How many records an outcome has."""
    return len(outcome.voices) + len(outcome.figures if isinstance(outcome, Prepared) else outcome.statements)


def area_names(row: Mapping[str, Any]) -> AreaNames:
    """What the area of a row is called, None where it has none."""
    code, name, name_en = (row.get(field) for field in _AREA)
    return code, name, name_en


def packed(statements: Iterable[Statement | Mapping[str, Any]]) -> Figures:
    """Statements, or rows with their fields, as columns."""
    taken = [(_of_record if isinstance(one, Statement) else _of_row)(one) for one in statements]
    if not taken:
        return Figures()
    columns = list(zip(*taken, strict=True))
    fields = len(STATEMENT_FIELDS)
    indicators, which = _numbered(columns[fields])
    areas, whose = _numbered(list(zip(*columns[fields + 1 : fields + 1 + len(_AREA)], strict=True)))
    against, notes, begins, ends = columns[-4:]
    compared = zip(*[_NO_COMPARISON if one is None else _comparison(one) for one in against], strict=True)
    noted = [_json(one) if one else None for one in notes]
    stored = (*stored_columns(columns[:fields]), *compared, noted, list(map(stored_topic, begins, ends)))
    return Figures(len(taken), indicators, areas, (which, whose), stored, _stretches(stored))


def _stretches(columns: Sequence[Sequence[Any]]) -> tuple[tuple[int, int, bool], ...]:
    """Starts and ends of the runs of rows that have something in the columns which are seldom filled, and of those that have not."""
    seldom = [column for name, column in zip(_COLUMNS[-len(columns) :], columns, strict=True) if name in _SELDOM]
    found: list[tuple[int, int, bool]] = []
    start = 0
    for has, rows in groupby(zip(*seldom, strict=True), lambda row: row != _NONE):
        end = start + sum(1 for _ in rows)
        found.append((start, end, has))
        start = end
    return tuple(found)


def _numbered(values: Sequence[Any]) -> tuple[tuple[Any, ...], list[int]]:
    """The different values in the order in which they come, and for each value which of them it is."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return tuple(numbers), [numbers[value] for value in values]


def _comparison(against: Any) -> tuple[Any, Any, Any]:
    if isinstance(against, Mapping):
        return against.get("op"), against.get("to"), against.get("margin")
    return against.op, against.to, against.margin


def _json(value: Any) -> str:
    return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))
