"""Sentences that go on stating targets of the year, up to the one that comments on them."""

from __future__ import annotations

import re

from mubiao.outline.lines import ordinal_of
from mubiao.statements.findings import Finding, Passage, each_once
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence, says_better
from mubiao.statements.zh.headline.sentences import sentences
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.timing.clock import Clock

CORE = frozenset(  # ids of the vocabulary
    [
        "gdp",
        "gnp",
        "industrial_va",
        "industrial_output",
        "agri_output",
        "fai",
        "retail_sales",
        "social_commodity_retail",
        "trade_total",
        "exports",
        "imports",
        "budget_revenue",
        "income",
        "income_urban",
        "income_rural",
        "cpi",
        "rpi",
        "unemployment_surveyed",
        "unemployment_registered",
        "jobs_urban_new",
        "grain_output",
        "primary_va",
        "secondary_va",
        "tertiary_va",
        "energy_intensity",
        "deficit",
        "deficit_ratio",
        "national_income",
        "currency_issue",
    ]
)
_LATER = re.compile(
    r"今后(?:五|三|几|5|3)年|未来(?:五|三|几|5|3)年|本届政府(?:任期|五年|今后)|“?十[一二三四五六]?五”?(?:时期|期间)|到\d{4}年|五年(?:的)?(?:主要|奋斗|发展)*目标"
)
# 2031年…主要指标, but for 到2035年 and the like, which are above
_A_YEAR = re.compile(r"(?<!到)(?<![\d—-])(\d{4})年(?![—-])")
THIS_YEAR = re.compile(r"今年|全年|本年|\d{4}年")
_STOPS = words("headline", "stops")
_COMMENTS = re.compile("|".join(sorted(words("headline", "comments"), key=len, reverse=True)))
PAST = re.compile(r"(?<![比较与同和超于])(?:去年|上年(?!同期))(?![^，。；、]{0,8}基础上)|一年来|五年来|过去|已经|累计|上一年|连续")
_TASKS_BEGIN = re.compile(
    r"(?:重点|着重|突出|集中|全力|扎实|认真|切实|我们将|要|必须|具体)[^，。；]{0,12}?(?:做好|抓好|抓实|推进|做到)[^，。；]{0,10}?(?:工作|任务|方面|大事|项)"
)
# An item of a list of targets, each in a paragraph of its own.
_ITEM = ("—", "-", "·", "●", "◆", "■", "1", "2", "3", "4", "5", "6", "7", "8", "9", "（", "(", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨")
_LONGEST_ITEM = 90
# …3.5%左右；|⏎居民收入增长与经济增长基本同步: a line that an aligner cut inside a list
_GOES_ON_LINE = ("；", "，")
# （二） of a list of targets that each come with their reasons: （一）地区生产总值增长7%左右。主要考虑：…
_NUMBERED = re.compile(
    r"[\s　]*(?:[（(](?P<bracketed>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?P<point>\d{1,2})[.．、](?!\d)|(?P<ring>[①-⑳]))"
)
_DASHED = re.compile(r"[\s　]*(?:——|—|──|－－)(?=[^\s\d])")
LONGEST_PASSAGE = 4000
# Targets that go on behind the reasons for the first of them.
RESUMES = re.compile(
    r"[\s　]*(?:与之|与此|同经济增长|相应地?|与上述目标)?(?:相(?:衔接|适应|匹配|应|对应|协调)|其[他它](?:各项|主要|相关|方面)*(?:预期|指标|目标)+)"
)
LONGEST_COMMENT = 4


def names_later_years(announcement: str, year: int | None) -> bool:
    """Whether what is announced is for another time than ``year``: the last words of time in it are of a longer span or a later year."""
    if year is not None and any(int(found[1]) > year for found in _A_YEAR.finditer(announcement)):
        return True  # 1981年国民经济计划主要指标, in a report of 1980
    later = list(_LATER.finditer(announcement))
    if not later:
        return False
    this_year = list(THIS_YEAR.finditer(announcement))
    return not this_year or later[-1].start() >= this_year[-1].start()


def run_of_targets(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, clock: Clock) -> Passage | None:
    """Sentences from ``start`` on as long as they state targets."""
    found: list[Finding] = []
    finish = start
    gap = False  # the sentence before stated no target
    closed = 0  # sentences of comment since the last target
    numbered = ("", 0)  # how the items of a list that has begun are numbered, and the last item's number
    # An announcement that ends its line is followed by its items, a line each.
    lines = text[start : start + 3].lstrip(" \u3000").startswith("\n")
    for a, b in sentences(text, start, min(end, start + LONGEST_PASSAGE)):
        if not text[a:b].strip():
            continue
        listed = text[a : a + 6].lstrip().startswith(_ITEM) or (lines and b - a <= _LONGEST_ITEM)
        number = _numbered(text, a, b, numbered)
        next_item = number == (numbered[0], numbered[1] + 1) and bool(found)
        if found and not next_item and (closed or closes(text, a, b)) and not RESUMES.match(text, a, b):
            closed += 1  # reasons: the targets may go on behind them
            if closed > LONGEST_COMMENT or (text[b - 1] == "\n" and _numbered(text, b, end, numbered) != (numbered[0], numbered[1] + 1)):
                break
            continue
        closed = 0
        fresh = [
            finding
            for finding in read_sentence(text, a, b, mentions, quantities)
            if not finding.counted and not PAST.search(text, finding.start, finding.printed_start) and is_of_the_year(a, finding, clock)
        ]
        if not fresh:
            if found and says_better(text, a, b):
                found[-1].aims_higher = True
            elif gap and not listed:
                break
            elif not listed or not found:
                gap = True
            continue
        core = sum(finding.subject.indicator in CORE and finding.bound != "qualitative" for finding in fresh)
        breaks = text[a - 1] == "\n" and not text.endswith(_GOES_ON_LINE, 0, a - 1)
        if found and not listed and (gap or breaks) and core < 2:
            break
        if number is not None and (next_item or not found):
            numbered = number
        gap = False
        found.extend(fresh)
        finish = b
    unique = each_once(found)
    return Passage(tuple(unique), start, finish, "announced") if unique else None


def _numbered(text: str, start: int, end: int, before: tuple[str, int]) -> tuple[str, int] | None:
    """How the item that begins at ``start`` is numbered, and its number; items that dashes open count on from the one ``before``."""
    if _DASHED.match(text, start, end):
        return "dash", before[1] + 1 if before[0] == "dash" else 1
    found = _NUMBERED.match(text, start, end)
    if found is None or found.lastgroup is None:
        return None
    printed = found[found.lastgroup]
    return found.lastgroup, ord(printed) - ord("①") + 1 if found.lastgroup == "ring" else ordinal_of(printed)


def is_of_the_year(start: int, finding: Finding, clock: Clock) -> bool:
    """No words of time between the sentence's beginning and the value lead away from the report's year."""
    when = clock.moment(start, finding.printed_start, "plan")
    return (
        when is None
        or when.tense == "year"
        or (when.tense == "later" and finding.relative is not None and finding.relative.to == "assigned")
    )


def closes(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends the targets: it comments on them, or begins the tasks."""
    while start < end and text[start] in " 　\n（(“":
        start += 1
    if any(text.startswith(stop, start) for stop in _STOPS):
        return True
    return _COMMENTS.search(text, start, end) is not None or _TASKS_BEGIN.search(text, start, end) is not None
