"""The rows of a table's file, one after another: csv and tsv, jsonl, parquet, xlsx and xls.

Text formats are read line by line and parquet batch by batch; a row that is broken is yielded as its error and the rows after it follow.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from mubiao.errors import DamagedFile, EmptyFile, NotText, ReadError, TooLarge
from mubiao.reading.decoding import encoding_of
from mubiao.reading.limits import Limits
from mubiao.reading.sniffing import CSV, JSONL, PARQUET, TSV, XLS, XLSX
from mubiao.reading.word import open_parts

if TYPE_CHECKING:
    import polars

_CHUNK = 1 << 20

Row = Mapping[str, object] | ReadError
_T = TypeVar("_T")


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


def window_of(name: str, source: Path | bytes, media_type: str, window: range) -> Iterator[tuple[int, Row]]:
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


ROWS: dict[str, Callable[[str, Path | bytes, Limits], tuple[Iterator[Row], str | None]]] = {
    CSV: _csv_rows,
    TSV: _csv_rows,
    JSONL: _jsonl_rows,
    PARQUET: _parquet_rows,
    XLSX: _excel_rows,
    XLS: _excel_rows,
}
