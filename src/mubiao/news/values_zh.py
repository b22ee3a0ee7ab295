"""The values of a Chinese article."""

from __future__ import annotations

from collections.abc import Iterator

from mubiao.news.article import Article
from mubiao.records import Statement


def told_in_chinese(article: Article) -> Iterator[Statement]:
    """The statements of a Chinese article."""
    return iter(())
