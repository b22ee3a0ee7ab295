"""The marks of an English report: the State Council's official translations, and the provinces' that follow them.

A line may be a paragraph or, in a translation memory, a single sentence; so a sentence alone may open a section here, and what
speaks for self-governance is counted a line at a time in small coin.
"""

from __future__ import annotations

import re

from mubiao.outline.lines import PART, Line, lines_of
from mubiao.outline.path import Mark
from mubiao.outline.words import APPENDIX, CLOSING, OPENING, OUTLOOK, PLAN, REVIEW, SELF, TASKS, Scores, words
from mubiao.outline.years import report_year

_ANY = (REVIEW, OUTLOOK, PLAN, TASKS, SELF, CLOSING, APPENDIX)
_SPOKEN_HEADING = re.compile(
    r"(?:(?:Fellow|Esteemed|Distinguished) Deputies, )?(?:Let me|I will (?:now )?begin|I (?:will )?now|I (?:would|wish)|Now,? (?:let|I))\b"
)
_LEAD_IN = re.compile(r"\bfollowing (?:\w+ ){0,2}(?:tasks|areas|aspects|priorities|work)\b[^.:\n]{0,24}[.:]", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\bthis year\b|\b(?:in|for) (?:19|20)\d\d\b|\bfor the year\b|\bthe (?:coming|new) year\b", re.IGNORECASE)
_TASKS_COUNTED = re.compile(
    r"\b(?:we|government)\b[^.\n]{0,60}\b(?:focus|concentrate|work hard|make efforts|do a good job|do well|carry out|shall do)\b[^.\n]{0,40}?\b(?:(?:the )?following|[a-z]+) (?:\w+ )?(?:tasks|areas|aspects|priorities|fronts|pieces of work|(?<=the following )work|fields)\b[^.:\n]{0,24}[.:]",
    re.IGNORECASE,
)
_TARGETS = re.compile(
    r"\b(?:main|major|projected|development|following|set) (?:\w+ ){0,3}targets\b[^.\n]{0,90}?(?:\bare\b|\bas follows\b|:)", re.IGNORECASE
)
_GROWTH = re.compile(r"\b(?:GDP|gross domestic product|gross national product)\b[^.\n]{0,80}\d", re.IGNORECASE)
_TARGETS_DONE = re.compile(r"\b(?:were|was|have been|had|accomplished|achieved|attained|met|not being)\b", re.IGNORECASE)
_FAR = re.compile(r"five-year plan|next five years|by 20\d\d\b|over the (?:next|coming)", re.IGNORECASE)
_SELF_OPENERS = (
    (re.compile(r"\bgovernment.s work\b|\bwork of the government\b|\bgovernment performance\b", re.IGNORECASE), 2.0),
    (re.compile(r"\b(?:governments|government) at (?:all|every) levels?\b", re.IGNORECASE), 2.5),
    (re.compile(r"\binternal reform\b|\bself-(?:improvement|development|reform)\b|\bserve the people\b", re.IGNORECASE), 2.0),
    (re.compile(r"\bnew (?:era|journey|developments|tasks|steps)\b|\bweighty tasks\b", re.IGNORECASE), 1.0),
)
_DELIBERATION = re.compile(r"\b(?:deliberation|comments|suggestions)\b[^\n]*", re.IGNORECASE)
_OF_A_PLAN = re.compile(
    r"\b(?:goals?|objectives?|targets?|tasks|blueprint|outline|vision|outlook)\b[^.\n]{0,60}\bfive-year (?:plan|period)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def marks(text: str) -> list[Mark]:
    """The marks of ``text`` (the flow of an English document), in order."""
    year = report_year(text, "en")
    found: list[Mark] = []
    for line in lines_of(text, "en"):
        mark = _heading(text, line, year) or _sentence(text, line)
        _add_words(text, line, mark)
        found.append(mark)
    body = _DELIBERATION.search(text, 0, 3000)
    if body is not None and text[body.end() :].strip():
        at = body.end() + len(text[body.end() :]) - len(text[body.end() :].lstrip())
        found.append(Mark(at, {}, {REVIEW: -1.5}, reasons=["the first sentence after the salutation"]))
    found.sort(key=lambda mark: mark.at)
    return found


def has_targets(text: str) -> bool:
    """Whether a sentence of a plan introduces its targets or states one for growth."""
    return _GROWTH.search(text) is not None or any(
        not _TARGETS_DONE.search(found[0]) and not _FAR.search(found[0]) for found in _TARGETS.finditer(text)
    )


def _heading(text: str, line: Line, year: int | None) -> Mark | None:
    length = line.end - line.body
    spoken = _SPOKEN_HEADING.match(text, line.start, line.end) is not None and length <= 220
    bare = line.level == 0 and line.body == line.start and length <= 100 and text[line.end - 1] not in ".,;:!?"
    if not (line.level or spoken or bare):
        return None
    head = text[line.body : min(line.end, line.body + 160)]
    scores = words("en", "heading").score(head.lower())
    _add_years(scores, head, year)
    if not spoken and _OF_A_PLAN.search(head) and scores.get(REVIEW, 0.0) < 3 and str(year) not in head and not _THIS_YEAR.search(head):
        scores[OUTLOOK] = scores.get(OUTLOOK, 0.0) + 6.0  # II. Goals for the 15th Five-Year Plan
        scores[PLAN] = scores.get(PLAN, 0.0) - 3.0
    end = line.end if length <= 160 else None
    if line.level == PART:
        scores[TASKS] = scores.get(TASKS, 0.0) + 0.6
        scores[PLAN] = scores.get(PLAN, 0.0) + 0.3
        for kind in (SELF, CLOSING):
            scores.setdefault(kind, -2.0)
        return Mark(line.start, scores, dict.fromkeys(_ANY, 0.0), end, True, [f"a heading: {head}"], {PLAN: -2.0})
    if line.level:
        if length <= 90 and text[line.end - 1] not in ".,;:" and scores and max(scores.values()) >= 4:
            return Mark(line.start, scores, dict.fromkeys(_ANY, -0.5), end, False, [f"a numbered heading: {head}"])
        return _item(line, scores, head, end)
    if not scores or max(scores.values()) < 3:
        return None
    stays = {PLAN: -2.0} if scores.get(TASKS, 0.0) >= 6 else {}
    return Mark(line.start, scores, dict.fromkeys(_ANY, -0.5), end, False, [f"a heading without a number: {head}"], stays)


def _item(line: Line, scores: Scores, head: str, end: int | None) -> Mark:
    mark = Mark(line.start, {}, {}, end, False, [f"item {line.ordinal}: {head}"])
    if line.ordinal == 1:
        mark.opens[TASKS] = -0.5
    if scores.get(SELF, 0.0) >= 5:
        mark.scores = {SELF: 0.8 * scores[SELF], REVIEW: 0.8 * scores[SELF]}
        mark.opens[SELF] = 0.0
    return mark


def _add_years(scores: Scores, head: str, year: int | None) -> None:
    if year is None:
        return
    for printed in {int(match) for match in _YEAR.findall(head)}:
        changes = (
            {REVIEW: -2.0, PLAN: 2.0, TASKS: 1.5}
            if printed == year
            else {REVIEW: 4.0, PLAN: -2.0, TASKS: -2.0}
            if printed == year - 1
            else {}
        )
        if printed > year:
            changes = {OUTLOOK: 3.0}
        for kind, change in changes.items():
            scores[kind] = scores.get(kind, 0.0) + change


def _sentence(text: str, line: Line) -> Mark:
    head = text[line.body : min(line.end, line.body + 260)]
    bonus = sum(score for pattern, score in _SELF_OPENERS if pattern.search(head))
    mark = Mark(line.start)
    mark.opens[SELF] = min(bonus, 5.0) - (3.0 if line.saluted else 6.5)
    mark.opens[CLOSING] = -2.5 if line.saluted else -6.0
    if bonus and line.saluted:
        mark.scores[SELF] = bonus / 2
        mark.reasons.append(f"a paragraph that may open self-governance ({bonus:+.1f})")
    lead = _LEAD_IN.search(head) if _THIS_YEAR.search(head) else None
    lead = lead or _TASKS_COUNTED.search(head)
    if lead is not None and lead.end() >= line.end - line.body - 30:
        mark.scores[TASKS] = 5.0
        mark.scores[REVIEW] = -1.0
        mark.opens[TASKS] = 0.0
        mark.reasons.append("a sentence that opens the tasks")
    targets = _TARGETS.search(text, line.body, min(line.end, line.body + 500))
    if targets and not _TARGETS_DONE.search(targets[0]):
        far = _FAR.search(text, line.body, targets.end()) is not None
        mark.scores.update(
            {OUTLOOK: 4.0, PLAN: 1.0, REVIEW: -2.0} if far else {PLAN: 5.0, REVIEW: -5.0, TASKS: -2.0, SELF: -5.0, OPENING: -5.0}
        )
        mark.reasons.append("a passage of targets")
    return mark


def _add_words(text: str, line: Line, mark: Mark) -> None:
    total = words("en", "passage").score(text[line.start : line.end].lower())
    for kind, score in total.items():
        limit = min(score, 3.0)
        mark.scores[kind] = mark.scores.get(kind, 0.0) + limit
        if kind == SELF:
            mark.scores[REVIEW] = mark.scores.get(REVIEW, 0.0) + limit
    if SELF not in total:
        mark.scores[SELF] = mark.scores.get(SELF, 0.0) - 0.07
    if CLOSING not in total:
        mark.scores[CLOSING] = mark.scores.get(CLOSING, 0.0) - 0.12
