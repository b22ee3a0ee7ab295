"""Writing the copy: every planned page in both languages with its twins and chart, the search index, and then all of it into place."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape, unescape
from importlib.resources import files
from pathlib import Path

from mubiao import __version__
from mubiao.errors import MubiaoError
from mubiao.publishing.addresses import Addresses, led, relative
from mubiao.publishing.indexing import Index
from mubiao.publishing.plan import LEVELS, Planned, planned
from mubiao.web.pages import View, as_csv, as_html, as_json, render
from mubiao.web.security import HEADERS
from mubiao.web.site import Ask, Site
from mubiao.web.views.charts import picture_at
from mubiao.web.views.data import lines
from mubiao.web.views.tracker import tracker
from mubiao.web.words import TONGUES, Tongue, words

_MARK = "mubiao-site.json"  # tells a folder that an earlier copy may be replaced in
_FORM = re.compile(r'<form class="ask".*?</form>', re.S)
_CHART = re.compile(r'data-chart="(/charts/[^"]+)"')
_KINDS = ("target", "outcome", "outlook", "commitment")
# What a page may ask for, as the web application says it in a header; frame-ancestors has no meaning in a page.
_POLICY = HEADERS["Content-Security-Policy"].replace("form-action 'self'", "form-action 'none'").replace("; frame-ancestors 'none'", "")


class NotEmpty(MubiaoError):
    """A folder that holds something else than an earlier copy."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was written: files, their bytes, and how many documents and tables of the tracker are among the pages."""

    files: int
    bytes: int
    documents: int
    tables: int


def export_site(
    database: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    limit: int | None = None,
    states: int = 200,
    progress: Callable[[str], None] = lambda _: None,
) -> Copied:
    """Write a static copy of the web application over a database into a folder.

    ``limit``: the most documents that can be read and searched in the copy, those of the newest reports (None: all); the lists name the
    others without a link. ``states``: the most tables of the tracker, those that state the most figures. ``progress`` is told each page
    as it is written. The copy is made beside the folder and put in its place when it is whole. One page is in memory at a time, and a
    block of the search index. Raises ``NotEmpty`` where the folder holds something else than an earlier copy, and ``StoreError``.
    """
    folder = Path(folder).absolute()
    if folder.exists() and not (folder / _MARK).exists() and any(folder.iterdir()):
        raise NotEmpty(f"{folder} is not empty and holds no earlier copy of a site")
    fresh, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    site = Site(database)
    fresh.mkdir(parents=True)
    try:
        made = _Copy(site, fresh, limit, states, progress).write()
    except BaseException:
        shutil.rmtree(fresh)
        raise
    finally:
        site.close()
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return made


class _Copy:
    def __init__(self, site: Site, folder: Path, limit: int | None, states: int, progress: Callable[[str], None]) -> None:
        self.site, self.folder, self.progress = site, folder, progress
        self.pages = planned(site.store(), limit=limit, states=states)
        self.addresses = Addresses(Ask(site, "en", "/"), self.pages)
        self.tables = [page for page in self.pages if page.path == "/tracker"]
        self.alike: dict[str, list[Planned]] = {}  # pages with several states, by their path
        for page in self.pages:
            if page.label and page.path != "/tracker":
                self.alike.setdefault(page.path, []).append(page)

    def write(self) -> Copied:
        index = Index(self.folder / "search")
        for page in [self._start(), *self.pages]:
            self.progress(page.path)
            for tongue in TONGUES:
                ask = Ask(self.site, tongue, "/" if page.stem == "index" else page.path, dict(page.query))
                self._page(page, ask, page.build(ask), index)
        index.close()
        for tongue in TONGUES:
            ask = Ask(self.site, tongue, "/search")
            self._text(f"{tongue}/search.html", self._led(render("static_search.html", ask, title=ask.t["search"]), ask, "search"))
            ask = replace(ask, path="/tracker")
            self._text(f"{tongue}/tables.html", self._led(self._all_tables(ask), ask, "tables"))
        self._statements()
        self._static()
        counts = {"documents": sum(page.path.startswith("/documents/") for page in self.pages), "tables": len(self.tables)}
        self._text(_MARK, json.dumps({"program": f"mubiao {__version__}", **counts}))
        held = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        return Copied(len(held), sum(held), counts["documents"], counts["tables"])

    def _start(self) -> Planned:
        """The first page: the tracker as the application opens it."""
        return Planned("index", "/tracker", tracker)

    def _page(self, page: Planned, ask: Ask, view: View, index: Index) -> None:
        tongue = ask.tongue
        text = self._drawn(as_html(view, ask).decode(), ask, page.stem)
        self._text(f"{tongue}/{page.stem}.html", self._led(self._chosen_from(text, page, tongue), ask, page.stem))
        own = page.path == "/briefs"  # its twins are written in the language of the page
        if (own or tongue == TONGUES[0]) and page.stem != "index":
            for ending, body in ((".json", as_json(view, ask)), (".csv", as_csv(view, ask))):
                self._bytes(f"{tongue if own else 'data'}/{page.stem}{ending}", body)
        if page.path.startswith("/documents/") and tongue == TONGUES[0] and view.context["document"]["text"]:
            found = view.context["document"]
            about = {name: found[name] for name in ("document", "title", "area", "area_en", "report_year")}
            index.add({"stem": page.stem, **about}, found["text"])

    def _drawn(self, text: str, ask: Ask, stem: str) -> str:
        """A page with its charts as files beside it."""
        for number, address in enumerate(dict.fromkeys(_CHART.findall(text))):
            at = f"{ask.tongue}/{stem}{f'-{number + 1}' if number else ''}.svg"
            self._text(at, led(picture_at(ask, unescape(address)).decode(), at, self.addresses, ask.tongue))
            text = text.replace(f'"{address}"', f'"{at.rpartition("/")[2]}"')
        return text

    def _led(self, text: str, ask: Ask, stem: str) -> str:
        """A page of the application as one of the copy."""
        at = f"{ask.tongue}/{stem}.html"
        head = (
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
            f'<script src="{relative("static/site.js", at)}" data-root="{relative(".", at)}" defer></script>\n'
        )
        text = _BRIEF_FILES.sub("", led(text, at, self.addresses, ask.tongue))
        return text.replace('<meta name="viewport"', f'{head}<meta name="viewport"', 1)

    def _chosen_from(self, text: str, page: Planned, tongue: Tongue) -> str:
        """A page whose form asks the server, with the states that the copy has instead; the tracker keeps its form for the script."""
        t = words(tongue)
        if page.path == "/tracker":
            other = f'<p id="not-in-copy" role="status" hidden>{escape(t["not_in_copy"])}</p><p><a href="{{tables}}">{escape(t["all_tables"])}</a></p>'
            at = f"{tongue}/{page.stem}.html"
            other = other.replace("{tables}", relative(f"{tongue}/tables.html", at))
            return _FORM.sub(lambda form: form[0].replace(' action="/"', " data-tracker") + other, text, count=1)
        links = "".join(
            f'<li><a href="/{each.stem.partition("/")[0]}?{"&amp;".join(f"{n}={v}" for n, v in each.query.items())}">{escape(each.label[tongue])}</a></li>'
            for each in self.alike.get(page.path, ())
        )
        return _FORM.sub(f'<ul class="names">{links}</ul>' if links else "", text, count=1)

    def _all_tables(self, ask: Ask) -> str:
        groups: dict[tuple[int, int, str], list[Planned]] = {}
        for page in self.tables:
            key = -int(page.query["year"]), LEVELS.index(page.query["level"]), page.query["kind"]
            groups.setdefault(key, []).append(page)
        shown = [
            {"year": -year, "level": ask.t[LEVELS[level]], "kind": ask.t[kind], "pages": members}
            for (year, level, kind), members in sorted(groups.items())
        ]
        return render("static_tables.html", ask, title=ask.t["all_tables"], groups=shown)

    def _statements(self) -> None:
        for kind in (None, *_KINDS):
            path = self.folder / "data" / f"statements{'-' + kind if kind else ''}.csv"
            path.parent.mkdir(exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(lines(str(self.site.database), kind))

    def _static(self) -> None:
        for source in (files("mubiao.web") / "static", files("mubiao.publishing") / "static"):
            for item in source.iterdir():
                if item.name not in ("review.js", "upload.js"):
                    self._bytes(f"static/{item.name}", item.read_bytes())
        self._text("tracker.json", json.dumps([page.stem.partition("/")[2] for page in self.tables]))
        self._bytes("index.html", (files("mubiao.publishing") / "start.html").read_bytes())

    def _text(self, name: str, text: str) -> None:
        self._bytes(name, text.encode())

    def _bytes(self, name: str, body: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


_BRIEF_FILES = re.compile(r"<a >(?:docx|markdown)</a> · ")  # of the application alone
