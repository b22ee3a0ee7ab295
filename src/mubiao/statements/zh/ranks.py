"""The rank that is told behind a value: 居全国第8位."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding

_RANK = re.compile(
    r"(?:排名?|位?居|列|名列|位列|排在|稳居|保持|跃居|升至|上升到|进入|跻身)?(?:在)?(?P<where>全国|全省|全区|全市|全州|全球|世界|中部|西部|东部|东北|长三角|珠三角|同类城市|副省级城市|省会城市|各省[市区]*|省内)"
    r"[^，。；、\d第前]{0,8}?(?:第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|方阵)?|(?:前(?P<top>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?))"
)
# 从世界第六位|上升到第四位: the rank left is not the one that is held
_MOVED = re.compile(
    r"[^，。；、\d第]{0,2}(?:上升|提升|提高|跃升|跃居|前移|跃|升|晋升|进|下降|退|降)(?:到|至|为)?(?:[^，。；、\d第]{0,4})第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})"
)
_LEFT = re.compile(r"[从由][^，。；、第]{0,8}$")
_RANKS = {digit: i for i, digit in enumerate("一二三四五六七八九十", 1)}


def rank(text: str, finding: Finding, end: int) -> tuple[int | None, str | None]:
    """居全国第8位 behind a value, up to the next value or the end of its clause group."""
    stop = finding.printed_end + 30
    stop = stop if stop < end else end
    if "第" not in text[finding.printed_end : stop]:
        return None, None
    found = _RANK.search(text, finding.printed_end, stop)
    if found is None or re.search(r"\d|；|。", text[finding.printed_end : found.start()]):
        return None, None
    printed = found["place"]
    if printed is None:
        return None, None
    if _LEFT.search(text, finding.printed_end, found.end("where")):
        moved = _MOVED.match(text, found.end())
        if moved is None:
            return None, None
        printed = moved["place"]
    number = int(printed) if printed.isdigit() else _RANKS.get(printed)
    return number, found["where"]
