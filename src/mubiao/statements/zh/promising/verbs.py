"""The verb that a promise is told under: 重点|建设|优质学校30所, 抓好|总投资40亿元的9个项目, 新增甲企业5家，|乙企业8家."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import attributive, begins_action, names_on, opening_verb, split_action
from mubiao.statements.zh.called import is_bare, name_of, rename, verb_of
from mubiao.statements.zh.deeds import NO_DEED
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.promising.places import clause_begin
from mubiao.statements.zh.state import SHARES

_OPENS = re.compile("(?:[一二三四五六七八九十]是|重点|要|将|继续|今年|年内|全年)+")
_LED = re.compile(r"(?:的|等)(?:首批|重点|共|全[国省市区州县])*$")
_CLASSIFIER = re.compile(r"\d[\d.]*[万亿千百余多]*(?P<of>[\u4e00-\u9fff])")
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
