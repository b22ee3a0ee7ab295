"""What a record says beside its name where the clause of its number says more: what was done to a share, whom a deed reaches, of what whole.

Over 60 percent of the fees |have been abolished; reduced |the tax burden on| 9 million traders; railways, accounting for two thirds |of
the world's total. Run over the findings of one sentence, in order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import vocabulary
from mubiao.statements.en.things import WITH_A_TOTAL
from mubiao.statements.findings import Finding

_REACH, _NEAR, _LIST = 110, 90, 300  # characters behind a value, before it, and before the members of a list
_SO_MANY = r"(?:over|more than|about|around|nearly|some|another|an additional|additional|a total of|a further|the|all|up to|at least|close to|as many as)"
_DONE = re.compile(
    r"[^,;:.\n]{0,70}?\b(?:have been|has been|had been|were|was|are|is|be|being)[ \t]{1,2}(?:(?:also|now|all|directly|\w+ly)[ \t]{1,2})?"
    r"(?P<verb>[a-z]+ed|built|set up|rebuilt|put|cut|shut|begun|laid|sold|spent|met|given|made|paid|brought|found|held|sent|taken|undertaken|done)\b(?![ \t]by[ \t][0-9])",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"[ \t](?P<deed>[a-z]+ed[ \t](?:by|in|into|to|from|as|with|through|on)(?:[ \t](?!and\b|in (?:19|20))[A-Za-z’'-]+){1,5})"
)
# 81 percent of the budget, or 600 billion yuan, |went to people's livelihood
_WENT_TO = re.compile(
    r"(?:,[ \t]or[ \t][^,;:\n]{3,40},)?[ \t](?:(?:was|were|has been|have been|is|are|will be)[ \t])?(?P<deed>(?:went|goes|devoted|directed|spent|used)[ \t](?:in)?(?:to|for|on)[ \t][a-z][A-Za-z’'-]*(?:[ \t](?!and|in|of|while|which|last|this|or|as)[a-z][A-Za-z’'-]*){0,3})"
)
_DONE_IN = re.compile(
    rf"\b(?:was|were|been|be|is|are)[ \t](?:\w+ly[ \t])?(?P<deed>[a-z]+ed[ \t](?:in|to|at|by|among|across))[ \t](?:{_SO_MANY}[ \t])*$",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(
    r"(?<![A-Za-z,])(?:the[ \t])?(?P<what>(?!the[ \t])[a-zA-Z][A-Za-z’'-]*(?:[ \t](?!(?:and|has|have|was|were|which|that)[ \t])[A-Za-z][A-Za-z’'-]*){1,5})[ \t](?:has|have|had|was|were|is|are|will)[ \t](?:been[ \t]|be[ \t])?(?:also[ \t])?$",
    re.IGNORECASE,
)
# What precedes a share of a whole that is named behind it.
_ACCOUNTS = re.compile(
    rf"\b(?:account(?:s|ed|ing)?[ \t]for|mak(?:es?|ing)[ \t]up|made[ \t]up|equal(?:s|ed|ing|ling|led)?(?:[ \t]to)?|amount(?:s|ed|ing)?[ \t]to|compris(?:es?|ed|ing))[ \t](?:{_SO_MANY}[ \t])*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"[ \t]of[ \t](?P<of>[A-Za-z][A-Za-z’'-]*(?:[ \t](?!in[ \t](?:[0-9]|the[ \t]year)|and[ \t]|or[ \t]|while[ \t]|which[ \t]|has[ \t]|have[ \t]|was[ \t])[A-Za-z][A-Za-z’'-]*){0,9})"
)
# covers |360,000 schools
_COVERS = re.compile(
    rf"\b(?P<verb>(?:begun|began|begin|started|start)[ \t](?:work|construction)[ \t]on|cover(?:s|ed|ing)?|benefit(?:s|ed|ing|ting|ted)?|reach(?:es|ed|ing))[ \t](?:{_SO_MANY}[ \t])*$",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    rf"(?:[ \t](?:was|were|have been|has been|had been|will be)[ \t][a-z]+)?,[ \t](?:including|among them)[ \t](?:{_SO_MANY}[ \t])*",
    re.IGNORECASE,
)
_SEEN = frozenset(("see", "saw", "seen", "have", "had", "has"))
_LIST_MARK = re.compile(rf"[ \t]?(?:,|,[ \t]and|and|as well as)[ \t]{{1,2}}(?:{_SO_MANY}[ \t])*", re.IGNORECASE)
# reduced |the tax burden on| 9 million traders
_OBJECT = re.compile(
    rf"(?P<object>(?:[ \t][A-Za-z’'-]+){{0,5}}[ \t](?:on|for|to|of|in|at|among))(?P<many>(?:[ \t]{_SO_MANY})*)[ \t]{{0,2}}", re.IGNORECASE
)
_NO_OBJECT = re.compile(r"^[ \t](?:a|an|the)?[ \t]?(?:total|number|combined|further|average)\b|\b(?:and|or)\b", re.IGNORECASE)
# closed down facilities whose capacity amounted to |9 million tons of cement
_CLOSING = re.compile(r"\b(?:clos|shut|eliminat|phas|retir|remov|cut|reduc)[a-z]*\b", re.IGNORECASE)
_CAPACITY = re.compile(r"\b(?:production capacity|capacity|facilities with)\b", re.IGNORECASE)
_WEIGHTS = ("t", "kW")
_PERSONS = re.compile(
    r"\bpopulation\b|^other:(?:the )?workforce\b|\b(?:personnel|troops|soldiers|migrants|farmers|graduates)$|^other:(?:total )?number of (?:[a-z-]+ )*?(?:people|persons|workers|residents|students|farmers|participants|graduates|employees|patients|retirees)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\b(?:the|this|that)[ \t](?:figure|rate|number)[ \t][a-z]+[ \t](?:to|at|by)?[ \t]?[^,;.0-9]{0,16}$", re.IGNORECASE)
_LONGEST = 150


def complete(text: str, sentence: int, findings: Sequence[Finding]) -> None:
    """Complete the ``findings`` of the sentence that begins at ``sentence``: names, deeds and units."""
    before: Finding | None = None
    for finding in findings:
        if finding.bound in ("relative", "qualitative"):
            continue
        if before is not None and not finding.subject.known:
            _as_figure(text, finding, before)
            _its_share(text, finding, before)
        if finding.unit == "%" and finding.measure == "ratio" and (not finding.subject.known or _is_amount(text, finding)):
            _share(text, sentence, finding)
        elif not finding.subject.known:
            _deed(text, sentence, finding, before)
        _kind_of_capacity(text, sentence, finding)
        if finding.counted and not finding.subject.known:
            # 120 |projects with a combined investment| of 86 billion yuan: how big they are is no part of their name
            _rename(finding, WITH_A_TOTAL.sub("", finding.subject.indicator))
        if finding.unit == "count" and _PERSONS.search(finding.subject.indicator) and not finding.subject.known:
            finding.unit = "persons"  # a population of so many
        elif finding.unit == "count" and finding.subject.indicator.lower() == "other:chinese":
            finding.unit = "persons"
        before = finding


# installed capacity |of renewable power| exceeded; outdated capacity of 27 million tons |of steel
_OF_KIND = re.compile(
    r"[ \t]of[ \t](?!the[ \t]|our[ \t]|its[ \t]|all[ \t]|this[ \t]|these[ \t]|about[ \t]|over[ \t]|around[ \t]|more[ \t]|nearly[ \t]|at[ \t])(?P<kind>[a-z][a-z-]*(?:[ \t](?!has|have|had|will|is|was|are|were|should|reached|exceeded|stood|rose|grew|hit|to|at|by|in|on)[a-z][a-z-]*){0,4})(?=[ \t](?:has|have|had|will|is|was|are|were|should|reached|exceeded|exceeds|stood|rose|grew|hit|to|at|by|topped|surpassed|increased|totaled)(?![a-z]))"
)
_VERB = 12  # characters of the verb that a value begins with: exceeded
_OF_WHAT = re.compile(r"[ \t]of[ \t](?P<kind>[a-z]+(?:[ \t]and[ \t][a-z]+)?)(?=[,;.]|[ \t]and[ \t][0-9])")


def _kind_of_capacity(text: str, sentence: int, finding: Finding) -> None:
    """Of what a capacity is, where that stands behind its name or behind its number."""
    printed = text[finding.subject.start : finding.subject.end].lower()
    if not printed.endswith("capacity"):
        return
    behind = (
        _OF_KIND.match(text, finding.subject.end, finding.printed_start + _VERB) if finding.subject.end <= finding.printed_start else None
    )
    if behind is not None and finding.subject.indicator.lower().endswith(("capacity", "power_capacity")):
        _rename(finding, f"other:{' '.join((text[finding.subject.start : finding.subject.end] + behind[0]).split())}")
        return
    what = _OF_WHAT.match(text, finding.printed_end) if finding.unit in _WEIGHTS and printed.endswith("production capacity") else None
    closing = opens_with(text, max(sentence, finding.subject.start - _NEAR), finding.subject.start) if what is not None else ""
    if what is not None and closing and finding.measure == "level":
        _rename(finding, f"other:{what['kind']} production capacity")
        finding.action, finding.counted, finding.end = closing, True, max(finding.end, what.end())


def _is_amount(text: str, finding: Finding) -> bool:
    """A name of the vocabulary that is told in amounts and never as a share: power generation."""
    known = vocabulary().get(finding.subject.indicator)
    if known is None or known.level_unit == "%" or known.shares:
        return False
    return "ratio" not in known.measures or known.is_apart(text[finding.subject.start : finding.subject.end])


def _share(text: str, sentence: int, finding: Finding) -> None:
    """What was done to a share of something, or the whole that something is a share of."""
    whole = _WHOLE.match(text, finding.printed_end)
    if whole and _ACCOUNTS.search(text, max(sentence, finding.printed_start - _NEAR), finding.printed_start):
        if finding.subject.known:
            _rename(finding, f"other:{' '.join(text[finding.subject.start : finding.subject.end].split())}")
        name, of = finding.subject.indicator.removeprefix("other:").lower(), whole["of"].lower()
        if " share of " not in name and of not in name and name not in of:
            _rename(finding, f"{finding.subject.indicator} as a share of {' '.join(whole['of'].split())}")
            finding.end = max(finding.end, whole.end())
        return
    if not finding.subject.known and not finding.action and finding.printed_end <= finding.subject.start:
        done = _DONE.match(text, finding.subject.end, min(len(text), finding.subject.end + _REACH))
        reached = None if done else _DONE_IN.search(text, max(sentence, finding.printed_start - _NEAR), finding.printed_start)
        went = _WENT_TO.match(text, finding.subject.end, min(len(text), finding.subject.end + _REACH))
        if went:
            finding.action = " ".join(went["deed"].lower().split())
        elif done:
            finding.action = done["verb"].lower()
        elif part := _PARTICIPLE.match(text, finding.subject.end, min(len(text), finding.subject.end + _REACH)):
            finding.action = " ".join(part["deed"].lower().split())  # seen 80 percent of the land |covered by this reform
        elif reached:  # was applied in |70% of county schools
            what = _WHAT_WAS.search(text, max(sentence, reached.start() - _NEAR), reached.start("deed"))
            said = f"{what['what']} {reached['deed']}" if what is not None else reached["deed"]
            finding.action, finding.start = " ".join(said.lower().split()), min(finding.start, (what or reached).start())


def _deed(text: str, sentence: int, finding: Finding, before: Finding | None) -> None:
    """Whom a deed reaches, the deed that a list shares, and of what a capacity is."""
    floor = max(sentence, finding.printed_start - _NEAR)
    if not finding.own_subject and before is not None and before.subject.indicator == finding.subject.indicator:
        finding.action = finding.action or before.action  # 13 million cars were sold, an increase of |46 percent
        return
    if not finding.counted:
        return
    if finding.unit in _WEIGHTS or (before is not None and before.subject.indicator.endswith("capacity") and finding.unit == "count"):
        begin = max(sentence, finding.printed_start - _LIST)
        capacities = _CAPACITY.finditer(text, begin, finding.printed_start)
        opens = next((one for one in reversed(list(capacities)) if _CLOSING.search(text, begin, one.start())), None)
        named = finding.subject.indicator.lower()
        if opens and "capacity" not in named and "plants" not in named:
            _rename(finding, f"{finding.subject.indicator} production capacity")
            finding.action = finding.action or opens_with(text, begin, opens.start())
    if finding.action:
        at = floor + text[floor : finding.printed_start].lower().rfind(finding.action)
        told = _OBJECT.fullmatch(text, at + len(finding.action), finding.printed_start) if at >= floor else None
        if told and not _NO_OBJECT.search(told["object"]):
            finding.action = " ".join((finding.action + told["object"]).split())
            finding.start = min(finding.start, at)
        return
    covers = _COVERS.search(text, floor, finding.printed_start)
    if covers:
        finding.action, finding.start = covers["verb"].lower(), min(finding.start, covers.start())
    elif (
        before is not None
        and before.counted
        and before.action
        and _INCLUDED.fullmatch(text, max(before.end, before.printed_end, before.subject.end), finding.printed_start)
    ):
        finding.action = before.action  # 190,000 km of roads were built, including |28,000 km of expressways
    elif (
        before is not None
        and before.measure == "ratio"
        and before.unit == "%"
        and _LIST_MARK.fullmatch(text, max(before.end, before.printed_end, before.subject.end), finding.printed_start)
        and (shared := _COVERS.search(text, max(sentence, before.printed_start - _NEAR), before.printed_start)) is not None
    ):
        finding.action = shared["verb"].lower()  # covers 86% of counties and |7 million villagers
    elif before is not None and before.counted and before.action and before.action not in _SEEN and before.measure == finding.measure:
        end = max(before.end, before.printed_end, before.subject.end)
        if end < finding.printed_start and _LIST_MARK.fullmatch(text, end, finding.printed_start):
            finding.action = before.action  # build 18 clinics, |7 hospitals and 5 schools


def opens_with(text: str, start: int, end: int) -> str:
    """The last word of closing in ``text[start:end]``: what was done to a capacity."""
    last = next(reversed(list(_CLOSING.finditer(text, start, end))), None)
    return last[0].lower() if last is not None else ""


def _as_figure(text: str, finding: Finding, before: Finding) -> None:
    """Loans increased by 17 percent, with the figure climbing to |30 percent for savings banks: of what was told before."""
    if finding.unit != before.unit or finding.printed_end > finding.subject.start:
        return
    if _FIGURE.search(text, before.printed_end, finding.printed_start) is None:
        return
    link = " ".join(text[finding.printed_end : finding.subject.start].split())
    name = before.subject.indicator if not before.subject.known else f"other:{text[before.subject.start : before.subject.end]}"
    _rename(finding, f"{' '.join(name.split())} {link} {finding.subject.indicator.removeprefix('other:')}")
    finding.measure = before.measure


_ITS = re.compile(r"(?<![A-Za-z])(?:its|their)[ \t]+$", re.IGNORECASE)
_SHARE_WORD = re.compile(r"other:(?:share|proportion|percentage|weight|contribution)[ ](?:in|of|to)[ ]")


def _its_share(text: str, finding: Finding, before: Finding) -> None:
    """Services will expand by 6 percent, and |their share in GDP| will rise: of what was told before."""
    if _SHARE_WORD.match(finding.subject.indicator) is None or not _ITS.search(
        text, max(0, finding.subject.start - 7), finding.subject.start
    ):
        return
    whose = before.subject.indicator.removeprefix("other:")
    whose = " ".join(text[before.subject.start : before.subject.end].split()) if before.subject.known else whose
    head, link, of = finding.subject.indicator.removeprefix("other:").split(" ", 2)
    _rename(finding, f"other:{head} of {whose} {'in' if link == 'of' else link} {of}")


def _rename(finding: Finding, indicator: str) -> None:
    if len(indicator) <= _LONGEST:
        finding.subject = replace(finding.subject, indicator=indicator, known=False)
