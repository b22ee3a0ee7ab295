"""Whose a head is that a clause says alone, where an earlier clause of its sentence names them: 农民…，|工资性收入|提高10%.

Which heads need whom is data (``[carriers]`` of ``alone.toml``); the nearest of the words before the head is its carrier. A share that
is named by its verb alone (绿色建筑|占|90%) is called a share.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.naming.table import carriers

_REACH = 90  # characters before the head
_SHORTEST = 3
_ADDED = re.compile("(?:新增加?|增加|新建|新建成)的$")
_LISTED = re.compile("[、和及与]|以及")
# 新建建筑中|绿色建筑面积占90%、装配式建筑占70%: what the shares of a clause are of
_WITHIN = re.compile(r"(?:^|[，。；、在])(?:全年|全[市省区州县])*(?P<of>[^，。；、\d中在]{2,10})中[^，。；]{2,16}?占")


def with_carrier_named(text: str, start: int, name: str) -> str:
    """``name``, said at ``start``, with the word before it that says whose it is; as it is where no such word is near or needed."""
    pattern = carriers(name)
    if pattern is None or (text[start - 1 : start] == "的" and _ADDED.search(text, max(0, start - 6), start) is None):
        return name  # 机关的|购买力: whose is said
    floor = max(0, start - _REACH, *(text.rfind(mark, 0, start) + 1 for mark in "；。\n"))
    found = list(pattern.finditer(text, floor, start))
    if not found:
        return name
    first = found[-1].start()
    for earlier in reversed(found[:-1]):  # A、B和C…，|参保率: of all of them
        if not _LISTED.fullmatch(text, earlier.end(), first):
            break
        first = earlier.start()
    return f"{text[first : found[-1].end()]}{name}"


def whole_name(text: str, finding: Finding, name: str) -> str:
    """``name`` of the finding with its carrier, or with what it is a share of: 装配式建筑|占; as it is where it says enough."""
    if name[-1:] != "占" or finding.measure != "ratio" or len(name) <= _SHORTEST:
        return with_carrier_named(text, finding.subject.start, name)
    floor = max(0, finding.start - _REACH, text.rfind("。", 0, finding.start) + 1)
    within = _WITHIN.search(text, floor, finding.printed_start)
    if within is None:
        return f"{name}比"
    return f"{name.removeprefix('在').removeprefix(within['of'] + '中')}{within['of']}比重"
