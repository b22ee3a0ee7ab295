"""Which values a word of striving governs: 力争新建甲5个、|乙20个, 力争A达到x，|B达到y, 力争A增长6%，|新增企业20家."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding
from mubiao.statements.zh.marks import behind_last

_LIST_MARK = re.compile("(?:以上|以下|左右|以内)?[、和及]")
_STRIVING = re.compile("力争|争取|力求")
_STRIVE_REACH = 6
_OPENS = re.compile(
    r"(?:到)?(?:[一二〇○零九\d]{4}年|今年|全年|全[市省州县区盟旗]|年[底末]|还要|还|并|也|要|将|我们)*(?:力争|争取|力求|努力实现|努力做到)"
)
_TOLD_ON = 8
_OWN = 2  # characters of a word of will
_NEXT_CLAUSE = re.compile("[”’）)]?[，、,](?:其中[，：]?)?(?:全年|全[市省州县区盟旗]|年[底末])*[“‘]?")
_SAID_BEFORE = frozenset(("", "完成", "实现", "年内", "全年"))
_CLAUSE = "，。；：、\n 　"
# 力争启动2家公司并购|及|2家…
_LIST_OPEN = re.compile(r"\d[^，。；]*(?:、|和|及|与|以及)$")
# 力争|…，…，新增企业20家: the word opens a clause, and each clause behind it up to the value has a number and none of these words
_REACH = 160
_OPENS_LIST = re.compile(
    "(?:^|(?<=[，。；：\n 　]))(?:到[^，。；、]{2,8}年[底末]?|今年|全年|全[市省州县区盟旗]|年内|年[底末]|还要|还|并|也|要|将|我们|中|[一二三四五六七八九十]是)*(?:力争|争取(?!到)|力求)"
)
_WILLS = re.compile(
    r"确保|必须|务必|坚决|要(?![素求员])|将(?!军)|(?:^|[，、])(?:其中|推[动进]|加[快强大]|支持|强化|深化|落实|抓[好实]|鼓励|引导|积极|大力|全[面力]|深入|扎实|持续|做[好强大]|着力|改革|促进|完善|健全|优化|拓展|发挥|发展|坚持|统筹|有序|稳步|严格|开展[^，\d]*，)"
)
# 力争|到2027年，|…, 力争|用三年时间，|…: by when, which stands between the word and what it governs
_BY_WHEN = re.compile(
    "(?:[到至]|用|在|通过|经过)?(?:今年|明年|本届|上半年|年[底末]|年内|[\\d一二〇○零九十三四五]{1,4}(?:至[\\d一二三四五]{1,3})?个?[年月])"
    "(?:上半年|[底末内初]|左右)*(?:的)?(?:时间|努力|任期)?(?:之?内)?，"
)


def strive_on(text: str, findings: Sequence[Finding]) -> None:
    """力争 before a list holds for each of its members: their stance."""
    opened = False  # 力争 opens the clause that the list begins with
    for before, finding in zip((None, *findings), findings, strict=False):
        if before is not None and before.stance == "strive" and finding.stance != "strive":
            if _strives_on(text, before, finding) or (opened and _told_on(text, before, finding)):
                finding.stance = "strive"
            elif _striven_for(text, finding):
                finding.stance, opened = "strive", True
            else:
                opened = False
        elif finding.stance == "strive":
            opened = opened or _opened_by_striving(text, finding)
        elif _striven_for(text, finding):
            finding.stance, opened = "strive", True
        else:
            opened = False


def _opened_by_striving(text: str, finding: Finding) -> bool:
    """|力争全市|城镇新增就业4.5万人: the word stands before all that the clause says; 出口|力争|增长5% is said of 出口 alone."""
    start = min(finding.subject.start, finding.printed_start)
    clause = behind_last(text, _CLAUSE, 0, start)
    return finding.own_subject and _OPENS.match(text, clause, start) is not None


def _told_on(text: str, before: Finding, finding: Finding) -> bool:
    """力争A达到x，|B达到y: the next clause has a subject of its own, and no deed or word that says how sure it is."""
    end, start = max(before.subject.end, before.printed_end), min(finding.start, finding.subject.start, finding.printed_start)
    return (
        finding.own_subject and not finding.action and 0 < start - end <= _TOLD_ON and _NEXT_CLAUSE.fullmatch(text, end, start) is not None
    )


def _strives_on(text: str, before: Finding, finding: Finding) -> bool:
    """力争新建甲5个、|乙20个: the word that opens a list of things holds for all of it; 甲力争增长5%、乙增长3% is said of 甲 alone."""
    if _LIST_MARK.fullmatch(text, before.printed_end, finding.start) is None:
        return False
    opened = min(before.printed_start, before.subject.start)
    return _STRIVING.search(text, max(0, before.start - _STRIVE_REACH), opened) is not None or (
        before.start > 0 and text[before.start - 1] in "、和及" and not before.action
    )


def _striven_for(text: str, finding: Finding) -> bool:
    """力争A增长6%，B达到9万亿元，|新增企业20家: a list of clauses that the word opens, each with its number, and no other word of will."""
    start = min(finding.start, finding.subject.start, finding.printed_start)
    if not finding.own_subject and not finding.action:
        start = max(start, text.rfind("，", start, finding.printed_start) + 1)  # 力争净增企业90家，|总数突破900家
    floor = max(0, start - _REACH)
    floor = max(floor, *(text.rfind(mark, floor, start) + 1 for mark in "。；：\n"))
    if "争" not in text[floor:start]:
        return False
    opened = [found.end() for found in _OPENS_LIST.finditer(text, floor, start)]
    if not opened:
        return False
    between = text[opened[-1] : start]  # the last one governs
    by_when = _BY_WHEN.match(between)
    between = between[by_when.end() :] if by_when is not None else between
    *clauses, last = between.split("，")
    own = text[start : start + _OWN]  # 力争开通8号线，|推进4个项目: the clause opens with a word of its own
    if _WILLS.search(f"，{between}{own}" if clauses else between) or not all(
        any(letter.isdigit() for letter in clause) for clause in clauses
    ):
        return False
    return last in _SAID_BEFORE or (not clauses and _LIST_OPEN.search(last) is not None)
