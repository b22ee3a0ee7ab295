"""Places of China through time: a gazetteer of codes and names, a resolver of names, and the mentions of places in running text."""

from mubiao.places.gazetteer import Gazetteer, gazetteer
from mubiao.places.mentions import PlaceMention, find_places
from mubiao.places.place import Place
from mubiao.places.prefix import area_of_prefix
from mubiao.places.resolve import chinese_names, is_ambiguous, locate, resolve, search

__all__ = [
    "Gazetteer",
    "Place",
    "PlaceMention",
    "area_of_prefix",
    "chinese_names",
    "find_places",
    "gazetteer",
    "is_ambiguous",
    "locate",
    "resolve",
    "search",
]
