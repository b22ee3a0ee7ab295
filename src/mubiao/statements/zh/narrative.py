"""Everything a report states outside its target passage: what was achieved, what is promised, what is planned beyond the year.

The clause grammar is the same as for targets; the section and the words of time decide the kind. A past value is an ``outcome``; a
goal of the report year for an indicator of the vocabulary is a ``target`` (not of the headline); a goal of a later year is an
``outlook``; a number of things to build, train or hand out is a ``commitment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import SectionKind
from mubiao.statements.findings import Finding, Moment, Stretch, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.completing import complete
from mubiao.statements.zh.glossary import glossaries
from mubiao.statements.zh.headline import Passage, sentences
from mubiao.statements.zh.kinds import is_compared, is_goal, kind_of
from mubiao.statements.zh.plan_names import finish, is_nameless, with_output, without_verb
from mubiao.statements.zh.plans import PlanList, is_item, is_old, is_plan, opens_list, plan_list
from mubiao.statements.zh.relatives import may_relate
from mubiao.statements.zh.times import Clock, base_year, compared_year, from_year

_RANK = re.compile(
    r"(?:排名?|位?居|列|名列|位列|排在|稳居|保持|跃居|升至|上升到|进入|跻身)?(?:在)?(?P<where>全国|全省|全区|全市|全州|全球|世界|中部|西部|东部|东北|长三角|珠三角|同类城市|副省级城市|省会城市|各省[市区]*|省内)"
    r"[^，。；、\d第前]{0,8}?(?:第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|方阵)?|(?:前(?P<top>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?))"
)
_RANKS = {digit: i for i, digit in enumerate("一二三四五六七八九十", 1)}
_AVERAGE = re.compile(r"年均|平均每年|每年平均|年平均")
# 平均每年增加42亿元，|增长4.9%: as much each year
_AVERAGE_BEFORE = re.compile(r"(?:平均每年|每年平均|年均)[^，。；]{0,6}增[加长产][^，。；]{1,14}，(?:即|或)?(?:增长|递增)$")
_AVERAGED = re.compile(r"(?P<count>[两二三四五])年(?:年均|平均)(?![数值水])")
_SUM = re.compile(r"累计|(?<!公)共(?!同|和|产)|总计|合计|新增")
# What is done adds up over the years; what is reached stands at their end.
_DEEDS = re.compile(
    "新增|新建|新设|新开工|改建|扩建|建成|建设|改造|完成|解决|投入|安排|支持|支出|补助|关停|淘汰|取消|设立|压减|削减|搬迁|制定|修订|惠及|培训|整理|造林|退牧|退耕|减少|开工"
)
_REACHED = re.compile("(?:达到?|突破|超过|提高到|增加到|上升到|扩大到|降到|下降到|由|从)[^，。；、]{0,8}$")
# … but what is covered or lives there is there at the end: 覆盖36万所学校, 13亿人口
_AFTERWARDS = ("other:后增加的", "other:后的", "other:后新增的")
_OVER_YEARS = re.compile(
    r"[由从][^，。；]{0,16}\d|[两二三四五几]年|[比较](?!上年|去年|上一年)|达到?[^，。；]{0,10}[、，]|超过?[^，。；]{0,10}[、，]"
)
_REACHING = re.compile("(?:惠及|受益|服务|扶持|帮扶|支持|覆盖|助力|走访|帮助|救助|培训|对接)$")
_TO_LEVEL = re.compile("(?:增加|提高|上升|扩大|增长|发展|下降|减少|降低)(?:到|至)$")
# What reports give for a year: the end of a plan is meant where one of them is to reach an amount.
_YEARLY_VALUES = frozenset(
    (
        "gdp",
        "gnp",
        "exports",
        "imports",
        "trade_total",
        "industrial_output",
        "agri_output",
        "industry_agriculture_output",
        "grain_output",
        "income",
        "income_rural",
        "income_urban",
        "population",
        "retail_sales",
        "social_commodity_retail",
    )
)
_STOCK = re.compile("覆盖|拥有|现有|[亿万]多?人口")
_SPENT = ("投资", "贷款", "支出")
_OUTLAYS = re.compile("投入|支出|补助|投资|转移支付")
_LOOKS_BACK = ("review", "other")
# Indicators that add up over the years: their five-year figure is a sum.
_FLOWS = frozenset(["jobs_urban_new", "labour_transfer"])
_SENTENCE_END_OF_LINE = re.compile("。[”’）]?(?=\n|$)")
_HEADING = re.compile("[ \\t　]*(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、)")
_SO_MANY = re.compile(
    r"other:(?:\d[\d.]*|[一二三四五六七八九十百千两]{1,6})[万多余来]*[个家项条座所处件户名种只支台套片](?!以|及以)(?P<rest>[^\d、]{4,})"
)
_DONE = re.compile("完成(?=投资)")
_AVERAGE_REACH = 34
_CARRIED_FOR, _SPAN_CARRIED_FOR = 10, 300  # lines; a review of several years runs longer


def narrative(
    text: str,
    stretches: Sequence[Stretch],
    passages: Sequence[Passage],
    mentions: Mentions,
    quantities: Quantities,
    clock: Clock,
    withheld: list[tuple[int, int]] | None = None,
) -> Iterator[Told]:
    """The statements outside the target passages, in order of the text."""
    told = {(finding.printed_start, finding.subject.indicator) for passage in passages for finding in passage.findings}
    segmented = _lines_are_sentences(text)
    explained = glossaries(text, stretches)
    ahead: Moment | None = None
    for stretch in stretches:
        if stretch in explained:
            continue
        if stretch.kind == "outlook":
            ahead = clock.ahead(stretch, ahead)
        spanned = clock.behind(stretch) if stretch.kind == "review" else None
        carried: Moment | None = None
        last: Moment | None = None  # of what the sentence before told last, which 其中 goes on with
        listed: PlanList | None = None  # what the line that opened a list says of its items
        since = 0
        for a, b in sentences(text, stretch.start, stretch.end):
            opened = clock.opening(a, b, stretch.kind)
            opened = _carried(opened, stretch.kind) if opened is not None else None
            if segmented and opened is not None and carried is not None and carried.span and not opened.span and not clock.begins(a):
                opened = None  # 国有企业效益好转，去年利润…: a year of this sentence within the years reviewed
            since = 0 if opened is not None else since + (a > 0 and text[a - 1] == "\n")
            if a == stretch.start or (text[a - 1] == "\n" and (not segmented or _ends_carrying(text, a, b, carried, since))):
                carried = spanned
            carried = opened or carried
            if listed is not None and not text[a:b].isspace() and not is_item(text, a, b):
                listed = None
            if quantities.any_within(a, b) or (mentions.names_any(a, b) and may_relate(text, a, b)):
                shared = (
                    (listed.when if listed is not None else None)
                    or carried
                    or (last if text.startswith("其中", a) else None)
                    or (ahead if stretch.kind == "outlook" else None)
                )
                for found in _sentence(text, a, b, stretch.kind, shared, mentions, quantities, clock, listed, withheld):
                    last = found.moment if found.kind in ("outcome", "outlook") else None
                    if ahead is None and stretch.kind == "outlook" and found.kind == "outlook":
                        ahead = clock.horizon(found.moment)
                    if (found.finding.printed_start, found.finding.subject.indicator) not in told:
                        yield found
            if opens_list(text, a, b):
                listed = plan_list(text, a, b, clock, stretch.kind, ahead)


def _lines_are_sentences(text: str) -> bool:
    """Whether the lines are the segments of an aligner, a sentence each: then they say nothing of paragraphs."""
    inner, ends = text.count("。"), len(_SENTENCE_END_OF_LINE.findall(text))
    return inner > 20 and ends > 0.9 * inner


def _ends_carrying(text: str, start: int, end: int, carried: Moment | None, since: int) -> bool:
    """Whether a time no longer holds where paragraphs are unknown: at a heading, or so many lines on."""
    if carried is None or _HEADING.match(text, start, end):
        return True
    return since > (_SPAN_CARRIED_FOR if carried.span else _CARRIED_FOR)


def _carried(when: Moment, section: SectionKind) -> Moment | None:
    """A time that the sentences after it in the paragraph share: the years reviewed, or the past year told before the plan."""
    if not when.cue:
        return None
    if when.tense == "year":
        return (
            when if section == "other" else None
        )  # 1958年的…: what a paragraph is about, where nothing tells what the part of the text is
    if when.tense == "later":
        return when if section == "outlook" else None  # 到1985年，…: what the paragraph of an outlook goes on to say is of that year
    return when if when.tense == "past" and section in ("review", "other", "plan", "outlook") else None


def _sentence(
    text: str,
    start: int,
    end: int,
    section: SectionKind,
    carried: Moment | None,
    mentions: Mentions,
    quantities: Quantities,
    clock: Clock,
    listed: PlanList | None = None,
    withheld: list[tuple[int, int]] | None = None,
) -> Iterator[Told]:
    base = listed.base if listed is not None else None  # the year that the growths of a list are counted from
    before: Finding | None = None
    settled: tuple[Moment, Moment] | None = None  # a time to come by which something is done already, and when it was
    told: list[Told] = []
    for finding in _with_comparisons(read_sentence(text, start, end, mentions, quantities, valued=True)):
        if finding.bound == "qualitative" or (finding.bound == "relative" and not finding.subject.known):
            continue
        when = clock.moment(start, finding.printed_start, section)
        said = when is not None and when.cue
        if (
            when is not None
            and not when.cue
            and carried is not None
            # the years of a heading are of what was done in them; a rate there is of the last; a part that looks ahead is of its plan
            and (carried.cue or section == "outlook" or (finding.measure in ("level", "change") and finding.unit not in ("%", "pp")))
            and (section in _LOOKS_BACK or not is_goal(text, start, finding.printed_start))
        ):
            when = carried
        if (
            finding.measure == "growth"
            and (
                finding.average
                or _AVERAGED.search(text, finding.start, finding.printed_start)
                or _AVERAGE_BEFORE.search(text, max(start, finding.printed_start - _AVERAGE_REACH), finding.printed_start)
            )
        ) or (
            when is not None
            and when.span
            and finding.measure == "growth"
            and _AVERAGE.search(text, max(start, finding.start - 6), finding.printed_start)
        ):
            finding.measure = "avg_growth"
        spends = listed is not None and listed.head in _SPENT
        when = _fitted(when, finding, text, start, clock.year, said, spends)
        when, base = _from_base(when, finding, text, base, section)
        with_output(finding, text, start, before, listed)
        before, earlier = finding, before
        if (
            text.startswith("翻", finding.printed_start)
            and when is not None
            and when.period.isdigit()
            and when.tense == "past"
            and _OVER_YEARS.search(text, start, finding.printed_start)
        ):
            continue  # 由X增加到Y，实现翻番: over more years than the one it would be filed under
        if finding.unit == "times" and finding.measure == "level" and finding.subject.known and not _is_multiple(finding):
            continue  # a multiple of something the clause does not name well enough to compare
        if finding.measure in ("growth", "avg_growth", "change") and is_compared(text, start, finding):
            continue
        meant = when
        kind, when = kind_of(text, start, finding, section, when, clock.year)
        if kind is None:
            continue
        if settled is not None and kind == "outlook" and meant == settled[0]:
            kind, when = "outcome", settled[1]  # 用三年时间解决…，已偿还A，|其中B: the rest of what was done
        elif kind == "outcome" and when is not None and meant is not None and meant.tense == "later":
            settled = (meant, when)
        if kind == "outlook" and finding.subject.indicator.startswith(_AFTERWARDS):
            if withheld is not None:  # 全部建成后的能力将为…: after it is built, and nobody says when
                withheld.append((finding.printed_start, finding.printed_end))
            continue
        if kind == "outlook" and not is_plan(text, start, finding, when, clock.year, said or listed is not None):
            if withheld is not None and when is not None and not when.cue:
                withheld.append((finding.printed_start, finding.printed_end))
            continue
        if kind == "outcome":
            finding.stance = "firm"  # 争取到|资金8亿元: what was striven for is there
        _without_number(finding)
        if kind == "outlook" and is_old(clock.year):
            without_verb(finding, text, start, listed, earlier)
        if kind == "outlook":
            finish(finding, text, start, earlier)
            if is_nameless(finding):
                continue  # of what, the sentence does not say
        _of_those_reached(finding, text)
        if kind == "outcome":
            finding.stance = "firm"  # 争取到|国债383亿元: what was striven for is there
            if _is_yearly(finding, text, when):
                continue
        rank, where = _rank(text, finding, end)
        told.append(Told(finding, kind, when, start, rank, where))
    complete(text, end, [one.finding for one in told])
    yield from told


def _without_number(finding: Finding) -> None:
    """700个|省重点项目投资: how many of them there are is no part of what is measured."""
    found = None if finding.subject.known else _SO_MANY.fullmatch(finding.subject.indicator)
    if found:
        finding.subject = replace(finding.subject, indicator=f"other:{_DONE.sub('', found['rest'])}")


def _fitted(
    when: Moment | None, finding: Finding, text: str, sentence: int, year: int | None, said: bool, spends: bool = False
) -> Moment | None:
    """The period a span means for this value: a level reached stands at the span's end, a sum or an average over all of it.

    ``sentence`` is where the sentence begins; ``said``: it says itself when; ``spends``: it is of a list that parts a sum of money.
    """
    if when is None or year is None:
        return when
    if when.tense == "later" and when.span and "-" in when.period and finding.measure == "level" and _ends_there(text, finding):
        return Moment(f"by {when.period[-4:]}", "later")
    is_share = finding.unit == "%" and finding.measure in ("level", "ratio") and when.span and "-" in when.period
    if is_share and when.tense == "later" and not spends and not _OUTLAYS.search(text, finding.subject.start, finding.printed_start):
        return Moment(f"by {when.period[-4:]}", "later")  # 其中，…占40%: of the end of the years, save where a sum over them is parted
    reached = when.period.removeprefix("by ")
    averaged = when.tense == "later" and finding.measure == "avg_growth" and when.period.startswith("by ")
    base = None
    if averaged or (finding.measure in ("growth", "change") and reached.isdigit()):  # an amount is not counted from any year
        base = (
            compared_year(text, sentence, finding.printed_start)
            or base_year(text, finding.start, finding.printed_start)
            or base_year(text, max(0, finding.start - 12), finding.start)
        )
    if base is not None and not averaged and base < int(reached) - 1:
        return Moment(f"{base + 1}-{reached}", when.tense, span=True)
    if when.tense == "past" and when.span and not when.run and finding.measure in ("level", "ratio"):
        deed = finding.counted or finding.action or _sums(text, finding) or _done(text, finding, said)
        summed = finding.subject.indicator in _FLOWS or (deed and not _STOCK.search(text, finding.start, finding.end))
        if (not summed or finding.measure == "ratio") and "-" in when.period:
            return Moment(when.period.rpartition("-")[2], "past")
    if when.tense == "past" and not when.span and finding.measure == "avg_growth" and when.period.isdigit():
        years = _average_years(text, finding)  # 2021年…五年年均增长6.1%, 两年平均增长4.4%
        return Moment(f"{int(when.period) - years + 1}-{when.period}", "past", span=True, cue=False)
    if averaged:
        base = base or from_year(text, sentence, finding.printed_start)
        return Moment(f"{base + 1 if base is not None else year}-{reached}", "later", span=True)
    return when


def _of_those_reached(finding: Finding, text: str) -> None:
    """惠及|市场主体1591户: how many were reached, not how many there are."""
    reached = _REACHING.search(text, max(0, finding.subject.start - 4), finding.subject.start) if finding.subject.known else None
    if reached is not None and finding.measure == "level" and finding.unit in ("count", "persons", "households"):
        printed = text[finding.subject.start : finding.subject.end]
        finding.subject = replace(finding.subject, indicator=f"other:{reached[0]}{printed}", known=False)


def _is_yearly(finding: Finding, text: str, when: Moment | None) -> bool:
    """五年年均新增就业1000万人: so much a year, which is neither the sum of the years nor the last one's value."""
    if when is None or not when.span or finding.unit in ("%", "pp") or finding.measure not in ("level", "change"):
        return False
    return finding.average or _AVERAGE.search(text, max(finding.start - 6, 0), finding.printed_start) is not None


def _is_multiple(finding: Finding) -> bool:
    """城乡居民收入比|2.1:1: what is itself so many times another."""
    known = vocabulary().by_id(finding.subject.indicator) if finding.subject.indicator in vocabulary() else None
    if known is None or known.level_unit != "count" or known.measure != "level" or "ratio" not in known.id:
        return False
    finding.unit = "count"
    return True


def _ends_there(text: str, finding: Finding) -> bool:
    """“六五”期间，产值由2000亿元增加到2660亿元: a level that the years of a plan end at, no sum over them."""
    before = text[max(finding.start, finding.printed_start - 8) : finding.printed_start]
    if _TO_LEVEL.search(before):
        return True
    yearly = finding.subject.known and finding.subject.indicator in _YEARLY_VALUES
    return yearly and _REACHED.search(before) is not None and not _sums(text, finding)


def _from_base(
    when: Moment | None, finding: Finding, text: str, base: int | None, section: SectionKind
) -> tuple[Moment | None, int | None]:
    """到1985年，粮食3亿吨，比1980年增长12%；棉花增长33%: what a list of goals is counted from holds for its later items too."""
    ahead = when is not None and (when.tense == "later" or (section == "outlook" and when.tense == "past"))
    if when is None or not ahead or finding.measure not in ("growth", "change"):
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


def _average_years(text: str, finding: Finding) -> int:
    found = _AVERAGED.search(text, max(0, finding.printed_start - 16), finding.printed_start)
    return {"两": 2, "二": 2, "三": 3, "四": 4}.get(found["count"], 5) if found else 5


def _sums(text: str, finding: Finding) -> bool:
    """Words of adding up stand around the subject: 累计|新增就业, 新增就业|累计."""
    before = max(0, finding.subject.start - 8), finding.subject.start
    behind = (finding.subject.end, finding.printed_end) if finding.subject.end <= finding.printed_end else before
    return any(_SUM.search(text, *span) is not None for span in (before, behind))


def _done(text: str, finding: Finding, said: bool) -> bool:
    """A deed stands before the value in its clause (淘汰落后炼钢产能9000多万吨、水泥2.3亿吨), and no word of a level reached; or it is
    money spent in the years that the sentence names (五年用于科技的投入达到3000亿元)."""
    if finding.unit in ("%", "pp"):
        return False
    start = max(text.rfind(mark, 0, finding.printed_start) for mark in "，。；\n") + 1
    if text.startswith("其中", start):
        start = max(text.rfind(mark, 0, max(start - 1, 0)) for mark in "，。；\n") + 1
    before = start, finding.printed_start
    if said and finding.unit == "CNY" and _OUTLAYS.search(text, *before):
        return True
    if text.startswith(("受益", "获益"), finding.printed_end):
        return True
    return _DEEDS.search(text, *before) is not None and _REACHED.search(text, *before) is None


def _with_comparisons(findings: Sequence[Finding]) -> list[Finding]:
    """A comparison that only adds to a number (增长5.7%，高于全国0.7个百分点) becomes part of the number's record."""
    kept: list[Finding] = []
    for finding in findings:
        if kept and _milestone(kept[-1], finding):
            kept.pop()
        before = kept[-1] if kept else None
        added = (
            finding.bound == "relative"
            and not finding.own_subject
            and before is not None
            and before.bound not in ("relative", "qualitative")
        )
        if added and before is not None and before.relative is None and before.subject.indicator == finding.subject.indicator:
            before.relative, before.end = finding.relative, max(before.end, finding.end)
        elif finding.bound == "relative" and not finding.own_subject and not (before is not None and before.bound == "relative"):
            continue
        else:
            kept.append(finding)
    return kept


def _milestone(before: Finding, finding: Finding) -> bool:
    """突破万亿元，达到11377亿元: the step passed says nothing beside the value itself."""
    return (
        before.bound == "at_least"
        and finding.bound in ("point", "around")
        and not finding.own_subject
        and before.subject.indicator == finding.subject.indicator
        and before.measure == finding.measure == "level"
        and before.unit == finding.unit
        and before.stance == finding.stance
        and before.low is not None
        and finding.low is not None
        and finding.low >= before.low
    )


def _rank(text: str, finding: Finding, end: int) -> tuple[int | None, str | None]:
    """居全国第8位 behind a value, up to the next value or the end of its clause group."""
    stop = min(end, finding.printed_end + 30)
    if text.find("第", finding.printed_end, stop) < 0:
        return None, None
    found = _RANK.search(text, finding.printed_end, stop)
    if found is None or re.search(r"\d|；|。", text[finding.printed_end : found.start()]):
        return None, None
    printed = found["place"]
    if printed is None:
        return None, None
    number = int(printed) if printed.isdigit() else _RANKS.get(printed)
    return number, found["where"]
