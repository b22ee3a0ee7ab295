"""So many for each: 各县、开发区|力争新引进企业1家以上."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename

# 各县（市、区）、开发区|新引进企业1家: so few can only be for each
_ALL = re.compile(
    "(?:支持|鼓励|引导|推动|力争|确保)?(?P<each>(?:各|每个?)(?:县市区|市县区|县区|区县|市县|旗县区?|市州|州市|乡镇|镇街|开发区|园区|产业链|集群|县|区|市|旗|地|镇))"
    "(?:[（(][^（）()]{1,10}[）)])?(?:、[^，。；、\\d]{2,8})*?(?![\u4e00-\u9fff]*的)"
)
_FEW = 5
_SENTENCE = "。；：\n"
_SENTENCE_REACH = 160


def for_each(text: str, finding: Finding) -> None:
    """各县、开发区|力争新引进企业1家以上: so few are of each."""
    many = finding.low if finding.low is not None else finding.high
    name = name_of(finding)
    if finding.unit != "count" or many is None or many > _FEW or name[:1] in "各每" or "每" in name or "各" in name:
        return
    floor = max(0, finding.printed_start - _SENTENCE_REACH)
    begin = max(text.rfind(mark, floor, finding.printed_start) for mark in _SENTENCE) + 1
    while begin < finding.printed_start and text[begin] in " 　":
        begin += 1
    each = _ALL.match(text, begin, finding.printed_start) if begin > floor or floor == 0 else None
    if each is None or each.end() > finding.printed_start:
        return
    rename(finding, f"{each['each']}{name}")
    finding.start = min(finding.start, begin)
