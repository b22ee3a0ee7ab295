"""Places in Chinese text, which has no blanks: the longest name from the left, unless it stands inside another word.

Three things keep ordinary words out. Shields (``data/ordinary.tsv``) are words that end or go on as a place begins or ends: 医保定点
does not name 保定, 美丽江苏 does not name 丽江. A county's short name needs a left edge (punctuation, a connective, a verb that takes
places) and a reason: its own report, the area above before it, neighbours in a list, or being a city. Names that are words (资源, 和平)
need the area above or such neighbours.

    浙江台州和平湖        浙江 台州 平湖      the connective 和 goes before the district 和平
    支持西昌、会东建设    西昌 会东           neighbours of one prefecture speak for each other
    推动创新平台建设      -                   新平 falls across two words
    建设示范县            -                   范县 has no left edge
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter

from mubiao.places.edges import AFTER_AREA, AFTER_COUNTY, LINES, TO, goes_on, left_edge
from mubiao.places.mentions import Context, PlaceMention, Reading
from mubiao.places.place import Place
from mubiao.places.resolve import FORMER
from mubiao.places.vocabulary import Form, Pattern, ordinary_names, vocabulary

_JOINTS = "、和与及至到—－-–~～·，"
_STOP = re.compile("[。\n]")
_START = itemgetter(1)
_OFFICIAL = Form.OFFICIAL
_SENTENCE_PLACES = 8  # as many places of a sentence as bear on its next name


@dataclass(slots=True)
class _Seen:
    """A name seen in the text, with what bears on whether it is a mention."""

    text: str
    start: int
    end: int
    pattern: Pattern
    reading: Reading
    beside: Place | None  # the place written directly before it
    within: Place | None  # what the text is about
    sure: bool = False  # a mention; until its neighbours say so, a name that needs some is none

    @property
    def place(self) -> Place:
        return self.reading.place

    @property
    def under(self) -> bool:
        """Whether the area above stands directly before the name."""
        beside = self.beside
        return beside is not None and beside.code != self.place.code and beside.level != "nation" and self.place.is_in(beside)

    @property
    def inside(self) -> bool:
        """Whether the text is about the area that the place lies in."""
        return self.within is not None and self.within.level != "nation" and self.place.is_in(self.within)


def find(text: str, context: Context) -> list[PlaceMention]:
    found = _read(text, context)
    _settle_lists(text, found)
    return [
        PlaceMention(f.start, f.end, text[f.start : f.end], f.reading.place, f.reading.candidates, f.reading.ambiguous)
        for f in found
        if f.sure
    ]


def _read(text: str, context: Context) -> list[_Seen]:
    known = vocabulary()
    matches = known.matcher.find_matches_as_indexes(text, overlapping=True)
    matches.reverse()  # they come in the order of their ends
    matches.sort(key=_START)  # from the left, the longest first
    starts: set[int] | None = None  # where a name begins; few texts have to ask
    found: list[_Seen] = []
    sentence: list[Place] = []
    reached, sentence_end = 0, -1
    patterns, shield, within = known.patterns, Form.SHIELD, context.within
    for index, start, end in matches:
        if start < reached:
            continue
        pattern = patterns[index]
        if pattern.form is shield:
            reached = end
            continue
        if sentence_end < start:
            sentence.clear()
            stop = _STOP.search(text, start)
            sentence_end = stop.start() if stop is not None else len(text)
        last = found[-1] if found and found[-1].end == start and found[-1].sure else None
        joined = False
        if last is not None and text[start] in "和与同":
            if starts is None:
                starts = {begin for number, begin, _ in matches if known.patterns[number].form is not Form.SHIELD}
            joined = start + 1 in starts
        if last is not None and joined and not any(place.is_in(last.reading.place) for place, _ in pattern.named):
            continue
        beside = last.reading.place if last is not None else None
        reading = context.read(pattern.word, pattern.named, beside, sentence)
        seen = _Seen(text, start, end, pattern, reading, beside, within)
        verdict = _verdict(seen)
        if verdict is None:
            continue
        seen.sure = verdict
        found.append(seen)
        reached = end
        if verdict and reading.place.level in ("province", "prefecture") and reading.place not in sentence[:1]:
            sentence.insert(0, reading.place)
            del sentence[_SENTENCE_PLACES:]
    return found


def _verdict(seen: _Seen) -> bool | None:
    """True: a mention. False: a name that needs neighbours to be one. None: not this name here, a shorter or later one may be."""
    text, pattern, place = seen.text, seen.pattern, seen.place
    beside: Place | None = seen.beside
    if pattern.form is _OFFICIAL:
        return _official(seen)
    under = seen.under
    if goes_on(text, seen.end, pattern.word, under) or (text[seen.end : seen.end + 2] == "古镇" and not seen.inside):
        return None
    if place.level in ("nation", "province"):
        return True
    if seen.reading.rank.gone or seen.reading.rank.fit == FORMER:
        # 襄樊 still means Xiangyang; the short name of a county long gone is an ordinary word by now.
        plain = not pattern.ordinary and left_edge(text, seen.start, beside) and not seen.reading.ambiguous
        return place.level == "prefecture" and (under or plain)
    if place.level == "prefecture":
        return under or not pattern.ordinary or place is seen.within or left_edge(text, seen.start, beside)
    if under and (not pattern.ordinary or beside is _parent_of(place, beside)):
        return True
    if len(pattern.word) == 2 and not seen.inside and text.startswith(LINES, seen.end) and text[seen.start - 1 : seen.start] not in TO:
        return None  # 宁安高速 joins two other cities, named by one character each
    if seen.within is not None and place.code == seen.within.code and place.kind == "市" and left_edge(text, seen.start, beside):
        return True  # 天门, the city, in its own report
    if pattern.ordinary or beside is not None or (len(pattern.word) < 3 and not left_edge(text, seen.start, beside)):
        return False
    return seen.inside or place.kind == "市" or len(pattern.word) > 2


def _official(seen: _Seen) -> bool | None:
    text, start, end, pattern, place = seen.text, seen.start, seen.end, seen.pattern, seen.place
    following = text[end : end + 1]
    if following in "生G" and pattern.word.endswith("地区") and text.startswith(("生产总值", "GDP"), end):
        return None  # 苏州|地区生产总值
    if (
        following in AFTER_AREA
        and pattern.word[-1] in "区县市"
        and not text.startswith("级市", end)
        and not (following == "级" and place.level == "prefecture")
    ):
        return None
    if following == "场" and pattern.word.endswith("市"):
        return None
    if seen.under:
        return True
    if pattern.ordinary:
        return False
    if len(pattern.word) == 2 and place.level == "county":
        edge = start == 0 or not text[start - 1].isalnum()
        if not edge and not (seen.inside and left_edge(text, start, None)):
            return None
        return seen.inside or not text.startswith(AFTER_COUNTY, end)
    if place.level == "county" and not left_edge(text, start, None) and (place.short in ordinary_names() or pattern.word.endswith("城市")):
        return None  # 新增城区绿地, 健全州县机制, 五宜城市
    return True


def _parent_of(place: Place, beside: Place | None) -> Place | None:
    """``beside`` where it is the very area above: 沈阳和平 is a district, 辽宁振兴 what the province does."""
    return beside if beside is not None and beside.code == (place.prefecture or place.province) else None


def _settle_lists(text: str, found: list[_Seen]) -> None:
    """Neighbours in a list speak for each other: 西昌、会东、德昌 are counties of one prefecture, so each of them is meant."""
    run: list[_Seen] = []
    for item in [*found, None]:
        if item is not None and run and item.start - run[-1].end == 1 and text[run[-1].end] in _JOINTS:
            run.append(item)
            continue
        if len(run) > 1 and any(not f.sure for f in run):
            _settle(run)
        run = [item] if item is not None else []


def _settle(run: list[_Seen]) -> None:
    speaking = [f for f in run if f.sure or not f.pattern.ordinary]
    inside = Counter(area for f in speaking for area in _areas_above(f.reading.place))  # how many of the list lie in an area
    for item in run:
        if item.sure or item.reading.rank.gone:
            continue
        own = () if item.pattern.ordinary else _areas_above(item.reading.place)
        for place in item.reading.candidates:
            above = place.prefecture or place.province
            if inside[above] > (above in own):
                item.sure = True
                item.reading = Reading(place, item.reading.candidates, False, item.reading.rank)
                if not item.pattern.ordinary:
                    inside.subtract(own)
                    inside.update(_areas_above(place))
                break


def _areas_above(place: Place) -> set[str | None]:
    return {place.prefecture, place.province} - {place.code, None}
