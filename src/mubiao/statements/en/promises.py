"""Which promises have a name that says too little alone: build |500,000 units, help |2 million people, in |36 large cities."""

from __future__ import annotations

import re

from mubiao.statements.en.tokens import BARE, GENERIC
from mubiao.statements.findings import Finding

# The name points at what another sentence names, or begins with a verb.
_POINTS = re.compile(
    r"(?:^|[ ])(?:such|this(?! year)|these|those|its|their)[ ]|(?:for|of|in) the scheme$|^(?:move|carry|continue|work)[ ]", re.IGNORECASE
)
_WHERE = ("in ", "among ", "across ")


def says_too_little(text: str, finding: Finding) -> bool:
    """Whether the name outside of the vocabulary is one generic word, points at another sentence, or is where something else is done."""
    if finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    if name.lower() in BARE or name.lower() in GENERIC:
        return True
    if finding.counted and not finding.action and text.endswith(_WHERE, 0, finding.printed_start):
        return True
    return _POINTS.search(name) is not None
