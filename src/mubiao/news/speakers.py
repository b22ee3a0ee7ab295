"""The people, groups and bodies that an English article lets speak, with office and affiliation, and what "he" and "Wang" stand for.

Zhao Lin, a senior lecturer at the Northern School, …          name, role, affiliation
Hunan Governor Deng Qi; Mayor of Hefei Qian Yulan              the same
Zhao, he, the governor                                         whom they stand for
analysts; an official with the X bureau; the X bureau          without a name
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mubiao.news.words import any_of, words
from mubiao.places import PlaceMention


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who may speak, named at ``start``..``end`` (office and apposition included)."""

    start: int
    end: int
    name: str
    affiliation: str | None = None
    role: str | None = None
    person: bool = True
    introduced: int | None = None  # where the person was first named

    @property
    def named_at(self) -> int:
        """Where the words before tell whose official this is."""
        return self.start if self.introduced is None else self.introduced


_ROLE_WORD = f"(?:{any_of(list(words('speakers', 'en', 'roles')))})"
_RANK_WORD = any_of(words("speakers", "en", "ranks"))
_NAME_WORD = r"(?:[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-z]?[a-z]+)*|[A-Z]\.)"
_NOT_FIRST = r"(?!(?:But|And|The|In|On|At|For|As|Also|So|Yet|If|When|While|However|Meanwhile|According|By|To|From|With|Since|After|Before|Both|Its|Our|His|Her)\b)"
_FULL = rf"{_NOT_FIRST}{_NAME_WORD}(?: (?:{_NAME_WORD}|de|von|van|bin)){{1,2}}"
# What an affiliation printed before an office is made of: Bank of China chief economist …
_PROPER = r"(?:(?:Co|Ltd|Inc|Corp|St|U\.S)\.|[A-Z][\w&'’-]*)"
_BEFORE_ROLE = rf"(?:{_PROPER}(?: (?:{_PROPER}|of|and|for|the|&)){{0,7}} )?"
_ROLE = rf"(?:(?:{_RANK_WORD}|[a-z]+-[a-z]+)(?: |-)){{0,4}}{_ROLE_WORD}"
_TITLED = re.compile(
    rf"(?<![A-Za-z-])(?P<before>{_BEFORE_ROLE}?)(?P<role>(?i:{_ROLE}))(?P<of> (?:of|at|with|for|from) (?:the )?(?P<at>{_PROPER}(?: (?:{_PROPER}|of|and|for|the)){{0,7}}?))?"
    rf"(?:,)? (?P<name>{_FULL})(?![A-Za-z-])"
)
_OF_BODY = re.compile(
    rf"(?<![A-Za-z-])(?P<name>{_FULL}) (?:of|from|at|with) (?:the )?(?P<at>{_PROPER}(?: (?:{_PROPER}|of|and|for|the|&)){{1,8}})(?=[,.;“”\"\n]| [a-z]|$)"
)
_NAMED = re.compile(
    rf"(?<![A-Za-z-])(?P<name>{_FULL}), (?=(?P<app>(?:an?|the|its|who|whose|one of|[a-z]|{_ROLE_WORD}|[A-Z])[^\n;:“”\"]{{2,220}}))"
)
_ROLE_IN = re.compile(rf"(?<![A-Za-z-])(?i:{_ROLE_WORD})(?![A-Za-z-])")
_ONE_MORE_ROLE = re.compile(rf"(?: (?!(?:of|at|with|for|from|in|and|who)\b)[A-Za-z-]+){{0,2}} (?i:{_ROLE_WORD})(?![A-Za-z-])")
_LEADS = re.compile(
    r"who (?:(?:also|now|currently) )?(?:heads|leads|runs|chairs|directs|teaches at|works (?:at|for|with)|manages|founded|is with) (?P<at>[^,.;]{2,120})"
)
_AT = re.compile(r" (?:at|with|for|from|in|of|under) ")
_SURNAMES = frozenset(words("speakers", "en", "surnames"))
_NOT_NAMES = frozenset(words("speakers", "en", "not_names"))
_ROLES = frozenset(word.lower() for word in words("speakers", "en", "roles"))
_GROUP = any_of(words("speakers", "en", "groups"))
_BODY = any_of(words("speakers", "en", "bodies"))
_TRAILING = r"(?P<at>(?: (?:at|with|from|of|in) (?:the )?[^,.;:“”\"\n]{2,100}?)?)"
_GROUPS = re.compile(
    rf"(?<![A-Za-z-])(?:(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Oo]ther|[Cc]hinese|[Ll]ocal|[Ii]ndustry|[Mm]arket|[Ss]enior|[Tt]he) )*(?P<who>(?i:{_GROUP})){_TRAILING}(?=\s*$)"
)
_NAMELESS = re.compile(
    rf"(?<![A-Za-z-])(?:[Aa]n?|[Oo]ne|[Aa]nother) (?P<role>(?i:{_ROLE})){_TRAILING}(?:, (?:who|speaking|declining|on condition)[^.;“”\"\n]{{2,90}},)?(?=\s*$)"
)
_THE_ROLE = re.compile(rf"(?<![A-Za-z-])(?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts) (?P<role>(?i:{_ROLE}))(?=\s*$)")
_BODIES = re.compile(
    rf"(?<![A-Za-z-])(?:[Tt]he |[Ii]ts )?(?P<who>(?:(?:{_PROPER}|[a-z]+(?:['’]s)?) ){{0,5}}(?i:{_BODY})(?: (?:of|for|on) (?:[A-Za-z]+(?: and)? ?){{1,6}})?)(?=\s*$)"
)
_PRONOUN = re.compile(r"(?<![A-Za-z-])(?:[Hh]e|[Ss]he)(?=\s*$)")
_LAST_WORD = re.compile(rf"(?<![A-Za-z-])(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? |[Pp]rofessor )?(?P<name>{_NAME_WORD})(?=\s*$)")
_FULL_END = re.compile(rf"(?<![A-Za-z-])(?P<name>{_FULL})(?=\s*$)")
_REACH = 240  # characters before a verb in which its subject is looked for


def _is_name(name: str) -> bool:
    parts = name.split()
    if parts[0] in _SURNAMES and len(parts) > 1:
        parts = parts[1:]  # He, An, May: words that are family names too
    return not any(part in _NOT_NAMES or part.lower() in _ROLES for part in parts)


def _again(known: Speaker, start: int, end: int) -> Speaker:
    """A person named before, here at ``start``..``end``."""
    return replace(known, start=start, end=end, introduced=known.named_at)


def key_of(name: str) -> str:
    """The word by which a person is called the second time: the family name."""
    parts = name.split()
    return parts[0] if parts[0] in _SURNAMES and (len(parts) == 2 or parts[-1] not in _SURNAMES) else parts[-1]


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
        self.people = sorted(self._introduced(), key=lambda one: one.start)
        self._starts = [one.start for one in self.people]
        self._named = {one.name: one for one in reversed(self.people)}
        self.heard: list[Speaker] = []  # persons who spoke, in order

    # --- introductions ---------------------------------------------------------------------------------------------------------

    def _introduced(self) -> Iterator[Speaker]:
        seen: set[int] = set()
        for shape in _NAMED.finditer(self.text):
            speaker = self._with_apposition(shape)
            if speaker is not None:
                seen.add(shape.start("name"))
                yield speaker
        for shape in _TITLED.finditer(self.text):
            if shape.start("name") in seen or not _is_name(shape["name"]):
                continue
            affiliation = shape["at"] or self._affiliation(shape["before"])
            seen.add(shape.start("name"))
            body = _OF_BODY.match(self.text, shape.start("name"))
            if body is not None and affiliation is None:
                yield Speaker(shape.start(), body.end(), shape["name"], body["at"], _plain_role(shape["role"]))
            else:
                yield Speaker(shape.start(), shape.end(), shape["name"], affiliation, _plain_role(shape["role"]))
        for shape in _OF_BODY.finditer(self.text):
            span = shape.start("name"), shape.end("name")
            if span[0] not in seen and _is_name(shape["name"]) and not self._is_place(*span) and shape["name"].split()[0] in _SURNAMES:
                yield Speaker(shape.start(), shape.end(), shape["name"], shape["at"], None)

    def _affiliation(self, before: str) -> str | None:
        """The proper name before an office: Shandong, Bank of China; not Beijing-based, The."""
        name = re.sub(r"['’]s$", "", re.sub(r"^(?:The|A|An|But|And|According to)\b ?", "", before.strip())).strip()
        return None if not name or name.endswith("-based") or name in _NOT_NAMES else name

    def _with_apposition(self, shape: re.Match[str]) -> Speaker | None:
        if not _is_name(shape["name"]) or self._is_place(shape.start("name"), shape.end("name")):
            return None
        start = shape.start("app")
        end = self._apposition_end(shape.start(), start, shape.end("app"))
        words_of = self.text[start:end]
        leads = _LEADS.match(words_of)
        if leads:
            return Speaker(shape.start(), end, shape["name"], leads["at"].strip(), None)
        found = _role_and_place(words_of)
        return Speaker(shape.start(), end, shape["name"], found[1], found[0]) if found else None

    def _apposition_end(self, name: int, start: int, limit: int) -> int:
        """Where an apposition ends: at the comma before a verb of speech; behind one, at the sentence's end; else at its first comma."""
        text = self.text
        stop = next(
            (mark.start() for mark in re.finditer(r"[.!?](?=\s|$)|\n", text[start:limit]) if not _abbreviates(text, start + mark.start())),
            limit - start,
        )
        stop += start
        commas = [mark.start() + start for mark in re.finditer(",", text[start:stop])]
        for comma in commas:
            if self.verb.match(text, comma + 1):
                return comma
        head = text[max(0, name - 40) : name]
        behind = (
            re.search(r"(?:said|says|added|noted|according to|told \w+|warned|stressed|explained|observed|commented) (?:the )?$", head)
            is not None
        )
        if behind:
            for comma in commas:
                rest = text[comma + 1 : comma + 40]
                if re.match(r" (?:adding|noting|saying|who|which|while|as|when|in|at|on|during|stressing|[“\"])", rest):
                    return comma
            return stop
        return commas[0] if commas else stop

    def _is_place(self, start: int, end: int) -> bool:
        return (start, end) in self.places

    # --- who stands before or behind a verb -----------------------------------------------------------------------------------

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
        if shape is None or not _is_name(shape["name"]) or (at + shape.start(), at + shape.end()) in self.places:
            return None
        if piece[: shape.start()].rstrip().endswith((" the", " The")) or piece[: shape.start()].strip() in ("the", "The"):
            return None  # the Global Times
        known = self._named.get(shape["name"])
        if known is None and not (shape["name"].split()[0] in _SURNAMES or len(shape["name"].split()) == 2):
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
            role = _plain_role(shape["role"]).lower().split()[-1]
            known = [one for one in self._known(position) if one.role and role in one.role.lower()]
            if known:
                return _again(known[-1], at + shape.start(), at + shape.end())
            return Speaker(at + shape.start(), at + shape.end(), _plain_role(shape["role"]), None, _plain_role(shape["role"]), person=False)
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
        role = _plain_role(shape["role"])
        return Speaker(at + shape.start(), at + shape.end(), role, _place_of(shape["at"]), role, person=False)


def _place_of(words_of: str | None) -> str | None:
    if not words_of or not words_of.strip():
        return None
    return re.sub(r"^(?:at|with|from|of|in) (?:the )?", "", words_of.strip()).strip() or None


def _plain_role(role: str) -> str:
    return re.sub(r"^(?:an?|the|its|one)\s+", "", role.strip(), flags=re.IGNORECASE)


def _role_and_place(apposition: str) -> tuple[str, str | None] | None:
    """Role and affiliation of an apposition: "a senior lecturer at the Northern School", "mayor of Hefei"."""
    head = _ROLE_IN.search(apposition)
    if head is None or head.start() > 90:
        return None
    edge = _AT.search(apposition, 0, head.start())
    if edge is not None and not re.match(r"\s*(?:an?|the)?\s*$", apposition[: edge.start()]):
        return None  # the role belongs to something else: "a city of mayors"
    if re.search(r"\b(?:is|was|are|were|has|have|had|will|said|says)\b", apposition[: head.start()]):
        return None
    role_end = head.end()
    # chief economist, chief Asia-Pacific economist
    while (more := _ONE_MORE_ROLE.match(apposition, role_end)) is not None:
        role_end = more.end()
    # professor of finance, head of research: the field is part of the role; an institute is where it is held.
    while (
        field := re.match(
            r" (?:of|for|in) (?!the\b)(?P<field>[a-z][\w-]*(?: (?:and )?[a-z][\w-]*){0,3}?)(?=,| at | with | for | in | of |$)",
            apposition[role_end:],
        )
    ) is not None:
        role_end += field.end()
    role = re.sub(r"['’]s$", "", _plain_role(apposition[:role_end]))
    rest = re.match(rf"(?: (?:and|,) {_ROLE})? (?:at|with|for|from|in|of|under) (?:the )?(?P<at>.+)", apposition[role_end:])
    if rest is None:
        runs = re.match(r" " + _LEADS.pattern, apposition[role_end:])
        return role, runs["at"].strip() if runs is not None else None
    where = _until(rest["at"])
    return role, where or None


def _until(where: str) -> str:
    """An affiliation without what is said of it: in the northwest, and director of …"""
    cut = re.search(
        rf",| and (?:an? |the |also )?(?i:{_ROLE_WORD}) (?:of|at)| (?:who|which|while|as|when|based) | in the [a-z]|\s*\(", where
    )
    return (where[: cut.start()] if cut else where).strip(" ,.")


def _abbreviates(text: str, point: int) -> bool:
    return re.search(r"\b(?:[A-Z]|Mr|Ms|Dr|St|Co|Ltd|Inc|U\.S|Prof)$", text[max(0, point - 6) : point]) is not None
