"""What was added to a sum that is told behind it (省级工程中心|12家，总数达85家), and articles of a document (出台|人才振兴|20条)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.records import Bound
from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.values.stocks import is_stock

_TOTAL = re.compile("总数|总量|存量|总计|累计")
_ADDS = ("新增", "净增")
_COUNTS = ("count", "households")
_CUTS = ("tax_cuts",)
_FLIPPED: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
_ISSUES = words("actions", "issues")
_ARTICLES = re.compile(
    "(?:政策|措施|举措|意见|办法|清单|规定|条款|规章|条例|法规|标准|指引|做法|任务|经验|新政|线|路|巷|街|链|产|品|管网|治理|改造|整治)$"
)


def tell_added(text: str, findings: Sequence[Finding]) -> None:
    """Say of the ``findings`` of one sentence, in order, what was added to a sum, and of which document articles are counted."""
    valued = [finding for finding in findings if finding.bound not in ("relative", "qualitative")]
    for before, finding in pairwise(valued):
        _as_added(text, before, finding)
    for finding in valued:
        if finding.subject.indicator in _CUTS and finding.unit == "CNY" and (finding.high or 0) < 0:
            _as_cut(finding)
        issued = "" if finding.subject.known else _issued(text, finding)
        if issued:
            rename(finding, issued)


def without_added(text: str, findings: Sequence[Finding]) -> None:
    """新增企业10家、|产值80亿元: what those that are added measure is so much, and it is not what is added."""
    for before, finding in pairwise(findings):
        if finding.action not in _ADDS or finding.unit != "CNY" or before.unit not in _COUNTS:
            continue
        subject = before.subject
        whose = text[subject.start : subject.end].removeprefix("新增") if subject.known else name_of(before)
        if before.measure == finding.measure == "change" and name_of(finding).startswith(whose):
            finding.measure, finding.action = "level", ""


def _as_added(text: str, finding: Finding, following: Finding) -> None:
    """省级企业技术中心|12家，总数达85家: what is told before the sum is what was added to it."""
    if following.own_subject or following.subject.indicator != finding.subject.indicator or following.unit != finding.unit:
        return
    if not (finding.measure == following.measure == "level") or finding.action or finding.low is None or following.low is None:
        return
    if (
        not following.subject.known
        and name_of(following).startswith("新增")
        and _TOTAL.search(text, finding.printed_end, following.printed_start)
    ):
        rename(following, name_of(following).removeprefix("新增"))
    if finding.low < following.low and _TOTAL.search(text, finding.printed_end, following.printed_start):
        if is_stock(finding.subject):
            finding.measure = "change"
        elif not finding.subject.known:
            finding.action = "新增"


def _as_cut(finding: Finding) -> None:
    """降低|企业税负|90亿元: the indicator is the cut, and its amount is no fall of it."""
    finding.low, finding.high = (None if value is None else -value for value in (finding.high, finding.low))
    finding.bound, finding.measure = _FLIPPED.get(finding.bound, finding.bound), "level"


def _issued(text: str, finding: Finding) -> str:
    """出台|人才振兴|20条: articles of a document that is called by how many it has; "" where the name says what they are."""
    if finding.counted or text[finding.printed_end - 1] != "条" or finding.action not in _ISSUES or _ARTICLES.search(name_of(finding)):
        return ""
    if finding.printed_start > finding.subject.end + 1 or (
        finding.action == "实施" and name_of(finding).endswith(("提升", "建设", "亮化", "工程", "改造"))
    ):
        return ""
    return f"{name_of(finding)}措施"
