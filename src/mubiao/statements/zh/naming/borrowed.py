"""A verb right before a number that is no deed on what the number counts: it ends a noun, or belongs to what is said of others.

年初|确定的10件实事全部兑现, 城市|建设12类问题攻坚, 组建产业联盟等|9项经验入选全省案例. Run on each result when its name is complete.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import VERBS, opening_verb
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import unmarked

_REACH = 48
# Verbs that are as often the end of a noun: 城市建设, 产业发展, 综合改革试点, 回收利用
_NOUNS_TOO = frozenset(("建设", "发展", "试点", "回收", "利用", "生产", "开发", "研究", "应用", "改造", "保护", "管理", "教育"))
_ABOUT = words("actions", "about")
# Deeds that the noun before the number can be the object of: 开展|文明城市建设|12类问题攻坚
_DONE = frozenset(("开展", "实施", "完成", "落实", "细化落实", "攻克", "突破", "解决", "启动", "启动建设", "获批", "获得", "破解", "获"))
_CHOSEN = re.compile("(?:入选|获评|获批|荣获|列入|纳入|入围|上榜|推广|兑现|完成|落地|落实|竣工|投产|获[^，]{0,8}奖)")
# They bring about what is said behind the number: 推动美达等|15个项目竣工
_CAUSES = frozenset(("推动", "引进", "促成", "支持", "助推", "促进", "帮助", "争取"))
# 在荷兰等5个|国家|投运…
_ABROAD = re.compile("国家(?:和地区)?(?P<verb>投运|建成|设立|新建|建立|布局|开设|举办|开展|组织|承建|实施)(?=..)")
# What stands between a counted thing and the mark behind it, where no other number, clause or list does.
_REST = re.compile("(?![和与及或等的在均都（])[“”\u4e00-\u9fff]{3,16}(?=[，。；、])")
_CLAUSE = re.compile("[的已所来一二三四五六七八九十百千万]")
_JOINING = "和与、"


def without_borrowed_verb(text: str, told: Told) -> None:
    """Take the verb from a counted result where it is no deed on what is counted, in place, or set the one that opens the clause."""
    finding = told.finding
    if told.kind != "outcome" or finding.subject.known:
        return
    if not finding.counted and not finding.action and text.startswith("个", finding.subject.start - 1):
        _without_places(finding)
    if not finding.counted or not finding.action:
        return
    _whole_thing(text, finding)
    stop = finding.printed_start
    begin = behind_last(text, "，。；：\n", max(0, stop - _REACH), stop)
    before = text[begin:stop]
    chosen = _CHOSEN.search(name_of(finding)) is not None
    if chosen and finding.action not in _CAUSES and (before.endswith("等") or before.endswith(f"{finding.action}的")):
        finding.action = ""
        return
    if finding.action not in _NOUNS_TOO or not before.endswith(finding.action):
        return
    lead = before[: -len(finding.action)]
    if not lead or lead[-1] in _JOINING or lead.endswith(tuple(VERBS)):
        return  # 开发、|利用10处
    opening = opening_verb(text, begin, stop)
    if opening in _DONE:
        finding.action = opening
    elif chosen and not opening and lead not in _ABOUT:
        finding.action = ""


def _without_places(finding: Finding) -> None:
    """在5个|国家投运海外仓|8个: where it is done is no part of what is counted."""
    where = _ABROAD.match(name_of(finding))
    if where is not None:
        finding.action = where["verb"]
        rename(finding, name_of(finding)[where.end() :])


def _whole_thing(text: str, finding: Finding) -> None:
    """新增2个全国传统村落|集中连片保护示范县, 设立3亿元科技成果|转化基金: a name that a verb cut, or what is said of those that were added."""
    end = finding.subject.end
    rest = _REST.match(text, end)
    if rest is None or rest[0] in name_of(finding) or not text.endswith(name_of(finding)[-2:], finding.subject.start, end):
        return
    if rest[0].startswith("是"):
        if name_of(finding).endswith("特别"):
            rename(finding, name_of(finding)[:-2])  # 应对9轮强降雨|特别是台风影响
        return
    if _CLAUSE.search(rest[0]):
        return
    rename(finding, f"{name_of(finding)}{unmarked(rest[0])}")
    finding.end = max(finding.end, rest.end())
