"""What the names of one list share: 甲、乙|使用率分别, 制造业、新兴产业|贷款, 茶叶|产量、产值, 清洁能源|装机和发电量占比, 生育和工伤|保险.

``division`` parts what one name prints of several; here each part that is no measure alone takes the measure said at the end, and each
measure said alone takes whose it is from the front of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import indicator_named, match, vocabulary
from mubiao.statements.findings import Subject
from mubiao.statements.zh.phrases import clean_phrase

# What can be said at the end of a list of each of its names; a rate is told by the two characters before it.
_HEAD = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:耕种收|综合|生产|全程)*机械化率|[\u4e00-\u9fff]{2}化率|[\u4e00-\u9fff]{2}率|(?:中长期)?(?:贷款|存款)(?:余额)?|装机(?:容量)?占比|(?:发电量|产量|产值)?占比|警情|案件|消费(?:额)?|(?:交易|投资|资产|产业)规模|以旧换新"
    r"|周转量|(?:发案|立案)数|价格|消耗|销售|增加值率|保费收入|授信|融资)$"
)
# A name that measures something as it stands, so that the head of another is not its own.
_MEASURES = re.compile(
    r"(?:率|数|量|额|值|入|资|重|比|积|出|模|费|润|价|度|口|款|次|税收|利税|消费|产能|装机|产|案件|警情|案|用电|就业|信访|销售|融资|授信|增速|能耗|排放|用地|面|指数|收支|顺差|旧换新)$"
)
# 清洁能源装机容量和|发电量占比: an amount that is told as a share of all.
_SHARES = re.compile("(?:占比|比重|比例|率|份额|度|面|指数|比)$")
# A measure that does not say of what, and the measures that the name before it ends with.
_ALONE = re.compile(
    "(?:总)?(?:产值|客运量|货运量|客流量|交易额|销售额|销售收入|件次|人次|批次|利润|税收|营收|存栏量?|出栏量?|发电量占比|装机占比|发电量|单产)"
)
_FRONT = re.compile(
    r"(?P<front>[^，。；、\d]{2,14}?)(?:总)?(?:产量|产值|销量|货运量|客运量|件次|人次|交易量|装机容量|装机|存栏量?|出栏量?|种植面积|播种面积|面积|单产)$"
)
_VISITS = re.compile("(?:接待)?(?P<front>(?:入境|国内|乡村|红色|文化|生态)?旅游)(?:接待)?(?:总)?(?:人数|人次|总?人数|游客)")
_VISITED = re.compile("(?:总)?(?:收入|花费|消费|综合收入)")
_PER = re.compile("other:(?P<per>每[^，。；、的]{2,10}的)")
_INSURANCE = re.compile("(?:职工|居民|城乡居民|城镇职工)?(?:基本)?(?:养老|医疗|失业|工伤|生育)")
_INSURED = re.compile("(?P<what>保险)(?:分别|均)?(?P<rest>(?:参保|覆盖)?(?:人数|率|面)?)$")
# 中心城区|及各县（市）|…: places that something is measured in
_PLACE = re.compile(
    "(?:全[省市区州县])?(?:各)?(?:中心|主|地级|县级|建成|市本级)?(?:及?以上)?(?:城市|城区|市区|县城|建制镇|农村|乡镇|县市|县区|市县|区县|城镇|县|乡村)(?![级域区市])"
)
_SECTION = re.compile("[国省市县][考控]$")
_WEAK = 3  # characters of a name that means an indicator only where nothing is said behind it
_USED = re.compile("用[电气热水]$")
_ATTRIBUTE = re.compile("(?:[国省市区县]|重点|重大|级|亿元以上|续建|新建|在建)$")
_WORK_HEAD = re.compile("(?:项目|工程|企业|任务|试点|事项)$")


def with_shared(text: str, subjects: Sequence[Subject], share: bool) -> list[Subject]:
    """The names of a list, each with what it shares with the others; ``share``: their values are percentages that nothing rises or falls by."""
    if len(subjects) < 2:
        return list(subjects)
    printed, subjects = subjects, [as_told(text, subject) for subject in subjects]
    named = [_printed(text, subject) for subject in subjects]
    insured = _INSURED.search(named[-1]) if "保险" in named[-1] else None
    visits = _VISITS.fullmatch(named[0])
    shared, out = "", list[Subject]()
    for i in range(len(subjects) - 1, -1, -1):  # the head said next is the one a name takes
        subject, name, last = subjects[i], named[i], i + 1 == len(subjects)
        head = _HEAD.search(name)
        if i and not subject.known and _ALONE.fullmatch(name):
            subject = _fronted(subject, name, subjects[0], named[0])
        elif i and not subject.known and visits is not None and _VISITED.fullmatch(name):
            subject = renamed(subject, visits["front"] + name)
        elif not last and insured is not None and insured["rest"] and name.endswith(insured["what"]) and not subject.known:
            subject = renamed(subject, f"{name}{insured['rest']}")  # 职工养老保险|、工伤保险参保
        elif not last and insured is not None and _INSURANCE.fullmatch(name):
            subject = renamed(subject, f"{name}{insured['what']}{insured['rest']}")
        elif not last and not subject.known and _SECTION.search(name) and "断面" in named[-1]:
            subject = renamed(subject, name + named[-1][named[-1].index("断面") :])  # 国考、省考|断面水质优良率
        elif not last and shared and not subject.known:
            own = _of_places(name, named[-1]) or _own_head(name, shared, share)
            subject = renamed(subject, name + own) if own else subject
        out.append(printed[i] if subject is subjects[i] else subject)
        if head is not None and len(name) - len(head[0]) >= 2:
            shared = head[0]
        elif _MEASURES.search(name) and not (share and shared.endswith(("占比", "率"))) and not (shared == "价格" and _USED.search(name)):
            shared = ""  # 养殖面积、渔业产量和治理率: the name before it does not share what stands behind a measure of its own
    return _per_unit(out[::-1])


def _per_unit(subjects: list[Subject]) -> list[Subject]:
    """每万元产值的|能源和电力消耗: per what the first is measured holds for each."""
    per = _PER.match(subjects[0].indicator) if not subjects[0].known else None
    if per is None:
        return subjects
    return [
        subject
        if subject.known or _PER.match(subject.indicator)
        else renamed(subject, per["per"] + subject.indicator.removeprefix("other:"))
        for subject in subjects
    ]


def _of_places(name: str, last: str) -> str:
    """中心城区及各县|生活污水收集率: all that is said of the last place is said of the first; "" where they are no places."""
    if _PLACE.fullmatch(name) is None:
        return ""
    place = _PLACE.match(last)
    return last[place.end() :] if place is not None else last


def _own_head(name: str, shared: str, share: bool) -> str:
    """What the name takes of the head at the end of its list; "" where it measures something as it stands."""
    if name.endswith(shared):
        return ""
    if share and shared.endswith(("占比", "率")):
        whole = shared.endswith("率") or not _MEASURES.search(name)
        return "" if _SHARES.search(name) else shared if whole else "占比"
    priced = shared == "价格" and _USED.search(name) is not None
    return shared if priced or not _MEASURES.search(name) else ""


def with_shared_work(subjects: Sequence[Subject]) -> list[Subject]:
    """34个省重点、300个市重点|项目: what the last are, the others are, where they end in no thing of their own."""
    head = _WORK_HEAD.search(subjects[-1].indicator)
    return [
        replace(subject, indicator=subject.indicator + head[0])
        if head is not None and not subject.known and _ATTRIBUTE.search(subject.indicator)
        else subject
        for subject in subjects
    ]


def as_told(text: str, subject: Subject) -> Subject:
    """The subject under its printed name, where the vocabulary tells that apart (茶叶产量) or reads it only in want of a longer one (能源)."""
    known = vocabulary().get(subject.indicator) if subject.known and not subject.pair else None
    if known is None:
        return subject
    printed = clean_phrase(text[subject.start : subject.end])
    weak = len(printed) <= _WEAK and any(mention.variant == "weak" for mention in match(printed))
    return replace(subject, indicator=f"other:{printed}", known=False) if weak or known.is_apart(printed) else subject


def _printed(text: str, subject: Subject) -> str:
    return clean_phrase(text[subject.start : subject.end]) if subject.known else subject.indicator.removeprefix("other:")


def _fronted(subject: Subject, name: str, first: Subject, first_name: str) -> Subject:
    front = _FRONT.fullmatch(first_name) if not first.known else None
    return replace(subject, indicator=f"other:{front['front']}{name}") if front is not None and front["front"] not in name else subject


def renamed(subject: Subject, name: str) -> Subject:
    """The subject under its whole name, which the vocabulary may have: 旅游人数和|旅游收入."""
    whole = indicator_named(name)
    known = vocabulary().get(whole.indicator) if whole is not None and whole.variant == "name" else None
    if whole is not None and known is not None and not known.is_apart(name):
        return replace(subject, indicator=whole.indicator, known=True, measure=subject.measure or whole.measure)
    return replace(subject, indicator=f"other:{name}", known=False, pair=())
