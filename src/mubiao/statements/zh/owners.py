"""Whose value it is where that is not the report's own area: 太原市地区生产总值, or a clause that a part of it opens (雄安新区完成投资…)."""

from __future__ import annotations

import re

from mubiao.places import Place
from mubiao.statements.findings import Finding
from mubiao.statements.index import Mentions

_BLANKS = " 　“—-"
# Behind a place, these make of it a direction, a member of a list or a modifier of a name and no topic.
_NO_TOPIC = re.compile(
    r"[、和与及至到—-]|等|机场|大学|港(?!区)|铁路|高速|高铁|路|线|湖|江|河|山|银行|集团|公司|站|口岸|杯|宣言|协定|论坛|会议|自然|国家|国际|籍|产|的"
)


def owner(text: str, sentence: int, finding: Finding, mentions: Mentions, own: Place | None) -> Place | None:
    """The place that a value of the sentence beginning at ``sentence`` is about; ``None``: the report's own area.

    A part is taken only where it is named with the indicator or opens the value's own clause, alone: what a later clause says may
    be of the whole again, and no word tells.
    """
    named = finding.subject.owner
    if named is not None:
        return None if own is not None and named.code == own.code else named
    if own is None:
        return None
    end = min(finding.subject.start, finding.printed_start)
    clause = max(sentence, *(text.rfind(mark, 0, end) + 1 for mark in "，；。：\n"))
    places = mentions.places_within(clause, max(finding.subject.end, finding.printed_end))
    if len(places) != 1:
        return None  # several places share the value, or are counted by it
    place = places[0]
    begins = not text[clause : place.start].strip(_BLANKS)
    inside = place.place.code != own.code and place.place.is_in(own)
    if not begins or not inside or place.end > end or _NO_TOPIC.match(text, place.end):
        return None
    return place.place
