"""Numbers among promises that promise nothing: what a plan leans on, what there is, what a rule gives in each case, how many places there are.

以30万吨铜杆项目|为龙头, 全市6个开发区|是主战场, 对连续参保的人员，|每年提高1000元, 开展20个|县改造行动 (counties, and not drives). Each shows in
print around the number; for anything else the answer is "". What a promise lacks in its name tell ``pledges.py`` and ``remains.py``.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.purposes import is_for_nothing

_CLAUSE = "，。；：\n"
_SENTENCE = "。；\n"
_REACH, _SENTENCE_REACH = 60, 120
_PROPS = "|".join(sorted(words("unpromised", "props"), key=len, reverse=True))
# 以30万吨铜杆、50万吨铜板项目|为龙头
_LEANS = re.compile(rf"(?:要|坚持|通过|各地)*以(?![上下内外])[^，。；]{{1,70}}为(?:{_PROPS})")
_PROP_NAMED = re.compile(rf"(?<=..)为(?:{_PROPS})")
# 发挥|某大学、某研究院等6家|单位作用
_EFFECT = re.compile("(?:充分|更好|积极|有效)*发挥好?[^，。；]{1,60}(?:作用|优势|效应)")
_IS = re.compile("(?<![但就凡还总正于都可])是(?!否)")
_TIMES_BEFORE = re.compile(r"(?:先后|曾|曾经|已经|已[^，。；、\d]{1,6}的|(?:^|[，。；：\n])我[国省市区州县盟])$")
_HAS = frozenset(("拥有", "建有", "设有", "现有"))
# 对符合条件的企业|给予10%的补助; 对参保满4年的人员，之后每参保1年|提高3800元
_RULE = re.compile(
    r"(?:^|[，。；：])(?:凡|对)[^，。；：]{2,30}的?(?:企业|单位|个人|人员|人才|家庭|项目|居民|群众|科技型企业|参保人员|毕业生|经营主体)[，]?"
    r"(?:之后|次年|分别|按|按照|一次性|最高|每[^，。；]{1,8}，?|可)*(?:给予|提高|奖励|补助|补贴|予以)[^，。；]{0,14}$"
)
# 20个|县设施农业改造行动: the counties are counted, and the head at the end is one
_PLACES = "|".join(sorted(words("unpromised", "places"), key=len, reverse=True))
_OF_PLACES = "|".join(sorted(words("unpromised", "of_places"), key=len, reverse=True))
_PLACES_FIRST = re.compile(rf"(?:{_PLACES})(?![级域城镇庄企办史村医道场])[\u4e00-\u9fff、+]{{2,}}(?:{_OF_PLACES})")
# 推动5类县城|11个试点县: kinds, and their number behind
_KINDS = re.compile("[类批种]$")
# 打造300亿元|园区: how big
_SIZED = re.compile("(?:打造|建设|培育)?(?:园区|产业|集群|产业集群|企业|产业链|项目|县|镇|平台|基地|商圈)")
# 为70万名|新生儿: what is done for them the name does not say
_FOR = re.compile(r"(?:^|[，。；：、])[为向给](?:超|近|约|全[省市州区县国])*$")
_PEOPLE = ("persons", "households")
_A_WHOLE_PEOPLE = 1e8  # 全国近3亿人|领取养老金: they are there
_CAUSES = re.compile("[使让]")
_IDIOMS = words("unpromised", "idioms")
_IDIOM_BEGINS = frozenset(word[0] for word in _IDIOMS)
# 早籼稻、粳稻每50公斤|分别提高3元、5元: of which price
_PER_WEIGHT = re.compile(r"每[\d０-９一二三四五六七八九十百]+(?:公斤|千克|斤)")
_PRICE = re.compile("价|标准|补")
_WHOM = re.compile(
    "(?:新生儿|孕产?妇|残疾人|毕业生|老年人|老人|学生|群众|居民|职工|儿童|妇女|青年|群体|人员|患者|教师|人口|家庭|对象|农户)$"
)
# 遴选了|12件实事|提交票决, 12项|候选项目: chosen by the time of the report, and not yet decided on
_CHOSEN = re.compile("(?:遴选|筛选|征集|梳理|形成|拟定|研究|确定|提出|遴选出|筛选出|梳理出)(?:形成)?[了出][^，。；]{0,12}$")
_TO_DECIDE = re.compile("[^，。；]{0,8}，?(?:提交|提请|交由|供)[^，。；]{0,10}(?:票决|审议|表决|大会|会议)")
_CANDIDATE = "候选"
# 三年|建设村庄900个, 省级财政五年|投入90亿元: over how many years, and which, nobody says
_YEARS = re.compile(
    r"(?:^|(?<=[，。；：、\n 　])|(?<=财政)|(?<=政府)|(?<=全[市省区州县])|(?<=力争)|(?<=[用将拟]))(?:[两二三四五六七八]|[2-8])年(?:共|累计|统筹|滚动|计划|总共|力争|将)*(?=[\u4e00-\u9fff]{2})(?![级期来以行攻倍规计制的内间时之后前左])"
)
# 今后一个时期，解决|1亿人|落户
_SOME_TIME = re.compile("今后一(?:个|段)?(?:时期|时间|段时期|段时间)")
_LONG_REACH = 90
_YEARS_REACH = 32
_YEARS_NAMED = re.compile("^(?:[两二三四五六七八]|[2-8])年(?=[建培新完打改实投种])")
# 推动|40吨以下|锅炉淘汰: how big each is
_AT_MOST = ("t", "kW", "m", "m2", "m3")
# 行政村|基本实现|经营性收入15万元: of each of them
_VILLAGES = re.compile("^(?:行政村|村集体|村级|各村|乡镇|农户|村)")
_VILLAGES_AT = re.compile("(?:行政村|建制村|农户)(?=基本|均|都|全部|普遍)")
_EACH_OF_THEM = re.compile("基本|均|都|全部|普遍|全面")
_GATHERS_HERE = ("聚集", "集聚")
_GATHERS = frozenset(_GATHERS_HERE)
_OF_ONE = 1e7  # CNY: so little is what one of them has
# 产量将增长|一半以上的有生铁
_ARE_THESE = re.compile("的有(?!色|机|效|线|限)[^，。；]{1,8}$|(?<=.)要(?:加快|继续|抓紧|尽快|开工)")


def promises_nothing(text: str, told: Told) -> str:
    """The finer reason (``audit/reasons.toml``) why the number of a commitment promises nothing; "" where it promises something."""
    finding = told.finding
    if told.kind not in ("commitment", "target"):
        return ""
    if _over_years(text, finding, finding.subject.indicator.removeprefix("other:")):
        return "undated"
    if finding.action in _GATHERS or text.startswith(_GATHERS_HERE, finding.start):
        return "unnamed"  # 实施某集群培育行动，聚集|规模以上企业900家: in that cluster
    if told.kind != "commitment" or finding.subject.known:
        return ""
    name = finding.subject.indicator.removeprefix("other:")
    if ("为" in name and _PROP_NAMED.search(name)) or _leans(text, finding):
        return "about"
    if (finding.unit == "CNY" or (finding.unit == "%" and finding.counted)) and _by_rule(text, finding):
        return "rule"
    if text[finding.printed_start] in _IDIOM_BEGINS and text.startswith(tuple(_IDIOMS), finding.printed_start):
        return "name"
    if is_for_nothing(name):
        return "unnamed"  # 安排专项资金2亿元: for what
    if _CANDIDATE in name or (finding.counted and _is_chosen(text, finding)):
        return "passing"
    if finding.counted and finding.bound == "at_most" and finding.unit in _AT_MOST:
        return "size"
    if finding.unit == "CNY" and finding.measure == "level" and (finding.low or 0) < _OF_ONE and _is_of_each(text, finding, name):
        return "unnamed"
    if not finding.counted:
        return "unnamed" if name == "一律" or _is_dear(text, finding, name) else ""
    if (
        not finding.action
        and finding.unit == "persons"
        and (finding.low or 0) >= _A_WHOLE_PEOPLE
        and _CAUSES.search(text, finding.start, finding.printed_start) is None
    ):
        return "passing"
    if _ARE_THESE.search(name) or (name[:1] == "向" and finding.action):
        return "unnamed"  # 推动指挥系统|向90个乡镇延伸
    if finding.unit == "CNY" and _SIZED.fullmatch(name):
        return "size"
    end = max(finding.subject.end, finding.printed_end)
    if text[end : end + 1].isdigit() and _KINDS.search(text, finding.printed_start, finding.printed_end):
        return "grouping"
    if (
        not finding.action
        and finding.unit in _PEOPLE
        and _WHOM.search(name)
        and _FOR.search(text, max(0, finding.printed_start - 8), finding.printed_start)
    ):
        return "unnamed"
    if finding.action in _HAS or _tells_what_is(text, finding, name):
        return "passing"
    if name[:1] and _PLACES_FIRST.fullmatch(name):
        return "passing"
    return ""


def _is_chosen(text: str, finding: Finding) -> bool:
    """遴选了|12件实事|，提交票决: done by the time of the report."""
    if _TO_DECIDE.match(text, max(finding.end, finding.printed_end)) is not None:
        return True
    number = finding.printed_start
    if text.find("了", max(0, number - _REACH), number) < 0 and "出" not in finding.action:
        return False
    return _CHOSEN.search(text, _clause(text, number), number) is not None


def _is_of_each(text: str, finding: Finding, name: str) -> bool:
    """行政村|基本实现|集体收入30万元、经营性收入15万元: of each village."""
    start = _clause(text, finding.printed_start)
    whose = _VILLAGES.match(name) is not None or _VILLAGES_AT.search(text, start, finding.printed_start) is not None
    return whose and "每" not in name and "均" not in name and _EACH_OF_THEM.search(text, start, finding.printed_start) is not None


def _over_years(text: str, finding: Finding, name: str) -> bool:
    """三年|建设村庄900个: the sum of several years, and no word says which."""
    number = finding.printed_start
    if text.find("今后", max(0, number - _LONG_REACH), number) >= 0 and _SOME_TIME.search(
        text, _clause(text, number, _SENTENCE, _LONG_REACH), number
    ):
        return True
    if "年" not in text[max(0, number - _YEARS_REACH) : number]:
        return False
    return _YEARS_NAMED.match(name) is not None or _YEARS.search(text, _clause(text, number), number) is not None


def _clause(text: str, position: int, marks: str = _CLAUSE, reach: int = _REACH) -> int:
    floor = max(0, position - reach)
    return behind_last(text, marks, floor, position) or floor


def _leans(text: str, finding: Finding) -> bool:
    """The clause says by what something else is done, and does nothing itself."""
    if finding.action:
        return False
    start = _clause(text, finding.printed_start)
    lead = text[start : start + 4]
    if "以" in lead and (leans := _LEANS.match(text, start)) is not None:
        return finding.printed_start < leans.end()
    if "发挥" in lead and (effect := _EFFECT.match(text, start)) is not None:
        return finding.printed_start < effect.end()
    return False


def _tells_what_is(text: str, finding: Finding, name: str) -> bool:
    """我市6个开发区|是主战场, 先后在5个城市|进行了试点: how it is, or was."""
    if "是" in name and _IS.search(name):
        return True
    if "了" in name and name.find("了") > 1 and re.search("(?:进行|开展|完成|建成|取得)了", name):
        return True
    return not finding.action and _TIMES_BEFORE.search(text, max(0, finding.printed_start - 9), finding.printed_start) is not None


def _is_dear(text: str, finding: Finding, name: str) -> bool:
    """By how much so much of it is dearer, and the name has no word of a price."""
    return (
        finding.measure == "change"
        and finding.unit == "CNY"
        and _PRICE.search(name) is None
        and _PER_WEIGHT.search(text, finding.subject.end, finding.printed_start) is not None
    )


def _by_rule(text: str, finding: Finding) -> bool:
    """What each who meets a condition is given or spared."""
    start = _clause(text, finding.printed_start, _SENTENCE, _SENTENCE_REACH)
    return ("对" in text[start : finding.printed_start] or "凡" in text[start : finding.printed_start]) and (
        _RULE.search(text[start : finding.printed_start]) is not None
    )
