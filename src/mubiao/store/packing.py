"""A document made ready for the database where it was read: its statements as columns of the table ``figures``.

Made of the records themselves, in the process that extracted them: rows with the names of their fields would be made, sent to the process
that writes and taken apart there, which takes three times as long.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from mubiao import api
from mubiao.batch import Outcome
from mubiao.output import inspection_row, record_row
from mubiao.records import Document, Statement
from mubiao.store.codes import STATEMENT_FIELDS, stored_columns, stored_topic

AreaNames = tuple[str | None, str | None, str | None]  # code, name, English name
_AREA = ("area_code", "area", "area_en")
_TAKEN = (*STATEMENT_FIELDS, "indicator", *_AREA, "relative", "notes", "topic_start", "topic_end")
_of_record: Callable[[Any], tuple[Any, ...]] = attrgetter(*_TAKEN)
_of_row: Callable[[Any], tuple[Any, ...]] = itemgetter(*_TAKEN)
# The columns that ``Figures.rows`` gives, in their order.
FIGURE_COLUMNS = (
    "extraction", "n", "indicator", "area", *STATEMENT_FIELDS, "relative_op", "relative_to", "relative_margin", "notes", "topic",
)  # fmt: skip
_NO_COMPARISON = (None, None, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """The statements of a document as the database stores them, but for the numbers of indicators and areas, which it alone knows."""

    count: int = 0
    indicators: tuple[str, ...] = ()
    areas: tuple[AreaNames, ...] = ()
    which: tuple[Sequence[int], Sequence[int]] = ((), ())  # of these, of each statement
    columns: tuple[Sequence[Any], ...] = ()  # the others of ``FIGURE_COLUMNS``

    def __len__(self) -> int:
        return self.count

    def rows(self, extraction: int, indicators: Sequence[int], areas: Sequence[int | None]) -> Iterator[tuple[Any, ...]]:
        """Rows of ``FIGURE_COLUMNS``, of an extraction of this number; ``indicators`` and ``areas``: the numbers of those named here."""
        if not self.count:
            return iter(())
        its_indicators, its_areas = self.which
        numbers = (map(indicators.__getitem__, its_indicators), map(areas.__getitem__, its_areas))
        return zip([extraction] * self.count, range(self.count), *numbers, *self.columns, strict=True)

    def column(self, name: str) -> Sequence[Any]:
        """A column of the table: of the fields of a statement alone, not of the numbers of indicators and areas."""
        return self.columns[STATEMENT_FIELDS.index(name)] if self.count else ()


@dataclass(slots=True)
class Prepared(Outcome):
    """An outcome whose statements are packed; ``statements`` is empty."""

    figures: Figures = Figures()


def prepared(document: Document) -> Prepared:
    """What ``add`` has done to a document: extracted, its statements packed, its text kept beside them."""
    inspection, records = api.read_all(document)
    figures = packed(record for record in records if isinstance(record, Statement))
    voices = [record_row(record) for record in records if not isinstance(record, Statement)]
    return Prepared(document.name, [], voices, inspection_row(inspection), inspection.warnings, document=document, figures=figures)


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
    topics = list(map(stored_topic, begins, ends))
    return Figures(len(taken), indicators, areas, (which, whose), (*stored_columns(columns[:fields]), *compared, noted, topics))


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
