"""Where a clause or a sentence begins: behind the last of the marks that part it."""

from __future__ import annotations

import re
from functools import cache


def behind_last(text: str, marks: str, start: int, end: int) -> int:
    """The place behind the last of ``marks`` in ``text[start:end]``; 0 where it has none of them."""
    found = _up_to_last(marks).match(text, start, end)
    return found.end() if found is not None else 0


@cache
def _up_to_last(marks: str) -> re.Pattern[str]:
    """All up to the last of ``marks``; the engine goes to the end at once and then back."""
    return re.compile(f".*[{re.escape(marks)}]", re.DOTALL)
