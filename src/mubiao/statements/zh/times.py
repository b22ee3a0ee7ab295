"""When a value holds: the section's default, overruled by the nearest words of time before it (去年, 五年来, 到2030年, “十五五”期间)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from math import inf

from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Stretch
from mubiao.statements.zh.cues import YEAR, Plan, cues, last_of_plan, may_be_ahead, moment_of, other_durations, plan_of, year_of

_BASE = re.compile(
    rf"(?:比|较|与|同)(?:(?P<base>{YEAR})年(?:底|末|的)?|[“\"]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:计划)?期?末)"
)
_COMPARED = re.compile(
    rf"(?:[比较与同和](?:[^，。；\d比]{{2,12}}的)?(?P<base>{YEAR})年(?:底|末)?(?:相比较?|比较|对比)|比(?P<than>{YEAR})年(?:，|[^，。；：]{{0,12}}(?:如下|下列)))"
)
_FROM_YEAR = re.compile(rf"(?:由|从|比)(?P<from>{YEAR})年|(?P<stood>{YEAR})年(?:为|是)")
_BASE_AFTER = re.compile(r"[^，。；、]{0,14}基[础数]上|的[\d.．]+倍")
# 恢复到2019年的|108%: what it is a share of
_SHARE_OF_YEAR = re.compile(r"的[\d.．]+[%％]")
_COMPARES = ("相比", "比较", "对比")
_PRICES = re.compile("(?:的)?(?:不变|可比|同期)?价格?(?:计算|口径|计)?")
_NUMERAL = re.compile(r"(?<![第前])[\d０-９〇○零二三四五六七八九十百千万亿]")
_RECORD_AFTER = re.compile(r"(?:来|以来)?(?:同期)?(?:的)?(?:新高|新低|首|历史|[^，。；\d]{0,8}最)")
_ADVERBIAL = ("来", "间", "里", "中", "的工作", "任期", "任期内")
_MARKS = re.compile(r"[，、；。]")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|和|(?<![一二三四五六七八九十])是|相当于|相比|高于|低于|快于|超过|自|从|由|以|面向|[/／])$")
_GROUNDS = re.compile("(?:根据|按照|依据)[^，。；]*$")
_ON_GROUNDS = re.compile("[^，。；]{0,40}的(?:目标|要求|设想|任务)[^，。；]{0,20}，")
_SPAN_BASE_BEFORE = re.compile(r"(?:比|较|与|同|(?<![一二三四五六七八九十])是|等于|相当于|高于|低于|快于|超过|超过了)$")


_OPENING, _FIRST_CLAUSE, _PLAN_HOLDS_FOR, _PLANS_ASKED, _HEADING = 16, 60, 8000, 20, 60
_FARTHEST = 10  # years that a plan may reach
# “十五五”期间|…三张清单: what is drawn up for those years
_DRAWN_UP = re.compile("[^，。；]{0,20}(?:清单|规划|方案|项目库|思路|文本)")
_AHEAD = ("tasks", "self_governance")  # sections of what is to be done
_SHORT_LEAD = 6  # characters before the words of time in a clause that holds nothing else
_YEARS_AGAIN = ("", "的", "这", "，", "，这", "的这")
_SAID_WHEN = re.compile(r"[，。；、：:—\s（(“在到自从于至了以和及]$|同期$|[一二三四五六七八九十]是$")
# It is told of the time that the sentence before named.
_BY_THEN = re.compile("[ \t　]*(?:届时|到时|到那时|那时|(?:完成|实现|达到)了?(?:这|上述|以上)[^，。；]{0,8}(?:目标|任务|指标|计划|要求)，)")
_BY_THEN_BEGINS = frozenset(" \t　届到那完实达")
_CUES_BACK, _THEN_REACH = 6, 300
_FIVE = ("五", "5")
_IS_TOLD = re.compile("[^，。；]*(?:了(?!解)|已经?(?!知|定))")
_BARE_SPAN = re.compile("[两二三四]年间?")
_IN_PASSING = re.compile("(?:还要|还将|将|要|计划|拟)[^，、；。]{0,40}[，、；。]")
_PREDICATE = re.compile("[，有为达比增下是已预共完实就起]|平均|年均|以")


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
        self._cues = list(cues(text))
        self._starts = [*(cue.start() for cue in self._cues), inf]  # nothing begins behind the last
        plans = [(cue.start(), plan) for cue in self._cues if (cue["plan"] or cue["nth"]) and (plan := plan_of(cue)) is not None]
        self._ahead_starts = [cue.start() for cue in self._cues if cue["futurecount"] in _FIVE]
        self._plan_starts, self._plans = [start for start, _ in plans], [plan for _, plan in plans]

    def moment(self, start: int, end: int, section: SectionKind) -> Moment | None:
        """When the value at ``end`` of ``text[start:end]`` (its sentence so far) holds. The nearest cue before it decides."""
        default = default_moment(section, self.year)
        if self.year is None or default is None:
            return None
        if self.text[start] in _BY_THEN_BEGINS and _BY_THEN.match(self.text, start):
            default = self._then(start, section) or default
        cues_within = self._within(start, end)
        if not cues_within:
            return default
        best = default
        segment = self.text.rfind("；", start, end) + 1
        before: re.Match[str] | None = None
        ended: Moment | None = None
        for cue in cues_within:
            led_by, before = before, cue
            group = max(start, self.text.rfind("；", start, cue.start()) + 1)
            if start + _OPENING < cue.start() < segment and (cue["past"] or (cue["year"] and cue.start() > group + 3)):
                # 五年累计完成…；居民消费价格…: a time told inside a clause group ends with it
                if not self._leads_away(cue, start, end):
                    ended = moment_of(cue, self.year, section, self._plan_before(cue)) or ended
                continue
            if cue["by"] and best.cue and best.span and start + _OPENING < cue.start() < segment:
                continue  # 五年内增长23%，到1957年达到…；粮食增长17%: nor does its end hold beyond
            if self._leads_away(cue, start, end) or self._in_remark(cue, start, end) or self._counts_again(cue, led_by):
                continue
            if section in _AHEAD and self._of_a_thing(cue, start):
                continue
            if cue["half"] and cue.start() > start + 2 and _MARKS.search(self.text, cue.end() + 1, end):
                continue  # 在二季度触底后回升，全年…: a quarter told inside a clause ends with it
            if cue["this"] and default.tense == "past" and cue.start() > start + 2 and _IN_PASSING.match(self.text, cue.end(), end):
                continue  # …、今年还要增加3300万平方米；…: said in passing where the past is told
            found = moment_of(
                cue,
                self.year,
                section,
                self._plan_before(cue),
                section in ("outlook", "plan") and may_be_ahead(cue) and self._is_ahead(cue, start),
            )
            if found is not None and cue["past"] and best.cue and best.period.isdigit() and _BARE_SPAN.fullmatch(cue[0]) and found.span:
                # 1981年比1980年增长5%，1982年增长6%，两年平均…: the years that end with the one just told
                last, length = int(best.period), int(found.period[-4:]) - int(found.period[:4])
                found = Moment(f"{last - length}-{last}", best.tense, span=True)
            if found is not None:
                best = found
        if section == "outlook" and not best.cue and ended is not None and ended.tense == "past":
            return ended  # 1954年产值比1952年增长…；主要产品…: where plans are told, the past goes on rather than the guess
        return best

    def _then(self, start: int, section: SectionKind) -> Moment | None:
        """The time that the sentence before told last, for one that opens with it: 实现了这个目标，…; 届时，…"""
        last = bisect_left(self._starts, start) - 1
        for i in range(last, max(-1, last - _CUES_BACK), -1):
            cue = self._cues[i]
            if start - cue.start() > _THEN_REACH:
                break
            if _BASE_BEFORE.search(self.text, max(0, cue.start() - 3), cue.start()):
                continue
            found = moment_of(cue, self.year, section) if self.year is not None else None
            if found is not None and found.tense == "later" and found.period[-4:].isdigit():
                return Moment(f"by {found.period[-4:]}", "later")
        return None

    def may_open(self, start: int) -> bool:
        """Whether words of time stand so near behind ``start`` that ``opening`` may give a time."""
        return self._starts[bisect_left(self._starts, start)] < start + _FIRST_CLAUSE + _OPENING

    def opening(self, start: int, end: int, section: SectionKind) -> Moment | None:
        """The time that a sentence sets at its very beginning (五年来, 2023年); what stands deeper in it binds its own clause alone."""
        if not self.may_open(start):
            return None
        clause = _MARKS.search(self.text, start, end)
        # A first clause that is nothing but time may be long: 第十届人民代表大会第一次会议以来的五年，…
        ends = {cue.end() for cue in self._within(start, min(clause.start(), start + _FIRST_CLAUSE))} if clause else set()
        first = clause.start() if clause and clause.start() in ends else start
        alone = self._alone(start)
        stop = min(end, max(first, start + _OPENING, alone.end() if alone is not None else 0))
        told = self._within(start, stop)
        if told and (
            told[-1]["half"]
            or told[-1]["upto"]
            or told[-1]["workcount"]
            or (section not in ("review", "other") and told[-1].start() > start + 3)
        ):
            return None  # a quarter is of its own sentence, and so is 用三年时间, or a year named in passing in a plan
        if (
            told
            and told[-1]["past"]
            and not told[-1][0].endswith(_ADVERBIAL)
            and not self.text.startswith("，", told[-1].end())
            and _NUMERAL.search(self.text, told[-1].end(), end)
        ):
            return None  # 五年累计减贫450万人: the span of this one value; 过去五年极不平凡。 holds for what follows
        if (
            told
            and told[-1]["plan"]
            and (told[-1]["planpart"] or "").startswith(("头", "前"))
            and not self.text.startswith("，", told[-1].end())
        ):
            return None  # “十五五”前四年累计下降12%
        found = self.moment(start, stop, section)
        return found if found is not None and found.cue else None

    def ahead(self, stretch: Stretch, known: Moment | None) -> Moment | None:
        """What a part that looks ahead means where it says no time: the year or plan that its heading or first words name, else ``known``."""
        for cue in self._within(stretch.start, min(stretch.end, stretch.start + _HEADING)):
            found = moment_of(cue, self.year, stretch.kind) if self.year is not None else None
            plan = plan_of(cue) if cue["plan"] or cue["nth"] else None
            if found is not None and found.tense == "later":
                if self.year is not None and found.period == f"by {self.year + 1}" and not found.span:
                    return Moment(str(self.year + 1), "later", cue=False)  # 1981年计划的安排: of that year
                first = found.first or (int(found.period[:4]) if "-" in found.period else 0)
                return Moment(f"by {found.period[-4:]}", "later", span=True, cue=False, first=first)
            if plan is not None and self.year is not None and plan[1] >= self.year:
                return Moment(f"by {plan[1]}", "later", span=True, cue=False, first=plan[0])
        return known

    def horizon(self, when: Moment | None) -> Moment | None:
        """What a part that looks ahead means where it says no time, when the first goal it tells is of ``when``: the end of that plan."""
        if when is None or not when.cue or when.tense != "later" or self.year is None or not when.period[-4:].isdigit():
            return None
        last = int(when.period[-4:])
        first = when.first or (int(when.period[:4]) if "-" in when.period else 0)
        return Moment(f"by {last}", "later", span=True, cue=False, first=first) if self.year < last <= self.year + _FARTHEST else None

    def behind(self, stretch: Stretch) -> Moment | None:
        """The years that the heading of a part that looks back names: 过去五年工作的回顾."""
        end = self.text.find("\n", stretch.start, min(stretch.end, stretch.start + _HEADING))
        if end < 0 or self.year is None:
            return None
        told = self._within(stretch.start, end)
        if len(told) != 1:
            return None  # 2030年和“十四五”时期工作回顾: which of them a value is of, the heading does not say
        found = moment_of(told[0], self.year, stretch.kind)
        plan = plan_of(told[0]) if told[0]["plan"] or told[0]["nth"] else None
        if plan is not None and plan[1] == self.year - 1:
            return Moment(f"{plan[0]}-{plan[1]}", "past", span=True, cue=False)
        if found is None or found.tense != "past" or not found.span or not found.period.endswith(str(self.year - 1)):
            return None
        return Moment(found.period, "past", span=True, cue=False)

    def begins(self, start: int) -> bool:
        """Whether words of time are all of the first clause at ``start``: 2030年，…; 刚刚过去的2030年，…"""
        told = self._within(start, start + _OPENING)
        return bool(told) and self.text.startswith("，", told[0].end()) and not _MARKS.search(self.text, start, told[0].start())

    def stands_alone(self, start: int) -> bool:
        """Whether words of time are a clause of their own near ``start``: 这里要指出的是，在刚刚过去的2030年，…"""
        return self._alone(start) is not None

    def _alone(self, start: int) -> re.Match[str] | None:
        for cue in self._within(start, start + _OPENING + _SHORT_LEAD):
            begin = max(start, *(self.text.rfind(mark, start, cue.start()) + 1 for mark in "，；"))
            if self.text.startswith("，", cue.end()) and cue.start() - begin <= _SHORT_LEAD:
                return cue
        return None

    def durations(self) -> list[tuple[int, int]]:
        """Where lengths of time stand that are words of time and no values: 五年来, 今后三年, 近10年, 连续八年."""
        spans = [cue.span() for cue in self._cues if cue["future"] or cue["past"] or cue["within"] or cue["run"] or cue["action"]]
        return [*spans, *other_durations(self.text)]

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

    def _is_ahead(self, cue: re.Match[str], start: int) -> bool:
        """Whether years that are only counted are to come, in a part that looks ahead: unless its paragraph told of the past last."""
        if self.year is None or _IS_TOLD.search(self.text, start, cue.start()) or _IS_TOLD.match(self.text, cue.end()):
            return False
        paragraph = self.text.rfind("\n", 0, cue.start()) + 1
        last = bisect_left(self._starts, cue.start()) - 1
        for i in range(last, max(-1, last - _PLANS_ASKED), -1):
            before = self._cues[i]
            if before.start() < paragraph:
                break
            if may_be_ahead(before) or self._leads_away(before, paragraph, cue.start()):
                continue
            said = moment_of(before, self.year, "outlook", self._plan_before(before))
            if said is not None:
                return said.tense != "past"
        return True

    def _plan_before(self, cue: re.Match[str]) -> Plan | None:
        """The five-year plan spoken of at ``cue``: the last one named in its paragraph, or else the one that the report's year is in."""
        if not (cue["within"] or cue["past"] or cue["planned"]) or self.year is None:
            return None
        last = bisect_left(self._plan_starts, cue.start()) - 1
        if last >= 0 and self.text.find("\n", self._plan_starts[last], cue.start()) < 0:
            return self._plans[last]
        if self._five_ahead(cue.start()):
            return None  # 今后五年: five years of their own
        i = last
        while i >= 0 and cue.start() - self._plan_starts[i] < _PLAN_HOLDS_FOR and last - i < _PLANS_ASKED:
            if self._plans[i][0] <= self.year <= self._plans[i][1]:
                return self._plans[i]
            i -= 1
        return None

    def _five_ahead(self, end: int) -> bool:
        """Whether the five years to come were spoken of before ``end``, not too far back."""
        i = bisect_left(self._ahead_starts, end) - 1
        return i >= 0 and end - self._ahead_starts[i] < _PLAN_HOLDS_FOR

    def _counts_again(self, cue: re.Match[str], before: re.Match[str] | None) -> bool:
        """从1978年到1985年|八年间: the number of the years just named."""
        return bool(cue["past"] and before is not None and before["span"] and self.text[before.end() : cue.start()] in _YEARS_AGAIN)

    def _of_a_thing(self, cue: re.Match[str], start: int) -> bool:
        """推进|2023年|棚改480户, 加快|近两年|挂牌的项目: the year of what is worked on, no time of the work."""
        if (
            not (cue["past"] or (cue["year"] and self.year is not None and year_of(cue["yearnumber"]) < self.year))
            or cue.start() <= start
            or cue[0].endswith(("底", "末", "以来", "全年"))
        ):
            return False
        return not _SAID_WHEN.search(self.text, start, cue.start()) and not _PREDICATE.match(self.text, cue.end())

    def _leads_away(self, cue: re.Match[str], start: int, end: int) -> bool:
        """The cue is no time of the value behind it."""
        text = self.text
        before = _SPAN_BASE_BEFORE if cue["span"] or cue["future"] else _BASE_BEFORE
        if (
            before.search(text, max(start, cue.start() - 3), cue.start())
            or _BASE_AFTER.match(text, cue.end(), end)
            or _SHARE_OF_YEAR.match(text, cue.end())
        ):
            return True  # 比2020年增长, 在2020年快速增长的基础上: what it is counted from
        if _ON_GROUNDS.match(text, cue.end()) and _GROUNDS.search(text, max(start, cue.start() - 12), cue.start()):
            return True  # 根据到本世纪末…的目标，…
        if (
            (cue["plan"] or cue["by"] or cue["future"] or cue["year"])
            and text.find("，", cue.end(), end) >= 0
            and _DRAWN_UP.match(text, cue.end(), end)
        ):
            return True  # 制定“十五五”期间重大项目清单，争取…
        if cue["year"] and text.startswith(_COMPARES, cue.end()):
            return True  # 1980年同完成恢复的1952年相比
        if cue["year"] and _PRICES.match(text, cue.end()):
            return True  # 按2000年|价格计算
        if (cue["past"] or cue["year"]) and _RECORD_AFTER.match(text, cue.end()):
            return True  # 创近五年新高: no time of the value
        if cue["year"] and cue["year"].endswith("度") and cue.start() > start and not text.startswith("，", cue.end()):
            clause_end = _MARKS.search(text, cue.end())
            if clause_end and not _NUMERAL.search(text, cue.end(), clause_end.start()):
                return True  # 获评2022年度先进县，新增…: the year of the award
        return bool(cue["run"] and _MARKS.search(text, cue.end(), end))  # 连续八年增产，达到…: the run ended with its clause


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


def compared_year(text: str, start: int, end: int) -> int | None:
    """The year that a whole sentence counts from: 2030年与2025年相比，…; 改革开放以来，…"""
    found = _COMPARED.search(text, start, end)
    if found:
        return year_of(found["base"] or found["than"])
    since = _SINCE.match(text, start, end)
    return _EVENTS.get(since["event"]) if since and not _THAN_LAST.search(text, since.end(), end) else None


def since_unknown(text: str, start: int, end: int) -> bool:
    """A sentence that counts from an event of which nobody says the year: 新区设立以来，产值增长3倍."""
    since = _SINCE.match(text, start, end)
    return since is not None and since["event"] not in _EVENTS and not _THAN_LAST.search(text, since.end(), end)


# The year in which what reports count from took place: the first year behind it is the first counted.
_EVENTS = {
    "解放": 1949, "建国": 1949, "新中国成立": 1949, "中华人民共和国成立": 1949, "改革开放": 1978, "十一届三中全会": 1978, "十六大": 2002,
    "十七大": 2007, "十八大": 2012, "十九大": 2017, "二十大": 2022, "本世纪": 2000, "新世纪": 2000, "加入世贸组织": 2001, "加入世界贸易组织": 2001,
}  # fmt: skip
_SINCE = re.compile(
    rf"[^，。；]{{0,16}}?(?P<event>{'|'.join(_EVENTS)}|(?<!政府)(?:成立|设立|实施|启动|建成|开通|运营|挂牌|实行|投产|建立))(?:胜利)?(?:召开)?以来(?:的[^，。；]{{1,8}})?，"
)
_THAN_LAST = re.compile("[比较](?:上一?年|去年|前一年|同期)|同比|年均|平均")
