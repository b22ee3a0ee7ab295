"""Why a numeral is no quantity: names, codes, slogans and figures of speech, told by what stands around them."""

from __future__ import annotations

import re

REASONS: dict[str, str] = {
    "date": "a year, month, day, quarter, decade or century",
    "time": "a time of day",
    "ordinal": "a place in an order: 第三, 5号线, 二期",
    "rank": "a place in a ranking, or the ranking itself: 前10名, 500强, 四星级",
    "heading": "the number of a heading or of a point in a list: 一、 （二） 三是",
    "note": "the mark of a footnote",
    "page_number": "a page number left in the text",
    "document_number": "the number of a document: 〔2023〕5号",
    "version": "a version or address of several numbers: 3.2.1, and 4.0",
    "ratio": "a proportion of several parts: 10∶40∶50",
    "name": "part of a name: 5G, PM2.5, “1571”, 1+N",
    "code": "a run of digits too long for an amount",
    "plan": "a five-year plan or its time: “十四五”",
    "meeting": "a party congress: 二十大",
    "anniversary": "周年",
    "slogan": "a figure of speech or a programme: 三大工程, 两个维护",
    "word": "part of a word: 进一步, 一批, 千方百计",
    "class": "a class of size without a count: 万亩示范区",
    "denominator": "what an amount is counted against: 每千人口, 万元GDP",
    "bare_number": "a number that nothing around it explains",
}
"""Every reason a numeral can have for being no quantity."""

OPENING, CLOSING = "“‘「『《\"'", "”’」』》\"'"
FORMULA = "+×*＊✕#&"
# Right after a number without a unit these make it the mark of a thing, not a count of things (5号线, 三期, 2级).
_DESIGNATION = "号届期级等流线档品甲版楼路环模角"
_PLAN = re.compile(r"十?[一二三四五六七八九]五(?=[”\"’]|规划|计划|时期|期间|以来|末|普法)")
_NOT_BEFORE_RANK = frozenset("目此提以之年日空眼当面先事生")
_ENDS = frozenset("，。；、）\n")
_CIRCLE = re.compile(r"[^，。；、\n]{0,9}圈")
_MAKES = frozenset(
    (
        "新建",
        "建成",
        "新增",
        "增加",
        "引进",
        "落地",
        "签约",
        "完工",
        "竣工",
        "投产",
        "投运",
        "开工",
        "获批",
        "获评",
        "入选",
        "认定",
        "培育",
        "创建",
        "新设",
        "达到",
        "共有",
        "总数",
        "累计",
        "减少",
        "新添",
        "增设",
        "改建",
        "引育",
        "孵化",
        "关停",
        "取缔",
    )
)
_ROUTE = re.compile(r"国道|省道|县道|[^，。；、\n]{0,8}[热专]线")
_PER_AMOUNT = re.compile(r"(?:GDP|地区|国内|生产|工业|规模|规上|产值|单位|增加值|农业)")
# 十二届三次、|四次全会
_SESSIONS = re.compile("届(?:[一二三四五六七八九十]+次[、和])+$")
# Places called by a number: 八所|港 is none of eight
_PLACE_NAMES = re.compile("八所(?:港|镇|渔港|火车站)|三门(?:核电|湾|峡|县)")
_SCHOOLING = re.compile(r"义务|一贯|制|免费")
CLASS_OF_SIZE = re.compile(
    r"(?:级|产业|企业|园|楼(?!市|房|面|价|盘)|县|镇|村|项目|集群|规模|俱乐部|方阵|能级|大关|台阶|GDP|强|工业|总量|[^，。；、0-9]{1,8}(?:产业|集群|园区))"
)


def designates(text: str, end: int) -> bool:
    """The number before ``end`` is the mark of a thing: 6号泊位, 三期, 5级."""
    return text[end : end + 1] in _DESIGNATION and end < len(text)


def circle(text: str, end: int) -> bool:
    """A time that names a circle around a place: 15分钟生活圈, 三小时经济圈."""
    return _CIRCLE.match(text, end) is not None


def ranked(text: str, start: int) -> bool:
    """The number follows the 前 of a ranking (前1‰), not of 目前 or 此前."""
    return start > 0 and text[start - 1] == "前" and text[start - 2 : start - 1] not in _NOT_BEFORE_RANK


def quoted(text: str, start: int, end: int) -> bool:
    """The number opens a quotation of at most a few words, or closes one: “15条”, “1571”, “三个一”."""
    if start > 0 and text[start - 1] in OPENING:
        return any(c in CLOSING for c in text[end : end + 12])
    return end < len(text) and text[end] in CLOSING and any(c in OPENING for c in text[max(0, start - 8) : start])


def against_arabic(text: str, start: int, end: int, number: str, unit: str, *, kind: str, scaled: bool) -> str | None:
    """The reason why an Arabic numeral (its unit and scale read) is no quantity, or None."""
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    if len(number) > 28:
        return "code"
    if unit:
        firm = kind in ("measure", "money")
        if not firm and ((left.isascii() and left.isalpha()) or (left and left in FORMULA)):
            return "name"
        if left == "每":
            return "denominator"
        if left == "前" and ranked(text, start):
            return "rank"
        if kind == "noun" and (len(number) > 4 or (len(number) == 4 and "1900" <= number <= "2099")):
            return "name"
        if not firm and quoted(text, start, end):
            return "name"
        if kind == "time":
            if unit in ("分钟", "小时") and circle(text, end):
                return "name"
            if unit == "小时" and number == "24" and right not in ("内", "以", "之", "左"):
                return "name"
        return "slogan" if kind == "slogan" else None
    if (left.isascii() and left.isalpha()) or (right.isascii() and right.isalpha()):
        return "name"
    if (left and left in FORMULA) or (right and right in FORMULA):
        return "name"
    if left == "每":
        return "denominator"
    if not scaled and (_ROUTE.match(text, end) or text[start - 2 : start] in ("国道", "省道", "县道")):
        return "name"
    if right == "后" and len(number) == 2:
        return "name"
    if left == "前" and ranked(text, start):
        return "rank"
    if left in "—-–" and right in "—-–" and left and right:
        return "page_number"
    if number.endswith(".0") and len(number) == 3:
        return "version"
    if not scaled and designates(text, end):
        return "ordinal"
    if text.startswith("周年", end):
        return "anniversary"
    if not scaled and len(number) == 4 and number.isdigit() and "1900" <= number <= "2099":
        return "date"
    return "name" if not scaled and quoted(text, start, end) else None


def against_chinese(
    text: str, start: int, end: int, number: str, unit: str, *, kind: str, scaled: bool, attached: bool, leading_verb: bool
) -> str | None:
    """The reason why a Chinese numeral is no quantity, or None.

    Small Chinese numerals mostly belong to words and slogans (进一步, 一批, 两个维护, 三大工程), so they count only beside a unit of
    measure, a concrete classifier (三座), a qualifier (``attached``) or a verb that makes or counts things (新建三个). A bare scale
    (万亩, 百家) needs a qualifier, since without one it names a class or says "many".
    """
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    if unit == "只" and text.startswith("手", end):
        return "slogan"
    if unit == "篇" and text.startswith(("大文章", "文章"), end):
        return "slogan"
    if unit in ("所", "门") and _PLACE_NAMES.match(text, start):
        return "name"
    if unit in ("所", "厂", "院") and len(number) > 2 and not set(number) & set("十百千万亿"):
        return "name"  # 七一二所
    if kind == "slogan":
        return "meeting" if "十" in number and number not in ("十", "十二") else "slogan"
    if left == "每":
        return "denominator"
    if kind == "noun" or number in ("零", "一一") or (number == "三" and unit == "元" and right in "正里猪锂前材电"):
        return "word"
    if (number in "千万" and (left == "成" or kind == "share")) or (len(number) == 1 and unit in ("周", "升") and not attached):
        return "word"
    if left == "届" or (unit == "次" and left in "、和" and _SESSIONS.search(text, max(0, start - 20), start)):
        return "ordinal"
    if kind == "time" and unit in ("分钟", "小时") and circle(text, end):
        return "name"
    if not unit:
        return _against_bare_chinese(text, start, end, number, scaled, attached)
    firm = kind in ("measure", "money", "share")
    if not firm and quoted(text, start, end):
        return "name"
    if left == "个" and kind == "time":
        return "name"
    if number in ("百", "千", "万", "亿", "十", "一") and not attached:
        return _against_small(text, start, end, number, unit, kind=kind, leading_verb=leading_verb)
    if kind == "time" and _SCHOOLING.match(text, end):
        return "name"
    if len(number) == 1 and not attached:
        if kind == "soft" and text[start - 2 : start] not in _MAKES and right not in _ENDS:
            return "slogan"
        if kind == "person" and not leading_verb and text[start - 2 : start] not in _MAKES:
            return "word"
    if number in ("千百", "百十", "亿万", "千万") and kind in ("soft", "thing", "person") and not attached and right:
        return "word" if number != "千万" else None
    return None


def _against_small(text: str, start: int, end: int, number: str, unit: str, *, kind: str, leading_verb: bool) -> str | None:
    """一 and the bare scales, with a unit and without a qualifier."""
    if kind == "share" or (number in ("一", "十") and (unit in ("倍", "‰") or unit.endswith(("百分点", "美元")))):
        return None
    if number == "十":
        if kind in ("measure", "money", "thing", "time"):
            return None
        return None if text[start - 2 : start] in _MAKES or text[end : end + 1] in _ENDS else "slogan"
    if number == "亿" and kind == "money":
        return None
    if number in "百千万亿" and text.startswith("级", end):
        return None
    if number == "一":
        return None if kind in ("measure", "money") and leading_verb else "word"
    if kind == "money" and _PER_AMOUNT.match(text, end):
        return "denominator"
    return "class" if kind in ("measure", "money") else "word"


def _against_bare_chinese(text: str, start: int, end: int, number: str, scaled: bool, attached: bool) -> str | None:
    right = text[end : end + 1]
    if _PLAN.match(text, start):
        return "plan"
    if text.startswith("人民", end):
        return "slogan"
    if quoted(text, start, end):
        return "name"
    if "亿" in number and CLASS_OF_SIZE.match(text, end):
        return None
    if text.startswith("周年", end):
        return "anniversary"
    if right and right in _DESIGNATION:
        return None if attached and number[-1] in "百千万亿" else "ordinal"
    if scaled and attached:
        return None  # 十来万, 三十多万
    large = number[-1] in "百千万亿" or len(number) > 2
    if attached and large and (len(number) > 1 or right in "，。、；的"):
        return None
    if number[-1] in "千万亿" and number[0] not in "百千万亿" and len(number) > 1 and text[start - 1 : start] != "个":
        return None
    return "word" if len(number) <= 2 or (number.isalpha() and not set(number) & set("十百千万亿")) else "bare_number"
