"""The ways in which what stands before a name says what it lacks; each gives words of the report, or "" where nothing is plainly said.

在新开工项目投资中，|东部占四成; 发放创业贷款2亿元，|惠及企业300家; 12项民生实事共|投入资金4亿元; 甲产业园等40个|项目竣工投产. ``seeking.py``
tells which way is tried for which name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.called import RANK, is_bare, listed, name_of
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.naming.table import BARE_SHARE
from mubiao.statements.zh.phrases import clean_phrase, unmarked

# 9项|民生实事|共|…
_COUNTED_BEFORE = re.compile(r"\d[\d.]*[万余多]*[项个件家批类](?P<thing>[\u4e00-\u9fff“”]{2,14}?)(?:共|累计|合计|已)*$")
_WITHIN = re.compile(
    r"(?<![^，。；：\n])在(?:去年|今年|\d{4}年)?(?:全国|全省|全市|全区)?的?(?P<whole>[^，。；、\d]{2,24})中，(?:[^，。；]{2,30}，){0,4}$"
)
_OF_THESE = re.compile("其中|，其中")
_NEAR, _LEAD, _LONGEST_FRONT = 20, 60, 18
_SHORTEST, _LONGEST_CAUSE = 2, 30
_GETS = frozenset(("获得", "获", "争取", "争取到", "再获", "获批"))
# 农村饮水工程|使|6万农民受益; what only says when, who or how many is no cause
_MAKES = re.compile("(?:使|让|令|各类|累计|已|将|共(?:计)?有|共|全年|稳定|动态|直接|新|可|均|获得|获|争取到?|再)+$")
_NO_CAUSE = re.compile(
    r"[\d，。；：、（）]|^(?:其中|全[国省市区州县]|我[国省市区州县]|各[地级]|年内|当年|去年|今年|一年来|先后|通过|为|对|把|将|在|与|同|向|从|由|以|用|引导|协调|组织|帮助)|[的等和与及对为向]$|同比|年$|[还将]将|拨出"
)
_FOR_WHOM = re.compile("[对为向给][^，。；、\\d]{2,10}(?P<verb>实行|实施|减免|落实|提供|开展)")
# 用好|推广办法, 立足|常态: how it was done, and not on what
_MEANS = re.compile(r"用好|运用|利用|立足|围绕|坚持|依托|发挥|聚焦|突出|健全|完善|强化|加强|创新|提高|提升|优化")
_WITH_EMPHASIS = re.compile("^以[^，。；]{2,24}?为(?:重点|核心|主|主体|抓手|牵引)的")
_TELLS = re.compile(r"\d|[“”]?(?:不断|持续|进一步|更加|稳步|明显|显著|加快|要|力度|能力|水平|条件|体系|机制|工作|情况|成效|步伐|质量|活力)")
_NO_LEAD = re.compile("[省市县区州国]$|^(?:相继|先后|陆续|分别|全年|年内)+$|期间|来$|[中内上下底末]$|目前|全年|^(?:其|该|这|已|现)")
# 旅游人数和|收入, 信访总量件次、|人次
_FRONT = re.compile(
    "(?:^|[，。；、：\n]|全年|全[国省市区州县])(?P<front>[^，。；、：\\d\n和及]{2,10}?)(?:总|接待)?(?:人数|人次|总量件次|产量|产值|面积|规模|数量|利税|营收|收入|销量)(?:、|和|及|与)$"
)
_NO_FRONT = ("营业", "经营", "业务", "生产", "全年")
# 出口加工园|建成投用，入驻企业60家: what a clause before says has come to something
_CAME_ABOUT = re.compile(
    "(?:^|(?<=[，。；：\n]))(?P<who>[^，。；：、\\d\n]{3,24}?)(?:加快|持续|全部|全面|顺利|正式|扎实|稳步|不断|成功|相继|初步|已|实现)*"
    "(?:推进|建设|壮大|成势见效|集聚成势|效果显现|见效|建成(?:投用|投运|运营|投产|启用|使用)?|投用|投运|投入使用|启用|运营|运行|通车(?:运营)?"
    "|开通(?:运营)?|竣工|成为[^，。；]{2,24}|揭牌(?:成立|运营)?|挂牌(?:成立|运营)?|开园|开业)(?=，)"
)
_NO_SITE = re.compile(
    "^(?:推动|促进|支持|加快|深入|全面|推进|实施|大力|我[国省市]|全[国省市])|(?:力度|工作|改革|创新|服务|经济|体系|机制|合作|活动)$"
)
_STEM = 2
_GRADES = frozenset(("示范", "重点", "先进", "特色", "试点", "优秀"))
_BEFORE_LIST = 90  # characters that a list of members is followed back over
_LONGEST_MEMBER = 24
_NO_MEMBER = re.compile(r"^(?:[和与及或等、在对为将把向以]|其中)|[的“（(]$")


def counted_before(text: str, finding: Finding) -> str:
    """12项|民生实事|共投入资金4亿元: the things that the clause counted before."""
    place = finding.subject.start
    begin = behind_last(text, "，。；：\n", max(0, place - _LEAD), place)
    counted = _COUNTED_BEFORE.search(text, begin, place)
    return unmarked(counted["thing"]) if counted else ""


def told_before(text: str, before: Finding | None, last: Finding | None, finding: Finding) -> str:
    """发放创业贷款2亿元，|惠及企业300家: what was told right ``before``, if it is no rate; ``last`` is its own rate, if one stands behind it."""
    name = _near(text, last, finding)
    return printed(text, before) if name and before is not None and before.unit not in ("%", "pp") else ""


def same_kind(text: str, before: Finding | None, finding: Finding) -> str:
    """首批省级返乡创业|示范镇3个、示范园2个: the name with what the last of the list says before the word that both begin with, or ""."""
    if before is None or before.subject.known or before.unit != "count" or not listed(text, before, finding):
        return ""
    name, whole = name_of(finding), name_of(before)
    at = whole.rfind(name[:_STEM])
    ends_alike = 0 < len(whole) - at - _STEM <= _STEM and 0 < len(name) - _STEM <= _STEM
    if at < _STEM or not ends_alike or finding.counted or (not RANK.match(whole) and name[:_STEM] not in _GRADES):
        return ""
    return f"{whole[:at]}{name}"


def share_before(text: str, before: Finding | None, finding: Finding) -> str:
    """工业增加值|占四成，|对增长贡献率50%: what has the share told right before."""
    return _near(text, before, finding).partition("占")[0]


def _near(text: str, before: Finding | None, finding: Finding) -> str:
    place = min(finding.start, finding.subject.start, finding.printed_start)
    if before is not None and text.find("分别", before.start, before.printed_start) >= 0:
        return ""  # 汽车、家电以旧换新|分别达3万辆、8万台|: of both
    if (
        before is None
        or printed(text, before).endswith("难")
        or not 0 <= place - before.printed_end <= _NEAR
        or re.search(r"[\d。；;\n]", text[before.printed_end : place])
    ):
        return ""
    return printed(text, before)


def printed(text: str, finding: Finding) -> str:
    """The name of a finding as words, where the vocabulary knows it too."""
    return clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding)


def cause(text: str, finding: Finding) -> str:
    """What stands before the verb in the clause itself: 农村饮水工程|惠及3万人, 免费体检|使6万人受益; "" where that names nothing."""
    place = min(finding.subject.start, finding.printed_start)
    floor = max(0, place - _LEAD)
    begin = behind_last(text, "，。；：、\n", floor, place)
    if begin <= floor and floor:
        return ""
    if finding.action and text.startswith(finding.action, place - len(finding.action)):
        place -= len(finding.action)
    lead = _MAKES.sub("", text[begin:place])
    while begin < place and finding.action and lead.endswith(finding.action):
        lead = _MAKES.sub("", lead.removesuffix(finding.action))
    verb, position = split_action(lead, 0, len(lead), NO_MENTIONS)
    name = clean_phrase(lead[position:] if verb in _GETS else lead, counted=True)
    return name if _SHORTEST <= len(name) <= _LONGEST_CAUSE and not _NO_CAUSE.search(name) else ""


def object_acted_on(text: str, finding: Finding) -> str:
    """What the clause before plainly acts on: 开展|校企合作，实施项目12个; "" where it has no verb, or tells how things went."""
    place = min(finding.start, finding.subject.start, finding.printed_start)
    if text[place - 1 : place] not in ("，", "、"):
        return ""
    end = place - 1
    floor = max(0, end - _LEAD)
    begin = behind_last(text, "，。；：\n", floor, end)
    if begin <= floor and floor:
        return ""
    whom = _FOR_WHOM.match(text, begin, end)
    verb, position = (whom["verb"], whom.end()) if whom else split_action(text, begin, end, NO_MENTIONS)
    name = _WITH_EMPHASIS.sub("", clean_phrase(text[position:end]))
    if len(verb) < _SHORTEST or _MEANS.search(verb) or _TELLS.search(name) or _NO_CAUSE.search(name):
        return ""
    return name if _SHORTEST <= len(name) <= _LONGEST_FRONT and not is_bare(name) else ""


def site(text: str, start: int, finding: Finding, before: Finding | None) -> str:
    """出口加工园|建成投用，入驻企业60家: the place or work that a clause before in the sentence tells of, of which nothing was told ``before``."""
    place = min(finding.start, finding.subject.start, finding.printed_start)
    told = before.printed_end if before is not None and before.subject.start != finding.subject.start else start
    found = list(_CAME_ABOUT.finditer(text, max(start, told, place - _LEAD), place))
    if not found:
        return ""
    name = clean_phrase(found[-1]["who"])
    return name if len(name) > _SHORTEST and not _NO_SITE.search(name) and not begins_action(name, 0, len(name)) else ""


def whole(text: str, start: int, finding: Finding, before: Sequence[Finding]) -> str:
    """在|新开工项目投资|中，东部占四成: of what the share is; else the money told before 其中. The sentence begins at ``start``."""
    within = _WITHIN.search(text, max(start, finding.start - _LEAD * 2), finding.start)
    if within:
        of = BARE_SHARE.search(text, finding.subject.start, finding.printed_start)
        return f"{of['of'] or '' if of else ''}{clean_phrase(within['whole'])}"
    if not finding.own_subject:
        return ""  # 其中工业增加值…，进出口额35亿元，|占全省的|3%: the whole is said
    money = next((one for one in before if one.unit == "CNY"), None)
    if money is None or not _OF_THESE.search(text, money.printed_end, finding.start):
        return ""
    return printed(text, money)


def lead(text: str, finding: Finding) -> str:
    """灾后重建|240个|项目全部完工: what stands right before the number and does nothing; "" where a verb, a time or a place stands there."""
    number = finding.printed_start
    floor = max(0, number - _LEAD)
    begin = behind_last(text, "，。；：！、\n", floor, number)
    if not finding.counted or (begin <= floor and floor) or text[begin - 1 : begin] == "、":
        return ""
    before = _MAKES.sub("", text[begin:number])
    name = clean_phrase(before.removesuffix(finding.action) if finding.action else before)
    if not _SHORTEST <= len(name) <= _LONGEST_FRONT or _NO_CAUSE.search(name) or _NO_LEAD.search(name):
        return ""
    return name if split_action(name, 0, len(name), NO_MENTIONS) == ("", 0) else ""


def front_of_list(text: str, finding: Finding) -> str:
    """茶叶|产量、|产值分别增长…: the front of the name before it in the list, without what that measures; "" where it measures nothing."""
    start = finding.subject.start
    found = _FRONT.search(text, max(0, start - _NEAR), start)
    return found["front"] if found and not _NO_CAUSE.search(found["front"]) and not found["front"].endswith(_NO_FRONT) else ""


def first_member(text: str, start: int, end: int) -> str:
    """The first of the members listed before 等 at ``end``, without the verb that opens their clause; "" where none is sure."""
    if text[end : end + 1] != "等":
        return ""
    floor = max(start, end - _BEFORE_LIST)
    begin = behind_last(text, "，。；：\n", floor, end)
    if begin == 0:  # no mark within reach
        if floor != start:
            return ""
        begin = start
    begin += len("重点") if text.startswith("重点", begin) and begins_action(text, begin + len("重点"), end) else 0
    position = split_action(text, begin, end, NO_MENTIONS)[1]
    members = [member.strip() for member in text[position:end].split("、")]
    if members[0].startswith(("为", "向")) and len(members) > 1:
        members.pop(0)  # 为方一期、|嘉尚二期: a name may begin like a clause
    member = members[0]
    return member if _SHORTEST <= len(member) <= _LONGEST_MEMBER and not _NO_MEMBER.search(member) else ""
