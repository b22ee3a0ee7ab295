"""Where words stand next in a sentence whose pieces are read one after the other, so that most pieces are not searched for them."""

from __future__ import annotations

import re


class Ahead:
    """Where a pattern is found next in a sentence, for pieces that are asked about from left to right."""

    def __init__(self, pattern: re.Pattern[str], text: str, end: int, at: int) -> None:
        self._pattern, self._text, self._end, self._at = pattern, text, end, at

    def begins_in(self, start: int, end: int) -> bool:
        """Whether a match begins in ``text[start:end]``; ``start`` is never before the one asked about last."""
        if self._at < start:
            found = self._pattern.search(self._text, start, self._end)
            self._at = found.start() if found is not None else self._end
        return self._at < end
