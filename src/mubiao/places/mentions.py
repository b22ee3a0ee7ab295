"""The places named in running text, each with the place it means there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import Place
from mubiao.places.resolve import Rank, has_rival, locate, ranked
from mubiao.records import made_often


@made_often
class PlaceMention:
    """``text[start:end] == printed`` names ``place``; ``ambiguous`` where nothing in the text decides between the ``candidates``."""

    start: int
    end: int
    printed: str
    place: Place
    candidates: tuple[Place, ...]
    ambiguous: bool


@made_often
class Reading:
    """What a name means in one context."""

    place: Place
    candidates: tuple[Place, ...]
    ambiguous: bool
    rank: Rank


Named = Sequence[tuple[Place, int]]


# What a name means under a parent is the same in every text, so it is worked out once.
_READINGS: dict[tuple[str, str, str | None, int | None], Reading] = {}
_MOST_READINGS = 50_000


class Context:
    """Decides what names mean in one text: by the place right beside the name, by what the text is about, by its sentence."""

    def __init__(self, within: Place | None, year: int | None) -> None:
        self.within = within
        self.year = year

    def read(self, name: str, named: Named, beside: Place | None, nearby: Sequence[Place], kind: str = "") -> Reading:
        """``named``: the places that the name and its ``kind`` leave to choose from; ``beside``: a place written directly at the name (浙江台州); ``nearby``: other places of the sentence, nearest first."""
        bare = self._in(name, kind, named, None)
        if len(bare.candidates) == 1:
            return bare
        for parent in self._parents(beside, nearby):
            reading = self._in(name, kind, named, parent)
            if not reading.rank.outside and not reading.rank.gone and reading.place.code != parent.code:
                return reading
        return bare

    def _parents(self, beside: Place | None, nearby: Sequence[Place]) -> list[Place]:
        parents = [place for place in (beside, self.within, *nearby) if place is not None]
        provinces = dict.fromkeys(place.province for place in parents[1 if beside is not None else 0 :] if place.province)
        return parents + [gazetteer().by_code(code) for code in provinces]

    def _in(self, name: str, kind: str, named: Named, parent: Place | None) -> Reading:
        key = (name, kind, parent.code if parent is not None else None, self.year)
        known = _READINGS.get(key)
        if known is None:
            if len(_READINGS) >= _MOST_READINGS:
                _READINGS.clear()
            found = ranked(named, name, parent, self.year, None)
            standing = [place for rank, place in found if not rank.gone] or [place for _, place in found]
            known = _READINGS[key] = Reading(found[0][1], tuple(standing), has_rival(found), found[0][0])
        return known


def find_places(
    text: str, *, within: str | Place | None = None, year: int | None = None, language: Literal["zh", "en"] = "zh"
) -> list[PlaceMention]:
    """The places named in a text, in order, not overlapping; names inside ordinary words are not mentions.

    ``within`` is the place the text is about (a report's own area): its counties are then also seen without their suffix.
    Takes time linear in the length of the text.
    """
    from mubiao.places import mentions_en, mentions_zh

    context = Context(within if within is None or isinstance(within, Place) else locate(within, year=year), year)
    return mentions_zh.find(text, context) if language == "zh" else mentions_en.find(text, context)
