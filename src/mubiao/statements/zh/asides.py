"""Why a quantity stands in a sentence without being a value of it: what a change is counted from, how big a named thing is, how long.

Only what the text itself shows beside the number counts as a reason; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.language.found import Measured
from mubiao.statements.zh.lexicon import longest_prefix, words

_VERBS = words("actions", "verbs")
_LONGEST_VERB = max(map(len, _VERBS))
_REACH = 30
# 由2090元增加到2476元: a change is counted from here, and a verb leads on to where it ends.
_FROM = re.compile(r"(?:从|由|自)[^，。；、从由自]{0,16}$|(?:比|较)[^，。；、]{0,12}年(?:同期|底|末|预计数|实际|计划|决算)?的$")
_LEADS_ON = re.compile(r"[^，。；\d]{0,16}?(?:到|至|为|成|增|减|提高|下降|降低|上升)")
# What follows makes the amount the size of the thing named: 500亿元以上的新材料项目, 20万吨级航道.
_THINGS = (
    "项目|工程|产业|集群|企业|基地|园区|园|县|市|镇|村|区|航道|码头|泊位|机组|电站|电厂|生产线|产线|装置|基金|平台|输变电|输电|线路|管道|铁路|公路|高速|"
    "水库|矿井|煤矿|电池|泵站|仓库|冷库|高炉|转炉|轧机|油田|走廊|赛道|方阵|俱乐部|品牌|单品|商圈|市场|中心|综合体|医院|学校|公司|单位|产品|设备|"
    "电解槽|储能|光伏|风电|装备|母港|机场|口岸|电网|车间|工厂|示范片|示范区|品种|产业链|经济|增长点|乡镇|港|大户|群体|强镇|强企|强村|轮船|船舶|制烯烃|"
    "煤化工|楼宇|建材|铜箔|板材|变压器|大型|矿区|晶圆|卫星|火箭|汽车|客户|投资人|店|行业"
)
_SIZES = re.compile(rf"(?:级|及?以上|及?以下|以内|左右)?的?[^，。；、：\d\n]{{0,18}}?(?:{_THINGS})")
_SIZE_OF_COUNTED = re.compile(r"(?:以上|以下|左右)?的\d[\d.]*(?:万|余|多)?[^\W\d]")
_TIME_BEFORE = re.compile(
    r"(?:近|过去|这|前|后|头|连续|未来|今后|每|用|经过|历时|时隔|为期|提前|提早|推迟|最近|不到|仅|短短|第|隔|以后|之后|任期|延长|满|超过|逾|达|持续|长达|历经|从|到|过去的|以来的|在|以|的|于|拖|滞后|晚|早|需要|需|要|间隔|少则|多则|苦战|奋战|最后|剩下|有|共|约|或|或者|和|、|加|整整|是|已|了)$"
)
_TIME_AFTER = re.compile(
    r"(?:来|间|内|以来|多来|里|中|之内|时间|以后|之后|之前|前|后|行动|计划|倍增|攻坚|任务|规划|期|多|制|整|左右|以上|以下|以前|保持|稳|净|居|增|下降|超|实现|获|的|或|、|平均|累计|共|荣|蝉联|位居|位列|达|过|未|无|没有|免|周期|目标|改革|建设|滚动|时隔|入|被|全国|全省|，|。|；|）|上|再|就|才|为|在|是|以)"
)
# 突破3万亿元、|达30355.73亿元: the step passed, beside the value itself
_GOES_ON = re.compile(r"(?:大关|台阶|元大关)?[，、](?:达到?|实现|完成|为)(?:了)?\d")
_ON_BASE = re.compile(r"[^，。；、]{0,12}?基础上")
_OF_PLAN = re.compile(r"(?:计划|预算|任务|目标|预算数)(?:的|完成率?|完成)?(?:达到?|为)?$")
_AGE_AFTER = re.compile(r"(?:及|以)*(?:以上|以下|之间)?的?(?:老|儿|婴|幼|人|妇|女|青|居民|困难|户籍|失能|独居|高龄|适龄|及|以下|以上|孩)")
_OF_COUNTRY = re.compile("(?:口)?的(?:发展中)?(?:国家|大国)")  # 13亿人口的国家
_TIMES = frozenset("×*✕＊")
_TO = frozenset("至到-—~～")
# 12类|44项: the first number is of the groups that the second falls into
_GROUPS = frozenset(["类", "大类", "个类别", "批", "批次", "个方面", "方面", "个领域", "个大类", "轮"])
_PUBLIC_NUMBERS = frozenset(
    ["110", "119", "120", "122", "12315", "12333", "12345", "12348", "12355", "12369", "12380", "12388", "12393", "12309", "12338", "12366"]
)
_GRADE_AFTER = re.compile(r"及以上|以上水质|水质|水体|标准|以上比例")


def aside(text: str, quantity: Measured) -> str:
    """The finer reason why the quantity is no value of its sentence, or "" where nothing in print says so."""
    start, end = quantity.value_start, quantity.value_end
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if before[-1:] in _TIMES or after[:1] in _TIMES:
        return "factor"
    if _FROM.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start) and _LEADS_ON.match(after):
        return "base"
    if quantity.bound == "at_least" and _GOES_ON.match(after):
        return "milestone"
    if _ON_BASE.match(after) and "在" in before:
        return "base_year"
    if quantity.unit in ("%", "times") and _OF_PLAN.search(before[: len(before) - (start - quantity.chain_start)]):
        return "completion"
    if quantity.unit_printed.endswith("岁"):
        return "age" if _AGE_AFTER.match(after) or before[-1:] in _TO else ""
    if quantity.unit == "persons" and _OF_COUNTRY.match(after):
        return "size"
    if quantity.unit_printed in _GROUPS and after[:1].isdecimal():
        return "grouping"
    if quantity.unit in ("years", "months", "days", "hours", "minutes", "quarters"):
        return _length_of_time(before, after, quantity)
    if _names_a_size(text, quantity, before):
        return "size"
    if quantity.unit_printed in ("类", "级", "等") and _GRADE_AFTER.match(after):
        return "grade"
    return ""


def aside_of_bare(text: str, start: int, end: int) -> str:
    """The finer reason of a number that has neither unit nor a word that explains it: a public telephone number, PM_2.5."""
    if text[start:end] in _PUBLIC_NUMBERS:
        return "phone"
    return "name" if text[max(0, start - 3) : start] == "PM_" or text.startswith("国集团", end) else ""


def _length_of_time(before: str, after: str, quantity: Measured) -> str:
    if quantity.unit == "years" or before.endswith(("连续", "提前", "历时", "时隔", "为期")):
        return "duration"
    return "duration" if _TIME_AFTER.match(after) and _TIME_BEFORE.search(before) else ""


def _names_a_size(text: str, quantity: Measured, before: str) -> bool:
    """An amount with the thing it sizes close behind, and no verb between."""
    if quantity.unit in ("%", "pp", "times", "persons"):
        return False
    end = quantity.value_end
    if longest_prefix(text, quantity.end, min(len(text), quantity.end + 6), _VERBS, _LONGEST_VERB) and quantity.end == end:
        return False
    if quantity.unit in ("count", "households") and quantity.unit_printed:
        return False
    return _SIZES.match(text, end) is not None or _SIZE_OF_COUNTED.match(text, end) is not None
