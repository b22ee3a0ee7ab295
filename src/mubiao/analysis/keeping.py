"""What the texts of a database say, kept in a file beside it (``reports.db.themes.parquet``): found once a text, not once a question.

The file holds nothing that cannot be found again: delete it at will. A document's part of it counts as long as the text, how it was read
and the program and its taxonomy are the same; what has changed is found anew, and the file is written whole and put in place at once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import polars as pl

from mubiao.batch import Outcome
from mubiao.output import Row
from mubiao.records import Document
from mubiao.store import Store
from mubiao.store.filing import reread
from mubiao.store.program import this_program
from mubiao.themes.frames import PASSAGE_COLUMNS, THEME_COLUMNS, passage_frame, theme_frame

SUFFIX = ".themes.parquet"
Study = Callable[[Iterator[Document], int], Iterator[Outcome]]
_OWN = tuple(name for name in THEME_COLUMNS if name not in PASSAGE_COLUMNS)  # what a theme has that its passage has not


def texts_of(store: Store, study: Study) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The passages and themes of the documents of a database, copies left out, in the order of the documents.

    ``study`` is given the documents of which nothing is kept, and how many they are; of those that it fails on nothing is kept. Where the
    folder cannot be written to (a disk that may only be read) they are found anew each time.
    """
    home = Path(store.path + SUFFIX)
    there = {_key(row): row for row in _documents(store)}
    kept = _kept(home, there.keys())
    known = set(kept["key"])
    new = {key: row for key, row in there.items() if key not in known}
    if new:
        texts = (reread({**row, "text": _text(store, row["text"])}) for row in new.values())
        found = zip(new, study(texts, len(new)), strict=True)
        kept = pl.concat([kept, *(_part(key, outcome.more) for key, outcome in found if outcome.error is None)])
        _keep(kept, home)
    order = pl.DataFrame({"key": list(there), "place": range(len(there))}, schema={"key": pl.String, "place": pl.Int64})
    rows = kept.join(order, on="key").sort("place", maintain_order=True).filter(pl.col("passage").is_not_null())
    themes = rows.select(*(name for name in THEME_COLUMNS if name in PASSAGE_COLUMNS), "themes").explode("themes").unnest("themes")
    return rows.select(*PASSAGE_COLUMNS), themes.filter(pl.col("theme").is_not_null()).select(*THEME_COLUMNS)


def _documents(store: Store) -> Iterator[Row]:
    rows = store.connection.execute(
        "SELECT d.name, d.document_id, d.media_type, e.reading, t.id AS text, t.hash FROM extractions e JOIN documents d ON d.id = e.document "
        "JOIN texts t ON t.id = e.text WHERE e.current AND d.duplicate_of IS NULL AND t.text <> '' ORDER BY d.id"
    )
    return map(dict, rows)


def _text(store: Store, number: int) -> str:
    return str(store.connection.execute("SELECT text FROM texts WHERE id = ?", (number,)).fetchone()["text"])


def _key(row: Row) -> str:
    """Tells what was found in one text, read in one way, by one program, from all else."""
    program = this_program()
    said = [
        program.program_hash,
        program.vocabulary_hash,
        *(row[name] for name in ("name", "document_id", "media_type", "reading", "hash")),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


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


def _keep(frame: pl.DataFrame, home: Path) -> None:
    """Write the file and put it in the place of the old one."""
    unfinished = home.with_name(f"{home.name}.{os.getpid()}")
    try:
        frame.write_parquet(unfinished)
        unfinished.replace(home)
    except OSError:
        unfinished.unlink(missing_ok=True)
