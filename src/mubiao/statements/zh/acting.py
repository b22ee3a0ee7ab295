"""The verb of a promise that has none: right before its name (新设|公益性岗位900个, 突破|关键技术5项) or at its head (（2）|改造|危桥9座).

The grammar of names leaves a name of the vocabulary whole, and takes a verb that can also say how far something has come (突破) for a
word of the number. Run when the names and deeds of a sentence are complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import VERB_IN_NAME, attributive, begins_action, is_noun, names_on, nearest_verb, split_action
from mubiao.statements.zh.called import is_bare, listed, name_of, rename
from mubiao.statements.zh.deeds import NO_DEED
from mubiao.statements.zh.heads import measures
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import SHARES

_CLAUSE = "，。；：、\n 　"
_REACH, _SHORTEST_WITH_VERB = 24, 3
_MONEY, _SOWN = ("CNY", "USD"), ("播种", "种植")
# They say that something is so or comes to be so, and not what is done.
_IDLE = frozenset(("实现", "有", "共", "达", "稳定", "保持", "超过", "完成", "发展", "新增", "净增", "增加", "带动", "覆盖", "惠及"))
# What is broken through, and is no step that a number passes: 突破|关键技术5项
_BROKEN_THROUGH = words("acting", "broken_through")

# 新|（改）|建公路
_DEED = re.compile("新[（(][改扩续迁、]{1,4}[）)][建造]|新[建造][（(](?:改造|改建|扩建|续建|改扩建)[）)]")
_DONE_ANEW = frozenset(("新建", "新造", "新", "改建", "改造", "续建"))
_BRACKETED = 8
_ENDS_WITH = frozenset(("竣工", "建成", "投产", "完工", "竣工投产", "建成投产", "续建"))
_BEFORE_DEED = ("，", "。", "；", "：", "、", "\n", "要", "")
_STOPPED = re.compile("(?:[停缓关]建、)*[停缓关]建(?=[\u4e00-\u9fff]{2})")
# 安居工程|新安排|90万套: the deed between the name and its number
_SET_DOWN = frozenset(("新安排", "投运", "新开工", "新投用", "新启用"))
_STAGED = re.compile("(?P<verb>竣工|开工|建成|新开工)(?=各类|新建)")
_STAGE = re.compile("(?:投入使用|开工|投产|竣工|建成|完工|投用|投运|启用|落地|开业)$")


def set_verbs(text: str, told: Sequence[Told]) -> None:
    """Give the commitments among what one sentence tells in order the verb that stands before their names, or their list's."""
    for i, one in enumerate(told):
        finding = one.finding
        if one.kind != "commitment" or finding.subject.known:
            continue
        _as_kept(finding)
        if (
            finding.measure == "ratio"
            and finding.action
            and finding.action not in text[_clause(text, finding.subject.start) : finding.subject.start]
        ):
            finding.action = ""  # 提案|办复率: a share is of what was done, and nobody does it
        if finding.measure not in ("level", "change"):
            continue
        if finding.action:
            _nearest(text, finding)
            _own_verb(finding)
            _stopped(finding)
            _in_all(text, finding)
            _as_printed(text, finding)
            continue
        if finding.unit in SHARES or finding.unit in _MONEY:
            continue
        _nearest(text, finding)
        _put_to_use(text, finding)
        if finding.action:
            continue
        before = told[i - 1].finding if i else None
        if not finding.counted:
            finding.action = _verb_before(text, finding) or _verb_of_name(finding)
        elif before is not None and before.action and before.counted and told[i - 1].kind == "commitment" and listed(text, before, finding):
            finding.action = before.action  # 推动40个省级、|60个市级专科建设
        _as_printed(text, finding)


def _as_kept(finding: Finding) -> None:
    """稳定|水果种植面积90万亩: the verb is none of the name; 浓度每立方米|20微克: the volume belongs to the unit."""
    name = name_of(finding)
    if name.startswith("稳定") and len(name) > len("稳定就业") and (measures(name) or name.endswith("率")):
        rename(finding, name.removeprefix("稳定"))
    elif finding.unit == "ug" and name.endswith("每立方米"):
        rename(finding, name.removesuffix("每立方米"))
        finding.unit = "ug/m3"


def _nearest(text: str, finding: Finding) -> None:
    """建成特色小镇9个，今年|启动|4个: what is carried over has its own deed, right before its number."""
    if finding.counted:
        return
    start = behind_last(text, _CLAUSE, max(0, finding.printed_start - _REACH), finding.printed_start)
    verb = nearest_verb(text, start, finding.printed_start)
    passed = not finding.action and verb in _SET_DOWN and finding.subject.end <= finding.printed_start - len(verb)
    if (
        (not finding.own_subject or passed)
        and verb
        and verb not in NO_DEED
        and verb not in _IDLE
        and verb != finding.action
        and not finding.action.endswith(verb)
    ):
        finding.action = verb
        if verb in _ENDS_WITH and name_of(finding).startswith("新开工"):
            rename(finding, name_of(finding).removeprefix("新开工"))  # 新开工项目90个，|竣工|60个
    elif finding.action and _STAGE.search(name_of(finding)) and finding.action not in text[start : finding.printed_start]:
        finding.action = ""  # 抓好13所续建学校，|新投入使用|9所: the name tells it


def _clause(text: str, position: int) -> int:
    return behind_last(text, _CLAUSE, max(0, position - _REACH), position)


def _in_all(text: str, finding: Finding) -> None:
    """累计|培育老字号135家: of all years, and not of this one alone."""
    start = finding.start
    if finding.measure == "level" and text.startswith("累计", start - 2) and text.startswith(finding.action, start):
        finding.action, finding.start = f"累计{finding.action}", start - 2


def _own_verb(finding: Finding) -> None:
    """实施|新增床位470张: the verb of a list whose last member has one of its own."""
    name = name_of(finding)
    rest = name.removeprefix(finding.action)
    if rest != name and len(rest) > _SHORTEST_WITH_VERB and not is_bare(rest):
        rename(finding, rest)  # 实施|实施数字化改造项目
        return
    own = _STAGED.match(name) if not finding.counted else None
    if own is not None and own["verb"] != finding.action:
        rename(finding, name[own.end("verb") :])  # 筹集租赁住房5万套、|竣工|各类保障房8万套
        finding.action = own["verb"]
        return
    if not finding.counted and name.startswith("新增") and len(name) > _SHORTEST_WITH_VERB and finding.action not in name:
        rename(finding, name.removeprefix("新增"))
        finding.action, finding.measure = "新增", "change"


def _verb_before(text: str, finding: Finding) -> str:
    """The verb that ends where the name begins, if nothing but words of time and manner stands before it in the clause; else ""."""
    place = finding.subject.start
    name = name_of(finding)
    if not finding.own_subject or clean_phrase(text[place : finding.subject.end]) != name:
        return ""
    floor = max(0, place - _REACH)
    start = behind_last(text, _CLAUSE, floor, place)
    if start >= place or (start == 0 and floor):
        return ""
    verb, position = split_action(text, start, place, NO_MENTIONS)
    if position != place or len(verb) < 2 or (attributive(verb) and not (verb in _SOWN and finding.unit == "mu")):
        return ""
    if verb == "突破":
        return verb if name.endswith(tuple(_BROKEN_THROUGH)) else ""
    return "" if verb in NO_DEED or verb in _IDLE else verb


def _verb_of_name(finding: Finding) -> str:
    """The verb that the name begins with, and which is then no part of it: 改造|危桥, but 改造|工程; "" where there is none."""
    name = name_of(finding)
    verb, position = split_action(name, 0, len(name), NO_MENTIONS)
    thing = name[position:]
    if len(verb) < 2 or len(thing) < 2 or verb in NO_DEED or verb in _IDLE or not name.startswith(verb) or position != len(verb):
        return ""
    if names_on(name, position, len(name)) or VERB_IN_NAME.match(thing) or is_bare(thing) or is_noun(name, 0, verb):
        return ""
    if begins_action(thing, 0, len(thing)):
        return ""  # 组织|开展…: two deeds
    rename(finding, thing)
    return verb


def _put_to_use(text: str, finding: Finding) -> None:
    """投运|3所医疗中心: a deed that is a noun as often, and a verb right behind a mark and before a number."""
    number = finding.printed_start
    if finding.counted and text.startswith("投运", number - 2) and text[number - 3 : number - 2] in _BEFORE_DEED:
        finding.action = "投运"
        finding.start = min(finding.start, number - 2)


def _stopped(finding: Finding) -> None:
    """淘汰、|停建、缓建|煤电产能: all three are done to it."""
    stopped = _STOPPED.match(name_of(finding))
    if stopped is not None:
        rename(finding, name_of(finding)[stopped.end() :])
        finding.action = f"{finding.action}、{stopped[0]}"


def _as_printed(text: str, finding: Finding) -> None:
    """新（改）建|公路: the deed as it is printed; both are done."""
    if finding.action not in _DONE_ANEW:
        return
    floor = max(0, min(finding.subject.start, finding.printed_start) - _BRACKETED)
    found = _DEED.search(text, floor, max(finding.subject.start, finding.printed_start))
    if found is not None:
        finding.action = found[0]
