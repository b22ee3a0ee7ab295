"""Whose a value is: of the subjects named before it, of those that wait for it, or of what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mubiao.records import Measure, Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import NO_MENTIONS, Mentions
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.counting import funded
from mubiao.statements.zh.heads import A_HEAD, per_head, topic_before
from mubiao.statements.zh.state import SHARES, State
from mubiao.statements.zh.subjects.reading import SubjectList, read_subjects
from mubiao.statements.zh.values.measures import Value

OF_REACH = 3
UNNAMED = Subject("", 0, 0)  # a value whose subject the sentence does not tell, where a 分别 may come after it
_GOOD, _AIR = ("优良率", "优良比例", "优良比率"), ("good_air_days", "pm25", "pm10", "air_quality")
_SIZES = frozenset(("总规模", "规模", "总额", "总量"))


def named_before(
    text: str, start: int, subject_end: int, quantity: Quantity, mentions: Mentions, state: State, after: Subject | None
) -> SubjectList:
    """The subjects that stand before a value, or the clause before where that is nothing but a name."""
    before = read_subjects(text, start, subject_end, mentions)
    if before.opaque and quantity.unit not in SHARES:
        # 建设|农村供水工程1492处: the verb before the thing
        begin = split_action(text, start, subject_end, mentions)[1]
        if begin == start:  # 打造和美乡村|示范片区: a name of the vocabulary that a longer one begins with
            begin = split_action(text, start, subject_end, NO_MENTIONS)[1]
        before = read_subjects(text, begin, subject_end, mentions) if start < begin < subject_end else before
    if before.items and before.items[0].indicator in A_HEAD and len(before.items) == 1:
        before = per_head(text, start, before, state)
    if not before.items and after is None and not state.pending and not before.opaque:
        topic = topic_before(text, start)
        before = SubjectList((topic,), topic.start, topic.end, before.strive) if topic else before
    return before


def or_of_what_was_told(
    text: str,
    start: int,
    subject_end: int,
    before: SubjectList,
    quantity: Quantity,
    mentions: Mentions,
    state: State,
    after: Subject | None,
) -> SubjectList:
    """Where nothing is named: the size of the thing counted before, or the money that something is funded with."""
    if not before.items and state.thing is not None and quantity.unit != state.thing[1] and text[start:subject_end].strip("，、") in _SIZES:
        whose = Subject(f"{state.thing[0].indicator}{text[start:subject_end].strip('，、')}", start, subject_end, "level", False)
        before = SubjectList((whose,), start, subject_end, before.strive)  # 产业基金15只、|总规模300亿元
    if not before.items and after is None and not _names_money(state) and funded(text, start, quantity, mentions):
        before = SubjectList((Subject("other:资金", start, subject_end, "level", False),), start, subject_end, before.strive)
    return before


@dataclass(slots=True)
class Whose:
    """The subjects of a value, and where from."""

    subjects: tuple[Subject, ...]
    begin: int
    own: bool  # named in the piece itself, or waiting for this value; otherwise the piece before tells them
    inherited: Measure | None
    each: bool  # 分别: values pair with subjects in order


def whose_is(text: str, start: int, before: SubjectList, values: Sequence[Value], each: bool, state: State) -> Whose | None:
    """The subjects that are named here, that wait for a value, or that the piece before told; ``None`` where none of them is meant."""
    if before.items:
        subjects = _of_the_air(text, before.items, state)
        if (
            state.pending
            and each
            and len(state.pending) + len(subjects) == len(values)
            and text[state.pending[-1].end] != "："
            and before.start - state.pending[-1].end <= OF_REACH
        ):
            subjects = (*state.pending, *subjects)
        return Whose(subjects, before.start, True, None, each)
    if state.pending:
        return Whose(tuple(state.pending), state.pending_start, True, None, each)
    if before.opaque:
        return None  # 对五国增长48%: not of the subject before it
    subjects, begin = state.subjects, state.subject_start
    if len(values) > 1 and max((len(subject.pair) for subject in subjects), default=len(subjects)) < len(values):
        # A达到x，B达到y，分别增长a和b: those of this clause group, never over a semicolon
        recent = [(subject, place) for subject, place in state.valued if text.find("；", place, start) < 0][-len(values) :]
        if any(subject is UNNAMED for subject, _ in recent):
            return None
        if len(recent) == len(values):
            subjects, begin, each = tuple(subject for subject, _ in recent), recent[0][1], True
    return Whose(subjects, begin, False, state.measure, each)


def _of_the_air(text: str, subjects: tuple[Subject, ...], state: State) -> tuple[Subject, ...]:
    """空气质量优良天数288天，|优良率|79%: of the air where air was told last; by itself the word is of water."""
    named = subjects[0]
    if len(subjects) > 1 or text[named.start : named.end] not in _GOOD or not state.subjects or state.subjects[-1].indicator not in _AIR:
        return subjects
    return (replace(named, indicator="good_air_days", measure=None),)


def _names_money(state: State) -> bool:
    return any(subject.known for subject in state.pending) or any(subject.known for subject in state.subjects)
