"""The unit of a value: what it is printed in, unless its subject or its scale says another; and whether a subject can have it."""

from __future__ import annotations

import re

from mubiao.indicators import Indicator, vocabulary
from mubiao.records import Measure, Quantity
from mubiao.statements.findings import Subject

# Units of a share or a rate of change; a change in a rate is printed in points.
PERCENT = ("%", "‰")
_ANY_INDICATOR = frozenset((*PERCENT, "pp", "times"))  # any indicator can change by so much, or be a share
# What 户 counts without being a home, and who is counted by a bare 万 or 亿.
_NO_HOME = re.compile(
    r"^other:(?:规上|规模以上|限上|民营|中小|小微|制造业|工业)*(?:企业|公司|经营主体|市场主体|个体工商户)|(?:企业|公司|主体|工商户|商户|商|农场|合作社|机构|单位|店|超市|小巨人|瞪羚|龙头|总部|集团|厂|强)$"
)
_PEOPLE = re.compile(
    r"(?:人|人口|居民|群众|农民|牧民|农民工|劳动力|劳动者|学生|儿童|职工|老人|人员|人才|毕业生|党员|干部|游客|旅客|妇女|教师|患者|消费者|用工|人数)$"
)
_SCALES = tuple("万亿")
_UNSETTLED = frozenset(("times", "households", "count"))  # of a thing without a name in the vocabulary
_UNSETTLED_OF_KNOWN = _UNSETTLED | {"%", "ug"}
# Counted by the posts: 新增城镇就业岗位|15万个
_POSTS = frozenset(("jobs_urban_new",))
# Counted by the homes that they are: 老旧小区改造2万户.
_OF_HOMES = frozenset(("old_quarters_renewed", "shantytown_renewal", "housing_built"))


def fits(subject: Subject, quantity: Quantity) -> bool:
    """Whether a known indicator can have a value in this unit: 居民收入 has none in years, 生产总值 none in pieces."""
    if not subject.known:
        return quantity.unit != "years"  # a length of time: of a thing without a name in the vocabulary it is told in passing
    known = vocabulary().get(subject.indicator)
    if known is None or quantity.unit in _ANY_INDICATOR:
        return True
    level = known.level_unit
    if level in ("count", "index") or quantity.unit == level:
        return True
    if level == "%":
        return quantity.unit == "count" and not quantity.text[-1:].isalpha()
    money = {"CNY", "USD", "HKD", "EUR"}
    if quantity.unit == "count" and known.id in _POSTS:
        return True
    same = quantity.unit.split("/")[0]
    return (
        same == level.split("/")[0]
        or (same in money and level.split("/")[0] in money)
        or (quantity.unit == "count" and quantity.text.rstrip("多余")[-1:] in tuple("%亿万千百0123456789"))
    )


def unit_of(subject: Subject, known: Indicator | None, quantity: Quantity, measure: Measure) -> str:
    """A multiple is told in percent, a bare number under a price index is a value of the index, and who is counted by 户 or a bare scale
    (万, 亿) settles the unit."""
    unit = quantity.unit
    if unit not in (_UNSETTLED if known is None else _UNSETTLED_OF_KNOWN):
        return unit
    if unit == "times" and measure == "growth":
        return "%"
    if unit == "times" and known and known.level_unit == "count" and known.measure == "level" and "ratio" in known.id:
        return "count"  # 城乡居民收入比|2.1:1: what is itself so many times another
    if unit == "households" and (
        known.level_unit == "count" and known.id not in _OF_HOMES if known else _NO_HOME.search(subject.indicator) is not None
    ):
        return "count"  # 企业22户
    if unit == "count" and known and known.id in _POSTS:
        return "persons"  # each of them holds one
    bare = unit == "count" and quantity.text.rstrip("多余")[-1:] in _SCALES
    if bare and (known.level_unit == "persons" if known else _PEOPLE.search(subject.indicator) is not None):
        return "persons"  # 3400万|农村居民
    if known and known.level_unit == "index" and measure == "level" and unit in ("count", "%"):
        return "index"
    if known and unit == "ug" and known.level_unit == "ug/m3":
        return known.level_unit  # 每立方米23微克
    if known and known.level_unit == "CNY" and unit == "count":
        return "CNY"  # 生产总值突破300亿
    return unit
