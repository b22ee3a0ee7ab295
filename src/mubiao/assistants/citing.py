"""Where a figure stands: its document, its offsets, the words there and the sentence around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mubiao.store import Store
from mubiao.store.errors import NoSuchRecord
from mubiao.web.pages import document_url

Row = dict[str, Any]
_AROUND = 600  # characters looked at to either side for where the sentence begins and ends
_END = re.compile(r"[。！？；\n]|[.!?;](?=\s)")


class Citations:
    """Citations out of one database; the text of the document cited last is kept at hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._held: dict[str, Row] = {}

    def of(self, row: Mapping[str, Any]) -> Row:
        """The citation of a row that names its ``document`` (as `mubiao documents` lists it) and its ``start`` and ``end`` in that
        document's text.

        ``quote`` are the words between the offsets, ``sentence`` the sentence around them; both are None where the database holds the
        figures of a document and not its text. ``page`` is where `mubiao serve` shows it. Raises ``NoSuchRecord``.
        """
        found = self._document(row["document"])
        start, end, text = row["start"], row["end"], found["text"]
        begin, stop = sentence_around(text, start, end) if text else (start, end)
        return {
            "document": row["document"],
            "document_id": found["document_id"],
            "start": start,
            "end": end,
            "quote": text[start:end] if text else None,
            "sentence": text[begin:stop] if text else None,
            "page": f"{document_url(found['document_id'], found['part'])}#at-{start}-{end}",
        }

    def _document(self, name: str) -> Row:
        if name not in self._held:
            row = self.store.connection.execute(
                "SELECT d.document_id, d.part, t.text FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
                "JOIN texts t ON t.id = e.text WHERE d.name = ? ORDER BY d.id LIMIT 1",
                (name,),
            ).fetchone()
            if row is None:
                raise NoSuchRecord(str(self.store.path), f"there is no document {name}")
            self._held = {name: dict(row)}
        return self._held[name]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds ``text[start:end]``; a line break ends one too.

    >>> text = "去年增长5%。今年增长6%左右。"
    >>> text[slice(*sentence_around(text, 11, 13))]
    '今年增长6%左右。'
    """
    first = max(0, start - _AROUND)
    begin = max((match.end() for match in _END.finditer(text, first, start)), default=first)
    close = _END.search(text, max(start, end - 1), min(len(text), end + _AROUND))
    stop = min(len(text), end + _AROUND) if close is None else close.end()
    while begin < start and text[begin].isspace():
        begin += 1
    return begin, max(end, stop - (close is not None and close[0] == "\n"))
