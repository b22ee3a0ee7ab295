"""Which place names which field as one to push: the Priority records of an article.

What a clause means to do, and whose it is, is found by ``priorities_en`` and ``priorities_zh``; the theme is one of the shared
vocabulary (``mubiao.themes``), by the terms in the clause. A clause that holds none of its terms gives no record, unless it is an
example of what the sentence before named ("Wuhan, for example, will …").
"""

from __future__ import annotations

from collections.abc import Iterator

from mubiao.news.article import Article, Sentence, area_fields
from mubiao.news.priorities_en import Meant, meant_in, opens_list, point_of_list, speaks_of_the_centre
from mubiao.news.priorities_zh import meant_in_chinese, speaks_for_the_centre
from mubiao.news.pushed import Pushed
from mubiao.news.quotes_en import quotations
from mubiao.news.roles import Actor
from mubiao.places import Place
from mubiao.places.place import NATION
from mubiao.records import Priority


def priorities_of(article: Article) -> Iterator[Priority]:
    """The priorities that an article tells of, in order of the text. Linear in its length."""
    last: tuple[Pushed, ...] = ()
    listing: Actor | None = None
    central = False  # whether a meeting of the centre was the last to be spoken of
    for sentence in article.sentences:
        if article.language == "zh":
            central = speaks_for_the_centre(article.text, sentence.start, sentence.end, central)
        else:
            central = speaks_of_the_centre(article.text, sentence.start, sentence.end, central)
        if central:
            continue
        points = point_of_list(article.text, sentence.start, sentence.end, listing) if listing is not None else None
        found = list(_meant(article, sentence)) if points is None else points
        if points is None and article.language == "en":
            listing = opens_list(article.text, sentence.start, sentence.end, sentence.actors, sentence.topic)
        for meant in found:
            pushed = meant.pushed or (tuple(Pushed(one.theme) for one in last) if meant.elaborates else ())
            for one in pushed:
                yield from _records(article, meant, one)
        told = [meant for meant in found if meant.pushed]
        if told:
            last = told[-1].pushed


def _meant(article: Article, sentence: Sentence) -> Iterator[Meant]:
    text, start, end = article.text, sentence.start, sentence.end
    if article.language == "zh":
        return meant_in_chinese(text, start, end, sentence.actors, sentence.topic)
    heading = text[start:end].endswith("\n") and not text[start:end].rstrip().endswith((".", "!", "?", ":", "”", '"'))
    return meant_in(text, start, end, sentence.actors, sentence.topic, quotations(text, start, end), heading)


def _records(article: Article, meant: Meant, pushed: Pushed) -> Iterator[Priority]:
    start, end = article.span(meant.start, meant.end)
    spans = tuple(article.span(*span) for span in pushed.named)
    text = article.document.text
    actor = meant.actor
    places: list[Place | None] = [place for place in actor.places if place.code != NATION]
    if not places and actor.aggregate is not None:
        places = [None]
    for place in places:
        yield Priority(
            id=article.id_of("priority", start, end, pushed.theme, place.code if place else actor.aggregate),
            document=article.document.name,
            document_id=article.document.document_id,
            area_printed=actor.aggregate if place is None else None,
            theme=pushed.theme,
            named=tuple(text[a:b] for a, b in spans),
            named_spans=spans,
            evidence=text[start:end],
            start=start,
            end=end,
            **area_fields(place),
        )
