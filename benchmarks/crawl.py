"""``python -m benchmarks.crawl [PAGES]``: what ``mubiao find`` finds in a made crawl, how fast and in how much memory, beside trafilatura
alone on the same pages in the same run.

Speed is processor time of one core, memory the most that the process ever held.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import ExitStack, suppress
from itertools import combinations, islice
from pathlib import Path

import trafilatura

from benchmarks.crawl_maker import Truth, write
from mubiao.crawl import KINDS, Candidate, Found, Page, find, judge, pages_of
from mubiao.errors import ReadError


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int, nargs="?", default=2_000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--texts", action="append", default=[], help="files of real reports that pages are made of, beside the samples")
    parser.add_argument("--errors", action="store_true", help="list the pages that are taken for something else")
    parser.add_argument("--jobs", type=int, help="search over so many processes (then its processor time is not measured)")
    parser.add_argument("--keep", type=Path, help="make the crawl here and leave it; if it is there already, take it")
    parser.add_argument("--every", type=int, default=1, help="measure speed on one page in so many")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        truths = folder / "truth.pickle"
        if not truths.exists():
            truths.parent.mkdir(parents=True, exist_ok=True)
            truths.write_bytes(pickle.dumps(write(folder, given.pages, given.seed, given.texts, given.jobs or 1)))
        made: list[Truth] = pickle.loads(truths.read_bytes())
        size = sum(file.stat().st_size for file in folder.rglob("*.w*"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        tally = Found()
        begin, wall = time.process_time(), time.monotonic()
        rows = list(find([folder], everything=True, tally=tally, jobs=given.jobs))
        ours, wall = time.process_time() - begin, time.monotonic() - wall
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{len(made):,} pages, {size / 1e6:,.0f} MB packed, {len(tally.errors):,} records that cannot be read")
        print(f"the search took {wall:,.0f} s over {given.jobs or 'no other'} processes")
        print(f"memory: {before // 1024:,} MB before the search, at most {peak // 1024:,} MB in it (every row was kept)\n")
        _kinds(made, rows, given.errors)
        _links(made, rows)
        _speed(folder, {one.url: one for one in made}, ours if given.jobs is None else None, given.every)


def _speed(folder: Path, truth: dict[str, Truth], ours: float | None, every: int) -> None:
    """The whole search, then what is nothing of the kind and the rest alone, beside trafilatura on the same pages."""
    print(f"{'pages a second and core':34}{'pages':>8}{'mubiao find':>14}{'trafilatura':>14}")
    spent: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for page in islice(pages_of([folder]), 0, None, every):
        if isinstance(page, ReadError) or page.url not in truth:
            continue
        line = spent["nothing of the kind" if truth[page.url].kind == "other" else "the rest"]
        line[0] += 1
        line[1] += _seconds(judge, page)
        line[2] += _seconds(lambda one: trafilatura.extract(one.data), page)
    for name, (pages, mine, theirs) in spent.items():
        print(f"{name:34}{pages:8,.0f}{pages / mine:14,.0f}{pages / theirs:14,.0f}")
    pages, mine, theirs = (sum(line[n] for line in spent.values()) for n in range(3))
    print(f"{'all':34}{pages:8,.0f}{pages / mine:14,.0f}{pages / theirs:14,.0f}")
    if ours is not None:
        print(f"{'the whole search, all pages':34}{len(truth):8,}{len(truth) / ours:14,.0f}")


def _seconds(work: Callable[[Page], object], page: Page) -> float:
    begin = time.process_time()
    with suppress(ReadError):
        work(page)
    return time.process_time() - begin


def _kinds(made: list[Truth], rows: list[Candidate], errors: bool) -> None:
    """Precision and recall of each kind, by page; a joined report is no page."""
    got = {row.url: row for row in rows if not _joined(row)}
    pairs: Counter[tuple[str, str]] = Counter()
    for one in made:
        row = got.get(one.url)
        found = row.kind if row else "failed"
        pairs[one.kind, found] += 1
        if errors and found != one.kind:
            print(f"  {one.kind} taken for {found}: {one.title!r} {row.title if row else ''!r} {row.reasons if row else ''} {one.url}")
    print(f"{'':16}{'pages':>8}{'precision':>11}{'recall':>9}   taken for")
    for kind in (*KINDS, "failed"):
        right, there = pairs[kind, kind], sum(n for (truth, _), n in pairs.items() if truth == kind)
        said = sum(n for (_, found), n in pairs.items() if found == kind)
        wrong = ", ".join(f"{found} {n}" for (truth, found), n in sorted(pairs.items()) if truth == kind != found)
        print(f"{kind:16}{there:8,}{right / said if said else 0:11.3f}{right / there if there else 0:9.3f}   {wrong}")


def _links(made: list[Truth], rows: list[Candidate]) -> None:
    """Whose reports and of which year; parts joined; copies linked, and nothing else."""
    truth = {one.url: one for one in made}
    reports = [row for row in rows if row.kind == "work_report" and row.url in truth and truth[row.url].kind in ("work_report", "part")]
    known = [row for row in reports if truth[row.url].year]
    area = sum(row.area_code == truth[row.url].area_code for row in reports)
    year = sum(row.year == truth[row.url].year for row in known)
    print(f"\nof {len(reports)} reports (joined ones too): area right {area}; year right {year} of {len(known)}")
    split: dict[str | None, set[str]] = defaultdict(set)
    whole: dict[str | None, set[str]] = defaultdict(set)
    for one in made:
        {"part": split, "work_report": whole}.get(one.kind, defaultdict(set))[one.of].add(one.url)
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.part_of and row.kind == "part":
            parts[row.part_of].add(row.url)
    right = sum(urls in parts.values() for urls in split.values())
    print(f"of {len(split)} reports split over pages: joined whole and of nothing else {right}; joined in all {len(parts)}")
    leader = {row.url: row.copy_of or row.url for row in rows if row.kind == "work_report" and row.url in truth}
    copies = [urls for urls in whole.values() if len(urls) > 1]
    good = sum(len({leader.get(url, url) for url in urls}) == 1 for urls in copies)
    wrong = sum(truth[url].of != truth[best].of and (truth[url].text or "no") != truth[best].text for url, best in leader.items())
    print(f"of {len(copies)} reports with copies: all linked {good}; links between different reports {wrong}")
    sizes = Counter(truth[url].of for url in leader if truth[url].of)
    there = sum(size * (size - 1) // 2 for size in sizes.values())
    linked: dict[str, list[Truth]] = defaultdict(list)
    for url, best in leader.items():
        linked[best].append(truth[url])
    pairs = [pair for group in linked.values() for pair in combinations(group, 2)]
    same = sum(one.of == other.of is not None for one, other in pairs)
    # Two made of one real text are no copies, and may be taken for such.
    counted = sum(one.of == other.of is not None or (one.text or "no") != other.text for one, other in pairs)
    print(f"links, pair by pair: precision {same / max(counted, 1):.3f}, recall {same / max(there, 1):.3f} of {there}\n")


def _joined(row: Candidate) -> bool:
    return row.kind == "work_report" and row.parts is not None


if __name__ == "__main__":
    main()
