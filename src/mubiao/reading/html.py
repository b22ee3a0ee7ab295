"""html to the text of its article: trafilatura's reading, checked against resiliparse's.

The two fail in different ways (one drops a list, the other a heading's number), so the share of sentences that only one of them has
says how far the text can be trusted. Page furniture around the article is left out by both and is not counted: it is no sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from mubiao.errors import EmptyFile, TooLarge
from mubiao.reading.decoding import decode
from mubiao.reading.limits import Deadline, Limits
from mubiao.records import Notice

DISAGREEMENT = 0.1  # share of sentences that only one of the two readings has, from which a warning is due
_MUCH_LESS = 0.5  # trafilatura's text is given up for resiliparse's when it has under half of its sentences
_PARAGRAPH, _LONG_LINE = 15, 300  # characters of a line that is a paragraph, and of one that may be several
# The extractors are native or opaque to a deadline and take quadratic time in depth and in the number of elements; real pages
# stay under 60 deep and 20,000 elements.
_DEEPEST = 1_000
_MOST_ELEMENTS = 200_000
_RUN = 4
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option".split())
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_\-]{2,20})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_\-]{2,20})",
    re.IGNORECASE,
)
_META = re.compile(r"<meta\s[^>]{0,600}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:\-]{1,20})\s{0,3}=\s{0,3}(?:\"([^\"]{0,400})\"|'([^']{0,400})')")
_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{0,500})", re.IGNORECASE)
_SENTENCE = re.compile(r"[^。！？；\n]{6,}[。！？；]|[A-Z][^.!?\n]{20,}[.!?](?=\s|$)")
_NOT_WORD = re.compile(r"[\W_]+")
_ROW = re.compile(r"^\|\s?(.*?)\s?\|\s*$", re.MULTILINE)
_TITLE_NAMES = ("articletitle", "og:title", "title", "dc.title")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "dc.date.issued")
_PUBLISHED = re.compile(
    r"(?:发布|发表|公开|上传|刊登)(?:时间|日期)[\s:：]{0,20}((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
)  # on the page, its tags blanked out


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    encoding: str
    title: str | None
    published: str | None  # the date as printed
    warnings: tuple[Notice, ...]


def read_html(path: str, data: bytes, limits: Limits, deadline: Deadline, encoding: str | None = None) -> Page:
    """The article of a page. Raises ``TooLarge`` (bytes, depth, elements), ``NotText`` or ``EmptyFile`` (no article in it)."""
    if len(data) > limits.markup_bytes:
        raise TooLarge(path, f"{len(data):,} bytes of html, over the limit of {limits.markup_bytes:,}")
    source, encoding = decode(path, data, encoding or declared_charset(data))
    _check_structure(path, source.encode("utf-8", "replace"))
    source = source.replace("\x00", "").lstrip("\ufeff")
    source = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)
    first = _by_trafilatura(source)
    deadline.check()
    second = extract_plain_text(source, main_content=True, alt_texts=False, links=False, comments=False)
    deadline.check()
    text, warnings = _chosen(first, second)
    if not text.strip():
        text = extract_plain_text(source, main_content=False, alt_texts=False, links=False)
    if not text.strip():
        raise EmptyFile(path, "the page has no text of its own (it may be filled in by a script)")
    return Page(text, encoding, title_of(source), published_of(source), warnings)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page or an xml file declares in its first kilobytes."""
    match = _CHARSET.search(data[:4096])
    return next(group for group in match.groups() if group).decode("ascii") if match else None


def title_of(source: str) -> str | None:
    """The page's own title: the portals' ArticleTitle, else og:title, else <title>."""
    names = _declared(source)
    if (match := _TITLE.search(source[:500_000])) is not None:
        names.setdefault("title", match[1])
    return _first(names, _TITLE_NAMES)


def published_of(source: str) -> str | None:
    """When the page says it was published, as printed: the portals' PubDate, else 发布时间 where a reader sees it."""
    declared = _first(_declared(source), _DATE_NAMES)
    if declared is not None:
        return declared
    visible = re.sub(r"<[^<>]*>|&(?:nbsp|emsp|ensp);", " ", source[:500_000])
    found = _PUBLISHED.search(visible)
    return found[1] if found else None


def _declared(source: str) -> dict[str, str]:
    """What the page's meta elements declare, by name."""
    names: dict[str, str] = {}
    for meta in _META.finditer(source[:200_000]):
        attributes = {match[1].lower(): match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(meta.group())}
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name and attributes.get("content"):
            names.setdefault(name, attributes["content"])
    return names


def _first(names: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((" ".join(unescape(names[name]).split()) for name in wanted if names.get(name, "").strip()), None)


def disagreement(first: str, second: str) -> float:
    """0 to 1: the share, by characters, of the sentences of both texts that only one of them has.

    A sentence is in the other text where most of its runs of four characters are: resiliparse loses numbers that stand in an
    element of their own, and the sentence around them is the same for all that.
    """
    here, there = _sentences(first), _sentences(second)
    lone = _missing(here, _runs(there)) + _missing(there, _runs(here))
    total = sum(map(len, here)) + sum(map(len, there))
    return lone / total if total else 0.0


def _by_trafilatura(source: str) -> str:
    article = trafilatura.bare_extraction(source, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False)
    text = str(getattr(article, "text", None) or "")
    return _ROW.sub(lambda row: row[1].replace(" | ", "\t"), text)


def _chosen(first: str, second: str) -> tuple[str, tuple[Notice, ...]]:
    share = disagreement(first, second)
    size, other = (sum(map(len, _sentences(text))) for text in (first, second))
    less = size < _MUCH_LESS * other or not first.strip()
    text = second if less or _runs_together(first, second) else first
    if share <= DISAGREEMENT:
        return text, ()
    message = f"trafilatura and resiliparse disagree on {share:.0%} of the page's sentences; the text is {'resiliparse' if less else 'trafilatura'}'s"
    return text, (Notice("html-extractors-disagree", message),)


def _runs_together(first: str, second: str) -> bool:
    """Whether trafilatura took a table for layout to be one of data and ran the paragraphs of a cell together.

    Pages laid out in tables are common among the older portals; without its line ends a report has no headings.
    """
    lines, others = (sum(1 for line in text.split("\n") if len(line.strip()) >= _PARAGRAPH) for text in (first, second))
    longest = max(map(len, first.split("\n")), default=0)
    return lines * 2 <= others and longest > _LONG_LINE and longest > 2 * max(map(len, second.split("\n")), default=0)


def _sentences(text: str) -> set[str]:
    return {bare for sentence in _SENTENCE.findall(text) if len(bare := _NOT_WORD.sub("", sentence)) >= 6}


def _runs(sentences: set[str]) -> set[str]:
    return {sentence[i : i + _RUN] for sentence in sentences for i in range(len(sentence) - _RUN + 1)}


def _missing(sentences: set[str], runs: set[str]) -> int:
    """Characters of the sentences that are not in a text of these runs."""
    missing = 0
    for sentence in sentences:
        windows = len(sentence) - _RUN + 1
        if sum(sentence[i : i + _RUN] in runs for i in range(windows)) < 0.5 * windows:
            missing += len(sentence)
    return missing


def _check_structure(path: str, source: bytes) -> None:
    depth = deepest = elements = 0
    for closing, name in _TAG.findall(source):
        elements += 1
        if name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise TooLarge(path, f"its elements nest {deepest:,} deep, over the limit of {_DEEPEST:,}")
    if elements > _MOST_ELEMENTS:
        raise TooLarge(path, f"{elements:,} elements, over the limit of {_MOST_ELEMENTS:,}")
