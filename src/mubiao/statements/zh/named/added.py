"""What is added to a stock: 新增|高新技术企业60家, and what a list goes on with: 、|小巨人企业8家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Subject
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.state import State
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.stocks import ADDED, ADDING, MAKING, is_stock

_NEW = re.compile("[新净培认定引育化创记建增]")  # what adds to a stock has one of these
# 新增实验室2家、中心|约|5家; but 总数|达到|9家, 每万人专利|8件
_SO_MANY = frozenset(("超", "超过", "约", "近", "逾", "各", "有"))
_OF_STOCK = re.compile("每|总[数量]|数$|拥有量|比例|率")
_ALL_SO_FAR = re.compile("累计(?:已|共)?(?:建成|建设|培育|认定|创建|引进|发展)")
_ADDS_ON, _LIST_REACH = re.compile("新(?:增|培|认|获|引|创|登|设|注|招|入|评|发|成|晋|备|添)|净增"), 60
_MAKING = tuple(MAKING)
_MAKING_BEGINS, _ADDED_BEGINS = frozenset(word[0] for word in MAKING), frozenset(word[0] for word in ADDED)


def as_added(subjects: Sequence[Subject], adds: bool) -> tuple[Subject, ...]:
    """The subjects as things that are added to a stock, those that are none left as they are; or as things that are not."""
    if len(subjects) == 1 and not (is_stock(subjects[0]) if adds else subjects[0].adds):
        return tuple(subjects)
    changes = [(is_stock(subject) if adds else subject.adds) for subject in subjects]
    return tuple(replace(subject, adds=adds) if change else subject for subject, change in zip(subjects, changes, strict=True))


def is_added(text: str, start: int, subject: Subject, state: State, values: list[Value]) -> bool:
    """Whether the value is what is added to a stock: 新增|高新技术企业60家, and what a list goes on with: 、|小巨人企业8家."""
    first = text[subject.start]
    begins = first in _ADDED_BEGINS or first in _MAKING_BEGINS
    if not begins and not state.adds and (subject.start == start or _NEW.search(text, start, subject.start) is None):
        return False  # two in three
    between = text[subject.end : values[-1].quantity.value_start].strip("”）) ")
    bare = not between
    if text.find("累计", start, subject.start) >= 0 and _ALL_SO_FAR.search(text, start, subject.start + len("建成")):
        return False  # 累计建成|充电桩2.6万个: all there are
    if (first in _ADDED_BEGINS and text.startswith(ADDED, subject.start)) or (
        bare and first in _MAKING_BEGINS and text.startswith(_MAKING, subject.start)
    ):
        return True
    if not state.adds and _NEW.search(text, start, subject.start) is None:
        return False
    verb, position = split_action(text, start, subject.start, NO_MENTIONS)
    if state.adds and (position == start or not verb):
        listed = text[start - 1 : start] == "、" or text[start : start + 1] in ("和", "及")
        if text[start - 1 : start] == "，":  # past a comma 新增 still governs, and 培育 does not
            listed = _ADDS_ON.search(text, max(0, start - _LIST_REACH), start) is not None
        return listed and (bare or between in _SO_MANY) and _OF_STOCK.search(text, start, values[-1].quantity.start) is None
    return verb in ADDING or verb[:1] == "新" or (bare and verb in MAKING)
