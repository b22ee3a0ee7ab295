"""When a value holds: the section's default, overruled by the nearest words of time before it (去年, 五年来, 到2030年, “十五五”期间)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from math import inf

from mubiao.records import SectionKind
from mubiao.statements.findings import Moment, Stretch
from mubiao.statements.zh.timing.cues import cues, lengths_of_time
from mubiao.statements.zh.timing.elsewhere import BASE_BEFORE, MARKS, NUMERAL, counts_again, in_remark, leads_away, of_a_thing
from mubiao.statements.zh.timing.five_years import Plan, plan_of
from mubiao.statements.zh.timing.meanings import may_be_ahead, moment_of

_ADVERBIAL = ("来", "间", "里", "中", "的工作", "任期", "任期内")
_OPENING, _FIRST_CLAUSE, _PLAN_HOLDS_FOR, _PLANS_ASKED, _HEADING = 16, 60, 8000, 20, 60
_FARTHEST = 10  # years that a plan may reach
_AHEAD = ("tasks", "self_governance")  # sections of what is to be done
_SHORT_LEAD = 6  # characters before the words of time in a clause that holds nothing else
# It is told of the time that the sentence before named.
_BY_THEN = re.compile("[ \t　]*(?:届时|到时|到那时|那时|(?:完成|实现|达到)了?(?:这|上述|以上)[^，。；]{0,8}(?:目标|任务|指标|计划|要求)，)")
_BY_THEN_BEGINS = frozenset(" \t　届到那完实达")
_CUES_BACK, _THEN_REACH = 6, 300
_FIVE = ("五", "5")
_IS_TOLD = re.compile("[^，。；]*(?:了(?!解)|已经?(?!知|定))")
_AVERAGE_OF = re.compile("(?<=[两二三四五]年)(?:年?平均|年均)")
_REASON, _REASON_REACH = re.compile("由于|因为"), 2
_NEXT_VALUE = re.compile(r"[，；。）)]|、(?!\d)")
_BARE_SPAN = re.compile("[两二三四]年间?")
_IN_PASSING = re.compile("(?:还要|还将|将|要|计划|拟)[^，、；。]{0,40}[，、；。]")


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
        first = bisect_left(self._starts, start)
        if self._starts[first] >= end:
            return default
        cues_within = self._from(first, end)
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
                if not leads_away(self.text, cue, start, end):
                    ended = moment_of(cue, self.year, section, self._plan_before(cue)) or ended
                continue
            if cue["by"] and best.cue and best.span and start + _OPENING < cue.start() < segment:
                continue  # 五年内增长23%，到1957年达到…；粮食增长17%: nor does its end hold beyond
            if leads_away(self.text, cue, start, end) or in_remark(self.text, cue, start, end) or counts_again(self.text, cue, led_by):
                continue
            if section in _AHEAD and of_a_thing(self.text, cue, start, self.year):
                continue
            if cue["half"] and cue.start() > start + 2 and MARKS.search(self.text, cue.end() + 1, end):
                continue  # 在二季度触底后回升，全年…: a quarter told inside a clause ends with it
            if cue["last"] == "全年" and best.cue and best.tense == "past" and best.period == str(self.year - 1):
                continue  # 去年增发国债，但全年货币发行…: the year just named
            if cue["last"] == "这一年" and best.cue and best.tense == "past" and best.period.isdigit():
                continue  # 在1952年，即恢复结束的这一年，…: that year
            averages = cue["past"] and cue.start() > start + 3 and _AVERAGE_OF.match(self.text, cue.end())
            if averages and _NEXT_VALUE.search(self.text, cue.end(), end):
                continue  # 增长6%、两年平均增长4%，固定资产投资…: the years that one average is of
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
            if BASE_BEFORE.search(self.text, max(0, cue.start() - 3), cue.start()):
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
        clause = MARKS.search(self.text, start, end)
        # A first clause that is nothing but time may be long: 第十届人民代表大会第一次会议以来的五年，…
        ends = {cue.end() for cue in self._within(start, min(clause.start(), start + _FIRST_CLAUSE))} if clause else set()
        first = clause.start() if clause and clause.start() in ends else start
        alone = self._alone(start)
        stop = min(end, max(first, start + _OPENING, alone.end() if alone is not None else 0))
        told = self._within(start, stop)
        if told and (
            told[-1]["half"]
            or told[-1]["run"]
            or told[-1]["upto"]
            or told[-1]["workcount"]
            or (section not in ("review", "other") and told[-1].start() > start + 3)
        ):
            return None  # a quarter is of its own sentence, and so are 连续四年 and 用三年时间, or a year named in passing in a plan
        if told and told[-1]["span"] and self.text.startswith("度", told[-1].end()):
            return None  # 获评2022—2023年度示范县: the years of a name
        if told and _REASON.match(self.text, start) and told[-1].start() <= start + _REASON_REACH:
            return None  # 由于2030年拨付较多，…: the time of a reason, not of what is told
        if (
            told
            and told[-1]["past"]
            and not told[-1][0].endswith(_ADVERBIAL)
            and not self.text.startswith("，", told[-1].end())
            and (told[-1][0].startswith("近") or NUMERAL.search(self.text, told[-1].end(), end))
        ):
            return None  # 近两年增幅居全国前列, 五年累计减贫450万人: the span of this one value; 过去五年极不平凡。 holds for what follows
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
        return bool(told) and self.text.startswith("，", told[0].end()) and not MARKS.search(self.text, start, told[0].start())

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
        return [*spans, *lengths_of_time(self.text)]

    def _within(self, start: int, end: int) -> list[re.Match[str]]:
        return self._from(bisect_left(self._starts, start), end)

    def _from(self, i: int, end: int) -> list[re.Match[str]]:
        """The cues from the ``i``-th on that end before ``end``."""
        found = []
        while self._starts[i] < end:
            if self._cues[i].end() <= end:
                found.append(self._cues[i])
            i += 1
        return found

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
            if may_be_ahead(before) or leads_away(self.text, before, paragraph, cue.start()):
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
