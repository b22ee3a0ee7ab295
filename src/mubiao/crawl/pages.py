"""A page as a crawl holds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes with where and when they were fetched. ``crawled_at`` is ISO 8601 in UTC, None where nobody wrote it down."""

    url: str
    crawled_at: str | None
    media_type: str | None  # as the server declared it
    encoding: str | None  # likewise
    data: bytes
    source: str  # the archive or file it lies in
