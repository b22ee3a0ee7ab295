"""When a value holds: the section's default, overruled by the nearest words of time before it (去年, 五年来, 到2030年, “十五五”期间)."""

from __future__ import annotations

import re

from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Tense

# The national five-year plans: ordinal to first year.
_PLANS = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996, "十": 2001}
_PLANS |= {f"十{digit}": 2006 + 5 * i for i, digit in enumerate("一二三四五六七八九")}
_COUNTS = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5, "十": 10, "10": 10}

_CUE = re.compile(
    r"(?P<span>(?P<from>(?:19|20)\d\d)年?(?:[-—–~～至到]|到)(?P<to>(?:19|20)\d\d)年)"
    r"|(?P<by>(?:到|至|力争到|截至|截止)(?P<byyear>(?:19|20)\d\d)年(?:年?[底末])?)"
    r"|(?P<half>(?:(?P<halfyear>(?:19|20)\d\d)年)?(?P<part>上半年|下半年|一季度|第一季度|二季度|三季度|前三季度|四季度|1(?:[-—–至到])\d{1,2}月(?:份)?))"
    r"|(?P<year>(?P<yearnumber>(?:19|20)\d\d)年(?:以来|底|末|度|全年)?)"
    r"|(?P<plan>[“\"]?(?P<planname>(?:十[一二三四五六七八九]?|[一二三四五六七八九])五)[”\"]?(?P<planpart>期间|时期|以来|规划|计划|末|头[一两三四]年|前[一两三四]年|收官)?)"
    r"|(?P<future>(?:今后|未来|接下来|此后|今后的)(?P<futurecount>[两二三四五十2345])(?:个)?年(?:间|内)?(?:左右)?|(?:用|再用|经过|通过)(?P<workcount>[两二三四五2345])年(?:左右)?(?:时间|的努力|努力))"
    r"|(?P<past>(?:过去|近|最近|这|前|刚刚过去的|一届任期的|本届政府(?:任期)?的?|上一届政府)?(?P<pastcount>[两二三四五十2345])年(?:来|间|多来|累计|期间|以来|里|中|的工作|来看|任期)|(?:过去|这|近|前|最近|以来的)的?(?P<pastcount2>[两二三四五十2345])年|本届政府(?:任期内|以来|成立以来|五年来|履职以来)?)"
    r"|(?P<action>[三五3５5]年(?:行动|倍增|攻坚|计划|任务|上台阶))"
    r"|(?P<last>去年|上年|过去一年|一年来|过去的一年|全年|这一年|上一年)"
    r"|(?P<this>今年|本年|当年|年内|新的一年)"
    r"|(?P<next>明年)"
)
_BASE = re.compile(r"(?:比|较|与|同)(?P<base>(?:19|20)\d\d)年(?:底|末|的)?")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|相比|高于|低于|快于|超过|自|从|由|以)$")


def default_moment(section: SectionKind, year: int | None) -> Moment | None:
    """What a value without words of time means in a section of the report that plans ``year``."""
    if year is None:
        return None
    if section in ("review", "other"):
        return Moment(str(year - 1), "past", cue=False)
    if section == "outlook":
        return Moment(f"by {year + 4}", "later", span=True, cue=False)
    return Moment(str(year), "year", cue=False)


def moment(text: str, start: int, end: int, section: SectionKind, year: int | None) -> Moment | None:
    """When the value at ``end`` of ``text[start:end]`` (its sentence so far) holds. The nearest cue before it decides."""
    default = default_moment(section, year)
    if year is None or default is None:
        return None
    best = default
    for cue in _CUE.finditer(text, start, end):
        if _BASE_BEFORE.search(text, max(start, cue.start() - 3), cue.start()):
            continue  # 比2020年增长: what it is counted from
        found = _moment(cue, year, section)
        if found is not None:
            best = found
    return best


def opening_moment(text: str, start: int, end: int, section: SectionKind, year: int | None) -> Moment | None:
    """The time that a sentence sets at its very beginning (五年来, 2023年); what stands deeper in it binds its own clause alone."""
    found = moment(text, start, min(end, start + _OPENING), section, year)
    return found if found is not None and found.cue else None


def base_year(text: str, start: int, end: int) -> int | None:
    """The year that a change is counted from: 比2020年增长1.7倍."""
    found = _BASE.search(text, start, end)
    return int(found["base"]) if found else None


def _moment(cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    past = section in ("review", "other")
    if cue["span"]:
        first, last = int(cue["from"]), int(cue["to"])
        return Moment(f"{first}-{last}", _tense(last, year), span=True)
    if cue["by"]:
        named = int(cue["byyear"])
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["half"]:
        base = int(cue["halfyear"]) if cue["halfyear"] else (year - 1 if past else year)
        return Moment(
            f"{base}{_PARTS.get(cue['part'], '')}" if cue["part"] in _PARTS else f"{base}M{_months(cue['part'])}", _tense(base, year)
        )
    if cue["year"]:
        named = int(cue["yearnumber"])
        if cue["year"].endswith("以来"):
            return Moment(f"{named}-{year - 1}", "past", span=True)
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["plan"]:
        return _plan(cue, year, section)
    if cue["future"]:
        count = _COUNTS[cue["futurecount"] or cue["workcount"]]
        return Moment(f"by {year + count - 1}", "later", span=True)
    if cue["past"]:
        count = _COUNTS.get(cue["pastcount"] or cue["pastcount2"] or "五", 5)
        return Moment(f"{year - count}-{year - 1}", "past", span=True)
    if cue["action"]:
        return None
    if cue["last"]:
        if cue["last"] == "全年" and not past:
            return Moment(str(year), "year")
        return Moment(str(year - 1), "past")
    if cue["this"]:
        # 今年 said in the review of a report is the year that begins; 当年 is the year spoken of.
        return None if past and cue["this"] in ("当年", "年内") else Moment(str(year), "year")
    return Moment(str(year + 1), "later")


def _plan(cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    first = _PLANS[cue["planname"].removesuffix("五")]
    last = first + 4
    part = cue["planpart"] or ""
    if not part or part in ("规划", "计划", "收官"):
        return None  # a name of the plan, not a time
    if part == "末":
        return Moment(f"by {last}" if last > year else str(last), _tense(last, year))
    if part == "以来" or part.startswith(("头", "前")):
        until = year - 1 if part == "以来" else first + _COUNTS.get(part[1], 2) - 1
        return Moment(f"{first}-{until}", "past", span=True)
    tense: Tense = "later" if last > year or (last == year and section not in ("review", "other")) else "past"
    return Moment(f"{first}-{last}", tense, span=True)


def _tense(named: int, year: int) -> Tense:
    return "past" if named < year else "year" if named == year else "later"


_OPENING = 16
_PARTS = {
    "上半年": "H1",
    "下半年": "H2",
    "一季度": "Q1",
    "第一季度": "Q1",
    "二季度": "Q2",
    "三季度": "Q3",
    "前三季度": "M1-9",
    "四季度": "Q4",
}


def _months(part: str) -> str:
    return "-".join(re.findall(r"\d+", part))
