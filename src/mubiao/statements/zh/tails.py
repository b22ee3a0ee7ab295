"""What stands around a name and belongs to it or to its record: the rest of a list, the verb before a size, a plan that people are chosen for.

The rest of what a number counts, where a list goes on behind its first member: 30个节水|、节能和资源利用项目, 9所中小学|、幼儿园建成开学.

A member that is a thing of its own keeps its name where another number follows; without one the number is of all that the list names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import unmarked

# What the list goes on with: no number, no rank and no word of how the whole did.
_REST = re.compile(
    r"[”’）)]*[、](?!全[国省市区州]|位?居|列|排|增|达|数量|总[数量]|产能|同比|较|占|均|首次?|实现|创|超|填补|稳居|保持|提前|基本|升至|位列|名列|其中|累计|惠及|带动|完成|牡)"
    r"(?P<rest>[\u4e00-\u9fff“”（）和与及、]{2,26}?)(?=[，。；]|$)"
)
# A thing of its own needs nothing more: what follows the mark is the next of the list, which nothing counts.
_WHOLE = re.compile("(?:等|[建议案提])$")
_THINGS = re.compile(
    "(?:项目|工程|企业|政策|措施|任务|机构|平台|设施|中心|基地|园区|学校|幼儿园|医院|小区|社区|乡镇|村庄|家庭|人员|群众|单位|公司|集团|问题|事项)"
)
_STATED = re.compile(
    "(?:全部|全面|扎实|顺利|加快|陆续|如期|相继)?(?:推进|建成|开学|开工|完成|投用|竣工|实施|落地|启用|通过|办结|开放|运营)"
)


def extend_lists(text: str, end: int, told: Sequence[Told]) -> None:
    """Put behind each result that counts a list without further numbers what the list goes on with; the sentence ends at ``end``."""
    findings = [one.finding for one in told]
    for i, finding in enumerate(findings):
        if (
            told[i].kind != "outcome"
            or text[finding.printed_start - 1] in _FOR_WHOM
            or finding.subject.known
            or not finding.counted
            or finding.unit not in ("count", "households", "persons")
        ):
            continue
        behind = max(finding.subject.end, finding.printed_end, finding.end)
        if behind >= end or text[behind] not in "、”’）":
            continue
        rest = _REST.match(text, behind, end)
        if rest is None or (i + 1 < len(findings) and findings[i + 1].start < rest.end()) or _WHOLE.search(name_of(finding)):
            continue
        thing, stated = _THINGS.search(rest["rest"]), _STATED.search(rest["rest"])
        if thing is None or (_THINGS.search(name_of(finding)) is not None and stated is None):
            continue
        rename(finding, f"{name_of(finding)}、{unmarked(rest['rest'])}")
        finding.end = rest.end()


# 新增8万农村居民|落户城镇, 完成70个易涝点|改造整治: what the deed comes to; no word of how all of them did
_COMES_TO = re.compile(r"(?![均都已也的等之是以和与及或其并且]|[好最](?:成绩|佳绩))[\u4e00-\u9fff“”（）]{1,24}?(?=[，。；：]|$)")
_LONGEST = 40


def extend_deeds(text: str, end: int, told: Sequence[Told]) -> None:
    """Put behind the name of each result counted under a verb what the clause goes on to say of it; the sentence ends at ``end``."""
    for i, one in enumerate(told):
        finding = one.finding
        if one.kind != "outcome" or finding.subject.known or not (finding.counted and finding.action):
            continue
        behind = max(finding.subject.end, finding.printed_end, finding.end)
        said = _COMES_TO.match(text, behind, end) if finding.unit in ("count", "households", "persons") else None
        if (
            said is None
            or (i + 1 < len(told) and told[i + 1].finding.start < said.end())
            or len(name_of(finding)) + len(said[0]) > _LONGEST
        ):
            continue
        if name_of(finding) == unmarked(text[finding.subject.start : finding.subject.end]):
            rename(finding, f"{name_of(finding)}{unmarked(said[0])}")
            finding.end = said.end()


# 谋划总投资900亿元的|12个|重大项目: what is done with them stands before how big they are
_SIZED = re.compile(
    r"(?P<verb>谋划实施|谋划推进|谋划储备|谋划|策划|储备|包装|申报|签约|招引|引进|落地|开工|推进|实施)(?:了)?(?:总投资|投资|投资总额|计划总投资)[^，。；、]{2,16}的(?:重点|重大)?$"
)
_RANKING = re.compile("(?:全国|全省|全区|世界|全球)?(?:综合)?(?:排名|排位)")
_CHANGES = words("links", "fall") | words("links", "rise")
_PLAN_BEHIND = re.compile(r"计划(?=\d|[一二三四五六七八九十百千])")
_CHOSEN = frozenset(("入选", "列入", "纳入", "获批", "获评", "新入选", "进入"))
_SIZED_ENDS = "的点大"
_BEFORE, _FOR_WHOM = 34, "对为给向将把与"


def settle_around(text: str, told: Sequence[Told]) -> None:
    """Give each result of a sentence outside the vocabulary its verb and the end of its name where both stand apart from it."""
    for one in told:
        finding = one.finding
        if one.kind != "outcome" or finding.subject.known:
            continue
        if finding.unit == "%" and (finding.measure == "ratio" or finding.action not in _CHANGES):
            finding.action = ""  # 提案|办复率: a share is of what was done, and nobody does it
        elif finding.unit == "count" and finding.measure == "change" and text[finding.printed_end - 1] == "位":
            ranked = _RANKING.search(text, finding.subject.start, finding.printed_start)
            if ranked is not None and _RANKING.search(name_of(finding)) is None:
                rename(finding, f"{name_of(finding)}{ranked[0]}")  # 创新能力在|全国综合排名|上升3位
        elif finding.counted and not finding.action:
            if text[finding.printed_start - 1] not in _SIZED_ENDS:
                continue
            sized = _SIZED.search(text, max(0, finding.printed_start - _BEFORE), finding.printed_start)
            finding.action = sized["verb"] if sized else ""
        elif finding.action in _CHOSEN and _PLAN_BEHIND.match(text, finding.subject.end):
            rename(finding, f"{name_of(finding)}计划")  # 入选国家级引才|计划|47人
