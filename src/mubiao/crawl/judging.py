"""Every page judged, in this process or over others: most are turned away where they are read, the others are handed out."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import partial

from mubiao.batch import WARMED, Crashed, Defect, defect_of
from mubiao.crawl.candidates import Candidate, judge, turned_away
from mubiao.crawl.pages import Page
from mubiao.errors import ReadError, TooSlow
from mubiao.pool import Lost, Ready, over_processes
from mubiao.reading import Limits

Judged = Candidate | ReadError


def judged(pages: Iterable[Page | ReadError], limits: Limits, jobs: int | None = None) -> Generator[Judged]:
    """What each page is, or why that cannot be told, in the order of the pages. ``jobs`` as in ``batch.run``."""
    job = partial(judgement, limits=limits)
    items = (_item(page) for page in pages)
    if jobs is None:
        for item in items:
            yield from item.results if isinstance(item, Ready) else job(item)
        return
    with closing(over_processes(job, items, jobs=jobs or os.cpu_count() or 1, seconds=limits.worker_seconds, preload=WARMED)) as found:
        for result in found:
            yield _lost(result) if isinstance(result, Lost) else result


def judgement(page: Page, limits: Limits) -> Iterator[Judged]:
    """What one page is; errors are given, not raised."""
    try:
        yield judge(page, limits)
    except ReadError as error:
        yield error
    except Exception as fault:  # whatever it is, the other pages of the crawl must not pay for it
        yield defect_of(page.url, fault)


def _item(page: Page | ReadError) -> Page | Ready[Judged]:
    """A page to be judged, or what is known of it already."""
    if isinstance(page, ReadError):
        return Ready((page,))
    away = turned_away(page)
    return page if away is None else Ready((away,))


def _lost(lost: Lost) -> ReadError:
    url: str = lost.item.url
    if lost.why == "slow":
        return TooSlow(url, f"{lost.detail}; the process that read it was ended")
    if lost.why == "died":
        return Crashed(url, f"the process that read it died: {lost.detail}")
    return Defect(url, f"a fault of this program, please report it: {lost.detail}")
