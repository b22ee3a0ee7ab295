"""Which numbers of a piece state something, and which of them one verb joins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.index import Mentions
from mubiao.statements.zh.links import Link, read_link
from mubiao.statements.zh.state import FROM, SHARES, THAN
from mubiao.statements.zh.values.measures import Value

_LIST_MARKS = re.compile(r"(?:[、，]|以及|和|及|与)?$")
# 连跨两个|千亿台阶 counts steps
_STEPS = re.compile(r"[一两二三四五六七八九十\d]+个(?:新的?)?$")
_STAIR = ("台阶", "大台阶", "新台阶", "关口", "大关")
_SIZED = re.compile(r"级(?!规模|水平|新?台阶|[，。；]|、(?![^，。；、]{1,5}级)|$)")
_ONWARDS = ("迈进", "进军", "靠拢", "看齐", "挺进")  # 向8万亿元迈进: not reached
_BEGINS_BEHIND = frozenset(word[0] for word in (*_STAIR, *_ONWARDS))
_EACH_STEP = frozenset(("每增长", "每提高", "每增加", "每下降", "每降低", "每上升"))  # 每增长1个百分点带动就业…
_EACH_STEP_LENGTH, _EACH_STEP_ENDS = 3, frozenset(step[-1] for step in _EACH_STEP)
_ON_BASE = re.compile(r"在[^，。；、]{2,40}?基础上")
_OF_PLAN_ENDS = frozenset("的划算标务数成率达到为")  # what the pattern can end with: it is slow to fail
_PLANNED = r"(?:年初|年度|全年|当年|调整|年|本年)*(?:计划|预算|目标任务|任务|目标|变动预算)(?:目标|任务|数)?"
_OF_PLAN = re.compile(
    rf"(?:上年|去年|同期|疫情前|20\d\d年)(?:同期|水平)?的$|(?:占|完成|达到?|超额完成)了?{_PLANNED}的?$|{_PLANNED}的(?:完成)?$|{_PLANNED}完成(?:率)?(?:达到?|为)?$"
)
# 从2029年的|2.8%, …降到去年的|1.5%: where a change begins and ends
_OF_CHANGE = re.compile(
    r"(?:[由从]|[由从][^，。；]{2,30}?(?:提高|上升|下降|降低|降|增加|减少|扩大|缩小)(?:到|至|为))(?:上年|去年|同期|20\d\d年)(?:同期|[底末])?的$"
)
# Link words that are nouns too.
_NOUNS = frozenset(("建议", "计划", "目标"))
_SCALES, _ROUND, _PASSED = "万亿千百", "十百千万亿", ("超", "过", "超过", "产值超", "产值过", "投资超", "投资过")
_SIZED_THING = re.compile(
    "(?:元|美元)?(?:级)?(?:以上)?的?[^，。；、\\d]{0,8}?(?:项目|企业|园区|集群|产业|增长点|乡镇|村|基地|市场|品牌|开发区|平台)"
)
_GROUPINGS = ("类", "批", "批次", "方面", "轮")  # 12类|44项: the first number only groups the second


_FROM, _TO_END = re.compile("[从由][^，。；]{0,14}$"), re.compile("[降减][低少]?[至到为]$")
_TO_ZERO = re.compile("(?:逐步|全部|进一步)?(?:下降|降低|降|减少|减)[至到为](?P<zero>零)(?![\\d点.．一二三四五六七八九])")


def stated_groups(text: str, start: int, end: int, inside: list[Quantity], mentions: Mentions) -> list[tuple[list[Value], int]]:
    """The values that the numbers of a piece state, those of one verb together, each group with where the text before its link ends."""
    quantity = inside[0]
    if len(inside) > 1 or quantity.unit in SHARES:
        return _groups(text, start, _values_alone(text, start, end, _without_steps(text, inside)), mentions)
    # Two in three are one number that is no share.
    if _is_class(text, quantity.value_end) or _states_nothing(text, start, quantity):
        return []
    if text.find("基础上", start, end) >= 0 and _lies_in(quantity.value_start, _bases(text, start, end)):
        return []
    link = _link(text, start, quantity, mentions.spanning)
    return [([Value(quantity, link)], link.start)]


def _values_alone(text: str, start: int, end: int, inside: list[Quantity]) -> list[Quantity]:
    """Less what only says where from or how far along: 在增长12%的基础上, 完成年计划的105%."""
    bases = _bases(text, start, end) if text.find("基础上", start, end) >= 0 else ()
    kept = []
    of_plan: Quantity | None = None  # the value before, where it says how far along a plan is
    for quantity in inside:
        of_plan = quantity if quantity.unit in SHARES and _is_share_of_plan(text, start, quantity, of_plan) else None
        if of_plan is not None or (bases and _lies_in(quantity.value_start, bases)) or _states_nothing(text, start, quantity):
            continue
        kept.append(quantity)
    return _with_zero(text, start, end, kept) if kept else kept


def _bases(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _ON_BASE.finditer(text, start, end)]


def _states_nothing(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a number counts steps (跨越|2个|台阶), is not reached (向8万亿元|迈进), or is what each of something brings about."""
    at, finish = quantity.value_start, quantity.end
    if text[finish : finish + 1] in _BEGINS_BEHIND or "台阶" in quantity.printed:
        on_stair = "台阶" in quantity.printed or text.startswith(_STAIR, finish)
        if on_stair and (quantity.text[-1:] == "个" or _STEPS.search(text, start, at)):
            return True  # 跨越|2个|台阶, 连跨两个|千亿|台阶
        if text.startswith(_ONWARDS, finish):
            return True
    each = at - _EACH_STEP_LENGTH
    return text[at - 1] in _EACH_STEP_ENDS and text[each:at] in _EACH_STEP and each >= start


def _with_zero(text: str, start: int, end: int, kept: list[Quantity]) -> list[Quantity]:
    """发生率由5%降至|零, 由5%降至|0: nought has the unit of the share that it fell from, and is the value where the share is none."""
    last = kept[-1]
    if (
        last.low == last.high == 0
        and last.unit == "count"
        and len(kept) > 1
        and kept[-2].unit in SHARES
        and _TO_END.search(text, start, last.start)
    ):
        kept[-1] = replace(last, unit=kept[-2].unit)
    elif last.unit in SHARES and (zero := _TO_ZERO.match(text, last.end, end)) and _FROM.search(text, start, last.start):
        at = zero.start("zero")
        kept.append(
            replace(last, text="零", printed="零", start=at, end=at + 1, value_start=at, value_end=at + 1, low=0.0, high=0.0, bound="point")
        )
    return kept


def _lies_in(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _is_share_of_plan(text: str, start: int, share: Quantity, before: Quantity | None) -> bool:
    """Whether a share says how far along a plan is, as the one ``before`` it does: 完成年计划的119%、|103%."""
    at = share.start
    if before is not None and _LIST_MARKS.fullmatch(text, before.end, at):
        return True
    return text[at - 1] in _OF_PLAN_ENDS and _OF_PLAN.search(text, start, at) is not None and _OF_CHANGE.search(text, start, at) is None


def _without_steps(text: str, inside: list[Quantity]) -> list[Quantity]:
    """连跨4个|千亿台阶 counts steps, and 20万吨|级航道 is named by its size: none of these numbers is a value of the subject."""
    kept = []
    for i, quantity in enumerate(inside, 1):
        finish = quantity.value_end
        if _is_class(text, finish):
            continue
        if i < len(inside) and inside[i].value_start == finish and quantity.text.endswith(_GROUPINGS):
            continue
        kept.append(quantity)
    return kept if len(kept) < 2 else _without_sizes(text, kept)


def _is_class(text: str, finish: int) -> bool:
    return text[finish : finish + 1] == "级" and _SIZED.match(text, finish) is not None


def _without_sizes(text: str, inside: list[Quantity]) -> list[Quantity]:
    """Less how big what is counted is, and less steps."""
    sizes = {  # 340个|亿元以上|工业项目: how big what is counted is
        i + 1
        for i in range(len(inside) - 1)
        if inside[i].unit == "count" and inside[i].text[-1:].isalpha() and _is_size_of_counted(text, inside[i], inside[i + 1])
    }
    inside = [quantity for i, quantity in enumerate(inside) if i not in sizes]
    steps = {
        i
        for i in range(len(inside) - 1)
        if inside[i].unit == "count"
        and inside[i + 1].start == inside[i].end
        and inside[i + 1].value_start == inside[i].end
        and inside[i + 1].text[0] in "百千万亿十"
    }
    return [quantity for i, quantity in enumerate(inside) if i not in steps and i - 1 not in steps]


def _is_size_of_counted(text: str, count: Quantity, size: Quantity) -> bool:
    """340个|亿元以上|工业项目, 12个|过50亿|项目, 20家|十亿元|企业: the amount behind a count tells how big what it counts is."""
    behind = text[size.end : size.end + 1]
    if size.value_start == count.end and size.end > size.value_end and behind.isalpha():
        return True
    passed = text[count.end : size.value_start]
    of_money = size.unit == "CNY" or (size.unit == "count" and size.text[-1:] in _SCALES)
    sized = passed in _PASSED or (not passed and size.text[0] in _ROUND)
    return of_money and sized and _SIZED_THING.match(text, size.end) is not None


def _groups(text: str, start: int, inside: list[Quantity], mentions: Mentions) -> list[tuple[list[Value], int]]:
    """Quantities with their links; those joined by nothing but list marks and link words are one group."""
    groups: list[tuple[list[Value], int]] = []
    floor, protected = start, mentions.spanning
    for quantity in inside:
        link = _link(text, floor, quantity, protected)
        at = max(quantity.start, floor)
        if groups and _goes_on(text, start, floor, at, link, groups[-1][0]):
            listed = _LIST_MARKS.fullmatch(text, floor, at) is not None and at > floor
            groups[-1][0].append(Value(quantity, link, listed))
        else:
            groups.append(([Value(quantity, link)], link.start))
        floor = quantity.end
    return groups


def _link(text: str, floor: int, quantity: Quantity, protected: Callable[[int], int]) -> Link:
    at = quantity.start if quantity.start > floor else floor
    link = read_link(text, floor, at, protected)
    if link.words and link.words[-1] in _NOUNS and quantity.unit == "count" and text[quantity.value_end - 1].isalpha():
        return Link(at)  # 人大代表建议|737件, 行动计划|5项: what is counted ends so
    return link


def _goes_on(text: str, start: int, floor: int, at: int, link: Link, before: Sequence[Value]) -> bool:
    """Whether the value at ``at`` is of the verb of those before it, which end at ``floor``."""
    joined = link.start <= floor or _LIST_MARKS.fullmatch(text, floor, link.start) is not None
    if not joined or text[floor:at] == "的":
        return False
    return FROM.search(text, start, floor) is None and THAN.search(text, start, before[0].quantity.start) is None
