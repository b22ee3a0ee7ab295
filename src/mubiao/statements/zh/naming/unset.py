"""Numbers that read as a goal of the year and that nobody set: how many graduate, what comes every year, the same at other prices.

Each shows in print around the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.marks import behind_last

_CLAUSE, _SENTENCE = "，。；：\n　", "。；\n"
_REACH, _LONG = 60, 160
# 今年高校毕业生|将达800万人: they will be so many. Not 新引进|毕业生, 促进|毕业生就业.
_GRADUATES = "毕业生"
_WANTS = re.compile("力争|确保|争取|努力|(?:新增|引进|吸引|吸纳|集聚|留|招引|引育|帮扶|支持|促进|服务)")
# 如果仍按1957年不变价格计算，则为|719亿元: what was said in other prices
_OTHER_PRICES = re.compile(r"(?:如果|如|若|仍然?)[^，。；]{0,4}按照?[^，。；]{2,8}年的?(?:不变)?价格(?:计算)?，")
# 我区|每年|接待游客近3亿人次, 转移支付|每年将达到|780多亿元: every year, and not in this one alone
_EVERY_YEAR = re.compile(r"每年(?:将|可|能|要)?(?:达到?|接待|有|安排支出|拨付)")
# 新增就业|预期目标比去年多|100万人: how far this goal is from the last
_THAN_THE_LAST = re.compile("目标(?:值|数)?[比较](?:去年|上年|上一年)")
# 货币发行|比年初计划少|近500亿元
_THAN_PLANNED = re.compile("[比较](?:年初|原来?|年度)?(?:的)?(?:计划|预算)[^，。；]{0,4}(?:少|多|高|低)(?:了|出)?(?:近|约|将近)?$")
_THAN_PLANNED_ENDS = frozenset("少多高低了出近约")
# 为了完成…任务，|必须…: what something else is done for
_PURPOSE = re.compile("为了?(?!主|辅|止)[^，。；]{0,12}(?:完成|实现)")
_MUST = re.compile("，(?:必须|就?要|应当|还?需要)")
# 重点项目…完成投资410亿元，其中|产业投资: of those works
_OF_WORKS = re.compile(r"(?:项目|工程)(?:建设)?，?[^，。；\d]{0,6}完成投资[\d.]+[^，。；、\d]{1,6}[，、]其中，?$")
# 实施工业项目448个，完成年度|固定资产投资: of those
_OF_SO_MANY = re.compile(r"项目\d+个，(?:全年|年内)?完成(?:年度)?$")
# 推进省属国有资本在…达到70%以上，|战略性新兴产业营业收入占比: of those firms
_STATE_FIRMS = re.compile(r"[省市区县]属(?:国有资本|国有企业|国企|企业)[^。；]{2,60}，$")
# 基本建设投资，通过国家预算的|部分，拟定为…
_PART = re.compile("，[^，。；]{2,14}的部分，")
# 国营农场将增加到152个，|耕地面积达到…: theirs
_FARMS = re.compile(r"(?:农场|牧场|林场|合作社)[^，。；]{0,4}(?:增加|发展|达)到[\d０-９]+[个座处家]，$")


def unset(text: str, told: Told) -> str:
    """The finer reason (``audit/reasons.toml``) why what reads as a target is none; "" where somebody set it."""
    finding = told.finding
    name, number = finding.subject, finding.printed_start
    if (
        text[number - 1] in _THAN_PLANNED_ENDS
        and told.kind in ("target", "outcome")
        and _THAN_PLANNED.search(text, name.end, number) is not None
    ):
        return "margin"
    if told.kind != "target":
        return ""
    if name.indicator == "grain_output" and "粮" not in text[told.sentence : finding.printed_end]:
        return "unnamed"  # 十种有色金属，|总产量|大体保持上年水平
    if finding.relative is not None:
        purpose = finding.relative.to == "assigned" and _PURPOSE.match(text, finding.start) and _MUST.match(text, finding.end)
        return "supposed" if purpose else ""
    if text.endswith(_GRADUATES, name.start, name.end) and finding.measure == "level" and _are_many(text, finding):
        return "passing"
    if name.end < number:
        between = text[name.end : number]
        if "目标" in between and finding.measure == "change" and _THAN_THE_LAST.search(between):
            return "margin"
        if "部分" in between and _PART.search(between):
            return "unnamed"
    begin = behind_last(text, _SENTENCE, max(0, number - _LONG), number)
    if "价格" in text[begin:number] and _OTHER_PRICES.search(text, begin, number):
        return "restated"
    if name.indicator == "farmland_retained" and _FARMS.search(text, max(begin, name.start - _REACH), name.start):
        return "unnamed"
    clause = behind_last(text, _CLAUSE, max(0, number - _REACH), number)
    if "每年" in text[clause:number] and _EVERY_YEAR.search(text, clause, number) and not _WANTS.search(text, begin, number):
        return "yearly"
    if name.indicator == "fai" and finding.measure == "level" and _OF_SO_MANY.search(text, max(begin, name.start - _REACH), name.start):
        return "unnamed"
    if (
        finding.unit == "%"
        and "属" in text[begin : name.start]
        and "属" not in text[name.start : name.end]
        and _STATE_FIRMS.search(text, begin, name.start)
    ):
        return "elsewhere"
    if "其中" in text[max(0, name.start - 3) : name.start] and _OF_WORKS.search(text, max(begin, name.start - _REACH), name.start):
        return "unnamed"
    return ""


def _are_many(text: str, finding: Finding) -> bool:
    """Nothing in the clause says that anything is done for them."""
    clause = behind_last(text, _CLAUSE, max(0, finding.printed_start - _REACH), finding.printed_start)
    return not finding.action and _WANTS.search(text, clause, finding.printed_start) is None
