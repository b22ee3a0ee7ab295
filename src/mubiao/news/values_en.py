"""The values of an English article: what a locality aims at, what it aimed at before, what it reached."""

from __future__ import annotations

from collections.abc import Iterator

from mubiao.indicators import match
from mubiao.language.en.quantities import find_quantities
from mubiao.news.article import Article
from mubiao.news.making import statements_for
from mubiao.records import Statement
from mubiao.statements.en.clauses import read_sentence
from mubiao.statements.en.times import cues, nearest
from mubiao.statements.index import Mentions, Quantities


def told_in_english(article: Article) -> Iterator[Statement]:
    """The statements of an English article, in order of the text."""
    text = article.text
    mentions, quantities = Mentions(match(text, "en")), Quantities(find_quantities(text))
    for sentence in article.sentences:
        if not quantities.within(sentence.start, sentence.end):
            continue
        times = cues(text, sentence.start, sentence.end, "plan", article.year)
        barriers = [quantity.start for quantity in quantities.within(sentence.start, sentence.end)]
        for finding in read_sentence(text, sentence.start, sentence.end, mentions, quantities):
            when = nearest(text, times, finding.printed_start, finding.printed_end, sentence.start, sentence.end, barriers)
            past = when is not None and when.tense == "past"
            period = when.period if when is not None else str(article.year) if article.year else None
            actor = article.actor_at(finding.printed_start)
            yield from statements_for(article, finding, "outcome" if past else "target", period, actor)
