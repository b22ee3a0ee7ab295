"""A name as it is stored: without quotation marks, remarks in brackets, and words that only close it (等指标, 增速)."""

from __future__ import annotations

import re
from functools import lru_cache

from mubiao.statements.zh.lexicon import longest_suffix

_MARKED = re.compile('[（(“”"‘’《》\n]')
_PARENTHESIS = re.compile(r"[（(][^（()）]{0,40}[)）]")
# 百强区（县）: the kinds of division that are counted together are no remark, and belong to the name
_KINDS = r"(?<=[县市区旗镇乡村][（(])(?:县|市|区|旗|州|镇|乡|村|街|街道|社区|农场|[、和及])+[)）]"
_REMARK = re.compile(rf"[（(](?!{_KINDS})[^（()）]{{0,40}}[)）]")
_QUOTES = str.maketrans("", "", '“”"‘’《》')
_DROPPED = frozenset(
    [
        "等约束性指标",
        "等",
        "指标",
        "目标",
        "任务",
        "等指标",
        "等任务",
        "等目标",
        "增速",
        "增幅",
        "增长",
        "涨幅",
        "的",
        "相关指标",
        "要求",
        "计划",
    ]
)
_DROPPED_OF_COUNTED = frozenset(["等", "的"])
_DROPPED_ENDS = frozenset(word[-1] for word in _DROPPED | _DROPPED_OF_COUNTED)


def unquoted(phrase: str) -> str:
    """A phrase without its quotation marks."""
    return phrase if phrase.isalpha() or not _MARKED.search(phrase) else phrase.translate(_QUOTES)


def unmarked(phrase: str) -> str:
    """A phrase without remarks in brackets and quotation marks; most have neither, and looking is cheaper than taking them out."""
    return phrase if phrase.isalpha() or not _MARKED.search(phrase) else _PARENTHESIS.sub("", phrase).translate(_QUOTES)


@lru_cache(maxsize=8192)
def clean_phrase(phrase: str, counted: bool = False) -> str:
    """An unknown indicator's name as it is stored: no quotes, no closing 等, 指标, 目标, 任务, no growth word.

    ``counted``: tasks and goals that are counted (重点任务|30个) keep their name.
    """
    if not phrase.isalpha() and _MARKED.search(phrase):
        phrase = _REMARK.sub("", phrase).translate(_QUOTES)
    phrase = phrase.replace("\n", "").strip(" ，、：；—-·").removeprefix("的")
    while phrase[-1:] in _DROPPED_ENDS:
        tail = longest_suffix(phrase, 0, len(phrase), _DROPPED_OF_COUNTED if counted else _DROPPED, 6)
        if not tail or len(tail) == len(phrase):
            break
        phrase = phrase[: -len(tail)].rstrip("、，的")
    return phrase
