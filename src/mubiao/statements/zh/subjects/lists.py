"""A list of subjects: where it is cut, and what its members share."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.indicators import indicator_named
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import unquoted
from mubiao.statements.zh.subjects.single import inside_brackets

_FRAGMENTS = words("lead", "fragments")
# 和, 及 and 与 inside other words part nothing: 和谐, 普及, 参与.
_SPLIT = re.compile(
    r"、|，|以及|和(?<![温缓总调饱共祥]和)(?![谐平美气解睦])|及(?<![普涉以遍波惠危触可]及)(?![时格]|以上|以下|其)|与(?<![参给付赋]与)(?!会)"
)
MAY_SPLIT = re.compile("[、，和及与]")  # each mark has one of them
_PER_OUTPUT = re.compile("(?:单位|每?万元)(?:(?:国内|地区)?生产总值|GDP)")


def with_shared_head(text: str, items: list[Subject]) -> list[Subject]:
    """单位生产总值|用水量、能耗、二氧化碳排放量: what the list is divided by belongs to each, where the vocabulary has a name for it so."""
    head = _PER_OUTPUT.match(text, items[0].start, items[0].end)
    if head is None:
        return items
    shared = items[:1]
    for item in items[1:]:
        name = head[0] + text[item.start : item.end]
        whole = indicator_named(name)
        shared.append(replace(item, indicator=whole.indicator) if whole is not None and item.known else item)
    return shared


def shared_by_places(items: list[Subject], mentions: Mentions) -> list[Subject]:
    """神木市、靖边县生产总值: each place has the indicator that the last one is printed with."""
    last = items[-1]
    if last.owner is None:
        return items
    shared: list[Subject] = []
    for item in items[:-1]:
        places = mentions.places_within(item.start, item.end)
        if item.known or len(places) != 1 or places[0].end < item.end:
            return items
        shared.append(replace(last, start=item.start, end=item.end, owner=places[0].place))
    return [*shared, last]


def parts_of_list(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """The coordinated phrases of a list. 和 and 与 inside an indicator's name do not part it; a fragment stays with its head."""
    cuts: list[tuple[int, int]] = []
    for mark in _SPLIT.finditer(text, start, end):
        if 0 <= mentions.spanning(mark.end()) < mark.start():
            continue
        if inside_brackets(text, start, mark.start()) or any(
            place.start <= mark.start() < place.end for place in mentions.places_within(max(start, mark.start() - 8), end)
        ):
            continue
        cuts.append(mark.span())
    spans: list[tuple[int, int]] = []
    position = start
    for a, b in [*cuts, (end, end)]:
        last = a == end
        left = "" if last else unquoted(text[position:a])  # asked for before a mark alone
        if not last and left in _FRAGMENTS and not _generic_head(text, a, end) and text.find("分别", a, end) < 0:
            continue
        joined_by_word = not last and text[a] not in "、，"
        if joined_by_word and len(left) <= 2 and not mentions.within(position, a):
            continue
        if position < a:
            spans.append((position, a))
        position = b
    return spans


def _generic_head(text: str, start: int, end: int) -> bool:
    """The list ends in a head that only gathers (…等指标), so its members are things of their own."""
    return re.search(r"等(?:方面)?(?:指标|目标|任务|约束性指标)?$", text[start:end]) is not None
