"""Who said what, word for word or as reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.news.article import Article, area_fields
from mubiao.records import Quote

_SAID = re.compile(
    r"(?P<text>[^\"“”.]{20,600}?),? (?:said|added|noted) (?P<speaker>[A-Z][\w-]+ [A-Z][\w-]+), (?:an? |the )(?P<role>[a-z][a-z -]{2,40}) (?:at|of|with) (?:the )?(?P<at>[A-Z][^,.]{3,120})"
)


def quotes_of(article: Article) -> Iterator[Quote]:
    """The quotes of an article, in order of the text."""
    for sentence in article.sentences:
        found = _SAID.search(article.text, sentence.start, sentence.end) if article.language == "en" else None
        if found is None:
            continue
        begin = found.start("text") + len(found["text"]) - len(found["text"].lstrip())
        start, end = article.span(begin, found.end("text"))
        yield Quote(
            id=article.id_of("quote", start, end),
            document=article.document.name,
            document_id=article.document.document_id,
            speaker=found["speaker"],
            affiliation=found["at"],
            role=found["role"],
            verbatim=False,
            text=article.document.text[start:end],
            start=start,
            end=end,
            attribution=article.printed(found.end("text"), found.end()),
            **area_fields(None),
        )
