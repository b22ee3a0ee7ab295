"""What a goal or comparison without a number measures: 城镇登记失业率控制在省定目标以内 is the rate, and no growth of it."""

from __future__ import annotations

from mubiao.indicators import vocabulary
from mubiao.records import Measure
from mubiao.statements.findings import Subject

_RATES = ("率", "比重", "占比", "比例", "强度", "份额")


def unprinted_measure(subject: Subject, *, handed_down: bool = False) -> Measure:
    """The measure of ``subject`` where neither its name nor a number tells it.

    What is compared or said in words is most often growth (地区生产总值高于全国). An indicator of the vocabulary that has none is told by
    its first measure, and a share or rate as itself. A goal that somebody above has set (``handed_down``: 完成省下达的新增就业任务) is a
    figure, and told by the first measure too.
    """
    if subject.measure is not None:
        return subject.measure
    known = vocabulary().get(subject.indicator)
    if known is not None:
        return known.measures[0] if handed_down or "growth" not in known.measures else "growth"
    if subject.indicator.endswith(_RATES):
        return "ratio"
    return "level" if handed_down else "growth"
