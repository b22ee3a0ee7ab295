"""The words between a subject and its value, read from the number leftwards: "同比增长", "控制在", "分别提高到".

A link is peeled word by word off the text before a number; what is left is the subject. Words inside an indicator's own name are
never peeled (新增就业, 经济增长): the name protects them, and a growth word at its end counts as the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from mubiao.statements.zh.lexicon import longest_suffix, words

Direction = Literal["up", "down", ""]

_UP, _DOWN, _TO = words("links", "rise"), words("links", "fall"), words("links", "to")
_LEVEL, _FILLER, _AVERAGE = words("links", "level"), words("links", "filler"), words("links", "average")
_STRIVE, _FIRM = words("stance", "strive"), words("stance", "firm")
_ALL = _UP | _DOWN | _TO | _LEVEL | _FILLER | _AVERAGE | _STRIVE | _FIRM
_LONGEST = max(map(len, _ALL))
_LONGEST_REMARK, _LONGEST_APART = 24, 30
_SET_APART = re.compile(
    r"(?:扣除|剔除|考虑|按照?|还原)(?:(?:19|20)\d\d年)?[^，。；、\d]{0,18}?(?:因素|影响|口径|可比价|价格)(?:后|外|计算)?，?$"
)
# 比上年预算|低|0.4个百分点, 比上年|多|100万人
_COMPARED = re.compile(r"(?<![占对同环])[比较][^，。；、比较\d]{1,12}(?<![提升推抬拔最更增新减降])(?P<word>[低少高多])$")
_COMPARED_ENDS = frozenset("低少高多")
_SET_APART_ENDS = frozenset("素响径价格后外算，")
_RATE = re.compile(r"[\d.]+(?:%|％|个百分点)")  # 浓度改善|5%; but 住房条件改善|5万户 is a thing done
_MULTIPLE = re.compile(r"[\d.]+多?倍|[一二两三四五六七八九十点]+多?倍")
_OF_A_YEAR = re.compile(
    r"(?:到|至|为|达)(?P<of>(?:去年|上年|今年|同期|(?:18|19|20)\d\d年|[一二][八九〇○零][〇○零一二三四五六七八九]{2}年)(?:[底末])?的)$"
)
# A link word that is the end of another word: 产能, 普及, 功能, 用能.
_INSIDE_WORD = re.compile(r"(?:产|蓄|节|用|耗|供|功|动|热|潜|核|风|储|性|智|职|技|效|可|太阳)能$|[签节集合预契履公条]约$|[供反响适对效]应$")
_INSIDE_WORD_ENDS = frozenset("能约应")
# What any step of ``read_link`` can end with, and the first of them: before two in three numbers stands another character.
_ENDS = frozenset(word[-1] for word in _ALL) | _SET_APART_ENDS | frozenset("）)")
_LINK_ENDS = _ENDS | _COMPARED_ENDS | {"的"}


@dataclass(slots=True)
class Link:
    """What stands between a subject and a number. ``start`` is where the link begins, the subject's end."""

    start: int
    direction: Direction = ""
    to: bool = False  # the verb leads to a level: 提高到, 降至
    average: bool = False
    strive: bool = False
    firm: bool = False
    each: bool = False  # 分别
    words: list[str] = field(default_factory=list)  # in the order of the text


def read_link(text: str, floor: int, end: int, protected: Callable[[int], int]) -> Link:
    """Peel link words off ``text[floor:end]`` from its end.

    ``protected(i)`` gives the start of an indicator's name that ends at or spans ``i``, or -1: its words stay with the name.
    """
    link = Link(end)
    if end <= floor or text[end - 1] not in _LINK_ENDS:
        return link
    # The patterns that end at a place are asked only where the character before it can end them.
    last = text[end - 1]
    if last in _COMPARED_ENDS:
        compared = _COMPARED.search(text, max(floor, end - _LONGEST_REMARK), end)
        if compared:
            link.direction = "down" if compared["word"] in "低少" else "up"
            link.start = compared.start("word")
    elif last == "的" and not _MULTIPLE.match(text, end):
        dated = _OF_A_YEAR.search(text, max(floor, end - _LONGEST_REMARK), end)
        if dated:  # 提高到|2002年的|91%: of which year the value is
            link.start = dated.start("of")
    while link.start > floor:
        last = text[link.start - 1]
        if last not in _ENDS or protected(link.start) >= 0:
            break
        if last in "）)":  # a remark between verb and number: 同比增长（下同）8%
            opened = max(text.rfind("（", floor, link.start), text.rfind("(", floor, link.start))
            if opened < 0 or link.start - opened > _LONGEST_REMARK or not link_word_before(text, floor, opened):
                break
            link.start = opened
            continue
        apart = _SET_APART.search(text, max(floor, link.start - _LONGEST_APART), link.start) if last in _SET_APART_ENDS else None
        if apart:  # 扣除留抵退税因素后|增长1.2%
            link.start = apart.start()
            continue
        word = longest_suffix(text, floor, link.start, _ALL, _LONGEST)
        if not word or (last in _INSIDE_WORD_ENDS and _INSIDE_WORD.search(text, max(floor, link.start - 2), link.start)):
            break
        if word == "改善" and not _RATE.match(text, end):
            break
        if word[0] == "能" and text[link.start - len(word) - 1] in "运产功智动效性":
            break  # 城际全天运能|提升19%
        if word == "还" and text[link.start - 2] in "返偿归退":
            break  # 稳岗返还|1.6亿元
        if word == "可" and text[link.start - 2 : link.start] in ("许可", "认可"):
            break  # 取消行政许可|36项
        begin = link.start - len(word)
        if word == "设为" and text[begin - 1 : begin] == "建":  # 公用事业建设|为
            word, begin = "为", begin + 1
        # A name that ends inside the word keeps its part: 规上工业增加值|增长 is not 增加|值增长.
        inner = link.start - 1
        while inner > begin and protected(inner) < 0:
            inner -= 1
        if inner > begin:
            if text[inner : link.start] not in _ALL:
                break
            word, begin = text[inner : link.start], inner
        _note(link, word)
        link.words.insert(0, word)
        link.start = begin
    return link


def link_word_before(text: str, floor: int, end: int) -> bool:
    """Whether a link word ends at ``end``."""
    return bool(longest_suffix(text, floor, end, _ALL, _LONGEST))


def _note(link: Link, word: str) -> None:
    """Take in one word; the link is read backwards, so the verb nearest the number comes first and decides."""
    if word in _UP or word in _DOWN:
        if not link.direction:
            link.direction = "down" if word in _DOWN else "up"
    elif word in _TO and not link.direction:
        link.to = True
    if word in _AVERAGE:
        link.average = True
    if word in _STRIVE:
        link.strive = True
    if word in _FIRM:
        link.firm = True
    if word == "分别":
        link.each = True
