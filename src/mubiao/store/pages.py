"""Pages of the web on their way into the database: fetched one by one, read here, handed on with where and when they were found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from mubiao.batch import Task
from mubiao.errors import ReadError
from mubiao.fetching import Fetched, Fetcher
from mubiao.reading import Limits, read_bytes
from mubiao.records import Document
from mubiao.store.filing import Source


def pages(
    urls: Iterable[str], fetcher: Fetcher, sources: dict[str, Source], *, limits: Limits | None = None, text_column: str | None = None
) -> Iterator[Task]:
    """A task for each url, in order; ``sources`` learns where its bytes are from. A page that cannot be had is a task that failed."""
    for url in urls:
        try:
            page = fetcher.fetch(url)
            sources[url] = _source(page)
            yield from _documents(page, limits, text_column)
        except ReadError as error:
            yield Task(url, failed=error)


def _source(page: Fetched) -> Source:
    digest = hashlib.sha256(page.content).hexdigest()
    return Source(page.url, digest, page.retrieved_at, page.final_url, page.media_type, page.encoding, page.content)


def _documents(page: Fetched, limits: Limits | None, text_column: str | None) -> Iterator[Task]:
    found: list[Document] = []
    items = read_bytes(page.url, page.content, limits=limits, text_column=text_column, media_type=page.media_type, encoding=page.encoding)
    for item in items:
        if isinstance(item, ReadError):
            yield Task(page.url, failed=item)
        else:
            found.append(item)
    yield Task(page.url, documents=tuple(found))
