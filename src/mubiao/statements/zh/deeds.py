"""The deed that a record of something counted carries: the verb a list shares, verbs that are joined, and for each of whom it is done.

新建|球场8个、|驿站20个; 新建、改扩建|学校9所; 每个县|至少建好1所高中. Run when the names of a sentence are complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import VERBS, is_noun, split_action
from mubiao.statements.zh.leads import COMPOUND
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.printed import is_apart
from mubiao.statements.zh.state import SHARES
from mubiao.statements.zh.values.stocks import TOTAL

_LONGEST = max(map(len, VERBS))
# They say how sure or how often a thing is, and nothing that is done.
NO_DEED = frozenset(("力争", "争取", "确保", "力求", "保证", "每年", "达到", "突破", "累计", "要"))
# What may stand between two members of a list under one verb.
_SHARED = re.compile(r"(?:（[^（）]{1,8}）|\([^()]{1,8}\))?(?:、|和|及|与|以及|，其中)[“‘]?")
_MARKS = "、和及与或并"
# 出台|促进消费|措施: what the thing is for
_AIMS = frozenset(("促进", "推动", "支持", "鼓励", "引导", "加快", "加强", "优化", "强化"))
_IDLE = frozenset(("实现", "有", "共", "达", "稳定", "保持", "突破", "超过", "完成", "发展"))
_WORK = re.compile("(?:改造|治理|修复|整治|建设)$")
_MONEY = ("CNY", "USD")
_SO_MANY = frozenset(("", "超", "超过", "约", "近", "逾", "各"))
_REACH = frozenset(("覆盖", "惠及", "带动"))
_ADDS = frozenset(("新增", "新增加", "净增", "净增加", "增加", "再增加", "再新增"))
_CLAUSE = "，。；：、\n 　"
# 每个县（市、区）|至少…
_EACH = re.compile(
    r"(?P<each>每(?:一|一个)?(?:个|家|所|条|座|位)?[^，。；：、\d（）年月日天周季次]{1,10}?)(?:（[^（）]{1,10}）|\([^()]{1,10}\))?"
    r"(?P<modal>要|都|均|应|将|再|至少|分别|逐步|重点|努力|力争|争取)*$"
)
# What a clause is about without acting on it: 围绕|12条产业链，开展招商
_ABOUT = re.compile("围绕|针对|立足|瞄准|紧盯|锚定|面向|对标|依托")
# 各县市区|因地制宜发展1至3个主导产业: so few can only be for each
_ALL = re.compile(
    "(?P<each>各(?:县市区|市县区|县区|区县|市县|旗县区?|市州|乡镇|镇街|县|区|市))(?:（[^（）]{1,10}）)?(?:因地制宜|至少|都|要|均|重点)*$"
)
_FEW = 5
_EACH_REACH = 24
_MEMBERS = 4  # names of the vocabulary in a row that a list is followed back over
_AT_LEAST = re.compile("至少[^，。；、\\d]{0,6}$")


def settle_deeds(text: str, findings: Sequence[Finding]) -> None:
    """Set the actions of ``findings``, which stand in order of the text, and tell whose each is where it is so many for each."""
    for i, finding in enumerate(findings):
        apart = finding.subject.known and is_apart(text, finding)
        if apart and not (finding.measure == "level" and finding.own_subject and _states_only(text, finding)):
            continue
        if apart and not finding.action:
            finding.action = _verb_acting(text, finding)
        if apart or not finding.subject.known:
            _settle(text, finding, findings[max(0, i - _MEMBERS) : i])
            if finding.action in _ADDS and finding.measure == "level" and finding.unit not in SHARES:
                finding.measure = "change"  # 新增|停车位800个: by how many there are more; 新增停车位 as a name is itself what is counted


def _states_only(text: str, finding: Finding) -> bool:
    """No verb begins the name, and nothing stands between it and the number that says what it has come to: 新能源装机|达90万千瓦."""
    name = finding.subject
    if text.startswith("总", name.start) or len(longest_prefix(text, name.start, name.end, VERBS, _LONGEST)) > 1:
        return False  # 新增装机9万千瓦、|总装机达…; 新建农村公路 tells its own deed
    return text[name.end : finding.printed_start].strip("”） )") in _SO_MANY


def _verb_acting(text: str, finding: Finding) -> str:
    """The verb right before a name that is told apart, where it is no part of the name and does something: 新建|新能源装机."""
    floor = max(0, finding.subject.start - _EACH_REACH)
    start = behind_last(text, _CLAUSE, floor, finding.subject.start)
    action, position = split_action(text, start, finding.subject.start, NO_MENTIONS)
    if position != finding.subject.start or action in NO_DEED or action in _IDLE:
        return ""
    return action if finding.unit not in _MONEY or action in _ADDS else ""


def _settle(text: str, finding: Finding, before: Sequence[Finding]) -> None:
    if finding.action in NO_DEED:
        finding.action = ""
    if finding.subject.indicator[6:8] == "可使":  # behind other:
        finding.subject = replace(finding.subject, indicator=f"other:{finding.subject.indicator[8:]}")
    if finding.unit in SHARES:
        return
    at = text.rfind(finding.action, max(0, finding.printed_start - _EACH_REACH), finding.printed_start) if finding.action else -1
    if at >= 0:
        _for_each(text, finding, at)
        finding.action = _joined(text, at, finding.action).removeprefix("年内")
    elif not finding.action and finding.counted and _ABOUT.match(text, finding.start):
        finding.action = text[finding.start : finding.start + 2]
    elif not finding.action and finding.measure == "level":
        verb = _verb_of_list(text, finding, before)
        total = TOTAL.match(text, finding.subject.start) is not None  # 新增高速公路251公里，|总里程4221公里
        if verb in _ADDS and (total or _WORK.search(text, finding.subject.start, finding.subject.end)):
            verb = ""  # 新增租赁住房600套、|危旧房改造90套
        if not finding.subject.indicator.startswith(f"other:{verb}"):
            finding.action = verb


def _verb_of_list(text: str, finding: Finding, before: Sequence[Finding]) -> str:
    """The verb that opens the list which ``finding`` goes on with, or "" where it goes on with none."""
    for earlier in reversed(before):
        if earlier.measure not in ("level", "change") or not _goes_on(text, earlier, finding):
            return ""
        verb = earlier.action or _verb_before(text, earlier)
        if verb:
            return verb
        finding = earlier
    return ""


def _goes_on(text: str, before: Finding, finding: Finding) -> bool:
    """Both stand in one list: nothing but its mark between the two, and no verb of its own before the second's number."""
    end = max(before.subject.end, before.printed_end)
    while text[end - 1] in _MARKS:
        end -= 1
    start = min(finding.start, finding.subject.start, finding.printed_start)
    return finding.own_subject and end < start and _SHARED.fullmatch(text, end, start) is not None and not _reaches(text, finding)


def _reaches(text: str, finding: Finding) -> bool:
    """A word stands between name and number: 驿站|达到|20个."""
    between = text[finding.subject.end : finding.printed_start]
    return bool(between.strip("”） )"))


def _verb_before(text: str, finding: Finding) -> str:
    """The verb before a name of the vocabulary, whose record has none: 新增|高新技术企业."""
    floor = max(0, finding.subject.start - _EACH_REACH)
    start = behind_last(text, _CLAUSE, floor, finding.subject.start)
    action, position = split_action(text, start, finding.subject.start, NO_MENTIONS)
    if position == finding.subject.start and action:
        return "" if action in NO_DEED else action
    verb = longest_prefix(text, position, finding.subject.end, VERBS, _LONGEST)  # the name itself begins with it: 新建|高标准农田
    if is_noun(text, position, verb) or COMPOUND.match(text, position + len(verb)):
        return ""  # 营造林, 保障|性安居工程
    return verb if len(verb) > 1 and verb not in NO_DEED else ""


def _joined(text: str, at: int, action: str) -> str:
    """The verb at ``at`` with those joined to it: 新建、|改扩建, 新增或|改造提升, 新建|提升."""
    for _ in range(2):
        end = at - 1 if text[at - 1 : at] in _MARKS else at
        verb = longest_suffix(text, max(0, end - _LONGEST), end, VERBS, _LONGEST)
        begins = end - len(verb)
        if verb in NO_DEED or (end == at and (action in _AIMS or action in _REACH)):
            return action
        if len(verb) < 2 or (begins > 0 and text[begins - 1] not in _CLAUSE and not (end < at and _opens(text, begins))):
            return action
        action, at = f"{text[begins:at]}{action}", begins
    return action


def _opens(text: str, position: int) -> bool:
    """Nothing but words of time and manner stands between the mark before it and ``position``: 今年要再|取消和下放."""
    start = behind_last(text, _CLAUSE, max(0, position - _EACH_REACH), position)
    return (
        start < position and (start > 0 or position <= _EACH_REACH) and split_action(text, start, position, NO_MENTIONS) == ("", position)
    )


def _for_each(text: str, finding: Finding, at: int) -> None:
    """每个县|至少|办好1所高中: the number is of each of them."""
    before = text[max(0, at - 6) : finding.printed_start]
    if finding.bound == "point" and "至少" in before and _AT_LEAST.search(before):
        finding.bound, finding.high = "at_least", None
    floor = max(0, at - _EACH_REACH)
    lead = text[floor:at]
    if "每" not in lead and "各" not in lead:
        return
    start = behind_last(text, "，。；：\n", floor, at)
    each = _EACH.search(text, start, at)
    if each is None:
        each = _ALL.search(text, start, at) if finding.counted and finding.high is not None and finding.high <= _FEW else None
    if each is None:
        return
    finding.start = min(finding.start, each.start())
    name = finding.subject.indicator.removeprefix("other:")
    if "每" in name:
        return
    finding.subject = replace(finding.subject, indicator=f"other:{each['each']}{name}")
