"""Tables of documents: csv, tsv, jsonl, xlsx, xls and parquet, a row a document, streamed.

The text column is the one asked for, else the one whose name says so, else the one with the longest texts; place, year and title
are taken from columns of that name. A row that cannot be read is yielded as its error and the rows after it follow.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from mubiao.errors import DamagedFile, EmptyFile, NoTextColumn, NotText, ReadError, TooLarge
from mubiao.reading.assembling import document, identifier
from mubiao.reading.decoding import encoding_of
from mubiao.reading.limits import Deadline, Limits
from mubiao.reading.sniffing import CSV, JSONL, PARQUET, TSV, XLS, XLSX
from mubiao.reading.word import open_parts
from mubiao.records import Document, Notice

if TYPE_CHECKING:
    import polars

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
_CHUNK = 1 << 20

Row = Mapping[str, object] | ReadError
_T = TypeVar("_T")


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
    rows, encoding = _ROWS[media_type](name, source, limits)
    first = list(itertools.islice(rows, _SAMPLE_ROWS))
    if not first:
        raise EmptyFile(name, "the table has no rows")
    columns = _Columns.of(name, [row for row in first if not isinstance(row, ReadError)], text_column, first)
    numbered = enumerate(itertools.chain(first, rows), 1) if window is None else _window(name, source, media_type, window)
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


@contextmanager
def opened(source: Path | bytes) -> Iterator[BinaryIO]:
    stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with stream:
        yield stream


def _encoding(name: str, source: Path | bytes) -> str:
    """The encoding of a whole table, by its first megabyte that is not plain ASCII."""
    with opened(source) as stream:
        head = stream.read(_CHUNK)
        if not head.strip():
            raise EmptyFile(name, "the file is empty")
        guess = encoding_of(head)
        if guess is None:
            raise NotText(name, "binary data, not text")
        if guess != "utf-8" or head.startswith(codecs.BOM_UTF8):
            return f"{guess}-sig" if guess == "utf-8" else guess
        # A file that begins with a megabyte of ASCII has not said yet what it is.
        while head and head.isascii():
            head = stream.read(_CHUNK)
        return encoding_of(head) or "utf-8" if head else "utf-8"


def _csv_rows(name: str, source: Path | bytes, limits: Limits) -> tuple[Iterator[Row], str]:
    encoding = _encoding(name, source)
    with opened(source) as stream, io.TextIOWrapper(stream, encoding=encoding, errors="replace") as text:
        header = text.readline(_CHUNK)
    delimiter = max(",\t;", key=header.count)  # what Excel writes depends on the country; a .csv may hold tabs
    return _read_csv(name, source, encoding, delimiter, limits), encoding.removesuffix("-sig")


def _read_csv(name: str, source: Path | bytes, encoding: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    # The field limit is the module's, not the reader's; it only ever grows.
    csv.field_size_limit(max(csv.field_size_limit(), min(limits.characters, 2**31 - 1)))
    with opened(source) as stream, io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="") as text:
        reader = csv.reader((line.replace("\x00", "") for line in _bounded_lines(name, text, limits)), delimiter=delimiter)
        header: list[str] | None = None
        number = 0
        while True:
            try:
                fields = next(reader, None)
            except csv.Error as broken:
                number += 1
                yield DamagedFile(f"{name}#{number}", f"a broken row ({broken})", f"row {number}")
                continue
            if fields is None:
                return
            if not any(field.strip() for field in fields):
                continue
            if header is None:
                header = [field.strip().lstrip("\ufeff") for field in fields]
                continue
            number += 1
            if len(fields) != len(header):
                yield DamagedFile(f"{name}#{number}", f"{len(fields)} fields where the header names {len(header)}", f"row {number}")
            else:
                yield dict(zip(header, fields, strict=True))


def _bounded_lines(name: str, text: io.TextIOWrapper, limits: Limits) -> Iterator[str]:
    """Lines, none longer than a document may be: a file without line ends is not read into memory."""
    while line := text.readline(limits.characters + 1):
        if len(line) > limits.characters:
            raise TooLarge(name, f"a line of over {limits.characters:,} characters")
        yield line


def _jsonl_rows(name: str, source: Path | bytes, limits: Limits) -> tuple[Iterator[Row], str]:
    encoding = _encoding(name, source)

    def rows() -> Iterator[Row]:
        number = 0
        with opened(source) as stream, io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n") as text:
            for line in _bounded_lines(name, text, limits):
                if not line.strip():
                    continue
                number += 1
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError) as broken:
                    yield DamagedFile(f"{name}#{number}", f"not a line of JSON ({broken})", f"row {number}")
                    continue
                if isinstance(value, dict):
                    yield value
                else:
                    yield DamagedFile(f"{name}#{number}", "a line of JSON that is no object", f"row {number}")

    return rows(), encoding.removesuffix("-sig")


def _parquet_rows(name: str, source: Path | bytes, limits: Limits) -> tuple[Iterator[Row], None]:
    return _rows_of(name, _parquet(name, source)), None


def _window(name: str, source: Path | bytes, media_type: str, window: range) -> Iterator[tuple[int, Row]]:
    """Rows of a parquet file with their numbers, which begin with 1."""
    if media_type != PARQUET:
        raise ValueError(f"{name}: only parquet can be read from a row on, not {media_type}")
    yield from enumerate(_rows_of(name, _parquet(name, source).slice(window.start - 1, len(window))), window.start)


def _parquet(name: str, source: Path | bytes) -> polars.LazyFrame:
    import polars  # a tenth of a second, which only parquet has to wait for

    return _native(name, lambda: polars.scan_parquet(io.BytesIO(source) if isinstance(source, bytes) else source))


def _rows_of(name: str, frame: polars.LazyFrame) -> Iterator[Row]:
    batches = _native(name, lambda: frame.collect_batches(chunk_size=64, maintain_order=True))
    while (batch := _native(name, lambda: next(batches, None))) is not None:
        yield from batch.iter_rows(named=True)


def _excel_rows(name: str, source: Path | bytes, limits: Limits) -> tuple[Iterator[Row], None]:
    """The first sheet with rows in it. A sheet is held as a whole: the format cannot be streamed, so its size is bounded."""
    import fastexcel

    data = source if isinstance(source, bytes) else source.read_bytes()
    if data.startswith(b"PK"):
        open_parts(name, data, limits).close()
    workbook = _native(name, lambda: fastexcel.read_excel(data))
    for sheet_name in workbook.sheet_names:
        frame = _native(name, partial(_frame, workbook, sheet_name))
        if frame.height:
            return frame.iter_rows(named=True), None
    raise EmptyFile(name, "no sheet has rows")


def _frame(workbook: Any, sheet: str) -> polars.DataFrame:
    return workbook.load_sheet(sheet, dtypes="string").to_polars()  # type: ignore[no-any-return]


def _native(name: str, call: Callable[[], _T]) -> _T:
    """A call into a library written in Rust; whatever it says of broken input, a panic included, is a damaged file."""
    try:
        return call()
    except ReadError:
        raise
    except Exception as broken:
        raise DamagedFile(name, f"a truncated or broken table ({_first_line(broken)})") from broken
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise DamagedFile(name, f"a truncated or broken table ({_first_line(panic)})") from panic


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


_ROWS: dict[str, Callable[[str, Path | bytes, Limits], tuple[Iterator[Row], str | None]]] = {
    CSV: _csv_rows,
    TSV: _csv_rows,
    JSONL: _jsonl_rows,
    PARQUET: _parquet_rows,
    XLSX: _excel_rows,
    XLS: _excel_rows,
}
