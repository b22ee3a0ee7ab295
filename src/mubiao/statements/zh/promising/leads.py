"""What stands before a counted thing and belongs to its name: 县级|不少于90个|项目清单, 产业集群|4个|核心区建设, 主要|农作物覆盖率, 与邻省|开展对接5场."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.called import listed, name_of, rename
from mubiao.statements.zh.lexicon import longest_suffix, words
from mubiao.statements.zh.phrases import clean_phrase, unmarked
from mubiao.statements.zh.promising.places import clause_begin

_RANK = re.compile("(?P<rank>(?:国家|省|市|州|县|区|乡镇|镇|村|校|[省市州县区]本)级)(?:不少于|不低于|至少|各|共|达到?|超过?)*$")
_LONGEST_LEAD, _SHORTEST_LEAD = 14, 2
# No noun that says whose the things are: a time, an order, a list, a place alone, a particle, an adverb.
_NO_LEAD = re.compile(
    r"\d|[、，（）()“”的了和及与或等]|^(?:以|由|从|在|对|为|向|给|把|将|让|使|其|这|该|各|全[省市区州县]|第)|[批期类年月日度]$|首批|剩余|其中|累计|[大好出成入到至于个]$|^[全本我][国省市区州县]$"
)
_HEADS = words("nouns", "head_nouns") | {
    "集群",
    "机构",
    "医院",
    "行业",
    "实验室",
    "港区",
    "作业区",
    "园区",
    "码头",
    "都市圈",
    "领域",
    "城区",
    "流域",
}
_HEAD_ENDS = frozenset(head[-1] for head in _HEADS)
_LONGEST_HEAD = max(map(len, _HEADS))
# 实施|污水治理|3个|三年行动: any work may stand before one
_SAYS_LITTLE = re.compile("(?:三年|专项|攻坚)行动|(?:具体|重点|改革)?(?:举措|措施|任务)|实事|(?:重点)?(?:工程|项目)$")
_MAIN = "主要"
# who is one: a works, a laboratory, a school
_SUPPORTED = re.compile(
    "(?:支持|推动|指导|引导|助推|帮助)(?P<who>[\u4e00-\u9fff“”]{2,14}(?:实验室|公司|集团|大学|学院|研究院|研究所|医院|高新区|经开区|自贸区|新区|研究中心|创新中心|银行|港))(?P<verb>[\u4e00-\u9fff]{2,4})$"
)
_ISSUED = re.compile("(?:同意|允许|支持|安排)(?P<who>地方政府|地方|企业|金融机构|商业银行)发行$")
_WITH = re.compile(r"与(?P<whom>[^，。；、\d与]{2,8})$")
_DONE_WITH = frozenset(("开展", "签订", "签署", "达成", "共建", "举办", "建立", "实施"))


def with_rank(text: str, finding: Finding) -> None:
    """县级|不少于90个|重大项目清单: the level that stands before the number."""
    if not finding.counted or finding.unit != "count":
        return
    if "级" not in text[max(0, finding.printed_start - _LONGEST_LEAD) : finding.printed_end]:
        return
    rank = _RANK.search(text, max(0, finding.printed_start - _LONGEST_LEAD), finding.printed_end)
    if rank is None:
        rank = _RANK.search(text, max(0, finding.printed_start - _LONGEST_LEAD), finding.printed_start)
    if rank is not None and not name_of(finding).startswith(rank["rank"]):
        rename(finding, f"{rank['rank']}{name_of(finding)}")
        finding.start = min(finding.start, rank.start())


def with_nouns(text: str, findings: Sequence[Finding]) -> None:
    """加强|省级特色产业集群|4个|核心区、3个|协同区建设: whose the things of a list are, where nothing but a noun stands before its first."""
    before, lead = None, ""
    for finding in findings:
        if lead and before is not None and finding.counted and not finding.subject.known and listed(text, before, finding):
            rename(finding, f"{lead}{name_of(finding)}")
        else:
            lead = _noun_before(text, finding)
        before = finding


def _noun_before(text: str, finding: Finding) -> str:
    """The noun between verb and number, which the name then begins with; "" where none stands there."""
    if not finding.counted or not finding.action or finding.unit not in ("count", "households", "persons"):
        return ""
    number = finding.printed_start
    if text[number - 1] not in _HEAD_ENDS and _SAYS_LITTLE.match(name_of(finding)) is None:
        return ""
    begin = max(clause_begin(text, number), text.rfind("、", max(0, number - _LONGEST_LEAD), number) + 1)
    if text[begin - 1 : begin] == "、":
        return ""  # A、B2个…: a list of those that are counted
    verb, position = split_action(text, begin, number, NO_MENTIONS)
    lead = text[position:number]
    if not verb or not _SHORTEST_LEAD <= len(lead) <= _LONGEST_LEAD or _NO_LEAD.search(lead):
        return ""
    bare = _SAYS_LITTLE.match(name_of(finding)) is not None
    if finding.low == 1 or not (bare or longest_suffix(lead, 0, len(lead), _HEADS, _LONGEST_HEAD)):
        return ""  # 推进某河大桥1个项目: the thing itself
    if not bare and any(begins_action(lead, at, len(lead)) for at in range(len(lead) - 2)):
        return ""  # 引导企业|建设|5个中心
    if name_of(finding).startswith(lead) or lead in name_of(finding):
        return ""
    rename(finding, f"{unmarked(lead)}{name_of(finding)}")
    finding.start = min(finding.start, position)
    return unmarked(lead)


def with_main(text: str, finding: Finding) -> None:
    """主要|农作物覆盖率90%: of the main ones alone."""
    start = finding.subject.start
    if finding.counted or not text.startswith(_MAIN, start - len(_MAIN)) or start < len(_MAIN):
        return
    name = name_of(finding)
    if name.startswith(_MAIN) or clean_phrase(text[start : finding.subject.end]) != name:
        return
    rename(finding, f"{_MAIN}{name}")
    finding.start = min(finding.start, start - len(_MAIN))


def with_whom(text: str, finding: Finding) -> None:
    """与邻省|开展|深度对接5场: whom it is done with."""
    if finding.action not in _DONE_WITH or finding.counted or finding.unit != "count":
        return
    at = text.rfind(finding.action, clause_begin(text, finding.printed_start), finding.subject.start + 1)
    found = _WITH.search(text, clause_begin(text, at), at) if at > 0 else None
    if found is not None and "与" not in name_of(finding):
        rename(finding, f"与{unmarked(found['whom'])}{name_of(finding)}")
        finding.start = min(finding.start, found.start())


def with_actor(text: str, finding: Finding) -> None:
    """支持|辽河实验室|实施15个攻关项目: who does it, where another than the reporting place is only supported."""
    if not finding.counted or not finding.action or finding.unit not in ("count", "CNY"):
        return
    begin = clause_begin(text, finding.printed_start)
    issued = _ISSUED.search(text, begin, finding.printed_start) if finding.action == "发行" else None
    if issued is not None and not name_of(finding).startswith(issued["who"]):
        rename(finding, f"{issued['who']}{name_of(finding)}")  # 同意|地方|发行700亿元债券
        finding.start = min(finding.start, issued.start("who"))
        return
    actor = _SUPPORTED.match(text, begin, finding.printed_start)
    if actor is None or actor["verb"] != finding.action or actor["who"] in name_of(finding) or any_begins(actor["who"]):
        return
    rename(finding, f"{unmarked(actor['who'])}{name_of(finding)}")
    finding.start = min(finding.start, begin)


def any_begins(who: str) -> bool:
    """A verb begins inside of the words: they are no name."""
    return any(begins_action(who, at, len(who)) for at in range(1, len(who) - 2))
