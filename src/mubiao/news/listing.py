"""The members of the lists that an action holds: such as A, B and C; A、B、C等."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mubiao.news.naming import Span
from mubiao.news.words import any_of, words
from mubiao.themes import hits

_MARK = re.compile(
    r",? (?:such as|including|like|covering|namely|for example|ranging from|from|especially) (?=[a-zA-Z0-9])|\((?:such as|including) "
)
_LIST_END = re.compile(
    r" (?:toward|towards|to (?:become|build|form|make|create|boost|achieve|attract|help|establish|promote)|so as|in order|in the (?:city|province|region|country|area)|by [a-z]+ing|with|as its|into)(?![A-Za-z])|[;:(]"
)
_PROTECTED = re.compile(
    r"(?:research and development|import and export|science and technology|healthcare and wellness|ice and snow|culture and tourism|oil and gas|iron and steel)"
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their|local|more) ")


@dataclass(frozen=True, slots=True)
class _Listed:
    items: tuple[Span, ...] = ()
    general: bool = False


@cache
def _general() -> frozenset[str]:
    return frozenset(words("priorities", "en", "general"))


def listed_en(text: str, start: int, end: int) -> _Listed:
    """The things an action lists behind "such as", "including", "from … to …"."""
    for mark in _MARK.finditer(text, start, end):
        stop = _LIST_END.search(text, mark.end(), end)
        last = stop.start() if stop is not None else end
        if mark[0].strip() in ("from", "ranging from"):
            to = text.find(" to ", mark.end(), end)
            if to < 0:
                continue
            behind = _LIST_END.search(text, to + 4, end)
            last = behind.start() if behind is not None else end
            items = [*_items(text, mark.end(), to), *_items(text, to + 4, last)]
        else:
            items = _items(text, mark.end(), last)
        before = re.search(r"([A-Za-z-]+)$", text[max(start, mark.start() - 30) : mark.start()])
        general = (
            before is not None
            and before[1].lower() in _general()
            and not any(hit.strong for hit in hits(_noun_phrase(text, start, mark.start()), "en"))
        )
        if items:
            return _Listed(tuple(items), general)
    return _Listed()


def _noun_phrase(text: str, start: int, end: int) -> str:
    """The words right before a list, back to the preposition or verb: emerging industries, fields."""
    words_of = text[max(start, end - 60) : end]
    links = [link.end() for link in re.finditer(r"\b(?:of|in|into|for|on|to|with|as|like|and|the)\b", words_of)]
    return words_of[links[-1] :] if links else words_of


def _items(text: str, start: int, end: int) -> list[Span]:
    """The members of a list; "and" inside a fixed pair of words (research and development) parts nothing."""
    protected = [(shape.start(), shape.end()) for shape in _PROTECTED.finditer(text, start, end)]
    commas = re.search(r",", text[start:end]) is not None
    found: list[Span] = []
    at = start
    for shape in re.finditer(r", (?:and |or |as well as )?| and | or | as well as ", text[start:end]):
        a, b = start + shape.start(), start + shape.end()
        if any(x <= a < y for x, y in protected):
            continue
        if commas and shape[0].strip() in ("and", "or") and re.search(r", (?:and|or) ", text[start:a]):
            continue  # …, and healthcare and wellness: the last member holds its own "and"
        found.append((at, a))
        at = b
    found.append((at, end))
    return [span for span in (_bare(text, *one) for one in found) if span[1] - span[0] > 1]


def _bare(text: str, start: int, end: int) -> Span:
    article = _ARTICLE.match(text, start, end)
    if article is not None and not text[article.end()].isupper():
        start = article.end()
    elif text.startswith(("the ", "a ", "an "), start):
        start = text.index(" ", start) + 1
    while end > start and text[end - 1] in " ,.;":
        end -= 1
    return start, end


def listed_zh(text: str, start: int, end: int) -> list[Span]:
    """The members of A、B、C等…: what stands before 等, back to the verb."""
    mark = re.search(r"[^，。；、]等(?!级|待|额|候)", text[start:end])
    if mark is None:
        return []
    stop = start + mark.start() + 1
    begin = max(start, *(text.rfind(edge, start, stop) + 1 for edge in "，。；：“（"))
    verbs = any_of(words("priorities", "zh", "verbs"))
    lead = re.match(rf"(?:{any_of(words('priorities', 'zh', 'manners'))})*(?:{verbs})?(?:以)?", text[begin:stop])
    begin += lead.end() if lead is not None else 0
    found, at = [], begin
    for shape in re.finditer(r"[、和与及]", text[begin:stop]):
        found.append((at, begin + shape.start()))
        at = begin + shape.end()
    found.append((at, stop))
    return [span for span in found if span[1] - span[0] > 1] if len(found) > 1 else []
