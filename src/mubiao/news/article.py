"""An article as the modules of this room read it: its flow, sentences, dates, and who acts where.

``Article.actor_at`` says whose doing a place in the text tells of, carried over sentences and paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict

from mubiao.news.actors import Actor, Cast
from mubiao.news.actors_zh import CastZh
from mubiao.news.bylines import bylines
from mubiao.places import Place, PlaceMention, find_places
from mubiao.reading.flow import Flow
from mubiao.records import Document, Identity, Language
from mubiao.statements.en.sentences import sentences as english_sentences

_CHINESE_END = re.compile(r"[。！？!?][”’」』）)]*|\n")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = re.compile(
    rf"\b(?:on |this |last )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?P<relative>today|yesterday)\b",
    re.IGNORECASE,
)
_DAY_ZH = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日|(?P<relative>今天|今日|昨天|昨日|日前|近日)"
)


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
        i = bisect_right([sentence.start for sentence in self.sentences], position) - 1
        return self.sentences[i] if i >= 0 and position < self.sentences[i].end else None

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

    def day(self, start: int, end: int) -> tuple[str | None, str | None]:
        """The day that ``text[start:end]`` names, as an ISO date, and a note how it was found or why it cannot be told.

        "on Thursday" is the last Thursday before or at the day of publication.
        """
        shape = (_DAY if self.language == "en" else _DAY_ZH).search(self.text, start, end)
        if shape is None:
            return None, "the article gives no date"
        published = _iso_day(self.published_on)
        if shape["day"] is None and published is None:
            return None, f"{shape[0].strip()}: the article's own date is not known"
        if shape["relative"]:
            word = shape["relative"].lower()
            if word in ("日前", "近日") or published is None:
                return None, f"{word}: no day is told"
            day = published - timedelta(days=1 if word in ("yesterday", "昨天", "昨日") else 0)
            return day.isoformat(), f"{word}, article of {published}"
        if self.language == "en" and shape["weekday"] and published is not None:
            back = (published.weekday() - _DAYS.index(shape["weekday"].lower())) % 7
            return (published - timedelta(days=back)).isoformat(), f"{shape['weekday']} before or at {published}"
        return self._calendar_day(shape, published)

    def _calendar_day(self, shape: re.Match[str], published: date | None) -> tuple[str | None, str | None]:
        month_word = shape["month"]
        if month_word is None and published is None:
            return None, f"{shape[0].strip()}: the month is not told"
        if month_word is None:
            month = published.month if published is not None else 0
        else:
            month = int(month_word) if month_word.isdigit() else _MONTHS.index(month_word.lower()[:3]) + 1
        year = int(shape["year"]) if shape["year"] else self.year
        if year is None:
            return None, f"{shape[0].strip()}: the year is not told"
        try:
            day = date(year, month, int(shape["day"]))
        except ValueError:
            return None, f"{shape[0].strip()}: no day of the calendar"
        if not shape["year"] and published is not None and (day - published).days > 31:
            day = day.replace(year=year - 1) if not (day.month == 2 and day.day == 29) else day
        return day.isoformat(), None

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


def _iso_day(printed: str | None) -> date | None:
    if printed is None or len(printed) != 10:
        return None
    return date.fromisoformat(printed)


class AreaFields(TypedDict):
    area: str | None
    area_code: str | None
    area_en: str | None


def area_fields(place: Place | None) -> AreaFields:
    """The three fields of a record that say whose it is."""
    if place is None:
        return {"area": None, "area_code": None, "area_en": None}
    return {"area": place.name, "area_code": place.code, "area_en": place.name_en}
