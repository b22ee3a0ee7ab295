"""The clause grammar of Chinese reports; its words are in ``lexicon.toml``, what it must read in ``examples.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mubiao.indicators import match
from mubiao.language.zh.quantities import find_quantities
from mubiao.places import Place, find_places
from mubiao.statements.findings import Moment, Stretch, Subject, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.belonging import goes_on_of
from mubiao.statements.zh.contradicted import Stated
from mubiao.statements.zh.headline.passages import headline_passages
from mubiao.statements.zh.leading import with_lead
from mubiao.statements.zh.misfits import misfit, renamed
from mubiao.statements.zh.naming.borrowed import without_borrowed_verb
from mubiao.statements.zh.naming.doers import name_doers, of_total, without_set_goal
from mubiao.statements.zh.naming.going_on import go_on
from mubiao.statements.zh.naming.governing import govern_lists
from mubiao.statements.zh.naming.withholding import reason_to_withhold
from mubiao.statements.zh.narrative import narrative
from mubiao.statements.zh.of_parts import of_part
from mubiao.statements.zh.owners import body, is_of_a_part, owner, setter
from mubiao.statements.zh.plans import is_old
from mubiao.statements.zh.printed import of_owner
from mubiao.statements.zh.tables import goes_on_behind, read_tables
from mubiao.statements.zh.timing.clock import Clock, default_moment
from mubiao.statements.zh.trust import trust
from mubiao.statements.zh.zones import SEVERAL, zone_of

__all__ = ["tell"]


def tell(
    text: str,
    stretches: Sequence[Stretch],
    year: int | None,
    own: Place | None = None,
    *,
    headline: bool = False,
    withheld: list[tuple[int, int, str]] | None = None,
    several: bool = False,
) -> Iterator[Told]:
    """Everything that a flow states, given its sections, the year it plans and whose report it is: the main targets first, then the rest.

    ``headline``: without the rest. ``withheld`` takes the places of values that a part which looks ahead tells without a word that
    says whether they are planned or were so ("undated"), of those whose name is what is left of a clause ("unnamed"), of results that
    lack a unit or an amount ("unitless", "indefinite"), and of main targets said a second time ("repeated"). ``several``: the text tells
    of several places, so that the same words again are another's target.
    """
    clock = Clock(text, year)
    mentions = Mentions(match(text), find_places(text, within=own, year=year), length=len(text))
    quantities = Quantities(find_quantities(text), length=len(text), without=clock.durations())
    tables = list(read_tables(text, stretches, year))
    passages = headline_passages(text, stretches, mentions, quantities, clock)
    last = max((told.finding.end for told in tables if told.how), default=-1)
    if last >= 0:
        passages = [passage for passage in passages if passage.how == "announced" or goes_on_behind(text, last, passage)]
    yield from (told for told in tables if told.how or not headline)
    said: set[tuple[object, ...]] = set()
    announced: dict[tuple[str, str], set[tuple[float | None, float | None]]] = {}
    stated = Stated()
    for passage in passages:
        for finding in passage.findings:
            if several or finding.key() not in said:  # a later sentence that explains a target says it again
                said.add(finding.key())
                announced.setdefault((finding.subject.indicator, finding.measure), set()).add((finding.low, finding.high))
                place = owner(text, finding.start, finding, mentions, own)
                if place is None and year is not None:
                    stated.announce(finding, str(year))
                yield Told(finding, "target", default_moment("plan", year), place=place, how=passage.how)
            elif withheld is not None:
                withheld.append((finding.printed_start, finding.printed_end, "repeated"))
    if headline:
        return
    rest = list(narrative(text, stretches, passages, mentions, quantities, clock, withheld))
    govern_lists(text, rest)
    go_on(text, rest)
    ahead = False
    inner: Told | None = None  # the figure just told of a place inside the area
    stretch: Stretch | None = None
    for told in _with_fitting_names(text, _with_last_year(rest), withheld):
        if stretch is None or not stretch.start <= told.finding.start < stretch.end:
            stretch = _stretch_at(stretches, told.finding.start)
        section = stretch.kind if stretch is not None else "other"
        if told.kind != "outcome":
            ahead = True
        elif told.moment is not None and told.moment.cue and told.moment.tense == "past":
            ahead = False
        lacks = reason_to_withhold(text, told, section, year)
        if not lacks and ahead and told.kind == "outcome" and section == "other" and is_old(year):
            lacks = "undated"  # where nothing tells the parts of an old report apart, and a plan was spoken of last
        if not lacks:
            told.place = owner(text, told.sentence, told.finding, mentions, own)
            if told.place is None and goes_on_of(text, inner, told):
                told.place = inner.place if inner is not None else None
            inner = told if told.place is not None and told.place is not own else None
            if told.kind == "outlook" and told.place is None:
                told.place = setter(text, told.sentence, told.finding, mentions, own)
            lacks = "unnamed" if is_of_a_part(told.finding, told.place, own) else ""
        if not lacks and told.kind != "commitment":
            of_part(text, told.sentence, told.finding, year, own)
        zone = zone_of(text, told) if not lacks else ""
        if zone == SEVERAL:
            lacks = "elsewhere"
        elif zone:
            told.finding.subject = of_owner(text, told.finding.subject, zone)
        if not lacks and not several and told.finding.measure == "growth" and stated.contradicts(text, told):
            lacks = "elsewhere"
        if lacks:
            if withheld is not None:
                withheld.append((told.finding.printed_start, told.finding.printed_end, lacks))
        else:
            if told.kind == "target" and told.finding.subject.known:
                told.finding.subject = _of_body(text, told, announced)
            without_borrowed_verb(text, told)
            if told.kind == "outcome" and not told.finding.subject.known:
                name_doers(text, told.finding)
            if told.finding.measure == "growth" and not told.finding.own_subject:
                of_total(text, told.finding)
            if told.finding.relative is not None:
                without_set_goal(text, told.finding)
            if told.kind in ("outcome", "commitment"):
                with_lead(text, told.finding)
            told.trust = trust(text, told, section, year)
            yield told


def _of_body(text: str, told: Told, announced: dict[tuple[str, str], set[tuple[float | None, float | None]]]) -> Subject:
    """某集团要…，电力装机达到…: the company's, under a name that says so."""
    subject = told.finding.subject
    finding = told.finding
    own = announced.get((subject.indicator, finding.measure))
    whose = body(text, told.sentence, finding, own is not None and (finding.low, finding.high) not in own)
    return of_owner(text, subject, whose) if whose else subject


def _with_fitting_names(text: str, statements: Iterable[Told], withheld: list[tuple[int, int, str]] | None) -> Iterator[Told]:
    before: Told | None = None
    for told in statements:
        fitting = renamed(text, told, before) if misfit(text, told.finding) else told
        if fitting is not None:
            yield fitting
            before = fitting
        elif withheld is not None:
            withheld.append((told.finding.printed_start, told.finding.printed_end, "unnamed"))


def _stretch_at(stretches: Sequence[Stretch], position: int) -> Stretch | None:
    return next((stretch for stretch in stretches if stretch.start <= position < stretch.end), None)


def _with_last_year(told: list[Told]) -> Iterator[Told]:
    """连续四年超过90万人 holds for last year too, and is last year's value where the report tells no other."""
    if not any(one.moment is not None and one.moment.run for one in told):
        yield from told
        return
    own = {(one.finding.subject.indicator, one.finding.measure, one.moment.period) for one in told if one.kind == "outcome" and one.moment}
    for one in told:
        if one.moment is None or not one.moment.run:
            yield one
            continue
        last = one.moment.period.rpartition("-")[2]
        alone = (one.finding.subject.indicator, one.finding.measure, last) not in own
        yield replace(one, moment=Moment(last, "past")) if alone and last else one
