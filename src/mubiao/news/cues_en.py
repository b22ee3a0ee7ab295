"""Verbs of speech of an English sentence, each with its speaker: X said, said X, according to X."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mubiao.news.introduced_en import Speaker
from mubiao.news.speakers import Speakers
from mubiao.news.words import any_of, words

PLAIN, _VERBS, TOLD = (words("quotes", "en", name) for name in ("plain", "verbs", "told"))
_ADVERB = rf"(?:{any_of(words('quotes', 'en', 'adverbs'))} |on {any_of(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])} )"
_VERB = re.compile(rf"(?<![A-Za-z-])(?P<verb>{any_of([*PLAIN, *_VERBS, *TOLD])})(?![A-Za-z-])")
SPEECH = re.compile(rf"\s*{_ADVERB}{{0,3}}(?:{any_of([*PLAIN, *_VERBS, *TOLD])})(?![A-Za-z-])")
_ACCORDING = re.compile(r"(?<![A-Za-z-])[Aa]ccording to ")
_THAT = re.compile(r"(?:[a-z]+ly )?(?<![A-Za-z-])that(?![A-Za-z-])[ ,]*")
# Between verb and clause: with whom, when and where it was said.
_ADDRESSEE = re.compile(
    r"(?:to |with )?(?:(?:the|a|an|our|its) )?(?:[A-Z][\w'’.&]*(?: [A-Z][\w'’.&]*){0,4}|(?:[a-z]+ ){0,2}(?:reporters?|lawmakers|legislators|deputies|journalists|delegates|media|audience|newspaper|participants))"
)
_TOLD_THAT = re.compile(r"[^.;:“”\"\n]{2,110}? that(?![A-Za-z-])[ ,]*")
_ADJUNCT = re.compile(
    r",? ?(?:on|at|in|during|to|while|when|after|before|via|through|earlier|late|as|by|following|yesterday|today|ahead of|with|for)(?![A-Za-z-])[^;:“”\"\n]{0,160}?(?=(?:,)? that |[.,;:“”\"]|$)"
)
_OWNER = re.compile(r"\b(?:the|its|their|a|an)(?: [a-z]+['’]s)? $")  # the city's mayor, Dawa Tsering
_SHARED = re.compile(r"(?:,? (?:and|but|but also|and also|while))(?: (?:also|then|later|further))?$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech with its speaker. ``start``..``end``: speaker, verb and what belongs to them, up to the clause."""

    start: int
    end: int
    verb: str
    speaker: Speaker
    inverted: bool
    that: bool


def cues_in(text: str, start: int, end: int, inside: list[tuple[int, int]], speakers: Speakers) -> list[Cue]:
    """The verbs of speech of ``text[start:end]`` that have a speaker, in order; none within the quotations ``inside``."""
    found: list[Cue] = []
    for shape in _VERB.finditer(text, start, end):
        if _within(inside, shape.start()) or (found and shape.start() < found[-1].end):
            continue
        cue = _cue(text, start, end, shape, inside, speakers, found)
        if cue is not None:
            found.append(cue)
    for shape in _ACCORDING.finditer(text, start, end):
        if not _within(inside, shape.start()) and not any(cue.start <= shape.start() < cue.end for cue in found):
            cue = _according(text, start, end, shape, speakers)
            if cue is not None:
                found.append(cue)
    return sorted(found, key=lambda cue: cue.start)


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    return any(a <= position < b for a, b in spans)


def _cue(
    text: str, start: int, end: int, shape: re.Match[str], inside: list[tuple[int, int]], speakers: Speakers, before: list[Cue]
) -> Cue | None:
    left = max([start, *(b for _, b in inside if b <= shape.start())])
    verb = shape["verb"]
    adverbs = re.search(rf"(?:,? ?(?<![A-Za-z-]){_ADVERB})*$", text[left : shape.start()])
    stop = left + adverbs.start() if adverbs else shape.start()
    speaker = speakers.before(left, stop)
    began = speaker.start if speaker else stop
    inverted = False
    if speaker is None and _SHARED.search(text[left:stop].rstrip()):
        speaker, began = _shared(text, start, left, stop, speakers, before)
    if speaker is None and (text[left:stop].rstrip().endswith((",", "”", '"')) or not text[left:stop].strip()) and verb not in TOLD:
        speaker = speakers.behind(shape.end(), end)
        inverted, began = speaker is not None, stop
    if speaker is None:
        return None
    owner = _OWNER.search(text[left:began]) if not inverted else None
    began = left + owner.start() if owner is not None else began
    tail = speaker.end if inverted else shape.end()
    tail, that = _clause_start(text, tail, end, verb, inverted)
    return Cue(began, tail, verb, speaker, inverted, that)


def _shared(text: str, start: int, left: int, stop: int, speakers: Speakers, before: list[Cue]) -> tuple[Speaker | None, int]:
    """The subject of a second verb: governors stated that …, and expressed the hope that …"""
    joint = _SHARED.search(text[left:stop].rstrip())
    began = left + joint.start() if joint else stop
    if before:
        return before[-1].speaker, began
    head = re.match(
        r"\W*(?:However, |Meanwhile, )?(?P<who>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+ [a-z]+)(?= [a-z]+(?:ed|s)\b)",
        text[start : left + 80],
    )
    if head is None:
        return None, stop
    return speakers.before(start, start + head.end("who")), began


def _clause_start(text: str, at: int, end: int, verb: str, inverted: bool) -> tuple[int, bool]:
    """Where the clause behind a verb of speech begins, and whether "that" opens it."""
    if verb in TOLD and not inverted:
        that = _TOLD_THAT.match(text, at, end)
        if that is not None:
            return that.end(), True
        whom = _ADDRESSEE.match(text, _blank(text, at))
        if whom is not None and whom.end() <= end:
            at = whom.end()
    position = at
    for _ in range(3):
        that = _THAT.match(text, _blank(text, position, ","), end)
        if that is not None:
            return that.end(), True
        adjunct = _ADJUNCT.match(text, position, end)
        if adjunct is None or adjunct.end() == position:
            break
        position = adjunct.end()
        opens = _blank(text, position, ",")
        if text[opens : opens + 1] in tuple('“":'):
            return opens, False
    return at, False


def _blank(text: str, at: int, marks: str = "") -> int:
    while at < len(text) and text[at] in " \t" + marks:
        at += 1
    return at


def _according(text: str, start: int, end: int, shape: re.Match[str], speakers: Speakers) -> Cue | None:
    speaker = speakers.behind(shape.end(), end)
    if speaker is None or (not speaker.person and speaker.role is None):  # bodies and their figures are sources, not voices
        return None
    began = shape.start()
    opening = not text[start:began].strip(" \n")
    tail = speaker.end
    if opening:
        comma = text.find(",", tail, min(end, tail + 3))
        if comma < 0:
            return None
        tail = comma + 1
    return Cue(began, tail, "according to", speaker, True, opening)
