"""What the texts of a database say, kept in files beside it: found once a text, not once a question.

``reports.db.themes.parquet`` holds the passages and their themes, ``reports.db.letters.arrow`` the passages as numbers, in which new phrases
are counted (``letters``). Both are made when an analysis first asks for them, of the documents added since that alone. They hold nothing
that cannot be found again: delete them at will. A document's part counts as long as the text, how it was read, whose report it is, and
the program and its taxonomy are the same; what has changed is found anew, and the file is written whole and put in place at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from mubiao.analysis.known import document_of, keyed
from mubiao.analysis.letters import REPORT, Letters, codes_of
from mubiao.batch import Outcome
from mubiao.output import Row
from mubiao.records import Document
from mubiao.store import Store
from mubiao.themes.frames import PASSAGE_COLUMNS, THEME_COLUMNS, passage_frame, theme_frame

if TYPE_CHECKING:
    import pyarrow as pa  # where it is used it is imported then: it takes 25 MB, and only letters need it

SUFFIX = ".themes.parquet"
LETTERS = ".letters.arrow"
Study = Callable[[Iterator[Document], int], Iterator[Outcome]]
_OWN = tuple(name for name in THEME_COLUMNS if name not in PASSAGE_COLUMNS)  # what a theme has that its passage has not


def texts_of(store: Store, study: Study) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The passages and themes of the documents of a database, copies left out, in the order of the documents.

    ``study`` is given the documents of which nothing is kept, and how many they are; of those that it fails on nothing is kept. Where the
    folder cannot be written to (a disk that may only be read) they are found anew each time.
    """
    rows = _rows(store, dict(keyed(store.connection)), study).filter(pl.col("passage").is_not_null())
    themes = rows.select(*(name for name in THEME_COLUMNS if name in PASSAGE_COLUMNS), "themes").explode("themes").unnest("themes")
    return rows.select(*PASSAGE_COLUMNS), themes.filter(pl.col("theme").is_not_null()).select(*THEME_COLUMNS)


def letters_of_database(store: Store, study: Study) -> Letters:
    """The letters of the passages that ``texts_of`` gives; they are read from the file where it lies, and take no memory of their own."""
    import pyarrow as pa

    home = Path(store.path + LETTERS)
    there = dict(keyed(store.connection))
    kept = _letters(home)
    missing = there.keys() - set(kept["key"].to_pylist())
    if missing:
        new = _spelt(_rows(store, there, study).filter(pl.col("key").is_in(list(missing))))
        old = kept.filter(pa.array([key in there for key in kept["key"].to_pylist()], pa.bool_()))
        kept = pa.concat_tables([old, new]).combine_chunks()
        _put(home, lambda unfinished: _write(kept, unfinished))
    known = {key: row for row, key in enumerate(kept["key"].to_pylist())}
    return _laid(kept, [known[key] for key in there if key in known])


def _rows(store: Store, there: dict[str, Row], study: Study) -> pl.DataFrame:
    """The passages of some documents, each with its themes, in the order of the documents; what is not kept is found, and kept."""
    home = Path(store.path + SUFFIX)
    kept = _kept(home, there.keys())
    known = set(kept["key"])
    new = {key: row for key, row in there.items() if key not in known}
    if new:
        found = zip(new, study((document_of(store.connection, row) for row in new.values()), len(new)), strict=True)
        kept = pl.concat([kept, *(_part(key, outcome.more) for key, outcome in found if outcome.error is None)])
        _put(home, kept.write_parquet)
    order = pl.DataFrame({"key": list(there), "place": range(len(there))}, schema={"key": pl.String, "place": pl.Int64})
    return kept.join(order, on="key").sort("place", maintain_order=True).drop("place")


def _kept(home: Path, keys: Collection[str]) -> pl.DataFrame:
    """What the file has of some documents; nothing where there is no such file, or it is of another make."""
    nothing = _part("", {}).clear()
    if not home.is_file():
        return nothing
    try:
        found = pl.read_parquet(home)
    except (FileNotFoundError, pl.exceptions.ComputeError):  # taken away meanwhile, or no parquet: it is written again
        return nothing
    if found.schema != nothing.schema:
        return nothing
    return found.filter(pl.col("key").is_in(list(keys)))


def _part(key: str, found: dict[str, list[Row]]) -> pl.DataFrame:
    """The passages of a document, each with its themes; a row of nothing where it has none, which says that it was looked at."""
    passages, themes = passage_frame(found.get("passages", [])), theme_frame(found.get("themes", []))
    nested = themes.group_by("passage", maintain_order=True).agg(pl.struct(*_OWN).alias("themes"))
    made = passages.join(nested, on="passage", how="left", maintain_order="left")
    if made.is_empty():
        made = pl.concat([made, pl.DataFrame({"document": [None]}, schema={"document": pl.String})], how="diagonal")
    return made.select(pl.lit(key).alias("key"), *PASSAGE_COLUMNS, "themes")


def write_letters(passages: pl.DataFrame, home: Path) -> None:
    """Make the letters of a frame of passages and write them to a file, as they are kept beside a database."""
    _write(_spelt(passages.with_columns(key=pl.col("document"))), home)


def read_letters(home: Path) -> Letters:
    """The letters of a file, where they lie in it; none where there is no such file."""
    kept = _letters(home)
    return _laid(kept, list(range(len(kept))))


def _spelt(rows: pl.DataFrame) -> pa.Table:
    """The letters of documents, a row each; one that has no passages has none."""
    import pyarrow as pa

    found = []
    for (key,), part in rows.group_by("key", maintain_order=True):
        passages = part.filter(pl.col("passage").is_not_null())
        codes, lengths = codes_of(passages["text"])
        own = {"starts": passages["start"].to_numpy(), "lengths": lengths, "codes": codes}
        found.append({"key": key, **part.select(REPORT).row(0, named=True), **own})
    return pa.Table.from_pylist(found, schema=_schema()).combine_chunks()


def _letters(home: Path) -> pa.Table:
    """The letters that are kept, as they lie in the file; none where there is no such file, or it is of another make."""
    import pyarrow as pa

    nothing = _schema().empty_table()
    if not home.is_file():
        return nothing
    try:
        found = pa.ipc.open_file(pa.memory_map(str(home))).read_all()
    except (FileNotFoundError, pa.ArrowInvalid):  # taken away meanwhile, or no such file: it is written again
        return nothing
    return found if found.schema == _schema() and found["key"].num_chunks == 1 else nothing


@cache
def _schema() -> pa.Schema:
    """What the file of letters has of each document."""
    import pyarrow as pa

    return pa.schema(
        [
            ("key", pa.string()),
            *((name, pa.int64() if PASSAGE_COLUMNS[name] is int else pa.string()) for name in REPORT),
            ("starts", pa.large_list(pa.int64())),
            ("lengths", pa.large_list(pa.int64())),
            ("codes", pa.large_list(pa.uint16())),
        ]
    )


def _write(table: pa.Table, home: Path) -> None:
    import pyarrow as pa

    with pa.ipc.new_file(str(home), table.schema) as file:
        file.write_table(table)


def _laid(table: pa.Table, rows: list[int]) -> Letters:
    """The letters of some documents of a table, in that order; the numbers themselves stay where they are."""
    documents = pl.from_arrow(table.select([*REPORT]))
    assert isinstance(documents, pl.DataFrame)
    starts, lengths, codes = (_values(table[name]) for name in ("starts", "lengths", "codes"))
    begins = np.cumsum(np.append(0, lengths + 1))[:-1]  # documents lie one after the other, and in each its passages
    first = _offsets(table["lengths"])
    rows = [row for row in rows if first[row + 1] > first[row]]  # of those that have passages
    counts = (first[1:] - first[:-1])[rows]
    passages = np.repeat(first[:-1][rows] - np.append(0, np.cumsum(counts)[:-1]), counts) + np.arange(counts.sum())
    return Letters(documents[rows], np.repeat(np.arange(len(rows)), counts), starts[passages], begins[passages], lengths[passages], codes)


def _values(column: pa.ChunkedArray) -> np.ndarray:
    return column.chunk(0).values.to_numpy() if column.num_chunks else np.zeros(0, dtype=column.type.value_type.to_pandas_dtype())


def _offsets(column: pa.ChunkedArray) -> np.ndarray:
    return column.chunk(0).offsets.to_numpy() if column.num_chunks else np.zeros(1, dtype=np.int64)


def _put(home: Path, write: Callable[[Path], object]) -> None:
    """Write a file and put it in the place of the old one."""
    unfinished = home.with_name(f"{home.name}.{os.getpid()}")
    try:
        write(unfinished)
        unfinished.replace(home)
    except OSError:
        unfinished.unlink(missing_ok=True)
