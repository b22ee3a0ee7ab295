"""Where the clause of a promise begins."""

from __future__ import annotations

_CLAUSE = "，。；：:！\n　"
_SENTENCE_REACH = 160


def clause_begin(text: str, position: int) -> int:
    """Where the clause begins that ``position`` stands in."""
    floor = max(0, position - _SENTENCE_REACH)
    return max(text.rfind(mark, floor, position) for mark in _CLAUSE) + 1
