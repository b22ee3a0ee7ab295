"""The clause grammar of Chinese reports; its words are in ``lexicon.toml``, what it must read in ``examples.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mubiao.indicators import match
from mubiao.language.zh.quantities import find_quantities
from mubiao.statements.findings import Stretch, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.headline import headline_passages
from mubiao.statements.zh.narrative import narrative
from mubiao.statements.zh.times import default_moment, durations

__all__ = ["tell"]


def tell(text: str, stretches: Sequence[Stretch], year: int | None) -> Iterator[Told]:
    """Everything that a flow states, given its sections and the year it plans: the main targets first, then the rest."""
    mentions = Mentions(match(text))
    quantities = Quantities(find_quantities(text)).without(durations(text))
    passages = headline_passages(text, stretches, mentions, quantities, year)
    said: set[tuple[object, ...]] = set()
    for passage in passages:
        for finding in passage.findings:
            if finding.key() not in said:  # a later sentence that explains a target says it again
                said.add(finding.key())
                yield Told(finding, "target", default_moment("plan", year), how=passage.how)
    yield from narrative(text, stretches, passages, mentions, quantities, year)
