"""Tables of documents: csv, tsv, jsonl, xlsx, xls and parquet, a row a document, streamed.

The text column is the one asked for, else the one whose name says so, else the one with the longest texts; place, year and title
are taken from columns of that name. A row that cannot be read is yielded as its error and the rows after it follow.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mubiao.errors import EmptyFile, NoTextColumn, ReadError
from mubiao.reading.assembling import document, identifier
from mubiao.reading.limits import Deadline, Limits
from mubiao.reading.rows import ROWS, Row, window_of
from mubiao.reading.sniffing import CSV, JSONL, PARQUET, TSV, XLS, XLSX
from mubiao.records import Document, Notice

MEDIA_TYPES = frozenset({CSV, TSV, JSONL, PARQUET, XLSX, XLS})
STREAMED = frozenset({CSV, TSV, JSONL, PARQUET})

TEXT_NAMES = ("text", "content", "fulltext", "full_text", "full text", "body", "article", "正文", "全文", "报告全文", "报告正文", "报告内容", "报告文本", "正文内容", "文本内容", "文本", "内容", "报告", "report")  # fmt: skip
AREA_NAMES = ("area", "region", "place", "locality", "地区", "地区名称", "区域", "所属地区", "地名", "行政区", "行政区划")
PART_NAMES = (("province", "prov", "省份", "省", "省级", "所属省份"), ("city", "prefecture", "城市", "市", "地级市", "地市", "所属城市", "城市名称"), ("county", "district", "区县", "县", "县区", "县级"))  # fmt: skip
YEAR_NAMES = ("year", "report_year", "年份", "年度", "年", "报告年份")
TITLE_NAMES = ("title", "标题", "题目", "headline", "报告名称", "报告标题", "名称", "文件名", "name")
_SAMPLE_ROWS = 50
_LEAST_TEXT = 40  # characters; a column whose longest value is shorter holds labels, not documents
_YEAR = re.compile(r"(?<!\d)(19[4-9]\d|20\d\d)(?!\d)")


def read_table(
    name: str,
    source: Path | bytes,
    media_type: str,
    notices: tuple[Notice, ...],
    limits: Limits,
    deadline: Deadline,
    text_column: str | None = None,
    window: range | None = None,
) -> Iterator[Document | ReadError]:
    """The documents of a table, named ``path#1`` and on by their data row; csv, tsv, jsonl and parquet are never held as a whole.

    ``window``: only the rows of these numbers, of a parquet file, in which nothing before them has to be read. What the columns are
    is judged by the first rows all the same, so that the parts of a file are read as the whole is.
    Raises ``NoTextColumn``, ``DamagedFile``, ``NotText`` or ``EmptyFile`` for the table, yields ``ReadError`` for a row.
    """
    rows, encoding = ROWS[media_type](name, source, limits)
    first = list(itertools.islice(rows, _SAMPLE_ROWS))
    if not first:
        raise EmptyFile(name, "the table has no rows")
    columns = _Columns.of(name, [row for row in first if not isinstance(row, ReadError)], text_column, first)
    numbered = enumerate(itertools.chain(first, rows), 1) if window is None else window_of(name, source, media_type, window)
    for number, row in numbered:
        deadline.restart()
        place = f"row {number}"
        row_name = f"{name}#{number}"
        try:
            if isinstance(row, ReadError):
                raise row
            text = columns.text(row)
            if not text.strip():
                raise EmptyFile(row_name, f"column {columns.text_column!r} is empty", place)
            yield document(
                row_name,
                identifier(text),
                media_type,
                text,
                limits,
                encoding=encoding,
                title=columns.title(row),
                declared_area=columns.area(row),
                declared_year=columns.year(row),
                warnings=notices,
                place=place,
            )
        except ReadError as bad_row:
            yield bad_row if bad_row.place else type(bad_row)(row_name, bad_row.reason, place)


@dataclass(frozen=True, slots=True)
class _Columns:
    text_column: str
    area_columns: tuple[str, ...]
    year_column: str | None
    title_column: str | None

    @staticmethod
    def of(name: str, sample: Sequence[Mapping[str, object]], asked: str | None, rows: Sequence[Row]) -> _Columns:
        if not sample:
            raise next(row for row in rows if isinstance(row, ReadError))
        names = list(dict.fromkeys(column for row in sample for column in row))
        text = _text_column(name, names, sample, asked)
        others = [column for column in names if column != text]
        parts = tuple(column for group in PART_NAMES if (column := _named(others, group)) is not None)
        general = _named(others, AREA_NAMES)
        narrow = any(_named(others, group) for group in PART_NAMES[1:])
        area = parts if narrow or general is None else (*parts, general)
        return _Columns(text, area, _named(others, YEAR_NAMES), _named(others, TITLE_NAMES))

    def text(self, row: Mapping[str, object]) -> str:
        return _string(row.get(self.text_column))

    def title(self, row: Mapping[str, object]) -> str | None:
        return _string(row.get(self.title_column)).strip() or None if self.title_column else None

    def area(self, row: Mapping[str, object]) -> str | None:
        """The place as printed; province, city and county columns run together, each once."""
        parts = list(dict.fromkeys(part for column in self.area_columns if (part := _string(row.get(column)).strip())))
        return ("" if all(not part.isascii() for part in parts) else " ").join(parts) or None

    def year(self, row: Mapping[str, object]) -> int | None:
        match = _YEAR.search(_string(row.get(self.year_column))) if self.year_column else None
        return int(match[1]) if match else None


def _text_column(name: str, names: Sequence[str], sample: Sequence[Mapping[str, object]], asked: str | None) -> str:
    if asked is not None:
        found = _named(names, (asked.strip().casefold(),))
        if found is None:
            raise NoTextColumn(name, f"no column {asked!r}; the columns are {', '.join(map(str, names))}")
        return found
    longest = {column: max((len(_string(row.get(column))) for row in sample), default=0) for column in names}
    best = max(names, key=lambda column: longest[column], default=None)
    named = _named(names, TEXT_NAMES)
    # A column 报告 may hold the report's title, with the text beside it: a name only counts where long texts stand below it.
    if named is not None and longest[named] * 4 >= longest[best or named]:
        return named
    if best is None or longest[best] < _LEAST_TEXT:
        raise NoTextColumn(name, f"no column holds text; the columns are {', '.join(map(str, names))}")
    return best


def _named(names: Iterable[str], wanted: Sequence[str]) -> str | None:
    plain = {str(column).strip().casefold(): column for column in names}
    return next((plain[name] for name in wanted if name in plain), None)


def _string(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
