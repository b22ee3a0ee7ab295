"""Whose value it is where that is not the report's own area: Wuxi's output grew, in Binhu District, investment in Binhu District."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.places import Place, PlaceMention
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions

_POSSESSIVE = re.compile(r"['’]s?[ \t]{1,2}(?:(?:own|total|overall|annual|regional|combined|gross|actual)[ \t]{1,2}){0,3}")
_INSIDE = re.compile(r"[ \t]{1,2}(?:in|of|for|within)[ \t]{1,2}(?:the[ \t]{1,2})?")
_OPENS = re.compile(r"[\s“\"—–-]*(?:and[ \t]|while[ \t])?(?:in|at|within|for)[ \t]{1,2}(?:the[ \t]{1,2})?", re.IGNORECASE)
_ALONE = re.compile(r"(?:['’]s)?(?!,? (?:and|or|as well as|to)[ \t]|, [A-Z])")
_TRACT = re.compile(
    r"[ \t]?(?:[-–—]|Bay|Delta|River|Canal|Strait|Corridor|Railway|Expressway|Highway|Airport|Port|University|Summit|Expo|Forum|Games|earthquake|Stock|Exchange)"
)


def owner(text: str, sentence: int, finding: Finding, mentions: Mentions, own: Place | None) -> Place | None:
    """The place that a value is about, where the sentence that begins at ``sentence`` names it with the subject or opens the clause with
    it, alone; ``None``: the report's own area.
    """
    if own is None:
        return None
    named = finding.subject.owner
    if named is not None:
        return _other_than(own, named)
    first, last = finding.subject.start, finding.subject.end
    places = mentions.places_within(max(sentence, first - 80), last + 60)
    if not places:
        return None
    for place in places:
        if place.place is None or _TRACT.match(text, place.end):
            continue
        if _POSSESSIVE.fullmatch(text, place.end, first) or (place.start == first and place.end < last):
            finding.start = min(finding.start, place.start)
            if not finding.subject.known and place.start == first:
                printed = _POSSESSIVE.match(text, place.end)
                bare = text[printed.end() : last].strip() if printed is not None else ""
                finding.subject = replace(finding.subject, indicator=f"other:{' '.join(bare.split())}") if bare else finding.subject
            return _other_than(own, place.place)
        inside = (first < place.start < last and finding.own_subject) or _INSIDE.fullmatch(text, last, place.start) is not None
        if inside and _alone(text, place, places) and place.place.is_in(own):
            return _other_than(own, place.place)
    return _opening(text, sentence, finding, places, own)


def _opening(text: str, sentence: int, finding: Finding, places: Sequence[PlaceMention], own: Place) -> Place | None:
    """The place that opens the clause of the value: In Binhu District, 21 schools were built."""
    at = min(finding.subject.start, finding.printed_start)
    clause = max(sentence, text.rfind(";", sentence, at) + 1)
    for place in places:
        if place.place is None or place.end > at or text[place.end : place.end + 1] != ",":
            continue
        if _OPENS.fullmatch(text, clause, place.start) and _alone(text, place, places) and place.place.is_in(own):
            return _other_than(own, place.place)
    return None


def _alone(text: str, place: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """No second place shares the value."""
    return _ALONE.match(text, place.end) is not None or not any(place.end < other.start <= place.end + 12 for other in places)


def _other_than(own: Place, place: Place) -> Place | None:
    return None if place.code == own.code else place


def place_named(subject: Subject, mentions: Mentions) -> Place | None:
    """The place that a subject is the name of: that of |Ningbo."""
    return next(
        (
            found.place
            for found in mentions.places_within(subject.start, subject.end + 1)
            if found.start == subject.start and found.end == subject.end
        ),
        None,
    )
