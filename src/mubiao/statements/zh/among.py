"""Of what was named or counted before, so many are or do something: 这些项目，|今年可以完工的|有14个; 在建设项目中，|属于地方的|是9个."""

from __future__ import annotations

import re

from mubiao.statements.findings import Subject
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import State
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value

_COUNTED = frozenset(("count", "persons", "households"))
_SAID = re.compile(r"(?P<said>(?!的)[^，。；：、\d]{2,24})的(?:共|就|约|将|只|已|也|要)*(?:有|是)(?:近|约)?")
_AMONG = re.compile(r"(?:在)?(?:这些|上述|其中)?(?P<whole>[^，。；：、\d的了]{2,16}?)(?:当?中)?，$")
_LONGEST = 24
_SCALES = "万亿千百多余"
# What is said names who, not which of them.
_NO_CLAUSE = re.compile("(?:重点|重大|主要|大型|新|优秀|先进|方面)$|^(?:有关|主要|重要|较大|最大|更多)")
_NO_WHOLE = re.compile("此外|同时|目前|现在|其中|另外|例如|因此|今年|去年|年$|来$|后$|前$|时$|中$|下$|上$|，")


def read_among(text: str, start: int, values: list[Value], state: State) -> bool:
    """Whether the piece at ``start`` says how many of the whole before it are so; the record is named by both."""
    quantity = values[-1].quantity
    if len(values) != 1 or quantity.unit not in _COUNTED or not quantity.text[-1:].isalpha() or quantity.text[-1:] in _SCALES:
        return False
    said = _SAID.fullmatch(text, start, quantity.start)
    if said is None or _NO_CLAUSE.search(said["said"]):
        return False
    whole = _whole(text, start, quantity.unit, state)
    if not whole:
        return False
    named = Subject(f"other:{whole}{clean_phrase(said['said'])}", start, said.end("said"), "level", False)
    found = bind((named,), values, False, start, quantity.end)
    state.out.extend(found)
    state.thing = (Subject(f"other:{whole}", start, said.end("said"), "level", False), quantity.unit)
    return bool(found)


def _whole(text: str, start: int, unit: str, state: State) -> str:
    """The clause before, where it is nothing but a name; else what was counted last."""
    begin = behind_last(text, "，。；：\n", max(0, start - _LONGEST), start - 1)
    before = _AMONG.fullmatch(text, begin, start)
    if before and not _NO_WHOLE.search(before["whole"]):
        return clean_phrase(before["whole"])
    return state.thing[0].indicator.removeprefix("other:") if state.thing is not None and state.thing[1] == unit else ""
