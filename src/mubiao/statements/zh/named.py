"""A value behind its subject, or behind the subject of the piece before: 粮食产量达到120万吨、增长3%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import NO_MENTIONS, Mentions
from mubiao.statements.zh.actions import STAGE, predicative, split_action
from mubiao.statements.zh.among import read_among
from mubiao.statements.zh.counting import funded
from mubiao.statements.zh.division import divided, respective, with_shared_head, with_shared_place
from mubiao.statements.zh.heads import (
    A_HEAD,
    is_bare,
    per_head,
    points_back,
    topic_before,
    with_carrier,
    with_head_behind_each,
    with_referent,
    with_shared_front,
)
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.listed_heads import with_shared
from mubiao.statements.zh.nouns import noun_phrase
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.shares import share_of, shares_of_each, shares_of_last
from mubiao.statements.zh.state import SHARES, State, past_mark, remember, whole
from mubiao.statements.zh.subjects.reading import SubjectList, read_subjects
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.stocks import ADDED, ADDING, MAKING, is_stock
from mubiao.statements.zh.values.units import fits

# What a change is counted from is no part of the subject: 赤字率从2%提高到3%, 比2020年增长.
_BASE = re.compile(
    r"[从由比较](?:(?<=[从由])(?=[^，。；、]{0,12}\d)|(?<=[比较])(?=上年|去年|前|往年|\d|[一二两三四五六七八九十]年前|[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:计划)?期?末|[一二][九〇○零]|同期|全国|全省|预期|计划|年初|预算|年计划|年度|上次|上届|上期|前次))[^，。；、从由比较]{1,30}$"
)
_GOAL_BEHIND = re.compile(r"(?:的(?:目标|速度|增速))?(?:去|来)?(?:争取|努力|奋斗)")
_GOAL_BEHIND_BEGINS = frozenset("的去来争努奋")
# 各 gives to each only before an amount or its verb: 各县、各部门|的培训15场 is one sum
_EACH_ONE = re.compile(r"均(?!衡)|都(?!市)|各(?=[\d〇一二两三四五六七八九十百千万约近超逾达有为增建新]|$)")
_TAKES = re.compile("(?:只|仅|约|就|已|则)*占")
_SHARE_NAMED = re.compile("占|率|比重|比例|份额")
_BARE_WHOLES = frozenset(("出口额", "出口", "进口额", "进口", "进出口额", "进出口总额", "发电量", "零售额", "进出口"))
_OF_A_SECTOR = re.compile(
    "(?:特色)?(?:农产品|农副产品|新能源|可再生能源|清洁能源|绿色电力|机电产品|文化产品|汽车|茶叶|水果|中药材|数字产品)"
)
_HOW_MANY, _ALONE = re.compile("(?:活动|会议|论坛|展会|培训|文件|节庆)(?:数量|次数|数)$"), frozenset(("财政支出", "支出", "经费"))
_SUM_OF_ALL = re.compile("(?:共达?|共计|总计|合计)(?:到|为|约)?$")
_RELATIVE_UNITS = SHARES | {"times"}
_TIME = frozenset(("years", "quarters", "months", "days", "hours", "minutes"))
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
_OF_REACH = 3
_OF_WHOLE = re.compile("的(?:约|近)?$")
_UNNAMED = Subject("", 0, 0)  # a value whose subject the sentence does not tell, where a 分别 may come after it
# Works that words of rising name where a verb completes them.
# Whose articles are counted: 出台|消费提质扩容|18条.
_ISSUES = words("actions", "issues")
_ARTICLES = re.compile(r"条$")
# 再进|6位: how far a rank moved
_MOVES = re.compile(r"(?:前移|前进|再进|进位|跃升|提升|上升|上移|晋升|下降|后移)(?:了)?$")
# 一般公共预算收入|达到|万亿级
_JOINS_CLASS = re.compile(r"(?:达|突破|超|迈|跻身|进入|成为|跨|站)[^，。；、]{0,4}$")
_RANKED = re.compile(r"(?:排名|排位|位次|名次)$")
_COMPLETES = frozenset(("完成", "实施", "开展", "推进", "启动", "组织", "超额完成", "全面完成"))
_DEEDS = (["提升"], ["提高"], ["扩容"], ["拓展"], ["压减"], ["压缩"])
_NEW = re.compile("[新净培认定引育化创记建增]")  # what adds to a stock has one of these
# 新增实验室2家、中心|约|5家; but 总数|达到|9家, 每万人专利|8件
_SO_MANY = frozenset(("超", "超过", "约", "近", "逾", "各", "有"))
_OF_STOCK = re.compile("每|总[数量]|数$|拥有量|比例|率")
_ALL_SO_FAR = re.compile("累计(?:已|共)?(?:建成|建设|培育|认定|创建|引进|发展)")
_MAKING = tuple(MAKING)
_MAKING_BEGINS, _ADDED_BEGINS = frozenset(word[0] for word in MAKING), frozenset(word[0] for word in ADDED)
_SIZES = frozenset(("总规模", "规模", "总额", "总量"))
_TOGETHER = re.compile("方面的|共(?:为|达|计)?$|合计|等各?项")
_EACH = re.compile(f"{_EACH_ONE.pattern}|分别")


def read_named(
    text: str, start: int, values: list[Value], subject_end: int, mentions: Mentions, state: State, after: Subject | None
) -> bool:
    """The subject stands before its value, or was named in the piece before. ``False`` where only a verb stands before."""
    if len(values) > 1 and _counts_twice(text, values):
        values = values[:1]  # 保交房项目50个|3万套: of the homes in them
    based = _BASE.search(text, start, subject_end)
    if based:
        subject_end = based.start()
    quantity = values[-1].quantity
    counted = state.thing is not None and state.thing[1] == quantity.unit and after is None and not _counts_something(text, quantity)
    stage = STAGE.fullmatch(text, past_mark(text, start, subject_end), subject_end) if counted else None
    if stage and state.thing:
        # 86个重大项目已|开工74个: of the thing counted before
        for finding in bind((state.thing[0],), values, False, stage.start("verb"), quantity.end):
            finding.own_subject, finding.action, finding.counted = False, stage["verb"], True
            state.out.append(finding)
        return True
    if after is None and read_among(text, start, values, state):
        return True
    before = read_subjects(text, start, subject_end, mentions)
    if before.opaque and quantity.unit not in SHARES:
        # 建设|农村供水工程1492处: the verb before the thing
        begin = split_action(text, start, subject_end, mentions)[1]
        if begin == start:  # 打造和美乡村|示范片区: a name of the vocabulary that a longer one begins with
            begin = split_action(text, start, subject_end, NO_MENTIONS)[1]
        before = read_subjects(text, begin, subject_end, mentions) if start < begin < subject_end else before
    share = share_of(text, start, subject_end) if quantity.unit in _RELATIVE_UNITS else None
    if before.items and before.items[0].indicator in A_HEAD and len(before.items) == 1:
        before = per_head(text, start, before, state)
    if not before.items and after is None and not state.pending and not before.opaque:
        topic = topic_before(text, start)
        before = SubjectList((topic,), topic.start, topic.end, before.strive) if topic else before
    each, shared = "分别" in text[start : quantity.end], list[Subject]()
    if each and len(values) > 1 and not share and len(before.items) != len(values):
        shared = respective(text, past_mark(text, start, subject_end), text.find("分别", start), len(values), mentions)
        before = SubjectList(tuple(shared), start, subject_end, before.strive) if shared else before
    if share:
        state.out.extend(
            shares_of_each(text, share, values, state) if each and len(values) > 1 else shares_of_last(text, share, values, state)
        )
        return True
    if not before.items and state.thing is not None and quantity.unit != state.thing[1] and text[start:subject_end].strip("，、") in _SIZES:
        whose = Subject(f"{state.thing[0].indicator}{text[start:subject_end].strip('，、')}", start, subject_end, "level", False)
        before = SubjectList((whose,), start, subject_end, before.strive)  # 产业基金15只、|总规模300亿元
    if not before.items and after is None and not _names_money(state) and funded(text, start, quantity, mentions):
        before = SubjectList((Subject("other:资金", start, subject_end, "level", False),), start, subject_end, before.strive)
    if after is not None and not any(subject.known for subject in before.items):
        verb_only = split_action(text, past_mark(text, start, subject_end), subject_end, mentions)[1] >= subject_end
        if verb_only:
            return False
    if state.subjects and text.startswith("人均", before.start) and before.start + 2 >= subject_end - 1 and len(before.items) <= 1:
        before = _a_head(before, state.subjects)
    if before.items:
        subjects: tuple[Subject, ...] = before.items
        if (
            state.pending
            and each
            and len(state.pending) + len(subjects) == len(values)
            and text[state.pending[-1].end] != "："
            and before.start - state.pending[-1].end <= _OF_REACH
        ):
            subjects = (*state.pending, *subjects)
        begin, own, inherited = before.start, True, None
    elif state.pending:
        subjects, begin, own, inherited = tuple(state.pending), state.pending_start, True, None
    elif before.opaque:
        return True  # 对五国增长48%: not of the subject before it
    else:
        subjects, begin, own, inherited = state.subjects, state.subject_start, False, state.measure
        if len(values) > 1 and max((len(subject.pair) for subject in subjects), default=len(subjects)) < len(values):
            # A达到x，B达到y，分别增长a和b: those of this clause group, never over a semicolon
            recent = [(subject, place) for subject, place in state.valued if text.find("；", place, start) < 0][-len(values) :]
            if any(subject is _UNNAMED for subject, _ in recent):
                return True
            if len(recent) == len(values):
                subjects, begin, each = tuple(subject for subject, _ in recent), recent[0][1], True
    if (
        not own
        and state.thing is not None
        and subjects[:1] == (state.thing[0],)
        and quantity.unit not in _RELATIVE_UNITS
        and quantity.unit != state.thing[1]
        and {quantity.unit, state.thing[1]} != _HOMES_AND_PEOPLE  # 消除返贫风险700户、|1700人
    ):
        return True  # 压缩至1个环节、6个工作日
    if not own and state.out and _apart(state.out[-1].unit, quantity.unit) and not subjects[0].known:
        return True  # 福利费50亿元；…建筑的住宅，将达4600万平方米: of something else
    if not own and _is_second(text, start, values, state):
        state.out.pop()
        return True  # 两个产业产值25亿元、|37亿元: which is whose, nothing says
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
    one_sum = own and len(values) == 1 and len(before.items) > 1 and not each and quantity.unit not in SHARES
    if one_sum and before.items == subjects:
        subjects = _of_last_verb(text, subjects, state)
        one_sum = len(subjects) > 1
        start = start if one_sum else subjects[0].start
    if one_sum and not any(subject.known for subject in before.items) and not _EACH_ONE.search(text, begin, quantity.value_start):
        subjects = (whole(text, before),)  # 世界级、都市级标志性商圈100个: one sum, not the same for each
    if (
        own
        and quantity.unit == "%"
        and len(values) == 1
        and before.items
        and before.items[-1].known
        and _is_part(text, before.items[-1], quantity)
    ):
        return True  # 完成五年投资总额的68%: how much of it, not how it grew
    if own and quantity.unit == "%" and len(values) == 1 and len(subjects) > 1 and subjects[-1].measure == "ratio":
        subjects = _of_one_share(text, subjects, quantity)
    state.pending, state.pending_bare = [], []
    if not subjects or (not own and (values[-1].quantity.unit == "years" or _counts_something(text, values[-1].quantity))):
        return True
    action = ""
    if own:
        subjects, action, own = (subjects, "", True) if shared else _by_name(text, start, subjects, quantity, mentions, state)
        if not subjects:
            state.valued.append((_UNNAMED, begin))
            state.subjects = ()  # and nor is the next value's: …、增长16%
            return True  # 产值增长10%: of what, the sentence does not say
    if (each or values[-1].listed) and len(values) > 1:
        parts = with_shared(text, with_shared_front(divided(text, subjects, len(values), mentions)), _tells_share(values))
        subjects = _sharing_a_share(tuple(parts), values)
    elif len(values) == 1 and len(subjects) > 1 and own and _taken_together(text, start, quantity, subjects):
        together = whole(text, SubjectList(subjects, begin, subject_end))  # one number for all of 交通、水利、能源项目
        verb, position = split_action(text, together.start, together.end, NO_MENTIONS)
        if predicative(verb) and together.end - position >= 2:  # 完成|人工造林、封山育林
            together, action = replace(together, indicator=f"other:{clean_phrase(text[position : together.end])}", start=position), verb
        subjects = (together,)
    elif len(values) == 1 and len(subjects) > 1 and _EACH_ONE.search(text, subjects[-1].start, quantity.value_start):
        parts = with_shared(text, with_shared_place(with_shared_head(text, subjects)), _tells_share(values))
        subjects = tuple(parts)  # 肉牛、黄羊|饲养量|均增长8%
    elif len(values) == 1 and len(subjects) > 1 and own and quantity.unit == "%" and values[0].link.direction:
        subjects = tuple(with_shared(text, with_shared_head(text, subjects), False))  # 水路、公路|客运量|保持两位数增长
    if quantity.unit in _TIME and not _all_fit(subjects, quantity):
        return True  # 增速连续7个季度…: how long, not how much
    if not subjects:
        return True
    issued = action in _ISSUES and _ARTICLES.search(quantity.text) is not None
    if own and (action in _COMPLETES or issued) and len(subjects) == 1 and values[0].link.words in _DEEDS and quantity.unit not in SHARES:
        subjects = (_with_deed(text, subjects[0], values[0]),)
        values = [replace(values[0], link=replace(values[0].link, direction="")), *values[1:]]
    if len(subjects) == 1:
        subjects = subjects if fits(subjects[0], quantity) else (_as_printed(text, subjects[0], values[0].link.start),)
    else:
        subjects = _each_fitting(text, subjects, values if len(values) == len(subjects) else [values[-1]] * len(subjects))
    if not own and not values[-1].link.direction:
        subjects = _adding(subjects, False)  # 新增4家，|总数35家
    if (
        quantity.unit in SHARES
        and len(values) == 1
        and not values[0].link.direction
        and own
        and (len(subjects) > 1 or not subjects[0].known)
    ):
        subjects = _shares_named(text, before, subjects, begin, quantity)
    if not own and _SUM_OF_ALL.search(text, subject_end, quantity.start) and text.find("加上", begin, subject_end) >= 0:
        return True  # 甲支出15亿元，加上乙等方面的支出，共达140亿元: the sum of all
    state.adds = own and _adds(text, start, subjects[0], state, values)
    if state.adds and quantity.unit not in SHARES:
        subjects = _adding(subjects, True)
    found = bind(subjects, values, each, begin, quantity.end, inherited)
    if own and len(subjects) > 1:
        found = _without_borrowed(text, subjects, found)
    strives = before.strive or (behind in _GOAL_BEHIND_BEGINS and _GOAL_BEHIND.match(text, quantity.end) is not None)
    for finding in found:
        finding.own_subject = own
        if not finding.subject.known:
            finding.action = action
        if strives:
            finding.stance = "strive"
    state.out.extend(found)
    if own:
        for subject in subjects:
            state.valued.append((subject, begin))
        if found and len(subjects) == 1 and not found[-1].subject.known and quantity.unit in ("count", "households", "persons"):
            state.thing = (found[-1].subject, quantity.unit)
    remember(state, subjects, begin)
    if found:
        state.measure = found[-1].measure
    return True


def _tells_share(values: Sequence[Value]) -> bool:
    """Percentages that say how much of a whole, not how it grew."""
    return all(value.quantity.unit == "%" and not value.link.direction for value in values)


def _all_fit(subjects: Sequence[Subject], quantity: Quantity) -> bool:
    return all(fits(subject, quantity) for subject in subjects)


def _each_fitting(text: str, subjects: Sequence[Subject], values: Sequence[Value]) -> tuple[Subject, ...]:
    """Each subject, by its printed name where it cannot have its value."""
    pairs = zip(subjects, values, strict=True)
    return tuple(subject if fits(subject, value.quantity) else _as_printed(text, subject) for subject, value in pairs)


def _adding(subjects: Sequence[Subject], adds: bool) -> tuple[Subject, ...]:
    """The subjects as things that are added to a stock, those that are none left as they are; or as things that are not."""
    if len(subjects) == 1 and not (is_stock(subjects[0]) if adds else subjects[0].adds):
        return tuple(subjects)
    changes = [(is_stock(subject) if adds else subject.adds) for subject in subjects]
    return tuple(replace(subject, adds=adds) if change else subject for subject, change in zip(subjects, changes, strict=True))


def _shares_named(text: str, before: SubjectList, subjects: tuple[Subject, ...], begin: int, quantity: Quantity) -> tuple[Subject, ...]:
    """技术改造、节能减排投资|占16%: a share of what was told before, of all that the list names together."""
    end = subjects[-1].end
    share = _TAKES.match(text, end, quantity.start)
    if share is None or _SHARE_NAMED.search(subjects[-1].indicator):
        return subjects
    last = subjects[-1] if len(subjects) == 1 or _EACH_ONE.search(text, end, quantity.start) else whole(text, before)
    if last.known or any(subject.measure for subject in subjects):
        return subjects
    return (replace(last, indicator=f"{last.indicator}占比", measure="ratio"),)


def _of_last_verb(text: str, subjects: tuple[Subject, ...], state: State) -> tuple[Subject, ...]:
    """推进|园区配套、|完成|危桥改造20座: a list of deeds, each with what it acts on; the number is of the last."""
    first, last = subjects[0], subjects[-1]
    verb, position = split_action(text, last.start, last.end, NO_MENTIONS)
    if last.known or len(verb) < 2 or not predicative(verb) or last.end - position < 2 or text[position] == "的":
        return subjects
    if text[last.start - 1] != "、" or _TOGETHER.search(text, last.start, last.end + 2) or _in_title(text, first.start, last.start):
        return subjects
    thing = split_action(text, first.start, first.end, NO_MENTIONS)[1]
    if first.end - thing < 2:
        return subjects  # 新建、改扩建|学校: two verbs of one thing
    acted_on = Subject(f"other:{clean_phrase(text[thing : first.end])}", thing, first.end, None, False)
    state.subjects, state.subject_start, state.thing = (acted_on,), first.start, None
    return (last,)


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


def _counts_twice(text: str, values: Sequence[Value]) -> bool:
    """A count right behind another with a word of measure of its own."""
    first, second = values[0].quantity, values[1].quantity
    return (
        first.unit == second.unit == "count"
        and first.end == second.start == second.value_start
        and text[first.value_end - 1] != text[second.value_end - 1]
        and not text[second.value_end - 1].isdigit()
    )


def _of_one_share(text: str, subjects: tuple[Subject, ...], quantity: Quantity) -> tuple[Subject, ...]:
    """新兴产业和未来产业|营业收入占比30%: one share of both, where no word gives it to each."""
    first, last = subjects[0], subjects[-1]
    bare = first.known and first.measure is None and text[first.end : last.start] in ("和", "及", "与")
    if not bare or not text.endswith(("占比", "比重"), last.start, last.end) or _EACH.search(text, first.start, quantity.start):
        return subjects
    return (Subject(f"other:{clean_phrase(text[first.start : last.end])}", first.start, last.end, "ratio", False),)


def _in_title(text: str, start: int, position: int) -> bool:
    return any(text.rfind(opened, start, position) > text.rfind(closed, start, position) for opened, closed in ("《》", "“”"))


def _is_part(text: str, subject: Subject, quantity: Quantity) -> bool:
    return _OF_WHOLE.search(text, subject.end, quantity.start) is not None and quantity.start - subject.end <= _OF_REACH


def _apart(before: str, unit: str) -> bool:
    """Money and a physical measure: no one thing has both without its head being said."""
    if (before in _PHYSICAL_LENGTHS and unit in _WEIGHTS) or (before in _WEIGHTS and unit in _PHYSICAL_LENGTHS):
        return True
    return (before in _MONEY and (unit in _PHYSICAL or unit == "pp")) or (before in _PHYSICAL and unit in _MONEY)


def _names_money(state: State) -> bool:
    return any(subject.known for subject in state.pending) or any(subject.known for subject in state.subjects)


def _by_name(
    text: str, start: int, subjects: tuple[Subject, ...], quantity: Quantity, mentions: Mentions, state: State
) -> tuple[tuple[Subject, ...], str, bool]:
    """The subjects by their noun phrases, the verb that acts on them, and whether they are named here rather than pointed back at."""
    if len(subjects) == 1 and subjects[0].known:
        whose = _apart_alone(text, start, subjects[0], state, mentions)
        return ((whose,) if whose is not None else subjects), "", True
    phrases, action = [], ""
    for subject in subjects:
        phrase, verb = (subject, "") if subject.known else noun_phrase(text, start, subject, quantity, mentions)
        phrases.append(phrase)
        action = action or verb
    named = with_head_behind_each(text, with_shared_front(phrases))
    if len(named) == 1 and not named[0].known:
        named = [with_carrier(named[0], state.subjects)]
    if len(named) == 1 and points_back(named[0]):
        return state.subjects, action, False
    if len(named) == 1 and is_bare(named[0]):
        whose = with_referent(text, start, named[0], state, mentions)
        return ((whose,) if whose is not None else ()), action, True
    if len(named) > 1 and all(is_bare(subject) for subject in named):  # 办理提案90件，|办复率和满意率均为100%
        referred = [with_referent(text, start, subject, state, mentions) for subject in named]
        return tuple(subject for subject in referred if subject is not None) if None not in referred else (), action, True
    return tuple(named), action, True


def _apart_alone(text: str, start: int, subject: Subject, state: State, mentions: Mentions) -> Subject | None:
    """基本医疗保险参保300万人、|参保率|98%: a head alone that the vocabulary tells apart from its indicator is of what was told before."""
    printed = clean_phrase(text[subject.start : subject.end])
    known = vocabulary().get(subject.indicator)
    if known is None or known.apart is None or not known.is_apart(printed):
        return None
    alone = Subject(f"other:{printed}", subject.start, subject.end, subject.measure, False, (), subject.falls, subject.adds, subject.owner)
    return with_referent(text, start, alone, state, mentions) if is_bare(alone) else None


def _adds(text: str, start: int, subject: Subject, state: State, values: list[Value]) -> bool:
    """Whether the value is what is added to a stock: 新增|高新技术企业60家, and what a list goes on with: 、|小巨人企业8家."""
    between = text[subject.end : values[-1].quantity.value_start].strip("”）) ")
    bare = not between
    first = text[subject.start]
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
        listed = text[start - 1 : start] in ("、", "，") or text[start : start + 1] in ("和", "及")
        return listed and (bare or between in _SO_MANY) and _OF_STOCK.search(text, start, values[-1].quantity.start) is None
    return verb in ADDING or verb[:1] == "新" or (bare and verb in MAKING)


def _a_head(before: SubjectList, last: tuple[Subject, ...]) -> SubjectList:
    """人均 alone: a head of what was named before (生产总值300亿元，人均13000元)."""
    subject = last[-1]
    indicator = "gdp_per_capita" if subject.indicator == "gdp" else subject.indicator
    known = replace(subject, indicator=indicator, start=before.start, end=before.start + 2, measure=None, pair=())
    return SubjectList((known,), before.start, before.start + 2, before.strive)


def _sharing_a_share(subjects: tuple[Subject, ...], values: list[Value]) -> tuple[Subject, ...]:
    """工业投资、民间投资|占比分别达50%、40%: what the last is measured in, the others are."""
    if not subjects or subjects[-1].measure != "ratio" or any(value.link.direction or value.quantity.unit != "%" for value in values):
        return subjects
    return tuple(subject if subject.measure else replace(subject, measure="ratio") for subject in subjects)


def _taken_together(text: str, start: int, quantity: Quantity, subjects: tuple[Subject, ...]) -> bool:
    """One number for all of a list: 交通、水利、能源项目50个, 城镇新增就业、失业人员再就业16万人; not where 均 or 都 gives it to each."""
    if _TOGETHER.search(text, start, quantity.start):
        return True
    known = [subject.known for subject in subjects]
    alike = (quantity.unit not in SHARES and not (quantity.unit == "times" and all(known))) or not any(known)
    return alike and not _EACH.search(text, start, quantity.end)


def _without_borrowed(text: str, subjects: tuple[Subject, ...], found: list[Finding]) -> list[Finding]:
    """农产品网络零售额、|出口额: what the front of a list's first name says of its bare heads, which alone are the whole area's."""
    first = subjects[0]
    alone = _BARE_WHOLES
    if not first.known and _HOW_MANY.search(first.indicator):  # 论坛活动数量和|财政支出
        alone = _ALONE
    elif _OF_A_SECTOR.match(text, first.start, first.end) is None:
        return found
    borrowed = {subject.indicator for subject in subjects[1:] if subject.known and text[subject.start : subject.end] in alone}
    return [finding for finding in found if finding.subject.indicator not in borrowed]


def _with_deed(text: str, subject: Subject, value: Value) -> Subject:
    """完成林分优化|提升|200万亩: what is completed is the work, and nothing rises by it."""
    end = min(value.quantity.start, value.quantity.value_start)
    return Subject(f"other:{clean_phrase(text[subject.start : end])}", subject.start, end, None, False)


def _as_printed(text: str, subject: Subject, stop: int = 0) -> Subject:
    """An indicator whose unit is another (出口|6.5万辆, 税收|超亿元企业80户) is something of its own, up to the verb at ``stop``."""
    end = max(subject.end, stop)
    return Subject(f"other:{clean_phrase(text[subject.start : end])}", subject.start, end, None, False)


def _counts_something(text: str, quantity: Quantity) -> bool:
    """A number with a classifier and a noun behind it is of that noun, not of the subject of the clause before: …加快发展，27个|产业…"""
    return (
        quantity.unit in ("count", "households")
        and quantity.text[-1:] not in "万亿千百"
        and text[quantity.end : quantity.end + 1].isalpha()
    )
