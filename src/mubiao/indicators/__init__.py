"""Indicators as data: the vocabulary (``data/*.toml``), its matcher and its search."""

from mubiao.indicators.indicator import Indicator, Name, Split, Vocabulary, VocabularyError
from mubiao.indicators.loading import read_vocabulary, vocabulary
from mubiao.indicators.matcher import Matcher, Mention, indicator_named, match
from mubiao.indicators.search import search

__all__ = [
    "Indicator",
    "Matcher",
    "Mention",
    "Name",
    "Split",
    "Vocabulary",
    "VocabularyError",
    "indicator_named",
    "match",
    "read_vocabulary",
    "search",
    "vocabulary",
]
