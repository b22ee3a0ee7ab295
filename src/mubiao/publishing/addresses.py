"""Urls of the web application to files of the copy, and pages with their links led there."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from mubiao.indicators import vocabulary
from mubiao.publishing.plan import Planned
from mubiao.store import lookup
from mubiao.store.errors import NoSuchRecord
from mubiao.web.pages import document_url
from mubiao.web.site import Ask
from mubiao.web.views.tracker import choose
from mubiao.web.words import Tongue

Key = tuple[str, tuple[tuple[str, str], ...]]
_TWINS = (".csv", ".json")
_IN_LANGUAGE = ("/briefs",)  # whose twins are written in the language of the page
# The pages are our own, and all text in them is escaped: a quotation mark stands at the ends of an attribute and nowhere else.
_LINK = re.compile(r'(?<=\s)((?:xlink:)?href|src|data-chart)="(/[^"]*)"')
_NAV = re.compile(r"(?<=</a>\n  )<nav [^>]*>.*?</nav>", re.S)
_IN_NAV = re.compile(r'\s*<a href="(/[^"]*)"[^>]*>[^<]*</a>')


class Addresses:
    """Where each page of the application is in the copy."""

    def __init__(self, ask: Ask, pages: Iterable[Planned]) -> None:
        self._ask = ask
        self._stems: dict[Key, str] = {("/search", ()): "search"}
        self._first: dict[str, str] = {}  # of pages with many states: the one that a bare url shows
        for page in pages:
            self._stems[page.path, _sorted(page.query)] = page.stem
            self._first.setdefault(page.path, page.stem)
        self._chosen = lru_cache(maxsize=65536)(self._choose)

    def file(self, url: str, tongue: Tongue) -> str | None:
        """The file of the copy that a url of the application shows in a language, with the url's fragment; None where it has none."""
        parts = urlsplit(url)
        query = {name: value for name, value in parse_qsl(parts.query) if value}
        language = query.pop("lang", tongue)
        path, fragment = parts.path, f"#{parts.fragment}" if parts.fragment else ""
        if path.startswith("/static/"):
            return path[1:]
        if path == "/statements.csv":
            return f"data/statements{'-' + query['kind'] if 'kind' in query else ''}.csv"
        if path.startswith("/statements/"):
            return self._record(path.removeprefix("/statements/"), language)
        ending = next((ending for ending in (*_TWINS, ".svg") if path.endswith(ending)), "")
        path = path.removesuffix(ending)
        stem = self.stem(path, query)
        if stem is None or (stem == "search" and ending):
            return None
        if ending in _TWINS:
            return f"{language if path in _IN_LANGUAGE else 'data'}/{stem}{ending}"
        return f"{language}/{stem}{ending or '.html'}{fragment}"

    def stem(self, path: str, query: Mapping[str, str]) -> str | None:
        """The file of a page within its language's folder, without the ending."""
        if path in ("/", "/tracker"):
            if not query:
                return "index"
            if "within" in query:
                return None
            return self._stems.get(("/tracker", self._chosen(_sorted(query))))
        if not query and path in ("/themes", "/rollup", "/briefs", "/compare"):
            return self._first.get(path)
        if path == "/documents" and query.get("after") == "0":
            query = {name: value for name, value in query.items() if name != "after"}
        return self._stems.get((path, _sorted(query)))

    def _choose(self, query: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """The whole state of the tracker that a url with some of it shows."""
        given = dict(query)
        if given.get("indicator", "gdp") not in vocabulary():
            return query
        if given.keys() >= {"indicator", "measure", "year", "level"}:  # nothing for the database to decide
            return _sorted({"kind": "target", **given})
        year = given.get("year")
        chosen = choose(
            self._ask, given.get("indicator"), given.get("measure"), int(year) if year else None, given.get("level"),  # type: ignore[arg-type]
            given.get("kind", "target"), None,  # type: ignore[arg-type]
        )  # fmt: skip
        return _sorted({name: str(value) for name, value in chosen.items() if value is not None})

    def _record(self, record: str, tongue: str) -> str | None:
        try:
            digest, part = lookup.whereabouts(self._ask.store.connection, record)
        except NoSuchRecord:
            return None  # rejected since; the page that names it shows it without a link
        stem = self._stems.get((document_url(digest, part), ()))
        return f"{tongue}/{stem}.html#r-{record}" if stem else None


def led(page: str, at: str, addresses: Addresses, tongue: Tongue) -> str:
    """A page (or a chart) of the application with its links leading to files of the copy, relative to the file ``at``.

    What leads nowhere in the copy keeps its words and loses its link; in the bar at the top it is left out.
    """

    def lead(match: re.Match[str]) -> str:
        file = addresses.file(html.unescape(match[2]), tongue)
        return f'{match[1]}="{html.escape(relative(file, at))}"' if file else ""

    def keep(match: re.Match[str]) -> str:
        return match[0] if addresses.file(html.unescape(match[1]), tongue) else ""

    page = _NAV.sub(lambda bar: _IN_NAV.sub(keep, bar[0]), page, count=1)
    return _LINK.sub(lead, page)


def relative(file: str, at: str) -> str:
    """A file of the copy as another one names it; a fragment stays."""
    path, mark, fragment = file.partition("#")
    return posixpath.relpath(path, posixpath.dirname(at) or ".") + mark + fragment


def _sorted(query: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(query.items()))
