"""When a value holds: the section's default, overruled by the nearest words of time before it (去年, 五年来, 到2030年, “十五五”期间)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from math import inf

from mubiao.language.zh.numerals import chinese_value
from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Tense

# The national five-year plans: ordinal to first year.
_PLANS = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996, "十": 2001}
_PLANS |= {f"十{digit}": 2006 + 5 * i for i, digit in enumerate("一二三四五六七八九")}
# A number of years; 过去一年 is last year, not a span.
_COUNT = r"\d{1,2}|[二三四五]?十[一二三四五六七八九]?|[两二三四五六七八九]"

_YEAR = r"(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2}"
CUE = re.compile(
    rf"(?P<span>(?P<from>{_YEAR})年?(?:[-—–~～至到]|到)(?P<to>{_YEAR})年)"
    rf"|(?P<by>(?:到|至|力争到|截至|截止)(?P<byyear>{_YEAR})年(?:年?[底末])?)"
    rf"|(?P<half>(?:(?P<halfyear>{_YEAR})年)?(?P<part>上半年|下半年|前[两二三]季度|第?[一二三四]季度|1(?:[-—–至到])\d{{1,2}}月(?:份)?))"
    rf"|(?P<year>(?P<yearnumber>{_YEAR})年(?:以来|底|末|度|全年)?)"
    r"|(?P<plan>(?P<quote>[“\"])?(?P<planname>(?:十[一二三四五六七八九]?|[一二三四五六七八九])五)(?(quote)[”\"]?(?P<planpart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)?|(?P<barepart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)))"
    r"|(?P<century>(?:到|至)?本世纪(?P<centurypart>末|中叶))"
    rf"|(?P<future>(?:今后|未来|接下来|此后|今后的)(?:的)?(?P<futurecount>{_COUNT})(?:个)?年(?:间|内)?(?:左右)?|(?:用|再用|经过|通过)(?P<workcount>{_COUNT})年(?:左右)?(?:时间|的努力|努力))"
    rf"|(?P<past>(?:过去|近|最近|这|前|刚刚过去的|一届任期的|本届政府(?:任期)?的?|上一届政府)?(?P<pastcount>{_COUNT})年(?:来|间|多来|累计|期间|以来|里|中(?![央西小等高国部级型长])|的工作|来看|任期|(?=平均|年均|新增|净增|总计|合计|共|减贫|全国|中央|新建|新设|投入|支出|支持|整理|安排|补助|解决|完成|建成))|(?:过去|这|近|前|最近|以来的)的?(?P<pastcount2>{_COUNT})年|本届政府(?:任期内|以来|成立以来|五年来|履职以来)?)"
    rf"|(?P<run>连续(?P<runcount>{_COUNT})年)"
    r"|(?P<action>[三五3５5]年(?:行动|倍增|攻坚|计划|任务|上台阶))"
    r"|(?P<last>去年|(?<!基础)上年(?!均)|过去一年|一年来|过去的一年|全年|这一年|上一年)"
    r"|(?P<this>今年|本年|当年|年内|新的一年)"
    r"|(?P<next>明年)"
)
_BASE = re.compile(rf"(?:比|较|与|同)(?P<base>{_YEAR})年(?:底|末|的)?")
_COMPARED = re.compile(rf"[比较与同和](?P<base>{_YEAR})年(?:底|末)?相比")
_BASE_AFTER = re.compile(r"[^，。；、]{0,14}基础上|的[\d.．]+倍")
_IS_A_TIME = re.compile(r"，?(?:这五年|五年|是[^。；]{0,60}五年)")
_ACCORDING = re.compile(r"(?:按照?|根据|依据|依照)[^，。；]{0,8}$")
_RECORD_AFTER = re.compile(r"(?:来|以来)?(?:同期)?(?:的)?(?:新高|新低|首|历史|[^，。；\d]{0,8}最)")
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
# What a cue can begin with, and what can follow there: almost every character of a text is ruled out by these two. An alternation of
# plain characters is what the engine looks for fastest.
_BEGINNINGS = {
    "0123456789": r"\d?年|\d{3}|[-—–至到]", "一二三四五六七八九十两": "[一二三四五六七八九十〇○零年季个届]", "５": "年", "到至": "[12一二本]",
    "力": "争", "截": "[至止]", "上": "[半一年]", "下": "半", "前": r"[\d两二三四五六七八九十的]", "第": "[一二三四]", "“\"": "[一二三四五六七八九十]",
    "今": "[后年]", "未": "来", "接": "下", "此": "后", "用": r"[\d两二三四五六七八九十]", "再": "用", "经通": "过", "过": "去",
    "近": r"[\d两二三四五六七八九十的]", "最": "近", "这": r"[\d一两二三四五六七八九十的]", "刚": "刚", "本": "[届世年]", "连": "续", "去": "年",
    "全": "年", "当": "年", "年": "内", "新": "的", "明": "年",
}  # fmt: skip
_FIRST = re.compile("|".join(f"{first}(?={following})" for firsts, following in _BEGINNINGS.items() for first in firsts))
_ADVERBIAL = ("来", "间", "里", "中", "的工作", "任期", "任期内")
_MARKS = re.compile(r"[，、；。]")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|和|是|相当于|相比|高于|低于|快于|超过|自|从|由|以)$")


@cache
def default_moment(section: SectionKind, year: int | None) -> Moment | None:
    """What a value without words of time means in a section of the report that plans ``year``."""
    if year is None:
        return None
    if section in ("review", "other"):
        return Moment(str(year - 1), "past", cue=False)
    if section == "outlook":
        return Moment(f"by {year + 4}", "later", span=True, cue=False)
    return Moment(str(year), "year", cue=False)


class Clock:
    """The words of time of one text, found once, and what they make of a value's place in it."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text, self.year = text, year
        self._cues = list(_cues(text))
        self._starts = [*(cue.start() for cue in self._cues), inf]  # nothing begins behind the last

    def moment(self, start: int, end: int, section: SectionKind) -> Moment | None:
        """When the value at ``end`` of ``text[start:end]`` (its sentence so far) holds. The nearest cue before it decides."""
        default = default_moment(section, self.year)
        if self.year is None or default is None:
            return None
        cues = self._within(start, end)
        if not cues:
            return default
        best = default
        segment = self.text.rfind("；", start, end) + 1
        for cue in cues:
            group = max(start, self.text.rfind("；", start, cue.start()) + 1)
            if start + _OPENING < cue.start() < segment and (cue["past"] or (cue["year"] and cue.start() > group + 3)):
                continue  # 五年累计完成…；居民消费价格…: a time told inside a clause group ends with it
            if self._leads_away(cue, start, end) or self._in_remark(cue, start, end):
                continue
            if cue["half"] and cue.start() > start + 2 and _MARKS.search(self.text, cue.end() + 1, end):
                continue  # 在二季度触底后回升，全年…: a quarter told inside a clause ends with it
            found = _moment(cue, self.year, section)
            if found is not None:
                best = found
        return best

    def opening(self, start: int, end: int, section: SectionKind) -> Moment | None:
        """The time that a sentence sets at its very beginning (五年来, 2023年); what stands deeper in it binds its own clause alone."""
        if self._starts[bisect_left(self._starts, start)] >= start + _FIRST_CLAUSE + _OPENING:
            return None
        clause = _MARKS.search(self.text, start, end)
        # A first clause that is nothing but time may be long: 第十届人民代表大会第一次会议以来的五年，…
        ends = {cue.end() for cue in self._within(start, min(clause.start(), start + _FIRST_CLAUSE))} if clause else set()
        first = clause.start() if clause and clause.start() in ends else start
        stop = min(end, max(first, start + _OPENING))
        told = self._within(start, stop)
        if told and (told[-1]["half"] or (section not in ("review", "other") and told[-1].start() > start + 3)):
            return None  # a quarter is of its own sentence, and so is a year named in passing in a plan
        if told and told[-1]["past"] and not told[-1][0].endswith(_ADVERBIAL) and not self.text.startswith("，", told[-1].end()):
            return None  # 五年累计减贫450万人: the span of this one value
        if (
            told
            and told[-1]["plan"]
            and (told[-1]["planpart"] or "").startswith(("头", "前"))
            and not self.text.startswith("，", told[-1].end())
        ):
            return None  # “十五五”前四年累计下降12%
        found = self.moment(start, stop, section)
        return found if found is not None and found.cue else None

    def begins(self, start: int) -> bool:
        """Whether words of time are all of the first clause at ``start``: 2030年，…; 刚刚过去的2030年，…"""
        told = self._within(start, start + _OPENING)
        return bool(told) and self.text.startswith("，", told[0].end()) and not _MARKS.search(self.text, start, told[0].start())

    def durations(self) -> list[tuple[int, int]]:
        """Where lengths of time stand that are words of time and no values: 五年来, 今后三年, 近10年, 连续八年."""
        spans = [cue.span() for cue in self._cues if cue["future"] or cue["past"] or cue["run"] or cue["action"]]
        return [*spans, *_other_durations(self.text)]

    def _within(self, start: int, end: int) -> list[re.Match[str]]:
        i = bisect_left(self._starts, start)
        found = []
        while self._starts[i] < end:
            if self._cues[i].end() <= end:
                found.append(self._cues[i])
            i += 1
        return found

    def _in_remark(self, cue: re.Match[str], start: int, end: int) -> bool:
        """The cue stands in brackets that close before the value: 增长7%（去年增长3%），…"""
        opened = max(self.text.rfind("（", start, cue.start()), self.text.rfind("(", start, cue.start()))
        if opened < 0 or max(self.text.find("）", opened, cue.start()), self.text.find(")", opened, cue.start())) >= 0:
            return False
        return max(self.text.find("）", cue.end(), end), self.text.find(")", cue.end(), end)) >= 0

    def _leads_away(self, cue: re.Match[str], start: int, end: int) -> bool:
        """The cue is no time of the value behind it."""
        text = self.text
        if _BASE_BEFORE.search(text, max(start, cue.start() - 3), cue.start()) or _BASE_AFTER.match(text, cue.end(), end):
            return True  # 比2020年增长, 在2020年快速增长的基础上: what it is counted from
        if (cue["past"] or cue["year"]) and _RECORD_AFTER.match(text, cue.end()):
            return True  # 创近五年新高: no time of the value
        return bool(cue["run"] and _MARKS.search(text, cue.end(), end))  # 连续八年增产，达到…: the run ended with its clause


def _cues(text: str) -> Iterator[re.Match[str]]:
    """Every cue, found from the few characters one can begin with."""
    taken = 0
    for first in _FIRST.finditer(text):
        if first.start() >= taken:
            cue = CUE.match(text, first.start())
            if cue:
                taken = cue.end()
                yield cue


def _other_durations(text: str) -> Iterator[tuple[int, int]]:
    for mark in _A_YEAR.finditer(text):
        length = _LENGTH.search(text, max(0, mark.start() - _LONGEST_LENGTH), mark.end())
        if length and (
            (text.endswith(_DURATION_LEADS, 0, length.start()) and not text.startswith("均", length.end()))
            or text.startswith(_DURATION_TAILS, length.end())
        ):
            yield length.span()


def base_year(text: str, start: int, end: int) -> int | None:
    """The year that a change is counted from: 比2020年增长1.7倍."""
    found = _BASE.search(text, start, end)
    return _year(found["base"]) if found else None


def compared_year(text: str, start: int, end: int) -> int | None:
    """The year that a whole sentence counts from: 2030年与2025年相比，…"""
    found = _COMPARED.search(text, start, end)
    return _year(found["base"]) if found else None


def _moment(cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    past = section in ("review", "other")
    if cue["span"]:
        first, last = _year(cue["from"]), _year(cue["to"])
        return Moment(f"{first}-{last}", _tense(last, year), span=True)
    if cue["by"]:
        named = _year(cue["byyear"])
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["half"]:
        this = cue.string.endswith("今年", 0, cue.start())
        base = _year(cue["halfyear"]) if cue["halfyear"] else (year - 1 if past and not this else year)
        return Moment(f"{base}{_part(cue['part'])}", _tense(base, year))
    if cue["year"]:
        named = _year(cue["yearnumber"])
        if cue["year"].endswith("以来"):
            return Moment(f"{named}-{year - 1}", "past", span=True)
        if named > year:
            return Moment(f"by {named}", "later")
        return Moment(str(named), _tense(named, year))
    if cue["plan"]:
        return _plan(cue, year, section)
    if cue["century"]:
        last = (year - 1) // 100 * 100 + (100 if cue["centurypart"] == "末" else 50)
        return Moment(f"by {last}", "later") if last > year else None
    if cue["future"]:
        count = _number(cue["futurecount"] or cue["workcount"])
        return Moment(f"by {year + count - 1}", "later", span=True)
    if cue["past"]:
        count = _number(cue["pastcount"] or cue["pastcount2"] or "五")
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
        # 今年 said in the review of a report is the year that begins; 当年 is the year spoken of.
        return None if past and cue["this"] in ("当年", "年内") else Moment(str(year), "year")
    return Moment(str(year + 1), "later")


def _year(printed: str) -> int:
    return int(printed if printed.isascii() else printed.translate(_DIGITS))


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _number(printed: str) -> int:
    value = None if printed.isdigit() else chinese_value(printed)
    return int(value[0]) if value else int(printed)


def _plan(cue: re.Match[str], year: int, section: SectionKind) -> Moment | None:
    first = _PLANS[cue["planname"].removesuffix("五")]
    last = first + 4
    part = cue["planpart"] or cue["barepart"] or ""
    if not part and last < year and _IS_A_TIME.match(cue.string, cue.end()):
        return Moment(f"{first}-{last}", "past", span=True)  # “十二五”是…最快的五年
    according = _ACCORDING.search(cue.string, max(0, cue.start() - 12), cue.start())
    if not part or part == "收官" or (part in ("规划", "计划") and not according):
        return None  # a name of the plan, not a time
    if part == "末":
        return Moment(f"by {last}" if last > year else str(last), _tense(last, year))
    if part.startswith("后"):
        begin = max(first, last - _number(part[1]) + 1)
        return Moment(f"{begin}-{last}", _tense(last, year), span=True)
    if part == "以来" or part.startswith(("头", "前")):
        until = year - 1 if part == "以来" else first + _number(part[1]) - 1
        return Moment(f"{first}-{until}", "past", span=True)
    tense: Tense = "later" if last > year or (last == year and section not in ("review", "other")) else "past"
    return Moment(f"{first}-{last}", tense, span=True)


def _tense(named: int, year: int) -> Tense:
    return "past" if named < year else "year" if named == year else "later"


_OPENING, _FIRST_CLAUSE = 16, 60
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
