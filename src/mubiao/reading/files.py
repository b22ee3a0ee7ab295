"""One file, or bytes in memory, to documents: finds what it is and hands it to the reader of that format.

A reader brings its library along when it is first needed: who reads text files does not wait for a web page's parser.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mubiao.errors import EmptyFile, ReadError
from mubiao.reading import sniffing
from mubiao.reading.assembling import document, identifier
from mubiao.reading.decoding import decode
from mubiao.reading.limits import Deadline, Limits
from mubiao.reading.table import MEDIA_TYPES as TABLES
from mubiao.reading.table import read_table
from mubiao.reading.tmx import read_tmx
from mubiao.reading.word import read_word
from mubiao.records import Document, Notice

PathLike = str | os.PathLike[str]


def printable(path: PathLike) -> str:
    """A path as text that can be printed; names unpacked from Chinese Windows archives are often GBK bytes."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def read(
    path: PathLike, *, limits: Limits | None = None, text_column: str | None = None, window: range | None = None
) -> Iterator[Document | ReadError]:
    """Every document of a file, in order. Raises ``ReadError`` where the file as a whole cannot be read.

    A bad row of a table is yielded as the ``ReadError`` it is, and the rows after it follow. csv, tsv, jsonl and parquet
    are streamed, whatever their size; any other file is held in memory and bounded by ``limits``. ``window``: only the rows of these
    numbers of a parquet file, from 1.
    """
    limits = limits or Limits()
    name = printable(path)
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(sniffing.HEAD)
            streamed = sniffing.streamed_type(name, head)
            if streamed is None:
                limits.check_bytes(name, os.fstat(stream.fileno()).st_size)
                data = head + stream.read()
    except FileNotFoundError as missing:
        raise ReadError(name, "no such file") from missing
    except (OSError, ValueError) as refused:
        raise ReadError(name, getattr(refused, "strerror", None) or str(refused)) from refused
    if streamed is None:
        yield from read_bytes(name, data, limits=limits, text_column=text_column)
    else:
        yield from read_table(name, Path(path), streamed, (), limits, limits.deadline(name), text_column, window)


def read_bytes(
    name: str,
    data: bytes,
    *,
    limits: Limits | None = None,
    text_column: str | None = None,
    media_type: str | None = None,
    encoding: str | None = None,
) -> Iterator[Document | ReadError]:
    """Like ``read``, for bytes in memory (an upload, a page of a crawl); ``name`` stands for the path.

    ``media_type`` and ``encoding`` are what the sender declared (a Content-Type header); the content is believed before them.
    """
    limits = limits or Limits()
    limits.check_bytes(name, len(data))
    if not data:
        raise EmptyFile(name, "the file is empty")
    found, notices = sniffing.media_type_of(name, data)
    if found == sniffing.TEXT and media_type in _READERS:
        found = media_type
    job = _Job(name, data, found, encoding, notices, limits, limits.deadline(name))
    if found in TABLES:
        yield from read_table(name, data, found, notices, limits, job.deadline, text_column)
    else:
        yield from _READERS[found](job)


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    data: bytes
    media_type: str
    encoding: str | None
    notices: tuple[Notice, ...]
    limits: Limits
    deadline: Deadline


def _read_plain(job: _Job) -> Iterator[Document]:
    text, encoding = decode(job.name, job.data, job.encoding)
    job.deadline.check()
    yield document(job.name, identifier(job.data), job.media_type, text, job.limits, encoding=encoding, warnings=job.notices)


def _read_docx(job: _Job) -> Iterator[Document]:
    word = read_word(job.name, job.data, job.limits, job.deadline)
    yield document(
        job.name, identifier(job.data), job.media_type, word.text, job.limits, title=word.title, known=word.furniture, warnings=job.notices
    )


def _read_pdf(job: _Job) -> Iterator[Document]:
    from mubiao.reading.pdf import read_pdf

    pdf = read_pdf(job.name, job.data, job.limits, job.deadline)
    yield document(
        job.name,
        identifier(job.data),
        job.media_type,
        pdf.text,
        job.limits,
        title=pdf.title,
        known=pdf.furniture,
        full_lines=pdf.full_lines,
        warnings=job.notices,
    )


def _read_html(job: _Job) -> Iterator[Document]:
    from mubiao.reading.html import read_html

    page = read_html(job.name, job.data, job.limits, job.deadline, job.encoding)
    yield document(
        job.name,
        identifier(job.data),
        job.media_type,
        page.text,
        job.limits,
        encoding=page.encoding,
        title=page.title,
        declared_date=page.published,
        warnings=(*job.notices, *page.warnings),
    )


def _read_tmx(job: _Job) -> Iterator[Document]:
    for language, text, breaks in read_tmx(job.name, job.data, job.limits, job.deadline):
        name = f"{job.name}#{language}"
        yield document(name, identifier(text), job.media_type, text, job.limits, encoding="utf-8", known=breaks, warnings=job.notices)


_READERS: dict[str, Callable[[_Job], Iterator[Document]]] = {
    sniffing.TEXT: _read_plain,
    sniffing.DOCX: _read_docx,
    sniffing.PDF: _read_pdf,
    sniffing.HTML: _read_html,
    sniffing.TMX: _read_tmx,
}
