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
from dataclasses import dataclass, replace

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
_CLOSED = re.compile(r"。(?=[^”’）])|(?<=.{50})[！？](?=[^”’）])")  # a headline cries before it is over: 目标定了！三市加速
_PAGE_KINDS = frozenset({"page-number", "running-head", "jump-mark"})  # what may stand in the middle of a sentence
_MINIMUM_LINES = 10  # fewer lines say nothing about the width of a page
_WIDEST = 200  # columns; a wider line is a paragraph
_RAGGED = 4  # columns by which the lines of a block may differ: a mark that may not begin a line, a number kept whole
_NARROWEST = 24  # columns of a block
_INSIDE = re.compile(r"[，。；、：](?=.)")
_FIGURE = re.compile(r"\d[%％‰亿万元个]")
_WHOLE = re.compile(r"(?:[%％‰元吨人户个件项家]|以上|左右|以内|以下|百分点|同步|持平|平衡|任务|目标|[）)])\Z")
# 完成固定资产投资320亿元 has its object and begins a paragraph; 完成320亿元 wants the subject of the line above.
_PREDICATE = re.compile(
    r"(?:(?:增长|下降|提高|控制在|保持在)[^，。；\n]{0,6}|(?:达到|完成|突破|实现)[^，。；\n\d]{0,2})\d[^\n]{0,12}[，。；、]"
)
_ASKS_FOR_NUMBER = re.compile(r"(?:增长|下降|提高|降低|达到?|突破|完成|实现|控制在|保持在|[约近超为至])\Z")
_REST_OF_NUMBER = re.compile(r"(?:\d{0,4}\.)?\d{0,6}(?:%|％|‰|亿|万|个|元|吨)[^\n]*[，。；]")
_CRY = re.compile("[！？]")
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
    if page is not None and page.by_characters:
        lines = [replace(line, width=2 * len(line.text)) for line in lines]
    blocks = _blocks(lines) if page is None else frozenset()
    crossed = [item for item in furniture if item.kind in _PAGE_KINDS]
    found: list[Furniture] = []
    running = False  # the paragraph has closed a sentence, so that this line is no heading
    for i in range(len(lines) - 1):
        here, below = lines[i], lines[i + 1]
        after = lines[i + 2] if i + 2 < len(lines) else None
        across = (here.end, below.start) in parted
        running = running or _SENTENCE_INSIDE.search(here.text) is not None
        if page.joins(here, below, after, across, running) if page else i in blocks or _joins_unwrapped(here, below, across):
            found.extend(_gap(here.end, below.start, crossed if across else ()))
        else:
            running = False
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    blank_lines_speak: bool  # empty lines stand between paragraphs only, not between all lines
    indents_speak: bool
    by_characters: bool  # the lines were cut after so many characters, whether they take one column or two

    @staticmethod
    def of(lines: Sequence[Line]) -> _Page | None:
        """The page a text was printed on, or None for a text in paragraphs."""
        if len(lines) < _MINIMUM_LINES:
            return None
        columns = [line.width for line in lines]
        characters = [2 * len(line.text) for line in lines]
        common, often = _common(columns)
        by_characters = _common(characters)[1] > often and _common(characters)[0] >= max(columns) - 4
        widths = characters if by_characters else columns
        if by_characters:
            common, often = _common(characters)
        if not often:
            return None
        wide = sorted(widths)[int(len(widths) * 0.95)]
        # Chinese is set to the margin, so its width is the most common one; English is ragged, so its widest lines show it.
        width = common if often * 5 >= len(lines) else wide
        body = [line for line, own in zip(lines, widths, strict=True) if 0.8 * width <= own <= 1.12 * width]
        open_ended = sum(1 for line in body if not _ends_sentence(line.text))
        if width > _WIDEST or len(body) * 2 < len(lines) or open_ended * 2 < len(body):
            return None
        spaced = sum(1 for line in lines[1:] if line.blank_before)
        indented = sum(1 for line in lines if line.indented)
        return _Page(width, spaced * 2 < len(lines), len(lines) * 0.03 < indented < len(lines) * 0.6, by_characters)

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
            full = here.full if here.full is not None else self._token(below) > room - 2
            return full and not (last in "：:" and not here.full) and not self._begins_paragraph(below, after)
        if running or below.text[0] in _NEVER_FIRST:
            return True
        return here.full if here.full is not None else room <= max(0.15 * self.width, self._token(below))

    def _token(self, line: Line) -> int:
        """Columns that had to stand free above for ``line`` to begin a new one."""
        return 2 if self.by_characters else _first_token(line.text)

    def _begins_paragraph(self, line: Line, below: Line | None) -> bool:
        """An indent that was lost still shows: the line runs on, yet is two characters short of the margin."""
        short = self.width - line.width
        return below is not None and not _ends_sentence(line.text) and 4 <= short <= 6 and _first_token(below.text) <= short


def _common(widths: Sequence[int]) -> tuple[int, int]:
    """The most common width of a line of text, and how many have it."""
    return next(iter(Counter(width for width in widths if width >= 20).most_common(1)), (0, 0))


def _blocks(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that run on into the next because they stand in a block set to a margin of its own, in a text in paragraphs.

    All but the last line of a block are of one width and hold a clause's end inside; at least one breaks off in a word. A list of
    targets, an item a line, has no such punctuation.
    """
    joined: list[int] = []
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and not _STARTS.match(lines[i].text) and not lines[i].blank_before and not lines[i].indented:
            continue
        joined.extend(_block(lines, start, i))
        start = i
    return frozenset(joined)


def _block(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The lines of one stretch without numbers, indents or empty lines that run on into the next."""
    joined: list[int] = []
    while start < end - 2:
        margin = max(lines[start].width, lines[start + 1].width)
        stop = start
        while stop < end - 1 and abs(margin - lines[stop].width) <= _RAGGED and _INSIDE.search(lines[stop].text):
            margin = max(margin, lines[stop].width)
            stop += 1
        block = lines[start:stop]
        fits = stop - start >= 2 and margin >= _NARROWEST and lines[stop].width <= margin + 2 and _ends_sentence(lines[stop].text)
        if fits and any(line.text[-1] not in _COMMAS and not _ends_sentence(line.text) for line in block):
            # Where a sentence ends at the margin of so short a block, the paragraph may end too.
            joined.extend(at for at in range(start, stop) if not _ends_sentence(lines[at].text))
        start = max(stop, start + 1)
    return joined


def _joins_unwrapped(here: Line, below: Line, across_page: bool) -> bool:
    if _STARTS.match(below.text):
        return False
    apart = below.indented or below.blank_before
    if not apart and _cut(here.text, below.text):
        return True
    if here.width < 40:
        return False
    if here.text[-1] in _COMMAS or below.text[0] in _NEVER_FIRST:
        return True
    if _ends_sentence(here.text):
        return False
    # A Chinese line that has closed a sentence is no heading; what follows without a stop goes on below, where that ends with one.
    open_ended = here.text[-1] not in _CLOSING and _CLOSED.search(here.text) is not None
    return across_page or (open_ended and not apart and _ends_sentence(below.text))


def _cut(here: str, below: str) -> bool:
    """Whether a line's end cuts a sentence about figures: …增长7.5%，固定资产 / 投资增长5%。 or 生产总值 / 增长7.1%，… or 7. / 1%，…"""
    if here[-1] in _TERMINAL or here[-1] in _CLOSING:
        return here[-1] == "." and here[-2:-1].isdigit() and _REST_OF_NUMBER.match(below) is not None
    if (_PREDICATE.match(below) and not _is_heading(here)) or (
        (here[-1].isdigit() or _ASKS_FOR_NUMBER.search(here)) and _REST_OF_NUMBER.match(below)
    ):
        return True
    # A line that gives its figure whole is an item of a list, one that cries a headline.
    return (
        _CRY.search(here) is None
        and _FIGURE.search(here) is not None
        and not _WHOLE.search(here)
        and _ends_sentence(below)
        and _INSIDE.search(here) is not None
    )


def _is_heading(line: str) -> bool:
    """Whether a line is numbered and holds no clause: 一、工作回顾."""
    number = _STARTS.match(line)
    return number is not None and _INSIDE.search(line, number.end()) is None and _FIGURE.search(line) is None


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
