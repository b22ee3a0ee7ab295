"""Paragraphs to sections: review, outlook, plan, tasks, self_governance, appendix, other.

>>> from mubiao.outline import outline        # doctest: +SKIP
>>> outline(document, flow_of(document))      # doctest: +SKIP
(Section(kind='other', title='', start=0, end=41), Section(kind='review', title='一、2023年工作回顾', start=41, end=4711), ...)

Sections run in the order of the text and cover it whole. They are found together, not one by one: every heading, every sentence
that opens the tasks, every passage of targets and every word of self-governance speaks for some sections and against others, and
the cheapest run of sections through all of them is taken (see path.py). The vocabulary is data, words.toml.
"""

from __future__ import annotations

from bisect import bisect_left

from mubiao.outline import chinese, english, sentences
from mubiao.outline.path import Mark, best_path
from mubiao.outline.words import APPENDIX, KINDS, OUTLOOK, PLAN, REVIEW, SELF, TASKS
from mubiao.outline.years import report_year, year_votes
from mubiao.reading.flow import Flow
from mubiao.records import Document, Language, Section, SectionKind

__all__ = ["explain", "has_target_passage", "outline", "report_year", "year_votes"]


def outline(document: Document, flow: Flow) -> tuple[Section, ...]:
    """The sections of a document, with offsets into ``document.text``; in order, without gap or overlap.

    What stands before the review, and what follows the tasks without being self-governance or an appendix, is ``other``.
    A section's title is its heading as printed, or empty. A text without any sign of a report is one section ``other``.
    """
    if not document.text:
        return ()
    marks = _marks(document, flow)
    if not any(_is_evidence(mark) for mark in marks):
        return (Section("other", "", 0, len(document.text)),)
    starts: list[tuple[int, SectionKind, str]] = []
    for mark, kind in _opened(marks):
        at = flow.origin[mark.at]
        title = document.text[at : flow.span(mark.at, mark.heading_end)[1]].strip() if mark.heading_end else ""
        starts.append((at, kind, " ".join(title.split())))
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, "other", ""))
    ends = [at for at, _, _ in starts[1:]] + [len(document.text)]
    return tuple(Section(kind, title, at, end) for (at, kind, title), end in zip(starts, ends, strict=True))


def explain(document: Document, flow: Flow) -> list[dict[str, object]]:
    """Why a text was cut as it was: every mark with its place, what speaks there, the scores, and the section it came to stand in."""
    marks = _marks(document, flow)
    return [
        {
            "at": flow.origin[mark.at],
            "section": KINDS[kind],
            "scores": {KINDS[k]: round(v, 2) for k, v in mark.scores.items()},
            "opens": {KINDS[k]: round(v, 2) for k, v in mark.opens.items()},
            "reasons": mark.reasons,
        }
        for mark, kind in zip(marks, best_path(marks), strict=True)
    ]


def has_target_passage(flow: Flow, sections: tuple[Section, ...], language: Language = "zh") -> bool:
    """Whether some sentence introduces main expected targets for the year (主要预期目标是：…), or the plan states a figure for growth."""
    planned = [
        flow.text[bisect_left(flow.origin, section.start) : bisect_left(flow.origin, section.end)]
        for number, section in enumerate(sections)
        if section.kind in ("plan", "tasks") or (section.kind == "other" and number == 0)  # before the review
    ]
    has_targets = english.has_targets if language == "en" else sentences.has_targets
    return any(has_targets(text) for text in planned)


def _marks(document: Document, flow: Flow) -> list[Mark]:
    return english.marks(flow.text) if document.language == "en" else chinese.marks(flow.text)


def _is_evidence(mark: Mark) -> bool:
    """Whether a mark speaks for a report at all: numbered headings alone have also a communiqué or a law."""
    return any(mark.scores.get(kind, 0.0) >= 3 for kind in (REVIEW, OUTLOOK, PLAN, TASKS, SELF))


def _opened(marks: list[Mark]) -> list[tuple[Mark, SectionKind]]:
    """The marks at which a section begins: where the kind changes, and at every further heading of the highest rank."""
    path = best_path(marks)
    changes = [(mark, kind) for mark, kind, before in zip(marks, path, [0, *path], strict=False) if kind != before]
    unnumbered = any(mark.heading_end and not mark.top for mark, kind in changes if REVIEW <= kind <= TASKS)
    opened: list[tuple[Mark, SectionKind]] = []
    before = 0
    for mark, kind in zip(marks, path, strict=True):
        again = (mark.top and not unnumbered) or (kind == APPENDIX and bool(mark.heading_end) and mark.scores.get(APPENDIX, 0) > 0)
        if kind != before or (again and kind != 0):
            opened.append((mark, _printed(kind)))
        before = kind
    return opened


def _printed(kind: int) -> SectionKind:
    name = KINDS[kind]
    return "other" if name in ("opening", "closing") else name  # type: ignore[return-value]
