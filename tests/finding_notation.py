"""Findings in the notation of the grammars' examples.toml."""

from __future__ import annotations

from mubiao.statements.findings import Finding


def in_words(finding: Finding) -> str:
    """A finding in the notation of examples.toml."""
    words = [finding.subject.indicator, finding.measure]
    if finding.low is None and finding.high is None:
        words.append("-")
    else:
        low, high = ("" if end is None else f"{end:.15g}" for end in (finding.low, finding.high))
        words += [f"{low}..{high}" if low and high else f"{low}...{high}", finding.unit]
    words.append(finding.bound)
    if finding.stance == "strive":
        words.append("strive")
    if finding.relative:
        words += [finding.relative.op, finding.relative.to]
        if finding.relative.margin is not None:
            words.append(f"{finding.relative.margin:g}")
    if finding.aims_higher:
        words.append("aims_higher")
    return " ".join(words)
