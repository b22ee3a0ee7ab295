"""The period that words of time mean in a section of the report that plans a year, and whether it is past or to come."""

from __future__ import annotations

import re

from mubiao.language.zh.numerals import chinese_value
from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Tense
from mubiao.statements.zh.timing.cues import YEAR
from mubiao.statements.zh.timing.five_years import PLAN_YEARS, Plan, plan_of

_IS_A_TIME = re.compile(r"，?(?:这五年|五年|是[^。；]{0,60}五年)")
# “六五”计划|安排的项目: the plan's own years
_SETS = re.compile("(?:草案|纲要)?(?:安排|规定|要求|确定)")
_ACCORDING = re.compile(r"(?:按照?|根据|依据|依照)[^，。；]{0,8}$")
_EITHER_WAY = re.compile(r"(?:[2-9]|10|[两二三四五六七八九十])年(?:累计|间|期间)?|本届政府任期内")
# 五年合计, 五年平均: neither 过去 nor 来
_BARE_YEARS = re.compile("五年(?:间|期间)?")
# From here on the reports are given between December and March; before, in any month.
_IN_SPRING = 1986
_FIRST_MONTHS = ("M1", "M1-2", "M1-3", "Q1")
_TO_COME = re.compile("[^，。；]{0,6}(?:要|将|计划|拟|力争|还|预期|目标|继续|可望|有望|争取)")
_PLANNED = re.compile("(?:计划|规划|纲要)[^。；]*$")
# 前三年|共增加100万吨，而1956年就增加…: the years before the one that they are set against
_WHILE = re.compile(rf"[^；。]{{2,40}}，而(?P<than>{YEAR})年")
# 今年一季度比一季度好。与去年同期相比，|第一季度…: the quarters of the year that runs
_ON_LAST_YEAR, _QUARTERS_REACH = re.compile("(?:与|同|和)去年同期(?:相比)?，[^。]*$"), 72
_DONE_BY = re.compile("[^。；]{0,14}(?:已|共有|累计)")


def may_be_ahead(cue: re.Match[str]) -> bool:
    """Whether a cue counts years and does not say which: 五年累计|新增50万人, 本届政府任期内. Where the text looks ahead they are to come."""
    return bool(cue["past"]) and _EITHER_WAY.fullmatch(cue[0]) is not None


def moment_of(cue: re.Match[str], year: int, section: SectionKind, plan: Plan | None = None, ahead: bool = False) -> Moment | None:
    """The time that a cue means in a section of the report that plans ``year``; ``None`` where it means none.

    ``plan``: the five-year plan named last before it, of which 五年内 and 五年合计 are then the years. ``ahead``: a cue that
    ``may_be_ahead`` is.
    """
    past = section in ("review", "other")
    if cue["upto"]:
        return _upto(cue, year, past)
    if cue["span"]:
        first, last = year_of(cue["from"]), year_of(cue["to"])
        tense = "past" if past and last == year else _tense(last, year)  # 1950年到1954年, said in the report of 1954
        return Moment(f"{first}-{last}", tense, span=True)
    if cue["by"]:
        named = year_of(cue["byyear"])
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["half"]:
        this = cue.string.endswith("今年", 0, cue.start())
        part = _part(cue["part"])
        this = this and (year < _IN_SPRING or part in _FIRST_MONTHS)  # 今年前三季度, in the review of a report written in the winter
        if past and year < _IN_SPRING and not cue["halfyear"]:
            this = this or _ON_LAST_YEAR.search(cue.string, max(0, cue.start() - _QUARTERS_REACH), cue.start()) is not None
        base = year_of(cue["halfyear"]) if cue["halfyear"] else (year - 1 if past and not this else year)
        return Moment(f"{base}{part}", _tense(base, year))
    if cue["year"]:
        named = year_of(cue["yearnumber"])
        if cue["year"].endswith(("以来", "起")) and named < year:
            return Moment(f"{named}-{year - 1}", "past", span=True)
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["plan"]:
        return _plan(cue, year, section)
    if cue["nth"]:
        plan = plan_of(cue)
        sets = plan is not None and plan[1] > year and _SETS.match(cue.string, cue.end())
        return _of_plan(plan, year, section) if cue["nthpart"] or cue["nthsum"] or sets else None  # else a name of the plan, not a time
    if cue["planned"]:
        return _of_plan(plan, year, section) if plan is not None and plan[1] > year else None
    if cue["within"]:
        count = _number(cue["withincount"])
        if count == PLAN_YEARS and plan is not None:
            return _of_plan(plan, year, section)
        if past or cue.string.startswith("的", cue.end()):
            return None
        return Moment(f"by {year + count - 1}", "later", span=True, first=year)
    if cue["century"]:
        last = (year - 1) // 100 * 100 + (100 if cue["centurypart"] == "末" else 50)
        return Moment(f"by {last}", "later") if last > year else None
    if cue["future"]:
        count = _number(cue["futurecount"] or cue["workcount"])
        return Moment(f"by {year + count - 1}", "later", span=True, first=year)
    if cue["past"]:
        if section == "outlook" and cue[0].startswith("前"):
            return None  # 前三年打基础，后两年上台阶: parts of the years to come, and none of the past
        count = _number(cue["pastcount"] or cue["pastcount2"] or "五")
        than = _WHILE.match(cue.string, cue.end()) if cue[0].startswith("前") else None
        if than is not None and year_of(than["than"]) < year:
            return Moment(f"{year_of(than['than']) - count}-{year_of(than['than']) - 1}", "past", span=True)
        if ahead:
            if count == PLAN_YEARS and plan is not None and plan[1] >= year:
                return _of_plan(plan, year, section)
            return Moment(f"{year}-{year + count - 1}", "later", span=True)
        if (
            count == PLAN_YEARS
            and plan is not None
            and plan[1] >= year
            and _BARE_YEARS.fullmatch(cue[0])
            and _PLANNED.search(cue.string, max(0, cue.start() - 12), cue.start())
        ):
            return _of_plan(plan, year, section)  # 计划规定，五年合计财政收入…: the years that the plan is for
        return Moment(f"{year - count}-{year - 1}", "past", span=True)
    if cue["run"]:
        return Moment(f"{year - _number(cue['runcount'])}-{year - 1}", "past", span=True, run=True) if past else None
    if cue["action"]:
        return None
    if cue["last"]:
        if cue["last"] == "全年" and not past:
            return Moment(str(year), "year")
        return Moment(str(year - 1), "past")
    if cue["this"]:
        # 当年 is the year spoken of, and so is 今年 in the review of a report written in the winter, but for what is still to come.
        spoken_of = cue["this"] in ("当年", "年内", "本年") or (year >= _IN_SPRING and not _TO_COME.match(cue.string, cue.end()))
        return None if past and spoken_of else Moment(str(year), "year")
    return Moment(str(year + 1), "later")


def year_of(printed: str) -> int:
    """A year in digits of either kind: 1982, 一九八二."""
    return int(printed if printed.isascii() else printed.translate(_DIGITS))


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _number(printed: str) -> int:
    value = None if printed.isdigit() else chinese_value(printed)
    return int(value[0]) if value else int(printed)


def _plan(cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    first, last = plan_of(cue) or (0, 0)
    part = cue["planpart"] or cue["barepart"] or ""
    if not part and last < year and _IS_A_TIME.match(cue.string, cue.end()):
        return Moment(f"{first}-{last}", "past", span=True)  # “十二五”是…最快的五年
    according = _ACCORDING.search(cue.string, max(0, cue.start() - 12), cue.start())
    sets = _SETS.match(cue.string, cue.end()) is not None and last >= year
    if not part or part == "收官" or (part in ("规划", "计划") and not according and not sets):
        return None  # a name of the plan, not a time
    if part == "末":
        return Moment(f"by {last}" if last > year else str(last), _tense(last, year))
    if part.startswith("后"):
        begin = max(first, last - _number(part[1]) + 1)
        return Moment(f"{begin}-{last}", _tense(last, year), span=True)
    if part == "以来" or part.startswith(("头", "前")):
        until = year - 1 if part == "以来" else first + _number(part[1]) - 1
        return Moment(f"{first}-{until}", "past", span=True)
    return _of_plan((first, last), year, section)


def _of_plan(plan: Plan | None, year: int, section: SectionKind) -> Moment | None:
    if plan is None:
        return None
    first, last = plan
    tense: Tense = "later" if last > year or (last == year and section not in ("review", "other")) else "past"
    return Moment(f"{first}-{last}", tense, span=True)


def _upto(cue: re.Match[str], year: int, past: bool) -> Moment | None:
    """截至今年2月底 is a count on that day, whatever the section; without 截至 it is one where something is done by then (到2月底已…)."""
    if not cue[0].startswith("截") and not past and not _DONE_BY.match(cue.string, cue.end()):
        return None
    who, month = cue["uptowho"], _number(cue["uptomonth"])
    if cue["uptoyear"]:
        named = year_of(cue["uptoyear"])
    elif who == "今年" or (who is None and not past):
        named = year
    else:
        named = year - 1
    return Moment(f"{named}M{month}", "past")


def _tense(named: int, year: int) -> Tense:
    return "past" if named < year else "year" if named == year else "later"


_QUARTERS = str.maketrans("一二三四两", "12342")


def _part(part: str) -> str:
    """H1, Q3, M1-9: the part of a year as periods print it."""
    if part.endswith("半年"):
        return "H1" if part.startswith("上") else "H2"
    if part.startswith("前"):
        return f"M1-{3 * int(part[1].translate(_QUARTERS))}"
    if part.endswith("季度"):
        return f"Q{part.removeprefix('第')[0].translate(_QUARTERS)}"
    return f"M{_months(part)}"


def _months(part: str) -> str:
    return "-".join(re.findall(r"\d+", part))
