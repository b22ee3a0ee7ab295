"""Numbers that count what stands behind them: 新建5个平台, A、B等6个项目, 向600名学生发放, 六县市40个政务大厅.

A number with a classifier belongs to the noun behind it, whatever leads up to it; what leads up decides whether it does count: a verb,
a list that 等 closes, a preposition, or the place and kind of what is counted.
"""

from __future__ import annotations

import re

from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import nearest_verb, split_action
from mubiao.statements.zh.lexicon import longest_prefix, words

_VERBS = words("actions", "verbs")
_LONGEST = max(map(len, _VERBS))
# Units that are counted after a noun (平台5个) as well as before one (5个平台).
_COUNTED = ("count", "persons", "households")
_LISTED = re.compile(r"等(?:首批|重点|共|的|全国|全省|全市|一批|各类|其他)*$")
_PREPOSITION = re.compile(
    r"(?:向|对|为|给|与|同|让|使|在|到|帮助|助力|支持|依托|覆盖|涉及|惠及|首批|两批|以及|及|和|其他|其余|全部|全体|所有|共有|分布在|列入|纳入|的|、|，)$"
)
_SCALES = "万亿千百多余"
_RHETORIC = re.compile("这样|这么|一个$")
_LONGEST_LEAD = 30
_MONEY = ("CNY", "USD")
# 安排200亿元|专项资金: money that is named behind its amount
_FUNDS = re.compile(
    r"(?:资金|贷款|国债|债券|专项债|补贴|补助|经费|基金|税费|消费券|债务|授信|专款|财力|赤字|欠薪|欠款|账款|损失|订单|负担|奖励|红包|救助金|养老金)$"
)
_GIVES = re.compile("进行|给予|予以|用于|作为")
_FUNDING = frozenset(
    ["投入", "统筹", "安排", "争取", "筹集", "筹措", "拨付", "下达", "发放", "补助", "兑现", "减免", "落实", "整合", "募集", "减轻", "列支"]
)


def counts_what_follows(text: str, start: int, quantity: Quantity, thing: Subject | None, position: int, mentions: Mentions) -> bool:
    """Whether the number counts ``thing``, which stands right behind it, and is no value of what ``text[start:…]`` names before it.

    ``position`` is where the words behind the verb begin that ``text[start:…]`` begins with (``split_action``).
    """
    if thing is not None and quantity.unit in _MONEY:
        return thing.start == quantity.end == quantity.value_end and is_fund(thing) and _GIVES.match(text, thing.start) is None
    if thing is None or quantity.unit not in _COUNTED:
        return False
    if quantity.end > quantity.value_end or not text[quantity.value_end - 1].isalpha():
        return False  # 100个以上|…: the bound closes the phrase; 200: nothing counts
    if text[quantity.value_end - 1] in _SCALES and len(longest_prefix(text, thing.start, thing.end, _VERBS, _LONGEST)) >= 2:
        return False  # 投入20亿|建设…; but 2400多万|学生
    at = quantity.start
    if listed_before(text, start, at):
        return True
    if thing.start > quantity.value_end + 1 or _RHETORIC.search(text, start, at):
        return False
    if position >= at or listed_before(text, position, at):
        return True
    marks = text.count("、", position, at)
    if marks and quantity.low == marks + 1:
        return True  # 甲县、乙县、丙县3个|县
    if at - position > _LONGEST_LEAD or any(mention.end == at for mention in mentions.within(position, at)):
        return False
    if _PREPOSITION.search(text, position, at) or nearest_verb(text, position, at):
        return True
    # 六县市|40个|政务大厅: the noun before says where, unless a verb follows and tells of that noun (企业|40家|获评…)
    return len(longest_prefix(text, thing.start, thing.end, _VERBS, _LONGEST)) < 2 and "、" not in text[position:at]


def listed_before(text: str, start: int, at: int) -> bool:
    """等 closes a list right before the number at ``at``."""
    return _LISTED.search(text, start, at) is not None


def is_fund(thing: Subject) -> bool:
    """Whether what stands behind an amount of money is that money: 200亿元|专项资金, not 30万元|村集体."""
    return _FUNDS.search(thing.indicator) is not None


def funded(text: str, start: int, quantity: Quantity, mentions: Mentions) -> str:
    """The verb that spends or raises the amount where it names no money of its own: 投入|12亿元, 统筹|20亿元; else ""."""
    at = quantity.start
    if quantity.unit not in _MONEY:
        return ""
    action, position = split_action(text, start, at, mentions)
    verb = action if position >= at else nearest_verb(text, start, at)
    return verb if verb in _FUNDING else ""
