"""What is left of a clause, read like a name: the reports before 1990 tell results at length, with histories and rhetoric.

A promise of any year is looked at too: 4月|贯通应用 and 省级 name nothing that could be promised.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.completing import is_bare

_OLD = 1990  # the reports before it are told in another way
_SHORT = 3  # characters of a name that may say too little
# Clauses and rhetoric that are read like names, and words that say too little alone.
_OLD_CLAUSE = re.compile(
    r"^(?:用[^，]{0,6}年的时间|是|他|它|到了?$|多出|用投资|相当于|大体|合到|大约|却|仍|有人|有的|同我国|第一?[一二三]?个?(?:是|$)|期间|过去了|因|虽|只|其次|采取|动用|根据|英国|美国|向农民|国民党|当时|一九|１９|19\d\d[、年]|赶上|好处$|本领$|基本点$|大国$|大规模$|标准$|上阵$|不过$|农民$|方针|生活着想|增长较快的|同[年第]|单是|就(?!业|医|诊|读|餐|地|近)|改变了|小于|实际执行|到[今本去一二三四五六七八九〇\d]|世界上|其他如|有(?=[^，]{1,4}、)|还(?:要|有)|国家预算还)"
    r"|(?:(?<!占)比|比原|比起原定|却|只|也|则|还|在|到|和|或|的统计|统计|速度|应当|应该|到去|而|只是|的指标|成长起来|上山下乡|总产值第|为比|有了很大|仍然|连年|投资[多缩]|布供|所占的比例|比较|是每人|年(?:中|时)?间|今年上半年|的事情|产值约占全国.*)$"
    r"|经变为|已经|着想|命运|愿望|竟|的必要|本来|如果|怎样|主要部分|只需|就可以|没有达到|份额$|更加|不能|不仅|尽管|由于|随着|也就|年平均每|所提出|仍然连年|是我国|所创造的价值同|合作社中|经建立了或者"
)
_OLD_BARE = frozenset(
    ("全长", "总收入", "零售额", "上交", "亏损", "公司", "工资", "职工", "投资多", "省份额", "干部和群众", "省", "线路", "可蓄水", "项目", "建设项目", "地方建设项目", "地方建设的项目", "建设工程", "重量箱", "农户", "县", "两项资金", "年产量", "期间")
)  # fmt: skip
_WHOLE_PEOPLE = re.compile(r"^(?:农民|人民|各族人民)")
_SO_MANY = 1e8  # of a whole people
_WHOLE_GROUP, _MANY = "面向", 1e6  # whom a work is meant for: 面向全省|200万师生
# The end of a name (3人|制篮球场), a month, a rank alone, which of many (在80个重点城市中|保持…).
_LEFT_OF_PROMISE = re.compile(
    r"^(?:\d{1,2}月(?!饼|季)|制(?=[篮足排]球)|(?:新增|推动|建设|实施|打造|创建)?(?:国家|省|市|县|乡镇|[一二三四五六]星)级$|奋斗)|达到$|城市中(?!心|央|小)"
)
# Whose, the clause before says, and nothing ties the two: 提高集团投融资能力，|营收增长30%.
_WHOSE = frozenset(("资产", "营收", "净利润", "资金", "相关营收", "营收占比", "年收益", "年交易额", "货值", "治理率"))
_A_PLACE = re.compile(r"(?:[县市旗]|[^园片景范发新验中]区)$")  # 甲县|增长9%: of what
_TOLD_AT_LENGTH = 2000  # before it promises are told in clauses too
_OLD_PROMISE = re.compile(
    r"^(?:同(?!工|步|业)|只|可(?!可|再)|再(?!生)|有(?!色|线|机|效|关)|除|一般|要使|就|产量将|领导人|(?:建设)?项目[在经]|原来|预算共|城市进行|国家决定|[\d]+[月年至])"
    r"|(?:比较快|仅没|比上|可能)$|约占|目前|就能|存在着|精简后|积极性"
)
_OLD_PROMISE_BARE = frozenset(("毕业", "毕业学生", "在校学生", "招生", "增长的速度", "产量", "重要项目", "开始建设"))


def is_clause(told: Told, year: int | None) -> bool:
    """What is left of a clause, or a word alone, where results are told at length and with histories: no name that could stand alone."""
    finding = told.finding
    if finding.subject.known or year is None:
        return False
    if told.kind == "commitment":
        return _is_left_of_promise(told, year)
    if told.kind != "outcome" or year >= _OLD:
        return False
    return _is_old_clause(told)


def _is_left_of_promise(told: Told, year: int) -> bool:
    name = told.finding.subject.indicator.removeprefix("other:")
    if _LEFT_OF_PROMISE.search(name) is not None:
        return True
    if _is_of_another(told.finding, name):
        return True
    many = (told.finding.low or 0) if told.finding.counted else 0
    if (many >= _SO_MANY and name.startswith(("劳动力", "农民", "人民"))) or (many >= _MANY and name.startswith(_WHOLE_GROUP)):
        return True  # 9亿|劳动力资源
    if year >= _TOLD_AT_LENGTH:
        return False
    return name in _OLD_PROMISE_BARE or _OLD_PROMISE.search(name) is not None or _is_old_clause(told)


def _is_of_another(finding: Finding, name: str) -> bool:
    """Whether what the value is of stands elsewhere: in the clause before, in what opens a list, or behind the amount."""
    if finding.counted:
        return not finding.action and name.startswith(("在园", "在校"))  # 有50万名在校学生: they are there
    if name in _WHOSE:
        return True
    if finding.measure == "growth":
        return name.startswith("落实") or _A_PLACE.search(name) is not None
    return finding.unit == "CNY" and name.startswith("打造")  # 打造|200亿元|园区: how big


def _is_old_clause(told: Told) -> bool:
    finding = told.finding
    name = finding.subject.indicator.removeprefix("other:")
    if finding.counted and finding.low is not None and finding.low >= _SO_MANY and _WHOLE_PEOPLE.search(name):
        return True  # 满足了八亿农民的愿望
    bare = name in _OLD_BARE or is_bare(name)
    return _OLD_CLAUSE.search(name) is not None or (bare and not finding.action and not (finding.counted and len(name) > _SHORT))
