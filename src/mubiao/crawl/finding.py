"""Paths in, candidates out: every page judged, parts joined, copies linked."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from mubiao.batch import defect_of
from mubiao.crawl.candidates import Candidate, judge
from mubiao.crawl.copies import Copies
from mubiao.crawl.joining import join
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
    joined: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    errors: list[ReadError] = field(default_factory=list)


def find(
    paths: Iterable[str | os.PathLike[str]], *, everything: bool = False, limits: Limits | None = None, tally: Found | None = None
) -> Iterator[Candidate]:
    """The candidates in archives, files and folders: nothing but ``other`` is left out, and with ``everything`` not that either.

    Every page is judged by itself; then parts are joined, which gives the joined report a row of its own, and copies linked. Rows of one
    page each come in the order of the pages, those of parts and joined reports behind them. Nothing comes before the last page is read,
    since a better copy may come last: of a candidate its row and the hashes of its clauses are held, of a part its text. A page that cannot be read goes into ``tally.errors`` and nothing else is lost.
    """
    limits, tally = limits or Limits(), tally if tally is not None else Found()
    copies = Copies()
    parts: list[Candidate] = []
    kept: list[tuple[Candidate, int | None]] = []
    for candidate in judged(pages_of(paths, limits), limits, tally):
        if candidate.kind == "part":
            parts.append(candidate)
        elif candidate.kind != "other":
            kept.append((replace(candidate, text=""), copies.add(candidate)))
        elif everything:
            kept.append((candidate, None))
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


def judged(pages: Iterable[Page | ReadError], limits: Limits, tally: Found) -> Iterator[Candidate]:
    """What every page is; errors go into the tally."""
    for page in pages:
        tally.pages += 1
        if isinstance(page, ReadError):
            tally.errors.append(page)
            continue
        try:
            candidate = judge(page, limits)
        except ReadError as error:
            tally.errors.append(error)
            continue
        except Exception as fault:  # whatever it is, the other pages of the crawl must not pay for it
            tally.errors.append(defect_of(page.url, fault))
            continue
        tally.kinds[candidate.kind] += 1
        yield candidate


def pages_of(paths: Iterable[str | os.PathLike[str]], limits: Limits | None = None) -> Iterator[Page | ReadError]:
    """Every page of archives, files and folders, in an order that never changes. What cannot be opened is given as its ``ReadError``."""
    limits = limits or Limits()
    for name in sources(paths):
        try:
            if is_archive(name):
                yield from read_archive(name, limits.markup_bytes)
            else:
                yield _page(name, limits)
        except ReadError as error:
            yield error


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


def _page(name: str, limits: Limits) -> Page:
    try:
        limits.check_bytes(name, Path(name).stat().st_size)
        data = Path(name).read_bytes()
    except OSError as refused:
        raise ReadError(name, refused.strerror or str(refused)) from refused
    return Page(name, None, None, None, data, name)
