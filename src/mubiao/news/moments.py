"""When a value of an English sentence holds: by the words of time in its own clause, those that open the sentence, those that close its list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.news.article import Sentence
from mubiao.news.roles import Actor
from mubiao.records import Quantity
from mubiao.statements.en.times import Cue
from mubiao.statements.findings import Finding, Moment

_OPENS = re.compile(
    r"[\s\W]*(?:(?:in|for|during|throughout|over|by|and|but|while|the|as of|at the end of|earlier|meanwhile|also)[\s,]+)*", re.IGNORECASE
)
# grew 5 percent last year |and is aiming for about 5 percent: the year is that of the result alone
_AIMS_AGAIN = re.compile(
    r"(?:,|(?<![A-Za-z])(?:and|but))[ ](?:(?:it|the (?:city|province|region|municipality|county))[ ])?(?:(?:has|have|is|are|now|also|then)[ ])*(?:aim|target|plan|expect|seek|eye|pencil|hope|want|intend|strive|pledge|vow|will|looking|set (?:a|its|the))",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:from|compared|than|versus|against|after|following|instead of)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;:.]|\b(?:from|compared|than|versus|against|and|while|but|after|following)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*, ?(?!and |while |but )[^,;:]{5,140},")
_COMPARED = re.compile(
    r"\b(?:same as|as in|as that of|unchanged from|similar to|on par with|in line with|identical to|level with|up from|down from|as)\s+(?:that of |the level of |in |the )*$",
    re.IGNORECASE,
)
# up from 11 million |last year, and …: the time of what is compared with
_OF_BASE = re.compile(r"\b(?:up|down|lower|higher|more|less|fewer|compared) (?:from|than|with|to|on)\s[^,;:]{1,50}$", re.IGNORECASE)
# foreign trade|, which rose 7.8 percent in 2030,| is to grow by 5 percent
_WHICH = re.compile(r", which [^,;]{5,140},", re.IGNORECASE)
_ENDS = re.compile(r"[;:]|\.(?![0-9])|, (?:while|but|whereas|with)\b", re.IGNORECASE)


def moment_of(
    text: str, sentence: Sentence, finding: Finding, cues: Sequence[Cue], values: Sequence[Quantity], opened: Moment | None
) -> Moment | None:
    """The time of a finding, or None where its sentence does not say. ``opened``: the time that the sentences before began with."""
    start, end = finding.printed_start, finding.printed_end
    aside = next(((a, b) for a, b in asides_of(text, sentence) if a <= start < b), None)
    cues = [cue for cue in cues if not _COMPARED.search(text, max(0, cue.start - 40), cue.start)]
    cues = [cue for cue in cues if cue.end > start or not _OF_BASE.search(text, max(0, cue.start - 60), cue.start)]
    told_apart = [shape.span() for shape in _WHICH.finditer(text) if not shape.start() <= start < shape.end()]
    cues = [cue for cue in cues if not any(a <= cue.start < b for a, b in told_apart)]
    if aside is not None:
        cues = [cue for cue in cues if aside[0] <= cue.start < aside[1]] or list(cues)
    else:
        cues = [cue for cue in cues if not any(a <= cue.start < b for a, b in asides_of(text, sentence))]
    following = min((value.start for value in values if value.start >= end), default=sentence.end)
    subjects = [actor.start for actor in sentence.actors if begins_clause(text, actor)]
    behind = [cue for cue in cues if end <= cue.start]
    if behind and behind[0].start < following and not _PARTS.search(text, end, behind[0].start):
        return behind[0].moment
    clause = max((place for place in subjects if place <= start), default=0)
    inside = [cue for cue in cues if clause <= cue.start and cue.end <= start]
    if inside:
        again = inside[-1].moment.tense == "past" and _AIMS_AGAIN.search(text, inside[-1].end, start) is not None
        return opened if again and (opened is None or opened.tense != "past") else None if again else inside[-1].moment
    leads = [cue for cue in cues if cue.end <= start and _OPENS.fullmatch(text, 0, cue.start)]
    leads += [cue for cue in cues if cue.end <= clause and text[cue.end : clause].strip() in ("", ",")]  # …, and in 2024 Ningbo
    if leads:
        return leads[-1].moment
    for cue in behind:
        if _BASE.search(text, end, cue.start) or _ENDS.search(text, end, cue.start) or any(end <= place < cue.start for place in subjects):
            break
        return cue.moment
    before = [cue for cue in cues if cue.end <= start]
    subjects = [place for place in subjects if not text[max(0, place - 5) : place].endswith("with ")]  # with Shanxi growing just …
    if before and ";" not in text[before[-1].end : start] and not any(before[-1].end <= place <= start for place in subjects):
        return before[-1].moment
    return opened


def asides_of(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """What stands between commas right behind a place: its time is its own (Henan, hit by floods last summer, set …)."""
    shapes = (_ASIDE.match(text, actor.start) for actor in sentence.actors if actor.role == "subject")
    return [shape.span() for shape in shapes if shape is not None]


def begins_clause(text: str, actor: Actor) -> bool:
    """Whether an actor begins a clause: its and their only belong to a noun within one."""
    return actor.acts and not (actor.role == "pronoun" and text[actor.start : actor.start + 5].lower().startswith(("its", "their")))


def opening_of(text: str, cues: Sequence[Cue]) -> Moment | None:
    """The time that a sentence sets at its beginning."""
    first = next((cue for cue in cues if _OPENS.fullmatch(text, 0, cue.start)), None)
    return first.moment if first is not None else None
