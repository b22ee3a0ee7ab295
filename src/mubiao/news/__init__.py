"""News about reports: the values they state, what was said, what came out, what is put first, what the centre asks for."""

from __future__ import annotations

from mubiao.identity import identify
from mubiao.news.article import Article, article_of
from mubiao.news.check import Checked, check
from mubiao.news.guidance import guidance_of
from mubiao.news.priorities import priorities_of
from mubiao.news.quotes import quotes_of
from mubiao.news.releases import releases_of
from mubiao.news.values import statements_of_article
from mubiao.reading.flow import Flow, flow_of
from mubiao.records import Document, Identity, Record, Statement, Voice

__all__ = ["Article", "Checked", "article_of", "check", "news_statements", "read_news", "voices_of"]


def read_news(document: Document, flow: Flow | None = None, identity: Identity | None = None) -> list[Record]:
    """Everything that an article tells: statements, quotes, releases, priorities and guidance, in order of the text.

    ``flow`` and ``identity`` may be given where they are known already. A document that is no news gives nothing. Pure: no clock, no
    network; relative dates are told from the article's own. Takes time linear in the length of the text.
    """
    flow = flow_of(document) if flow is None else flow
    identity = identify(document, flow) if identity is None else identity
    if identity.genre != "news":
        return []
    article = article_of(document, flow, identity)
    found: list[Record] = [*news_statements(article), *voices_of(article)]
    return sorted(found, key=lambda record: (record.start, record.end))


def voices_of(article: Article) -> list[Voice]:
    """What an article tells beside values."""
    found: list[Voice] = [*quotes_of(article), *releases_of(article), *priorities_of(article), *guidance_of(article)]
    return sorted(found, key=lambda voice: (voice.start, voice.end))


def news_statements(article: Article) -> list[Statement]:
    """The values that an article states, each with the place that it is said of."""
    return statements_of_article(article)
