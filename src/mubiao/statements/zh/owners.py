"""Whose value it is where that is not the report's own area: 太原市地区生产总值, or a clause that a part of it opens (雄安新区完成投资…)."""

from __future__ import annotations

import re

from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.statements.findings import Finding
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import begins_action
from mubiao.statements.zh.counting import listed_before

_BLANKS = " 　“—-"
# Behind a place, these make of it a direction, a member of a list or a modifier of a name and no topic.
_NO_TOPIC = re.compile(
    r"[、和与及至到—-]|等|机场|大学|港(?!区)|铁路|高速|高铁|路|线|湖|江|河|山|银行|集团|公司|站|口岸|杯|宣言|协定|论坛|会议|自然|国家|国际|籍|产|的"
)


def owner(text: str, sentence: int, finding: Finding, mentions: Mentions, own: Place | None) -> Place | None:
    """The place that a value of the sentence beginning at ``sentence`` is about; ``None``: the report's own area.

    A part is taken only where it is named with the indicator or opens the value's own clause, alone: what a later clause says may
    be of the whole again, and no word tells.
    """
    grade, named = _is_a_grade(finding), finding.subject.owner
    above = _superior(text, sentence, finding, own) if not grade and own is not None and finding.own_subject else None
    if above is not None:
        return None if own is not None and above.code == own.code else above
    if named is not None:
        if grade and named.code == NATION:
            return None
        return None if own is not None and named.code == own.code else named
    if own is None:
        return None
    end = min(finding.subject.start, finding.printed_start)
    stop = max(finding.subject.end, finding.printed_end)
    if not mentions.places_within(sentence, stop):
        return None
    clause = _clause(text, sentence, end)
    places = mentions.places_within(clause, stop)
    if len(places) != 1:
        return None  # several places share the value, or are counted by it
    place = places[0]
    begins = not text[clause : place.start].strip(_BLANKS)
    inside = place.place.code != own.code and place.place.is_in(own)
    if not begins or not inside or place.end > end or _NO_TOPIC.match(text, place.end):
        return None
    if (
        finding.counted
        and listed_before(text, place.end, finding.printed_start)
        and not begins_action(text, place.end, finding.printed_start)
    ):
        return None  # 云溪长坡风电场等24个项目: where the first of the list is
    return place.place


def setter(text: str, sentence: int, finding: Finding, mentions: Mentions, own: Place | None) -> Place | None:
    """The place above the report's own that set a plan for itself: 国家明确，到2035年人均国内生产总值…, 省委提出，到2027年…; ``None``: the
    report's own, which the words between may name too (省委提出，到2027年我市…).
    """
    end = finding.printed_start
    if own is None or own.level == "nation" or finding.subject.owner is not None:
        return None
    group = max(sentence, text.rfind("；", sentence, end) + 1)
    says = _SAYS.search(text, group, end)
    if says is None or _OWN_WORD.search(text, says.end(), end) or text.find(own.name[:2], says.end(), end) >= 0:
        return None
    if says["nation"]:
        return gazetteer().by_code(NATION)
    unit = says["unit"]
    if unit is None:
        named = [place.place for place in mentions.places_within(group, says.end()) if place.end == says.start("verb")]
        return named[0] if named and named[0] is not None and named[0].code != own.code and own.is_in(named[0]) else None
    code = own.province if unit in ("省", "自治区") else own.prefecture if own.level == "county" else None
    return gazetteer().by_code(code) if code is not None and code != own.code else None


_SAYS = re.compile(
    r"(?:(?P<nation>党的[一二三四五六七八九十]{2,3}[大届][^，。；]{0,8}|党中央|中共中央|国务院|国家|(?<!其)中央)|(?P<unit>省|自治区|市|州)(?:委|党委|政府|第?[^，。；]{1,4}次党代会)(?:、[省市州]政府)?|(?<=[省市区州县]))"
    r"(?:[“《][^，。；”》]{2,14}[”》])?(?:规划|计划|纲要|建议|[^，。；]{0,6}全会)?(?:已经?)?(?P<verb>明确|提出|确定|规定|要求|部署|设定)(?!的)(?:了)?"
)
_OWN_WORD = re.compile("[全我本][省市区州县盟旗]|我们")


def _clause(text: str, sentence: int, end: int) -> int:
    return max(sentence, *(text.rfind(mark, sentence, end) + 1 for mark in "，。；：\n"))


def is_of_a_part(finding: Finding, place: Place | None, own: Place | None) -> bool:
    """园区建设要…，投资增速高于全市平均水平 in a city's own report: of parts of it, since no place is above its own average."""
    if own is None or (place is not None and place.code != own.code) or finding.relative is None:
        return False
    return finding.relative.to == _OWN_AVERAGE.get(own.level) and finding.relative.op in (">", ">=")


_OWN_AVERAGE = {"nation": "national_average", "province": "provincial_average", "prefecture": "other:prefecture_average"}


def _is_a_grade(finding: Finding) -> bool:
    """全省|百强乡镇5个, 全国|重点实验室: what things are called that the report's own area has, not whose they are."""
    return not finding.subject.known or finding.counted or finding.unit in ("count", "households")


def _superior(text: str, sentence: int, finding: Finding, own: Place) -> Place | None:
    """全省 in a city's report is the province, 全市 in a county's the city; ``own`` where 我市 leads back; ``None`` where no such word stands there."""
    said = _WHOLE.search(text, max(sentence, finding.subject.start - 12), finding.subject.start)
    if said is None:
        return None
    unit = said["unit"]
    if said["who"] in "我本" or unit in _OWN_UNITS[own.level] or (unit == "市" and own.kind == "市"):
        return own if said["who"] in "我本" else None
    if unit == "国":
        return gazetteer().by_code(NATION)
    code = own.province if unit in "省区" else own.prefecture or own.province  # 全市 in a district of Chongqing
    if code is None or code == own.code or (unit == "区" and own.province not in _AUTONOMOUS):
        return None
    return gazetteer().by_code(code)


# What 全X means the report's own area by, at each level; elsewhere it is an area above.
_OWN_UNITS = {"nation": "国", "province": "省市区", "prefecture": "市州盟区", "county": "县区旗"}
_AUTONOMOUS = ("150000", "450000", "540000", "640000", "650000")
_WHOLE = re.compile(r"(?P<who>[全我本])(?P<unit>[国省市区州盟县旗])(?:的)?(?:预计|完成|实现|累计|年均|今年|上年|去年|平均)*$")


# 某集团|要…, 支持高新区|做大…: whoever a sentence is about, and what follows is said of
_BODY = re.compile(
    r"[ 　“]*(?:支持|推动|引导|鼓励|指导|督促)?(?P<who>[^，。；：、\d\n]{0,16}?(?:[^，。；：、\d\n]{2}(?:集团|公司|银行)|开发区|高新区|经开区|园区|产业园|自贸区|保税区|港区|新城|集聚区))"
    r"(?=要(?!素)|应|将|力争|围绕|聚焦|突出|做大|做强|做优|加快|全面|着力|以|坚持|充分|深化|大力|奋力|持续|积极|加强|提升|推进|推动|打造)"
)
_ZONE = re.compile("[\u4e00-\u9fff]{2}(?:新区|新城|开发区|高新区|经开区|自贸区|保税区)")
_OF_ALL = re.compile("[全我本][国省市区州盟县旗]")


def body(text: str, sentence: int, finding: Finding, differs: bool) -> str:
    """The company or zone that the sentence is about, whose value this is and not its area's; "" where it is about none.

    ``differs``: the area's own target is another, so that a zone named anywhere before in the sentence has this one.
    """
    end = min(finding.subject.start, finding.printed_start)
    group = max(sentence, text.rfind("；", sentence, end) + 1)
    if differs:
        zones = _ZONE.findall(text, group, end)
        if zones and not _OF_ALL.search(text, text.rfind("，", sentence, end) + 1, end):
            return str(zones[-1])
    found = _BODY.match(text, group, end)
    if found is None or begins_action(found["who"], 0, len(found["who"])) or _OF_ALL.search(text, text.rfind("，", sentence, end) + 1, end):
        return ""
    return found["who"]
