"""Which place names which field as one to push."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.news.article import Article, area_fields
from mubiao.records import Priority

_FOCUS = re.compile(r"\bfocus(?:ing|es)? on (?:boosting|promoting|bolstering|further bolstering) (?P<what>[^.;,\n]{3,120})")
_THEMES = {"opening-up": "opening_up", "consumption": "consumption", "innovation": "innovation"}


def priorities_of(article: Article) -> Iterator[Priority]:
    """The priorities that an article tells of, in order of the text."""
    for sentence in article.sentences:
        found = _FOCUS.search(article.text, sentence.start, sentence.end) if article.language == "en" else None
        if found is None:
            continue
        actor = article.actor_at(found.start())
        start, end = article.span(*found.span())
        for word, theme in _THEMES.items():
            if word not in found["what"]:
                continue
            for place in (actor.places if actor is not None else ()) or (None,):
                yield Priority(
                    id=article.id_of("priority", start, end, theme, place.code if place else None),
                    document=article.document.name,
                    document_id=article.document.document_id,
                    area_printed=actor.aggregate if actor is not None and place is None else None,
                    theme=theme,
                    evidence=article.document.text[start:end],
                    start=start,
                    end=end,
                    **area_fields(place),
                )
