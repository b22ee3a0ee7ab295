"""Why a quantity stands in a sentence without being a value of it: what a change is counted from, how big a named thing is, how long.

Only what the text itself shows beside the number counts as a reason; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.language.found import Measured
from mubiao.statements.zh.asides.mentions import mention
from mubiao.statements.zh.asides.unfit import left_open
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix, words

_VERBS = words("actions", "verbs")
_LONGEST_VERB = max(map(len, _VERBS))
_REACH = 30
# 由2090元增加到2476元: a change is counted from here, and a verb leads on to where it ends.
# Values listed before this one: 从每人每月202元、|270元
_LISTED = r"(?:[\d.]+[^，。；、\d]{1,4}[、和])*"
_FROM = re.compile(
    rf"(?:从|由|自)[^，。；、从由自]{{0,16}}{_LISTED}$|(?:比|较)[^，。；、]{{0,12}}年(?:同期|底|末|预计数|实际|计划|决算)?的$"
)
_LEADS_ON = re.compile(r"(?:[、和][\d.]+[^，。；、\d]{1,4})*[^，。；\d]{0,16}?(?:到|至|为|成|增|减|提高|下降|降低|上升)")
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
_OF_PLAN = re.compile(rf"(?:计划|预算|任务|目标|预算数)(?:的|完成率?|完成)?(?:达到?|为)?{_LISTED}$")
# 投资完成率分别达|146%、141%; 较年初计划增长|66%; 恢复到2019年的|108%、|114%
_RATE_OF_PLAN = re.compile(
    rf"(?:完成率|兑现率|结案率|办结率)(?:分别)?(?:达到?|为)?{_LISTED}$|[较比](?:年初|年度|全年)?计划(?:分别)?(?:增长|提高|多|超出?)了?{_LISTED}$"
)
_OF_ANOTHER_YEAR = re.compile(rf"(?:恢复到?|相当于|达到|是|为)[^，。；、\d]{{0,4}}(?:19|20)\d\d年(?:同期)?的{_LISTED}$")
# 超省定任务|0.7万亩: how far a plan is passed
_BEYOND_PLAN = re.compile(
    rf"(?:超(?:额|过|出)?(?:完成)?|高于|优于)(?:年度|年初|全年|省定|市定|国家|省下达|既定|原定|省里)*(?:投资)?(?:目标任务|计划目标|计划|任务|目标)(?:任务)?(?:数)?{_LISTED}$"
)
# 利润增速高于行业平均水平|33个百分点: how far one value is from another that has no record
# 快于全国|0.6个百分点; 较全国、全省分别快3.4个和|0.6个百分点
_MARGIN = re.compile(
    r"(?:[快慢高低优多少]于[^，。；、\d]{2,20}|(?:[快慢高低优多少]于[^，。；\d]{2,24}|[比较][^，。；\d]{2,20}[快慢高低]出?)\d[\d.]*(?:个?百分点|个)?[、和与，][^，。；、\d]{0,8})$"
)
_MULTIPLE = re.compile(
    rf"(?:是|为|等于|相当于|达到?|不[低高少多]于|不超过|提高到|提升到|稳定在|增至)[^，。；]{{0,24}}?(?:的|时的?|标准|水平|规模){_LISTED}$"
)
# 实现4%|的目标仍需努力, 为了翻两番|的宏伟目标: what an aim is called by where it is spoken of
_AIM = re.compile(
    r"(?:[、和][^，。；、\d]{0,2}[^，。；、]{1,8}){0,3}(?:左右|以上|以内|以下)?(?:的|这一|这个)[^，。；、\d]{0,8}(?:目标|要求|指标|设想|愿望)"
)
# 全长|21公里|的大道, 投资|8亿元|的项目: said of the thing that follows
_SIZED_BEFORE = re.compile(
    r"(?:全长|总长|长|时速|年产|日处理|总投资|投资|面积|占地|装机|功率|重|高|深|直径|规模|容量|总额|能力|约)(?:约|近|超|达|为|过)?$"
)
_OF_THING = re.compile(r"(?:以上|左右)?的(?!百分|速度|水平|增长|增幅|目标|要求|标准|比重|比例)[^，。；、\d]{2,}")
# 3000吨|级起重机
_GRADED = re.compile(r"级(?!规模|水平|以上规模|新?台阶|迈进|[，。；、]|$)")
# 12万吨|高纯晶硅、22吉瓦拉棒切片项目: works called by what they can make
_WORKS = re.compile(r"[^，。；：\n]{2,80}?(?:项目|工程|前期工作)")
_MAKES = re.compile(r"[^，。；、：\d\n]{1,14}(?:投产|达产|满产|开工|下线|投运|并网|下水|试产|获批)")
_CAPACITIES = frozenset(("t", "kW", "m3", "m2", "m", "kV", "kVA", "kWh", "km", "km2"))
# 其中|6项|前三, |5项|位列全省前两位: so many of what was counted stand so
_RANKED = re.compile(
    r"(?:指标)?(?:的)?(?:增速|增幅|增量|总量)?(?:均|全部|都)?(?:居|位居|位列|列|排|排名|名列|跻身|进入|高于全|快于全|优于全|好于全|前[一二三四五六七八九十\d]|第[一二三\d])"
)
_AGE_AFTER = re.compile(
    r"(?:及|以)*(?:以上|以下|之间)?的?(?:老|儿|婴|幼|人|妇|女|青|居民|困难|户籍|失能|独居|高龄|适龄|及|以下|以上|以内|入学|小女孩|小男孩|孩)"
)
_COUNTERS = frozenset(("项", "个", "家", "席"))
_STRETCH = ("前", "过去", "近", "连续", "后")  # 从前|两年|的停滞转为回升: how long, not what the change is counted from
_OF_COUNTRY = re.compile("(?:口)?的(?:发展中)?(?:国家|大国)")  # 13亿人口的国家
_POINTS = re.compile("(?:个)?方面(?:的|重点)?工作")
_TIMES = frozenset("×*✕＊")
_TO = frozenset("至到-—~～")
# 12类|44项: the first number is of the groups that the second falls into
_GROUPS = frozenset(["类", "大类", "个类别", "批", "批次", "个方面", "方面", "个领域", "个大类", "轮"])
_MEASURES_OF_THINGS = ("英寸", "吋", "寸", "度以上", "°", "纳米", "毫米", "微米", "兆电子伏", "比特", "量子比特")
# 318|·川藏线, 323|攻坚行动, 360|科技: a number of three digits or more that is all or part of a name
_CALLED = re.compile(r"·|[^，。；、\d\W]{2,14}(?:行动|攻坚|工程|计划|小镇|产业园|世界|科技|沿线|注射液|监管|模式|展示馆|政策|战略|机制)")
_LONG_NAME = 3
_PUBLIC_NUMBERS = frozenset(
    ["110", "119", "120", "122", "12315", "12333", "12345", "12348", "12355", "12369", "12380", "12388", "12393", "12309", "12338", "12366"]
)
_GRADE_AFTER = re.compile(r"及以上|以上水质|水质|水体|标准|以上比例")
# 230个|村集体经济收入全部突破5万元: of how many things the value that follows is
_OF_MEASURED = re.compile(
    r"[^，。；、：\d\n]{1,24}?(?:率|比例|比重|占比|水质|品质|标准|收入|费|规模|投资|产值|总产值|营收|面积|产量|增加值|增速|指标)"
    r"[^，。；、\d\n]{0,12}?(?:达|为|超|突破|保持|增|降|减|提高|完成|高于|低于|优于|连续|在|近|约)[^，。；、\d\n]{0,6}[\d百]"
)


def aside(text: str, quantity: Measured) -> str:
    """The finer reason why the quantity is no value of its sentence, or "" where nothing in print says so."""
    return _beside(text, quantity) or mention(text, quantity) or left_open(text, quantity)


def _beside(text: str, quantity: Measured) -> str:
    start, end = quantity.value_start, quantity.value_end
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if before[-1:] in _TIMES or after[:1] in _TIMES:
        return "factor"
    if quantity.unit == "years" and before.endswith(_STRETCH):
        return "duration"
    if _FROM.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start) and _LEADS_ON.match(after):
        return "base"
    if quantity.bound == "at_least" and _GOES_ON.match(after):
        return "milestone"
    if quantity.unit == "count" and quantity.unit_printed in _COUNTERS and _RANKED.match(after):
        return "ranked"
    if _ON_BASE.match(after) and "在" in before:
        return "base_year"
    if quantity.unit in ("%", "times") and _OF_PLAN.search(before[: len(before) - (start - quantity.chain_start)]):
        return "completion"
    if quantity.unit == "%" and _RATE_OF_PLAN.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start):
        return "completion"
    if quantity.unit == "%" and _OF_ANOTHER_YEAR.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start):
        return "multiple"
    if _BEYOND_PLAN.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start):
        return "completion"
    if quantity.unit == "pp" and _MARGIN.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start):
        return "margin"
    if quantity.unit == "times" and _MULTIPLE.search(text, max(0, quantity.chain_start - _REACH), quantity.chain_start):
        return "multiple"
    if quantity.unit_printed.endswith("岁"):
        return "age" if _AGE_AFTER.match(after) or before[-1:] in _TO else ""
    if quantity.unit == "persons" and _OF_COUNTRY.match(after):
        return "size"
    if quantity.unit_printed in _GROUPS and after[:1].isdecimal():
        return "grouping"
    if quantity.unit == "count" and _POINTS.match(after):
        return "aspects"  # 重点抓好11个|方面工作
    if quantity.unit in ("years", "months", "days", "hours", "minutes", "quarters"):
        return _length_of_time(before, after, quantity)
    if _names_a_size(text, quantity, before):
        return "size"
    if quantity.unit_printed in ("类", "级", "等") and _GRADE_AFTER.match(after):
        return "grade"
    if quantity.unit in ("count", "households") and quantity.unit_printed and _OF_MEASURED.match(text, end, end + 2 * _REACH):
        return "named"
    if _AIM.match(text, end, end + _REACH):
        return "aim"
    return ""


def aside_of_bare(text: str, start: int, end: int) -> str:
    """The finer reason of a number that has neither unit nor a word that explains it: a public telephone number, PM_2.5."""
    if text[start:end] in _PUBLIC_NUMBERS:
        return "phone"
    if text.startswith(_MEASURES_OF_THINGS, end):
        return "size"  # 12英寸晶圆, 25度以上陡坡
    if end - start >= _LONG_NAME and (_CALLED.match(text, end) or (text[start - 1 : start] == "、" and text[end : end + 1] == "、")):
        return "name"
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
    if _SIZES.match(text, end) or _SIZE_OF_COUNTED.match(text, end) or _GRADED.match(text, end):
        return True
    if _OF_THING.match(text, end) and _SIZED_BEFORE.search(before[: len(before) - (quantity.value_start - quantity.chain_start)]):
        return True
    if quantity.unit not in _CAPACITIES or longest_suffix(
        text, max(0, quantity.chain_start - _LONGEST_VERB), quantity.chain_start, _VERBS, _LONGEST_VERB
    ):
        return False
    return _WORKS.match(text, end) is not None or _MAKES.match(text, end) is not None
