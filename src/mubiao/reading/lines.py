"""A short stretch of printed text in one line: what breaks it on the page is left out."""

from __future__ import annotations

import re

# Where a line ends, with the blank lines and the page's foot (— 19 —) before the next one.
_BREAK = re.compile(r"[ \t　]*\n(?:[ \t　]*(?:[-—–－]{1,2} ?\d{1,4} ?[-—–－]{1,2}|\d{1,4}|第 ?\d{1,4} ?页)?[ \t　]*\n)*[ \t　]*")


def in_one_line(text: str) -> str:
    """``text`` without line breaks and page numbers between its lines; words of Latin letters stay apart. Else as printed."""
    return _BREAK.sub(_between, text) if "\n" in text else text


def _between(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return " " if before.isascii() and after.isascii() else ""
