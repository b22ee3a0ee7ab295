"""Amounts that a sentence only mentions: supposed, set against the amount it tells, the whole of a part, the rate of a rule.

Like the asides, each reason stands in print around the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.language.found import Measured
from mubiao.statements.zh.asides.spoken_of import (
    COUNTS_PEOPLE,
    OWN_PEOPLE,
    POINTS,
    ROUND,
    TIMES,
    TOWN,
    is_a_people,
    is_adjusted_goal,
    is_goal_passed,
    is_planned_beside,
    is_time_measured,
)
from mubiao.statements.zh.asides.supposing import EXAMPLE, OF_WORKS, SENTENCE, goes_on_with_example, supposed

_REACH = 30
_CAPACITIES = frozenset(("t", "kW", "m3", "kV", "kVA", "kWh"))
# 平均每年增加|40亿元
_YEARLY = re.compile(
    r"(?:年平均产量由[^，。；]{2,20}增加到$|(?:平均每年|每年平均|年平均|每年|平均每天|每天)[^，。；、\d]{0,8}(?:增加|增产|减少|增长|新增|节约|增)|年均(?![^，。；、]{0,4}(?:降水|气温|日照))[^，。；、\d]{0,14})(?:了|约|近)?$"
)
# 甲部有57个项目，地方有14个项目，共计|71个
_EACH_YEAR = re.compile(r"(?:平均每年|每年平均|年平均|每年(?:能够)?)(?![^，。；]{0,3}(?:投入|安排|举办|完成|支持))[^，。；、\\d：]{1,14}$")
_SUM = re.compile("(?:共计|合计|总计|共有|总共)$")
# 甲支出15亿元，加上乙的支出，共达|140亿元
_WITH_OTHERS = re.compile(r"加上[^。；]{4,60}，(?:一?共达?|共计|总计|合计)(?:达|有|到|为|约)?$")
# 原定一年内修水库|三万座, 但是…
_INTENDED_ONCE = re.compile(r"原定(?:[^，。；]|(?<=\d)，(?=\d)){2,40}$")
# 同解放前最高水平相比，…: of all that the sentence goes on to tell
_LONG_COMPARED = re.compile(r"[。\n\s][^，。；]{0,4}[同与比较](?:解放|建国|抗?战|改革)(?:以?前|初期)[^，。；]{0,10}(?:相比较?|比较)，")
_LONG_SENTENCE = 300
# 贷款增速比各项贷款平均增速|高1.2个百分点
_GROWTH_THAN = re.compile(r"(?:增速|增幅|涨幅)[^，。；\d]{0,8}[比较][^，。；]{1,16}(?:高|低|快|慢|回落|提高|加快|放缓)(?:[\d.．]+和)?$")
# 投资限额为|一千万元
_LIMIT = re.compile("限额(?:规定)?(?:为|是|定为)$")
# 比计划规定的|90万担|多: what is told is set against it
_AGAINST = re.compile(
    r"(?:比|较|超过|高于|低于|超出|赶上|同|与|跟|只差)[^，。；]{0,24}?(?:年|期间|时期|水平|计划|预算数?|预计数|解放前|改革前|现有|原来|原有|原定|以前|设想|规定|平均(?:每年)?|增长|增加|递增|递减|下降)(?:的|了|近|约)?$"
)
_AGAINST_GOES_ON = re.compile(
    r"(?:左右|以上|多)?(?:的(?:速度|水平|增长率|规模|总和|平均速度|增速|涨幅)|作比较|相比|(?:的|[^，。；、\d]{0,6}的水平)?(?:还)?(?:增加|增长|减少|下降|提高|多出|少支|超过|高出|多|少|高|低|有了|略有))"
)
# 比五年计划规定的水平|超过|3亿元: how far a plan is passed or missed
_PAST_PLAN = re.compile(
    r"(?:(?:比|较)(?:[^，。；]|(?<=\d)，(?=\d)){0,30}?(?:计划(?!期间|时期)|预算数?|指标|预计数)(?:[^，。；]|(?<=\d)，(?=\d)){0,30}?(?:超过|少支?|只差|多|超支|增加|减少|提高)|超过?[^，。；\d]{0,24}?(?:计划|指标|预算)(?:成本|总投资额|投资额|数|的)?)(?:了|将近|近|约)?$"
)
_ALLOTTED = re.compile(r"(?:下达|原定|既定|规定|要求|提出)的(?:近|约)?$")
_TASK = re.compile(r"[^，。；、\d]{0,8}(?:任务|规模|指标)")
# 在|30种|产品中，有|12种: the whole that a part is told of
_WHOLE = re.compile(r"[^，。；、\d]{0,14}(?<![其程集家当空期高初年])中(?=[，,有\d]|只有|已有|完成|实现)")
_SHARED = re.compile(r"[^，。；\d]{0,14}的(?:百分之|[一二三四五六七八九十]+分之|[\d.．]+[%％])")
_HAS_SHARE = re.compile(r"占[^，。；]{0,24}$")
# 减按|15%|征收: what a rule sets for each case, no amount of the area
_RULED = re.compile(r"(?:按照?|减按|[^，。；]{0,14}按照?[^，。；]{0,12}的?)$")
_RULES = re.compile(r"(?:的?(?:税率|比例|标准|费率))?(?:减半)?(?:征收|缴纳|计征|给予|补偿|补助|发放|贴息|奖补|比例)")
_GRANTED = re.compile(r"(?:给予|予以|按)(?:[^，。；]{0,14}、[^，。；\d]{0,6})?(?:不超过|最高|最多|至多)?$")
_GRANTS = re.compile(r"(?:的)?(?:、[^，。；、]{0,14})?[^，。；、\d]{0,4}(?:贴息|奖励|补助|补贴|奖补|补偿|支持)")
# 落实稳增长|30条|措施: called by how many articles it has
_ARTICLES = re.compile(r"(?:[^，。；\d、]{0,6}?)(?:措施|政策|意见|举措|规定|办法)")
_APPLIES = re.compile(r"(?:落实|执行|用好|用足|贯彻|兑现)[^，。；]{0,24}$")
# 守住|20亿亩|耕地红线
_LINE = re.compile(r"(?:以上)?(?:的)?[^，。；\d]{0,12}(?:红线|底线)")
# 实施新一轮|千亿斤|产能提升行动
_PROGRAMME = re.compile(r"[^，。；、\d]{0,14}(?:行动|计划|规划|工程|能力建设)")
_STEP = re.compile(r"(?:[^，。；、\d]{0,2}元)?(?:级|台阶|大关|关口|俱乐部|方阵)")
# 有|7%|左右的增速就能够稳住就业: a rate that is argued about
_ARGUED = re.compile(r"(?:左右|以上)?的(?:经济)?(?:增长)?(?:速度|增速|增长率)，?(?:可以|就|能够|并不|才能|是)")
# 30户|以上自然村: which ones are meant
_FROM_SIZE = re.compile(r"(?:以上|以下|以内)的?[^，。；、\d]{0,8}?(?:自然村|安置点|村寨|社区|村庄|屯|镇区|农村)")
# 年收入|一万元|以下家庭: which ones are meant
_EARNS = re.compile(r"(?:收入|收益|平均每人|人均纯收入)在?(?:[\d.]+万?元、)*$")
_EARNERS = re.compile(r"(?:、[\d.]+万?元)*(?:以上|以下)(?:[且的][^，。；、\d]{0,12}?|的)?(?:家庭|脱贫|人口|村|户|大队)")
# 12个过|百亿|项目
_COUNTED_PAST = re.compile(r"[\d一二三四五六七八九十][个家]过$")
# 全国|86个|同类城市排名, 全国|7个|试点城市之一
_RANKED_AMONG = re.compile(r"(?:全国|全省|全区|全市|全州|世界|全球)$")
_AMONG = re.compile(r"[^，。；、\d]{0,18}(?:考核中|评价中|排名|排位|中[居列排位第]|之一)")
_EACH = re.compile(r"每(?:增长|提高|增加|出口|下降|生产|新增)$")
_BUILT_ON = re.compile(r"的?(?:高|较高|大)?基数")
_PACKAGE = re.compile(r"的(?:投资|一揽子)[^，。；、\d]{0,4}计划")
_BRACKET = re.compile(r"[（(][^（）()]{1,14}[）)](?:及?以上|及?以下)的?[^，。；、\d]{0,10}项目")
# 一万千瓦|的水轮发电机, 年产五万吨|合成氨的氮肥厂
_MACHINE = re.compile(
    r"(?:左右|以上)?(?:[^，。；、\d的]{0,8})的[^，。；、\d]{0,10}?(?:机|机组|变压器|设备|高炉|转炉|平炉|厂|电站|货轮|轮船|油轮|煤矿|矿井|联合企业|生产线)(?=[，。；、和等以]|$)"
)
_PEOPLE = re.compile(r"(?:人口|人民|各族人民|各国人民|同胞|中国人民)")
_COUNTRY = re.compile(
    r"(?:我国|中国|我们|全国|这样一?个)(?:现?有|是|拥有|这样(?:一个)?(?:有着?|拥有)?|的|已有)?(?:着|一个)?(?:近|约|超过)?$"
)
# 满足了|八亿|农民的愿望
_THE_PEOPLE, _OF_A_NATION = re.compile(r"(?:农民|各?族?人民|中国人民|人口的大国)(?!币)"), 1e8
# 据|十二个|省的不完全统计
_POLLED = re.compile(r"[^，。；、\d]{1,16}?的(?:不完全)?(?:统计|调查)")
# 万人|以上大型赛事
_SCALE_ALONE, _AT_LEAST = re.compile(r"[十百千万]+人(?:次)?$"), re.compile(r"(?:及?以上|级)的?[^，。；、\d]{2,}")
_ESTIMATED = re.compile(r"(?:匡算|概算|估算)总?投资(?:约|为|达)?$")
_OF_PEOPLES = re.compile(r"民族(?:的?大家庭|同胞|兄弟)")
_LAND = re.compile(r"的(?:土地|领土|中国领土|国土|海域|流域)")
_STRONGLY = re.compile(r"的(?:疯狂|仇恨|努力|信心|热情|干劲|勇气)")
# 前移|2位
_MOVES = re.compile(r"(?:提升|上升|前移|前进|再进|进位|跃升|上移|晋升|下降|后移|较上年)(?:了)?(?:\d+位[、和])*$")
# 增长两成，即|30万吨: the same said another way
_THAT_IS = re.compile(r"(?:，|、)?(?:即|也就是|合|约合|折合)(?:增加|减少|增长|要|达到|要增加|要减少)?(?:了)?$")
# 464户|1408人, 项目36个、|1632公里, 受理87宗、|2959亩: what was just counted, in another unit
_ALSO = re.compile(r"\d[\d.]*[万亿]?[余多]?(?P<unit>人次|户（次）|[个户宗批人套件家处项条座所名])(?P<mark>、?)(?:共计?|总计|合计|约)?$")
_INDEX = re.compile(r"以[^，。；]{2,14}为$")


def mention(text: str, quantity: Measured) -> str:
    """The finer reason why an amount is only mentioned in its sentence, or "" where nothing in print says so."""
    start, end = quantity.value_start, quantity.value_end
    sentence = text[max(0, start - SENTENCE) : start]
    sentence = sentence[max(sentence.rfind("。"), sentence.rfind("；"), sentence.rfind("\n")) + 1 :]
    before, after = sentence[-_REACH:], text[end : end + _REACH]
    printed = text[start:end]
    if quantity.unit in TIMES:
        return "" if is_time_measured(before) else "duration"
    if after.startswith("世纪"):
        return "duration"
    if quantity.unit in ("persons", "count") and is_a_people(text, end, quantity.low if quantity.low is not None else quantity.high):
        return "passing"
    if supposed(sentence):
        return "supposed"
    if EXAMPLE.search(sentence) or goes_on_with_example(text, start, sentence) or OF_WORKS.match(sentence):
        return "example"
    if quantity.unit not in ("%", "pp", "times") and (_YEARLY.search(before) or _EACH_YEAR.search(before)):
        return "yearly"
    if quantity.unit == "count" and _SUM.search(before) and sentence.count(quantity.unit_printed) > 1:
        return "sum"
    if _LIMIT.search(before):
        return "rule"
    if (
        is_planned_beside(text, quantity.chain_start)
        or is_adjusted_goal(text, quantity.chain_start)
        or is_goal_passed(text, quantity.chain_start, end)
    ):
        return "aim"
    also = _ALSO.search(before[: len(before) - (start - quantity.chain_start)] if start > quantity.chain_start else before)
    apart = also is not None and (also["mark"] != "" or quantity.unit == "persons")
    if also and apart and quantity.unit not in ("%", "pp", "times") and quantity.unit_printed[-1:] not in (also["unit"][-1:], ""):
        return "also"
    if _WITH_OTHERS.search(sentence):
        return "sum"
    if quantity.unit in ("%", "times") and _long_compared(text, start):
        return "compared"
    if quantity.unit == "pp" and _GROWTH_THAN.search(before):
        return "margin"
    return (
        _set_against(before, after)
        or _whole(before, after, quantity)
        or _ruled(before, after, quantity)
        or _sized(before, after, printed, quantity)
        or ("aim" if _INTENDED_ONCE.search(sentence) else "")
    )


def _long_compared(text: str, start: int) -> bool:
    begin = text.rfind("。", max(0, start - _LONG_SENTENCE), start)
    return begin >= 0 and _LONG_COMPARED.match(text, begin) is not None


def _set_against(before: str, after: str) -> str:
    if _PAST_PLAN.search(before):
        return "completion"
    if _AGAINST.search(before) and _AGAINST_GOES_ON.match(after):
        return "compared"
    if _ALLOTTED.search(before) and _TASK.match(after):
        return "aim"
    if _BUILT_ON.match(after):
        return "compared"
    if _INDEX.search(before) or _EACH.search(before):
        return "denominator"
    return "restated" if _THAT_IS.search(before) else ""


def _whole(before: str, after: str, quantity: Measured) -> str:
    if _HAS_SHARE.search(before) and _SHARED.match(after):
        return "whole"
    if quantity.unit != "%" and _WHOLE.match(after):
        return "whole"
    if quantity.unit == "count" and _RANKED_AMONG.search(before) and _AMONG.match(after):
        return "whole"
    return "points" if POINTS.search(before) or before.endswith(("按照", "依照")) else ""


def _ruled(before: str, after: str, quantity: Measured) -> str:
    if quantity.unit == "%" and _RULED.search(before) and _RULES.match(after):
        return "rule"
    if _GRANTED.search(before) and _GRANTS.match(after):
        return "rule"
    if quantity.unit_printed == "条" and _APPLIES.search(before) and _ARTICLES.match(after):
        return "name"
    if quantity.unit_printed.endswith("亩") and _LINE.match(after):
        return "aim"
    return "aim" if _ARGUED.match(after) else ""


def _sized(before: str, after: str, printed: str, quantity: Measured) -> str:
    if ROUND.fullmatch(printed.rstrip("元斤吨亩人")) and len(printed) <= 4:
        if _STEP.match(after):
            return "class"
        if printed[0] in "百千万亿" and _PROGRAMME.match(after):
            return "name"
    if quantity.unit in ("persons", "households") and _FROM_SIZE.match(after):
        return "class"
    if (_EARNS.search(before) and _EARNERS.match(after)) or _COUNTED_PAST.search(before):
        return "class"
    if quantity.unit == "kV" or _PACKAGE.match(after) or _BRACKET.match(after) or (quantity.unit in _CAPACITIES and _MACHINE.match(after)):
        return "size"
    if quantity.unit == "km2" and _LAND.match(after):
        return "size"
    if quantity.unit in ("persons", "count") and quantity.low is not None and quantity.low >= _OF_A_NATION and _THE_PEOPLE.match(after):
        return "passing"
    if quantity.unit == "count" and _POLLED.match(after):
        return "passing"
    if (_SCALE_ALONE.match(printed) and _AT_LEAST.match(after)) or _ESTIMATED.search(before) or _OF_PEOPLES.match(after):
        return "size"
    if _COUNTRY.search(before) and (_PEOPLE.match(after) or _PEOPLE.search(printed)):
        return "passing"
    if printed[-1:] in COUNTS_PEOPLE and OWN_PEOPLE.match(after):
        return "passing"
    if printed.endswith("人口") and TOWN.match(after):
        return "size"
    if quantity.unit == "times" and _STRONGLY.match(after):
        return "slogan"
    return "rank" if quantity.unit_printed == "位" and _MOVES.search(before) else ""
