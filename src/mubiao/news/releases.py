"""Which document came out when, by whom, found where: the Release records of an article.

A document is one release however often an article speaks of it; the sentence that tells most is the evidence. Where no day is
told, ``released_on`` is None and ``date_note`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mubiao.news.article import Article, area_fields
from mubiao.news.dates import day_in
from mubiao.news.releases_en import Found, releases_in_english
from mubiao.news.releases_zh import releases_in_chinese
from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.records import Release

_WORK_REPORT = re.compile(r"work reports?\b")
_NO_DATE = "the article gives no date"


def releases_of(article: Article) -> Iterator[Release]:
    """The releases that an article tells of, in order of the text. Linear in its length."""
    kept: list[Release] = []
    for found in _found(article):
        place = _place(article, found)
        if place is None:
            continue  # of many places, or of nobody knows which
        release = _release(article, found, place)
        same = next((i for i, other in enumerate(kept) if _same(other, release)), None)
        if same is None:
            kept.append(release)
        else:
            kept[same] = _together(kept[same], release)
    yield from sorted(kept, key=lambda release: release.start)


def _found(article: Article) -> Iterator[Found]:
    before: tuple[int, int] | None = None
    named = False
    for sentence in article.sentences:
        if article.language == "en":
            named = named or _WORK_REPORT.search(article.text, sentence.start, sentence.end) is not None
            yield from releases_in_english(article.text, sentence.start, sentence.end, bare=named)
        else:
            near = before if before is not None and "\n" not in article.text[before[0] : sentence.start].strip() else None
            yield from releases_in_chinese(article.text, sentence.start, sentence.end, near)
        before = (sentence.start, sentence.end)


def _place(article: Article, found: Found) -> Place | None:
    """Whose document it is: the place its words name, the one that acts there, else the nation."""
    if found.national:
        return gazetteer().by_code(NATION)
    for span in (found.place_from, found.place_else):
        named = {mention.place.code: mention.place for mention in article.mentions_in(*span)} if span is not None else {}
        named.pop(NATION, None)
        leaves = [place for place in named.values() if not any(other is not place and other.is_in(place) for other in named.values())]
        if len(leaves) == 1:
            return leaves[0]
    sentence = article.sentence_at(found.at)
    doers = sentence.actors if sentence is not None else ()
    acting = [doer for doer in doers if doer.start < found.at and doer.role in ("subject", "office", "owner")]
    actor = acting[-1] if acting else article.actor_at(found.at)  # a place named in the sentence rather than what a pronoun stands for
    if actor is not None and actor.aggregate is None and len(actor.places) == 1 and actor.places[0].code != NATION:
        return actor.places[0]
    begin = sentence.start if sentence is not None else found.at
    local = [mention for mention in article.mentions_in(begin, found.end) if mention.place.code != NATION]
    before = [mention.place for mention in local if mention.start < found.at]
    return before[-1] if before else local[0].place if local else None


def _release(article: Article, found: Found, place: Place) -> Release:
    start, end = article.span(found.start, found.end)
    moment = day_in(article.text, found.when_start, found.when_end, article.language, article.published_on)
    return Release(
        id=article.id_of("release", start, end, found.document_type),
        document=article.document.name,
        document_id=article.document.document_id,
        document_type=found.document_type,
        printed_as=found.printed_as,
        released_on=moment.on if moment is not None and moment.is_day else None,
        date_note=moment.note if moment is not None else _NO_DATE,
        source=found.source,
        released_by=found.by,
        evidence=article.document.text[start:end],
        start=start,
        end=end,
        **area_fields(place),
    )


def _same(one: Release, other: Release) -> bool:
    """Whether two sentences speak of one release: the same document of a place, and no two days."""
    kinds = {kind.document_type.removeprefix("summary of ") for kind in (one, other)}
    return (
        one.area_code == other.area_code and len(kinds) == 1 and (one.released_on is None or other.released_on in (None, one.released_on))
    )


def _together(one: Release, other: Release) -> Release:
    """What two sentences tell of one release: the fuller one, with what only the other tells."""
    fuller, less = (other, one) if _told(other) > _told(one) else (one, other)
    return replace(fuller, source=fuller.source or less.source, released_by=fuller.released_by or less.released_by)


def _told(release: Release) -> int:
    return 2 * (release.released_on is not None) + (release.source is not None)
