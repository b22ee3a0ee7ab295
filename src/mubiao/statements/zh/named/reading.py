"""A value behind its subject, or behind the subject of the piece before: 粮食产量达到120万吨、增长3%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import STAGE, STAGE_ENDS, split_action
from mubiao.statements.zh.among import read_among
from mubiao.statements.zh.division import respective
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.named.added import as_added, is_added
from mubiao.statements.zh.named.others import RELATIVE_UNITS, counts_something, counts_twice, is_of_something_else, is_part
from mubiao.statements.zh.named.printed import a_head, as_printed, by_name, each_fitting, with_deed
from mubiao.statements.zh.named.together import as_one_sum, named_as_shares, of_one_share, parted_or_gathered, without_borrowed
from mubiao.statements.zh.named.whose import UNNAMED, Whose, named_before, or_of_what_was_told, whose_is
from mubiao.statements.zh.shares import share_of, shares_of_each, shares_of_last, shares_of_whole
from mubiao.statements.zh.state import SHARES, State, past_mark, remember
from mubiao.statements.zh.subjects.reading import SubjectList
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.units import fits

# What a change is counted from is no part of the subject: 赤字率从2%提高到3%, 比2020年增长.
_BASE = re.compile(
    r"[从由比较](?:(?<=[从由])(?=[^，。；、]{0,12}\d)|(?<=[比较])(?=上年|去年|前|往年|\d|[一二两三四五六七八九十]年前|[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:计划)?期?末|[一二][九〇○零]|同期|全国|全省|预期|计划|年初|预算|年计划|年度|上次|上届|上期|前次))[^，。；、从由比较]{1,30}$|(?<![\u4e00-\u9fff])[与同和](?:上年|去年|上一年|前一年|(?:19|20)\d\d年)(?:底|末|同期)?(?:的?水平)?相比较?，?$"
)
# 甲和乙的产量，|也将分别|比上年增长9%和14%: nothing is named there
_ADVERBS = re.compile("(?:也|都|又|还|仍|则|要|将|分别)+")
_GOAL_BEHIND = re.compile(r"(?:的(?:目标|速度|增速))?(?:去|来)?(?:争取|努力|奋斗)")
_GOAL_BEHIND_BEGINS = frozenset("的去来争努奋")
_SUM_OF_ALL = re.compile("(?:共达?|共计|总计|合计)(?:到|为|约)?$")
_COUNTED = frozenset(("count", "households", "persons"))
_TIME = frozenset(("years", "quarters", "months", "days", "hours", "minutes"))
# Whose articles are counted: 出台|消费提质扩容|18条.
_ISSUES = words("actions", "issues")
# Works that words of rising name where a verb completes them.
_COMPLETES = frozenset(("完成", "实施", "开展", "推进", "启动", "组织", "超额完成", "全面完成"))
_OWED = ("贷款", "存款", "余额")
_TURNED = ("负转正", "扭负为正")
_DEEDS = (["提升"], ["提高"], ["扩容"], ["拓展"], ["压减"], ["压缩"])


def read_named(
    text: str, start: int, values: list[Value], subject_end: int, mentions: Mentions, state: State, after: Subject | None
) -> bool:
    """The subject stands before its value, or was named in the piece before. ``False`` where only a verb stands before."""
    if len(values) > 1 and counts_twice(text, values):
        values = values[:1]  # 保交房项目50个|3万套: of the homes in them
    based = _BASE.search(text, start, subject_end)
    if based:
        subject_end = start if _ADVERBS.fullmatch(text, start, based.start()) else based.start()
    quantity = values[-1].quantity
    if after is None and (
        (state.thing is not None and _is_stage(text, start, subject_end, values, state.thing, state))
        or (text.find("的", start, quantity.start) >= 0 and read_among(text, start, values, state))
    ):
        return True
    before = named_before(text, start, subject_end, quantity, mentions, state, after)
    share = share_of(text, start, subject_end) if quantity.unit in RELATIVE_UNITS else None
    each = text.find("分别", start, quantity.end) >= 0
    parts = shares_of_whole(text, past_mark(text, start, subject_end), subject_end, values) if each and len(values) > 1 else None
    if parts is not None:
        state.out.extend(parts)
        state.subjects = ()
        return True
    shared: list[Subject] = []
    if each and len(values) > 1 and not share and len(before.items) != len(values):
        shared = respective(text, past_mark(text, start, subject_end), text.find("分别", start), len(values), mentions)
        before = SubjectList(tuple(shared), start, subject_end, before.strive) if shared else before
    if share:
        state.out.extend(
            shares_of_each(text, share, values, state) if each and len(values) > 1 else shares_of_last(text, share, values, state)
        )
        return True
    if not before.items:
        before = or_of_what_was_told(text, start, subject_end, before, quantity, mentions, state, after)
    if after is not None and not any(subject.known for subject in before.items):
        verb_only = split_action(text, past_mark(text, start, subject_end), subject_end, mentions)[1] >= subject_end
        if verb_only:
            return False
    if state.subjects and text.startswith("人均", before.start) and before.start + 2 >= subject_end - 1 and len(before.items) <= 1:
        before = a_head(before, state.subjects)
    whose = whose_is(text, start, before, values, each, state)
    if whose is not None and not is_of_something_else(text, start, values, before, whose, state):
        _tell(text, start, subject_end, values, before, whose, bool(shared), mentions, state)
    return True


def _tell(
    text: str,
    start: int,
    subject_end: int,
    values: list[Value],
    before: SubjectList,
    whose: Whose,
    shared: bool,
    mentions: Mentions,
    state: State,
) -> None:
    """What ``values`` say of the subjects, and what the next piece may go on with. ``shared``: 分别 found the subjects, each for its value."""
    quantity, subjects, begin, own, each = values[-1].quantity, whose.subjects, whose.begin, whose.own, whose.each
    unit, alone = quantity.unit, len(values) == 1
    shares = unit in SHARES
    if own and alone:
        if not shares:
            if len(before.items) > 1 and not each:
                subjects, start = as_one_sum(text, start, begin, before, subjects, quantity, state)
        elif unit == "%":
            if before.items and before.items[-1].known and is_part(text, before.items[-1], quantity):
                return  # 完成五年投资总额的68%: how much of it, not how it grew
            if len(subjects) > 1 and subjects[-1].measure == "ratio":
                subjects = of_one_share(text, subjects, quantity)
    state.pending, state.pending_bare = [], []
    if not subjects or (not own and (unit == "years" or counts_something(text, quantity))):
        return
    action = ""
    if own and not shared:
        subjects, action, own = by_name(text, start, subjects, quantity, mentions, state)
        if not subjects:
            state.valued.append((UNNAMED, begin))
            state.subjects = ()  # and nor is the next value's: …、增长16%
            return  # 产值增长10%: of what, the sentence does not say
    if not alone or len(subjects) > 1:
        subjects, acting = parted_or_gathered(text, start, subject_end, values, subjects, begin, own, each, mentions)
        action = acting or action
    if not subjects or (unit in _TIME and not _all_fit(subjects, quantity)):
        return  # 增速连续7个季度…: how long, not how much
    if own and not shares and len(subjects) == 1 and values[0].link.words in _DEEDS and _does(action, quantity):
        subjects = (with_deed(text, subjects[0], values[0]),)
        values = [replace(values[0], link=replace(values[0].link, direction="")), *values[1:]]
    if len(subjects) == 1:
        subjects = subjects if fits(subjects[0], quantity) else (as_printed(text, subjects[0], values[0].link.start),)
    else:
        subjects = each_fitting(text, subjects, values if len(values) == len(subjects) else [values[-1]] * len(subjects))
    if own:
        if shares and alone and not values[0].link.direction and (len(subjects) > 1 or not subjects[0].known):
            subjects = named_as_shares(text, before, subjects, begin, quantity)
        state.adds = is_added(text, start, subjects[0], state, values)
        if state.adds and not shares:
            subjects = as_added(subjects, True)
    else:
        if not values[-1].link.direction:
            subjects = as_added(subjects, False)  # 新增4家，|总数35家
        if _SUM_OF_ALL.search(text, subject_end, quantity.start) and text.find("加上", begin, subject_end) >= 0:
            return  # 甲支出15亿元，加上乙等方面的支出，共达140亿元: the sum of all
        state.adds = False
    found = bind(subjects, values, each, begin, quantity.end, whose.inherited)
    if own:
        if len(subjects) > 1:
            found = without_borrowed(text, subjects, found)
        for subject in subjects:
            state.valued.append((subject, begin))
        if found and len(subjects) == 1 and not found[-1].subject.known and unit in _COUNTED:
            state.thing = (found[-1].subject, unit)
    elif found and found[-1].measure == "growth" and state.out:
        if _turned(text, state.out[-1], found[-1]):
            state.out.pop()  # 收入由负转正、|增长1.1%: the number says how far
        found = [_of_the_new(text, state.out[-1], found[0])] if len(found) == 1 and state.out else found
    strives = before.strive or (
        text[quantity.end : quantity.end + 1] in _GOAL_BEHIND_BEGINS and _GOAL_BEHIND.match(text, quantity.end) is not None
    )
    for finding in found:
        finding.own_subject = own
        if not finding.subject.known:
            finding.action = action
        if strives:
            finding.stance = "strive"
        state.out.append(finding)
    remember(state, subjects, begin)
    if found:
        state.measure = found[-1].measure


def _does(action: str, quantity: Quantity) -> bool:
    """Whether a verb completes a work, or puts out a document whose articles are counted."""
    return action in _COMPLETES or (action in _ISSUES and quantity.text.endswith("条"))


def _of_the_new(text: str, last: Finding, found: Finding) -> Finding:
    """新增|外贸企业60家、|增长9%: what grew is what was added; of money lent, which is told of what is owed, the whole may be meant."""
    subject = found.subject
    if (
        subject.known
        or last.subject.start != subject.start
        or not text.startswith("新增", max(0, subject.start - len("新增")))
        or subject.indicator.endswith(_OWED)
    ):
        return found
    return replace(found, subject=replace(subject, indicator=f"other:新增{subject.indicator.removeprefix('other:')}"))


def _turned(text: str, last: Finding, found: Finding) -> bool:
    """Whether the last finding only says that what ``found`` measures has risen again: 由负转正."""
    same = last.subject.indicator == found.subject.indicator and last.measure == "growth"
    return same and text[last.printed_start : last.printed_end].endswith(_TURNED)


def _is_stage(text: str, start: int, subject_end: int, values: Sequence[Value], thing: tuple[Subject, str], state: State) -> bool:
    """86个重大项目已|开工74个: the values are of the thing counted before, which is told here."""
    quantity = values[-1].quantity
    if thing[1] != quantity.unit or text[subject_end - 1] not in STAGE_ENDS or counts_something(text, quantity):
        return False
    stage = STAGE.fullmatch(text, past_mark(text, start, subject_end), subject_end)
    if stage is None:
        return False
    for finding in bind((thing[0],), values, False, stage.start("verb"), quantity.end):
        finding.own_subject, finding.action, finding.counted = False, stage["verb"], True
        state.out.append(finding)
    return True


def _all_fit(subjects: Sequence[Subject], quantity: Quantity) -> bool:
    return all(fits(subject, quantity) for subject in subjects)
