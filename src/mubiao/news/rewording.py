"""A sentence of English news without what stands between the words that the clause grammar of reports binds.

Reports speak of themselves ("GDP grew by 6.1 percent"); news name the place first, explain it, convert the money and say who said so:
"GDP in Ningbo, a port city in Zhejiang, grew …". ``reword`` leaves out the places that act, asides and conversions, and keeps the way
back, so that every value still opens the sentence as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from mubiao.news.article import Sentence
from mubiao.news.origins import Origins
from mubiao.news.roles import Actor

_KEPT = frozenset(("it", "its", "they", "their"))
_ASIDES = (
    re.compile(r"(?<=\bset )(?:its |their )?(?:sights|eyes) on (?:a |an )?"),
    re.compile(r"(?<=\bof )(?:its|their)[ \t](?=(?:major )?industrial )"),
    re.compile(r"[ \t]*\((?:about |around |roughly |or |some |nearly |over )*(?:US ?)?(?:\$|€|£|USD|\d[\d.,]* (?:\w+ )?(?:U\.?S\.? )?dollars)[^()]{0,40}\)"),
    re.compile(r"[ \t]*\((?!GDP\)|CPI\))[A-Z][A-Za-z]{1,7}\)"),
    re.compile(r",? according to [^,;.:\n]{3,140}(?=[,;.\n]|$)"),
    re.compile(r",(?= )(?: who is| which is| as)? (?:an?|the|one of|a key|considered|known as|home to|meaning|also known as)\b[^,;.:\d\n]{3,90},(?= (?:has |have |had |will |would |is |was |are |were |also |even )*(?:set|fell|rose|grew|dropped|declined|increased|decreased|reached|aim|plan|expect|project|target|lower|rais|cut|announc|unveil|forecast|record|post|regist|saw|hit|stood|total|came|will|is|was|has|have|exceed|surpass|expand|climb|jump|surg|slow|eas)\w*)"),
    re.compile(r",(?= )(?: for (?:example|instance)| in particular| meanwhile| however| too| for its part| in turn| by contrast),"),
    re.compile(r"(?<![A-Za-z])(?:each|all|both|also|together)[ \t](?=with|set|have|has|aim|trimmed|lowered|cut|raised|plan|expect|target)"),
)  # fmt: skip
# Hebei's is around 7 percent: the noun is that of the sentence before
_NOUN_LEFT_OUT = re.compile(
    r" (?:is|was|are|were|stands?|stood|will|rose|grew|fell|came|remains?|remained|at|expanded|climbed|increased|dropped|declined|reached|hit|jumped|edged)\b"
)
_RESPECTIVELY = re.compile(r",?\s*\brespectively\b")
_REGION_BEFORE = re.compile(r"\b(?:North|South|East|West|Central|Northeast|Northwest|Southeast|Southwest)(?:ern)? China['’]s $")
_EXPLAINED = re.compile(
    r",(?= )(?![^,;.:\n]{0,100}(?:%|percent|pct|per cent)) (?!and |or |while |but |whose )[^,;.:\n]{2,100},(?= (?:also |has|have|had|will|would|is|was|are|aim|plan|expect|target|set|project|forecast|record|post|saw|grew|rose|report|regist|announce|unveil|lower|rais|cut|kept|keep|eye|seek|vow|pledge|hope|want|put|propos|anticipat|said|say))"
    r"|,(?= )(?: (?:the )?capital(?: city)? of| home| host| an?| the| one of| both| all| long| once| known| also| China['’]s| its)(?![\w-])(?![^,;.:\n]{0,100}(?:%|percent|pct|per cent))[^,;.:\n]{2,100},(?= )(?! (?:and|or) )"
)


@dataclass(frozen=True, slots=True)
class Reworded(Origins):
    """``text`` of one sentence; ``origin[i]`` is the place in the flow of ``text[i]``, with one more for the end."""

    sentence: Sentence  # with places of ``text``
    paired: tuple[int, ...] = ()  # where "respectively" stood that pairs values with places


def reword(text: str, sentence: Sentence) -> Reworded:
    """The sentence as the clause grammar reads it. Linear in its length."""
    named = [(actor, actor_words(text, actor, sentence.end)) for actor in sentence.actors if _left_out(text, actor)]
    asides = [shape.span() for pattern in _ASIDES for shape in pattern.finditer(text, sentence.start, sentence.end)]
    asides += [(actor.end, end) for actor, (_, end) in named if end > actor.end + 2]
    kept = [actor for actor in sentence.actors if not any(start <= actor.start and actor.end <= end for start, end in asides)]
    asides += _paired_off(text, sentence)
    out = sorted([*(span for actor, span in named if actor in kept), *asides])
    words: list[str] = []
    origin: list[int] = []
    at = sentence.start
    for start, end in [*out, (sentence.end, sentence.end)]:
        if at < start:
            words.append(text[at:start])
            origin.extend(range(at, start))
        at = max(at, end)
    origin.append(sentence.end)
    made = "".join(words)
    actors = tuple(replace(actor, start=bisect_left(origin, actor.start), end=bisect_left(origin, actor.end)) for actor in kept)
    return Reworded(
        made,
        tuple(origin),
        replace(sentence, start=0, end=len(made), actors=actors),
        tuple(bisect_left(origin, a) for a, _ in _paired_off(text, sentence)),
    )


def _paired_off(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """ "respectively" behind several places: the values go with them in order, and not with several indicators."""
    found = []
    for word in _RESPECTIVELY.finditer(text, sentence.start, sentence.end):
        actor = max((one for one in sentence.actors if one.acts and one.start < word.start()), key=lambda one: one.start, default=None)
        if actor is not None and len(actor.places) > 1:
            found.append(word.span())
    return found


def _left_out(text: str, actor: Actor) -> bool:
    return actor.acts and text[actor.start : actor.end].lower() not in _KEPT


def actor_words(text: str, actor: Actor, end_of_sentence: int) -> tuple[int, int]:
    """The place's name with its possessive, and what explains it between commas."""
    end = actor.end
    begin = actor.start
    region = _REGION_BEFORE.search(text, max(0, begin - 24), begin)
    begin = region.start() if region is not None else begin
    if text[end : end + 2] in ("'s", "’s"):
        return begin, end if _NOUN_LEFT_OUT.match(text, end + 2) else end + 2
    if text[end : end + 1] in ("'", "’") and text[end - 1 : end] == "s":
        return begin, end + 1
    explained = _EXPLAINED.match(text, end, end_of_sentence)
    if explained is not None:
        return begin, explained.end()
    return begin, end
