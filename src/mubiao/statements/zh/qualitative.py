"""Goals in words alone: 稳步增长, 保持稳定, 稳中提质, 只增不减."""

from __future__ import annotations

import re

from mubiao.statements.index import Mentions
from mubiao.statements.zh.lexicon import longest_suffix, words

_ADVERBS = words("qualitative", "adverbs")
_STATES = words("qualitative", "states")
_IDIOMS = words("qualitative", "idioms")
_LONGEST = max(len(word) for word in _ADVERBS | _STATES | _IDIOMS)
# Four characters made of nothing but these are an idiom of this genre whether or not it is listed.
_IDIOM_LETTERS = frozenset("稳中提质保促量效增升进扩回向好齐优调固")
_TAILS = ("的水平", "水平", "区间", "份额", "态势", "势头", "之内", "以内", "范围")
# What a goal may be kept in: 保持在合理区间, 保持全省前列, 居全省第一方阵, 保持全国一流水平.
_PLACE = re.compile(
    r"(?:保持|稳居|位居|处于|站稳|稳定|进入|控制|继续)+(?:在)?[^，。；、]{0,14}?(?:前列|前位|方阵|[Ⅰ-Ⅻ]类|类及以上|水平|区间|份额|位次|范围|第一|一流|领先|上游|中游|优秀|优良|合理)[^，。；、]{0,6}$"
)
_LABEL = re.compile(r"[（(](?:预期性|约束性|指导性)(?:指标)?[)）]$")  # 稳中提质（预期性）
_FORWARD = re.compile(r"(?:在[^，。；、]{1,16})?(?:更进一步|再上新台阶|迈上新台阶|再创新高|位次前移|争先进位|进位升级|进位|晋位)$")

_CLOSING = frozenset("）)")
_QUOTED = re.compile(f"(?:实现|保持|继续|持续)*“(?:{'|'.join(sorted(_IDIOMS))})”$")
_KEEPS = re.compile("保持|稳居|位居|处于|站稳|稳定|进入|控制|继续")
_FORWARD_ENDS = ("进一步", "新台阶", "创新高", "位次前移", "争先进位", "进位升级", "进位", "晋位")
# The last characters of these words: asking for one of many words where none can end takes longer than all the rest.
_FORWARD_LETTERS = frozenset(word[-1] for word in _FORWARD_ENDS)
_TAIL_LETTERS = frozenset(word[-1] for word in _TAILS)
# What any words of state end with, those that say what something is kept in left aside: most pieces end with another character.
_STATE_ENDS = frozenset(word[-1] for word in _STATES | _IDIOMS) | _TAIL_LETTERS | _FORWARD_LETTERS | _IDIOM_LETTERS
_STATE_OR_LABEL_ENDS = _STATE_ENDS | _CLOSING | {"”"}

# 正增长 is a number in words: zero or more, and so is 由负转正 where nothing follows it; 持平 is zero.
POSITIVE = re.compile(
    r"(?:(?:与|同|和)(?:上年|去年)(?:同期)?)?(?:保持|实现|力争|争取|努力|确保|稳定|转为|由负转正|转)*"
    r"(?P<core>正增长|零增长|(?:由)?负转正|扭负为正|(?<!基本)(?<!大体)(?<!总体)持平)$"
)
_POSITIVE_ENDS = ("正增长", "零增长", "持平", "负转正", "扭负为正")
# Most pieces end with another character.
POSITIVE_LETTERS = frozenset(word[-1] for word in _POSITIVE_ENDS)


def positive_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The 正增长 or 持平 that ``text[start:end]`` ends with."""
    return POSITIVE.search(text, start, end) if text.endswith(_POSITIVE_ENDS, start, end) else None


def may_end_in_state(text: str, start: int, end: int) -> bool:
    """Whether ``state_start`` may find words of state by the last character, or by a word of keeping before it."""
    return text[end - 1] in _STATE_OR_LABEL_ENDS or _KEEPS.search(text, start, end) is not None


def state_start(text: str, start: int, end: int, mentions: Mentions) -> tuple[int, bool] | None:
    """Where the words of state begin in ``text[start:end]``, and whether they are a bare verb (能耗下降), which names no goal alone.

    ``None`` where the piece does not end in a state.
    """
    last = text[end - 1 : end]
    label = _LABEL.search(text, start, end) if last in _CLOSING else None
    if label:
        end = label.start()
        last = text[end - 1 : end]
    if last == "”" and (quoted := _QUOTED.search(text, start, end)) is not None:  # 事故起数、死亡人数|“双下降”
        return quoted.start(), False
    keeps = _KEEPS.search(text, start, end) is not None
    if not keeps and last not in _STATE_ENDS:
        return None
    placed = _FORWARD.search(text, start, end) if last in _FORWARD_LETTERS and text.endswith(_FORWARD_ENDS, start, end) else None
    if keeps:
        placed = _PLACE.search(text, start, end) or placed
    if placed and placed.start() > start:
        return _over_adverbs(text, start, placed.start(), mentions), False
    position = end
    if last in _TAIL_LETTERS and text.endswith(_TAILS, start, end) and not longest_suffix(text, start, end, _STATES, _LONGEST):
        position -= _tail(text, start, end)
    word = longest_suffix(text, start, position, _IDIOMS, _LONGEST)
    if (
        not word
        and position - start > 4
        and text[position - 1] in _IDIOM_LETTERS
        and _IDIOM_LETTERS.issuperset(text[position - 4 : position])
    ):
        word = text[position - 4 : position]
    if word:
        return _over_adverbs(text, start, position - len(word), mentions), False
    word = longest_suffix(text, start, position, _STATES, _LONGEST)
    if not word or mentions.spanning(position) >= 0:
        return None
    begin = position - len(word)
    with_adverbs = _over_adverbs(text, start, begin, mentions)
    return with_adverbs, with_adverbs == begin and len(word) <= 2


def _tail(text: str, start: int, end: int) -> int:
    return len(next(tail for tail in _TAILS if text.endswith(tail, start, end)))


def _over_adverbs(text: str, start: int, position: int, mentions: Mentions) -> int:
    while position > start and mentions.spanning(position) < 0:
        word = longest_suffix(text, start, position, _ADVERBS, _LONGEST) or longest_suffix(text, start, position, _STATES, _LONGEST)
        if not word:
            break
        position -= len(word)
    return position
