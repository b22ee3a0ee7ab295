"""Whose doing an English clause tells of: who acts in each sentence, and what "the city" and "it" stand for.

The province's GDP …, it aims to …                         the last province spoken of, the last subject
The growth led the country at …                            the country is no subject here
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.news.groups import aggregates, is_nation, named_together, with_examples
from mubiao.news.roles import Actor, role_of
from mubiao.places import Place, PlaceMention
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION

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
        raw = named_together(self.text, start, inside) + aggregates(self.text, start, end)
        raw = [self._of_the_country(actor) for actor in with_examples(self.text, raw)]
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

    def _resolved(self, shape: re.Match[str], before: Sequence[Actor], start: int) -> Actor | None:
        at, end = shape.start(), shape.end()
        if shape["nationwide"] or shape["kind"] in ("country", "nation"):
            role = role_of(self.text, start, at, shape.end("kind") if shape["kind"] else end)
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
            if len(shape["it"]) == 2 and role_of(self.text, start, at, end) == "mention":
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
        role = "pronoun" if shape["own"] or role_of(self.text, start, at, end) != "mention" else "mention"
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


def _compounded(text: str, mention: PlaceMention) -> bool:
    """Beijing-Tianjin-Hebei, Guangdong-Hong Kong: the name of something larger, or of a line between."""
    joined = "-–"
    return text[mention.end : mention.end + 1] in tuple(joined) or text[mention.start - 1 : mention.start] in tuple(joined)


def _place(item: Actor | re.Match[str]) -> int:
    return item.start if isinstance(item, Actor) else item.start()


def _national(actor: Actor) -> bool:
    return any(is_nation(place) for place in actor.places)


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
