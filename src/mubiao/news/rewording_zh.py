"""A Chinese article as the clause grammar of reports reads it: round-ups name the indicator once and then only places and figures.

广东目标为5%，江苏为5%以上        广东|地区生产总值增长|5%，江苏|地区生产总值增长|5%以上
天津将增速目标设定为4.5%左右      天津|地区生产总值增长|4.5%左右
北京、上海均提出增长5%左右        北京、上海|地区生产总值增长|5%左右

Bullets and the marks of a list's points are left out. Every value still opens the text as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from mubiao.indicators import match
from mubiao.news.article import Article
from mubiao.statements.findings import Finding, Stretch

_BULLETS = "●■▲◆★▶►◇□○•◎☆"
_CLAUSE = re.compile("[，。；！？：\n（）]")
_PERCENT = re.compile(r"\d(?:\.\d+)?%|百分之|\d(?=[-—～~至到]\d+(?:\.\d+)?%)")
# What a clause may say between the place and a figure for which the indicator stood before.
_ELIDED = re.compile(
    r"(?:省|市|自治区)?(?:也|则|都|均|分别|同样|继续|今年|明年|去年|\d{4}年|将|把|拟|的|全年|仍|又|还|已|依然|以|按|经济|首次|最高|最低|主动|适度|进一步)*(?:(?:预期|预计|增长|增速|增幅|经济|今年|发展|年度|初步|设定|提出|确定)*(?:目标|增速|增幅|预期))?(?:值)?(?:分别)?(?:提出|设定|定|设|确定|锚定|瞄准|调整|下调|上调|下降|提高|降低|调低|调高|明确|预期|预计|力争|计划|保持|维持|增长|增速|目标|是|为|在|到|至|了|于|同比|实现|，)*"
)
# What belongs to the value
_BOUND = re.compile("(?:约|大约|不低于|高于|超过|超|至少|不少于|在)?")
_SPOKEN_GDP = re.compile("GDP|生产总值|经济增长|经济增速|增长目标|增速目标")
_STANDS = "地区生产总值增长"


@dataclass(frozen=True, slots=True)
class RewordedArticle:
    """``text``, and for each of its characters the place in the flow that it stands for, with one more for the end."""

    text: str
    origin: tuple[int, ...]

    def stretch(self, one: Stretch) -> Stretch:
        return Stretch(one.kind, bisect_left(self.origin, one.start), bisect_left(self.origin, one.end))

    def back(self, finding: Finding) -> Finding:
        """A finding with places of the flow."""
        subject = finding.subject
        return replace(
            finding,
            subject=replace(subject, start=self.origin[subject.start], end=self._end(subject.end)),
            start=self.origin[finding.start],
            end=self._end(finding.end),
            printed_start=self.origin[finding.printed_start],
            printed_end=self._end(finding.printed_end),
        )

    def place(self, position: int) -> int:
        return self.origin[position]

    def _end(self, place: int) -> int:
        return self.origin[place - 1] + 1 if place > 0 else self.origin[0]


def reword_chinese(article: Article) -> RewordedArticle:
    """The article with the indicator put where it is only understood. Linear in its length."""
    text = article.text
    words: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end in _elisions(article):
        words += [text[at:start], _STANDS]
        origin += [*range(at, start), *(_spread(start, end, len(_STANDS)))]
        at = end
    words.append(text[at:])
    origin += range(at, len(text) + 1)
    made = "".join(words).translate(dict.fromkeys(map(ord, _BULLETS), " "))
    return RewordedArticle(made, tuple(origin))


def _spread(start: int, end: int, count: int) -> list[int]:
    """``count`` places from ``start`` to the last before ``end``, never going back; all at ``start`` where nothing was left out."""
    last = max(start, end - 1)
    return [min(start + i, last) for i in range(count - 1)] + [last]


def _elisions(article: Article) -> list[tuple[int, int]]:
    """What is printed between a place and a growth figure where the indicator is not named, in order."""
    found: list[tuple[int, int]] = []
    spoken = False
    for sentence in article.sentences:
        spoken = spoken or _SPOKEN_GDP.search(article.text, sentence.start, sentence.end) is not None
        if not spoken:
            continue
        for actor in sentence.actors:
            if not actor.acts or "生产总值" in article.text[actor.start : actor.end] or (found and actor.start < found[-1][1]):
                continue
            stop = _CLAUSE.search(article.text, actor.end, sentence.end)
            clause_end = stop.start() if stop is not None else sentence.end
            value = _PERCENT.search(article.text, actor.end, clause_end)
            if value is None:
                continue
            begin = value.start()
            lead = _ELIDED.match(article.text, actor.end, begin)
            if lead is None or _BOUND.fullmatch(article.text, lead.end(), begin) is None:
                continue
            words = article.text[actor.end : clause_end]
            if any(mention.variant != "weak" for mention in match(words)) and not _SPOKEN_GDP.match(words):
                continue
            found.append((actor.end, lead.end()))
    return found
