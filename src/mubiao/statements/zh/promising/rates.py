"""So much a month, a year or for each of whom: 补助标准从|每人每月|200元提高到210元, |每年|新建20个.

The unit of a record has no place for whom and how often; the name says the first, the deed the second.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.promising.places import clause_begin

_PER = re.compile(
    r"(?P<per>每(?:人|生|户|亩|头|吨|公斤|斤|千克|件|学生|名学生)(?:每(?:年|月|天|日|次|学年|学期))?|(?:月|年)?人均|每(?:月|天|日)(?!均))[^，。；、\d]{0,6}$"
)
_PER_FIRST = re.compile(r"(?P<per>每(?:人|生|户|亩|学生)(?:每(?:年|月|天|日|次|学年))?|(?:月|年)?人均|每(?:月|天|日))(?=[\d约近])")
_BEHIND = re.compile(r"/(?P<whom>人|生|户)?[·/]?(?P<when>月|年|天|日|次)?")
_SAYS = re.compile("每|均|[月年]薪")
_YEARLY = re.compile(
    r"(?:^|(?<=[，。；：、\n 　])|(?<=力争)|(?<=确保)|(?<=争取)|(?<=平均)|(?<=[导府市县区省起]))每年(?![\d上来底初均度末])"
)


def with_rate(text: str, finding: Finding) -> None:
    """补助标准从|每人每月|202元提高到209元: for whom and how often the name says."""
    name = name_of(finding)
    if finding.unit != "CNY" or _SAYS.search(name):
        return
    within = text[finding.subject.end : finding.printed_start]
    if finding.counted or ("每" not in within and "均" not in within):
        return
    per = _PER.search(within) or _PER_FIRST.search(within)
    if per is not None:
        rename(finding, f"{per['per']}{name}")


def yearly(text: str, finding: Finding) -> None:
    """每年|新建20个公园、|改造10个: so much each year, and the deed says so."""
    if finding.measure not in ("level", "change") or not finding.action or finding.action.startswith(("每年", "年")):
        return
    begin = clause_begin(text, finding.printed_start)
    if "每年" not in text[begin : finding.printed_start]:
        return
    found = _YEARLY.search(text, begin, finding.printed_start)
    if found is not None and not re.search(r"每年", name_of(finding)):
        finding.action = f"每年{finding.action}"
        finding.start = min(finding.start, found.start())
