"""Findings of a sentence made one record each: a comparison joined to its number, a count before a name left out, whom a deed reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.statements.findings import Finding

_REACHING = re.compile("(?:惠及|受益|服务|扶持|帮扶|支持|覆盖|助力|走访|帮助|救助|培训|对接)$")
_SO_MANY = re.compile(
    r"other:(?:\d[\d.]*|[一二三四五六七八九十百千两]{1,6})[万多余来]*[个家项条座所处件户名种只支台套片](?!以|及以)(?P<rest>[^\d、]{4,})"
)
_DONE = re.compile("完成(?=投资)")


def with_comparisons(findings: Sequence[Finding]) -> list[Finding]:
    """A comparison that only adds to a number (增长5.7%，高于全国0.7个百分点) becomes part of the number's record."""
    kept: list[Finding] = []
    for finding in findings:
        if kept and _milestone(kept[-1], finding):
            kept.pop()
        before = kept[-1] if kept else None
        added = (
            finding.bound == "relative"
            and not finding.own_subject
            and before is not None
            and before.bound not in ("relative", "qualitative")
        )
        if added and before is not None and before.relative is None and before.subject.indicator == finding.subject.indicator:
            before.relative, before.end = finding.relative, max(before.end, finding.end)
        elif finding.bound == "relative" and not finding.own_subject and not (before is not None and before.bound == "relative"):
            continue
        else:
            kept.append(finding)
    return kept


def without_number(finding: Finding) -> None:
    """700个|省重点项目投资: how many of them there are is no part of what is measured."""
    found = None if finding.subject.known else _SO_MANY.fullmatch(finding.subject.indicator)
    if found:
        finding.subject = replace(finding.subject, indicator=f"other:{_DONE.sub('', found['rest'])}")


def of_those_reached(finding: Finding, text: str) -> None:
    """惠及|市场主体1591户: how many were reached, not how many there are."""
    reached = _REACHING.search(text, max(0, finding.subject.start - 4), finding.subject.start) if finding.subject.known else None
    if reached is not None and finding.measure == "level" and finding.unit in ("count", "persons", "households"):
        printed = text[finding.subject.start : finding.subject.end]
        finding.subject = replace(finding.subject, indicator=f"other:{reached[0]}{printed}", known=False)


def is_multiple(finding: Finding) -> bool:
    """城乡居民收入比|2.1:1: what is itself so many times another."""
    known = vocabulary().by_id(finding.subject.indicator) if finding.subject.indicator in vocabulary() else None
    if known is None or known.level_unit != "count" or known.measure != "level" or "ratio" not in known.id:
        return False
    finding.unit = "count"
    return True


def _milestone(before: Finding, finding: Finding) -> bool:
    """突破万亿元，达到11377亿元: the step passed says nothing beside the value itself."""
    return (
        before.bound == "at_least"
        and finding.bound in ("point", "around")
        and not finding.own_subject
        and before.subject.indicator == finding.subject.indicator
        and before.measure == finding.measure == "level"
        and before.unit == finding.unit
        and before.stance == finding.stance
        and before.low is not None
        and finding.low is not None
        and finding.low >= before.low
    )
