"""Where the clause of a promise begins."""

from __future__ import annotations

from mubiao.statements.zh.marks import behind_last

_CLAUSE = "，。；：:！\n　"
_SENTENCE_REACH = 160


def clause_begin(text: str, position: int) -> int:
    """Where the clause begins that ``position`` stands in."""
    floor = max(0, position - _SENTENCE_REACH)
    return behind_last(text, _CLAUSE, floor, position)
