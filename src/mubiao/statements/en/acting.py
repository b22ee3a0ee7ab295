"""What was done to so many, where the verb is none of the common deeds or stands apart from the number.

A total of 40 million workers |subscribed to medical insurance|; |clean water made available to| another 6 million villagers;
|solved problems concerning pensions for| 5 million retirees; |built, renovated or expanded| 35 airports. Run after ``completing``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.things import ACTION
from mubiao.statements.findings import Finding

_NEAR, _AHEAD = 140, 90  # characters looked at before a number and behind its thing
_SO_MANY = r"(?:(?:over|more than|about|around|nearly|some|another|an additional|additional|a total of|a further|the|up to|at least|close to|as many as)[ \t])*"
_ACTIVE = re.compile(
    rf"(?:[ \t](?:with|from|in|of|at)(?:[ \t][A-Za-z’'-]+){{1,5}}?)?[ \t](?:also[ \t]|now[ \t]|have[ \t]|has[ \t])?(?P<deed>{any_of(('deeds', 'active'))}(?:[ \t](?!(?:and|while|but|last|in (?:19|20))\b)[A-Za-z’'-]+){{0,6}})",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"(?:\A|[.;:,\n][ \t\n]*(?:and[ \t])?)(?P<what>[A-Za-z][A-Za-z’' -]{{3,60}}?)[ \t](?:will|should|shall|has|have|had|was|were|is|are)[ \t](?:also[ \t])?(?:be(?:en)?[ \t])?"
    rf"(?P<deed>(?:[a-z]+ed|made|given|brought)[ \t](?:available[ \t]|accessible[ \t])?(?:to|for|among))[ \t]{_SO_MANY}$",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"(?:\bwe|\band|\balso|\bhave|\bwill|\bmean|\bto)[ \t](?P<deed>(?!(?:be|mean|have|the|more|all|our|its|also|a|an|in|to|by)[ \t])[a-z]{{4,}}(?:[ \t](?!(?:and|or|by|which|who|that|we|covering|including)[ \t])[A-Za-z’'-]+){{1,9}}[ \t](?:for|to|on|in|at))[ \t]{_SO_MANY}$",
    re.IGNORECASE,
)
_SPENT = re.compile(rf"\b(?P<deed>used|using|use|earmarked|injected|set aside|contributed|borrowed)[ \t]{_SO_MANY}$", re.IGNORECASE)
_INTO_USE = re.compile(rf"\b(?P<deed>put(?:ting)?[ \t]into[ \t](?:use|operation|service|production))[ \t]{_SO_MANY}$", re.IGNORECASE)
_VERBS_BEFORE = re.compile(rf"(?:{ACTION.pattern}(?:,[ \t]|,?[ \t](?:and|or)[ \t])){{1,3}}$", re.IGNORECASE)
_VERB_FORMS = re.compile(r"[a-z]{4,}")
_BEGUN = re.compile(rf"(?:began|begun|begin|started|start|continued?)[ \t](?P<ing>[a-z]+ing)[ \t]{_SO_MANY}$", re.IGNORECASE)


def add_deeds(text: str, sentence: int, findings: Sequence[Finding]) -> None:
    """Give the counted ``findings`` of the sentence that begins at ``sentence`` the deed that the words around them tell."""
    before: Finding | None = None
    for finding in findings:
        if finding.bound not in ("relative", "qualitative") and not finding.subject.known:
            if finding.counted or (finding.unit in ("persons", "households") and finding.subject.start == finding.printed_start):
                _deed(text, sentence, finding)
            elif finding.unit == "%" and finding.measure == "ratio" and not finding.action and finding.printed_end <= finding.subject.start:
                _tried_in(text, sentence, finding)
            elif not finding.own_subject and before is not None and before.subject.indicator == finding.subject.indicator:
                finding.action = finding.action or before.action  # used 70 billion yuan for schools, an increase of |20 percent
        before = finding


_TRIED = re.compile(
    r"(?:carry|carrying|carried) out|(?:conduct|launch|install|apply|adopt|run|implement|introduc|expand|extend|pilot|promot)[a-z]*",
    re.IGNORECASE,
)


def _tried_in(text: str, sentence: int, finding: Finding) -> None:
    """carry out trials for tiered medical services in |70% of cities."""
    found = _FOR.search(text, max(sentence, finding.printed_start - _NEAR), finding.printed_start)
    deed = " ".join(found["deed"].split()).lower().removeprefix("will ") if found is not None else ""
    if found is not None and deed.endswith(" in") and _TRIED.match(deed):
        finding.action, finding.start = deed, min(finding.start, found.start("deed"))


def _deed(text: str, sentence: int, finding: Finding) -> None:
    floor, at = max(sentence, finding.printed_start - _NEAR), finding.printed_start
    if finding.action:
        _widen(text, floor, finding)
        return
    used = _INTO_USE.search(text, floor, at)
    if used is not None:
        finding.action, finding.start = " ".join(used["deed"].lower().split()), min(finding.start, used.start("deed"))
        return
    if finding.unit == "CNY":
        spent = _SPENT.search(text, floor, at)
        finding.action = spent["deed"].lower() if spent is not None else ""
        return
    end = max(finding.subject.end, finding.printed_end)
    active = _ACTIVE.match(text, end, min(len(text), end + _AHEAD))
    if active is not None:
        finding.action, finding.end = " ".join(active["deed"].split()), max(finding.end, active.end())
        return
    made = _MADE.search(text, max(0, floor - 2), at)
    if made is not None:
        finding.action, finding.start = " ".join(f"{made['what']} {made['deed']}".split()).lower(), min(finding.start, made.start("what"))
        return
    for_them = _FOR.search(text, floor, at)
    if for_them is not None:
        finding.action, finding.start = " ".join(for_them["deed"].split()).lower(), min(finding.start, for_them.start("deed"))


def _widen(text: str, floor: int, finding: Finding) -> None:
    """The verbs that stand with the one found: built, renovated or |expanded; began |reinforcing."""
    begun = _BEGUN.search(text, floor, finding.printed_start)
    if begun is not None and finding.action in begun[0].lower():
        finding.action, finding.start = f"{begun[0].split()[0].lower()} {begun['ing'].lower()}", min(finding.start, begun.start())
        return
    at = text.lower().rfind(finding.action, floor, finding.printed_start)
    verbs = _VERBS_BEFORE.search(text, floor, at) if at >= 0 else None
    if (
        verbs is not None
        and len({word.endswith("ing") for word in _VERB_FORMS.findall(verbs[0].lower() + finding.action.split(" ")[0])}) == 1
    ):
        finding.action = " ".join(text[verbs.start() : at + len(finding.action)].lower().split())
        finding.start = min(finding.start, verbs.start())
