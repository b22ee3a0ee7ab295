"""A number before the thing it counts or shares out: 新增5个国家级平台, 贡献了全省40%的税收, 8金9银6铜."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.indicators import indicator_named, vocabulary
from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import begins_action, nearest_verb, opening_verb, split_action
from mubiao.statements.zh.counting import counts_what_follows, is_fund
from mubiao.statements.zh.heads import MEASURED, measures
from mubiao.statements.zh.lexicon import any_of
from mubiao.statements.zh.state import MEDALS, State, past_mark, remember
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.stocks import ADDING, MAKING, is_stock
from mubiao.statements.zh.values.units import fits

_GENERAL = ("预期", "目标", "要求", "衔接", "水平", "任务", "计划", "任务目标", "安排", "底线", "红线", "标准")
GROWTH_NOUN = re.compile(r"(?:较快|中高速|平稳|高速|年均)?(?:增长|增速|速度|增幅|涨幅|增长率)")
_PHYSICAL = frozenset(("t", "kW", "kV", "kWh", "kVA", "m", "m2", "m3", "km", "km2", "tce"))
_STRIVING = re.compile("力争|争取(?!到了?)|力求")
# Verbs that make what the vocabulary counts; what is 支持 or 组织 is there before.
_MAKES = frozenset(
    (
        "新增",
        "净增",
        "新建",
        "建设",
        "建成",
        "改造",
        "改造提升",
        "完成",
        "新培育",
        "培育",
        "新认定",
        "认定",
        "创建",
        "打造",
        "新改建",
        "开工",
    )
)
# Verbs that stand before a number as the nouns of what is done: 实施污水|治理|3个行动
_WORKS = frozenset(("治理", "提升", "应用", "服务", "保护", "保障", "监测", "改造"))
_RATE = re.compile("(?:率|比例|比重|占比|水质|品质|标准|收入|资金|(?<!税)费)$")
_EACH_OF_THEM = re.compile("(?:全部|均|都|总体|平均|分别|连续[\\d两三四五六七八九十]+(?:年|个季度|个月)|保持|已|全面)+")
_MONEY = ("CNY", "USD")
_SHORTEST_THING = 3
_SIZE_AND_COUNT = 2
_OVER = frozenset(("超", "超过", "过"))
_SIZED_BY = f"(?P<by>(?:计划|协议|合同|总|年度|年|主营)*(?:{any_of('sizes', 'by')}))?"
_CLASS_OPENS = re.compile(f"(?:其中|[、，和及：:])*{_SIZED_BY}在?")
_CLASS = re.compile(rf"^{_SIZED_BY}(?:超|过)*[\d.]*[百千万十]*亿(?:元|美元)?(?:及?以上)?(?:级)?的?")
_CLASSED = re.compile(r"^.*(?:超|过)[\d.百千万十]*亿元(?:及?以上)?的(?=[\u4e00-\u9fff])")
_WHOLE = re.compile("(?:整体|总体|平均|合计|累计|均|都|共)$")
_ONE = re.compile("一[个座条家所台]$")
_MEMBER = re.compile("(?:的一员|之一|中的[一二三]个?)$")
_RANKS = re.compile("(?:分别|均|都|全部)*(?:排|位?居|位列|列|进入|跻身|增长|同比增长)")
_RED_LINE, RED_LINE_REACH = re.compile("[^，。；、\\d]{1,6}(?:红线|底线)"), 8


def _is_ranked(text: str, thing: Subject) -> bool:
    """The thing is a measure, and what follows says where it stands or how it grows."""
    return measures(thing.indicator) and _RANKS.match(text, thing.end) is not None


def _known(thing: Subject) -> Subject:
    """The thing as the vocabulary has it, if it has: 建设10万亩|高标准农田."""
    name = thing.indicator.removeprefix("other:")
    whole = indicator_named(name)
    if whole is None or whole.variant != "name" or whole.indicator.startswith("other:"):
        return thing
    return replace(thing, indicator=whole.indicator, known=True, measure=whole.measure)


def without_measure(thing: Subject) -> Subject | None:
    """The thing without what is measured of it (重大项目|投资); ``None`` where that is no word the grammar knows (断面水质优良率)."""
    printed = thing.indicator.removeprefix("other:")
    name = printed if _RATE.search(printed) else _WHOLE.sub("", MEASURED.sub("", printed))
    return replace(thing, indicator=f"other:{name}") if name != printed and len(name) >= _SHORTEST_THING else None


def counts_beside(thing: Subject, value: Value) -> bool:
    """Whether the value behind a counted thing counts too, and measures nothing of it."""
    return value.quantity.unit == "count" or (not value.link.words and _RATE.search(thing.indicator) is None)


def is_measured(text: str, thing: Subject, value_start: int) -> bool:
    """Whether the next value, whose verb begins at ``value_start``, measures the thing: 230个|村集体经济收入|全部突破5万元."""
    name = thing.indicator.removeprefix("other:")
    if not (_RATE.search(name) or measures(name)):
        return False
    return _EACH_OF_THEM.fullmatch(text, thing.end, value_start) is not None


def read_line(text: str, finish: int, end: int, values: list[Value], mentions: Mentions, state: State) -> bool:
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


def read_class(text: str, start: int, values: list[Value], state: State) -> bool:
    """新备案超10亿元项目80个，其中|超50亿元|15个: a class of size of what was counted, and how many are in it."""
    if state.thing is None or len(values) != _SIZE_AND_COUNT:
        return False
    size, count = values[0].quantity, values[1].quantity
    over = size.bound == "at_least" or not _OVER.isdisjoint(values[0].link.words)
    opens = min(values[0].link.start, size.start)
    opened = _CLASS_OPENS.fullmatch(text, start, opens)
    if (
        not over
        or size.unit not in ("CNY", "USD")
        or count.unit != state.thing[1]
        or text[size.end : count.value_start] not in ("", "的", "的有")
        or opened is None
    ):
        return False
    opens = opened.start("by") if opened["by"] else opens  # 其中|投资|10亿元以上25个
    whole = _CLASSED.sub("", state.thing[0].indicator.removeprefix("other:"))
    classed = _CLASS.match(whole)
    base = whole[classed.end() :] if classed else whole
    by = (classed["by"] or "") if classed and not opened["by"] else ""  # 年产值超50亿元的3家、|超百亿元的1家
    printed = by + text[opens : size.end].strip("，、") + ("的" if text.startswith("的", size.end) and not base.startswith("的") else "")
    subject = Subject(f"other:{printed}{base}", opens, size.end, None, False)
    found = bind((subject,), values[1:], False, opens, count.end)
    state.out.extend(found)
    return bool(found)


def read_medals(text: str, start: int, stop: int, values: list[Value], mentions: Mentions, state: State) -> None:
    """8金9银6铜: medals, of whoever took them."""
    for value in values:
        medal = MEDALS[value.quantity.text[-1:]]
        subject = Subject(f"other:{medal}", value.quantity.value_end - 1, value.quantity.value_end, "level", False)
        for finding in bind((subject,), [value], False, value.quantity.start, value.quantity.end):
            finding.counted, finding.action = True, nearest_verb(text, start, stop)
            state.out.append(finding)


def read_share(text: str, values: list[Value], thing: Subject, mentions: Mentions, state: State) -> None:
    """贡献了全省40%的税收: a share of what stands behind it."""
    quantity = values[-1].quantity
    named = mentions.within(thing.start, thing.end)
    grows = named and (named[0].measure == "growth" or GROWTH_NOUN.match(text, named[0].end) is not None)
    if grows and named[0].start <= thing.start + 1:
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


def read_counted(text: str, floor: int, values: list[Value], thing: Subject | None, mentions: Mentions, state: State) -> None:
    """The thing stands behind its number, and only a verb before: 新增5个国家级平台."""
    quantity = values[0].quantity
    start = past_mark(text, floor, quantity.value_start)
    action, position = split_action(text, start, quantity.start, mentions)
    if thing is not None and (position >= quantity.start or counts_what_follows(text, start, quantity, thing, position, mentions)):
        take_counted(text, floor, start, values, thing, action, position, state)


def take_counted(text: str, floor: int, start: int, values: list[Value], thing: Subject, action: str, position: int, state: State) -> None:
    """The same where it is known that the number counts ``thing``: the verb ``action`` begins at ``start``, and what is behind it at ``position``."""
    quantity, listed = values[0].quantity, start > floor
    at = quantity.start
    if _ONE.search(thing.indicator):
        return  # 三十万千瓦的核电站一个: how big it is
    if quantity.unit in _MONEY and quantity.bound in ("at_least", "at_most") and not is_fund(thing):
        return  # 超30万元|村集体: which ones are meant
    if _MEMBER.search(thing.indicator) or _is_ranked(text, thing):
        return  # 56个民族大家庭的一员; 两家企业年产能|分别排全省第1、2位: of how many things, and no value
    if position < at:
        action = nearest_verb(text, start, at)
        opening = opening_verb(text, start, at) if not action or action in _WORKS else ""
        action = opening or action
    elif not action and listed:
        action = state.action  # 建成100个…、|200个…
    if action in _MAKES and not quantity.text.endswith("条"):
        known = _known(thing)
        thing = known if fits(known, quantity) else thing
    state.action, state.thing = action, (thing, quantity.unit)
    remember(state, (thing,), start)
    # 降低800多万个个体户税负 counts them: the verb is of what follows, and a number of things does not fall
    value = replace(values[0], link=replace(values[0].link, direction="")) if values[0].link.direction else values[0]
    found = bind((thing,), [value], False, start, thing.end)
    for finding in found:
        finding.counted, finding.action = True, action
        finding.measure = (
            "change" if (action in ADDING or action in MAKING or action[:1] == "新") and is_stock(finding.subject) else "level"
        )
        finding.start, finding.end = start, max(thing.end, finding.printed_end)
        if _STRIVING.search(text, start, at):
            finding.stance = "strive"
    state.out.extend(found)


def is_attribute(text: str, start: int, values: list[Value], subject_end: int, thing: Subject, mentions: Mentions) -> bool:
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


def describes(text: str, finish: int, quantity: Quantity, thing: Subject | None) -> bool:
    """A bound of money or size with a noun close behind it."""
    return (
        thing is not None
        and quantity.unit in ("CNY", "USD", "CNY/person")
        and text[finish : finish + 1] not in "，、；。"
        and thing.start - finish <= 1
    )


def is_made_of(text: str, start: int, value: Value) -> bool:
    """含油量66%|的油菜品种: how much of something there is in what follows, and no share of it."""
    at = value.quantity.start
    return at > start and text[at - 1] in "量率度值" and not value.link.words and text.startswith("的", value.quantity.end)


def shares_of_thing(text: str, start: int, values: list[Value], subject_end: int, mentions: Mentions) -> bool:
    """40%的税收, 完成80%以上村级中心…: the share is of what stands behind it."""
    quantity = values[-1].quantity
    if text.startswith("的", quantity.end):
        return True
    behind = quantity.end > quantity.value_end and text[quantity.end : quantity.end + 1].isalpha() and not values[-1].link.words
    return behind and split_action(text, past_mark(text, start, subject_end), subject_end, mentions)[1] >= subject_end
