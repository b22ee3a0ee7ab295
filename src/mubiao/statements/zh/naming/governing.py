"""What the first or the last of a list of values says of all of it: 限上零售业、|餐饮业销售额分别, 高技术产业、新能源|投资分别, 农村自来水、|厕所普及率.

A name of such a list that lacks it would stand for more than was measured: catering above the limit for all catering, firms for their loans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.indicators import indicator_named
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.printed import under_whole_name

# Who is measured: it governs what shares the head at the end of the list.
_OF_SIZE = re.compile("限额以上|限上|规模以上|规上|民营(?!经济|企业)")
# Where: it governs the whole list, as long as no other place is named.
_OF_PLACE = re.compile("(?:农村|乡村|行政村|城镇职工)(?=[^，。；\\d]*[、和及])")
_PLACED = re.compile("农村|乡村|行政村|城镇|城市|城乡|县城|中心城|建成区|全[国省市区州县]|居民|集中式|限|规")
# What is measured, where a name before it in the list ends without a measure of its own.
_TAIL = re.compile(
    "(?:贷款余额|中长期贷款|贷款|固定资产投资|投资|增加值|总产值|产值|营业收入|营收|销售额|零售额|利润总额|利润|税收收入|税收|利税|用电量|出口额|出口|进口额|进口|建设进度|工程进度|形象进度|进度|办结率|占比|(?:(?:运营|营业|通车|养护)(?:总)?)?里程|[\u4e00-\u9fff]{2}面积)$"
)
_MEASURES = re.compile(
    "(?:率|数|量|额|值|收|入|资|重|比|积|出|模|费|润|价|度|口|款|次|税|消费|产能|装机|用电|就业|能耗|排放|指数|收支|增速|增幅|能力|资产|负债|面)$"
)
_EMITTED = re.compile("(?:排放总量|排放量|排放|浓度|减排量)$")
_PARTED = re.compile("[、和及与]")
_EACH = re.compile("分别|均(?!衡)|都(?!市)|各")
_JOINS = "、和及与"
_LONGEST = 60


def govern_lists(text: str, told: Sequence[Told]) -> None:
    """Complete the names of each list of values by what its head and its end say of all of it, in place."""
    first = 0
    for i in range(1, len(told) + 1):
        if i < len(told) and told[i].finding.start == told[first].finding.start:
            continue
        if i - first > 1:
            _govern(text, [one.finding for one in told[first:i]])
        first = i


def _govern(text: str, findings: Sequence[Finding]) -> None:
    first = findings[0]
    if first.counted:
        return
    _name_pollutants(text, findings)
    if text[first.subject.end] not in _JOINS:
        return
    each = _EACH.search(text, first.subject.end, min(first.printed_start, first.subject.end + _LONGEST))
    if each is not None:
        _share_tail(text, findings, each.start())
        _share_head(text, findings)


def _name_pollutants(text: str, findings: Sequence[Finding]) -> None:
    """二氧化硫、氮氧化物|排放量|分别下降: two series, which the one id of both would not tell apart."""
    first = findings[0].subject
    printed = text[first.start : first.end]
    if first.indicator != "pollutants" or any(finding.subject.indicator != "pollutants" for finding in findings):
        return
    tail = _EMITTED.search(printed)
    names = _PARTED.split(printed[: tail.start()] if tail else printed)
    if len(names) < 2 or len(findings) % len(names):
        return
    for i, finding in enumerate(findings):
        rename(finding, f"{names[i % len(names)]}{tail[0] if tail else ''}")
        finding.subject.known = False


def _share_tail(text: str, findings: Sequence[Finding], end: int) -> None:
    tail = _TAIL.search(text, findings[0].subject.end, end)
    if tail is None:
        return
    for finding in findings:
        subject = finding.subject
        if subject.end > tail.start() or text[subject.end] not in _JOINS or subject.pair:
            continue
        printed = clean_phrase(text[subject.start : subject.end])
        name = printed if subject.known else name_of(finding)
        if not printed or _MEASURES.search(name) or name.endswith(tail[0]):
            continue
        if subject.known and (subject.owner is not None or indicator_named(printed) is None):
            continue  # 甲县、乙县工业投资: a place before what is measured there
        finding.subject = under_whole_name(subject, name + tail[0])


def _share_head(text: str, findings: Sequence[Finding]) -> None:
    first = findings[0].subject
    opening = text[first.start : first.end]
    place = _OF_PLACE.match(text, first.start)
    size = None if place else _OF_SIZE.match(opening)
    found = place or size
    if found is None or (size and _MEASURES.search(clean_phrase(opening))):
        return
    for finding in findings[1:]:
        if finding.subject.start <= first.start or finding.subject.pair:
            continue
        name = clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding)
        rural = finding.subject.known and finding.subject.indicator.startswith("rural_")
        if name and not rural and not _PLACED.match(name):
            rename(finding, f"{found[0]}{name}")
            finding.subject.known = False
