"""The values of a Chinese article: the clause grammar of reports, on stretches that the article's own words part.

A report says where it looks back and where it plans by its headings; an article by the words of each sentence (2025年主要预期目标,
去年完成, 同比增长), and whose a value is by the place that opens its clause (济南市, 全省, 该市) or the sentences before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.language.zh.quantities import find_quantities
from mubiao.news.article import Article
from mubiao.news.earlier import LAST_TARGET
from mubiao.news.elided_zh import Formerly
from mubiao.news.kinds import AIMS_BY_NUMBER, THINGS
from mubiao.news.making import Made, statements_for
from mubiao.news.rewording_zh import AGAINST_LAST, reword_chinese
from mubiao.news.roles import Actor
from mubiao.places import Place
from mubiao.places.gazetteer import gazetteer
from mubiao.places.place import NATION
from mubiao.records import Relative, SectionKind
from mubiao.statements import zh
from mubiao.statements.findings import Finding, Moment, Stretch, Subject, Told

_AHEAD = re.compile(
    r"目标|下调|上调|维持|预期(?!相符|转弱)|今年(?!以来|上半年|[一1]季度|前[一二三四五六七八九十]+个?月)|明年|力争|争取|计划|拟|设定|定为|定在|锚定|瞄准|提出|将(?:GDP|经济|地区|增速|建|新|实|培|打|完|加|推)|确保|建设[^。]{0,30}\d|要[^。]{0,20}(?:增长|达到)"
)
_BACK = re.compile(
    r"去年|上年(?!同期)|过去|同比|比上年|已(?:经)?(?:完成|实现|达)|完成(?!省|国家|“)|实现(?:了|地区|生产)|达到了|初步核算|成绩单|一年来|五年来|突破了|累计|统计局|截至"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?!至|—|-)")
_PLANNED = re.compile(r"(?P<year>(?:19|20)\d\d)年?[^。；\n]{0,24}?(?:主要)?(?:预期)?目标")
_DOES = re.compile(
    r"(?:新增|新建|改造|培育|新设|建设|建成|引进|举办|开展|打造|新改|改扩建|创建|新开|开通|投放|投用|培训|实施|新认定|盘活|推出|组织|开设|布局|引育|扶持|支持|新投)"
)
_FORECASTER = re.compile(
    "(?:经济学家|经济学者|分析师|分析人士|专家|学者|教授|研究员|研究院|研究所|券商|证券|投行|高盛|摩根|野村|瑞银|国际货币基金|世界银行|亚洲开发银行|惠誉|穆迪|标普)[^。；]{0,30}?(?:认为|预计|预测|预期|判断|表示|说|指出|称|建议)"
)
_EXPECTS = re.compile("预计|有望|预测|预期(?!目标)|大概率|或将|可能|建议|估计|应当")
_PUBLISHING = re.compile("(?:已|均|先后|陆续)?(?:经)?(?:公布|披露|发布|亮出|明确|提出|设定|下调|上调|调低|调高|维持|公开)")
_NEXT_SAYS = re.compile(r"[，；](?!(?:和|及|以及|约|超|近)?\d)")
_BOUNDED = re.compile("增长[0-9.]+%(?:以上|左右)")  # a headline: 宁波：GDP增长6%以上
_LAST_TARGET = re.compile(r"(?:上年|去年|\d{4}年|此前|上一年)[^，。；]{0,10}目标")
_BEHIND = re.compile(r"(?:紧随其后|紧跟其后|次之)，[^，。；\d]{0,12}\Z")
_MOVED = re.compile(r"目标[^。；\n]{0,60}(?:[较比](?:去年|上年|\d{4}年)[^，。；\d]{0,4})(?:下调|上调|调低|调高|调降|降低|提高)了?\Z")
# 多数“5%左右”: of how many, and no name
_SO_MANY = frozenset(
    f"other:{word}"
    for word in (
        "多数",
        "大多数",
        "绝大多数",
        "半数",
        "超半数",
        "过半",
        "多地",
        "各地",
        "各省",
        "多省",
        "普遍",
        "省份",
        "省区市",
        "城市",
        "省市",
    )
)
_BY_SO_MUCH = re.compile(r"[较比](?:去年|上年|\d{4}年)[^，。；\d]{0,6}[低高](?:\d[\d.]*个?[、和])?$")
_NATIONAL = re.compile(r"国内生产总值|国务院|全国人民代表大会|全国人大|我国")


def told_in_chinese(article: Article) -> Iterator[Made]:
    """The statements of a Chinese article."""
    said = reword_chinese(article)
    year = planned_year(article)
    own = main_place(article)
    stretches = [said.stretch(stretch) for stretch in _stretches(article, year)]
    found = [
        replace(told, finding=said.back(told.finding), sentence=said.place(told.sentence))
        for told in zh.tell(said.text, stretches, year, own, several=True)
    ]
    found = [
        told
        for told in _once(found)
        if not _counts_places(article, told.finding)
        and not _forecast(article, told)
        and not _moves_a_goal(article, told.finding)
        and not _of_those_behind(article, told.finding)
        and told.finding.subject.indicator not in _SO_MANY
    ]
    announced: set[tuple[object, ...]] = set()
    for told, actor, carried in _owned(article, found, own):
        kind, moment = told.kind, told.moment
        if told.how:
            key = (told.finding.key(), tuple(place.code for place in actor.places) if actor is not None else ())
            if key in announced:
                continue  # a place's target said again
            announced.add(key)
        if kind == "outlook" and moment is not None and year is not None and moment.period in (str(year + 1), f"by {year + 1}"):
            kind, moment = "target", Moment(str(year + 1), "year")  # 明年, said in December
        finding = _changed(article.text, told.finding)
        if kind == "target" and not told.how and _deed(article.text, finding):
            kind = "commitment"
        if kind == "commitment" and moment is None:
            moment = Moment(str(year), "year") if year else None
        yield from statements_for(article, finding, kind, moment.period if moment else None, actor, carried=carried, told=told)
    yield from _set_before(article, said.formerly, year, own)


def _once(told: Sequence[Told]) -> Iterator[Told]:
    """Each value once, though the passage of targets and the sentences around it tell it in other words."""
    said: set[tuple[int, str, str]] = set()
    for one in told:
        key = (one.finding.printed_start, one.finding.subject.indicator, one.finding.bound)
        if key not in said:
            said.add(key)
            yield one


def _counts_places(article: Article, finding: Finding) -> bool:
    """29个省份公布了目标: places, and no value."""
    if finding.unit == "count" and _PUBLISHING.match(article.text, finding.printed_end):
        return True  # 27个城市中已有24个公布目标
    sentence = article.sentence_at(finding.printed_start)
    actors = sentence.actors if sentence is not None else ()
    return any(actor.aggregate is not None and actor.start <= finding.printed_start < actor.end for actor in actors)


def _of_those_behind(article: Article, finding: Finding) -> bool:
    """海南最高，…；江西、湖北紧随其后，均为6%以上: of those behind, whom the clause does not bind to the value."""
    before = article.text[max(0, finding.printed_start - 40) : finding.printed_start]
    return _BEHIND.search(before) is not None


def _moves_a_goal(article: Article, finding: Finding) -> bool:
    """目标定为5.5%左右，较去年下调0.5个百分点: by how much the goal was moved, and no change of the thing itself."""
    if finding.unit != "pp" or (finding.subject.known and finding.subject.indicator != "gdp"):
        return False
    if _BY_SO_MUCH.search(article.text, max(0, finding.printed_start - 24), finding.printed_start):
        return True  # 分别比去年低0.5个和0.3个百分点
    sentence = article.sentence_at(finding.printed_start)
    begin = sentence.start if sentence is not None else max(0, finding.printed_start - 80)
    return _MOVED.search(article.text, max(begin, finding.printed_start - 80), finding.printed_start) is not None


def _forecast(article: Article, told: Told) -> bool:
    """一位经济学者说，预计全国目标仍为5%左右: what others expect is no goal."""
    sentence = article.sentence_at(told.finding.printed_start)
    if sentence is None or told.kind == "outcome":
        return False
    who = _FORECASTER.search(article.text, sentence.start, told.finding.printed_start)
    return who is not None and _EXPECTS.search(article.text, who.start(), told.finding.printed_start) is not None


def _set_before(article: Article, formerly: Sequence[Formerly], year: int | None, own: Place | None) -> Iterator[Made]:
    """The targets of a year before that the article names beside the new ones."""
    for one in formerly:
        values = find_quantities(article.text[one.start : one.end])
        if len(values) != 1 or (one.year is None and year is None):
            continue
        subject = Subject(one.indicator, one.start, one.end, "growth")
        value = values[0]
        finding = Finding(
            subject, "growth", value.low, value.high, value.unit, value.bound, "firm", None, one.clause, one.end, one.start, one.end
        )
        actor, carried = _actor_of(article, one.start, own)
        yield from statements_for(article, finding, "target", str(one.year or (year or 0) - 1), actor, carried=carried)


def _deed(text: str, finding: Finding) -> bool:
    """新建中小学校20所: made, opened or moved by number."""
    return (
        finding.unit in THINGS
        and finding.subject.indicator not in AIMS_BY_NUMBER
        and _DOES.search(text, max(0, finding.start - 4), finding.printed_start) is not None
    )


def _changed(text: str, finding: Finding) -> Finding:
    """较上年目标提高0.5个百分点: set against the last target, and no change of the thing itself."""
    size = finding.low if finding.low is not None else finding.high
    if finding.unit != "pp" or size is None or _LAST_TARGET.search(text, max(0, finding.printed_start - 24), finding.printed_start) is None:
        return finding
    relative = Relative("<" if size < 0 else ">", LAST_TARGET, abs(size))
    return replace(finding, measure="growth", low=None, high=None, unit="%", bound="relative", relative=relative)


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
    told = False  # whether a sentence has said which it is
    for sentence in article.sentences:
        words = article.text[sentence.start : sentence.end]
        looks = _looks(words, year)
        told = told or looks is not None
        kind = looks or ("plan" if not told and _BOUNDED.search(words) else kind)
        if found and found[-1].kind == kind:
            found[-1] = Stretch(kind, found[-1].start, sentence.end)
        else:
            found.append(Stretch(kind, sentence.start, sentence.end))
    return found


def _looks(words: str, year: int | None) -> SectionKind | None:
    """Whether a sentence looks back (``review``) or ahead (``plan``); None where it does not say."""
    words = AGAINST_LAST.sub("", words)
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


def _owned(article: Article, told: Sequence[Told], own: Place | None) -> Iterator[tuple[Told, Actor | None, bool]]:
    """Each value with the places that it is said of, and whether these are those of an earlier sentence."""
    shared = _shared(article, told)
    for i, one in enumerate(told):
        at = _place_of(one)
        actor, carried = _actor_of(article, at, own)
        if one.place is not None and (actor is None or one.place not in actor.places):
            yield one, Actor(at, at, (one.place,), "owner"), False
            continue
        if i in shared and actor is not None:
            actor = replace(actor, places=(actor.places[shared[i]],), aggregate=None)
        yield one, actor, carried


def _place_of(told: Told) -> int:
    return told.finding.printed_start if told.finding.counted else min(told.finding.start, told.finding.printed_start)


def _actor_of(article: Article, at: int, own: Place | None) -> tuple[Actor | None, bool]:
    """Who acts at a place of the flow, else the place that the article is about."""
    sentence = article.sentence_at(at)
    actor = article.actor_at(at)
    if actor is None and own is not None:
        return Actor(at, at, (own,), "owner"), True
    return actor, not (sentence is not None and actor is not None and actor in sentence.actors)


def _in_list(words: str) -> bool:
    """分别增长5.7%、|5.1%|, and not what the next clause says: …，今年目标均为5.5%"""
    _, word, rest = words.rpartition("分别")
    return bool(word) and _NEXT_SAYS.search(rest) is None


def _shared(article: Article, told: Sequence[Told]) -> dict[int, int]:
    """湖北、贵州…分别为7.5%和9%: which of the places each value is of, by the value's place in ``told``."""
    groups: dict[tuple[int, int], list[int]] = {}
    for i, one in enumerate(told):
        at = _place_of(one)
        actor = article.actor_at(at)
        if actor is not None and len(actor.places) > 1 and _in_list(article.text[actor.end : one.finding.printed_end]):
            groups.setdefault((actor.start, actor.end), []).append(i)
    pairs: dict[int, int] = {}
    for (start, _), members in groups.items():
        actor = article.actor_at(start)
        places = sorted({told[i].finding.printed_start for i in members})  # a value may be told twice
        same = len({told[i].finding.subject.indicator for i in members}) == 1
        if actor is not None and same and len(places) == len(actor.places):
            pairs.update((i, places.index(told[i].finding.printed_start)) for i in members)
    return pairs
