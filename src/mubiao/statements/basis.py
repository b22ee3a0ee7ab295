"""On what basis a rate or an amount is told: 同口径增长8%, 剔除减税因素后增长6%, 实际增长5%, grew 5 percent in real terms.

Two rates of one year on two bases do not contradict each other; the record's note says which basis is its own.
"""

from __future__ import annotations

import re

from mubiao.records import Language

_ZH = re.compile(
    r"(?:剔除|扣除|还原)[^，。；、（）\d]{2,24}?(?:因素|影响|部分)?后"
    r"|(?:按|以)?(?:同口径|可比口径|自然口径|不变价格?|可比价格?)(?:计算|计)?|按现价(?:计算)?|(?:同口径|可比|名义|实际)(?=(?:同比)?(?:增长|下降|增速|上升))"
)
_ZH_LETTERS = re.compile("[剔扣还口价比名实]")  # most clauses have none of them
_EN = re.compile(
    r"\bin (?:real|nominal) terms\b|\bat (?:constant|comparable|current) prices\b|\bon a (?:like-for-like|comparable) basis\b|\b(?:real|nominal)(?= growth\b| increase\b)",
    re.IGNORECASE,
)
_MARKS = "，。；、\n"
_REACH, _BEHIND = 40, 40


def basis(text: str, start: int, end: int, language: Language) -> str:
    """The words that say on what basis the value printed at ``text[start:end]`` is told, or "".

    They stand in the value's own clause before it, in English also right behind it.
    """
    floor = max(0, start - _REACH)
    if language == "zh":
        begin = max(text.rfind(mark, floor, start) for mark in _MARKS) + 1
        begin = max(begin, floor)
        before = max(text.rfind(mark, floor, begin - 1) for mark in _MARKS) + 1 if text[begin - 1 : begin] == "，" else begin
        if not _ZH_LETTERS.search(text, before, start):
            return ""
        found = _ZH.search(text, begin, end) or _ZH.fullmatch(text, max(before, floor), begin - 1)  # 按可比价格计算，|增长5%
    else:
        begin = max(text.rfind(mark, floor, start) for mark in (",", ".", ";", "\n")) + 1
        stop = next((at for at in range(end, min(len(text), end + _BEHIND)) if text[at] in ",.;\n"), min(len(text), end + _BEHIND))
        found = _EN.search(text, max(begin, floor), stop)
    return found[0] if found is not None and found.start() < (start if language == "zh" else len(text)) else ""
