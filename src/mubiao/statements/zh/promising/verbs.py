"""The verb that a promise is told under: 重点|建设|优质学校30所, 抓好|总投资40亿元的9个项目, 新增甲企业5家，|乙企业8家."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import attributive, begins_action, names_on, opening_verb, split_action
from mubiao.statements.zh.called import is_bare, name_of, rename, verb_of
from mubiao.statements.zh.deeds import NO_DEED
from mubiao.statements.zh.lexicon import any_of, words
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.promising.places import clause_begin
from mubiao.statements.zh.state import SHARES

_OPENS = re.compile("(?:[一二三四五六七八九十]是|重点|要|将|继续|今年|年内|全年)+")
_LED = re.compile(r"(?:的|等)(?:首批|重点|共|全[国省市区州县])*$")
_SECOND = re.compile("[及和与](?:提质(?:改造|升级)?|提升|改造|改建|扩建|修缮|修复|整治|更新)(?=..)")
_BUILDS = frozenset(("新建", "改建", "扩建", "改扩建", "新改扩建", "新改建", "建成", "续建", "新增", "新引进"))
_EARNED = re.compile("(?:亩均|户均|人均)(?:税收|产值|利润|收入)$")
_GIVEN = re.compile("(?P<verb>落实|安排|筹集|争取|投入)支持$")
_SHORTEST_FOR = 2
_CLASSIFIER = re.compile(r"\d[\d.]*[万亿千百余多]*(?P<of>[\u4e00-\u9fff])")
# What brings forth or deals with a thing, so that the next of a row is what it does too.
_MAKES = words("promising", "makes")
_THING = re.compile(f"(?:{any_of('promising', 'things')})$")
# Nothing but a word of about how many between a name and its number: no 达到, no 突破.
_BARELY = re.compile("[”’） )]*(?:不少于|不低于|至少|各|约|近|超过?)?")
_ENDS = "，。；、\n"
_NOT_MADE = ("续建", "在建", "储备", "新储备", "在库", "新", "各", "每", "全", "现有", "累计", "总")
_LAND = ("mu", "m2", "km")
_ADDS = frozenset(("新增", "新增加", "净增", "净增加", "增加", "再增加", "再新增", "新培育", "新认定", "扩大"))


def without_verb(text: str, finding: Finding) -> None:
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


def with_second_verb(finding: Finding) -> None:
    """新建|及提质|绿道90公里: both are done."""
    second = _SECOND.match(name_of(finding)) if finding.action and name_of(finding)[0] in "及和与" else None
    if second is not None:
        rename(finding, name_of(finding)[second.end() :])
        finding.action = f"{finding.action}{second[0]}"


def not_its_verb(text: str, finding: Finding) -> None:
    """对|参加|医保居民的补助标准: what those do whom it is for is no deed of the promise."""
    if not finding.action or finding.counted:
        return
    if attributive(finding.action) and name_of(finding).startswith(finding.action):
        finding.action = ""  # |试点|城市扩大到90个
        return
    if finding.unit == "CNY" and finding.action in _BUILDS and _EARNED.search(name_of(finding)):
        rename(finding, f"{finding.action}{name_of(finding)}")  # 新改扩建|投用项目亩均税收: which projects
        finding.action = ""
        return
    subject = finding.subject
    if finding.unit == "CNY" and finding.action == "支持" and (given := _GIVEN.search(text, 0, subject.start)) is not None:
        rename(finding, f"支持{name_of(finding)}")  # 落实|支持发展的财政资金
        finding.action = given["verb"]
        finding.start = min(finding.start, given.start())
        return
    at = text.find(finding.action, max(0, subject.start - len(finding.action)), subject.end)
    if at < _SHORTEST_FOR or text.find("的", at, subject.end) < 0:
        return
    if text[at - 1] in "对为给向" or text.startswith("用于", at - 2):
        rename(finding, clean_phrase(text[min(at, subject.start) : subject.end]))
        finding.action = ""
        if finding.measure == "change" and finding.printed_start >= subject.end:
            finding.measure = "level"


def under_opening_verb(text: str, finding: Finding) -> None:
    """抓好|总投资40亿元的9个项目, 重点推进|续建的6条公路: the verb that opens the clause, where only an attribute or a list stands between."""
    if finding.action or not finding.counted or finding.measure != "level" or finding.unit in SHARES:
        return
    number = finding.printed_start
    start = clause_begin(text, number)
    if not _LED.search(text, start, number):
        return
    opens = _OPENS.match(text, start, number)
    start = opens.end() if opens else start
    verb = opening_verb(text, start, number)
    if len(verb) >= 2 and verb not in NO_DEED and not attributive(verb):
        finding.action = verb
        finding.start = min(finding.start, start)


def share_verb(text: str, before: Finding, finding: Finding) -> None:
    """新增商贸企业50家，|服务企业20家: what is added in a row of clauses, each with its number behind its name and of one classifier."""
    if finding.counted and before.counted and before.action and not finding.action and text[before.end : finding.start] == "、":
        finding.action = before.action  # 新建6个工厂和车间、|2个园区
        if before.measure == "change" and finding.measure == "level" and before.action in _ADDS:
            finding.measure = "change"  # 新增3个县通过…、|1个县通过…
        return
    if finding.action or finding.measure != "level" or not finding.own_subject or finding.unit in SHARES:
        return
    between = text[max(before.printed_end, before.subject.end) : finding.start]
    if finding.counted or before.counted:
        made = finding.counted and before.counted and between == "，" and before.action in _MAKES and before.unit == finding.unit
        if made and finding.start == finding.printed_start and text[finding.subject.end] in _ENDS and _is_thing(name_of(finding)):
            finding.action = before.action  # 建设24个滑冰场，|26个健身中心
        return
    if between not in ("，", "、") or finding.start != finding.subject.start or not _same_kind(text, before, finding):
        return
    if _BARELY.fullmatch(text, finding.subject.end, finding.printed_start) is None:
        return
    verb = before.action or _told_under(text, before)
    if before.measure == "change" and (between == "，" or verb in _ADDS):
        barely = not text[finding.subject.end : finding.printed_start].strip("”） )")
        if barely and (between == "，" or _is_thing(name_of(finding))) and (verb in _ADDS or verb[:1] in ("新", "")):
            finding.action, finding.measure = verb or "新增", "change"
            return
    if not _is_thing(name_of(finding)) or _BARELY.fullmatch(text, before.subject.end, before.printed_start) is None:
        return
    if verb in _MAKES:
        finding.action = verb
        finding.measure = before.measure


def _is_thing(name: str) -> bool:
    """The name ends with a thing, and no verb, work or owner stands at its front: no 续建|项目, no 各县|企业."""
    return _THING.search(name) is not None and not name.startswith(_NOT_MADE) and not split_action(name, 0, len(name), NO_MENTIONS)[0]


def _told_under(text: str, finding: Finding) -> str:
    """The verb before a name of the vocabulary, or the one it begins with: 确保|新设立|经营主体4万户; "" where there is none."""
    verb = verb_of(text, finding)
    if verb and verb not in NO_DEED:
        return verb
    start = finding.subject.start
    verb, position = split_action(text, start, finding.subject.end, NO_MENTIONS)
    if verb and position < finding.subject.end and verb not in NO_DEED and text.startswith(verb, start):
        return verb
    begin = clause_begin(text, start)  # 新增甲企业9家、|乙企业5家: the verb of their list
    verb = split_action(text, begin, start, NO_MENTIONS)[0] if "、" in text[begin:start] else ""
    return "" if verb in NO_DEED else verb


def _same_kind(text: str, before: Finding, finding: Finding) -> bool:
    """Both are counted by the same word, or measured in the same unit of land."""
    if before.unit != finding.unit:
        return False
    if finding.unit in _LAND:
        return True
    kinds = [_CLASSIFIER.search(text, one.printed_start, one.printed_end) for one in (before, finding)]
    return kinds[0] is not None and kinds[1] is not None and kinds[0]["of"] == kinds[1]["of"]
