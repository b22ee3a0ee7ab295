"""What money is for: 中央财政|安排832亿元，|支持卫生事业; 安排专项资金8亿元，|用于企业技改; 围绕|供应链|设立3支基金."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.phrases import unmarked

# Who gives money is no name of what it is for.
_GIVERS = re.compile(
    "(?:国务院决定|国务院|中央|国家|地方|省级|市级|各级)(?:财政|政府|预算)(?:预算|资金)?"
    "(?:将|拟|再|还|共|累计|当年就?|(?:连续)?[一两二三四五]年(?:来|间)?)*(?:投入|安排|拨付|拿出|增加|支出)?(?:资金)?|国家|财政"
)
# How long and when, and not for what
_ADDED_UP = re.compile("(?:将|拟|再|还|共|累计|当年就?|增加|(?:连续)?[一两二三四五]年(?:来|间)?)+$")
_GIVES = re.compile("安排|投入|拨付|拿出|下达|支出|增拨|拨出")
_PURPOSE = re.compile(
    r"(?:专项|补助)?(?:资金)?(?:，(?:比|较|其中)[^，。；]{2,24})*，?(?P<what>(?:主要|重点|专项|全部)?(?:用于|支持|扶持|帮助|补贴|解决|用以|以保证|以保障|(?<=，)实施|(?<=，)启动)[^，。；\n]{2,28})(?=[，。；\n]|$)"
)
_AIM = re.compile("(?P<what>为了?(?!此)[^，。；\n]{4,24})，(?:今年|去年|本年|\\d{4}年)?$")
_LONGEST_AIM = 34
# Money of no purpose: 专项资金, 中央财政拟安排补贴资金, 产业基金 is of one.
_BARE_FUNDS = re.compile(
    "(?:国务院决定|国务院|中央|国家|地方|省级?|市级?|州级?|县级?|各级|全[国省市区州县])?(?:本级)?(?:财政|政府|预算|财政预算)?(?:将|拟|再|还|今年|共|年内)*(?:安排|投入|拨付|拿出|下达|统筹|整合|筹措|落实|设立)*"
    "(?:[和及、]?(?:专项|奖补|补助|补贴|扶持|引导|配套|财政|建设|国债|母|子))*(?:资金|基金|经费|补助|补贴)"
)
_FUNDS_END = ("资金", "基金", "经费", "补助", "补贴")
_OF_SOME_INDUSTRY = frozenset(("产业基金", "产业投资基金", "产业引导基金", "投资基金"))
_SPENT_ON = re.compile(
    r"(?:，(?:比|较)[^，。；]{2,24})*，?(?:主要|重点|专项|全部|集中|专门)*(?P<what>(?:用于|支持|扶持|帮助|用以|用[^，。；]{1,6}(?:方式|办法)(?:支持|扶持|帮助)|(?<=，)实施|(?<=，)启动|(?<=集中)开展)[^，。；\n]{2,36}?)(?=[，。；\n]|$)"
)
_ABOUT = re.compile(
    r"(?:围绕|聚焦|面向|针对|支持|为)(?P<what>[^，。；、\d]{2,12}?)(?:，)?(?:新)?(?:设立|组建|建立|发起|发起设立|成立)(?:总规模)?$"
)


def gives(text: str, finding: Finding, name: str) -> bool:
    """Whether the name only says who gives the money."""
    return _GIVERS.fullmatch(name) is not None and (
        name != "国家" or _GIVES.search(text, finding.subject.end, finding.printed_start) is not None
    )


def given_for(text: str, finding: Finding, name: str) -> str:
    """中央财政|安排832亿元，|支持卫生事业: who gives the money, and what it is for where the sentence says so."""
    name = _ADDED_UP.sub("", _GIVES.sub("", name.removesuffix("资金")))
    given = _GIVES.search(text, finding.subject.start, finding.printed_start)
    verb = given[0] if given else "安排"
    purpose = _PURPOSE.match(text, finding.printed_end)
    if purpose:
        finding.end = max(finding.end, purpose.end())
        return f"{name}{verb}{unmarked(purpose['what'])}"
    aim = _AIM.search(text, max(0, finding.start - _LONGEST_AIM), finding.start)
    if aim:
        return f"{unmarked(aim['what'])}{name}{verb}"
    return f"{name}{verb}" if verb == "支出" else f"{name}{verb}资金"


def purpose_behind(text: str, finding: Finding) -> str:
    """安排42亿元资金，|支持节能工程: what the clause behind the amount says that it is for, or ""."""
    purpose = _PURPOSE.match(text, finding.printed_end)
    return unmarked(purpose["what"]) if purpose else ""


def with_purpose(text: str, finding: Finding) -> None:
    """安排专项资金8亿元，|用于企业技改; 围绕|供应链|设立3支基金: what the money that a name leaves open is for, behind it or before its verb."""
    name = name_of(finding)
    if not is_for_nothing(name) and name not in _OF_SOME_INDUSTRY:
        return
    behind = max(finding.end, finding.printed_end, finding.subject.end)
    spent = _SPENT_ON.match(text, behind)
    if spent is not None:
        rename(finding, f"{name}{unmarked(spent['what'])}")
        finding.end = max(finding.end, spent.end())
        return
    start = min(finding.subject.start, finding.printed_start)
    about = _ABOUT.search(text, max(0, start - _LONGEST_AIM), start)
    if about is not None:
        rename(finding, f"{unmarked(about['what'])}{name}")
        finding.start = min(finding.start, about.start())


def is_for_nothing(name: str) -> bool:
    """Money, and no word says what it is for: 专项资金."""
    return name.endswith(_FUNDS_END) and _BARE_FUNDS.fullmatch(name) is not None
