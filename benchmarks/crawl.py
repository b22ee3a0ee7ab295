"""``python -m benchmarks.crawl [PAGES]``: what ``mubiao find`` finds in a made crawl, and how fast, beside trafilatura alone.

Speed is processor time of one core on the same pages.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import trafilatura

from benchmarks.crawl_maker import Made, write
from mubiao.crawl import KINDS, Candidate, Found, Page, find, judge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int, nargs="?", default=2_000)
    parser.add_argument("--errors", action="store_true", help="list the pages that are taken for something else")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = write(Path(folder), given.pages)
        tally = Found()
        begin = time.process_time()
        rows = list(find([folder], everything=True, tally=tally))
        ours = time.process_time() - begin
    print(f"{len(made):,} pages, {len(tally.errors):,} records that cannot be read\n")
    _kinds(made, rows, given.errors)
    _links(made, rows)
    _speed(made, ours)


def _speed(made: list[Made], ours: float) -> None:
    """The whole search, then what is nothing of the kind and the rest alone, beside trafilatura on the same pages."""
    print(f"{'pages a second and core':34}{'pages':>8}{'mubiao find':>14}{'trafilatura':>14}")
    groups = {
        "all": [one for one in made if one.page],
        "nothing of the kind": [one for one in made if one.page and one.truth.kind == "other"],
        "the rest": [one for one in made if one.page and one.truth.kind != "other"],
    }
    for name, group in groups.items():
        alone = _seconds(lambda one: trafilatura.extract(one.page), group)
        spent = ours if name == "all" else _seconds(lambda one: judge(Page(one.truth.url, None, "text/html", None, one.page, "")), group)
        print(f"{name:34}{len(group):8,}{len(group) / spent:14,.0f}{len(group) / alone:14,.0f}")


def _seconds(work: Callable[[Made], object], group: list[Made]) -> float:
    begin = time.process_time()
    for one in group:
        work(one)
    return max(time.process_time() - begin, 1e-9)


def _kinds(made: list[Made], rows: list[Candidate], errors: bool) -> None:
    """Precision and recall of each kind, by page; a joined report is no page."""
    got = {row.url: row.kind for row in rows if not _joined(row)}
    pairs: Counter[tuple[str, str]] = Counter()
    for one in made:
        found = got.get(one.truth.url, "failed")
        pairs[one.truth.kind, found] += 1
        if errors and found != one.truth.kind:
            print(f"  {one.truth.url} is {one.truth.kind}, taken for {found}")
    print(f"{'':16}{'pages':>8}{'precision':>11}{'recall':>9}   taken for")
    for kind in (*KINDS, "failed"):
        right, there = pairs[kind, kind], sum(n for (truth, _), n in pairs.items() if truth == kind)
        said = sum(n for (_, found), n in pairs.items() if found == kind)
        wrong = ", ".join(f"{found} {n}" for (truth, found), n in sorted(pairs.items()) if truth == kind != found)
        print(f"{kind:16}{there:8,}{right / said if said else 0:11.3f}{right / there if there else 0:9.3f}   {wrong}")


def _links(made: list[Made], rows: list[Candidate]) -> None:
    """Whose reports and of which year; parts joined; copies linked, and nothing else."""
    truth = {one.truth.url: one.truth for one in made}
    reports = [row for row in rows if row.kind == "work_report" and row.url in truth and truth[row.url].kind in ("work_report", "part")]
    area = sum(row.area_code == truth[row.url].area_code for row in reports)
    year = sum(row.year == truth[row.url].year for row in reports)
    print(f"\nof {len(reports)} reports (joined ones too): area right {area}, year right {year}")
    split: dict[str | None, set[str]] = defaultdict(set)
    whole: dict[str | None, set[str]] = defaultdict(set)
    for one in made:
        {"part": split, "work_report": whole}.get(one.truth.kind, defaultdict(set))[one.truth.of].add(one.truth.url)
    parts = Counter(row.part_of for row in rows if row.part_of)
    right = sum(any(parts[url] == len(urls) for url in urls) for urls in split.values())
    print(f"of {len(split)} reports split over pages: joined whole {right}; joined in all {len(parts)}")
    linked = {(row.url, row.copy_of) for row in rows if row.copy_of and row.kind == "work_report"}
    copies = [urls for urls in whole.values() if len(urls) > 1]
    together = dict(linked)
    good = sum(any(together.get(url) in urls for url in urls) for urls in copies)
    print(f"of {len(copies)} reports with copies: linked {good}; links in all {len(linked)}\n")


def _joined(row: Candidate) -> bool:
    return row.kind == "work_report" and row.parts is not None


if __name__ == "__main__":
    main()
