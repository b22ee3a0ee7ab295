"""How big what is promised is, where that stands in its name: 培育10户|交易额1000万元以上电商企业, 产值超百亿|县|增至30个."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.called import is_bare, name_of, rename
from mubiao.statements.zh.phrases import unmarked
from mubiao.statements.zh.promising.places import clause_begin

# 培育10户|交易额1000万元以上电商企业: what is counted has a size in its name
_SIZED = re.compile(r"[\d.]+[百千万亿]*(?:元|美元|头|只|吨|亩|人)(?:以上|以下)?的?[\u4e00-\u9fff]{2,14}(?=[，。；、\n]|$)")
_SIZE = re.compile("(?:交易额|销售额|营收|产值|投资额?|年?出栏|存栏|年产|资产|收入)$")
_OR_ELSE = re.compile("\\d人制[\u4e00-\u9fff]{2,8}")
_SIZE_BEFORE = re.compile("(?P<size>(?:总?投资|营收|产值|年产值)?(?:超|过)?[\\d.]+[十百千万]*亿(?:元|美元)?(?:级|(?:及?以)上)?的?)$")
# 产值超百亿|县|增至30个, 进出口额过亿元|企业|达到90家: the class is the name
_CLASS = re.compile(
    r"(?P<name>[^，。；、：\d\n“”]{2,10}?(?:超|过|突破)(?:[\d.]+|[一二两三四五六七八九十]{1,2})?[十百千万]*[亿万](?:元|美元)?(?:及?以上)?的?"
    r"(?:县|市|镇|乡镇|村|企业|项目|园区|集群|公司|产品|品牌|产业|产业链|主体))(?:数量?)?(?:累计)?(?:达到?|增至|增加到|突破|超过?|扩大到|发展到)?$"
)
_REACH = 60


def with_size(text: str, end: int, finding: Finding) -> None:
    """培育10户|交易额1000万元以上电商企业, 建成9个健身路径或|3人制球场: a name that was taken to end at a number."""
    place, name = finding.subject.end, name_of(finding)
    if not finding.action or not text[place : place + 1].isdigit() or finding.printed_end > place:
        return
    sized = _SIZED.match(text, place, end) if _SIZE.search(name) else _OR_ELSE.match(text, place, end) if name[-1] in "或及" else None
    if sized:
        rename(finding, f"{name}{unmarked(sized[0])}")
        finding.end = max(finding.end, sized.end())


def with_class(text: str, finding: Finding) -> None:
    """A class of size that is the name, or its front: 产值超百亿|县|增至30个, 落地过10亿|项目2个."""
    if finding.unit != "count":
        return
    floor = max(0, finding.printed_start - _REACH)
    found = _CLASS.search(text, clause_begin(text, finding.printed_start), finding.printed_start)
    if found and found.start() >= floor:
        name = found["name"]
        position = split_action(name, 0, len(name), NO_MENTIONS)[1]
        rename(finding, name[position:] if len(name) - position > 4 else name)
        finding.start = min(finding.start, found.start())
        return
    size = _SIZE_BEFORE.search(text, max(0, finding.subject.start - 12), finding.subject.start) if is_bare(name_of(finding)) else None
    if size:
        rename(finding, f"{size['size']}{name_of(finding)}")
        finding.start = min(finding.start, size.start())
