"""Makes the Statement of a news value: the same record as a report's, without a report."""

from __future__ import annotations

from collections.abc import Iterator

from mubiao.news.actors import Actor
from mubiao.news.article import Article, area_fields
from mubiao.places import Place
from mubiao.records import Statement, StatementKind
from mubiao.statements.findings import Finding

# How often rows of each kind were right on annotated articles; see docs/accuracy.md.
_CONFIDENCE: dict[StatementKind, float] = {"target": 0.95, "outcome": 0.93, "outlook": 0.85, "commitment": 0.8}
_CARRIED = 0.05  # less where the place is that of the sentence before


def statements_for(
    article: Article, finding: Finding, kind: StatementKind, period: str | None, actor: Actor | None, *, carried: bool = False
) -> Iterator[Statement]:
    """A statement for each place of ``actor``; for an aggregate one without a place, which a note names."""
    places: list[Place | None] = list(actor.places) if actor is not None else [None]
    if actor is not None and actor.aggregate is not None and (actor.counted or not places):
        places.insert(0, None)
    for place in places:
        note = f"said of: {actor.aggregate}" if actor is not None and place is None and actor.aggregate else None
        yield _statement(article, finding, kind, period, place, note, carried)


def _statement(
    article: Article, finding: Finding, kind: StatementKind, period: str | None, place: Place | None, note: str | None, carried: bool
) -> Statement:
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
        headline=False,
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
        notes=(note,) if note else (),
        **area_fields(place),
    )  # fmt: skip
