"""A Chinese article as the clause grammar of reports reads it: round-ups name the indicator once and then only places and figures.

广东目标为5%，江苏为5%以上          广东|GDP增长|5%，江苏|GDP增长|5%以上
天津将增速目标设定为4.5%左右        天津|GDP增长|4.5%左右
浙江从去年的7%左右下调到6.5%左右    浙江|GDP增长|6.5%左右, and 7%左右 was the target before
低于年初设定的6%左右的目标          a target of the year told of, and no figure of this clause's subject

Bullets and the lines about the article are left out. Every value still opens the text as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mubiao.news.article import Article, Sentence
from mubiao.news.elided_zh import PERCENT, SPOKEN_GDP, STANDS, Edit, Formerly, each_value, edit_of_clause, edits_of_bracket, understood
from mubiao.news.origins import Origins
from mubiao.statements.findings import Stretch

_BULLETS = "●■▲◆★▶►◇□○•◎☆"
_CLAUSE = re.compile("[，。；！？：\n（）|【】]")
AGAINST_LAST = re.compile("(?:与|和|同|跟|较|比)(?:去年|上年|\\d{4}年)(?:的目标|目标)?(?:相比|比较|相较|比)，?")
# 与去年目标持平: beside which no figure is told
_AS_LAST = re.compile(
    "(?:也|均|都)?(?:与|和|同|跟)(?:去年|上年|\\d{4}年)(?:的)?(?:预期|增长|经济|GDP|增速)*目标(?:值|水平)?(?:基本|大体|总体)?(?:保持)?(?:持平|一致|相同|相当|不变)"
)
# 较2025年目标（|6.5%以上|）有所下调
_LAST_BRACKETED = re.compile(r"(?:与|和|同|跟|较|比)(?P<when>去年|上年|\d{4}年)的?(?:增长|增速|经济|预期|GDP)*目标（$")
_SUCH_AS = re.compile("如|例如|比如|像|诸如")  # 如|河南从7%下调至5%
_BARE_GDP = re.compile("(?<=[年的，；：、])生产总值(?=同?比?预?[计期]?增长|增速|突破|达|实现|超)")  # 提出2031年|生产总值增长6%
_SAYS_WHEN = re.compile(r"(?:提出|明确|表示|预计)(?=(?:到)?(?:\d{4}年|今年|全年))")  # 甘肃提出|2031年生产总值…
# 截至1月29日，已有30个省份公布目标: when the news stood so, and not when its figures were reached.
_AS_OF = re.compile(
    r"(?:截至|截止)(?:到)?(?:目前|今日|今天|昨日|昨天|发稿|记者发稿时?|(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:[上下]午)?(?:\d{1,2}[时点])?，?"
)
_ANNOUNCED = re.compile("公布|披露|发布|出炉|亮相|召开|开幕|闭幕|明确|亮出")
# 目前已有28个省份公布: the publishing is over, what is published is not.
_ALREADY = re.compile(
    "已经?(?=有?[^，。；]{0,6}[0-9一二三四五六七八九十]{1,3}个?(?:省|市|地|州)[^，。；]{0,10}(?:公布|披露|发布|亮出|明确))"
)


@dataclass(frozen=True, slots=True)
class RewordedArticle(Origins):
    """``text``, and for each of its characters the place in the flow that it stands for, with one more for the end."""

    formerly: tuple[Formerly, ...]

    def stretch(self, one: Stretch) -> Stretch:
        return Stretch(one.kind, bisect_left(self.origin, one.start), bisect_left(self.origin, one.end))

    def place(self, position: int) -> int:
        return self.origin[position]


def reword_chinese(article: Article) -> RewordedArticle:
    """The article with the indicator put where it is only understood. Linear in its length."""
    text = article.text
    formerly: list[Formerly] = []
    edits = list(_edits(article, formerly))
    covered = [(edit.start, edit.end) for edit in edits]
    bare = (shape.start() for shape in _BARE_GDP.finditer(text))
    edits += [Edit(at, at, "地区") for at in bare if not _inside(covered, at)]
    says = (shape.end() for sentence in article.sentences for actor in sentence.actors if (shape := _SAYS_WHEN.match(text, actor.end)))
    edits += [Edit(at, at, "，") for at in says if not _inside(covered, at)]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    words: list[str] = []
    origin: list[int] = []
    at = 0
    for edit in edits:
        words += [text[at : edit.start], edit.words]
        origin += [*range(at, edit.start), *_spread(edit.start, edit.end, len(edit.words))]
        at = edit.end
    words.append(text[at:])
    origin += range(at, len(text) + 1)
    made = "".join(words).translate({**dict.fromkeys(map(ord, _BULLETS), " "), ord("|"): "\n", ord("【"): "\n", ord("】"): "\n"})
    return RewordedArticle(_without_asides(made, origin, article), tuple(origin), tuple(formerly))


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of ``spans``, in order, holds ``at``."""
    i = bisect_left(spans, (at + 1, 0)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _without_asides(made: str, origin: list[int], article: Article) -> str:
    """Line breaks for what is about the article itself, so that no clause begins in it."""
    kept = [(sentence.start, sentence.end) for sentence in article.sentences]
    pieces, at = [], 0
    for start, end in kept:
        a, b = bisect_left(origin, start), bisect_left(origin, end)
        pieces += ["\n" * (a - at), made[a:b]] if a >= at else [made[at:b]]
        at = max(at, b)
    return "".join(pieces) + "\n" * (len(made) - at)


def _spread(start: int, end: int, count: int) -> list[int]:
    """``count`` places from ``start`` to the last before ``end``, never going back; all at ``start`` where nothing was left out."""
    if count == 0:
        return []
    last = max(start, end - 1)
    return [min(start + i, last) for i in range(count - 1)] + [last]


def _edits(article: Article, formerly: list[Formerly]) -> Iterator[Edit]:
    """Where the indicator is put, and what is left out, in order."""
    spoken = False
    for sentence in article.sentences:
        dated = _AS_OF.search(article.text, sentence.start, sentence.end)
        if dated is not None and _ANNOUNCED.search(article.text, dated.end(), sentence.end):
            yield Edit(dated.start(), dated.end(), "")
        already = _ALREADY.search(article.text, dated.end() if dated else sentence.start, sentence.end)
        if already is not None:
            yield Edit(already.start(), already.end(), "")
        spoken = spoken or SPOKEN_GDP.search(article.text, sentence.start, sentence.end) is not None
        if not spoken:
            continue
        for start, end in _clauses(article.text, sentence):
            against = AGAINST_LAST.fullmatch(article.text, start, end)
            if against is not None or _AS_LAST.fullmatch(article.text, start, end) is not None:
                yield Edit(start, end, "")
                continue
            before = _LAST_BRACKETED.search(article.text, sentence.start, start) if article.text[start - 1 : start] == "（" else None
            if before is not None and PERCENT.fullmatch(article.text, start, end):
                formerly.append(Formerly(start, end, before.start(), int(before["when"][:4]) if before["when"][:4].isdigit() else None))
                yield Edit(before.start(), end + 1, "")
                continue
            bracketed = edits_of_bracket(article, sentence, start, end)
            if bracketed:
                yield from bracketed
                continue
            known = len(formerly)
            edit = edit_of_clause(article, sentence, start, end, formerly)
            if edit is None:
                continue
            such = _SUCH_AS.match(article.text, start, edit.start)
            if such is not None and any(actor.start == such.end() for actor in sentence.actors):
                yield Edit(start, such.end(), "")
            indicator, stands = understood(article.text, sentence.start, start, end)
            formerly[known:] = [replace(one, indicator=indicator) for one in formerly[known:]]
            yield replace(edit, words=edit.words.replace(STANDS, stands))
            if "分别" in article.text[max(start, edit.start - 4) : edit.end]:
                yield from each_value(article.text, edit.end, end, stands)


def _clauses(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    at = sentence.start
    for mark in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if at < mark.start():
            yield at, mark.start()
        at = mark.end()
    if at < sentence.end:
        yield at, sentence.end
