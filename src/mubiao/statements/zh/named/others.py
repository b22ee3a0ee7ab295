"""Numbers behind a subject that are no value of it: a rank, a class of size, how big what follows is, where a change begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.zh.named.whose import OF_REACH, Whose
from mubiao.statements.zh.state import SHARES, State, remember
from mubiao.statements.zh.subjects.reading import SubjectList
from mubiao.statements.zh.values.measures import Value

RELATIVE_UNITS = SHARES | {"times"}
_DESCRIBES = re.compile(
    "的(?!(?:发展|奋斗|宏伟|总体|战略|预期)?目标|预期|要求|任务|速度|水平|增速|增长|规模|基础|成绩|佳绩|区间|幅度|高位|台阶|新|新高|历史|好成绩|较高|较快|良好|情况|态势|关口|比例|[，。；、])[\u4e00-\u9fff“]"
)
_FROM_HERE = re.compile("(?:由|从)[^，。；、由从]{0,14}$")
_ENDS_AT = re.compile(
    "(?:左右|以上)?，(?:将|要|已|进一步|逐步)*(?:增加|提高|上升|扩大|增长|发展|下降|减少|降低|压缩|[降升增减])(?:到|为|至)"
)
_ENDS_AT_BEGINS = frozenset("左以，")
_HOMES_AND_PEOPLE = {"households", "persons"}
_MONEY = frozenset(("CNY", "USD"))
_PHYSICAL = frozenset(("m2", "km", "m3", "kW", "kWh"))
_PHYSICAL_LENGTHS, _WEIGHTS = frozenset(("km", "m")), frozenset(("t", "kW", "kWh", "mu"))
_OF_WHOLE = re.compile("的(?:约|近)?$")
# 再进|6位: how far a rank moved
_MOVES = re.compile(r"(?:前移|前进|再进|进位|跃升|提升|上升|上移|晋升|下降|后移)(?:了)?$")
# 一般公共预算收入|达到|万亿级
_JOINS_CLASS = re.compile(r"(?:达|突破|超|迈|跻身|进入|成为|跨|站)[^，。；、]{0,4}$")
_RANKED = re.compile(r"(?:排名|排位|位次|名次)$")


def is_of_something_else(text: str, start: int, values: list[Value], before: SubjectList, whose: Whose, state: State) -> bool:
    """What stands around the last of ``values`` tells that it is no value of these subjects, or none that holds: nothing is told."""
    quantity, subjects, own = values[-1].quantity, whose.subjects, whose.own
    if not own and _is_of_nothing_told(text, start, values, subjects, state):
        return True
    if quantity.text[-1] == "位" and (
        not own or (_MOVES.search(text, start, quantity.start) and not _RANKED.search(before.items[-1].indicator if before.items else ""))
    ):
        return True  # 增长6%，较上年前移2位: of its rank
    if quantity.printed[-1] == "级" and quantity.unit in _MONEY and not _JOINS_CLASS.search(text, start, quantity.start):
        return True  # 新型显示|千亿级、…产业集群: a class of size
    behind = text[quantity.end : quantity.end + 1]
    if behind == "的" and quantity.unit not in SHARES and _DESCRIBES.match(text, quantity.end):
        return True  # 年产38亿方的|气田: how big what follows is
    begins = _FROM_HERE.search(text, start, quantity.start) if behind in _ENDS_AT_BEGINS and (before.items or state.pending) else None
    if begins and _ENDS_AT.match(text, quantity.end):
        if before.items and not state.pending and before.start < begins.start():
            remember(state, before.items, before.start)
        return True  # 招生人数由31万人，|增加到55万人: where the change begins
    return False


def _is_of_nothing_told(text: str, start: int, values: list[Value], subjects: Sequence[Subject], state: State) -> bool:
    """Whether a value with no subject of its own is of none that was told before."""
    quantity = values[-1].quantity
    if (
        state.thing is not None
        and subjects[:1] == (state.thing[0],)
        and quantity.unit not in RELATIVE_UNITS
        and quantity.unit != state.thing[1]
        and {quantity.unit, state.thing[1]} != _HOMES_AND_PEOPLE  # 消除返贫风险700户、|1700人
    ):
        return True  # 压缩至1个环节、6个工作日
    if state.out and _apart(state.out[-1].unit, quantity.unit) and not (subjects and subjects[0].known):
        return True  # 福利费50亿元；…建筑的住宅，将达4600万平方米: of something else
    if _is_second(text, start, values, state):
        state.out.pop()
        return True  # 两个产业产值25亿元、|37亿元: which is whose, nothing says
    return False


def _is_second(text: str, start: int, values: list[Value], state: State) -> bool:
    """A bare amount right behind another of the same unit: two values, and one subject."""
    quantity = values[0].quantity
    last = state.out[-1] if state.out else None
    return (
        last is not None
        and quantity.start == quantity.value_start == start
        and quantity.stance == "firm"
        and text[start - 1] == "、"
        and last.printed_end == start - 1
        and last.unit == quantity.unit
        and last.measure == "level"
        and quantity.unit not in SHARES
        and not values[0].link.words
    )


def counts_twice(text: str, values: Sequence[Value]) -> bool:
    """A count right behind another with a word of measure of its own."""
    first, second = values[0].quantity, values[1].quantity
    return (
        first.unit == second.unit == "count"
        and first.end == second.start == second.value_start
        and text[first.value_end - 1] != text[second.value_end - 1]
        and not text[second.value_end - 1].isdigit()
    )


def is_part(text: str, subject: Subject, quantity: Quantity) -> bool:
    return quantity.start - subject.end <= OF_REACH and _OF_WHOLE.search(text, subject.end, quantity.start) is not None


def _apart(before: str, unit: str) -> bool:
    """Money and a physical measure: no one thing has both without its head being said."""
    if (before in _PHYSICAL_LENGTHS and unit in _WEIGHTS) or (before in _WEIGHTS and unit in _PHYSICAL_LENGTHS):
        return True
    return (before in _MONEY and (unit in _PHYSICAL or unit == "pp")) or (before in _PHYSICAL and unit in _MONEY)


def counts_something(text: str, quantity: Quantity) -> bool:
    """A number with a classifier and a noun behind it is of that noun, not of the subject of the clause before: …加快发展，27个|产业…"""
    return (
        quantity.unit in ("count", "households")
        and quantity.text[-1:] not in "万亿千百"
        and text[quantity.end : quantity.end + 1].isalpha()
    )
