"""The interface in two languages: its words, and how figures are written in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from mubiao.indicators import vocabulary
from mubiao.indicators.matcher import indicator_named

Tongue = Literal["en", "zh"]
TONGUES: tuple[Tongue, ...] = ("en", "zh")
_MYRIADS = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_THOUSANDS = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_UNITS_ZH = {
    "CNY": "元", "USD": "美元", "persons": "人", "households": "户", "t": "吨", "tce": "吨标准煤", "mu": "亩", "m2": "平方米", "m3": "立方米",
    "km": "公里", "km2": "平方公里", "kWh": "千瓦时", "kW": "千瓦", "ug/m3": "微克/立方米", "days": "天", "years": "岁", "pp": "个百分点",
    "count": "", "index": "", "times": "倍", "months": "个月", "quarters": "个季度", "hours": "小时", "minutes": "分钟", "seconds": "秒",
    "m": "米", "t-km": "吨公里", "t-nmi": "吨海里", "person-km": "人公里", "person-nmi": "人海里", "hp": "马力", "kV": "千伏", "kVA": "千伏安",
    "J": "焦耳", "kcal": "千卡", "degC": "℃", "dB": "分贝", "ug": "微克", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元",
    "MOP": "澳门元", "RUB": "卢布", "TWD": "新台币元",
    "day": "日", "year": "年", "month": "月", "person": "人", "household": "户", "hour": "小时", "minute": "分钟", "second": "秒",  # behind a stroke
}  # fmt: skip
_UNITS_EN = {
    "pp": "points", "count": "", "index": "", "ug": "µg", "m2": "m²", "m3": "m³", "km2": "km²", "degC": "°C", "person-km": "passenger-km",
    "person-nmi": "passenger-nmi",
}  # fmt: skip


_RISE = re.compile("(?:增长|提高|增速|增幅|增长速度|增长率)$")
_SIGNS = {">": ">", ">=": "≥", "=": "=", "~": "≈", "<=": "≤", "<": "<"}


@cache
def words(tongue: Tongue) -> Mapping[str, str]:
    """The words of the interface in a language."""
    made: dict[str, str] = tomllib.loads((files("mubiao.web") / "words.toml").read_text(encoding="utf-8"))[tongue]
    return made


def figure(number: float | None, unit: str, tongue: Tongue) -> str:
    """A number with its unit as people of a language write it: 3.2万亿元, 3.2 trillion CNY; 5.5%."""
    if number is None:
        return ""
    if unit == "%":
        return f"{_plain(number)}%"
    scales = _MYRIADS if tongue == "zh" else _THOUSANDS
    names = _UNITS_ZH if tongue == "zh" else _UNITS_EN
    name = "/".join(names.get(part, part) for part in unit.split("/"))
    for size, word in scales:
        if abs(number) >= size:
            return f"{_plain(number / size)}{word}{name if tongue == 'zh' else ' ' + name}".rstrip()
    return f"{_plain(number)}{name if tongue == 'zh' else ' ' + name}".rstrip()


def interval(row: Mapping[str, Any], tongue: Tongue) -> str:
    """What a statement allows: ≥ 5.5%, ≈ 5%, 5 – 5.5%, = growth of the nation."""
    low, high, unit = row["low"], row["high"], row["unit"] or ""
    if low is None and high is None:
        against = row.get("relative") or {"op": row.get("relative_op"), "to": row.get("relative_to"), "margin": row.get("relative_margin")}
        if against["op"]:
            margin = f" {against['margin']:+g}" if against["margin"] else ""
            return f"{_SIGNS[against['op']]} {yardstick(str(against['to'] or ''), tongue)}{margin}"
        return words(tongue)["qualitative"]
    if low is not None and high is not None and low != high:
        return f"{_plain(low)} – {_plain(high)}%" if unit == "%" else f"{figure(low, unit, tongue)} – {figure(high, unit, tongue)}"
    sign = "≥ " if high is None else "≤ " if low is None else "≈ " if row["bound"] == "around" else ""
    return sign + figure(low if low is not None else high, unit, tongue)


def yardstick(to: str, tongue: Tongue) -> str:
    """What a figure is set against, in a language: a word of the interface, an indicator by its name; else as the report says it."""
    printed = to.removeprefix("other:")
    known, found = words(tongue), vocabulary()
    if f"rel_{printed}" in known:
        return known[f"rel_{printed}"]
    name = found.get(printed)
    if name is None and tongue == "en" and to != printed:
        mention = indicator_named(printed) or indicator_named(_RISE.sub("", printed))
        name = found.get(mention.indicator) if mention else None
    return printed if name is None else name.zh if tongue == "zh" else name.en


def _plain(number: float) -> str:
    return f"{round(number, 4):,.4f}".rstrip("0").rstrip(".")
