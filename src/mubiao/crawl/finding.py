"""Paths in, candidates out: every page judged, parts joined, copies linked."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from mubiao.crawl.candidates import Candidate
from mubiao.crawl.copies import Copies
from mubiao.crawl.joining import join
from mubiao.crawl.judging import Judged, judged
from mubiao.crawl.pages import Page
from mubiao.crawl.warc import is_archive, read_archive
from mubiao.errors import ReadError
from mubiao.reading import Limits, documents

COLUMNS: dict[str, type] = {
    "url": str, "crawled_at": str, "kind": str, "score": float, "reasons": str, "title": str, "language": str, "area": str,
    "area_code": str, "level": str, "year": int, "published_on": str, "characters": int, "part": int, "parts": int, "part_of": str,
    "copy_of": str, "whole": bool, "source": str,
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """What a search came to: pages by kind (joined reports are counted in ``joined``), and what could not be read."""

    pages: int = 0
    read: int = 0  # bytes of the archives and files, …
    size: int = 0  # … of so many
    stopped: bool = False
    joined: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    errors: list[ReadError] = field(default_factory=list)


def find(
    paths: Iterable[str | os.PathLike[str]],
    *,
    everything: bool = False,
    limits: Limits | None = None,
    tally: Found | None = None,
    jobs: int | None = None,
    told: Callable[[Found], None] | None = None,
) -> Generator[Candidate]:
    """The candidates in archives, files and folders: nothing but ``other`` is left out, and with ``everything`` not that either.

    Every page is judged by itself; then parts are joined, which gives the joined report a row of its own, and copies linked. Rows of one
    page each come in the order of the pages, those of parts and joined reports behind them. Nothing comes before the last page is read,
    since a better copy may come last: of a candidate its row and the hashes of its clauses are held, of a part its text. A page that
    cannot be read goes into ``tally.errors`` and nothing else is lost. ``jobs`` as in ``batch.run``; ``told`` hears of every page.
    Ctrl-C ends the reading: what was found until then is given, and then KeyboardInterrupt raised.
    """
    limits, tally = limits or Limits(), tally if tally is not None else Found()
    copies = Copies()
    parts: list[Candidate] = []
    kept: list[tuple[Candidate, int | None]] = []
    try:
        with closing(judged(pages_of(paths, limits, tally), limits, jobs)) as found:
            for candidate in _counted(found, tally, told or (lambda _: None)):
                if candidate.kind == "part":
                    parts.append(candidate)
                elif candidate.kind != "other":
                    kept.append((replace(candidate, text=""), copies.add(candidate)))
                elif everything:
                    kept.append((candidate, None))
    except KeyboardInterrupt:
        tally.stopped = True
    for joined in join(parts, limits):
        if isinstance(joined, ReadError):
            tally.errors.append(joined)
        elif joined.kind == "part":
            kept.append((joined, None))
        else:
            tally.joined += 1
            kept.append((replace(joined, text=""), copies.add(joined)))
    for candidate, number in kept:
        yield candidate if number is None else replace(candidate, copy_of=copies.canonical(number))
    if tally.stopped:
        raise KeyboardInterrupt


def _counted(found: Iterable[Judged], tally: Found, told: Callable[[Found], None]) -> Iterator[Candidate]:
    """The candidates; pages and errors go into the tally."""
    for one in found:
        tally.pages += 1
        if isinstance(one, ReadError):
            tally.errors.append(one)
        else:
            tally.kinds[one.kind] += 1
            yield one
        told(tally)


def pages_of(
    paths: Iterable[str | os.PathLike[str]], limits: Limits | None = None, tally: Found | None = None
) -> Iterator[Page | ReadError]:
    """Every page of archives, files and folders, in an order that never changes. What cannot be opened is given as its ``ReadError``."""
    limits, tally = limits or Limits(), tally or Found()
    names = sources(paths)
    sizes = [_size(name) for name in names]
    tally.size, before = sum(sizes), 0
    for name, size in zip(names, sizes, strict=True):
        try:
            if is_archive(name):
                yield from read_archive(name, limits.markup_bytes, partial(_reached, tally, before))
            else:
                yield _page(name, limits)
        except ReadError as error:
            yield error
        before += size
        tally.read = before


def _reached(tally: Found, before: int, at: int) -> None:
    tally.read = before + at


def sources(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The archives and files that paths name and folders hold."""
    found: dict[str, None] = {}
    for given in paths:
        name = os.fspath(given)
        if "://" in name or not Path(name).is_dir():
            found.setdefault(name)
            continue
        archives = [str(file) for file in Path(name).rglob("*") if is_archive(file.name) and file.is_file()]
        found.update(dict.fromkeys(sorted({*archives, *map(str, documents([name]))})))
    return list(found)


def row_of(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a row of jsonl; ``reasons`` is a list."""
    row = {f.name: getattr(candidate, f.name) for f in fields(candidate) if f.name in COLUMNS}
    row["reasons"] = list(candidate.reasons)
    return {name: row[name] for name in COLUMNS}


def flat_row(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a row of csv and parquet; reasons as one text."""
    return {**row_of(candidate), "reasons": "; ".join(candidate.reasons)}


def _size(name: str) -> int:
    """The bytes of a file; 0 where it is somewhere else, or cannot be looked at."""
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def _page(name: str, limits: Limits) -> Page:
    try:
        limits.check_bytes(name, Path(name).stat().st_size)
        data = Path(name).read_bytes()
    except OSError as refused:
        raise ReadError(name, refused.strerror or str(refused)) from refused
    return Page(name, None, None, None, data, name)
