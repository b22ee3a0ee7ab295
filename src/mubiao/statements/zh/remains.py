"""What is left of a clause, read like a name: the reports before 1990 tell results at length, with histories and rhetoric."""

from __future__ import annotations

import re

from mubiao.statements.findings import Told
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


def is_clause(told: Told, year: int | None) -> bool:
    """What is left of a clause, or a word alone, where results are told at length and with histories: no name that could stand alone."""
    finding = told.finding
    if told.kind != "outcome" or year is None or year >= _OLD or finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    if finding.counted and finding.low is not None and finding.low >= _SO_MANY and _WHOLE_PEOPLE.search(name):
        return True  # 满足了八亿农民的愿望
    bare = name in _OLD_BARE or is_bare(name)
    return _OLD_CLAUSE.search(name) is not None or (bare and not finding.action and not (finding.counted and len(name) > _SHORT))
