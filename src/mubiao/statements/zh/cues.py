"""The words of time of a report, and the period each means (去年, 五年来, 到2030年, “十五五”期间, 截至2月底)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.language.zh.numerals import chinese_value
from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Tense

_IS_A_TIME = re.compile(r"，?(?:这五年|五年|是[^。；]{0,60}五年)")
# “六五”计划|安排的项目: the plan's own years
_SETS = re.compile("(?:草案|纲要)?(?:安排|规定|要求|确定)")
_ACCORDING = re.compile(r"(?:按照?|根据|依据|依照)[^，。；]{0,8}$")
# The national five-year plans: ordinal to first year.
_PLANS = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996, "十": 2001}
_PLANS |= {f"十{digit}": 2006 + 5 * i for i, digit in enumerate("一二三四五六七八九")}
_PLAN_YEARS = 5
Plan = tuple[int, int]
"""The first and the last year of a five-year plan."""
_EITHER_WAY = re.compile(r"(?:[2-9]|10|[两二三四五六七八九十])年(?:累计|间|期间)?|本届政府任期内")
# 五年合计, 五年平均: neither 过去 nor 来
_BARE_YEARS = re.compile("五年(?:间|期间)?")
# From here on the reports are given between December and March; before, in any month.
_IN_SPRING = 1986
_FIRST_MONTHS = ("M1", "M1-2", "M1-3", "Q1")
_TO_COME = re.compile("[^，。；]{0,6}(?:要|将|计划|拟|力争|还|预期|目标|继续|可望|有望|争取)")
_PLANNED = re.compile("(?:计划|规划|纲要)[^。；]*$")
_DONE_BY = re.compile("[^。；]{0,14}(?:已|共有|累计)")
# A number of years; 过去一年 is last year, not a span.
_COUNT = r"\d{1,2}|[二三四五]?十[一二三四五六七八九]?|[两二三四五六七八九]"

YEAR = r"(?:18|19|20)\d\d|[一二][八九〇○零][〇○零一二三四五六七八九]{2}"
CUE = re.compile(
    rf"(?P<upto>(?:(?:截至|截止)到?|到)(?P<uptowho>今年|去年|上年|(?P<uptoyear>{YEAR})年)?(?P<uptomonth>\d{{1,2}}|[一二三四五六七八九]|十[一二]?)月份?(?:[底末]|[上中下]旬|\d{{1,2}}日)?(?:为止)?)"
    rf"|(?P<span>(?P<from>{YEAR})年?(?:[-—–~～至到]|到)(?P<to>{YEAR})年)"
    rf"|(?P<by>(?:到|至|力争到|截至|截止)(?P<byyear>{YEAR})年(?:年?[底末])?(?:以前|之前|前(?![期后沿端景]))?)"
    rf"|(?P<half>(?:(?P<halfyear>{YEAR})年)?(?P<part>上半年|下半年|前[两二三]季度|第?[一二三四]季度|1(?:[-—–至到])\d{{1,2}}月(?:份)?))"
    rf"|(?P<year>(?P<yearnumber>{YEAR})年(?:以来|起|度|全年|[底末]?(?:以前|之前)|[底末]前(?![期后沿端景])|[底末])?)"
    r"|(?P<plan>(?P<quote>[“\"])?(?P<planname>(?:十[一二三四五六七八九]?|[一二三四五六七八九])五)(?(quote)[”\"]?(?P<planpart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)?|(?P<barepart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)))"
    r"|(?P<nth>第(?P<nthname>[一二三四五六七八九十]{1,2})个五年(?:计划|规划)(?P<nthpart>期间|时期|内|末)?)"
    r"|(?P<century>(?:到|至)?本世纪(?P<centurypart>末|中叶))"
    rf"|(?P<future>(?:今后|今明|未来|接下来|此后|今后的)(?:的)?(?P<futurecount>{_COUNT})(?:个)?年(?:间|内)?(?:左右)?|(?:用|再用|经过|通过)(?:(?:\d{{1,2}}|{_COUNT})[-—–~～至到]|[一二三四](?=[二三四五六]年))?(?P<workcount>{_COUNT})年(?:左右)?(?:的?时间|的?努力))"
    r"|(?P<planned>五年(?:农业)?计划(?:草案)?(?:规定|要求|提出|确定|安排))"
    rf"|(?P<within>(?P<withincount>{_COUNT})年(?:之|以)?内(?!外))"
    rf"|(?P<past>(?:过去|近|最近|这|(?<!学)前|刚刚过去的|一届任期的|本届政府(?:任期)?的?|上一届政府)?(?P<pastcount>{_COUNT})年(?:来|间|多来|累计|期间|以来|里|中(?![央西小等高国部级型长])|的工作|来看|任期|(?=平均|年均|全社会|[^，。；、\d]{{2,16}}(?:累计|合计|总计)|新增|净增|总计|合计|共|减贫|全国|中央|新建|新设|投入|支出|支持|整理|安排|补助|解决|完成|建成)|(?<=五年)(?=增长|下降|降低|减少|削减|提高|达到))|(?:过去|这|近|(?<!学)前|最近|以来的)的?(?P<pastcount2>{_COUNT})年|本届政府(?:任期内|以来|成立以来|五年来|履职以来)?)"
    rf"|(?P<run>连续(?P<runcount>{_COUNT})年)"
    r"|(?P<action>[三五3５5]年(?:行动|倍增|攻坚|计划|任务|上台阶))"
    r"|(?P<last>去年|(?<!基础)上年(?!均)|过去一年|一年来|过去的一年|全年|这一年|上一年)"
    r"|(?P<this>今年|本年|当年|年内|新的一年)"
    r"|(?P<next>明年)"
)
# 近五年新高, 十年磨一剑, 用三年时间, 极不平凡的五年: lengths of time that only place or praise.
_LENGTH = re.compile(rf"(?:{_COUNT})(?:个)?年$")
_A_YEAR = re.compile("年")
_LONGEST_LENGTH = 5  # 二十三个年
_DURATION_LEADS = ("时隔", "近", "前", "后", "头", "满", "每", "继", "历时", "耗时", "不到", "推迟", "提前")
_DURATION_TAILS = (
    "如一",
    "磨一",
    "时间",
    "前",
    "后",
    "前的",
    "后的",
    "间",
    "左右的",
    "规划",
    "建设",
    "任务",
    "目标",
    "期",
    "一贯",
    "之",
    "蝉联",
    "位居",
    "保持",
    "稳定",
    "获",
    "入选",
    "居",
    "被",
    "丰收",
    "增产",
    "增长",
    "下降",
    "实现",
    "荣获",
    "成为",
    "在全",
)
# What a cue can begin with, and what can follow there: almost every character of a text is ruled out by these two.
_NINE = "一二三四五六七八九"
_PLAN_PART = "五[期时以规计末头前后收]"
_BEGINNINGS = {
    "0123456789": r"\d?年|(?:(?<=1)[89]|(?<=2)0)\d\d|(?<=1)[-—–至到]",
    f"{_NINE}两": f"年|季|十[{_NINE}]?年|[八九〇○零][〇○零{_NINE}]|{_PLAN_PART}", "十": f"[{_NINE}]?(?:年|{_PLAN_PART})", "５": "年",
    "到至": r"[12本今去上]|\d月|[一二三四五六七八九十]", "力": "争到", "截": "[至止]", "上": "[半一年]", "下": "半",
    "前": r"[\d两二三四五六七八九十的]", "第": f"[一二三四]季|[{_NINE}十]{{1,2}}个五", "“\"": f"(?:十[{_NINE}]?|[{_NINE}])五",
    "今": r"年|后[的\d两二三四五六七八九十]|明[两三]", "未": r"来[的\d两二三四五六七八九十]", "接": "下来", "此": r"后[的\d两二三四五六七八九十]",
    "用": r"[\d两二三四五六七八九十]", "再": "用", "经通": r"过[\d两二三四五六七八九十\-—–~～至到]", "过": "去",
    "近": r"[\d两二三四五六七八九十的]", "最": "近", "这": r"[\d一两二三四五六七八九十的]", "刚": "刚", "本": "[届世年]", "连": "续", "去": "年",
    "全": "年", "当": "年", "年": "内", "新": "的一年", "明": "年",
}  # fmt: skip
# What can stand second in any of them: two characters are looked at before one form after another is tried.
_SECONDS = rf"\d{_NINE}〇○零两十年季月五本今去上争止半的来下后明用过近刚届世续内—–至到-"
_NUMBERS, _NUMERALS, *_WORDS = (f"(?<=[{firsts}])(?={following})" for firsts, following in _BEGINNINGS.items())
_WORD_BEGINS = "".join([*_BEGINNINGS][2:])
_FIRST = re.compile(f"[{''.join(_BEGINNINGS)}](?=[{_SECONDS}])(?:{_NUMBERS}|{_NUMERALS}|(?<=[{_WORD_BEGINS}])(?:{'|'.join(_WORDS)}))")


def may_begin(text: str, start: int) -> bool:
    """Whether a cue can begin at ``start`` by its first characters; at most places none can, and the pattern is slow to fail."""
    return _FIRST.match(text, start) is not None


def cues(text: str) -> Iterator[re.Match[str]]:
    """Every cue, found from the few characters one can begin with."""
    taken = 0
    for first in _FIRST.finditer(text):
        if first.start() >= taken:
            cue = CUE.match(text, first.start())
            if cue:
                taken = cue.end()
                yield cue


def other_durations(text: str) -> Iterator[tuple[int, int]]:
    for mark in _A_YEAR.finditer(text):
        length = _LENGTH.search(text, max(0, mark.start() - _LONGEST_LENGTH), mark.end())
        if length and (
            (text.endswith(_DURATION_LEADS, 0, length.start()) and not text.startswith("均", length.end()))
            or text.startswith(_DURATION_TAILS, length.end())
        ):
            yield length.span()


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
        return _of_plan(plan, year, section) if cue["nthpart"] or sets else None  # else a name of the plan, not a time
    if cue["planned"]:
        return _of_plan(plan, year, section) if plan is not None and plan[1] > year else None
    if cue["within"]:
        count = _number(cue["withincount"])
        if count == _PLAN_YEARS and plan is not None:
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
        if ahead:
            if count == _PLAN_YEARS and plan is not None and plan[1] >= year:
                return _of_plan(plan, year, section)
            return Moment(f"{year}-{year + count - 1}", "later", span=True)
        if (
            count == _PLAN_YEARS
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


def plan_of(cue: re.Match[str]) -> Plan | None:
    """The years of the national five-year plan that a cue names: “十五五”, 第七个五年计划."""
    name = cue["planname"].removesuffix("五") if cue["plan"] else cue["nthname"]
    first = _PLANS.get(name) if name else None
    return (first, first + _PLAN_YEARS - 1) if first is not None else None


def last_of_plan(name: str) -> int | None:
    """The last year of the five-year plan of that name: 十 of “十五”."""
    first = _PLANS.get(name)
    return first + _PLAN_YEARS - 1 if first is not None else None


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
