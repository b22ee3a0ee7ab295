"""Names and amounts that are doubtful by how they stand in their clause: what is counted goes on behind the value, a share is in money.

Records like these were wrong more often than right: a wrong number is worse than a missing one.
"""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.records import SectionKind
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import nearest_verb
from mubiao.statements.zh.asides.spoken_of import TIMES, is_a_people, is_time_measured
from mubiao.statements.zh.called import is_verb

_THAN = re.compile(r"(?<![占同环相性配对贷价之])比(?![例重率价])")
_THAN_AVERAGE = re.compile("比[^，。；]{2,16}(?:平均)?(?:增速|增幅|涨幅|水平)(?:分别)?[高低快慢]")
_OF_MONEY = ("贸易额", "进口额", "出口额", "销售额", "交易额", "成交额", "收入", "营收", "产值", "利润", "税收", "增加值")
# What may follow a value without being part of it.
_TIMES_OF = re.compile("相当于|占|比$|倍差|倍数|杠杆")
_GOES_ON = re.compile(r"(?:和|及|与|或|并|等|以上|以下|左右|以内|之内|的|，|、)")
_GLOSS = re.compile(r"是指|指的?是|[：:]\s*[“]?指|即[“”\u4e00-\u9fff]|简称")
_AMOUNTS = frozenset(("CNY", "USD", "t", "km", "mu", "m2", "persons", "households"))
_IS_SHARE = ("比重", "占比", "比例", "覆盖率", "普及率", "合格率", "达标率", "利用率")
_YIELDS = ("完成营", "完成产值", "完成税", "实现营", "实现产值", "实现税", "实现利")
# 90家铸造|、水泥等炉窑企业: the things are named at the end; 水稻|、甘蔗机械化率分别达…: so is what is measured
_REST = re.compile("、[^，。；、\\d]{1,12}等[^，。；、\\d]{2}")
_HEADLESS, _JOINS = 2, ("、", "和", "及")
_SHARE_WORDS = ("率", "占比", "比重", "比例", "水平", "份额", "指数", "程度", "覆盖", "度", "面")
_SHORTEST_OF_EACH, _PER_WHOM = 6, ("每人每", "每户每", "每生每", "每学生每")
_WAYS_OF_DOING = ("办法", "原则", "方针")
# 擦亮两块|金字招牌, 打赢三场|硬仗: a figure of speech; 10种|有色金属产量: the kinds, not the output
_FIGURE = ("招牌", "名片", "硬仗", "攻坚战", "主动仗", "战役", "组合拳")
# 4万头|奶牛养殖园区: how big it is; 1类|创新药: of which class
_HEADS, _BRED = frozenset("头只羽匹"), re.compile("(?:养殖|种|繁育|牧)[^，。；、]{0,4}(?:园区|基地|项目|工程|[场小]区|场)")
_CLASS_OF = re.compile("(?:创?新药|药|医疗器械|疫苗|水质|水|口岸|岸线|固定源)")
_MEASURED_NAME = ("产量", "产值", "增加值", "收入", "销售额", "总量")


def doubtful(text: str, told: Told, section: SectionKind) -> str:
    """The finer reason to withhold a record of any kind by how its name and amount stand in the clause, or "" where it is sound."""
    finding = told.finding
    if finding.unit in TIMES and _says_how_long(text, finding):
        return "duration"
    if finding.subject.known:
        return ""
    name = finding.subject.indicator.removeprefix("other:")
    if finding.counted and is_a_people(text, finding.printed_end, finding.low if finding.low is not None else finding.high):
        return "passing"
    if _measured_otherwise(text, finding, name):
        return "unnamed"
    if finding.unit == "pp" and (_THAN.search(name) or _THAN_AVERAGE.search(text, finding.subject.end, finding.printed_start)):
        return "margin"  # 贷款增速比各项贷款|高2个百分点: how far it is from another
    if name[0] == "每" and not name.startswith(_PER_WHOM) and (len(name) < _SHORTEST_OF_EACH or nearest_verb(name, 0, len(name))):
        return "unnamed"  # 每个县|安排3000万元: of what
    if finding.action and "每个" in name[1:]:
        return "unnamed"  # 各市|每个领域|遴选10个项目
    if is_verb(name) or (is_verb(name[:2]) and is_verb(name[2:])):
        return "unnamed"  # 新培养5900人; 实施覆盖|88万人的供水工程
    end = max(finding.end, finding.printed_end)
    if not finding.counted and end < len(text):
        if text[end].isalpha() and not text[end].isascii() and not _GOES_ON.match(text, end):
            return "unnamed"  # 打造31个示范性强的|特色村镇: what is counted goes on behind the value
        if text[end] == "“" and finding.unit == "count":
            return "unnamed"  # 健全防灾三个以上|“叫应”渠道
    if told.kind == "commitment" and _is_part_of_list(text, finding, name, end):
        return "unnamed"
    if section == "appendix" and _GLOSS.search(text, text.rfind("\n", 0, finding.start) + 1, finding.start):
        return "glossary"  # a glossary explains, it states nothing
    return ""


def _measured_otherwise(text: str, finding: Finding, name: str) -> bool:
    """The name is of something that is not measured so: a share in money, a sum of money in numbers, an output counted by kinds."""
    if finding.unit in _AMOUNTS:
        return name.endswith(_IS_SHARE)  # 投资比重…，总额达到174亿元: no share
    if finding.unit == "count":
        if finding.counted:
            return name.endswith(_FIGURE) or name.endswith(_MEASURED_NAME) or _is_size_or_class(text, finding)
        return name.endswith(_OF_MONEY)  # 进出口额|超亿元企业12家
    if finding.unit == "times":
        return finding.measure == "level" and not _TIMES_OF.search(name)  # 是上年的2.2倍: of what is not told well enough
    return finding.unit == "%" and name.endswith(_WAYS_OF_DOING)  # 各负担三分之一|的办法


def _is_size_or_class(text: str, finding: Finding) -> bool:
    """建成4万头|奶牛养殖园区, 首个1类|创新药: how big it is that was built, and to which class it belongs."""
    unit = text[finding.printed_end - 1]
    if unit == "类":
        return _CLASS_OF.match(text, finding.printed_end) is not None
    return unit in _HEADS and _BRED.search(text, finding.printed_end, finding.subject.end) is not None


def _is_part_of_list(text: str, finding: Finding, name: str, end: int) -> bool:
    """The name of a promise lacks what the end of its list says of all, or is of those whose sum is promised."""
    if finding.counted:
        if not finding.action and text.startswith(_YIELDS, end):
            return True  # 14家园区|完成营收300亿元: the sum is promised, not the parks
        return finding.printed_start < finding.subject.start and text.startswith("、", end) and _REST.match(text, end) is not None
    headless = len(name) <= _HEADLESS or (finding.measure == "ratio" and not name.endswith(_SHARE_WORDS))
    return headless and finding.own_subject and text[finding.subject.end : finding.subject.end + 1] in _JOINS


def _says_how_long(text: str, finding: Finding) -> bool:
    """The length of time that the value is says how long, and no time is measured: 连续|19个月, 三年|翻番."""
    if finding.relative is not None:
        return False
    if finding.subject.known and finding.subject.indicator in vocabulary():
        return vocabulary().by_id(finding.subject.indicator).level_unit not in TIMES
    if finding.counted:
        return True
    return not is_time_measured(
        f"{finding.subject.indicator}，{text[max(finding.start, finding.printed_start - 8) : finding.printed_start]}"
    )
