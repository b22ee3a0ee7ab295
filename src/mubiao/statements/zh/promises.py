"""The promises of a sentence: what their names lack is completed from their own clause, and the verb that they are told under.

推进30个村|整治攻坚 (what the number's clause goes on with), 新建90家智能工厂|和数字化车间 (what it counts too), 抓好|总投资40亿元的9个项目
(the verb that opens the clause), 新增甲企业5家，|乙企业8家 (the verb that a row of clauses shares), 各县|新引进企业1家 (whose each is). Run
when names and deeds of the sentence are settled; ``pledges.py`` tells which promises are then withheld.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Finding, Told
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import attributive, begins_action, names_on, opening_verb, predicative, split_action
from mubiao.statements.zh.completing import is_bare, name_of, rename, verb_of
from mubiao.statements.zh.deeds import NO_DEED
from mubiao.statements.zh.heads import object_before
from mubiao.statements.zh.phrases import clean_phrase, unmarked
from mubiao.statements.zh.state import SHARES

_ENDS = re.compile("[，,。；：:;！？!?\n]")
_CLAUSE = "，。；：:！\n　"
_SENTENCE = "。；：\n"
_REACH, _SENTENCE_REACH = 60, 160
_LONGEST_REST, _LONGEST_NAME = 24, 45
# What begins so goes on with another clause, not with the name: 以办好10件实事|为牵引, 20项|以上.
_NO_REST = re.compile(r"提交|提请|为|的|以|左右|之|和|与(?![^，。；]{2,14}(?:合作|共建|对接|结对))|及|并|或|等|中[，。]|在内|同时|后|前|时")
_RANKING = re.compile(r"(?:前)?\d+强")  # 新增2家国企|进入中国500强
# 培育10户|交易额1000万元以上电商企业: what is counted has a size in its name
_SIZED = re.compile(r"[\d.]+[百千万亿]*(?:元|美元|头|只|吨|亩|人)(?:以上|以下)?的?[\u4e00-\u9fff]{2,14}(?=[，。；、\n]|$)")
_SIZE = re.compile("(?:交易额|销售额|营收|产值|投资额?|年?出栏|存栏|年产|资产|收入)$")
_OR_ELSE = re.compile("\\d人制[\u4e00-\u9fff]{2,8}")
_SOME = re.compile("若干|一批|多[个条项]")
_JOINED = re.compile(r"(?:和|及|与|以及)(?P<what>[\u4e00-\u9fff“”]{2,14})(?=[，。；、\n]|$)")
_STATED = re.compile("[提增下][升高长降]|达到|实现|全面|显著|明显|取得|得到")
_CAUSES = frozenset(("确保", "力争", "争取", "保障", "使", "让"))
_OPENS = re.compile("(?:[一二三四五六七八九十]是|重点|要|将|继续|今年|年内|全年)+")
_LED = re.compile(r"(?:的|等)(?:首批|重点|共|全[国省市区州县])*$")
_CLASSIFIER = re.compile(r"\d[\d.]*[万亿千百余多]*(?P<of>[\u4e00-\u9fff])")
_ADDS = frozenset(("新增", "新增加", "净增", "净增加", "增加", "再增加", "再新增", "新培育", "新认定"))
# 各县（市、区）、开发区|新引进企业1家: so few can only be for each
_ALL = re.compile(
    "(?:支持|鼓励|引导|推动|力争|确保)?(?P<each>(?:各|每个?)(?:县市区|市县区|县区|区县|市县|旗县区?|市州|州市|乡镇|镇街|开发区|园区|产业链|集群|县|区|市|旗|地|镇))"
    "(?:[（(][^（）()]{1,10}[）)])?(?:、[^，。；、\\d]{2,8})*?(?![\u4e00-\u9fff]*的)"
)
_FEW = 5
_SIZE_BEFORE = re.compile("(?P<size>(?:总?投资|营收|产值|年产值)?(?:超|过)?[\\d.]+[十百千万]*亿(?:元|美元)?(?:级|(?:及?以)上)?的?)$")
# 产值超百亿|县|增至30个, 进出口额过亿元|企业|达到90家: the class is the name
_CLASS = re.compile(
    r"(?P<name>[^，。；、：\d\n“”]{2,10}?(?:超|过|突破)(?:[\d.]+|[一二两三四五六七八九十]{1,2})?[十百千万]*[亿万](?:元|美元)?(?:及?以上)?的?"
    r"(?:县|市|镇|乡镇|村|企业|项目|园区|集群|公司|产品|品牌|产业|产业链|主体))(?:数量?)?(?:累计)?(?:达到?|增至|增加到|突破|超过?|扩大到|发展到)?$"
)
# …试点范围|扩大到|20%|的县
_SPREADS = re.compile("(?:扩大|扩展|拓展|推广|覆盖|增加|延伸)(?:到|至)?(?:全国|全省|全区|全市)?$")
_SPREADS_ALONE = re.compile("(?:试点|范围|实施|覆盖|推广|改革)*(?:要|将)?(?:扩大|扩展|拓展|推广|覆盖|增加|延伸)")
_PEOPLE = re.compile(
    "(?:[为对向给])?[^，、的]{0,12}?(?:残疾人|毕业生|老年人|老人|学生|人口|农民工?|劳动力|群众|居民|职工|儿童|妇女|青年|文盲|群体|人员|人才|患者|教师|游客|子女)(?!的?家庭|户)"
)
_BARE_SCALE = re.compile(r"[\d万亿千百余多]$")
# 项目投产达效、|新增产值90亿元: what else is said of them
_SAID_TOO = re.compile(r"、[^、]*\d.*$")
# 建成示范区、|力争|产业规模; 小企业|实现零的突破、|高新技术企业
_TWO_DEEDS = re.compile("(?P<what>.{2,24})、(?:力争|确保|实现)(?P<measured>.{2,12})")
_FIRST_MADE = re.compile(".{2,12}实现零的突破、(?P<rest>.{2,})")
_MADE = ("引进", "培育", "新建", "建成", "打造", "创建", "招引", "举办", "组建", "开展", "完成")
_RAISED = re.compile("(?:(?:提高|增加|降低|下降)到(?:每?人)?|预定)$")
_WORKED = re.compile("(?:改造|修复|整治|治理|优化)提升$")
_MEASURES = re.compile("^(?:产业|市场)?(?:规模|产值|总产值|营收|营业收入|交易额|销售额|产能|产量)$")


def settle_promises(text: str, end: int, told: Sequence[Told]) -> None:
    """Complete the names and deeds of the commitments among what one sentence, which ends at ``end``, tells in order."""
    promises = [one.finding for one in told if one.kind == "commitment" and not one.finding.subject.known]
    if not promises:
        return
    following = {id(a.finding): b.finding for a, b in pairwise(told)}
    for finding in promises:
        _without_second(finding)
        _as_work(text, finding)
        if finding.counted:
            _with_size(text, end, finding)
            _with_rest(text, end, finding, following.get(id(finding)))
            _as_people(text, finding)
            _as_spread(text, finding)
        else:
            _with_class(text, finding)
            _without_verb(text, finding)
        _under_opening_verb(text, finding)
    for before, one in pairwise(told):
        if one.kind == "commitment" and not one.finding.subject.known:
            _share_verb(text, before.finding, one.finding)
    for finding in promises:
        _for_each(text, finding)


def _without_second(finding: Finding) -> None:
    """What a second deed or a second value told of the same thing adds is none of its name."""
    name = name_of(finding)
    if "、" not in name:
        return
    first = _FIRST_MADE.fullmatch(name)
    if first:
        rename(finding, first["rest"])
        return
    last = name.rpartition("、")[2]
    verb, position = split_action(last, 0, len(last), NO_MENTIONS)
    made = last.startswith(_MADE) and finding.unit not in SHARES and not finding.counted
    if made and position + 2 <= len(last) and not finding.action.endswith(verb):
        rename(finding, last[position:])  # 支持基地建设、|引进|企业15家
        finding.action = verb
        return
    two = _TWO_DEEDS.fullmatch(name)
    if two and _MEASURES.match(two["measured"]):
        rename(finding, f"{two['what']}{two['measured']}")
    elif finding.counted and _SAID_TOO.search(name):
        rename(finding, _SAID_TOO.sub("", name))


def _as_work(text: str, finding: Finding) -> None:
    """新建和改造|提升|9万亩: a work done, and nothing rises by it; 补助标准提高到每人|240元: the verb is none of the name."""
    name = name_of(finding)
    bare = _RAISED.sub("", name)
    if bare and bare != name:
        rename(finding, bare)
    if (
        finding.measure == "change"
        and finding.unit not in SHARES
        and _WORKED.search(text, max(0, finding.printed_start - 4), finding.printed_start)
    ):
        finding.measure = "level"


def _with_size(text: str, end: int, finding: Finding) -> None:
    """培育10户|交易额1000万元以上电商企业, 建成9个健身路径或|3人制球场: a name that was taken to end at a number."""
    place, name = finding.subject.end, name_of(finding)
    if not finding.action or not text[place : place + 1].isdigit() or finding.printed_end > place:
        return
    sized = _SIZED.match(text, place, end) if _SIZE.search(name) else _OR_ELSE.match(text, place, end) if name[-1] in "或及" else None
    if sized:
        rename(finding, f"{name}{unmarked(sized[0])}")
        finding.end = max(finding.end, sized.end())


def _with_rest(text: str, end: int, finding: Finding, following: Finding | None) -> None:
    """推进30个村|整治攻坚: a name that was taken to end before a verb goes on to the mark; 90家工厂|和车间: both are counted."""
    start = max(finding.subject.end, finding.printed_end, finding.end)
    joined = _JOINED.match(text, start, end)
    name = name_of(finding)
    if joined and "、" in text[_clause(text, finding.printed_start) : finding.printed_start]:
        return  # 甲、乙、丙3个|实验室和研究院: three are named
    if joined:
        what = joined["what"]
        if not begins_action(what, 0, len(what)) and not _STATED.search(what) and not name.endswith(what):
            rename(finding, f"{name}{unmarked(joined[0])}")
            finding.end = joined.end()
        return
    mark = _ENDS.search(text, start, end)
    stop = mark.start() if mark else end
    if following is not None and start <= following.start < stop:
        stop = following.start - 1 if text[following.start - 1] == "、" else start
    stop = _before_another(text, start, stop)
    rest = text[start:stop]
    if not rest or len(rest) > _LONGEST_REST or _NO_REST.match(rest) or re.search(r"\d|[（）()]", _RANKING.sub("", rest)):
        return
    if not finding.action or finding.action in _CAUSES or len(name) + len(rest) > _LONGEST_NAME or rest.count("“") != rest.count("”"):
        return
    rename(finding, f"{name}{unmarked(rest)}")
    finding.end = max(finding.end, stop)


def _before_another(text: str, start: int, stop: int) -> int:
    """Where the list that the rest of a clause may go on with ends: before a number or another deed."""
    mark = text.find("、", start, stop)
    while mark >= 0:
        after = text.find("、", mark + 1, stop)
        part = text[mark + 1 : after if after >= 0 else stop]
        verb = split_action(part, 0, len(part), NO_MENTIONS)[0]
        if re.search(r"\d", part) or _SOME.match(part) or (verb and predicative(verb)):
            return mark  # 推进30个村|整治、新建5条路
        mark = after
    return stop


def _as_people(text: str, finding: Finding) -> None:
    """为14万|残疾人|代缴…: people counted by a bare number."""
    if finding.unit != "count" or not _BARE_SCALE.search(text[finding.printed_start : finding.printed_end].rstrip("以上左右")):
        return
    if _PEOPLE.match(name_of(finding)):
        finding.unit = "persons"


def _as_spread(text: str, finding: Finding) -> None:
    """免费检查试点|扩大到|60%|的县: of what there are so many."""
    if finding.action or not is_bare(name_of(finding).removesuffix("份额")):
        return
    number = finding.printed_start
    start = _clause(text, number)
    if not _SPREADS.search(text, start, number):
        return
    lead = unmarked(text[start:number]).removeprefix("将").removeprefix("把")
    if _SPREADS_ALONE.match(lead):
        whose = object_before(text, start, NO_MENTIONS)
        if not whose:
            return
        lead = f"{whose.removesuffix(lead[:2])}{lead}"
    rename(finding, f"{lead}的{name_of(finding).removesuffix('份额')}")
    finding.start = min(finding.start, start)


def _with_class(text: str, finding: Finding) -> None:
    """A class of size that is the name, or its front: 产值超百亿|县|增至30个, 落地过10亿|项目2个."""
    if finding.unit != "count":
        return
    floor = max(0, finding.printed_start - _REACH)
    found = _CLASS.search(text, _clause(text, finding.printed_start), finding.printed_start)
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


def _without_verb(text: str, finding: Finding) -> None:
    """重点|建设|优质学校30所, 新增|公益岗位400个: the verb in front of a name, which the vocabulary or 重点 had hidden."""
    name = name_of(finding)
    begin = finding.subject.start
    if finding.action not in ("", name[:2], name[2:4]) or finding.unit in SHARES:
        return
    if name != clean_phrase(text[begin : finding.subject.end]):
        return
    if text.startswith("重点", begin) and begins_action(text, begin + 2, finding.subject.end):
        begin += 2
    verb, position = split_action(text, begin, finding.subject.end, NO_MENTIONS)
    if not text.startswith(verb, begin):
        return  # 基本|建设投资
    if len(verb) < 2 or attributive(verb) or position >= finding.subject.end or names_on(text, position, finding.subject.end):
        return
    thing = clean_phrase(text[position : finding.subject.end])
    if len(thing) < 2 or is_bare(thing):
        return
    rename(finding, thing)
    finding.action = verb
    if verb in _ADDS and finding.measure == "level":
        finding.measure = "change"


def _under_opening_verb(text: str, finding: Finding) -> None:
    """抓好|总投资40亿元的9个项目, 重点推进|续建的6条公路: the verb that opens the clause, where only an attribute or a list stands between."""
    if finding.action or not finding.counted or finding.measure != "level" or finding.unit in SHARES:
        return
    number = finding.printed_start
    start = _clause(text, number)
    if not _LED.search(text, start, number):
        return
    opens = _OPENS.match(text, start, number)
    start = opens.end() if opens else start
    verb = opening_verb(text, start, number)
    if len(verb) >= 2 and verb not in NO_DEED and not attributive(verb):
        finding.action = verb
        finding.start = min(finding.start, start)


def _share_verb(text: str, before: Finding, finding: Finding) -> None:
    """新增商贸企业50家，|服务企业20家: what is added in a row of clauses, each with its number behind its name and of one classifier."""
    if finding.counted and before.counted and before.action and not finding.action and text[before.end : finding.start] == "、":
        finding.action = before.action  # 新建6个工厂和车间、|2个园区
        return
    if finding.action or finding.counted or before.counted or finding.measure != "level" or not finding.own_subject:
        return
    if text[before.printed_end : finding.start] != "，" or finding.start != finding.subject.start:
        return
    if text[finding.subject.end : finding.printed_start].strip("”） )") or before.measure != "change":
        return
    kinds = [_CLASSIFIER.search(text, one.printed_start, one.printed_end) for one in (before, finding)]
    if kinds[0] is None or kinds[1] is None or kinds[0]["of"] != kinds[1]["of"]:
        return
    verb = before.action or verb_of(text, before) or "新增"
    if verb in _ADDS or verb[:1] == "新":
        finding.action, finding.measure = verb, "change"


def _for_each(text: str, finding: Finding) -> None:
    """各县、开发区|力争新引进企业1家以上: so few are of each."""
    many = finding.low if finding.low is not None else finding.high
    name = name_of(finding)
    if finding.unit != "count" or many is None or many > _FEW or name[:1] in "各每" or "每" in name or "各" in name:
        return
    floor = max(0, finding.printed_start - _SENTENCE_REACH)
    begin = max(text.rfind(mark, floor, finding.printed_start) for mark in _SENTENCE) + 1
    while begin < finding.printed_start and text[begin] in " 　":
        begin += 1
    each = _ALL.match(text, begin, finding.printed_start) if begin > floor or floor == 0 else None
    if each is None or each.end() > finding.printed_start:
        return
    rename(finding, f"{each['each']}{name}")
    finding.start = min(finding.start, begin)


def _clause(text: str, position: int) -> int:
    """Where the clause begins that ``position`` stands in."""
    floor = max(0, position - _SENTENCE_REACH)
    return max(text.rfind(mark, floor, position) for mark in _CLAUSE) + 1
