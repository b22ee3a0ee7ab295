"""What a share of a promise is called: 公办园在园幼儿|超过50% is their share; 农村户厕普及率93%、|生活污水治理率74%: both in the countryside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import listed, name_of, rename
from mubiao.statements.zh.phrases import clean_phrase

_TELLS_SHARE = re.compile(
    "占|率|比|份额|成数|[度面数平标量额值积]$|强度|覆盖|配套|溢价|幅度|节约|机制|投资|任务|支出|资产|价|税|工资|收入$"
)
_NO_THING = re.compile("^使|^持续|(?:办法|原则|方针)$")
_GOES_ON = ("、", "和", "及", "与")  # 新能源|和清洁能源装机占比: the head stands at the end of the list
_COVERS = "覆盖"
_SAID_ONLY = re.compile("^(?:今年|将|把|要|使(?!用)|尽快实现|逐步实现|基本实现)+")
# 续建项目全部复工、|新建项目开工: each is a goal of its own
_DONE_WHOLLY = re.compile(r"^[^、]{2,12}全部[^、]{2,4}、(?=[^、]{4,}$)")
# 农村卫生厕所普及率93%、|垃圾治理率98%
_WHERE = re.compile("(?P<where>农村|乡村|城镇|城市|城区|主城区|中心城区|市区|县城|行政村)[\u4e00-\u9fff]{2,}率")
_UTILITY = re.compile(
    "(?:生活)?(?:污水|垃圾|厕所|卫生厕所|户厕|卫生户厕|自来水|集中供水|供水|燃气|黑臭水体|绿化|道路|饮水)[\u4e00-\u9fff]{0,10}率"
)


def tell_shares(text: str, told: Sequence[Told]) -> None:
    """Complete the names of the shares among what one sentence tells in order."""
    if not any(one.finding.measure == "ratio" and one.kind == "commitment" for one in told):
        return
    where = ""
    for earlier, one in pairwise(told):
        before, finding = earlier.finding, one.finding
        printed = clean_phrase(text[before.subject.start : before.subject.end]) if before.subject.known else name_of(before)
        place = _WHERE.fullmatch(printed)
        if place is not None or not listed(text, before, finding):
            where = place["where"] if place is not None else ""
        if one.kind != "commitment" or finding.measure != "ratio" or finding.subject.known:
            continue
        if where and _UTILITY.fullmatch(name_of(finding)) and listed(text, before, finding):
            rename(finding, f"{where}{name_of(finding)}")
    for one in told:
        finding = one.finding
        if one.kind == "commitment" and finding.measure == "ratio" and finding.unit == "%" and not finding.subject.known:
            _as_share(text, finding)


def _as_share(text: str, finding: Finding) -> None:
    """公办园在园幼儿|超过50%, 在|70%左右|的地市开展试点: the number is their share."""
    name = _DONE_WHOLLY.sub("", _SAID_ONLY.sub("", name_of(finding)))
    if name != name_of(finding):
        rename(finding, name)
    if _TELLS_SHARE.search(name) or _NO_THING.search(name) or text[finding.subject.end : finding.subject.end + 1] in _GOES_ON:
        return
    covers = _COVERS if text.startswith(_COVERS, finding.printed_start - len(_COVERS)) else ""
    rename(finding, f"{name}{covers}比例")
