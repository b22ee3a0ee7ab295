"""The year that a change is counted from (比2020年增长, 由1980年的…增加到, 改革开放以来)."""

from __future__ import annotations

import re

from mubiao.statements.zh.timing.cues import YEAR
from mubiao.statements.zh.timing.five_years import last_of_plan
from mubiao.statements.zh.timing.meanings import year_of

_BASE = re.compile(
    rf"(?:比|较|与|同)(?:(?P<base>{YEAR})年(?:底|末|的)?|[“\"]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:计划)?期?末)"
)
_COMPARED = re.compile(
    rf"(?:[比较与同和](?:[^，。；\d比]{{2,12}}的)?(?P<base>{YEAR})年(?:底|末)?(?:相比较?|比较|对比)|比(?P<than>{YEAR})年(?:，|[^，。；：]{{0,12}}(?:如下|下列)))"
)
# What all of these hold, of which most sentences have nothing.
_MAY_BASE = re.compile(r"年(?<=[\d〇○零一二三四五六七八九十]年)|末|以来")
_FROM_YEAR = re.compile(rf"(?:由|从|比)(?P<from>{YEAR})年|(?P<stood>{YEAR})年(?:为|是)")
# 1952年有300万人，1957年已经有700万人，也|增加一倍多; 从1952年的19万人增加到1957年的44万人，增加一倍多
_GROWN = re.compile(
    rf"(?:[由从](?P<from>{YEAR})年|(?P<stood>{YEAR})年(?:只|仅|才)?(?:为|是|有))[^。；]{{1,30}}?，?[^。；，]{{0,6}}?(?P<reached>{YEAR})年[^。；，]{{0,16}}，"
    r"(?:也|即|约|就)*(?:共|净)?(?:增加|增长|提高|上升|增)了?(?:近|约|将近|百分之)*$"
)
# 比1949年增长77%，其中|工业增长178%: the year that the whole is counted from
_WHOLE_FROM = re.compile(rf"[比较](?P<base>{YEAR})年(?:增加|增长|提高|上升|下降|减少)[^；。]{{1,24}}其中：?[^；。年]*$")


def may_count_from(text: str, start: int, end: int) -> bool:
    """Whether a year, the end of a plan or an event stands in ``text[start:end]`` that a change may be counted from."""
    return _MAY_BASE.search(text, start, end) is not None


def base_year(text: str, start: int, end: int) -> int | None:
    """The year that a change is counted from: 比2020年增长1.7倍."""
    named = list(_BASE.finditer(text, start, end))
    if not named:
        return None
    nearest = named[-1]
    return year_of(nearest["base"]) if nearest["base"] else last_of_plan(nearest["plan"])


def from_year(text: str, start: int, end: int) -> int | None:
    """The year that a change begins at, where the sentence names one: 由1980年的191元增加到…，平均每年…"""
    found = _FROM_YEAR.search(text, start, end)
    return year_of(found["from"] or found["stood"]) if found else None


def grown_from(text: str, start: int, end: int, reached: int) -> int | None:
    """The earlier of the two years whose amounts stand right before a growth up to ``reached``: 1952年有300万人，1957年已有700万人，增加一倍多."""
    found = _GROWN.search(text, start, end)
    return year_of(found["from"] or found["stood"]) if found and year_of(found["reached"]) == reached else None


def year_of_whole(text: str, start: int, end: int) -> int | None:
    """The year that the whole is counted from, of whose parts a value is told: 比1949年增长77%，其中工业增长178%."""
    found = _WHOLE_FROM.search(text, start, end) if text.find("其中", start, end) >= 0 else None
    return year_of(found["base"]) if found else None


def compared_year(text: str, start: int, end: int) -> int | None:
    """The year that a whole sentence counts from: 2030年与2025年相比，…; 改革开放以来，…"""
    compared = list(_COMPARED.finditer(text, start, end))
    if compared:
        found = compared[-1]  # 1957年比1952年，…；而1958年比1957年，…: the last of them holds
        return year_of(found["base"] or found["than"])
    since = _SINCE.match(text, start, end) if _LED in text[start:end] else None
    return _EVENTS.get(since["event"]) if since and not _THAN_LAST.search(text, since.end(), end) else None


def since_unknown(text: str, start: int, end: int) -> bool:
    """A sentence that counts from an event of which nobody says the year: 新区设立以来，产值增长3倍."""
    since = _SINCE.match(text, start, end) if _LED in text[start:end] else None
    return since is not None and since["event"] not in _EVENTS and not _THAN_LAST.search(text, since.end(), end)


# The year in which what reports count from took place: the first year behind it is the first counted.
_EVENTS = {
    "解放": 1949, "建国": 1949, "新中国成立": 1949, "中华人民共和国成立": 1949, "改革开放": 1978, "十一届三中全会": 1978, "十六大": 2002,
    "十七大": 2007, "十八大": 2012, "十九大": 2017, "二十大": 2022, "本世纪": 2000, "新世纪": 2000, "加入世贸组织": 2001, "加入世界贸易组织": 2001,
}  # fmt: skip
_SINCE = re.compile(
    rf"[^，。；]{{0,16}}?(?P<event>{'|'.join(_EVENTS)}|(?<!政府)(?:成立|设立|实施|启动|建成|开通|运营|挂牌|实行|投产|建立))(?:胜利)?(?:召开)?以来(?:的[^，。；]{{1,8}})?，"
)
_LED = "以来"  # what it ends with
_THAN_LAST = re.compile("[比较](?:上一?年|去年|前一年|同期)|同比|年均|平均")
