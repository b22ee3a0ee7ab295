"""The search index of a copy, in pieces: which documents have a term. The texts themselves say where, when the script asks for them.

Documents are taken some at a time, so that memory stays flat; of each such block the terms are spread over pieces by a sum that the
script in the browser forms alike. Terms are pairs of Chinese characters, and the first six characters of other words.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BLOCK = 500  # documents
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PAIR = re.compile(f"(?=([{_HAN}]{{2}}))")
_WORD = re.compile(r"[a-z0-9]+")
_BEGINS = 6


class Index:
    """Writes the pieces of an index into a folder, a block of documents at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.blocks: list[dict[str, Any]] = []
        self._documents: list[dict[str, Any]] = []
        self._terms: dict[str, list[int]] = defaultdict(list)

    def add(self, about: dict[str, Any], text: str) -> None:
        """A document: what the list of hits shows of it, and its text."""
        number = len(self._documents)
        self._documents.append(about)
        for term in terms(text):
            self._terms[term].append(number)
        if len(self._documents) == BLOCK:
            self._write()

    def close(self) -> None:
        """Write what is left, and the file that says what there is."""
        if self._documents:
            self._write()
        self.folder.mkdir(parents=True, exist_ok=True)
        _dump(self.folder / "index.json", {"blocks": self.blocks})

    def _write(self) -> None:
        number, count = len(self.blocks), 16 if len(self._documents) < 50 else 256
        folder = self.folder / str(number)
        folder.mkdir(parents=True)
        pieces: list[dict[str, list[int]]] = [{} for _ in range(count)]
        for term, found in self._terms.items():
            pieces[piece_of(term, count)][term] = found
        for at, piece in enumerate(pieces):
            _dump(folder / f"{at}.json", piece)
        _dump(folder / "documents.json", self._documents)
        self.blocks.append({"documents": len(self._documents), "pieces": count})
        self._documents, self._terms = [], defaultdict(list)


def terms(text: str) -> Iterable[str]:
    """The terms of a text, each once.

    >>> sorted(terms("低空经济 Low-altitude"))
    ['altitu', 'low', '低空', '空经', '经济']
    """
    squeezed = "".join(text.split())  # a printed line may end inside a word
    return {match[1] for match in _PAIR.finditer(squeezed)} | {word[:_BEGINS] for word in _WORD.findall(text.lower())}


def piece_of(term: str, count: int) -> int:
    """The piece that holds a term; search.js forms the same sum."""
    made = 0
    for character in term:
        made = (made * 31 + ord(character)) % 65521
    return made % count


def _dump(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
