"""Where a clause or a sentence begins: behind the last of the marks that part it."""

from __future__ import annotations


def behind_last(text: str, marks: str, start: int, end: int) -> int:
    """The place behind the last of ``marks`` in ``text[start:end]``; 0 where it has none of them."""
    last = -1
    for mark in marks:
        at = text.rfind(mark, last + 1 if last >= start else start, end)
        last = at if at > last else last
    return last + 1
