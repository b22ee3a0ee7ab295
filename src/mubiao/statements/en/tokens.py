"""The words of an English clause as tokens, and what each can be by itself and by its neighbours: no dictionary of nouns is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mubiao.language.en.numerals import SCALES, SMALL
from mubiao.statements.en.lexicon import pattern, words

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9&'’/-]*|[0-9](?:[0-9,.]*[0-9])?%?|--|[^\sA-Za-z0-9]|\n")
_FIXED = pattern(("fixed", "phrases"))


def _class(name: str) -> frozenset[str]:
    return words("classes", name)


AUXILIARIES, PRONOUNS, DETERMINERS = _class("auxiliaries"), _class("pronouns"), _class("determiners")
PREPOSITIONS, RELATIVES, ADVERBS = _class("prepositions"), _class("relatives"), _class("adverbs")
PAST, PRESENT, PARTICIPLES = _class("past"), _class("present"), _class("participles")
OPENERS, GENERIC, INFINITIVES = _class("openers"), _class("generic"), _class("infinitives")
BARE = _class("bare")
LEADING, ADVERBIALS, NOUNS_IN_ING = _class("leading"), _class("adverbials"), _class("nouns_in_ing")
SPENT_ON, ADJECTIVES, NO_ADVERBS = _class("spent_on"), _class("adjectives"), _class("no_adverbs")
VERBS = words("rise", "verbs") | words("fall", "verbs") | words("level", "verbs")
ACTIONS = words("actions", "verbs")
CONJUNCTIONS = frozenset(("and", "or", "but", "while", "whereas"))
NUMBERS = frozenset((*SMALL, *SCALES))
AGENT = frozenset(("by", "under", "with", "from", "for", "as", "in", "at", "since", "to", "through", "on"))
_ATTRIBUTIVE = re.compile(r"(?:al|ic|ive|ous|ary|ern|able|ible)$")


class Token(NamedTuple):
    """A word, figure or mark of the text, in small letters."""

    start: int
    end: int
    word: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words, figures and marks of ``text[start:end]``; a fixed phrase (iron and steel) is one word."""
    fixed = [found.span() for found in _FIXED.finditer(text, start, end)]
    line: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        while fixed and fixed[0][1] <= found.start():
            fixed.pop(0)
        if fixed and fixed[0][0] <= found.start():
            if found.start() == fixed[0][0]:
                line.append(Token(*fixed[0], text[slice(*fixed[0])].lower().rpartition(" ")[2]))
            continue
        line.append(Token(found.start(), found.end(), found[0].lower()))
    return line


def is_adverb(line: Sequence[Token], i: int) -> bool:
    """Whether the word is an adverb by its ending."""
    return line[i].word.endswith("ly") and line[i].word not in NO_ADVERBS


def is_adjective(word: str) -> bool:
    """Whether the word can only stand before a noun."""
    return _ATTRIBUTIVE.search(word) is not None or word in ADJECTIVES


def is_finite(line: Sequence[Token], k: int) -> bool:
    """Whether the word is a finite verb, as far as its neighbours tell."""
    word = line[k].word
    behind = line[k + 1].word if k + 1 < len(line) else ""
    if word in AUXILIARIES:
        return word not in ("be", "been", "being", "to")
    m = k - 1
    while m > 0 and (is_adverb(line, m) or line[m].word in ADVERBS):
        m -= 1
    before = line[m].word if m >= 0 else ""
    if k == 0 or before in DETERMINERS or before in PREPOSITIONS or (m < k - 1 and before in ("and", "or") and word in PARTICIPLES):
        return False
    if (
        word in ("set", "cut", "put")
        and before.isalpha()
        and before not in PRONOUNS
        and before not in AUXILIARIES
        and behind.isalpha()
        and not _opens_object(behind)
    ):
        return False  # government set prices
    if word in PAST or word in PRESENT:
        return not (word in PARTICIPLES and behind in AGENT and before not in PRONOUNS)
    if word.endswith("ed") and len(word) > 4 and "-" not in word:
        if before in PRONOUNS:
            return True
        if before in ("and", ",", "or"):
            if _before_its_verb(line, k):
                return False  # …, and |installed capacity will reach
            spoken = any(line[i].word in PRONOUNS or line[i].word in AUXILIARIES or line[i].word in PAST for i in range(m))
            return m == k - 1 and spoken and (before != "," or word in VERBS)  # else: broadband and |dedicated lines
        if word in VERBS and word not in PARTICIPLES:
            return behind not in ("to",) and not (
                behind
                and behind.isalpha()
                and behind not in AGENT
                and behind not in DETERMINERS
                and behind not in NUMBERS
                and behind not in ADVERBS
            )
        return behind not in AGENT and before not in NUMBERS and (behind in DETERMINERS or behind[:1].isdigit())
    return False


def _before_its_verb(line: Sequence[Token], k: int) -> bool:
    """Whether the participle only stands before the noun of the next clause, whose verb follows."""
    for token in line[k + 1 : k + 5]:
        if token.word in AUXILIARIES and token.word not in ("to", "be", "been", "being"):
            return True
        if (
            not token.word.isalpha()
            or token.word in DETERMINERS
            or token.word in NUMBERS
            or token.word in RELATIVES
            or token.word in PREPOSITIONS
        ):
            return False
    return False


def _opens_object(word: str) -> bool:
    return (
        word in DETERMINERS
        or word in AGENT
        or word in ADVERBS
        or word in NUMBERS
        or word in PREPOSITIONS
        or word in ("up", "aside", "back", "down")
    )


def relative_before(line: Sequence[Token], k: int) -> int | None:
    """Where the relative begins whose verb stands at ``k``: the number of items for |which …; a clause behind a comma goes on by itself."""
    for m in range(k - 1, max(-1, k - 9), -1):
        if line[m].word in RELATIVES:
            return (
                m
                if m and line[m - 1].word not in (",", "ensure", "so", "shows", "say", "see", "ensuring", "require", "requires", "ensured")
                else None
            )
        if line[m].word in (",", ";", ":") or is_finite(line, m):
            return None
    return None


def it_takes(line: Sequence[Token], k: int) -> bool:
    """The time |it takes to …: part of the phrase."""
    return k > 1 and line[k - 1].word == "it" and line[k].word in ("takes", "took") and line[k - 2].word in ("time", "days", "steps")
