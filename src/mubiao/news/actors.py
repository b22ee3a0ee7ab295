"""Whose doing an English clause tells of: the places named as its subject or owner, what "the city" and "it" stand for, and aggregates.

Port city Wenzhou in Zhejiang Province, East China, …       温州市; Zhejiang only says where it lies
Changsha in Hunan and Dalian in Liaoning have set …        长沙市, 大连市
Ten cities, including Chongqing, have set …                an aggregate, and 重庆市
The province's GDP …, it aims to …                         the last province spoken of, the last subject
The growth led the country at …                            the country is no subject here
China's 31 provinces …                                     an aggregate, and no place
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mubiao.places import Place, PlaceMention
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION

Role = Literal["subject", "owner", "office", "pronoun", "mention"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Places that a stretch ``start``..``end`` of the flow names together, and what they are to their clause.

    ``aggregate``: the words for places not named ("nine provinces"); with ``places`` beside it these are its examples.
    ``unnamed``: the words for one place that the article never names.
    ``counted``: the aggregate says how many, so that a value holds for it too and not only for its examples.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    role: Role
    aggregate: str | None = None
    counted: bool = False
    unnamed: str | None = None  # 全省 in an article that names no province

    @property
    def acts(self) -> bool:
        """Whether a value that follows can be theirs."""
        return self.role != "mention"


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
_LEAD = re.compile(
    r"(?:\W|(?:the|both|only|even|just|also|similarly|meanwhile|however|for example|for instance|in addition|by contrast|in contrast|likewise|as for|notably|accordingly|moreover|neighbou?ring|nearby|coastal|inland|northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|bustling|industrial|economic|resource-rich|coal-rich|landlocked|prosperous|affluent|less-developed|major|manufacturing|export|tech|tourism|island|border|mountainous|populous|most|powerhouses?|hubs?|heavyweights?|province|provinces|city|cities|municipality|municipalities|region|regions|of|today|now|earlier|later|last year|this year|last month|in (?:19|20)\d\d|for (?:19|20)\d\d|in the same year|in the same period|at the same time|China['’]s|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)*",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:–—(“\"]|--|(?<![A-Za-z-])(?:and|but|while|that|whereas|as|with|when|since|after|before|because|although|though|where|whose|if|than|or|said|says|so)(?![A-Za-z-])",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"\b(?:governor|mayor|chairman|chairwoman|chairperson|party (?:chief|secretary|head)|vice[- ]governor|vice[- ]mayor|government|governments|administration|economy|premier|head|leader) of\s+(?:the )?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:['’]s)? (?:(?:acting|new|then|provincial|municipal|regional|deputy|vice|executive) ?-?)*(?:mayor|governor|chairman|chairwoman|party (?:chief|secretary|head)|premier|vice-governor|vice-mayor)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\W*(?:(?!at |on |during |after |before |by |to )[A-Za-z-]+ ){1,7}(?:in|of|for) (?:the )?", re.IGNORECASE)
_GOES_ON = re.compile(
    r",? (?:which|all of which|both of which|each of which|where) (?:all |both |each |also )?(?:aim|plan|expect|target|set|has|have|is|are|will|put|project|forecast|grew|saw|hope|seek)"
)
_FINITE = re.compile(
    r" (?:has|have|had|will|would|is|was|are|were|grew|rose|hit|reached|fell|totaled|totalled|stood|amounted|increased|expanded|climbed|exceeded|surpassed|topped|came|dropped|declined|jumped|surged|registered|recorded|saw)\b"
)
# followed by Gansu with around 6 percent, ahead of Jilin at 5 percent, Hainan (7 percent): the value is theirs
_VALUED = re.compile(
    r"(?:,? (?:with|at|on)|,|:)? \(?(?:(?:its |an? )?(?:target|goal|growth)(?: rate)? of )?(?:(?:about|around|over|above|more|than|at|least|nearly|roughly|some|just|only|between|up|to|a|range|of|approximately|under|below|exactly|an|ambitious|modest) ){0,4}\d+(?:\.\d+)?(?:(?: to | and |-|–)\d+(?:\.\d+)?)?(?:%| ?percent| ?pct| ?per cent)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(
    r"(?:\b(?:followed (?:closely )?by|ahead of|behind|trailed by|trailing|alongside|along with|together with|led by|topped by|then|next (?:is|was|came|comes)|(?:and|or|while|with|by|from|to|versus|against)(?: (?:neighbou?ring|nearby|rival))?)|[,;:(–—-])\s*(?:the )?$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\W*(?:in|for|across|as for|like)\s+(?:the )?", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?P<the>(?:[Tt]he|[Tt]his|[Tt]hat)(?: (?:local|coastal|port|island|southern|northern|eastern|western|central|provincial|same|capital|manufacturing|industrial|southwestern|northwestern|northeastern|southeastern))?) (?P<kind>city|province|municipality|autonomous region|region|county|district|country|nation|metropolis|megacity|prefecture|special administrative region|provincial capital|island province|economic powerhouse)\b(?! of [A-Z])(?P<own>['’]s)?"
    r"|\b(?P<it>[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir)\b(?! (?:is|was|will be|would be|has been)(?: also)? (?:expected|estimated|reported|noted|important|necessary|clear|understood|believed|predicted|a pity|no surprise|said|worth))(?! came| comes)"
    r"|\b(?P<nationwide>[Nn]ational(?:ly)?|[Nn]ationwide)\b"
    r"|\b(?P<report>[Tt]he (?:(?:annual|local|municipal|provincial|government|draft) ){0,3}(?:work )?report|[Tt]he (?P<of>local|city|municipal|provincial|regional|county) (?:government|authorities|legislature|leadership))\b",
)
_COMPARAND = re.compile(
    r"\b(?:than|above|below|with|to|over|under|of|as|exceed(?:ed|ing|s)?|beat(?:ing)?|outpac(?:ed|ing)|trail(?:ed|ing))(?: (?:that of|that for))? (?:the )?$",
    re.IGNORECASE,
)
_VALUE_OF = re.compile(
    r"(?: [a-z]+){1,3},?(?: of| at| was| is| for (?:19|20)\d\d of)? (?:about |around )?\d"
)  # the national average of 5 percent
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
_GOVERNED = {"city": "city", "municipal": "city", "provincial": "province", "regional": "region", "county": "county"}
_MUNICIPALITIES = frozenset(("110000", "120000", "310000", "500000"))
_BEIJING = "110000"
# What makes Beijing the city; and what tells that an article is about the country, whose government it then is.
_THE_CITY = re.compile(
    r"\bBeijing(?:['’]s)? (?:municipal|city|Municipality|mayor|residents|GDP|economy)|\b(?:city|municipality|mayor|economy|provinces?) (?:of|like) Beijing|\bmunicipalities\b|Beijing,? (?:and )?(?:Shanghai|Tianjin)|Shanghai,? (?:and )?Beijing"
)
_THE_COUNTRY = re.compile(
    r"\b(?:Premier|State Council|National People['’]s Congress|NPC|central government|China (?:has |will |is )?(?:set|sets|lower|aim|target|cut|keep)\w*)\b"
)
_NEAR = 1500  # characters back that "the city" may be looked for


class Cast:
    """Goes through an article's sentences in order and tells who acts in each."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention]) -> None:
        self.text = text
        self.mentions = mentions
        self.said: list[Actor] = []  # those before, latest last
        self.topic: Actor | None = None  # the subject of the sentence before
        self._next = 0
        self._for_the_country = _THE_COUNTRY.search(text) is not None and _THE_CITY.search(text) is None

    def sentence(self, start: int, end: int) -> list[Actor]:
        """The actors of ``text[start:end]``, in order; what pronouns stand for is settled by the sentences read before."""
        while self._next < len(self.mentions) and self.mentions[self._next].start < start:
            self._next += 1
        inside = []
        while self._next < len(self.mentions) and self.mentions[self._next].end <= end:
            inside.append(self.mentions[self._next])
            self._next += 1
        inside = [mention for mention in inside if not _compounded(self.text, mention)]
        raw = self._groups(start, inside) + self._aggregates(start, end)
        raw = [self._of_the_country(actor) for actor in _settled(self.text, raw)]
        actors: list[Actor] = []
        pronouns = list(_PRONOUN.finditer(self.text, start, end))
        ordered: list[Actor | re.Match[str]] = sorted([*raw, *pronouns], key=_place)
        for item in ordered:
            if isinstance(item, Actor):
                actors.append(item)
            elif not any(actor.start <= item.start() < actor.end for actor in raw):
                resolved = self._resolved(item, actors, start)
                if resolved is not None:
                    actors.append(resolved)
        self.said.extend(actors)
        subject = next((actor for actor in actors if actor.role in ("subject", "office", "pronoun")), None)
        subject = subject or next((actor for actor in actors if actor.acts), None)
        if subject is not None and (not _national(subject) or self.topic is None or _national(self.topic)):
            self.topic = subject
        elif self.topic is None:
            named = [actor for actor in actors if len(actor.places) == 1 and not _national(actor)]
            self.topic = named[0] if named else None
        return actors

    def _of_the_country(self, actor: Actor) -> Actor:
        """Beijing aims to keep inflation at 3 percent: the government of the country, in an article about it."""
        alone = len(actor.places) == 1 and actor.places[0].code == _BEIJING and actor.role in ("subject", "owner")
        if not alone or not self._for_the_country or self.topic is None or not _national(self.topic):
            return actor
        nation = gazetteer().by_code(NATION)
        return replace(actor, places=(nation,)) if nation is not None else actor

    # --- names ---------------------------------------------------------------------------------------------------------------

    def _groups(self, start: int, mentions: Sequence[PlaceMention]) -> list[Actor]:
        """Names that are listed together, each without the larger place that it lies in."""
        heads: list[tuple[int, int, Place]] = []
        i = 0
        while i < len(mentions):
            head, end = mentions[i], mentions[i].end
            while i + 1 < len(mentions) and self._lies_in(head, end, mentions[i + 1]):
                i += 1
                end = mentions[i].end
            heads.append((head.start, end, self._capital_of(head)))
            i += 1
        kept: list[tuple[int, int, Place]] = []
        for k, (a, b, place) in enumerate(heads):  # Hunan's capital Changsha
            following = heads[k + 1] if k + 1 < len(heads) else None
            if following is not None and place is not following[2] and following[2].is_in(place):
                lead = _CAPITAL.fullmatch(self.text, b, following[0])
                if lead is not None and lead[0].strip():
                    heads[k + 1] = (a, following[1], following[2])
                    continue
            kept.append((a, b, place))
        groups: list[list[tuple[int, int, Place]]] = []
        for one in kept:
            joint = _JOINS.fullmatch(self.text, groups[-1][-1][1], one[0]) if groups else None
            explains = joint is not None and "and" not in joint[0] and self.text.startswith(("'s", "’s"), one[1])  # A, B's neighbour,
            if joint is not None and not explains and not _is_nation(one[2]):
                groups[-1].append(one)
            else:
                groups.append([one])
        return [
            Actor(group[0][0], group[-1][1], tuple(place for _, _, place in group), self._role(start, group[0][0], group[-1][1]))
            for group in groups
        ]

    def _capital_of(self, mention: PlaceMention) -> Place:
        """The capital of Hubei Province is Wuhan; any other name means what it names."""
        if mention.place.level != "province" or not _CAPITAL_OF.search(self.text, max(0, mention.start - 60), mention.start):
            return mention.place
        versions = gazetteer().versions(f"{mention.place.code[:2]}0100")
        return versions[-1] if versions else mention.place

    def _lies_in(self, head: PlaceMention, end: int, larger: PlaceMention) -> bool:
        return (
            head.place.is_in(larger.place)
            and head.place is not larger.place
            and not _is_nation(larger.place)
            and larger.start - end <= 110
            and not self.text.startswith(("'s", "’s"), larger.end)  # Ningbo, Zhejiang's second city
            and _LIES_IN.fullmatch(self.text, end, larger.start) is not None
        )

    def _role(self, start: int, at: int, end: int) -> Role:
        text = self.text
        if _OFFICE.match(text, end):
            return "office"
        if _HELD_BY.search(text, max(start, at - 50), at):
            return "office"
        if text[end : end + 2] in ("'s", "’s") or (text[end - 1 : end] == "s" and text[end : end + 1] in "'’" and text[end : end + 1]):
            return "owner"
        boundary = start
        for mark in _BOUNDARY.finditer(text, start, at):
            boundary = mark.end()
        if _LEAD.fullmatch(text, boundary, at):
            return "subject"
        if _GOES_ON.match(text, end):
            return "subject"  # followed by Yunnan, Gansu and Shaanxi, which aim for …
        if _HEADED.fullmatch(text, boundary, at) and _FINITE.match(text, end):
            return "owner"  # Foreign trade in Suzhou hit …
        if _VALUED.match(text, end) and _IN_A_ROW.search(text, max(start, at - 40), at):
            return "subject"
        if _OPENS.fullmatch(text, start, at) or _OPENS.fullmatch(text, boundary, at):
            return "subject" if text[end : end + 1] == "," else "mention"
        return "mention"

    # --- aggregates ----------------------------------------------------------------------------------------------------------

    def _aggregates(self, start: int, end: int) -> list[Actor]:
        found: list[Actor] = []
        for pattern in (_BARE_AGGREGATE, _AGGREGATE):
            for shape in pattern.finditer(self.text, start, end):
                if any(actor.start < shape.end() and shape.start() < actor.end for actor in found):
                    continue
                begin = shape.end() - len(shape[0].lstrip())
                counted = pattern is _BARE_AGGREGATE or shape["quantity"] is not None
                role: Role = "subject" if self._role(start, begin, shape.end()) != "mention" else "mention"
                if shape.end() - begin == len("regions") and role == "mention":
                    continue
                found.append(Actor(begin, shape.end(), (), role, shape[0].lstrip(), counted))
        return sorted(found, key=_place)

    # --- pronouns ------------------------------------------------------------------------------------------------------------

    def _resolved(self, shape: re.Match[str], before: Sequence[Actor], start: int) -> Actor | None:
        at, end = shape.start(), shape.end()
        if shape["nationwide"] or shape["kind"] in ("country", "nation"):
            role = self._role(start, at, shape.end("kind") if shape["kind"] else end)
            if shape["nationwide"]:
                role = (
                    "owner"
                    if re.match(r" (?:GDP|growth|economic|economy|average|gross|target|output)", self.text[end : end + 20])
                    and not (_COMPARAND.search(self.text, max(0, at - 24), at) and not _VALUE_OF.match(self.text, end))
                    else "mention"
                )
            return Actor(at, end, (gazetteer().by_code(NATION),), role)
        if shape["it"]:
            plural = shape["it"].lower().startswith("the")
            if len(shape["it"]) == 2 and self._role(start, at, end) == "mention":
                return None  # cut it to: the target
            meant = [actor for actor in before if actor.acts and (plural or len(actor.places) == 1)]
            if any(actor.role in ("subject", "office") for actor in meant):  # the province's youngest city: not the province
                meant = [actor for actor in meant if actor.role != "pronoun" or not self.text.startswith(("'s", "’s"), actor.end - 2)]
                meant = [actor for actor in meant if actor.role != "owner" or not _national(actor)]  # one of China's poorest
            last = meant[-1] if meant else self.topic
            return Actor(at, end, last.places, "pronoun", last.aggregate, last.counted) if last is not None else None
        if shape["of"] in _GOVERNED:
            place = self._last_of(_GOVERNED[shape["of"]], before, at)
            return Actor(at, end, (place,), "pronoun") if place is not None else None
        if shape["report"]:
            return Actor(at, end, self.topic.places, "pronoun", self.topic.aggregate, self.topic.counted) if self.topic else None
        found = self._last_of(shape["kind"], before, at)
        if found is None:
            return None
        role = "pronoun" if shape["own"] or self._role(start, at, end) != "mention" else "mention"
        return Actor(at, end, (found,), role)

    def _last_of(self, kind: str, before: Sequence[Actor], at: int) -> Place | None:
        """The last single place of a kind that acted, else the last that was named at all."""
        near = [actor for actor in (*self.said, *before) if at - actor.end <= _NEAR]
        for acting in (True, False):
            for actor in reversed(near):
                if actor.acts == acting and len(actor.places) == 1 and actor.aggregate is None and _is_kind(actor.places[0], kind):
                    return actor.places[0]
        for mention in reversed([mention for mention in self.mentions if mention.end <= at and at - mention.end <= _NEAR]):
            if _is_kind(mention.place, kind):
                return mention.place
        return None


def _settled(text: str, raw: list[Actor]) -> list[Actor]:
    """Aggregates with the names that stand behind them as examples, in order; a name inside an aggregate's words is part of them."""
    groups = sorted((actor for actor in raw if actor.places), key=_place)
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
    return sorted([*made, *(actor for actor in groups if id(actor) not in used)], key=_place)


def _all_of(text: str, one: Actor, named: Actor) -> bool:
    """Two inland provinces, |Guizhou and Yunnan|, have set: the names are all of them."""
    count = re.match(r"(?:the |these )?(?:other )?(two|three|four|five|six)\b", one.aggregate or "", re.IGNORECASE)
    if count is None or ["two", "three", "four", "five", "six"].index(count[1].lower()) + 2 != len(named.places):
        return False
    return re.fullmatch(r",? ?(?:[—–:(-]{1,2}|,)? ?(?:namely )?", text[one.end : named.start]) is not None and one.end < named.start


def _compounded(text: str, mention: PlaceMention) -> bool:
    """Beijing-Tianjin-Hebei, Guangdong-Hong Kong: the name of something larger, or of a line between."""
    joined = "-–"
    return text[mention.end : mention.end + 1] in tuple(joined) or text[mention.start - 1 : mention.start] in tuple(joined)


def _place(item: Actor | re.Match[str]) -> int:
    return item.start if isinstance(item, Actor) else item.start()


def _is_nation(place: Place) -> bool:
    return place.code == NATION


def _national(actor: Actor) -> bool:
    return any(_is_nation(place) for place in actor.places)


def _is_kind(place: Place, kind: str) -> bool:
    municipality = place.code in _MUNICIPALITIES
    if kind in ("city", "metropolis", "megacity"):
        return municipality or place.kind == "市"
    if kind == "provincial capital":
        return place.code.endswith("0100")
    if kind in ("province", "island province"):
        return place.level == "province" and not municipality
    if kind == "municipality":
        return municipality or place.level == "prefecture"
    if kind in ("region", "autonomous region"):
        return place.level == "province" and not municipality
    if kind == "special administrative region":
        return place.code in ("810000", "820000")
    if kind == "county":
        return place.level == "county" and place.kind in ("县", "自治县")
    if kind == "district":
        return place.kind in ("区", "新区")
    if kind == "prefecture":
        return place.level == "prefecture"
    return True
