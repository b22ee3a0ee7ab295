"""By which of its members something counted is known: 甲产业园等|40个项目竣工投产 is 甲产业园等项目竣工投产, and not all projects there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Told
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.completing import name_of, rename
from mubiao.statements.zh.lexicon import words

_KINDS = "|".join(sorted(words("members", "kinds"), key=len, reverse=True))
_THINGS = "|".join(sorted(words("members", "things"), key=len, reverse=True))
_DONE = "|".join(sorted(words("members", "done"), key=len, reverse=True))
# 项目竣工投产, 重点企业: the name alone does not say which
_SAYS_NOT_WHICH = re.compile(rf"(?:{_KINDS})*(?:{_THINGS})(?:{_DONE})*")
_MARKS = "，。；：\n"
_REACH = 90  # characters that a list of members is followed back over
_SHORTEST, _LONGEST = 2, 24
_NO_MEMBER = re.compile(r"^(?:[和与及或、在对为将把向以等]|其中)|[的“（(]$")


def name_by_members(text: str, start: int, told: Sequence[Told]) -> None:
    """Put the first member before each name of what a sentence has ``told`` that says not which; the sentence begins at ``start``."""
    for one in told:
        finding = one.finding
        if finding.subject.known or not finding.counted or text[finding.printed_start - 1 : finding.printed_start] != "等":
            continue
        name = name_of(finding)
        if _SAYS_NOT_WHICH.fullmatch(name):
            member = _first_member(text, start, finding.printed_start - 1)
            if member:
                rename(finding, f"{member}等{name}")


def _first_member(text: str, start: int, end: int) -> str:
    """The first of the members listed before 等 at ``end``, without the verb that opens their clause; "" where none is sure."""
    floor = max(start, end - _REACH)
    begin = max(text.rfind(mark, floor, end) for mark in _MARKS) + 1
    if begin == 0:  # no mark within reach
        if floor != start:
            return ""
        begin = start
    position = split_action(text, begin, end, NO_MENTIONS)[1]
    member = text[position:end].partition("、")[0].strip()
    return member if _SHORTEST <= len(member) <= _LONGEST and not _NO_MEMBER.search(member) else ""
