"""What English articles say that somebody said.

X said (on Thursday, in an interview) that A       reported: A
A, X said. A, said X, a professor at Y.            reported: A, before the comma
A, according to X. According to X, A               reported
"A," X said. "B."  X said: "A"                     word for word; a quotation that follows by itself is the same speaker's
… that A, adding that B; … and expressed the hope that B     two quotes
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.news.cues_en import PLAIN, TOLD, Cue, cues_in
from mubiao.news.said import Said
from mubiao.news.speakers import Speakers
from mubiao.news.words import any_of, words

_GOING_ON = re.compile(rf",? (?:{any_of(words('quotes', 'en', 'going_on'))}) that ")
_LINK = re.compile(rf"(?:{any_of(words('quotes', 'en', 'links'))})(?:, |(?<=But) |(?<=And) |(?<=Yet) |(?<=So) )")
_OPEN, _CLOSE = '“"', '”"'
_LONGEST_QUOTE = 1500
_SHORTEST = 8  # characters of a clause that says something


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches in quotation marks, marks included; one that is not closed runs to the end of its line."""
    found, at = [], start
    while at < end:
        opening = next((i for i in range(at, end) if text[i] in _OPEN), None)
        if opening is None:
            break
        limit = text.find("\n", opening, end)
        limit = end if limit < 0 else limit
        close = "”" if text[opening] == "“" else '"'
        closing = text.find(close, opening + 1, min(limit, opening + _LONGEST_QUOTE))
        closing = closing if closing >= 0 else limit - 1
        if closing > opening:
            found.append((opening, closing + 1))
        at = max(closing, opening) + 1
    return found


def said_in(text: str, sentences: Sequence[tuple[int, int]], speakers: Speakers) -> Iterator[Said]:
    """Everything that is said in the sentences of an article, in order."""
    last: Said | None = None
    for start, end in sentences:
        inside = quotations(text, start, end)
        found = list(_sentence(text, start, end, inside, speakers))
        if not found and last is not None and _goes_on(text, (start, end), inside, last):
            a, b = _inner(text, *inside[0])
            found = [Said(a, b, True, last.speaker, last.cue_start, last.cue_end, b, b)] if a < b else []
        yield from sorted(found, key=lambda one: one.start)
        if found:
            last = max(found, key=lambda one: one.end)
            speakers.heard.append(last.speaker)
        elif text[start:end].strip():
            last = None


def _goes_on(text: str, now: tuple[int, int], inside: list[tuple[int, int]], last: Said) -> bool:
    """Whether a sentence is nothing but a quotation that goes on with what was said: in the same line, or from a line left open."""
    if len(inside) != 1 or (text[now[0] : inside[0][0]] + text[inside[0][1] : now[1]]).strip(" \n.,"):
        return False
    return "\n" not in text[last.end : now[0]] or not _closed(text, last)


def _closed(text: str, last: Said) -> bool:
    return not last.verbatim or text[last.end : last.end + 2].strip()[:1] in ("”", '"', ",", ".")


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A quotation without its marks and the comma or point before the last of them."""
    a = start + 1
    b = end - 1 if text[end - 1] in _CLOSE else end
    while b > a and text[b - 1] in " ,.\n":
        b -= 1
    while a < b and text[a].isspace():
        a += 1
    return a, b


def _sentence(text: str, start: int, end: int, inside: list[tuple[int, int]], speakers: Speakers) -> Iterator[Said]:
    cues = cues_in(text, start, end, inside, speakers)
    if not cues:
        return
    taken: list[tuple[int, int]] = []
    for k, cue in enumerate(cues):
        left = cues[k - 1].end if k else start
        right = cues[k + 1].start if k + 1 < len(cues) else end
        quoted = [span for span in inside if span not in taken]
        around = _verbatim_around(text, cue, quoted, left if k else start, right)
        if around:
            taken.extend(around)
            for span in around:
                a, b = _inner(text, *span)
                if a < b:
                    yield Said(a, b, True, cue.speaker, cue.start, cue.end, *_when(text, cue, a, b, start, end))
            yield from _after_quotation(text, cue, right)
            continue
        clause = _reported(text, cue, start if k == 0 else cues[k - 1].end, right, end, k == 0)
        if clause is None:
            continue
        yield from _split(text, *clause, cue, _when(text, cue, *clause, start, end))


def _after_quotation(text: str, cue: Cue, right: int) -> Iterator[Said]:
    """What a speaker goes on to say in reported words: "…," Cao noted, adding that …"""
    going_on = _GOING_ON.search(text, cue.end, right)
    clause = _trimmed(text, going_on.end(), right) if going_on is not None else None
    if going_on is not None and clause is not None:
        yield Said(*clause, False, cue.speaker, going_on.start() + 1, going_on.end(), clause[1], clause[1])


def _verbatim_around(text: str, cue: Cue, quoted: Sequence[tuple[int, int]], left: int, right: int) -> list[tuple[int, int]]:
    """The quotations that are all there is of the clause before or behind a cue."""
    found = []
    before = [span for span in quoted if left <= span[0] and span[1] <= cue.start]
    if before and not text[before[-1][1] : cue.start].strip(" ,") and not _is_fragment(text, before[-1], left):
        found.append(before[-1])
    behind = [span for span in quoted if cue.end <= span[0] and span[1] <= right]
    if behind and not text[cue.end : behind[0][0]].strip(" ,:") and not cue.that:
        if found or not text[behind[0][1] : right].strip(" ,.\n") or text[behind[0][1] - 2] in ".,!?":
            found.append(behind[0])
    elif behind and cue.that and not text[cue.end : behind[0][0]].strip() and not text[behind[0][1] : right].strip(" ,.\n"):
        found.append(behind[0])
    return found


def _is_fragment(text: str, span: tuple[int, int], left: int) -> bool:
    """Words of a clause set in marks: Growth will be "realistic," said X."""
    return (
        bool(text[left : span[0]].strip(" \n"))
        and not re.match(r"(?:[^“\"]{0,80}[.!?:,]|But|And|Still)\s*$", text[left : span[0]])
        and text[span[0] + 1].islower()
    )


def _when(text: str, cue: Cue, said_start: int, said_end: int, start: int, end: int) -> tuple[int, int]:
    """Where a sentence may tell when something was said: from its head to what was said, or behind the verb to its end."""
    if said_start >= cue.end:
        head = text.rfind("\n", start, cue.start) + 1
        return max(start, head), said_start
    stop = text.find(";", cue.start, end)
    return cue.start, min(end, stop if stop >= 0 else end, cue.end + 120)


def _reported(text: str, cue: Cue, left: int, right: int, end: int, first: bool) -> tuple[int, int] | None:
    """The clause that a cue reports: behind it, or before it where it closes the sentence."""
    behind = text[cue.end : right].strip(" .\n,")
    if cue.that and behind:
        return _trimmed(text, cue.end, right)
    before = text[left : cue.start].rstrip()
    closes = before.endswith(",") and (first or left < cue.start)
    if closes and len(before) > 20 and (cue.inverted or cue.verb in TOLD or _is_tail(text, cue.end, right)):
        return _trimmed(text, left, cue.start)
    if not cue.inverted and cue.verb in PLAIN and behind and not _is_tail(text, cue.end, right):
        return _trimmed(text, cue.end, right)
    return None


def _is_tail(text: str, start: int, end: int) -> bool:
    """Whether what follows a verb of speech is no clause: the sentence's end, or when, where and to whom it was said."""
    rest = text[start:end].strip()
    return (
        not rest.strip(" .,")
        or re.match(
            r",? ?(?:on|at|in|during|to|while|when|after|before|via|as|by|following|yesterday|today|adding|noting|,|\(|citing|ahead of)(?![A-Za-z-])",
            rest,
        )
        is not None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " \t\n,:":
        start += 1
    link = _LINK.match(text, start, end)
    if link is not None:
        start = link.end()
        while start < end and text[start] in " ,":
            start += 1
    joint = re.search(r"(?:,? (?:and|but|while))?[ \t\n.,;]*$", text[start:end])
    if joint is not None:
        end = start + joint.start()
    return (start, end) if end - start >= _SHORTEST else None


def _split(text: str, start: int, end: int, cue: Cue, when: tuple[int, int]) -> Iterator[Said]:
    """A reported clause, parted where the speaker goes on: …, adding that …"""
    at = start
    cue_start, cue_end = cue.start, cue.end
    for shape in _GOING_ON.finditer(text, start, end):
        if shape.start() - at >= _SHORTEST:
            yield Said(at, shape.start(), False, cue.speaker, cue_start, cue_end, *when)
        at, cue_start, cue_end = shape.end(), shape.start() + 1, shape.end()
    if end - at >= _SHORTEST:
        yield Said(at, end, False, cue.speaker, cue_start, cue_end, *when)
