"""What was added over several years: a verb or a head that a whole list shares, said once at its beginning.

五年内新增发电装机1200万千瓦，|采煤能力5000万吨; 新增生产能力有：|钢40万吨. Without it the name says what there is, not what was added.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.statements.findings import Finding, Moment
from mubiao.statements.zh.values.stocks import ADDING, TOTAL

_NEW = re.compile(r"新增加?的?(?:主要|重要)?(?:工业)?(?:产品)?的?(?:生产)?能力(?:[^。；\d]{0,24}(?:有|是|为|如下)[：:，]?|[：:，])")
_GOODS = frozenset(("t", "m3", "count", "kW", "m", "m2", "km"))
_LONGEST_GOOD = 14
_MEASURED = ("里程", "容量", "机组", "装机")  # themselves what is added
_MARK = re.compile("[，、]")
_NOTHING = frozenset(("", "约", "近", "将近", "各"))


def with_capacity(finding: Finding, text: str, sentence: int) -> None:
    """新增生产能力有：钢40万吨，|原煤1300万吨: what can be made of each in addition, not what is made."""
    subject = finding.subject
    if finding.unit not in _GOODS or finding.counted or finding.measure != "level" or subject.end - subject.start > _LONGEST_GOOD:
        return
    if text.find("能力", sentence, subject.start) < 0 or not _NEW.search(text, sentence, subject.start):
        return
    name = text[subject.start : subject.end].strip()
    if "能力" not in name:
        head = "" if name.endswith(_MEASURED) else "新增生产能力"
        finding.subject = replace(subject, indicator=f"other:{name}{head}", known=False)
    if not finding.action:
        finding.action = "新增"


def goes_on_adding(finding: Finding, before: Finding | None, text: str, when: Moment | None) -> None:
    """五年内新增发电装机1200万千瓦，|采煤能力5000万吨: the verb at the beginning adds each."""
    if before is None or when is None or not when.span or when.tense != "past" or finding.measure != "level" or finding.counted:
        return
    subject = finding.subject
    if subject.known or finding.action or not finding.own_subject or finding.unit in ("%", "pp", "times"):
        return
    if not (before.action in ADDING or before.subject.adds or text.startswith("新增", before.start)):
        return
    if TOTAL.match(text, subject.start):
        return  # 新增高速公路250公里，|总里程4200公里
    between = text[max(before.printed_end, before.subject.end) : subject.start]
    if _MARK.fullmatch(between) and text[subject.end : finding.printed_start].strip() in _NOTHING:
        finding.action = "新增"
