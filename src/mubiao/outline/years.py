"""Which year a report plans, by the years it prints beside the words for looking back and looking forward.

Every piece of evidence is a vote with a weight; the sum decides. 2023年工作回顾 votes for 2024, 2024年重点工作 for 2024,
a sitting in December for either year. Used by the outline (a heading's year tells its kind) and by identity.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

_DIGITS = {
    char: str(value) for value, chars in enumerate(("〇○零0Oo", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for char in chars
}
# 二〇〇六, and as it is typed: 二00六, 二OO六.
YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零九0Oo][〇○零0Oo一二三四五六七八九]{2})"
_PRINTED = re.compile(YEAR)
_PRINTED_EN = re.compile(r"\b(?:19|20)\d\d\b")

# What may follow a printed year, how far the planned year lies from it, and the weight of the vote.
_AFTER = tuple(
    (re.compile(pattern), shift, weight)
    for pattern, shift, weight in (
        (r"年[^。，；\n\d]{0,10}的?(?:简要)?(?:回顾|总结)", 1, 6.0),
        (r"年[^。，；\n\d]{0,8}(?:执行|完成)情况", 1, 4.0),
        (r"年[^。，；\n\d]{0,10}(?:安排|部署|打算|建议)", 0, 5.0),
        (r"年[^。，；\n\d]{0,8}(?:主要|重点|目标|工作|政府)(?:工作|任务|目标|预期|举措)", 0, 5.0),
        (r"年[^。，；\n\d]{0,12}(?:总体要求|总体思路|预期目标)", 0, 5.0),
        (r"年，?(?:是|将是|我[们市省县区州])[^。\n]{0,40}(?:关键|开局|收官|攻坚|决胜|冲刺|交账)(?:之年|一年|的一年)", 0, 0.5),
    )
)
_BEFORE = tuple(
    (re.compile(pattern + r"\Z"), shift, weight)
    for pattern, shift, weight in ((r"(?:刚刚|即将|已经|)过去的|告别了?|回顾", 1, 4.0), (r"做好|展望|迎来", 0, 2.0))
)
_TITLE = re.compile(r"年[^。，；\n\d]{0,14}政府工作报告")
_REPEATS = 2  # the same kind of evidence for the same year counts no oftener
_HEAD = 500  # a title stands within these characters; further on 2023年政府工作报告 is spoken of
_SITTING = re.compile(r"年(\d{1,2}|[一二三四五六七八九十]{1,3})月[^。\n]{0,60}?(?:会议|大会)上")
_EN_BEFORE = tuple(
    (re.compile(pattern, re.IGNORECASE), shift, weight)
    for pattern, shift, weight in (
        (r"\breview\b[^.\n]*\Z", 1, 6.0),
        (r"\b(?:tasks|arrangements|targets|work|recommendations|proposals)\b[^.\n]{0,30} (?:for|in) \Z", 0, 4.0),
        (r"\bgovernment work report\W{0,4}(?:of|for|in)? ?\Z|\breport on the work of the government \([^()\n]{0,40}\Z", 0, 6.0),
        (r"\b(?:march|february|january|may) \d{1,2}, \Z", 0, 4.0),
        (r"\b\d{1,2} (?:march|february|january),? \Z", 0, 4.0),
    )
)
# The same in headings alone, where no more than a year stands beside the words: A Look Back at 2022, What We Will Do in 2023.
_EN_HEADING = tuple(
    (re.compile(pattern, re.IGNORECASE), shift, weight)
    for pattern, shift, weight in (
        (
            r"\b(?:look(?:ing)? back|retrospect|achieve\w*|accomplish\w*|summary)\b[^.\n]{0,24} (?:in|at|on|over|of)(?: the year)? \Z",
            1,
            4.0,
        ),
        (r"\b(?:goals|priorities|objectives|requirements|plans?|will do|to do)\b[^.\n]{0,20} (?:for|in)(?: the year)? \Z", 0, 4.0),
        (r"\A[ \t(]*(?:january|february|march)[ ,]{1,2}\Z|\bwork report ?\(?\Z", 0, 4.0),
    )
)
_HEADING_LINE = 90


def number_of(year: str) -> int:
    """A printed year, in Arabic or Chinese digits, as a number."""
    return int("".join(_DIGITS.get(char, char) for char in year))


def printed_years(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(the year, where its 年 stands) of every year printed with 年 between ``start`` and ``end``, in order."""
    end = len(text) if end is None else end
    at = text.find("年", start + 4, end)
    while at >= 0:
        match = _PRINTED.fullmatch(text, at - 4, at)
        if match and not text[at - 5 : at - 4].isdigit():
            yield number_of(match[0]), at
        at = text.find("年", at + 1, end)


def year_votes(text: str, language: str = "zh") -> defaultdict[int, float]:
    """Votes for the year that a report plans. ``text`` is a flow's text (widths folded, no blanks inside Chinese)."""
    return _votes(text, language).copy()


@lru_cache(maxsize=1)
def _votes(text: str, language: str) -> defaultdict[int, float]:
    """Those of the last text are kept: outline and identity ask for the same ones."""
    votes: defaultdict[int, float] = defaultdict(float)
    cast: Counter[tuple[int, int]] = Counter()
    for year, rule, shift, weight in _evidence_en(text) if language == "en" else _evidence_zh(text):
        cast[rule, year] += 1
        if cast[rule, year] <= _REPEATS:
            votes[year + shift] += weight
    return votes


def _evidence_zh(text: str) -> Iterator[tuple[int, int, int, float]]:
    """(printed year, number of the rule, years from it to the planned year, weight)."""
    for year, at in printed_years(text):
        for rule, (pattern, shift, weight) in enumerate(_AFTER):
            if pattern.match(text, at):
                yield year, rule, shift, weight
        before = text[max(0, at - 12) : at - 4]
        for rule, (pattern, shift, weight) in enumerate(_BEFORE, len(_AFTER)):
            if pattern.search(before):
                yield year, rule, shift, weight
        if at < _HEAD and _TITLE.match(text, at):
            yield year, -1, 0, 6.0
        if at < 3000 and (sitting := _SITTING.match(text, at)):
            late = sitting[1] in ("11", "12", "十一", "十二")  # many counties meet before the new year; the headings decide
            yield year, -2, 0, 3.0 if late else 6.0
            if late:
                yield year, -3, 1, 3.0


def _evidence_en(text: str) -> Iterator[tuple[int, int, int, float]]:
    for match in _PRINTED_EN.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        for rule, (pattern, shift, weight) in enumerate(_EN_BEFORE):
            if pattern.search(before):
                yield int(match[0]), rule, shift, weight
        start = text.rfind("\n", 0, match.start()) + 1
        stop = text.find("\n", match.end())
        if (stop if stop >= 0 else len(text)) - start > _HEADING_LINE:
            continue
        for rule, (pattern, shift, weight) in enumerate(_EN_HEADING, len(_EN_BEFORE)):
            if pattern.search(text[start : match.start()]):
                yield int(match[0]), rule, shift, weight
        if text[match.end() : match.end() + 10].lower() == " in review":
            yield int(match[0]), 0, 1, 4.0


def report_year(text: str, language: str = "zh") -> int | None:
    """The year with the most votes; the later one of equals; None without any."""
    votes = year_votes(text, language)
    return max(votes, key=lambda year: (votes[year], year)) if votes else None
