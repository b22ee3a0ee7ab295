"""What a name in a list leaves to the one before it: 2户企业产值突破50亿元，其中|甲公司|60亿元, 汽车以旧换新9万辆、|家电|40万台.

The measure, the deed or the line that carries is said once, with the first. Words of the report alone are put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.phrases import clean_phrase

_MONEY = "产值|营收|营业收入|销售收入|销售额|税收|利润|交易额|投资额|投资"
# 产值突破50亿元，其中|…; and the next of those: 其中甲60亿元、|乙55亿元
_MEASURED = re.compile(
    rf"(?P<what>总?(?:{_MONEY}))(?:均|都|全部|首次|率先|已)*(?:突破|超过?|达到?|过)[^，。；、]{{1,10}}，其中(?:[^，。；、]{{2,24}}、){{0,3}}$"
)
_HAS_MEASURE = re.compile(
    "(?:额|值|收入|营收|投资|资金|贷款|存款|税收|利润|费用|经费|支出|规模|余额|债券|出口|进口|消费|补贴|保费|融资|授信)$"
)
_DEEDS = re.compile("(?:以旧换新|报废更新|置换更新)$")
_GOODS = frozenset(("家电", "汽车", "电动自行车", "家电产品", "数码产品", "手机", "家装厨卫", "农机"))
_CARRIED = re.compile("(?P<how>(?:发送|运送|运输|承运))(?:旅客|客流)$")
_FREIGHT = frozenset(("货物", "货运"))
_REACH, _NEXT = 60, re.compile("[、，和及与]|以及")


def name_partners(text: str, start: int, told: Sequence[Told]) -> None:
    """Complete each result of a sentence, which begins at ``start``, by what stands with the first of its list."""
    before: Finding | None = None
    for one in told:
        finding = one.finding
        if one.kind == "outcome" and not finding.subject.known:
            name = name_of(finding)
            if finding.unit in ("CNY", "USD") and finding.own_subject and not finding.counted and not _HAS_MEASURE.search(name):
                _measured(text, max(start, finding.subject.start - _REACH), finding)
            elif before is not None and not before.subject.known and _NEXT.fullmatch(text, before.printed_end, _begin(finding)):
                _shared(text, before, finding, name)
        before = finding


def _begin(finding: Finding) -> int:
    return min(finding.start, finding.subject.start, finding.printed_start)


def _measured(text: str, floor: int, finding: Finding) -> None:
    """…产值突破50亿元，其中|甲公司|达到60亿元."""
    if text.find("其中", floor, finding.subject.start) < 0:
        return
    if clean_phrase(text[finding.subject.start : finding.subject.end]) != name_of(finding):
        return
    said = _MEASURED.search(text, floor, finding.subject.start)
    if said is not None:
        rename(finding, f"{name_of(finding)}{said['what']}")


def _shared(text: str, before: Finding, finding: Finding, name: str) -> None:
    deed, carried = _DEEDS.search(name_of(before)), _CARRIED.search(name_of(before))
    if deed is not None and name in _GOODS:
        rename(finding, f"{name}{deed[0]}")  # 汽车以旧换新9万辆、|家电|40万台
    elif carried is not None and name in _FREIGHT:
        rename(finding, f"{name_of(before)[: carried.end('how')]}{name}")  # 某铁路发送旅客450万人次、|货物|500万吨
