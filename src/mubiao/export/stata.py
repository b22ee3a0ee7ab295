"""Stata dta (format 118, Unicode): variable labels, and value labels for the columns with a short list of values."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mubiao.export.fields import Field
from mubiao.export.frame import frame_of
from mubiao.output import Row

LABEL_AT_MOST = 80  # characters
TEXT_AT_MOST = 2045  # bytes of a str variable; longer text is cut at a character, and the offsets lead to the whole
# Names that Stata keeps for itself.
_RESERVED = {"if", "in", "int", "long", "byte", "float", "double", "using", "with"}


def write_dta(rows: Iterable[Row], fields: tuple[Field, ...], path: Path, *, label: str = "") -> int:
    """Write rows as a Stata file; gives their number.

    A column with a short list of values becomes an integer with value labels (1, 2, … in the order of the dictionary; empty is
    missing), true and false 1 and 0. The table is held in memory whole, as Stata will hold it.
    """
    import polars as pl
    import pyreadstat

    frame = frame_of(rows, {field.name: field.type for field in fields})
    labels: dict[str, dict[int | float, str]] = {}
    formed = []
    for field in fields:
        column = pl.col(field.name)
        if field.values:
            codes = {value: code for code, value in enumerate(field.values, 1)}
            seen = [value for value in frame[field.name].unique().sort().to_list() if value is not None and value not in codes]
            codes |= {value: len(codes) + code for code, value in enumerate(seen, 1)}
            labels[field.name] = {code: value for value, code in codes.items()}
            column = column.replace_strict(codes, return_dtype=pl.Int32)
        elif field.type is bool:
            labels[field.name] = {0: "no", 1: "yes"}
            column = column.cast(pl.Int32)
        elif field.type is int:
            column = column.cast(pl.Int32) if _fits(frame[field.name]) else column.cast(pl.Float64)
        elif field.type is str:
            column = column.fill_null("").map_elements(_cut, return_dtype=pl.String)
        formed.append(column.alias(_name(field.name)))
    pyreadstat.write_dta(
        frame.select(formed),
        str(path),
        file_label=label[:LABEL_AT_MOST],
        column_labels=[field.title[:LABEL_AT_MOST] for field in fields],
        version=15,
        variable_value_labels={_name(name): values for name, values in labels.items()},
    )
    return frame.height


def _fits(column: object) -> bool:
    import polars as pl

    assert isinstance(column, pl.Series)
    largest = column.abs().max()
    return largest is None or (isinstance(largest, int) and largest < 2_147_483_621)  # Stata's long; the rest are its missing codes


def _cut(value: str) -> str:
    return value.encode()[:TEXT_AT_MOST].decode(errors="ignore")


def _name(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name
