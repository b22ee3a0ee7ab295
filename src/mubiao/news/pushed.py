"""What an action is about: themes of the shared vocabulary, and the projects and industries it names.

promote emerging industries from vehicles to robots        emerging industries; vehicles and robots are named
investment in fields including finance and healthcare      investment, finance and healthcare: "fields" says nothing itself
open 60 smart shops                                        consumption: "smart" only colours
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from mubiao.news.listing import listed_en, listed_zh
from mubiao.news.naming import Span, names_in
from mubiao.news.words import table, words
from mubiao.records import Language
from mubiao.themes import Hit, hits


@dataclass(slots=True)
class Pushed:
    """A theme of an action, with the spans in the flow of what is named for it."""

    theme: str
    named: list[Span] = field(default_factory=list)


def pushed_in(text: str, start: int, end: int, language: Language) -> list[Pushed]:
    """The themes of ``text[start:end]``, in the order of their first words; none where the vocabulary knows none of its words."""
    found = [Hit(hit.start + start, hit.end + start, hit.text, hit.strong, hit.weak) for hit in hits(text[start:end], language)]
    if not any(hit.strong for hit in found):  # a weak term speaks where nothing else does, if it is more than a common word
        found = [Hit(hit.start, hit.end, hit.text, hit.weak, ()) for hit in found if _telling(hit.text, language)]
    pushed = (_in_english if language == "en" else _in_chinese)(text, start, end, found)
    clear = [one for one in pushed if one.theme not in _faint()] or pushed
    return clear + _also(text, start, end, language, clear)


def _also(text: str, start: int, end: int, language: Language, pushed: list[Pushed]) -> list[Pushed]:
    """The second theme of a thing that is named: trade in services are services too."""
    found = []
    for phrase, theme in table("priorities")[language]["also"].items():
        at = text.find(phrase, start, end)
        if at >= 0 and not any(one.theme == theme for one in pushed):
            found.append(Pushed(theme, [(at, at + len(phrase))]))
    return found


def _telling(term: str, language: Language) -> bool:
    return len(term) >= 4 if language == "zh" else " " in term or "-" in term


@cache
def _faint() -> frozenset[str]:
    return frozenset(words("priorities", "en", "faint"))


def _in_english(text: str, start: int, end: int, found: list[Hit]) -> list[Pushed]:
    strong = [hit for hit in found if hit.strong]
    strong = [hit for hit in strong if not _colours(text, hit, strong)]
    listed = listed_en(text, start, end)
    outside = [hit for hit in strong if not any(a <= hit.start < b for a, b in listed.items)]
    themes: dict[str, Pushed] = {}
    own = [hit for hit in outside if not (listed.items and hit.start >= listed.items[0][0])]
    for hit in own if own else strong:
        for theme in hit.strong:
            themes.setdefault(theme, Pushed(theme))
    names = names_in(text, start, end, "en")
    if listed.items and (not own or listed.general):
        for a, b in listed.items:
            inside = [hit for hit in strong if a <= hit.start < b]
            for theme in dict.fromkeys(theme for hit in inside for theme in hit.strong):
                pushed = themes.setdefault(theme, Pushed(theme))
                if (a, b) not in pushed.named:
                    pushed.named.append((a, b))
    elif listed.items and themes:
        for pushed in themes.values():
            pushed.named.extend(listed.items)
    for a, b in names:
        if any(x < b and a < y for pushed in themes.values() for x, y in pushed.named):
            continue
        for pushed in _holders(text, themes, strong, a, b):
            pushed.named.append((a, b))
    for pushed in themes.values():
        pushed.named.sort()
    return list(themes.values())


def _holders(text: str, themes: dict[str, Pushed], strong: list[Hit], start: int, end: int) -> list[Pushed]:
    """The themes that a name belongs to: those of the words in it, else the only one of the action, where nothing parts them."""
    own = {theme for hit in strong if start <= hit.start < end for theme in hit.strong}
    held = [pushed for theme, pushed in themes.items() if theme in own]
    if held or len(themes) != 1:
        return held
    between = min(
        (text[min(hit.end, end) : max(start, hit.start)] if hit.start < start else text[end : hit.start] for hit in strong),
        key=len,
        default="",
    )
    return [] if re.search(r",| and |、|和|，", between) else list(themes.values())


@cache
def _colour_words() -> frozenset[str]:
    return frozenset(words("priorities", "en", "colours"))


def _colours(text: str, hit: Hit, strong: list[Hit]) -> bool:
    """Whether a term is an adjective of a thing that has a theme of its own: smart shops, green petrochemicals."""
    if hit.text.lower() not in _colour_words() or len(strong) < 2:
        return False
    noun = re.match(r" (?!and\b|or\b)[a-z]", text[hit.end : hit.end + 8])
    return noun is not None and any(other is not hit and not set(other.strong) & set(hit.strong) for other in strong)


def _in_chinese(text: str, start: int, end: int, found: list[Hit]) -> list[Pushed]:
    strong = [hit for hit in found if hit.strong]
    listed = listed_zh(text, start, end)
    names = names_in(text, start, end, "zh")
    own = [hit for hit in strong if not any(a <= hit.start < b for a, b in listed)]
    themes: dict[str, Pushed] = {}
    for hit in own if own and listed else strong:
        for theme in hit.strong:
            themes.setdefault(theme, Pushed(theme))
    if not themes:
        ends = table("priorities")["zh"]["ends"]
        for a, b in names:
            for theme in [ends[end] for end in ends if text[a:b].endswith(end)][:1]:
                themes.setdefault(theme, Pushed(theme)).named.append((a, b))
        return list(themes.values())
    if listed and own and themes:
        for pushed in themes.values():
            pushed.named.extend(span for span in listed if span not in pushed.named)
    elif listed:
        for span in listed:
            for theme in dict.fromkeys(theme for hit in strong if span[0] <= hit.start < span[1] for theme in hit.strong):
                themes[theme].named.append(span)
    for a, b in names:
        if any(x < b and a < y for pushed in themes.values() for x, y in pushed.named):
            continue
        for pushed in _holders(text, themes, strong, a, b):
            pushed.named.append((a, b))
    return list(themes.values())
