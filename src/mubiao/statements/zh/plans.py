"""What of a part that looks ahead is a plan: not what has been reached, what others did, what is supposed or told as an example.

Where the words of time name a later year, the plan is stated; where only the part of the report is one that looks ahead, the
predicate must say so too (将, 要, 计划, 达到). The items of a list share what the line that opens it says of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mubiao.records import SectionKind
from mubiao.statements.findings import Finding, Moment
from mubiao.statements.zh.asides.supposing import is_supposed_or_example, of_one_works
from mubiao.statements.zh.timing.bases import base_year
from mubiao.statements.zh.timing.clock import Clock

_GROUP = 70  # as far back as a predicate governs its value
_FAR = 3  # clauses between a subject and what is said of another
_WILL = re.compile(
    r"将(?![近军士领])|(?<![需主重纪])要(?![素是么塞闻不])|计划|规定|安排|争取|力争|必须|应该?|应当|须|拟定?|预计|可望|准备|确保|保证|努力|建议|奋斗"
)
_REACHES = re.compile(
    r"(?:递[增减]|达到?|突破|超过|增加|增长|提高|上升|扩大|下降|降低|降到?|减少|压缩|翻|新增|新建|建成|建设|完成|改造|解决|培养|培育|引进|打造|实现|控制|保持|稳定|投入|形成|集聚|发放|支持)"
)
# It is or was so: none of it is still to come.
_TOLD = re.compile(
    r"了(?!解)|已经?(?!知|定)|曾|过去|以前|直到|由于|因为|因此|浪费|积压|亏损|损失|高达|据(?!此)|目前|现在|如今|历史上|世界上?|占(?:全)?世界|仍然|不过|之多|我国有|我国是|总数的|在内的"
)
# The goal is told as reached: 原定…翻两番的目标，已经提前实现
_REACHED_BEHIND = re.compile(
    r"[^，。；\d]{0,14}(?:目标|任务|指标)，?(?:已经?|就|都)?(?:提前|胜利|如期|基本|超额|全面)*[^，。；\d]{0,6}(?:实现|完成)(?:了)?[，。；]"
)
_REACHED_BEFORE = re.compile(r"(?:提前|如期|胜利|基本)(?:实现|完成)了[^，。；]{0,30}$")
# 会超过…提出的…翻一番|的要求: what is passed
_PASSED = re.compile(r"(?:超过|高于|低于|快于|多于|突破)[^，。；]{4,60}$")
# What is left of a clause, where plans are told at length.
_NO_NAME = re.compile(
    "只是|虽然|井|资金$|仍然|[^，]*(?:仍然|不过)$|今后|使(?!用)|我们|大家|继续|\\d+[亿万]|[省市县村国人户]$|参加(?:的)?农户$|应该|可(?!再生|燃|降解|转|视|变|信|调)|能够|必须|结转|分布在|其他|除|对(?!外|口|台|接)|有(?!色|机|线|轨|效)|原有|它|这|经过|一般|在(?!建|校|册|岗|园)|占|则|就(?!业)|如(?!意)|限额|城镇$|农村$|(?:基本建设|建设|工业)?单位$|部门$|项目$"
    "|[^，]*(?:规模都|限额$|[^国境省海内]外$|的规划$|的需要$|形式的|就$|时$|不过$|.增加.|单位的建设$)"
)
# 9亿劳动力，|是我们最大的优势: it is there
_IS_THERE = re.compile("[^，。；]{0,24}，(?:这)?(?:都)?(?:是|就是)(?:我们|我国|当前|目前|今天)")
# 一年四倍，|是就全省来讲的: what was said before is explained
_EXPLAINED = re.compile("[^，。；]{0,4}，是(?:就|对|指)")
_LENGTH = re.compile("(?:[一二三四五六七八九十两]+|[0-9]+)年(?!产|均|人)")
_UNDER_WAY = re.compile("正在(?![^，。；]*(?:将|要|计划|争取|力争))")
_INDEFINITE = re.compile(r"(?:约|近|保证|达到?|超过|将近)?(?:几|数)[十百千万亿]")
_HANDED = re.compile("下达|国家|上级|省里|中央")
_YEARLY = re.compile("(?:平均)?每年(?:平均)?|年均|平均每年")
_CHANGES = re.compile("增|减|递")
_BY_A_YEAR = re.compile("[、，]到[12]\\d{3}年")
_POINTS = re.compile("(?:条|点|头|大?类|方面)$")
_SHARES = re.compile("(?:比重|占比|比例|份额)$")
# What other countries plan or planned
_OTHERS = re.compile("(?:苏联|美国|英国|日本|印度|法国|西德|资本主义国家|发达国家)的")
# 比小麦高, 比一般杂粮的产量要多: set against another thing, not against another time
_AGAINST_THING = re.compile(
    "比(?!重|例|上|去|前|原|计划|预|同期|现在|一九|[12１２])[^，。；\\d]{1,12}(?:要|可能|可以)?(?:多|少|高|低|增加|至)[^，。；]{0,3}$"
)
_NAMED_BEHIND = re.compile(r"的(?:目标|要求|指标|设想|水平|速度|规定)")
_SHARE = "份额"
_INTRO = re.compile(r"(?:如下列?|下列|这样分配的|情况(?:是|为)?|有|是|包括|比例|目标|任务|指标|安排)[：:]\s*$")
_OLD = 1990
_FIVE_YEARS = re.compile("[五5]年")
SOLD = re.compile("消费品|销售|零售|供应|收购|消费量")
# 抚顺煤矿为930万吨: a works is not what is measured
_WORKS = re.compile("(?:矿|厂|公司|矿务局|集团|油田|企业)$")
_YIELD = re.compile("产量$|_output$|power_generation$")
_NEXT = re.compile("[，、；]?")
_ENDS_ITEM = re.compile(r"[；;]\s*$")
# What a list tells of each of its items.
_HEAD = re.compile(r"(?:总?产量|产值|投资|贷款|支出|播种面积)(?!分配的比例)")
ITEM = re.compile(r"[ \t　]*(?P<label>[\u4e00-\u9fff、（）]{1,14})[：:]")


def is_plan(
    text: str, sentence: int, finding: Finding, when: Moment | None, year: int | None, said: bool, before: Finding | None = None
) -> bool:
    """Whether a value told of later years is a plan. ``when`` without a cue is the guess that its part of the report makes;
    ``said``: the sentence itself says when, not one before it; ``before``: the plan that the sentence told last."""
    start = finding.printed_start
    if is_supposed_or_example(text, start) or _IS_THERE.match(text, finding.printed_end) or _EXPLAINED.match(text, finding.printed_end):
        return False
    if finding.bound == "relative" and text.count("，", finding.start, finding.end) >= _FAR:
        return False  # 农民收入增长不快，…，…，把负担限制在规定的范围内: of another subject
    begin = max(sentence, text.rfind("；", sentence, start) + 1, start - _GROUP)
    if _REACHED_BEHIND.match(text, finding.printed_end) or _REACHED_BEFORE.search(text, begin, start):
        return False
    if _NAMED_BEHIND.match(text, finding.printed_end) and _PASSED.search(text, begin, start):
        return False
    if _INDEFINITE.match(text, start) or (
        finding.relative is not None and finding.relative.to == "assigned" and not _HANDED.search(text, begin, finding.end)
    ):
        return False
    if not said and "近期" in text[begin:start]:
        return False  # 近期要集中力量抓好…: soon, and not by the end of the plan that the part is about
    phrase = max(begin, text.rfind("，", begin, start) + 1)
    clause = max(phrase, min(finding.start, start))
    if (
        finding.bound != "relative"
        and finding.unit not in ("%", "pp")
        and (yearly := _YEARLY.search(text, phrase, start))
        and _CHANGES.search(text, phrase, start)
        and not _BY_A_YEAR.search(text, yearly.end(), start)  # 年均增长6%左右、到2030年|突破750亿元
    ):
        return False  # 平均每年增加42亿元: so much a year, over several
    if finding.unit == "count" and not finding.counted and not finding.action and _POINTS.search(text, start, finding.printed_end):
        return False
    old = is_old(year)
    if old and of_one_works(text, sentence, start):
        return False
    if old and finding.measure == "growth" and finding.unit == "%" and _SHARES.search(finding.subject.indicator):
        return False  # 比重由44%提高到45%，即提高1%: points, printed as a growth
    if not old and finding.subject.indicator == "other:资金":
        return False
    if old and finding.subject.known and finding.subject.indicator.endswith("_output") and SOLD.search(text, sentence, start):
        return False  # 消费品…：粮食增长13%: what is sold
    if old and not finding.subject.known and _NO_NAME.match(finding.subject.indicator.removeprefix("other:")):
        return False
    if not finding.counted and finding.unit in ("t", "kWh", "m3", "kW") and _WORKS.search(finding.subject.indicator):
        return False
    if old and finding.subject.indicator.endswith(_SHARE):
        return False
    if old and finding.measure == "growth" and _AGAINST_THING.search(text, clause, start):
        return False
    if _YEARLY.search(text, phrase, start) and finding.unit == "pp":
        return False  # 城镇化率每年提高1个百分点
    if _UNDER_WAY.search(text, begin, start):
        return False  # 政府正在组织力量，参加279项…
    if when is None or (when.cue and (said or not old)):
        return True
    if when.cue:  # the sentence before it said when
        does = bool(finding.action or _REACHES.search(text, clause, finding.printed_end) or _WILL.search(text, begin, start))
        if not does and not _TOLD.search(text, begin, finding.printed_end):
            # …，|钢120万吨; 原煤产量2600万吨，…
            does = _goes_on(text, before, finding) or _YIELD.search(finding.subject.indicator) is not None
        return does and _OTHERS.search(text, begin, start) is None
    if finding.bound == "relative":
        return not old or finding.subject.known
    if finding.subject.indicator.endswith(_SHARE):
        return False
    if _OTHERS.search(text, begin, start) or _AGAINST_THING.search(text, clause, start) or _in_brackets(text, begin, start):
        return False
    if _TOLD.search(text, begin, finding.printed_end):
        return False
    if finding.subject.known and not old:
        return True
    if old:  # a part that is about the very next year is its plan, whatever the verb
        return (year is not None and when.period in (f"by {year + 1}", str(year + 1))) or _WILL.search(text, begin, start) is not None
    return bool(finding.action) or _REACHES.search(text, clause, finding.printed_end) is not None


def _goes_on(text: str, before: Finding | None, finding: Finding) -> bool:
    """The list that the plan told last began goes on: 粮食产量达到340亿斤，|棉花220万担."""
    return before is not None and finding.own_subject and _NEXT.fullmatch(text, before.printed_end, finding.start) is not None


def _in_brackets(text: str, begin: int, start: int) -> bool:
    return text.rfind("（", begin, start) > text.rfind("）", begin, start)


@dataclass(frozen=True, slots=True)
class PlanList:
    """What the line that opens a list says of its items: when, from which year growth is counted, and what of each is told."""

    when: Moment | None
    base: int | None
    head: str


def is_old(year: int | None) -> bool:
    """Whether a report is of the years in which plans are told with examples and histories."""
    return year is not None and year < _OLD


def opens_list(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a line that opens a list: 主要产品的计划产量如下："""
    floor = end - 12 if end - start > 12 else start
    tail = text[floor:end]
    return ("：" in tail or ":" in tail) and _INTRO.search(
        text, floor, end
    ) is not None  # one look that spares nearly every sentence the pattern


def is_item(text: str, start: int, end: int) -> bool:
    """Whether a line is an item of such a list: it opens with its label, or it or the line before it closes with a semicolon."""
    if ITEM.match(text, start, end) is not None or _ENDS_ITEM.search(text, max(start, end - 3), end) is not None:
        return True
    return _ENDS_ITEM.search(text, max(0, start - 3), start) is not None


def plan_list(text: str, start: int, end: int, clock: Clock, section: SectionKind, ahead: Moment | None) -> PlanList:
    """What the line at ``text[start:end]`` says of the list that it opens; ``ahead``: the plan that its part of the report is about."""
    when = clock.moment(start, end, section)
    if when is not None and not when.cue and ahead is not None and ahead.period[-4:].isdigit() and _FIVE_YEARS.search(text, start, end):
        last = int(ahead.period[-4:])  # 五年投资…，是这样分配的：
        when = Moment(f"{last - 4}-{last}", "later", span=True)
    heads = _HEAD.findall(text, start, end)
    return PlanList(when if when is not None and when.cue else None, base_year(text, start, end), heads[-1] if heads else "")
