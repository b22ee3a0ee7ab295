"""From a document to its statements: the pure function that the command line, the database and a cluster all call."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator

from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.reading.flow import Flow
from mubiao.records import Document, Identity, Section, SectionKind, Statement
from mubiao.statements import en, zh
from mubiao.statements.findings import Finding, Stretch, Told

# The grammar of each language: what a flow states, told in order.
_GRAMMARS = {"en": en.tell, "zh": zh.tell}
# How often rows of each kind were right; see docs/accuracy.md and benchmarks/reliability.py.
_CONFIDENCE = {"announced": 0.99, "cluster": 0.97, "scattered": 0.93, "outcome": 0.9, "target": 0.85, "outlook": 0.8, "commitment": 0.7}


def statements_of(document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...]) -> list[Statement]:
    """Everything the document states, in order of the text: the targets of its main passage, and what the narrative tells around it.

    Pure: no clock, no network, no global state; the same document gives the same statements everywhere.
    """
    made = [statement for statement, _ in statements_as_told(document, flow, identity, sections)]
    made.sort(key=lambda statement: (statement.start, statement.end))
    return list({statement.id: statement for statement in made}.values())


def statements_as_told(
    document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...]
) -> Iterator[tuple[Statement, Told]]:
    """The statements as the grammar tells them, each with its places in the flow; two may have the same id (one value said twice)."""
    if identity.genre != "work_report" or document.language not in _GRAMMARS:
        return
    stretches = _stretches(flow, sections)
    own = _own_place(identity)
    for told in _GRAMMARS[document.language](flow.text, stretches, identity.report_year, own):
        yield _statement(document, flow, identity, sections, told), told


def _own_place(identity: Identity) -> Place | None:
    if identity.area_code is None:
        return None
    return gazetteer().by_code(identity.area_code, identity.report_year)


def _stretches(flow: Flow, sections: tuple[Section, ...]) -> list[Stretch]:
    """The sections in places of the flow."""
    found = []
    for section in sections:
        start = bisect_right(flow.origin, section.start - 1)
        end = bisect_right(flow.origin, section.end - 1)
        found.append(Stretch(section.kind, min(start, len(flow.text)), min(end, len(flow.text))))
    return found


def _statement(document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...], told: Told) -> Statement:
    finding = told.finding
    start, end = flow.span(finding.start, max(finding.end, finding.printed_end))
    printed_start, printed_end = flow.span(finding.printed_start, finding.printed_end)
    section: SectionKind = next((section.kind for section in sections if section.start <= start < section.end), "other")
    indicator = finding.subject.indicator
    return Statement(
        id=_statement_id(document.document_id, start, end, told.kind, finding),
        document=document.name,
        document_id=document.document_id,
        kind=told.kind,
        headline=told.how in ("announced", "cluster", "scattered"),
        area=told.place.name if told.place else identity.area,
        area_code=told.place.code if told.place else identity.area_code,
        area_en=told.place.name_en if told.place else identity.area_en,
        report_area=identity.area,
        report_year=identity.report_year,
        indicator=indicator,
        measure=finding.measure,
        period=told.moment.period if told.moment else None,
        low=finding.low,
        high=finding.high,
        unit=finding.unit,
        bound=finding.bound,
        stance=finding.stance,
        relative=finding.relative,
        printed=document.text[printed_start:printed_end],
        evidence=document.text[start:end],
        start=start,
        end=end,
        section=section,
        confidence=_confidence(told),
        aims_higher=finding.aims_higher,
        action=finding.action or None,
        rank=told.rank,
        rank_in=told.rank_in,
    )


def _statement_id(document_id: str, start: int, end: int, kind: str, finding: Finding) -> str:
    """Stable: the same document, span, indicator, kind and value give the same id in every run."""
    parts = [
        document_id,
        start,
        end,
        finding.subject.indicator,
        kind,
        finding.measure,
        finding.low,
        finding.high,
        finding.bound,
        finding.relative,
    ]
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def _confidence(told: Told) -> float:
    if told.trust is not None:
        return told.trust
    finding = told.finding
    value = _CONFIDENCE[told.how or told.kind]
    if not finding.subject.known:
        value -= 0.02 if told.how else 0.2
    if not finding.measure_sure:
        value -= 0.02 if told.how else 0.1
    return round(value, 2)
