"""Where the rest of a name is sought that its own clause does not give: each name is asked of the table once, and what its class seeks is
tried in the order told there. What cannot be told is left as it is; ``withholding.py`` says what comes of it.

The parts are words of the report. Run when the clause itself has given what it can (``completing.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.naming import before
from mubiao.statements.zh.naming.carriers import whole_name, with_carrier_named
from mubiao.statements.zh.naming.honours import games_before
from mubiao.statements.zh.naming.scopes import within_its_scope
from mubiao.statements.zh.naming.table import lacks
from mubiao.statements.zh.naming.trimming import trimmed
from mubiao.statements.zh.printed import under_whole_name
from mubiao.statements.zh.purposes import with_purpose

_GAINS = "惠及"
_RATE_BEHIND = 10
_TAKES = re.compile("所?占(?:全国|全省|全区|全市|全州)?(?:比重?|的比重)$")


@dataclass(slots=True)
class _Asked:
    """A name that lacks something, in its sentence, which begins at ``start``; ``earlier`` is what the sentence told before it."""

    text: str
    start: int
    finding: Finding
    earlier: Sequence[Finding]

    def last(self) -> Finding | None:
        return self.earlier[-1] if self.earlier else None

    def amount(self) -> Finding | None:
        """What was told last, past a rate of its own: 投放贷款90亿元，增长11%，|惠及企业300家."""
        last = self.last()
        if last is not None and last.unit == "%" and len(self.earlier) > 1 and self.earlier[-2].subject.start == last.subject.start:
            amount = self.earlier[-2]
            return amount if last.printed_start - amount.printed_end <= _RATE_BEHIND else last
        return last


def _of_whole(asked: _Asked) -> str:
    whole = before.whole(asked.text, asked.start, asked.finding, asked.earlier)
    return f"{_TAKES.sub('', name_of(asked.finding))}占{whole}比重" if whole else ""


def _of_list(asked: _Asked) -> str:
    member = before.first_member(asked.text, asked.start, asked.finding.printed_start - 1)
    name = name_of(asked.finding)
    thing = name.removeprefix(asked.finding.action) or name  # 实施低效用地再开发等18项|政策
    return f"{member}等{thing}" if member else ""


def _of_games(asked: _Asked) -> str:
    games = games_before(asked.text, asked.start, asked.finding)
    return f"{games}{name_of(asked.finding).removesuffix('佳绩')}" if games else ""


def _behind(front: str, finding: Finding) -> str:
    """The name behind its front, what both say once: 城中村改造|改造项目."""
    name = name_of(finding)
    if finding.action == _GAINS and front and _GAINS not in name and name.startswith(front) and len(name) > len(front):
        return f"{front}{_GAINS}{name[len(front) :]}"  # 某行动|惠及|乡村460个
    if not front or front in name or (name.startswith("用于") and "用于" in front):
        return ""  # 用于住房的资金3亿元，|用于教育5亿元: beside it, and no part of it
    if name.startswith(_GAINS) and _GAINS in front:
        front = front.partition(_GAINS)[0]  # 农村公路惠及乡镇36个、|惠及群众18万人: by the same
    if finding.action == _GAINS and not name.startswith(_GAINS):
        return f"{front}{_GAINS}{name}"  # 落实无还本续贷90亿元、|惠及2万户中小微企业
    shared = next((n for n in (4, 3, 2) if front.endswith(name[:n])), 0)
    return f"{front}{name[shared:]}"


# Each gives the whole name, or "".
_WAYS: dict[str, Callable[[_Asked], str]] = {
    "counted": lambda asked: _behind(before.counted_before(asked.text, asked.finding), asked.finding),
    "cause": lambda asked: _behind(before.cause(asked.text, asked.finding), asked.finding),
    "told": lambda asked: _behind(before.told_before(asked.text, asked.amount(), asked.last(), asked.finding), asked.finding),
    "share": lambda asked: _behind(before.share_before(asked.text, asked.last(), asked.finding), asked.finding),
    "object": lambda asked: _behind(before.object_acted_on(asked.text, asked.finding), asked.finding),
    "whole": _of_whole,
    "member": _of_list,
    "lead": lambda asked: _behind(before.lead(asked.text, asked.finding), asked.finding),
    "list": lambda asked: _behind(before.front_of_list(asked.text, asked.finding), asked.finding),
    "site": lambda asked: _behind(before.site(asked.text, asked.start, asked.finding, asked.last()), asked.finding),
    "games": _of_games,
    "carrier": lambda asked: with_carrier_named(asked.text, asked.finding.subject.start, name_of(asked.finding)),
}
WAYS = frozenset(_WAYS)


def seek_names(text: str, start: int, told: Sequence[Told]) -> None:
    """Give each name of what a sentence has ``told`` what it lacks; the sentence begins at ``start``."""
    findings = [one.finding for one in told]
    for i, one in enumerate(told):
        finding = one.finding
        if one.kind == "outcome":
            within_its_scope(text, finding, findings[:i] if i else ())
            if finding.unit == "CNY" and finding.counted and not finding.subject.known:
                with_purpose(text, finding)  # 安排3亿元|国债资金|支持卫生院建设
        if finding.subject.known:
            continue
        name = name_of(finding)
        carried = whole_name(text, finding, name)
        if carried != name:
            rename(finding, carried)
        last = findings[i - 1] if i else None
        alike = before.same_kind(text, last, finding) if one.kind == "outcome" and finding.unit == "count" else ""
        if alike:
            rename(finding, alike)
        elif not trimmed(text, start, one.kind, last, finding):
            ways = [way for lack in lacks(text, one.kind, finding) for way in lack.seek]
            if ways:
                _seek(ways, _Asked(text, start, finding, findings[:i]))


def _seek(ways: Sequence[str], asked: _Asked) -> None:
    for way in dict.fromkeys(ways):
        name = _WAYS[way](asked)
        if name:
            asked.finding.subject = under_whole_name(asked.finding.subject, name)
            return
