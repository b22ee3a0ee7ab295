"""So many of those who did something: 54家单位|出台|支持政策 counts the units, and no policies.

A verb that makes its object can be read as what was counted; there the name says who first, by what they did: 出台支持政策的单位. Verbs
that only say what became of them (…企业|入选百强) cannot be read so, and the name stays as it is printed.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Told
from mubiao.statements.zh.called import name_of, rename

_DOERS = (
    "企业|单位|部门|机构|公司|银行|学校|高校|院校|医院|园区|开发区|商户|车企|县市区|县市|县区|区县|旗县|乡镇|街道|社区|平台|市场主体|经营主体|城市|省份|协会|商会"
)
# What is made by it: these verbs have an object that can be counted too.
_MAKES = "出台|提出|建立|签订|签署|配备|派出|开展|提供|建成(?!投|招|运|使|启|开)|研发|制定|发布|推出|设立|组建|引进|开设|开通|申报|申请|创建"
_DOER = re.compile(
    f"在?(?P<who>[^的、与为向对赴]*?(?:{_DOERS}))(?P<beside>与[^，。；的]{{2,24}}?)?(?P<did>(?:{_MAKES})(?!的)[^，。；的]{{2,}})"
)
_MARKS = 6  # characters of quotation marks and brackets in a name as printed
_COUNTS = frozenset(("count", "households"))


def name_doers(text: str, told: Told) -> None:
    """Call a number of those who made something after them, in place; a verb before them is then no deed of the record."""
    finding = told.finding
    if told.kind != "outcome" or finding.subject.known or not finding.counted or finding.unit not in _COUNTS:
        return
    name = name_of(finding)
    if "的" in name:
        return
    found = _DOER.fullmatch(name)
    behind = finding.printed_end
    if found is None or found["who"][-2:] not in text[behind : behind + len(found["who"]) + _MARKS]:
        return  # 开设暑托班惠及|家庭: another was counted
    rename(finding, f"{found['beside'] or ''}{found['did']}的{found['who']}")
    finding.action = ""
