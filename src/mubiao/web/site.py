"""What every page shares: the database, the language asked for, and what was found and answered while the database stays as it is."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Depends, Request

from mubiao.store import Store
from mubiao.store.ground import Ground
from mubiao.web.drawing import Painter
from mubiao.web.keeping import Answer, Kept
from mubiao.web.maps import Outlines
from mubiao.web.memory import give_back
from mubiao.web.words import TONGUES, Tongue, words

T = TypeVar("T")
_LOG = logging.getLogger("mubiao.web")
_ANSWERS_BYTES = 16 * 2**20  # of answers in memory
_SHARES_BYTES = 4 * 2**20  # of reports read for their themes, some 3 kB each
_FINDINGS = 16_000  # rows of figures for pages that are kept: a panel, the themes of a year, the coverage …; a row takes some 1.5 kB
_BESIDE = 64  # findings that wait to be made beside the server
_FINDING = 100  # what a finding weighs beside its rows
State = tuple[int, ...]
_DOCUMENTS = "SELECT count(*), ifnull(max(id), 0), ifnull(sum(current * id), 0), (SELECT count(*) FROM documents WHERE duplicate_of IS NULL) FROM extractions"


class Site:
    """A database as a web site. Readers each have a connection of their own thread, opened read-only."""

    def __init__(self, database: str | os.PathLike[str], *, token: str | None = None, outlines: Outlines | None = None) -> None:
        self.database = Path(database)
        self.token = token  # None: read-only
        self.outlines = outlines  # of a map that the user gave; None: tiles
        self.sessions: set[str] = set()  # of browsers that gave the token
        self.closed = False
        self.painter = Painter()
        self.answers: Kept[Answer] = Kept(_ANSWERS_BYTES, lambda answer: len(answer.packed) + 500)
        self.shares: Kept[bytes] = Kept(_SHARES_BYTES, len)
        self._findings: Kept[Any] = Kept(_FINDINGS, _rows_in)
        self._making: dict[Hashable, threading.Lock] = {}
        self._beside = ThreadPoolExecutor(1, "beside")  # what takes longer than a page may
        self._begun: set[Hashable] = set()
        self._local = threading.local()
        self._lock = threading.Lock()
        self._watch: tuple[tuple[int, int], Store] | None = None
        self.state()  # fails at once where there is no such database

    @property
    def writable(self) -> bool:
        return self.token is not None

    def store(self) -> Store:
        """The reading connection of this thread; a new one where the file was replaced."""
        stamp = self._stamp()
        held: tuple[tuple[int, int], Store] | None = getattr(self._local, "held", None)
        if held is None or held[0] != stamp:
            if held is not None:
                held[1].close()
            self._local.held = held = (stamp, Store(self.database, readonly=True))
        return held[1]

    def state(self) -> State:
        """Changes whenever somebody has written to the database, or put another in its place."""
        stamp = self._stamp()
        with self._lock:
            if self._watch is None or self._watch[0] != stamp:
                if self._watch is not None:
                    self._watch[1].close()
                self._watch = (stamp, Store(self.database, readonly=True))
            version: int = self._watch[1].connection.execute("PRAGMA data_version").fetchone()[0]
        return (*stamp, version)

    def _stamp(self) -> tuple[int, int]:
        try:
            about = self.database.stat()
        except FileNotFoundError:
            return (0, 0)
        return about.st_ino, about.st_mtime_ns

    def file(self) -> int:
        """The number of the file: another one where the database was replaced."""
        return self._stamp()[0]

    def documents(self) -> State:
        """Changes whenever a document was added, taken away or extracted again; corrections leave it as it is."""
        return self.once("documents", lambda: tuple(self.store().connection.execute(_DOCUMENTS).fetchone()))

    def once(self, key: Hashable, make: Callable[[], T], *, of: Literal["database", "documents"] = "database") -> T:
        """What ``make`` gives, made once while the database (or the documents in it) stays as it is; who asks meanwhile waits for it."""
        whole = (self.state() if of == "database" else self.documents(), key)
        found: tuple[T] | None = self._findings.get(whole)
        if found is None:
            with self._lock:
                making = self._making.setdefault(whole, threading.Lock())
            with making:
                found = self._findings.get(whole)
                if found is None:
                    found = (make(),)
                    self._findings.put(whole, found)
            with self._lock:
                self._making.pop(whole, None)
        return found[0]

    def soon(self, key: Hashable, make: Callable[[], T], *, of: Literal["database", "documents"] = "database") -> T | None:
        """What ``once`` gives, where that is made already; else None, and it is made beside the server, for who asks again."""
        whole = (self.state() if of == "database" else self.documents(), key)
        found: tuple[T] | None = self._findings.get(whole)
        if found is not None:
            return found[0]
        with self._lock:
            if whole in self._begun or len(self._begun) >= _BESIDE:
                return None
            self._begun.add(whole)
        self.beside(lambda: self.once(key, make, of=of), lambda: self._begun.discard(whole))
        return None

    def beside(self, work: Callable[[], object], then: Callable[[], object] = lambda: None) -> None:
        """Do some work in a thread of its own, one after another, ``then`` whatever came of it; what goes wrong is logged."""

        def done() -> None:
            try:
                work()
            except Exception:
                if not self.closed:
                    _LOG.exception("work beside the server")
            finally:
                then()
                give_back()

        if not self.closed:
            self._beside.submit(done)

    def close(self) -> None:
        """Stop what runs beside the server, and leave the database (this thread's connection; others' go with their threads)."""
        self.closed = True
        self._beside.shutdown(cancel_futures=True)
        self.painter.close()
        held: tuple[tuple[int, int], Store] | None = getattr(self._local, "held", None)
        for open_store in (held, self._watch):
            if open_store is not None:
                open_store[1].close()
        self._local.held = self._watch = None


def _rows_in(found: tuple[Any]) -> int:
    """What a finding weighs: its rows, where it has any; a name, a number or a place is a tenth of a row."""
    held = found[0]
    if isinstance(held, Ground):  # its rows are a few words each
        return _FINDING + len(held.empty) // 5
    if not isinstance(held, (list, dict, frozenset)):
        return _FINDING
    return _FINDING + (len(held) if isinstance(held, list) and held and isinstance(held[0], dict) else len(held) // 10)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request as a page sees it."""

    site: Site
    tongue: Tongue
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    session: str | None = None  # of a browser that gave the token
    accepted: str = ""  # encodings that the browser unpacks
    patient: bool = True  # waits for what takes long; a page in a browser says that it is being made, and asks again

    @property
    def t(self) -> Mapping[str, str]:
        return words(self.tongue)

    @property
    def store(self) -> Store:
        return self.site.store()

    def key(self) -> Hashable:
        """What an answer depends on, beside the database."""
        # A language that is asked for is the tongue; a form sends an empty word for what is left open.
        query = tuple(sorted((name, value) for name, value in self.query.items() if name != "lang" and value))
        return (self.path, query, self.tongue, self.session)

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


def asked(request: Request, site: Site) -> Ask:
    """A request as the pages of a site see it."""
    session = request.cookies.get("session", "")
    known = session if session in site.sessions else None
    return Ask(site, tongue_of(request), request.url.path, dict(request.query_params), known, request.headers.get("accept-encoding", ""))


def ask_of(request: Request) -> Ask:
    """A request to the application that it came to."""
    return asked(request, request.app.state.site)


Asked = Annotated[Ask, Depends(ask_of)]
