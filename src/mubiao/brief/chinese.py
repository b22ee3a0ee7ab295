"""简报的中文：限定词、并列、指标怎么说。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mubiao.indicators import vocabulary

Row = dict[str, Any]
INDICATORS = {
    "gdp": "经济增长", "industrial_va": "规模以上工业增加值", "fai": "固定资产投资", "retail_sales": "社会消费品零售总额",
    "trade_total": "进出口总额", "budget_revenue": "一般公共预算收入", "income": "居民人均可支配收入", "cpi": "居民消费价格",
    "jobs_urban_new": "城镇新增就业",
}  # fmt: skip
ATTRIBUTES: dict[str, str] = {}
_AGAINST = {
    "gdp": "经济增长", "national_average": "全国平均水平", "provincial_average": "全省平均水平", "previous_year": "上年", "income_urban": "城镇居民收入增长",
    "assigned": "上级下达任务",
}  # fmt: skip
_RELATIVES = {
    "=": "与{}同步", "~": "与{}基本同步", ">": "高于{}", ">=": "不低于{}", "<": "低于{}", "<=": "不高于{}",
    ("=", "assigned"): "完成{}", ("<=", "assigned"): "控制在{}以内", ("~", "previous_year"): "与{}基本持平", ("=", "previous_year"): "与{}持平",
}  # fmt: skip
_UNITS = {
    "persons": "人",
    "CNY": "元",
    "t": "吨",
    "households": "户",
    "pp": "个百分点",
    "mu": "亩",
    "km": "公里",
    "count": "",
    "m2": "平方米",
}
_LEVELS = {"province": "个省（区、市）", "prefecture": "个城市", "county": "个县（市、区）"}


def number(value: float) -> str:
    """5.5、85万、1.2万亿。"""
    for size, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{value / size:.4f}".rstrip("0").rstrip(".") + word
    return f"{value:.4f}".rstrip("0").rstrip(".")


def joined(names: Sequence[str]) -> str:
    """甲、乙和丙。"""
    return names[0] if len(names) == 1 else f"{'、'.join(names[:-1])}和{names[-1]}"


def amount(value: float, unit: str) -> str:
    return f"{number(value)}%" if unit == "%" else number(value) + _UNITS.get(unit, unit)


def goal(row: Row) -> str:
    """5.5%以上；5%左右；5%至5.5%；下降3%以上。"""
    low, high, unit = row["low"], row["high"], row["unit"]
    if high is not None and high < 0:
        return f"下降{goal(row | {'low': -high, 'high': -low if low is not None else None})}"
    if low is not None and high is not None and low != high:
        return f"{amount(low, unit)}至{amount(high, unit)}"
    if low == 0 and high is None and unit == "%":
        return "正增长"
    value = amount(low if low is not None else high, unit)
    return value + ("以上" if high is None else "以内" if low is None else "左右" if row["bound"] == "around" else "")


def bound(row: Row) -> str:
    """“以上”、“左右”、区间、具体数字。"""
    return {"at_least": "“以上”", "around": "“左右”", "range": "区间", "at_most": "“以内”"}.get(row["bound"], "具体数字")


def name(place: Any) -> str:
    return str(place.short if place.level == "province" else place.name)


def areas(many: int, level: str | None) -> str:
    return f"{many}{_LEVELS.get(level or '', '个地区')}"


def count(many: int) -> str:
    return str(many)


def indicator(name: str) -> str:
    """词表里的指标名。"""
    return vocabulary().by_id(name).zh


def aim(name: str, growth: bool, goal: str) -> str:
    """经济增长5%左右；社会消费品零售总额增长6%；居民消费价格涨幅2%左右。"""
    label = INDICATORS.get(name) or indicator(name)
    if name == "cpi":
        return f"{label}涨幅{goal}"
    return f"{label}增长{goal}" if growth and name != "gdp" else f"{label}{goal}"


def relative(row: Row) -> str:
    """与经济增长同步；没有说法的，只有文字表述。"""
    op, to = row["relative_op"], row["relative_to"]
    how = _RELATIVES.get((op, to)) or _RELATIVES.get(op)
    return how.format(_AGAINST[to]) if how and to in _AGAINST else "只有文字表述"


def days(first: date, last: date) -> str:
    """2025年1月10日；2025年1月8日至2月2日。"""
    start = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return start
    return f"{start}至{f'{last.year}年' if last.year != first.year else ''}{last.month}月{last.day}日"
