"""What stands between a verb and the number of a counted thing, and is in no other field: whose the things are, which batch, chosen by whom.

某理工大学研究院|13个|实验室投入使用, 首批|4家|省实验室挂牌, 年初承诺的|33项|民生实事, 推出|科技创新|10个|行动计划. Without it the number is
told of more than it counts. The words go before the name as they are printed; run on records that are given.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import nearest_verb, split_action
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import unmarked

_MARKS = "，,。；：:！？、\n"
_REACH, _SHORTEST, _LONGEST, _LONGEST_NAME = 34, 2, 22, 60
# How many altogether, when and where in the reporting place: told by other fields, or by none that is missed.
_BEFORE = re.compile(
    r"(?:其中|此外|同时|[全我本][国省市区州县盟旗疆]范围内|范围内|[全我本][国省市区州县盟旗疆]|全域|区域|今年|去年|上年|明年|全年|当年|年内|年度|目前|现在|现已|现(?![行代场有存役实])|已|又|还|再|并|也|共|累计|一共|先后|相继|陆续"
    r"|各地|各级|各类|各项|各|一年来|[一两二三四五六七八九十\d]+年来|主动|成功|顺利|圆满|首次|率先|重点|认真|有效|有力|及时|大力|积极|全面|扎实|深入|持续|继续|稳步|有序)+"
)
_BEHIND = re.compile(r"(?:[约近超逾达共各均已再又还有仅]|超过|将近|累计|合计|总计|至少|不少于|成功|先后|集中|首次|了|全部|合力)+$")
# What leads to another phrase, tells how much or goes on with a list: no word of what is counted.
_NO_LEAD = re.compile(
    r"[、\d（()）%％]|[等和与及或以在从由于对向为给把将使让被按就有是到至出成入每如即]$|以及$|围绕$|通过$|来自|每|[〇一二两三四五六七八九十百千]+(?:个|大|方面|类|条|项|家|名|座|处|余|多)"
    r"|^(?:包括|在|对|向|为|给|把|将|使|让|由|从|以|于|与|同|和|及|有|是|这|其|该|如|按|用|通过|围绕|根据|按照|为了|自)|^[^“]*”|“[^”]*$|[了着过]$|(?<=.)已|曾|(?<=.)(?:还|就|都|将)(?=.{1,3}$)|涉及的$|全[国省市]$|期间$|以来$|年[初底末]?$|[八九][〇○零一二三四五六七八九]{2}年|月$|日$|排名|前列|位居|名列"
)
_OF_MONEY = re.compile(r"(?:计划|协议)?总?投资(?:超|超过|达)?[\d.]+[万千百亿]*(?:亿|万)?元的")
# 某研究院|建成|8个|平台: whoever did it, where it is no division of the reporting place
_ACTOR = re.compile(
    "(?:研究院|科学院|学院|大学|公司|集团|实验室|示范区|试验区|自贸区|自贸港|园区|开发区|高新区|新区|先行区|合作区|科技城|港|机场|海关|法院|银行|基金|改革试点|产业园)$"
)
# Deeds that the list of verbs has not: they are the record's verb, behind another (结对|关爱) or alone.
_DEEDS = frozenset(("关爱", "明确", "重组", "重建", "撤销", "涌现", "维护", "动员", "调派", "放大", "投运", "议定", "经受", "救援"))
_SPAN = re.compile("[一两二三四五六七八九十\\d]+年")


def with_lead(text: str, finding: Finding) -> None:
    """Put before the name of what is counted outside the vocabulary what stands before its number and no field holds."""
    number = finding.printed_start
    if finding.subject.known or not finding.counted or finding.measure == "ratio" or text[number - 1] in _MARKS:
        return
    floor = max(0, number - _REACH)
    begin = behind_last(text, _MARKS, floor, number)
    if (begin <= floor and floor) or text[begin - 1 : begin] == "、":
        return  # 甲、乙|2个|实验室: those that are counted
    verb, position = split_action(text, begin, number, NO_MENTIONS)
    before = text[position - 1] if position > begin else ""
    if (
        (before == "有" and not verb)
        or (before == "近" and _SPAN.match(text, position) is not None)
        or (before == "已" and text[number - 1] == "的")
    ):
        position -= 1  # 有机|串联, 近|两年出让的, 已|立项的
    lead = _plain(text[position:number], finding.action)
    acted = nearest_verb(lead, 0, len(lead))
    if acted:
        lead = _BEHIND.sub("", lead.removesuffix(acted))
        if verb or _ACTOR.search(lead) is None:
            return
    name, lead = name_of(finding), unmarked(lead)
    if lead in _DEEDS:
        finding.action = f"{finding.action}{lead}" if finding.action == verb else finding.action or lead
    elif _belongs(lead, name):
        shared = next((n for n in (3, 2) if lead.endswith(name[:n])), 0)
        rename(finding, f"{lead}{name[shared:]}")
        finding.start = min(finding.start, begin)


def _plain(lead: str, action: str) -> str:
    """The words without those of time, manner and sum around them, and without the verb that the record has."""
    if not lead.startswith("首批") and not (lead.startswith("已") and lead.endswith("的")):
        front = _BEFORE.match(lead)
        lead = lead[front.end() :] if front is not None else lead
    lead = _BEHIND.sub("", lead)
    return lead.removeprefix(action) if action and len(lead) > len(action) else lead


def _belongs(lead: str, name: str) -> bool:
    """The words tell which ones are counted, and the name does not say it yet."""
    if not _SHORTEST <= len(lead) <= _LONGEST or len(lead) + len(name) > _LONGEST_NAME:
        return False
    if _NO_LEAD.search(lead) and _OF_MONEY.fullmatch(lead) is None:
        return False
    return lead not in name and not name.startswith(lead[-4:]) and name[:4] not in lead
