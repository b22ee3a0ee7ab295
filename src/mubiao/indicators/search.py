"""Looks an indicator up by a name somebody typed."""

from __future__ import annotations

from mubiao.indicators.indicator import Indicator
from mubiao.indicators.loading import vocabulary
from mubiao.records import Language


def search(name: str, language: Language | None = None) -> list[Indicator]:
    """Indicators that go by a name, best first: the same name, then names that begin with it, then names that contain it, then ids.

    ``language`` restricts the names looked at; without it both are. An empty name finds nothing.
    """
    wanted = name.strip().lower()
    if not wanted:
        return []
    ranked: list[tuple[int, int, int, Indicator]] = []
    for order, indicator in enumerate(vocabulary()):
        names = [n.text.lower() for n in indicator.names if language is None or n.language == language]
        ranks = [(_rank(wanted, text), len(text)) for text in names]
        ranks.append((0 if wanted == indicator.id else 3 if wanted in indicator.id else 9, len(indicator.id)))
        rank, length = min(ranks)
        if rank < 9:
            ranked.append((rank, length, order, indicator))
    return [indicator for *_, indicator in sorted(ranked, key=lambda item: item[:3])]


def _rank(wanted: str, text: str) -> int:
    if text == wanted:
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if wanted in text else 9
