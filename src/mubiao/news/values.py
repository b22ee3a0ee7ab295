"""The values that an article states, each with the place, the time and the kind that its sentence gives it."""

from __future__ import annotations

from mubiao.news.article import Article
from mubiao.news.values_en import told_in_english
from mubiao.news.values_zh import told_in_chinese
from mubiao.records import Statement
from mubiao.statements import in_order


def statements_of_article(article: Article) -> list[Statement]:
    """Every value of an article, in order of the text. A value of several places is a statement of each."""
    tell = told_in_english if article.language == "en" else told_in_chinese
    return in_order(tell(article))
