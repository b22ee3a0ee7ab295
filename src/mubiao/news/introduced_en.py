"""Whom an English article introduces, with office and affiliation: Hunan Governor Deng Qi; Zhao Lin, a lecturer at the Northern School."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from mubiao.news.words import any_of, words

Span = tuple[int, int]


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
NAME_WORD = r"(?:[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-z]?[a-z]+)*|[A-Z]\.)"
_NOT_FIRST = r"(?!(?:But|And|The|In|On|At|For|As|Also|So|Yet|If|When|While|However|Meanwhile|According|By|To|From|With|Since|After|Before|Both|Its|Our|His|Her)\b)"
FULL = rf"{_NOT_FIRST}{NAME_WORD}(?: (?:{NAME_WORD}|de|von|van|bin)){{1,2}}"
# What an affiliation printed before an office is made of: Bank of China chief economist …
PROPER = r"(?:(?:Co|Ltd|Inc|Corp|St|U\.S)\.|[A-Z][\w&'’-]*)"
_BEFORE_ROLE = rf"(?:{PROPER}(?: (?:{PROPER}|of|and|for|the|&)){{0,7}} )?"
ROLE = rf"(?:(?:{_RANK_WORD}|[a-z]+-[a-z]+)(?: |-)){{0,4}}{_ROLE_WORD}"
_TITLED = re.compile(
    rf"(?<![A-Za-z-])(?P<before>{_BEFORE_ROLE}?)(?P<role>(?i:{ROLE}))(?P<of> (?:of|at|with|for|from) (?:the )?(?P<at>{PROPER}(?: (?:{PROPER}|of|and|for|the)){{0,7}}?))?"
    rf"(?:,)? (?P<name>{FULL})(?![A-Za-z-])"
)
_OF_BODY = re.compile(
    rf"(?<![A-Za-z-])(?P<name>{FULL}) (?:of|from|at|with) (?:the )?(?P<at>{PROPER}(?: (?:{PROPER}|of|and|for|the|&)){{1,8}})(?=[,.;“”\"\n]| [a-z]|$)"
)
_NAMED = re.compile(
    rf"(?<![A-Za-z-])(?P<name>{FULL}), (?=(?P<app>(?:an?|the|its|who|whose|one of|[a-z]|{_ROLE_WORD}|[A-Z])[^\n;:“”\"]{{2,220}}))"
)
_ROLE_IN = re.compile(rf"(?<![A-Za-z-])(?i:{_ROLE_WORD})(?![A-Za-z-])")
_ONE_MORE_ROLE = re.compile(rf"(?: (?!(?:of|at|with|for|from|in|and|who)\b)[A-Za-z-]+){{0,2}} (?i:{_ROLE_WORD})(?![A-Za-z-])")
_LEADS = re.compile(
    r"who (?:(?:also|now|currently) )?(?:heads|leads|runs|chairs|directs|teaches at|works (?:at|for|with)|manages|founded|is with) (?P<at>[^,.;]{2,120})"
)
_AT = re.compile(r" (?:at|with|for|from|in|of|under) ")
SURNAMES = frozenset(words("speakers", "en", "surnames"))
_NOT_NAMES = frozenset(words("speakers", "en", "not_names"))
_ROLES = frozenset(word.lower() for word in words("speakers", "en", "roles"))


def is_name(name: str) -> bool:
    parts = name.split()
    if parts[0] in SURNAMES and len(parts) > 1:
        parts = parts[1:]  # He, An, May: words that are family names too
    return not any(part in _NOT_NAMES or part.lower() in _ROLES for part in parts)


def introduced(text: str, places: Set[Span], verb: re.Pattern[str]) -> Iterator[Speaker]:
    """Everybody whom ``text`` introduces by a full name with an office, an apposition or a body; names of ``places`` are none."""
    seen: set[int] = set()
    for shape in _NAMED.finditer(text):
        speaker = _with_apposition(text, shape, places, verb)
        if speaker is not None:
            seen.add(shape.start("name"))
            yield speaker
    for shape in _TITLED.finditer(text):
        if shape.start("name") in seen or not is_name(shape["name"]):
            continue
        affiliation = shape["at"] or _affiliation(shape["before"])
        seen.add(shape.start("name"))
        body = _OF_BODY.match(text, shape.start("name"))
        if body is not None and affiliation is None:
            yield Speaker(shape.start(), body.end(), shape["name"], body["at"], plain_role(shape["role"]))
        else:
            yield Speaker(shape.start(), shape.end(), shape["name"], affiliation, plain_role(shape["role"]))
    for shape in _OF_BODY.finditer(text):
        span = shape.start("name"), shape.end("name")
        if span[0] not in seen and is_name(shape["name"]) and span not in places and shape["name"].split()[0] in SURNAMES:
            yield Speaker(shape.start(), shape.end(), shape["name"], shape["at"], None)


def _affiliation(before: str) -> str | None:
    """The proper name before an office: Shandong, Bank of China; not Beijing-based, The."""
    name = re.sub(r"['’]s$", "", re.sub(r"^(?:The|A|An|But|And|According to)\b ?", "", before.strip())).strip()
    return None if not name or name.endswith("-based") or name in _NOT_NAMES else name


def _with_apposition(text: str, shape: re.Match[str], places: Set[Span], verb: re.Pattern[str]) -> Speaker | None:
    if not is_name(shape["name"]) or shape.span("name") in places:
        return None
    start = shape.start("app")
    end = _apposition_end(text, shape.start(), start, shape.end("app"), verb)
    words_of = text[start:end]
    leads = _LEADS.match(words_of)
    if leads:
        return Speaker(shape.start(), end, shape["name"], leads["at"].strip(), None)
    found = _role_and_place(words_of)
    return Speaker(shape.start(), end, shape["name"], found[1], found[0]) if found else None


def _apposition_end(text: str, name: int, start: int, limit: int, verb: re.Pattern[str]) -> int:
    """Where an apposition ends: at the comma before a verb of speech; behind one, at the sentence's end; else at its first comma."""
    stop = next(
        (mark.start() for mark in re.finditer(r"[.!?](?=\s|$)|\n", text[start:limit]) if not _abbreviates(text, start + mark.start())),
        limit - start,
    )
    stop += start
    commas = [mark.start() + start for mark in re.finditer(",", text[start:stop])]
    for comma in commas:
        if verb.match(text, comma + 1):
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


def plain_role(role: str) -> str:
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
    role = re.sub(r"['’]s$", "", plain_role(apposition[:role_end]))
    rest = re.match(rf"(?: (?:and|,) {ROLE})? (?:at|with|for|from|in|of|under) (?:the )?(?P<at>.+)", apposition[role_end:])
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
