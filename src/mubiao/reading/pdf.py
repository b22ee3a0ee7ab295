"""pdf to text: the text layer by pdfium, printed line by printed line, with what the page's geometry says of each line.

An indent is kept as two wide blanks, whether a line reaches the margin is handed on, and what repeats at the head or foot of the pages is
marked as furniture. A pdf of page images has no text layer: it needs OCR first.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from mubiao.errors import DamagedFile, Encrypted, NeedsOcr, ReadError, TooLarge
from mubiao.reading.limits import Deadline, Limits
from mubiao.records import Furniture

INDENT = "\u3000\u3000"
_LEAST_CHARACTERS = 5  # a page with fewer, on the average, is an image with a stamp
_BLANKS = " \t\u3000\u00a0"
_UNPARTED = re.compile(r"[0-9A-Za-z.,%+\-/]{0,16}")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–―－·•~～\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,，共]+\s*\d{1,4}\s*页?)?[-—–―－·•~～\s]*|[IVXivx]{1,6}")
_LINE_END = re.compile("\r\n?|\n")
_SOFT_HYPHEN = re.compile("[\ufffe\u0002\u00ad]")


@dataclass(slots=True)
class PdfText:
    text: str = ""
    furniture: list[Furniture] = field(default_factory=list)
    full_lines: dict[int, bool] = field(default_factory=dict)  # start of a line to whether it reaches the margin
    title: str | None = None


@dataclass(slots=True)
class _PrintedLine:
    text: str
    left: float
    right: float
    top: float  # 0 at the foot of the page, 1 at its head
    page: int
    size: float


def read_pdf(path: str, data: bytes, limits: Limits, deadline: Deadline) -> PdfText:
    """The text layer. Raises ``Encrypted``, ``DamagedFile``, ``TooLarge`` (pages), ``NeedsOcr`` or ``TooSlow``.

    pdfium renders nothing here; a page's text is read in one native call, between which the deadline is checked.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as broken:
        if getattr(broken, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY} or "assword" in str(broken):
            raise Encrypted(path, "protected with a password") from broken
        raise DamagedFile(path, f"a truncated or broken pdf ({broken})") from broken
    try:
        pages = len(document)
        if not pages:
            raise DamagedFile(path, "a pdf without pages")
        if pages > limits.pdf_pages:
            raise TooLarge(path, f"{pages:,} pages, over the limit of {limits.pdf_pages:,}")
        lines: list[_PrintedLine] = []
        characters = 0
        for number in range(pages):
            deadline.check(f"page {number + 1}")
            page_lines = _page_lines(path, document, number)
            characters += sum(len(line.text) for line in page_lines)
            limits.check_characters(path, characters, f"page {number + 1}")
            lines.extend(page_lines)
        if characters < _LEAST_CHARACTERS * pages:
            raise NeedsOcr(path, f"scanned: needs OCR ({pages} pages, {characters} characters of text)")
        title = _title(document)
    finally:
        document.close()
    result = _written(lines, pages)
    result.title = title
    return result


def _page_lines(path: str, document: pypdfium2.PdfDocument, number: int) -> list[_PrintedLine]:
    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError as broken:
        raise DamagedFile(path, f"a broken page ({broken})", f"page {number + 1}") from broken
    try:
        height = page.get_height() or 1.0
        text = textpage.get_text_range()
        lines: list[_PrintedLine] = []
        position = 0
        # A character beyond the basic plane is one index of pdfium and one of Python; generated line ends are indexed too.
        for part in _LINE_END.split(text):
            bare = part.strip(_BLANKS)
            first = position + len(part) - len(part.lstrip(_BLANKS))
            position += len(part) + 2
            bare = _SOFT_HYPHEN.sub("", bare)
            if not bare:
                continue
            left, bottom, _, top = _box(textpage, first)
            _, _, right, _ = _box(textpage, first + len(part.strip(_BLANKS)) - 1)
            lines.append(_PrintedLine(bare, left, right, (top + bottom) / 2 / height, number, max(top - bottom, 0.0)))
        return lines
    finally:
        textpage.close()
        page.close()


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character in points; the loose box, which spans the whole line's height."""
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(rectangle)):
        return 0.0, 0.0, 0.0, 0.0
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _title(document: pypdfium2.PdfDocument) -> str | None:
    try:
        return str(document.get_metadata_value("Title")).strip() or None
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return None


def _written(lines: list[_PrintedLine], pages: int) -> PdfText:
    """The lines as text, an empty line between pages never added: a sentence may run across them."""
    repeated = _repeated(lines, pages)
    body = [line for line, kind in zip(lines, repeated, strict=True) if kind is None]
    size = Counter(round(line.size, 1) for line in body).most_common(1)[0][0] if body else 10.0
    width = max(size, 4.0)
    left = _margin([round(line.left / 2) * 2 for line in body], lowest=True)
    right = _margin([round(line.right / 2) * 2 for line in body], lowest=False)
    result = PdfText()
    pieces: list[str] = []
    position = 0
    following = dict(zip((id(line) for line in body), body[1:], strict=False))
    for line, kind in zip(lines, repeated, strict=True):
        indented = kind is None and 1.2 * width < line.left - left < 3.5 * width
        lead = INDENT if indented else ""
        start = position + len(lead)
        if kind is not None:
            result.furniture.append(Furniture(start, start + len(line.text), kind))
        else:
            room = 1.6 + _half_width(following[id(line)].text) / 2 if id(line) in following else 1.6
            result.full_lines[start] = line.right > right - room * width
        pieces.append(lead + line.text + "\n")
        position += len(pieces[-1])
    result.text = "".join(pieces)
    return result


def _half_width(text: str) -> int:
    """Characters of the number or Latin word that opens a line: 12345.6% is not parted, so the line above may end that much short."""
    return len(_UNPARTED.match(text)[0])  # type: ignore[index]


def _margin(positions: list[float], lowest: bool) -> float:
    """The edge that at least one line in twenty keeps to: stray figures and stamps do not move it."""
    if not positions:
        return 0.0
    counts = Counter(positions)
    kept = [position for position, count in counts.items() if count * 20 >= len(positions)] or list(counts)
    return float(min(kept) if lowest else max(kept))


def _repeated(lines: list[_PrintedLine], pages: int) -> list[str | None]:
    """For each line the kind of furniture it is: the outermost lines of a page that are a number, or repeat from page to page."""
    edge: set[int] = set()
    by_page: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(i)
    for indices in by_page.values():
        ordered = sorted(indices, key=lambda i: -lines[i].top)
        edge.update(i for i in ordered[:2] if lines[i].top > 0.85)
        edge.update(i for i in ordered[-2:] if lines[i].top < 0.15)
    shapes = Counter(_DIGITS.sub("#", lines[i].text.replace(" ", "")) for i in edge)
    kinds: list[str | None] = []
    for i, line in enumerate(lines):
        if i not in edge:
            kinds.append(None)
        elif _PAGE_NUMBER.fullmatch(line.text):
            kinds.append("page-number")
        elif pages >= 3 and len(line.text) <= 60 and shapes[_DIGITS.sub("#", line.text.replace(" ", ""))] * 2 >= pages:
            kinds.append("running-head")
        else:
            kinds.append(None)
    return kinds


__all__ = ["PdfText", "ReadError", "read_pdf"]
