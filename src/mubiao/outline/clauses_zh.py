"""What a clause of a Chinese sentence says of those behind it: a deed, a circumstance, how a matter fares, or nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

Span = tuple[int, int]
LONGEST = 32  # characters of a topic
_SHORTEST = 4
_LATEST_STATE = 14  # characters of a matter before the word that tells how it fares

_TABLE: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))["zh"]


def _any_of(name: str) -> re.Pattern[str]:
    """Words, by their first characters and of those the longest first. So the engine runs over all other characters, and tries few words."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(_TABLE[name], key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


_TIMES, _ACTORS, _EMPTY, _MANNER, _CIRCUMSTANCES, _NOTHING, _STATE, _ADVERBS, _VERBS, FACTS, MATTERS, _DEEDS, SINGLE = map(
    _any_of,
    ("times", "actors", "empty", "manner", "circumstances", "nothing", "state", "adverbs", "verbs", "facts", "matters", "deeds", "single"),
)
# How a clause may begin, in one look: as one that is passed over, or as a circumstance, or with the manner of a deed.
_HEADS = ("circumstances", "empty", "manner")
_HEAD = re.compile("|".join(f"(?P<{name}>{_any_of(name).pattern})" for name in _HEADS))
_HEAD_BEGINS = frozenset(word[0] for name in _HEADS for word in _TABLE[name])
_ADVERB_BEGINS, _VERB_BEGINS, _DEED_BEGINS = (frozenset(word[0] for word in _TABLE[name]) for name in ("adverbs", "verbs", "deeds"))
_OURS = re.compile("我们|同时|这")  # may stand before what is said, and is taken off
_FIELDS, _NOTHING_ENDS, _STATE_ENDS = (tuple(_TABLE[name]) for name in ("fields", "nothing_ends", "ends"))
_OUTER = frozenset('—-－●■◆▲•·“”"【《#*> \t')  # may stand before a lead and is none of it
_INNER = frozenset("，、：:。；！*# ")  # … behind it
_CLOSING = {"”": "“", "】": "【", "》": "《", '"': "“"}
_CLAUSE_END = re.compile("[，：:]")
# A digit, or a number in words with what it counts; 5G, 4A and “3+2”产业 are none.
_NUMBER = re.compile(
    "[0-9百千万亿十](?:(?<=[0-9])|(?<=百)分之|(?<=[百千万亿十])[多余]?(?:元|吨|人次|户|亩|公里|万|亿|家|个百分点|倍|度|%))"
)
_NO_NUMBER_BEFORE, _NO_NUMBER_BEHIND = frozenset("“+"), frozenset("GA+")
NUMERALS = frozenset("一二三四五六七八九十第首其①②③④⑤⑥⑦⑧⑨⑩（(0123456789")
ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)(?!定)|第[一二三四五六七八九十]{1,3}[，、：]|首先，|其次，|[①-⑳]|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)"
)
# Kinds of clauses before a value: no topic, words of time between, of the whole sentence (围绕供应链; 国际旅游业发展迅速), of the clause behind it (推进水土保持).
NONE, BETWEEN, DEED, FARES, HOLDS = range(5)
Clause = tuple[int, Span | None]  # its kind, what it says
NO_CLAUSE: Clause = (NONE, None)


def fares(text: str, start: int, end: int) -> bool:
    """Whether a clause tells a matter and how it fares: 产业结构持续优化."""
    for state in _STATE.finditer(text, start + 2, end):
        if state.start() - start > _LATEST_STATE:
            break
        if 1 <= end - state.end() <= 12:
            return True
    return end - start <= _LATEST_STATE and text.endswith(_STATE_ENDS, start + 2, end)


def end_of_clause(text: str, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends: at its mark, or at ``end``."""
    mark = _CLAUSE_END.search(text, start, end)
    return mark.start() if mark else end


def read_clause(text: str, start: int, end: int) -> Clause:
    """What a clause without numbers, and not longer than a topic, says of those behind it."""
    if end - start < _SHORTEST:
        return BETWEEN, None
    head = _HEAD.match(text, start, end) if text[start] in _HEAD_BEGINS else None
    how = head.lastgroup if head is not None else None
    if how == "empty":
        return BETWEEN, None
    if _NOTHING.search(text, start, end) is not None or text.find("：", start, end) >= 0:
        return NO_CLAUSE
    if how == "circumstances" or text.endswith(_FIELDS, start, end):
        return HOLDS, (start, end)
    if how == "manner":
        return BETWEEN, None
    if tells_a_deed(text, start, end):
        return DEED, (start, end)
    return (FARES, (start, end)) if fares(text, start, end) else NO_CLAUSE


def tells_a_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with what is done."""
    at = start
    while at < end:
        first = text[at]
        if first in _VERB_BEGINS and _VERBS.match(text, at, end):
            return True
        adverb = _ADVERBS.match(text, at, end) if first in _ADVERB_BEGINS else None
        if adverb is None:
            return first in _DEED_BEGINS and _DEEDS.match(text, at, end) is not None
        at = adverb.end()
    return False


def first_number(text: str, start: int, end: int) -> int:
    """Where the first number of ``text[start:end]`` stands; ``end`` where none does."""
    while (found := _NUMBER.search(text, start, end)) is not None:
        at, start = found.span()
        if text[at - 1] not in _NO_NUMBER_BEFORE and (start == end or text[start] not in _NO_NUMBER_BEHIND):
            return at
    return end


def what_is_said(text: str, start: int, end: int) -> Span | None:
    """``start``..``end`` without what says nothing, cut at a mark where it is long; None if nothing is left."""
    nothing = _NOTHING.search(text, start, end) is not None
    if nothing and _OURS.search(text, start, end) is None:
        return None
    while start < end and text[start] in _OUTER and not (text[start] in "“《【" and _has_end(text, start, end)):
        start += 1
    while (time := _TIMES.match(text, start, end)) and (text.startswith("，", time.end(), end) or _ACTORS.match(text, time.end(), end)):
        start = time.end() + text.startswith("，", time.end(), end)
    if actor := _ACTORS.match(text, start, end):
        start = actor.end()
    while end > start and (text[end - 1] in _INNER or (text[end - 1] in _CLOSING and text.find(_CLOSING[text[end - 1]], start, end) < 0)):
        end -= 1
    if end - start < _SHORTEST or first_number(text, start, end) < end or text.endswith(_NOTHING_ENDS, start, end):
        return None
    if nothing and _NOTHING.search(text, start, end) is not None:
        return None
    if end - start > LONGEST:
        start, end = _cut(text, start, end)
    return (start, end) if _SHORTEST <= end - start <= LONGEST else None


def _has_end(text: str, start: int, end: int) -> bool:
    """Whether the mark that opens at ``start`` is closed by ``end``."""
    return text.find({"“": "”", "《": "》", "【": "】"}[text[start]], start, end) >= 0


def _cut(text: str, start: int, end: int) -> Span:
    """A long heading from the first clause that is no manner, as many whole clauses as there is room for."""
    clauses = list(clauses_of(text, start, end))
    first = 0
    while first < len(clauses) - 1 and (_MANNER.match(text, *clauses[first]) or clauses[first][1] - clauses[first][0] > LONGEST):
        first += 1
    last = first
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= LONGEST:
        last += 1
    return clauses[first][0], clauses[last][1]


def clauses_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of ``text[start:end]``, in order, without their marks."""
    while start < end:
        stop = end_of_clause(text, start, end)
        yield start, stop
        start = stop + 1
