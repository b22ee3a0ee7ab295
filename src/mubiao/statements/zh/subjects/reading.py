"""Whose value it is: the noun phrases before a verb, each an indicator of the vocabulary or ``other:`` and the phrase as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.leads import LEADS_ON, TAILS, skip_lead, skip_tail_marks
from mubiao.statements.zh.listed_heads import renamed
from mubiao.statements.zh.phrases import clean_phrase, unquoted
from mubiao.statements.zh.subjects.alone import ANY_HEAD
from mubiao.statements.zh.subjects.lists import MAY_SPLIT, parts_of_list, shared_by_places, with_shared_head
from mubiao.statements.zh.subjects.single import ADVERBS, NO_NOUN, NO_NOUN_BEGINS, subjects_of

_GATHERS = re.compile(r"(?<!第)(?:[两二三四五六七八九十]|\d{1,2})(?:大|个|类|项|种|条|家|所|座|处|村|县)")
# 对东盟出口: trade with a part of the world is not the whole trade
_TOWARDS_REACH = 2
_TOWARDS = re.compile(r"对(?!外|口)[^，。；、]{1,20}(?:出口|进口|进出口|贸易|投资|贡献率|贡献度|的拉动|拉动率)(?:总?额|总量)?$")
_CONTRIBUTES = ("贡献率", "贡献度", "拉动率")
# Words that only point back at the subject before them: 总量达到6万亿元.
GENERIC = frozenset(
    [
        "总量",
        "存量",
        "总额",
        "规模",
        "总值",
        "总规模",
        "余额",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "增长",
        "总数",
        "人数",
        "数量",
        "总计",
        "合计",
        "其中",
        "这个比重",
        "这一比重",
        "该比重",
        "这个比例",
        "这一比例",
        "该比例",
        "这一数字",
        "这一指标",
        "该指标",
    ]
)
_LONGEST_GENERIC = 2 * max(map(len, GENERIC))  # quotation marks counted


@dataclass(slots=True)
class SubjectList:
    """The subjects of one verb and the words around them."""

    items: tuple[Subject, ...]
    start: int
    end: int
    strive: bool = False  # 力争 stands before the subject: 力争空气质量优良天数300天以上
    opaque: bool = False  # something stands there that is no subject (对五国): it must not inherit one either


def read_subjects(text: str, start: int, end: int, mentions: Mentions) -> SubjectList:
    """The subjects named in ``text[start:end]``, which stands before a verb or a value."""
    strive = False
    if start < end and text[start] in LEADS_ON:  # two in five
        start, strive = skip_lead(text, start, end, mentions)
    if start < end and text[end - 1] in TAILS:
        end = skip_tail_marks(text, start, end)
    if start >= end:
        return SubjectList((), start, end, strive)
    first = text[start]
    if (
        first == "对"
        and _TOWARDS.match(text, start, end)
        and (text.endswith(_CONTRIBUTES, start, end) or not _begins_at(mentions, start, end, _TOWARDS_REACH))
    ):
        return SubjectList((Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False),), start, end, strive)
    if first in NO_NOUN_BEGINS and NO_NOUN.match(text, start, end) and not _begins_at(mentions, start, end):
        return SubjectList((), start, end, strive, opaque=True)
    said = text[start:end]
    if said in ADVERBS or said in GENERIC or (end - start <= _LONGEST_GENERIC and not said.isalpha() and unquoted(said) in GENERIC):
        return SubjectList((), start, end, strive)
    if MAY_SPLIT.search(text, start, end) is None:  # three in four
        items = subjects_of(text, start, end, mentions)
    else:
        items = [subject for a, b in parts_of_list(text, start, end, mentions) for subject in subjects_of(text, a, b, mentions)]
    if len(items) > 1:
        items = _of_list(text, items, mentions)
    return SubjectList(tuple(items), items[0].start if items else start, end, strive, not items)


def _of_list(text: str, items: list[Subject], mentions: Mentions) -> list[Subject]:
    """The members of a list with what they share, or what its last word gathers them as."""
    label = text.rfind("：", items[0].end, items[-1].start)
    if label >= 0:  # 民生福祉：城乡居民收入: what the clause is headed by has no value
        items = [item for item in items if item.start > label]
    if len(items) < 2:
        return items
    gathers = _GATHERS.search(text, items[-1].start, items[-1].end)
    if gathers and gathers.start() > items[-1].start and text.startswith("分别", items[-1].end):
        return _each_gathered(text, items, gathers)
    items = shared_by_places(with_shared_head(text, items), mentions)
    # 锂电新能源、新能源汽车、铜材料|三大主导产业产值: the last names them all
    return subjects_of(text, gathers.start(), items[-1].end, mentions) if gathers else items


def _each_gathered(text: str, items: list[Subject], gathers: re.Match[str]) -> list[Subject]:
    """石化、纺织、电子|三大|产业产值|分别: what gathers them is measured of each."""
    head = text[gathers.end() : items[-1].end]
    names = [text[item.start : item.end] for item in items[:-1]] + [text[items[-1].start : gathers.start()].removesuffix("等")]
    return [renamed(item, clean_phrase(name) + head) for item, name in zip(items, names, strict=True)]


def _begins_at(mentions: Mentions, start: int, end: int, reach: int = 1) -> bool:
    """Whether a name within ``start``..``end`` begins at its first character, or at one of the first ``reach``."""
    inside = mentions.within(start, end)
    return bool(inside) and inside[0].start < start + reach


def may_name_known(text: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether ``read_subjects`` may find an indicator of the vocabulary here; a cheap look that spares most clauses without a number."""
    return mentions.names_any(start, end) or ANY_HEAD.search(text, start, end) is not None
