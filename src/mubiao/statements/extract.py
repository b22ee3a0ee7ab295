"""From a document to its statements: the pure function that the command line, the database and a cluster all call."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from mubiao.outline.topics import Topics
from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.reading.flow import Flow
from mubiao.reading.lines import in_one_line
from mubiao.records import Document, Identity, Section, SectionKind, Statement
from mubiao.statements import en, zh
from mubiao.statements.apart import told_apart
from mubiao.statements.findings import Finding, Stretch, Told
from mubiao.statements.noting import notes

# The grammar of each language: what a flow states, told in order.
_GRAMMARS = {"en": en.tell, "zh": zh.tell}
# How often rows of each kind were right; see docs/accuracy.md and benchmarks/reliability.py.
_CONFIDENCE = {"announced": 0.99, "cluster": 0.97, "scattered": 0.93, "outcome": 0.9, "target": 0.85, "outlook": 0.8, "commitment": 0.7}
_MAIN = frozenset(("announced", "cluster", "scattered"))
# So many announced targets are the report's: nothing else is looked for.
_ENOUGH = 3
# No pattern of a grammar looks farther over the end of a line.
_REACH = 200
# Characters of the printed text, a page's foot and head in its midst included.
_LONGEST_TOPIC = 255


def statements_of(
    document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...], *, headline: bool = False
) -> list[Statement]:
    """Everything the document states, in order of the text: the targets of its main passage, and what the narrative tells around it.

    ``headline``: the targets of its main passage alone, the very rows that are marked so among all; the rest is not read.
    Pure: no clock, no network, no global state; the same document gives the same statements everywhere.
    """
    told = _headline if headline else statements_as_told
    return in_order(statement for statement, _ in told(document, flow, identity, sections))


def in_order(made: Iterable[Statement]) -> list[Statement]:
    """Statements as a document has them, each once; a main target that the narrative says again stays a main target."""
    unique: dict[str, Statement] = {}
    for statement in sorted(made, key=attrgetter("start", "end")):
        if statement.id not in unique or statement.headline >= unique[statement.id].headline:
            unique[statement.id] = statement
    return list(unique.values())


def statements_as_told(
    document: Document,
    flow: Flow,
    identity: Identity,
    sections: tuple[Section, ...],
    withheld: list[tuple[int, int, str]] | None = None,
) -> Iterator[tuple[Statement, Told]]:
    """The statements as the grammar tells them, each with its places in the flow; two may have the same id (one value said twice).

    ``withheld`` takes the places of values that were read and are given in no record, since nothing says whether they are planned.
    """
    topics: Topics | None = None  # made for the first value: most of what is read is no report
    for told in _told(document, flow, identity, sections, withheld=withheld):
        topics = topics or Topics(flow.text, document.language)
        yield _statement(document, flow, identity, sections, told, topics), told


def _headline(document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...]) -> Iterator[tuple[Statement, Told]]:
    """The main targets alone. The plan is a few lines and says them in nearly every report, so the rest is read only where it does not."""
    plan = tuple(section for section in sections if section.kind == "plan")
    if plan and "\t" not in flow.text:  # a table of targets may stand anywhere
        part = _lines_of(flow, plan)
        told = list(_told(document, part, identity, plan, headline=True))
        if _settled(told):
            yield from ((_statement(document, part, identity, sections, one), one) for one in told)
            return
    for one in _told(document, flow, identity, sections, headline=True):
        yield _statement(document, flow, identity, sections, one), one


def _told(
    document: Document,
    flow: Flow,
    identity: Identity,
    sections: tuple[Section, ...],
    headline: bool = False,
    withheld: list[tuple[int, int, str]] | None = None,
) -> Iterator[Told]:
    if identity.genre != "work_report" or document.language not in _GRAMMARS:
        return iter(())
    tell = _GRAMMARS[document.language]
    stretches, own = stretches_of(flow, sections), _own_place(identity)
    return tell(flow.text, stretches, identity.report_year, own, headline=headline, withheld=withheld)


def _settled(told: Sequence[Told]) -> bool:
    """Whether the grammars would look no farther than the plan for these: see ``headline_passages`` of each."""
    ways = {one.how for one in told}
    return ways == {"cluster"} or (ways == {"announced"} and len(told) >= _ENOUGH)


def _lines_of(flow: Flow, sections: Sequence[Section]) -> Flow:
    """The lines of the flow that ``sections`` stand in; what lies between them is kept."""
    start = bisect_left(flow.origin, sections[0].start)
    end = bisect_left(flow.origin, sections[-1].end)
    start = flow.text.rfind("\n", 0, max(0, start - _REACH)) + 1
    end = flow.text.find("\n", min(end + _REACH, len(flow.text)))
    end = len(flow.text) if end < 0 else end
    return Flow(flow.text[start:end], flow.origin[start : end + 1])


def _own_place(identity: Identity) -> Place | None:
    if identity.area_code is None:
        return None
    return gazetteer().by_code(identity.area_code, identity.report_year)


def stretches_of(flow: Flow, sections: tuple[Section, ...]) -> list[Stretch]:
    """The sections in places of the flow."""
    found = []
    for section in sections:
        start = bisect_right(flow.origin, section.start - 1)
        end = bisect_right(flow.origin, section.end - 1)
        found.append(Stretch(section.kind, min(start, len(flow.text)), min(end, len(flow.text))))
    return found


def _statement(
    document: Document, flow: Flow, identity: Identity, sections: tuple[Section, ...], told: Told, topics: Topics | None = None
) -> Statement:
    told = told_apart(flow.text, told, document.language)
    finding, place, moment = told.finding, told.place, told.moment
    start, end = flow.span(finding.start, finding.end if finding.end > finding.printed_end else finding.printed_end)
    printed_start, printed_end = flow.span(finding.printed_start, finding.printed_end)
    section: SectionKind = "other"
    for one in sections:
        if one.start <= start < one.end:
            section = one.kind
            break
    topic: str | None = None
    topic_start: int | None = None
    topic_end: int | None = None
    if topics is not None and not told.how:  # the main targets are the report's own
        over = topics.over(min(finding.subject.start, finding.printed_start), finding.subject.known)
        if over is not None:
            begins, ends = flow.span(*over)
            if ends - begins <= _LONGEST_TOPIC:
                topic, topic_start, topic_end = in_one_line(document.text[begins:ends]), begins, ends
    area, area_code, area_en = (
        (identity.area, identity.area_code, identity.area_en) if place is None else (place.name, place.code, place.name_en)
    )
    # In the order of the fields: to name each takes three times as long.
    return Statement(
        _statement_id(document.document_id, start, end, told.kind, finding), document.name, document.document_id, told.kind, told.how in _MAIN,
        area, area_code, area_en, identity.area, identity.report_year,
        finding.subject.indicator, finding.measure, moment.period if moment is not None else None,
        finding.low, finding.high, finding.unit, finding.bound, finding.stance, finding.relative,
        document.text[printed_start:printed_end], document.text[start:end], start, end, section, _confidence(told), finding.aims_higher,
        finding.action or None, told.rank, told.rank_in, notes(flow.text, told, document.language), topic, topic_start, topic_end,
    )  # fmt: skip


def _statement_id(document_id: str, start: int, end: int, kind: str, finding: Finding) -> str:
    """Stable: the same document, span, indicator, kind and value give the same id in every run."""
    low = str(finding.low)
    high = low if finding.high is finding.low else str(finding.high)  # to print a float is slow
    what = f"{finding.subject.indicator}\x1f{kind}\x1f{finding.measure}\x1f{low}\x1f{high}"
    parts = f"{document_id}\x1f{start}\x1f{end}\x1f{what}\x1f{finding.bound}\x1f{finding.relative}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


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
