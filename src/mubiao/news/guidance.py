"""What a central meeting asks for, as records that a report can be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.news.article import Article, area_fields
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.records import Guidance

_EVENT = re.compile(
    r"(?:The )?(?:tone-setting |annual )?(?P<event>Central Economic Work Conference)(?: held in (?P<month>[A-Z][a-z]+) (?P<year>\d{4}))? (?:said|stressed|urged|called) (?:that )?(?P<text>[^.\n]{20,900})"
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def guidance_of(article: Article) -> Iterator[Guidance]:
    """The central guidance that an article tells of, in order of the text."""
    for sentence in article.sentences:
        found = _EVENT.search(article.text, sentence.start, sentence.end) if article.language == "en" else None
        if found is None:
            continue
        start, end = article.span(found.start(), found.start("text"))
        a, b = article.span(*found.span("text"))
        month = found["month"] if found["month"] in _MONTHS else None
        yield Guidance(
            id=article.id_of("guidance", start, end),
            document=article.document.name,
            document_id=article.document.document_id,
            event=found["event"],
            date=f"{found['year']}-{_MONTHS.index(month) + 1:02d}" if month else None,
            text=article.document.text[a:b],
            text_start=a,
            text_end=b,
            evidence=article.document.text[start:end],
            start=start,
            end=end,
            **area_fields(gazetteer().by_code(NATION)),
        )
