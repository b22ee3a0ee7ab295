"""The subjects of a value by what is printed: their noun phrases, the verb that acts on them, and what a head alone is a head of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.heads import (
    is_bare,
    may_say_little,
    points_back,
    with_carrier,
    with_head_behind_each,
    with_referent,
    with_shared_front,
)
from mubiao.statements.zh.nouns import noun_phrase
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import State
from mubiao.statements.zh.subjects.reading import SubjectList
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.units import fits


def each_fitting(text: str, subjects: Sequence[Subject], values: Sequence[Value]) -> tuple[Subject, ...]:
    """Each subject, by its printed name where it cannot have its value."""
    pairs = zip(subjects, values, strict=True)
    return tuple(subject if fits(subject, value.quantity) else as_printed(text, subject) for subject, value in pairs)


def by_name(
    text: str, start: int, subjects: tuple[Subject, ...], quantity: Quantity, mentions: Mentions, state: State
) -> tuple[tuple[Subject, ...], str, bool]:
    """The subjects by their noun phrases, the verb that acts on them, and whether they are named here rather than pointed back at."""
    if len(subjects) > 1:
        return _several_by_name(text, start, subjects, quantity, mentions, state)
    subject = subjects[0]
    if subject.known:
        whose = _apart_alone(text, start, subject, state, mentions)
        return ((whose,) if whose is not None else subjects), "", True
    named, action = noun_phrase(text, start, subject, quantity, mentions)
    if text.find("分别", named.start, named.end) >= 0:
        named = with_head_behind_each(text, (named,))[0]
    if may_say_little(named):
        named = with_carrier(named, state.subjects)
        if points_back(named):
            return state.subjects, action, False
        if is_bare(named):
            whose = with_referent(text, start, named, state, mentions)
            return ((whose,) if whose is not None else ()), action, True
    return (named,), action, True


def _several_by_name(
    text: str, start: int, subjects: tuple[Subject, ...], quantity: Quantity, mentions: Mentions, state: State
) -> tuple[tuple[Subject, ...], str, bool]:
    phrases, action = [], ""
    for subject in subjects:
        phrase, verb = (subject, "") if subject.known else noun_phrase(text, start, subject, quantity, mentions)
        phrases.append(phrase)
        action = action or verb
    named = with_head_behind_each(text, with_shared_front(phrases))
    if all(is_bare(subject) for subject in named):  # 办理提案90件，|办复率和满意率均为100%
        referred = [with_referent(text, start, subject, state, mentions) for subject in named]
        return tuple(subject for subject in referred if subject is not None) if None not in referred else (), action, True
    return tuple(named), action, True


def _apart_alone(text: str, start: int, subject: Subject, state: State, mentions: Mentions) -> Subject | None:
    """基本医疗保险参保300万人、|参保率|98%: a head alone that the vocabulary tells apart from its indicator is of what was told before."""
    printed = clean_phrase(text[subject.start : subject.end])
    known = vocabulary().get(subject.indicator)
    if known is None or known.apart is None or not known.is_apart(printed):
        return None
    alone = Subject(f"other:{printed}", subject.start, subject.end, subject.measure, False, (), subject.falls, subject.adds, subject.owner)
    return with_referent(text, start, alone, state, mentions) if is_bare(alone) else None


def a_head(before: SubjectList, last: tuple[Subject, ...]) -> SubjectList:
    """人均 alone: a head of what was named before (生产总值300亿元，人均13000元)."""
    subject = last[-1]
    indicator = "gdp_per_capita" if subject.indicator == "gdp" else subject.indicator
    known = replace(subject, indicator=indicator, start=before.start, end=before.start + 2, measure=None, pair=())
    return SubjectList((known,), before.start, before.start + 2, before.strive)


def with_deed(text: str, subject: Subject, value: Value) -> Subject:
    """完成林分优化|提升|200万亩: what is completed is the work, and nothing rises by it."""
    end = min(value.quantity.start, value.quantity.value_start)
    return Subject(f"other:{clean_phrase(text[subject.start : end])}", subject.start, end, None, False)


def as_printed(text: str, subject: Subject, stop: int = 0) -> Subject:
    """An indicator whose unit is another (出口|6.5万辆, 税收|超亿元企业80户) is something of its own, up to the verb at ``stop``."""
    end = max(subject.end, stop)
    return Subject(f"other:{clean_phrase(text[subject.start : end])}", subject.start, end, None, False)
