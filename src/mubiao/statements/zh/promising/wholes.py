"""The whole that a promise is a part of, told before it: 手工业总产值中，…, 安排项目320个，其中|产业类项目占比60%, 90个重点项目，确保|50个项目|年内开工."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Finding, Told
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase, unmarked

_REACH = 160
_SENTENCE = "。；\n"
# 在社会商品零售总额中，|国营商业的比重; 现代工业在工农业总产值中所占的比重…，|农业所占的比重
_IN_WHOLE = re.compile(r"在(?P<of>[^，。；、\d]{2,16}(?:额|量|值|数|入|出|人口|面积))中(?:，|所占的?(?:比重|比例))")
_SHARE_WORDS = re.compile("(?:所占的?|的)?(?:比重|比例|占比)$")
_SHARE_ENDS = re.compile("占比$")
_TELLS_OF = re.compile("占(?!比|有率|用|地).")
_OF_THESE = re.compile("[，、；]其中[，：:]?[“‘]?")
# 今年施工的项目共900个，其中包括|30个|钢铁企业: those that are built this year
_INCLUDES = re.compile("[，、；]其中(?:包括|有)")
_HEADED = re.compile("(?P<those>.{4,}的)(?:项目|企业|单位|工程|建设项目)")
_GOES_ON = re.compile("[，、](?:[“‘])?")
# 100个|项目年内投产: things of no kind, and what becomes of them
_BARE = re.compile(
    "(?P<head>项目|工程|企业)(?P<said>(?:[上下]半年|年内|年底前|全部|全面|如期|尽快|加快|力争|[一二三四]季度)*(?:建成|开工|投产|竣工|投用|达效|完工|落地|动工|达产|签约|建设|入库|开建|启动|试产|或|并|及|和|、)+)"
)
# 为80万老人提供康复服务，其中|失能老人|6万人: the same is done for them
_SERVED = re.compile("(?:为|给|向|对)[^，。；]{2,20}?(?:免费|上门)?(?:提供|发放|开展|实施|进行)(?P<what>[^，。；]{2,20})")
_OF_SIZE = re.compile(
    r"(?P<size>(?:单体|单个)?(?:总?投资|产值|营收|年产值)?(?:超过?|过)?[\d.一二三五十百千万]*亿(?:元|美元)?(?:级)?(?:[—－-][\d.]+亿(?:元|美元)?)?(?:及?以上|以下)?的?)(?P<head>项目|企业|产业|园区)"
)
_SIZE_FRONT = re.compile(
    r"(?:新增)?(?:(?:单体|单个)?(?:总?投资|产值|营收|年产值)?(?:超过?|过)?[\d.一二三五十百千万]*亿(?:元|美元)?(?:级)?(?:及?以上|以下)?的?)?"
)
_LONGEST_KIND = 10
_NAMES_KIND = 3  # characters that a name with its kind has at least: 重点|项目


def tell_wholes(text: str, told: Sequence[Told]) -> None:
    """Name the whole in the names of the commitments among what one sentence tells in order, where it stands before them."""
    base = those = ""  # what 其中 divides, and whose parts 其中包括 counts
    for before, one in pairwise(told):
        finding = one.finding
        between = text[_end(before.finding) : _begin(finding)]
        if _INCLUDES.fullmatch(between):
            headed = _HEADED.fullmatch(_printed(text, before.finding))
            those, base = headed["those"] if headed is not None else "", ""
        elif _OF_THESE.fullmatch(between) or (between[:1] in "，、；" and text.startswith("其中", finding.start)):
            base = _printed(text, before.finding)
        elif not _GOES_ON.fullmatch(between):
            base = those = ""
        if those and one.kind == "commitment" and finding.counted and not finding.action and not finding.subject.known:
            rename(finding, f"{those}{name_of(finding)}")
        if base and one.kind == "commitment" and not finding.subject.known:
            _of_these(finding, base)
            _of_the_same(finding, base, between)
            _done_too(text, before.finding, finding)
    for i, one in enumerate(told):
        if one.kind != "commitment" or one.finding.subject.known:
            continue
        if one.finding.measure == "ratio":
            _in_whole(text, one.finding)
        elif one.finding.counted and i:
            _of_kind(text, one.finding, [earlier.finding for earlier in told[:i]])


def _end(finding: Finding) -> int:
    return max(finding.subject.end, finding.printed_end, finding.end)


def _begin(finding: Finding) -> int:
    return min(finding.subject.start, finding.printed_start)


def _printed(text: str, finding: Finding) -> str:
    name = clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding)
    return name if name.startswith("新增") or finding.measure != "change" else f"新增{name}"


def _of_these(finding: Finding, base: str) -> None:
    """安排项目320个，其中|产业类项目占比60%: of those."""
    name = name_of(finding)
    if finding.measure == "ratio" and _SHARE_ENDS.search(name) and not _TELLS_OF.search(name) and "中" not in name and "每" not in base:
        rename(finding, f"{base}中{name}")


def _of_the_same(finding: Finding, base: str, between: str) -> None:
    """What those of 其中 are, or what is done for them: 重点产业项目90个，其中|10亿元以上|项目20个."""
    name = name_of(finding)
    served = _SERVED.fullmatch(base) if finding.unit == "persons" and not finding.action and not finding.counted else None
    if served is not None and not begins_action(name, 0, len(name)):
        rename(finding, f"{name}{served['what']}")
        return
    sized = _OF_SIZE.fullmatch(name)
    if sized is not None and (between[:1] != "，" or "其中" in between):
        kind = _SIZE_FRONT.sub("", base, count=1).removesuffix(sized["head"])
        whole = base.endswith(sized["head"]) and 1 < len(kind) <= _LONGEST_KIND
        if whole and not split_action(kind, 0, len(kind), NO_MENTIONS)[0] and not any(mark in kind for mark in "、等和"):
            rename(finding, f"{sized['size']}{kind}{sized['head']}")


def _done_too(text: str, before: Finding, finding: Finding) -> None:
    """改造管网170公里，其中污水管网80公里，|供水管网50公里: the deed is of all the parts."""
    if finding.action or not before.action or finding.counted or before.counted or finding.unit != before.unit:
        return
    if finding.measure != "level" or before.measure not in ("level", "change") or finding.start != finding.subject.start:
        return
    if not text[finding.subject.end : finding.printed_start].strip("”） )约近超"):
        finding.action, finding.measure = before.action, before.measure


def _in_whole(text: str, finding: Finding) -> None:
    """在手工业总产值中，|个体手工业的产值将下降为27%: a share of it, which the name has to say."""
    name = name_of(finding)
    floor = max(0, finding.subject.start - _REACH)
    if "中" not in text[floor : finding.subject.start] or _TELLS_OF.search(name):
        return
    begin = behind_last(text, _SENTENCE, floor, finding.subject.start)
    found = list(_IN_WHOLE.finditer(text, begin, finding.subject.start))
    if found:
        rename(finding, f"{_SHARE_WORDS.sub('', name)}占{unmarked(found[-1]['of'])}比重")


def _of_kind(text: str, finding: Finding, before: Sequence[Finding]) -> None:
    """实施90个省级重点项目，确保|50个|项目年内开工: of the kind that was counted before, of which there are more."""
    name = name_of(finding)
    bare = _BARE.fullmatch(name)
    if bare is None or finding.unit != "count":
        return
    many = finding.low if finding.low is not None else finding.high
    for earlier in reversed(before):
        kind = _printed(text, earlier)
        if earlier.unit != "count" or earlier.subject.known or not kind.endswith(bare["head"]) or len(kind) < _NAMES_KIND:
            continue
        whole = earlier.low if earlier.low is not None else earlier.high
        if many is not None and whole is not None and whole > many and not _BARE.fullmatch(kind):
            rename(finding, f"{kind}{bare['said']}")
        return
