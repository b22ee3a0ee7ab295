"""An article as the modules of this room read it: its flow, sentences, dates, and who acts where.

``Article.actor_at`` says whose doing a place in the text tells of, carried over sentences and paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TypedDict

from mubiao.news.actors import Cast
from mubiao.news.actors_zh import CastZh
from mubiao.news.bylines import bylines
from mubiao.news.roles import Actor
from mubiao.places import Place, PlaceMention, find_places
from mubiao.reading.flow import Flow
from mubiao.records import Document, Identity, Language
from mubiao.statements.en.sentences import sentences as english_sentences

_CHINESE_END = re.compile(r"[。！？!?][”’」』）)]*|\n")
_GOAL_YEAR = re.compile(
    r"\b(?:target|goal|growth)s?[^.;\n]{0,60}?\b(?P<year>(?:19|20)\d\d)\b|(?<!\d)(?P<zh>(?:19|20)\d\d)年[^。\n]{0,20}目标"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``start``..``end`` of the flow; ``actors`` in order; ``topic``: the subject of the sentences before it."""

    start: int
    end: int
    paragraph: int
    actors: tuple[Actor, ...]
    topic: Actor | None


@dataclass(frozen=True, slots=True)
class Article:
    document: Document
    flow: Flow
    identity: Identity
    sentences: tuple[Sentence, ...]  # bylines, datelines and furniture left out
    mentions: tuple[PlaceMention, ...]
    year_named: int | None = None  # the latest year that it names with a target, for an article without a date

    @property
    def text(self) -> str:
        """The flow's text: places in here are what the modules work with; ``span`` and ``printed`` lead to the document."""
        return self.flow.text

    @property
    def language(self) -> Language:
        return self.document.language

    @property
    def published_on(self) -> str | None:
        return self.identity.published_on

    @property
    def year(self) -> int | None:
        """The year the article speaks from: "this year"."""
        return int(self.published_on[:4]) if self.published_on else self.year_named

    def sentence_at(self, position: int) -> Sentence | None:
        i = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        return self.sentences[i] if i >= 0 and position < self.sentences[i].end else None

    def mentions_in(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The places whose names begin in ``text[start:end]``."""
        i, j = (bisect_left(self.mentions, at, key=lambda mention: mention.start) for at in (start, end))
        return self.mentions[i:j]

    def actor_at(self, position: int) -> Actor | None:
        """Who acts at ``position``: the last subject, owner or pronoun before it in its sentence, else the subject of those before."""
        sentence = self.sentence_at(position)
        if sentence is None:
            return None
        last = next((actor for actor in reversed(sentence.actors) if actor.acts and actor.start <= position), None)
        return last or sentence.topic

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document's text of a stretch of the flow that is not empty."""
        return self.flow.span(start, end)

    def printed(self, start: int, end: int) -> str:
        """The document's text of a stretch of the flow."""
        a, b = self.flow.span(start, end)
        return self.document.text[a:b]

    def id_of(self, kind: str, start: int, end: int, *parts: object) -> str:
        """Stable: the same bytes, span, kind and ``parts`` give the same id in every run."""
        words = "\x1f".join(map(str, (self.document.document_id, kind, start, end, *parts)))
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def article_of(document: Document, flow: Flow, identity: Identity) -> Article:
    """The article that a document is. Linear in the length of its text."""
    text = flow.text
    aside = bylines(text, document.language)
    year = int(identity.published_on[:4]) if identity.published_on else None
    mentions = [
        mention
        for mention in find_places(text, year=year, language=document.language)
        if not any(start <= mention.start < end for start, end in aside)
    ]
    cast: Cast | CastZh = Cast(text, mentions) if document.language == "en" else CastZh(text, mentions)
    found: list[Sentence] = []
    for start, end in _sentences(text, document.language):
        for a, b in _without(start, end, aside):
            topic = cast.topic
            found.append(Sentence(a, b, text.count("\n", 0, a) if a < 100_000 else 0, tuple(cast.sentence(a, b)), topic))
    years = [int(shape["year"] or shape["zh"]) for shape in _GOAL_YEAR.finditer(text)]
    return Article(document, flow, identity, tuple(found), tuple(mentions), max(years, default=None))


def _sentences(text: str, language: Language) -> list[tuple[int, int]]:
    if language == "en":
        cut = list(english_sentences(text, 0, len(text)))
    else:
        ends = [mark.end() for mark in _CHINESE_END.finditer(text)]
        cut = list(zip([0, *ends], [*ends, len(text)], strict=True))
    return [(start, end) for start, end in cut if text[start:end].strip()]


def _without(start: int, end: int, aside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``start``..``end`` less the stretches ``aside``."""
    pieces, at = [], start
    for a, b in aside:
        if b <= at or a >= end:
            continue
        if a > at:
            pieces.append((at, a))
        at = max(at, b)
    if at < end:
        pieces.append((at, end))
    return pieces


class AreaFields(TypedDict):
    area: str | None
    area_code: str | None
    area_en: str | None


def area_fields(place: Place | None) -> AreaFields:
    """The three fields of a record that say whose it is."""
    if place is None:
        return {"area": None, "area_code": None, "area_en": None}
    return {"area": place.name, "area_code": place.code, "area_en": place.name_en}
