"""The values of a Chinese article: the clause grammar of reports, on stretches that the article's own words part.

A report says where it looks back and where it plans by its headings; an article by the words of each sentence (2025年主要预期目标,
去年完成, 同比增长), and whose a value is by the place that opens its clause (济南市, 全省, 该市) or the sentences before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.news.actors import Actor
from mubiao.news.article import Article
from mubiao.news.making import statements_for
from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.records import SectionKind, Statement
from mubiao.statements import zh
from mubiao.statements.findings import Moment, Stretch, Told

_AHEAD = re.compile(
    r"目标|预期(?!相符|转弱)|今年(?!以来|上半年|[一1]季度|前[一二三四五六七八九十]+个?月)|明年|力争|争取|计划|拟|设定|定为|定在|锚定|瞄准|提出|将(?:GDP|经济|地区|增速|建|新|实|培|打|完|加|推)|确保|建设[^。]{0,30}\d|要[^。]{0,20}(?:增长|达到)"
)
_BACK = re.compile(
    r"去年|上年(?!同期)|过去|同比|比上年|已(?:经)?(?:完成|实现|达)|完成(?!省|国家|“)|实现(?:了|地区|生产)|达到了|初步核算|成绩单|一年来|五年来|突破了|累计|统计局|截至"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?!至|—|-)")
_PLANNED = re.compile(r"(?P<year>(?:19|20)\d\d)年?[^。；\n]{0,24}?(?:主要)?(?:预期)?目标")
_BULLET = re.compile("[●■▲◆★▶►◇□○•◎☆]")
_NATIONAL = re.compile(r"国内生产总值|国务院|全国人民代表大会|全国人大|我国")


def told_in_chinese(article: Article) -> Iterator[Statement]:
    """The statements of a Chinese article."""
    text = _BULLET.sub(" ", article.text)
    year = planned_year(article)
    own = main_place(article)
    stretches = _stretches(article, year)
    pairs = _paired(article, list(zh.tell(text, stretches, year, own)))
    for told, actor, carried in pairs:
        kind, moment = told.kind, told.moment
        if kind == "outlook" and moment is not None and year is not None and moment.period in (str(year + 1), f"by {year + 1}"):
            kind, moment = "target", Moment(str(year + 1), "year")  # 明年, said in December
        if kind == "commitment" and moment is None:
            moment = Moment(str(year), "year") if year else None
        yield from statements_for(article, told.finding, kind, moment.period if moment else None, actor, carried=carried, told=told)


def planned_year(article: Article) -> int | None:
    """The year whose targets an article tells of: named with them, else that of the article."""
    named = Counter(int(found["year"]) for found in _PLANNED.finditer(article.text))
    near = [year for year in named if article.year is None or article.year <= year <= article.year + 1]
    return max(near, key=lambda year: (named[year], year)) if near else article.year


def main_place(article: Article) -> Place | None:
    """The place that an article is about: the one that acts most often, the first where several do; the nation where no other is named."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        counts.update(actor.places[0].code for actor in sentence.actors if len(actor.places) == 1 and actor.aggregate is None)
    if not counts:
        return gazetteer().by_code(NATION) if _NATIONAL.search(article.text) else None
    others = Counter({code: count for code, count in counts.items() if code != NATION}) or counts
    return gazetteer().by_code(others.most_common(1)[0][0])


def _stretches(article: Article, year: int | None) -> list[Stretch]:
    """Neighbouring sentences that look back, and those that look ahead, as sections of a report."""
    found: list[Stretch] = []
    kind: SectionKind = "review"
    for sentence in article.sentences:
        kind = _looks(article.text[sentence.start : sentence.end], year) or kind
        if found and found[-1].kind == kind:
            found[-1] = Stretch(kind, found[-1].start, sentence.end)
        else:
            found.append(Stretch(kind, sentence.start, sentence.end))
    return found


def _looks(words: str, year: int | None) -> SectionKind | None:
    """Whether a sentence looks back (``review``) or ahead (``plan``); None where it does not say."""
    ahead, back = _AHEAD.search(words), _BACK.search(words)
    years = [int(found["year"]) for found in _YEAR.finditer(words)]
    if year is not None and years:
        if ahead is None and all(named < year for named in years):
            return "review"
        if back is None and any(named >= year for named in years):
            return "plan"
    if ahead is not None and back is not None:
        return "plan" if ahead.start() < back.start() or "目标" in words else "review"
    if ahead is not None:
        return "plan"
    return "review" if back is not None else None


def _paired(article: Article, told: Sequence[Told]) -> Iterator[tuple[Told, Actor | None, bool]]:
    """Each value with the places that it is said of, and whether these are those of an earlier sentence."""
    for one in told:
        finding = one.finding
        at = finding.printed_start if finding.counted else min(finding.start, finding.printed_start)
        if one.place is not None:
            yield one, Actor(at, at, (one.place,), "owner"), False
            continue
        sentence = article.sentence_at(at)
        actor = article.actor_at(at)
        own = sentence is not None and actor is not None and actor in sentence.actors
        if actor is not None and actor.places and actor.places[0].code == NATION and actor.role == "mention":
            actor = None
        if actor is None:
            place = main_place(article)
            actor = Actor(at, at, (place,), "owner") if place is not None else None
        yield replace(one), actor, not own
