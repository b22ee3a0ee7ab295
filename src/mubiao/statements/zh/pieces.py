"""Cuts a sentence into the pieces that each carry at most one predicate.

Marks that part clauses (，；：) always cut; a list mark (、) cuts only behind a finished predicate, since before it stands a list:
"高于省平1个百分点、7%左右" is two pieces, "居民收入、财政收入与经济增长同步" is one.
"""

from __future__ import annotations

import re

from mubiao.records import Quantity
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.qualitative import POSITIVE_LETTERS, positive_at, state_start
from mubiao.statements.zh.relatives import assigned, compare

# A piece longer than this is no clause of the genre; it is not looked into, which keeps the work linear in the text.
LONGEST_PIECE = 300
# One class of characters first, and the look at what stands behind a comma after it: the engine runs over all other characters.
_CUT = re.compile(r"[，；：:;。！？!?\n,](?<!,(?=\d{3}(?!\d)))")
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿")  # behind a mark that stands inside a number
_LIST = re.compile("城乡居民|存贷款|[、和与]")
_LIST_MARK = re.compile("、")
# 年收入20万元、|50万元以上的村: classes of size, one list
_CLASSES = re.compile(r"(?:、[\d.]+\w{1,3})+(?<=[^以])(?:以上|以下)的")
# 推进30个|省、市重点项目: the levels share their noun
_LEVELS = re.compile("(?<=[个项家条所座])[国省市州区县]、[省市州区县](?=[\u4e00-\u9fff]{2})")
# 高于全国、全省平均: a comparison goes on behind the mark.
_MORE_COMPARANDS = ("全省平均", "全省水平", "全区平均", "全市平均", "省平均", "自治区平均", "全州平均")
_COMPARES_WITH = re.compile(
    "(?:高于|快于|低于|慢于|超过|好于|优于|高出|领先于?|比|较)(?:全[国省区市州]|国家|自治区|省|市)(?:平均)?(?:水平|增速)?"
)
_COMPARANDS_BEGIN = frozenset("全自省市")
_LEVEL_ENDS = frozenset("国省市州区县")  # what the first of two levels ends with
_COMPARED_TOO = re.compile("(?:全[省区市州]|自治区|省|市)(?:平均)?(?:水平|增速)?(?:分别|均|都|各)?(?:[高低快慢]出?)?\\d")


def segments(text: str, start: int, end: int, quantities: Quantities, brackets: bool) -> list[tuple[int, int]]:
    """The stretches between clause marks; what stands in brackets is not cut, nor is a number (2.1:1, 33，212万吨).

    ``brackets``: some may stand there.
    """
    spans: list[tuple[int, int]] = []
    position = start
    for mark in _CUT.finditer(text, start, end):
        here = mark.start()
        if (brackets and _in_brackets(text, position, here)) or (text[here + 1 : here + 2] in _NUMERALS and quantities.spanning(here)):
            continue
        if position < here:
            spans.append((position, here))
        position = here + 1
    if position < end:
        spans.append((position, end))
    return spans


def has_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket opens in ``text[start:end]``."""
    within = text[start:end]
    return "（" in within or "(" in within


def _in_brackets(text: str, start: int, position: int) -> bool:
    floor = max(start, position - 60)
    opened = max(text.rfind("（", floor, position), text.rfind("(", floor, position))
    return opened >= 0 and max(text.rfind("）", opened, position), text.rfind(")", opened, position)) < 0


def pieces(
    text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, brackets: bool, relates: bool
) -> list[tuple[int, int]]:
    """The pieces of one segment; ``brackets``: some may stand in it, ``relates``: comparisons or what is handed down may."""
    if end - start > LONGEST_PIECE:
        return []
    if text.find("、", start, end) < 0:
        return [(start, end)] if start < end else []
    spans: list[tuple[int, int]] = []
    position = start
    for mark in _LIST_MARK.finditer(text, start, end):
        i = mark.start()
        if 0 <= mentions.spanning(i + 1) < i:
            continue
        if brackets and _in_brackets(text, position, i):
            continue
        if text[i - 1] in _LEVEL_ENDS and _LEVELS.match(text, i - 1, end):
            continue
        if text[i + 1 : i + 2] in _COMPARANDS_BEGIN and (
            text.startswith(_MORE_COMPARANDS, i + 1) or (_COMPARED_TOO.match(text, i + 1, end) and _compares_with(text, position, i))
        ):
            continue
        if _finished(text, position, i, end, mentions, quantities, relates):
            spans.append((position, i))
            position = i + 1
    spans.append((position, end))
    return [span for span in spans if span[0] < span[1]]


def _compares_with(text: str, start: int, mark: int) -> bool:
    """分别高于全国、|全省3.4个和0.6个百分点: the figure before the mark is compared with, and has no margin of its own."""
    return any(found.end() == mark for found in _COMPARES_WITH.finditer(text, max(start, mark - 12), mark))


def _names_of_each(text: str, start: int, mark: int, end: int, inside: list[Quantity], quantities: Quantities) -> bool:
    """34个省重点、|300个市重点项目分别完成…: the numbers before 分别 count what it gives values to."""
    each = text.find("分别", mark, end)
    if each < 0 or any(
        quantity.unit not in ("count", "households") or not text[quantity.end : quantity.end + 1].isalpha() for quantity in inside
    ):
        return False
    return inside[0].value_start == start and len(quantities.within(each, end)) > 1 and text.find("分别", start, mark) < 0


def _finished(text: str, start: int, mark: int, end: int, mentions: Mentions, quantities: Quantities, relates: bool) -> bool:
    inside = quantities.within(start, mark)
    if inside:
        if _names_of_each(text, start, mark, end, inside, quantities):
            return False
        last = inside[-1]
        if mark - last.end > 2:
            # 3.7万贫困人口脱贫、|5个贫困县摘帽: each number with its own thing behind it
            follows = quantities.within(mark + 1, end)
            return bool(follows) and follows[0].value_start == mark + 1 and last.start <= start + 4 and last.text[-1:].isalpha()
        follows = quantities.within(mark + 1, end)
        after = [quantity for quantity in follows if quantity.start <= mark + 1] if follows else follows
        listed = bool(after) and (
            "分别" in text[start:mark]
            or _CLASSES.match(text, mark, end) is not None
            or _LIST.search(text, start, inside[0].start) is not None
            or (
                after[0].unit == last.unit
                and after[0].value_start == mark + 1
                and after[0].stance == "firm"
                and len(mentions.within(start, mark)) == 0
            )
        )
        return not listed
    if quantities.spanning(mark):
        return False
    if text[mark - 1] in POSITIVE_LETTERS and positive_at(text, start, mark):
        return True
    if relates:
        predicate = compare(text, start, mark)
        if predicate and predicate.end == mark and predicate.start > start:
            return True
        handed = assigned(text, start, mark)
        if handed and handed.inside is None and handed.end == mark and handed.start > start:
            return True
    state = state_start(text, start, mark, mentions) if mentions.names_any(start, mark) else None
    return state is not None and not state[1] and state[0] > start and mentions.names_any(start, state[0])
