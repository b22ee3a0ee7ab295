"""Heads that are said alone where what they belong to was just named: 粮食播种面积2100万亩、|产量|120万吨; 其中|城镇|5.1万元."""

from __future__ import annotations

import re
from functools import cache

from mubiao.indicators import vocabulary

# Heads that are said alone where what they belong to was just named.
HEADS = frozenset(["产量", "总产量", "总产", "单产", "增加值", "总产值", "销售额", "零售额"])
ANY_HEAD = re.compile("|".join(sorted(HEADS)))
ELLIPSIS_REACH = 60
_HOLDERS = ("企业", "园区", "基地", "公司", "产业", "集群", "项目")
_PARTS_OF_INDUSTRY = ("手工业", "重工业", "轻工业")
# 居民人均可支配收入4.2万元，其中|城镇|5.1万元、|农村|2.6万元: whose part of the income it is
RESIDENTS = {
    word + end: indicator
    for indicator, names in (("income_urban", ("城镇", "城市")), ("income_rural", ("农村", "乡村")))
    for word in names
    for end in ("", "居民", "常住居民")
}


def goes_before(text: str, start: int) -> bool:
    """6家示范园入驻企业|总产值35亿元: whoever stands right before the head has it."""
    return text[start - 2 : start] in _HOLDERS


@cache
def _modifiers(head: str) -> tuple[tuple[str, str], ...]:
    """What stands before ``head`` in the vocabulary's names, longest first, each with its indicator: 粮食|产量."""
    found = {
        name.removesuffix(head): known.id
        for known in vocabulary()
        for name in known.names_in("zh")
        if name.endswith(head) and len(name) > len(head) + 1
    }
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def with_head(text: str, start: int, head: str) -> str | None:
    """The indicator of a head whose modifier was said just before: 粮食播种面积2100万亩、|产量| 120万吨."""
    floor = max(start - ELLIPSIS_REACH, text.rfind("。", 0, start), text.rfind("\n", 0, start), 0)
    nearest, indicator = -1, None
    for modifier, known in _modifiers(head):
        place = text.rfind(modifier, floor, start)
        if place > nearest:
            nearest, indicator = place, known
    return None if nearest > 0 and text.startswith(_PARTS_OF_INDUSTRY, nearest - 1) else indicator
