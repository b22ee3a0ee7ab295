"""The values that an article states, each with the place, the time and the kind that its sentence gives it."""

from __future__ import annotations

from collections.abc import Iterator

from mubiao.news.article import Article
from mubiao.news.making import Made
from mubiao.news.values_en import told_in_english
from mubiao.news.values_zh import told_in_chinese
from mubiao.records import Statement
from mubiao.statements import in_order


def statements_of_article(article: Article) -> list[Statement]:
    """Every value of an article, in order of the text. A value of several places is a statement of each."""
    return in_order(statement for statement, _ in made_of_article(article))


def made_of_article(article: Article) -> Iterator[Made]:
    """The statements as the grammar makes them, each with its finding in places of the flow; two may have the same id."""
    return told_in_english(article) if article.language == "en" else told_in_chinese(article)
