"""The period that a value has in the words of time around it: a level stands at a span's end, a sum or an average over all of it."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Moment
from mubiao.statements.zh.summing import OUTLAYS, STOCK, YEARLY_VALUES, all_there_is, done, is_deed, is_reached, of_a_sum, sums
from mubiao.statements.zh.timing.bases import base_year, compared_year, from_year, grown_from, may_count_from, year_of_whole

_AVERAGE = re.compile(r"年均|平均每年|每年平均|年平均")
# 平均每年增加42亿元，|增长4.9%: as much each year
_AVERAGE_BEFORE = re.compile(r"(?:平均每年|每年平均|年均)[^，。；]{0,6}增[加长产][^，。；]{1,14}，(?:即|或)?(?:增长|递增)$")
_AVERAGE_REACH = 34
_DIGITS, _AGO_REACH, _BASE_REACH = "一二三四五六七八九十", 14, 12
_YEARS_AGO = re.compile(rf"[比较](?P<years>\d|10|[{_DIGITS}])年前[^，。；\d]{{0,8}}$")
_AVERAGED = re.compile(r"(?P<count>[两二三四五])年(?:年均|平均)(?![数值水])")
_TO_LEVEL = re.compile("(?:增加|提高|上升|扩大|增长|发展|下降|减少|降低)(?:到|至)$")
_PER_HEAD = re.compile("每(?:千|万|百|十万)(?:名|户)?[\u4e00-\u9fff]{0,4}|人均")
_YEARS_AHEAD = re.compile("(?:今后|未来)[两二三四五十\\d]+年(?:内|间)?")
_TO_A_YEAR = re.compile("到[一二〇○零九\\d]{4}年|比[一二〇○零九\\d]{4}年")
_CENTURY = re.compile("世纪")
_CUMULATED = re.compile("累计|合计|总计")
_ALL_THERE_ARE = re.compile("(?:总数|总量|总规模|保有量)(?:将|力争)?(?:达到?|突破|超过)?$")
_TAKES = re.compile("(?:用|经过|通过)[^，。；]{1,6}年")
_SHARE_OF = re.compile("投资[^，。；]{0,12}占")
_EACH_YEAR = re.compile("年平均|年均|平均每年|每年")
# Indicators that add up over the years: their five-year figure is a sum.
_FLOWS = frozenset(["jobs_urban_new", "labour_transfer"])


def is_average(finding: Finding, text: str, sentence: int, when: Moment | None) -> bool:
    """A growth is one of so much a year: 五年年均增长6%. ``sentence`` is where the sentence begins."""
    if finding.average or _AVERAGED.search(text, finding.start, finding.printed_start):
        return True
    if _AVERAGE_BEFORE.search(text, max(sentence, finding.printed_start - _AVERAGE_REACH), finding.printed_start):
        return True
    start = max(sentence, finding.start - 6)
    return when is not None and when.span and _AVERAGE.search(text, start, finding.printed_start) is not None


def fitted(
    when: Moment | None, finding: Finding, text: str, sentence: int, year: int | None, said: bool, spends: bool = False
) -> Moment | None:
    """The period a span means for this value: a level reached stands at the span's end, a sum or an average over all of it.

    ``sentence`` is where the sentence begins; ``said``: it says itself when; ``spends``: it is of a list that parts a sum of money.
    """
    if when is None or year is None:
        return when
    if when.tense != "later" and not when.span and finding.measure in ("level", "ratio"):
        return when  # what there is, or was, in a year
    if when.tense == "later" and when.span and "-" in when.period and finding.measure == "level" and _ends_there(text, finding):
        return Moment(f"by {when.period[-4:]}", "later")
    if when.tense == "past" and when.span and finding.unit in ("CNY", "%") and of_a_sum(text, sentence):
        return when  # 五年累计完成投资300亿元。其中|外资|20亿元，占7%: over all of them too
    is_share = finding.unit == "%" and finding.measure in ("level", "ratio") and when.span and "-" in when.period
    if is_share and when.tense == "later" and not spends and not OUTLAYS.search(text, finding.subject.start, finding.printed_start):
        return Moment(f"by {when.period[-4:]}", "later")  # 其中，…占40%: of the end of the years, save where a sum over them is parted
    reached = when.period.removeprefix("by ")
    if when.tense == "later" and when.period.startswith("by ") and finding.measure == "growth" and said:
        ahead = _YEARS_AHEAD.search(text, sentence, finding.printed_start)
        if ahead and when.span and not _TO_A_YEAR.search(text, ahead.end(), finding.printed_start):
            return Moment(f"{year}-{reached}", "later", span=True)  # 今后五年…能耗下降15%: over all of them
    if (
        when.tense == "later"
        and finding.measure == "growth"
        and when.period == f"by {year + 1}"
        and not when.first
        and text[finding.printed_start] != "翻"
    ):
        when = Moment(reached, "later", cue=when.cue)  # 1982年的计划，…增长4%: in that year
    averaged = when.tense == "later" and finding.measure == "avg_growth" and when.period.startswith("by ")
    base = None
    near = finding.start - _BASE_REACH if finding.start > _BASE_REACH else 0
    counted = finding.measure in ("growth", "change") and finding.bound != "relative"  # 比2010年翻一番；|收入增速高于经济增速: each year's
    counts = averaged or (counted and reached.isdigit())  # an amount is not counted from any year
    if counts and may_count_from(text, min(sentence, near), finding.printed_start):
        # an average is of the years from now, save where its own part of the sentence counts from another
        part = max(sentence, text.rfind("；", sentence, finding.start) + 1) if averaged else sentence
        base = (
            compared_year(text, part, finding.printed_start)
            or base_year(text, finding.start, finding.printed_start)
            or base_year(text, near, finding.start)
            or _years_ago(text, sentence, finding.printed_start, reached)
            or (year_of_whole(text, sentence, finding.start) if finding.measure == "growth" and when.tense == "past" else None)
            or (grown_from(text, finding.start, finding.printed_start, int(reached)) if reached.isdigit() else None)
        )
    if base is not None and not averaged and base < int(reached) - 1:
        return Moment(f"{base + 1}-{reached}", when.tense, span=True)
    if when.tense == "later" and when.first and base is None and not averaged and _over_all(text, sentence, finding, said):
        return Moment(f"{when.first}-{reached}", "later", span=True, cue=when.cue)
    if (
        when.tense == "past"
        and when.span
        and (
            (finding.measure == "level" and _EACH_YEAR.search(text, finding.subject.start, finding.subject.end))
            or (finding.measure == "ratio" and finding.average)
        )
    ):
        return when  # “六五”时期粮食年平均产量由…增加到…, 积累率五年平均…: of all its years
    if when.tense == "past" and when.span and not when.run and finding.measure in ("level", "ratio"):
        deed = finding.counted or finding.action or sums(text, finding) or done(text, finding, said)
        summed = finding.subject.indicator in _FLOWS or (
            deed and not STOCK.search(text, finding.start, finding.end) and not all_there_is(text, finding)
        )
        if (not summed or finding.measure == "ratio") and "-" in when.period:
            return Moment(when.period.rpartition("-")[2], "past")
    if when.tense == "past" and not when.span and finding.measure == "avg_growth" and when.period.isdigit():
        years = _average_years(text, finding)  # 2021年…五年年均增长6.1%, 两年平均增长4.4%
        return Moment(f"{int(when.period) - years + 1}-{when.period}", "past", span=True, cue=False)
    if averaged:
        base = base or from_year(text, max(sentence, text.rfind("；", sentence, finding.start) + 1), finding.printed_start)
        return Moment(f"{base + 1 if base is not None else year}-{reached}", "later", span=True)
    return when


def _years_ago(text: str, sentence: int, end: int, reached: str) -> int | None:
    """较三年前|增长44%: the year that the change up to ``reached`` is counted from."""
    ago = (
        _YEARS_AGO.search(text, max(sentence, end - _AGO_REACH), end)
        if reached.isdigit() and text.find("年前", sentence, end) >= 0
        else None
    )
    if ago is None:
        return None
    years = int(ago["years"]) if ago["years"].isdigit() else _DIGITS.index(ago["years"]) + 1
    return int(reached) - years if years > 1 else None


def from_base(when: Moment | None, finding: Finding, text: str, base: int | None) -> tuple[Moment | None, int | None]:
    """到1985年，粮食3亿吨，比1980年增长12%；棉花增长33%: what a list of goals is counted from holds for its later items too."""
    counted = finding.measure == "growth" or (finding.measure == "change" and when is not None and when.tense == "later")
    if when is None or when.tense == "year" or not counted or finding.bound == "relative":
        return when, base
    if "-" in when.period:
        own = base_year(text, finding.start, finding.printed_start)
        if base is None and when.tense == "later" and finding.measure == "growth":
            base = int(when.period[:4]) - 1  # 五年内粮食增长17%，到1957年达到…，|棉花增长25%
        return when, own if own is not None else base
    reached = when.period.removeprefix("by ")
    if base is None and when.tense == "later":
        base = from_year(text, finding.start, finding.printed_start)  # 由1980年的28万人增加到40万人，增长42%
    if base is None or not reached.isdigit() or base >= int(reached) - 1:
        return when, base
    return Moment(f"{base + 1}-{reached}", when.tense, span=True), base


def is_yearly(finding: Finding, text: str, when: Moment | None) -> bool:
    """五年年均新增就业1000万人: so much a year, which is neither the sum of the years nor the last one's value."""
    if when is None or not when.span or finding.unit in ("%", "pp") or finding.measure not in ("level", "change"):
        return False
    return finding.average or _AVERAGE.search(text, max(finding.start - 6, 0), finding.printed_start) is not None


def _ends_there(text: str, finding: Finding) -> bool:
    """“六五”期间，产值由2000亿元增加到2660亿元, 高新技术企业达到3万家: a level that the years of a plan end at, no sum over them."""
    before = text[max(finding.start, finding.printed_start - 8) : finding.printed_start]
    if _TO_LEVEL.search(before):
        return True
    if _PER_HEAD.match(text, finding.subject.start) and finding.unit != "CNY":
        return True  # 每千人口拥有医师3.5人: no sum of years
    if not is_reached(text, finding) or sums(text, finding):
        return False
    if finding.subject.known and finding.subject.indicator in YEARLY_VALUES:
        return True
    return not finding.counted and not OUTLAYS.search(text, finding.subject.start, finding.printed_start) and not is_deed(text, finding)


def _over_all(text: str, sentence: int, finding: Finding, said: bool) -> bool:
    """今后五年|新建学校50所, 能耗下降15%: what is done in the years to come is of all of them, and so is a change; what is reached, of their end."""
    if _TAKES.search(text, sentence, finding.printed_start):
        return False  # 用三年时间改造…: when it is to be done
    to_a_year = said and _TO_A_YEAR.search(text, sentence, finding.printed_start) is not None
    if finding.measure in ("growth", "change") and text[finding.printed_start] == "翻":
        return (
            not to_a_year
            and not text.startswith("翻两", finding.printed_start)
            and not _CENTURY.search(text, sentence, finding.printed_start)
        )
    if finding.measure in ("growth", "change"):
        return True
    spent = OUTLAYS.search(text, finding.subject.start, finding.printed_start) is not None
    if finding.measure == "ratio":
        return spent and _SHARE_OF.search(text, finding.subject.start, finding.printed_start) is not None
    if finding.measure == "level" and _ALL_THERE_ARE.search(text, max(sentence, finding.printed_start - 8), finding.printed_start):
        return False  # 今后五年新增企业900家，总数超过2000家: of their end
    if finding.measure == "level" and _CUMULATED.search(text, finding.start, finding.printed_start):
        return True
    if finding.measure != "level" or to_a_year:
        return False  # 到2030年，新建学校50所
    if sums(text, finding) or finding.subject.indicator in _FLOWS:
        return True
    return not is_reached(text, finding) and (spent or is_deed(text, finding))


def _average_years(text: str, finding: Finding) -> int:
    found = _AVERAGED.search(text, max(0, finding.printed_start - 16), finding.printed_start)
    return {"两": 2, "二": 2, "三": 3, "四": 4}.get(found["count"], 5) if found else 5
