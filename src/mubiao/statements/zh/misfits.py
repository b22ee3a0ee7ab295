"""Names of the vocabulary inside a longer name: 脱贫人口|基本医疗保险参保率达100% counts no poor, 税收收入占比提高2个百分点 no tax.

What gives them away is the measure: the vocabulary says what an indicator can be measured in, and no population is a share, no revenue
changes by percentage points. There the record takes the words of the text for its name; where they cannot be told, there is no record.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import Measure
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.links import read_link
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.printed import verb_and_name

_LONGEST = 40  # characters of a name
_PER_HEAD, _NO_HEAD_HAS = "人均", 1e7  # CNY a year
_RATES = frozenset(("growth", "avg_growth"))
_RATE_WORD = re.compile("增速|增幅|涨幅|增长率")
# 规上工业增加值|增速提高1.2个百分点, |降幅收窄2个百分点
_SPEED_SAID = re.compile("增速|增幅|涨幅|增长率|增长速度|降幅|跌幅|下降幅度")
_SHARE_ENDS = ("率", "比重", "占比", "比例")
_CHANGES = re.compile("增|提|升|降|减|跌|落|涨|扩|翻")
_FALL_VERBS = ("压减", "压降", "减少", "削减", "降低", "清退", "关停")
_SHARE_SAID = re.compile("[^，。；、\\d]{0,20}?(?:占比|比重)(?:提高|提升|增长|下降|增加|上升|降低)")
_TO = re.compile("(?:占比|比重)[^，。；\\d]{0,4}(?:提升|提高|上升|下降|降低|增加|回升|达|升|降|增)(?:至|到)(?:[\\d.]+%?[、和]?)*$")
_NO_ONES = ("增加值", "总产值", "产值", "产量", "投资", "占比", "比重")
_SHARE_NAMED = re.compile("占|比重|比例|份额")
_BROKEN = re.compile("[，；。：\n]")
_MARK = re.compile("[、，]|以及|和|及|与")


def misfit(text: str, finding: Finding) -> bool:
    """Whether a number is of a kind that its indicator cannot have, or of its share (高技术产业|占比提高一倍)."""
    indicator = vocabulary().get(finding.subject.indicator) if finding.subject.known else None
    if indicator is None or (finding.low is None and finding.high is None):
        return False
    if finding.unit == "CNY" and (finding.low or finding.high or 0) >= _NO_HEAD_HAS and _PER_HEAD in indicator.zh:
        return True  # 城镇居民收入增加40亿元: of all of them together
    share = indicator.level_unit == "%" or "ratio" in indicator.measures
    if finding.measure in _RATES and finding.own_subject and _SHARE_SAID.match(text, finding.subject.start, finding.printed_start):
        return True
    if finding.unit == "pp":
        return indicator.level_unit != "%" and indicator.measures[0] != "ratio"  # 机电产品出口占出口比重|提高5个百分点: of the share
    if finding.measure == "ratio":
        return not share
    if finding.measure == "growth" and finding.unit == "%" and _TO.search(text, finding.subject.end, finding.printed_start):
        return _SPEED_SAID.search(text, finding.start, finding.printed_start) is None  # 制造业增加值、绿色经济占比|分别提升至12%、48%
    return finding.measure in _RATES and _RATES.isdisjoint(indicator.measures)


def renamed(text: str, told: Told, before: Told | None) -> Told | None:
    """The statement under the name that the text prints; ``before`` is the one told before it. ``None`` where no name can be told."""
    finding = told.finding
    name = _printed(text, finding) if finding.own_subject else _named_before(text, finding, before)
    if name and finding.unit == "pp" and finding.own_subject and _SPEED_SAID.search(text, finding.subject.start, finding.printed_start):
        name = f"{name}增长速度"
    rate = finding.measure == "ratio" and _RATE_WORD.search(text, finding.start, finding.printed_start)
    measure = "growth" if rate else finding.measure
    name = clean_phrase(name)
    if not name or (finding.measure == "ratio" and name.startswith(_FALL_VERBS)):  # 压减企业户数15%
        return None
    if finding.unit == "pp" and name.startswith(_NO_ONES):  # 民营经济贡献加大，|增加值增幅提高2个百分点
        return None
    action = finding.action
    if told.kind != "outcome" and not action:
        action, name = verb_and_name(name, finding)  # 改造|农村厕所9万户
    if measure == "growth" and _TO.search(text, finding.subject.end, finding.printed_start):
        if not name.endswith(_SHARE_ENDS):
            return None
        measure = "ratio"
    subject = replace(finding.subject, indicator=f"other:{name}", known=False, pair=())
    return replace(told, finding=replace(finding, subject=subject, measure=measure, action=action))


def measure_of_share(text: str, finding: Finding, name: str) -> Measure:
    """What the finding measures under the name printed: a share where no word of change stands, 企业研发机构覆盖率|达到|85%."""
    changes = _CHANGES.search(text, finding.start, finding.printed_start) is not None
    return "ratio" if finding.measure == "growth" and name.endswith(_SHARE_ENDS) and not changes else finding.measure


def _printed(text: str, finding: Finding) -> str:
    """What stands between the beginning of the clause and the verb; of a list with 分别 the part that holds the subject."""
    end = read_link(text, finding.start, finding.printed_start, lambda _: -1).start
    start = finding.start
    if "分别" in text[finding.start : finding.printed_start]:
        end = text.find("分别", start)
        marks = [mark.end() for mark in _MARK.finditer(text, start, finding.subject.start)]
        start = marks[-1] if marks else start
        closing = _MARK.search(text, finding.subject.end, end)
        end = closing.start() if closing else end
    name = text[start:end]
    listed = "占比分别" in text[finding.start : finding.printed_start]
    if finding.measure == "ratio" and listed and not name.endswith(_SHARE_ENDS):
        name += "占比"  # 工业投资、民间投资|占比分别达50%、40%
    clear = _BROKEN.search(name) is None and ("、" not in name or name.endswith(_SHARE_ENDS))
    return name if clear and len(name) <= _LONGEST and not _counts(text, start, end, finding) else ""


def _counts(text: str, start: int, end: int, finding: Finding) -> bool:
    """Whether a number stands in the name that is not part of its subject: another value."""
    return any(text[i].isdigit() and not finding.subject.start <= i < finding.subject.end for i in range(start, end))


def _named_before(text: str, finding: Finding, before: Told | None) -> str:
    """收入增长4%，|较上年提高0.3个百分点: of the growth before it; …占比61%、|提高4个百分点: of the share before it; 化解债务9亿元、|增长6%."""
    if finding.unit == "pp" and finding.subject.known and _SHARE_NAMED.search(text, finding.subject.start, finding.subject.end):
        return clean_phrase(text[finding.subject.start : finding.subject.end])
    if before is None or before.finding.subject.start != finding.subject.start:
        return ""
    last = before.finding
    if finding.unit == "pp" and last.measure in _RATES:
        return f"{clean_phrase(text[finding.subject.start : finding.subject.end])}增长速度"
    if finding.unit == "pp":
        return last.subject.indicator.removeprefix("other:") if not last.subject.known and last.measure == "ratio" else ""
    return (
        _printed(text, replace(last, start=finding.start))
        if finding.measure in _RATES and last.printed_start < finding.printed_start
        else ""
    )
