"""What a sentence carries from piece to piece: the subjects before, what was counted, what waits for its predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mubiao.records import Measure
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.ahead import Ahead
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.subjects.reading import SubjectList

STRIVE = words("stance", "strive")
LISTED = re.compile(r"[、，]|以及|[和及与并]")
FROM = re.compile(r"(?:从|由)(?:[^，。；从由]|，(?=\d{3}(?!\d))){0,16}$")
# 比1952年的|827亿元增长68%: the value it is compared with
THAN = re.compile(r"(?:比|较)[^，。；、]{0,12}年(?:同期|底|末|预计数|实际|计划|决算)?的$")
MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
SHARES = frozenset(("%", "‰", "pp"))


@dataclass(slots=True)
class State:
    """Grows while the pieces are read in order; a value without a subject of its own takes the one here."""

    subjects: tuple[Subject, ...] = ()
    adds: bool = False  # what was named last is added to a stock (新增…家)
    action: str = ""  # the verb of the counted thing before
    thing: tuple[Subject, str] | None = None  # what was counted last, and its unit
    subject_start: int = 0
    measure: Measure | None = None
    pending: list[Subject] = field(default_factory=list)  # named, and no predicate yet
    pending_start: int = 0
    pending_bare: list[Finding] = field(default_factory=list)  # what the pending piece means if nothing follows
    out: list[Finding] = field(default_factory=list)
    better: bool = False  # it promises more somewhere: 争取更好结果
    bracketed: bool = False  # a bracket opens somewhere in it
    compares: Ahead | None = None  # the words of comparing that stand in it
    assigned: Ahead | None = None  # … or of handing down
    valued: list[tuple[Subject, int]] = field(default_factory=list)  # subjects that got a value, for a 分别 that comes after all of them


def remember(state: State, subjects: tuple[Subject, ...], start: int) -> None:
    """These are what the next piece speaks of where it names nothing."""
    state.subjects, state.subject_start, state.measure = subjects, start, None


def flush_bare(state: State) -> None:
    """What waited for a predicate gets none: it means what it says alone."""
    state.out.extend(state.pending_bare)
    state.pending, state.pending_bare = [], []


def whole(text: str, subjects: SubjectList) -> Subject:
    """The list as one name."""
    start, end = subjects.items[0].start, subjects.items[-1].end
    return Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False)


def past_mark(text: str, start: int, end: int) -> int:
    """Where the text begins behind the mark of a list."""
    listed = LISTED.match(text, start, end)
    return listed.end() if listed else start
