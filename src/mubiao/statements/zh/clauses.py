"""Reads one sentence: its pieces in order, each bound to its own subject or, where it has none, to the one before it."""

from __future__ import annotations

import re
from operator import attrgetter

from mubiao.records import Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.comparisons import read_assigned, read_comparison
from mubiao.statements.zh.counted import counted_thing
from mubiao.statements.zh.counting import counts_what_follows, funded, listed_before
from mubiao.statements.zh.items import past_number
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.named.reading import read_named
from mubiao.statements.zh.paired import read_paired, read_part
from mubiao.statements.zh.pieces import LONGEST_PIECE, has_brackets, pieces, segments
from mubiao.statements.zh.relatives import compare, comparisons_ahead, may_relate, tasks_ahead
from mubiao.statements.zh.state import FROM, LISTED, MEDALS, SHARES, THAN, State, past_mark
from mubiao.statements.zh.stated import stated_groups
from mubiao.statements.zh.things import (
    RED_LINE_REACH,
    counts_beside,
    describes,
    is_attribute,
    is_made_of,
    is_measured,
    read_class,
    read_counted,
    read_line,
    read_medals,
    read_share,
    shares_of_thing,
    take_counted,
    without_measure,
)
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.wordings import read_words

_BETTER = re.compile("|".join(sorted(words("headline", "better"), key=len, reverse=True)))
# A class of size belongs to the name of what follows: 2000万元以上|项目.
_SIZE_CLASS = re.compile(r"(?:以上|以下|及以上|级)$")
_ITEMS_PART = frozenset("；;：:")
_GROWING = frozenset(("%", "times"))
_GROWS_BY = re.compile("(?:以上|左右|以内)?的?(?:较快|高速|中高速|快速|平稳)?增长(?=[，。；、]|$)")
_BLANKS = frozenset(" \t　—-·“”")
_PASSED_OVER = _BLANKS | frozenset("以采")
_WAY = re.compile("(?:以|采取|采用)[^，。；\\d]{2,30}?(?:等)?(?:方式|形式)(?!的)")
_OPENED = re.compile(r"[（(]")
_IN_ORDER = attrgetter("printed_start", "start")
_CROWD = re.compile(r"[十百千万]+人(?:次)?(?:以上|级)?")


def read_sentence(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, *, valued: bool = False) -> list[Finding]:
    """Every value stated in ``text[start:end]``, in order of the text.

    ``valued``: goals in words alone are not wanted, so what follows the last number or comparison is not read.
    """
    state = State(
        better=says_better(text, start, end),
        bracketed=has_brackets(text, start, end),
        compares=comparisons_ahead(text, start, end),
        assigned=tasks_ahead(text, start, end),
    )
    brackets, relates = state.bracketed, _relates(state)
    spans = segments(text, past_number(text, start, end), end, quantities, brackets)
    while valued and spans and not _may_hold_value(text, *spans[-1], quantities, state):
        spans.pop()
    for a, b in spans:
        begin = past_number(text, a, b) if text[a - 1] in _ITEMS_PART else a
        if text.find("、", begin, b) < 0:  # three in four
            _read_piece(text, begin, b, mentions, quantities, state)
            continue
        for piece_start, piece_end in pieces(text, begin, b, mentions, quantities, brackets, relates):
            _read_piece(text, piece_start, piece_end, mentions, quantities, state)
    state.out.extend(state.pending_bare)
    if len(state.out) > 1:
        state.out.sort(key=_IN_ORDER)
    return state.out


def _may_hold_value(text: str, start: int, end: int, quantities: Quantities, state: State) -> bool:
    return (
        quantities.any_within(start, end)
        or may_relate(text, start, end, state.compares is not None)
        or (state.better and says_better(text, start, end))
    )


def _relates(state: State) -> bool:
    return state.compares is not None or state.assigned is not None


def says_better(text: str, start: int, end: int) -> bool:
    """The words that promise to try for more than the figure before them: 在实际工作中争取更好结果."""
    return text.find("更", start, end) >= 0 and _BETTER.search(text, start, end) is not None  # each of them has the word


def _read_piece(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, state: State) -> None:
    if start < end and text[start] in _PASSED_OVER:
        start = _past_opening(text, start, end)
    if end - start > LONGEST_PIECE or start >= end:
        return
    if state.better and says_better(text, start, end):
        if state.out:
            state.out[-1].aims_higher = True
        return
    remark = _value_remark(text, start, end, quantities) if state.bracketed else None
    if remark is not None:
        _read_piece(text, start, remark[0], mentions, quantities, state)
        outer = state.subjects, state.subject_start, state.measure
        for a, b in segments(text, remark[0] + 1, remark[1], quantities, True):
            for piece in pieces(text, a, b, mentions, quantities, True, _relates(state)):
                _read_piece(text, *piece, mentions, quantities, state)
        state.subjects, state.subject_start, state.measure = outer
        _read_piece(text, remark[1] + 1, end, mentions, quantities, state)
        return
    if state.assigned is not None and state.assigned.begins_in(start, end) and read_assigned(text, start, end, mentions, state):
        return
    inside = quantities.within(start, end)
    if (
        state.compares is not None
        and (state.compares.begins_in(start, end) or (state.out and state.out[-1].bound == "relative"))
        and read_comparison(text, start, end, mentions, inside, state)
    ):
        return
    if inside:
        _read_values(text, start, end, mentions, inside, state)
        return
    read_words(text, start, end, mentions, state)


def _past_opening(text: str, start: int, end: int) -> int:
    """Behind blanks, dashes and quotation marks, and the way in which something is done: 以“轮流”等方式|举办展会10场."""
    while start < end and text[start] in _BLANKS:
        start += 1
    way = _WAY.match(text, start, end)
    return way.end() if way else start


def _value_remark(text: str, start: int, end: int, quantities: Quantities) -> tuple[int, int] | None:
    """The brackets of a remark behind a value that says more of it: 增长10%（力争11%）, 增长8%（其中税收增长9%）."""
    for mark in _OPENED.finditer(text, start + 1, end):
        closed = max(text.find("）", mark.end(), end), text.find(")", mark.end(), end))
        if closed < 0:
            return None
        before = quantities.within(start, mark.start())
        behind = before and mark.start() - before[-1].end <= 2
        if behind and (quantities.within(mark.end(), closed) or compare(text, mark.end(), closed)):
            return mark.start(), closed
    return None


def _read_values(text: str, start: int, end: int, mentions: Mentions, inside: list[Quantity], state: State) -> None:
    if text.find("分别", inside[0].value_start, end) >= 0 and read_paired(text, start, end, mentions, inside, state):
        return
    groups = stated_groups(text, start, end, inside, mentions)
    if not groups:
        read_words(text, start, end, mentions, state)
        return
    floor, base_start = start, None
    classed = -1  # the group that a class of size before it took
    for i, (values, subject_end) in enumerate(groups):
        if i == classed:
            continue
        last, alone = i + 1 == len(groups), len(values) == 1
        first, quantity = values[0].quantity, values[-1].quantity
        unit, finish = quantity.unit, quantity.end
        stop = end if last else groups[i + 1][1]
        grows = _GROWS_BY.match(text, finish, end) if unit in _GROWING else None
        if grows and not values[-1].link.direction:
            values[-1].link.direction = values[0].link.direction = "up"  # 保持两位数|增长
        if first.unit == "count" and first.text[-1:] in MEDALS:
            read_medals(text, floor, subject_end, values, mentions, state)
            continue
        if text.find("线", finish, finish + RED_LINE_REACH) >= 0 and read_line(text, finish, end, values, mentions, state):
            floor = finish
            continue
        if not alone and read_class(text, floor, values, state):
            floor = finish
            continue
        base = None if last else FROM.search(text, start, subject_end) or THAN.search(text, start, first.start)
        if base:
            base_start = base.start()
            continue  # 从2.6%提高到3%: the base, not a value of its own
        if base_start is not None:
            subject_stop, base_start = min(subject_end, base_start), None
        else:
            subject_stop = subject_end
        if not last and text[finish : groups[i + 1][0][0].quantity.value_start] == "的":
            if len(groups[i + 1][0]) == 1 and read_class(text, floor, [*values, *groups[i + 1][0]], state):
                classed, floor = i + 1, groups[i + 1][0][0].quantity.end
                continue  # 营收过10亿元的企业66家，其中|过50亿元|的|6家
            floor = finish + 1  # 总投资13.5亿元的|13所学校: how big what is counted next is
            continue
        if len(values) == 2 and quantity.value_start == first.end and listed_before(text, floor, first.start):
            # 甲、乙等5个|770万千瓦|抽蓄电站
            read_counted(text, floor, values, counted_thing(text, finish, stop, mentions), mentions, state)
            floor = finish
            continue
        share = unit in SHARES
        if share and alone and last and read_part(text, floor, values[0], subject_stop, end, mentions, state):
            continue
        if share and is_made_of(text, floor, values[-1]):
            floor = finish
            continue
        counts = finish < stop and (not share or shares_of_thing(text, floor, values, subject_stop, mentions))
        after = counted_thing(text, finish, stop, mentions) if counts else None
        if not last and after is None and groups[i + 1][0][0].quantity.value_start == finish:
            beyond = groups[i + 1][0][0].quantity  # 6万户|14万名监测对象: both count the same
            after = (
                counted_thing(text, beyond.end, end if i + 2 == len(groups) else groups[i + 2][1], mentions)
                if beyond.unit == "persons"
                else None
            )
            if after is not None and split_action(text, past_mark(text, floor, finish), subject_end, mentions)[1] >= subject_end:
                read_counted(text, floor, values, after, mentions, state)
            continue
        if grows:
            after = None
        if after is None:
            if not last and _SIZE_CLASS.search(text, start, finish):
                continue
        elif not last and groups[i + 1][0][0].quantity.value_start == after.end + 1 and text[after.end] == "的":
            floor = after.end + 1  # 建成覆盖38个村|的|27处墓园: which ones are counted next
            continue
        elif share:
            read_share(text, values, after, mentions, state)
            floor = finish
            continue
        elif alone and begins_action(text, finish, end) and funded(text, floor, first, mentions):
            read_named(text, floor, values, subject_stop, mentions, state, None)  # 统筹20亿元|实施…
            floor = finish
            continue
        elif not last and is_measured(text, after, stop):
            floor = finish  # 230个|村集体经济收入|全部突破5万元: it says of how many, and is no value
            continue
        elif (
            alone
            and (last or after.end < stop or LISTED.fullmatch(text, after.end, groups[i + 1][0][0].quantity.start))
            and _take_counted(text, floor, values, after, mentions, state)
        ):
            floor = after.end
            continue
        elif not last:
            # 11个重点项目投资|突破, 2000万元以上项目资金: the number belongs to the name of what comes next.
            if after.end < stop:
                before = len(state.out)
                read_counted(text, floor, values, after, mentions, state)
                floor = after.end if len(state.out) > before else floor
            elif _counts(text, floor, first, after, mentions):
                thing = without_measure(after)
                if thing is None and counts_beside(after, groups[i + 1][0][0]):
                    thing = after  # 80项|年度任务|完成60项
                if thing is not None:
                    read_counted(text, floor, values, thing, mentions, state)
                floor = finish  # 457项|重大项目投资增长4%: counted, and the rest is the name
            continue
        elif is_attribute(text, floor, values, subject_stop, after, mentions):
            floor = finish  # 中部电力115万千瓦|风电项目: how big the thing is
            continue
        elif quantity.bound in ("at_least", "at_most") and unit != after.indicator:
            beside = after.start == finish
            if beside and alone and _CROWD.fullmatch(quantity.text):
                continue  # 举办|万人以上|大型演出30场: a class of size in the name of what is counted
            if (beside and first.start <= floor + 1 and unit in ("persons", "households")) or describes(text, finish, quantity, after):
                # 万人以上|社区, 总值超200亿元|县, 50亿元以下|公司: the size of the things counted next, not a value of the subject
                floor = finish
                continue
        told = len(state.out)
        if not read_named(text, floor, values, subject_stop, mentions, state, after):
            read_counted(text, floor, values, after, mentions, state)
        if grows:
            for finding in state.out[told:]:
                finding.end = max(finding.end, grows.end())
        floor = finish


def _take_counted(text: str, floor: int, values: list[Value], thing: Subject, mentions: Mentions, state: State) -> bool:
    """Whether the number counts ``thing``, which is told then."""
    quantity = values[0].quantity
    start = past_mark(text, floor, quantity.end)
    action, position = split_action(text, start, quantity.start, mentions)
    counts = counts_what_follows(text, start, quantity, thing, position, mentions)
    if counts:
        take_counted(text, floor, start, values, thing, action, position, state)
    return counts


def _counts(text: str, floor: int, quantity: Quantity, thing: Subject, mentions: Mentions) -> bool:
    start = past_mark(text, floor, quantity.end)
    position = split_action(text, start, quantity.start, mentions)[1]
    return counts_what_follows(text, start, quantity, thing, position, mentions)
