"""What a central meeting asks for: the Guidance records of an article, which a report can be compared with.

The event is one of ``guidance.toml``; what it asks is parted into actions as a locality's plans are, each with the theme of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mubiao.news.actions_en import actions
from mubiao.news.article import Article, Sentence, area_fields
from mubiao.news.dates import Moment, moments_in
from mubiao.news.pushed import pushed_in
from mubiao.news.words import any_of, whole, words
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.records import Ask, Guidance, Language

_PRONOUN = {
    "en": re.compile(
        r"\W*(?:(?:The|This) (?:meeting|conference|session|plenum|annual meeting|tone-setting meeting)(?P<aside>,[^,.;]{3,60},)?|It)(?= (?:also |further |then |later )?(?:[a-z]+))"
    ),
    "zh": re.compile(r"\W*(?:会议|全会)(?:还|同时|并|也|特别)*"),
}
_WHEN = 90  # characters around the event's name in which its date stands
_SHORTEST = {"en": 8, "zh": 4}


def guidance_of(article: Article) -> Iterator[Guidance]:
    """The central guidance that an article tells of, in order of the text. Linear in its length."""
    event: str | None = None
    when: Moment | None = None
    spoken = -2  # the sentence that last spoke for the event
    for number, sentence in enumerate(article.sentences):
        named = _event(article.language).search(article.text, sentence.start, sentence.end)
        if named is not None:
            event, when = _proper(named["event"]), _date(article, sentence, named)
            spoken = number
            begin = named.end()
        elif event is not None and number - spoken == 1:
            pronoun = _PRONOUN[article.language].match(article.text, sentence.start, sentence.end)
            if pronoun is None:
                continue
            begin = pronoun.end()
            held = [
                moment for moment in moments_in(article.text, sentence.start, begin, article.language, article.published_on) if moment.on
            ]
            when = held[0] if held else when
        else:
            continue
        speech = _speech(article.language).search(article.text, begin, min(sentence.end, begin + 160))
        if speech is None or event is None:
            continue
        made = _made(article, sentence, event, when, speech)
        if made is not None:
            spoken = number
            yield made


def _made(article: Article, sentence: Sentence, event: str, when: Moment | None, speech: re.Match[str]) -> Guidance | None:
    text = article.text
    a, b = _trimmed(text, speech.end(), sentence.end)
    asks = tuple(_asks(article, a, b))
    if b - a < _SHORTEST[article.language] or not asks:
        return None
    first = sentence.start
    while text[first].isspace():
        first += 1
    start, end = article.span(first, speech.end())
    text_start, text_end = article.span(a, b)
    return Guidance(
        id=article.id_of("guidance", text_start, text_end, event),
        document=article.document.name,
        document_id=article.document.document_id,
        event=event,
        date=when.on if when is not None else None,
        text=article.document.text[text_start:text_end],
        text_start=text_start,
        text_end=text_end,
        asks=asks,
        evidence=article.document.text[start:end],
        start=start,
        end=end,
        **area_fields(gazetteer().by_code(NATION)),
    )


def _asks(article: Article, start: int, end: int) -> Iterator[Ask]:
    """Each thing asked for whose words the vocabulary knows. Neighbours joined by a bare "and" about the same theme are one."""
    merged: list[tuple[int, int, str]] = []
    for a, b, joined in _pieces(article, start, end):
        pushed = pushed_in(article.text, a, b, article.language)
        theme = pushed[0].theme if pushed else ""
        if joined and merged and merged[-1][2] == theme:
            merged[-1] = (merged[-1][0], b, theme)
        elif b - a >= _SHORTEST[article.language]:
            merged.append((a, b, theme))
    for a, b, theme in merged:
        x, y = article.span(a, b)
        printed = article.document.text[x:y]
        yield Ask(theme=theme or f"other:{printed}", text=printed, start=x, end=y)


def _pieces(article: Article, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    text = article.text
    if article.language == "en":
        for action in actions(text, start, end):
            frame = _frames("en").match(text, action.start, action.end)
            yield (frame.end() if frame is not None and frame.end() < action.end else action.start), action.end, action.joined
        return
    at = start
    for mark in re.finditer(r"[，,；;。]|$", text[start:end]):
        a, b = at, start + mark.start()
        at = start + mark.end()
        frame = _frames("zh").match(text, a, b)
        a = frame.end() if frame is not None and frame.end() < b else a
        if b - a > 1:
            yield a, b, False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    opening = re.compile(r"[\s,，:：]*(?:that\s+)?").match(text, start, end)
    start = opening.end() if opening is not None else start
    while end > start and text[end - 1] in ' \n\t.。;；”"':
        end -= 1
    return start, end


def _proper(name: str) -> str:
    return "Central Economic Work Conference" if name.lower() == "central economic work conference" else name


def _date(article: Article, sentence: Sentence, named: re.Match[str]) -> Moment | None:
    """When the meeting was held: the time named beside it. A month that may be meant of the meeting, not of the article's own doing."""
    floor, limit = max(sentence.start, named.start() - _WHEN), min(sentence.end, named.end() + _WHEN)
    speech = _speech(article.language).search(article.text, named.end(), limit)
    behind = moments_in(article.text, named.end(), speech.start() if speech is not None else limit, article.language, article.published_on)
    before = moments_in(article.text, floor, named.start(), article.language, article.published_on)
    dated = [moment for moment in (*behind, *reversed(before)) if moment.on is not None]
    return dated[0] if dated else None


@cache
def _event(language: Language) -> re.Pattern[str]:
    forms = words("guidance", language, "events")
    return re.compile(f"(?P<event>{any_of(forms)})") if language == "zh" else re.compile(rf"(?P<event>{whole(forms)})")


@cache
def _speech(language: Language) -> re.Pattern[str]:
    """A verb of the meeting's speech, of a main or a relative clause, not far behind its name."""
    verbs = words("guidance", language, "verbs")
    if language == "zh":
        return re.compile(rf"{any_of(verbs)}(?=[，,：:]?[\u4e00-\u9fff“])")
    return re.compile(rf"(?:(?<=[a-z\d,)]) |^\s*)(?:also |further |has |had |which |that |it )?{whole(verbs)}")


@cache
def _frames(language: Language) -> re.Pattern[str]:
    forms = any_of(words("guidance", language, "frames"))
    return re.compile(rf"(?:{forms})+") if language == "zh" else re.compile(rf"(?:{forms}(?![A-Za-z-])[\s,]+)+")
