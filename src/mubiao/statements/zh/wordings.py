"""A piece without a number: a goal in words (稳步增长, 正增长), or a name whose predicate comes behind the mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions
from mubiao.statements.unprinted import unprinted_measure
from mubiao.statements.zh.lexicon import longest_prefix, words
from mubiao.statements.zh.qualitative import POSITIVE_LETTERS, may_end_in_state, positive_at, state_start
from mubiao.statements.zh.state import STRIVE, State, flush_bare, remember, whole
from mubiao.statements.zh.subjects.reading import SubjectList, may_name_known, read_subjects

_RESTRAINTS = words("qualitative", "restraints")
_RESTRAINT_BEGINS = frozenset(word[0] for word in _RESTRAINTS)
_NO_MEASURE = frozenset(["结构", "质量", "效益", "态势", "形势", "规模", "速度", "份额", "布局", "动能", "活力", "后劲"])
_LONGEST_ENTRY = 10
_CLAUSE = re.compile("[是为有]|如下|情况|方面|例如|包括|其中|目标|任务")
_MEASURED_NAME = re.compile(
    r"(?:比重|比例|率|量|数|额|收入|支出|面积|总值|产值|投资|余额|规模|水平|长度|里程|标准|价格|成本|利润|能力|强度|投入|经费|资金|造价|总额)$"
)
_MEASURED_ENDS = frozenset("重例率量数额入出积值资模平度程准格本润力费金价")  # what it ends with
_LONGEST_NAME = 30
_YEAR_BEGINS = frozenset("到在12一二")
# 高等学校的学生，|一九五二年有…，到了一九五七年已经有…
_PREDICATE_OF_A_YEAR = re.compile(
    r"(?:到|到了|在)?(?:[一二]九?[〇○零一二三四五六七八九]{2,3}|(?:19|20)\d\d)年(?:底|末)?(?:已经?|将|就|即)*(?:有|为|达到?|上升|增加|下降|提高|占|是)"
)
_PREDICATE = re.compile(
    r"(?:已经?|将|也|则|分别|都|现已|预计|可以|就|要|均|都)*(?:拟定为|定为|有|约有|由|从|达到?|增加|增长|上升|下降|提高|降低|减少|为\d|超过|突破|[比较](?:上一?年|去年|同期|[一12１]))"
)


def read_words(text: str, start: int, end: int, mentions: Mentions, state: State) -> None:
    """Take in a piece without numbers."""
    positive = positive_at(text, start, end) if text[end - 1] in POSITIVE_LETTERS else None
    if positive:
        _read_positive(text, start, positive, mentions, state)
        return
    restraint = longest_prefix(text, start, end, _RESTRAINTS, 4) if text[start] in _RESTRAINT_BEGINS else ""
    if restraint:
        kept = read_subjects(text, start + len(restraint), end, mentions)
        if kept.items and _all_known(kept):
            flush_bare(state)
            state.out.extend(_qualitatives(kept.items, start, end, start, kept.strive))
            remember(state, kept.items, start)
            return
    found = state_start(text, start, end, mentions) if may_end_in_state(text, start, end) else None
    if found is None:
        if text[end - 1] == "”" and _PREDICATE.match(text, end + 1):
            end = max(text.rfind("“", start, end), start + 1)  # 粮食产量|“十连丰”，达…: what the clause says in between
        waits = _waits(text, start, end)
        if not waits and not may_name_known(text, start, end, mentions):
            return
        subjects = read_subjects(text, start, end, mentions)
        if any(subject.known for subject in subjects.items) or (subjects.items and waits):
            flush_bare(state)
            state.pending = list(subjects.items) if any(subject.known for subject in subjects.items) else [whole(text, subjects)]
            state.pending_start = subjects.start
        return
    begin, bare = found
    before = read_subjects(text, start, begin, mentions)
    if before.opaque:
        return
    known = [subject for subject in before.items if subject.known]
    if not before.items or not (known or _plain(before)):
        return
    # Unknown things that share a state are one phrase: 事故起数和死亡人数持续下降.
    stated = before.items if known else (whole(text, before),)
    findings = _qualitatives(stated, before.start, end, begin, before.strive)
    flush_bare(state)
    if bare:
        state.pending, state.pending_start, state.pending_bare = list(before.items), before.start, findings if known else []
        return
    state.out.extend(findings)
    remember(state, before.items, before.start)


def _waits(text: str, start: int, end: int) -> bool:
    """An unknown name whose predicate comes behind the mark: 积累所占的比重，|由…上升到…; 水泥：|从…增加到…"""
    behind = text[end : end + 1]
    if behind != "，":
        return behind in "：:" and end - start <= _LONGEST_ENTRY and not _CLAUSE.search(text, start, end)
    if end - start > _LONGEST_NAME:
        return False
    if text[end + 1 : end + 2] in _YEAR_BEGINS and _PREDICATE_OF_A_YEAR.match(text, end + 1):
        return True
    measured = text[end - 1] in _MEASURED_ENDS and _MEASURED_NAME.search(text, start, end) is not None
    return measured and _PREDICATE.match(text, end + 1) is not None


def _plain(subjects: SubjectList) -> bool:
    """An unknown phrase short enough to be the name of a thing (生态环境质量), not a clause."""
    names = [subject.indicator.removeprefix("other:") for subject in subjects.items]
    if any(name in _NO_MEASURE or name.startswith("占") for name in names):
        return False
    return all(len(name) <= 16 and ("的" not in name or len(name) <= 8) for name in names)


def _all_known(subjects: SubjectList) -> bool:
    return all(subject.known for subject in subjects.items)


def _qualitatives(subjects: Sequence[Subject], start: int, end: int, state_at: int, strive: bool) -> list[Finding]:
    return [_qualitative(subject, start, end, state_at, strive) for subject in subjects]


def _qualitative(subject: Subject, start: int, end: int, state_at: int, strive: bool) -> Finding:
    return Finding(
        subject=subject,
        measure=unprinted_measure(subject),
        low=None,
        high=None,
        unit="",
        bound="qualitative",
        stance="strive" if strive else "firm",
        relative=None,
        start=start,
        end=end,
        printed_start=state_at,
        printed_end=end,
    )


def _zero(core: str) -> bool:
    return core in ("零增长", "持平")


def _read_positive(text: str, start: int, positive: re.Match[str], mentions: Mentions, state: State) -> None:
    """正增长 is a number: zero or more."""
    before = read_subjects(text, start, positive.start(), mentions)
    own = bool(before.items)
    subjects = before.items or tuple(state.pending) or state.subjects
    begin = before.start if own else state.subject_start
    state.pending, state.pending_bare = [], []
    zero = _zero(positive["core"])
    last = state.out[-1] if state.out else None
    if zero and not own and last is not None and last.measure in ("growth", "avg_growth") and last.low is not None:
        return  # 增长15%，与去年持平: the speed is the same, not the amount
    strive = before.strive or any(word in positive[0] for word in STRIVE)
    for subject in subjects:
        state.out.append(
            Finding(
                subject=subject,
                measure="growth",
                low=0.0,
                high=0.0 if zero else None,
                unit="%",
                bound="point" if zero else "at_least",
                stance="strive" if strive else "firm",
                relative=None,
                start=begin,
                end=positive.end(),
                printed_start=positive.start(),
                printed_end=positive.end(),
                own_subject=own,
            )
        )
    remember(state, subjects, begin)
