"""What every page shares: the database, the language asked for, and answers kept while the database stays as it is."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from mubiao.store import Store
from mubiao.web.words import TONGUES, Tongue, words

_KEPT_BYTES = 64 * 2**20  # of answers in memory


class Site:
    """A database as a web site. Readers each have a connection of their own thread, opened read-only."""

    def __init__(self, database: str | os.PathLike[str], *, token: str | None = None) -> None:
        self.database = Path(database)
        self.token = token  # None: read-only
        self.sessions: set[str] = set()  # of browsers that gave the token
        self._local = threading.local()
        self._kept: OrderedDict[tuple[object, ...], tuple[bytes, str]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self.store().close()  # fails at once where there is no such database
        del self._local.store

    @property
    def writable(self) -> bool:
        return self.token is not None

    def store(self) -> Store:
        """The reading connection of this thread."""
        if not hasattr(self._local, "store"):
            self._local.store = Store(self.database, readonly=True)
        store: Store = self._local.store
        return store

    def state(self) -> tuple[int, ...]:
        """Changes whenever somebody has written to the database."""
        found: list[int] = []
        for name in (self.database, Path(f"{self.database}-wal")):
            try:
                about = name.stat()
                found += [about.st_mtime_ns, about.st_size]
            except FileNotFoundError:
                found.append(0)
        return tuple(found)

    def kept(self, key: tuple[object, ...]) -> tuple[bytes, str] | None:
        """An answer given before, body and media type."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: tuple[object, ...], body: bytes, media_type: str) -> None:
        with self._lock:
            if key in self._kept or len(body) > _KEPT_BYTES // 8:
                return
            self._kept[key] = (body, media_type)
            self._bytes += len(body)
            while self._bytes > _KEPT_BYTES:
                _, (dropped, _) = self._kept.popitem(last=False)
                self._bytes -= len(dropped)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as a page sees it."""

    site: Site
    tongue: Tongue
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    session: str | None = None  # of a browser that gave the token

    @property
    def t(self) -> Mapping[str, str]:
        return words(self.tongue)

    @property
    def store(self) -> Store:
        return self.site.store()

    def name(self, row: Mapping[str, object], prefix: str = "area") -> str:
        """The name of a row's area in the language of the page."""
        english = row.get(f"{prefix}_en")
        return str((english if self.tongue == "en" and english else row.get(prefix)) or "")


def tongue_of(request: Request) -> Tongue:
    """The language asked for in the url, else the one remembered, else the one the browser prefers, else English."""
    for given in (request.query_params.get("lang"), request.cookies.get("lang")):
        for tongue in TONGUES:
            if given == tongue:
                return tongue
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


def asked(request: Request) -> Ask:
    site: Site = request.app.state.site
    session = request.cookies.get("session", "")
    known = session if session in site.sessions else None
    return Ask(site, tongue_of(request), request.url.path, dict(request.query_params), known)


Asked = Annotated[Ask, Depends(asked)]
