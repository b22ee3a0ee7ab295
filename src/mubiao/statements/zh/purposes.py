"""What money is for: 中央财政|安排832亿元，|支持卫生事业."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.phrases import unmarked

# Who gives money is no name of what it is for.
_GIVERS = re.compile("(?:中央|国家|地方|省级|市级|各级)(?:财政|政府|预算)(?:预算|资金)?(?:将|拟|再|还)*(?:投入|安排|拨付|拿出)?|国家|财政")
_GIVES = re.compile("安排|投入|拨付|拿出|下达|支出|增拨|拨出")
_PURPOSE = re.compile(
    r"(?:，(?:比|较|其中)[^，。；]{2,24})*，?(?P<what>(?:主要|重点|专项|全部)?(?:用于|支持|扶持|帮助|解决|用以|以保证|以保障|(?<=，)实施|(?<=，)启动)[^，。；\n]{2,28})(?=[，。；\n]|$)"
)
_AIM = re.compile("(?P<what>为了?(?!此)[^，。；\n]{4,24})，(?:今年|去年|本年)?$")
_LONGEST_AIM = 34


def gives(text: str, finding: Finding, name: str) -> bool:
    """Whether the name only says who gives the money."""
    return _GIVERS.fullmatch(name) is not None and (
        name != "国家" or _GIVES.search(text, finding.subject.end, finding.printed_start) is not None
    )


def given_for(text: str, finding: Finding, name: str) -> str:
    """中央财政|安排832亿元，|支持卫生事业: who gives the money, and what it is for where the sentence says so."""
    name = _GIVES.sub("", name).rstrip("将拟再还")
    given = _GIVES.search(text, finding.subject.start, finding.printed_start)
    verb = given[0] if given else "安排"
    purpose = _PURPOSE.match(text, finding.printed_end)
    if purpose:
        finding.end = max(finding.end, purpose.end())
        return f"{name}{verb}{unmarked(purpose['what'])}"
    aim = _AIM.search(text, max(0, finding.start - _LONGEST_AIM), finding.start)
    return f"{unmarked(aim['what'])}{name}{verb}" if aim else f"{name}{verb}资金"
