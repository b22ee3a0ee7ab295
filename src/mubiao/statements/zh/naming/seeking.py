"""Where the rest of a name is sought that its own clause does not give: each name is asked of the table once, and what its class seeks is
tried in the order told there. What cannot be told is left as it is; ``withholding.py`` says what comes of it.

The parts are words of the report. Run when the clause itself has given what it can (``completing.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.completing import name_of, rename
from mubiao.statements.zh.naming import before
from mubiao.statements.zh.naming.carriers import whole_name
from mubiao.statements.zh.naming.table import lacks
from mubiao.statements.zh.naming.trimming import trimmed

_TAKES = re.compile("占(?:全国|全省|全区|全市|全州)?(?:比重?|的比重)$")


@dataclass(slots=True)
class _Asked:
    """A name that lacks something, in its sentence, which begins at ``start``; ``earlier`` is what the sentence told before it."""

    text: str
    start: int
    finding: Finding
    earlier: Sequence[Finding]

    def last(self) -> Finding | None:
        return self.earlier[-1] if self.earlier else None


def _of_whole(asked: _Asked) -> str:
    whole = before.whole(asked.text, asked.start, asked.finding, asked.earlier)
    return f"{_TAKES.sub('', name_of(asked.finding))}占{whole}比重" if whole else ""


def _of_list(asked: _Asked) -> str:
    member = before.first_member(asked.text, asked.start, asked.finding.printed_start - 1)
    action, name = asked.finding.action, name_of(asked.finding)
    return f"{member}等{name.removeprefix(action) or name}" if member else ""


def _behind(front: str, finding: Finding) -> str:
    """The name behind its front, what both say once: 城中村改造|改造项目."""
    name = name_of(finding)
    if not front or front in name or (name.startswith("用于") and "用于" in front):
        return ""  # 用于住房的资金3亿元，|用于教育5亿元: beside it, and no part of it
    shared = next((n for n in (4, 3, 2) if front.endswith(name[:n])), 0)
    return f"{front}{name[shared:]}"


# Each gives the whole name, or "".
_WAYS: dict[str, Callable[[_Asked], str]] = {
    "counted": lambda asked: _behind(before.counted_before(asked.text, asked.finding), asked.finding),
    "cause": lambda asked: _behind(before.cause(asked.text, asked.finding), asked.finding),
    "told": lambda asked: _behind(before.told_before(asked.text, asked.last(), asked.finding), asked.finding),
    "share": lambda asked: _behind(before.share_before(asked.text, asked.last(), asked.finding), asked.finding),
    "object": lambda asked: _behind(before.object_acted_on(asked.text, asked.finding), asked.finding),
    "whole": _of_whole,
    "member": _of_list,
}
WAYS = frozenset(_WAYS)


def seek_names(text: str, start: int, told: Sequence[Told]) -> None:
    """Give each name of what a sentence has ``told`` what it lacks; the sentence begins at ``start``."""
    findings = [one.finding for one in told]
    for i, one in enumerate(told):
        finding = one.finding
        if finding.subject.known:
            continue
        carried = whole_name(text, finding, name_of(finding))
        if carried != name_of(finding):
            rename(finding, carried)
        if not trimmed(text, start, one.kind, findings[i - 1] if i else None, finding):
            _seek(one.kind, _Asked(text, start, finding, findings[:i]))


def _seek(kind: str, asked: _Asked) -> None:
    lack = lacks(asked.text, kind, asked.finding)
    for way in lack.seek if lack is not None else ():
        name = _WAYS[way](asked)
        if name:
            rename(asked.finding, name)
            return
