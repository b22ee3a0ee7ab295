"""The head at the end of a list, or the front of its first name, given to each of its names: 储能、电动工具|产值, 制造业、高技术产业|投资.

What a list measures of a sector that the vocabulary reads alone (高技术产业、新能源|投资) tells ``naming/governing.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import match
from mubiao.statements.findings import Subject
from mubiao.statements.zh.lexicon import longest_prefix, words
from mubiao.statements.zh.listed_heads import as_told, renamed
from mubiao.statements.zh.phrases import clean_phrase

_PLAIN_HEADS = (
    "增加值", "总产值", "产值", "营业收入", "营收", "销售收入", "零售额", "销售额", "交易额", "总产量", "产量", "销量", "播种面积", "种植面积",
    "保有量", "吞吐量", "营业额", "安全利用率", "贷款余额", "存款余额", "余额", "出口额", "进口额", "出口", "投资", "收入", "贷款额度", "额度", "标准", "占比", "比重", "住院报销比例", "报销比例", "的比例", "通达率", "报销限额", "限额", "人数", "总数", "交易规模", "装机规模", "融资规模", "规模", "支出", "覆盖率", "达标率", "利用率", "普及率", "抽检合格率", "检测合格率", "合格率", "利润总额", "利润",
)  # fmt: skip
_OF_FIRMS = ("利润总额", "利润", "营业收入", "营收", "总产值", "产值", "增加值", "投资")
_TAKES = re.compile("(?:分别|均|各|都)?占")
_GATHERED = ("产业集群", "产业链", "产业", "行业", "集群")
_SHARED_HEADS = (*(gathered + head for head in _PLAIN_HEADS for gathered in _GATHERED), *_PLAIN_HEADS)
_BY_END = {end: [head for head in _SHARED_HEADS if head[-1] == end] for end in {head[-1] for head in _SHARED_HEADS}}
# A name that measures something as it stands needs no head.
_OWN_HEAD = re.compile("(?:率|数|量|额|值|入|资|重|比|积|出|模|费|润|价|度|口|款|次|税收|利税|消费|产能|装机|游客|(?<![一二三])产)$")
# 精品区、标准区|占城区面积比重: with the whole that the share is of; a name that tells a share as it stands has its own
_SHARE_HEAD = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?P<amount>增加值|总?产值|营业收入|营收|投资|收入|出口|支出)?占[^占、，]{2,14}(?:比重|比例)$"
)
_OWN_SHARE = re.compile("(?:率|比重|比例|占比|份额)$")
# 制造业 | 高技术产业|外资占比
_FIELD = re.compile("(?:业|产业|企业|园区|集群)$")
_FIELD_HEAD = re.compile("(?:产业|企业|行业|园区|集群|业)(?P<rest>[^业区群、]{2,8}(?:率|量|额|值|入|资|重|比|积|数))$")
_AMOUNT_HEAD = re.compile(
    "(?:(?:饲养|货运|客运|出栏|存栏|周转|发送|运输|吞吐|销售|交易|成交|保有|发电|供应|排放|使用|接待)量|(?:零售|销售|交易|成交|进口|出口|贸易)额)$"
)
_PRICE_HEAD = re.compile(r"(?:最低)?(?:收购|零售|出厂)价格?(?:平均)?(?:每[\d.]*(?:公斤|斤|吨|公担|百斤))?$")
# 甲医保、乙经费|人均财政补助标准: of what kind the standard is belongs to the head, where the first name has no money of its own
_STANDARD = re.compile("(?:孤儿|儿童)?(?:人均|生均|年)?(?:财政)?(?:基本生活)?(?:补助|补贴|保障|供养|救助|奖励|扶助)?(?:最低)?标准$")
_OF_PROVINCE = re.compile("other:省[考控]")
_HAS_MONEY = re.compile("(?:保障|金|补贴|补助|津贴|低保|费|待遇|救助|供养)$")
_ZONE = re.compile("[^，。；、]{1,8}?(?:经开区|高新区|开发区|工业园区?|新区|示范区|保税区|产业园)")
_AMOUNT_HEAD_LENGTH = 3
# 规上工业企业|亩均税收, 重点景区|接待游客人次
_WHOSE = re.compile(
    r"(?P<front>[^，。；、]{2,14}(?:企业|国企|景区|园区|集团|公司|开发区|产业|行业|集群|工业(?=亩均)))(?=[^，。；、]{2,8}$)"
)
_KIND_OF_AMOUNT = re.compile(
    "(?:拥有|授权|申请|受理|销售|交易|使用|保有|新增|发放|签约|成交|出口|进口|立案|破案|结案|出栏|存栏)[量率额数]$"
)
_MEASURES = re.compile(
    "(?:(?:经营|营业|销售|综合|门票|主营业务|亩均|人均|户均)?(?:收入|产值|总产值|税收|增加值|利润|利润总额|营收|投资|产量|销量|面积|规模|利税|资产|出口|出口额|效益))|(?:工业)?开票销售(?:收入)?|上缴(?:税费|税收|利税|税金)"
)
_PLACES = ("中心", "实验室", "工作站", "示范区", "基地", "平台")
# A work is no thing that can be set up.
_UNFINISHED = re.compile("(?:研究|研发|技术|创新|示范|检测|孵化|服务|培训|实训)$")
_TOWN, _COUNTRY = frozenset(("other:城镇", "other:城市")), re.compile("农村")
_SHORT = 4
_ATTRIBUTES = words("nouns", "attributes")


def _is_weak(printed: str) -> bool:
    """A name that means an indicator only where nothing longer is meant: 能源."""
    return len(printed) < _SHORT and any(mention.variant == "weak" for mention in match(printed))


def with_shared_head(text: str, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """储能、电动工具产值分别: the head at the end belongs to each that has none of its own."""
    subjects = _with_province(subjects)
    last = (
        clean_phrase(text[subjects[-1].start : subjects[-1].end]) if subjects[-1].known else subjects[-1].indicator.removeprefix("other:")
    )
    if _COUNTRY.match(last) and subjects[0].indicator in _TOWN:
        return [replace(subjects[0], indicator=subjects[0].indicator + last[len("农村") :]), *subjects[1:]]
    if subjects[0].indicator.removeprefix("other:") in _ATTRIBUTES and not subjects[-1].known:
        return _with_head_of_last(subjects)
    subjects = with_front_behind(text, subjects)
    zone = _ZONE.match(last)
    if zone and not subjects[0].known and _ZONE.fullmatch(subjects[0].indicator.removeprefix("other:")):
        head = last[zone.end() :]  # 经开区、高新区|工业开票销售收入
        return [
            replace(subject, indicator=f"{subject.indicator}{head}")
            if _ZONE.fullmatch(subject.indicator.removeprefix("other:"))
            else subject
            for subject in subjects
        ]
    if _FIELD.search(subjects[0].indicator) and not subjects[0].known:
        own = _FIELD_HEAD.search(last)  # 制造业、高技术产业|外资占比
        head = own["rest"] if own else ""
    else:
        head = ""
    share = _SHARE_HEAD.search(last) if last.endswith(("比重", "比例")) else None
    if share is not None and not subjects[-1].known:
        head = share[0]
    if not head and last.endswith(_SHARED_HEADS) and not last.endswith("的支出"):
        head = next((head for head in _BY_END[last[-1]] if last.endswith(head) and len(last) > len(head)), "")
    if head == "标准" and not subjects[0].known and not _HAS_MONEY.search(subjects[0].indicator):
        standard = _STANDARD.search(last)
        head = standard[0] if standard and standard.start() else head  # 散居和集中养育|孤儿补贴标准
    price = _PRICE_HEAD.search(last) if not head else None
    if price and price.start():
        head = price[0]  # 小麦、稻谷|最低收购价
    if not head and _AMOUNT_HEAD.search(last) and len(last) > _SHORT:
        head = last[-_AMOUNT_HEAD_LENGTH:]  # 肉牛、黄羊|饲养量
    if not head:
        return subjects
    shares = _TAKES.match(text, subjects[-1].end) is not None
    if head in _OF_FIRMS and subjects[0].known and subjects[0].indicator.endswith("_firms"):
        printed = clean_phrase(text[subjects[0].start : subjects[0].end])  # 规上工业企业、服务业企业|利润总额: not how many there are
        subjects = [_with_joined(subjects[0], f"{printed}{head}", shares), *subjects[1:]]
    if head in _OF_FIRMS:  # |能源|、建材产值
        subjects = [
            as_told(text, subject) if subject.known and _is_weak(text[subject.start : subject.end]) else subject
            for subject in subjects[:-1]
        ] + [subjects[-1]]
    return [
        subject
        if subject.known or subject.indicator.endswith(head) or (_OWN_SHARE if share else _OWN_HEAD).search(subject.indicator)
        else _with_joined(subject, _joined(subject.indicator.removeprefix("other:"), _without(subject, head, share)), shares)
        for subject in subjects
    ]


def _with_province(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """地表水国|、省控断面优良率: what is said of the province's is said of the nation's."""
    return [
        replace(one, indicator=one.indicator + following.indicator[len("other:省") :])
        if not one.known and not following.known and one.indicator.endswith("国") and _OF_PROVINCE.match(following.indicator)
        else one
        for one, following in zip(subjects, [*subjects[1:], subjects[-1]], strict=True)
    ]


def _without(subject: Subject, head: str, share: re.Match[str] | None) -> str:
    """What of the head the subject does not end with: 工业投资、|技改投资|占比重."""
    amount = share["amount"] if share is not None else None
    return head.removeprefix(amount) if amount and subject.indicator.endswith(amount) else head


def _with_joined(subject: Subject, name: str, shares: bool) -> Subject:
    """The subject under its whole name; a share of something larger (出口分别|占全省的50%) is no figure of the indicator's own."""
    return replace(subject, indicator=f"other:{name}", known=False, pair=()) if shares else renamed(subject, name)


def _joined(name: str, head: str) -> str:
    """制造业|、高技术产业投资: a sector is no sector of a sector."""
    return name + (head.removeprefix("产业").removeprefix("行业") if name[-1] == "业" else head)


def with_shared_place(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """工程技术研究、企业技术|中心|各2家: what the last of them is, the others are, where they end in no thing of their own."""
    last = subjects[-1].indicator
    head = next((head for head in _PLACES if last.endswith(head) and len(last) > len(head)), "")
    if not head or subjects[-1].known:
        return subjects
    return [
        replace(subject, indicator=subject.indicator + head) if not subject.known and _UNFINISHED.search(subject.indicator) else subject
        for subject in subjects
    ]


def with_front_behind(text: str, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """规上工业企业|亩均税收、亩均增加值: whoever the first name speaks of has what the others measure."""
    first = text[subjects[0].start : subjects[0].end]
    same = _KIND_OF_AMOUNT.search(first)
    if same and len(first) > _SHORT:  # 发明专利|拥有量、授权量
        return [
            subjects[0],
            *(
                replace(subject, indicator=f"other:{clean_phrase(first[: same.start()])}{subject.indicator.removeprefix('other:')}")
                if not subject.known and _KIND_OF_AMOUNT.fullmatch(subject.indicator.removeprefix("other:"))
                else subject
                for subject in subjects[1:]
            ),
        ]
    whose = _WHOSE.match(first)
    if whose is None or len(subjects) < 2:
        return subjects
    front = clean_phrase(whose["front"])
    return [
        subjects[0],
        *(
            replace(subject, indicator=f"other:{front}{subject.indicator.removeprefix('other:')}")
            if not subject.known and _MEASURES.fullmatch(subject.indicator.removeprefix("other:"))
            else subject
            for subject in subjects[1:]
        ),
    ]


def _with_head_of_last(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """刑事、治安警情分别, 省级、市级企业: attributes that share what they stand before."""
    last = subjects[-1].indicator.removeprefix("other:")
    own = longest_prefix(last, 0, len(last), _ATTRIBUTES, max(map(len, _ATTRIBUTES)))
    if not own or own == last:
        return subjects
    return [
        replace(subject, indicator=subject.indicator + last[len(own) :])
        if subject.indicator.removeprefix("other:") in _ATTRIBUTES
        else subject
        for subject in subjects
    ]
