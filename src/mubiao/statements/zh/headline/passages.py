"""The passages of main expected targets of a report: the announced, else the nearest to them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mubiao.statements.findings import Passage, Stretch
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.headline.announced import announced_in
from mubiao.statements.zh.headline.running import CORE
from mubiao.statements.zh.headline.unannounced import clusters_in, scattered_in
from mubiao.statements.zh.timing.clock import Clock

# A report announces its targets once, and no real one made the search try more than five passages that were none. A try reads up to
# LONGEST_PASSAGE: without an end to them a text of nothing but goals would be read again from each of its sentences.
_MOST_TRIES = 16
_TWO, _GROWTH = 2, ("gdp", "gnp")
_ENOUGH = 4  # core figures of a year that stand together in its plan


def headline_passages(text: str, stretches: Sequence[Stretch], mentions: Mentions, quantities: Quantities, clock: Clock) -> list[Passage]:
    """The passages that hold the report's main expected targets, in order of the text."""
    plan = [stretch for stretch in stretches if stretch.kind == "plan"]
    ahead = [stretch for stretch in stretches if stretch.kind in ("plan", "tasks", "outlook")] or [
        stretch for stretch in stretches if stretch.kind not in ("review", "appendix")
    ]
    tries = iter(range(_MOST_TRIES))
    announced = [passage for stretch in plan for passage in announced_in(text, stretch, mentions, quantities, clock, tries)]
    if sum(len(passage.findings) for passage in announced) >= 3:
        return announced
    clusters = [passage for stretch in plan for passage in clusters_in(text, stretch, mentions, quantities, clock, tries)]
    if not announced and clusters:
        return clusters[:1]
    announced = [passage for stretch in ahead for passage in announced_in(text, stretch, mentions, quantities, clock, tries)]
    if sum(len(passage.findings) for passage in announced) >= 3:
        return announced
    clusters = [passage for stretch in ahead for passage in clusters_in(text, stretch, mentions, quantities, clock, tries)]
    if not announced and clusters:
        return clusters[:1]
    told = [finding for passage in announced for finding in passage.findings]
    if len(told) >= _TWO and any(finding.subject.indicator in _GROWTH for finding in told):
        return announced  # growth and prices: what the tasks say of the year then is of their own matter
    opening = list(itertools.takewhile(lambda stretch: stretch.kind == "other", stretches)) if not announced else []
    announced = [passage for stretch in opening for passage in announced_in(text, stretch, mentions, quantities, clock, tries)] or announced
    scattered = [passage for stretch in ahead for passage in scattered_in(text, stretch, mentions, quantities, announced, clock, tries)]
    of_plan = [passage for passage in scattered if any(stretch.start <= passage.start < stretch.end for stretch in plan)]
    if sum(finding.subject.indicator in CORE for passage in of_plan for finding in passage.findings) >= _ENOUGH:
        scattered = of_plan  # what the tasks say of the year then is of their own matter
    return sorted([*announced, *scattered], key=lambda passage: passage.start)
