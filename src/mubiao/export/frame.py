"""Rows as a Polars frame with the types of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mubiao.output import Row, flat

if TYPE_CHECKING:
    import polars as pl


def frame_of(rows: Iterable[Row], columns: Mapping[str, type]) -> pl.DataFrame:
    """The rows as a frame with exactly these columns, a comparison in three of them, lists as one text."""
    import polars as pl

    types = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
    schema = {name: types[kind] for name, kind in columns.items()}
    return pl.DataFrame((flat(row, columns) for row in rows), schema=schema, orient="row", strict=False)
