"""A flow cut into lines, each with the number it may carry: 一、 （一） 1. 第一， 一是 and the English I. (1) 1.

A line is what stands between two paragraph ends. Where a text has lost its paragraph ends, a number after the end of a sentence
opens a line of its own ("…明显增强。二、2024年工作安排…").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from mubiao.records import made_often

_CN = "一二三四五六七八九十"
_ORDINAL = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# Levels of numbering, from part to item. 0 is a line without a number.
PART, ITEM, POINT, WORDED = 1, 2, 3, 4
_NUMBERED_ZH = re.compile(
    rf"[#*>《]{{0,4}}(?:第(?P<division>{_ORDINAL})(?:部分|章|篇)[：:、，]?"
    rf"|(?P<part>{_ORDINAL})[、．.，:：](?![{_CN}][、．])"
    rf"|(?P<bare>{_ORDINAL})\Z"
    rf"|[（(〔](?P<item>{_ORDINAL})[）)〕][、.．]?"
    rf"|(?P<point>\d{{1,2}})[、．.](?!\d)"
    rf"|[（(](?P<bracketed>\d{{1,2}})[）)]"
    rf"|第(?P<ordinal>{_ORDINAL})[，、：,]"
    rf"|(?P<worded>{_ORDINAL})(?:是|要)(?=.))"
)
_NUMBERED_EN = re.compile(
    r"[#*]{0,4}\s*(?:(?P<part>[IVX]{1,5})[.．]\s*|(?:Part|Section) (?P<division>[IVX]{1,5}|[1-9]|One|Two|Three|Four|Five|Six)\b[.:：]?\s*|[(](?P<roman>[IVX]{1,5})[)]\s*|[(](?P<bracketed>\d{1,2})[)]\s*|(?P<point>\d{1,2})[.．]\s*(?=[A-Z]))"
)
_DIVISION = re.compile(rf"第{_ORDINAL}(?:部分|章|篇)")
_LEVELS = {
    "division": PART,
    "part": PART,
    "roman": POINT,
    "bare": PART,
    "item": ITEM,
    "point": POINT,
    "bracketed": POINT,
    "ordinal": WORDED,
    "worded": WORDED,
}
_PART_BREAK = re.compile(rf"[。！？；](?={_ORDINAL}、(?!{_ORDINAL}、))")
_ANY_BREAK = re.compile(
    rf"[。！？；：](?=(?:{_ORDINAL}、(?!{_ORDINAL}、)|[（(]{_ORDINAL}[）)](?!款|项|条)))"
    r"|[。！](?=各位代表[！!，,：:]|20\d\d年[^。，；！]{0,12}?(?:回顾|安排|建议|任务|重点工作|主要工作)|[^。，；！：]{0,10}政府自身建设)"
)
_LOST_PARAGRAPHS = 1500  # a line longer than this has swallowed paragraphs; its items too are looked for
_SENTENCE_END_OF_LINE = re.compile("。[”’）]?(?=\n|$)")
_SPELLED = ("One", "Two", "Three", "Four", "Five", "Six")
_ROMAN = {"I": 1, "V": 5, "X": 10}
SALUTE = re.compile(
    r"(?:各位代表|各位委员|同志们|代表们|Fellow Deputies|Esteemed Deputies|Distinguished Deputies)[、，,]?(?:同志们|各位代表|各位委员)?[：:！!。，,.]?\s*"
)


@made_often
class Line:
    """``flow.text[start:end]`` without the paragraph end; ``body`` is where its words begin, after a number or a salutation."""

    start: int
    end: int
    body: int
    level: int
    ordinal: int
    opens_paragraph: bool
    saluted: bool  # 各位代表！ stands before it, on the line or alone on the line before


def lines_are_sentences(text: str) -> bool:
    """Whether the lines are the segments of an aligner, a sentence each: then they say nothing of paragraphs."""
    inner, ends = text.count("。"), len(_SENTENCE_END_OF_LINE.findall(text))
    return inner > 20 and ends > 0.9 * inner


@lru_cache(maxsize=1)
def lines_of(text: str, language: str) -> tuple[Line, ...]:
    """The lines of a flow's text, blank ones and bare salutations (各位代表！) left out. Those of the last text are kept: it is asked for them again."""
    numbered = _NUMBERED_ZH if language == "zh" else _NUMBERED_EN
    lines: list[Line] = []
    start, opens, saluted = 0, True, False
    for end, following, paragraph in _breaks(text):
        if end > start:
            line = _line(text, start, end, numbered, opens)
            if line is not None:
                lines.append(replace(line, saluted=True) if saluted else line)
            saluted = line is None and (saluted or SALUTE.match(text, start, end) is not None)
        start, opens = following, paragraph
    return tuple(_under_divisions(text, _without_stray_numbers(lines)))


def _without_stray_numbers(lines: list[Line]) -> list[Line]:
    """A number alone on its line heads a part where such numbers count up from 一; else it is plain text."""
    alone = [number for number, line in enumerate(lines) if line.level == PART and line.body == line.end]
    if [lines[number].ordinal for number in alone[:2]] == [1, 2]:
        return lines
    return [replace(line, level=0, ordinal=0, body=line.start) if number in alone else line for number, line in enumerate(lines)]


def _under_divisions(text: str, lines: list[Line]) -> list[Line]:
    """Where 第一部分, 第二部分 divide the report, 一、 二、 number the items within them."""
    divisions = [line.level == PART and _DIVISION.search(text, line.start, line.body) is not None for line in lines]
    if sum(divisions) < 2:
        return lines
    return [
        replace(line, level=ITEM) if line.level == PART and not division and line.ordinal else line
        for line, division in zip(lines, divisions, strict=True)
    ]


def _breaks(text: str) -> Iterator[tuple[int, int, bool]]:
    """(end of a line, start of the next, whether a paragraph ends there)."""
    start = 0
    parted = _PART_BREAK.search(text) is not None  # seldom: a text has its paragraph ends
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        breaks = _ANY_BREAK if end - start > _LOST_PARAGRAPHS else _PART_BREAK if parted else None
        for match in breaks.finditer(text, start, end) if breaks is not None else ():
            yield match.end(), match.end(), text.startswith("各位代表", match.end())
        yield end, end + 1, True
        start = end + 1


def _line(text: str, start: int, end: int, numbered: re.Pattern[str], opens: bool) -> Line | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    salute = SALUTE.match(text, start, end)
    body = salute.end() if salute else start
    if body >= end:
        return None
    match = numbered.match(text, body, end)  # \Z is the end of the line here
    if match is None or match.lastgroup is None:
        return Line(start, end, body, 0, 0, opens, body > start)
    return Line(start, end, match.end(), _LEVELS[match.lastgroup], ordinal_of(match[match.lastgroup]), opens, body > start)


def ordinal_of(printed: str) -> int:
    """一 is 1, 十二 is 12, 二十 is 20, IV is 4, 7 is 7."""
    if printed.isdigit():
        return int(printed)
    if printed in _SPELLED:
        return _SPELLED.index(printed) + 1
    if printed[0] in _ROMAN:
        values = [_ROMAN[char] for char in printed]
        return sum(-value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True))
    tens, ten, units = printed.rpartition("十")
    value = {char: place for place, char in enumerate(_CN[:9], 1)}
    if not ten:
        return value.get(printed[-1], 0)
    return (value.get(tens, 1) if tens else 1) * 10 + (value.get(units, 0) if units else 0)
