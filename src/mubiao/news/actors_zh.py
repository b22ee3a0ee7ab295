"""Whose doing a Chinese clause tells of: the places that head it, what 全市, 我省 and 该市 stand for, and aggregates.

浙江省宁波市提出 …            宁波市
长沙、大连将 … 定为 …         长沙市, 大连市
全市 …, 该市 …                the city that the article is about
31个省份 …, 多地 …            an aggregate, and no place
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.news.roles import Actor, Role
from mubiao.places import Place, PlaceMention
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION

_JOINS = re.compile(r"(?:[、，]|和|与|及|以及)(?:[东中西南北华]{1,3}[部的]?)?")
_LIES_IN = re.compile(r"(?:的|省会|首府)?")
_BOUNDARY = "，。；：、！？\n（）“”《》【】"
_LEAD = re.compile(
    r"(?:经济[大强][省市]|工业[大强][省市]|其中|例如|比如|如|而|同时|此外|另外|根据|按照|从|在|今年|去年|明年|\d{4}年|\d{1,2}月\d{0,2}日?|据|对于|以|像|包括|目前|日前|近日|昨日|今日|上午|下午|当日|记者从|我国|报告指出|会议指出|报告提出|●|■|▲|—|-|\W)*"
)
_PRONOUN = re.compile(
    r"(?P<own>全|我|该|本|当)(?P<kind>省|市|区|县|州|国|自治区|地)(?!第|唯一|首个|首位|前列|(?<=国)最|(?<=国)两会|(?<=国)重要)(?!(?:级|直|委|人大|政府办|场|民|内外))|(?P<nation>全国(?!第|唯一|首个|首位|前列|最|重要|两会|人大|人民|领先)|国内生产总值|我国|中国经济)"
)
_AGGREGATE = re.compile(
    r"(?:(?:全国|其余|其他|另有|至少|超过|超|近|多达|共有|已有|有|这)*(?P<number>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|多|各|数十|半数|大部分|大多数|多数|不少|部分|一些)(?:余|多)?(?:个)?(?:以上)?的?(?:省区市|省份|省市|省(?=[，。、和的已将公])|地区|城市|地市|地方|市州|市县|区县|县市|州市|设区市|省会|地)(?![的]?(?:生产|区))(?:（[^（）]{0,20}）)?)|各地(?!区生产)|多地|(?:经济|人口|工业|农业|外贸|财政|制造业|资源)[大强][省市县]|(?:东部|中部|西部|中西部|东北|东部沿海|沿海|内陆)(?:省份|城市|省市)|万亿(?:GDP|级)?城市"
)
_THAN = re.compile("(?:超过|高于|低于|好于|快于|优于|高出|慢于|落后|跑赢|领先|超|较|比|与|和|同|占|居|在|列)$")
_ITS_VALUE = re.compile(r"[^，。；\d]{0,6}\d[\d.]*%")  # 高于全国5.2%的增速
_ALSO = re.compile("(?:还有|则有|则是|的是|当属|包括|就是)$")
_FIGURE = re.compile("（[^（），。]{0,4}[0-9][^（），。]{0,10}%[^（），。]{0,4}）")
_MEMBERS = re.compile(r"(?:（|，|：|—{1,2})?(?:包括|如|比如|例如|其中|分别是|分别为|即)?(?:（|：)?")


class CastZh:
    """Goes through an article's sentences in order and tells who acts in each. The same for Chinese as ``actors.Cast``."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention]) -> None:
        self.text = text
        self.mentions = mentions
        self.said: list[Actor] = []
        self.topic: Actor | None = None
        self._next = 0

    def sentence(self, start: int, end: int) -> list[Actor]:
        while self._next < len(self.mentions) and self.mentions[self._next].start < start:
            self._next += 1
        inside = []
        while self._next < len(self.mentions) and self.mentions[self._next].end <= end:
            inside.append(self.mentions[self._next])
            self._next += 1
        groups = self._groups(start, inside)
        actors: list[Actor] = list(groups)
        for shape in _AGGREGATE.finditer(self.text, start, end):
            if not any(actor.start <= shape.end() and shape.start() < actor.end for actor in groups):  # 经济大省|广东: its epithet
                actors.append(Actor(shape.start(), shape.end(), (), self._role(start, shape.start(), shape.end()), shape[0], True))
        for shape in _PRONOUN.finditer(self.text, start, end):
            if any(actor.start <= shape.start() < actor.end for actor in actors):
                continue
            national = shape[0] == "全国"
            if (
                national
                and _THAN.search(self.text, max(0, shape.start() - 4), shape.start())
                and not _ITS_VALUE.match(self.text, shape.end())
            ):
                continue  # 首次超过全国: what is compared with
            place = self._meant(shape, actors)
            if place is not None:
                actors.append(Actor(shape.start(), shape.end(), (place,), "pronoun"))
            elif shape["own"] in ("全", "我") and shape["kind"] in ("省", "市", "县", "州"):
                actors.append(Actor(shape.start(), shape.end(), (), "pronoun", unnamed=shape[0]))
        actors.sort(key=lambda actor: actor.start)
        self.said.extend(actors)
        subject = next((actor for actor in actors if actor.acts and not _national(actor)), None)
        if subject is not None:
            self.topic = subject
        elif self.topic is None:
            self.topic = next((actor for actor in actors if len(actor.places) == 1 and not _national(actor)), None)
        return actors

    def _groups(self, start: int, mentions: Sequence[PlaceMention]) -> list[Actor]:
        heads: list[tuple[int, int, Place]] = []
        for mention in mentions:
            if heads and mention.place.is_in(heads[-1][2]) and _LIES_IN.fullmatch(self.text, heads[-1][1], mention.start):
                heads[-1] = (heads[-1][0], mention.end, mention.place)
            else:
                heads.append((mention.start, mention.end, mention.place))
        groups: list[list[tuple[int, int, Place]]] = []
        for one in heads:
            if groups and _JOINS.fullmatch(self.text, groups[-1][-1][1], one[0]):
                groups[-1].append(one)
            else:
                groups.append([one])
        return [Actor(g[0][0], g[-1][1], tuple(p for _, _, p in g), self._role(start, g[0][0], g[-1][1])) for g in groups]

    def _role(self, start: int, at: int, end: int) -> Role:
        boundary = max(start, *(self.text.rfind(mark, start, at) + 1 for mark in _BOUNDARY))
        if _LEAD.fullmatch(self.text, boundary, at):
            return "subject"
        if _FIGURE.match(self.text, end):
            return "subject"  # 海南（8%左右）、西藏（8%左右）
        if self.text[end : end + 1] in ("，", "：") and _ALSO.search(self.text, max(start, at - 6), at):
            return "subject"  # 与去年持平的还有湖北，目标仍为…
        return "owner" if self.text[end : end + 1] == "的" else "mention"

    def _meant(self, shape: re.Match[str], before: Sequence[Actor]) -> Place | None:
        if shape["nation"] or shape["kind"] == "国":
            return gazetteer().by_code(NATION)
        for actor in reversed([*self.said, *before]):
            if len(actor.places) == 1 and actor.start < shape.start() and _is_kind(actor.places[0], shape["kind"]):
                return actor.places[0]
        return None


def _national(actor: Actor) -> bool:
    return any(place.code == NATION for place in actor.places)


def _is_kind(place: Place, kind: str) -> bool:
    if kind == "省":
        return place.level == "province" and place.kind == "省"
    if kind == "市":
        return place.kind == "市"
    if kind in ("区", "自治区"):
        return place.kind in ("区", "新区", "自治区")
    if kind == "县":
        return place.level == "county"
    if kind == "州":
        return place.kind == "自治州"
    return kind == "地"
