"""What a place named in an English sentence is to its clause: who acts, the owner of a figure, an office, or only mentioned.

|Changsha| has set …; |Hunan's| GDP …; the mayor of |Dalian| …; a road to |Gansu|
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from mubiao.places import Place

Role = Literal["subject", "owner", "office", "pronoun", "mention"]
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


def role_of(text: str, start: int, at: int, end: int) -> Role:
    """What the place named at ``at``..``end`` is to its clause, in the sentence that begins at ``start``."""
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
