"""Whose report a text is, judged by the text: explicit names first, then the names it keeps coming back to.

Explicit is 在河池市第五届人民代表大会…, 我代表扬州市人民政府, a title 2024年绵阳市政府工作报告. Where the text says only 我代表市人民政府,
the words give the rank (see rank.py) and the place is the one whose own name, and whose counties, the text names most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from mubiao.identity.declared import Declared
from mubiao.identity.names import names_in, places_of, tally
from mubiao.identity.opening import Opening
from mubiao.identity.rank import Ranks, ranks_of
from mubiao.places import Place, chinese_names, locate, resolve
from mubiao.records import Level

_BELOW: dict[Level, Level | None] = {"nation": "province", "province": "prefecture", "prefecture": "county", "county": None}
_CLOSE = 0.5  # of the score; places of one name that are nearer than this are not told apart by the text
_BELOW_PROVINCE = 2.5  # a city names its province more readily than a province one of its cities
# 某市高新区管委会工作报告: the words that make a zone stand right before the report or its committee.
_ZONE = re.compile(
    r"(?P<zone>[\u4e00-\u9fff]{0,20}?(?:开发区|高新区|经开区|高新技术产业园区|工业园区|产业园区|产业园|工业园|工业集中区|产业集聚区|保税区|度假区|管理区"
    r"|投资区|合作区|示范区|试验区|实验区|经济区|自贸区|名胜区))"
    r"(?:党工委|[、和]|管理委员会|管委会|(?:20|19)\d\d年|（[^（）\n]{0,12}）)*(?:(?:政府)?(?:工作)?报告|\Z)"
)
# 在某县某镇第三届人民代表大会…, 某乡2031年政府工作报告: a town or township is no division of the gazetteer either.
_TOWN = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{1,20}?(?:镇|乡|街道))(?:人民政府|政府|办事处)?(?:\Z|[\u4e00-\u9fff]{0,2}(?:(?:20|19)\d\d年)?度?(?:人民)?(?:政府)?工作报告)"
)
_ENOUGH = 3  # mentions by which a name counts as one that the text comes back to


@dataclass(frozen=True, slots=True)
class Verdict:
    place: Place | None
    explicit: bool  # the text names its place in salutation, sitting or title
    share: float  # how often the place is named, against the name that stands most often
    rivals: tuple[Place, ...] = ()  # others of this very name that the text may mean as well
    zone: str | None = None  # the development zone or town whose report it is: such a one is no division here and has no code


def judge(text: str, opening: Opening, declared: Declared, year: int | None) -> Verdict:
    """The place whose report ``text`` is, or a ``Verdict`` without one where nothing in it tells."""
    ranks = ranks_of(opening, text)
    if ranks.national:
        return Verdict(locate("中国"), True, 1.0)
    zone = _zone(opening)
    if zone:
        return Verdict(None, False, 0.0, zone=zone)
    counts = tally(text)
    candidates = _candidates(counts, opening, declared, year)
    counted = [(place, _mentions(place, counts)) for place in candidates]
    most = max((said for _, said in counted), default=0)
    explicit_names = _explicit_names(opening)
    often: dict[Level | None, list[Place]] = defaultdict(list)  # of a level, those named more than once
    for place, said in counted:
        if said > 1:
            often[place.level].append(place)
    best: tuple[float, Place, bool] | None = None
    scored: list[tuple[float, Place]] = []
    for place, said in counted:
        named = _is_named(place, explicit_names)
        score = _score(place, said, counts, most, ranks, often[_BELOW[place.level]]) + (20.0 if named else 0.0)
        if named and any(name in (place.prefecture_name, place.province_name) for name in explicit_names if name != place.name):
            score += 5.0  # 南京市鼓楼区 in title or sitting
        if any(place.code == claimed.code for claimed in declared.places):
            score += 3.0
        scored.append((score, place))
        if best is None or score > best[0]:
            best = score, place, named
    if best is None:
        return Verdict(None, False, 0.0)
    score, place, named = best
    share = _mentions(place, counts) / most if most else 0.0
    # 城区 and 郊区 are names only where a head says so.
    if not named and ((place.kind == "区" and len(place.name) == 2) or _mentions(place, counts) < _ENOUGH or not ranks.fit(place.kind)):
        return Verdict(None, False, share)
    return Verdict(place, named, share, tuple(other for near, other in scored if near > score - _CLOSE and _rivals(place, other)))


def _rivals(place: Place, other: Place) -> bool:
    """Whether two places share a name and are not one in the other: the 朝阳区 of Beijing and of Changchun."""
    same = other.name == place.name and other.code != place.code
    return same and place.code not in other.successors and other.code not in place.successors


def mentions(place: Place, text: str) -> int:
    """How often a text names a place, by its official or short name."""
    return _mentions(place, tally(text))


def _zone(opening: Opening) -> str | None:
    """The zone or town that title, sitting or salutation name as the one that reports, if it is none of the divisions' names."""
    for words in (opening.title or "", opening.salutation or ""):
        found = _ZONE.search(words)
        if found is not None and not _is_division(found["zone"]):
            return found["zone"]
    for words in (opening.sitting or "", opening.salutation or "", opening.title or ""):
        found = _TOWN.match(words)
        if found is not None and not _is_division(found["town"]):
            return found["town"]
    return None


def _is_division(name: str) -> bool:
    """Whether ``name`` is one of the gazetteer's, or ends with one that it has a district before: 江西省景德镇."""
    named = names_in(name)
    return bool(places_of(name)) or bool(named and name.endswith(named[-1]) and named[-1] != name[-1:])


def _explicit_names(opening: Opening) -> list[str]:
    """Names in salutation, sitting, title and the speaker's office; what only gives a rank (市人民政府) gives none."""
    words = [opening.salutation or "", opening.sitting or "", *opening.title_lines, opening.office_of or ""]
    return [name for phrase in words for name in names_in(phrase)]


def _is_named(place: Place, names: list[str]) -> bool:
    return any(name in chinese_names(place) for name in names)


def _candidates(counts: Counter[str], opening: Opening, declared: Declared, year: int | None) -> list[Place]:
    """The places that the most frequent names, the opening and the file may mean, as they were in that year."""
    names = [name for name, _ in counts.most_common(25)] + _explicit_names(opening)
    places = [place for name in dict.fromkeys(names) for place in places_of(name)]
    places.extend(declared.places)
    found: dict[str, Place] = {}
    for place in places:
        for now in _as_of(place, year):
            found.setdefault(now.code + now.name, now)
    # 崇文区 is an alias of the district it became part of, but in 2000 a district itself.
    standing = {place.name for place in found.values()} if year is not None else set()
    return [_without_aliases(place, standing) for place in found.values()]


def _without_aliases(place: Place, names: set[str]) -> Place:
    kept = tuple(alias for alias in place.aliases if alias not in names or alias == place.name)
    return place if len(kept) == len(place.aliases) else replace(place, aliases=kept)


def _as_of(place: Place, year: int | None) -> list[Place]:
    """The place if it bears its name in that year, else what it was or became."""
    if year is None:
        return [place] if place.until is None else []
    if place.exists_in(year) or (place.until is not None and place.until == year):
        return [place]
    return [now for now in _called(place.name, year) if now.exists_in(year) or now.until == year]


@lru_cache(maxsize=4096)
def _called(name: str, year: int) -> tuple[Place, ...]:
    """What a name means in a year, if anything."""
    return tuple(resolve(name, year=year)[:1])


def _mentions(place: Place, counts: Counter[str]) -> int:
    """Official and short name together; the short name of a county or district alone is a plain word too often (平安, 和平)."""
    full = counts[place.name] + sum(counts[alias] for alias in place.aliases if len(alias) > 2)
    short = counts[place.short] if place.short != place.name else 0
    if place.level == "county" and place.kind != "市" and full == 0:
        return 0
    if place.kind.startswith("自治") and place.level != "province":
        full += counts[place.short + place.kind[-1]]
    return full + short


def _score(place: Place, said: int, counts: Counter[str], most: int, ranks: Ranks, below: list[Place]) -> float:
    """``said``: how often the text names the place; ``below``: those of the next level that it names more than once."""
    score = 8.0 * said / most if most else 0.0
    inside = sum(1 for other in below if other.is_in(place))
    score += min(3.0, 0.6 * inside)
    if place.level == "county":
        score += min(1.0, 0.3 * max(_named_above(area, counts) for area in (place.prefecture_name, place.province_name)))
    if not ranks.said and place.level != "province":
        score += _BELOW_PROVINCE
    return score if ranks.fit(place.kind) else score - 10.0


def _named_above(area: str | None, counts: Counter[str]) -> int:
    """How often the text names the area that a county lies in, by its full or its short name."""
    return counts[area] + counts[area.removesuffix("市").removesuffix("省")] if area else 0
