"""Goals in words alone, inside a passage of targets: a steady rise in exports, a basic equilibrium in the balance of payments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.sentences import groups
from mubiao.statements.en.subjects import of_mention, phrase
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions
from mubiao.statements.unprinted import unprinted_measure

_STATE = any_of(("qualitative", "states"))
_NOUN = any_of(("qualitative", "nouns"))
_VERB = any_of(("qualitative", "verbs"))
_LEAD = r"(?:(?:a|an|the|and|to|will|we|should|must|also|our|at the same time|meanwhile|work|need|continue|aim|strive|in addition|ensure that|its|that|both|as well as|further|while)[ \t,]{1,2})*"
# what opens a goal: (a) steady rise in · continue to improve · achieving
_OPENER = re.compile(
    rf"[\s,;:—–•●-]*{_LEAD}(?:(?:{_STATE})[ \t,]{{1,2}}(?:and[ \t]{{1,2}})?){{0,4}}(?:(?:{_VERB})[ \t]{{1,2}}(?:(?:a|an|the|our|some|its)[ \t]{{1,2}})?(?:(?:{_STATE})[ \t]{{1,2}}(?:and[ \t]{{1,2}})?){{0,3}})?"
    rf"(?:(?:{_NOUN})(?:[ \t]{{1,2}}and[ \t]{{1,2}}(?:{_NOUN}|control))?[ \t]{{1,2}}(?:in|of|with|and)[ \t]{{1,2}}(?:both[ \t])?(?:the[ \t])?(?:(?:volume and quality|quality and volume|quality|volume) of )?)?",
    re.IGNORECASE,
)
_SPEAKS = re.compile(rf"{_STATE}|{_NOUN}|{_VERB}", re.IGNORECASE)
_SPLIT = re.compile(r",[ \t\n]{1,2}and[ \t]{1,2}|,[ \t\n]{1,2}|[ \t]{1,2}and[ \t]{1,2}", re.IGNORECASE)
_ITEMS = re.compile(r"[ \t]*(?:,[ \t\n]{0,2}(?:and[ \t]{1,2})?|and[ \t]{1,2})(?:(?:a|an|the|also|our|to)[ \t]{1,2})*", re.IGNORECASE)
_STARTS_ITEM = re.compile(
    rf"(?:(?:a|an|the|to|continue|ensure|further|will|we)[ \t]{{1,2}})*(?:(?:{_STATE})[ \t,]{{1,2}}(?:and[ \t]{{1,2}})?){{0,4}}(?:{_NOUN}|{_VERB})|(?:{_STATE})[ \t]{{1,2}}",
    re.IGNORECASE,
)
_DENOMINATOR = re.compile(r"(?:%|percent|per cent|half|thirds)[ \t]{1,2}of[ \t]{1,2}(?:[A-Za-z'’]+[ \t]{1,2}){0,3}$", re.IGNORECASE)
_ONLY_STATES = re.compile(rf"(?:[ \t\n,;:]|{_STATE}|{_LEAD})*", re.IGNORECASE)
MADE = re.compile(
    r"\b(?:should|will|must|shall)[ \t]{1,2}be[ \t]{1,2}(?:made|achieved|maintained|improved|kept|realized|ensured)\b(?:[ \t]{1,2}(?:in|for)[ \t]{1,2}(?:the[ \t])?)?",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\b(?:exclusion|on the basis of|on the premise|taking into|taken into|so as to|in order to|the aim of|basis of)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"[ \t,]{1,2}(?:(?:among|through|within|by|so that|in order to|to be|as|while|with|during|for|which|that|and in|living)\b.*)$|[\s.;:,]+$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 1200


def qualitative(text: str, start: int, end: int, mentions: Mentions, found: Sequence[Finding]) -> Iterator[Finding]:
    """The goals in words of ``text[start:end]``, where ``found`` are the goals with a value or a comparison there."""
    for a, b in groups(text, start, end):
        for item_start, item_end in _items(text, a, b):
            if item_end - item_start > _LONGEST or _EXCLUDED.search(text, item_start, item_end):
                continue
            yield from _item(text, item_start, item_end, mentions, found)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The points of a list inside a clause group: cut at commas and at "and" before words that open a goal."""
    position = start
    for mark in _ITEMS.finditer(text, start, end):
        if mark.start() < position or not (_STARTS_ITEM.match(text, mark.end(), end)):
            continue
        if mark.end() - position < 12 or _ONLY_STATES.fullmatch(text, position, mark.start()):
            continue
        yield position, mark.start()
        position = mark.end()
    yield position, end


def _item(text: str, start: int, end: int, mentions: Mentions, found: Sequence[Finding]) -> Iterator[Finding]:
    taken = [span for f in found for span in ((f.subject.start, f.subject.end), (f.printed_start, f.printed_end))]
    inside = [span for span in taken if span[0] < end and start < span[1]]
    free = [
        m
        for m in mentions.within(start, end)
        if not any(s < m.end and m.start < e for s, e in inside) and not _DENOMINATOR.search(text, start, m.start)
    ]
    opener = _OPENER.match(text, start, end)
    at = opener.end() if opener is not None else start
    if not inside:
        listed = list(_list(text, at, end))
        if len(listed) >= 3:
            for a, b in listed:
                inner = next((m for m in free if a <= m.start and m.end <= b), None)
                subject = of_mention(inner) if inner is not None else phrase(text, a, b)
                if subject is not None:
                    yield _goal(subject, _skip(text, start, at), subject.end)
            return
    for i, mention in enumerate(free):
        begin = max([start, *(e for s, e in inside if e <= mention.start)])
        if i > 0 and not re.match(r"[ \t]*(?:,|and\b)", text[free[i - 1].end : mention.start]):
            begin = max(begin, free[i - 1].end)
        yield _goal(of_mention(mention), _skip(text, begin, mention.start), mention.end)
    if free or inside or not _SPEAKS.search(text, start, end):
        return
    made = MADE.search(text, start, end)
    yield from _things(text, made.end() if made is not None else at, end, start)


def _list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The things of a list of three or more short phrases; nothing where a phrase is long."""
    pieces = []
    position = start
    for mark in _SPLIT.finditer(text, start, end):
        pieces.append((position, mark.start()))
        position = mark.end()
    pieces.append((position, end))
    if len(pieces) >= 3 and all(0 < len(text[a:b].split()) <= 4 for a, b in pieces):
        yield from pieces


def _things(text: str, position: int, end: int, start: int) -> Iterator[Finding]:
    """The things that a goal in words names, one by one: progress in restructuring, innovation and conservation."""
    tail = _TAIL.search(text, position, end)
    stop = tail.start() if tail is not None else end
    if stop <= position + 2:
        stop = end
    subject = phrase(text, position, stop)
    if subject is not None:
        yield _goal(subject, _skip(text, start, position), max(subject.end, position))


def _skip(text: str, position: int, limit: int) -> int:
    while position < limit and text[position] in " \t\n,;:—–-•●":
        position += 1
    return position


def _goal(subject: Subject, start: int, end: int) -> Finding:
    return Finding(
        subject=subject, measure=unprinted_measure(subject), low=None, high=None, unit="", bound="qualitative", stance="firm", relative=None,
        start=min(start, subject.start), end=max(end, subject.end), printed_start=min(start, subject.start), printed_end=max(end, subject.end),
    )  # fmt: skip
