"""The numbered promises that are worth repeating: those that the program is sure of, and that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from mubiao.brief.findings import Row

_SURE = 0.75  # confidence of a promise that is worth repeating
LEAST_SURE = 0.6  # of one in English, whose confidence is stated more carefully
_NAME = range(3, 17)  # characters of what a promise counts: a shorter phrase says too little, a longer one is rarely one name
_ENGLISH_NAME = 60
_DEED = (2, 4)  # characters of a verb that says what is done: 新建, 改造提升
_AREAS = re.compile(r"\d个?[省市县区州盟乡镇]")  # 打造8市州…: where it is done, not what
_LISTED = re.compile("[和、等至及与]")
_TIMES = ("days", "hours", "minutes", "years", "months")  # a span is no deed
_VAGUE = ("工作", "方面", "任务", "力量", "工程", "行动", "措施")  # counted, but no thing that somebody could go and count


def promises_of(statements: pl.DataFrame, codes: Sequence[str], year: int) -> dict[str, list[Row]]:
    """The numbered promises of each area that the program is surest of, in the order of the report."""
    own = (
        pl.col("area_code").is_in(list(codes))
        & (pl.col("kind") == "commitment")
        & (pl.col("period") == str(year))
        & (pl.col("confidence") >= LEAST_SURE)
        & pl.col("low").is_not_null()
    )
    rows = [row for row in statements.filter(own).iter_rows(named=True) if _is_said_well(row)]
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (-row["confidence"], row["document"], row["start"])):
        found.setdefault(row["area_code"], []).append(row)
    return found


def _is_said_well(row: Row) -> bool:
    """Whether the passage of a promise can stand alone: it begins with the deed, and counts something that can be counted."""
    name = row["indicator"].removeprefix("other:")
    if name.isascii():
        return len(name) <= _ENGLISH_NAME
    if row["confidence"] < _SURE:
        return False
    action = row["action"] or "?"
    begins = row["evidence"].startswith(action) and len(action) in _DEED
    # 和, 、, 等 before the number: what is counted is only the last of several things.
    alone = not _LISTED.search(re.split(r"\d", row["evidence"], maxsplit=1)[0]) and not _AREAS.search(row["evidence"])
    return begins and alone and row["unit"] not in _TIMES and row["section"] == "tasks" and len(name) in _NAME and not name.endswith(_VAGUE)
