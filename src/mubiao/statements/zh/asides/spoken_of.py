"""Numbers that are part of what something is called, peoples that are only spoken of, and lengths of time that are measured."""

from __future__ import annotations

import re

TIMES = ("years", "months", "days", "hours", "minutes", "quarters")
_CIRCLE = re.compile("[\u4e00-\u9fff]{1,8}圈")
_OWN_LIMIT = re.compile(
    "的(?:年度|全年|年初|预期|预定|既定|控制|调控|计划)*(?:目标|计划|任务|指标)(?:值|数|任务)?(?:以内|之内|范围内|以下|之下|以上|之上)"
)
# 这|三项|, 以下|八个|方面, 上述|2亿元: what was just told, or what follows
POINTS = re.compile(r"(?:[，。；、在的是把对了为以从好到于着讲握和\s]|^)(?:这|以下|下列|上述|如下)$")
ROUND = re.compile(r"[十百千万亿两几零]+")
# 14亿人民的|智慧: a whole people, spoken of for what it has or wants; 改造1亿人居住的|城中村 names houses
_A_PEOPLE = re.compile(
    r"(?:(?:多|余)?(?<=[\d亿几多余])(?:中国|各族)?(?:人(?:口|民)?|儿女|同胞|农民)|(?<=人)(?:口|民)?|(?<=人[口民]))(?:所?蕴藏|居住|生活|关心)?的"
)
_MANY = 1e8
# 让|120万|兰溪人民过上好日子, 建设|100万人口|区域中心城市: who lives there, no number of anything done
OWN_PEOPLE = re.compile(r"(?:的)?[^，。；、\d的]{0,6}(?:人民(?!币|法|检|政|医|医院|代表|群众路线)|各族群众|父老乡亲|儿女)")
TOWN = re.compile(r"[^，。；、\d]{0,8}(?:城市|大县|县城|都市|大市|新城|强县|强市)")
_SCALES = frozenset("十百千万亿")
_SCALE_OF = re.compile(r"[^，。；、\d以的]{0,14}?(?:行动|计划|规划|工程|能力建设|厂|基地|产业|集群|园区|示范区|产业带|市场|企业)")
COUNTS_PEOPLE = frozenset("万亿多余口人")
_BELOW = frozenset("下列述这")
_SLOGAN = re.compile("“[两二三四五六七八九十]个$")
_SLOGAN_REACH = 4
# 审批时限|压缩180天, 优良天数: a time that is measured; 连续|21个月, 240小时|过境免签, 15分钟|社区 say how long or are part of a name.
_TIMED = re.compile(
    r"(?:时间|时长|时限|时效|天数|日数|周期|用时|耗时|工期|工时|期限|寿命|年限|年龄|岁数|车程|行程|课间)[^，。；、]{0,12}(?:，[^，]*)?$"
)
_SHORTENED = re.compile(r"(?:缩短|压缩|压减|缩减|延长|减少|增加|降低|提前)(?:了|到|至|为)?(?:约|近|超过?)?$")

# 增长6.6%（年初计划目标|7.5%|）: what had been planned, beside the result
_PLANNED_BESIDE = re.compile(
    "[（(](?:年初|年度|全年|当年|原)?(?:[^，。；、（）()\\d]{0,8}(?:确定|下达|制定)的?)?"
    "(?:计划|预期|规划|预算|控制)(?:增长|增速)?(?:目标|指标|任务)?(?:值|数)?(?:增长|下降|为|是|：)*$"
)
_BRACKETED, _PLANS = 24, frozenset("划期算制标务值数长降为是：")
# 预期目标由9%调整为|6%
_ADJUSTED = re.compile(
    "(?:目标|指标|计划|预期)(?:任务)?(?:值|数)?(?:由|从)[^，。；]{1,16}(?:调整|下调|上调|修订|修改|调高|调低)(?:为|到|至)$"
)


def is_planned_beside(text: str, start: int) -> bool:
    """Whether the number at ``start`` is what had been planned, in brackets behind the result: 增长6.6%（计划增长|7.5%|）."""
    return text[start - 1 : start] in _PLANS and _PLANNED_BESIDE.search(text, max(0, start - _BRACKETED), start) is not None


def is_adjusted_goal(text: str, start: int) -> bool:
    """Whether the number at ``start`` is what a goal was changed to: 预期目标由9%调整为|6%."""
    return text[start - 1 : start] in _CHANGED_TO and _ADJUSTED.search(text, max(0, start - _REACH), start) is not None


def is_goal_passed(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]`` is the goal that a result is set against: 新增就业98万人，超额完成全年|90万人|的目标."""
    if _PASSED_GOAL.match(text, end) is None:
        return False
    return _PASSES_GOAL.search(text, max(0, start - _BRACKETED), start) is not None


_PASSED_GOAL = re.compile("的?(?:全年|年度|年初|预期|预定|既定|计划|控制|目标|任务)*(?:目标|计划|任务|指标)")
_PASSES_GOAL = re.compile(
    "(?:完成|实现|达到|超过|高于|超出)了?(?:全年|年度|年初|当年|原定|既定|预定|[国省市州县区]定|[^，。；、\\d]{0,8}(?:确定|下达|提出|计划|安排)的?)*$"
)
_CHANGED_TO, _REACH = frozenset("为到至"), 40


def is_only_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]`` is part of what something is called: 抓好以下|六点|, “两个|80%|”, |120万|本地人民, |80万人口|城市."""
    before, last, behind = text[start - 1 : start], text[end - 1], text[end : end + 1]
    if before in _BELOW and POINTS.search(text, max(0, start - 5), start):
        return True
    if before in _PLANS and is_planned_beside(text, start):
        return True
    if before == "照" and text[start - 2 : start] in ("按照", "依照"):
        return True  # 按照|三种|类型分类推进
    if behind == "”" and _SLOGAN.search(text, max(0, start - _SLOGAN_REACH), start):
        return True
    if behind == "的" and _OWN_LIMIT.match(text, end):
        return True  # 控制在|4%|的年度目标以内
    if last == "里" and _CIRCLE.match(text, end):
        return True  # 建成|3公里|汽车充电服务圈
    if last == "人" and behind == "才":
        return True  # |百万人|才行动: half a word
    if text[start] in "力争确" and text[start : start + 2] in ("力争", "争取", "确保"):
        start += 2
    if text[start] in _SCALES and ROUND.fullmatch(text[start:end].rstrip("元斤吨亩人千瓦")) and _SCALE_OF.match(text, end):
        return True  # 实施|千万亩|改造行动, 建成|百万吨|饲料厂
    if last not in COUNTS_PEOPLE:
        return False
    return OWN_PEOPLE.match(text, end) is not None or (last == "口" and TOWN.match(text, end) is not None)


def is_a_people(text: str, end: int, value: float | None) -> bool:
    """14亿人民的|智慧, 十几亿人口的|饭碗: a hundred million people and more in front of what is theirs are neither counted nor promised.

    ``end`` is where the number ends, ``value`` how many there are.
    """
    return value is not None and value >= _MANY and _A_PEOPLE.match(text, end) is not None


def is_time_measured(before: str) -> bool:
    """Whether a length of time behind ``before`` is the value of a time that is named or shortened, not only how long something took."""
    return _TIMED.search(before) is not None or _SHORTENED.search(before) is not None
