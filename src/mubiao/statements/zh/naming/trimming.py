"""Words that a name took from what stands beside it, or gives to it: a unit's time, the clause before a list's mark, a cut that is no share.

低保标准提高至每月|900元; 集结中心获批、全年|开行班列900列; 削减|收费项目60%以上. Run on each name before what it lacks is sought.
"""

from __future__ import annotations

import re

from mubiao.records import Bound
from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.naming.table import heads
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.printed import under_whole_name

_MEASURES = heads("measures of what stands before") | heads("things of no kind")
# A clause of its own before the mark of the list in which the name stands
_AFTER_CLAUSE = re.compile(
    "^[^、]{4,}(?:获批|落地|新高|揭牌|成立|开工|开复工|竣工|投产|投用|通车|启用|上线|完工|落户|发布|亮相|问世|挂牌|首发)、(?:全年|累计|新)?(?=[^、]{2,}$)"
)
_NEW_BEHIND, _PASSED = re.compile("(?<=..)新(?:登记注册|登记|注册|增加?|设立?)$"), re.compile("突破|总[数量]|累计|达到?")
# 仅|东部新城就新建学校|12所
_ONLY_THERE = re.compile("(?:仅|单)?(?:(?:[一两二三四五]年)|(?P<where>[^，、就]{2,14}))就(?=新|有|完成|建|试制|投|增)")
_SHORT_OF_QUOTA = 3
_A_HEAD = re.compile("(?<=..)(?:增加到|提高到|提高至|增加至|达到?)?(?:每月|每年|月|年)?人$")
_SHORTEST_REST = 2  # 某茶品牌发布、|出口: of which exports
_NEW = re.compile("新(?:增加?|登记注册|登记|注册|设立?|认定|培育)(?=..)")
_TOTAL = re.compile("(?:总[数量]|累计)[^，。；、\\d]{0,4}$")
_WITH_WHOM = "与同向对"
_WHEN = re.compile(r"^(?:全年|去年|今年|\d{4}年|同期)+")
# 中央财政用于|科技、教育的支出分别为…
_SPENT_ON = re.compile("(?P<who>[^，。；、\\d]{0,10}用于)[^，。；]{2,40}?(?P<head>的(?:支出|投入|资金|投资))分别")
_LEAD = 60
_CUTS = re.compile("(?:削减|压减|缩减|裁减)(?=[^、]{3,}$)|减(?=(?:申请|办理|审批)?(?:时限|时间|材料|环节|跑动|流程|资料|证明|费用|次数)$)")
_FLIPPED: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
_IS_SHARE = re.compile("(?<!增长)(?:率|比重|比例|占比)$")
_EASES = ("降低", "减轻", "节约", "节省", "压降")
_GAINS = "惠及"
_TWICE, _SHORTEST_TWICE = re.compile(r"([\u4e00-\u9fff]{4,8})(?=\1)|(销售|交易|投资|收入|增收)(?=\2)"), 2
_PER_TIME = re.compile("为?(?:提高|提升|提标|增加|上调)?(?:至|到)?(?:每人|人均)?(?P<time>每月|每年|每日|每天|每立方米|每亩)$")
_YIELD = re.compile("亩产量?$")
_PER_TIME_ENDS = frozenset("月年日天米亩")
_UNIT_PER = {
    ("CNY", "每月"): "CNY/month",
    ("CNY", "每年"): "CNY/year",
    ("t", "每日"): "t/day",
    ("t", "每天"): "t/day",
    ("m3", "每日"): "m3/day",
    ("m3", "每天"): "m3/day",
    ("ug", "每立方米"): "ug/m3",
    ("t", "每亩"): "t/mu",
}


def trimmed(text: str, start: int, kind: str, before: Finding | None, finding: Finding) -> bool:
    """Whether the name is whole now, since it goes on from what was told ``before`` it or shares its front; the sentence begins at ``start``."""
    if kind != "outcome" and finding.measure != "ratio":
        return False
    name = name_of(finding)
    new = _NEW.match(name) if name[0] == "新" and finding.measure == "level" else None
    if new is not None and _TOTAL.search(text, finding.subject.end, finding.printed_start):
        rename(finding, name[new.end() :])  # 新增平台7家、|总数增至146家
    if before is not None and before.subject.start == finding.subject.start and finding.measure == "level":
        stock = _NEW_BEHIND.search(name_of(finding))
        if stock is not None and _PASSED.search(text, before.printed_end, finding.printed_start + len("突破")):
            rename(finding, name_of(finding)[: stock.start()])  # 经营主体新登记3万户、|突破12万户
    name = name_of(finding)
    only = _ONLY_THERE.match(name) if "就" in name else None
    if only is not None:
        name = f"{only['where'] or ''}{name[only.end() :]}"
        rename(finding, name)
    if len(name) <= _SHORT_OF_QUOTA and "项" not in name and text.endswith("指标", finding.subject.start, finding.subject.end):
        name = f"{name.removesuffix('指标')}指标"
        rename(finding, name)  # 争取|能耗指标|3万吨: what may be used, and not what was
    if name[-1:] == "人" and text.startswith("均", finding.subject.end):
        rename(finding, _A_HEAD.sub("", name))  # 养老金月人|均|提高到3260元
    _per_time(finding)
    _said_once(finding)
    if finding.action == _GAINS:
        _with_gain(text, finding)
    if finding.subject.known:
        return True
    if _begins_elsewhere(text, start, before, finding):
        return True
    if finding.measure == "ratio" and finding.unit == "%":
        return _as_cut(finding)
    if finding.unit == "CNY" and not finding.action and text.endswith(_EASES, finding.start, finding.subject.start):
        finding.action = text[finding.subject.start - 2 : finding.subject.start]  # 降低|融资成本2亿元
        return True
    return False


def after_clause(name: str) -> bool:
    """Whether a clause of its own stands before the last member of a list in the name: 项目数创新高、|投资完成率."""
    return "、" in name and _AFTER_CLAUSE.search(name) is not None


def _begins_elsewhere(text: str, start: int, before: Finding | None, finding: Finding) -> bool:
    name = name_of(finding)
    if before is not None and before.counted and before.subject.end == finding.subject.start and name[0] in _WITH_WHOM:
        rename(finding, f"{name_of(before)}{name}")  # 30家企业|与高校签约|2亿元
        return True
    floor = max(start, finding.start - _LEAD)
    told = "用于" in text[floor : finding.printed_start]
    spent = _SPENT_ON.search(text, floor, finding.printed_start) if told else None
    if spent and spent.start() <= finding.subject.start < spent.end():
        who = _WHEN.sub("", spent["who"])
        rename(finding, f"{who}{name.removeprefix(who).removesuffix(spent['head'])}{spent['head']}")
        return True
    rest = _AFTER_CLAUSE.sub("", name) if not finding.counted and after_clause(name) else ""
    if len(rest) > _SHORTEST_REST and rest not in _MEASURES:
        rename(finding, rest)  # 集结中心获批、全年|开行班列900列
    return False


def _said_once(finding: Finding) -> None:
    """惠企政策|即申即享即申即享|资金: what two readings of a clause each put into the name."""
    name = name_of(finding)
    if len(name) - len(set(name)) < _SHORTEST_TWICE:
        return  # no letters that a word said twice repeats
    once = _TWICE.sub("", name)
    if once != name:
        rename(finding, once)


def _with_gain(text: str, finding: Finding) -> None:
    """某行动|惠及|乡村460个: the verb between what helps and whom it helps."""
    if _GAINS in name_of(finding):
        return
    at = text.find(_GAINS, finding.start, finding.printed_start)
    front, whom = clean_phrase(text[finding.start : max(at, finding.start)]), clean_phrase(text[at + len(_GAINS) : finding.printed_start])
    if at > finding.start and whom and name_of(finding) == f"{front}{whom}":
        rename(finding, f"{front}{_GAINS}{whom}")


def _per_time(finding: Finding) -> None:
    """低保标准提高至每月|900元: the time belongs to the unit, as the mu does (亩产|1.1吨); a time that no unit has stays where it is."""
    name = name_of(finding)
    if finding.unit == "t" and _YIELD.search(name):
        finding.unit = "t/mu"
    if name[-1:] not in _PER_TIME_ENDS:
        return
    tail = _PER_TIME.search(name)
    unit = _UNIT_PER.get((finding.unit, tail["time"])) if tail else None
    if tail and unit:
        finding.unit = unit
        finding.subject = under_whole_name(finding.subject, name[: tail.start()])


def _as_cut(finding: Finding) -> bool:
    """削减|收费项目60%以上: by how much there are fewer."""
    name = name_of(finding)
    if not _CUTS.match(f"{finding.action}{name}") or _IS_SHARE.search(name):
        return False
    finding.measure, finding.bound = "growth", _FLIPPED.get(finding.bound, finding.bound)
    finding.low, finding.high = (None if value is None else -value for value in (finding.high, finding.low))
    verb = _CUTS.match(name)
    if verb is not None:
        rename(finding, name[verb.end() :])
    return True
