"""The clause grammar of Chinese reports; its words are in ``lexicon.toml``, what it must read in ``examples.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.indicators import match
from mubiao.language.zh.quantities import find_quantities
from mubiao.places import Place, find_places
from mubiao.statements.findings import Stretch, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.headline import headline_passages
from mubiao.statements.zh.narrative import narrative
from mubiao.statements.zh.owners import owner
from mubiao.statements.zh.times import default_moment, durations

__all__ = ["tell"]


def tell(text: str, stretches: Sequence[Stretch], year: int | None, own: Place | None = None) -> Iterator[Told]:
    """Everything that a flow states, given its sections, the year it plans and whose report it is: the main targets first, then the rest."""
    mentions = Mentions(match(text), find_places(text, within=own, year=year))
    quantities = Quantities(find_quantities(text)).without(durations(text))
    passages = headline_passages(text, stretches, mentions, quantities, year)
    said: set[tuple[object, ...]] = set()
    for passage in passages:
        for finding in passage.findings:
            if finding.key() not in said:  # a later sentence that explains a target says it again
                said.add(finding.key())
                place = owner(text, finding.start, finding, mentions, own)
                yield Told(finding, "target", default_moment("plan", year), place=place, how=passage.how)
    for told in narrative(text, stretches, passages, mentions, quantities, year):
        yield replace(told, place=owner(text, told.sentence, told.finding, mentions, own))
