"""One noun phrase of a list of subjects: an indicator of the vocabulary, or ``other:`` and the phrase as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.indicators import Mention, vocabulary
from mubiao.places.place import Place
from mubiao.records import Measure
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.leads import is_harmless_after, owner_before
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.subjects.alone import ELLIPSIS_REACH, HEADS, RESIDENTS, goes_before, with_head

_INNER_TIME = re.compile(
    r"到本世纪末|[“]?[一二三四五六七八九十]{1,3}五[”]?(?:期间|时期)|第[一二三四五六七八九十]个五年计划期间|(?:提出的|原定|规定)(?:19|20)\d\d年"
)
_MAY_BE_TIME = re.compile("[期年末]")  # each of them has one; the pattern is slow to fail
_GROWTH_TAIL = tuple(
    word + end for word in ("增速", "增幅", "涨幅", "增长", "增长率", "增长速度", "上涨幅度", "上涨") for end in ("", "目标", "水平")
)
_FALL_TAIL = ("降幅", "降低率", "下降率", "降低", "下降", "减少", "削减", "减排")
_GROWTH_ENDS, _FALL_ENDS = (frozenset(word[-1] for word in tails) for tails in (_GROWTH_TAIL, _FALL_TAIL))
# A clause goes on behind the name of its subject.
_VERBAL = re.compile(
    r"[”\"’]?(?:先后|相继|连续|连年|逐年|屡|再|首|连|接连|双双|成功|一举|历史性|持续|稳步|继续|始终|不断|先后|已经?|将|要|仍|也|均|都|分别|一直|总体|相继|由|从|在(?!线|建|校|地|外|岗))*"
    r"(?:突破|首破|首超|首过|迈上|迈入|迈过|跨越|跨上|跨过|跨入|连跨|站上|站稳|登上|跃上|越过|冲破|重返|重回|进入|创(?!新|业)|屡创|居|稳居|位居|位列|列|排名|排|跃居|升至|实现|保持|稳定|由|从|增长|下降|上升|回升|提高到|达|超过|超|逼近|接近|在)"
)
_ONLY_VERB = frozenset(
    (
        "创",
        "创下",
        "创造",
        "增产",
        "增长",
        "下降",
        "增加",
        "减少",
        "实现",
        "达到",
        "完成",
        "保持",
        "连续",
        "居",
        "位居",
        "占",
        "达",
        "其",
        "该",
        "此",
    )
)
_BENEFICIARY = re.compile("[为给向]")
# What joins a clause to the one before is no part of its subject.
_CONJOINS = frozenset("但而不并因所如由虽即则那接从以其同特就加或仅只尽结单另还")
_CONJUNCTION = re.compile(
    r"^(?:但是?|而且?|不仅|不但|并且?|因此|所以|如果|由于|因为|虽然|即使?|则|那么|接着|从而|以便|其中|同时|特别是|就是|尽管|因而|结果|单是|另外|还有|加上|或者?|仅仅|只有)(?=.)"
)
# 这样一个, 内可以建设, 12类: what is left of a clause, or a number
_NO_NAME = re.compile(r"(?:这|那)(?:样|么)|内可以|照|\d+\D{1,2}$")
_NO_NAME_BEGINS = frozenset("这那内照0123456789０１２３４５６７８９")
ADVERBS = words("actions", "adverbs") | words("actions", "intransitive")
_NO_NAMES = _ONLY_VERB | ADVERBS
_SINGLE = words("lead", "single")
NO_NOUN = re.compile(
    r"在(?!业|建|校|外|岗|库|线|册|逃|粤|编|营|研|职|读|用)|对(?!外|口|台|俄|美)|加强|于|从(?!业|事)|经过|通过|围绕|做好|推进|坚持|按照|根据|为(?!民)|以(?!上|下|旧换新|工代赈)|着力|深化|强化|加快|更加|抓好|打造|建设(?!用地)|深入|统筹"
)
NO_NOUN_BEGINS = frozenset("在对加于从经通围做推坚按根为以着深强更抓打建统")  # the characters it begins with


def inside_brackets(text: str, start: int, position: int) -> bool:
    opened = max(text.rfind("（", start, position), text.rfind("(", start, position))
    return opened >= 0 and max(text.rfind("）", opened, position), text.rfind(")", opened, position)) < 0


def subjects_of(text: str, start: int, end: int, mentions: Mentions) -> list[Subject]:
    found = mentions.within(start, end)
    if found:
        known = _known(text, start, end, found, mentions)
        if known is not None:
            return known
    for inner in _INNER_TIME.finditer(text, start + 1, end - 1) if _MAY_BE_TIME.search(text, start + 1, end - 1) else ():
        if text[inner.end()] not in "、，的" and not inside_brackets(text, start, inner.start()):  # 提出了“十五五”期间|单位能耗
            return subjects_of(text, inner.end(), end, mentions)
    phrase = clean_phrase(text[start:end])
    if phrase in HEADS and not goes_before(text, start):
        indicator = with_head(text, start, phrase)
        if indicator:
            return [Subject(indicator, start, end)]
    if phrase in RESIDENTS:
        floor = max(0, start - ELLIPSIS_REACH, text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1)
        named = mentions.within(floor, start)
        if named and named[-1].indicator == "income":
            return [Subject(RESIDENTS[phrase], start, end)]
    first = phrase[:1]
    if first in _CONJOINS:
        phrase = _CONJUNCTION.sub("", phrase)
        first = phrase[:1]
    if (
        (text[start] in NO_NOUN_BEGINS and NO_NOUN.match(text, start, end))
        or phrase in _NO_NAMES
        or (first in _NO_NAME_BEGINS and _NO_NAME.match(phrase))
        or (len(phrase) < 2 and phrase not in _SINGLE)
    ):
        return []
    last = text[end - 1]
    growth: Measure | None = "growth" if last in _GROWTH_ENDS and text.endswith(_GROWTH_TAIL, start, end) else None
    falls = last in _FALL_ENDS and text.endswith(_FALL_TAIL, start, end)
    return [Subject(f"other:{phrase}", start, end, growth, False, (), falls)]


def _known(text: str, start: int, end: int, found: Sequence[Mention], mentions: Mentions) -> list[Subject] | None:
    """What the phrase is as an indicator of the vocabulary, of which it holds ``found``; ``None`` where it is none of them."""
    if len(found) > 1 and text[found[-1].start - 1] == "等":
        found = found[:-1]  # 单位生产总值能耗|等约束性指标: the head only gathers
    mention = found[-1]
    harmless, owner = owner_before(text, start, mention.start, mentions)
    if harmless and is_harmless_after(text, mention.end, end):
        falls = text[end - 1] in _FALL_ENDS and text.endswith(_FALL_TAIL, mention.start, end)
        growth: Measure | None = "growth" if mention.end < end and text.endswith(_GROWTH_TAIL, mention.end, end) else None
        measure = mention.measure or growth
        if mention.variant == "list":
            return _of_each(mention, measure, falls, owner)
        adds = text.endswith(("新增", "净增"), 0, mention.start)
        return [Subject(mention.indicator, mention.start, mention.end, measure, _in_vocabulary(mention), mention.parts, falls, adds, owner)]
    first = found[0]
    if _VERBAL.match(text, first.end, end) is not None:
        # 地区生产总值|突破“五百亿”，达…; 粮食产量|屡创新高，达…: the name is the subject of a clause of its own
        harmless, owner = owner_before(text, start, first.start, mentions)
        if harmless:
            return [Subject(first.indicator, first.start, first.end, first.measure, _in_vocabulary(first), first.parts, owner=owner)]
    if _BENEFICIARY.match(text, start, mention.start) and is_harmless_after(text, mention.end, end):
        # 为企业|新增减税降费50亿元
        return [Subject(mention.indicator, mention.start, mention.end, mention.measure, _in_vocabulary(mention))]
    return None


def _in_vocabulary(mention: Mention) -> bool:
    return not mention.indicator.startswith("other:")


def _of_each(mention: Mention, measure: Measure | None, falls: bool, owner: Place | None) -> list[Subject]:
    return [Subject(part, mention.start, mention.end, measure, True, (), falls, owner=owner) for part in mention.parts]


def default_measure(subject: Subject) -> Measure | None:
    """What a bare figure of this subject most often means, or ``None`` where nobody can say."""
    if subject.measure:
        return subject.measure
    known = vocabulary().get(subject.indicator) if subject.known else None
    return known.measure if known is not None else None
