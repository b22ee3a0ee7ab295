"""From a reader's raw text to a ``Document``: cleaned once, its language judged, its furniture found, its faults named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from mubiao.errors import EmptyFile
from mubiao.reading.decoding import clean, garbled, language_of
from mubiao.reading.furniture import find_furniture
from mubiao.reading.limits import Limits
from mubiao.records import Document, Furniture, Notice

_MUCH_FURNITURE = 5  # lines of page furniture from which a reader should know; a source line or two is usual
_QUIET = frozenset({"hard-break", "footnote-mark", "page-number", "running-head"})


def document(
    name: str,
    document_id: str,
    media_type: str,
    text: str,
    limits: Limits,
    *,
    encoding: str | None = None,
    title: str | None = None,
    declared_area: str | None = None,
    declared_year: int | None = None,
    declared_date: str | None = None,
    known: Iterable[Furniture] = (),
    full_lines: dict[int, bool] | None = None,
    warnings: Iterable[Notice] = (),
    place: str | None = None,
) -> Document:
    """A document of ``text``; ``known`` furniture and ``full_lines`` point into the cleaned text.

    Raises ``EmptyFile`` where there is no text and ``TooLarge`` where there is too much.
    """
    limits.check_characters(name, len(text), place)
    text = clean(text)
    if not text.strip():
        raise EmptyFile(name, "it holds no text", place)
    notices = list(warnings)
    if (fault := garbled(text)) is not None:
        notices.append(fault)
    furniture = find_furniture(text, known, full_lines)
    page = [item for item in furniture if item.kind not in _QUIET]
    if len(page) >= _MUCH_FURNITURE:
        kinds = ", ".join(sorted({item.kind for item in page}))
        notices.append(Notice("page-furniture", f"{len(page)} pieces of the page around the report were set aside ({kinds})"))
    return Document(
        name=name,
        document_id=document_id,
        media_type=media_type,
        encoding=encoding,
        language=language_of(text),
        text=text,
        title=clean(title).strip() or None if title else None,
        declared_area=declared_area,
        declared_year=declared_year,
        declared_date=declared_date,
        furniture=furniture,
        warnings=tuple(notices),
    )


def identifier(data: bytes | str) -> str:
    """sha-256 of the bytes, or of a row's text in UTF-8."""
    return hashlib.sha256(data.encode("utf-8", "replace") if isinstance(data, str) else data).hexdigest()
