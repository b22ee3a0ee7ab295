"""Makes the Statement of a news value: the same record as a report's, without a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mubiao.news.article import Article, area_fields
from mubiao.news.roles import Actor
from mubiao.places import Place
from mubiao.records import Statement, StatementKind
from mubiao.statements.apart import under_printed_name
from mubiao.statements.findings import Finding, Told

# How often rows of each kind were right on annotated articles; see docs/accuracy.md.
_CONFIDENCE: dict[StatementKind, float] = {"target": 0.95, "outcome": 0.93, "outlook": 0.85, "commitment": 0.8}
Made = tuple[Statement, Finding]
_CARRIED = 0.05  # less where the place is that of the sentence before


def statements_for(
    article: Article,
    finding: Finding,
    kind: StatementKind,
    period: str | None,
    actor: Actor | None,
    *,
    carried: bool = False,
    told: Told | None = None,
) -> Iterator[Made]:
    """A statement for each place of ``actor``, with the finding it is made of; for an aggregate one without a place, which a note names.

    ``carried``: the places are those of an earlier sentence. ``told``: what the grammar of reports says of the value besides.
    """
    places: list[Place | None] = list(actor.places) if actor is not None else [None]
    if actor is not None and actor.unnamed is not None:
        places = [None]
    if actor is not None and actor.aggregate is not None and (actor.counted or not places):
        places.insert(0, None)
    for place in places:
        note = f"said of: {actor.aggregate}" if actor is not None and place is None and actor.aggregate else None
        made = _statement(article, finding, kind, period, place, note, carried, told)
        unnamed = actor.unnamed if actor is not None else None
        if unnamed is not None:
            made = replace(made, area=unnamed, notes=(f"the article does not say which: {unnamed}",))
        yield made, finding


def _statement(
    article: Article,
    finding: Finding,
    kind: StatementKind,
    period: str | None,
    place: Place | None,
    note: str | None,
    carried: bool,
    told: Told | None,
) -> Statement:
    finding = under_printed_name(article.text, finding, article.language)
    start, end = article.span(finding.start, max(finding.end, finding.printed_end))
    a, b = article.span(finding.printed_start, finding.printed_end)
    confidence = _CONFIDENCE[kind] - (_CARRIED if carried or (place is None and note is None) else 0)
    confidence -= 0.15 if not finding.subject.known else 0
    text = article.document.text
    return Statement(
        id=article.id_of(
            kind, start, end, finding.subject.indicator, finding.measure, finding.low, finding.high, finding.bound, finding.relative,
            place.code if place else note, period,
        ),
        document=article.document.name,
        document_id=article.document.document_id,
        kind=kind,
        headline=told is not None and told.how in ("announced", "cluster"),
        report_area=None,
        report_year=None,
        indicator=finding.subject.indicator,
        measure=finding.measure,
        period=period,
        low=finding.low,
        high=finding.high,
        unit=finding.unit,
        bound=finding.bound,
        stance=finding.stance,
        relative=finding.relative,
        printed=text[a:b],
        evidence=text[start:end],
        start=start,
        end=end,
        section="other",
        confidence=round(confidence, 2),
        aims_higher=finding.aims_higher,
        action=finding.action or None,
        rank=told.rank if told is not None else None,
        rank_in=told.rank_in if told is not None else None,
        notes=(note,) if note else (),
        **area_fields(place),
    )  # fmt: skip
