"""Promises that are read and withheld, since the number is of no promise or the name does not say of what: 围绕|12条产业链, 打造一批|超百亿|产业链.

Each reason stands in print around the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import VERBS, predicative
from mubiao.statements.zh.called import is_bare
from mubiao.statements.zh.lexicon import longest_prefix, words
from mubiao.statements.zh.marks import behind_last

_ABOUT = words("actions", "about")
_LONGEST = max(map(len, VERBS))
_LEADS = re.compile("(?:[一二三四五六七八九十]是|要|将|紧紧|重点|主动|今年|我们|继续|突出|集中)+")
_CLAUSE = "，。；：:！\n　"
_REACH = 100
_A_HUNDRED_MILLION = 1e8
_BUILDS = frozenset(("建成", "建成投运", "建成投产", "开工", "开工建设", "建设", "新建"))
_BUILT = re.compile("能力|产能|装置|项目|生产线|库|仓|罐|规模|容量|工程|基地|处理|设施|中心|厂")
_OF_A_YEAR = re.compile(r"(?:为|是|相当于)[^，。；]{0,8}(?:[\d０-９〇○零一二三四五六七八九]{4}年|上年|去年)(?:[^，。；\d]{0,6})的$")
_MONEY = re.compile(r"(?:GDP|总?额|产值|融资|投资|余额|收入|资金|存款|贷款|营收|利润|税收|支出)$")
# 60万头|生猪全产业链项目: how big the works are
_STOCK = re.compile(r"[头只羽匹尾株箱](?:以上)?$")
_WORKS = re.compile(r"[^，。；\d]{0,24}?(?:项目|工程|基地|养殖场|牧场|加工厂|产业园)")
_SIZED = re.compile(r"[^，。；\d]{1,10}、[^，。；\d]{2,30}等(?:\d+[个项])?[^，。；、\d]{0,4}(?:项目|工程)")
# 实施“10万岗位”|开发计划
_PLAN = re.compile("[^，。；、\\d“”]{0,8}(?:计划|行动|工程|战略|机制|模式|专项)")
# 聚焦|甲、乙等|6个方向: a list, its first mark outside of quotations
_LISTED = re.compile("(?<=[^“]{2})、[^，。；]*等[^，。；\\d]{0,6}$")
_LONGEST_QUOTATION = 16
_PER_WEIGHT = re.compile(r"每\d+(?:公斤|千克|斤)$|平均每斤$")
_PRICE = re.compile("价|标准|补")
_SO_MANY_OF = re.compile("(?:项目|工程|企业|园区|片区)?完成(?:年度)?投资")
_EACH_HAS = re.compile("(?:全产业链|产业链)?(?:总?产值|营收)(?:突破|达|超)")


def lacking_promise(text: str, told: Told) -> str:
    """The finer reason to withhold a promise outside the vocabulary (``audit/reasons.toml``), or "" where nothing speaks against it."""
    finding = told.finding
    if told.kind != "commitment" or finding.subject.known:
        return ""
    name = finding.subject.indicator.removeprefix("other:")
    if finding.measure == "ratio" and name.endswith("份额") and is_bare(name.removesuffix("份额")):
        return "unnamed"
    if text[finding.printed_end : finding.printed_end + 1] == "或" and text[finding.printed_end + 1 : finding.printed_end + 2].isdigit():
        return "size"  # 总投资超60亿元|或10亿美元项目4个
    if finding.measure == "ratio" and _OF_A_YEAR.search(text, finding.subject.end, finding.printed_start):
        return "multiple"  # 收入为上年的|98.9%: no share
    if finding.unit == "t" and finding.action in _BUILDS and _BUILT.search(name) is None:
        return "size"  # 建成投运南江|50万吨|、通江20万吨项目
    if finding.unit == "kV" or (finding.unit == "kVA" and finding.bound == "at_most"):
        return "size"
    if finding.measure == "change" and finding.unit == "CNY" and _PER_WEIGHT.search(name) and not _PRICE.search(name):
        return "unnamed"  # 提高最低收购价，粳稻每50公斤提高10元: of which price
    if finding.unit == "count" and max(finding.low or 0, finding.high or 0) >= _A_HUNDRED_MILLION:
        if finding.counted:
            return "class"  # 过10亿|项目
        if _MONEY.search(name):
            return "unitless"
    if _in_plan(text, finding):
        return "name"
    if not finding.counted:
        return ""
    if _STOCK.search(text, finding.printed_start, finding.printed_end) and _WORKS.match(text, finding.printed_end):
        return "size"
    if finding.unit in ("kW", "t", "m3") and _SIZED.match(text, finding.printed_end):
        return "size"  # 启动|40万千瓦|储能、物流园等项目建设
    if _SO_MANY_OF.match(text, max(finding.subject.end, finding.printed_end)):
        return "named"  # 30个重点项目|完成投资80亿元: the sum is promised
    if finding.subject.end > finding.printed_end and _EACH_HAS.match(text, finding.end):
        return "named"
    return "about" if _is_about(text, finding) else ""


def _is_about(text: str, finding: Finding) -> bool:
    """围绕|12条产业链，开展招商: a verb that makes nothing opens the clause, and no other stands before the number or the list it closes."""
    number = finding.printed_start
    floor = max(0, number - _REACH)
    start = behind_last(text, _CLAUSE, floor, number)
    if start <= floor and floor > 0:
        return False
    leads = _LEADS.match(text, start, number)
    start = leads.end() if leads else start
    about = longest_prefix(text, start, number, _ABOUT, _LONGEST)
    if not about:
        return False
    listed = _LISTED.search(text, start, number)
    stop = listed.start() if listed else number
    for i in range(start + len(about), stop - 1):
        verb = longest_prefix(text, i, stop, VERBS, _LONGEST)
        if len(verb) >= 2 and predicative(verb):
            return False  # 围绕供应链|设立|2支基金
    return True


def _in_plan(text: str, finding: Finding) -> bool:
    """实施“10万岗位”|开发计划: the number is part of what a plan is called."""
    opened = text.rfind("“", max(0, finding.printed_start - _LONGEST_QUOTATION), finding.printed_start)
    if opened < 0 or text.find("”", opened, finding.printed_start) >= 0:
        return False
    closed = text.find("”", finding.printed_end, opened + _LONGEST_QUOTATION)
    return closed >= 0 and _PLAN.match(text, closed + 1) is not None
