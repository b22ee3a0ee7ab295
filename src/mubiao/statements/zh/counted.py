"""The thing that a number before it counts, and where its name ends: 新增|5个|国家级平台, 30个|高质量生活圈|全部建成.

A name ends at the mark of a clause, at a connective, at a predicate or at another verb; quotations, brackets, levels and series are gone through.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import MANNER_LETTERS, VERB_BEGINS, VERB_IN_NAME, VERBS, begins_action, manner, names_on, predicative
from mubiao.statements.zh.lexicon import compiled, first_letters, longest_prefix, longest_suffix, words
from mubiao.statements.zh.phrases import clean_phrase

_LONGEST = max(map(len, VERBS | words("lead", "words") | words("links", "filler") | words("links", "level") | words("links", "rise")))
# 45个|多功能|运动场, 9个|余热|利用站: the character is of the name, not of the number
_BEGIN_SO = (
    "多功",
    "多元化",
    "多元主体",
    "多层",
    "多式",
    "多用途",
    "多媒",
    "多晶",
    "多联",
    "多车道",
    "多肉",
    "多能",
    "多民族",
    "多语",
    "余热",
    "余能",
    "余压",
)
_ENDS = '、，；：。（(“”"\n'
_STAGE_COUNT = re.compile(r"[一两二三四五六]个(?:新的?|大)?(?:台阶|大关|关口)")
_STAGE_COUNT_BEGINS = frozenset("一两二三四五六")
_STAGES = words("actions", "stages")
_STAGE_BEGINS = frozenset(word[0] for word in _STAGES)
_LONGEST_OBJECT = 24
_SINGLE = "省州盟旗国县市区乡镇村企人户"
_PREDICATE = compiled(
    rf"(?:{'|'.join(sorted(words('actions', 'adverbs') | words('nouns', 'predicates') | words('actions', 'measures') - {'投资'}, key=len, reverse=True))})"
    r"|均(?!衡)|已|占(?!地)|(?<![欠发直到])达(?!标|人)|居(?=全|世|首|第|前|同)|(?<![占对同环之相评])比(?!赛|武|例|重|价)|较(?!大|强|高|好)|(?<!可)持续|也|都(?!市)|仍|被|在(?!建|校|园|册|线|库|职|岗|读|研|售|外|编|营|押|逃|审|谈|用)"
    r"|(?<=资金)支持|(?<![收破查缴捕俘荣])获(?!得感|奖者|奖作|奖项)|(?<![方面定导转取志走动意朝去倾趋指])向(?![上下阳好心导])|(?<![行作人有成认因以最较极更大])为(?!主|民|老|企|农|侨|军|特征|基|准|政|先)"
    r"|(?<![可予加难得足所])以(?!上|下|内|外|旧|工|及|来|赛|案|点|老|竹|色|军)|(?<![达得提做来受等周直迟报签送])到(?!位|户|岗|期|校|访|人|村|站|港|发|家|账|货|点)|(?<![干大主名猛])将(?!军)|让(?!利)|使(?!用|命|者|馆|领)|(?<![但凡都可还])是(?!否)|从(?!业|事|严|句)|(?<![公医总一])共(?=投|完成|安排|发放|计|有|实施)|(?<![自缘理事因])由(?!于)|按(?!揭|摩|键)|(?<=[业校所院家区司团])与(?!会)"
)
_PREDICATE_BEGINS = first_letters(_PREDICATE)
_CLOSES = re.compile(f"(?:{'|'.join(sorted(words('actions', 'intransitive'), key=len, reverse=True))})+")
_CLOSES_BEGINS = frozenset(word[0] for word in words("actions", "intransitive"))
# An attribute that another follows: 国家级|、省级试点
_RANK = "级"
_SERIES = re.compile(r"(?:、[^，。；、\d（“]{1,14}){1,8}(?:等|[和及]其[他它])[^，。；、\d（“]{2,16}")
_MORE_ATTRIBUTES = re.compile(r"(?:、[^，。；、\d的]{2,12})+的[\u4e00-\u9fff]{2,10}")
_ADJECTIVES = frozenset("强大高好优多广足快低美深全活实")
_STANDS_OUT = ("突出", "明显", "鲜明", "完备", "领先", "齐全")
_LEVELS = re.compile("[国省市州区县]、[省市州区县]")  # 9个国、省考断面
_BRACKETS = re.compile("[（(][^（）()]{1,10}[）)](?=[^\\W\\d])")
# A place in the thing counted is none of its name: 四百多个|工业企业中.
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![高初集职])中$")
# Predicates even in the middle of what the vocabulary has as one name: 重点项目|完成投资.
_SURE = re.compile("完成|实现|占(?!地)|发放")
# 15个|以县城为载体的|试点
_RELATIVE = re.compile("[以由从为向对在][^，。；、的]{2,16}的(?=[\u4e00-\u9fff])")
_RELATIVE_BEGINS = frozenset("以由从为向对在")
# 20个|高质量生活圈; but 30个|高质量完成
_QUALITY = re.compile("高(?:质量|标准|水平|品质)(?=[\u4e00-\u9fff]{2})")
_DEED_ALONE = re.compile(r"(?:受益|进城)(?=\W|$)")  # 1600万人|进城
# Nouns that head a name: a verb behind one tells of it, behind another word it is part of the name (对外|开放|口岸).
_HEADS = words("nouns", "head_nouns")
_LONGEST_HEAD = max(map(len, _HEADS))
_CONNECTIVES = ("以及", "并", "和", "，", "及")
_CONNECTIVE_BEGINS = frozenset(word[0] for word in _CONNECTIVES)
# What ``_clause_at`` can find begins with one of these.
_CLAUSE_BEGINS = _CONNECTIVE_BEGINS | _PREDICATE_BEGINS | MANNER_LETTERS | _CLOSES_BEGINS | VERB_BEGINS
_LOOKED_AT = _CLAUSE_BEGINS | frozenset(_ENDS)  # any other character goes on with the name
# What is named beside the counted thing without a number of its own.
_SOME_MORE = re.compile("(?:和|及|与|以及)(?:一批|一系列|若干|多[个家项所座处])")
_OWN_WORDS = ("并购", "并网", "并轨", "和美", "和谐")
_OTHER_MEASURE = re.compile(r"[（(][\u4e00-\u9fff][）)](?=[\u4e00-\u9fff]{2})")


def counted_thing(text: str, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The noun phrase that follows a number in ``text[start:end]``: 5个|国家级平台."""
    while start < end and text[start] in "的余多 " and not text.startswith(_BEGIN_SO, start):
        start += 1
    if start >= end:
        return None
    other = _OTHER_MEASURE.match(text, start, end) if text[start : start + 1] in "（(" else None
    start = other.end() if other else start  # 10条|（段）|河湖
    first = text[start : start + 1]
    if first in _CONNECTIVE_BEGINS and text.startswith(_CONNECTIVES, start):
        return None
    stage = longest_prefix(text, start, end, _STAGES, 4) if first in _STAGE_BEGINS else ""
    names_step = stage and (
        not text[start + len(stage) : start + len(stage) + 1].isalpha() or text.startswith(("以上", "之上"), start + len(stage))
    )
    if first == "等" and not text.startswith(("等级", "等次"), start):
        return None  # 招募3000名|等举措
    if names_step:
        return None
    if first in _STAGE_COUNT_BEGINS and _STAGE_COUNT.match(text, start, end):
        return None
    finish = _after_quotation(text, start, end) if first == "“" else start
    related = _RELATIVE.match(text, start, end) if first in _RELATIVE_BEGINS else None
    if related:
        finish = related.end()
    elif (
        ((first in _PREDICATE_BEGINS and _PREDICATE.match(text, start, end)) or (first in MANNER_LETTERS and manner(text, start, end)))
        and not _QUALITY.match(text, start, end)
        and not _DEED_ALONE.match(text, start, end)
    ):
        return None
    quality = _QUALITY.match(text, start, end) if first == "高" else None
    if quality and begins_action(text, quality.end(), end):
        return None
    quoted = finish  # a verb right behind a quotation is part of the name: “双随机”|检查事项
    longest = min(end, start + _LONGEST_OBJECT)
    while finish < longest:
        here = text[finish]
        if here not in _LOOKED_AT and finish != quoted:
            finish += 1
            continue
        if here == "“" and finish > start and _after_quotation(text, finish, end) > finish:
            finish = quoted = _after_quotation(text, finish, end)  # 70个省|“千亿”工程
            continue
        behind = _BRACKETS.match(text, finish, end) if here in "（(" else None
        if behind and finish > start:  # 700个乡镇（街道）|消防站
            finish = behind.end()
            continue
        series = _SERIES.match(text, finish, end) or _attributes(text, start, finish, end) if here == "、" else None
        if series:  # 860家铸造|、水泥等炉窑企业
            finish = series.end()
            continue
        if here in _ENDS and not (here == "、" and (text[finish - 1] in _RANK or _LEVELS.match(text, finish - 1))):
            break
        if (
            finish > quoted
            and here in _CLAUSE_BEGINS
            and _clause_at(text, finish, end)
            and (mentions.spanning(finish + 1) < 0 or _SURE.match(text, finish))
        ):
            break
        if start < finish == quoted and (_PREDICATE.match(text, finish, end) or _SOME_MORE.match(text, finish, end)):
            break  # “高效办成一件事”|全部完成; 1个“大师工作站”|及一批名医工作室
        finish += 1
    phrase = clean_phrase(text[start:finish], counted=True)
    if phrase[-1:] == "中":
        phrase = _INSIDE.sub("", phrase)
    if not phrase or (len(phrase) < 2 and phrase not in _SINGLE):
        return None
    return Subject(f"other:{phrase}", start, finish, None, False)


def _attributes(text: str, start: int, mark: int, end: int) -> re.Match[str] | None:
    """What goes on behind an attribute that no thing ends with: 1个带动能力强|、就业容量大的特色产业."""
    adjective = text[mark - 1] in _ADJECTIVES or text[mark - 2 : mark] in _STANDS_OUT
    return _MORE_ATTRIBUTES.match(text, mark, end) if adjective and mark - start > 2 else None


def _after_quotation(text: str, start: int, end: int) -> int:
    """Past the quotation that the thing begins with: 5个|“一刻钟”便民圈."""
    if text[start : start + 1] != "“":
        return start
    closed = text.find("”", start, min(end, start + _LONGEST_OBJECT))
    return closed + 1 if closed > 0 else start


def _clause_at(text: str, position: int, end: int) -> bool:
    """What is said of the thing begins here (…项目|全部投用, …企业|开展技术改造, …企业|入驻), or another thing does (…项目|和)."""
    if (
        text[position] in _CONNECTIVE_BEGINS
        and text.startswith(_CONNECTIVES, position)
        and not text.startswith(_OWN_WORDS, position)
        and text[position - 1] not in "可惠普涉遍波危触"
        and not text.startswith(("及以上", "及以下"), position)
    ):
        return True
    if text[position] in _PREDICATE_BEGINS and _PREDICATE.match(text, position, end) is not None:
        return True
    if text[position] in VERB_BEGINS and _verb_at(text, position, end):
        return True
    if text[position] in MANNER_LETTERS and manner(text, position, end) and longest_suffix(text, 0, position, _HEADS, _LONGEST_HEAD):
        return True  # 监测对象|稳定消除风险
    found = _CLOSES.match(text, position, end) if text[position] in _CLOSES_BEGINS else None
    return found is not None and (found.end() == end or text[found.end()] in _ENDS)


def _verb_at(text: str, position: int, end: int) -> bool:
    """A verb of two characters or more begins here and something follows it: …企业|开展技术改造."""
    verb = longest_prefix(text, position, end, VERBS, 6)
    behind = position + len(verb)
    if len(verb) < 2 or behind >= end or VERB_IN_NAME.match(text, behind, end) or text[position - 1] == "新":
        return False
    if text[position] == "新" and text[position - 1] in "更创":
        return False  # 厂房更|新改造
    if verb == "转移" and text.startswith("产业", position - 2):
        return False  # 承接产业转移|主平台
    return predicative(verb) or (not names_on(text, behind, end) and bool(longest_suffix(text, 0, position, _HEADS, _LONGEST_HEAD)))
