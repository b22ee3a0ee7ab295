"""What a large lake answers, and in how long: ``python -m benchmarks.lake [N]``; N reports of full length, 20,000 where nothing is said.

Reports of other places, years and figures are made of the samples; forty are extracted, the others have the rows of one of these, made
theirs, so the lake has the size and the shape that Spark would give it. Seconds are those of the wall, processor seconds in brackets.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import polars as pl

import mubiao
from benchmarks.made_reports import outcomes_like, vary
from benchmarks.processes import processor_seconds
from mubiao import Store, analysis
from mubiao.analysis.sources import Frames, frames_of
from mubiao.lake import Lake, Settings
from mubiao.lake.layout import LAYOUT, LEDGER, Manifest, write_json
from mubiao.lake.loading import load
from mubiao.lake.reading import Found, examined
from mubiao.lake.tables import Tables
from mubiao.store import Added
from mubiao.store.filing import Source
from mubiao.store.program import this_program


def make(home: Path, count: int, part: int) -> Path:
    """A lake of ``count`` reports, in parts of ``part``."""
    lake = home / "lake"
    files = [path for path, _ in vary(home / "made", count)]
    settings = Settings()
    said = {"layout": LAYOUT, "version": mubiao.__version__, "program": asdict(this_program()), "settings": asdict(settings)}
    write_json(lake / LEDGER, said)
    found = outcomes_like(files, files[:: max(1, count // 400)], lambda document: examined(document, settings))
    for number, start in enumerate(range(0, count, part)):
        staging = lake / "_staging" / str(number)
        tables = Tables(number, staging)
        for outcome, document in (next(found) for _ in range(min(part, count - start))):
            tables.take(Found(outcome, Source(document.name, document.document_id, "2031-01-01T00:00:00+00:00")))
        tables.add("metrics", [{"part": number, "documents": tables.documents, "records": tables.records}])
        written = tables.write()
        for file in written:
            (lake / file).parent.mkdir(parents=True, exist_ok=True)
            (staging / file).replace(lake / file)
        manifest = Manifest(number, tables.documents, tables.records, tables.failed, 0, 0.0, written)
        write_json(lake / "_done" / f"{number:06}.json", manifest)
    shutil.rmtree(lake / "_staging")
    return lake


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the seconds of a piece of work, the first time it is asked."""
    wall, processor = time.perf_counter(), processor_seconds()
    found = work()
    size = len(found) if isinstance(found, list) else found.height if isinstance(found, pl.DataFrame) else 0
    print(f"{name:56} {time.perf_counter() - wall:7.2f} s ({processor_seconds() - processor:.2f}), {size:,} rows", flush=True)


def answered(path: Path) -> None:
    """Panels, searches and comparisons of a lake."""
    timed("a panel of provinces, which loads the program", lambda: Lake(path).panel(indicator="gdp", years=[2031]))
    for name, wanted in (
        ("panel, gdp, county, 1 year", {"indicator": "gdp", "level": "county", "years": [2031]}),
        ("panel, gdp, county, 6 years", {"indicator": "gdp", "level": "county", "years": range(2026, 2032)}),
        ("panel, retail sales, outcome, county, 6 years", {"indicator": "retail_sales", "kind": "outcome", "level": "county", "years": range(2025, 2031)}),
        ("panel, 3 indicators, prefecture, 20 years", {"indicator": ["gdp", "income", "cpi"], "level": "prefecture", "years": range(2012, 2032)}),
    ):  # fmt: skip
        timed(name, lambda wanted=wanted: Lake(path).panel(**wanted))  # type: ignore[misc]
    for query, filters in (
        ("消费", {}),
        ("低空经济", {}),
        ("油茶 消费", {}),
        ("数字经济", {"years": [2030, 2031]}),
        ("就业", {"theme": "employment"}),
    ):
        timed(f"search {query} {filters or ''}", lambda query=query, filters=filters: Lake(path).search(query, **filters))  # type: ignore[misc]
    timed("documents", lambda: Lake(path).documents())

    found = Lake(path)
    timed("attainment of gdp", lambda: analysis.attainment(frames_of([path], texts=False, indicators=["gdp"]).statements, indicator="gdp"))
    timed("attention to themes", lambda: _attention(frames_of([path], statements=False)))
    timed("ladder of gdp", lambda: analysis.ladder(analysis.steps(frames_of([path], texts=False, indicators=["gdp"]).statements)))
    timed("all statements of 2031", lambda: found.scan("statements", year=[2031]).collect())


def _attention(frames: Frames) -> pl.DataFrame:
    return analysis.attention(frames.themes, frames.passages)


def loaded(path: Path, home: Path, every: int = 1_000) -> None:
    """The lake into a database, with the pace of every thousand."""
    count, begin, before = 0, time.perf_counter(), processor_seconds()
    last = (begin, before)

    def told(added: Added) -> None:
        nonlocal count, last
        count += 1
        if count % every == 0:
            now = (time.perf_counter(), processor_seconds())
            print(
                f"  {count:,}: {every / (now[0] - last[0]):.0f} a second, {(now[1] - last[1]) / every * 1000:.1f} ms of processor each",
                flush=True,
            )
            last = now

    with Store(home / "loaded.db", create=True) as store:
        found = load(store, Lake(path), told=told)
        took, used = time.perf_counter() - begin, processor_seconds() - before
        print(f"load: {dict(found.states)} in {took:.0f} s, {used:.0f} s of processor, {used / count * 1000:.1f} ms each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("--part", type=int, default=1_000)
    parser.add_argument("--load", action="store_true", help="into a database too, which takes an hour or so")
    parser.add_argument("--home", type=Path, help="a folder for the scratch files, kept; a lake that is there is taken")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.home or Path(scratch)
        home.mkdir(parents=True, exist_ok=True)
        path = home / "lake"
        if not path.exists():
            path = make(home, asked.count, asked.part)
        lake = Lake(path)
        size = sum(size for manifest in lake.done for size in manifest.files.values())
        rows = sum(manifest.records for manifest in lake.done)
        print(
            f"{lake.count():,} reports, {rows:,} records, {size / 1e6:,.0f} MB in {sum(len(m.files) for m in lake.done):,} files",
            flush=True,
        )
        answered(path)
        if asked.load:
            loaded(path, home)


if __name__ == "__main__":
    main()
