"""What most visitors ask for first is found before they ask: beside the server, at its start and whenever documents have come."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

from mubiao.indicators import vocabulary
from mubiao.store import complete_index
from mubiao.web import held, tasks
from mubiao.web.memory import give_back
from mubiao.web.pages import View, compile_templates, keep_page
from mubiao.web.site import Ask, Site, State
from mubiao.web.views import about, areas, briefs, compare, data, documents, review, search, sums, terms, tracker
from mubiao.web.words import TONGUES

_LOG = logging.getLogger("mubiao.web")
_LOOK = 5.0  # seconds between two looks at whether documents have come
_INDICATORS = 12  # of those that most reports set targets for: their newest year at each level
_YEARS = 12  # whose themes and sums are found, the newest
_READ = {
    "prefecture": 360,
    "province": 40,
    "nation": 1,
}  # reports of the newest year that are read for their themes; the first are dropped first
_AT_ONCE = 16  # reports that are laid out as one frame
_GROUNDS = 6  # newest years of each level: which areas there are, and what is held of their reports
_FIRST: tuple[tuple[str, Callable[[Ask], View]], ...] = (
    ("/", tracker.tracker), ("/areas", areas.areas), ("/documents", documents.documents), ("/compare", compare.compare),
    ("/search", search.search), ("/review", review.review), ("/data", data.data), ("/about", about.about), ("/themes", sums.themes),
    ("/rollup", sums.rollup), ("/briefs", briefs.briefs),
)  # fmt: skip


async def keep_warm(site: Site) -> None:
    """Warm the site, and again when its documents have changed; runs until it is cancelled."""
    seen: State | None = None
    while True:
        state = await asyncio.to_thread(site.documents)
        if state != seen:
            seen = state
            await asyncio.to_thread(complete_index, site.database)
            await asyncio.to_thread(warm, site)
        await asyncio.sleep(_LOOK)


def warm(site: Site) -> None:
    """Find what pages will want, piece by piece. A piece that fails is logged: who asks for it is told then."""
    for step in _steps(site):
        if site.closed:
            return
        try:
            step()
        except Exception:
            _LOG.exception("found nothing beforehand")
    gc.collect()
    give_back()
    gc.freeze()  # what is kept from here on is not gone through at every collection


def _steps(site: Site) -> Iterator[Callable[[], object]]:
    asks = [Ask(site, tongue, "/") for tongue in TONGUES]
    yield compile_templates
    for (path, build), ask in product(_FIRST, asks):
        yield partial(_page, ask, path, {}, build)
    for level in _READ:
        for year in held.years(asks[0], level)[:1]:
            reports = tasks.reports_at(asks[0], level, year)[: _READ[level]]
            for at in range(0, len(reports), _AT_ONCE):
                yield partial(tasks.shares_in, asks[0], reports[at : at + _AT_ONCE])
    for phrase in sums.PHRASES:
        yield partial(terms.spread, asks[0], phrase)
    for name, level in product(held.indicators(asks[0])[:_INDICATORS], held.levels(asks[0])):
        year = max(held.years(asks[0], level))
        given: dict[str, Any] = {"indicator": name, "measure": vocabulary().by_id(name).measure, "year": year, "level": level}
        asked = {**given, "year": str(year), "kind": "target", "within": ""}  # as the form of the page asks
        for ask in asks:
            yield partial(_page, ask, "/", asked, partial(tracker.tracker, **given))
    for level in held.levels(asks[0]):
        for year in held.years(asks[0], level)[:_GROUNDS]:
            for years in [(year,), (year - 1,)] if level == "county" else [(year - 1, year)]:  # as the tracker asks
                yield partial(held.ground, asks[0], "target", level, years, None)
    # Last, so that what they found is not the first to make room.
    for year in sorted({row["year"] for row in terms.texts_read(asks[0]) if row["level"] == "province"}, reverse=True)[:_YEARS]:
        for ask in asks:  # as the forms of the pages ask
            yield partial(_page, ask, "/themes", {"year": str(year), "phrases": ""}, partial(sums.themes, year=year))
            yield partial(_page, ask, "/rollup", {"year": str(year)}, partial(sums.rollup, year=year))


def _page(ask: Ask, path: str, query: dict[str, str], build: Callable[[Ask], View]) -> None:
    keep_page(Ask(ask.site, ask.tongue, path, query, patient=False), build)
