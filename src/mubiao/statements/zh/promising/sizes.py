"""How big what is promised is, where that stands in its name: 培育10户|交易额1000万元以上电商企业, 产值超百亿|县|增至30个."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.called import is_bare, name_of, rename
from mubiao.statements.zh.lexicon import any_of
from mubiao.statements.zh.phrases import clean_phrase, unmarked
from mubiao.statements.zh.promising.places import clause_begin

# 培育10户|交易额1000万元以上电商企业: what is counted has a size in its name
_SIZED = re.compile(r"[\d.]+[百千万亿]*(?:元|美元|头|只|吨|亩|人)(?:以上|以下)?的?[\u4e00-\u9fff]{2,14}(?=[，。；、\n]|$)")
_SIZE = re.compile("(?:交易额|销售额|营收|产值|投资额?|年?出栏|存栏|年产|资产|收入)$")
_OF_SIZE = re.compile(r"(?P<size>(?:总投资|投资额?|产值|营收|年营收|税收|交易额)(?:超|超过|过)?[\d.]+[十百千万亿]*元(?:及?以上))的?$")
_SIZE_REACH = 24
_OR_ELSE = re.compile("\\d人制[\u4e00-\u9fff]{2,8}")
_SIZE_BEFORE = re.compile("(?P<size>(?:总?投资|营收|产值|年产值)?(?:超|过)?[\\d.]+[十百千万]*亿(?:元|美元)?(?:级|(?:及?以)上)?的?)$")
# 产值超百亿|县|增至30个, 进出口额过亿元|企业|达到90家: the class is the name
_CLASS = re.compile(
    r"(?P<name>[^，。；、：\d\n“”]{2,10}?(?:超|过|突破)(?:[\d.]+|[一二两三四五六七八九十]{1,2})?[十百千万]*[亿万](?:元|美元)?(?:及?以上)?的?"
    r"(?:县|市|镇|乡镇|村|企业|项目|园区|集群|公司|产品|品牌|产业|产业链|主体))(?:数量?)?(?:累计)?(?:达到?|增至|增加到|突破|超过?|扩大到|发展到)?$"
)
_REACH = 60
# 营业收入|过100亿元企业1家、|过50亿元企业2家: of what the size is, the first of the list says
_SIZE_BEGINS = frozenset("超过突0123456789一二两三四五六七八九十百千亿")
_SIZE_FIRST = re.compile(r"(?:超过?|过|突破)?(?:[\d一二两三四五六七八九十百千万]*亿|[\d一二两三四五六七八九十百千]+万元)(?:元|美元|级)?")
_MEASURED = re.compile(
    rf"(?P<front>[\u4e00-\u9fff]{{0,8}}?(?:{any_of('sizes', 'by')})(?:或(?:产值|投资|营收))?)"
    r"(?=(?:超过?|过|突破)?[\d一二两三四五六七八九十百千万]*(?:亿|万元))"
)
_LONGEST_MEASURE = 4  # 落地|投资过50亿元
_NEXT_OF_LIST = re.compile("[”’）)]?(?:、|，|，其中|和|及|与)[“‘]?")


def with_size(text: str, end: int, finding: Finding) -> None:
    """培育10户|交易额1000万元以上电商企业, 建成9个健身路径或|3人制球场: a name that was taken to end at a number."""
    place, name = finding.subject.end, name_of(finding)
    each = (
        _OF_SIZE.search(text, max(0, finding.printed_start - _SIZE_REACH), finding.printed_start)
        if finding.counted and finding.unit == "count"
        else None
    )
    if each is not None and each["size"] not in name:
        rename(finding, f"{each['size']}{name}")  # 推进|投资5000万元以上的|45个工业项目
        return
    if not finding.action or not text[place : place + 1].isdigit() or finding.printed_end > place:
        return
    sized = _SIZED.match(text, place, end) if _SIZE.search(name) else _OR_ELSE.match(text, place, end) if name[-1] in "或及" else None
    if sized:
        rename(finding, f"{name}{unmarked(sized[0])}")
        finding.end = max(finding.end, sized.end())


def with_class(text: str, finding: Finding) -> None:
    """A class of size that is the name, or its front: 产值超百亿|县|增至30个, 落地过10亿|项目2个."""
    if finding.unit != "count":
        return
    floor = max(0, finding.printed_start - _REACH)
    found = _CLASS.search(text, clause_begin(text, finding.printed_start), finding.printed_start)
    if found and found.start() >= floor:
        name = found["name"]
        position = split_action(name, 0, len(name), NO_MENTIONS)[1]
        rename(finding, name[position:] if len(name) - position > 4 else name)
        finding.start = min(finding.start, found.start())
        return
    size = _SIZE_BEFORE.search(text, max(0, finding.subject.start - 12), finding.subject.start) if is_bare(name_of(finding)) else None
    if size:
        rename(finding, f"{size['size']}{name_of(finding)}")
        finding.start = min(finding.start, size.start())


def as_before(text: str, before: Finding, finding: Finding) -> None:
    """营业收入过100亿元企业1家、|过50亿元企业2家: both sizes are of the same measure."""
    if finding.unit not in ("count", "%") or name_of(finding)[:1] not in _SIZE_BEGINS or _SIZE_FIRST.match(name_of(finding)) is None:
        return
    begin = min(finding.start, finding.subject.start, finding.printed_start)
    if _NEXT_OF_LIST.fullmatch(text, max(before.subject.end, before.printed_end), begin) is None:
        return
    printed = clean_phrase(text[before.subject.start : before.subject.end]) if before.subject.known else name_of(before)
    measured = _MEASURED.match(printed)
    if measured is not None:
        front = measured["front"]
        position = split_action(front, 0, len(front), NO_MENTIONS)[1] if len(front) > _LONGEST_MEASURE else 0
        rename(finding, f"{front[position:]}{name_of(finding)}")


def or_else(text: str, finding: Finding) -> None:
    """招引总投资超100亿元|或10亿美元项目|4个: the other size, and the verb before both."""
    if not text.startswith("或", finding.start):
        return
    begin = clause_begin(text, finding.start)
    verb, position = split_action(text, begin, finding.start, NO_MENTIONS)
    size = unmarked(text[position : finding.start])
    if _SIZE_FIRST.search(size) is None or "、" in size:
        return
    rename(finding, f"{size}或{name_of(finding)}")
    finding.action = finding.action or verb
    finding.start = begin
