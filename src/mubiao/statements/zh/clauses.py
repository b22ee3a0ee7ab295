"""Reads one sentence: its pieces in order, each bound to its own subject or, where it has none, to the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from mubiao.indicators import vocabulary
from mubiao.records import Measure, Quantity, Relative
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.actions import STAGE, begins_action, counted_thing, names_on, nearest_verb, opening_verb, split_action
from mubiao.statements.zh.counting import counts_what_follows, funded, listed_before
from mubiao.statements.zh.division import divided
from mubiao.statements.zh.lexicon import longest_prefix, words
from mubiao.statements.zh.links import read_link
from mubiao.statements.zh.pieces import LONGEST_PIECE, pieces, segments
from mubiao.statements.zh.qualitative import positive_at, state_start
from mubiao.statements.zh.relatives import assigned, compare, may_relate
from mubiao.statements.zh.subjects import SubjectList, clean_phrase, may_name_known, read_subjects
from mubiao.statements.zh.values import Value, bind, fits

_BETTER = re.compile("|".join(sorted(words("headline", "better"), key=len, reverse=True)))
_STRIVE = words("stance", "strive")
_RESTRAINTS = words("qualitative", "restraints")
_LISTED = re.compile(r"[、，]|以及|[和及与并]")
_LIST_MARKS = re.compile(r"(?:[、，]|以及|和|及|与)?$")
_FROM = re.compile(r"(?:从|由)(?:[^，。；从由]|，(?=\d{3}(?!\d))){0,16}$")
# What a change is counted from is no part of the subject: 赤字率从2%提高到3%, 比2020年增长.
_BASE = re.compile(
    r"(?:(?:从|由)(?=[^，。；、]{0,12}\d)|(?:比|较)(?=上年|去年|前|往年|\d|同期|全国|全省|预期|计划|年初|预算|年计划|年度))[^，。；、从由比较]{1,30}$"
)
# A class of size belongs to the name of what follows: 2000万元以上|项目.
_SIZE_CLASS = re.compile(r"(?:以上|以下|及以上|级)$")
# What numbers an item of a list: 1．, （2）, ③, 一、, 第二，
_ITEM_NUMBER = re.compile(
    r"[ \t　]*(?:[（(]?\d{1,2}(?:[)）]|[．.、](?!\d))|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}[，、])[ \t　]*"
)
_OPENED = re.compile(r"[（(]")
# 连跨两个|千亿台阶 counts steps
_STEPS = re.compile(r"[一两二三四五六七八九十\d]+个(?:新的?)?$")
_STAIR = ("台阶", "大台阶", "新台阶", "关口", "大关")
_SIZED = re.compile(r"级(?!规模|水平|新?台阶|[，。；、]|$)")
_ONWARDS = ("迈进", "进军", "靠拢", "看齐", "挺进")  # 向8万亿元迈进: not reached
_EACH_STEP = ("每增长", "每提高", "每增加", "每下降", "每降低", "每上升")  # 每增长1个百分点带动就业…
_GOAL_BEHIND = re.compile(r"(?:的(?:目标|速度|增速))?(?:去|来)?(?:争取|努力|奋斗)")
_GENERAL = ("预期", "目标", "要求", "衔接", "水平", "任务", "计划", "任务目标", "安排", "底线", "红线", "标准")
_NO_MEASURE = frozenset(["结构", "质量", "效益", "态势", "形势", "规模", "速度", "份额", "布局", "动能", "活力", "后劲"])
_EACH_ONE = re.compile(r"均|都(?!市)|各")
_ON_BASE = re.compile(r"在[^，。；、]{2,40}?基础上")
_PLANNED = r"(?:年初|年度|全年|当年|调整|年|本年)*(?:计划|预算|目标任务|任务|目标|变动预算)(?:目标|任务|数)?"
_OF_PLAN = re.compile(
    rf"(?:上年|去年|同期|疫情前|20\d\d年)(?:同期|水平)?的$|(?:占|完成|达到?|超额完成)了?{_PLANNED}的?$|{_PLANNED}的(?:完成)?$|{_PLANNED}完成(?:率)?(?:达到?|为)?$"
)
GROWTH_NOUN = re.compile(r"(?:较快|中高速|平稳|高速|年均)?(?:增长|增速|速度|增幅|涨幅|增长率)")
_LONGEST_ENTRY = 10
_CLAUSE = re.compile("[是为有]|如下|情况|方面|例如|包括|其中|目标|任务")
_MEASURED_NAME = re.compile(
    r"(?:比重|比例|率|量|数|额|收入|支出|面积|总值|产值|投资|余额|规模|水平|长度|里程|标准|价格|成本|利润|能力|强度)$"
)
_LONGEST_NAME = 30
# 高等学校的学生，|一九五二年有…，到了一九五七年已经有…
_PREDICATE_OF_A_YEAR = re.compile(
    r"(?:到|到了)?(?:[一二]九?[〇○零一二三四五六七八九]{2,3}|(?:19|20)\d\d)年(?:底|末)?(?:已经?|将|就|即)*(?:有|为|达到?|上升|增加|下降|提高|占|是)"
)
_PREDICATE = re.compile(
    r"(?:已经?|将|也|则|现已|预计|可以|就|要|均|都)*(?:拟定为|定为|有|约有|由|从|达到?|增加|增长|上升|下降|提高|降低|减少|为\d|超过|突破)"
)
# 占全省的20%: a share that the thing before it has
_SHARE_OF = re.compile(
    r"(?:约|均|分别|又|也|已|将|仅)*(?:占(?:到|了)?(?P<of>[^，。；、\d占]{1,16}?)(?:的(?:比重|比例)?|比重|比例)?(?:达到|达|为|约|近|超过|超|有|是)?"
    r"|(?:为|是|相当于|达到)(?P<than>(?:(?:19|20)\d\d年|[^，。；、\d]{1,14}?)的))"
)
_GROUPINGS = ("类", "批", "批次", "方面", "轮")  # 12类|44项: the first number only groups the second
_TIME = frozenset(("years", "quarters", "months", "days", "hours", "minutes"))
_MEASURES = words("actions", "measures")
_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
_PHYSICAL = frozenset(("t", "kW", "kV", "kWh", "kVA", "m", "m2", "m3", "km", "km2", "tce"))
_TOGETHER = re.compile("方面的|共(?:为|达|计)?$|合计|等各?项")
_STRIVING = re.compile("力争|争取(?!到了?)|力求")
_RED_LINE = re.compile("[^，。；、\\d]{1,6}(?:红线|底线)")
_EACH = re.compile("均|都|各|分别")
_SHARES = frozenset(("%", "‰", "pp"))
_MARGIN = ("pp", "%")


@dataclass(slots=True)
class _State:
    """What a sentence carries from piece to piece."""

    subjects: tuple[Subject, ...] = ()
    action: str = ""  # the verb of the counted thing before
    thing: tuple[Subject, str] | None = None  # what was counted last, and its unit
    subject_start: int = 0
    measure: Measure | None = None
    pending: list[Subject] = field(default_factory=list)  # named, and no predicate yet
    pending_start: int = 0
    pending_bare: list[Finding] = field(default_factory=list)  # what the pending piece means if nothing follows
    out: list[Finding] = field(default_factory=list)
    valued: list[tuple[Subject, int]] = field(default_factory=list)  # subjects that got a value, for a 分别 that comes after all of them


def read_sentence(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, *, valued: bool = False) -> list[Finding]:
    """Every value stated in ``text[start:end]``, in order of the text.

    ``valued``: goals in words alone are not wanted, so what follows the last number or comparison is not read.
    """
    state = _State()
    number = _ITEM_NUMBER.match(text, start, end)
    spans = segments(text, number.end() if number else start, end, quantities)
    while valued and spans and not _may_hold_value(text, *spans[-1], quantities):
        spans.pop()
    for a, b in spans:
        for piece in pieces(text, a, b, mentions, quantities):
            _read_piece(text, *piece, mentions, quantities, state)
    state.out.extend(state.pending_bare)
    return sorted(state.out, key=lambda finding: (finding.printed_start, finding.start))


def _may_hold_value(text: str, start: int, end: int, quantities: Quantities) -> bool:
    return bool(quantities.within(start, end)) or may_relate(text, start, end) or says_better(text, start, end)


def says_better(text: str, start: int, end: int) -> bool:
    """The words that promise to try for more than the figure before them: 在实际工作中争取更好结果."""
    return _BETTER.search(text, start, end) is not None


def _read_piece(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, state: _State) -> None:
    while start < end and text[start] in " \t　—-·“”":
        start += 1
    if end - start > LONGEST_PIECE or start >= end:
        return
    if says_better(text, start, end):
        if state.out:
            state.out[-1].aims_higher = True
        return
    remark = _value_remark(text, start, end, quantities)
    if remark is not None:
        _read_piece(text, start, remark[0], mentions, quantities, state)
        outer = state.subjects, state.subject_start, state.measure
        for a, b in segments(text, remark[0] + 1, remark[1], quantities):
            for piece in pieces(text, a, b, mentions, quantities):
                _read_piece(text, *piece, mentions, quantities, state)
        state.subjects, state.subject_start, state.measure = outer
        _read_piece(text, remark[1] + 1, end, mentions, quantities, state)
        return
    if _read_assigned(text, start, end, mentions, state):
        return
    inside = quantities.within(start, end)
    if _read_comparison(text, start, end, mentions, inside, state):
        return
    if inside:
        _read_values(text, start, end, mentions, inside, state)
        return
    _read_words(text, start, end, mentions, state)


def _value_remark(text: str, start: int, end: int, quantities: Quantities) -> tuple[int, int] | None:
    """The brackets of a remark behind a value that says more of it: 增长10%（力争11%）, 增长8%（其中税收增长9%）."""
    if text.find("（", start + 1, end) < 0 and text.find("(", start + 1, end) < 0:
        return None
    for mark in _OPENED.finditer(text, start + 1, end):
        closed = max(text.find("）", mark.end(), end), text.find(")", mark.end(), end))
        if closed < 0:
            return None
        before = quantities.within(start, mark.start())
        behind = before and mark.start() - max(before[-1].end, before[-1].value_end) <= 2
        if behind and (quantities.within(mark.end(), closed) or compare(text, mark.end(), closed)):
            return mark.start(), closed
    return None


# --- handed down -----------------------------------------------------------------------------------------------------------------


def _read_assigned(text: str, start: int, end: int, mentions: Mentions, state: _State) -> bool:
    predicate = assigned(text, start, end)
    if predicate is None:
        return False
    before = read_subjects(text, start, predicate.start, mentions)
    inside = read_subjects(text, *predicate.inside, mentions) if predicate.inside else None
    chosen = before if before.items else inside
    subjects = list(chosen.items) if chosen else []
    if chosen is before and state.pending:
        subjects = [*state.pending, *subjects]
        before_start = state.pending_start
    else:
        before_start = before.start if chosen is before else start
    if not predicate.handed and not any(subject.known for subject in subjects):
        return False
    state.pending, state.pending_bare = [], []
    if not subjects:
        return True
    strive = any(word in text[start : predicate.end] for word in _STRIVE)
    _emit_relatives(subjects, predicate.relatives, None, min(before_start, start), end, (predicate.start, predicate.end), strive, state)
    _remember(state, tuple(subjects), before_start)
    return True


# --- compared --------------------------------------------------------------------------------------------------------------------


def _read_comparison(text: str, start: int, end: int, mentions: Mentions, inside: list[Quantity], state: _State) -> bool:
    predicate = compare(text, start, end)
    if predicate is None:
        return False
    if predicate.relatives[0].to == "previous_year" and any(0 <= quantity.start - predicate.end <= 1 for quantity in inside):
        return False  # 比上年增加4000亿元 is an amount
    margin = next((quantity for quantity in inside if predicate.end <= quantity.value_start <= predicate.end + 3), None)
    if any(quantity.value_start < predicate.start for quantity in inside) and margin is None:
        return False
    if inside and margin is None:
        return False
    before = read_subjects(text, start, predicate.start, mentions)
    subjects = list(before.items) if before.items else list(state.subjects)
    if not subjects:
        return False
    if before.items and state.pending:
        state.pending, state.pending_bare = [], []
    elif not before.items and state.pending:
        subjects, state.pending, state.pending_bare = state.pending, [], []
    strive = before.strive or any(word in text[start : predicate.end] for word in _STRIVE)
    finish = margin.end if margin else predicate.end
    amount = (margin.low if margin.low is not None else margin.high) if margin and margin.unit in _MARGIN else None
    begin = before.start if before.items else state.subject_start
    _emit_relatives(
        subjects,
        predicate.relatives,
        amount,
        begin,
        finish,
        (predicate.start, finish),
        strive,
        state,
        own=bool(before.items),
        measure="level" if margin and margin.unit not in _MARGIN else None,
    )
    _remember(state, tuple(subjects), begin)
    return True


def _emit_relatives(
    subjects: list[Subject],
    relatives: tuple[Relative, ...],
    margin: float | None,
    start: int,
    end: int,
    printed: tuple[int, int],
    strive: bool,
    state: _State,
    own: bool = True,
    measure: Measure | None = None,
) -> None:
    for subject in subjects:
        for relative in relatives:
            state.out.append(
                Finding(
                    subject=subject,
                    measure=measure or subject.measure or "growth",
                    low=None,
                    high=None,
                    unit="",
                    bound="relative",
                    stance="strive" if strive else "firm",
                    relative=Relative(relative.op, relative.to, margin),
                    start=min(start, subject.start),
                    end=end,
                    printed_start=printed[0],
                    printed_end=printed[1],
                    own_subject=own,
                )
            )


# --- numbers ---------------------------------------------------------------------------------------------------------------------


def _read_values(text: str, start: int, end: int, mentions: Mentions, inside: list[Quantity], state: _State) -> None:
    inside = _values_alone(text, start, end, _without_steps(text, inside))
    if not inside:
        _read_words(text, start, end, mentions, state)
        return
    groups = _groups(text, start, inside, mentions)
    floor, base_start = start, None
    for i, (values, subject_end) in enumerate(groups):
        medal = _MEDALS.get(values[0].quantity.text[-1:]) if values[0].quantity.unit == "count" else None
        if medal:
            _read_medals(text, floor, subject_end, values, mentions, state)
            continue
        finish = max(values[-1].quantity.end, values[-1].quantity.value_end)
        last = i + 1 == len(groups)
        if _read_line(text, finish, end, values, mentions, state):
            floor = finish
            continue
        base = None if last else _FROM.search(text, start, subject_end)
        if base:
            base_start = base.start()
            continue  # 从2.6%提高到3%: the base, not a value of its own
        if base_start is not None:
            subject_stop, base_start = min(subject_end, base_start), None
        else:
            subject_stop = subject_end
        if not last and text[finish : groups[i + 1][0][0].quantity.value_start] == "的":
            floor = finish + 1  # 总投资13.5亿元的|13所学校: how big what is counted next is
            continue
        if (
            len(values) == 2
            and values[1].quantity.value_start == values[0].quantity.end
            and listed_before(text, floor, values[0].quantity.start)
        ):
            # 甲、乙等5个|770万千瓦|抽蓄电站
            _read_counted(text, floor, values, counted_thing(text, finish, end if last else groups[i + 1][1], mentions), mentions, state)
            floor = finish
            continue
        share = values[-1].quantity.unit in _SHARES
        after = (
            None
            if share and not _shares_of_thing(text, floor, values, subject_stop, mentions)
            else counted_thing(text, finish, end if last else groups[i + 1][1], mentions)
        )
        if not last and after is None and groups[i + 1][0][0].quantity.value_start == finish:
            beyond = groups[i + 1][0][0].quantity  # 6万户|14万名监测对象: both count the same
            after = (
                counted_thing(text, beyond.end, end if i + 2 == len(groups) else groups[i + 2][1], mentions)
                if beyond.unit == "persons"
                else None
            )
            if after is not None and split_action(text, _past_mark(text, floor, finish), subject_end, mentions)[1] >= subject_end:
                _read_counted(text, floor, values, after, mentions, state)
            continue
        if after is not None and share:
            _read_share(values, after, mentions, state)
            floor = finish
            continue
        if (
            after is not None
            and len(values) == 1
            and begins_action(text, finish, end)
            and funded(text, floor, values[0].quantity, mentions)
        ):
            _read_named(text, floor, values, subject_stop, mentions, state, None)  # 统筹20亿元|实施…
            floor = finish
            continue
        if (
            after is not None
            and len(values) == 1
            and (last or after.end < groups[i + 1][1] or _LISTED.fullmatch(text, after.end, groups[i + 1][0][0].quantity.start))
            and counts_what_follows(text, _past_mark(text, floor, finish), values[0].quantity, after, mentions)
        ):
            _read_counted(text, floor, values, after, mentions, state)
            floor = after.end
            continue
        if not last and (after is not None or _SIZE_CLASS.search(text, start, finish)):
            # 11个重点项目投资|突破, 2000万元以上项目资金: the number belongs to the name of what comes next.
            if after is not None and after.end < groups[i + 1][1]:
                _read_counted(text, floor, values, after, mentions, state)
            continue
        if after is not None and _attribute(text, floor, values, subject_stop, after, mentions):
            floor = finish  # 中部电力115万千瓦|风电项目: how big the thing is
            continue
        sized = after is not None and values[-1].quantity.bound == "at_least" and values[-1].quantity.unit != after.indicator
        if sized and _describes(text, finish, values[-1].quantity, after):
            floor = finish  # 总值超200亿元|县: the size of the things counted next, not a value of the subject
            continue
        if not _read_named(text, floor, values, subject_stop, mentions, state, after):
            _read_counted(text, floor, values, after, mentions, state)
        floor = finish


def _read_line(text: str, finish: int, end: int, values: list[Value], mentions: Mentions, state: _State) -> bool:
    """守住1亿亩|耕地红线: a floor of what is named behind the number."""
    line = _RED_LINE.match(text, finish, end)
    named = [mention for mention in mentions.within(finish, line.end()) if mention.indicator in vocabulary()] if line else []
    quantity = values[-1].quantity
    if line is None or not named or len(values) != 1 or quantity.bound != "point":
        return False
    subject = Subject(named[0].indicator, named[0].start, named[0].end, "level")
    value = replace(values[-1], quantity=replace(quantity, bound="at_least", high=None))
    found = bind((subject,), [value], False, quantity.start, line.end())
    state.out.extend(found)
    return bool(found)


def _shares_of_thing(text: str, start: int, values: list[Value], subject_end: int, mentions: Mentions) -> bool:
    """40%的税收, 完成80%以上村级中心…: the share is of what stands behind it."""
    quantity = values[-1].quantity
    if text.startswith("的", quantity.end):
        return True
    behind = quantity.end > quantity.value_end and text[quantity.end : quantity.end + 1].isalpha() and not values[-1].link.words
    return behind and split_action(text, _past_mark(text, start, subject_end), subject_end, mentions)[1] >= subject_end


def _read_medals(text: str, start: int, stop: int, values: list[Value], mentions: Mentions, state: _State) -> None:
    """8金9银6铜: medals, of whoever took them."""
    for value in values:
        medal = _MEDALS[value.quantity.text[-1:]]
        subject = Subject(f"other:{medal}", value.quantity.value_end - 1, value.quantity.value_end, "level", False)
        for finding in bind((subject,), [value], False, value.quantity.start, value.quantity.end):
            finding.counted, finding.action = True, nearest_verb(text, start, stop)
            state.out.append(finding)


def _past_mark(text: str, start: int, end: int) -> int:
    listed = _LISTED.match(text, start, end)
    return listed.end() if listed else start


def _without_steps(text: str, inside: list[Quantity]) -> list[Quantity]:
    """连跨4个|千亿台阶 counts steps, and 20万吨|级航道 is named by its size: none of these numbers is a value of the subject."""
    inside = [
        quantity
        for i, quantity in enumerate(inside)
        if not _SIZED.match(text, quantity.value_end)
        and not (quantity.text.endswith(_GROUPINGS) and i + 1 < len(inside) and inside[i + 1].value_start == quantity.value_end)
    ]
    steps = {
        i
        for i in range(len(inside) - 1)
        if inside[i].unit == "count"
        and inside[i + 1].start == inside[i].end
        and inside[i + 1].value_start == inside[i].end
        and inside[i + 1].text[0] in "百千万亿十"
    }
    return [quantity for i, quantity in enumerate(inside) if i not in steps and i - 1 not in steps]


def _values_alone(text: str, start: int, end: int, inside: list[Quantity]) -> list[Quantity]:
    """Less what only says where from or how far along: 在增长12%的基础上, 完成年计划的105%."""
    bases = [found.span() for found in _ON_BASE.finditer(text, start, end)] if text.find("基础上", start, end) >= 0 else []
    return [
        quantity
        for quantity in inside
        if not any(a <= quantity.value_start < b for a, b in bases)
        and not (("台阶" in quantity.printed or text.startswith(_STAIR, quantity.end)) and _STEPS.search(text, start, quantity.value_start))
        and not text.startswith(_ONWARDS, quantity.end)
        and not text.endswith(_EACH_STEP, start, quantity.value_start)
        and not (quantity.unit in _SHARES and _OF_PLAN.search(text, start, min(quantity.start, quantity.value_start)))
    ]


def _attribute(text: str, start: int, values: list[Value], subject_end: int, thing: Subject, mentions: Mentions) -> bool:
    """A bare amount of a physical unit between a name and the noun that it sizes."""
    value = values[-1]
    return (
        len(values) == 1
        and value.quantity.unit in _PHYSICAL
        and value.quantity.bound == "point"
        and not value.link.words
        and thing.start == value.quantity.end
        and not begins_action(text, thing.start, thing.end)
        and split_action(text, start, subject_end, mentions)[1] < subject_end
    )


def _describes(text: str, finish: int, quantity: Quantity, thing: Subject | None) -> bool:
    """A bound of money or size with a noun close behind it."""
    return (
        thing is not None
        and quantity.unit in ("CNY", "USD", "CNY/person")
        and text[finish : finish + 1] not in "，、；。"
        and thing.start - finish <= 1
    )


def _read_share(values: list[Value], thing: Subject, mentions: Mentions, state: _State) -> None:
    """贡献了全省40%的税收: a share of what stands behind it."""
    quantity = values[-1].quantity
    named = mentions.within(thing.start, thing.end)
    if named and named[0].start <= thing.start + 1 and named[0].measure == "growth":
        # 保持6.5%左右的|经济增长速度
        known = Subject(named[0].indicator, named[0].start, named[0].end, "growth")
        for finding in bind((known,), values[-1:], False, quantity.start, named[0].end):
            finding.end = named[0].end
            state.out.append(finding)
        return
    if thing.indicator.removeprefix("other:").endswith(_GENERAL):
        return  # 6.5%的要求, 5.5%左右的预期: no share of anything
    if GROWTH_NOUN.match(thing.indicator.removeprefix("other:")):
        if state.subjects:
            state.out.extend(bind(state.subjects, values[-1:], False, state.subject_start, quantity.end))
        return
    share = Subject(f"{thing.indicator}份额", thing.start, thing.end, "ratio", False)
    for finding in bind((share,), values[-1:], False, quantity.start, thing.end):
        finding.counted, finding.measure, finding.own_subject = True, "ratio", True
        state.out.append(finding)


def _read_counted(text: str, start: int, values: list[Value], thing: Subject | None, mentions: Mentions, state: _State) -> None:
    """The thing stands behind its number, and only a verb before: 新增5个国家级平台."""
    listed = _LISTED.match(text, start, values[0].quantity.value_start)
    start = listed.end() if listed else start
    quantity = values[0].quantity
    at = min(quantity.start, quantity.value_start)
    action, position = split_action(text, start, at, mentions)
    if thing is None or (position < at and not counts_what_follows(text, start, quantity, thing, mentions)):
        return
    if position < at:
        action = nearest_verb(text, start, at) or opening_verb(text, start, at)
    elif not action and listed:
        action = state.action  # 建成100个…、|200个…
    state.action, state.thing = action, (thing, quantity.unit)
    # 降低800多万个个体户税负 counts them: the verb is of what follows, and a number of things does not fall
    found = bind((thing,), [replace(values[0], link=replace(values[0].link, direction=""))], False, start, thing.end)
    for finding in found:
        finding.counted, finding.action, finding.measure = True, action, "level"
        finding.start, finding.end = start, max(thing.end, finding.printed_end)
        if _STRIVING.search(text, start, at):
            finding.stance = "strive"
    state.out.extend(found)


def _read_named(
    text: str, start: int, values: list[Value], subject_end: int, mentions: Mentions, state: _State, after: Subject | None
) -> bool:
    """The subject stands before its value, or was named in the piece before. ``False`` where only a verb stands before."""
    based = _BASE.search(text, start, subject_end)
    if based:
        subject_end = based.start()
    quantity = values[-1].quantity
    stage = STAGE.fullmatch(text, _past_mark(text, start, subject_end), subject_end)
    if stage and state.thing and state.thing[1] == quantity.unit and after is None:
        # 86个重大项目已|开工74个: of the thing counted before
        for finding in bind((state.thing[0],), values, False, stage.start("verb"), quantity.end):
            finding.own_subject, finding.action, finding.counted = False, stage["verb"], True
            state.out.append(finding)
        return True
    before = read_subjects(text, start, subject_end, mentions)
    if len(before.items) == 1 and state.thing and before.items[0].indicator.removeprefix("other:") in _MEASURES:
        of = replace(before.items[0], indicator=state.thing[0].indicator + before.items[0].indicator.removeprefix("other:"))
        before = replace(before, items=(of,))  # 5个项目、|总投资20亿元
    if before.opaque and quantity.unit not in _SHARES:
        # 建设|农村供水工程1492处: the verb before the thing
        begin = split_action(text, start, subject_end, mentions)[1]
        before = read_subjects(text, begin, subject_end, mentions) if start < begin < subject_end else before
    share = _SHARE_OF.fullmatch(text, start, subject_end) if quantity.unit in (*_SHARES, "times") else None
    if share:
        if state.subjects and len(state.subjects) == 1:
            name = clean_phrase(text[state.subjects[0].start : state.subjects[0].end])
            part_of = share["of"] or share["than"]
            named = f"{name}占比" if part_of == "比" else f"{name}占{part_of}比重" if share["of"] else f"{name}相当于{part_of}"
            part = Subject(f"other:{named.replace('占比占比', '占比')}", state.subjects[0].start, state.subjects[0].end, "ratio", False)
            found = bind((part,), values, False, state.subject_start, quantity.end)
            for finding in found:
                finding.own_subject, finding.measure = False, "ratio"
            state.out.extend(found)
        return True
    money_named = any(subject.known for subject in (*state.pending, *state.subjects))
    if not before.items and after is None and not money_named and funded(text, start, quantity, mentions):
        before = SubjectList((Subject("other:资金", start, subject_end, "level", False),), start, subject_end, before.strive)
    each = "分别" in text[start : quantity.end]
    if after is not None and not any(subject.known for subject in before.items):
        verb_only = split_action(text, start, subject_end, mentions)[1] >= subject_end
        if verb_only:
            return False
    if state.subjects and text.startswith("人均", before.start) and before.start + 2 >= subject_end - 1 and len(before.items) <= 1:
        before = _a_head(before, state.subjects)
    if before.items:
        subjects: tuple[Subject, ...] = before.items
        if state.pending and each and len(state.pending) + len(subjects) == len(values):
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
            if len(recent) == len(values):
                subjects, begin, each = tuple(subject for subject, _ in recent), recent[0][1], True
    one_sum = own and len(values) == 1 and len(before.items) > 1 and not each and quantity.unit not in _SHARES
    if one_sum and not any(subject.known for subject in before.items) and not _EACH_ONE.search(text, begin, quantity.value_start):
        subjects = (_whole(text, before),)  # 世界级、都市级标志性商圈100个: one sum, not the same for each
    state.pending, state.pending_bare = [], []
    if not subjects or (not own and (values[-1].quantity.unit == "years" or _counts_something(text, values[-1].quantity))):
        return True
    if (each or values[-1].listed) and len(values) > 1:
        subjects = tuple(divided(text, subjects, len(values), mentions))
    elif len(values) == 1 and len(subjects) > 1 and own and _taken_together(text, start, quantity, subjects):
        subjects = (_whole(text, SubjectList(subjects, begin, subject_end)),)  # one number for all of 交通、水利、能源项目
    if quantity.unit in _TIME and not all(fits(subject, quantity) for subject in subjects):
        return True  # 增速连续7个季度…: how long, not how much
    subjects = tuple(subject if fits(subject, quantity) else _as_printed(text, subject) for subject in subjects)
    found = bind(subjects, values, each, begin, quantity.end, inherited)
    for finding in found:
        finding.own_subject = own
        if before.strive or _GOAL_BEHIND.match(text, values[-1].quantity.end):
            finding.stance = "strive"
        if own and not finding.subject.known:
            _part_action(text, start, finding, mentions)
    state.out.extend(found)
    if own:
        state.valued.extend((subject, begin) for subject in subjects)
        if found and len(subjects) == 1 and not found[-1].subject.known and quantity.unit in ("count", "households", "persons"):
            state.thing = (found[-1].subject, quantity.unit)
    _remember(state, subjects, begin)
    if found:
        state.measure = found[-1].measure
    return True


def _a_head(before: SubjectList, last: tuple[Subject, ...]) -> SubjectList:
    """人均 alone: a head of what was named before (生产总值300亿元，人均13000元)."""
    subject = last[-1]
    indicator = "gdp_per_capita" if subject.indicator == "gdp" else subject.indicator
    known = replace(subject, indicator=indicator, start=before.start, end=before.start + 2, measure=None, pair=())
    return SubjectList((known,), before.start, before.start + 2, before.strive)


def _taken_together(text: str, start: int, quantity: Quantity, subjects: tuple[Subject, ...]) -> bool:
    """One number for all of a list: 交通、水利、能源项目50个; not where 均 or 都 gives it to each."""
    if _TOGETHER.search(text, start, quantity.start):
        return True
    return not any(subject.known for subject in subjects) and not _EACH.search(text, start, quantity.end)


def _part_action(text: str, start: int, finding: Finding, mentions: Mentions) -> None:
    """The verb before an unknown subject is the action and no part of its name: 培育|数据服务机构100家."""
    subject = finding.subject
    action, position = split_action(text, start, subject.end, mentions)
    begin = max(position, subject.start)
    staged = STAGE.fullmatch(text, *_trailing_stage(text, begin, subject.end)) if finding.unit in ("count", "households") else None
    if staged:  # 老旧小区改造|开工742个
        finding.action = staged["verb"]
        name = clean_phrase(text[begin : staged.start()])
        finding.subject = replace(subject, indicator=f"other:{name}", start=begin, end=staged.start())
        return
    if not action or subject.end - position < 2 or names_on(text, position, subject.end):
        return
    finding.action = action
    if subject.start < position and finding.measure in ("level", "change"):
        name = clean_phrase(text[position : subject.end])
        if len(name) >= 2 and subject.indicator == f"other:{clean_phrase(text[subject.start : subject.end])}":
            finding.subject = replace(subject, indicator=f"other:{name}", start=position)


def _trailing_stage(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the verb that closes a name begins (at most four characters), if anything stands before it."""
    at = next((i for i in range(max(start + 2, end - 4), end) if STAGE.fullmatch(text, i, end)), end)
    return at, end


def _as_printed(text: str, subject: Subject) -> Subject:
    """An indicator whose unit is another (出口|6.5万辆) is something of its own."""
    return Subject(f"other:{clean_phrase(text[subject.start : subject.end])}", subject.start, subject.end, None, False)


def _counts_something(text: str, quantity: Quantity) -> bool:
    """A number with a classifier and a noun behind it is of that noun, not of the subject of the clause before: …加快发展，27个|产业…"""
    return (
        quantity.unit in ("count", "households")
        and quantity.text[-1:] not in "万亿千百"
        and text[quantity.end : quantity.end + 1].isalpha()
    )


def _groups(text: str, start: int, inside: list[Quantity], mentions: Mentions) -> list[tuple[list[Value], int]]:
    """Quantities with their links; those joined by nothing but list marks and link words are one group."""
    groups: list[tuple[list[Value], int]] = []
    floor = start
    for quantity in inside:
        at = min(quantity.start, quantity.value_start)
        at = max(at, floor)
        link = read_link(text, floor, at, mentions.spanning)
        joined = link.start <= floor or _LIST_MARKS.fullmatch(text[floor : link.start])
        if groups and joined and text[floor:at] != "的" and not _FROM.search(text, start, floor):
            listed = _LIST_MARKS.fullmatch(text[floor:at]) is not None and at > floor
            groups[-1][0].append(Value(quantity, link, listed))
        else:
            groups.append(([Value(quantity, link)], link.start))
        floor = max(quantity.end, quantity.value_end)
    return groups


# --- words -----------------------------------------------------------------------------------------------------------------------


def _read_words(text: str, start: int, end: int, mentions: Mentions, state: _State) -> None:
    positive = positive_at(text, start, end)
    if positive:
        _read_positive(text, start, positive, mentions, state)
        return
    restraint = longest_prefix(text, start, end, _RESTRAINTS, 4)
    if restraint:
        kept = read_subjects(text, start + len(restraint), end, mentions)
        if kept.items and all(subject.known for subject in kept.items):
            _flush_bare(state)
            state.out.extend(_qualitative(subject, start, end, start, kept.strive) for subject in kept.items)
            _remember(state, kept.items, start)
            return
    found = state_start(text, start, end, mentions)
    if found is None:
        waits = _waits(text, start, end)
        if not waits and not may_name_known(text, start, end, mentions):
            return
        subjects = read_subjects(text, start, end, mentions)
        if any(subject.known for subject in subjects.items) or (subjects.items and waits):
            _flush_bare(state)
            state.pending = list(subjects.items) if any(subject.known for subject in subjects.items) else [_whole(text, subjects)]
            state.pending_start = subjects.start
        return
    begin, bare = found
    before = read_subjects(text, start, begin, mentions)
    if before.opaque:
        return
    known = [subject for subject in before.items if subject.known]
    if not before.items or not (known or _plain(before)):
        return
    # Unknown things that share a state are one phrase: 事故起数和死亡人数持续下降.
    stated = before.items if known else (_whole(text, before),)
    findings = [_qualitative(subject, before.start, end, begin, before.strive) for subject in stated]
    _flush_bare(state)
    if bare:
        state.pending, state.pending_start, state.pending_bare = list(before.items), before.start, findings if known else []
        return
    state.out.extend(findings)
    _remember(state, before.items, before.start)


def _waits(text: str, start: int, end: int) -> bool:
    """An unknown name whose predicate comes behind the mark: 积累所占的比重，|由…上升到…; 水泥：|从…增加到…"""
    if text[end : end + 1] in "：:":
        return end - start <= _LONGEST_ENTRY and not _CLAUSE.search(text, start, end)
    if text[end : end + 1] != "，" or end - start > _LONGEST_NAME:
        return False
    if _PREDICATE_OF_A_YEAR.match(text, end + 1):
        return True
    return _MEASURED_NAME.search(text, start, end) is not None and _PREDICATE.match(text, end + 1) is not None


def _plain(subjects: SubjectList) -> bool:
    """An unknown phrase short enough to be the name of a thing (生态环境质量), not a clause."""
    names = [subject.indicator.removeprefix("other:") for subject in subjects.items]
    if any(name in _NO_MEASURE or name.startswith("占") for name in names):
        return False
    return all(len(name) <= 16 and ("的" not in name or len(name) <= 8) for name in names)


def _whole(text: str, subjects: SubjectList) -> Subject:
    start, end = subjects.items[0].start, subjects.items[-1].end
    return Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False)


def _flush_bare(state: _State) -> None:
    state.out.extend(state.pending_bare)
    state.pending, state.pending_bare = [], []


def _qualitative(subject: Subject, start: int, end: int, state_at: int, strive: bool) -> Finding:
    return Finding(
        subject=subject,
        measure=subject.measure or "growth",
        low=None,
        high=None,
        unit="",
        bound="qualitative",
        stance="strive" if strive else "firm",
        relative=None,
        start=start,
        end=end,
        printed_start=state_at,
        printed_end=end,
    )


def _zero(core: str) -> bool:
    return core in ("零增长", "持平")


def _read_positive(text: str, start: int, positive: re.Match[str], mentions: Mentions, state: _State) -> None:
    """正增长 is a number: zero or more."""
    before = read_subjects(text, start, positive.start(), mentions)
    own = bool(before.items)
    subjects = before.items or tuple(state.pending) or state.subjects
    begin = before.start if own else state.subject_start
    state.pending, state.pending_bare = [], []
    zero = _zero(positive["core"])
    last = state.out[-1] if state.out else None
    if zero and not own and last is not None and last.measure in ("growth", "avg_growth") and last.low is not None:
        return  # 增长15%，与去年持平: the speed is the same, not the amount
    strive = before.strive or any(word in positive[0] for word in _STRIVE)
    for subject in subjects:
        state.out.append(
            Finding(
                subject=subject,
                measure="growth",
                low=0.0,
                high=0.0 if zero else None,
                unit="%",
                bound="point" if zero else "at_least",
                stance="strive" if strive else "firm",
                relative=None,
                start=begin,
                end=positive.end(),
                printed_start=positive.start(),
                printed_end=positive.end(),
                own_subject=own,
            )
        )
    _remember(state, subjects, begin)


def _remember(state: _State, subjects: tuple[Subject, ...], start: int) -> None:
    state.subjects, state.subject_start, state.measure = subjects, start, None
