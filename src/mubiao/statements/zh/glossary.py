"""The notes behind a report that explain its names (名词解释): they state nothing of the year, whatever numbers stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Stretch

_HEAD = re.compile(r"[^\n。；]{0,24}(?:名词|术语|用语|概念|提法|词汇)[^\n。；]{0,6}(?:解释|注释|释义|说明|简释)?[^\n。；]{0,6}(?=\n|$)")


def glossaries(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The parts of the appendix whose heading says that names are explained."""
    return [stretch for stretch in stretches if stretch.kind == "appendix" and _HEAD.match(text, stretch.start, stretch.end)]
