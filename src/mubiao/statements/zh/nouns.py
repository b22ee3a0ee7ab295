"""The noun phrase of a name without an entry in the vocabulary: the verbs and adverbs in and around it are no part of it.

培育|数据服务机构100家, 科创园|新引进|研发平台30个, 制糖厂|仍然|有12个. The verb before the thing becomes the record's action.
"""

from __future__ import annotations

import re

from mubiao.indicators import indicator_named
from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import NO_MENTIONS, Mentions
from mubiao.statements.zh.actions import STAGE, STAGE_ENDS, VERB_IN_NAME, VERBS, attributive, names_on, predicative, split_action
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix, words
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import SHARES

_TAILS = words("nouns", "tails")
_MANNER = words("nouns", "manner")
# 城镇住房|基本|建成: at the beginning of a name 基本 is part of it
_NEW_WORDS = frozenset("换创更革翻全最出焕自维求崭")
_BEFORE_VERB = _MANNER | {"基本"}
_INNER = frozenset(verb for verb in VERBS if predicative(verb))
_LONGEST = max(map(len, _INNER | _MANNER | _TAILS))
_LONGEST_TOPIC = 14
# What such words begin says where, for whom or by what, and names nothing.
_NO_TOPIC = re.compile(r"[在对向为从由通给以把将因按随与同经被让使用该其此这]|利用|依托|围绕|面向|支持|帮助|鼓励|推动|引导")
_TOWARDS = re.compile("[向给](?:社会|群众|公众|市民|居民|企业|基层)$")  # 改造人防工程向社会|提供|停车位
_CAUSATIVE = words("nouns", "causative")
# 钢产量|却只|有…, 棉布产量|前|三年: adverbs of one character, which end nouns too (船只, 原则, 成就)
_ODD_TAIL = re.compile(
    r"(?:还|也|却|就|则|仍|仍然|总共|合计|不过|已经)*(?:(?<!船)只|(?<=[量额值数重率社])(?:前|第|才|就|也|却|则|共|还|在|不过)|远远|大幅度|只不过)$"
)
_ODD_ENDS = frozenset("只前第才就也却则共还过远度在")
_TAIL_ENDS = frozenset(word[-1] for word in _TAILS) | _ODD_ENDS | {"新"}
_PAIRED = re.compile("(?<=[\u4e00-\u9fff]{2})[和与及并、](?=[\u4e00-\u9fff]{2})")
_FALLS = words("links", "fall")
_ADDS = frozenset(("新增", "净增", "增加", "再增加"))
# Verbs that say how sure or how much and take no object that a second verb could tell of.
_WILLS = frozenset(("确保", "力争", "争取", "实现", "达到", "突破", "保持", "完成"))
# Second verbs whose object is what the number counts.
_BRINGS = _ADDS | {"带动", "拉动", "撬动", "吸引", "促进", "促成", "建成", "打造", "引进", "培育", "组建", "设立", "新建", "创建"}
# Verbs that take what something is done with: 利用|边角地|新建|球场.
_MEANS = frozenset(("利用", "运用", "依托", "聚焦", "充分利用", "围绕", "盘活", "整合", "统筹", "统筹利用"))
_MADE = _INNER | {"新建", "新增", "培育", "引进", "创建", "建成"}
_FIRST_OF = {verbs: frozenset(verb[0] for verb in verbs) for verbs in (_MADE, _ADDS, _INNER)}
_REACHES = re.compile("(?:惠及|受益|覆盖)$")
_REACHES_ENDS = frozenset("及益盖")
_REACHED_UNITS = ("persons", "households", "count")
_STAGED_UNITS = frozenset(("count", "households", "km", "m2", "mu", "km2", "kW", "t"))


def noun_phrase(text: str, start: int, subject: Subject, quantity: Quantity, mentions: Mentions) -> tuple[Subject, str]:
    """The subject less the verbs around and in it, and the verb that acts on it ("" where none does).

    ``start`` is where its clause begins. A subject whose name is not what the text prints there is left as it is.
    """
    unit = quantity.unit
    counted = unit not in SHARES
    begin, end = subject.start, _before_tails(text, subject.start, subject.end)
    printed = subject.indicator == f"other:{clean_phrase(text[begin : subject.end])}"
    # A name of the vocabulary in the middle protects nothing here: 完成|公路水运投资 holds 完成公路.
    action, position = split_action(text, start, subject.end, NO_MENTIONS)
    closes = text[end - 1] in STAGE_ENDS and unit in _STAGED_UNITS
    staged = STAGE.fullmatch(text, *_closing_verb(text, max(position, begin), end)) if closes else None
    if staged and printed:  # 老旧小区改造|开工742个
        begin = max(position, begin)
        return _named(subject, text, begin, staged.start(), counted), staged["verb"]
    acted = action
    reached = _REACHES.search(text, begin, end) if text[end - 1] in _REACHES_ENDS and unit in _REACHED_UNITS else None
    if reached and printed and reached.start() - max(position, begin) >= 2:  # 租赁补贴|惠及6万户
        begin = max(position, begin) if not attributive(action) else begin
        return _named(subject, text, begin, reached.start(), counted), reached[0]
    if not action or end - position < 2 or _names_it(text, start, position, end, action):
        action = ""
    elif begin < position and not (unit in SHARES and not predicative(action)):
        begin = position
    if not printed:
        return subject, action
    rules = quantity.text.endswith("条") and unit == "count"  # 落实服务市场主体39条
    if begin > subject.start and not rules:
        whole = indicator_named(text[begin:end])
        if whole is not None and not whole.indicator.startswith("other:"):  # 新建和提质改造|高标准农田
            falls = action in _FALLS
            adds = falls or action in _ADDS
            return Subject(whole.indicator, begin, end, whole.measure, True, whole.parts, falls, adds), ""
    cut = _inner_verb(text, begin, end, mentions, acted)
    if cut is None:
        same = (begin, end) == (subject.start, subject.end) and not counted
        return (subject if same else _named(subject, text, begin, end, counted)), action
    topic_end, verb, thing = cut
    if unit == "%" and not action:
        return _named(subject, text, begin, end, counted), ""  # 督察|交办|问题整改率: nobody did what the rate is of
    if topic_end - begin > _LONGEST_TOPIC and acted not in _MEANS:
        return (_named(subject, text, begin, end, counted)), action
    # 组织|企业|参加|展会, 腾退|空间|新增|停车位: what stands before the second verb is the object of the first
    if (
        (acted and unit not in SHARES and acted not in _WILLS and verb in _BRINGS)
        or acted in _CAUSATIVE
        or acted in _MEANS
        or _NO_TOPIC.match(text, begin)
        or "，" in text[begin:topic_end]
        or _TOWARDS.search(text, begin, topic_end)
    ):
        return _named(subject, text, thing, end, counted), verb
    name = clean_phrase(text[begin:topic_end]) + clean_phrase(text[thing:end], counted)
    return subject.named(f"other:{name}", begin, end), verb


def _names_it(text: str, start: int, position: int, end: int, action: str) -> bool:
    """Whether the verb that ends at ``position`` is part of the name: 监测|点位; but 新建和改造|设施."""
    return attributive(action) and names_on(text, position, end) and _PAIRED.search(text, start, position) is None


def _named(subject: Subject, text: str, start: int, end: int, counted: bool) -> Subject:
    name = clean_phrase(text[start:end], counted)
    indicator = f"other:{name}"
    if len(name) < 2 or (subject.start == start and subject.end == end and subject.indicator == indicator):
        return subject
    return subject.named(indicator, start, end)


def _before_tails(text: str, start: int, end: int) -> int:
    """Back over adverbs that lead to the number: 中欧班列|累计."""
    if text[end - 1] not in _TAIL_ENDS and text.find("分别", start, end) < 0:
        return end  # nine in ten
    each = text.rfind("分别", start, end)
    if each >= start + 2 and split_action(text, each + len("分别"), end, NO_MENTIONS)[1] >= end:
        end = each  # 外资研发中心|分别新认定
    if text[end - 1] == "新" and end - start > 3 and text[end - 2] not in _NEW_WORDS:
        end -= 1  # 安居工程|新|安排
    while end - start > 2:
        odd = _ODD_TAIL.search(text, start + 2, end) if text[end - 1] in _ODD_ENDS else None
        if odd:
            end = odd.start()
            continue
        word = longest_suffix(text, start, end, _TAILS, _LONGEST)
        if word == "还" and text[end - 2] in "返偿归退":
            return end  # 稳岗返还|1.6亿元
        if not word or end - start - len(word) < 2:
            return end
        end -= len(word)
    return end


def _closing_verb(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the verb that closes a name begins (at most four characters), if anything stands before it."""
    at = next((i for i in range(max(start + 2, end - 4), end) if STAGE.fullmatch(text, i, end)), end)
    return at, end


def _inner_verb(text: str, start: int, end: int, mentions: Mentions, acted: str) -> tuple[int, str, int] | None:
    """A verb in the middle with its thing behind it (高新区|新引进|研发平台): where its topic ends, the verb, where its thing begins."""
    listed = text.rfind("、", start, end)
    if listed >= 0 and not acted:
        return None  # 腾退空间、人防工程|新增|停车位, but 农房、校舍改造
    means = acted in _MEANS
    verbs = _MADE if means else _ADDS if listed >= 0 and acted else _INNER
    firsts = _FIRST_OF[verbs]
    for i in range(start + 2 if means else max(start, listed) + 2, end - 3):
        if text[i] not in firsts:
            continue
        verb = longest_prefix(text, i, end, verbs, _LONGEST)
        behind = i + len(verb)
        if not verb or behind + 2 > end or VERB_IN_NAME.match(text, behind, end) or mentions.spanning(i + 1) >= 0:
            continue
        if any(text.rfind(opened, start, i) > text.rfind(closed, start, i) for opened, closed in ("“”", "（）", "《》")):
            continue
        if text[i - 1] in "创革更" or text[behind] in "和与或及等" or (not means and names_on(text, behind, end)):
            continue  # 创新|创业, 价值实现|基地
        if text[i - 1] in "和与及":
            return None  # 增加支出和|减少|收入: two deeds, and the number is of both
        if verb == "发展" and text[i - 2 : i] in ("质量", "水平", "持续", "融合", "产业", "经济", "社会"):
            continue  # 支持高质量|发展|财政资金
        action, thing = split_action(text, i, end, mentions)
        if end - thing < 2:
            continue
        topic_end = i
        while topic_end - start > 1:
            word = longest_suffix(text, start, topic_end, _BEFORE_VERB, _LONGEST)
            if not word or (word == "新" and topic_end - 2 > start and text[topic_end - 2] in "创革更"):
                break  # 城市更新|完成|投资
            topic_end -= len(word)
        if topic_end - start < 2:
            topic_end = start
        return topic_end, action or verb, thing
    return None
