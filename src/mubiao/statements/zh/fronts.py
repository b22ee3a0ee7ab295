"""What a result's name lacks at its front stands before it in the sentence: of which whole a share is, what a fund is for, by what people gain.

在新开工项目投资中，|东部占四成; 发放创业贷款2亿元，|惠及企业300家; 12项民生实事共|投入资金4亿元. The parts are words of the report. What
cannot be told is left as it is; ``lacks_front`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.records import Bound
from mubiao.statements.findings import Finding, Told
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.completing import is_bare, name_of, rename
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import clean_phrase, unmarked

_GAINS = "|".join(sorted(words("fronts", "gains"), key=len, reverse=True))
_WHO = "|".join(sorted(words("fronts", "who"), key=len, reverse=True))
_DONE = "|".join(sorted(words("fronts", "done"), key=len, reverse=True))
_SPENT = "|".join(sorted(words("fronts", "spent"), key=len, reverse=True))
# 惠及企业, 学生受益, 实施项目: by what, of what
_OPEN = re.compile(rf"(?:{_GAINS})(?:各类|新)?(?:{_WHO})?|(?:{_WHO})受益|(?:{_DONE})(?:各类)?(?:项目|问题|风险|子项目)")
# 投入资金, 补贴资金: for what
_FUNDS = re.compile(rf"(?:{_SPENT})*(?:各级|各类)*(?:{_SPENT})*(?:资金|补贴|补助)(?:支持)?")
# 9项|民生实事|共|…
_COUNTED_BEFORE = re.compile(r"\d[\d.]*[万余多]*[项个件家批类](?P<thing>[\u4e00-\u9fff“”]{2,14}?)(?:共|累计|合计|已)*$")
_WITHIN = re.compile(
    r"(?<![^，。；：\n])在(?:去年|今年|\d{4}年)?(?:全国|全省|全市|全区)?的?(?P<whole>[^，。；、\d]{2,24})中，(?:[^，。；]{2,30}，){0,4}$"
)
_OF_THESE = re.compile("其中|，其中")
# 东部|占|43%以上: no word says of what
_BARE_SHARE = re.compile(r"占(?P<of>全国|全省|全区|全市|全州)?(?:的|到|了|约|近|超过?|百分之|有)*[\d.一二三四五六七八九十半]*$")
_TAKES = re.compile("占(?:全国|全省|全区|全市|全州)?(?:比重?|的比重)$")
# 工业增加值占四成，|对增长贡献率50%
_CONTRIBUTES = re.compile("对[^、]*贡献率$")
_CUTS = re.compile("(?:削减|压减|缩减|裁减)(?=[^、]{3,}$)")
_TOTAL = re.compile("(?:总[数量]|累计)[^，。；、\\d]{0,4}$")
_FLIPPED: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
_PER_TIME = re.compile("(?:提高|提升|提标|增加|上调)?(?:至|到)?(?:每人|人均)?(?P<time>每月|每年|每日|每天)$")
_PER_TIME_ENDS = frozenset("月年日天")
_UNIT_PER = {
    ("CNY", "每月"): "CNY/month",
    ("CNY", "每年"): "CNY/year",
    ("t", "每日"): "t/day",
    ("t", "每天"): "t/day",
    ("m3", "每日"): "m3/day",
    ("m3", "每天"): "m3/day",
}
_WITH_WHOM = "与同向对"
_IS_SHARE = re.compile("(?<!增长)(?:率|比重|比例|占比)$")
_EASES = re.compile("(?:降低|减轻|节约|节省|压降)$")
# A clause of its own before the mark of the list in which the name stands
_AFTER_CLAUSE = re.compile(
    "^[^、]{4,}(?:获批|落地|新高|揭牌|成立|开工|开复工|竣工|投产|投用|通车|启用|上线|完工|落户)、(?:全年|累计|新)?(?=[^、]{2,}$)"
)
_MEASURES = words("nouns", "heads") | words("nouns", "bare")
_WHEN = re.compile(r"^(?:全年|去年|今年|\d{4}年|同期)+")
# 中央财政用于|科技、教育的支出分别为…
_SPENT_ON = re.compile("(?P<who>[^，。；、\\d]{0,10}用于)[^，。；]{2,40}?(?P<head>的(?:支出|投入|资金|投资))分别")
_NEAR, _LEAD, _LONGEST_FRONT = 20, 60, 18
_SHORTEST, _LONGEST_CAUSE = 2, 30
_GETS = frozenset(("获得", "获", "争取", "争取到", "再获", "获批"))
# 农村饮水工程|使|6万农民受益; what only says when, who or how many is no cause
_MAKES = re.compile("(?:使|让|令|各类|累计|已|将|共|全年|稳定|动态|直接|新|可|均|获得|获|争取到?|再)+$")
_NO_CAUSE = re.compile(
    r"[\d，。；：、（）]|^(?:其中|全[国省市区州县]|我[国省市区州县]|各[地级]|年内|当年|去年|今年|一年来|先后|通过|为|对|把|将|在|与|同|向|从|由|以|用|引导|协调|组织|帮助)|[的等和与及对为向]$|同比|年$|[还将]将|拨出"
)
_FOR_WHOM = re.compile("[对为向给][^，。；、\\d]{2,10}(?P<verb>实行|实施|减免|落实|提供|开展)")
# 用好|推广办法, 立足|常态: how it was done, and not on what
_MEANS = re.compile(r"用好|运用|利用|立足|围绕|坚持|依托|发挥|聚焦|突出|健全|完善|强化|加强|创新|提高|提升|优化")
_TELLS = re.compile(r"\d|[“”]?(?:不断|持续|进一步|更加|稳步|明显|显著|加快|要|力度|能力|水平|条件|体系|机制|工作|情况|成效|步伐|质量|活力)")


def complete_fronts(text: str, start: int, told: Sequence[Told]) -> None:
    """Put before each name of what a sentence has ``told`` what it lacks; the sentence begins at ``start``."""
    findings = [one.finding for one in told]
    for i, finding in enumerate(findings):
        if finding.subject.known or (told[i].kind != "outcome" and finding.measure != "ratio"):
            continue
        before = findings[i - 1] if i else None
        if name_of(finding).startswith("新增") and _TOTAL.search(text, finding.subject.end, finding.printed_start):
            rename(finding, name_of(finding).removeprefix("新增"))  # 新增平台7家、|总数增至146家
        _per_time(finding)
        if not _begins_elsewhere(text, start, before, finding):
            _complete(text, start, findings[:i], finding)


def _begins_elsewhere(text: str, start: int, before: Finding | None, finding: Finding) -> bool:
    """Whether the name went on from what was counted before it, or shares its front with a list; it is whole then."""
    name = name_of(finding)
    if before is not None and before.counted and before.subject.end == finding.subject.start and name[0] in _WITH_WHOM:
        rename(finding, f"{name_of(before)}{name}")  # 30家企业|与高校签约|2亿元
        return True
    floor = max(start, finding.start - _LEAD)
    told = text.find("用于", floor, finding.printed_start) >= 0
    spent = _SPENT_ON.search(text, floor, finding.printed_start) if told else None
    if spent and spent.start() <= finding.subject.start < spent.end():
        who = _WHEN.sub("", spent["who"])
        rename(finding, f"{who}{name.removeprefix(who).removesuffix(spent['head'])}{spent['head']}")
        return True
    if not finding.counted and _AFTER_CLAUSE.search(name) and _AFTER_CLAUSE.sub("", name) not in _MEASURES:
        rename(finding, _AFTER_CLAUSE.sub("", name))  # 集结中心获批、全年|开行班列900列
    return False


def _per_time(finding: Finding) -> None:
    """低保标准提高至每月|900元: the time belongs to the unit; a time that no unit has stays where it is."""
    name = name_of(finding)
    tail = _PER_TIME.search(name) if name[-1:] in _PER_TIME_ENDS else None
    unit = _UNIT_PER.get((finding.unit, tail["time"])) if tail else None
    if tail and unit:
        finding.unit = unit
        rename(finding, name[: tail.start()])


def _complete(text: str, start: int, earlier: Sequence[Finding], finding: Finding) -> None:
    before, name = earlier[-1] if earlier else None, name_of(finding)
    if finding.measure == "ratio" and _is_bare_share(text, finding):
        whole = _whole(text, start, finding, earlier)
        if whole:
            rename(finding, f"{_TAKES.sub('', name)}占{whole}比重")
    elif finding.measure == "ratio" and _CONTRIBUTES.match(name):
        _put_before(finding, _told_before(text, before, finding, shares=True))
    elif finding.measure == "ratio" and finding.unit == "%" and _CUTS.match(f"{finding.action}{name}") and not _IS_SHARE.search(name):
        _as_cut(finding, name)
    elif finding.unit == "CNY" and not finding.action and (eased := _EASES.search(text, finding.start, finding.subject.start)):
        finding.action = eased[0]  # 降低|融资成本2亿元
    elif finding.unit == "CNY" and _FUNDS.fullmatch(name):
        _put_before(finding, _counted_before(text, finding) or _cause(text, finding) or _object(text, finding))
    elif _OPEN.fullmatch(name):
        _put_before(finding, _cause(text, finding) or _told_before(text, before, finding) or _object(text, finding))


def _put_before(finding: Finding, front: str) -> None:
    name = name_of(finding)
    if front and front not in name:
        shared = next((n for n in (4, 3, 2) if front.endswith(name[:n])), 0)
        rename(finding, f"{front}{name[shared:]}")  # 城中村改造|改造项目


def lacks_front(text: str, finding: Finding) -> bool:
    """Whether the name still does not say what its number is of."""
    name = name_of(finding)
    if not finding.counted and _AFTER_CLAUSE.search(name):
        return True  # 项目数创新高、|投资完成率
    if finding.measure == "ratio" and _CONTRIBUTES.match(name):
        return True
    if finding.measure == "ratio" and _is_bare_share(text, finding) and name.endswith("占比"):
        return True
    return finding.unit == "CNY" and _FUNDS.fullmatch(name) is not None


def _is_bare_share(text: str, finding: Finding) -> bool:
    """东部|占|43%: the verb alone tells that it is a share, and the name has no whole."""
    return (
        _TAKES.search(name_of(finding)) is not None and _BARE_SHARE.search(text, finding.subject.start, finding.printed_start) is not None
    )


def _whole(text: str, start: int, finding: Finding, before: Sequence[Finding]) -> str:
    within = _WITHIN.search(text, max(start, finding.start - _LEAD * 2), finding.start)
    if within:
        of = _BARE_SHARE.search(text, finding.subject.start, finding.printed_start)
        return f"{of['of'] or '' if of else ''}{clean_phrase(within['whole'])}"
    money = next((one for one in before if one.unit == "CNY"), None)
    if money is None or not _OF_THESE.search(text, money.printed_end, finding.start):
        return ""
    return _printed(text, money)


def _counted_before(text: str, finding: Finding) -> str:
    place = finding.subject.start
    begin = max(text.rfind(mark, max(0, place - _LEAD), place) for mark in "，。；：\n") + 1
    counted = _COUNTED_BEFORE.search(text, begin, place)
    return unmarked(counted["thing"]) if counted else ""


def _as_cut(finding: Finding, name: str) -> None:
    """削减|收费项目60%以上: by how much there are fewer."""
    verb = _CUTS.match(name)
    finding.measure, finding.bound = "growth", _FLIPPED.get(finding.bound, finding.bound)
    finding.low, finding.high = (None if value is None else -value for value in (finding.high, finding.low))
    if verb is not None:
        rename(finding, name[verb.end() :])


def _told_before(text: str, before: Finding | None, finding: Finding, shares: bool = False) -> str:
    """发放创业贷款2亿元，|惠及企业300家: what was told right before is what they gain from."""
    place = min(finding.start, finding.subject.start, finding.printed_start)
    if before is None or not 0 <= place - before.printed_end <= _NEAR or re.search("[。；;\n]", text[before.printed_end : place]):
        return ""
    return _printed(text, before).partition("占")[0] if shares or before.unit not in ("%", "pp") else ""


def _printed(text: str, finding: Finding) -> str:
    return clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding)


def _cause(text: str, finding: Finding) -> str:
    """What stands before the verb in the clause itself: 农村饮水工程|惠及3万人, 免费体检|使6万人受益; "" where that names nothing."""
    place = min(finding.subject.start, finding.printed_start)
    floor = max(0, place - _LEAD)
    begin = max(text.rfind(mark, floor, place) for mark in "，。；：、\n") + 1
    if begin <= floor and floor:
        return ""
    if finding.action and text.startswith(finding.action, place - len(finding.action)):
        place -= len(finding.action)
    lead = _MAKES.sub("", text[begin:place])
    while begin < place and finding.action and lead.endswith(finding.action):
        lead = _MAKES.sub("", lead.removesuffix(finding.action))
    verb, position = split_action(lead, 0, len(lead), NO_MENTIONS)
    name = clean_phrase(lead[position:] if verb in _GETS else lead)
    return name if _SHORTEST <= len(name) <= _LONGEST_CAUSE and not _NO_CAUSE.search(name) else ""


def _object(text: str, finding: Finding) -> str:
    """What the clause before plainly acts on: 开展|校企合作，实施项目12个; "" where it has no verb, or tells how things went."""
    place = min(finding.start, finding.subject.start, finding.printed_start)
    if text[place - 1 : place] not in ("，", "、"):
        return ""
    end = place - 1
    floor = max(0, end - _LEAD)
    begin = max(text.rfind(mark, floor, end) for mark in "，。；：\n") + 1
    if begin <= floor and floor:
        return ""
    whom = _FOR_WHOM.match(text, begin, end)
    verb, position = (whom["verb"], whom.end()) if whom else split_action(text, begin, end, NO_MENTIONS)
    name = clean_phrase(text[position:end])
    if len(verb) < _SHORTEST or _MEANS.search(verb) or _TELLS.search(name) or _NO_CAUSE.search(name):
        return ""
    return name if _SHORTEST <= len(name) <= _LONGEST_FRONT and not is_bare(name) else ""
