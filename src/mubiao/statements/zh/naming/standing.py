"""Promises whose number only says how things stand, or whose name does not say what is done with them: 涉及|900多个税目, 遴选|共80个项目.

Like in ``unpromised.py``, each reason stands in print around the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import VERBS
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.plans import is_old

_CLAUSE = "，。；：\n"
_REACH = 60
# 对|9类|困难群体: kinds of people
_KINDS_OF = re.compile("类(?:以上)?$")
_OF_PEOPLE = re.compile("群体|人群|人员|群众|对象|困难|家庭")
# 涉及|900多个税目: how many there are of what is done
_CONCERNS = re.compile("(?:涉及|涵盖)(?:约|近|全[国省市区州县])*$")
# 甲工程、9个大项目全面建设，动力|更加强劲: how things stand; what is to become so, one is to let (让…更加稳固)
_STANDS = re.compile(
    "，贡献了|[^。\\n]{0,120}?[，、](?![让使]|推动|确保|促进|努力)[^，。]{0,10}"
    "(?:更加(?:扎实|强劲|稳固|坚实|凸显|有力|充足|明显|牢固)|(?:优势|底气|信心|潜力|支撑)所在)"
)
_IS_DONE = re.compile("已经?$")
# 据本年5月的统计，参加合作社的农户已经占九成; 上半年有社员二千万人: so it was when the report was read
_BY_NOW = re.compile("已(?:经|有|全部|达|完成|占)|正在(?:施工|建设)|上半年|第[一二]季度|有上[百千万]")
_HOPED = re.compile("我们?希望[^。]{0,20}期末")
# 在90个项目|中，…: the whole of which parts are told
_AMONG_THEM = re.compile("中(?=[，,有])")
# 办到|“百分之百”|: a figure of speech
_SPOKEN = re.compile("[“‘]百分之百[”’]")
_DIFFERENCE = re.compile("增[^，。；]{0,4}的绝对数$")
# 每个县|安排3000万元: for what
_EACH_ALONE = re.compile("每一?个?(?:县|市|区|旗|镇|乡|村|街道|社区|园区|学校|企业|家庭|县市区)(?:[（(][^（）()]{1,8}[）)])?")
# 遴选|共80个|项目: of what kind
_BARE = frozenset(("项目", "建设项目", "行动", "工程", "活动", "举措", "措施", "任务", "县（市）", "县（市、区）", "产量", "产品"))
# 办好群众可感可及的|省|30件、市25件实事
_PARTED = re.compile("的[省市县]$")
# 一箭三星|的成功，是…; 收入的六成|来自|企业: how things are
_SUCCEEDED = ("成功，是", "胜利，是")
_COMES_FROM = re.compile("(?:以上|左右|多)?(?:的[^，。；]{1,8})?(?:来自|源于|产自|集中在|分布在)")
_CAN, _OTHERS = "可使", "other:其他"
_FOLLOW = frozenset(("减轻", "节约", "节省", "减少", "增加", "新增", "带动", "拉动"))
# 将9项收费的免征|范围|，从…; 在13个省选择|部分县市|，对…: the clause goes on, and the name with it
_GOES_ON = re.compile("，(?:从|由|对|在)")
_CUT_OFF = re.compile("(?:范围|[部一]分[县市地区]{1,2}|若干[县市地区]{1,2})$")
# 打造|8市州|多业态场景: the places are counted
_OF_PLACES = re.compile("(?:市州|州市|县市区|市县区|县区|市县)(?![级域])[\u4e00-\u9fff]{3,}")
_ABOUT = tuple(sorted(words("actions", "about") - {"面向"}))


def standing(text: str, told: Told) -> str:
    """The finer reason (``audit/reasons.toml``) why the number of a commitment tells no deed to come; "" where it does."""
    finding = told.finding
    if told.kind != "commitment" or finding.subject.known:
        return ""
    if finding.unit == "count" and finding.subject.indicator.startswith(_OTHERS):
        return "referred"  # 工业项目90个，|其他项目|20个: what the others are, only the list says
    name = finding.subject.indicator.removeprefix("other:")
    number, end = finding.printed_start, max(finding.subject.end, finding.printed_end)
    if _CAN in name or (finding.action in _FOLLOW and text.startswith("可", finding.start)):
        return "supposed"  # 税率降低可使农民减轻负担90亿元; …，可减轻负担50亿元
    if text[number - 1] in "“‘" and _SPOKEN.match(text, number - 1):
        return "slogan"
    if (name[:1] == "每" and _EACH_ALONE.fullmatch(name)) or (name[-1:] == "数" and _DIFFERENCE.search(name)):
        return "unnamed"
    if told.moment is not None and told.moment.period[:4].isdigit() and is_old(int(told.moment.period[:4])):
        if _is_of_now(text, finding):
            return "passing"
        if _is_hoped(text, finding):
            return "supposed"
    if text.startswith("以“", finding.subject.start - 2):
        return "unnamed"  # 以“大换小”新增500兆瓦: how, and not what
    if text.startswith("、", end) and _PARTED.search(name):
        return "unnamed"
    if finding.counted:
        if name in _BARE or _cut_off(text, finding, name, end):
            return "unnamed"
        if _AMONG_THEM.match(text, end):
            return "whole"
        if _OF_PLACES.match(text, finding.printed_end - len("市州")) or _OF_PLACES.match(text, finding.printed_end - 1):
            return "unnamed"
    elif name in _BARE and finding.unit != "CNY":
        return "unnamed"
    if finding.counted and _KINDS_OF.search(text, number, finding.printed_end) and _OF_PEOPLE.search(name):
        return "grouping"
    if text.startswith("新", number - 1) and text.startswith("条", finding.printed_end - 1):
        return "name"  # 国务院关于民间投资|新36条
    if finding.action:
        return ""
    if name.startswith(_ABOUT):
        return "about"  # 紧盯|省里39条措施
    if text.startswith(_SUCCEEDED, finding.end - 2) or (finding.measure == "ratio" and _COMES_FROM.match(text, finding.printed_end)):
        return "passing"
    if finding.counted:
        if _CONCERNS.search(text, max(0, number - 8), number):
            return "passing"
    elif _IS_DONE.search(text, max(0, finding.start - 3), finding.start):
        return "passing"  # 已经|应用于生产的比重达到50%
    return "passing" if _STANDS.match(text, finding.end) else ""


def _cut_off(text: str, finding: Finding, name: str, end: int) -> bool:
    """The name ends where its clause goes on, or before the number of what it does: 支持40家卫生院|聘任|90名专家."""
    if text[end : end + 1].isdigit() and name[-2:] in VERBS and text.startswith(name[-2:], end - 2):
        return True
    return _CUT_OFF.search(name) is not None and _GOES_ON.match(text, max(end, finding.end)) is not None


def _is_of_now(text: str, finding: Finding) -> bool:
    """In a report of the years in which plans are told with what was done: the clause says that it was so already."""
    return _BY_NOW.search(text, _clause(text, min(finding.start, finding.printed_start)), finding.printed_end) is not None


def _is_hoped(text: str, finding: Finding) -> bool:
    """我们希望，在第一个五年计划期末，…: of another time than the report's."""
    start = _clause(text, finding.start)
    return _HOPED.search(text, max(0, start - _REACH), start) is not None


def _clause(text: str, position: int) -> int:
    floor = max(0, position - _REACH)
    return behind_last(text, _CLAUSE, floor, position) or floor
