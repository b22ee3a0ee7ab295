"""A document's text as its sentences run: page furniture and hard breaks taken out, widths folded, and the way back.

Printed text is never changed (offsets must open it); the grammar reads a ``Flow`` instead, in which a sentence is one piece
and a digit is a digit. ``Flow.span`` turns a place in the flow into offsets of the printed text.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from mubiao.records import Document, Furniture

# Full-width digits, letters and signs that have an ASCII twin. Chinese sentence punctuation (，；：！？（）) keeps its width:
# it is punctuation of the language, and the grammar cuts on it.
_KEEP = "，；：！？（）～"
FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
_BLANK = re.compile(r"[ \t\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")


@dataclass(frozen=True, slots=True)
class Flow:
    text: str
    origin: array[int]  # origin[i] is the offset in the printed text of text[i]; one more entry for the end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the printed text of ``text[start:end]`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def flow_of(document: Document) -> Flow:
    return flow_of_text(document.text, document.furniture, keep_blanks=document.language == "en")


def flow_of_text(text: str, furniture: tuple[Furniture, ...] = (), keep_blanks: bool = False) -> Flow:
    """The flow of a text. Blanks inside Chinese are dropped (they are layout); between two Latin words they stay."""
    folded = text.translate(FOLD)
    kept: list[str] = []
    origin = array("L")
    position = 0
    for item in (*furniture, Furniture(len(text), len(text), "end")):
        _copy(folded, position, item.start, keep_blanks, kept, origin)
        position = item.end
    origin.append(len(text))
    return Flow("".join(kept), origin)


def _copy(folded: str, start: int, end: int, keep_blanks: bool, kept: list[str], origin: array[int]) -> None:
    position = start
    for blank in _BLANK.finditer(folded, start, end):
        i = blank.start()
        before, after = folded[i - 1 : i], folded[i + 1 : i + 2]
        if keep_blanks or (_latin(before) and _latin(after)):
            continue
        kept.append(folded[position:i])
        origin.extend(range(position, i))
        position = i + 1
    kept.append(folded[position:end])
    origin.extend(range(position, end))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
