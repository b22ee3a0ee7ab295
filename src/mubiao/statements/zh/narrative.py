"""Everything a report states outside its target passage: what was achieved, what is promised, what is planned beyond the year.

The clause grammar is the same as for targets; the section and the words of time decide the kind. A past value is an ``outcome``; a
goal of the report year for an indicator of the vocabulary is a ``target`` (not of the headline); a goal of a later year is an
``outlook``; a number of things to build, train or hand out is a ``commitment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.outline.lines import lines_are_sentences
from mubiao.records import SectionKind
from mubiao.statements.findings import Finding, Moment, Passage, Stretch, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.acting import set_verbs
from mubiao.statements.zh.adding import tell_added, without_added
from mubiao.statements.zh.articles import name_articles
from mubiao.statements.zh.asides.spoken_of import is_goal_passed, is_only_mentioned
from mubiao.statements.zh.asides.supposing import is_supposed_or_example
from mubiao.statements.zh.belonging import keep_carriers
from mubiao.statements.zh.capacities import goes_on_adding, with_capacity
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.completing import complete
from mubiao.statements.zh.glossary import glossaries
from mubiao.statements.zh.headline.sentences import sentences
from mubiao.statements.zh.joining import (
    of_all,
    of_those_made,
    of_those_reached,
    of_whole,
    past_brackets,
    with_comparisons,
    with_list_head,
    with_printed_unit,
    without_number,
)
from mubiao.statements.zh.kinds import is_compared, is_goal, kind_of
from mubiao.statements.zh.naming.seeking import seek_names
from mubiao.statements.zh.partners import name_partners
from mubiao.statements.zh.passing import passing
from mubiao.statements.zh.people import count_people
from mubiao.statements.zh.periods import fitted, from_base, is_average, is_yearly
from mubiao.statements.zh.plan_names import finish, is_nameless, with_output, without_verb
from mubiao.statements.zh.plans import PlanList, is_item, is_old, is_plan, opens_list, plan_list
from mubiao.statements.zh.promising.settling import finish_promises, settle_promises
from mubiao.statements.zh.ranks import rank
from mubiao.statements.zh.relatives import may_relate
from mubiao.statements.zh.sharing import share_tails
from mubiao.statements.zh.striving import strive_on
from mubiao.statements.zh.summing import goes_on_summing
from mubiao.statements.zh.tails import extend_deeds, extend_lists, settle_around
from mubiao.statements.zh.timing.bases import since_unknown
from mubiao.statements.zh.timing.carrying import carried_on, ends_carrying
from mubiao.statements.zh.timing.clock import Clock

# What is left of a clause about the time after a work is done: 建成后的|能力.
_AFTERWARDS = ("other:后增加的", "other:后的", "other:后新增的")
_OVER_YEARS = re.compile(
    r"[由从][^，。；]{0,16}\d|[两二三四五几]年|[比较](?!上年|去年|上一年)|达到?[^，。；]{0,10}[、，]|超过?[^，。；]{0,10}[、，]"
)
_LIST_MARK = re.compile("、|和|及|以及")
_LOOKS_BACK = ("review", "other")
_REACHED_TOO = re.compile("，(?:总额|累计|共)?(?:已|就|即)?(?:达到?|为)(?:了)?(?:近|约)?")
_SPENT = ("投资", "贷款", "支出")  # a list of these parts one sum
_INDEFINITE = "几数"


def narrative(
    text: str,
    stretches: Sequence[Stretch],
    passages: Sequence[Passage],
    mentions: Mentions,
    quantities: Quantities,
    clock: Clock,
    withheld: list[tuple[int, int, str]] | None = None,
) -> Iterator[Told]:
    """The statements outside the target passages, in order of the text."""
    told = {(finding.printed_start, finding.subject.indicator) for passage in passages for finding in passage.findings}
    segmented = lines_are_sentences(text)
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
            opened = clock.opening(a, b, stretch.kind) if clock.may_open(a) else None
            if opened is not None:
                opened = carried_on(opened, stretch.kind)
                within = spanned is not None or (segmented and carried is not None and carried.span)
                if within and opened is not None and not opened.span and not clock.begins(a) and not clock.stands_alone(a):
                    opened = None  # 国有企业效益好转，去年利润…: a year of this sentence within the years reviewed
            opens_line = a > 0 and text[a - 1] == "\n"
            since = 0 if opened is not None else since + opens_line
            if a == stretch.start or (opens_line and (not segmented or ends_carrying(text, a, b, carried, since))):
                carried = spanned
            if opened is not None:
                carried = opened
            if listed is not None and not text[a:b].isspace() and not is_item(text, a, b):
                listed = None
            if quantities.any_within(a, b) or (mentions.names_any(a, b) and may_relate(text, a, b)):
                shared = (
                    (listed.when if listed is not None else None)
                    or carried
                    or (last if text.startswith("其中", a) else None)
                    or (ahead if stretch.kind == "outlook" else None)
                )
                plan = ahead if stretch.kind == "outlook" else None
                for found in _sentence(text, a, b, stretch.kind, shared, plan, mentions, quantities, clock, listed, withheld):
                    last = found.moment if found.kind in ("outcome", "outlook") else None
                    if ahead is None and stretch.kind == "outlook" and found.kind == "outlook":
                        ahead = clock.horizon(found.moment)
                    if (found.finding.printed_start, found.finding.subject.indicator) not in told:
                        yield found
            if text[b - 1] != "。" and opens_list(text, a, b):
                listed = plan_list(text, a, b, clock, stretch.kind, ahead)


def _goes_on(text: str, before: Told, finding: Finding) -> bool:
    """Whether a value only tells the result before it on: of the same thing, behind it, and nothing between that speaks of a goal."""
    last = before.finding
    if before.kind != "outcome" or finding.own_subject or finding.subject.start != last.subject.start:
        return False
    return last.printed_end <= finding.printed_start and _REACHED_TOO.fullmatch(text, last.printed_end, finding.printed_start) is not None


def _goes_on_yearly(text: str, yearly: int, finding: Finding) -> bool:
    """平均每年新增就业1000万人、|转移就业800万人."""
    return yearly < finding.subject.start and _LIST_MARK.fullmatch(text, yearly, finding.subject.start) is not None


def _sentence(
    text: str,
    start: int,
    end: int,
    section: SectionKind,
    carried: Moment | None,
    ahead: Moment | None,
    mentions: Mentions,
    quantities: Quantities,
    clock: Clock,
    listed: PlanList | None = None,
    withheld: list[tuple[int, int, str]] | None = None,
) -> Iterator[Told]:
    base = listed.base if listed is not None else None  # the year that the growths of a list are counted from
    before: Finding | None = None
    settled: tuple[Moment, Moment] | None = None  # a time to come by which something is done already, and when it was
    told: list[Told] = []
    summed = ""  # the years that the value before is the sum of
    yearly = -1  # where a value ends that is so much a year, which the list goes on with
    old = is_old(clock.year)
    for finding in with_comparisons(text, read_sentence(text, start, end, mentions, quantities, valued=True)):
        if finding.bound == "qualitative" or (finding.bound == "relative" and not finding.subject.known):
            continue
        if finding.bound != "relative" and is_only_mentioned(text, finding.printed_start, finding.printed_end):
            continue
        if (
            before is not None
            and section in _LOOKS_BACK
            and finding.unit == before.unit
            and is_goal_passed(text, finding.printed_start, finding.printed_end)
        ):
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
        if ahead is not None and when is not None and when.period == ahead.period and not when.first:
            when = replace(when, first=ahead.first)  # 到2030年, the end of the plan that this part is about
        if finding.measure == "level":
            with_capacity(finding, text, start)
            goes_on_adding(finding, before, text, when)
        elif finding.measure == "growth":
            if is_average(finding, text, start, when):
                finding.measure = "avg_growth"
        elif finding.unit == "pp" and finding.measure == "ratio":
            finding.measure = "change"  # 占比…，比2020年提高|2个百分点
        spanned, when = when, fitted(when, finding, text, start, clock.year, said, listed is not None and listed.head in _SPENT)
        if spanned is not None and spanned is not when and spanned.period == summed and goes_on_summing(text, before, finding):
            when = spanned
        summed = when.period if when is not None and when.tense == "past" and when.span and "-" in when.period else ""
        if finding.measure in ("growth", "change"):
            when, base = from_base(when, finding, text, base)
        if not (finding.subject.known or finding.counted or finding.action):
            with_output(finding, text, start, before, listed)
        earlier = before
        before = finding
        if (
            text[finding.printed_start] == "翻"
            and when is not None
            and when.period.isdigit()
            and when.tense == "past"
            and _OVER_YEARS.search(text, start, finding.printed_start)
        ):
            continue  # 由X增加到Y，实现翻番: over more years than the one it would be filed under
        if finding.unit == "times" and finding.measure == "level" and finding.subject.known:
            continue  # a multiple of something the clause does not name well enough to compare
        if finding.measure in ("growth", "avg_growth", "change") and (
            is_compared(text, start, finding) or (not said and since_unknown(text, start, finding.printed_start))
        ):
            continue
        if finding.subject.known and not finding.own_subject:
            of_those_made(finding, text)
        meant = when
        kind, when = kind_of(text, start, finding, section, when, clock.year)
        if kind is None:
            if withheld is not None and section == "tasks" and old:
                withheld.append((finding.printed_start, finding.printed_end, "undated"))
            continue
        if kind == "commitment" and text[finding.printed_start] in _INDEFINITE:
            continue  # 几万项成果
        if settled is not None and kind == "outlook" and meant == settled[0]:
            kind, when = "outcome", settled[1]  # 用三年时间解决…，已偿还A，|其中B: the rest of what was done
        elif told and kind in ("target", "commitment") and _goes_on(text, told[-1], finding):
            kind, when = "outcome", told[-1].moment  # 今年前十个月增加了9亿元，|达到49亿元
        elif kind == "outcome" and when is not None and meant is not None and meant.tense == "later":
            settled = (meant, when)
        if kind == "commitment" and old and is_supposed_or_example(text, finding.printed_start):
            continue  # 只要降低成本的百分之一，就可以…
        if kind == "outlook" and finding.subject.indicator.startswith(_AFTERWARDS):
            if withheld is not None:  # 全部建成后的能力将为…: after it is built, and nobody says when
                withheld.append((finding.printed_start, finding.printed_end, "undated"))
            continue
        last_plan = told[-1].finding if told and told[-1].kind == "outlook" else None
        if kind == "outlook" and not is_plan(text, start, finding, when, clock.year, said or listed is not None, last_plan):
            if withheld is not None and when is not None and not when.cue:
                withheld.append((finding.printed_start, finding.printed_end, "undated"))
            continue
        past_brackets(finding, text)
        if not finding.subject.known:
            without_number(finding)
            with_list_head(finding, text, start)
        if kind == "outlook":
            if old:
                without_verb(finding, text, start, listed, earlier)
            finish(finding, text, start, earlier)
            if is_nameless(finding):
                continue  # of what, the sentence does not say
        if finding.subject.known:
            of_those_reached(finding, text)
            of_whole(finding, text)
        if not finding.subject.known:
            of_all(finding, text)
            with_printed_unit(finding, text)
        if kind == "outcome":
            finding.stance = "firm"  # 争取到|国债383亿元: what was striven for is there
            if old and is_supposed_or_example(text, finding.printed_start):
                continue
            if is_yearly(finding, text, when) or (yearly >= 0 and _goes_on_yearly(text, yearly, finding)):
                yearly = finding.printed_end  # 平均每年新增就业1000万人、|转移就业800万人
                continue
        place, where = rank(text, finding, end)
        told.append(Told(finding, kind, when, start, place, where))
    if not told:
        return
    findings = [one.finding for one in told]
    kinds = {one.kind for one in told}
    if kinds != {"outcome"}:
        strive_on(text, [one.finding for one in told if one.kind != "outcome"])
    complete(text, end, findings)
    if "outcome" in kinds:
        extend_lists(text, end, told)
        extend_deeds(text, end, told)
        name_partners(text, start, told)
    seek_names(text, start, told)
    tell_added(text, findings)
    name_articles(text, findings)
    count_people(text, findings)
    if "outcome" in kinds:
        settle_around(text, told)
    if "commitment" in kinds:
        settle_promises(text, end, told)
        share_tails(text, told)
    keep_carriers(text, start, told)
    if "commitment" in kinds:
        set_verbs(text, told)
        finish_promises(text, told)
    without_added(text, findings)
    passed = passing(text, end, told)
    for i, one in enumerate(told):
        if i not in passed:
            yield one
        elif withheld is not None:
            withheld.append((one.finding.printed_start, one.finding.printed_end, "passing"))
