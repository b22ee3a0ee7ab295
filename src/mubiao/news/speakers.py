"""The people, groups and bodies that an English article lets speak, with office and affiliation, and what "he" and "Wang" stand for.

Zhao Lin, a senior lecturer at the Northern School, …          name, role, affiliation
Hunan Governor Deng Qi; Mayor of Hefei Qian Yulan              the same
Zhao, he, the governor                                         whom they stand for
analysts; an official with the X bureau; the X bureau          without a name
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mubiao.news.introduced_en import FULL, NAME_WORD, PROPER, ROLE, SURNAMES, Speaker, introduced, is_name, plain_role
from mubiao.news.words import any_of, words
from mubiao.places import PlaceMention

_GROUP = any_of(words("speakers", "en", "groups"))
_BODY = any_of(words("speakers", "en", "bodies"))
_TRAILING = r"(?P<at>(?: (?:at|with|from|of|in) (?:the )?[^,.;:“”\"\n]{2,100}?)?)"
_GROUPS = re.compile(
    rf"(?<![A-Za-z-])(?:(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Oo]ther|[Cc]hinese|[Ll]ocal|[Ii]ndustry|[Mm]arket|[Ss]enior|[Tt]he) )*(?P<who>(?i:{_GROUP})){_TRAILING}(?=\s*$)"
)
_NAMELESS = re.compile(
    rf"(?<![A-Za-z-])(?:[Aa]n?|[Oo]ne|[Aa]nother) (?P<role>(?i:{ROLE})){_TRAILING}(?:, (?:who|speaking|declining|on condition)[^.;“”\"\n]{{2,90}},)?(?=\s*$)"
)
_THE_ROLE = re.compile(rf"(?<![A-Za-z-])(?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts) (?P<role>(?i:{ROLE}))(?=\s*$)")
_BODIES = re.compile(
    rf"(?<![A-Za-z-])(?:[Tt]he |[Ii]ts )?(?P<who>(?:(?:{PROPER}|[a-z]+(?:['’]s)?) ){{0,5}}(?i:{_BODY})(?: (?:of|for|on) (?:[A-Za-z]+(?: and)? ?){{1,6}})?)(?=\s*$)"
)
_PRONOUN = re.compile(r"(?<![A-Za-z-])(?:[Hh]e|[Ss]he)(?=\s*$)")
_LAST_WORD = re.compile(rf"(?<![A-Za-z-])(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? |[Pp]rofessor )?(?P<name>{NAME_WORD})(?=\s*$)")
_FULL_END = re.compile(rf"(?<![A-Za-z-])(?P<name>{FULL})(?=\s*$)")
_REACH = 240  # characters before a verb in which its subject is looked for


def _again(known: Speaker, start: int, end: int) -> Speaker:
    """A person named before, here at ``start``..``end``."""
    return replace(known, start=start, end=end, introduced=known.named_at)


def key_of(name: str) -> str:
    """The word by which a person is called the second time: the family name."""
    parts = name.split()
    return parts[0] if parts[0] in SURNAMES and (len(parts) == 2 or parts[-1] not in SURNAMES) else parts[-1]


_REMEMBERED = 60  # persons: an article has fewer; a file of many articles is still read in linear time


def known_before(people: Sequence[Speaker], heard: Sequence[Speaker], position: int) -> list[Speaker]:
    """The persons of ``people`` (introduced, in order) and ``heard`` (in order) named before a position, the latest last."""
    i = bisect_left(people, position, key=lambda one: one.start)
    before = [*people[max(0, i - _REMEMBERED) : i], *heard[-_REMEMBERED:]]
    return sorted((one for one in before if one.person and one.start < position), key=lambda one: one.start)


class Speakers:
    """Everybody an article introduces, to be asked who stands before or behind a verb."""

    def __init__(self, text: str, places: Sequence[PlaceMention], verb: re.Pattern[str]) -> None:
        self.text = text
        self.verb = verb  # a verb of speech, adverbs before it included
        self.places = {(mention.start, mention.end) for mention in places}
        self.people = sorted(introduced(text, self.places, verb), key=lambda one: one.start)
        self._starts = [one.start for one in self.people]
        self._named = {one.name: one for one in reversed(self.people)}
        self.heard: list[Speaker] = []  # persons who spoke, in order

    def _is_place(self, start: int, end: int) -> bool:
        return (start, end) in self.places

    def before(self, start: int, end: int) -> Speaker | None:
        """Who is named right before ``end``, not before ``start`` (the beginning of the clause); adverbs between are left out."""
        text = self.text
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        i = bisect_right(self._starts, end) - 1
        for one in self.people[max(0, i - 3) : i + 1]:
            if start <= one.start and one.end <= end <= one.end + 1 and text[one.end : end].strip(" ,") == "":
                return one
        floor = max(start, end - _REACH)
        piece = text[floor:end]
        at = floor
        if text[end - 1 : end] == ",":
            nameless = _NAMELESS.search(piece) or _NAMELESS.search(piece[:-1])
            return self._nameless(nameless, at) if nameless else None
        return self._full(piece, at) or self._called(piece, at) or self._unnamed(piece, at, start)

    def behind(self, start: int, end: int) -> Speaker | None:
        """Who is named right behind ``start``, at most up to ``end``: said Zhao Lin, a lecturer at …"""
        text = self.text
        i = bisect_right(self._starts, start) - 1
        for one in self.people[max(0, i) : i + 3]:
            if start - 1 <= one.start <= start + 4 and one.end <= end and text[start : one.start].strip() in ("", "the"):
                return one
        for shape in re.finditer(
            r"(?=[,.;:“”\"]|\s(?:on|at|in|during|when|while|as|in an interview|that|after|earlier|who)\s|$)",
            text[start : min(end, start + 140)],
        ):
            piece = text[start : start + shape.start()].strip()
            if not piece:
                continue
            lead = start + text[start:end].index(piece[0])
            found = self._full(piece, lead) or self._called(piece, lead) or self._unnamed(piece, lead, lead)
            if found is not None and found.start <= lead:
                return found
        return None

    def _full(self, piece: str, at: int) -> Speaker | None:
        shape = _FULL_END.search(piece)
        if shape is None or not is_name(shape["name"]) or (at + shape.start(), at + shape.end()) in self.places:
            return None
        if piece[: shape.start()].rstrip().endswith((" the", " The")) or piece[: shape.start()].strip() in ("the", "The"):
            return None  # the Global Times
        known = self._named.get(shape["name"])
        if known is None and not (shape["name"].split()[0] in SURNAMES or len(shape["name"].split()) == 2):
            return None
        if known is None:
            return Speaker(at + shape.start(), at + shape.end(), shape["name"])
        return _again(known, at + shape.start(), at + shape.end())

    def _called(self, piece: str, at: int) -> Speaker | None:
        """By the family name, by he or she, or by the office alone."""
        shape = _LAST_WORD.search(piece)
        position = at + len(piece)
        if shape is not None:
            named = [one for one in self._known(position) if key_of(one.name) == shape["name"]]
            if named:
                return _again(named[-1], at + shape.start(), at + shape.end())
        shape = _PRONOUN.search(piece)
        if shape is not None:
            known = self._known(position)
            return _again(known[-1], at + shape.start(), at + shape.end()) if known else None
        shape = _THE_ROLE.search(piece)
        if shape is not None:
            role = plain_role(shape["role"]).lower().split()[-1]
            known = [one for one in self._known(position) if one.role and role in one.role.lower()]
            if known:
                return _again(known[-1], at + shape.start(), at + shape.end())
            return Speaker(at + shape.start(), at + shape.end(), plain_role(shape["role"]), None, plain_role(shape["role"]), person=False)
        return None

    def _known(self, position: int) -> list[Speaker]:
        """The persons introduced or heard before a position, the latest last."""
        return known_before(self.people, self.heard, position)

    def _unnamed(self, piece: str, at: int, start: int) -> Speaker | None:
        for pattern, kind in ((_NAMELESS, "nameless"), (_GROUPS, "group"), (_BODIES, "body")):
            shape = pattern.search(piece)
            if shape is None or not self._is_head(piece[: shape.start()], at == start):
                continue
            if kind == "nameless":
                return self._nameless(shape, at)
            if kind == "group":
                who = shape["who"][0].lower() + shape["who"][1:]
                return Speaker(at + shape.start(), at + shape.end(), who, _place_of(shape["at"]), who, person=False)
            return Speaker(at + shape.start(), at + shape.end(), shape["who"].strip(), None, None, person=False)
        return None

    def _is_head(self, before: str, whole_clause: bool) -> bool:
        """Whether a noun without a name is the subject of its clause: nothing, or an edge, stands before it."""
        before = before.rstrip()
        return (not before and whole_clause) or (
            bool(before)
            and (before[-1] in ',;:“”"(.!?\n' or re.search(r"\b(?:and|but|while|that|as|However|Meanwhile|And|But)$", before) is not None)
        )

    def _nameless(self, shape: re.Match[str], at: int) -> Speaker:
        role = plain_role(shape["role"])
        return Speaker(at + shape.start(), at + shape.end(), role, _place_of(shape["at"]), role, person=False)


def _place_of(words_of: str | None) -> str | None:
    if not words_of or not words_of.strip():
        return None
    return re.sub(r"^(?:at|with|from|of|in) (?:the )?", "", words_of.strip()).strip() or None
