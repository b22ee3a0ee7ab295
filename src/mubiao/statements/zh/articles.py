"""Documents called by how many articles they have: 出台|促进消费|11条 is 促进消费措施, and what was done is that they were issued.

出台支持重建|26条|政策措施: the word for what they are stands behind the number, and the verb before their purpose belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import unmarked

_ISSUES = words("actions", "issues")
_ISSUED = re.compile(
    f"(?:{'|'.join(sorted(_ISSUES, key=len, reverse=True))})+(?:和|并|及)?(?:{'|'.join(sorted(_ISSUES, key=len, reverse=True))})*"
)
_AIMS = (
    "促进", "推动", "支持", "鼓励", "引导", "优化", "强化", "深化", "扩大", "稳定", "提振", "服务", "加快", "加强", "降低", "解决", "推进", "激发", "保障", "规范", "帮助", "扶持", "助力", "落实", "便利",
)  # fmt: skip
_DOCUMENTS = re.compile("(?:政策|措施|举措|意见|办法|清单|规定|条款|新政|指引|做法|条例|规章|任务)$")
# What behind the number says that documents are counted: 、民营经济21条等系列政策
_REST = re.compile(
    r"[”’]?(?:[、和及与][^，。；、\d]{1,24}(?:\d+|[一二三四五六七八九十]+)条[”’]?)*(?:[、和及与][^，。；、]{1,24}?)?(?:等)?(?:一系列|系列|一揽子|若干|惠企|配套|重磅)*(?:政策|措施|举措|意见)"
)
# 17条稳就业、|8条青年就业创业政策措施
_MORE = re.compile(r"(?:[、和及与]\d+条[^，。；、\d]{1,20}?)+(?:政策|措施|举措)")
_LINE = re.compile("[线路巷街链道河渠管网沟带廊桥品]$|水体$|河湖$")
_ACTS = re.compile("..?(?:激励|奖励|关爱|关心|爱护)|贯彻|关爱|关心|激励")  # a purpose of its own: 关爱激励|企业家
_CLAUSE = "，。；：\n"
_REACH, _LONGEST = 60, 24
# 126条|政策举措: for what, stands between the verb and the number
_BARE = re.compile("(?:具体|硬|实|重点|支持|系列|配套|务实|创新|新|惠企|重磅|一揽子|工作|改革|政策)*(?:政策|措施|举措|新政)")
_MANNER = re.compile("^(?:持续|全面|进一步|深入|加力|大力|扎实|积极)+")


def name_articles(text: str, findings: Sequence[Finding]) -> None:
    """Name the documents among what a sentence counts by what they are for, and set the verb that issued them."""
    for finding in findings:
        if finding.subject.known or finding.unit != "count" or "条" not in text[finding.printed_end - 1 : finding.printed_end + 1]:
            continue
        begin = _clause(text, finding)
        issued = _ISSUED.search(text, begin, min(finding.start + _REACH, finding.printed_start))
        name = name_of(finding)
        documents = _DOCUMENTS.search(name) is not None
        if not documents and ("措施" in name or "举措" in name or name.endswith("工程")):
            continue  # 20条措施|落地实施; 道路改造工程15条
        aimed = issued is not None and (name.startswith(_AIMS) or finding.action in _AIMS) and _LINE.search(name) is None
        if not documents and not aimed and not _is_followed(text, finding):
            continue
        if documents and _BARE.fullmatch(name):
            led = unmarked(text[issued.end() : finding.printed_start].strip("了过的")) if issued and finding.counted else ""
            if not 2 <= len(led) <= _LONGEST or "、" in led:
                continue
            name = f"{_MANNER.sub('', led)}{name}"
        elif text.startswith(finding.action, finding.subject.end) and finding.action:
            name, finding.action = f"{name}{finding.action}", ""  # 稳经济运行|33条
        elif (
            not name.startswith(_AIMS)
            and (issued or not documents)
            and ((finding.action in _AIMS and not (issued and finding.action in issued[0])) or not (documents or finding.action))
        ):
            name = f"{_aim(text, begin, finding)}{name}"
        finding.measure = "level"
        rename(finding, name if documents else f"{name}措施")
        if issued:
            finding.action = issued[0]
        elif finding.action in _AIMS:
            finding.action = ""


def _clause(text: str, finding: Finding) -> int:
    floor = max(0, finding.printed_start - _REACH)
    return max(behind_last(text, _CLAUSE, floor, finding.printed_start), floor)


def _is_followed(text: str, finding: Finding) -> bool:
    return _REST.match(text, finding.printed_end) is not None or (finding.counted and _MORE.match(text, finding.subject.end) is not None)


def _aim(text: str, begin: int, finding: Finding) -> str:
    """出台|促进|房地产26条、|消费11条: the verb before what the articles are for, which may be that of the list's first."""
    listed = max(begin, text.rfind("、", begin, finding.printed_start) + 1)
    if finding.action and text.find(finding.action, listed, finding.printed_start) >= 0:
        return finding.action
    if listed == begin or _ACTS.match(text, listed) or any(begins_action(text, at, finding.printed_start) for at in (listed, listed + 2)):
        return ""
    issued = _ISSUED.search(text, begin, listed)
    position = issued.end() if issued else split_action(text, begin, listed, NO_MENTIONS)[1]
    return next((aim for aim in _AIMS if text.startswith(aim, position)), "")
