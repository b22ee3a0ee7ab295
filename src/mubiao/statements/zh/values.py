"""Binds a group of quantities to the subjects before them: measure, direction, 分别, a qualifier that closes a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mubiao.indicators import Indicator, vocabulary
from mubiao.records import Bound, Measure, Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.links import Link
from mubiao.statements.zh.subjects.single import default_measure

# Units of a share or a rate of change; a change in a rate is printed in points.
_PERCENT = ("%", "‰")
_ANY_INDICATOR = frozenset((*_PERCENT, "pp", "times"))  # any indicator can change by so much, or be a share
_RATIO_NAME = re.compile(r"(?:率|比重|占比|比例|强度|份额|覆盖面|比|度)$")
# What 户 counts without being a home, and who is counted by a bare 万 or 亿.
_NO_HOME = re.compile(
    r"^other:(?:规上|规模以上|限上|民营|中小|小微|制造业|工业)*(?:企业|公司|经营主体|市场主体|个体工商户)|(?:企业|公司|主体|工商户|商户|商|农场|合作社|机构|单位|店|超市|小巨人|瞪羚|龙头|总部|集团|厂|强)$"
)
_PEOPLE = re.compile(
    r"(?:人|人口|居民|群众|农民|牧民|农民工|劳动力|劳动者|学生|儿童|职工|老人|人员|人才|毕业生|党员|干部|游客|旅客|妇女|教师|患者|消费者|用工|人数)$"
)
_YEARLY = frozenset(("递增", "递减"))  # each year by so much
_SPEED = frozenset(("增长", "递增"))
_ABOUT = frozenset(("约", "大约"))
_SCALES = tuple("万亿")
_BETTER_THAN = {"优于", "好于"}
# A fall that is itself measured: 降幅|收窄至|1.1% is a growth of -1.1 %, 降幅|收窄|2个百分点 a growth that is 2 points higher.
_FALL_NOUNS = frozenset(("降幅", "跌幅", "下降幅度"))
_OF_A_FALL = ("收窄", "缩小", "扩大")
_SUFFIX_BOUNDS: tuple[Bound, ...] = ("around", "at_least", "at_most")
_PREFIX_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most")


# Verbs that add to a stock.
ADDED = (
    "新增", "净增", "新培育", "新认定", "新获批", "新增认定", "新引进", "新创建", "新登记", "新设", "新注册", "新招引", "新入选",
    "新获认定", "新获", "新评定", "新发展", "新成立", "新晋", "新增培育", "新入库", "新备案", "新添",
)  # fmt: skip
ADDING = frozenset(ADDED)
# … where no word of a level stands before the number: 培育|高新技术企业20家, but 达到20家.
MAKING = frozenset(
    (
        "培育",
        "认定",
        "培育认定",
        "获认定",
        "引进",
        "招引",
        "引进培育",
        "孵化",
        "创建",
        "登记",
        "新建",
        "建成",
        "建设",
        "增加",
        "增设",
        "争创",
    )
)
# A name that begins so is of all there is, not of what is added to it.
TOTAL = re.compile("总(?!投资)|存量|累计|保有|运营|通车")
# What is new by what it measures: nothing is added to a stock of it.
_MONEY_STOCKS = frozenset(("loans", "deposits", "savings_deposits", "loans_small_firms"))
_FLOWS = frozenset(
    (
        "jobs_urban_new",
        "new_posts",
        "labour_transfer",
        "housing_built",
        "old_quarters_renewed",
        "shantytown_renewal",
        "school_places",
        "poverty_population",
        "poverty_reduction",
        "fine_villages",
    )
)


# Counted by the posts: 新增城镇就业岗位|15万个
_POSTS = frozenset(("jobs_urban_new",))
# Counted by the homes that they are: 老旧小区改造2万户.
_OF_HOMES = frozenset(("old_quarters_renewed", "shantytown_renewal", "housing_built"))


@dataclass(slots=True)
class Value:
    """A quantity with the link that leads to it."""

    quantity: Quantity
    link: Link
    listed: bool = False  # joined to the value before it by a list mark (5%、6%)


def bind(
    subjects: Sequence[Subject], values: Sequence[Value], each: bool, start: int, end: int, inherited: Measure | None = None
) -> list[Finding]:
    """The findings of one verb. ``each`` is 分别: values pair with subjects in order.

    Values that do not pair (a list of two under three subjects) give nothing: a wrong number is worse than a missing one.
    """
    if len(values) == 1 and not each and not values[0].listed:  # four in five: nothing to pair
        value, found = values[0], []
        for subject in subjects:
            if fits(subject, value.quantity):
                found.append(_finding(subject, value, value.quantity.bound, value.link, start, end, inherited))
        return found
    return _bind_several(subjects, values, each, start, end, inherited)


def _bind_several(
    subjects: Sequence[Subject], values: Sequence[Value], each: bool, start: int, end: int, inherited: Measure | None
) -> list[Finding]:
    quantities = [value.quantity for value in values]
    listed = any(value.listed for value in values)
    each = each or (listed and len(_expand_pair(subjects, len(values))) == len(values) > 1)
    if listed and not each:
        return []
    spread = _spread_closing_bound(quantities) if each else [quantity.bound for quantity in quantities]
    if each and len(values) > 1:
        subjects = _expand_pair(subjects, len(values))
        if len(subjects) != len(values):
            return []
        pairs = list(zip(subjects, values, spread, strict=True))
    else:
        if each:
            subjects = _expand_pair(subjects, 2)
        pairs = [(subject, value, bound) for value, bound in zip(values, spread, strict=True) for subject in subjects]
    verb = values[0].link
    return [
        _finding(subject, value, bound, verb, start, end, inherited) for subject, value, bound in pairs if fits(subject, value.quantity)
    ]


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


def is_stock(subject: Subject) -> bool:
    """Whether an indicator counts what is there, so that 新增 and a number is a change of it."""
    known = vocabulary().get(subject.indicator) if subject.known else None
    if known is not None and known.id in _MONEY_STOCKS:
        return True
    return known is not None and "change" in known.measures and known.level_unit in ("count", "persons") and known.id not in _FLOWS


def _expand_pair(subjects: Sequence[Subject], wanted: int) -> Sequence[Subject]:
    """城乡居民收入 is two subjects under 分别."""
    if len(subjects) >= wanted:
        return subjects
    expanded: list[Subject] = []
    for subject in subjects:
        if subject.pair:
            expanded.extend(Subject(part, subject.start, subject.end, subject.measure, True, (), subject.falls) for part in subject.pair)
        else:
            expanded.append(subject)
    return expanded


def _spread_closing_bound(quantities: Sequence[Quantity]) -> list[Bound]:
    """A qualifier behind the last value of a list, or before the first, governs the bare values: "5%、6.5%左右", "不低于5%和6%"."""
    bounds = [quantity.bound for quantity in quantities]
    last = quantities[-1]
    closes = last.end > last.value_end and last.bound in _SUFFIX_BOUNDS
    if closes and all(bound == "point" for bound in bounds[:-1]):
        return [last.bound] * len(bounds)
    first = quantities[0]
    opens = first.bound in _PREFIX_BOUNDS and first.end == first.value_end
    if opens and all(quantity.bound == "point" and quantity.end == quantity.value_end for quantity in quantities[1:]):
        return [first.bound] * len(bounds)  # 分别突破6万元、3万元
    return bounds


def _finding(subject: Subject, value: Value, bound: Bound, verb: Link, start: int, end: int, inherited: Measure | None) -> Finding:
    quantity, link = value.quantity, value.link
    known = vocabulary().get(subject.indicator) if subject.known else None
    direction = link.direction or verb.direction
    to = link.to or (not link.direction and verb.to)
    average = link.average or verb.average
    if link.words:
        average = average or not _YEARLY.isdisjoint(link.words)
        if to and quantity.unit in _PERCENT and direction and "为" in link.words and _SPEED.isdisjoint(link.words) is False:
            to = False  # 产值增长将为130%: the growth itself
        if bound == "point" and not _BETTER_THAN.isdisjoint(link.words):  # 优于 is below where less is better
            bound = "at_most" if _less_is_better(subject) else "at_least"
    if direction == "up" and (link.words or verb.words)[-1:] == ["改善"] and _less_is_better(subject):  # PM2.5浓度改善7% is a fall
        direction = "down"
    if bound == "point" and link.words:
        if "不到" in link.words:
            bound = "at_most"
        elif "至少" in link.words:  # 至少降低30%
            bound = "at_least"
        elif not _ABOUT.isdisjoint(link.words):  # 约|增长30%
            bound = "around"
    low, high = (quantity.low, quantity.high) if bound == quantity.bound else _with_bound(quantity, bound)
    doubled = quantity.text[0] == "翻" or quantity.text == "零增长"  # themselves words of growth
    strive = quantity.stance == "strive" or link.strive or (verb.strive and not link.firm)
    goes_on = strive and inherited == "avg_growth" and not direction  # 年均增长9%，力争|10%
    measure, sure = _measure(subject, quantity.unit, direction, to, average, inherited, doubled, goes_on)
    if subject.adds and measure == "level":
        measure = "change"
    if quantity.unit == "times" and measure == "growth":  # 增长1.7倍 is 170 %
        low, high = _grown(low, doubled), _grown(high, doubled)
    if known is not None and not direction and quantity.unit == "%" and _is_index(known, quantity):
        measure, sure = "level", True
    falls = (direction == "down" or (not direction and subject.falls)) and not to
    if direction and link.words and (subject.falls or not _FALL_NOUNS.isdisjoint(link.words)):
        became = link.words[-1].startswith(_OF_A_FALL) or (len(link.words) > 1 and link.words[-2] in _OF_A_FALL)
        if became or not subject.falls:
            falls = not became or measure != "change" or direction == "up"
    if falls and measure in ("growth", "avg_growth", "change"):
        low, high, bound = _negated(low, high, bound)
    return Finding(
        subject=subject,
        measure=measure,
        low=low,
        high=high,
        unit=_unit(subject, known, quantity, measure),
        bound=bound,
        stance="strive" if strive else "firm",
        relative=None,
        start=start,
        end=end if end > quantity.end else quantity.end,
        printed_start=quantity.start,
        printed_end=quantity.end,
        measure_sure=sure,
        average=average,
    )


def _grown(times: float | None, doubled: bool) -> float | None:
    """The growth in percent; 翻一番 is twice as much, a growth of 100 %."""
    return None if times is None else round((times - doubled) * 100, 9)


def _less_is_better(subject: Subject) -> bool:
    if subject.known and subject.indicator in vocabulary():
        return vocabulary().by_id(subject.indicator).direction == "lower"
    return subject.indicator.endswith(("浓度", "浓度均值", "综合指数", "质量指数", "水质指数"))


def _is_index(known: Indicator, quantity: Quantity) -> bool:
    """居民消费价格指数103%: the index with the year before as 100. No price rises by nine tenths in a year of these reports."""
    value = quantity.low if quantity.low is not None else quantity.high
    return known.level_unit == "index" and value is not None and 90 <= value <= 150


def _unit(subject: Subject, known: Indicator | None, quantity: Quantity, measure: Measure) -> str:
    """A multiple is told in percent, a bare number under a price index is a value of the index, and who is counted by 户 or a bare scale
    (万, 亿) settles the unit."""
    unit = quantity.unit
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


def _with_bound(quantity: Quantity, bound: Bound) -> tuple[float | None, float | None]:
    value = quantity.low if quantity.low is not None else quantity.high
    if bound == "at_least":
        return value, None
    if bound == "at_most":
        return None, value
    return value, value


def _negated(low: float | None, high: float | None, bound: Bound) -> tuple[float | None, float | None, Bound]:
    """A fall: 下降3%以上 is (null, -3), at most."""
    flipped: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
    return (None if high is None else -high), (None if low is None else -low), flipped.get(bound, bound)


def _measure(
    subject: Subject, unit: str, direction: str, to: bool, average: bool, inherited: Measure | None, doubled: bool, goes_on: bool
) -> tuple[Measure, bool]:
    """The measure of a value, and whether something in the text settled it."""
    if unit == "pp":
        return "change", True
    if unit == "times":  # 增长1.7倍, 翻一番; 达到2010年的2.6倍 stays a multiple
        return ("growth", True) if (direction and not to) or doubled else ("level", False)
    if unit in _PERCENT and doubled:
        return "growth", True
    if unit in _PERCENT:
        if to or not direction:
            default = default_measure(subject)
            if to and default not in ("growth", "avg_growth"):
                return "ratio", True
            if average:
                return "avg_growth", True
            if default == "growth" and goes_on:
                return "avg_growth", True
            if default in ("growth", "ratio"):
                return default, True
            if inherited in ("growth", "avg_growth", "ratio"):
                return inherited, True
            named_ratio = _RATIO_NAME.search(subject.indicator) is not None
            return ("ratio", named_ratio) if not direction else ("growth", True)
        return ("avg_growth" if average else "growth"), True
    if direction and not to:
        return ("change", True)
    return "level", True
