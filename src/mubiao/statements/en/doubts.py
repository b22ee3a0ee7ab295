"""English values that no record can be made of: of whom a rule speaks, what a sentence only goes on to list, sums printed in a wrong unit.

They include |small plants with a capacity of 3 million kW| goes on with what was shut down; |60% of projects| may now be undertaken
without approval says what a rule allows; a coverage of |$30 million| people is a slip of the pen.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding

_GOES_ON = re.compile(r"[\s“\"–—-]*(?:they|these)[ \t]{1,2}(?:include|included|are|were)\b(?!ed)", re.IGNORECASE)
_ALLOWED = re.compile(r"[^,;:.\n]{0,60}?\bmay[ \t](?:now[ \t]|also[ \t])?be\b", re.IGNORECASE)
_EQUALING = re.compile(
    r"\b(?:equal(?:s|ing|ling)?(?:[ \t]to)?|equivalent[ \t]to)[ \t](?:about[ \t]|over[ \t]|nearly[ \t])?$", re.IGNORECASE
)
_PEOPLE = re.compile(r"[ \t](?:people|persons|households|residents|farmers|workers|students)\b", re.IGNORECASE)
# We have taken a number of steps to make logistics cheaper: |30 percent
_CLAUSE = re.compile(r"(?:used|using|taken|adopted|made)[ ](?:a|an|the)[ ]", re.IGNORECASE)
# Small firms should have |their income tax halved|; large banks should |increase lending: of those alone
_THOSE = re.compile(
    r"(?:^|[.;\n]|, and )[\s]*(?:[\w-]+[ ]){0,3}(?:numbers[ ]of[ ])?(?:large|small|medium|low-profit|micro|rural|major|state-owned)[ ][^,;:.\n]{0,40}?"
    r"(?:banks|businesses|enterprises|firms|companies|taxpayers)[ ](?:should|will|must|are to)(?:[ ]have)?\b[^;:.\n]*$",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"(?:loans|tax|lending)", re.IGNORECASE)
_BUDGET = re.compile(r"(?:the )?central (?:government )?budget", re.IGNORECASE)
_INCLUDING = re.compile(r"\b(?:including|of which)[ \t](?:about[ \t]|over[ \t])?$", re.IGNORECASE)
_NEAR = 60


def doubtful(text: str, sentence: int, finding: Finding) -> bool:
    """Whether no record can be made of the value of a sentence that begins at ``sentence``."""
    number = finding.printed_start
    if finding.unit in ("CNY", "USD") and _PEOPLE.match(text, finding.printed_end):
        return True
    if _OF_THOSE.search(finding.subject.indicator) and finding.measure == "growth" and _THOSE.search(text, sentence, number):
        return True
    if finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    if not finding.action and finding.measure == "level" and _GOES_ON.match(text, sentence, number):
        return True
    if finding.measure == "ratio" and finding.printed_end <= finding.subject.start:
        near = max(sentence, number - _NEAR)
        if _EQUALING.search(text, near, number) or _ALLOWED.match(text, finding.subject.end):
            return True
    if _CLAUSE.match(name):
        return True
    return _BUDGET.fullmatch(name) is not None and _INCLUDING.search(text, max(sentence, number - _NEAR), number) is not None
