"""What the database can stand, with figures: ``python -m benchmarks.store twice | killed | together | many [N]``.

``twice``: the dev corpora added twice. ``killed``: 200 kills at random moments of an addition, then one that ends. ``together``: two
writers and four readers for a minute. ``many``: 10,000 documents made of the samples with other places and figures: speed of adding a
second and core, of panels and searches, size; a made document has half the characters of a real one (8,000 of 17,000) and more
rows (270, and 190 of a real one), so it is no easier to add. ``states``: the four states on real reports. Scratch files go to a temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.processes import processor_seconds
from benchmarks.speed import SHARED, report_files
from mubiao import Store, StoreError, batch, samples
from mubiao.api import text as text_of
from mubiao.batch import Outcome
from mubiao.places import Place, gazetteer
from mubiao.records import Document, Level
from mubiao.store.connection import transaction
from mubiao.store.duplicates import link_duplicates
from mubiao.store.filing import Source, file_document, file_source
from mubiao.store.indexing import BATCH, index_pending
from mubiao.store.program import run_of, this_program

FOLDERS = ("provinces-2025", "cities-2024", "national", "national-bilingual", "news", "communiques")
_PART = 1000  # files
_NUMBER = re.compile(r"(?<![\d.年])\d+(?:\.\d+)?(?=[%％个万亿]|百分点)")


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


def killed(home: Path, times: int, minutes: float) -> None:
    """Kill additions at random moments (anywhere from the first moment to the end), then let one end. After ``minutes`` no more are begun."""
    until = time.monotonic() + minutes * 60
    files = report_files()[:60] if len(report_files()) > 60 else report_files()
    with Store(home / "whole.db", create=True) as whole:
        begin = time.perf_counter()
        whole.add(files, jobs=1)
        took, wanted = time.perf_counter() - begin, whole.content_hash()
        count = len(whole.documents())
    print(f"undisturbed: {count} documents in {took:.1f} s, content {wanted[:16]}")
    generator = random.Random(20310112)
    database = home / "killed.db"
    words = [sys.executable, "-m", "mubiao.store", str(database), *map(str, files)]
    rounds: Counter[str] = Counter()
    reported: set[str] = set()
    for kill in range(times):
        if time.monotonic() > until:
            print(f"stopped after {kill} of {times} runs: {minutes:g} minutes are over")
            times = kill
            break
        if kill and kill % 20 == 0:
            print(f"{kill} of {times} runs, {len(reported)} documents reported since the file was begun: {dict(rounds)}", flush=True)
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        # Half of them somewhere in the work, the others right after something was reported, when the next transaction is on its way.
        if kill % 2:
            time.sleep(generator.random() * 4)
        else:
            for _ in range(generator.randrange(len(reported), len(reported) + 4)):
                name = process.stdout.readline().strip()
                reported |= {name} - {""}
            time.sleep(generator.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        reported |= {line for line in process.stdout.read().split("\n")[:-1] if line}
        rounds["ended before" if process.wait() == 0 else "killed"] += 1
        process.stdout.close()
        if database.exists():
            with Store(database) as store:
                integrity(store, quiet=True)
                there = {name for row in store.documents() for name in [row["document"], *row["sources"]]}
                if not reported <= there:
                    raise SystemExit(f"reported and not there: {reported - there}")
                if len(there) >= count and kill < times - 1:
                    rounds["begun anew"] += 1
                    for suffix in ("", "-wal", "-shm"):
                        database.with_name(database.name + suffix).unlink(missing_ok=True)
                    reported = set()
    with Store(database, create=True) as store:
        store.add(files, jobs=1)
        got = store.content_hash()
        integrity(store)
        doubled = store.connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM statements GROUP BY extraction, id HAVING count(*) > 1)"
        ).fetchone()[0]
        print(f"{times} runs: {dict(rounds)}; every document that was reported is there; {doubled} rows doubled")
        print(f"content after a normal end: {got[:16]}, {'the same' if got == wanted else 'ANOTHER'}")
    if got != wanted:
        raise SystemExit(1)


def together(home: Path, seconds: float) -> None:
    """Two writers (one adds documents, one corrects rows) and four readers (panel, search, review, statements) at once."""
    database = home / "together.db"
    with Store(database, create=True) as store:
        store.add(report_files()[:6])
    made = home / "made"
    for path, _ in vary(made, 600):  # cut short, so that there is more writing than reading of reports
        path.write_text(path.read_text(encoding="utf-8")[:1500], encoding="utf-8")
    until = time.time() + seconds
    queue: multiprocessing.Queue[tuple[str, int, list[str]]] = multiprocessing.Queue()
    work: list[Callable[..., None]] = [_adds, _corrects, *[_reads] * 4]
    processes = [
        multiprocessing.Process(target=one, args=(str(database), str(made), until, number, queue)) for number, one in enumerate(work)
    ]
    for process in processes:
        process.start()
    results = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    with Store(database) as store:
        integrity(store)
        documents, corrections = len(store.documents()), len(store.corrections())
        settled = store.connection.execute("SELECT count(*) FROM statements WHERE status = 'confirmed'").fetchone()[0]
    for name, count, errors in sorted(results):
        print(f"{name}: {count:,}" + (f"; ERRORS {errors[:3]}" if errors else ""))
    added = sum(count for name, count, _ in results if name == "documents added")
    confirmed = sum(count for name, count, _ in results if name == "rows confirmed")
    lost = added + 6 - documents + confirmed - corrections
    print(f"{documents} documents and {corrections} corrections are there ({settled} rows confirmed); {lost} updates lost")
    if lost or any(errors for _, _, errors in results):
        raise SystemExit(1)


def _adds(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors = 0, []
    with Store(database) as store:
        for file in sorted(Path(made).iterdir()):
            if time.time() > until:
                break
            try:
                done += store.add([file]).states["new"]
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put(("documents added", done, errors))


def _corrects(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors = 0, []
    with Store(database) as store:
        ids = [row["id"] for row in store.statements(evidence=False)]
        for id_ in ids:
            if time.time() > until:
                break
            try:
                store.confirm(id_, by="writer 2")
                done += 1
                time.sleep(0.02)
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put(("rows confirmed", done, errors))


def _reads(database: str, made: str, until: float, number: int, queue: multiprocessing.Queue[tuple[str, int, list[str]]]) -> None:
    done, errors, seen = 0, [], 0
    with Store(database, readonly=True) as store:
        while time.time() < until:
            try:
                store.panel(indicator="gdp", level="county", years=[2031])
                store.search("消费")
                now = len(store.documents())
                if now < seen:
                    errors.append(f"{seen} documents, then {now}")
                seen = now
                done += 1
                time.sleep(0.05)
            except (StoreError, sqlite3.Error) as error:
                errors.append(str(error))
    queue.put((f"rounds of reader {number - 1}", done, errors))


def many(home: Path, count: int, extracted: int, jobs: int, minutes: float) -> None:
    """``count`` documents, of which ``extracted`` go the whole way; the others are filed with the rows of one of these, made theirs."""
    made = home / "made"
    files = list(vary(made, count))
    size = sum(bytes_ for _, bytes_ in files)
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
        print(
            f"{store.count():,} documents, {statements:,} statements; database {on_disk / 1e6:.0f} MB, {on_disk / size:.2f} times the text"
        )
        for name, wanted in _PANELS.items():
            timed(f"panel {name}", lambda wanted=wanted: store.panel(**wanted))  # type: ignore[misc]
        for query, filters in _QUERIES:
            timed(f"search {query} {filters or ''}", lambda query=query, filters=filters: store.search(query, **filters))  # type: ignore[misc]
        for name, work in (("conflicts", store.conflicts), ("review", store.review), ("documents", store.documents)):
            timed(name, work, rounds=1)
        begin = time.perf_counter()
        again = store.add(whole, jobs=1)
        print(f"added again: {dict(again.states)} in {time.perf_counter() - begin:.1f} s")


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
            filed, _ = file_document(store.connection, outcome, document, 1, run, source, now)
            link_duplicates(store.connection, filed)
        if number % BATCH == BATCH - 1:
            index_pending(store.connection, more=True)
    index_pending(store.connection)


def outcomes_like(
    files: Iterable[Path], whole: list[Path], examine: Callable[[Document], Outcome] = batch.with_document
) -> Iterator[tuple[Outcome, Document]]:
    """Documents with the rows of one of ``whole``, which are extracted, as theirs: other ids, area and year."""
    outcomes = [next(iter(batch.run([path], examine=examine))) for path in whole[:: max(1, len(whole) // 40)]]
    kinds = {name: [o for o in outcomes if (o.inspection or {})["level"] == name] for name in ("province", "prefecture", "county")}
    generator = random.Random(7)
    for path in files:
        code, _, year = path.stem.partition("-")
        place = gazetteer().by_code(code, 2024)
        chosen = generator.choice(kinds[place.level])
        assert chosen.inspection is not None and chosen.document is not None
        shift = int(year) - chosen.inspection["report_year"]
        own = {"area": place.name, "area_code": place.code, "area_en": place.name_en}
        home = chosen.inspection["area_code"]
        text = path.read_text(encoding="utf-8")
        document = replace(chosen.document, name=str(path), document_id=hashlib.sha256(text.encode()).hexdigest(), text=text)
        named = {"document": document.name, "document_id": document.document_id, "report_area": place.name, "report_year": int(year)}
        rows = [
            {
                **row,
                **(own if row["area_code"] == home else {}),
                **named,
                "id": f"{generator.getrandbits(64):016x}",
                "period": str(int(row["period"]) + shift) if (row["period"] or "").isdigit() else row["period"],
                "low": None if row["low"] is None else row["low"] + generator.randrange(9) / 10,
                "high": None if row["high"] is None else row["high"] + generator.randrange(9) / 10,
            }
            for row in chosen.statements
        ]
        said = {**chosen.inspection, **own, "level": place.level, "report_year": int(year), "title": None}
        said |= {name: named[name] for name in ("document", "document_id")}
        more = {table: [{**row, **own, **named} for row in found] for table, found in chosen.more.items()}
        yield replace(chosen, name=str(path), statements=rows, inspection=said, document=document, more=more), document


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


def timed(name: str, work: Callable[[], object], rounds: int = 7) -> None:
    """Print the median of the wall and processor time of a piece of work, after one round to warm up."""
    result = work()
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    rows = len(result) if isinstance(result, list) else 0
    middle = rounds // 2
    print(f"{name:60} {sorted(walls)[middle] * 1000:8.1f} ms ({sorted(processors)[middle] * 1000:.1f} ms of processor), {rows:,} rows")


def vary(folder: Path, count: int) -> Iterator[tuple[Path, int]]:
    """Write ``count`` reports made of the samples with other places, years and figures; each file and the bytes of its text."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [(text_of(path), name) for path, name in zip(samples.paths(), ("湖南省", "怀化市", "溆浦县", "洪江市"), strict=True)]
    levels: tuple[tuple[Level, list[tuple[str, str]]], ...] = (("province", texts[:1]), ("prefecture", texts[1:2]), ("county", texts[2:]))
    places = {level: gazetteer().exists_in(2024, level) for level, _ in levels}
    generator = random.Random(2031)
    written = 0
    for year in range(2031, 1990, -1):
        for level, samples_of in levels:
            for place in places[level]:
                if written == count:
                    return
                text, name = generator.choice(samples_of)
                made = _of_place(text, name, place, year, generator)
                path = folder / f"{place.code}-{year}.txt"
                path.write_text(made, encoding="utf-8")
                written += 1
                yield path, len(made.encode())


def _of_place(text: str, name: str, place: Place, year: int, generator: random.Random) -> str:
    """A sample's text as the report of another place and year, with other figures of as many digits."""
    full = place.name
    text = text.replace(name, full).replace(name[:-1], place.short)
    text = re.sub(r"20(2\d|3\d)(?=年|[—－-])", lambda match: str(year + int(match[0]) - 2031), text)

    def figure(match: re.Match[str]) -> str:
        whole, _, rest = match[0].partition(".")
        digits = "".join(str(generator.randrange(1 if at == 0 else 0, 10)) for at in range(len(whole)))
        return digits + (f".{generator.randrange(1, 10 ** len(rest))}" if rest else "")

    return _NUMBER.sub(figure, text)


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


def integrity(store: Store, quiet: bool = False) -> None:
    found = store.connection.execute("PRAGMA integrity_check").fetchone()[0]
    broken = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    if found != "ok" or broken:
        raise SystemExit(f"integrity: {found}, {len(broken)} broken keys")
    if not quiet:
        print("integrity: ok")


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
