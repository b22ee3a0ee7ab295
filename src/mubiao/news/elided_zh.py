"""What the clauses of a Chinese round-up leave unsaid: the indicator between a place and its figure, the goals of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mubiao.indicators import match
from mubiao.news.article import Article, Sentence
from mubiao.news.roles import Actor

_NUMBER = r"\d+(?:\.\d+)?"
_VALUE = (
    rf"(?:约|大约|不低于|高于|超过|超|至少|在)?(?:{_NUMBER}%?(?:[-—–～~至到]+{_NUMBER}%)|{_NUMBER}%)(?:左右|以上|以内|及以上|上下|以下)?"
)
PERCENT = re.compile(_VALUE)
# Words of time that stay: they say when.
_WHEN = re.compile(
    r"(?:(?:提出|明确|表示)(?=\d{4}年|今年|明年))?(?:(?:也|则|均|都|将|把|在|对|其|的|，)*(?:\d{4}年度?|今年|明年|去年|上年|全年)(?:的)?)?"
)
# What a clause may say between the place and a figure for which the indicator stood before.
_ELIDED = re.compile(
    r"(?:省|市|自治区|两省|两市|两地|三省|三地|四省)?(?:也|则|都|均|分别|同样|同|双双|齐|一致|普遍|大多|继续|将|把|拟|的|全年|仍|又|还|已|依然|以|按|首次|最高|最低|主动|适度|进一步|GDP|地区生产总值|生产总值|经济|今年|对)*"
    r"(?:(?:预期|预计|增长|增速|增幅|经济|发展|年度|初步|设定|提出|确定)*(?:目标|增速|增幅|预期))?(?:值)?(?:分别)?"
    r"(?:提出|设定|定|设|确定|锚定|瞄准|均|都|也|仍|同|调整|下调|上调|下降|提高|降低|调低|调高|明确|预期|预计|力争|计划|保持|维持|增长|增速|目标|不变|是|为|在|到|至|了|于|同比|实现)*“?"
)
_SAYS_SO = re.compile("目标|增速|分别|预期")
_CHANGED = re.compile(
    rf"[^，。；\d%]{{0,16}}?(?:从|由)(?P<when>去年|上年|上一年|\d{{4}}年)?(?:的|设定的)?(?P<first>{_VALUE})(?:的)?(?:[^，。；\d%]{{0,4}}?)(?:下调|上调|调整|调低|调高|调降|降低|降|提高|提升|下降|上升|收窄|修改|微调|调)(?:到|至|为)(?P<second>{_VALUE})"
)
_SETS_GOAL = re.compile(
    rf"(?:则|也|仍|均|都|将)*(?:定下|提出|设定|制定|确定|订下|设下|抛出|给出|定出|明确)(?:了)?[“]?(?P<value>{_VALUE})[”]?的(?:经济|GDP)?(?:增长|增速|预期)*目标"
)
_BY_POINTS = re.compile(rf"[^，。；\d%]{{0,10}}?(?:提高|下调|上调|降低|下降|调低|调高|上升|回落|增加)(?:了)?{_NUMBER}个?百分点(?:至|到|为)")
_TOPIC = re.compile("(?:增长|增速|预期|年度)*(?:目标|方面)")
_TAKES = ("将", "把")
_THEN = re.compile(rf"(?:而|但)?(?P<when>去年|上年|\d{{4}}年)(?:的?目标)?(?:则|均|也)?(?:为|是|定为|设定为|设为)(?P<value>{_VALUE})")
# 较去年的“5.5%左右”有所下调, 比上年目标5%提高0.5个百分点: the goal before, beside which nothing else is told
_BESIDE = re.compile(
    rf"(?:也|则|均|都|仍)*(?:与|和|同|跟|较|比)(?P<when>去年|上年|上一年|\d{{4}}年)(?:设定|确定|提出|制定)?的?(?:增长|增速|经济|预期|GDP)*(?:目标)?的?[“\"]?(?P<value>{_VALUE})[”\"]?"
    rf"(?P<actual>的?(?:实际)?(?:GDP)?(?:增速|增长|增幅|实绩|完成值))?(?:的?目标)?(?:水平)?(?:有所|略有|略|均|小幅|再|适度|进一步|明显|大幅)*"
    rf"(?:下调|上调|调低|调高|调降|降低|提高|提升|回落|上升|下降|低|高|收窄|放缓|加快|相比|相较|相当|持平|一致|相同)?(?:了)?(?:{_NUMBER}个?百分点)?"
)
_FELL_SHORT = re.compile(
    rf"(?:也|均|但|略|仍|未能|未|没有|顺利|超额|如期)*(?:低于|高于|超过|超出|达到|达成|完成|实现|好于|不及)(?:了)?(?:年初|此前|去年初|全年|原定|当年|年度|\d{{4}}年)*(?:设定|确定|提出|预期|制定|既定|定下|预定)?的?(?P<value>{_VALUE})的?(?:预期|增长|年度|增速)*目标"
)
_FIRST = re.compile("(?:最[高低]|居[前首]|领跑|垫底|领先|第一|靠[前后]|并列)[^，。；]{0,4}$")
_GROWTH_GOAL = re.compile(
    "(?<!投资)(?<!消费)(?<!就业)(?<!收入)(?:增速|增长|经济|今年的?|年度|年的?|预期)目标(?:值)?(?:最[高低]|居[前首]|领跑|垫底|较[高低]|相对|保持|不变|也|仍|均|同样|[^，。；]{0,4})$|目标最[高低]$"
)
_JOINT = re.compile("、|以及|[和及与]")
SPOKEN_GDP = re.compile("GDP|生产总值|经济增长|经济增速|增长目标|增速目标")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
# 郑州|的目标是|地区生产总值增长…
_GOAL_IS = re.compile("(?:今年)?的?(?:今年)?的?(?:主要|预期|发展|经济|增长)*目标(?:分别)?(?:是|为)(?:：)?(?![^，。；]{0,2}\\d)")
_FELL = re.compile("(?:下降|下滑|负增长|萎缩)了?$")
_IS = re.compile('(?:均|都|也|同|分别)?(?:定为|设为|高达|仅为|达到|为|是|达|在|约)[“"]?')  # 今年的目标最高，|为|7%左右
STANDS = "GDP增长"  # 佛山地区 was a prefecture once


@dataclass(frozen=True, slots=True)
class Formerly:
    """A target that a clause says was set before: its value at ``start``..``end`` of the flow, in the clause from ``clause`` on."""

    start: int
    end: int
    clause: int
    year: int | None  # None: the year before
    indicator: str = "gdp"


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the flow at ``start``..``end`` is read as ``words``."""

    start: int
    end: int
    words: str


def understood(text: str, sentence: int, start: int, end: int) -> tuple[str, str]:
    """What the figures of places are of in the clause ``start``..``end``, and the words for it: the growth of GDP, save where the sentence
    is about one other thing (下调固定资产投资目标，如河南从7%下调至5%; 重庆消费增长5%，四川为5.5%)."""
    named = [mention for mention in match(text[sentence:start]) if mention.variant != "weak"]
    if not named or named[-1].indicator == "gdp" or SPOKEN_GDP.search(text, start, end):
        return "gdp", STANDS
    last = named[-1]
    if not _TOPIC.match(text, sentence + last.end) and any(mention.indicator != last.indicator for mention in named):
        return "gdp", STANDS  # of places whose several goals are told it is GDP that is compared
    name = text[sentence + last.start : sentence + last.end]
    return last.indicator, name if name.endswith(("增长", "增速", "增幅")) else f"{name}增长"


def edit_of_clause(article: Article, sentence: Sentence, start: int, end: int, formerly: list[Formerly]) -> Edit | None:
    """How a clause with a figure is read so that it says what the figure is of; None where it says so itself. Goals of before go to ``formerly``."""
    text = article.text
    value = PERCENT.search(text, start, end)
    if value is None:
        return None
    then = _THEN.fullmatch(text, start, end)
    if then is not None and _goal_of_before(text, sentence, start):
        when = then["when"][:4]
        formerly.append(Formerly(*then.span("value"), start, int(when) if when.isdigit() else None))
        return Edit(start, end, then["when"])
    beside = _BESIDE.fullmatch(text, start, end)
    if beside is not None and "目标" in text[sentence.start : end]:
        if beside["actual"] is None:
            when = beside["when"][:4]
            formerly.append(Formerly(*beside.span("value"), start, int(when) if when.isdigit() else None))
        return Edit(start, end, "")
    short = _FELL_SHORT.search(text, start, end)
    if short is not None:
        told = [int(found[1]) for found in _YEAR.finditer(text, sentence.start, short.start())]
        told = [year for year in told if article.year is None or year < article.year]  # and not the day of the news
        formerly.append(Formerly(*short.span("value"), start, told[-1] if told else None))
        return Edit(short.start(), short.end(), "")
    actor = _actor(sentence, text, start, value.start())
    head = actor.end if actor is not None else start
    head = _timed(text, head, value.start())
    if any(mention.variant != "weak" and mention.indicator != "gdp" for mention in match(text[head:end])):
        goal = _GOAL_IS.match(text, head, value.start()) if actor is not None else None
        return Edit(goal.start(), goal.end(), "") if goal is not None else None
    changed = _CHANGED.match(text, head, end)
    if changed is not None and (actor is not None or _SAYS_SO.search(text, head, value.start())):
        when = changed["when"]
        formerly.append(Formerly(*changed.span("first"), start, int(when[:4]) if when and when[:4].isdigit() else None))
        return Edit(head, changed.start("second"), STANDS)
    set_goal = _SETS_GOAL.match(text, head, end)
    if set_goal is not None:
        return Edit(head, set_goal.start("value"), STANDS)
    if _BY_POINTS.fullmatch(text, head, value.start()):
        return Edit(head, value.start(), STANDS)
    if actor is None and _IS.fullmatch(text, start, value.start()) and _goal_before(text, sentence, start):
        return Edit(start, value.start(), STANDS)
    lead = _ELIDED.match(text, head, value.start())
    if lead is None or lead.end() != value.start() or (actor is None and not _SAYS_SO.search(lead[0])):
        return None
    then_year = _earlier_year(article, text[actor.end if actor is not None else start : head])
    if then_year is not None and "目标" in lead[0]:
        formerly.append(Formerly(*value.span(), start, then_year))
        return Edit(head, value.end(), "GDP")  # 浙江2030年的目标为6%左右，实际增长5.8%
    if SPOKEN_GDP.search(lead[0]) and "目标" not in lead[0] and "分别" not in lead[0]:
        return None  # the clause says it itself
    if actor is not None and actor.aggregate is not None and not actor.places:
        return Edit(head, value.start(), "，" + STANDS)  # 经济大省普遍在5%以上: no part of the name
    stands = "GDP下降" if _FELL.search(lead[0]) else STANDS
    if actor is None and "预期" in lead[0] and "目标" not in lead[0]:
        return Edit(head, value.start(), "要" + stands)  # 去年增长5.4%，今年|预期增长|5.5%: what is expected is wanted
    if actor is not None and text[actor.end : actor.end + 1] in _TAKES and head > actor.end:
        return Edit(actor.end, value.start(), text[actor.end + 1 : head] + stands)  # 广东|将2031年经济增长目标设定为|5%
    return Edit(head, value.start(), stands)


def _earlier_year(article: Article, words: str) -> int | None:
    """The year before the article's, or an earlier one, that words of time name."""
    if article.year is None:
        return None
    told = _YEAR.search(words)
    year = int(told[1]) if told is not None else article.year - 1 if "去年" in words or "上年" in words else article.year
    return year if year < article.year else None


def _goal_of_before(text: str, sentence: Sentence, start: int) -> bool:
    """Whether the clause before gives a goal: 今年的目标是5.5%左右，去年为…"""
    begin = max(sentence.start, *(text.rfind(mark, sentence.start, start - 1) + 1 for mark in "，；：\n"))
    return text[start - 1 : start] == "，" and "目标" in text[begin:start] and PERCENT.search(text, begin, start) is not None


def _goal_before(text: str, sentence: Sentence, start: int) -> bool:
    """Whether the clause before names the goal and gives no figure: 海南今年的目标最高，为…"""
    if text[start - 1 : start] != "，":
        return False
    begin = max(sentence.start, *(text.rfind(mark, sentence.start, start - 1) + 1 for mark in "，；：\n"))
    if "%" in text[begin:start]:
        return False
    if _FIRST.search(text, begin, start - 1) is not None and "目标" in text[sentence.start : start]:
        return True  # 从目标值来看，海南、西藏最高，均为…
    return _GROWTH_GOAL.search(text, begin, start - 1) is not None


def edits_of_bracket(article: Article, sentence: Sentence, start: int, end: int) -> list[Edit]:
    """海南（8%左右）、西藏（8%左右）: the indicator for the bracket."""
    text = article.text
    if text[start - 1 : start] != "（" or text[end : end + 1] != "）" or PERCENT.fullmatch(text, start, end) is None:
        return []
    if not any(actor.acts and actor.end == start - 1 for actor in sentence.actors):
        return []
    return [Edit(start - 1, start, STANDS), Edit(end, end + 1, "，")]


def each_value(text: str, position: int, end: int, stands: str) -> Iterator[Edit]:
    """分别为7.5%和9%: the indicator before every value of the list."""
    value = PERCENT.match(text, position, end)
    while value is not None:
        joint = _JOINT.match(text, value.end(), end)
        value = PERCENT.match(text, joint.end(), end) if joint is not None else None
        if joint is not None and value is not None:
            yield Edit(joint.start(), joint.end(), "，" + stands)


def _actor(sentence: Sentence, text: str, start: int, value: int) -> Actor | None:
    inside = [actor for actor in sentence.actors if actor.acts and start <= actor.start and actor.end <= value]
    inside = [actor for actor in inside if "生产总值" not in text[actor.start : actor.end]]
    return inside[-1] if inside else None


def _timed(text: str, head: int, value: int) -> int:
    """Behind the words of time that open what is said of a place."""
    shape = _WHEN.match(text, head, value)
    return shape.end() if shape is not None else head
