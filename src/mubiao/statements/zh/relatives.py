"""Goals set against another figure (与经济增长同步, 高于全省平均) and goals handed down (完成国家下达任务).

Each function looks at one piece of a sentence and says where the predicate stands, so that what is before it is the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mubiao.records import Operator, Relative
from mubiao.statements.zh.ahead import Ahead
from mubiao.statements.zh.lexicon import table, words


@dataclass(slots=True)
class Predicate:
    """A relative predicate: the subject is before ``start``, or for ``inside`` (完成…的 X 等任务) between its ends."""

    start: int
    end: int
    relatives: tuple[Relative, ...]
    inside: tuple[int, int] | None = None
    handed: bool = True  # words say that the goal comes from above; 完成全年任务 alone does not


def _alternatives(items: list[str] | frozenset[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(items, key=len, reverse=True))


_COMPARANDS = {name: re.compile(rf"(?:{_alternatives(items)})$") for name, items in table("comparands").items()}
_COMPARAND_WORDS = _alternatives(frozenset(word for items in table("comparands").values() for word in items))
_OWN = "other:own_target"
_THREE_AVERAGES = re.compile(r"^全国、?(?:全省|全区)、?(?:和|及)?全(?:市|州|盟)")
_BOTH_AVERAGES = re.compile(r"^(?:国省|国家和省|全国、?(?:和|及)?全省|全国、?(?:和|及)?全区|国、?区|全国和自治区)")
_VERB = r"(?:增长|增速|提高|增幅|涨幅|水平|平均|增长速度|发展|变化)*"
_MODIFIER = r"(?:保持|实现|基本|大体|大致|总体|相|能够|要|力争|努力|上)*"
_SAME = re.compile(
    rf"(?:(?:保持|实现|基本|大体|力争|努力)*)(?:与|和|同|跟)(?P<to>[^，。；、与和同]{{1,16}}?)(?P<mod>{_MODIFIER})(?P<how>同步增长|同步|一致|持平|相适应|相当|同向)(?:增长|提高)?"
)
_SAME_BEFORE = re.compile(r"(?P<mod>(?:保持|实现|基本|大体|总体|上)*)(?P<how>同步于|持平于)(?P<to>[^，。；、]{1,14})")
_HELD = re.compile(r"(?P<mod>大体|基本)?保持(?:在)?(?P<to>去年|上年|上年度)(?:的)?水平")
_OPERATORS: dict[str, Operator] = {
    "高于": ">", "快于": ">", "超过": ">", "大于": ">", "优于": ">", "好于": ">", "高出": ">", "领先": ">", "领先于": ">", "跑赢": ">", "超": ">", "超出": ">", "强于": ">", "赶超": ">",
    "不低于": ">=", "不慢于": ">=", "不少于": ">=", "达到": ">=", "达到或超过": ">=", "不逊于": ">=", "达到或高于": ">=",
    "低于": "<", "慢于": "<", "小于": "<", "少于": "<", "优于低": "<",
    "不能超过": "<=", "不得超过": "<=", "不应超过": "<=", "不能高于": "<=", "不得高于": "<=", "不能快于": "<=", "不能低于": ">=", "不得低于": ">=",
    "不高于": "<=", "不超过": "<=", "不突破": "<=", "不快于": "<=", "不大于": "<=",
}  # fmt: skip
_ABOVE = re.compile(
    rf"(?:保持|继续|力争|确保|普遍|均|都|要|应|须|略|明显|稳定|实现|持续|总体|努力)*(?P<op>{_alternatives(frozenset(_OPERATORS))})(?!额)了?"
    rf"(?P<to>(?:全国、)?[^，。；、\d]{{1,22}}?)(?P<margin>(?=\d)|$|(?=[，。；、]))"
)
_YEAR_BEFORE = re.compile(
    r"(?:比|较)(?P<to>去年|上年|上年度)(?:的)?(?:实际)?(?:涨幅|水平)?(?:要|有|再)?(?:所|明显|进一步|较大幅度)*(?P<how>回落|低一些|低|下降|减少|缩小|降低|提高|增加|扩大|上升|好)"
)
_KEPT_ABOVE = re.compile(
    r"(?:保持|稳定|控制|力争|继续|始终)*在(?P<to>[^，。；、\d]{1,16}?)(?:水平)?(?P<how>(?<=平均水平)$|以上|之上|以下|之下|以内|之内)"
)
_THAN = re.compile(
    r"(?:比|较)(?P<to>(?:全国|全省|全区|全市|全州|自治区|省|国家|地区|经济|GDP|城镇)[^，。；、\d]{0,12}?)(?P<how>快|高|低|慢|多|少)(?:出|了)?(?=\d|$)"
)
# 较全国、全省|分别快|3.4个和0.6个百分点; 分别高于全国和全市|: several figures, each with its margin or all without
_ONE = r"(?:全[国省区市州盟]|自治区|国家|省|市)(?:平均)?(?:水平|增速|同期)?"
_EACH = rf"(?P<each>{_ONE}(?:[、和与及]{_ONE}){{1,2}})"
_JOINS = re.compile("[、和与及]")
_THAN_EACH = re.compile(rf"(?:分别)?(?:比|较){_EACH}(?:分别|均|都|各)?(?P<how>快|高|低|慢|多|少)(?:出|了)?(?=\d|$)")
_ABOVE_EACH = re.compile(rf"(?:分别|均|都)?(?P<op>高于|快于|低于|慢于|超过|好于|优于|高出|领先于?){_EACH}(?:分别|各)?(?=\d|$)")
# 较“十三五”|加快|0.3个百分点: the years of a plan before
_PLAN_YEARS = (
    r'[“"]?(?P<plan>(?:十[一二三四五六七八九]?|[七八九])五)[”"]?(?:期间|时期)?(?:的)?(?:年均|平均)?(?:增速|增长|增幅|水平)*(?:要|有所)?'
)
_THAN_PLAN = re.compile(rf"(?:比|较){_PLAN_YEARS}(?P<how>加快|快|提高|提升|高|回落|放缓|降低|低|慢)(?:出|了)?(?=\d)")
_ABOVE_PLAN = re.compile(rf"(?P<op>高于|快于|低于|慢于|超过){_PLAN_YEARS}(?=\d)")
_NOT_ABOVE_LAST_YEAR = re.compile(
    r"不(?:能|得)?(?:比|较)(?P<to>上年|去年)(?:的)?(?:有所)?(?P<how>扩大|增加|提高)|不(?:高于|超过|突破)(?P<to2>上年|去年)(?:水平)?"
)
_PLAN = '[“"]?(?:十[一二三四五六七八九]?|[七八九])五[”"]?(?:期间|时期|规划|计划)?'
_ASSIGNER = rf"(?:{_alternatives(words('assigned', 'assigners'))}|{_PLAN})"
_HANDED = r"(?:下达|确定|核定|规定|考核|要求|定|控|安排|分解|明确|控制|给|核准)"
_COMPLETE = re.compile(
    rf"(?:完成|达到|实现|落实)(?:了)?(?P<who>{_ASSIGNER}?(?:党委|政府)*{_HANDED}*(?:给我(?:省|市|区|州|县))?(?:的)?)(?P<rest>[^。；]*?)(?P<close>(?:控制|年度|计划|考核|相关|预期|目标|任务|指标|要求|计划|标准)*)$"
)
_COMPLETED = re.compile(r"(?:等)?(?:任务|目标|指标)(?:全面|如期|圆满|坚决|顺利|确保|高质量|按期)+(?:完成|实现)$")
_WITHIN = re.compile(
    rf"(?:控制|保持|稳定)?在(?P<who>{_ASSIGNER}{_HANDED}*(?:的)?)(?P<close>(?:约束性|控制|调控|年度|计划|考核|目标|任务|指标|要求|范围|标准|线|限额|水平)*)(?:以|之)?(?:内|下|范围内)"
)
_ABOVE_LINE = re.compile(
    rf"(?:不低于|不少于|高于|超过)(?P<who>{_ASSIGNER}{_HANDED}+(?:的)?)(?P<close>(?:约束性|控制|年度|计划|考核|目标|任务|指标|要求|标准|线|水平)+)"
)
_BELOW_LINE = re.compile(
    rf"(?:不高于|不超过|低于(?<!不低于)|不突破)(?P<who>{_ASSIGNER}{_HANDED}+(?:的)?)(?P<close>(?:约束性|控制|年度|计划|考核|目标|任务|指标|要求|范围|标准|线|限额|水平)*)"
)
_BY_REQUIREMENT = re.compile(
    rf"(?:按照|按|根据)(?P<who>{_ASSIGNER})(?:的)?{_HANDED}*(?:的)?(?:要求|目标|任务|部署|标准)*(?:，)?(?:不折不扣|坚决|全面|圆满|如期)*(?P<verb>完成)?"
)
_EVENLY = re.compile(r"(?:均|都|全部|全面|确保|坚决|圆满|如期|不折不扣|努力|力争|超额|要|保证|分别|顺利)+$")
_WORTH = re.compile(r"下达|约束|省定|国定|市定|区定|州定|省控|考核|任务|指标|要求|目标|计划")


# Words without which a piece compares nothing, and is handed down by nobody: most pieces have none. They are spelled out one by one,
# since plain words are what the engine looks for fastest.
_COMPARES = re.compile(
    "去年|上年|同步|一致|持平|相适应|相当|同向|控制在|"
    + _alternatives(frozenset(first + second for first in "以之" for second in "上下内"))
    + "|"
    + _alternatives(frozenset(first + second for first in "比较" for second in '全自省国地经G城市“"十七八九'))
    + "|"
    + _alternatives(frozenset(word for word in _OPERATORS))
)
_SAME_WORDS = re.compile("同步|一致|持平|相适应|相当|同向")
_OPERATOR_WORDS = re.compile(_alternatives(frozenset(_OPERATORS)))
# … and the verb, without which nothing is handed down either
_SETS = re.compile("完成|达到|实现|落实|高于|超过|低于|少于|突破|在")
_HANDS_DOWN = re.compile("内|下|定|控|按|约束|考核|任务|指标|要求|目标|计划|标准|线|水平|根据")


def may_relate(text: str, start: int, end: int, compares: bool = True) -> bool:
    """Whether a stretch without a number may still state a goal that is kept: a comparison, a task handed down, 正增长.

    ``compares``: it is not known yet that no comparison stands there.
    """
    return (
        _HANDS_DOWN.search(text, start, end) is not None
        or (compares and _COMPARES.search(text, start, end) is not None)
        or text.find("正增长", start, end) >= 0
        or text.find("零增长", start, end) >= 0
    )


def comparisons_ahead(text: str, start: int, end: int) -> Ahead | None:
    """Where the pieces of a sentence may hold a comparison; ``None`` for most sentences, which have none of the words."""
    found = _COMPARES.search(text, start, end)
    return Ahead(_COMPARES, text, end, found.start()) if found is not None else None


def tasks_ahead(text: str, start: int, end: int) -> Ahead | None:
    """Where the pieces of a sentence may hold a goal handed down."""
    found = _HANDS_DOWN.search(text, start, end) if _SETS.search(text, start, end) is not None else None
    return Ahead(_HANDS_DOWN, text, end, found.start()) if found is not None else None


def compare(text: str, start: int, end: int) -> Predicate | None:
    """A comparison with another figure in ``text[start:end]``, or ``None``. The margin's number is left to the caller."""
    operator: Operator
    if _COMPARES.search(text, start, end) is None:
        return None
    # The patterns that may begin with adverbs are slow to fail: each is asked only where one of its own words stands.
    same = _SAME_WORDS.search(text, start, end) is not None
    last_year = text.find("上年", start, end) >= 0 or text.find("去年", start, end) >= 0
    for pattern in (_NOT_ABOVE_LAST_YEAR, _YEAR_BEFORE) if last_year else ():
        found = pattern.search(text, start, end)
        if found:
            up = pattern is _YEAR_BEFORE and found["how"] in ("提高", "增加", "扩大", "上升", "好")
            operator = "<=" if pattern is _NOT_ABOVE_LAST_YEAR else ">" if up else "<"
            return Predicate(found.start(), found.end(), (Relative(operator, "previous_year"),))
    for pattern in (_SAME, _SAME_BEFORE):
        found = pattern.search(text, start, end) if same else None
        if found:
            to = _comparand(found["to"])
            if to == ("previous_year",) and "持平" in found["how"] and not re.search("基本|大体|大致|总体", found[0]):
                return None  # no change at all is a growth of zero
            if to:
                loose = re.search("基本|大体|大致|总体", found[0]) is not None
                return Predicate(found.start(), found.end(), _relatives("~" if loose else "=", to))
    several = _several(text, start, end)
    if several is not None:
        return several
    found = _THAN.search(text, start, end)
    if found:
        to = _comparand(found["to"])
        if to:
            operator = "<" if found["how"] in "低慢少" else ">"
            return Predicate(found.start(), found.end(), _relatives(operator, to))
    found = _HELD.search(text, start, end) if last_year and text.find("水平", start, end) >= 0 else None
    if found:
        return Predicate(found.start(), found.end(), (Relative("~" if found["mod"] else "=", "previous_year"),))
    found = _KEPT_ABOVE.search(text, start, end) if text.find("在", start, end) >= 0 else None
    if found:
        to = _comparand(found["to"])
        if to:
            operator = ">=" if found["how"] in ("以上", "之上") else "<="
            if not found["how"] and "控制" not in found[0]:
                return None  # 保持在全市平均水平 says neither above nor below
            return Predicate(found.start(), found.end(), _relatives(operator, to))
    found = _ABOVE.search(text, start, end) if _OPERATOR_WORDS.search(text, start, end) else None
    if found:
        to = _comparand(found["to"])
        if to == (_OWN,) and found["to"] == "预期" and not text[found.end() : found.end() + 1].isdigit():
            return None  # 好于预期 is said in words alone
        if to and text[max(start, found.start() - 1) : found.start()] in _NOT:
            return Predicate(found.start() - 1, found.end(), ())  # 未|达到年初目标: compared, and nothing reached
        if to:
            return Predicate(found.start(), found.end(), _relatives(_OPERATORS[found["op"]], to))
    return None


def _several(text: str, start: int, end: int) -> Predicate | None:
    """A comparison with several figures named together, or with the years of a plan."""
    if text.find("五", start, end) >= 0:
        than = _THAN_PLAN.search(text, start, end)
        found = than or _ABOVE_PLAN.search(text, start, end)
        if found:
            under = found["how"][0] in "低慢回放降" if than else found["op"][0] in "低慢"
            return Predicate(found.start(), found.end(), (Relative("<" if under else ">", f"other:{found['plan']}"),))
    if _JOINS.search(text, start, end) is None:
        return None
    than = _THAN_EACH.search(text, start, end)
    found = than or _ABOVE_EACH.search(text, start, end)
    if found is None:
        return None
    operator: Operator = ("<" if found["how"] in "低慢少" else ">") if than else _OPERATORS[found["op"]]
    to = tuple(name for one in re.split("[、和与及]", found["each"]) for name in _comparand(one))
    return Predicate(found.start(), found.end(), _relatives(operator, to)) if to else None


def against(operator: Operator, printed: str) -> tuple[Relative, ...]:
    """The comparison with what ``printed`` names (全省平均); () where it names no figure."""
    return _relatives(operator, _comparand(printed))


def _relatives(operator: Operator, to: tuple[str, ...]) -> tuple[Relative, ...]:
    return tuple(Relative(operator, name) for name in to)


@lru_cache(maxsize=4096)
def _comparand(printed: str) -> tuple[str, ...]:
    """The ids of what is compared with; () where the words name no figure."""
    if _BOTH_AVERAGES.match(printed):
        more = ("other:prefecture_average",) if _THREE_AVERAGES.match(printed) else ()
        return ("national_average", "provincial_average", *more)
    phrase = re.sub(r"(?:的)?(?:平均)?(?:水平|增速|增长|速度|提高|增幅|涨幅)*$", "", printed) or printed
    for name, pattern in _COMPARANDS.items():
        for candidate in (printed, phrase) if name != _OWN else (printed,):  # 超预期|增长7% grew by so much, not by so much more
            found = pattern.match(candidate)
            if found and found.end() == len(candidate):
                return (name,)
    if re.match(r"全国", printed):
        return ("national_average",)
    if re.match(r"(?:全省|全区|自治区|省)", printed):
        return ("provincial_average",)
    if re.fullmatch(r"[^，。；、]{2,8}(?:市|省|州|区|县|盟|地区)(?:的)?平均(?:水平)?", printed):
        return (f"other:{phrase}",)  # 高于怀化市平均: an average of a place by name
    if re.search(r"(?:城镇居民|城镇常住居民|城市居民)", printed):
        return ("income_urban",)
    if re.match(r"(?:全市|全州|全盟)", printed):
        return ("other:prefecture_average",)
    if re.search(r"(?:经济|GDP|生产总值)(?:总量)?(?:的)?(?:增长|增速|发展)", printed):
        return ("gdp",)
    if re.match(r"(?:上|去)年", printed):
        return ("previous_year",)
    if re.fullmatch(r"[^，。；、]{1,6}(?:市|省|州|盟)", printed):
        return (f"other:{printed}",)  # 与潍坊市同步
    if re.search(r"(?:劳动生产率|物价|投资|消费|收入|支出|财政|预算|人口|产值|价格|工业|需求|信贷|货币|产出|任务|计划)", printed):
        return (f"other:{phrase}",)
    return ()


def assigned(text: str, start: int, end: int) -> Predicate | None:
    """A goal handed down in ``text[start:end]``: 完成国家下达的…任务, 控制在省定范围内, 达到国家要求."""
    if _SETS.search(text, start, end) is None or _HANDS_DOWN.search(text, start, end) is None:
        return None
    within = _WITHIN.search(text, start, end) if text.find("在", start, end) >= 0 else None
    found = within or _BELOW_LINE.search(text, start, end)
    if found and found["who"]:
        return Predicate(_before_adverbs(text, start, found.start()), found.end(), (Relative("<=", "assigned"),))
    found = _ABOVE_LINE.search(text, start, end)
    if found and not re.search(r"\d", text[found.end() : end]):
        operator: Operator = ">=" if found[0].startswith("不") else ">"
        return Predicate(_before_adverbs(text, start, found.start()), found.end(), (Relative(operator, "assigned"),))
    by = _BY_REQUIREMENT.search(text, start, end)
    if by and by["verb"] and by.end() == end:
        return Predicate(by.start(), end, (Relative("=", "assigned"),))
    nominal = _COMPLETED.search(text, start, end) if text.endswith(("完成", "实现"), start, end) else None
    if nominal:
        return Predicate(nominal.start(), nominal.end(), (Relative("=", "assigned"),))
    found = _COMPLETE.search(text, start, end)
    if found is None or text[max(start, found.start() - 1) : found.start()] in _NOT:
        return None
    if not (found["close"] or _HANDED_WHO.search(found["who"])) or not _WORTH.search(found[0]):
        return None
    handed = found["who"] != "" or "约束" in found[0] or by is not None or "下达" in found[0]
    inside = (found.start("rest"), found.end("rest")) if found["rest"] else None
    predicate_start = by.start() if by and by.start() < found.start() else _before_adverbs(text, start, found.start())
    if inside is None and found["close"] in ("目标", "任务", "目标任务") and not handed:
        return None
    return Predicate(predicate_start, found.end(), (Relative("=", "assigned"),), inside, handed)


_NOT = ("未", "没", "不", "难")
_HANDED_WHO = re.compile(r"下达|定|考核|要求|控")


def _before_adverbs(text: str, start: int, position: int) -> int:
    found = _EVENLY.search(text, start, position)
    return found.start() if found else position
