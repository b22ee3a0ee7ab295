"""What a bracket adds to what is counted: 清洁乡镇|（街道）|10个, 智能工厂（车间）15家.

A name is stored without remarks; a bracket that names a second kind of the thing is no remark: the number counts both.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.phrases import unquoted

# No word that explains, dates or counts.
_KIND = re.compile("[（(](?![^）)]*(?:含|包括|其中|不|以下|简称|详见|占|比|见|即|如|等|万|亿|\\d))[\u4e00-\u9fff、]{1,6}[）)]")


def with_kinds(text: str, finding: Finding) -> None:
    """清洁乡镇|（街道）|10个: the name with the brackets that stand inside or right behind it."""
    start, end = finding.subject.start, finding.subject.end
    near = text[start : end + 1]
    if "（" not in near and "(" not in near:
        return
    behind = _KIND.match(text, end)
    printed = unquoted(text[start : behind.end() if behind else end])
    if "（" not in printed and "(" not in printed:
        return
    kept = [found.span() for found in _KIND.finditer(printed)]
    if not kept:
        return
    bare = [place for place in range(len(printed)) if not any(a <= place < b for a, b in kept)]
    name = name_of(finding)
    at = "".join(printed[place] for place in bare).find(name)
    if at < 0 or at + len(name) > len(bare):
        return
    first, last = bare[at], bare[at + len(name) - 1] + 1
    closing = next((b for a, b in kept if a == last), last)
    whole = printed[first:closing]
    if whole != name and not (name[0] == "每" and last < closing):  # 每个县（市、区）|安排3000万元: no name
        rename(finding, whole)
        if behind is not None:
            finding.end = max(finding.end, behind.end())
