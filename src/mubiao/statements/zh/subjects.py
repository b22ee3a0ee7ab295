"""Whose value it is: the noun phrases before a verb, each an indicator of the vocabulary or ``other:`` and the phrase as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from mubiao.indicators import Mention, indicator_named, vocabulary
from mubiao.places.place import Place
from mubiao.records import Measure
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.leads import is_harmless_after, owner_before, skip_lead, skip_tail_marks
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.phrases import clean_phrase, unquoted

_FRAGMENTS = words("lead", "fragments")
_INNER_TIME = re.compile(
    r"到本世纪末|[“]?[一二三四五六七八九十]{1,3}五[”]?(?:期间|时期)|第[一二三四五六七八九十]个五年计划期间|(?:提出的|原定|规定)(?:19|20)\d\d年"
)
_MAY_BE_TIME = re.compile("[期年末]")  # each of them has one; the pattern is slow to fail
# 和, 及 and 与 inside other words part nothing: 和谐, 普及, 参与.
_SPLIT = re.compile(
    r"、|，|以及|和(?<![温缓总调饱共祥]和)(?![谐平美气解睦])|及(?<![普涉以遍波惠危触可]及)(?![时格]|以上|以下|其)|与(?<![参给付赋]与)(?!会)"
)
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
_PER_OUTPUT = re.compile("单位(?:(?:国内|地区)?生产总值|GDP)")
_GATHERS = re.compile(r"(?<!第)(?:[两二三四五六七八九十]|\d{1,2})(?:大|个|类|项|种|条|家|所|座|处|村|县)")
# 对东盟出口: trade with a part of the world is not the whole trade
_TOWARDS_REACH = 2
_TOWARDS = re.compile(r"对(?!外|口)[^，。；、]{1,20}(?:出口|进口|进出口|贸易|投资|贡献率|贡献度|的拉动|拉动率)(?:总?额|总量)?$")
_CONTRIBUTES = ("贡献率", "贡献度", "拉动率")
_BENEFICIARY = re.compile("[为给向]")
# What joins a clause to the one before is no part of its subject.
_CONJOINS = frozenset("但而不并因所如由虽即则那接从以其同特就加或仅只尽结单另还")
_CONJUNCTION = re.compile(
    r"^(?:但是?|而且?|不仅|不但|并且?|因此|所以|如果|由于|因为|虽然|即使?|则|那么|接着|从而|以便|其中|同时|特别是|就是|尽管|因而|结果|单是|另外|还有|加上|或者?|仅仅|只有)(?=.)"
)
# 这样一个, 内可以建设, 12类: what is left of a clause, or a number
_NO_NAME = re.compile(r"(?:这|那)(?:样|么)|内可以|照|\d+\D{1,2}$")
_NO_NAME_BEGINS = frozenset("这那内照0123456789０１２３４５６７８９")
_ADVERBS = words("actions", "adverbs") | words("actions", "intransitive")
_SINGLE = words("lead", "single")
# Words that only point back at the subject before them: 总量达到6万亿元.
GENERIC = frozenset(
    [
        "总量",
        "存量",
        "总额",
        "规模",
        "总值",
        "总规模",
        "余额",
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "增长",
        "总数",
        "人数",
        "数量",
        "总计",
        "合计",
        "其中",
        "这个比重",
        "这一比重",
        "该比重",
        "这个比例",
        "这一比例",
        "该比例",
        "这一数字",
        "这一指标",
        "该指标",
    ]
)
_LONGEST_GENERIC = 2 * max(map(len, GENERIC))  # quotation marks counted
_NO_NOUN = re.compile(
    r"在(?!业|建|校|外|岗|库|线|册|逃|粤|编|营|研|职|读|用)|对(?!外|口|台|俄|美)|加强|于|从(?!业|事)|经过|通过|围绕|做好|推进|坚持|按照|根据|为(?!民)|以(?!上|下|旧换新|工代赈)|着力|深化|强化|加快|更加|抓好|打造|建设(?!用地)|深入|统筹"
)
_NO_NOUN_BEGINS = frozenset("在对加于从经通围做推坚按根为以着深强更抓打建统")  # the characters it begins with
# Heads that are said alone where what they belong to was just named.
_HEADS = frozenset(["产量", "总产量", "总产", "单产", "增加值", "总产值", "销售额", "零售额"])
_HEAD_LETTERS = re.compile("产|值|额")  # each head has one of them
_ELLIPSIS_REACH = 60
_HOLDERS = ("企业", "园区", "基地", "公司", "产业", "集群", "项目")
_PARTS_OF_INDUSTRY = ("手工业", "重工业", "轻工业")
# 居民人均可支配收入4.2万元，其中|城镇|5.1万元、|农村|2.6万元: whose part of the income it is
_RESIDENTS = {
    word + end: indicator
    for indicator, names in (("income_urban", ("城镇", "城市")), ("income_rural", ("农村", "乡村")))
    for word in names
    for end in ("", "居民", "常住居民")
}


@dataclass(slots=True)
class SubjectList:
    """The subjects of one verb and the words around them."""

    items: tuple[Subject, ...]
    start: int
    end: int
    strive: bool = False  # 力争 stands before the subject: 力争空气质量优良天数300天以上
    opaque: bool = False  # something stands there that is no subject (对五国): it must not inherit one either


def read_subjects(text: str, start: int, end: int, mentions: Mentions) -> SubjectList:
    """The subjects named in ``text[start:end]``, which stands before a verb or a value."""
    start, strive = skip_lead(text, start, end, mentions)
    end = skip_tail_marks(text, start, end)
    if start >= end:
        return SubjectList((), start, end, strive)
    if (
        text[start] == "对"
        and _TOWARDS.match(text, start, end)
        and (text.endswith(_CONTRIBUTES, start, end) or not _begins_at(mentions, start, end, _TOWARDS_REACH))
    ):
        return SubjectList((Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False),), start, end, strive)
    if text[start] in _NO_NOUN_BEGINS and _NO_NOUN.match(text, start, end) and not _begins_at(mentions, start, end):
        return SubjectList((), start, end, strive, opaque=True)
    said = text[start:end]
    if said in _ADVERBS or (end - start <= _LONGEST_GENERIC and unquoted(said) in GENERIC):
        return SubjectList((), start, end, strive)
    items: list[Subject] = []
    for a, b in _items(text, start, end, mentions):
        items.extend(_item(text, a, b, mentions))
    label = text.rfind("：", items[0].end, items[-1].start) if len(items) > 1 else -1
    if label >= 0:  # 民生福祉：城乡居民收入: what the clause is headed by has no value
        items = [item for item in items if item.start > label]
    if len(items) > 1:
        items = _shared_by_places(_with_shared_head(text, items), mentions)
    gathers = _GATHERS.search(text, items[-1].start, items[-1].end) if len(items) > 1 else None
    if gathers:  # 锂电新能源、新能源汽车、铜材料|三大主导产业产值: the last names them all
        items = _item(text, gathers.start(), items[-1].end, mentions)
    return SubjectList(tuple(items), items[0].start if items else start, end, strive, opaque=not items)


def _begins_at(mentions: Mentions, start: int, end: int, reach: int = 1) -> bool:
    """Whether a name within ``start``..``end`` begins at its first character, or at one of the first ``reach``."""
    inside = mentions.within(start, end)
    return bool(inside) and inside[0].start < start + reach


def _with_shared_head(text: str, items: list[Subject]) -> list[Subject]:
    """单位生产总值|用水量、能耗、二氧化碳排放量: what the list is divided by belongs to each, where the vocabulary has a name for it so."""
    head = _PER_OUTPUT.match(text, items[0].start, items[0].end)
    if head is None:
        return items
    shared = items[:1]
    for item in items[1:]:
        name = head[0] + text[item.start : item.end]
        whole = indicator_named(name)
        shared.append(replace(item, indicator=whole.indicator) if whole is not None and item.known else item)
    return shared


def may_name_known(text: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether ``read_subjects`` may find an indicator of the vocabulary here; a cheap look that spares most clauses without a number."""
    return bool(mentions.within(start, end)) or _HEAD_LETTERS.search(text, start, end) is not None


def _shared_by_places(items: list[Subject], mentions: Mentions) -> list[Subject]:
    """神木市、靖边县生产总值: each place has the indicator that the last one is printed with."""
    last = items[-1]
    if last.owner is None:
        return items
    shared: list[Subject] = []
    for item in items[:-1]:
        places = mentions.places_within(item.start, item.end)
        if item.known or len(places) != 1 or places[0].end < item.end:
            return items
        shared.append(replace(last, start=item.start, end=item.end, owner=places[0].place))
    return [*shared, last]


def _items(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """The coordinated phrases of a list. 和 and 与 inside an indicator's name do not part it; a fragment stays with its head."""
    if _SPLIT.search(text, start, end) is None:
        return [(start, end)]  # three in four
    cuts: list[tuple[int, int]] = []
    for mark in _SPLIT.finditer(text, start, end):
        if 0 <= mentions.spanning(mark.end()) < mark.start():
            continue
        if _inside_brackets(text, start, mark.start()) or any(
            place.start <= mark.start() < place.end for place in mentions.places_within(max(start, mark.start() - 8), end)
        ):
            continue
        cuts.append(mark.span())
    spans: list[tuple[int, int]] = []
    position = start
    for a, b in [*cuts, (end, end)]:
        last = a == end
        left = "" if last else unquoted(text[position:a])  # asked for before a mark alone
        if not last and left in _FRAGMENTS and not _generic_head(text, a, end) and text.find("分别", a, end) < 0:
            continue
        joined_by_word = not last and text[a] not in "、，"
        if joined_by_word and len(left) <= 2 and not mentions.within(position, a):
            continue
        if position < a:
            spans.append((position, a))
        position = b
    return spans


def _generic_head(text: str, start: int, end: int) -> bool:
    """The list ends in a head that only gathers (…等指标), so its members are things of their own."""
    return re.search(r"等(?:方面)?(?:指标|目标|任务|约束性指标)?$", text[start:end]) is not None


def _inside_brackets(text: str, start: int, position: int) -> bool:
    opened = max(text.rfind("（", start, position), text.rfind("(", start, position))
    return opened >= 0 and max(text.rfind("）", opened, position), text.rfind(")", opened, position)) < 0


def _item(text: str, start: int, end: int, mentions: Mentions) -> list[Subject]:
    found = mentions.within(start, end)
    if len(found) > 1 and text[found[-1].start - 1] == "等":
        found = found[:-1]  # 单位生产总值能耗|等约束性指标: the head only gathers
    mention = found[-1] if found else None
    harmless, owner = (False, None) if mention is None else owner_before(text, start, mention.start, mentions)
    if mention is not None and harmless and is_harmless_after(text, mention.end, end):
        falls = text.endswith(_FALL_TAIL, mention.start, end)
        growth: Measure | None = "growth" if mention.end < end and text.endswith(_GROWTH_TAIL, mention.end, end) else None
        measure = mention.measure or growth
        if mention.variant == "list":
            return _of_each(mention, measure, falls, owner)
        known = not mention.indicator.startswith("other:")
        adds = text.endswith(("新增", "净增"), 0, mention.start)
        return [Subject(mention.indicator, mention.start, mention.end, measure, known, mention.parts, falls, adds, owner)]
    goes_on = bool(found) and _VERBAL.match(text, found[0].end, end) is not None
    harmless, owner = owner_before(text, start, found[0].start, mentions) if goes_on else (False, None)
    if harmless:
        # 地区生产总值|突破“五百亿”，达…; 粮食产量|屡创新高，达…: the name is the subject of a clause of its own
        first = found[0]
        return [
            Subject(
                first.indicator, first.start, first.end, first.measure, not first.indicator.startswith("other:"), first.parts, owner=owner
            )
        ]
    if mention is not None and _BENEFICIARY.match(text, start, mention.start) and is_harmless_after(text, mention.end, end):
        # 为企业|新增减税降费50亿元
        return [Subject(mention.indicator, mention.start, mention.end, mention.measure, not mention.indicator.startswith("other:"))]
    for inner in _INNER_TIME.finditer(text, start + 1, end - 1) if _MAY_BE_TIME.search(text, start + 1, end - 1) else ():
        if text[inner.end()] not in "、，的" and not _inside_brackets(text, start, inner.start()):  # 提出了“十五五”期间|单位能耗
            return _item(text, inner.end(), end, mentions)
    phrase = clean_phrase(text[start:end])
    if phrase in _HEADS and not _goes_before(text, start):
        indicator = _with_head(text, start, phrase)
        if indicator:
            return [Subject(indicator, start, end)]
    if phrase in _RESIDENTS:
        floor = max(0, start - _ELLIPSIS_REACH, text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1)
        named = mentions.within(floor, start)
        if named and named[-1].indicator == "income":
            return [Subject(_RESIDENTS[phrase], start, end)]
    if phrase[:1] in _CONJOINS:
        phrase = _CONJUNCTION.sub("", phrase)
    if (
        (text[start] in _NO_NOUN_BEGINS and _NO_NOUN.match(text, start, end))
        or phrase in _ONLY_VERB
        or phrase in _ADVERBS
        or (phrase[:1] in _NO_NAME_BEGINS and _NO_NAME.match(phrase))
        or (len(phrase) < 2 and phrase not in _SINGLE)
    ):
        return []
    last = text[end - 1]
    growth = "growth" if last in _GROWTH_ENDS and text.endswith(_GROWTH_TAIL, start, end) else None
    falls = last in _FALL_ENDS and text.endswith(_FALL_TAIL, start, end)
    return [Subject(f"other:{phrase}", start, end, growth, False, (), falls)]


def _goes_before(text: str, start: int) -> bool:
    """6家示范园入驻企业|总产值35亿元: whoever stands right before the head has it."""
    return text[start - 2 : start] in _HOLDERS


def _of_each(mention: Mention, measure: Measure | None, falls: bool, owner: Place | None) -> list[Subject]:
    return [Subject(part, mention.start, mention.end, measure, True, (), falls, owner=owner) for part in mention.parts]


@cache
def _modifiers(head: str) -> tuple[tuple[str, str], ...]:
    """What stands before ``head`` in the vocabulary's names, longest first, each with its indicator: 粮食|产量."""
    found = {
        name.removesuffix(head): known.id
        for known in vocabulary()
        for name in known.names_in("zh")
        if name.endswith(head) and len(name) > len(head) + 1
    }
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def _with_head(text: str, start: int, head: str) -> str | None:
    """The indicator of a head whose modifier was said just before: 粮食播种面积2100万亩、|产量| 120万吨."""
    floor = max(start - _ELLIPSIS_REACH, text.rfind("。", 0, start), text.rfind("\n", 0, start), 0)
    nearest, indicator = -1, None
    for modifier, known in _modifiers(head):
        place = text.rfind(modifier, floor, start)
        if place > nearest:
            nearest, indicator = place, known
    return None if nearest > 0 and text.startswith(_PARTS_OF_INDUSTRY, nearest - 1) else indicator


def default_measure(subject: Subject) -> Measure | None:
    """What a bare figure of this subject most often means, or ``None`` where nobody can say."""
    if subject.measure:
        return subject.measure
    known = vocabulary().get(subject.indicator) if subject.known else None
    return known.measure if known is not None else None
