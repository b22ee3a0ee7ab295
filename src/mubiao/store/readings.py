"""What a reader gave beside the text of a document, kept so that the document can be made again without its file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from mubiao.records import Document, Furniture, Notice

Row = Mapping[str, Any]


def reading_of(document: Document) -> str:
    """What the reader gave beside the text, from which ``reread`` makes the document again, as json."""
    given = {
        **{name: getattr(document, name) for name in ("encoding", "language", "title", "declared_area", "declared_year", "declared_date")},
        "furniture": _packed(document.furniture),
        "warnings": [[item.code, item.message] for item in document.warnings],
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def reread(row: sqlite3.Row | Row) -> Document:
    """The document as it was read, from what the database holds: columns name, document_id, media_type, language, text, reading."""
    reading = json.loads(row["reading"])
    return Document(
        row["name"],
        row["document_id"],
        row["media_type"],
        reading["encoding"],
        reading["language"],
        row["text"],
        reading["title"],
        reading["declared_area"],
        reading["declared_year"],
        reading["declared_date"],
        _unpacked(reading["furniture"]),
        tuple(Notice(*item) for item in reading["warnings"]),
    )


def _packed(furniture: Iterable[Furniture]) -> dict[str, list[int]]:
    """Stretches by kind, each as the distance from the one before and its length: a broken text has hundreds."""
    packed: dict[str, list[int]] = {}
    ends: dict[str, int] = {}
    for item in furniture:
        packed.setdefault(item.kind, []).extend((item.start - ends.get(item.kind, 0), item.end - item.start))
        ends[item.kind] = item.end
    return packed


def _unpacked(packed: Any) -> tuple[Furniture, ...]:
    """The stretches of ``_packed`` in order; those of the first schemas stand as they are, [start, end, kind]."""
    if isinstance(packed, list):
        return tuple(Furniture(*item) for item in packed)
    found: list[Furniture] = []
    for kind, numbers in packed.items():
        end = 0
        for gap, length in zip(numbers[::2], numbers[1::2], strict=True):
            found.append(Furniture(end + gap, end + gap + length, kind))
            end += gap + length
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))
