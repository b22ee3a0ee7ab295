"""A piece that compares, or hands a goal down: 高于全国1个百分点, 与经济增长同步, 完成国家下达任务."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.records import Measure, Quantity, Relative
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions
from mubiao.statements.unprinted import unprinted_measure
from mubiao.statements.zh.relatives import Predicate, against, assigned, compare
from mubiao.statements.zh.state import STRIVE, State, remember
from mubiao.statements.zh.subjects.reading import read_subjects

_MARGIN = ("pp", "%")
_COMPARAND_ALONE = re.compile(r"(?P<to>(?:全[国省市区州县盟旗]|自治区|[省市区州]|国家)(?:平均)?(?:水平)?)(?=\d)")
_AND = ("、", "和", "与", "及", "，")
_COUNTED = re.compile(r"\d[项个件条]")


def read_assigned(text: str, start: int, end: int, mentions: Mentions, state: State) -> bool:
    """Take in a goal handed down; ``False`` where the piece holds none."""
    predicate = assigned(text, start, end)
    return predicate is not None and _take_assigned(text, start, end, predicate, mentions, state)


def _take_assigned(text: str, start: int, end: int, predicate: Predicate, mentions: Mentions, state: State) -> bool:
    before = read_subjects(text, start, predicate.start, mentions)
    inside = read_subjects(text, *predicate.inside, mentions) if predicate.inside else None
    chosen = before if before.items else inside
    subjects = list(chosen.items) if chosen else []
    if chosen is before and state.pending:
        subjects = [*state.pending, *subjects]
        before_start = state.pending_start
    else:
        before_start = before.start if chosen is before else start
    if not any(subject.known for subject in subjects) and (not predicate.handed or _COUNTED.search(text, start, predicate.end)):
        return False  # 年度重点任务全面完成, 4项指标任务: what is counted is told
    state.pending, state.pending_bare = [], []
    if not subjects:
        return True
    strive = any(word in text[start : predicate.end] for word in STRIVE)
    _emit_relatives(subjects, predicate.relatives, min(before_start, start), end, (predicate.start, predicate.end), strive, state)
    remember(state, tuple(subjects), before_start)
    return True


def read_comparison(text: str, start: int, end: int, mentions: Mentions, inside: list[Quantity], state: State) -> bool:
    """Take in a comparison; ``False`` where the piece holds none, or numbers that are more than its margin."""
    predicate = compare(text, start, end) or _compared_too(text, start, end, state)
    return predicate is not None and _take_comparison(text, start, predicate, mentions, inside, state)


def _compared_too(text: str, start: int, end: int, state: State) -> Predicate | None:
    """高于全国0.6个、|全省0.9个百分点: the verb of the comparison before holds for the next one."""
    last = state.out[-1] if state.out else None
    if last is None or last.relative is None or last.bound != "relative" or start - last.end != 1 or text[last.end] not in "、，和":
        return None
    found = _COMPARAND_ALONE.match(text, start, end)
    relatives = against(last.relative.op, found["to"]) if found else ()
    return Predicate(start, found.end(), relatives) if found and relatives else None


def _take_comparison(text: str, start: int, predicate: Predicate, mentions: Mentions, inside: list[Quantity], state: State) -> bool:
    if any(one.to == "previous_year" for one in predicate.relatives) and any(
        0 <= quantity.start - predicate.end <= 1 for quantity in inside
    ):
        return False  # 比上年增加4000亿元 is an amount
    margin = next((quantity for quantity in inside if predicate.end <= quantity.value_start <= predicate.end + 3), None)
    if any(quantity.value_start < predicate.start for quantity in inside) and margin is None:
        return False
    if inside and margin is None:
        return False
    before = read_subjects(text, start, predicate.start, mentions)
    subjects = list(before.items) if before.items else list(state.subjects)
    if not subjects:
        return False
    if before.items and state.pending:
        state.pending, state.pending_bare = [], []
    elif not before.items and state.pending:
        subjects, state.pending, state.pending_bare = state.pending, [], []
    strive = before.strive or any(word in text[start : predicate.end] for word in STRIVE)
    finish = margin.end if margin else predicate.end
    amounts = [_amount(margin)] * len(predicate.relatives)
    if margin and len(predicate.relatives) > 1 and (more := _listed_margins(text, margin, inside)):
        told_apart = len(more) == len(predicate.relatives)
        amounts = [_amount(one) for one in more] if told_apart else [None] * len(predicate.relatives)
        finish = more[-1].end
    begin = before.start if before.items else state.subject_start
    _emit_relatives(
        subjects,
        [Relative(one.op, one.to, amount) for one, amount in zip(predicate.relatives, amounts, strict=True)],
        begin,
        finish,
        (predicate.start, finish),
        strive,
        state,
        own=bool(before.items),
        measure="level" if margin and margin.unit not in _MARGIN else None,
    )
    # What several together have missed says of none of them what the next figure is of.
    remember(state, tuple(subjects) if predicate.relatives or len(subjects) == 1 else (), begin)
    return True


def _amount(margin: Quantity | None) -> float | None:
    if margin is None or margin.unit not in _MARGIN:
        return None
    return margin.low if margin.low is not None else margin.high


def _listed_margins(text: str, first: Quantity, inside: list[Quantity]) -> list[Quantity]:
    """3.4个和0.6个百分点: the margins in one list, where there are several."""
    listed = [first]
    for quantity in inside:
        if quantity.start > first.start and text[listed[-1].end : quantity.start] in _AND:
            listed.append(quantity)
    return listed if len(listed) > 1 else []


def _emit_relatives(
    subjects: list[Subject],
    relatives: Sequence[Relative],
    start: int,
    end: int,
    printed: tuple[int, int],
    strive: bool,
    state: State,
    own: bool = True,
    measure: Measure | None = None,
) -> None:
    for subject in subjects:
        for relative in relatives:
            state.out.append(
                Finding(
                    subject=subject,
                    measure=measure or unprinted_measure(subject, handed_down=relative.to == "assigned"),
                    low=None,
                    high=None,
                    unit="",
                    bound="relative",
                    stance="strive" if strive else "firm",
                    relative=relative,
                    start=min(start, subject.start),
                    end=end,
                    printed_start=printed[0],
                    printed_end=printed[1],
                    own_subject=own,
                )
            )
