"""Bare names that go on with what their list began: 棉布供应增长两倍，|煤油增长十倍, 淘汰落后炼钢产能800万吨、|水泥230万吨, 建成新线590公里，|复线460公里.

The first of the list says what was done with the goods or what is measured of them; alone, 煤油 would be what was made of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.printed import is_apart

_LONGEST = 6  # characters of a bare name
_JOINS = frozenset("、，和及")
# What is measured of each: at the end of the first name.
_MEASURED = re.compile("(?:供应量?|供应总量|销售量|销量|消费量|出口量|进口量|库存|储备|收购量|产量)$")
# What was done with each: at the front of the first name, where no verb was told apart from it.
_DONE = re.compile("(?:政府|国家|全国|市场)?(?P<done>淘汰落后|淘汰|供应(?:农民|农村|市场|灾区)?|压减|化解|关停|调运|收购|进口|出口|引进)")
_CAPACITY = "产能"
_OTHER_END = re.compile("(?:率|量|额|值|能力|产能|面积|里程|数)$|的")
_LENGTHS = ("km",)
_BUILT = frozenset(("建成", "新建", "修建", "新增", "建设", "改造", "改建", "建成通车", "新建成", "修复", "铺设", "整治"))
# 全年新增发电容量1500万千瓦，铁路300公里，|港口吞吐能力2600万吨: what was added
_ADDED, _PHYSICAL = "新增", frozenset(("km", "t", "kW", "m2", "m3", "kVA"))
# 新增治理水土流失面积180平方公里、|石漠化面积18平方公里: what was done to it
_TREATED = re.compile("(?:新增|累计|综合)*(?P<done>治理|修复|改良|整治)")
_SO_MANY = frozenset(("", "约", "近", "将近", "各"))
_SECTORS = ("农村", "城镇", "城市", "乡村")
_NATION = "全国"
_BEFORE = frozenset("、，和及国")  # what stands before a name that goes on: the mark of a list, or 全国
_COUNTS = frozenset(("count", "persons", "households"))
# Units that the scanner knows as things: 平板玻璃7600万|重量箱 stands in the list without a name of its own.
_UNIT_ALONE = frozenset(("重量箱", "标准箱"))
# 集装箱航线达到21条，|吞吐量18万标箱: of containers, by the unit
_BOXES, _OF_BOXES = "吞吐量箱数", "集装箱吞吐量"


def go_on(text: str, told: Sequence[Told]) -> None:
    """Complete bare names of results by what the first of their list says, in place."""
    last: Told | None = None
    skipped = 0
    for one in told:
        finding = one.finding
        if one.kind == "outcome":
            name = finding.subject.indicator
            if name[6:] in _UNIT_ALONE:  # behind other:
                skipped = finding.printed_end
                continue
            if name[6:] == _BOXES:
                rename(finding, _OF_BOXES)
            before = last.finding if last is not None and last.sentence == one.sentence else None
            # what the vocabulary reads and is stored as printed (港口吞吐能力) can be added too
            if (
                before is not None
                and (text[finding.subject.start - 1] in _BEFORE or finding.unit == "pp")
                and (not finding.subject.known or (before.action == _ADDED and is_apart(text, finding)))
            ):
                _go_on(text, finding, before, skipped)
        last, skipped = one, 0


def _go_on(text: str, finding: Finding, before: Finding, skipped: int) -> None:
    """``skipped``: where a member of the list between the two ends that has no name, or 0."""
    if finding.unit == "pp" and not finding.own_subject and before.measure == "ratio" and name_of(before) == f"{name_of(finding)}占比":
        rename(finding, name_of(before))  # 有研发活动的企业66家，占比21%，|提高9个百分点: of the share
    if not _joined(text, before, finding, skipped):
        return
    nation = text.startswith(_NATION, finding.subject.start - len(_NATION)) and text[finding.subject.start - len(_NATION) - 1] != "，"
    if not finding.subject.known and finding.unit in _COUNTS and nation and not name_of(finding).startswith(_NATION):
        rename(finding, f"{_NATION}{name_of(finding)}")  # 获评国家级集聚区1家、|全国|重点企业3家
        finding.action = finding.action or before.action
    elif before.action == _ADDED and _adds_too(text, before, finding):
        finding.action = _ADDED
        finding.measure = "change" if finding.measure == "level" else finding.measure
    elif not finding.subject.known and len(name_of(finding)) <= _LONGEST and not finding.action and not finding.counted:
        _complete(finding, before)
    treated = _TREATED.match(name_of(before)) if not before.subject.known and not finding.subject.known else None
    if treated and before.unit == finding.unit and name_of(finding)[-2:] == name_of(before)[-2:] and not _TREATED.match(name_of(finding)):
        rename(finding, f"{treated['done']}{name_of(finding)}")


def _adds_too(text: str, before: Finding, finding: Finding) -> bool:
    """A bare name and amount behind what was added; 总里程达到9万公里 is no addition."""
    if finding.action or finding.counted or not {before.unit, finding.unit} <= _PHYSICAL:
        return False
    subject = finding.subject
    bare = text[subject.end : finding.printed_start].strip(" ”）") in _SO_MANY
    return bare and "总" not in text[subject.start : subject.end]


def _joined(text: str, before: Finding, finding: Finding, skipped: int) -> bool:
    """Nothing but the mark of a list, and the word that names the whole country, between the two."""
    end = max(before.subject.end if before.counted else 0, before.printed_end, skipped)
    if skipped:
        end = text.find("、", skipped)  # behind the unit that was taken for a thing
        end = skipped if end < 0 else end
    begin = min(finding.subject.start, finding.printed_start)
    between = text[end:begin].removesuffix(_NATION)
    return len(between) == 1 and between in _JOINS


def _complete(finding: Finding, before: Finding) -> None:
    name, first = name_of(finding), name_of(before)
    if name in _SECTORS:
        if first.startswith(_SECTORS) and before.unit == finding.unit and first[2:]:
            rename(finding, f"{name}{first[2:]}")
        return
    if before.subject.known or _OTHER_END.search(name):
        return
    measured = _MEASURED.search(first)
    if measured is not None and before.measure == finding.measure:
        rename(finding, f"{name}{measured[0]}")
        return
    if finding.measure != "level":
        return
    done = _DONE.match(first)
    if done is not None and not before.action:
        rename(finding, f"{done['done']}{name}{_CAPACITY if first.endswith(_CAPACITY) else ''}")
    elif before.action in _BUILT and finding.unit == before.unit and finding.unit in _LENGTHS:
        finding.action = before.action
