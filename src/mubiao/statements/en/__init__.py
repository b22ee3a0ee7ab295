"""The clause grammar of English reports; its words are in ``words.toml``, what it must read in ``examples.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mubiao.indicators import match
from mubiao.language.en.quantities import find_quantities
from mubiao.places import Place, find_places
from mubiao.statements.en.asides import part_unknown
from mubiao.statements.en.doubts import doubtful
from mubiao.statements.en.generic import (
    beyond_plan,
    did_themselves,
    of_a_plan,
    of_another,
    of_untold_whole,
    points_elsewhere,
    says_too_little,
    says_what_for,
    says_what_was_done,
    says_which,
    says_who,
)
from mubiao.statements.en.headline import headline_passages
from mubiao.statements.en.narrative import narrative
from mubiao.statements.en.owners import owner
from mubiao.statements.en.times import default_moment
from mubiao.statements.findings import Stretch, Told
from mubiao.statements.index import Mentions, Quantities

__all__ = ["tell"]


def tell(
    text: str,
    stretches: Sequence[Stretch],
    year: int | None,
    own: Place | None = None,
    *,
    headline: bool = False,
    withheld: list[tuple[int, int, str]] | None = None,
) -> Iterator[Told]:
    """Everything that an English flow states, given its sections and the year it plans: the main targets first, then the rest.

    ``headline``: without the rest. ``own``: whose report it is; a value of a part of it is told apart where the sentence names the part.
    ``withheld`` takes the places of results and promises whose name says not which things are meant ("unnamed").
    """
    mentions, quantities = (
        Mentions(match(text, "en"), find_places(text, within=own, year=year, language="en"), length=len(text)),
        Quantities(find_quantities(text), length=len(text)),
    )
    passages = headline_passages(text, stretches, mentions, quantities, year)
    said: set[tuple[object, ...]] = set()
    for passage in passages:
        for finding in passage.findings:
            if finding.key() not in said:  # a later sentence that explains a target says it again
                said.add(finding.key())
                place = owner(text, finding.start, finding, mentions, own)
                yield Told(finding, "target", default_moment("plan", year), place=place, how=passage.how)
    if headline:
        return
    for told in narrative(text, stretches, passages, mentions, quantities, year):
        finding = told.finding
        if _is_unnamed(text, told) or doubtful(text, told.sentence, finding):
            if withheld is not None:
                withheld.append((finding.printed_start, finding.printed_end, "unnamed"))
            continue
        told.place = owner(text, told.sentence, finding, mentions, own)
        near = mentions.places_within(told.sentence, told.finding.printed_end)
        if told.place is not None or not part_unknown(text, told.finding.printed_start, ((place.start, place.end) for place in near)):
            yield told


def _is_unnamed(text: str, told: Told) -> bool:
    finding = told.finding
    if of_another(text, finding) or of_a_plan(text, finding) or beyond_plan(text, finding) or of_untold_whole(text, finding):
        return True
    if finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    if finding.counted and (says_what_was_done(finding.action) or (told.kind != "outlook" and says_what_for(finding))):
        return False
    if told.kind == "outlook":
        return not (finding.measure == "ratio" and finding.action) and (says_too_little(text, finding) or not says_which(name))
    if told.kind == "outcome":
        if points_elsewhere(name):
            return True
        return not says_which(name) and not (did_themselves(finding.action) and says_who(name))
    return told.kind == "commitment" and says_too_little(text, finding)
