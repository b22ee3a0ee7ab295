"""Shapes that no name has: a number told inside it, brackets that do not close, a predicate said twice, the other side of a comparison.

A name is cut out of running text; where the cut went wrong, what is left shows it, whatever the words are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMERALS, _THINGS = "一二三四五六七八九十百", "个家座条项处"
# Each alternative begins with a letter of its own, which is found fast: 百分之三, 十二个 (an amount is told inside); 比重由…, 由去年… (where a
# change began); 分别, 又要 (words between clauses); 此项 (it points back); 处理量|日 (the time the amount is of).
_WORDS = re.compile(
    f"百分之|十[{_NUMERALS}]+[{_THINGS}]|百[{_NUMERALS}]+[{_THINGS}]|千[{_NUMERALS}]+[{_THINGS}]|比重由|由去年|由[〇○零一二三四五六七八九]{{4}}年"
    "|分别|又要|将要|方面工作|这方面|平均相当于|在年产|此项|这些|该项|上述|量日$|数日$|额日$"
)
# What only a name with other signs than letters can hold: 12个, 接待游客增长168%, 延长至240小时, 总算力突破7000PF (a unit that nobody knows).
_FIGURES = re.compile(
    r"\d[个家项条座]|[、,，]\d+户|(?:[增延]长|下降|提高|提升|增加|减少)(?:至|到|了)?\d|达到?\d|奖励\d|\d\.\d+[万亿]*元$|[@①②③■□]|(?:突破|达到?)\d[\d.万亿]*[A-Za-z]+"
)
# 指标增速排全区第一; 体量排全省第3位、占比: a place in a ranking
_RANKED = re.compile(
    r"第[一二三四五六七八九十\d]+位?$|[首末]位$|[排居列]全[国省市区州县]第(?!一方阵|一梯队)|第\d+位|排第\d|最优$|前\d+名以内$"
)
_RANK_ENDS = frozenset("位优内")  # of a rank without 第
# 税务|5项|工作名列全省第一: so many works, each of which is named
_WORK_RANKED = re.compile("(?<=..)工作(?:名列|位列|位居|居|列|排名|排)全[国省市区州县]第")
# 甲区被评为县、乙区|被评为…: two clauses
_TWICE, _TWO = re.compile("(被[\u4e00-\u9fff]{1,2}).*\\1"), 2
_ABBREVIATION = 3  # letters of which nobody knows what they stand for
# 增加值快于面上, 新增装机超过全球: the other side of a comparison is no part of a name.
_COMPARES = re.compile(r"(?:在全[国省市区州县]|[快高优低慢]于|超过|不足)(?!同)|、(?:总数|总量|累计)$")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


def ranked(name: str) -> bool:
    """Whether a place in a ranking stands in the name, or ends it: what is counted are those that stand so."""
    if "第" not in name and name[-1:] not in _RANK_ENDS:
        return False
    return _RANKED.search(name) is not None and _WORK_RANKED.search(name) is None


@lru_cache(maxsize=8192)
def misshapen(name: str, counted: bool) -> bool:
    """Whether ``name``, of something ``counted`` before its thing or not, is cut wrongly out of its clause."""
    if _WORDS.search(name):
        return True
    if name.isalpha():
        if len(name) <= _ABBREVIATION and name.isascii():
            return True
    elif _FIGURES.search(name) or any(name.count(opening) != name.count(closing) for opening, closing in _BRACKETS):
        return True
    if name.count("被") >= _TWO and _TWICE.search(name):
        return True
    return not counted and _COMPARES.search(name) is not None
