"""The reasons for people, and which of them a scanner's finer reason comes under; the table is ``reasons.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as people read it, in English and Chinese, with the finer reasons that come under it."""

    id: str
    name: str
    zh: str
    details: dict[str, str]


@cache
def _table() -> dict[str, Reason]:
    raw = tomllib.loads(files(__package__).joinpath("reasons.toml").read_text(encoding="utf-8"))
    return {name: Reason(name, entry["name"], entry["zh"], entry["details"]) for name, entry in raw.items()}


REASONS = _table()
_BY_DETAIL = {detail: found.id for found in REASONS.values() for detail in found.details}


def reason(detail: str) -> str:
    """The reason that a finer one comes under. Raises ``KeyError`` for one that ``reasons.toml`` does not list."""
    return _BY_DETAIL[detail]


def detail_in_words(reason_id: str, detail: str) -> str:
    """What a finer reason means; page furniture names its own kinds (navigation, running-head)."""
    return REASONS[reason_id].details.get(detail, detail.replace("-", " "))
