"""A head said alone belongs to what was named before it: 茶园50万亩、|产值20亿元; 事故起数、|死亡人数; 建设充电桩，|覆盖率90%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Subject
from mubiao.statements.index import NO_MENTIONS, Mentions
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.listed_heads import as_told
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.naming.table import heads
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import State
from mubiao.statements.zh.subjects.reading import GENERIC, SubjectList

_BARE = heads("measures of what stands before") | words("actions", "measures")
_SAYS_LITTLE = heads("things of no kind")  # 建成高速公路等项目，|通车总里程: of the projects it is not
_TIMES = frozenset(("未来", "今后", "近期", "远期", "过去", "当前", "目前", "全年", "年内", "期内"))  # 未来三年，安排|投资6亿元
_CASUALTIES = re.compile(r"(?:死亡|伤亡|受伤)(?:人数|人员)?")
_ACCIDENTS = re.compile(r"(?:起数|宗数|件数|次数|数量|数|总量)$")
_RATE = re.compile(r"(?:投资|资金|任务)?[\u4e00-\u9fff]{2}率")
# What a name measures is no part of what its other heads belong to: 茶园|面积.
MEASURED = re.compile(
    r"(?:总|种植|播种|栽培|养殖|年)?(?:资产总额|资产|面积|产量|产值|营收|营业收入|投资额|投资|数量|总数|规模|总量|销售量|销量|销售|新增装机|装机容量|装机|建成区|增速|投资完成率|完成率|开工率|全产业链产值|里程|收入|余额|交易额|销售额|增加值|覆盖率|普及率|占比|比重|比例|人数)$"
)
_MEASURED_ENDS = frozenset("产积量值收入额资数模售机区速率程比重例")  # what it ends with: it is slow to fail
# The end of an object that stands for the work on it: 充电桩|建设.
_WORK = re.compile(
    r"(?:基础设施|设施|项目|体系)?(?:建设|发展|工作|服务|改造|推广|应用|管理|行动|攻坚|提质增效|转型升级|高质量发展|创新发展|做大做强|扩面|提标)+$"
)
_STAGE_BEHIND = re.compile("(?<=.{4})(?:开工|竣工|完工|投产)+$")  # 水库主体工程|开工，完成投资8亿元
_OF_YEARS = re.compile("(?:高质量发展|倍增|提升|攻坚)[一两二三四五]年$")
# 先进装备制造|抢占…，产值90亿元: what the sentence is about, by what its first clause does
_SENTENCE_TOPIC = re.compile(
    r"[ 　]*(?P<name>[\u4e00-\u9fff]{2,10}?)(?:产业)?(?:聚焦|突出|抢占|注重|瞄准|重点(?:发展|推进|抓好|布局)|以[^，。；\d]{2,24}为(?:重点|主攻方向|核心|抓手|引领))"
)
_SENTENCE = "。；\n"
_TOPIC_REACH = 160
_WORK_ALONE = re.compile("(?:建设|落地|开工|投产|投用|实施)+$")
# 某集团|要全力攻坚
_MODAL = re.compile("(?<=.{2})(?<![需主重纪必])(?:要(?![素求员])|将(?!军)|应当|必须).*$")
# 乡镇企业|保持旺盛发展势头
_FARES = re.compile("(?<=.{2})(?:继续|持续|总体|始终)?(?:保持|呈现|呈|延续)[^，]{2,12}(?:势头|态势|局面|格局)$")
_KINDS = frozenset(("集群", "产业", "产业集群", "产业链", "行业", "领域"))
_LONGEST_LISTED = 30
_COUNT = re.compile(r"^[\d.]+余?[个项家条座处]|^[一-十]+[大个项]")
_NO_REFERENT = re.compile(
    r"^(?:坚持|受|因|由|在|通过|按|为|对|把|将|围绕|以|与|随着)|^(?:资产|收入|支出|资金|消费|投资|金额|人员|群众)$|\d|[，。；：、“”（）等]|我们|更加|不断|持续|凸显|特别是|[带促].产|领域$|保障体系$|攻坚年$|不[降减]$|^(?:重大|重点|主要)$|情况|方面|问题|成效|水平|进展|作用|能力|基础|步伐|力度$|规模$|(?:条例|意见|办法|政策|措施|方案|规划|机制|制度)$"
)
_HALVES = {"旅客周转量": "货物周转量", "客运量": "货运量", "货物周转量": "旅客周转量", "货运量": "客运量"}
_SAY_LITTLE_ALONE = _BARE | GENERIC | frozenset(_HALVES)
_SOLD = re.compile("值|营|销|利润|税|产量|单产")
_MEN = ("人才", "人员", "人", "队伍", "专家", "教师", "博士", "证书", "称号", "认证", "奖项")  # they have no output
_WORKS = ("项目", "活动")  # nor have these, nor what is said of them
_HAPPENS = re.compile("(?:投入使用|投产|开工|通车|获批|落地|建成)$")  # 专用线投入使用，完成|投资2亿元
# 项目560个，|总投资1300亿元，|年度投资90亿元: the clause between is of the same projects
_TOLD_OF_IT = re.compile(r"[^，]{0,8}，(?:计划|协议|合同|概算)?总投资[^，]{2,14}，")
_REACH = 60
_CLAUSES = 2
A_HEAD = frozenset(("other:每人", "other:平均每人", "other:每人平均", "other:每个农民"))
_SHORTEST, _LONGEST, _WORD = 2, 12, 2
_LONGEST_TOPIC = 34
# No predicate stands in it, and it ends with what measures.
_TOPIC = re.compile(
    "(?:其中|今后|目前|现在|(?:19|20)\\d\\d年)?(?P<name>(?:在[^，。；：、\\d]{2,16}中)?(?!(?:在|从|由|为|对|把|将|使|以|按|与|同|随着|通过|根据|比|较|这|此|该|其|每))[^，。；：、\\d了着]{3,30}?"
    "(?:率|比重|比例|占比|人数|总数|数量|产量|总量|总额|面积|收入|能力|产值|总值|水平|规模|余额|存款|台数|户数|里程|储量|国家和地区|国家))"
)


def with_shared_front(items: Sequence[Subject]) -> list[Subject]:
    """The front of a list's first name before the bare heads after it: 项目结算率、决算率, 道路交通事故起数、死亡人数."""
    shared = list(items[:1])
    first = items[0].indicator.removeprefix("other:") if items else ""
    for item in items[1:]:
        name = item.indicator.removeprefix("other:")
        front = ""
        if not item.known and not items[0].known:
            if _CASUALTIES.fullmatch(name):
                front = _ACCIDENTS.sub("", first)
            elif len(first) >= 5 and first.endswith("率") and _RATE.fullmatch(name):
                front = first[:-3]  # 项目开工率、|投资完成率
        shared.append(replace(item, indicator=f"other:{front}{name}") if front and front != first else item)
    return shared


def with_carrier(subject: Subject, before: Sequence[Subject]) -> Subject:
    """铁路货物周转量100亿吨公里；|旅客周转量: the other half of what the same carrier moves."""
    name = subject.indicator.removeprefix("other:")
    other = _HALVES.get(name)
    last = before[0].indicator.removeprefix("other:") if len(before) == 1 else ""
    if other is None or before[0].known or not last.endswith(other) or len(last) == len(other):
        return subject
    return replace(subject, indicator=f"other:{last.removesuffix(other)}{name}")


def with_head_behind_each(text: str, subjects: Sequence[Subject]) -> list[Subject]:
    """The head behind 分别 and a verb belongs to every name before it: 交通、水利分别|完成|投资."""
    last = subjects[-1]
    each = text.rfind("分别", last.start, last.end)
    if each < last.start + 1 or last.known:
        return list(subjects)
    subjects = [as_told(text, subject) for subject in subjects]  # 交通、|能源|、水利分别|完成投资
    head = clean_phrase(text[split_action(text, each + len("分别"), last.end, NO_MENTIONS)[1] : last.end])
    if not head:
        return list(subjects)
    return _with_head(text, subjects, each, head)


def _with_head(text: str, subjects: Sequence[Subject], each: int, head: str) -> list[Subject]:
    ends = [*(subject.end for subject in subjects[:-1]), each]
    return [
        subject if subject.known else replace(subject, indicator=f"other:{clean_phrase(text[subject.start : end])}{head}")
        for subject, end in zip(subjects, ends, strict=True)
    ]


def measures(name: str) -> bool:
    """A name that ends with what is measured of a thing: 茶园|面积."""
    return name[-1:] in _MEASURED_ENDS and MEASURED.search(name) is not None


def may_say_little(subject: Subject) -> bool:
    """Whether a name may be one that ``with_carrier``, ``points_back`` or ``is_bare`` knows; most are none."""
    return not subject.known and subject.indicator.removeprefix("other:") in _SAY_LITTLE_ALONE


def is_bare(subject: Subject) -> bool:
    """A name that only measures, and does not say what: 产值, 覆盖率."""
    return not subject.known and subject.indicator.removeprefix("other:") in _BARE


def points_back(subject: Subject) -> bool:
    """A name that is nothing but a word for the subject before: 涨幅, 总量."""
    return not subject.known and subject.indicator.removeprefix("other:") in GENERIC


def with_referent(text: str, start: int, subject: Subject, state: State, mentions: Mentions) -> Subject | None:
    """The bare head with the name that it belongs to; ``None`` where the sentence does not tell which.

    ``start`` is where the head's clause begins. What was counted last comes first, then the thing of the clause before.
    """
    head = subject.indicator.removeprefix("other:")
    kept = head.removeprefix("总").removeprefix("年")
    topic = _topic_of_sentence(text, start) if _SOLD.search(head) else ""
    if topic and kept not in topic:
        return replace(subject, indicator=f"other:{topic}{head}")
    before = state.thing[0] if state.thing is not None else state.subjects[0] if len(state.subjects) == 1 else None
    if before is not None and _next_to(text, before, start):
        printed = clean_phrase(text[before.start : before.end]) if before.known else before.indicator.removeprefix("other:")
        name = printed if head.startswith("实际") else _STAGE_BEHIND.sub("", MEASURED.sub("", printed))
        sold = _SOLD.search(head) is not None
        if sold and not printed.endswith("项目建设"):
            name = _WORK.sub("", name) or name  # 完成经济林提质增效9万亩，|产值20亿元
        if head.startswith("总"):
            name = name.removeprefix("新增")  # 新增光伏装机20万千瓦，|总装机80万千瓦
        if head.endswith("率") and len(kept) > 2 and name.endswith(kept[:-1]):
            return replace(subject, indicator=f"other:{name}率")  # 医疗保险参保30万人、|参保率98%
        fits = (
            not name.endswith("率")
            and len(name) >= _SHORTEST
            and (kept not in name or name.endswith(_WORKS))  # 政府投资项目，|总投资
            and name not in kept
            and not (sold and printed.endswith((*_MEN, "项目建设")))
        )
        return replace(subject, indicator=f"other:{_joined(name, head)}") if fits else None
    name = object_before(text, start, mentions)
    if (
        not name
        or name in _SAYS_LITTLE
        or name in _TIMES
        or (kept in name and not name.endswith("项目"))
        or (name.endswith(_WORKS) and _SOLD.search(head))
    ):
        return None
    if head.endswith("投资") and _HAPPENS.search(name):
        return None
    return replace(subject, indicator=f"other:{_joined(name, head)}")


def _joined(name: str, head: str) -> str:
    """商品房销售|销售收入: what both say, once."""
    return f"{name.removesuffix(head[:_WORD])}{head}" if len(head) > _WORD else f"{name}{head}"


def _topic_of_sentence(text: str, start: int) -> str:
    """现代能源|突出风电建设，加快3个项目投产，|产值增长9%: what the sentence is about; "" where its first clause does not tell."""
    floor = max(0, start - _TOPIC_REACH)
    begin = behind_last(text, _SENTENCE, floor, start)
    topic = _SENTENCE_TOPIC.match(text, begin, start) if begin > floor or floor == 0 else None
    if topic is None or begins_action(topic["name"], 0, len(topic["name"])) or _NO_REFERENT.search(topic["name"]):
        return ""
    return text[begin : topic.end("name")].strip(" 　")


def topic_before(text: str, start: int) -> Subject | None:
    """The clause before that is nothing but the name of what the value is: 现代工业所占的比重，|由30%上升到34%."""
    end = start - 1
    if text[end:start] != "，":
        return None
    begin = behind_last(text, "，。；：\n、", max(0, end - _LONGEST_TOPIC), end)
    whole = (begin == 0 or begin > end - _LONGEST_TOPIC) and text[begin - 1 : begin] != "、"  # 高于全国、|全省平均水平，
    topic = _TOPIC.fullmatch(text, begin, end) if whole else None
    if topic is None or topic["name"].endswith("平均水平"):
        return None
    name = clean_phrase(topic["name"])
    return Subject(f"other:{name}", topic.start("name"), end, None, False) if len(name) > _SHORTEST and name not in _BARE else None


def per_head(text: str, start: int, named: SubjectList, state: State) -> SubjectList:
    """从集体分得的收入，|每人平均|83元: a head of what the clause before names, or of what waits for its value."""
    if state.pending or text[start - 1 : start] != "，":
        return SubjectList((), named.end, named.end, named.strive) if state.pending else named
    topic = topic_before(text, start)
    if topic is None:
        return named
    whole = replace(topic, indicator=f"other:人均{topic.indicator.removeprefix('other:').removesuffix('的')}")
    return SubjectList((whole,), topic.start, topic.end, named.strive)


def _next_to(text: str, before: Subject, start: int) -> bool:
    """In the same sentence, and no clause without a value of it between."""
    between = text[before.end : start]
    few = between.count("，") <= 1 + between.count("，占")
    return "。" not in between and "；" not in between and (few or _TOLD_OF_IT.fullmatch(between) is not None)


def object_before(text: str, start: int, mentions: Mentions) -> str:
    """What the clause before acts on, or the one before that: 转型发展|钙基新材料产业，; "" where neither is plainly of one thing."""
    end = start
    for _ in range(_CLAUSES):
        while end > 0 and text[end - 1] in "，、 ":
            end -= 1
        floor = max(0, end - _REACH)
        begin = behind_last(text, "，。；：\n", floor, end)
        if (begin <= floor and floor > 0) or end == begin:
            return ""
        gathered = text.rfind("等", begin, end - 2)
        if gathered >= 0:  # 推进甲、乙等5个|工业项目建设
            name = _WORK_ALONE.sub("", _COUNT.sub("", text[gathered + 1 : end]))
            if name in _KINDS:  # 做强甲、乙等|集群: which ones the list says
                listed = clean_phrase(text[split_action(text, begin, gathered, mentions)[1] : end])
                return listed if len(listed) <= _LONGEST_LISTED and not _WORK_ALONE.search(listed) else ""
        else:
            begin += len("重点") if text.startswith("重点", begin) and begins_action(text, begin + 2, end) else 0
            position = split_action(text, begin, end, mentions)[1]
            name = _FARES.sub("", clean_phrase(text[position:end]))
            name = _MODAL.sub("", _WORK.sub("", _OF_YEARS.sub("", _WORK.sub("", name))))
        if _SHORTEST <= len(name) <= _LONGEST and not _NO_REFERENT.search(name):
            return name
        if text[begin - 1] != "，":
            return ""
        end = begin - 1
    return ""
