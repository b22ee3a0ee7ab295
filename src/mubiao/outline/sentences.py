"""Sentences that decide: the one that opens the tasks, and the one that states what the year is to bring."""

from __future__ import annotations

import re

from mubiao.outline.lines import Line
from mubiao.outline.path import Mark
from mubiao.outline.words import APPENDIX, OPENING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores

# Words at which to look more closely at a sentence.
_COUNTED = [count + noun for count, nouns in (("项", "工作 重点 任务 行动 工程 举措"), ("大", "行动 工程 任务")) for noun in nouns.split()]
LEAD_HINTS = ("以下", "如下", "方面", "大事", "重点工作", "件事", "实事", "篇文章", "场硬仗", "攻坚战", *_COUNTED)
TARGET_HINTS = ("目标", "指标", "今年计划")
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}(?![些批切定律起直步体年季次系])|\d{1,2}(?!年|月|日|%)|几)"
_LEAD_IN = re.compile(
    rf"(?:做好|抓好|办好|抓实|做实|做到|办成|抓紧|干好|打好|落实好?|推进|推动|实施|开展|聚焦|突出|抓住|围绕|完成|从|在|抓|做|有)"
    rf"[^，。；：了]{{0,8}}?(?:以下|如下|这)?(?:{_NUMBER}(?:个|大|项|件|类|篇)?|(?:以下|如下|这些))[^，。；：了]{{0,12}}?"
    rf"(?:工作|任务|方面|大事|实事|事|重点|领域|行动|文章|突破|提升|工程|举措|硬仗|攻坚战|战役|着力|下功夫|发力)”?[。：:；]?\Z"
)
_FIRST_ITEM = re.compile(r"[（(]一[）)]")
_OF_GOVERNMENT = re.compile(r"廉政建设|自身建设|政风")
_COUNTS_TASKS = re.compile(r"以下|如下|方面|项|大事|件")
_LEAD_FORWARD = re.compile(r"重点|着力|着重|全力|突出|聚力|集中|认真|扎实|具体|我们将|我们要|今年|新的一年|目标|必须|务必|要")
_LEAD_BACK = re.compile(r"去年|一年来|五年来|过去|体会|回顾|成绩|问题|原因|坚持了|做了|抓了")
_TARGET_LEAD = re.compile(
    r"(?:任务|值|体系)?(?:的?(?:建议|初步|考虑|安排|确定|设定|拟定|暂定|初定|定))*(?:，?定?为|是|如下|有)?(?:：|:|，(?=[^。]{0,12}(?:增长|增速|生产总值))|(?<=[为是]))"
)
_TARGET_VALUE = re.compile(r"\d(?:\.\d+)?[%万亿]|增长\d|百分之|增速|同步|以上|左右|保\d")
_PLANNED_GROWTH = re.compile(
    r"今年计划(?:要求|安排)?[^。；]{0,48}?(?:生产总值|国民收入|经济|总产值)(?:比上年)?增长(?:速度)?[^。；]{0,6}(?:\d|百分之)"
)
_TARGET_PAST = re.compile(
    r"完成[^，。]{0,12}\Z|实现了?[^，。]{0,6}\Z|超额|年初[^，。]{0,6}\Z|达到|高于|低于|约束性\Z|既定\Z|上述\Z|这些\Z|以上\Z"
)
_GROWTH = re.compile(r"(?:生产总值|经济增长|经济增速|GDP|城镇新增就业|居民消费价格|失业率)[^。；\n]{0,16}(?:\d|百分之)")
_EXPECTED = re.compile(r"预期|主要|发展目标|控制目标|计划目标")
_NEAR = re.compile(r"今年|全年|年度|新的一年|明年|(?<!到)20\d\d年(?!远景)")
_FAR = re.compile(
    r"(?:五年|5年|“[一二三四五六七八九十]{1,2}五”|十[一二三四]五(?:时期|期间|规划))"
    r"(?!(?:规划|计划|时期)?(?:实施)?的?(?:开局|起步|收官|决胜|攻坚|关键|最后|第[一二三四五]年|承上启下))"  # says of this year what it is
    r"|未来|到20\d\d年|20\d\d年远景|本世纪|届政府"
)
_SENTENCE = 400  # how far back the beginning of a sentence is looked for


def has_targets(text: str) -> bool:
    """Whether a sentence of a plan introduces its targets or states one for growth."""
    if _GROWTH.search(text):
        return True
    for hint in TARGET_HINTS:
        at = text.find(hint)
        while at >= 0:
            mark = target_passage(text, max(0, at - 100), min(len(text), at + 400), at, at + len(hint))
            if mark is not None and mark.scores.get(PLAN, 0.0) > 1:
                return True
            at = text.find(hint, at + 1)
    return False


def sets_target(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a figure of the economy as a whole: 地区生产总值增长7%左右。"""
    return _GROWTH.search(text, start, end) is not None


def lead_in(text: str, line: Line, start: int, end: int) -> Mark | None:
    """今年要重点抓好以下工作：, from the sentence it belongs to, or from its own clause when a long train of clauses goes before."""
    stop = min((at for mark in "。：:；" if (at := text.find(mark, end, min(line.end, end + 16))) >= 0), default=line.end)
    if stop - end > 15:
        return None
    begin = max((text.rfind(mark, max(line.start, start - _SENTENCE), start) for mark in "。！？；"), default=-1) + 1 or line.body
    begin = max(begin, line.body)
    if stop - begin > _SENTENCE:
        return None
    clauses_start = text.rfind("，", begin, start) + 1 or begin
    clause = text[clauses_start:stop]
    match = _LEAD_IN.search(clause)
    sentence = text[begin:stop]
    if match is None or len(clause) > 45 or not _LEAD_FORWARD.search(sentence) or _LEAD_BACK.search(clause):
        return None
    before = text[begin:clauses_start]
    at = begin if len(before) <= 16 or (before.count("，") <= 1 and len(before) <= 40) else clauses_start
    if line.level and begin == line.body:
        at = line.start
    # A list inside the paragraph (突出抓好三个方面。一是…) is no list of tasks.
    closes = stop + 1 >= line.end or _FIRST_ITEM.match(text, stop + 1) is not None
    score = (5.0 if _COUNTS_TASKS.search(clause) else 3.0) if closes else 1.0
    if _OF_GOVERNMENT.search(text, max(begin, clauses_start - 14), stop):  # 今年的廉政建设，要抓好以下几件事: a list within self-governance
        return Mark(
            at, {TASKS: score, OUTLOOK: score, SELF: score, REVIEW: -1.0}, reasons=[f"a list of what government asks of itself: {clause}"]
        )
    return Mark(
        at,
        {TASKS: score, OUTLOOK: score, REVIEW: -1.0},
        {TASKS: 0.0} if closes else {},
        reasons=[f"a sentence that opens the tasks: {clause}"],
    )


def _is_far(before: str) -> bool:
    """Whether the words before 目标 speak of years to come, and not, nearer by, of this one (对接“十四五”规划，提出今年…目标)."""
    far = [found.end() for found in _FAR.finditer(before)]
    near = [found.end() for found in _NEAR.finditer(before)]
    return bool(far) and (not near or max(near) < max(far))


def _planned(weight: float) -> Scores:
    return {PLAN: weight, REVIEW: -weight, TASKS: -weight / 3, SELF: -weight, OUTLOOK: 1.0, OPENING: -weight, APPENDIX: weight}


def target_passage(text: str, line_start: int, line_end: int, start: int, end: int) -> Mark | None:
    """…主要预期目标是：地区生产总值增长…: belongs to the plan; with 今后五年 or “十五五” before it, rather to the outlook."""
    if text.startswith("今年计划", start):
        planned = _PLANNED_GROWTH.match(text, start, min(line_end, start + 90))
        return Mark(start, _planned(4.0), reasons=[f"what the year's plan asks for: {planned[0]}"]) if planned else None
    lead = _TARGET_LEAD.match(text, end, min(line_end, end + 24))
    if lead is None or lead.end() == end or not _TARGET_VALUE.search(text, lead.end(), min(line_end + 400, lead.end() + 160)):
        return None
    begin = max(line_start, start - 60, *(text.rfind(stop, max(line_start, start - 60), start) for stop in "。！；"))
    before = text[begin:start]
    if _TARGET_PAST.search(before[-16:]):
        return None
    if _is_far(before) or "年均" in text[lead.end() : lead.end() + 12]:
        return Mark(start, {OUTLOOK: 4.0, PLAN: 1.0, REVIEW: -2.0}, reasons=["a passage of targets for later years"])
    weight = 5.0 if _EXPECTED.search(text, max(begin, start - 8), end) else 2.0
    return Mark(start, _planned(weight), reasons=[f"a passage of targets: {before[-20:]}{text[start : lead.end()]}"])
