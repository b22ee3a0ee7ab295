"""Which English clauses say what a place means to push.

Haikou will focus on luring cruise lines while …                   a doing meant by the subject of the clause
provinces such as Jilin and Hebei put emphasis on …                each of the places
Localities unveil targets with focus on consumption; X to build …  headlines
X listed chips and solar power as its pillar industries            a thing named
the targets will help …; orders will recover; they can create      no place means anything: nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mubiao.news.actions_en import actions
from mubiao.news.meaning_en import intents_in, next_subject, who_means, with_many_places
from mubiao.news.pushed import Pushed, pushed_in
from mubiao.news.roles import Actor


@dataclass(frozen=True, slots=True)
class Meant:
    """``text[start:end]`` is what ``actor`` means to do; ``pushed`` says about what. ``elaborates``: an example of what went before."""

    start: int
    end: int
    actor: Actor
    pushed: tuple[Pushed, ...]
    elaborates: bool = False


_UNTIL = re.compile(
    r", according to |, (?:its|their|the|a) (?:\w+ ){0,2}(?:report|summary)\b|, (?:said|noted|added|local|(?:the|its|their) (?:report|newspaper|paper|mayor|governor|official|party (?:chief|secretary)|(?:city|province|region|county|municipality)['’]s)|[A-Z][\w-]+ (?:Daily|News) )|, (?:[A-Z][a-z]+ ){1,5}(?:said|added|noted|told|reported)|, (?:Mayor|Governor|Premier|Chairman) "
    r"|, (?:which|where|who|up|down|compared|from) |, (?:said|according)|;|\bas (?:part|a result) of\b|, making it|, as it "
)
_UNTIL_HEADLINE = re.compile(_UNTIL.pattern + r"| as | amid | after | before | in bid to |: ")
_EXAMPLE = re.compile(r"\b(?:for example|for instance|in detail|specifically|to this end|among (?:them|these)|concretely)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"\d(?:\.\d+)?(?:-|\s)?(?:percent|per cent|%|pct|percentage points?)|\b(?:GDP|gross domestic product)\b|\bin (?:step|line|pace) with (?:economic|GDP)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_PAST = re.compile(r"\b(?:last year|in the past|over the past|since (?:19|20)\d\d)\b")


def meant_in(
    text: str, start: int, end: int, actors: Sequence[Actor], topic: Actor | None, quoted: Sequence[tuple[int, int]], heading: bool
) -> Iterator[Meant]:
    """What one sentence tells to be meant, in order. ``quoted``: stretches in quotation marks; ``heading``: whether it is a headline."""
    cues = intents_in(text, start, end, quoted, heading)
    if not cues:
        return
    actors = with_many_places(text, start, end, actors, topic)
    last: Actor | None = None
    reached = start
    for k, (a, b, stop) in enumerate(cues):
        actor = who_means(text, start, a, actors, last, cues[k - 1][1] if k else start, topic)
        if actor is None or a < reached:
            continue
        last = actor
        limit = min([stop, *next_subject(text, cues[k + 1 :], actors, b)])
        until = (_UNTIL_HEADLINE if heading else _UNTIL).search(text, b, limit)
        limit = until.start() if until is not None else limit
        reached = min(
            limit, max(b, *(cue[0] for cue in cues[k + 1 :] if cue[0] < limit)) if any(cue[0] < limit for cue in cues[k + 1 :]) else b
        )
        elaborates = _EXAMPLE.search(text, start, b) is not None
        yield from _one(text, b, _cut_at_cue(cues, k, limit), actor, elaborates)


_BULLET = re.compile(r"\s*(?:[-–—•●▪■◆*·]|\(?\d{1,2}[.)])[ \t]+(?=[A-Za-z])")


def opens_list(text: str, start: int, end: int, actors: Sequence[Actor], topic: Actor | None) -> Actor | None:
    """Whose plans follow as points of a list: "This year, the city plans to:" """
    stop = start + len(text[start:end].rstrip())
    if text[stop - 1 : stop] != ":":
        return None
    cues = [
        cue for cue in intents_in(text, start, stop, (), False) if re.fullmatch(r"\s*(?:the following(?: \w+)?)?:", text[cue[1] : stop])
    ]
    return who_means(text, start, cues[-1][0], with_many_places(text, start, end, actors, topic), None, start) if cues else None


def point_of_list(text: str, start: int, end: int, actor: Actor) -> list[Meant] | None:
    """What one point of a list means to do; None where the line is no point."""
    bullet = _BULLET.match(text, start, end)
    return list(_one(text, bullet.end(), end, actor, False)) if bullet is not None else None


def _cut_at_cue(cues: Sequence[tuple[int, int, int]], k: int, limit: int) -> int:
    return min([limit, *(cue[0] for cue in cues[k + 1 :] if cue[0] > cues[k][1] + 4)])


_CENTRAL = re.compile(
    r"(?i:central (?:economic|rural|urban|financial) work conference)|(?:Political Bureau|Politburo) meeting|\bplen(?:um|ary session)\b"
)
_SAME_MEETING = re.compile(r"\W*(?:(?:The|This) (?:tone-setting |annual )?(?:meeting|conference|plenum|session)|It) ")


def speaks_of_the_centre(text: str, start: int, end: int, before: bool) -> bool:
    """Whether a sentence tells what a meeting of the centre asks for; ``before``: whether the sentence before it does."""
    if _CENTRAL.search(text, start, end):
        return re.search(r"[Ff]ollowing|[Aa]fter the|in line with|[Ii]n response", text[start:end]) is None
    return before and _SAME_MEETING.match(text, start, end) is not None


def _one(text: str, start: int, end: int, actor: Actor, elaborates: bool) -> Iterator[Meant]:
    """The actions of one cue; neighbours about the same are one: by a bare "and", or as a package of numbered promises."""
    pieces: list[tuple[int, int, list[Pushed], bool]] = []
    for action in actions(text, start, end):
        piece = text[action.start : action.end]
        if _PAST.search(piece):
            continue
        pushed = [] if _VALUE.search(piece) else pushed_in(text, action.start, action.end, "en")
        if pieces and _joins(text, pieces[-1], action.start, action.end, pushed, action.joined, elaborates):
            first = pieces[-1]
            themes = first[2] or pushed
            pieces[-1] = (first[0], action.end, pushed_in(text, first[0], action.end, "en") or themes, first[3])
        elif not _VALUE.search(piece):
            pieces.append((action.start, action.end, pushed, action.joined))
    for a, b, pushed, _ in pieces:
        yield Meant(a, b, actor, tuple(pushed), elaborates)


def _joins(
    text: str, before: tuple[int, int, list[Pushed], bool], start: int, end: int, pushed: list[Pushed], joined: bool, elaborates: bool
) -> bool:
    a, b, earlier, _ = before
    same = {one.theme for one in earlier} == {one.theme for one in pushed}
    if elaborates and not (earlier and pushed):
        same = True  # it speaks of what went before
    if not same or _VALUE.search(text[start:end]):
        return False
    numbered = _NUMBER.search(text[a:b]) is not None and _NUMBER.search(text[start:end]) is not None
    return joined or (numbered and elaborates)
