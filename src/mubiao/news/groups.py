"""Places that an English sentence names together, each without the larger one that it lies in, and places it only counts.

Port city Wenzhou in Zhejiang Province, East China, …       温州市; Zhejiang only says where it lies
Changsha in Hunan and Dalian in Liaoning have set …        长沙市, 大连市
Ten cities, including Chongqing, have set …                an aggregate, and 重庆市
China's 31 provinces …                                     an aggregate, and no place
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.news.roles import Actor, Role, role_of
from mubiao.places import Place, PlaceMention
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION

_REGION = r"(?:(?:North|South|East|West|Central|Northeast|Northwest|Southeast|Southwest)(?:ern)? China['’]s )"
_KIND_OF = (
    r"(?:(?:city|province|municipality|autonomous region|region|county|district|prefecture|port city|metropolis|megacity|capital) of )"
)
# What stands between a place and the larger one that it lies in.
_LIES_IN = re.compile(
    rf"(?:,| in|, in| of|, (?:the )?(?:provincial )?capital(?: city)? (?:of|in)|, (?:an?|the|one of the) [^,.;:\n]{{1,70}} (?:in|of)|,? located in|\()\s*(?:the )?{_REGION}?(?:the )?{_KIND_OF}?",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"['’]s? (?:(?:provincial|regional) )?(?:capital(?: city)?(?: of)?|city of|port city(?: of)?|largest city|(?:[a-z-]+ ){0,4}(?:hub|powerhouse|metropolis|megacity|giant|city|center|centre|island|base|heavyweight|port|gateway|heartland|boomtown|stronghold|province|municipality))?,? ?"
)
_CAPITAL_OF = re.compile(rf"\b(?:provincial |regional )?capital(?: city)? of (?:the )?{_REGION}?(?:the )?$", re.IGNORECASE)
_JOINS = re.compile(
    rf"(?: (?:provinces?|municipalit(?:y|ies)|cities|city|(?:autonomous )?regions?))?\s*(?:,\s*(?:and|as well as|or)?|\band|\bas well as|\band also)\s+(?:the )?{_REGION}?(?:the )?{_KIND_OF}?",
)
_NUMBER = r"(?:\d{1,3}|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|thirty-one|twenty-\w+|dozens|scores|a dozen|half))"
_PLACES_NOUN = r"(?:provinces|cities|localities|regions|municipalities|counties|prefectures|local governments|local govts|provincial-level (?:regions|areas|governments|administrative regions)|provincial economies|provincial capitals)"
_AGGREGATE = re.compile(
    rf"(?<![\w-])(?:(?P<whose>China['’]s|[Tt]he (?:country|nation)['’]s|[Cc]hina) )?(?P<quantity>(?:(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Nn]early|[Aa]lmost|[Aa]bout|[Aa]round|[Oo]nly|[Aa]ll|[Tt]he|[Aa]nother|[Tt]he other|[Oo]ther|[Tt]hese|[Aa]ll the) )*{_NUMBER}(?: of)?|(?:[Aa] (?:number|majority|handful|group|total|raft|slew|string)|[Tt]he (?:majority|rest)) of(?: {_NUMBER})?|(?:[Tt]he )?(?:[Mm]ost|[Mm]any|[Ss]everal|[Ss]ome|[Mm]ultiple|[Vv]arious|[Aa]ll|[Bb]oth|[Nn]umerous|[Ff]ew|[Oo]ther|[Mm]ajor|[Rr]emaining)(?: of| other)?)?"
    rf"(?P<words>(?:\s*\b(?:the|its|their|China['’]s|Chinese|other|these|those|them|local|major|large|big|top|key|coastal|inland|central|western|eastern|northern|southern|northeastern|provincial|prefecture-level|first-tier|second-tier|leading|mainland|developed|neighboring|neighbouring|economically|more|richer|poorer|wealthier|poor|rich|border|resource-rich|trillion-yuan|of|different|level|southwestern|northwestern|industrial|economic|wealthy|affluent|underdeveloped|less)\b)*)\s*(?<![\w-])(?P<noun>{_PLACES_NOUN})\b(?:(?:, | and |, and )(?:autonomous )?{_PLACES_NOUN})*",
)
_BARE_AGGREGATE = re.compile(
    r"\b(?:[Aa]ll but (?:one|two|three|\w+)(?: of (?:them|the \w+))?|[Tt]he (?:others?|rest|remaining \w+)(?= |,)|[Oo]thers(?= )|[Nn]one of them|[Mm]ost of (?:which|them)|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?= (?:including|set|have|lowered|raised))|[Gg]overnors)\b"
)
_MEMBERS = re.compile(
    rf",?\s*(?:including|such as|like|among them|namely|for example|for instance|notably|led by|especially)\s*,?\s*(?:the )?(?:(?:\w+ ){{0,3}}?{_KIND_OF})?{_REGION}?",
    re.IGNORECASE,
)


def _all_of(text: str, one: Actor, named: Actor) -> bool:
    """Two inland provinces, |Guizhou and Yunnan|, have set: the names are all of them."""
    count = re.match(r"(?:the |these )?(?:other )?(two|three|four|five|six)\b", one.aggregate or "", re.IGNORECASE)
    if count is None or ["two", "three", "four", "five", "six"].index(count[1].lower()) + 2 != len(named.places):
        return False
    return re.fullmatch(r",? ?(?:[—–:(-]{1,2}|,)? ?(?:namely )?", text[one.end : named.start]) is not None and one.end < named.start


def named_together(text: str, start: int, mentions: Sequence[PlaceMention]) -> list[Actor]:
    """Names that are listed together, each without the larger place that it lies in."""
    heads: list[tuple[int, int, Place]] = []
    i = 0
    while i < len(mentions):
        head, end = mentions[i], mentions[i].end
        while i + 1 < len(mentions) and _lies_in(text, head, end, mentions[i + 1]):
            i += 1
            end = mentions[i].end
        heads.append((head.start, end, _capital_of(text, head)))
        i += 1
    kept: list[tuple[int, int, Place]] = []
    for k, (a, b, place) in enumerate(heads):  # Hunan's capital Changsha
        following = heads[k + 1] if k + 1 < len(heads) else None
        if following is not None and place is not following[2] and following[2].is_in(place):
            lead = _CAPITAL.fullmatch(text, b, following[0])
            if lead is not None and lead[0].strip():
                heads[k + 1] = (a, following[1], following[2])
                continue
        kept.append((a, b, place))
    groups: list[list[tuple[int, int, Place]]] = []
    for one in kept:
        joint = _JOINS.fullmatch(text, groups[-1][-1][1], one[0]) if groups else None
        explains = joint is not None and "and" not in joint[0] and text.startswith(("'s", "’s"), one[1])  # A, B's neighbour,
        if joint is not None and not explains and not is_nation(one[2]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [
        Actor(group[0][0], group[-1][1], tuple(place for _, _, place in group), role_of(text, start, group[0][0], group[-1][1]))
        for group in groups
    ]


def _capital_of(text: str, mention: PlaceMention) -> Place:
    """The capital of Hubei Province is Wuhan; any other name means what it names."""
    if mention.place.level != "province" or not _CAPITAL_OF.search(text, max(0, mention.start - 60), mention.start):
        return mention.place
    versions = gazetteer().versions(f"{mention.place.code[:2]}0100")
    return versions[-1] if versions else mention.place


def _lies_in(text: str, head: PlaceMention, end: int, larger: PlaceMention) -> bool:
    return (
        head.place.is_in(larger.place)
        and head.place is not larger.place
        and not is_nation(larger.place)
        and larger.start - end <= 110
        and not text.startswith(("'s", "’s"), larger.end)  # Ningbo, Zhejiang's second city
        and _LIES_IN.fullmatch(text, end, larger.start) is not None
    )


def aggregates(text: str, start: int, end: int) -> list[Actor]:
    """The words in ``text[start:end]`` for places that are counted and not named (nine provinces, most localities), in order."""
    found: list[Actor] = []
    for pattern in (_BARE_AGGREGATE, _AGGREGATE):
        for shape in pattern.finditer(text, start, end):
            if any(actor.start < shape.end() and shape.start() < actor.end for actor in found):
                continue
            begin = shape.end() - len(shape[0].lstrip())
            counted = pattern is _BARE_AGGREGATE or shape["quantity"] is not None
            role: Role = "subject" if role_of(text, start, begin, shape.end()) != "mention" else "mention"
            if shape.end() - begin == len("regions") and role == "mention":
                continue
            found.append(Actor(begin, shape.end(), (), role, shape[0].lstrip(), counted))
    return sorted(found, key=_start)


def with_examples(text: str, raw: list[Actor]) -> list[Actor]:
    """Aggregates with the names that stand behind them as examples, in order; a name inside an aggregate's words is part of them."""
    groups = sorted((actor for actor in raw if actor.places), key=_start)
    sums = [actor for actor in raw if not actor.places]
    used: set[int] = set()
    made: list[Actor] = []
    for one in sums:
        inside = [actor for actor in groups if one.start <= actor.start and actor.end <= one.end]
        used.update(id(actor) for actor in inside)
        named = next((actor for actor in groups if id(actor) not in used and _all_of(text, one, actor)), None)
        if named is not None:
            used.add(id(named))
            made.append(replace(named, start=one.start, role=one.role))
            continue
        members = next((actor for actor in groups if id(actor) not in used and _MEMBERS.fullmatch(text, one.end, actor.start)), None)
        if members is None:
            made.append(one)
            continue
        used.add(id(members))
        made.append(Actor(one.start, members.end, members.places, one.role, one.aggregate, one.counted))
    return sorted([*made, *(actor for actor in groups if id(actor) not in used)], key=_start)


def is_nation(place: Place) -> bool:
    """Whether ``place`` is the country."""
    return place.code == NATION


def _start(actor: Actor) -> int:
    return actor.start
