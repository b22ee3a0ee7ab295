"""What the end of a list of numbers says of each of its members: 提升20个断面|、3个水源地水质 is 断面水质, 推进5条国铁|、9条地铁等续建项目建设.

The works of such a list (…改造, …治理) tells ``completing.py``; here it is whatever else ends the last name under a verb that needs it
(提升, 加强, 加快, 落实), what goes on behind the last word that two members have in common (省重点|、市重点|项目), and what stands behind 等. And
what a member behind 其中 counts, where it names a kind of place alone: 新建充电桩2万个，其中|农村|1万个.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import is_bare, listed, name_of, rename
from mubiao.statements.zh.heads import MEASURED, measures
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import clean_phrase

# Verbs whose object is a state or a work and never the bare things counted.
_ON_STATES = words("sharing", "verbs")
_STATES = re.compile(rf"(?:{'|'.join(sorted(words('sharing', 'states'), key=len, reverse=True))})$")
# 52座|水库|、600座山塘|整治提升
_DONE_TWICE = re.compile("(?:整治|改造|治理|修复|优化|巩固)提升$")
_AND_MORE = re.compile("(?<=..)等(?![级次额])(?P<head>[\u4e00-\u9fff]{2,10}?)(?P<work>建设|改造|治理)?$")
# 40个景区等重点区域|周边停放治理
_AROUND = re.compile("周边[\u4e00-\u9fff]{2,10}(?P<work>治理|整治|改造|提升|建设)$")
_COVERED_PLACES = frozenset(("乡镇", "镇", "街道", "县", "县区", "县市区", "社区", "村", "行政村", "学校", "园区", "小区"))
_COVERED = re.compile("(?:行政村|建制村|自然村|村|社区|乡镇|街道|县|学校|园区|小区)(?P<what>[\u4e00-\u9fff]{2,12}全覆盖)")
_UNFINISHED = ("重点", "重大", "示范", "标准化")
_LONGEST_SHARED, _SHORTEST_VERB = 6, 2
_PLACES = frozenset(("农村", "乡村", "城镇", "城市", "城区", "中心城区", "市区", "主城区", "乡镇", "县城", "县域", "市本级"))
_OF_THESE = re.compile("[，、]其中[，：:]?[“‘]?")
_RANK = re.compile("[国省市州县区星]家?级$")
_NEXT = re.compile("(?:以上|左右)?、")
# 11个煤层气、6个页岩气|项目建设: the head too, where the first has none
_WORKS_BUILT = re.compile("(?:项目|工程)建设$")
_HAS_HEAD = re.compile("(?:项目|工程|中心|基地|园|园区|平台|站|场|镇|村|县|市|点|区|馆|院|所|路|桥|库)$")
# 省级和美乡村|示范县1个、|示范带3条: what all the examples of a list are examples of
_EXAMPLE = re.compile("(?:示范|优秀|达标|先进|标杆|试点)(?:[\u4e00-\u9fff]{1,3})")
_EXAMPLES_OF = re.compile("(?P<of>[^，。；、\\d]{2,14}?)(?:示范|先进|标杆|试点|重点帮扶优秀)[\u4e00-\u9fff]{1,4}")
_FIELDS = re.compile("(?:高产|优质|绿色|标准化|核心)*(?:示范区|示范片|示范田|示范基地|种植基地|生产基地)$")
_LAID_OUT = frozenset(("建设", "打造", "建成", "新建", "创建"))
_LONGEST_CROP = 3
_OF_ZONE = re.compile("(?P<zone>[^、，\\d]{0,8}?(?:园区|开发区|高新区|经开区|产业园|综保区|自贸区|保税区))[^、，]{2,}")
_ZONE_HAS = re.compile("(?:规模|规上|亩均|工业|制造业|外资|外贸)[^、，]{0,6}(?:占比|税收|产值|比重|增加值|收入|利润)")
_UNITS = ("count", "km", "mu", "m2", "households", "persons")


def share_tails(text: str, told: Sequence[Told]) -> None:
    """Complete the names of the commitments among what one sentence tells in order by what the last of their list, or what 其中 divides, says."""
    _share_examples(text, told)
    _share_measures(text, told)
    _share_zones(text, told)
    last = ""  # what the list that is followed back ends with
    for i in range(len(told) - 1, 0, -1):
        before, finding = told[i - 1].finding, told[i].finding
        if told[i].kind != "commitment" and told[i - 1].kind != "commitment":
            last = ""
            continue
        if not finding.subject.known and name_of(finding) in _PLACES:
            _of_these(text, before, finding)
        if not before.subject.known and not finding.subject.known and before.counted and not finding.counted and not before.action:
            _whose(text, before, finding)
        if before.subject.known or not (before.counted and finding.counted and listed(text, before, finding)):
            last = ""
            continue
        last = last or (clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding))
        name = _with_tail(name_of(before), last, before.action)
        if name and told[i - 1].kind == "commitment":
            rename(before, name)
            before.end = max(before.end, finding.end)
            _without_more(finding, last)


def _without_more(finding: Finding, last: str) -> None:
    """推进5条国铁、|9条|地铁等续建项目建设: each is counted alone, and 等 closes the list."""
    name = name_of(finding)
    more = _AND_MORE.search(name) if name == last else None
    if more is not None and "、" not in name:
        rename(finding, f"{name[: more.start()]}{more['head']}{more['work'] or ''}")


def _share_examples(text: str, told: Sequence[Told]) -> None:
    """争创省级和美乡村示范县1个、|示范带3条、达标村500个: examples of the same as the first of their list."""
    of, before = "", None
    for one in told:
        finding = one.finding
        if one.kind != "commitment" or finding.subject.known or finding.counted:
            of, before = "", None
            continue
        name = name_of(finding)
        if of and before is not None and listed(text, before, finding):
            if _EXAMPLE.fullmatch(name) is not None:
                rename(finding, f"{of}{name}")
        else:
            found = _EXAMPLES_OF.fullmatch(name)
            of = found["of"] if found is not None else ""
        before = finding


def _whose(text: str, before: Finding, finding: Finding) -> None:
    """9类困难群众|救助保障标准提高7%: what is measured begins where those end of whom it is."""
    between = clean_phrase(text[before.subject.end : finding.subject.end])
    if (
        finding.measure == "growth"
        and 0 <= finding.subject.start - before.subject.end <= _SHORTEST_VERB
        and between.endswith(name_of(finding))
        and not name_of(finding).startswith(name_of(before))
    ):
        rename(finding, f"{name_of(before)}{between}")
        finding.action = ""


def _share_measures(text: str, told: Sequence[Told]) -> None:
    """装备制造营业收入增长9%、|航空航天增长12%、|生物医药增长6%: all of the same measure."""
    for earlier, one in pairwise(told):
        before, finding = earlier.finding, one.finding
        if "commitment" not in (earlier.kind, one.kind) or finding.subject.known or finding.counted:
            continue
        if before.measure != "growth" or finding.measure != "growth":
            continue
        measured = MEASURED.search(
            clean_phrase(text[before.subject.start : before.subject.end]) if before.subject.known else name_of(before)
        )
        if measured and not measures(name_of(finding)) and _NEXT.fullmatch(text, before.printed_end, finding.subject.start):
            rename(finding, f"{name_of(finding)}{measured[0]}")


def _share_zones(text: str, told: Sequence[Told]) -> None:
    """园区规模工业占比达75%、|亩均税收|增长9%: both of the zones."""
    for earlier, one in pairwise(told):
        before, finding = earlier.finding, one.finding
        if one.kind != "commitment" or finding.subject.known or before.subject.known or finding.counted or before.counted or finding.action:
            continue
        zone = _OF_ZONE.fullmatch(name_of(before))
        between = text[max(before.printed_end, before.subject.end) : finding.start]
        if zone is not None and between in ("、", "，") and _ZONE_HAS.fullmatch(name_of(finding)):
            rename(finding, f"{zone['zone']}{name_of(finding)}")


def _with_tail(name: str, last: str, action: str) -> str:
    """``name`` with what it shares of the ``last`` of its list, or "" where it shares nothing."""
    covered = _COVERED.fullmatch(last) if last.endswith("全覆盖") and name in _COVERED_PLACES else None
    if covered is not None:
        return f"{name}{covered['what']}"  # 实现9个乡镇|、80个村快递服务全覆盖
    if is_bare(name) or _RANK.search(name):
        return ""  # what a rank alone lacks tells completing.py
    if last.endswith("产能") and action == "形成" and not name.endswith("产能"):
        return f"{name}产能"  # 形成60万吨硅料|、70吉瓦电池片产能
    around = _AROUND.search(last)
    if around and not name.endswith(around[0]):
        return f"{name.removesuffix(around['work'])}{around[0]}"  # 50个车站|、40个景区等区域周边停放治理
    more = _AND_MORE.search(last)
    if more:
        own = name.removesuffix(more["work"]) if more["work"] else name
        return f"{own}{more['head']}{more['work'] or ''}" if own and not own.endswith(more["head"]) else ""
    twice = _DONE_TWICE.search(last)
    if twice and name.endswith("提升") and not name.endswith(twice[0]):
        return f"{name.removesuffix('提升')}{twice[0]}"
    fields = _FIELDS.search(last) if action in _LAID_OUT and not _FIELDS.search(name) else None
    if fields and len(name) <= _LONGEST_CROP and fields.start() > 0:
        return f"{name}{fields[0]}"  # 建设1500万亩小麦|、2000万亩玉米高产示范区
    if name.endswith(_UNFINISHED):
        for shared in range(min(len(name), _LONGEST_SHARED), 1, -1):
            at = last.find(name[-shared:])
            if at >= 0 and at + shared < len(last):
                return f"{name}{last[at + shared :]}"
    if action not in _ON_STATES or _STATES.search(name):
        return ""
    state = _STATES.search(last)
    if state is None or len(state[0]) == len(last):
        return ""
    whole = _WORKS_BUILT.search(last) if state[0] == "建设" and not _HAS_HEAD.search(name) else None
    if whole is not None:
        return f"{name}{whole[0]}"  # 11个煤层气|、6个页岩气项目建设
    begun = next((n for n in range(len(state[0]) - 1, 0, -1) if name.endswith(state[0][:n])), 0)
    return f"{name}{state[0][begun:]}"  # 省级重大项目|、亿元以上项目建设


def _of_these(text: str, before: Finding, finding: Finding) -> None:
    """新建充电桩2万个，其中|农村|1万个: the same thing, there."""
    between = text[max(before.subject.end, before.printed_end) : min(finding.start, finding.subject.start)]
    if before.unit != finding.unit or finding.unit not in _UNITS or not _OF_THESE.fullmatch(between):
        return
    thing = clean_phrase(text[before.subject.start : before.subject.end]) if before.subject.known else name_of(before)
    thing = thing.removeprefix(finding.action) if finding.action else thing
    if thing and thing not in _PLACES:
        rename(finding, f"{name_of(finding)}{thing}")
        finding.start = min(finding.start, before.start)
