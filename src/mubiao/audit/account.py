"""The account of a document's numerals: which record took each, or why none did."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from mubiao.audit.numerals import Numeral, numerals
from mubiao.audit.reasons import reason
from mubiao.audit.rows import NOT_UNDERSTOOD, Audit, AuditRow
from mubiao.identity import identify
from mubiao.language.found import Measured
from mubiao.news import article_of
from mubiao.news.values import made_of_article
from mubiao.outline import outline
from mubiao.reading.flow import Flow, flow_of
from mubiao.records import Document, Language, Statement
from mubiao.statements import in_order, statements_as_told, stretches_of
from mubiao.statements.en import asides as en
from mubiao.statements.findings import Told
from mubiao.statements.zh.asides import reasons as zh
from mubiao.statements.zh.glossary import glossaries

_SOFT = ("relative", "qualitative")
# Why a quantity that no record took is none: (flow, the quantity) to a finer reason, or "" where nobody knows; and the same for a
# number that the scanner could not explain.
_ASIDES: dict[Language, Callable[[str, Measured], str]] = {"en": en.aside, "zh": zh.aside}
_BARE_ASIDES: dict[Language, Callable[[str, int, int], str]] = {"zh": zh.aside_of_bare}
# Reasons that hold only where the number that follows is in a record.
_LEAN_ON_THE_NEXT = ("base", "grouping", "milestone")
# What is counted is known again by so much of its name; bare scales count nothing.
_NAME, _SCALES = 2, "万亿千百多余"
# A number in quotation marks of this reach is part of what is quoted.
_CLOSES_LIST = "等"
_QUOTED = frozenset(("name", "slogan", "code", "bare_number", "class", "version", "quantity", "ratio"))
_LONGEST_QUOTATION, _LONGEST_TITLE = 20, 60


def audit(document: Document) -> Audit:
    """Every numeral of the document in order of the text, each with the record that took it or the reason why it is in none.

    Pure, and linear in the length of the text. A quantity is not accounted for by being one: it is ``not_understood`` unless a
    record carries it or a reason stands in print beside it.
    """
    flow = flow_of(document)
    sections = outline(document, flow)
    identity = identify(document, flow, sections)
    withheld: list[tuple[int, int, str]] = []
    if identity.genre == "news":
        made = made_of_article(article_of(document, flow, identity))
        found = [(statement, Told(finding, statement.kind, None)) for statement, finding in made]
    else:
        found = list(statements_as_told(document, flow, identity, sections, withheld))
    explained = [(part.start, part.end) for part in glossaries(flow.text, stretches_of(flow, sections))]
    rows = _rows(document, flow, numerals(document, flow), found, explained, withheld, identity.genre != "communique")
    return Audit(document, identity, tuple(in_order(statement for statement, _ in found)), rows)


def _rows(
    document: Document,
    flow: Flow,
    all_numerals: Sequence[Numeral],
    found: Sequence[tuple[Statement, Told]],
    explained: Sequence[tuple[int, int]],
    withheld: Sequence[tuple[int, int, str]],
    read: bool,
) -> tuple[AuditRow, ...]:
    """``read``: records are read from texts of this genre; where they are not, that is why a number is in none."""
    taken = _taken(all_numerals, found)
    named = _named(flow, all_numerals, found)
    counted = {_count_of(flow.text, all_numerals[i]) for i in taken} - {None}
    aside, bare = _ASIDES.get(document.language), _BARE_ASIDES.get(document.language)
    made: list[AuditRow] = []
    for i, numeral in enumerate(all_numerals):
        printed = document.text[numeral.start : numeral.end]
        if i in taken:
            how, statements = taken[i]
            ids = tuple(dict.fromkeys(statement.id for statement in statements))
            made.append(AuditRow(numeral.start, numeral.end, printed, statements[0].kind, ids, None, how))
            continue
        detail = numeral.detail
        if not numeral.furniture:
            detail = _quotation(flow.text, numeral) if detail in _QUOTED else ""
            if not detail and numeral.measured is not None and any(start <= numeral.flow_start < end for start, end in explained):
                detail = "glossary"
            if not detail and numeral.measured is not None:
                detail = "named" if i in named else aside(flow.text, numeral.measured) if aside is not None else ""
            if not detail and bare is not None and numeral.detail == "bare_number":
                detail = bare(flow.text, numeral.flow_start, numeral.flow_end)
            if not detail and _count_of(flow.text, numeral) in counted:
                detail = "again"
            if not detail and numeral.measured is not None:
                detail = next((why for start, end, why in withheld if start <= numeral.flow_start < end), "")
            if detail in _LEAN_ON_THE_NEXT and not _next_is_taken(i, all_numerals, taken, flow.text):
                detail = "compared" if detail == "base" and _leads_to_another(i, all_numerals, flow.text) else ""
            detail = detail or numeral.detail
            if not read and reason(detail) == NOT_UNDERSTOOD:
                detail = "communique"
        why = "furniture" if numeral.furniture else reason(detail)
        made.append(AuditRow(numeral.start, numeral.end, printed, None, (), why, detail))
    return tuple(made)


def _count_of(text: str, numeral: Numeral) -> str | None:
    """A number of things with the beginning of their name, by which it is known again: 156个|单位."""
    quantity = numeral.measured
    if quantity is None or quantity.unit != "count" or not quantity.unit_printed or quantity.unit_printed[-1:] in _SCALES:
        return None
    name = text[numeral.flow_end : numeral.flow_end + _NAME]
    return text[numeral.flow_start : numeral.flow_end] + name if len(name) == _NAME and name.isalpha() else None


def _taken(all_numerals: Sequence[Numeral], found: Sequence[tuple[Statement, Told]]) -> dict[int, tuple[str, list[Statement]]]:
    """The quantities that are the value of a record, or the margin of its comparison."""
    taken: dict[int, tuple[str, list[Statement]]] = {}
    in_flow = [(i, numeral) for i, numeral in enumerate(all_numerals) if numeral.measured is not None]
    starts = [numeral.flow_start for _, numeral in in_flow]
    for how in ("value", "margin"):
        for statement, told in found:
            finding = told.finding
            if how == "value" and finding.bound in _SOFT:
                continue
            start, end = (finding.printed_start, finding.printed_end) if how == "value" else (finding.start, finding.end)
            margin = finding.relative.margin if finding.relative is not None else None
            if how == "margin" and margin is None:
                continue
            for i, numeral in in_flow[bisect_left(starts, start) : bisect_left(starts, end)]:
                quantity = numeral.measured
                assert quantity is not None
                if how == "margin" and (i in taken or margin not in (quantity.low, quantity.high)):
                    continue
                taken.setdefault(i, (how, []))[1].append(statement)
    return taken


def _named(flow: Flow, all_numerals: Sequence[Numeral], found: Sequence[tuple[Statement, Told]]) -> set[int]:
    """The quantities inside the name of what a record measures: 500万元以上|项目投资."""
    starts = [numeral.flow_start for numeral in all_numerals]
    in_order = [(start, i) for i, start in enumerate(starts) if start >= 0]
    places = [start for start, _ in in_order]
    named: set[int] = set()
    for _, told in found:
        finding = told.finding
        named.update(i for _, i in in_order[bisect_left(places, finding.subject.start) : bisect_left(places, finding.subject.end)])
        if finding.counted and flow.text[finding.printed_start - 1] in _CLOSES_LIST:
            # 6万吨级航道、110千伏变电站等12个|项目: names in the list that is counted
            named.update(i for _, i in in_order[bisect_left(places, finding.start) : bisect_left(places, finding.printed_start)])
    return named


def _next_is_taken(i: int, all_numerals: Sequence[Numeral], taken: dict[int, tuple[str, list[Statement]]], text: str) -> bool:
    """The quantity that a change ends at, in the same sentence, is in a record."""
    following = _following(i, all_numerals, text)
    return following is not None and following in taken


def _leads_to_another(i: int, all_numerals: Sequence[Numeral], text: str) -> bool:
    """The change that is counted from here ends at an amount of the same unit, which has its own row."""
    here, following = all_numerals[i].measured, _following(i, all_numerals, text)
    there = None if following is None else all_numerals[following].measured
    return here is not None and there is not None and there.unit in (here.unit, "%", "times")


def _following(i: int, all_numerals: Sequence[Numeral], text: str) -> int | None:
    """The next quantity of the sentence."""
    following = next((j for j in range(i + 1, min(i + 4, len(all_numerals))) if all_numerals[j].measured is not None), None)
    if following is None or "。" in text[all_numerals[i].flow_end : all_numerals[following].flow_start]:
        return None
    return following


def _quotation(text: str, numeral: Numeral) -> str:
    """``quotation`` or ``title`` where marks that open before the numeral close behind it, within a few words."""
    for opening, closing, longest, detail in (("《", "》", _LONGEST_TITLE, "title"), ("“", "”", _LONGEST_QUOTATION, "quotation")):
        floor = max(0, numeral.flow_start - longest)
        opened = text.rfind(opening, floor, numeral.flow_start)
        if opened < 0 or text.find(closing, opened, numeral.flow_start) >= 0:
            continue
        if text.find(closing, numeral.flow_end, opened + longest + 2) >= 0:
            return detail
    return ""
