"""What the database can stand, with figures: ``python -m benchmarks.store twice | killed | together | many [N]``.

``twice``: the dev corpora added twice. ``killed``: 200 kills at random moments of an addition, then one that ends. ``together``: two
writers and four readers for a minute. ``many``: 10,000 documents made of the samples with other places and figures: speed of adding a
second and core, of panels and searches, size; a made document has half the characters of a real one (8,000 of 17,000) and more
rows (270, and 190 of a real one), so it is no easier to add. ``states``: the four states on real reports. Scratch files go to a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.made_reports import outcomes_like, vary
from benchmarks.processes import processor_seconds
from benchmarks.speed import SHARED, report_files
from benchmarks.store_safety import integrity, killed, together
from mubiao import Store, batch, samples
from mubiao.api import text as text_of
from mubiao.store.connection import transaction
from mubiao.store.duplicates import link_duplicates
from mubiao.store.filing import Source, file_document, file_source
from mubiao.store.indexing import BATCH, index_pending
from mubiao.store.program import run_of, this_program

FOLDERS = ("provinces-2025", "cities-2024", "national", "national-bilingual", "news", "communiques")
_PART = 1000  # files


def dev_corpora() -> list[Path]:
    """The folders of real documents, or the samples where they are not there."""
    found = [SHARED / name for name in FOLDERS if (SHARED / name).is_dir()]
    return found or [path.parent for path in samples.paths()[:1]]


def twice(home: Path) -> None:
    with Store(home / "twice.db", create=True) as store:
        for round_ in ("first", "second"):
            begin, before = time.perf_counter(), store.connection.total_changes
            found = store.add(dev_corpora(), jobs=2)
            changed = store.connection.total_changes - before
            took = time.perf_counter() - begin
            print(f"{round_}: {dict(found.states)} in {took:.1f} s, {changed} rows changed, content {store.content_hash()[:16]}")
        integrity(store)


def many(home: Path, count: int, extracted: int, jobs: int, minutes: float) -> None:
    """``count`` documents, of which ``extracted`` go the whole way; the others are filed with the rows of one of these, made theirs."""
    made = home / "made"
    files = list(vary(made, count))
    size = sum(bytes_ for _, bytes_ in files)
    bytes_of = {str(path): bytes_ for path, bytes_ in files}
    print(f"{count:,} documents, {size / count / 1000:.1f} kB of text each")
    whole = (
        [path for path, _ in files[: len(files) // 2 : max(1, count // 2 // (extracted // 2))]]
        if extracted < count
        else [p for p, _ in files]
    )
    with Store(home / "many.db", create=True) as store:
        store.add(whole[:3])  # vocabularies and gazetteer are built at the first
        each, whole = added_in_parts(store, whole, jobs, minutes)
        alone = extraction_alone(whole[3:63])
        print(f"reading and extracting alone: {1 / alone:.1f} a second and core, so the database takes {each / alone - 1:.0%} more")
        if extracted < count:
            begin, before = time.perf_counter(), processor_seconds()
            relabelled(store, [path for path, _ in files if path not in set(whole)], whole)
            took, used = time.perf_counter() - begin, processor_seconds() - before
            print(
                f"{count - len(whole):,} filed with the rows of these in {took:.0f} s, {used / (count - len(whole)) * 1000:.1f} ms of processor each"
            )
    with Store(home / "many.db") as store:
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        on_disk = (home / "many.db").stat().st_size
        statements = store.connection.execute("SELECT count(*) FROM figures").fetchone()[0]
        held = sum(bytes_of[row["document"]] for row in store.documents())
        print(
            f"{store.count():,} documents, {statements:,} statements; database {on_disk / 1e6:.0f} MB, {on_disk / held:.2f} times the text"
        )
        panels = [timed(f"panel {name}", partial(store.panel, **wanted)) for name, wanted in _PANELS.items()]
        searches = [timed(f"search {query} {filters or ''}", partial(store.search, query, **filters)) for query, filters in _QUERIES]
        for name, work in (("conflicts", store.conflicts), ("review", store.review), ("documents", store.documents)):
            timed(name, work, rounds=1)
        begin, before = time.perf_counter(), store.connection.total_changes
        again = store.add(whole, jobs=1)
        changed = store.connection.total_changes - before
        print(f"added again: {dict(again.states)} in {time.perf_counter() - begin:.1f} s, {changed} rows changed")
        print("\nTogether, and what is wanted:")
        print(f"  {1 / each:.1f} documents a second and core, end to end, of {len(whole):,} (20 or more)")
        print(
            f"  {max(panels) * 1000:.0f} ms by the clock for the slowest panel (less than 500); {max(searches) * 1000:.0f} for the slowest search (less than 50)"
        )
        print(f"  {on_disk / held:.2f} times the size of the text (3 at most)")
        print(f"  {again.states['known']:,} of {len(whole):,} known when they are added again, {changed} rows changed (all, and none)")


def added_in_parts(store: Store, files: list[Path], jobs: int, minutes: float) -> tuple[float, list[Path]]:
    """Add files a thousand at a time until all are in or the time is over; the processor seconds that each took, of this process and of
    those that extract, whose start is counted, and the files that were added."""
    begin, before, own = time.perf_counter(), processor_seconds(), time.process_time()
    done: list[Path] = []
    new, used = 0, 0.0
    for at in range(0, len(files), _PART):
        if time.perf_counter() - begin > minutes * 60:
            print(f"stopped: {minutes:g} minutes are over")
            break
        part = files[at : at + _PART]
        new += store.add(part, jobs=jobs).states["new"]
        done += part
        wall, used, writing = time.perf_counter() - begin, processor_seconds() - before, time.process_time() - own
        print(
            f"{new:,} added from their files in {wall:.0f} s, {used:.0f} s of processor: {new / used:.1f} documents a second and core "
            f"({writing / new * 1000:.1f} ms each in the process that writes, {(used - writing) / new * 1000:.1f} in those that extract)",
            flush=True,
        )
    return used / new, done


def extraction_alone(files: list[Path]) -> float:
    """Processor seconds of reading and extracting one file, without a database."""
    before = time.process_time()
    done = sum(1 for _ in batch.run(files))
    return (time.process_time() - before) / done


def relabelled(store: Store, files: list[Path], whole: list[Path]) -> None:
    """File documents with the rows of one that was extracted, as theirs."""
    for number, (outcome, document) in enumerate(outcomes_like(files, whole)):
        now = "2031-01-01T00:00:00+00:00"
        with transaction(store.connection):
            run = run_of(store.connection, this_program(), now)
            source = file_source(store.connection, Source(document.name, document.document_id, now))
            filed, *_ = file_document(store.connection, outcome, document, 1, run, source, now)
            link_duplicates(store.connection, filed)
        if number % BATCH == BATCH - 1:
            index_pending(store.connection, more=True)
    index_pending(store.connection)


_PANELS: dict[str, dict[str, object]] = {
    "gdp, county, 6 years": {"indicator": "gdp", "level": "county", "years": range(2026, 2032), "evidence": False},
    "gdp, county, 1 year, with passages": {"indicator": "gdp", "level": "county", "years": [2031]},
    "gdp, prefecture, 6 years, with passages": {"indicator": "gdp", "level": "prefecture", "years": range(2026, 2032)},
    "outcome of retail sales, county, 6 years": {
        "indicator": "retail_sales", "kind": "outcome", "level": "county", "years": range(2025, 2031), "evidence": False,
    },
}  # fmt: skip
_QUERIES: tuple[tuple[str, dict[str, object]], ...] = (
    ("消费", {}),
    ("发展", {}),
    ("高质量发展", {}),
    ("低空经济", {}),
    ("油茶 消费", {}),
    ("数字经济", {"level": "county", "years": [2030, 2031], "section": ["tasks"]}),
    ("乡村振兴", {"area": "四川"}),
    ("就业", {"theme": "employment"}),
    ("没有这句话的", {}),
)


def timed(name: str, work: Callable[[], object], rounds: int = 7) -> float:
    """Print the median of the wall and processor time of a piece of work, after one round to warm up; that of the wall, in seconds."""
    result = work()
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    rows = len(result) if isinstance(result, list) else 0
    wall, processor = (sorted(times)[rounds // 2] for times in (walls, processors))
    print(f"{name:60} {wall * 1000:8.1f} ms by the clock ({processor * 1000:.1f} ms of processor), {rows:,} rows")
    return wall


def states(home: Path) -> None:
    """The four states on real reports: the nation of 2020, a province without a document, a city's report cut off, a file that is none."""
    if not SHARED.is_dir():
        print("the shared corpora are not here")
        return
    cut = home / "cities"
    cut.mkdir()
    whole = text_of(
        next(file for file in report_files() if file.parent.name == "cities-2024" and file.suffix == ".txt" and "承德" in file.name)
    )
    (cut / "承德2024.txt").write_text(whole[: len(whole) // 4], encoding="utf-8")
    (cut / "廊坊2024.pdf").write_bytes(b"%PDF-1.4 broken")
    with Store(home / "states.db", create=True) as store:
        store.add([SHARED / "national-bilingual", SHARED / "provinces-2025" / "2025年湖南省政府工作报告.docx", cut])
        for wanted in (
            {"level": "nation", "years": [2018, 2020]},
            {"level": "province", "years": [2025], "within": "湖南"},
            {"level": "province", "years": [2025], "within": "湖北"},
            {"level": "prefecture", "years": [2024], "within": "承德"},
            {"level": "prefecture", "years": [2024], "within": "廊坊"},
        ):
            for row in store.panel(indicator="gdp", **wanted):
                print(f"{row['area']} {row['year']}: {row['state']} {row['value'] or ''} {row['reason'] or ''}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("twice", "killed", "together", "many", "states"))
    parser.add_argument("number", nargs="?", type=int, help="kills, seconds or documents")
    parser.add_argument("--extracted", type=int, help="many: how many go the whole way; the others are filed with the rows of one of these")
    parser.add_argument("--minutes", type=float, default=60.0, help="killed, many: begin nothing more after so many minutes")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--home", type=Path, help="a folder for the scratch files, kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.home or Path(scratch)
        home.mkdir(parents=True, exist_ok=True)
        if asked.what == "twice":
            twice(home)
        elif asked.what == "killed":
            killed(home, asked.number or 200, asked.minutes)
        elif asked.what == "together":
            together(home, asked.number or 60)
        elif asked.what == "states":
            states(home)
        else:
            count = asked.number or 10_000
            many(home, count, min(asked.extracted or count, count), asked.jobs, asked.minutes)


if __name__ == "__main__":
    main()
