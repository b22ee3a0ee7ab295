"""The projects and industries that an action names."""

from __future__ import annotations

import re
from functools import cache

from mubiao.news.words import any_of, words
from mubiao.places import find_places
from mubiao.records import Language

Span = tuple[int, int]
_DESCRIBED = re.compile(r"\b(?:of|for|in|the|its|a|an) (?P<word>[a-z]+(?:-[a-z]+)*) $")
_PLAIN = frozenset(
    [
        "more",
        "new",
        "its",
        "such",
        "local",
        "key",
        "major",
        "other",
        "further",
        "many",
        "some",
        "several",
        "all",
        "both",
        "these",
        "those",
        "own",
        "the",
        "and",
        "or",
        "big",
        "great",
        "modern",
        "first",
    ]
)


@cache
def _thing(language: Language) -> re.Pattern[str]:
    forms = list(words("priorities", "things", language))
    return re.compile(any_of(forms)) if language == "zh" else re.compile(rf"(?<![A-Za-z-])(?:{any_of(forms)})(?![A-Za-z])", re.IGNORECASE)


@cache
def _project(language: Language) -> re.Pattern[str]:
    """English: capitals up to the word for a project. Chinese: the same behind the name of a place, or words in quotation marks."""
    ends = any_of(words("priorities", language, "projects"))
    if language == "zh":
        return re.compile(rf"[^，。；、“”和与及的]{{0,8}}(?:{ends})(?!城市|建设|发展|经济)")
    return re.compile(rf"(?<![A-Za-z-])(?:[A-Z][\w'’-]*(?: (?:and|of))? ){{1,5}}(?:{ends})s?(?![A-Za-z-])")


_QUOTED = re.compile(r"“[^“”，。\n]{2,12}”(?:工程|行动|计划|战略|产业体系|体系|集群)?")


def _projects_zh(text: str, start: int, end: int) -> list[Span]:
    found = [shape.span() for shape in _QUOTED.finditer(text, start, end)]
    reached = start
    for mention in find_places(text[start:end]):
        a, b = mention.start + start, mention.end + start
        shape = _project("zh").match(text, b, end)
        if shape is not None and a >= reached:
            found.append((a, shape.end()))
            reached = shape.end()
    return found


def names_in(text: str, start: int, end: int, language: Language) -> list[Span]:
    """Projects by their own names, then industries of the list."""
    found = [shape.span() for shape in _project("en").finditer(text, start, end)] if language == "en" else _projects_zh(text, start, end)
    for shape in _thing(language).finditer(text, start, end):
        if not any(a < shape.end() and shape.start() < b for a, b in found):
            found.append((_described(text, start, shape.start()) if language == "en" else shape.start(), shape.end()))
    return sorted(found)


def _described(text: str, start: int, at: int) -> int:
    """Where a name begins with the word that describes it: the cultivation of iconic industrial chains."""
    described = _DESCRIBED.search(text, max(start, at - 40), at)
    return described.start("word") if described is not None and described["word"] not in _PLAIN else at
