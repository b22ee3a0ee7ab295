"""The title of the document on a page: what the page declares, unless that is the name of a site or a column; then its heading, or a line
among its first that reads as a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from mubiao.crawl.scoring import DOCUMENT, names_a_place, own_title
from mubiao.reading.html import title_of

_HEADING = re.compile(r"<h([1-3])\b[^>]{0,200}>(.{0,400}?)</h\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]{0,300}>")
_LOOKED_AT = 400_000  # characters of the source: scripts before the body can be long
_BARE = re.compile(r"政\s*府\s*工\s*作\s*报\s*告")
_SHORTEST_ITEM = 7  # of a list: menus name what is looked for in fewer characters
_BULLETS = "•·*▪◆ "
_LINE = re.compile(r"(?![问答][：:])[^。；•*]{4,90}(?<![：，、:,])")
_BODY = re.compile(r"。|.{91}")
_LABELLED = re.compile(r"(?m)^标\s?题\s?[：:]\s*([^\n\t]{4,90})")
_LINES = 24  # before the body
_NEIGHBOUR = re.compile(r"[上下前后]一[篇条页则]\s*[：:]|(?:相关|延伸)(?:阅读|链接|新闻|文章)")  # it names another page


def title_on(source: str, text: str) -> str | None:
    """Of an html page. ``text`` is what was extracted of it."""
    declared = _without_site(own_title(title_of(source)))
    headings = [" ".join(unescape(_TAG.sub("", match[2])).split()) for match in _HEADING.finditer(source[:_LOOKED_AT])]
    headings += [labelled.strip() for labelled in _LABELLED.findall(text[:3000])]
    lines = _lines_above_the_body(text)
    # The declared title often says more than the heading: whose site, which column.
    repeated = [line for line in (*headings, *lines) if line[:1] not in "（(" and line in declared and DOCUMENT.search(line)]
    longest = max(repeated, key=len, default="")
    if len(longest) > 4 and len(longest) * 2 >= len(declared):
        return longest
    if declared and not _is_general(declared):
        return declared
    named = next((own_title(heading) for heading in headings if len(heading) >= 4 and not _is_general(own_title(heading))), None)
    bare = next((line for line in (*headings, *lines[:1]) if _BARE.fullmatch(line)), None)
    return named or _among(lines) or bare or declared or None


def title_among(text: str) -> str | None:
    """Of a plain text, which may begin with the menus of the site it is from."""
    lines = _lines_above_the_body(text)
    return _among(lines) or (lines[0] if lines and _LINE.fullmatch(lines[0]) else None)


def _without_site(title: str) -> str:
    """A title without the name of a site or a column before it."""
    column, mark, rest = title.partition("-")
    if mark and _is_general(column) and DOCUMENT.search(rest):
        title = rest.strip()
    words = title.split(" ")
    while len(words) > 1 and len(words[0]) >= 4 and names_a_place(words[0]):
        words = words[1:]
    return " ".join(words)


def _lines_above_the_body(text: str) -> list[str]:
    found: list[str] = []
    for line in text[:3000].split("\n"):
        stripped = line.strip()
        if _BODY.search(stripped) or len(found) == _LINES:
            break
        if stripped and "\t" not in stripped and not _NEIGHBOUR.match(stripped):  # those with tabs are cells of a table about the page
            found.append(stripped)
    return found


def _among(lines: Iterable[str]) -> str | None:
    """The first line that names a document and says more than what menus say; else the last item of a list that does, for old pages do
    not end their lists."""
    items: list[str] = []
    for line in lines:
        own = _without_site(own_title(line.lstrip(_BULLETS)))
        if _LINE.fullmatch(own) and DOCUMENT.search(own) and not _is_general(own):
            if line[0] not in _BULLETS:
                return own
            if len(own) > _SHORTEST_ITEM:
                items.append(own)
    return items[-1] if items else None


def _is_general(title: str) -> bool:
    """Whether a title names no document, or names one as menus and columns do."""
    return names_a_place(title) or _BARE.fullmatch(title) is not None
