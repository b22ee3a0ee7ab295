"""What the unit of a promise says that ``count`` does not: 城中村改造项目|6000套| (homes), 定制公交|6条| (lines); whose money a part is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename

# 套 counts homes, also of what is no home by its name; 条 counts lines, also of what runs on them.
_HOMES = re.compile("(?:项目|任务|工程|计划|改造|棚户区|危旧房|城中村|棚改|安居)(?:[（(][^（）()]{1,8}[）)])?$")
_RUNS = re.compile("(?:公交|公交车|专线车|航班|列车|班列|巴士)$")
_SHORTEST = 3
_FIRMS = re.compile("(?:企业|公司|主体|商户|中心|工厂|车间|平台|合作社|农场|店|超市|酒店|民宿|示范户|小巨人|单项冠军)$")
_BORROWERS = re.compile("首贷(?:企业|主体)?$")
_CAME = ("到位资金", "实际到位资金")
_WORK_ENDS = re.compile("(?:项目|工程)?(?:建设|改造)?$")
_INVESTED = re.compile("(?:年度)?(?:计划)?(?:完成)?(?:总|年度)?投资(?:额|总额)?$")


def with_unit(text: str, finding: Finding) -> None:
    """城中村改造项目|6000套, 定制公交|6条: what there are so many of is no project and no bus."""
    if finding.unit == "households":
        _as_firms(finding)
        return
    if finding.unit != "count":
        return
    if finding.counted and text.startswith("农户", finding.printed_end):
        finding.unit = "households"  # 到期|90万|农户延包任务
        return
    printed = text[finding.printed_start : finding.printed_end].removesuffix("以上").removesuffix("左右")
    name = name_of(finding)
    if printed.endswith("套") and _HOMES.search(name):
        bare = name.removesuffix("计划")
        rename(finding, f"{bare if len(bare) > _SHORTEST else name}套数")
    elif printed.endswith("条") and _RUNS.search(name):
        rename(finding, f"{name}线路")


def _as_firms(finding: Finding) -> None:
    """培育电商企业|10户, 新增首贷|6000户: firms, workshops and borrowers are no homes."""
    name = name_of(finding)
    if _FIRMS.search(name):
        finding.unit = "count"
    elif _BORROWERS.search(name):
        rename(finding, f"{name}户")
        finding.unit = "count"


def of_named_works(findings: Sequence[Finding]) -> None:
    """实施甲水库等80个重点项目，计划投资500亿元: the sum is of those, and not of all such projects."""
    for first, before, finding in zip(findings, findings[1:], findings[2:], strict=False):
        if _of_both(first, before, finding):
            work = _WORK_ENDS.search(name_of(before))
            rename(finding, f"{name_of(first).removesuffix(work[0] if work else '')}、{name_of(finding)}")
    for before, finding in pairwise(findings):
        if finding.unit != "CNY" or finding.counted or before.unit != "count" or finding.subject.known or before.subject.known:
            continue
        named, name = name_of(before), name_of(finding)
        if name in _CAME and named.endswith(("项目", "企业")):
            rename(finding, f"{named}{name}")  # 推进合作项目90个，|到位资金|70亿元
            continue
        invested = _INVESTED.search(name)
        if invested is None:
            continue
        works = name[: invested.start()]
        if before.counted and len(works) > 1 and works in named and works != named and named.endswith(("项目", "工程")):
            rename(finding, f"{named}{invested[0]}")  # 推进90个绿色低碳发展重大项目，|年度投资70亿元
            continue
        if "等" not in named:
            continue
        if len(works) > 1 and works != named and named.endswith(f"等{works}"):
            rename(finding, f"{named}{invested[0]}")


def _of_both(first: Finding, before: Finding, finding: Finding) -> bool:
    """加快|700个甲项目、300个乙项目|建设，年度投资80亿元: one sum of two kinds of works, under one deed."""
    if finding.unit != "CNY" or finding.counted or any(one.subject.known for one in (first, before, finding)):
        return False
    if not (first.action and first.counted and before.counted and first.unit == before.unit == "count" and first.action == before.action):
        return False
    invested = _INVESTED.search(name_of(finding))
    return invested is not None and name_of(finding)[: invested.start()] == name_of(before)
