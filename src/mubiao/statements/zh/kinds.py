"""What kind of statement a value is: a result, a goal of the year, a promise, or a goal of later years.

The words of time decide first (timing). Where they leave it to the section, or name the year of the report, the predicate does:
已, 了 and 目前 tell what is so already, in the part of the tasks too; 将, 计划 and 力争 tell a goal, in a review too.
"""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.records import SectionKind, StatementKind
from mubiao.statements.findings import Finding, Moment
from mubiao.statements.zh.asides.spoken_of import is_adjusted_goal

_LOOKS_BACK = ("review", "other")
# Where the reports before 1990 tell what was and what is beside what is to be done: a promise there has a word that says so.
_AHEAD, _OLD = ("tasks", "outlook", "self_governance"), 1990
# A word before its look back: the engine runs from one of these words to the next.
_GOAL = re.compile(r"把|力争|确保|努力|争取(?!到)|要(?<![需主纪]要)")
# 物价涨幅要从…降到…: what was asked for, told in a review, is no result.
_ASKED = re.compile(r"要(?<![需主纪]要)(?=从|由|在|达|增|提|降|保|控|超|实现|力争)|必须(?=控制|保持|达到|超过|降|$)")
# 增长速度，1981年计划为|3.7%: what was set, and the result comes after it
_SET = re.compile("(?<!比)(?<!超)(?:计划|预算|指标|规定)(?:为|是|定为)$")
_SET_ENDS = frozenset("为是")
_TO_COME = re.compile("(?<!即)将(?!近|军|士|其|原|该)(?:会|继续)?(?:比[^，。；、]{1,8})?(?:增长|达到?|提高|下降|增加|减少|实现|突破|有)")
_EXPECTED = re.compile("预计|初步|估计|有望")
_BUDGETED = re.compile(
    r"[\s　]*(?:[^，。；]{0,8}国家预算(?:草案)?规定，|[^，。；]{0,8}发展纲要(?:草案)?(?:要求|规定|提出)[：，]|计划(?:生产|增产))"
)
_EACH_HAS = re.compile(r"平均(?:一个|每一?个)[^，。；\d]{1,12}(?:拥有|有)[^。；]*$")
# Said of the year that has begun: a goal, where the part around it looks back.
_INTENDED = re.compile(
    r"将(?<!即将)(?!近)|计划|预算|拟定?|安排(?!了)|规定|目标|指标|力争|确保|争取(?!到)|要(?<![需主纪]要)(?!求)|要求|准备|可以|可望"
)
_PLANNED = re.compile("将(?!近)|拟定|拟为|计划安排")
# It is so already: 已达到, 已经由, 目前有, 现有; and what was done, 访问了|46个国家. Not 已批建的|3家 (which things), nor what was chosen to be done.
_ALREADY = re.compile(
    r"(?:(?<!业)已(?!定|知)经?|现已|(?:目前|现在|当前)[^，。；]{0,12}[有达是为]|(?:我国|全国|[全我][省市区州县盟旗])现?有(?=近?约?(?:超过)?$)|现有(?=近?$)|[还尚仍]有(?=近?约?$))(?![^，。；]*(?:的|要|将)$)[^，。；]{0,16}$"
)
# 还有|5万独居老人、|8万残疾人: how many there are
_REMAIN = re.compile(r"(?:仍|还|尚)有(?:近|约)?\d[^，。；]{0,30}$")
_NOW = re.compile(r"(?<!业)已(?!定|知)经?[^，。；]{0,16}$")
# 其中|已开工建设的…项目有|93个
_ALREADY_SO = re.compile(r"(?:其中)?，?已经?(?!知|定)[^，。；]{2,30}[有为达](?:近|约)?$")
_DID = re.compile(r"(?P<verb>[^，。；、]{2})了(?:近|约|超过|将近)?$")
_CHOSEN = frozenset(
    (
        "遴选",
        "安排",
        "确定",
        "提出",
        "梳理",
        "形成",
        "谋划",
        "筛选",
        "拟定",
        "编制",
        "规划",
        "明确",
        "部署",
        "策划",
        "储备",
        "制定",
        "列出",
        "设定",
    )
)
# 12个项目|已经投入生产, and a list opened by 已建成的主要有：
_ALREADY_BEHIND = re.compile(r"(?:均|都|现|目前)?已经?(?![^，。；]{0,6}的)")
_ALREADY_OPENS = re.compile(r"(?:目前|现在|截至目前)?，?已经?[^，。；：]{2,12}(?:有|是|包括)：")
# One of these letters is in whatever says before a value that it is so.
_SAYS_SO = re.compile("[已有了目现当]")
_FORESEEN = re.compile("预计(?!数)[^，。；]{0,8}$")

_AGAINST = re.compile("超过|高于|低于|快于|慢于|多于")
_MEASURE_BEHIND = re.compile("左右?的(?:平均)?(?:速度|水平|增长|增幅)|的(?:平均)?(?:速度|水平|增长|增幅)")
_BEHIND_BEGINS = frozenset("左的")
_THAN_THAT = re.compile("[比较](?!重|例)")
_THAN_LAST_YEAR = re.compile("[比较](?:上|去)一?年")
_SO_MUCH_MORE = re.compile("，(?P<how>高出|多出|快(?!于)了?|提高|增长|高(?!于)了?)(?:了)?[^，。；]{0,10}(?:倍|百分|个百分点|%)")
_PLANNED_NUMBER = re.compile("(?:以|用|拿)[^，。；]{2,12}年的计划(?:数字?|产量)")
_UNNAMED_BASE = re.compile(
    "[同与比较](?:解放(?:以?前|初期)|建国(?:以前|初期?)|改革(?:开放)?(?:以?前|初期)|抗?战前|土地改革前|过去)(?:相?比较?)?"
)


def is_goal(text: str, start: int, end: int) -> bool:
    """A word of wanting stands in ``text[start:end]``: 力争, 确保, 要."""
    return _GOAL.search(text, start, end) is not None


def is_compared(text: str, sentence: int, finding: Finding) -> bool:
    """The value is what another is measured against (超过以前平均增长3%的|速度), or is counted from a time that no year is given for
    (同解放前比较，增加了六倍)."""
    behind = text[finding.printed_end : finding.printed_end + 1] in _BEHIND_BEGINS and _MEASURE_BEHIND.match(text, finding.printed_end)
    clause = text.rfind("，", sentence, finding.printed_start) + 1 or sentence
    more = _SO_MUCH_MORE.match(text, finding.printed_end) if _THAN_THAT.match(text, clause) else None
    if more and finding.unit == "%" and _THAN_LAST_YEAR.match(text, clause):
        more = None  # 比上年增长9.2%，快1.2个百分点: a rate, which is so much higher than another
    if more and (more["how"] not in ("提高", "增长") or text.find("平均", clause, finding.printed_start) >= 0):
        return True  # 平均每年增加250亿元，比前十年平均每年增加40亿元，高出五倍; but not 比上年增加30亿元，增长6%
    said = text[sentence : finding.printed_start]
    if "年的计划" in said and _PLANNED_NUMBER.search(said):
        return True  # 以1957年的计划数字同…作比较
    if behind and (_AGAINST.search(text, _clause_start(text, finding), finding.printed_start) or _AGAINST.match(text, clause)):
        return True
    if "前" not in said and "过去" not in said and "初" not in said:
        return False
    if _UNNAMED_BASE.search(text, sentence, min(sentence + _OPENING, finding.printed_start)):
        return True  # 同解放前最高水平相比，…: of all that the sentence goes on to tell
    return _UNNAMED_BASE.search(text, max(sentence, finding.printed_start - _GROUP), finding.printed_start) is not None


def kind_of(
    text: str, sentence: int, finding: Finding, section: SectionKind, when: Moment | None, year: int | None
) -> tuple[StatementKind | None, Moment | None]:
    """The kind of a finding whose sentence begins at ``sentence``, and its time, which a thing done already may move; no kind: no statement."""
    tense = when.tense if when is not None else ("past" if section in _LOOKS_BACK else "year")
    clause = _clause_start(text, finding)
    if tense == "past" and not (section == "other" and when is not None and not when.cue):
        asked = _is_set(text, sentence, clause, finding) or (section == "review" and _ASKED.search(text, clause, finding.printed_start))
        return (None if asked else "outcome"), when
    if tense == "later":
        by_default = section == "outlook" and when is not None and not when.cue and finding.bound != "relative"
        if by_default and year is not None and _is_already(text, sentence, clause, finding):
            return "outcome", Moment(str(year - 1), "past", cue=False)  # 其中已开工的有…, told in a part that looks ahead
        if (
            section == "review"
            and year is not None
            and not by_default
            and _is_done(text, _mark_before(text, sentence, finding), finding.printed_start)
        ):
            return "outcome", Moment(str(year - 1), "past", cue=False)  # 我们提出用三年时间解决…，各地已偿还…
        if (
            section == "outlook"
            and year is not None
            and _ALREADY_SO.match(text, _mark_before(text, sentence, finding), finding.printed_start)
        ):
            return "outcome", Moment(str(year - 1), "past", cue=False)  # “六五”计划安排的项目，其中|已开工建设的有90个
        return "outlook", when
    group = _group_start(text, sentence, finding, section)
    intended = _INTENDED.search(text, group, finding.printed_start) is not None
    if section in _LOOKS_BACK:
        if (
            section == "other"
            and when is not None
            and not when.cue
            and year is not None
            and _PLANNED.search(text, clause, finding.printed_start)
        ):
            when = Moment(str(year), "year", cue=False)  # 拟定为…, 将比去年增长…, where nothing tells what the part of the text is
        elif (
            when is None
            or not when.cue
            or not intended
            or _FORESEEN.search(text, clause, finding.printed_start)
            or _is_already(text, sentence, clause, finding)
        ):
            return "outcome", when  # 今年上半年增长…, 今年1月已…: told in a review, the year that runs has a result too
    elif not intended and finding.bound != "relative" and year is not None and _is_already(text, sentence, clause, finding):
        return "outcome", Moment(str(year - 1), "past", cue=False) if when is None or when.period == str(year) else when
    goal = finding.subject.known and finding.subject.indicator in vocabulary()
    if finding.bound == "relative":
        return ("target" if goal else None), when
    if goal and not finding.counted:
        return "target", when
    told_in_passing = year is not None and year < _OLD and section in _AHEAD and not intended
    return (None if told_in_passing else "commitment"), when


def _is_set(text: str, sentence: int, clause: int, finding: Finding) -> bool:
    """The value is what a plan or budget set, or what each of many has on average: neither is a result."""
    end = finding.printed_start
    if is_adjusted_goal(text, end):
        return True
    if text[end - 1] in _SET_ENDS and _SET.search(text, clause, end):
        return True
    said = text[sentence:end]
    if ("规定" in said or "要求" in said or "提出" in said or "计划" in said) and _BUDGETED.match(text, sentence):
        return True
    if "将" in said and _TO_COME.search(text, _mark_before(text, sentence, finding), end) and not _EXPECTED.search(text, sentence, end):
        return True  # 糖料产量将比去年增长10%
    if text.startswith("，实际", finding.printed_end) and text.startswith("计划", _mark_before(text, sentence, finding)):
        return True  # 计划建成大中型项目118个，实际建成128个
    return "平均" in said and _EACH_HAS.search(text, max(sentence, end - _REACH), end) is not None


def _is_already(text: str, sentence: int, clause: int, finding: Finding) -> bool:
    """The predicate of the value says that it is so at the time of the report."""
    end = finding.printed_start
    if finding.counted and text[clause - 1 : clause] == "、":
        clause = max(sentence, text.rfind("，", sentence, clause) + 1)
    behind = finding.counted and _ALREADY_BEHIND.match(text, max(finding.end, finding.printed_end)) is not None
    if not behind and _SAYS_SO.search(text, sentence, end) is None:
        return False
    if is_goal(text, clause, end):
        return False
    if behind or _REMAIN.search(text, clause, end):
        return True
    if _ALREADY_OPENS.match(text, sentence, end):
        return True
    did = _DID.search(text, clause, end)
    if did:
        return did["verb"] not in _CHOSEN
    return _ALREADY.search(text, max(clause, end - _REACH), end) is not None


def _mark_before(text: str, sentence: int, finding: Finding) -> int:
    """Where the clause of the value begins, its subject in it."""
    return max(sentence, text.rfind("，", sentence, finding.printed_start) + 1)


def _is_done(text: str, clause: int, start: int) -> bool:
    """The clause of the value says that it was done by the time of the report."""
    return _NOW.search(text, clause, start) is not None or _ALREADY_SO.match(text, clause, start) is not None


def _clause_start(text: str, finding: Finding) -> int:
    """Where the clause of the value begins, its subject left out."""
    if finding.subject.end > finding.printed_start:
        return finding.start
    begin, end = finding.subject.end, finding.printed_start
    return text.rfind("，", begin, end) + 1 if "，" in text[begin:end] else begin


def _group_start(text: str, sentence: int, finding: Finding, section: SectionKind) -> int:
    """How far back a word of intent governs the value: its clause group; its paragraph, where nothing tells what the part of the text is."""
    if section == "other":
        return max(text.rfind("\n", 0, sentence) + 1, finding.printed_start - _PARAGRAPH)
    return max(sentence, text.rfind("；", sentence, finding.printed_start) + 1, finding.printed_start - _GROUP)


_REACH, _GROUP, _PARAGRAPH, _OPENING = 30, 60, 400, 16
