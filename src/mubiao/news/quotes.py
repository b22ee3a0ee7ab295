"""Who said what, word for word or as reported: the Quote records of an article.

Finding speech is the matter of ``quotes_en`` and ``quotes_zh``; here it becomes records, with the day it was said, the place it is
about and the stance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mubiao.news.article import Article, area_fields
from mubiao.news.cues_en import SPEECH
from mubiao.news.dates import day_in
from mubiao.news.introduced_en import Speaker
from mubiao.news.quotes_en import said_in
from mubiao.news.quotes_zh import said_in_chinese
from mubiao.news.said import Said
from mubiao.news.speakers import Speakers
from mubiao.news.stance import stance_of
from mubiao.news.words import words
from mubiao.places import Place
from mubiao.places.place import NATION
from mubiao.records import Language, Level, Quote

_NEAR = 4000  # characters around a name in which its place is looked for


def quotes_of(article: Article) -> Iterator[Quote]:
    """The quotes of an article, in order of the text. Linear in its length."""
    for said in _said(article):
        start, end = article.span(said.start, said.end)
        text = article.document.text[start:end]
        place = _place(article, said)
        stance = stance_of(article.text[said.start : said.end], article.language)
        speaker = said.speaker
        yield Quote(
            id=article.id_of("quote", start, end, speaker.name),
            document=article.document.name,
            document_id=article.document.document_id,
            speaker=speaker.name,
            affiliation=_affiliation(article, speaker),
            role=speaker.role,
            verbatim=said.verbatim,
            text=text,
            start=start,
            end=end,
            stance=stance.stance,
            stance_words=stance.decided,
            said_on=_day(article, said),
            attribution=article.printed(said.cue_start, said.cue_end).strip(" ,，："),
            **area_fields(place),
        )


def _said(article: Article) -> Iterator[Said]:
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    if article.language == "en":
        return said_in(article.text, spans, Speakers(article.text, article.mentions, SPEECH))
    return said_in_chinese(article.text, spans, article.mentions)


def _day(article: Article, said: Said) -> str | None:
    """The day named with the attribution: told the paper on Thursday; at the meeting on Tuesday, the governor said."""
    moment = day_in(article.text, said.when_start, said.when_end, article.language, article.published_on)
    return moment.on if moment is not None and moment.is_day else None


def _place(article: Article, said: Said) -> Place | None:
    """The place that a quote is about: the one it names alone, the one its pronoun stands for, else the speaker's own."""
    inside = [mention.place for mention in article.mentions_in(said.start, said.end) if mention.place.code != NATION]
    places = {place.code: place for place in inside}
    leaves = [place for place in places.values() if not any(other is not place and other.is_in(place) for other in places.values())]
    if len(leaves) == 1:
        return leaves[0]
    if leaves:
        return None
    sentence = article.sentence_at(said.start)
    actors = sentence.actors if sentence is not None else ()
    for actor in actors[bisect_left(actors, said.start, key=lambda one: one.start) :]:
        if actor.start >= said.end:
            break
        meant = article.text[actor.start : actor.end].lower()
        if meant.startswith(("the ", "该", "全", "我")) and len(actor.places) == 1:
            return actor.places[0] if actor.places[0].code != NATION else None
    return _own_place(article, said.speaker)


def _own_place(article: Article, speaker: Speaker) -> Place | None:
    """Whose official a speaker is: the place of the affiliation, else the last one before the name that can have such an office."""
    if speaker.role is None or not speaker.person:
        return None
    levels = _levels_of(speaker.role.lower(), article.language)
    if not levels:
        return None
    at = speaker.named_at
    if speaker.affiliation is not None:
        near = (*reversed(article.mentions_in(max(0, at - _NEAR), at)), *article.mentions_in(at, at + _NEAR))
        bears = (m.place for m in near if speaker.affiliation in (m.place.name, m.place.short, m.place.name_en))
        return next((place for place in bears if place.level in levels), None)
    before = (m.place for m in reversed(article.mentions_in(max(0, at - _NEAR), at + 1)))
    return next((place for place in before if place.level in levels and _has_office(place, levels)), None)


def _levels_of(role: str, language: Language) -> tuple[Level, ...]:
    """The levels of the places that have an office, the likeliest first."""
    if language == "en":
        if role in words("speakers", "en", "of_province"):
            return ("province",)
        return ("prefecture", "province", "county") if role in words("speakers", "en", "of_city") else ()
    if "省长" in role:
        return ("province",)
    if "市长" in role:
        return ("prefecture", "county", "province")
    return ("county",) if role.endswith(("县长", "区长")) else ()


def _has_office(place: Place, levels: tuple[Level, ...]) -> bool:
    """Whether an office of a level can be a place's: of the places with the rank of a province only four cities have a mayor."""
    return levels[0] == "province" or place.level != "province" or place.kind == "市"


def _affiliation(article: Article, speaker: Speaker) -> str | None:
    if speaker.affiliation is not None:
        return speaker.affiliation
    place = _own_place(article, speaker)
    if place is None:
        return None
    return place.name_en if article.language == "en" else place.name
