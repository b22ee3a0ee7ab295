"""Hard line breaks: where a printed line ends inside a sentence, so that the flow can run on.

Text taken from pdf has a line of its own for every printed line, often with a blank line between, and page numbers in the
middle of sentences. Such a text shows by its widths: most lines are as wide as the page and do not end a sentence. In a text
written in paragraphs only what cannot be anything else is joined: a line that ends with a comma, or one that begins with
punctuation no line begins with.

A heading is never joined to the paragraph below it: it ends short of the margin. The place where a sentence ends at the margin
is open; there the paragraph runs on unless the next line is numbered, indented or salutes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mubiao.records import Furniture

KIND = "hard-break"
_LINE = re.compile(r"[^\n]+")
_BLANKS = " \t\u00a0\u2000\u2001\u2002\u2003\u2009\u3000"
_TERMINAL = frozenset("。！？!?；;：:.")
_CLOSING = "”’\"'）)》」』】〕］]"
_COMMAS = frozenset("，、,")
_NEVER_FIRST = frozenset("，、。；：！？,;!?%％‰）)》”’」』】〕］")
_STARTS = re.compile(
    r"[（(]\s*(?:[一二三四五六七八九十百]{1,4}|\d{1,2})\s*[）)]|[一二三四五六七八九十百]{1,4}[、．.]|第[一二三四五六七八九十]{1,3}[章节篇部]"
    r"|\d{1,2}(?:[、)）]|[.．](?!\d))|——|--|各位代表|[①-⑳●■◆]|Fellow [Dd]eputies|[IVX]{1,5}\.\s"
)
_SENTENCE_INSIDE = re.compile(r"[。！？](?=.)|[.!?] (?=[A-Z])")
_CLOSED = re.compile(r"[。！？](?=[^”’）])")
_PAGE_KINDS = frozenset({"page-number", "running-head", "jump-mark"})  # what may stand in the middle of a sentence
_MINIMUM_LINES = 10  # fewer lines say nothing about the width of a page
_WIDEST = 200  # columns; a wider line is a paragraph
_HEAD_TOKEN = re.compile(r"[A-Za-z0-9.,%]+[，。、；：]?|.[，。、；：！？”）]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the blanks around it. ``indented`` and ``full`` are known where the page's geometry is (pdf)."""

    start: int
    end: int
    text: str
    width: int  # columns; a Han character takes two
    blank_before: bool  # an empty line stands above
    indented: bool = False
    full: bool | None = None


def hard_breaks(text: str, furniture: Sequence[Furniture] = (), full_lines: dict[int, bool] | None = None) -> list[Furniture]:
    """The gaps between printed lines of one paragraph, as furniture; page numbers in ``furniture`` do not end a paragraph.

    ``full_lines`` maps a line's start to whether it reaches the page's margin, where the reader knows.
    """
    lines, parted = _lines(text, furniture, full_lines or {})
    if len(lines) < 2:
        return []
    page = _Page.of(lines)
    crossed = [item for item in furniture if item.kind in _PAGE_KINDS]
    found: list[Furniture] = []
    running = False  # the paragraph has closed a sentence, so that this line is no heading
    for i in range(len(lines) - 1):
        here, below = lines[i], lines[i + 1]
        after = lines[i + 2] if i + 2 < len(lines) else None
        across = (here.end, below.start) in parted
        running = running or _SENTENCE_INSIDE.search(here.text) is not None
        if page.joins(here, below, after, across, running) if page else _joins_unwrapped(here, below, across):
            found.extend(_gap(here.end, below.start, crossed if across else ()))
        else:
            running = False
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    blank_lines_speak: bool  # empty lines stand between paragraphs only, not between all lines
    indents_speak: bool

    @staticmethod
    def of(lines: Sequence[Line]) -> _Page | None:
        """The page a text was printed on, or None for a text in paragraphs."""
        if len(lines) < _MINIMUM_LINES:
            return None
        widths = sorted(line.width for line in lines)
        common = Counter(width for width in widths if width >= 20).most_common(1)
        if not common:
            return None
        wide = widths[int(len(widths) * 0.95)]
        # Chinese is set to the margin, so its width is the most common one; English is ragged, so its widest lines show it.
        width = common[0][0] if common[0][1] * 5 >= len(lines) else wide
        body = [line for line in lines if 0.8 * width <= line.width <= 1.12 * width]
        open_ended = sum(1 for line in body if not _ends_sentence(line.text))
        if width > _WIDEST or len(body) * 2 < len(lines) or open_ended * 2 < len(body):
            return None
        spaced = sum(1 for line in lines[1:] if line.blank_before)
        indented = sum(1 for line in lines if line.indented)
        return _Page(width, spaced * 2 < len(lines), len(lines) * 0.03 < indented < len(lines) * 0.6)

    def joins(self, here: Line, below: Line, after: Line | None, across_page: bool, running: bool) -> bool:
        last = here.text[-1]
        if last in _COMMAS and here.width > 0.5 * self.width:
            return True
        if _STARTS.match(below.text):
            return False
        if self.indents_speak and below.indented:
            return False
        if self.blank_lines_speak and below.blank_before and not across_page:
            return False
        room = self.width - here.width
        if _ends_sentence(here.text):
            full = here.full if here.full is not None else _first_token(below.text) > room - 2
            return full and not (last in "：:" and not here.full) and not self._begins_paragraph(below, after)
        if running or below.text[0] in _NEVER_FIRST:
            return True
        return here.full if here.full is not None else room <= max(0.15 * self.width, _first_token(below.text))

    def _begins_paragraph(self, line: Line, below: Line | None) -> bool:
        """An indent that was lost still shows: the line runs on, yet is two characters short of the margin."""
        short = self.width - line.width
        return below is not None and not _ends_sentence(line.text) and 4 <= short <= 6 and _first_token(below.text) <= short


def _joins_unwrapped(here: Line, below: Line, across_page: bool) -> bool:
    if here.width < 40 or _STARTS.match(below.text):
        return False
    if here.text[-1] in _COMMAS or below.text[0] in _NEVER_FIRST:
        return True
    if _ends_sentence(here.text):
        return False
    # A Chinese line that has closed a sentence is no heading; what follows without a stop goes on below, where that ends with one.
    open_ended = here.text[-1] not in _CLOSING and _CLOSED.search(here.text) is not None
    return across_page or (open_ended and not below.indented and not below.blank_before and _ends_sentence(below.text))


def _lines(text: str, furniture: Sequence[Furniture], full_lines: dict[int, bool]) -> tuple[list[Line], set[tuple[int, int]]]:
    """The printed lines that are no furniture, and the gaps between them that a page number or a jump mark stands in."""
    blocks = [item for item in furniture if item.kind != "footnote-mark"]
    lines: list[Line] = []
    parted: set[tuple[int, int]] = set()
    at = previous_end = 0
    page_between = False
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(_BLANKS)
        if not stripped:
            continue
        lead = len(raw) - len(raw.lstrip(_BLANKS))
        start = match.start() + lead
        end = start + len(stripped)
        while at < len(blocks) and blocks[at].end <= start:
            at += 1
        if at < len(blocks) and blocks[at].start <= start and end <= blocks[at].end:
            page_between = blocks[at].kind in _PAGE_KINDS
            continue
        first, last = _without_jumps(start, end, blocks, at)
        page_between = page_between or first > start
        if page_between and lines:
            parted.add((lines[-1].end, first))
        page_between = last < end
        stripped = text[first:last]
        width = len(stripped.encode("gb18030", "replace"))
        blank_before = text.count("\n", previous_end, start) > 1
        indented = lead > 0 and len(raw[:lead].expandtabs(4).encode("gb18030", "replace")) >= 2
        lines.append(Line(first, last, stripped, width, blank_before, indented, full_lines.get(start)))
        previous_end = end
    return lines, parted


def _without_jumps(start: int, end: int, furniture: Sequence[Furniture], at: int) -> tuple[int, int]:
    """The line without a jump mark at its head or foot: （上接第1版） and （下转第2版） stand where a newspaper parts a sentence."""
    first, last = start, end
    while at < len(furniture) and furniture[at].start < end:
        item = furniture[at]
        if item.kind == "jump-mark" and item.start == start and item.end < end:
            first = item.end
        elif item.kind == "jump-mark" and item.end == end and item.start > first:
            last = item.start
        at += 1
    return first, last


def _gap(start: int, end: int, furniture: Sequence[Furniture]) -> list[Furniture]:
    """The stretch between two lines, around the page numbers in it."""
    pieces: list[Furniture] = []
    position = start
    first = bisect_left(furniture, start, key=lambda mark: mark.end)
    last = bisect_left(furniture, end, lo=first, key=lambda mark: mark.start)
    for item in furniture[first:last]:
        if item.start > position:
            pieces.append(Furniture(position, item.start, KIND))
        position = item.end
    if position < end:
        pieces.append(Furniture(position, end, KIND))
    return pieces


def _ends_sentence(line: str) -> bool:
    """Whether a line closes a sentence or introduces a list; closing quotes and brackets are looked through."""
    bare = line[-6:].rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _TERMINAL


def _first_token(line: str) -> int:
    """Columns of what cannot be parted from the line's beginning: a number, a word, or a character with its punctuation."""
    match = _HEAD_TOKEN.match(line)
    return len(match.group().encode("gb18030", "replace")) if match else 0
