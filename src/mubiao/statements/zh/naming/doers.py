"""Whose a number is that stands beside another: the total that grew, and those who did something.

新设市场主体5万户，总量达30万户、|增长3%: what grew is the total, not what was added to it.

So many of those who did something: 54家单位|出台|支持政策 counts the units, and no policies.

A verb that makes its object can be read as what was counted; there the name says who first, by what they did: 出台支持政策的单位. Verbs
that only say what became of them (…企业|入选百强) cannot be read so, and the name stays as it is printed.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename

_DOERS = "企业|单位|部门|机构|公司|银行|学校|高校|院校|医院|园区|开发区|商户|车企|县市区|县市|县区|区县|旗县|乡镇|街道|社区|平台|市场主体|经营主体|城市|省份|协会|商会"
# What is made by it: these verbs have an object that can be counted too.
_MAKES = (
    "出台|提出|建立|签订|签署|配备|派出|开展|提供|建成(?!投|招|运|使|启|开)|研发|制定|发布|推出|设立|组建|引进|开设|开通|申报|申请|创建"
)
_DOER = re.compile(
    f"在?(?P<who>[^的、与为向对赴]*?(?:{_DOERS}))(?P<beside>与[^，。；的]{{2,24}}?)?(?P<did>(?:{_MAKES})(?!的)[^，。；的]{{2,}})"
)
_MADE = re.compile(_MAKES)
_MARKS = 6  # characters of quotation marks and brackets in a name as printed
_COUNTS = frozenset(("count", "households"))


def name_doers(text: str, finding: Finding) -> None:
    """Call a number of those who made something after them, in place, in a result outside the vocabulary; a verb before is then no deed."""
    counts = finding.counted and finding.unit in _COUNTS
    if not counts and finding.action not in _SPLIT:
        return
    name = name_of(finding)
    if finding.action == _TOGETHER:
        built = next((verb for verb in _BUILT if f"{_TOGETHER[1]}{name}".startswith(verb)), "")
        if built:
            finding.action, name = built, name[len(built) - 1 :]
            rename(finding, name)
    if finding.action == _LAND[0] and name.startswith(_LAND[1]):
        finding.action, name = "", "".join((finding.action, name))
        rename(finding, name)  # 完成农用地整治23万亩、|建设用地整理4万亩
    if not counts or "的" in name or _MADE.search(name) is None:
        return
    found = _DOER.fullmatch(name)
    behind = finding.printed_end
    if found is None or found["who"][-2:] not in text[behind : behind + len(found["who"]) + _MARKS]:
        return  # 开设暑托班惠及|家庭: another was counted
    rename(finding, f"{found['beside'] or ''}{found['did']}的{found['who']}")
    finding.action = ""


# What was added stands before the total of all there are: the rate behind the total is the total's.
_ADDED = re.compile("(?:新设立?|新增|新登记|新注册|净增|新认定|新培育|新引进|新入库)(?:登记)?")
_TOTAL = re.compile("(?:总量|总数|总户数|累计总量|在册总量|总规模)[^，。；、]{2,16}[，、](?:同比|较上年|比上年)?(?:增长|下降|提高)$")


_BUILT = ("建成投产", "建成投用", "建成")
# 全年共|建成投产|项目57个: read as 共建|成投产
_TOGETHER = "共建"
_LAND = ("建设", "用地")
_SPLIT = frozenset((_TOGETHER, _LAND[0]))


def of_total(text: str, finding: Finding) -> None:
    """Let a rate that goes on behind a total be the total's, whose name is that of what was added without the word of adding, in place."""
    if finding.subject.end > finding.printed_start:
        return
    if _TOTAL.search(text, finding.subject.end, finding.printed_start) is None:
        return
    added = _ADDED.match(text, finding.subject.start, finding.subject.end)
    if finding.subject.known and added is not None:
        finding.subject = finding.subject.named(finding.subject.indicator, added.end(), finding.subject.end)
    elif not finding.subject.known:
        rename(finding, _ADDED.sub("", name_of(finding), count=1))


# 产量26万吨，分别超省定任务0.7万亩、0.1万吨: a goal that was set, and not what the others have on average
_SET_GOAL = re.compile(
    "[，、]?(?:分别)?(?:超|高于|多于|优于)[过出]?(?:全?省|国家?|全?市|自治区)[定级]?(?:下达)?(?:的)?(?:定|下达|考核|目标|任务|计划)"
)
_AVERAGES = ("national_average", "provincial_average", "other:prefecture_average")


def without_set_goal(text: str, finding: Finding) -> None:
    """Take the comparison from a result that the clause compares with a goal set for it, in place; its number stays."""
    if finding.relative is None or finding.relative.to not in _AVERAGES or (finding.low is None and finding.high is None):
        return
    if _SET_GOAL.match(text, finding.printed_end):
        finding.relative = None
