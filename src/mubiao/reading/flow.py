"""A document's text as its sentences run: page furniture and hard breaks taken out, widths folded, and the way back.

Printed text is never changed (offsets must open it); the grammar reads a ``Flow`` instead, in which a sentence is one piece
and a digit is a digit. ``Flow.span`` turns a place in the flow into offsets of the printed text.

Blanks inside Chinese are layout and are dropped, with four exceptions: between two Latin words, between numbers of a table
(100 200 300), after the point of a numbering at a line's head (1. 2024年), and a tab between cells; the cells of a table keep their tab. Digits
set apart one by one (1 9 9 8 年, 1 5 ．3 ％) and thousands (12 340 元) are one number. In English the blanks stay, and a line's end is a blank.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from mubiao.records import Document, Furniture

# Full-width digits, letters and signs that have an ASCII twin. Chinese sentence punctuation (，；：！？（）) keeps its width:
# it is punctuation of the language, and the grammar cuts on it.
_KEEP = "，；：！？（）～"
# Radicals and compatibility characters that look like the character they stand for; pdf fonts map to them. The first have no
# decomposition in Unicode.
_RADICALS = "⺠民⻓长⻔门⻅见⻋车⻛风⻜飞⻢马⻥鱼⻩黄⻬齐⻰龙⻁虎⻄西⻆角⻉贝⻘青⻚页⻝食⻣骨⻤鬼⻦鸟⻨麦⺟母⻮齿⻳龟⻙韦⺴网⺝月"
_SMALL = {
    "﹪": "%",
    "﹒": ".",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
    "｡": "。",
    "､": "、",
    "﹙": "（",
    "﹚": "）",
    "∶": ":",
    "∙": "·",
}


def _folding() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEEP}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    table.update({ord(_RADICALS[i]): _RADICALS[i + 1] for i in range(0, len(_RADICALS), 2)})
    table.update({ord(small): plain for small, plain in _SMALL.items()})
    table.update(dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), "-"))
    table.update(dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "))
    return table


FOLD = _folding()
_WIDE_BLANKS = "".join(chr(code) for code, plain in FOLD.items() if plain == " ")
_FOLDED = re.compile(f"[{''.join(re.escape(chr(code)) for code, plain in sorted(FOLD.items()) if plain != ' ')}]")
# Typed with a Latin keyboard: 增长8%,高于… is 增长8%，高于…; but 1,200 is a number, 2:1 a ratio and http: no word of Chinese.
_WIDE = {",": "，", ";": "；", ":": "："}
_NARROW = re.compile(r",(?!\d)|(?<!\d),|;|(?<=[\u4e00-\u9fff”’）)]):|:(?=[\u4e00-\u9fff“‘])")
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff"
# The first character on its own: so the engine runs over everything else to the next one.
_GAP = re.compile(rf"[ \t{_WIDE_BLANKS}{_INVISIBLE}][ \t{_WIDE_BLANKS}{_INVISIBLE}]*")
_INVISIBLES = re.compile(rf"[{_INVISIBLE}][{_INVISIBLE}]*")
_LAYOUT_KINDS = frozenset({"hard-break", "page-number", "running-head", "jump-mark"})
_THOUSANDS_HEAD = re.compile(r"[\u4e00-\u9fff] ?[1-9]\d{0,2}\Z")
_THOUSANDS_TAIL = re.compile(r"\d{3}(?:\.\d{1,4})? ?(?:[十百千]?万|亿|元|人|户|家|个|亩|吨|公里|平方|千瓦|件|套|名|头|只)")
_NUMBERING = re.compile(r"[ \t]*\d{1,3}")


@dataclass(frozen=True, slots=True)
class Flow:
    text: str
    origin: array[int]  # origin[i] is the offset in the printed text of text[i]; one more entry for the end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the printed text of ``text[start:end]`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def flow_of(document: Document) -> Flow:
    """The flow of a document; blanks are kept where it is English."""
    return flow_of_text(document.text, document.furniture, keep_blanks=document.language == "en")


def flow_of_text(text: str, furniture: tuple[Furniture, ...] = (), keep_blanks: bool = False) -> Flow:
    """The flow of a text. ``furniture`` is in order and does not overlap. Linear in the length of the text."""
    folded = text.translate(FOLD) if keep_blanks else widened(_folded(text))
    kept: list[str] = []
    origin = array("L")
    position = 0
    for item in furniture:
        _copy(folded, position, item.start, keep_blanks, kept, origin)
        position = max(position, item.end)
        if _parts_words(folded, item, keep_blanks) and kept and not kept[-1].endswith((" ", "\n")):
            kept.append(" ")
            origin.append(item.start)
    _copy(folded, position, len(text), keep_blanks, kept, origin)
    origin.append(len(text))
    return Flow("".join(kept), origin)


def _folded(text: str) -> str:
    """One replacement for each of the few characters concerned: str.translate looks every character up and takes ten times as long."""
    for character in set(_FOLDED.findall(text)):
        text = text.replace(character, FOLD[ord(character)])
    return text


def widened(text: str) -> str:
    """The marks of a Latin keyboard as those of Chinese."""
    return _NARROW.sub(lambda mark: _WIDE[mark[0]], text) if any(mark in text for mark in _WIDE) else text


def _copy(folded: str, start: int, end: int, keep_blanks: bool, kept: list[str], origin: array[int]) -> None:
    if start >= end:
        return
    position = start
    for gap in (_INVISIBLES if keep_blanks else _GAP).finditer(folded, start, end):
        left, right = gap.span()
        if keep_blanks or not _stays(folded, left, right):
            kept.append(folded[position:left])
            origin.extend(_offsets(position, left))
        else:
            tab = folded.find("\t", left, right)
            cell = tab >= 0 and _in_table(folded, left, right)
            kept.append(folded[position:left] + ("\t" if cell else " "))
            origin.extend(_offsets(position, left))
            origin.append(tab if cell else left)
        position = right
    kept.append(folded[position:end])
    origin.extend(_offsets(position, end))


# The offsets of nearly every report: to copy a stretch of them is ten times as fast as to count it out.
_COUNTED = array("L", range(1 << 16))


def _offsets(start: int, end: int) -> array[int]:
    return _COUNTED[start:end] if end <= len(_COUNTED) else array("L", range(start, end))


def _stays(text: str, left: int, right: int) -> bool:
    """Whether the gap ``text[left:right]`` in a Chinese text parts two things."""
    if left == 0 or right == len(text):
        return False
    before, after = text[left - 1], text[right]
    if "\t" in text[left:right] and _in_table(text, left, right):
        return True
    if not (before.isascii() and after.isascii()) or before == "\n" or after == "\n":
        return False
    if "\t" in text[left:right]:
        return True
    if before.isdigit() and after.isdigit():
        alone = not text[left - 2 : left - 1].isdigit() and not text[right + 1 : right + 2].isdigit()
        return not (right - left == 1 and (alone or _thousands(text, left, right)))
    if before == "." and after.isdigit():
        return _is_numbering(text, left - 1)
    if before.isdigit() or after in ".,%;:!?)":
        return False
    if before.isalpha():
        return after.isalpha()
    return before in ".,;:!?" and after.isalnum()


def _thousands(text: str, left: int, right: int) -> bool:
    """Whether a blank parts a number's thousands: 收入 12 340 元. Not in a row of numbers: it stands behind words and before its unit."""
    head, tail = _THOUSANDS_HEAD.search(text, max(0, left - 5), left), _THOUSANDS_TAIL.match(text, right, right + 12)
    return head is not None and tail is not None


def _in_table(text: str, left: int, right: int) -> bool:
    """Whether the tab in ``text[left:right]`` parts the cells of a table: the line before or behind has one too."""
    line = text.rfind("\n", max(0, left - _LONGEST_ROW), left) + 1
    end = text.find("\n", right, right + _LONGEST_ROW)
    if left == line or end == right or end < 0 or (line == 0 and left > _LONGEST_ROW):
        return False
    before = text.rfind("\t", text.rfind("\n", max(0, line - 1 - _LONGEST_ROW), max(0, line - 1)) + 1, max(0, line - 1)) >= 0
    following = text.find("\n", end + 1, end + 1 + _LONGEST_ROW)
    return before or text.find("\t", end + 1, following if following >= 0 else end + 1 + _LONGEST_ROW) >= 0


_LONGEST_ROW = 400


def _is_numbering(text: str, point: int) -> bool:
    """Whether the point at ``text[point]`` ends a number at the head of its line."""
    line = text.rfind("\n", max(0, point - 8), point) + 1
    at_head = line > 0 or point <= 8
    return at_head and (match := _NUMBERING.match(text, line, point)) is not None and match.end() == point


def _parts_words(text: str, item: Furniture, keep_blanks: bool) -> bool:
    """Whether what stood around a piece of furniture would run together wrongly without it."""
    before, after = text[item.start - 1 : item.start], text[item.end : item.end + 1]
    if not before or not after or before.isspace() or after.isspace():
        return False
    if keep_blanks:
        return item.kind != "footnote-mark" and "\n" in text[item.start : item.end]
    latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
    digits = before.isdigit() and after.isdigit() and item.kind not in _LAYOUT_KINDS
    return latin or digits
