"""The documents of a part, one after another, each with what came of it; a document that cannot be read costs itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from mubiao import api, batch
from mubiao.batch import Outcome
from mubiao.crawl.candidates import Candidate, joined_document, judge
from mubiao.crawl.joining import join
from mubiao.crawl.pages import Page
from mubiao.crawl.warc import read_archive
from mubiao.errors import ReadError, TooSlow
from mubiao.identity import split_reports
from mubiao.lake.clock import Clock
from mubiao.lake.layout import Settings
from mubiao.lake.plan import Part
from mubiao.reading import Limits, read, read_bytes
from mubiao.records import Document
from mubiao.store.filing import Source, part_of
from mubiao.themes.frames import rows_of


@dataclass(slots=True)
class Found:
    """A document and what came of it, or an error; where it came from, and which of the documents of the same bytes it is."""

    outcome: Outcome
    source: Source
    part: int = 1


@dataclass(slots=True)
class Reader:
    """Reads a part. ``pages`` counts what was looked at in an archive, documents or not."""

    settings: Settings
    clock: Clock
    limits: Limits = field(default_factory=Limits)
    pages: int = 0

    def found(self, part: Part) -> Iterator[Found]:
        """What came of every document of a part, in their order; the same in every run."""
        if part.what == "archive":
            yield from self._archive(part.paths[0])
        elif part.what == "rows":
            yield from self._rows(part.paths[0], part.start, part.stop)
        else:
            for path in part.paths:
                documents = partial(api.documents, path, limits=self.limits, text_column=self.settings.text_column)
                yield from self._file(path, self._source(path), documents)

    def _file(self, name: str, source: Source, documents: Callable[[], Iterable[Document | ReadError]]) -> Iterator[Found]:
        """The documents of a file. Where it takes too long until the next is read, the rest of it is left."""
        try:
            with self.clock.over(name):
                items = iter(documents())
                item = next(items, None)
            while item is not None:
                yield self._examined(item, source, name)
                with self.clock.over(name):
                    item = next(items, None)
        except ReadError as error:
            yield Found(Outcome(error.path, error=error), source)
        except Exception as fault:  # whatever it is, the other files of the part must not pay for it
            yield Found(Outcome(name, error=batch.defect_of(name, fault)), source)

    def _rows(self, path: str, start: int, stop: int) -> Iterator[Found]:
        """Rows of a parquet file; one that cannot even be read is left, and reading goes on behind it."""
        source = self._source(path, dated=False)
        at = start
        while at < stop:
            items = read(path, limits=self.limits, text_column=self.settings.text_column, window=range(at, stop))
            name = f"{path}#{at}"
            try:
                for number in count(at):
                    at, name = number, f"{path}#{number}"
                    with self.clock.over(name):
                        item = next(items, None)
                        found = [] if item is None else [item] if isinstance(item, ReadError) else list(split_reports(item))
                    if item is None:
                        return
                    for one in found:
                        yield self._examined(one, source, path)
            except (TooSlow, batch.Crashed) as error:
                yield Found(Outcome(name, error=error), source)
                at += 1
            except ReadError as error:
                yield Found(Outcome(error.path, error=error), source)
                return
            except Exception as fault:
                yield Found(Outcome(name, error=batch.defect_of(name, fault)), source)
                return

    def _archive(self, name: str) -> Iterator[Found]:
        """The documents in an archive: pages by themselves, then those that are joined of several, then parts that are alone."""
        parts: list[Candidate] = []
        try:
            for page in self._pages(name):
                self.pages += 1
                if isinstance(page, ReadError):
                    yield Found(Outcome(page.path, error=page), Source(name, "", ""))
                    continue
                candidate = self._judged(page)
                if isinstance(candidate, ReadError):
                    yield Found(Outcome(page.url, error=candidate), _page_source(page))
                elif candidate.kind == "part":
                    parts.append(candidate)
                elif candidate.kind in self.settings.pages:
                    yield from self._file(page.url, _page_source(page), partial(self._documents, page))
        except ReadError as error:
            yield Found(Outcome(error.path, error=error), Source(name, "", ""))
        yield from self._joined(parts, name)

    def _pages(self, name: str) -> Iterator[Page | ReadError]:
        """The pages of an archive; whatever is wrong with it is a ``ReadError``."""
        try:
            yield from read_archive(name, self.limits.markup_bytes)
        except ReadError:
            raise
        except Exception as fault:
            raise batch.defect_of(name, fault) from fault

    def _judged(self, page: Page) -> Candidate | ReadError:
        try:
            with self.clock.over(page.url):
                return judge(page, self.limits)
        except ReadError as error:
            return error
        except Exception as fault:
            return batch.defect_of(page.url, fault)

    def _documents(self, page: Page) -> Iterator[Document | ReadError]:
        for item in read_bytes(page.url, page.data, limits=self.limits, media_type=page.media_type, encoding=page.encoding):
            if isinstance(item, ReadError):
                yield item
            else:
                yield from split_reports(item)

    def _joined(self, parts: list[Candidate], archive: str) -> Iterator[Found]:
        def joined() -> Iterator[Document | ReadError]:
            """The reports that parts make together, and parts whose others are not there."""
            for one in join(parts, self.limits):
                if isinstance(one, ReadError):
                    yield one
                elif one.part_of is None and one.kind in self.settings.pages:
                    yield joined_document(one.url, one.title, one.text, self.limits)

        times = {part.url: part.crawled_at or "" for part in parts}
        for found in self._file(archive, Source(archive, "", ""), joined):
            name = found.outcome.name
            yield replace(found, source=Source(name, "", times[name])) if name in times else found

    def _examined(self, item: Document | ReadError, source: Source, path: str) -> Found:
        if isinstance(item, ReadError):
            return Found(Outcome(item.path, error=item), source)
        try:
            with self.clock.over(item.name):
                outcome = examined(item, self.settings)
        except ReadError as error:
            outcome = Outcome(item.name, error=error)
        except Exception as fault:
            outcome = Outcome(item.name, error=batch.defect_of(item.name, fault))
        return Found(outcome, source, part_of(item, path))

    def _source(self, path: str, *, dated: bool = True) -> Source:
        """Where a file came from. Its bytes are hashed when that costs little: a whole table is not read for it."""
        try:
            with self.clock.over(path):
                file = Path(path)
                small = file.is_file() and file.stat().st_size <= self.limits.file_bytes
                digest = hashlib.sha256(file.read_bytes()).hexdigest() if small and dated else ""
                changed = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")
        except (OSError, ValueError, ReadError):  # reading it will say why
            return Source(path, "", "")
        return Source(path, digest, changed)


def examined(document: Document, settings: Settings) -> Outcome:
    """All that the program says of a document: its statements and records, its inspection, and with them passages and themes."""
    inspection, records = api.read_all(document, headline=settings.headline)
    outcome = batch.outcome_of(document, inspection, records)
    outcome.document = document
    if settings.passages and inspection.identity.genre == "work_report":
        outcome.more["passages"], outcome.more["themes"] = rows_of(document, inspection.identity, inspection.sections)
    return outcome


def _page_source(page: Page) -> Source:
    return Source(
        page.url, hashlib.sha256(page.data).hexdigest(), page.crawled_at or "", media_type=page.media_type, encoding=page.encoding
    )
