"""On what basis a rate or an amount is told: 同口径增长8%, 剔除减税因素后增长6%, 实际增长5%, grew 5 percent in real terms.

Two rates of one year on two bases do not contradict each other; the record's note says which basis is its own.
"""

from __future__ import annotations

import re

from mubiao.records import Language

_LEFT_OUT = "剔除|扣除|还原"
_ZH = re.compile(
    rf"(?:{_LEFT_OUT})[^，。；、（）\d]{{2,24}}?(?:因素|影响|部分)?后"
    r"|(?:按|以)?(?:同口径|可比口径|自然口径|不变价格?|可比价格?)(?:计算|计)?|按现价(?:计算)?|(?:同口径|可比|名义|实际)(?=(?:同比)?(?:增长|下降|增速|上升))"
)
# 排除水电行业影响，|A增长7%，B增长13%: what a sentence begins with holds for all of it
_DISREGARDS = "排除|不考虑|不计"
_ZH_SENTENCE = re.compile(
    rf"(?:若|如)?(?:{_LEFT_OUT}|{_DISREGARDS})[^，。；、（）\d]{{2,24}}?(?:因素|影响|行业|企业|项目)(?:的?影响)?后?(?=，)"
)
_ZH_WORDS = re.compile(f"{_LEFT_OUT}|{_DISREGARDS}|口径|不变价|可比|现价|名义|实际")  # each form has one of them, few clauses have
_EN = re.compile(
    r"\bin (?:real|nominal) terms\b|\bat (?:constant|comparable|current) prices\b|\bon a (?:like-for-like|comparable) basis\b|\b(?:real|nominal)(?= growth\b| increase\b)",
    re.IGNORECASE,
)
_MARKS = "，。；、\n"
_REACH, _BEHIND = 40, 40
_SENTENCE = 90


def basis(text: str, start: int, end: int, language: Language) -> str:
    """The words that say on what basis the value printed at ``text[start:end]`` is told, or "".

    They stand in the value's own clause before it, in English also right behind it.
    """
    floor = max(0, start - _REACH)
    if language == "en":
        return _in_english(text, floor, start, end)
    far = start - _SENTENCE if start > _SENTENCE else 0
    if _ZH_WORDS.search(text, far, end) is None:
        return ""
    sentence = max(text.rfind("。", far, start), text.rfind("\n", far, start)) + 1
    whole = _ZH_SENTENCE.match(text, sentence, start) if sentence or not far else None
    if whole is not None and text.find("；", sentence, start) < 0:
        return whole[0]
    begin = _clause(text, floor, start)
    before = _clause(text, floor, begin - 1) if text[begin - 1 : begin] == "，" else begin
    found = _ZH.search(text, begin, end) or _ZH.fullmatch(text, before, begin - 1)  # 按可比价格计算，|增长5%
    return found[0] if found is not None and found.start() < start else ""


def _clause(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at ``end`` begins, at the earliest at ``floor``."""
    mark = next((at for at in range(end - 1, floor - 1, -1) if text[at] in _MARKS), floor - 1)
    return mark + 1


def _in_english(text: str, floor: int, start: int, end: int) -> str:
    begin = next((at + 1 for at in range(start - 1, floor - 1, -1) if text[at] in ",.;\n"), floor)
    stop = next((at for at in range(end, min(len(text), end + _BEHIND)) if text[at] in ",.;\n"), min(len(text), end + _BEHIND))
    found = _EN.search(text, begin, stop)
    return found[0] if found is not None else ""
