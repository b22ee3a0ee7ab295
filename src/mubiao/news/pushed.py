"""What an action is about: themes of the shared vocabulary, and the projects and industries it names.

promote emerging industries from vehicles to robots        emerging industries; vehicles and robots are named
investment in fields including finance and healthcare      investment, finance and healthcare: "fields" says nothing itself
open 60 smart shops                                        consumption: "smart" only colours
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from mubiao.news.words import any_of, table, words
from mubiao.places import find_places
from mubiao.records import Language
from mubiao.themes import Hit, hits

Span = tuple[int, int]


@dataclass(slots=True)
class Pushed:
    """A theme of an action, with the spans in the flow of what is named for it."""

    theme: str
    named: list[Span] = field(default_factory=list)


_MARK = re.compile(
    r",? (?:such as|including|like|covering|namely|for example|ranging from|from|especially) (?=[a-zA-Z0-9])|\((?:such as|including) "
)
_LIST_END = re.compile(
    r" (?:toward|towards|to (?:become|build|form|make|create|boost|achieve|attract|help|establish|promote)|so as|in order|in the (?:city|province|region|country|area)|by [a-z]+ing|with|as its|into)(?![A-Za-z])|[;:(]"
)
_PROTECTED = re.compile(
    r"(?:research and development|import and export|science and technology|healthcare and wellness|ice and snow|culture and tourism|oil and gas|iron and steel)"
)
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
_ARTICLE = re.compile(r"(?:the|a|an|its|their|local|more) ")


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
    listed = _listed(text, start, end)
    outside = [hit for hit in strong if not any(a <= hit.start < b for a, b in listed.items)]
    themes: dict[str, Pushed] = {}
    own = [hit for hit in outside if not (listed.items and hit.start >= listed.items[0][0])]
    for hit in own if own else strong:
        for theme in hit.strong:
            themes.setdefault(theme, Pushed(theme))
    names = _names(text, start, end, "en")
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


@dataclass(frozen=True, slots=True)
class _Listed:
    items: tuple[Span, ...] = ()
    general: bool = False


@cache
def _general() -> frozenset[str]:
    return frozenset(words("priorities", "en", "general"))


def _listed(text: str, start: int, end: int) -> _Listed:
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


# --- names -----------------------------------------------------------------------------------------------------------------------


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


def _names(text: str, start: int, end: int, language: Language) -> list[Span]:
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


# --- Chinese ---------------------------------------------------------------------------------------------------------------------


def _in_chinese(text: str, start: int, end: int, found: list[Hit]) -> list[Pushed]:
    strong = [hit for hit in found if hit.strong]
    listed = _listed_zh(text, start, end)
    names = _names(text, start, end, "zh")
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


def _listed_zh(text: str, start: int, end: int) -> list[Span]:
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
