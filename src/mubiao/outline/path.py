"""The most likely run of sections through the marks of a text: a shortest path, solved exactly, in time linear in the marks.

A *mark* is a place where something speaks for or against a section: a heading, a sentence that opens the tasks, a passage of
targets, words of self-governance. It carries scores for the sections it may stand in, and bonuses for those that may begin there.
Sections follow one another at a price: review, plan, tasks, self-governance is free, a review after the tasks is dear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from operator import sub

from mubiao.outline.words import APPENDIX, CLOSING, KINDS, OPENING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores

_NEVER = -1e9
# (from, to) -> what the step costs. A step that is not named costs _RARE.
_RARE = 9.0
_STEPS = {
    (OPENING, REVIEW): 0.0,
    (OPENING, OUTLOOK): 6.0,
    (OPENING, PLAN): 5.0,
    (OPENING, TASKS): 7.0,
    (REVIEW, OUTLOOK): 0.5,
    (REVIEW, PLAN): 0.0,
    (REVIEW, TASKS): 4.0,
    (REVIEW, SELF): 8.0,
    (REVIEW, CLOSING): 8.0,
    (OUTLOOK, PLAN): 1.0,
    (OUTLOOK, TASKS): 3.0,
    (OUTLOOK, REVIEW): 6.0,
    (OUTLOOK, SELF): 5.0,
    (OUTLOOK, CLOSING): 1.0,
    (PLAN, OUTLOOK): 5.0,
    (PLAN, REVIEW): 6.0,
    (PLAN, TASKS): 0.0,
    (PLAN, SELF): 4.0,
    (PLAN, CLOSING): 5.0,
    (PLAN, APPENDIX): 3.0,
    (TASKS, OUTLOOK): 5.0,
    (TASKS, PLAN): 7.0,
    (TASKS, SELF): 0.0,
    (TASKS, CLOSING): 1.0,
    (TASKS, APPENDIX): 0.5,
    (SELF, TASKS): 4.0,
    (SELF, OUTLOOK): 6.0,
    (SELF, CLOSING): 0.0,
    (SELF, APPENDIX): 0.0,
    (CLOSING, OUTLOOK): 3.0,
    (CLOSING, PLAN): 3.0,
    (CLOSING, TASKS): 5.0,
    (CLOSING, SELF): 3.0,
    (CLOSING, APPENDIX): 0.5,
}
_BACK_FROM_APPENDIX = 60.0  # a list of services printed after the report has targets and tasks of its own words
_COUNT = len(KINDS)
_COST = tuple(
    tuple(
        inf if before == after else _BACK_FROM_APPENDIX if before == APPENDIX else _STEPS.get((before, after), _RARE)
        for before in range(_COUNT)
    )
    for after in range(_COUNT)
)
# A text may begin in the middle: without its heading, or after its review.
_START = {OPENING: 0.0, REVIEW: -4.0, PLAN: -6.0, TASKS: -8.0}


@dataclass(slots=True)
class Mark:
    """``at`` is an offset in the flow. ``reasons`` says in words where the scores come from."""

    at: int
    scores: Scores = field(default_factory=dict)
    opens: Scores = field(default_factory=dict)
    heading_end: int | None = None
    top: bool = False
    reasons: list[str] = field(default_factory=list)
    stays: Scores = field(default_factory=dict)  # what it costs to go on in the same section here


def best_path(marks: list[Mark]) -> list[int]:
    """The kind that holds from each mark on. ``marks`` stand in the order of the text."""
    scores = [_START.get(kind, _NEVER) for kind in range(_COUNT)]
    steps: list[list[int]] = []
    stay = list(range(_COUNT))
    for mark in marks:
        came_from = stay
        following = scores.copy()
        for kind, cost in mark.stays.items():
            following[kind] += cost
        for kind, bonus in mark.opens.items():
            price = _COST[kind]
            best = max(map(sub, scores, price)) + bonus
            if best > following[kind]:
                came_from = came_from.copy() if came_from is stay else came_from
                came_from[kind] = next(i for i, score in enumerate(scores) if score - price[i] + bonus == best)
                following[kind] = best
        for kind, score in mark.scores.items():
            following[kind] += score
        scores = following
        steps.append(came_from)
    kind = max(range(_COUNT), key=scores.__getitem__)
    path = []
    for came_from in reversed(steps):
        path.append(kind)
        kind = came_from[kind]
    return path[::-1]
