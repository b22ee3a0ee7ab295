"""One page judged: rejected by its first kilobytes, else by title and a quick text, else read as every document is.

Only what may be a report is read in full (``reading``, ``outline``, ``identity``); that is where its area and year come from. Of other
kinds both are what the title says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from resiliparse.extract.html2text import extract_plain_text

from mubiao.crawl.pages import Page
from mubiao.crawl.paging import Paging, paging_of
from mubiao.crawl.scoring import PageKind, Score, own_title, score, screened
from mubiao.crawl.titles import title_among, title_on
from mubiao.errors import NotText, ReadError
from mubiao.identity import identify, split_reports
from mubiao.outline import outline
from mubiao.places import find_places
from mubiao.reading import Limits, flow_of, read_bytes
from mubiao.reading.assembling import document as assembled
from mubiao.reading.assembling import identifier
from mubiao.reading.decoding import clean, decode, language_of
from mubiao.reading.html import declared_charset, published_of
from mubiao.records import Document, Identity

_YEAR = re.compile(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?!\d)")
_MARKUP = re.compile(r"<(?:!doctype|html|head|meta|body|div|p|title)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&#(\d{3,6}|x[0-9a-f]{2,5});", re.IGNORECASE)  # old editors wrote every character so
_WHOLE_FORMATS = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
_LITTLE = 200  # characters: less is not all that the page says
_MOST_MARKUP = 20_000_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a page is, and whose. ``text`` is kept to join parts and to link copies; it is no column of the table."""

    url: str
    crawled_at: str | None
    kind: PageKind
    score: float
    reasons: tuple[str, ...]
    title: str | None = None
    language: str | None = None
    area: str | None = None
    area_code: str | None = None
    level: str | None = None
    year: int | None = None
    published_on: str | None = None
    characters: int = 0
    part: int | None = None  # page 2 …
    parts: int | None = None  # … of 5; of a joined report: how many pages it was joined of
    part_of: str | None = None  # the url of the report that this page was joined to
    copy_of: str | None = None  # the url of the canonical copy
    whole: bool | None = None  # of a report: whether it is all there
    source: str = ""
    text: str = field(default="", repr=False)


def judge(page: Page, limits: Limits | None = None) -> Candidate:
    """What a page is. Raises ``ReadError`` where it cannot be read though it may be something."""
    limits = limits or Limits()
    if _is_whole_format(page):
        return _whole_format(page, limits)
    if away := turned_away(page):
        return away
    limits.check_bytes(page.url, min(len(page.data), limits.file_bytes + 1))
    try:
        title, text, published, paging = _quick(page)
    except NotText:
        return _other(page, "it is no text")
    first = score(title, text, part=paging is not None)
    if first.kind != "work_report":
        return _named(page, first, title, text, published)
    [document, *_] = _documents(page, limits)
    return of_report(page, replace(document, title=title or document.title), paging, published)


def turned_away(page: Page) -> Candidate | None:
    """What a page is of which the first kilobytes say that it is nothing of what is looked for; None where it is to be judged."""
    if _is_whole_format(page) or screened(page.data):
        return None
    return _other(page, "none of the genre's words are in its first kilobytes")


def _is_whole_format(page: Page) -> bool:
    """A pdf or docx: it has no first kilobytes to judge by."""
    return page.media_type in _WHOLE_FORMATS or page.data[:4] in (b"%PDF", b"PK\x03\x04")


def of_report(page: Page, document: Document, paging: Paging | None, published: str | None = None) -> Candidate:
    """What a document that may be a report, or a part of one, is when it is read in full."""
    flow = flow_of(document)
    sections = outline(document, flow)
    identity = identify(document, flow, sections)
    judged = score(document.title, flow.text, part=paging is not None, genre=identity.genre)
    if judged.kind != "work_report":
        return _named(page, judged, document.title or identity.title, document.text, published)
    codes = {notice.code for notice in identity.warnings}
    whole = identity.genre == "work_report" and not codes & {"truncated", "garbled"}
    if paging is not None and paging.pages != 1 and not (whole and paging.pages is None):
        reasons = (*judged.reasons, f"its pager says {paging}")
        found = _made(page, replace(judged, kind="part", reasons=reasons), document, identity)
        return replace(found, part=paging.number, parts=paging.pages, whole=False)
    return replace(_made(page, judged, document, identity), whole=whole)


def _made(page: Page, judged: Score, document: Document, identity: Identity) -> Candidate:
    named = _named(page, judged, document.title or identity.title, document.text, identity.published_on)
    return replace(
        named,
        language=document.language,
        area=identity.area or named.area,
        area_code=identity.area_code or named.area_code,
        level=identity.level or named.level,
        year=identity.report_year or named.year,
    )


def _named(page: Page, judged: Score, title: str | None, text: str, published: str | None) -> Candidate:
    """A candidate with the area and the year that its title, else its first lines, name."""
    if judged.kind == "other":
        return replace(_other(page, ""), score=judged.score, title=title, characters=len(text))
    language = language_of(text)
    own = own_title(title)
    year = next((int(found[1]) for words in (own, text[:300]) for found in _YEAR.finditer(words)), None)
    if year is None and published:
        year = int(published[:4]) if published[:4].isdigit() else None
    mentions = [m.place for words in (own, text[:200]) for m in find_places(words, language=language) if m.place is not None]
    place = mentions[0] if mentions else None
    return Candidate(
        page.url, page.crawled_at, judged.kind, judged.score, judged.reasons, title, language,
        place.name if place else None, place.code if place else None, place.level if place else None, year, published,
        len(text), source=page.source, text=text,
    )  # fmt: skip


def _quick(page: Page) -> tuple[str | None, str, str | None, Paging | None]:
    """Title, text, date and pager of a page, by the quicker of the two extractors."""
    source, _ = decode(page.url, page.data[:_MOST_MARKUP], page.encoding or declared_charset(page.data))
    if not _MARKUP.search(source[:4096]):
        text = clean(source)
        return title_among(text), text, None, paging_of(page.url, text)
    source = _ENTITY.sub(_character, source)
    text = extract_plain_text(source, main_content=True, alt_texts=False, links=False, comments=False)
    if len(text) < _LITTLE:
        text = extract_plain_text(source, main_content=False, alt_texts=False, links=False)
    text = clean(text)
    return title_on(source, text), text, published_of(source), paging_of(page.url, source)


def _character(entity: re.Match[str]) -> str:
    digits = entity[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(code) if 0xA0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else entity[0]  # those of markup stay


def _documents(page: Page, limits: Limits) -> list[Document]:
    """The documents of a page; its first ``ReadError`` is raised where there is none."""
    found: list[Document] = []
    for item in read_bytes(page.url, page.data, limits=limits, media_type=page.media_type, encoding=page.encoding):
        if isinstance(item, ReadError):
            raise item
        found.extend(split_reports(item))
    return found


def _whole_format(page: Page, limits: Limits) -> Candidate:
    [document, *_] = _documents(page, limits)
    first = score(document.title, document.text)
    if first.kind != "work_report":
        return _named(page, first, document.title, document.text, document.declared_date)
    return of_report(page, document, None, document.declared_date)


def joined_document(url: str, title: str | None, text: str, limits: Limits) -> Document:
    """A document of the texts of several pages."""
    return assembled(url, identifier(text), "text/plain", text, limits, encoding="utf-8", title=title)


def _other(page: Page, why: str) -> Candidate:
    return Candidate(page.url, page.crawled_at, "other", 1.0, (why,) if why else (), source=page.source)
