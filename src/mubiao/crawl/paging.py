"""Which page of how many a page is, as its pager, or the script that draws it, or its url says; and what report it is a page of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_SCRIPT = re.compile(r"createPage(?:HTML)?\(\s*[\"']?(\d{1,3})[\"']?\s*,\s*[\"']?(\d{1,3})[\"']?")  # pages, the page counted from 0
_PRINTED = re.compile(
    r"第\s*(?:<[^>]{0,80}>\s*)?(\d{1,3})\s*(?:<[^>]{0,80}>\s*)?页\s*[/／,，、|]?\s*共\s*(?:<[^>]{0,80}>\s*)?(\d{1,3})\s*(?:<[^>]{0,80}>\s*)?页"
)
_OF = re.compile(r"共\s*(\d{1,3})\s*页\s*[/／,，、|]?\s*(?:当前)?第\s*(\d{1,3})\s*页")
_SLASH = re.compile(r"(?<![\d/])(\d{1,2})\s*/\s*(\d{1,2})\s*页|\b[Pp]age (\d{1,2}) of (\d{1,2})\b")
_NEXT = re.compile(r">\s*下一页\s*<")
_BARE_NUMBER = re.compile(r">\s*[\[【(]?\s*(\d{1,2})\s*[\])】]?\s*<")
_URL = re.compile(r"(?P<base>.*?)(?:_(?P<suffix>\d{1,2})(?P<ending>\.[a-z]{3,5}))?\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"-(\d{1,2})(?=\.[a-z]{3,5}\Z)", re.IGNORECASE)  # says nothing by itself: a day of a date ends so too
_QUERY = re.compile(r"(?:\A|&)(?:page|p|pageno|curpage|pageindex)=(\d{1,3})(?=&|\Z)", re.IGNORECASE)
_MOST = 60  # pages; a pager of more is that of a list
_PAGER = 400  # characters before 下一页 in which its numbers stand


@dataclass(frozen=True, slots=True)
class Paging:
    number: int  # from 1
    pages: int | None  # None where only the url says that it is one of several

    def __str__(self) -> str:
        return f"page {self.number} of {self.pages or 'several'}"


def paging_of(url: str, source: str) -> Paging | None:
    """Which of several pages this is; None where nothing says that it is one. ``source`` is the html or the text."""
    for pattern, pages, number, first in ((_SCRIPT, 1, 2, 0), (_PRINTED, 2, 1, 1), (_OF, 1, 2, 1)):
        found = pattern.search(source)
        if found is not None:
            return _sound(int(found[number]) + 1 - first, int(found[pages]))
    found = _SLASH.search(source)
    if found is not None:
        return _sound(int(found[1] or found[3]), int(found[2] or found[4]))
    suffix = _suffix(url)
    hyphen = _HYPHEN.search(urlsplit(url).path)
    following = _NEXT.search(source)
    numbers: list[int] = []
    if following is not None:
        numbers = [int(n) for n in _BARE_NUMBER.findall(source[max(0, following.start() - _PAGER) : following.start() + 1])]
    if numbers and max(numbers) > 1:
        if suffix is None and hyphen is not None and int(hyphen[1]) <= max(numbers):
            suffix = int(hyphen[1]) - 1
        # Some count the pages in their urls from one: the last is then told by being beyond it, and joining counts again.
        return _sound(min((suffix or 0) + 1, max(numbers)), max(numbers)) and Paging((suffix or 0) + 1, max(numbers))
    return Paging(suffix + 1, None) if suffix else None


def report_of(url: str) -> str:
    """What the urls of the pages of one report have in common: without ``_2`` before the ending and ``page=2`` in the query."""
    parts = urlsplit(url)
    matched = _URL.match(parts.path)
    path = matched["base"] + (matched["ending"] or "") if matched else parts.path
    path = _HYPHEN.sub("", path)
    return f"{parts.netloc.lower()}{path}?{_QUERY.sub('', parts.query).strip('&')}"


def _suffix(url: str) -> int | None:
    """The number of a page in its url, counted from 0: content_1.html is the second."""
    parts = urlsplit(url)
    matched = _URL.match(parts.path)
    if matched and matched["suffix"]:
        return int(matched["suffix"])
    query = _QUERY.search(parts.query)
    return max(0, int(query[1]) - 1) if query else None


def _sound(number: int, pages: int) -> Paging | None:
    return Paging(number, pages) if 1 <= number <= pages <= _MOST and pages > 1 else None
