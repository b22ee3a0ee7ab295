"""Which document came out when, by whom, found where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.news.article import Article, area_fields
from mubiao.records import Release

_RELEASED = re.compile(r"according to (?P<whose>its|the) (?P<type>(?:\w+ ){0,3}(?:government )?work report)[^.;\n]{0,120}")


def releases_of(article: Article) -> Iterator[Release]:
    """The releases that an article tells of, in order of the text."""
    for sentence in article.sentences:
        found = _RELEASED.search(article.text, sentence.start, sentence.end) if article.language == "en" else None
        if found is None:
            continue
        start, end = article.span(*found.span())
        actor = article.actor_at(found.start())
        place = actor.places[0] if actor is not None and len(actor.places) == 1 else None
        day, note = article.day(*found.span())
        yield Release(
            id=article.id_of("release", start, end),
            document=article.document.name,
            document_id=article.document.document_id,
            document_type=found["type"],
            printed_as=found["type"],
            released_on=day,
            date_note=note,
            evidence=article.document.text[start:end],
            start=start,
            end=end,
            **area_fields(place),
        )
